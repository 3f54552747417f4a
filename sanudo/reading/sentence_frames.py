"""Sentences of a report in, marks out that speak for whether each can be told by itself, whose judgement it is, and
how much it is worth among the others; a network weighs them (language/moments.py)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.language.types import Token
from sanudo.reading.tree import Tree
from sanudo.reading.types import Mention, Reading

_PERSONAL = frozenset(("he", "she", "they", "him", "her", "them", "his", "hers", "their", "theirs", "it", "its"))
_FIRST = frozenset(("i", "we", "me", "us", "my", "our", "you", "your"))
_POINTING = frozenset(("this", "that", "these", "those", "there", "here", "such", "so", "then"))
_JOINING = frozenset(("also", "but", "and", "or", "so", "yet", "however", "still", "meanwhile", "instead", "too")) | {
    *("another", "other", "others")
}
_FULL = re.compile(r"[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]+ ?)+")
_STEPS = (0, 1, 2, 3, 4, 6, 9, 13, 21, 31)
_WORDS = (0, 4, 7, 11, 16, 22, 30, 40)


@dataclass(frozen=True, slots=True)
class Framed:
    """A sentence: its first token and the one behind its last, and its marks."""

    first: int
    last: int
    marks: tuple[str, ...]


def sentence_frames(tree: Tree, reading: Reading) -> list[Framed]:
    """The sentences of a parse, in order."""
    tokens = tree.parsed.tokens
    places = [token.sentence for token in tokens]
    count = len(tree.parsed.sentences)
    bounds = [(bisect_left(places, n), bisect_left(places, n + 1)) for n in range(count)]
    told = _told(reading)
    known = [_named(tree, reading, span) for span in tree.parsed.sentences]
    quoted = [span for one in reading.quotations if one.kind != "indirect" for span in one.spans]
    found = []
    for n, ((first, last), span) in enumerate(zip(bounds, tree.parsed.sentences, strict=True)):
        marks = [*_shape(tree, tokens[first:last], first, span), *_where(tree, reading, n, count)]
        marks += [*_held(reading, known, n, span), *told.get(n, ()), *_events(reading, span)]
        marks += _quoted(tree.parsed.text, span, quoted)
        found.append(Framed(first, last, tuple(marks)))
    return found


def _shape(tree: Tree, tokens: tuple[Token, ...], offset: int, span: Span) -> list[str]:
    """How it begins and ends, how long it is, its small words, its main verb."""
    text = span.of(tree.parsed.text)
    lower = [tree.lower[offset + n] for n in range(len(tokens))]
    words = [word for word in lower if word[:1].isalnum()]
    marks = [
        f"words {_step(len(words), _WORDS)}",
        f"ends {text.rstrip()[-1:]}",
        f"begins {text[:1] if not text[:1].isalnum() else 'a'}",
    ]
    marks += [f"first {word}" for word in words[:1]] + [f"two {' '.join(words[:2])}", f"three {' '.join(words[:3])}"]
    marks += ["small"] if text[:1].islower() else []
    for name, group in (("personal", _PERSONAL), ("I", _FIRST), ("pointing", _POINTING), ("joining", _JOINING)):
        here = [word for word in lower if word in group]
        marks += [f"{name} {min(3, len(here))}", *(f"has {word}" for word in sorted(set(here)))]
    marks += ["full name"] if _FULL.search(text) else ["no full name"]
    marks += [f"odd marks {text.count(chr(34)) % 2 or text.count('“') != text.count('”')}"]
    for n, token in enumerate(tokens, offset):
        if token.head == n:
            features = tree.features(n)
            marks += [
                f"root {token.lemma.lower()}",
                f"root {token.pos} {features.get('Tense', '')}{features.get('VerbForm', '')}",
            ]
            marks += [f"root has {tree.dep(i)}" for i in tree.children[n]]
            marks += [
                f"root {tree.dep(i)} {tree.lower[i]}"
                for i in tree.children[n]
                if tree.dep(i) in ("aux", "cop", "mark", "advmod")
            ]
            for i in tree.having(n, "nsubj"):
                marks += [f"subject {tree.token(i).pos}", f"subject {tree.token(i).lemma.lower()}"]
                marks += [f"subject's {tree.lower[j]}" for j in tree.having(i, "det", "nmod", "amod")]
                marks += [f"bare {tree.token(i).lemma.lower()}"] if _is_bare(tree, i) else []
        elif token.pos == "NOUN" and _is_bare(tree, n):
            marks += [f"the {token.lemma.lower()}"]
    return marks


def _is_bare(tree: Tree, index: int) -> bool:
    """Whether a noun has "the" and nothing else that tells which: "the plan"."""
    below = tree.children[index]
    the = any(tree.lower[i] in ("the", "this", "that", "these", "those") for i in below)
    return the and not any(tree.dep(i) in ("amod", "compound", "nmod", "acl", "flat", "appos", "nummod") for i in below)


def _where(tree: Tree, reading: Reading, n: int, count: int) -> list[str]:
    """The part it stands in, how far down, and whether it opens a paragraph."""
    span = tree.parsed.sentences[n]
    at = bisect_right(reading.sentences, span.start, key=lambda s: s.span.start) - 1
    part = reading.sentences[at].part if at >= 0 else "none"
    text = tree.parsed.text
    before = text[tree.parsed.sentences[n - 1].end : span.start] if n else "\n"
    opens = "\n" in before
    closes = n + 1 == count or "\n" in text[span.end : tree.parsed.sentences[n + 1].start]
    return [
        f"part {part}",
        f"place {_step(n, _STEPS)}",
        f"share {min(9, 10 * n // max(1, count))}",
        f"to the end {_step(count - n - 1, _STEPS)}",
        f"opens {opens} closes {closes}",
        f"sentences {_step(count, _STEPS)}",
    ]


def _named(tree: Tree, reading: Reading, span: Span) -> list[Mention]:
    first = bisect_left(reading.mentions, span.start, key=lambda m: m.span.start)
    last = bisect_left(reading.mentions, span.end, key=lambda m: m.span.start)
    return list(reading.mentions[first:last])


def _held(reading: Reading, known: list[list[Mention]], n: int, span: Span) -> list[str]:
    """Whether who is meant by a pronoun or a noun is named in it, and whether who is named was named before."""
    here = known[n]
    named = {m.entity for m in here if m.form in ("name", "metonym")}
    marks = [f"names {min(4, len(named))}"]
    leaning = [m for m in here if m.form == "pronoun" and m.entity not in named]
    holding = [m for m in here if m.form == "pronoun" and m.entity in named]
    roles = [m for m in here if m.form == "role" and m.entity not in named]
    marks += [
        f"leaning pronouns {min(2, len(leaning))}",
        f"held pronouns {min(2, len(holding))}",
        f"roles {min(2, len(roles))}",
    ]
    before = {m.entity for m in known[n - 1]} if n else set()
    marks += [f"goes on {bool(before & named)} {bool(leaning)}"]
    shorter = 0
    for mention in here:
        if mention.form == "name" and mention.entity is not None and mention.kind == "PERSON":
            shorter += len(mention.span.of(reading.article.text).split()) < len(
                reading.entities[mention.entity].name.split()
            )
    marks += [f"surnames {min(2, shorter)}"]
    main = sum(len(reading.entities[e].mentions) for e in named if e is not None)
    marks += [f"namings {_step(main, _STEPS)}"]
    return marks


def _told(reading: Reading) -> dict[int, list[str]]:
    """What is said in each sentence, by its number: of which kind, by whom."""
    starts = [one.span.start for one in reading.sentences]
    found: dict[int, list[str]] = {}
    for one in reading.quotations:
        if one.cue is not None:
            n = bisect_right(starts, one.cue.start) - 1
            found.setdefault(n, []).append(f"said {one.kind} {one.speaker is not None}")
        else:
            n = bisect_right(starts, one.spans[0].start) - 1
            found.setdefault(n, []).append(f"said {one.kind} without cue")
    return found


def _events(reading: Reading, span: Span) -> list[str]:
    inside = [e for e in reading.events if span.start <= e.cue.start < span.end]
    times = [t for t in reading.times if span.start <= t.span.start < span.end]
    marks = [f"event {e.type}" for e in inside] + [f"event {e.status}" for e in inside]
    marks += [f"events {min(2, len(inside))}", f"times {min(2, len(times))}"]
    return [*marks, *(f"time {t.kind} {t.rule}" for t in times)]


def _quoted(text: str, span: Span, quoted: list[Span]) -> list[str]:
    inside = sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in quoted)
    return [f"quoted {min(4, 5 * inside // max(1, span.end - span.start))}"]


def _step(number: int, steps: tuple[int, ...]) -> int:
    return steps[max(0, bisect_right(steps, number) - 1)]
