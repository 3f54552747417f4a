"""Visits and journeys that the words between names tell: "called off his visit to C", "is to fly to C", "was in C".

A `Scene` goes in, `Encounter`s come out: who went where and when. What verbs tell of going is an event too.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.masked import (
    OWNER,
    SIGN,
    TOLD_IN,
    Scene,
    cues,
    host_of,
    is_pronoun,
    participants,
    scene_of,
    time_of,
    words_of,
)
from sanudo.reading.meeting_status import status_by_words
from sanudo.reading.types import Encounter, Participant, Reading

_TO_PLACE = re.compile(
    rf"^\s+(?:to|of|in)\s+(?:the\s+)?(?:[a-z]+\s+(?:city|town|capital)\s+of\s+|[a-z]+\s+(?:at|in|near|of)\s+)?({SIGN})",
    re.I,
)

_LEFT = re.compile(
    rf"({SIGN})(?:(?!{SIGN})[^.;:\"“”]){{0,40}}?\b(left|leaves|departed from|flew (?:home|back) from)\s+"
    rf"(?:the\s+)?({SIGN})"
)
_RETURNED = re.compile(  # "A returned overnight from B": A was there, on which day is not said
    rf"({SIGN})(?:(?!{SIGN})[^.;:\"“”]){{0,40}}?\b(returned|returns|came back)"
    rf"(?: \w+(?: (?:morning|night|evening))?){{0,2}} from (?:the )?({SIGN})(?!['’]s?\b)"
)
_WELCOMED = re.compile(  # "A welcomed B to C on Monday"
    rf"\b(welcomed|welcomes) (?:[\w’'.-]+ ){{0,4}}({SIGN}) (?:in)?to (?:the )?({SIGN})"
    r"(?=[,.]| on\b| (?:\w+day|yesterday|today|last|this|for)\b)"
)
_LEFT_FOR = re.compile(  # "A left B for C on Monday"
    rf"({SIGN})(?:, [^.;:\"“”\ue000-\uf8ff]{{3,40}},)? (?:also |then |later |who )?(left|departed|flew from) "
    rf"(?:the )?{SIGN} (?:for|to) (?:the )?({SIGN})(?!['’]s?\b)"
)
_STOPS = re.compile(  # "A leaves on a tour of Asia next week, including a stop in B"
    rf"({SIGN})(?:(?!{SIGN})[^.;:\"“”])*?\b(?:trip|tour|visit|travels?|journey)\b[^.;:\"“”]{{0,60}}?,? "
    rf"including (?:an? )?(?:[\w-]+ ){{0,2}}?(stops?) (?:in|at) (?:the )?({SIGN})"
)
_PURPOSE = (
    r"(?:for|on) (?:(?!the first|the second)[\w-]+ ){0,5}?"
    r"(?:talks|visit|trip|tour|meetings?|negotiations|summit|mission)"
)
_IN = re.compile(  # "A was in B on Monday to ask", "A will be in B on Thursday"
    rf"({SIGN})(?:, (?!and\b)[^.;:]{{3,50}})?,? "
    r"(was|were|is|are|will be|would be|has been|have been|had been|is due|arrived back)"
    rf"(?: also| back| currently| now)? in (?:the )?(?:[a-z]+ (?:city|town|capital) of )?({SIGN})(?=( [^.;]*|,|$))"
)
_APPOSED = re.compile(rf"({SIGN}), (?:who (?:is|was) )?(?:currently |now )?in ({SIGN}) ({_PURPOSE})", re.I)
_ON_VISIT = re.compile(
    rf"({SIGN}),? (?:who (?:is|was|were|are) )?(?:currently )?on (?:an? )?(?:(?!\w+day\b|\w+ed\b)[\w-]+ ){{0,4}}?"
    rf"(visit|trip|tour) to ({SIGN})",
    re.I,
)
_DURING = re.compile(
    rf"\b(?:during|on|at the (?:start|end) of|ending|concluding|beginning|starting|while on) (?:an?|his|her|their|the) "
    rf"(?:[\w-]+ ){{0,4}}?(visit|stopover|trip|tour|stay|mission) (?:to|in|at|of) (?:the )?({SIGN})[^.;:,]{{0,40}}, "
    rf"(?:[\w’'-]+ ){{0,4}}({SIGN})",
    re.I,
)
_STAYED = re.compile(
    r"\b(?:stayed (?:at home|away)|(?:did|has|had) not (?:come|arrive|appear|travel|go)|never (?:came|arrived|left))\b"
)
_DROPPED = re.compile(
    r"\b(?:abandon|drop|scrap|shelv|cancel)\w* (?:\w+ ){0,2}plans to (?:visit|travel to|fly to|go to)$", re.I
)
_THAT = re.compile(
    r"\s*(?:But|However|The|That|His|Her|Their|He|She|They)\b(?:\s+[\w-]+){0,3}?\s+"
    r"(?:visit|trip|flight|journey|tour|meeting|cancel|call|put|postpone|stay)",
    re.I,
)
_STOPPED = re.compile(  # "A made a brief stop in B", "A will pay a call at B", "A jetted into B"
    rf"({SIGN})(?:, (?!and\b)[^.;:]{{3,50}},)? (?:(will|is to|is due to|plans to) )?"
    r"((?:made|makes?) an? (?:[\w-]+ ){0,3}?stop(?:over)?|(?:paid|pays?) an? (?:[\w-]+ ){0,3}?(?:stop|call)|"
    r"stop(?:s|ped)? (?:off|over)|jet(?:s|ted)|"
    rf"swept|breezed|motored) (?:in|at|into|to) (?:the )?(?:[a-z]+ (?:city|town|capital) of )?({SIGN})"
)
_DOING = re.compile(
    rf" ({_PURPOSE}|(?:on|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"last|this|yesterday|today|since|until|from|to (?!the\b)\w+|where|when|at)\b)",
    re.I,
)


_GOES = re.compile(
    rf"({SIGN})[^.;:]{{0,60}}?\b((?:will|is to|are to|was to|is due to|was due to|plans to|is expected to|"
    r"was expected to|is scheduled to|was scheduled to|may|might|could|would|had been due to|had been expected to)\s+"
    r"(?:\w+ly\s+)?(?:visit|travel to|fly to|go to|arrive in|head (?:to|for)|leave for|depart for|"
    r"reach|return to|come to|go on to)|arrives in|"
    r"travels to|flies to|leaves for|departs for|heads to|had been expected in|"
    r"is expected in|was expected in|is due in|was due in)\s+"
    rf"(?:the\s+)?({SIGN})?",
    re.I,
)


_ON_ONE = re.compile(  # "in a visit to", "after making his first trip to", "a weekend swing through"
    r"\b(?:(?:in|during|on|after|following|from|since)(?: making| paying| taking)?|ending|concluding|completed|"
    r"finished|made|making|paid|paying|took|taking|did (?:[\w-]+ ){0,2}(?:make|pay)) "
    rf"(?:an?|the|his|her|their|({SIGN})) "
    r"(?:(?:[\w-]+|[“\"][\w -]+[”\"]),? ){0,4}?[“\"]?$",
    re.I,
)
_OVER = re.compile(  # "ending his visit, he left on Friday": the day is of what came then
    r"(?:ending|concluding|completing|finishing|at the end)\b", re.I
)
_NOT_MADE = re.compile(
    r"\b(?:if|unless|would|could|might|may|ahead of|before|plan\w*|propos\w*|possib\w*|refus\w*|"
    r"considering|hop(?:e|es|ed|ing)|want\w*|going|due|next|upcoming)\b[^.;,]{0,40}$",
    re.I,
)
_REFUSED = re.compile(r"(?:\b(?:never|not|without)|n['’]t)\b[^.;,]{0,40}$", re.I)
_TO_COME = re.compile(r"\b(?:will|(?:is|are) (?:\w+ )?to|plans? to|(?:is|are) going to)\b[^;:\"“”]*$")
_SWING = re.compile(r"\b(?:visit|trip|tour|journey|stopover|stop|swing|mission)\b")

_ASIDE = re.compile(rf"{SIGN}|\b(?:in|of|from|that|which|who)\b")


def _what_became(scene: Scene, at: int) -> str:
    """The rest of the sentence, and the next where it goes on to speak of that journey."""
    text = scene.reading.article.text
    rest = re.split(r"\.\s+(?=[A-Z])", text[scene.offsets[at - 1] : scene.sentence.end])[0]
    following = text[scene.sentence.end : scene.sentence.end + 120]
    return rest + (following if _THAT.match(following) else "")


def find_departures(reading: Reading) -> tuple[Encounter, ...]:
    """Who left where and when: "the envoy left Lisbon on Friday"."""
    found = []
    for sentence in reading.sentences:
        if sentence.part in TOLD_IN and re.search(
            r"\b(?:left|leaves|departed|flew)\b", sentence.span.of(reading.article.text)
        ):
            scene = scene_of(reading, sentence.span)
            for match in _LEFT.finditer(scene.masked):
                who, place = participants(scene, (match.group(1),)), participants(scene, (match.group(3),))
                one = _visit(scene, scene.span(*match.span(2)), who, place, "held")
                found += [departure for departure in one if departure.date]
    return tuple(found)


def visits(scene: Scene) -> list[Encounter]:
    """The visits of a sentence, made, planned or called off."""
    return [*_named(scene), *_made(scene), *_stays(scene)]


def _stays(scene: Scene) -> list[Encounter]:
    """Who was somewhere and came there for something: on a day, to do something, for talks, on a visit."""
    found = []
    for match in _IN.finditer(scene.masked):
        if re.match(_DOING, match.group(4)):
            status = "planned" if match.group(2).startswith(("will", "would", "is due")) else "held"
            found += _stay(scene, match.span(2), match.group(1), match.group(3), status)
    for match in _STOPPED.finditer(scene.masked):
        status = "planned" if match.group(2) else "held"
        found += _stay(scene, match.span(3), match.group(1), match.group(4), status)
    for match in _APPOSED.finditer(scene.masked):
        found += _stay(scene, match.span(3), match.group(1), match.group(2), "held")
    for match in _RETURNED.finditer(scene.masked):
        found += _undated(_stay(scene, match.span(2), match.group(1), match.group(3), "held"))
    for match in _LEFT_FOR.finditer(scene.masked):
        found += _stay(scene, match.span(2), match.group(1), match.group(3), "held")
    for match in _STOPS.finditer(scene.masked):
        ahead = _TO_COME.search(match.group()) or re.search(r"\b(?:leaves|next|plann\w+|upcoming)\b", match.group())
        found += _stay(scene, match.span(2), match.group(1), match.group(3), "planned" if ahead else "held")
    for match in _WELCOMED.finditer(scene.masked):
        found += _stay(scene, match.span(1), match.group(2), match.group(3), "held")
    for match in _ON_VISIT.finditer(scene.masked):
        found += _stay(scene, match.span(2), match.group(1), match.group(3), "held")
    for match in _DURING.finditer(scene.masked):
        told = _stay(scene, match.span(1), match.group(3), match.group(2), "held")
        found += _undated(told) if _OVER.match(match.group()) else told
    return found


def _undated(visits: list[Encounter]) -> list[Encounter]:
    """Visits without the day that stands beside: that on which they were over."""
    return [replace(one, date=None, basis=None, date_span=None) for one in visits]


def _stay(scene: Scene, cue: tuple[int, int], who: str, place: str, status: str) -> list[Encounter]:
    """The visit of a person; a body has its seat somewhere, and who lives there is no visitor."""
    goer, where = participants(scene, (who,)), participants(scene, (place,))
    if not goer or scene.kind_of(goer[0]) != "PERSON":
        return []
    return _visit(scene, scene.span(*cue), goer, where, status)


def _named(scene: Scene) -> list[Encounter]:
    """What nouns tell of a visit that is planned, denied or called off, and what verbs tell of a plan to go."""
    found = []
    for match in words_of("visit").finditer(scene.masked):
        pre, post = scene.masked[: match.start()], scene.masked[match.end() :]
        status = status_by_words(pre, post, match.group())
        if status in (None, "held", "wanted"):
            continue  # what was made is told by verbs and arrivals, and by where somebody was
        owner = OWNER.search(pre)
        of = re.match(rf"\s+(?:of|by)\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,5}}({SIGN})(?:, [^.;:]{{3,60}},)?", post)
        who = participants(scene, (of.group(1),)) if of else participants(scene, owner.groups()) if owner else ()
        who = who or host_of(scene, pre)
        goal = _TO_PLACE.match(post[of.end() :] if of else post)
        place = participants(scene, goal.groups()) if goal else ()
        found += _visit(scene, scene.span(*match.span()), who, place, str(status))
    for match in _GOES.finditer(scene.masked):
        status = "possible" if re.match(r"(?:may|might|could)\b", match.group(2)) else "planned"
        if _DROPPED.search(scene.masked[: match.end(2)]):
            status = "cancelled"
        elif "had been" in match.group(2) or match.group(2).startswith("was "):
            after = _what_became(scene, match.end())
            status = (
                "cancelled"
                if words_of("cancelled").search(after) or _STAYED.search(after)
                else "postponed"
                if words_of("postponed").search(after)
                else ""
            )
        between = scene.masked[match.end(1) : match.start(2)]
        if scene.mention(match.group(1)).kind == "ORG" and _ASIDE.search(between):
            continue  # "of those who joined the group in A could return to B"
        if status:
            who, place = participants(scene, (match.group(1),)), participants(scene, (match.group(3),))
            found += _visit(scene, scene.span(*match.span(2)), who, place, status)
    return found


def _made(scene: Scene) -> list[Encounter]:
    """A visit that a noun tells while something else was done: "spoke in a visit to C", "after his first trip to C"."""
    found = []
    for match in _SWING.finditer(scene.masked):
        pre, post = scene.masked[: match.start()], scene.masked[match.end() :]
        on_one = _on_one(scene, pre)
        goal = re.match(rf"[”\"]?\s(?:to|through)\s(?:the\s)?(?:[a-z]+\s(?:at|in|near|of)\s)?({SIGN})", post)
        if not on_one or not goal or _NOT_MADE.search(pre) or re.search(r"\?[”\"]?$", scene.masked.rstrip()):
            continue
        made = re.match(r"(?:made|making|paid|paying|took|taking|did)\b", on_one.group(), re.I)
        if made and _REFUSED.search(pre[: on_one.start()]):
            continue
        who = participants(scene, (owner.group(1),)) if (owner := OWNER.search(pre)) and _is_own(pre, owner) else ()
        who = who or host_of(scene, pre[: on_one.start()])
        own = participants(scene, on_one.groups())
        if own and not {one.entity for one in own} & {one.entity for one in who}:
            continue  # whose "his" is, is not plain
        status = "planned" if _TO_COME.search(pre) else "held"
        if who and scene.kind_of(who[0]) == "PERSON":
            visits = _visit(scene, scene.span(*match.span()), who, participants(scene, goal.groups()), status)
            found += _undated(visits) if _OVER.match(on_one.group()) else visits
    return found


def _on_one(scene: Scene, pre: str) -> re.Match[str] | None:
    """The words "in a", "after her first" at the end of what stands before; a sign in them is a pronoun's."""
    found = _ON_ONE.search(pre)
    while found and found.group(1) and not is_pronoun(scene, found.group(1)):
        found = _ON_ONE.search(pre, found.start() + 1)
    return found


def _is_own(pre: str, owner: re.Match[str]) -> bool:
    return re.match(r"['’]s?\s", pre[owner.end(1) :]) is not None


def _visit(
    scene: Scene, cue: Span, who: tuple[Participant, ...], place: tuple[Participant, ...], status: str
) -> list[Encounter]:
    entities = scene.reading.entities
    goers = tuple(p for p in who if p.entity is None or entities[p.entity].kind in ("PERSON", "ORG"))
    where = next((p for p in place if p.entity is not None and entities[p.entity].kind == "LOC"), None)
    named = len(cue.of(scene.reading.article.text).split()) == 1  # "his visit", not "is to visit"
    if where is None and not (goers and named and status in ("cancelled", "postponed")):
        return []
    when, basis = time_of(scene, cue, cues(scene), status)
    value, span = (when.value, when.span) if when else (None, None)
    return [Encounter("visit", cue, scene.sentence, goers[:1], (), status, value, basis, span, where)]
