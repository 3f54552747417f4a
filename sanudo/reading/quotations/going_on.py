"""Who goes on speaking: "he" and "she" after somebody who spoke just before, and the day of what is said next.

The quotations of a report in order of the text go in and come out. Coreference links pronouns by all that is told of
people; beside a word of saying, the last one who spoke is likelier than one who is only spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.own_days import is_of_then, verb_of
from sanudo.reading.quotations.ground import Ground
from sanudo.reading.quotations.told_again import told_again
from sanudo.reading.types import Quotation, TimeExpression

NEXT = 1  # paragraphs over which a speaker, or a speaker's day, is carried on
NAMED_WITH = 60  # characters before a name in which what its bearer is stands
SOON = 3  # quotations after which an unnamed speaker is named
_SOMEBODY = re.compile(r"[Aa]n? ([a-z]+)\b")
_AGED = re.compile(r"[Tt]he \d+-year-old\b")
_ROLE = re.compile(r"[Tt]he ([A-Z][\w-]+) ([a-z][\w -]*)")
_HIGHER = re.compile(r"(?:prime|deputy|vice)\b", re.IGNORECASE)
_LEAD = re.compile(r"[.;:!?\n\"“”]|\band\b|\bwith\b|\bby\b")
_CERTAIN = 0.97  # how probable whom "he" means
_SEX = {"he": "m", "she": "f"}


def going_on(told: Sequence[Quotation], ground: Ground, times: Sequence[TimeExpression] = ()) -> list[Quotation]:
    """The quotations with speakers and days carried on."""
    return _days(told_again(_named_later(_speakers(told, ground), ground), ground), ground, times)


def _named_later(told: Sequence[Quotation], ground: Ground) -> list[Quotation]:
    """ "A spokesman for the palace" is who soon after is "the spokesman, Ivo Sand"."""
    found = list(told)
    for place, quotation in enumerate(told):
        begun = _SOMEBODY.match(quotation.speaker_span.of(ground.text)) if quotation.speaker_span else None
        if begun is None or _is_person(ground, quotation):
            continue
        for other in told[place + 1 : place + 1 + SOON]:
            words = other.speaker_span.of(ground.text) if other.speaker_span else ""
            if re.match(rf"[Tt]he {begun[1]}, [A-Z]", words) and _is_person(ground, other):
                found[place] = replace(quotation, speaker=other.speaker, speaker_name=other.speaker_name)
                break
    return found


def _is_person(ground: Ground, quotation: Quotation) -> bool:
    if quotation.speaker is None:
        return False
    one = ground.index.entities[quotation.speaker]
    return one.kind == "PERSON" and any(mention.form == "name" for mention in one.mentions)


def _speakers(told: Sequence[Quotation], ground: Ground) -> list[Quotation]:
    said = [span for quotation in told for span in quotation.spans]
    found: list[Quotation] = []
    last: Quotation | None = None
    for quotation in told:
        span = quotation.speaker_span
        sex = _SEX.get(span.of(ground.text).lower()) if span else None
        if span and sex and quotation.part == "paragraph":
            quotation = _resolved(quotation, span, sex, last, said, ground)
        elif span and quotation.speaker is not None:
            quotation = _by_office(quotation, span, quotation.speaker, ground)
            quotation = _by_nation(quotation, span, ground)
        elif span and last and _AGED.match(span.of(ground.text)):
            quotation = _aged(quotation, span, last, ground)
        found.append(quotation)
        if quotation.speaker is not None and ground.index.entities[quotation.speaker].kind == "PERSON":
            last = quotation
    return found


def _resolved(
    quotation: Quotation, span: Span, sex: str, last: Quotation | None, said: Sequence[Span], ground: Ground
) -> Quotation:
    """The speaker before, where the one that coreference has cannot be or was named less lately outside all words; not
    where coreference is next to certain."""
    if any(m.span == span and m.entity == quotation.speaker and m.sure >= _CERTAIN for m in ground.index.within(span)):
        return quotation
    wrong = quotation.speaker is None or not _may_be(ground, quotation.speaker, sex)
    if last and last.speaker is not None and last.speaker_span and last.speaker_span.end <= span.start:
        gap = ground.block_at(span.start) - ground.block_at(last.speaker_span.start)
        named = -1 if quotation.speaker is None else _last_named(ground, quotation.speaker, span.start, said)
        near = gap <= (NEXT if named >= 0 else NEXT + 1) and _may_be(ground, last.speaker, sex)
        if near and (wrong or named < last.speaker_span.start):
            return replace(quotation, speaker=last.speaker, speaker_name=last.speaker_name)
    return replace(quotation, speaker=None, speaker_name=None) if wrong or _unnamed(ground, quotation) else quotation


def _unnamed(ground: Ground, quotation: Quotation) -> bool:
    """Whether only a headline names who "he" is taken for: the report begins with somebody else, named further on."""
    one, at = ground.index.entities[quotation.speaker or 0], quotation.spans[0].start
    named = {
        ground.part_at(mention.span.start)
        for mention in one.mentions
        if mention.form != "pronoun" and (mention.span.start < at or quotation.speaker_span == mention.span)
    }
    return "paragraph" not in named and "headline" in named


def _by_office(quotation: Quotation, span: Span, number: int, ground: Ground) -> Quotation:
    """ "The minister" is the one person before whose office is just that, rather than a deputy prime minister."""
    words = span.of(ground.text).split()
    if len(words) < 2 or words[0].lower() != "the" or words[1:] == ["same"]:
        return quotation
    title = " ".join(words[1:]).casefold()
    longer = any(role.title.casefold().endswith(" " + title) for role in ground.index.entities[number].roles)
    if longer and not _holds(ground, number, title):
        others = [
            n
            for n, one in enumerate(ground.index.entities)
            if n != number and _holds(ground, n, title) and any(m.span.end < span.start for m in one.mentions)
        ]
        if len(others) == 1:
            return replace(quotation, speaker=others[0], speaker_name=ground.index.entities[others[0]].name)
    return quotation


def _by_nation(quotation: Quotation, span: Span, ground: Ground) -> Quotation:
    """ "The Polish minister" is the one person before who was named with that word, not one who never was."""
    words = _ROLE.fullmatch(span.of(ground.text))
    if not words or quotation.speaker is None or not any(m.kind == "NORP" for m in ground.index.within(span)):
        return quotation
    fits = [
        number
        for number, one in enumerate(ground.index.entities)
        if one.kind == "PERSON"
        and _named_with(ground, number, words[1], span.start)
        and not any(_HIGHER.match(role.title) and not _HIGHER.match(words[2]) for role in one.roles)
    ]
    if len(fits) != 1 or quotation.speaker in fits:
        return quotation
    return replace(quotation, speaker=fits[0], speaker_name=ground.index.entities[fits[0]].name)


def _named_with(ground: Ground, number: int, word: str, before: int) -> bool:
    """Whether a word stands right before somebody's name: "her Polish colleague, Jan Wolski"."""
    for mention in ground.index.entities[number].mentions:
        if mention.form == "name" and mention.span.end < before:
            start = max(0, mention.span.start - NAMED_WITH)
            lead = _LEAD.split(ground.text[start : mention.span.start])[-1]
            if word in lead.split():
                return True
    return False


