"""Meetings told by where people stood, by a call put first, or by what an organisation held: its summit.

A `Scene` goes in, `Encounter`s come out: "speaking alongside B, A said", "at a news conference with B, A said", "in a
phone call on Monday, A and B agreed", "the NATO summit in Warsaw". Who only accompanies another is not told to have met
him: of two who stand together one must be of another state. An organisation of states meets alone, where a day or a
place of its meeting is told. Knows no other reports.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.reading.masked import SIGN, Scene, cues, participants, place_of, time_of
from sanudo.reading.meeting_status import status_by_words
from sanudo.reading.telephoning import BOTH_DID
from sanudo.reading.types import Encounter, Participant

_TITLED = r"(?:(?!(?:of|an?|and)\b)[\w\ue000-\uf8ff’'.-]+ ){0,6}?"
_SOMEWHERE = rf"[^.;:,\"“”\ue000-\uf8ff]{{0,40}}(?: (?:in|at) (?:the )?{SIGN}[^.;:,\"“”\ue000-\uf8ff]{{0,40}})?"
_SPOKE = (
    r"(?:said|says|told|tells|added|announced|declared|warned|insisted|argued|vowed|pledged|promised|praised|urged)"
)
_BESIDE = r"alongside|beside|next to|side by side with|shoulder to shoulder with"
_BESIDE_FIRST = re.compile(  # "Speaking on Sunday alongside B, A said"
    rf"\b(?:[Ss]peaking|[Ss]tanding|[Aa]ppearing|[Ss]eated|[Ss]itting)\b[^.;:,\"“”\ue000-\uf8ff]{{0,40}}? ({_BESIDE}) "
    rf"{_TITLED}({SIGN})(?!['’]s){_SOMEWHERE}, {_TITLED}({SIGN}) {_SPOKE}\b"
)
_BESIDE_AFTER = re.compile(  # "A, standing next to B", "A spoke alongside B"
    rf"({SIGN})(?:, (?:who was )?(?:speaking|standing|appearing|seated|sitting)| (?:spoke|stood|appeared|sat))\b"
    rf"[^.;:,\"“”\ue000-\uf8ff]{{0,40}}? ({_BESIDE}) {_TITLED}({SIGN})(?!['’]s)",
)
_PRESS_WITH = re.compile(  # "At a news conference with B in Lima, A said"; "A said at a news conference with B"
    rf"\b(?:[Aa]t|[Dd]uring) (?:an?|the|their|his|her) (?:[\w-]+ ){{0,2}}?((?:press|news) (?:conference|briefing)) "
    rf"(?:[^.;:,\"“”\ue000-\uf8ff]{{0,30}} )?with {_TITLED}({SIGN})(?!['’]s){_SOMEWHERE}, "
    rf"{_TITLED}({SIGN}) {_SPOKE}\b"
)
_SAID_WITH = re.compile(
    rf"({SIGN}) {_SPOKE} (?:reporters )?(?:[\w-]+ ){{0,2}}?(?:at|during) (?:an?|the|their|his|her) (?:[\w-]+ ){{0,2}}?"
    rf"((?:press|news) (?:conference|briefing)) (?:[^.;:,\"“”\ue000-\uf8ff]{{0,30}} )?with {_TITLED}({SIGN})(?!['’]s)"
)
_ON_THE_LINE = re.compile(  # "In a phone call on Monday, A and B agreed"
    rf"\b(?:[Ii]n|[Dd]uring) (?:an?|the|their|another) (?:[\w-]+ ){{0,3}}?"
    rf"((?:tele)?phone (?:call|conversation)|call)\b"
    rf"[^.;:,\"“”\ue000-\uf8ff]{{0,40}}, {_TITLED}({SIGN})(?:, [^.;:\"“”\ue000-\uf8ff]{{3,40}},)? "
    rf"and {_TITLED}({SIGN}) {BOTH_DID}"
)
_TOLD_ON_THE_LINE = re.compile(  # "In a call Monday evening, A congratulated B"
    rf"\b(?:[Ii]n|[Dd]uring) (?:an?|the|their|another) (?:[\w-]+ ){{0,3}}?"
    rf"((?:tele)?phone (?:call|conversation)|call)\b"
    rf"[^.;:,\"“”\ue000-\uf8ff]{{0,40}}, {_TITLED}({SIGN}) (?:also )?(?:congratulated|told|assured|thanked|urged|"
    rf"warned|asked|pressed|briefed|informed|reminded) {_TITLED}({SIGN})(?!['’]s)"
)
_BY_PHONE = re.compile(  # "A, who was on her way home, spoke by phone with B and C"
    rf"({SIGN})(?:, who [^.;:\"“”,]{{3,70}},)? (?:also |later |then |has |had )?"
    rf"((?:spoke|spoken|talked) (?:by|on the|over the) (?:tele)?phone)(?: \w+day| on \w+day| \w+day \w+)?,? with "
    rf"{_TITLED}({SIGN})(?:,? and {_TITLED}({SIGN}))?(?!['’]s)"
)
_SAID_BESIDE = re.compile(  # "A said, speaking earlier alongside B"
    rf"({SIGN}) {_SPOKE},? (?:while )?(?:speaking|standing|appearing|seated|sitting)\b"
    rf"[^.;:,\"“”\ue000-\uf8ff]{{0,40}}? ({_BESIDE}) {_TITLED}({SIGN})(?!['’]s)"
)
_PRESS_OF_TWO = re.compile(  # "In a news conference with A and B on Monday"
    rf"\b(?:[Ii]n|[Aa]t|[Dd]uring) (?:an?|the|their) (?:[\w-]+ ){{0,2}}?((?:press|news) (?:conference|briefing)) "
    rf"(?:[^.;:,\"“”\ue000-\uf8ff]{{0,30}} )?(?:with|of|by) {_TITLED}({SIGN}) and {_TITLED}({SIGN})(?!['’]s)"
)
_MEETING = r"(?:(?:summit|ministerial|emergency|annual|special|extraordinary) )?(?:summit|meeting|session|assembly)"
_NO_MEETING = (
    r"(?: (?:rooms?|halls?|places?|points?|venues?|cent(?:re|er)s?|statements?|communiqu[ée]s?|declarations?)\b)"
)
_OF_ORGANISATION = re.compile(  # "the NATO summit in Warsaw", "an emergency meeting of the Arab League in Cairo"
    rf"(?:({SIGN})(?:['’]s?)? (?:(?!(?:official|member|delegat|leader|ministers?['’])\w*)[\w-]+ ){{0,2}}?(?<![\w-])"
    rf"({_MEETING})\b(?! (?:with|between|of {SIGN})|{_NO_MEETING})|"
    rf"(?<![\w-])({_MEETING}) (?:in [A-Z\ue000-\uf8ff]\S* )?of (?:the )?"
    rf"({SIGN})(?!['’]s| (?:and|leaders?|officials?|members?)\b))"
)
_ORGANISATION_MEETS = re.compile(  # "OPEC meets in Vienna on Monday", "the African Union is to hold a summit"
    rf"(?:^|[.,;] |\b[Tt]he |\b(?:when|where|before|after|until|as|while) (?:the )?)({SIGN}) "
    rf"(?:(met|meets|convened|convenes|gathered|held (?:an?|its) (?:[\w-]+ ){{0,3}}?{_MEETING})|"
    r"((?:will|(?:is|are) (?:due |set |expected |scheduled )?to|was (?:due |set )?to) "
    rf"(?:meet|convene|gather|hold (?:an?|its) (?:[\w-]+ ){{0,3}}?{_MEETING})))\b(?! with\b)"
)


def appearances(scene: Scene) -> list[Encounter]:
    """The meetings of a sentence that are told by an appearance, by a call that is put first, by a summit's name."""
    return [*_side_by_side(scene), *_called(scene), *_organisations(scene)]


