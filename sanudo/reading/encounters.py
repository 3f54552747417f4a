"""Meetings and visits that nouns tell: "talks between A and B", "a meeting of donors", "called off his visit to C".

A `Reading` goes in, and comes out as `Encounter`s, in order of the text: who, where, when, and whether it was held or
is planned, cancelled, postponed, denied or possible. They are read from the words between mentions and times
(data/encounters.tsv), not from the parse; most of what verbs tell is an event too. What is only wanted is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.reading.types import Mention, Participant, Reading, TimeExpression

IN_SENTENCE = "said in its sentence"
BEFORE = "said in the sentence before"
TOLD_IN = ("paragraph", "headline", "deck", "caption")
_FIRST = 0xE000  # a mention stands in the masked sentence as one sign, from this one on
_M = "[\ue000-\uf8ff]"
_LONGEST = 900  # characters of a sentence that are looked at
_NEAR = 90  # characters on either side of the noun in which its status is told
_STOP = re.compile(
    r"[.;:()\"“”]|\s[-–—]+\s|\b(?:in|on|at|over|about|after|before|for|to|aimed|that|which|who|whom|will|would|has|have|"
    r"had|was|were|is|are|may|might|could|ended|began|broke|failed|collapsed|took|as|by|during|from|since|until|when|"
    r"where|while|held|said|says|but|ahead|later|earlier|lasted|went)\b",
    re.I,
)
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|final|last|next|new|another|fresh|further)\s+(?:\w+\s+)?$", re.I
)
_BETWEEN = re.compile(
    r"^(?:\s+(?:in|at|on|held|of)\s[^,.;:]{1,45}?|\s+[\w-]+){0,2}?,?\s+(?:between|among|involving)\b", re.I
)
_WITH = re.compile(r"^(?:\s+(?:in|at|on)\s(?!\w+ing\b)[^,.;:]{1,40}?|\s+[\w’'-]+){0,2}?\s+with\b", re.I)
_OF = re.compile(r"^(?:\s+(?:in|at)\s[^,.;:]{1,30}?)?\s+(?:of|for|by)\s+(?:the\s+)?")
_OWNER = re.compile(rf"({_M})(?:['’]s?)?\s+(?:[\w-]+\s+){{0,3}}$")
_PAIR = re.compile(rf"({_M})\s*[-–—]\s*({_M})\s+(?:[\w-]+\s+){{0,2}}$")
_TO_PLACE = re.compile(rf"^\s+(?:to|of|in)\s+(?:the\s+)?(?:[a-z]+\s+(?:city|town|capital)\s+of\s+)?({_M})", re.I)
_AFTER = re.compile(
    r"\b(?:after|following|during|emerged from|came out of)\s+(?:(?!news|press)[\w\ue000-\uf8ff’'-]+\s+){0,3}$", re.I
)
_MET = re.compile(
    rf"({_M})((?:(?!{_M})[^.;:\"“”]){{0,80}}?)\b(met|meets|(?:will|would|may|might|is to|are to|was to|were to|"
    r"is due to|are due to|had been due to|plans to|did not|refused to|has|have|had)\s+(?:\w+ly\s+)?"
    r"(?:meet|met|see)|(?:had|has had|have had)\s+(?:\w+\s+)?(?:lunch|dinner|breakfast|supper|tea|talks|a meeting)|"
    r"dined|lunched|sat down|sat at one table|conferred|held\s+(?:\w+\s+){0,2}(?:talks|meetings?|consultations)|"
    r"came face to face|summoned|spoke by (?:tele)?phone|talked by (?:tele)?phone)(?:\s+(?:with|together))?\b",
)
_VERBS = re.compile(
    r"\b(?:met|meets?|held|hold|see|had|dined|lunched|sat|conferred|summoned|spoke|talked|visit|travel|fly|flies|"
    r"arriv|expected in|due in|leaves? for|reach)"
)
_PAIRED = re.compile(rf"({_M})(?:,[^.;:]{{0,40}}?)?,?\s+and\s+(?:[\w\ue000-\uf8ff’',-]+\s+){{0,6}}$")
_BODY = re.compile(
    rf"\b(?:the\s+)?((?:[a-z-]+\s+)?(?:board|cabinet|council|committee|shareholders|creditors|governors|ministers|commission)"
    rf"(?:\s+of\s+(?:the\s+)?({_M}))?|({_M})(?:['’]s)?\s+(?:board|shareholders|council|creditors))\s+"
    rf"(?:(met|meets|meet)|((?:will|is to|are to|is due to|are due to)\s+(?:meet|hold an?\s+\w+\s+meeting)))\b",
    re.I,
)
_CALLED = re.compile(
    r"\b(?:cancel\w*|call(?:ed|s) off|postponed?|put off|scrapped)\s+(?:on\s+|late\s+|early\s+)*$", re.I
)
_OF_OTHERS = re.compile(
    r"\b(?:since|over|about|after|before|aimed|to end|that|which|where|who|while|but|said|says|war|fighting)\b"
)
_NO = re.compile(r"\bno\s+(?:[\w\ue000-\uf8ff–-]+\s+){0,2}$", re.I)  # "no meeting between", "no A-B summit"
_THREAT = re.compile(
    r"\b(?:threat\w*|may|might|could|considering|consider|urged?)\s+(?:to\s+)?(?:cancel|call(?:ing)? off|postpon)", re.I
)
_LEFT = re.compile(
    rf"({_M})(?:(?!{_M})[^.;:\"“”]){{0,40}}?\b(left|leaves|departed from|flew (?:home|back) from)\s+(?:the\s+)?({_M})"
)
_SAYING = re.compile(r"\b(?:said|says|told|added|announced|that (?:he|she|they|it|the))\b")
_HAD_BEEN = re.compile(
    r"\b(?:had|was|were) (?:been )?(?:originally )?(?:planned|set|scheduled|due|meant) "
    r"(?:for|in|on|to)\s+(?:\w+\s+){0,2}$"
)
_GOES = re.compile(
    rf"({_M})[^.;:]{{0,60}}?\b((?:will|is to|are to|was to|is due to|was due to|plans to|is expected to|"
    r"was expected to|is scheduled to|was scheduled to|may|might|could|would|had been due to|had been expected to)\s+"
    r"(?:\w+ly\s+)?(?:visit|travel to|fly to|go to|arrive in|head (?:to|for)|leave for|reach)|arrives in|"
    r"travels to|flies to|leaves for|had been expected in|is expected in|was expected in|is due in|was due in)\s+"
    rf"(?:the\s+)?({_M})?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Encounter:
    """A meeting or visit told by a noun. `parties` names those without an entity ("donors"); `continues` where it is a
    further round of talks named before; a `date` may lack its year or week, as the text does."""

    kind: str
    cue: Span
    sentence: Span
    who: tuple[Participant, ...]
    parties: tuple[str, ...]
    status: str
    date: str | None = None
    basis: str | None = None
    date_span: Span | None = None
    place: Participant | None = None
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with its mentions masked: `offsets[i]` is where sign `i` of `masked` stands in the text."""

    reading: Reading
    sentence: Span
    masked: str
    offsets: tuple[int, ...]
    mentions: tuple[Mention, ...]

    def mention(self, sign: str) -> Mention:
        return self.mentions[ord(sign) - _FIRST]

    def span(self, start: int, end: int) -> Span:
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def find_encounters(reading: Reading) -> tuple[Encounter, ...]:
    """The encounters of a report, in order of the text."""
    found: list[Encounter] = []
    for sentence in reading.sentences:
        words = sentence.span.of(reading.article.text)[:_LONGEST]
        if sentence.part in TOLD_IN and (_any("meeting").search(words) or _any("visit").search(words) or _going(words)):
            scene = _scene(reading, sentence.span)
            found += _meetings(scene, found)
            found += _met(scene)
            found += _visits(scene)
    return tuple({(e.sentence, e.kind, e.who, e.parties, e.status): e for e in reversed(found)}.values())[::-1]


