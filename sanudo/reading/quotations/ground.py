"""What the ways of finding quotations share about one report: its tree, mentions, paragraphs and quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.article.types import Article, Span
from sanudo.language.types import Parsed
from sanudo.reading.marks import Marked, find_spoken
from sanudo.reading.speakers import MentionIndex, Speaker
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.types import Entity, Mention, Quotation

SCARE_WORDS = 4  # so few words in marks that are no sentence are not a quotation by themselves
_WORD = re.compile(r"\w+")
_JOINING = frozenset({"that", "and", "but", "as"})
_READ = ("headline", "deck", "paragraph", "caption", "pull_quote", "clip")


@dataclass(frozen=True, slots=True)
class Ground:
    """`blocks` are the spans of the readable parts, in order, `kinds` what each is; `marked` the words in marks;
    `copied` the blocks that are passages of other reports, in marks as a whole."""

    text: str
    tree: Tree
    index: MentionIndex
    blocks: tuple[Span, ...]
    kinds: tuple[str, ...]
    starts: tuple[int, ...]
    marked: tuple[Marked, ...]
    copied: frozenset[int] = frozenset()

    def block_at(self, at: int) -> int:
        """The number of the part that holds a character, -1 for none."""
        number = bisect_right(self.starts, at) - 1
        return number if number >= 0 and at < self.blocks[number].end else -1

    def part_at(self, at: int) -> str:
        """The kind of the part that holds a character."""
        number = self.block_at(at)
        return self.kinds[number] if number >= 0 else "paragraph"

    def is_scare(self, marked: Marked) -> bool:
        """Whether words in marks are too few, and no sentence, to be a quotation by themselves."""
        words = marked.inner.of(self.text)
        return len(words.split()) <= SCARE_WORDS and not words.rstrip().endswith((".", "!", "?", ","))

    def marks_near(self, span: Span) -> list[Marked]:
        """The marked words that overlap a span."""
        return [m for m in self.marked if m.span.start < span.end and m.span.end > span.start]

    def kind_of(self, spans: Sequence[Span]) -> str:
        """Direct where all words but a joining one stand in marks, mixed where some do."""
        inside = [m.span for span in spans for m in self.marks_near(span)]
        words = [(m[0], s.start + m.start()) for s in spans for m in _WORD.finditer(s.of(self.text))]
        outside = [word.lower() for word, at in words if not any(s.start <= at < s.end for s in inside)]
        if len(outside) == len(words):
            return "indirect"
        return "direct" if all(word in _JOINING for word in outside) else "mixed"


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation and how it was found: `way` is clause, marks, tags or aside; `head` is the token of its cue and
    `frame` what the cue takes (cues.py)."""

    quotation: Quotation
    way: str
    head: int | None = None
    speaker: Speaker | None = None
    frame: str = "c"


def ground_of(article: Article, parsed: Parsed, mentions: Sequence[Mention], entities: Sequence[Entity]) -> Ground:
    """The shared ground of an article."""
    parts = sorted((part for part in article.parts if part.kind in _READ), key=lambda part: part.span)
    blocks = tuple(part.span for part in parts)
    marked, copied = find_spoken(article.text, blocks)
    return Ground(
        article.text,
        tree_of(parsed),
        MentionIndex(mentions, entities),
        blocks,
        tuple(part.kind for part in parts),
        tuple(block.start for block in blocks),
        tuple(marked),
        copied,
    )


def overlap(a: Span, b: Span) -> int:
    """Characters in both."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def joined(pieces: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Pieces that only spaces and punctuation part are one."""
    found: list[Span] = []
    for piece in sorted(pieces):
        if found and not text[found[-1].end : piece.start].strip(" \t,;:\"'“”‘’-–—()`"):
            found[-1] = Span(found[-1].start, max(found[-1].end, piece.end))
        else:
            found.append(piece)
    return tuple(found)


def snapped(ground: Ground, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Contents at quotation marks run from mark to mark: a parse may lose later sentences, marks do not."""
    widened = []
    for span in spans:
        start, end = span
        for marked in ground.marks_near(span):
            inside = overlap(Span(start, end), marked.span)
            most = inside * 2 > min(end - start, marked.span.end - marked.span.start)
            if most and (start >= marked.span.start - 1 or not ground.is_scare(marked)):
                start, end = min(start, marked.span.start), max(end, marked.span.end)
        widened.append(Span(start, end))
    return joined(widened, ground.text)


def likeness(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Intersection over union of two contents."""
    both = sum(overlap(x, y) for x in a for y in b)
    total = sum(s.end - s.start for s in a) + sum(s.end - s.start for s in b)
    return both / (total - both) if both else 0.0