def _side_by_side(scene: Scene) -> list[Encounter]:
    found = []
    for pattern, cue, sides in (
        (_BESIDE_FIRST, 1, (3, 2)),
        (_BESIDE_AFTER, 2, (1, 3)),
        (_PRESS_WITH, 1, (3, 2)),
        (_SAID_WITH, 2, (1, 3)),
        (_SAID_BESIDE, 2, (1, 3)),
        (_PRESS_OF_TWO, 1, (2, 3)),
    ):
        for match in pattern.finditer(scene.masked):
            who = participants(scene, [match.group(n) for n in sides])
            if len(who) == 2 and _are_of_two_states(scene, who):
                found.append(_one(scene, match.span(cue), who, "held", match.end()))
    return found


def _are_of_two_states(scene: Scene, who: tuple[Participant, ...]) -> bool:
    """Whether both are people, of one of whom a state is told that is not the other's."""
    entities = [scene.reading.entities[one.entity] for one in who if one.entity is not None]
    return all(one.kind == "PERSON" for one in entities) and len({one.country for one in entities}) == 2


def _called(scene: Scene) -> list[Encounter]:
    lines = [
        (match.span(1), match.groups()[1:])
        for pattern in (_ON_THE_LINE, _TOLD_ON_THE_LINE)
        for match in pattern.finditer(scene.masked)
    ]
    for match in _BY_PHONE.finditer(scene.masked):  # each of them was rung
        lines += [(match.span(2), (match.group(1), other)) for other in match.groups()[2:] if other]
    calls = [(cue, participants(scene, signs)) for cue, signs in lines]
    return [
        _one(scene, cue, who, "held", cue[1], kind="phone call")
        for cue, who in calls
        if len(who) == 2 and all(scene.kind_of(one) == "PERSON" for one in who)
    ]