def is_nobody(name: str) -> bool:
    """Whether somebody told by a common noun is no partner of a meeting: reporters, a crowd, rescue workers."""
    head = re.split(r"\s(?:at|of|in|from|on|for|with|who|that|by|abducted|near)\s", name)[0].split()
    last = head[-1] if head else ""
    return re.fullmatch(_classes()["nobody"], last, re.I) is not None


def is_party(name: str) -> bool:
    """Whether a common noun is of a group that meets: donors, finance ministers."""
    head = name.split(" of ")[0]
    return re.search(rf"\b(?:{_classes()['party']}|cabinet|board|council|committee|sides)$", head, re.I) is not None


def is_two_sides(name: str) -> bool:
    """Whether the two who meet are not named: "the two countries", "both delegations"."""
    return re.fullmatch(_classes()["both sides"], name, re.I) is not None


def is_sent(name: str) -> bool:
    """Whether a common noun is of one or more who are sent: "a delegation of the union"."""
    head = re.split(r"\s(?:of|from|led by|for)\s", name)[0]
    return re.search(r"\b(?:delegation|mission|envoy|emissary|team|mediator|negotiator)$", head, re.I) is not None


def tells_a_plan(words: str) -> bool:
    """Whether the words speak of what is to come."""
    return _any("planned").search(words) is not None


