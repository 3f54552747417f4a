"""Who stands by the words of a meeting and was not at it, and words like a meeting's that tell of none.

A reading, a sentence, the words that tell the meeting and those taken for its parties go in; those who were there come
out. Knows the words of one sentence; nothing of other reports.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.reading.masked import classes, words_of
from sanudo.reading.office_phrases import office_phrase
from sanudo.reading.types import Event, Participant, Reading
from sanudo.reading.whereabouts import is_somewhere_named

_TALKING = re.compile(r"(?:talk|speak|chatt?)ing\b", re.IGNORECASE)
_SEEN = re.compile(
    r"\b(?:seen|filmed|spotted|recorded|overheard|caught on (?:camera|tape|video|film|cctv))\s(?:\w+\s)?$", re.I
)
_MET = re.compile(r"(?:met|saw|encountered)\b", re.IGNORECASE)
_BY_CHANCE = re.compile(r"\bwhen (?:he|she|they)\s(?:\w+\s)?$")  # "was walking home when he met"
_ASKED = re.compile(r"(?:interview|question|interrogat)\w*|testif(?:y|ies|ied|ying)\b", re.IGNORECASE)
_TESTIFYING = re.compile(r"\btestif(?:y|ied|ies|ying)\b", re.IGNORECASE)
_MATCH = re.compile(
    r"\b(?:(?:semi|quarter)-?finals?|play-?offs?|qualifiers?|kick-?off|cup tie|in the final|grand final|test match|"
    r"(?:league|cup|championship|group|opening) (?:match|game|stage|tie)|derby|fixture)\b",
    re.I,
)
_PLAYING = re.compile(r"(?:meets?|met|meeting|faces?|hosts?|hosted|visits?|visited|sees?|beat)\b", re.I)
_LEAVE = re.compile(  # "would only be permitted to": what somebody may do
    r"\b(?:would|could|can|may|might|will|must)(?:\s?not|n['’]t)?\s(?:\w+\s)?be\s(?:\w+\s)?"
    r"(?:permitted|allowed|authori[sz]ed|forced|compelled|required|obliged|free)\s(?:to|from)\b[^.;]*$",
    re.I,
)
_ON_TERMS = re.compile(  # "would hold talks under the right conditions"
    r"[^.;]{0,90}\bunder (?:the |certain |some )?[“\"]?(?:right|certain|appropriate|proper|suitable|better|"
    r"different|normal) "
    r"(?:conditions|circumstances)\b"
)
_TRYING = re.compile(  # "try to arrange some kind of meeting", "is willing to meet"
    r"\b(?:(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|efforts?|seek(?:s|ing)?|sought|"
    r"struggl(?:e|es|ed|ing)|hop(?:e|es|ed|ing)|want(?:s|ed)?) "
    r"to (?:arrange|set up|organi[sz]e|broker|secure|get|schedule)\s(?:[\w-]+\s){0,5}|"
    r"(?:willing|ready|prepared|open|eager|happy|inclined|keen) to\s(?:\w+\s)?)$",
    re.I,
)
_JOINT = re.compile(r"\bjoint\s$", re.I)
_OF_PARLIAMENT = re.compile(
    r"\sof (?:the )?(?:[\w.’'-]+ ){0,2}?(?:congress|parliament|legislature|assembly|senate|diet|chambers|"
    r"houses|lawmakers)\b",
    re.I,
)
_LAST_TIME = re.compile(r"\blast time\b[^.;]{0,20}\b(?:was|were|am|is|are) (?:going|about) to\s$", re.I)
_WENT_TO = re.compile(
    r"\b(?:flew|travell?ed|went|came|drove|sailed|returned|rushed|headed)\b[^.;“”\"]{0,70}\sto\s$", re.I
)
_ACCORDING = re.compile(r"\b(?:according to|in the words of)\s(?:[\w’'.-]+\s){0,4}$", re.I)
_TOLD = re.compile(r"\b(?:told|tells|telling|informed|assured)\s(?:[\w’'.-]+\s){0,5}$", re.I)
_WITH_THEM = re.compile(
    r"\b(?:reporters?|journalists?|correspondents?|aides?|those|photographers?) "
    r"(?:travell?ing|flying|on (?:the|his|her) plane) with\s(?:[\w’'.-]+\s){0,4}$",
    re.I,
)
_INCLUDING = re.compile(r",? (?:including|among them|such as) ")
_OFFICE_DID = re.compile(r"(?:^|\s)([A-Z][\w-]+['’]s (?:[a-z]+ ){1,3}[a-z]+) \w+(?:ed|t) \Z")
_SOME_PLACE = re.compile(r"^(?:[Tt]he|[Ii]ts|[Aa]) [a-z].*\b(?:city|town|village|capital|port|island|province|region)$")
_OWN = re.compile(
    r"(?:his|her|their) (?:own )?(?:administration|team|aides?|advis[eo]rs?|staff|government|delegation|diplomats|"
    r"entourage|people|officials|colleagues|campaign)\b",
    re.I,
)
_QUOTED = re.compile(r"“[^“”\"]*”|\"[^“”\"]*\"")
_OWNS = re.compile(r"(?:['’]s?)?\s")
_DURING = re.compile(r"\b(?:during|throughout|in the course of)\s")
_THING = re.compile(r" ([a-z]+)\b")


def is_no_meeting(reading: Reading, sentence: Span, cue: Span, status: str, day: str | None) -> bool:
    """Whether the words tell of no meeting: a sighting, a questioning, a chance encounter, a match, what somebody may
    do, the aim of a journey."""
    text = reading.article.text
    before, word = text[sentence.start : cue.start], cue.of(text)
    if _PLAYING.search(word) and _MATCH.search(text, cue.end, sentence.end):
        return True
    if _ASKED.match(word) or _TESTIFYING.search(word) or (_TALKING.match(word) and _SEEN.search(before)):
        return True
    if day is None and _MET.match(word) and _BY_CHANCE.search(before):
        return True
    if status == "planned" and _ON_TERMS.match(text, cue.end, sentence.end):
        return True
    if status in ("held", "planned", "denied") and _TRYING.search(before):
        return True
    if _JOINT.search(before) and _OF_PARLIAMENT.match(text, cue.end):
        return True  # a sitting, at which somebody speaks
    if _LEAVE.search(before) or _LAST_TIME.search(before):
        return True
    return status == "planned" and _WENT_TO.search(before) is not None


def is_borrowed(reading: Reading, event: Event) -> bool:
    """Whether a noun has all its parties from another meeting told before it: "to meet B after the G7 meeting"."""
    text = reading.article.text
    taking = (*event.actors, *event.recipients)
    if words_of("meeting").fullmatch(event.cue.of(text)) is None or any(p.span.end > event.cue.start for p in taking):
        return False
    names = {p.name for p in taking if not _OWNS.fullmatch(text, p.span.end, event.cue.start)}  # "the OPEC meeting"
    return bool(names) and any(
        other.type == "CONSULT"
        and other.mode != "visit"
        and other.sentence == event.sentence
        and other.cue.end < event.cue.start
        and names <= {p.name for p in (*other.actors, *other.recipients)}
        and any(other.cue.end <= p.span.start for p in taking)
        for other in reading.events
    )


def those_there(
    reading: Reading, sentence: Span, cue: Span, taking: tuple[Participant, ...], visit: bool = False
) -> tuple[Participant, ...]:
    """Those taken for the parties without whoever only stands in the sentence."""
    text = reading.article.text
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(text, sentence.start, sentence.end)]
    inside = next((span for span in quoted if _within(cue, span)), None)
    if inside is not None and not any(_within(one.span, inside) for one in taking):
        return ()  # who speaks of a meeting in general: "continue this dialogue"
    kept = tuple(one for one in taking if not _is_aside(text, sentence, cue, one, quoted, inside, visit))
    if not visit and _are_one_side(reading, cue, kept):
        return ()
    return tuple(one for one in kept if not (visit and _is_by_another(text, cue, one, kept)))


def without_their_own(reading: Reading, taking: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Without those who are of one side with somebody: "A and her administration negotiated"."""
    ends = {one.span.end for one in taking}
    text = reading.article.text
    return tuple(
        one
        for one in taking
        if not (
            _OWN.match(one.span.of(text))
            and text[: one.span.start].endswith(" and ")
            and one.span.start - len(" and ") in ends
        )
    )


