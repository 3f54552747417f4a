"""What the quotation head saw of a report, laid out by token, and where blocks, sentences and marks begin and end.

The ways of proposing contents (proposals.py) and of weighing them (features.py) share it. Ranges are pairs of tokens,
first and last, both inside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from operator import add

from sanudo.article.types import Span
from sanudo.language.types import Token
from sanudo.reading.cues import reports_quotes
from sanudo.reading.marks import Marked, speaks
from sanudo.reading.quotations.ground import Ground

Range = tuple[int, int]
LOOSE = 0.2  # a token that is a content so probably may be one
OWN_CUE = 0.7  # a word so likely a cue makes its sentence another quotation's
BEHIND = 5  # tokens behind a sentence in marks in which its word of saying stands
_GOES_ON = frozenset((",", "?", "!", "—", "--", "-"))  # ends of words in marks behind which a sentence may go on
_APART = frozenset((":", "—", "--", "-", "–"))  # what sets a sentence in marks apart from the one before it
_JOINING = frozenset(("and", "but", "or", "who", "which", "while", "as", "after", "when", "because", "although"))
_NAMES_SPEAKER = frozenset(("ADV", "PRON", "PROPN", "DET", "NOUN", "ADJ", "AUX"))
ENDS = frozenset((".", "!", "?", "...", "…"))


@dataclass(frozen=True, slots=True)
class Field:
    """By token: the probabilities of cue, source, content and of a content's beginning; sums of the content's log odds
    (and of its probability) before each token; its block; the range of its sentence. `marks` are the marked words that
    are no scare quotes, as ranges with their marks, `marked` how many tokens stand in them before each token.
    `apart` are the first tokens of sentences in marks behind a colon or dash, each with the word of saying behind it.
    `contents`, `cues` and `sources` are the runs of the likeliest label, `loose` of what may be a content."""

    ground: Ground
    cue: tuple[float, ...]
    source: tuple[float, ...]
    content: tuple[float, ...]
    begins: tuple[float, ...]
    summed: tuple[float, ...]
    likely: tuple[float, ...]
    block: tuple[int, ...]
    sentence: tuple[Range, ...]
    marks: tuple[Range, ...]
    marked: tuple[int, ...]
    apart: Mapping[int, int]
    contents: tuple[Range, ...]
    content_ends: tuple[int, ...]
    content_starts: tuple[int, ...]
    loose: tuple[Range, ...]
    loose_starts: tuple[int, ...]
    cues: tuple[Range, ...]
    sources: tuple[Range, ...]

    def odds(self, first: int, last: int) -> float:
        """The summed log odds of content in a range."""
        return self.summed[last + 1] - self.summed[first]

    def share(self, first: int, last: int) -> float:
        """The mean probability of content in a range."""
        return (self.likely[last + 1] - self.likely[first]) / (last + 1 - first)


def field_of(ground: Ground) -> Field:
    """The field of a report whose parse has the head's probabilities."""
    parsed = ground.tree.parsed
    _, *columns = zip(*parsed.likely, strict=True)  # the beginning and the inside of cue, source and content
    cue, source, content = (tuple(map(add, *columns[at : at + 2])) for at in (0, 2, 4))
    block = _blocks(ground, parsed.tokens)
    marks = _marks(ground)
    opens = {first for first, _ in marks}
    apart = {first: verb for first, last in marks if (verb := _said_behind(ground, first, last)) is not None}
    inside = {i for first, last in marks for i in range(first, last + 1)}
    labels = [label[2:] for label in parsed.quotation]
    sentence = _sentences(parsed.tokens)
    said = _reporting(sentence, cue)
    fresh = [
        i in apart
        or (
            i > 0
            and ground.tree.lower[i - 1] in ENDS
            and (i in opens or (i not in inside and sentence[i][0] == i and said[i]))
        )
        for i in range(len(labels))
    ]
    contents = _runs([label == "CONTENT" for label in labels], 1, block, fresh)
    loose = _runs([p > LOOSE for p in content], 2, block, fresh)
    return Field(
        ground,
        cue=cue,
        source=source,
        content=content,
        begins=columns[4],
        summed=(0.0, *accumulate(log(p / (1 - p)) for p in (min(0.99, max(0.01, p)) for p in content))),
        likely=(0.0, *accumulate(content)),
        block=block,
        sentence=sentence,
        marks=tuple(marks),
        marked=(0, *accumulate(int(i in inside) for i in range(len(labels)))),
        apart=apart,
        contents=contents,
        content_ends=tuple(last for _, last in contents),
        content_starts=tuple(first for first, _ in contents),
        loose=loose,
        loose_starts=tuple(first for first, _ in loose),
        cues=_runs([label == "CUE" for label in labels], 1, block, fresh),
        sources=_runs([label == "SOURCE" for label in labels], 1, block, fresh),
    )