def _going(words: str) -> bool:
    return _VERBS.search(words) is not None


def _scene(reading: Reading, sentence: Span) -> _Scene:
    text = reading.article.text
    end = min(sentence.end, sentence.start + _LONGEST)
    inside = [
        m
        for m in reading.mentions
        if m.entity is not None and m.kind in ("PERSON", "ORG", "LOC") and sentence.start <= m.span.start < end
    ]
    inside.sort(key=lambda m: (m.span.start, -m.span.end))
    kept: list[Mention] = []
    for mention in inside:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    masked: list[str] = []
    offsets: list[int] = []
    at = sentence.start
    for number, mention in enumerate(kept):
        offsets += range(at, mention.span.start)
        masked.append(text[at : mention.span.start])
        masked.append(chr(_FIRST + number))
        offsets.append(mention.span.start)
        at = mention.span.end
    masked.append(text[at:end])
    offsets += range(at, max(at, end))
    return _Scene(reading, sentence, "".join(masked).replace("\n", " "), tuple(offsets), tuple(kept))


def _meetings(scene: _Scene, before: list[Encounter]) -> list[Encounter]:
    found: list[Encounter] = []
    barred = [match.span() for match in _any("not a meeting").finditer(scene.masked)]
    for match in _any("meeting").finditer(scene.masked):
        if any(a <= match.start() < b or a < match.end() <= b for a, b in barred):
            continue
        pre, post = scene.masked[: match.start()], scene.masked[match.end() :]
        ordinal = _ORDINAL.search(pre)
        if match.group().lower() == "round" and (ordinal is None or re.match(r"\s+of\s+(?!talks|negot)", post)):
            continue
        who, parties = _those_who_meet(scene, pre, post)
        continues = ordinal.group(1).lower() if ordinal else None
        if not who and not parties and continues and before:
            who, parties = before[-1].who, before[-1].parties
        status = _status(pre, post, match.group())
        if status is None or (len(who) + len(parties) == 1 and not parties):
            continue
        one = _told(scene, scene.span(*match.span()), who, parties, status, match.end())
        if who or parties or continues or status != "held":
            found.append(replace(one, continues=continues))
    return found


def _met(scene: _Scene) -> list[Encounter]:
    """What the verb tells, where those who met stand around it: "A met B and C"; "the board of A met"."""
    found = []
    for match in _MET.finditer(scene.masked):
        segment = _segment(scene.masked[match.end() :])
        subject = scene.mention(match.group(1))
        owned = re.match(r"['’]s?\s", match.group(2) + " ")
        paired = _PAIRED.search(scene.masked[: match.start()])
        subjects = _participants(scene, (*(paired.groups() if paired else ()), match.group(1)))
        who = _distinct((*subjects, *_people_in(scene, segment)))
        if subject.kind != "PERSON" or owned or len(who) < 2 or _STOP.search(match.group(2).replace(",", "")):
            continue
        status = _verb_status(match.group(3))
        if status == "cancelled":
            continue  # "had been due to meet": whether they did is told elsewhere
        cue = scene.span(*match.span(3))
        one = _told(scene, cue, who, (), status, match.end())
        found.append(replace(one, kind="phone call") if "phone" in match.group(3) else one)
    for match in _BODY.finditer(scene.masked):
        cue = scene.span(*match.span(4 if match.group(4) else 5))
        body = scene.span(match.start(1), match.end(1))
        end = next((m.span.end for m in scene.mentions if body.start <= m.span.start < body.end), body.end)
        name = scene.reading.article.text[body.start : max(end, body.end)]
        one = _told(
            scene, cue, (), (name,), "held" if (match.group(4) or "").lower() == "met" else "planned", match.end()
        )
        if one.date or one.place:
            found.append(one)
    return found