def _are_one_side(reading: Reading, cue: Span, taking: tuple[Participant, ...]) -> bool:
    """ "For meetings with officials, including A and B": whom they met is not among those named."""
    text = reading.article.text
    houses = {m.span for m in reading.mentions if m.span.end <= cue.start and is_somewhere_named(text, m)}
    behind = sorted(one.span for one in taking if one.span not in houses)
    if not behind or behind[0].start < cue.end:
        return False
    if len(behind) == 1:
        return _INCLUDING.search(text, behind[0].start, behind[0].end) is not None
    including = _INCLUDING.search(text, cue.end, behind[-1].start)
    return including is not None and all(
        including.end() <= span.start or (span == behind[0] and span.end <= including.start()) for span in behind
    )


def _is_by_another(text: str, cue: Span, one: Participant, taking: tuple[Participant, ...]) -> bool:
    """ "A soldier took a picture during A's visit": it is A's, whoever did something then."""
    during = _DURING.search(text, one.span.end, max(one.span.end, cue.start))
    return during is not None and any(during.end() <= other.span.start < cue.start for other in taking)


def _is_aside(
    text: str, sentence: Span, cue: Span, one: Participant, quoted: list[Span], inside: Span | None, visit: bool
) -> bool:
    """Whether somebody is named in what is said, or as the one who says it, or with what has a name of theirs."""
    if not sentence.start <= one.span.start < sentence.end:
        return False
    before = text[sentence.start : one.span.start]
    if inside is None and any(_within(one.span, span) for span in quoted):
        return True  # "a visit with a statement that “... Costa ...”"
    if _ACCORDING.search(before) or _WITH_THEM.search(before):
        return True
    if visit and one.span.end <= cue.start and _TOLD.search(before):
        return True  # "told B that A's visit"
    return one.entity is not None and _names_a_thing(text, one.span)


def _names_a_thing(text: str, name: Span) -> bool:
    """ "The UNESCO World Heritage site", "the UN headquarters", "NATO troops"."""
    word = _THING.match(text, name.end)
    return word is not None and any(
        re.fullmatch(classes()[name], word.group(1), re.I) is not None for name in ("place noun", "nobody")
    )


def by_own_office(reading: Reading, cue: Span, taking: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """ "Peru's foreign minister cancelled his trip": the minister, whoever else "his" has been taken for."""
    text = reading.article.text
    found = []
    for one in taking:
        told = _OFFICE_DID.search(text, max(0, one.span.start - 80), one.span.start)
        own = told is not None and one.span.end <= cue.start and one.span.of(text).lower() in ("his", "her", "their")
        if told and own and office_phrase(told.group(1)) is not None:
            one = Participant(told.group(1), Span(*told.span(1)), None)
        found.append(one)
    return tuple(found)


def is_city_of(reading: Reading, one: Participant) -> bool:
    """ "The nation's largest city", taken for the nation."""
    words = one.span.of(reading.article.text)
    return one.entity is not None and words != one.name and _SOME_PLACE.search(words) is not None


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end
