"""Meetings told by what is done at them: a council votes, somebody addresses a meeting of others, brings two together.

A `Scene` goes in, and comes out as `Encounter`s. A body that meets by itself needs a day, for it sits often; a
parliament and a court sit every day and are left out. Knows nothing of other reports.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.reading.masked import SIGN, Scene, classes, cues, participants, place_of, time_of, words_of
from sanudo.reading.types import Encounter, Participant

_SITS = (
    r"(?:vote|debate|discuss|decide|consider|take up|hear|review|convene|sit)s?\b(?! (?:whether|that|to|against|for)\b)"
)
_BODY = rf"(?:({SIGN})|the ((?:[a-z-]+ ){{0,2}}(?:council|cabinet|board|committee|commission)))"
_SAT = re.compile(
    rf"{_BODY}(?:(?!{SIGN}|who|which|that)[^.;:]){{0,30}}?\s"
    r"(?:(voted|debated|discussed|took up|convened|reconvened|sat|heard \w+ speakers)|"
    rf"((?:will|(?:is|are|was|were) (?:due |set |expected |scheduled )?to) {_SITS}))",
    re.I,
)
_SITTING = re.compile(r"\b(?:council|cabinet|board|committee|commission)$", re.I)
_ADDRESSED = re.compile(
    rf"({SIGN})(?:(?!{SIGN})[^.;:]){{0,40}}?\b(told|addressed|opened|chaired|attended|spoke (?:to|at)|informed) "
    r"(?:a|an|the) (?:[\w-]+ ){0,3}?(meeting|summit|conference|gathering|session|assembly|congress|forum) of "
    r"(?:the )?([a-z][a-z-]+(?: [a-z][a-z-]+){0,2}?)"
    r"(?= (?:in|on|at|that|from|yesterday|today|last|late|early)\b|[,.;])",
    re.I,
)
_BEFORE_A_BODY = re.compile(
    rf"({SIGN})(?:(?!{SIGN}|who|which|that)[^.;:]){{0,40}}?\b"
    r"((?:(?:will|is to|is due to|was to|is expected to|is scheduled to) )?"
    r"(?:told|tell|briefed|brief|addressed|address|testified (?:before|to)|testify (?:before|to)|appeared before|"
    r"appear before)) "
    r"(?:(?:the|a|an|his|her|its) ((?:[a-z-]+ ){0,2}(?:cabinet|council|board|committee|commission))|"
    rf"(?:the )?({SIGN}))",
    re.I,
)
_CONVENED = re.compile(
    rf"({SIGN})(?:(?!{SIGN})[^.;:]){{0,40}}?\b(?:has |have |had )?(summoned|convened|called|called together) "
    rf"((?:the|its|his|her|an?) (?:{SIGN}(?:['’]s)? |[\w’'-]+ ){{0,4}}?"
    r"(?:council|cabinet|parliament|assembly|committee|board|session|leadership)) (?:to meet )?(?:for|on)\b",
    re.I,
)
_AT = re.compile(
    r"\bat (?:an?|the|their|its) (?:[\w-]+ ){0,3}?(meeting|session|conference|congress|summit)\b(?! of\b)", re.I
)
_SUMMONED = re.compile(
    rf"({SIGN}),?(?: [^.;:,]{{3,50}},)? (?:was|has been|had been) (summoned|called|called in|invited) to "
    r"the ((?:foreign|interior|defence|defense|finance) ministry|presidential palace|presidency|chancellery)\b",
    re.I,
)
_CALLED_TO = re.compile(
    rf"(?:({SIGN})|\b([Tt]he [a-z]+(?: [a-z]+)? of {SIGN})) (?:has |have |had )?(called|summoned|invited) "
    rf"(?:(?:the )?({SIGN})|the ([a-z]+(?: [a-z]+)?)) (?:in )?(?:to|for) (?:an? |the |urgent |emergency )*"
    r"(?:meeting|talks|consultations|conference|summit)\b"
)
_TOGETHER = re.compile(
    rf"\b((?:is|are|was|were|hopes?|plans?|expects?|will|would|hoped|tried|had)(?: (?:to|again|also))* bring|brought|"
    rf"(?:has|have|had) brought) (?:[\w’'-]+ ){{0,6}}?({SIGN}) and (?:[\w’'-]+ ){{0,6}}?({SIGN}) "
    r"(?:together|to (?:one|the|a single) (?:same )?table|face to face)\b",
    re.I,
)
_MEAL = re.compile(
    rf"({SIGN})((?:(?!{SIGN})[^.;:\"“”]){{1,60}}?)\b(breakfast|lunch|dinner|supper|banquet|audience) with "
    rf"(?:[\w’'-]+ ){{0,6}}?({SIGN})",
    re.I,
)


def sessions(scene: Scene) -> list[Encounter]:
    """The meetings of a sentence that are told by what was done there."""
    found = [*_sittings(scene), *_convened(scene), *_at_a_meeting(scene), *_addressed(scene), *_called(scene)]
    return [*found, *_summoned(scene), *_brought(scene), *_meals(scene)]


def _sittings(scene: Scene) -> list[Encounter]:
    """ "The council is to vote on Friday", "the cabinet debated the plan on Monday"."""
    found = []
    for match in _SAT.finditer(scene.masked):
        body = participants(scene, (match.group(1),))
        if body and not _SITTING.search(body[0].name):
            continue
        parties = () if body else (match.group(2).lower(),)
        group = 3 if match.group(3) else 4
        one = _one(scene, match.span(group), body, parties, "held" if group == 3 else "planned", match.end())
        if one.date and re.match(r"\d{4}-\d\d-\d\d|XXXX", one.date):
            found.append(one)
    return found


def _convened(scene: Scene) -> list[Encounter]:
    """ "Summoned the party's council for Thursday": it is to meet."""
    found = []
    for match in _CONVENED.finditer(scene.masked):
        who = participants(scene, (match.group(1),))
        one = _one(scene, match.span(2), who, (scene.words(*match.span(3)),), "planned", match.end())
        if one.date and who:
            found.append(one)
    return found


def _at_a_meeting(scene: Scene) -> list[Encounter]:
    """ "Creditors will be asked at an extraordinary meeting on 28 May": a group at its own meeting."""
    found = []
    for match in _AT.finditer(scene.masked):
        group = re.match(
            rf"\W*(?:the )?((?:{classes()['party']})(?: of (?:the )?(?:{SIGN}|[a-z]+))?)\b", scene.masked, re.I
        )
        if group:
            status = "planned" if words_of("planned").search(scene.masked[: match.start()]) else "held"
            one = _one(scene, match.span(1), (), (scene.words(*group.span(1)),), status, match.end())
            found += [one] if one.date else []
    return found


def _summoned(scene: Scene) -> list[Encounter]:
    """ "The ambassador, A, was called to the foreign ministry on Monday"."""
    found = []
    for match in _SUMMONED.finditer(scene.masked):
        who = participants(scene, (match.group(1),))
        if who and scene.kind_of(who[0]) == "PERSON":
            found.append(_one(scene, match.span(2), who, (match.group(3).lower(),), "held", match.end()))
    return found


def _addressed(scene: Scene) -> list[Encounter]:
    """ "Told a meeting of mayors", "briefed the council on Monday": who spoke and those whose meeting it was."""
    found = []
    for match in _BEFORE_A_BODY.finditer(scene.masked):
        who = participants(scene, (match.group(1), match.group(4)))
        people = [one for one in who if scene.kind_of(one) == "PERSON"]
        body = match.group(4) and len(who) > 1 and _SITTING.search(who[-1].name)
        if len(people) != 1 or (match.group(4) and not body):
            continue
        status = "planned" if re.match(r"(?:will|is|are|was|were)\b", match.group(2)) else "held"
        parties = () if match.group(4) else (match.group(3).lower(),)
        one = _one(scene, match.span(2), who, parties, status, match.end())
        found += [one] if one.date else []
    for match in _ADDRESSED.finditer(scene.masked):
        who = participants(scene, (match.group(1),))
        group = match.group(4)
        if who and scene.kind_of(who[0]) == "PERSON" and not re.search(rf"\b(?:{classes()['nobody']})$", group, re.I):
            found.append(_one(scene, match.span(3), who, (group,), "held", match.end()))
    return found


def _called(scene: Scene) -> list[Encounter]:
    """ "Has called the traders to a meeting tonight": a plan, where its day is told."""
    found = []
    for match in _CALLED_TO.finditer(scene.masked):
        who = participants(scene, (match.group(1), match.group(4)))
        named = [g for g in (2, 5) if match.group(g)]
        parties = tuple(scene.words(*match.span(g)).removeprefix("The ").removeprefix("the ") for g in named)
        one = _one(scene, match.span(3), who, parties, "planned", match.end())
        if one.date and len(who) + len(parties) > 1:
            found.append(one)
    return found


def _brought(scene: Scene) -> list[Encounter]:
    """ "Is to bring A and B together on Saturday"."""
    found = []
    for match in _TOGETHER.finditer(scene.masked):
        verb = match.group(1).lower()
        status = "possible" if re.match(r"hope|plan|expect|tri", verb) else "held" if "brought" in verb else "planned"
        who = participants(scene, (match.group(2), match.group(3)))
        if len(who) == 2:
            found.append(_one(scene, match.span(1), who, (), status, match.end()))
    return found


def _meals(scene: Scene) -> list[Encounter]:
    """ "Called off a breakfast with B": two people at one table, or not."""
    found = []
    for match in _MEAL.finditer(scene.masked):
        who = participants(scene, (match.group(1), match.group(4)))
        if len(who) < 2 or any(scene.kind_of(one) != "PERSON" for one in who):
            continue
        around = match.group(2)
        status = next((one for one in ("cancelled", "postponed") if words_of(one).search(around)), None)
        if status is None and re.search(r"\b(?:had|shared|took|taken|ate|after|over|attended|gave|hosted)\b", around):
            status = "held"
        if re.search(r"\b(?:will|is to|are to|is due|plans)\b", around):
            status = "planned"
        if status:
            found.append(_one(scene, match.span(3), who, (), status, match.end()))
    return found


def _one(
    scene: Scene, cue: tuple[int, int], who: tuple[Participant, ...], parties: tuple[str, ...], status: str, at: int
) -> Encounter:
    span: Span = scene.span(*cue)
    when, basis = time_of(scene, span, cues(scene), status)
    value, told = (when.value, when.span) if when else (None, None)
    return Encounter(
        "meeting", span, scene.sentence, who, parties, status, value, basis, told, place_of(scene, at, who)
    )