def _verb_status(verb: str) -> str:
    low = verb.lower()
    if low.startswith(("did not", "refused")):
        return "denied"
    if low.startswith(("may", "might")):
        return "possible"
    if low.startswith("had been due"):
        return "cancelled"
    return "planned" if re.match(r"(?:will|would|is|are|was|were|plans|meets)\b", low) else "held"


def _told(
    scene: _Scene, cue: Span, who: tuple[Participant, ...], parties: tuple[str, ...], status: str, at: int
) -> Encounter:
    when, basis = _time(scene, cue, _cues(scene), status)
    value, span = (when.value, when.span) if when else (None, None)
    return Encounter("meeting", cue, scene.sentence, who, parties, status, value, basis, span, _place(scene, at, who))


def _those_who_meet(scene: _Scene, pre: str, post: str) -> tuple[tuple[Participant, ...], tuple[str, ...]]:
    """Those between, with, of, or whose meeting it is."""
    between = _BETWEEN.match(post)
    if between:
        segment = _segment(post[between.end() :])
        return _people_in(scene, segment), _parties_in(segment)
    pair = _PAIR.search(pre)
    if pair:
        return _participants(scene, pair.groups()), ()
    joined = _WITH.match(post)
    if joined:
        segment = _segment(post[joined.end() :])
        others, parties = _people_in(scene, segment), _parties_in(segment)
        host = _host(scene, pre)
        return _distinct((*host, *others)), parties
    group = _OF.match(post)
    if group:
        segment = _segment(post[group.end() :])
        parties = _parties_in(segment)
        if parties:
            return (), parties
    sent = re.search(rf"\b(?:{_classes()['party']})\s+(?:of|from|led by)\s+(.+)$", pre, re.I)
    if sent and len(people := _people_in(scene, _segment("the " + sent.group(1)), owners=True)) > 1:
        return people, ()
    own = re.search(rf"\b({_classes()['party']})['’]?\s+(?:\w+\s+)?$", pre, re.I)
    if own:
        return (), (own.group(1).lower(),)
    sides = re.search(rf"\b({_classes()['both sides']})\b", pre[-40:] + " | " + post[:60], re.I)
    return (), (sides.group(1).lower(),) if sides else ()


def _segment(text: str) -> str:
    """The words up to where the phrase ends; titles in small letters and commas belong to it."""
    stop = _STOP.search(text)
    return text[: stop.start()] if stop else text[:200]


def _people_in(scene: _Scene, segment: str, owners: bool = False) -> tuple[Participant, ...]:
    """The mentions of a phrase that are its members: not the owner of one, nor the body that one is of."""
    signs = [
        match.group()
        for match in re.finditer(_M, segment)
        if owners
        or not (
            re.match(r"['’]s?\s", segment[match.end() :]) or re.search(r"\bof (?:the )?$", segment[: match.start()])
        )
    ]
    kinds = [scene.mention(sign).kind for sign in signs]
    if "PERSON" in kinds and "LOC" in kinds:
        signs = [sign for sign in signs if scene.mention(sign).kind != "LOC"]
    return _participants(scene, signs)


def _parties_in(segment: str) -> tuple[str, ...]:
    sides = re.search(rf"\b({_classes()['both sides']})\b", segment, re.I)
    if sides:
        return (sides.group(1).lower(),)
    groups = re.findall(rf"\b((?:[a-z-]+ )?(?:{_classes()['party']}))\b", segment)
    return tuple(dict.fromkeys(group.strip().lower() for group in groups if not re.search(_M, segment)))[:2]


