"""Sentences matched by patterns kept as data: words in order, with places for the parties that the reports name.

A reading and patterns go in, `Match`es come out, each with the entities in its places and the words it covers. A
pattern is words with blanks between: `a|b` is either, `[a]` may be missing, `*` is one to eight words, `{who}` or
`{whose}` a person, state or body, `{state}` a state, `{body}` a body, `{what}` up to 24 words to the end of the phrase,
`{number}` a number.
Knows no parse, and nothing of what a pattern tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sanudo.article.types import Span
from sanudo.language.gazetteer.known import capital_of
from sanudo.language.gazetteer.states import states
from sanudo.reading.types import Entity, Reading

_LONGEST = 1500  # characters of a sentence; longer ones are lists and tables
_PLACE = re.compile(r"\{(whose|who|state|body|what)(\d?)\}")
_WHAT = r"(?P<what{n}>(?:(?:[^\s,.;:⟦]|[.,](?=\d))+|⟦\d+[a-z]+⟧)(?:[’'\"]?\s(?:[^\s.;:]|[.:](?=\d))+){{0,23}})"
_PARTY = r"⟦(?P<{kind}{n}>\d+)[{sorts}]⟧,?"
_SORTS = {"who": "psb", "whose": "psb", "state": "s", "body": "b"}


_Namings = list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Match:
    """`places` maps "who", "body" ... to an entity of the reading, `words` "what" to a span, `span` covers it all."""

    sentence: Span
    span: Span
    places: dict[str, int]
    words: dict[str, Span]
    row: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Slotted:
    """A sentence with its namings as places: `offsets[i]` is where character `i` stands in the article."""

    text: str
    offsets: tuple[int, ...]
    entities: tuple[int, ...]


def find_matches(reading: Reading, rows: Iterable[tuple[str, ...]]) -> Iterator[Match]:
    """The matches of patterns (the first cell of each row) in a reading, sentence by sentence, each row once in one."""
    compiled = [(compiled_pattern(row[0]), row) for row in rows]
    namings = _namings(reading)
    for sentence in reading.sentences:
        if sentence.span.end - sentence.span.start > _LONGEST:
            continue
        slotted = _slotted(reading, sentence.span, namings)
        for pattern, row in compiled:
            found = pattern.search(slotted.text)
            if found:
                yield _match(slotted, found, sentence.span, row)


@lru_cache(maxsize=2048)
def compiled_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern as a regular expression over slotted, lower-case text. Gaps are short, so matching stays linear."""
    parts: list[str] = []
    begun = False
    for word in pattern.split():
        optional = word.startswith("[") and word.endswith("]")
        one = _one(word[1:-1] if optional else word)
        one = rf"\s+{one}" if begun else rf"{one}\s+" if optional else one
        parts.append(f"(?:{one})?" if optional else one)
        begun = begun or not optional
    return re.compile(r"(?<![\w⟧])" + "".join(parts) + r"(?!\w)")


def _one(word: str) -> str:
    if word == "*":
        return r"(?:[^\s.;:]+\s+){0,7}?(?:[^\s.;:]+)"
    if word == "{number}":
        return r"[\"“‘']?\d[\d,]*[\"”’']?"
    if _PLACE.search(word):
        pieces = _PLACE.split(word)  # text, kind, number, text, ...
        body = re.escape(pieces[0])
        for kind, n, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            slot = _WHAT if kind == "what" else _PARTY
            body += slot.format(kind=kind, n=n, sorts=_SORTS.get(kind)) + re.escape(after)
        return body
    return r"[\"“‘']?(?:" + "|".join(re.escape(each) for each in word.split("|")) + r")[\"”’',]?"


def _slotted(reading: Reading, sentence: Span, namings: _Namings) -> _Slotted:
    text = reading.article.text
    letters: list[str] = []
    offsets: list[int] = []
    entities: list[int] = []
    at = sentence.start
    for start, last, entity in namings[
        bisect_left(namings, sentence.start, key=_start) : bisect_left(namings, sentence.end, key=_start)
    ]:
        span = Span(start, -last)
        if span.start < at or span.end > sentence.end:
            continue
        _add(letters, offsets, text[at : span.start].lower(), at)
        place = f"⟦{len(entities)}{_sort(reading.entities[entity])}⟧"
        letters.append(place)
        offsets += [span.start] * (len(place) - 1) + [span.end - 1]
        entities.append(entity)
        at = span.end
    _add(letters, offsets, text[at : sentence.end].lower(), at)
    return _Slotted("".join(letters).replace("’", "'"), (*offsets, sentence.end), tuple(entities))


def _add(letters: list[str], offsets: list[int], lower: str, at: int) -> None:
    letters.append(lower)
    offsets += range(at, at + len(lower))


def _namings(reading: Reading) -> _Namings:
    """The namings of entities as (start, end below zero, entity), the outermost first where they overlap."""
    return sorted(
        (mention.span.start, -mention.span.end, mention.entity)
        for mention in reading.mentions
        if mention.entity is not None and mention.entity < len(reading.entities)
    )


def _start(naming: tuple[int, int, int]) -> int:
    return naming[0]


def _sort(entity: Entity) -> str:
    if state_of(entity):
        return "s"
    return "b" if entity.kind == "ORG" else "p" if entity.kind in ("PERSON", "NORP") else "x"


def state_of(entity: Entity) -> str | None:
    """The key of the state that a name of a place or people stands for; a capital stands for its state."""
    if entity.key in states():
        return entity.key
    if entity.kind == "LOC" and (entity.key or "").startswith("city:"):
        return capital_of(entity.name)
    return entity.country if entity.kind == "NORP" and entity.country in states() else None


def words_of(reading: Reading, span: Span) -> str:
    """The words of a span with every naming of a state or body as its entity's number, for comparing contents."""
    slotted = _slotted(reading, span, _namings(reading))
    return re.sub(r"⟦(\d+)[a-z]⟧", lambda found: f" entity{slotted.entities[int(found[1])]} ", slotted.text)


def _match(slotted: _Slotted, found: re.Match[str], sentence: Span, row: tuple[str, ...]) -> Match:
    def span(start: int, end: int) -> Span:
        return Span(slotted.offsets[start], slotted.offsets[end - 1] + 1)

    places = {
        name: slotted.entities[int(value)]
        for name, value in found.groupdict().items()
        if value is not None and not name.startswith("what")
    }
    words = {name: span(*found.span(name)) for name in found.groupdict() if name.startswith("what") and found[name]}
    return Match(sentence, span(*found.span()), places, words, row)
