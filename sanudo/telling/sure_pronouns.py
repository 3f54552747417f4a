"""Whether it is sure whom a pronoun means: the reading found it next to certain, or nobody else is named nearer.

A reading and a mention go in. The reading has one answer for each pronoun and tells how probable it is; an account that
puts a name in its place must know that a reader would have no other.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from sanudo.article.types import Span
from sanudo.language.gazetteer.common_nouns import person_noun
from sanudo.language.gazetteer.offices import office
from sanudo.reading.types import Mention, Reading

_SURE, _PLAIN, _PROBABLE = 0.99, 0.97, 0.8  # of judged "he" .97, .96 and .94 from these on are right
_THING = 0.9  # of "it" and "its" .79
_BACK = 3  # sentences
_OPENS = 4  # characters from a sentence's begin in which a pronoun opens it
_NEARLY_OPENS = 12  # ... or behind "However, "
_OF_PEOPLE = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
_WHO = frozenset({"who", "which", "that", "whom", "whose"})


def is_sure(reading: Reading, pronoun: Mention) -> bool:
    """Whether who is meant is next to certain; or probable, and the nearest sentence before that names anybody names
    that one, alone or first."""
    word = pronoun.span.of(reading.article.text).lower()
    if word in _WHO:
        return True
    people = word in _OF_PEOPLE
    if pronoun.entity is None or pronoun.sure < (_PROBABLE if people else _THING):
        return False
    if people and pronoun.sure >= _SURE:
        return True
    starts = [sentence.span.start for sentence in reading.sentences]
    here = bisect_right(starts, pronoun.span.start) - 1
    for n in range(here, max(-1, here - _BACK - 1), -1):
        span = reading.sentences[n].span
        until = pronoun.span.start if n == here else span.end
        named = _named(reading, Span(span.start, until), people)
        if n == here and people and _somebody_else(span.of(reading.article.text)[: until - span.start]):
            return False  # "a shop owner appealed after the court held she ..."
        if named:
            return set(named) == {pronoun.entity} or (n < here and named[0] == pronoun.entity and not people)
    return False


def _somebody_else(before: str) -> bool:
    """Whether the words before a pronoun in its sentence have somebody without a name: "a shop owner", "the judge"."""
    words = [word for word in re.findall(r"[A-Za-z]+", before) if word.islower()]
    nouns = [person_noun(word) for word in words]
    return any(noun is not None and not noun.plural for noun in nouns) or any(office(word) for word in words)


def is_plain(reading: Reading, pronoun: Mention) -> bool:
    """Whether a reader would know whom "he" means: it is all but sure; or it speaks, which was weighed by more; or it
    is probable, opens its sentence, and goes on from the one before, where "he" means the same and nobody is named."""
    if pronoun.entity is None:
        return False
    if is_sure(reading, pronoun) or speaks(reading, pronoun) or pronoun.sure >= _PLAIN:
        return True
    starts = [sentence.span.start for sentence in reading.sentences]
    here = bisect_right(starts, pronoun.span.start) - 1
    if pronoun.sure < _PROBABLE or here < 1 or pronoun.span.start - starts[here] > _OPENS:
        return False
    before = reading.sentences[here - 1].span
    return not _named(reading, before, people=True) and any(
        m.form == "pronoun" and m.entity == pronoun.entity and before.start <= m.span.start < before.end
        for m in reading.mentions
    )


def is_sure_of_others(reading: Reading, pronoun: Mention, speaker: int | None) -> bool:
    """Whether the sentence before somebody's words tells of nobody but the speaker and whom "she" in them means,
    and names that one."""
    starts = [sentence.span.start for sentence in reading.sentences]
    here = bisect_right(starts, pronoun.span.start) - 1
    if here < 1:
        return False
    before = reading.sentences[here - 1].span
    people = [m for m in reading.mentions if before.start <= m.span.start < before.end and m.kind == "PERSON"]
    named = {m.entity for m in people if m.form == "name"}
    return pronoun.entity in named and {m.entity for m in people} - {speaker} == {pronoun.entity}


def goes_on(reading: Reading, pronoun: Mention) -> bool:
    """Whether it is sure whom "he" means, or he opens a sentence, and the sentence before is first of him."""
    starts = [sentence.span.start for sentence in reading.sentences]
    here = bisect_right(starts, pronoun.span.start) - 1
    if here < 1 or pronoun.span.of(reading.article.text).lower() not in ("he", "she"):
        return is_sure(reading, pronoun)
    between = Span(starts[here], pronoun.span.start)
    opens = between.end - between.start <= _NEARLY_OPENS and not _named(reading, between, people=True)
    named = _named(reading, reading.sentences[here - 1].span, people=True)
    return is_sure(reading, pronoun) or (opens and named[:1] == [pronoun.entity])


def speaks(reading: Reading, pronoun: Mention) -> bool:
    """Whether a pronoun is who speaks, as the reading told of the words said."""
    return any(q.speaker_span == pronoun.span and q.speaker == pronoun.entity for q in reading.quotations)


def _named(reading: Reading, span: Span, people: bool) -> list[int]:
    """Who is named, by name or office, in order; who only owns something ("Lima's aide") is somebody not told."""
    text = reading.article.text
    found = [
        m
        for m in reading.mentions
        if span.start <= m.span.start < span.end and m.form != "pronoun" and (m.kind == "PERSON") == people
    ]
    if people and found and all(text[m.span.end : m.span.end + 2] in ("'s", "’s") for m in found):
        return [-1]
    return [m.entity if m.entity is not None else -1 for m in sorted(found, key=lambda m: m.span)]