def _host(scene: _Scene, pre: str) -> tuple[Participant, ...]:
    """Whose meeting it is: the owner, else who stands before it in the sentence and is no place."""
    owner = _OWNER.search(pre)
    if owner and (
        re.search(r"['’]s?\s+(?:[\w-]+\s+){0,3}$", pre[owner.start() :]) or _is_pronoun(scene, owner.group(1))
    ):
        return _participants(scene, owner.groups())
    for match in reversed(list(re.finditer(_M, pre))):
        mention = scene.mention(match.group())
        placed = re.search(r"\b(?:in|at|to|from|near|of|for|by|with|against|on)\s+(?:the\s+)?$", pre[: match.start()])
        if re.search(r"\bthat\b", pre[match.end() :]) or re.search(r"\b(?:told|tells)\s+$", pre[: match.start()]):
            return ()
        if not placed and not re.match(r"['’]s?\s", pre[match.end() :]) and mention.kind != "MISC":
            return _participants(scene, (match.group(),))
    return ()


def _is_pronoun(scene: _Scene, sign: str) -> bool:
    return scene.mention(sign).form == "pronoun"


def _participants(scene: _Scene, signs: tuple[str | None, ...] | list[str]) -> tuple[Participant, ...]:
    found = []
    for sign in signs:
        if sign and (entity := scene.mention(sign).entity) is not None:
            found.append(Participant(scene.reading.entities[entity].name, scene.mention(sign).span, entity))
    return _distinct(tuple(found))


