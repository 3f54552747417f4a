"""Who spoke by telephone: those whom the words right around a call tell.

A `Reading`, the sentence, the word of the call and those who are thought to take part go in; they come out, or
nobody: whoever listened in, leaked, was told of it or is the call's topic took no part.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.reading.types import Participant, Reading

_WITH = re.compile(r"^(?:\s[\w-]+){0,4}?\s(?:with|to|from|between|among)\s(?:[\w’',-]+\s){0,6}$")
_BETWEEN = re.compile(r"\b(?:between|among)\b")
_OWNER = re.compile(r"^(?:['’]s?)?\s(?:[\w-]+\s){0,4}$")
_THIRD = re.compile(r"(?:his|her|their)\b", re.I)
_MADE = re.compile(
    r"^(?:\s[\w’'-]+){0,4}?\s(?:made|makes|had|has|held|holds|placed|took|takes|received|receives|accept(?:s|ed|ing)?|got|gets|"
    r"to (?:make|have|hold))\b[^.;]{0,40}$"
)
_TOOK = re.compile(
    r"\b(?:accept(?:ed|ing|s)?|t(?:ook|aking)|receiv(?:ed|ing|es)|plac(?:ed|ing)|ma(?:de|king)) an? (?:[\w-]+ ){0,3}$"
)
_IN_IT = re.compile(r"\b(?:in|during|over|on)\s(?:an?|the|their|that|another)\s(?:[\w-]+\s){0,4}$", re.I)
_FRONTED = re.compile(r"(?:\s(?!with\b|to\b|about\b)[\w-]+){0,4},\s(?:[\w’'.-]+\s){0,6}")
_TOLD = re.compile(
    r"^(?:,[^,.;]{0,60},)?\s(?:[\w-]+\s)?(?:told|tells|assured|informed|warned|asked|urged|thanked|congratulated|pressed|"
    r"reminded|reassured|briefed)\s(?:[\w’',.-]+\s){0,6}$"
)
_AND = re.compile(r"(?:,[^.;]{0,60},)?\s(?:and|with)\s(?:[\w’'.,-]+\s){0,6}")
BOTH_DID = (  # what two do in a call: "A and B agreed", "A and B have both pledged"
    r"(?:both\s|also\s|have\s|had\s)?(?:agreed|discussed|spoke|talked|decided|reviewed|reaffirmed|expressed|pledged|"
    r"promised|vowed|resolved|stressed|underlined|exchanged|considered|went over|called for|condemned|welcomed)\b"
)
_BOTH_DID = re.compile(rf"\s{BOTH_DID}")
_THAT = re.compile(r"\s(?:(?:that|which)\s)?(?:[\w’'.-]+\s){0,4}")
_HAD_WITH = re.compile(r"\s(?:\w+\s)?(?:had|has|have|held|made|took)\s(?:[\w’'-]+\s){0,4}?with\s(?:[\w’',.-]+\s){0,6}")
_VERB = re.compile(
    r"(?:(?:tele)?phon(?:es?|ed|ing)(?!\s(?:call|conversation|talk))|rang|rung|called|took|taken|received|made|placed|h[ae]ld|had|sp(?:eak|eaks|oke|oken|eaking)|talked|talking|discuss\w*|contacted|spen[dt])\b",
    re.I,
)


def those_on_the_line(
    reading: Reading, sentence: Span, cue: Span, who: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Those who spoke, or nobody."""
    text = reading.article.text
    there = sorted((one for one in who if _within(one.span, sentence)), key=lambda one: one.span)
    before = [one for one in there if one.span.end <= cue.start]
    behind = [one for one in there if one.span.start >= cue.start]  # "spoke to B by phone"
    if len(behind) > 1 and _BETWEEN.search(text[cue.end : behind[0].span.start]):
        return tuple(behind) if len(behind) == 2 else ()
    if not behind:
        return _both_before(text, cue, before)
    if _VERB.match(cue.of(text)):
        called = _joined(text, behind)
        return (before[-1], *called) if before and _is_subject(reading, before[-1], cue) else ()
    if len(behind) == 2 and _is_relative(text, cue, behind[0], behind[1]):  # "a phone call that A had with B"
        return tuple(behind) if not _is_of_several(reading, sentence, cue, behind[0]) else ()
    if not _WITH.match(text[cue.end : behind[0].span.start]):
        fronted = not before and len(behind) == 2 and _IN_IT.search(text[sentence.start : cue.start])
        return tuple(behind) if fronted and _is_told_in_it(text, cue, behind[0], behind[1]) else ()
    if before:
        return (before[-1], behind[0]) if _is_theirs(reading, sentence, before[-1], cue) else ()
    inside = _IN_IT.search(text[sentence.start : cue.start])
    return (behind[0], behind[1]) if inside and len(behind) == 2 else ()