def _aged(quotation: Quotation, span: Span, last: Quotation, ground: Ground) -> Quotation:
    """ "The 54-year-old" is who spoke just before, told otherwise for a change."""
    if last.speaker_span is None or last.speaker_span.end > span.start:
        return quotation
    gap = ground.block_at(span.start) - ground.block_at(last.speaker_span.start)
    return replace(quotation, speaker=last.speaker, speaker_name=last.speaker_name) if gap <= NEXT + 1 else quotation


def _holds(ground: Ground, number: int, title: str) -> bool:
    one = ground.index.entities[number]
    return one.kind == "PERSON" and any(role.title.casefold() == title and not role.former for role in one.roles)


def _may_be(ground: Ground, number: int, sex: str) -> bool:
    one = ground.index.entities[number]
    return one.kind == "PERSON" and (one.gender or sex)[0] == sex


def _last_named(ground: Ground, number: int, before: int, said: Sequence[Span]) -> int:
    """Where somebody was last named, by name or role, before a place and outside all that is said; -1 nowhere."""
    places = [
        mention.span.start
        for mention in ground.index.entities[number].mentions
        if mention.span.start < before and mention.form != "pronoun"
    ]
    outside = (at for at in sorted(places, reverse=True) if not any(span.start <= at < span.end for span in said))
    return next(outside, -1)


def _days(told: Sequence[Quotation], ground: Ground, times: Sequence[TimeExpression]) -> list[Quotation]:
    """Who goes on speaking in the next paragraph still speaks on the same day, unless another day is named."""
    found: list[Quotation] = []
    last: dict[int, tuple[int, str]] = {}
    for quotation in told:
        block = ground.block_at(quotation.spans[0].start)
        if quotation.speaker is not None and quotation.part == "paragraph":
            if quotation.date:
                last[quotation.speaker] = (block, quotation.date)
            elif (
                quotation.speaker in last
                and block - last[quotation.speaker][0] <= NEXT
                and _is_of_then(quotation, ground, times, last[quotation.speaker][1])
            ):
                day = last[quotation.speaker][1]
                quotation = replace(quotation, date=day, date_basis="said by the same speaker just before")
                last[quotation.speaker or 0] = (block, day)
        found.append(quotation)
    return found


def _is_of_then(quotation: Quotation, ground: Ground, times: Sequence[TimeExpression], day: str) -> bool:
    """Whether what somebody says next is told as of the same day: its sentence tells no other, and its cue is no
    "has said" and no "says" or "will say" after a day gone by."""
    at = quotation.cue or quotation.spans[0]
    sentence = next((s for s in ground.tree.parsed.sentences if s.start <= at.start < s.end), None)
    if sentence is None:
        return False
    said = quotation.spans
    if any(
        sentence.start <= time.span.start < sentence.end
        and time.kind in ("DATE", "TIME")
        and time.value[:10] != day[:10]
        and not any(span.start <= time.span.start < span.end for span in said)
        for time in times
    ):
        return False
    if quotation.cue is None:
        return True
    return is_of_then(ground.tree, verb_of(ground.tree, quotation.cue), sentence, said)
