"""Summits that are told by whose they are: "Thursday's NATO summit", "the G-20 summit, which begins Monday in C".

A `Scene` goes in, `Encounter`s come out: the organisation of states, with whoever is said to host or attend, where a
day, a week or a place of it is told. An organisation that no mention names is found by its name in the gazetteer. Knows
no other reports.
"""

from __future__ import annotations

import re
from datetime import date

from sanudo.article.types import Span
from sanudo.language.gazetteer.known import known
from sanudo.reading.masked import IN_SENTENCE, SIGN, Scene, cues, participants, time_of
from sanudo.reading.meeting_status import status_by_words
from sanudo.reading.times.dates import iso_week
from sanudo.reading.types import Encounter, Participant, TimeExpression

_NAME = r"[A-Z][\w.-]*(?: (?:of|for|on|and|[A-Z0-9][\w.-]*)){0,6}"
_SUMMIT = re.compile(
    rf"(?<![\w-])(?:({SIGN})|({_NAME}))(?:['’]s?)?"
    r"(?: (?:[Ll]eaders['’]?|nations|countries|foreign ministers['’]?|annual|emergency|ministerial|special|economic|"
    r"climate|alliance|military)){0,2} ([Ss]ummit|meeting)\b"
    r"(?! (?:rooms?|halls?|with|between|statement|communiqu[ée]|declaration|of [\ue000-\uf8ff]))"
)
_NAMED = re.compile(rf"(?:[Tt]he )?({_NAME}?)(?:['’]s?)? (?:[Ss]ummit|meeting)")
_GOES = re.compile(  # "A attended the", "A, who hosts a"
    rf"({SIGN})(?:, [^,;.:\ue000-\uf8ff]{{3,60}},)?(?: who)?[^.;:,\"“”\ue000-\uf8ff]{{0,30}}? "
    r"(?:host(?:s|ed|ing)?|attend(?:s|ed|ing)?|left|leaves|leaving|addressed|arrived at|was at|is at) "
    r"(?:(?:the|an?|this|last|next|his|her|its|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s|"
    r"(?:this|last|next) (?:week|month|year|spring|summer|autumn|fall|winter)['’]s|[a-z]+ly|[a-z]+est|"
    r"[a-z-]+er|and) ){1,4}$",
    re.I,
)
_STARTS = re.compile(
    rf"[^.;:]{{0,60}}?, (?:which|that) (?:\w+ly )?(?:starts?|begins?|opens?|started|began|opened)\b[^.;:,]{{0,40}}?"
    rf" in ({SIGN})"
)
_BEHIND = re.compile(rf"(?: of [a-z ]{{3,30}})?(?:[^.;:,\"“”\ue000-\uf8ff]{{0,40}}?) in ({SIGN})")


def summits(scene: Scene) -> list[Encounter]:
    """The summits of a sentence."""
    told = [
        _told(scene, match.start(), match.end(), scene.span(*match.span(3)), body)
        for match in _SUMMIT.finditer(scene.masked)
        for body in [_body(scene, match.group(1), match.group(2))]
        if body
    ]
    for match in re.finditer(SIGN, scene.masked):  # where "G-20 summit" is one name
        mention = scene.mention(match.group())
        named = _NAMED.fullmatch(mention.span.of(scene.reading.article.text))
        body = _body(scene, None, named.group(1)) if named else None
        told += [_told(scene, match.start(), match.end(), mention.span, body)] if body else []
    return [one for one in told if one]


def _body(scene: Scene, sign: str | None, words: str | None) -> str | None:
    """The name of the organisation of states, if it is one."""
    if sign:
        entity = scene.mention(sign).entity
        of_states = entity is not None and scene.reading.entities[entity].sector == "IGO"
        named = scene.mention(sign).form == "name"
        return scene.reading.entities[entity].name if entity is not None and of_states and named else None
    what = known(re.sub(r"^(?:The|At) | Leaders$", "", words or ""))
    return what.name if what is not None and what.sector == "IGO" else None


def _told(scene: Scene, start: int, end: int, cue: Span, body: str) -> Encounter | None:
    """The summit whose name stands from `start` to `end` of the masked sentence."""
    pre, post = scene.masked[:start], scene.masked[end:]
    status = status_by_words(pre, post, "summit")
    when, basis = time_of(scene, cue, cues(scene), status or "held")
    owner = _owner(scene, start)
    when, basis = (owner, IN_SENTENCE) if owner else (when, basis)
    goes = _GOES.search(pre)
    who = participants(scene, (goes.group(1),)) if goes else ()
    place = _place(scene, post)
    written = scene.reading.article.published.day if scene.reading.article.published else None
    day = when.value if when else None
    if status in (None, "held") and day and written and re.match(r"\d{4}-", day):
        status = "held" if _is_over(day, written) else "planned"
    if status not in ("held", "planned", "cancelled", "postponed") or not (place or day):
        return None
    return Encounter(
        "meeting", cue, scene.sentence, who, (body,), status, day, basis, when.span if when else None, place
    )


def _owner(scene: Scene, at: int) -> TimeExpression | None:
    """The time whose summit it is: "last week's NATO summit", "Thursday's"."""
    if at == 0:
        return None
    end, text = scene.offsets[at - 1] + 1, scene.reading.article.text
    return next(
        (
            time
            for time in scene.reading.times
            if time.kind in ("DATE", "TIME")
            and text[time.span.end : end] in ("'s ", "’s ", " ")
            and time.span.end < end
        ),
        None,
    )


def _is_over(day: str, written: str) -> bool:
    """Whether a day is that of the report or before; a week where it is before that of the report."""
    if "W" in day:
        return day < iso_week(date.fromisoformat(written[:10]))
    return day[:10] <= written


def _place(scene: Scene, post: str) -> Participant | None:
    """Where it is: right behind, or where it "begins on Monday in C"."""
    told = _STARTS.match(post) or _BEHIND.match(post)
    if told and told.group(1) and scene.mention(told.group(1)).kind == "LOC":
        return participants(scene, (told.group(1),))[0]
    return None