def _joined(text: str, found: list[Participant]) -> list[Participant]:
    """The first of some, and those joined to it by "and"."""
    kept = found[:1]
    for one in found[1:]:
        if not re.fullmatch(
            r"(?:,|,?\s(?:and|then|later))+\s(?:[\w’',.-]+\s){0,6}", text[kept[-1].span.end : one.span.start]
        ):
            break
        kept.append(one)
    return kept


def _both_before(text: str, cue: Span, before: list[Participant]) -> tuple[Participant, ...]:
    """ "A and B spoke by telephone", "A told B in a call"."""
    if len(before) != 2:
        return ()
    joined = re.fullmatch(
        r"(?:,[^.;]{0,60},)?\s(?:and|with)\s(?:[\w’',-]+\s){0,6}", text[before[0].span.end : before[1].span.start]
    )
    behind = text[before[1].span.end : cue.start]
    near = re.fullmatch(r"(?:,[^.;,]{0,60})?,?\s(?:[\w-]+\s){0,3}", behind)
    told = _TOLD.search(text[before[0].span.end : before[1].span.start]) and _IN_IT.search(behind)
    return tuple(before) if (joined and near) or (told and not re.search(r"[;.,]|\bthat\b", behind)) else ()


def _is_told_in_it(text: str, cue: Span, one: Participant, other: Participant) -> bool:
    """ "In a call on Monday, A told B", "in a call on Monday, A and B agreed"."""
    if _FRONTED.fullmatch(text, cue.end, one.span.start) is None:
        return False
    between = text[one.span.end : other.span.start]
    both = _AND.fullmatch(between) is not None and _BOTH_DID.match(text, other.span.end) is not None
    return both or _TOLD.match(between) is not None


def _is_of_several(reading: Reading, sentence: Span, cue: Span, one: Participant) -> bool:
    """Whether a pronoun may be of more than one person whom the sentence names before the call."""
    named = {m.entity for m in reading.mentions if m.kind == "PERSON" and sentence.start <= m.span.start < cue.start}
    pronoun = any(m.span == one.span and m.form == "pronoun" for m in reading.mentions)
    return pronoun and len(named) > 1


def _is_relative(text: str, cue: Span, one: Participant, other: Participant) -> bool:
    """ "A phone call (that) A had with B"."""
    that = _THAT.fullmatch(text, cue.end, one.span.start) is not None
    return that and _HAD_WITH.fullmatch(text, one.span.end, other.span.start) is not None


def _is_subject(reading: Reading, one: Participant, cue: Span) -> bool:
    return not _others(reading, Span(one.span.end, cue.start), one)


def _is_theirs(reading: Reading, sentence: Span, one: Participant, cue: Span) -> bool:
    """Whether a call is somebody's: "A's call with", "A held a call with", "A said in a call with"."""
    text = reading.article.text
    words = one.span.of(text)
    between = text[one.span.end : cue.start]
    if _others(reading, Span(one.span.end, cue.start), one):
        return False
    if _THIRD.match(words):  # whose "his" is, is not plain where two are named
        named = {
            m.entity
            for m in reading.mentions
            if m.kind == "PERSON" and _within(m.span, Span(sentence.start, one.span.start))
        }
        return len(named) < 2 and _OWNER.match(between) is not None
    owned = _OWNER.match(between) is not None and ("'" in between[:1] or "’" in between[:1] or words.lower() == "my")
    made = _MADE.match(between) is not None or _TOOK.search(between) is not None
    return owned or made or _IN_IT.search(between) is not None


def _others(reading: Reading, span: Span, one: Participant) -> bool:
    """Whether somebody else is named in a stretch."""
    return any(
        m.entity not in (None, one.entity) and m.kind in ("PERSON", "ORG") and _within(m.span, span)
        for m in reading.mentions
    )


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end