def _distinct(found: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return tuple({participant.entity: participant for participant in reversed(found)}.values())[::-1]


def _status(pre: str, post: str, noun: str) -> str | None:
    """Held, planned, cancelled, postponed, denied or possible; wanted where it is no more; None where nothing says."""
    left = re.split(r"[;:]|, (?:and|but|while) |[\"“”]", pre[-_NEAR:])[-1]
    right = re.split(r"[;:]|, (?:and|but|while) | (?:that|said|says) |[\"“”]", post[:_NEAR])[0]
    around = f"{left} {noun} {right}"
    after = _AFTER.search(left)
    if after:  # "after talks with", but "during the planned talks with"
        return (
            "planned" if re.search(r"\b(?:planned|upcoming|forthcoming|scheduled|coming)\b", after.group()) else "held"
        )
    if _THREAT.search(around):
        return "possible"
    for status in ("cancelled", "postponed"):
        if _any(status).search(around):
            return status
    if (
        _any("denied").search(left[-40:])
        or _NO.search(left)
        or re.search(r"\bnot (?:take place|be held|happen)|\bnever took place", right)
    ):
        return "denied"
    if re.search(rf"\b(?:{_classes()['wanted']})\b[^,.]*$", left, re.I):
        return "wanted"
    if _any("possible").search(around):
        return "possible"
    if re.search(r"\bwould\b", left[-50:]) or _any("planned").search(left[-50:]) or _any("planned").search(right[:70]):
        return "planned"
    return "held" if _any("held").search(left[-45:]) or _any("held").search(right[:45]) else None


def _cues(scene: _Scene) -> list[Span]:
    """Where the encounters of a sentence are named."""
    return [scene.span(*match.span()) for kind in ("meeting", "visit") for match in _any(kind).finditer(scene.masked)]


def _visits(scene: _Scene) -> list[Encounter]:
    found = []
    for match in _any("visit").finditer(scene.masked):
        pre, post = scene.masked[: match.start()], scene.masked[match.end() :]
        status = _status(pre, post, match.group())
        if status in (None, "held", "wanted"):
            continue  # what was made is told by verbs and arrivals
        owner = _OWNER.search(pre)
        of = re.match(rf"\s+(?:of|by)\s+(?:the\s+)?({_M})", post)
        who = _participants(scene, (of.group(1),)) if of else _participants(scene, owner.groups()) if owner else ()
        who = who or _host(scene, pre)
        goal = _TO_PLACE.match(post)
        place = _participants(scene, goal.groups()) if goal and not of else ()
        found += _visit(scene, scene.span(*match.span()), who, place, str(status))
    for match in _GOES.finditer(scene.masked):
        status = "possible" if re.match(r"(?:may|might|could)\b", match.group(2)) else "planned"
        if "had been" in match.group(2) or match.group(2).startswith("was "):
            after = scene.reading.article.text[scene.offsets[match.end() - 1] : scene.sentence.end + 120]
            status = (
                "cancelled"
                if _any("cancelled").search(after)
                else "postponed"
                if _any("postponed").search(after)
                else ""
            )
        if status:
            who, place = _participants(scene, (match.group(1),)), _participants(scene, (match.group(3),))
            found += _visit(scene, scene.span(*match.span(2)), who, place, status)
    return found


def find_departures(reading: Reading) -> tuple[Encounter, ...]:
    """Who left where and when: "the envoy left Lisbon on Friday"."""
    found = []
    for sentence in reading.sentences:
        if sentence.part in TOLD_IN and re.search(
            r"\b(?:left|leaves|departed|flew)\b", sentence.span.of(reading.article.text)
        ):
            scene = _scene(reading, sentence.span)
            for match in _LEFT.finditer(scene.masked):
                who, place = _participants(scene, (match.group(1),)), _participants(scene, (match.group(3),))
                one = _visit(scene, scene.span(*match.span(2)), who, place, "held")
                found += [departure for departure in one if departure.date]
    return tuple(found)


def _visit(
    scene: _Scene, cue: Span, who: tuple[Participant, ...], place: tuple[Participant, ...], status: str
) -> list[Encounter]:
    entities = scene.reading.entities
    goers = tuple(p for p in who if p.entity is None or entities[p.entity].kind in ("PERSON", "ORG"))
    where = next((p for p in place if p.entity is not None and entities[p.entity].kind == "LOC"), None)
    named = len(cue.of(scene.reading.article.text).split()) == 1  # "his visit", not "is to visit"
    if where is None and not (goers and named and status in ("cancelled", "postponed")):
        return []
    when, basis = _time(scene, cue, _cues(scene), status)
    value, span = (when.value, when.span) if when else (None, None)
    return [Encounter("visit", cue, scene.sentence, goers[:1], (), status, value, basis, span, where)]


def _time(scene: _Scene, cue: Span, others: list[Span], status: str) -> tuple[TimeExpression | None, str | None]:
    """The date of its sentence that stands nearest, a later one first; not where another encounter, or who says so,
    stands between, nor the day that something had been planned for."""
    text = scene.reading.article.text
    line = scene.reading.article.dateline
    found = []
    for time in scene.reading.times:
        if time.kind not in ("DATE", "TIME") or not re.match(r"\d{4}-\d|XXXX-", time.value):
            continue
        at = time.span.start
        if not scene.sentence.start <= at < scene.sentence.end or (line and line.span.start <= at < line.span.end):
            continue
        between = text[cue.end : at] if at > cue.start else text[time.span.end : cue.start]
        if any(min(at, cue.start) < other.start < max(at, cue.start) for other in others if other != cue):
            continue
        if _SAYING.search(between):
            continue
        if status in ("cancelled", "postponed") and _CALLED.search(text[scene.sentence.start : at]):
            continue  # the day that it was called off
        had_been = _HAD_BEEN.search(text[scene.sentence.start : at]) is not None
        found.append((had_been, abs(at - cue.start) + (40 if at < cue.start else 0), time.span, time))
    return (min(found, key=lambda f: f[:3])[3], IN_SENTENCE) if found else (None, None)


def _place(scene: _Scene, at: int, who: tuple[Participant, ...]) -> Participant | None:
    """The place after "in" or "at", behind the noun before in front of it."""
    taking_part = {p.entity for p in who}
    pattern = re.compile(rf"\b(?:in|at|to)\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}({_M})", re.I)
    matches = [m for m in pattern.finditer(scene.masked) if scene.mention(m.group(1)).kind == "LOC"]
    for match in sorted(matches, key=lambda m: (m.start() < at, abs(m.start() - at))):
        found = _participants(scene, match.groups())[0]
        between = scene.masked[at : match.start()] if match.start() > at else scene.masked[match.end() : at]
        if _OF_OTHERS.search(between):
            continue
        if found.entity not in taking_part and abs(match.start() - at) < 80:
            return found
    return None


@lru_cache(maxsize=16)
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_classes()[name]})(?![\w-])", re.I)


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    lines = files("sanudo.reading").joinpath("data/encounters.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows}