def _organisations(scene: Scene) -> list[Encounter]:
    found = []
    for match in _OF_ORGANISATION.finditer(scene.masked):
        group = 2 if match.group(2) else 3
        who = _of_states(scene, match.group(1) or match.group(4))
        pre, post = scene.masked[: match.start()], scene.masked[match.end() :]
        status = status_by_words(pre, post, match.group(group)) if who else None
        if who and status in ("held", "planned", "cancelled", "postponed"):
            found += _dated(_one(scene, match.span(group), who, status, match.end()))
    for match in _ORGANISATION_MEETS.finditer(scene.masked):
        who = _of_states(scene, match.group(1))
        group = 2 if match.group(2) else 3
        status = "planned" if group == 3 or match.group(2) in ("meets", "convenes") else "held"
        found += _dated(_one(scene, match.span(group), who, status, match.end())) if who else []
    return found


def _of_states(scene: Scene, sign: str) -> tuple[Participant, ...]:
    """The organisation of states that is named, if one is."""
    who = participants(scene, (sign,))
    known = [one for one in who if one.entity is not None and scene.reading.entities[one.entity].sector == "IGO"]
    named = scene.mention(sign).form == "name"
    return tuple(known) if named and known and scene.kind_of(known[0]) == "ORG" else ()


def _dated(one: Encounter) -> list[Encounter]:
    """One of which a day is told, or a place."""
    return [one] if one.place or (one.date and re.match(r"\d{4}-\d\d-\d\d|XXXX-", one.date)) else []


def _one(
    scene: Scene, cue: tuple[int, int], who: tuple[Participant, ...], status: str, at: int, kind: str = "meeting"
) -> Encounter:
    span: Span = scene.span(*cue)
    when, basis = time_of(scene, span, cues(scene), status)
    value, told = (when.value, when.span) if when else (None, None)
    place = place_of(scene, at, who) if kind == "meeting" else None
    return Encounter(kind, span, scene.sentence, who, (), status, value, basis, told, place)