def _marks(ground: Ground) -> list[Range]:
    """The marked words that are no scare quotes; of who goes on speaking in the next paragraph, both are one."""
    found: list[Range] = []
    before: Marked | None = None
    for marked in ground.marked:
        tokens = None if ground.is_scare(marked) else tokens_of(ground, marked.span)
        if tokens is None:
            continue
        if before and found[-1][1] + 1 == tokens[0] and _goes_on(ground, before, marked):
            found[-1] = (found[-1][0], tokens[1])
        else:
            found.append(tokens)
        before = marked
    return found


def _goes_on(ground: Ground, before: Marked, marked: Marked) -> bool:
    """Whether somebody speaks in marked words, and in a whole next paragraph; a copied report speaks seldom."""
    alone = not ground.text[marked.span.end : ground.blocks[marked.paragraph].end].strip()
    return marked.continues and alone and speaks(ground.text, before.inner) and speaks(ground.text, marked.inner)


def _said_behind(ground: Ground, first: int, last: int) -> int | None:
    """The word of saying, with its subject, right behind a sentence in marks that a colon or a dash sets apart."""
    tree = ground.tree
    if last - first < 2 or tree.lower[last - 1] not in _GOES_ON:
        return None
    if not first or tree.lower[first - 1] not in _APART or not tree.parsed.word(first + 1)[:1].isupper():
        return None
    for at in range(last + 1, min(last + 1 + BEHIND, len(tree.lower))):
        token = tree.token(at)
        if token.pos == "VERB":
            return at if reports_quotes(token.lemma.lower()) else None
        if token.pos not in _NAMES_SPEAKER or tree.lower[at] in _JOINING:
            return None
    return None


def _blocks(ground: Ground, tokens: Sequence[Token]) -> tuple[int, ...]:
    """The number of the block of each token, -1 for none."""
    found: list[int] = []
    number = start = end = -1
    for token in tokens:
        if not start <= token.start < end:
            number = ground.block_at(token.start)
            after = ground.starts[number + 1 : number + 2] if number >= 0 else ()
            start, end = (token.start, min((ground.blocks[number].end, *after))) if number >= 0 else (-1, -1)
        found.append(number)
    return tuple(found)


def _reporting(sentence: Sequence[Range], cue: Sequence[float]) -> list[bool]:
    """Whether the sentence of each token has a cue of its own: what it says is not the sentence's before."""
    found: list[bool] = []
    while len(found) < len(sentence):
        first, last = sentence[len(found)]
        found += [max(cue[first : last + 1]) > OWN_CUE] * (last + 1 - first)
    return found


def tokens_of(ground: Ground, span: Span) -> Range | None:
    """The tokens that a span touches."""
    starts = ground.tree.starts
    first = bisect_right(starts, span.start) - 1
    if first < 0 or ground.tree.token(first).end <= span.start:
        first += 1
    last = bisect_left(starts, span.end) - 1
    return (first, last) if first <= last else None


def _sentences(tokens: Sequence[Token]) -> tuple[Range, ...]:
    found: list[Range] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and tokens[end].sentence == tokens[at].sentence:
            end += 1
        found += [(at, end - 1)] * (end - at)
        at = end
    return tuple(found)


def _runs(yes: list[bool], gap: int, block: tuple[int, ...], fresh: list[bool]) -> tuple[Range, ...]:
    """Runs of tokens; one goes on over `gap` others, never into another block or into marks after a sentence's end."""
    runs: list[Range] = []
    for index, here in enumerate(yes):
        if not here:
            continue
        if runs and index - runs[-1][1] - 1 <= gap and not fresh[index] and block[runs[-1][1]] == block[index]:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return tuple(runs)
