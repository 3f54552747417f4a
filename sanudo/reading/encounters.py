"""Meetings that nouns and verbs tell: "talks between A and B", "a meeting of donors", "A called in B".

A `Reading` goes in, and comes out as `Encounter`s, in order of the text: who, where, when, and whether it was held or
is planned, cancelled, postponed, denied or possible. They are read from the words between mentions and times
(data/encounters.tsv), not from the parse; most of what verbs tell is an event too. What is only wanted is none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.appearances import appearances
from sanudo.reading.gatherings import gatherings
from sanudo.reading.journeys import visits
from sanudo.reading.masked import (
    FIRST,
    LONGEST,
    SIGN,
    TOLD_IN,
    Scene,
    classes,
    cues,
    distinct,
    host_of,
    is_pronoun,
    participants,
    place_of,
    scene_of,
    time_of,
    words_of,
)
from sanudo.reading.meeting_status import status_by_words
from sanudo.reading.sessions import sessions
from sanudo.reading.summits import summits
from sanudo.reading.types import Encounter, Participant, Reading

_CUES_APART = 25  # characters between the words of one meeting

_STOP = re.compile(
    r"[.;:()\"“”]|\band (?:his|her|their|its|also|then)\b|\s[-–—]+\s|"
    r"\b(?:in|on|at|over|about|after|before|for|to|aimed|that|which|who|whom|will|would|has|have|"
    r"had|was|were|is|are|may|might|could|ended|began|broke|failed|collapsed|took|as|by|during|from|since|until|when|"
    r"where|while|held|said|says|told|added|announced|reported|but|ahead|later|earlier|lasted|went)\b",
    re.I,
)

_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|final|last|next|new|another|fresh|further)\s+(?:\w+\s+)?$", re.I
)

_BETWEEN = re.compile(
    r"^(?:\s+(?:in|at|on|held|of|planned|set|scheduled|due)\s[^,.;:]{1,45}?|\s+[\w-]+){0,2}?,?\s+"
    r"(?:between|among|involving)\b",
    re.I,
)

_WITH = re.compile(r"^(?:\s+(?:in|at|on)\s(?!\w+ing\b)[^,.;:]{1,40}?|\s+[\w’'-]+){0,2}?\s+with\b", re.I)

_OF = re.compile(r"^(?:\s+(?:in|at)\s[^,.;:]{1,30}?)?\s+(?:of|for|by)\s+(?:the\s+)?")

_PAIR = re.compile(rf"({SIGN})\s*[-–—]\s*({SIGN})\s+(?:[\w-]+\s+){{0,2}}$")

_MET = re.compile(
    rf"({SIGN})((?:(?!{SIGN})[^.;:\"“”]){{0,80}}?)\b(met|meets|(?:will|would|may|might|is to|are to|was to|were to|"
    r"is due to|are due to|had been due to|plans to|did not|refused to|has|have|had)\s+(?:\w+ly\s+)?"
    r"(?:meet|met|see)|(?:had|has had|have had)\s+(?:(?!\w+ed\b)\w+\s+)?(?:lunch|dinner|breakfast|supper|tea|"
    r"talks|a meeting)|"
    r"(?:had|has had|have had)\s+(?:\w+\s+){0,2}(?:coffee|exchange|conversation|chat|discussions|consultations)|"
    r"(?:was|were) closeted|huddled|"
    r"dined|lunched|sat down|sat at one table|conferred|held\s+(?:\w+\s+){0,2}(?:talks|meetings?|consultations)|"
    r"came face to face|shook hands|summoned|called in|called on(?![^.;]{0,80}\bto [“\"'‘]?[a-z])|saw|has seen|"
    r"had seen|sent for|appeared together|received|hosted|greeted|"
    r"(?:was|were|has been|have been) received by|(?:spoke|talked) (?:by|on the|over the) (?:tele)?phone)"
    r"(?:\s+(?:with|together))?\b",
)

_VERBS = re.compile(
    r"\b(?:met|meets?|held|hold|see|saw|had|dined|lunched|sat|conferred|summoned|spoke|talked|visit|travel|fly|flies|"
    r"arriv|expected in|due in|leaves? for|reach|called (?:in|on)|received|hosted|greeted|"
    r"shook|in|gather|joint|with|over|sent for|vote|debate|discuss|took up|"
    r"consider|heard|brought|bring|call|conversation|called|addressed|brief|appear|testif|told|decided|agreed|conven|alongside|beside|"
    r"next to|side by side|stop|swing|return|back|welcom|depart|left|head|call|jet|swept|breezed|motored)"
)

_PAIRED = re.compile(rf"({SIGN})(?:,[^.;:]{{0,40}}?)?,?\s+and\s+(?:[\w\ue000-\uf8ff’',-]+\s+){{0,6}}$")

_BODY = re.compile(
    r"\b(?:the\s+)?((?:[a-z-]+\s+)?"
    r"(?:boards?|cabinets?|councils?|committees?|shareholders|creditors|governors|ministers|commissions?)"
    rf"(?:\s+of\s+(?:the\s+)?(?:({SIGN})|[a-z]+(?: [a-z]+)?))?|"
    rf"({SIGN})(?:['’]s)?\s+(?:board|shareholders|council|creditors|cabinet))\s+"
    r"(?:(met|meets|meet)|"
    r"((?:will|is to|are to|is due to|are due to)\s+(?:meet|hold an?\s+\w+\s+(?:meeting|session))))\b",
    re.I,
)
_GATHER = (
    r"\b(?:the\s+)?((?:[a-z-]+ )?(?:{party})(?: (?:of|from) (?:the )?(?:{sign}|[a-z0-9 ]{{3,40}}?))?)\s+"
    r"(?:(gathered|convened|assembled|gather)|"
    r"((?:will|(?:is|are) (?:due |set |expected |scheduled )?to)\s+(?:gather|convene|assemble)))\b"
)
_PRESS = re.compile(
    rf"({SIGN})(?:,[^.;:]{{0,40}},)?\s+and\s+(?:[\w’'-]+\s+){{0,6}}({SIGN})[^.;:]{{0,50}}?"
    r"\b(joint (?:press|news) (?:conference|briefing))",
    re.I,
)
_PRESS_WITH = re.compile(
    rf"\b(joint (?:press|news) (?:conference|briefing)) with (?:[\w’'-]+\s+){{0,6}}({SIGN})[^.;:]{{0,40}}?,?\s({SIGN})",
    re.I,
)
_HOURS_WITH = re.compile(
    rf"({SIGN})[^.;:]{{0,50}}?\b((?:hours?|minutes?|days|an evening|an afternoon|the (?:morning|day|evening)|"
    r"spent(?: \w+){0,4}?)"
    rf"(?: of talks| in talks| alone| together| closeted)?) with (?:[\w’'-]+\s+){{0,6}}({SIGN})",
    re.I,
)


_VAGUE = re.compile(
    r"(?:fellow|other|their|his|her|our|its) (?:[\w-]+ ){0,2}[\w-]+|"
    r"(?:(?:the|these|those|many|several|some|top|senior|world|foreign|global|international|political|key|all) )*"
    r"(?:leaders|officials|parties|presidents|representatives|experts|delegates|delegations)",
    re.I,
)
_SENT = re.compile(  # "a South Korean delegation Monday"
    rf"(?:an? |the )?((?:[A-Z][\w.’'-]+ )+(?:[a-z-]+ )?(?:{classes()['sent']}|{classes()['party']}))\b"
)
_SOME_OF = re.compile(  # "a group of 50 extremists at her home"
    r"(?:an?|the|some|several) (?:\w+ )?(?:group|crowd|handful|number|mob|band|throng)s? of (?:[\w,-]+ )*?"
    r"([\w-]+)(?=$| (?:at|in|from|on|for|with|who|that|near|outside|during)\b)",
    re.I,
)
_OVER_DINNER = re.compile(
    rf"({SIGN}) (?:told|asked|promised|assured|warned|advised) ({SIGN}) "
    r"(over (?:lunch|dinner|breakfast|supper|tea|coffee))"
)


def find_encounters(reading: Reading) -> tuple[Encounter, ...]:
    """The encounters of a report, in order of the text."""
    found: list[Encounter] = []
    parsed = gatherings(reading)
    for sentence in reading.sentences:
        by_parse = [one for one in parsed if one.sentence == sentence.span]
        told: list[Encounter] = []
        words = sentence.span.of(reading.article.text)[:LONGEST]
        if sentence.part in TOLD_IN and (
            words_of("meeting").search(words) or words_of("visit").search(words) or _going(words)
        ):
            scene = scene_of(reading, sentence.span)
            told = _meetings(scene, found + by_parse)
            told += _met(scene)
            told += _together(scene)
            told += sessions(scene)
            told += appearances(scene)
            told += visits(scene)
            told += [one for one in summits(scene) if not any(other.cue == one.cue and other.who for other in told)]
        found += _with_parsed(told, by_parse)
    return tuple({(e.sentence, e.kind, e.who, e.parties, e.status): e for e in reversed(found)}.values())[::-1]


def _with_parsed(told: list[Encounter], parsed: list[Encounter]) -> list[Encounter]:
    """What the words of a sentence tell and what its parse tells beside it, each meeting once: where the words have but
    one who met, the parse has the others."""
    found = []
    for one in told:
        fuller = next((other for other in parsed if _is_one(other, one) and _is_fuller(other, one)), None)
        one = _filled(one, fuller) if fuller else one
        dated = next(
            (other for other in parsed if _is_one(other, one) and other.date and other.status == one.status), None
        )
        if dated and one.date is None and one.status == "held":
            one = replace(one, date=dated.date, basis=dated.basis, date_span=dated.date_span)
        found.append(one)
    return [*found, *(one for one in parsed if not any(_is_one(one, other) for other in told))]


def _filled(one: Encounter, fuller: Encounter) -> Encounter:
    """An encounter with those who met, and as a plan where the parse has it so."""
    if one.status == "held" and fuller.status == "planned":
        one = replace(one, status="planned", date=fuller.date, basis=fuller.basis, date_span=fuller.date_span)
    return replace(one, who=fuller.who, parties=(), sure=fuller.sure, place=one.place or fuller.place)


def _is_fuller(a: Encounter, b: Encounter) -> bool:
    alone = len(b.who) + len(b.parties) < 2 and not any(is_two_sides(name) for name in b.parties)
    return alone and (len(a.who) > 1 or not b.who)


def _is_one(parsed: Encounter, told: Encounter) -> bool:
    """Whether both speak of one meeting: at one word, or near to each other with somebody in common."""
    if parsed.sentence != told.sentence or (parsed.kind == "visit") != (told.kind == "visit"):
        return False
    if parsed.cue.start < told.cue.end and told.cue.start < parsed.cue.end:
        return True
    near = parsed.cue.start < told.cue.end + _CUES_APART and told.cue.start < parsed.cue.end + _CUES_APART
    return near and bool({one.name for one in parsed.who} & {one.name for one in told.who} or not told.who)


def is_nobody(name: str) -> bool:
    """Whether somebody told by a common noun is no partner of a meeting: reporters, a crowd, rescue workers."""
    head = re.split(
        r"\s(?:at|of|in|from|on|for|with|who|that|by|abducted|near|aboard|outside|inside|during|after)\s", name
    )[0].split()
    last = head[-1] if head else ""
    of_whom = _SOME_OF.match(name)
    if of_whom and re.fullmatch(classes()["nobody"], of_whom.group(1), re.I):
        return True
    if name.startswith("whose "):  # of a clause aside: "Meireles, whose government is mediating"
        return True
    if re.match(r"(?:(?:an?|the|two|three|senior) )*members? of (?!the public\b)", name):
        return False
    return re.fullmatch(classes()["nobody"], last, re.I) is not None


def is_party(name: str) -> bool:
    """Whether a common noun is of a group that meets: donors, finance ministers."""
    head = re.split(r" (?:of|from|in|at|for) ", name)[0]
    return (
        re.search(
            rf"\b(?:{classes()['party']}|{classes()['sitting']}|assembly|sides)$",
            head,
            re.I,
        )
        is not None
    )


def is_vague(name: str) -> bool:
    """Whether a group is told by a word that fits any: "world leaders", "their own leaders", "fellow NATO leaders"."""
    return _VAGUE.fullmatch(name) is not None


def is_two_sides(name: str) -> bool:
    """Whether the two who meet are not named: "the two countries", "both delegations"."""
    return re.fullmatch(classes()["both sides"], name, re.I) is not None


def is_sent(name: str) -> bool:
    """Whether a common noun is of one or more who are sent: "a delegation of the union"."""
    head = re.split(r"\s(?:of|from|led by|for)\s", name)[0]
    return re.search(r"\b(?:delegation|mission|envoy|emissary|team|mediator|negotiator)$", head, re.I) is not None


def tells_a_plan(words: str) -> bool:
    """Whether the words speak of what is to come."""
    return words_of("planned").search(words) is not None


def _going(words: str) -> bool:
    return _VERBS.search(words) is not None


def _meetings(scene: Scene, before: list[Encounter]) -> list[Encounter]:
    found: list[Encounter] = []
    barred = [match.span() for match in words_of("not a meeting").finditer(scene.masked)]
    for match in words_of("meeting").finditer(scene.masked):
        if any(a <= match.start() < b or a < match.end() <= b for a, b in barred):
            continue
        pre, post = scene.masked[: match.start()], scene.masked[match.end() :]
        ordinal = _ORDINAL.search(pre)
        if match.group().lower() in ("round", "session", "dialogue") and (
            ordinal is None or re.match(r"\s+of\s+(?!talks|negot|consult|discuss|meet|contacts)", post)
        ):
            continue
        who, parties = _those_who_meet(scene, pre, post)
        continues = ordinal.group(1).lower() if ordinal else None
        if len(who) < 2 and not parties and re.search(r"\b[Tt]heir (?:[\w-]+ ){0,3}$", scene.words(0, match.start())):
            who = _two_before(scene) or who
        if not who and not parties and continues and before:
            here = _people_named(scene)
            who, parties = (here, ()) if len(here) == 2 else (before[-1].who, before[-1].parties)
        status = status_by_words(pre, post, match.group())
        if status is None and len(who) > 1 and re.search(rf"{SIGN}(?:['’]s)? (?:\w+ )?$", pre):
            status = "held"  # "of his encounter with A"
        if status is None or (len(who) + len(parties) == 1 and not parties):
            continue
        one = _told(scene, scene.span(*match.span()), who, parties, status, match.end())
        if who or parties or continues or status != "held":
            found.append(replace(one, continues=continues))
    return found


def _people_named(scene: Scene) -> tuple[Participant, ...]:
    """The people whom the sentence names."""
    signs = [chr(FIRST + n) for n, m in enumerate(scene.mentions) if m.kind == "PERSON" and m.form == "name"]
    return participants(scene, signs)


def _two_before(scene: Scene) -> tuple[Participant, ...]:
    """The two people whom the sentence before names, where it names just two: "their first meeting"."""
    before = [s.span for s in scene.reading.sentences if s.span.end <= scene.sentence.start][-1:]
    named = [
        m
        for m in scene.reading.mentions
        for span in before
        if m.kind == "PERSON" and m.form == "name" and m.entity is not None and span.start <= m.span.start < span.end
    ]
    people = distinct(tuple(Participant(scene.reading.entities[m.entity or 0].name, m.span, m.entity) for m in named))
    return people if len(people) == 2 else ()


def _met(scene: Scene) -> list[Encounter]:
    """What the verb tells, where those who met stand around it: "A met B and C"; "the board of A met"."""
    found = []
    for match in _MET.finditer(scene.masked):
        segment = _segment(scene.masked[match.end() :])
        subject = scene.mention(match.group(1))
        owned = re.match(r"['’]s?\s", match.group(2) + " ")
        paired = _PAIRED.search(scene.masked[: match.start()])
        subjects = participants(scene, (*(paired.groups() if paired else ()), match.group(1)))
        who = distinct((*subjects, *_people_in(scene, segment)))
        members = _members_in(scene, segment) if len(who) == 1 else ()
        if (
            subject.kind != "PERSON"
            or owned
            or len(who) + len(members) < 2
            or _STOP.search(match.group(2).replace(",", ""))
        ):
            continue
        status = _verb_status(match.group(3))
        if re.search(r"\b(?:whether|if|unless)\b[^.;,]*$", scene.masked[: match.start(3)]):
            continue
        if "would" in match.group(3) and re.search(r"\b(?:if|unless|provided)\b", scene.masked[match.end() :]):
            continue  # on a condition
        if status == "cancelled":
            continue  # "had been due to meet": whether they did is told elsewhere
        if re.match(r"\s\d", segment):
            continue  # "received 400 votes, B 300"
        cue = scene.span(*match.span(3))
        one = _told(scene, cue, who, members, status, match.end())
        found.append(replace(one, kind="phone call") if "phone" in match.group(3) else one)
    found += _groups(scene)
    return found


def _together(scene: Scene) -> list[Encounter]:
    """Two who give a joint press conference, or of whom one spent hours with the other, have met."""
    found = []
    for pattern, cue in ((_PRESS, 3), (_PRESS_WITH, 1), (_HOURS_WITH, 2), (_OVER_DINNER, 3)):
        for match in pattern.finditer(scene.masked):
            who = participants(scene, [sign for n, sign in enumerate(match.groups(), 1) if n != cue])
            if len(who) == 2 and all(scene.kind_of(one) == "PERSON" for one in who):
                found.append(_told(scene, scene.span(*match.span(cue)), who, (), "held", match.end()))
    return found


def _groups(scene: Scene) -> list[Encounter]:
    """ "The board of A met", "donors will gather": bodies and groups that meet by themselves."""
    found = []
    gather = re.compile(_GATHER.format(party=classes()["party"], sign=SIGN), re.I)
    for match in gather.finditer(scene.masked):
        cue = scene.span(*match.span(2 if match.group(2) else 3))
        status = "planned" if match.group(3) else "held"
        one = _told(scene, cue, (), (scene.words(*match.span(1)),), status, match.end())
        if one.date or one.place:
            found.append(one)
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
    if "received by" in low:
        return "held"
    return "planned" if re.match(r"(?:will|would|is|are|was|were|plans|meets)\b", low) else "held"


def _told(
    scene: Scene, cue: Span, who: tuple[Participant, ...], parties: tuple[str, ...], status: str, at: int
) -> Encounter:
    when, basis = time_of(scene, cue, cues(scene), status)
    value, span = (when.value, when.span) if when else (None, None)
    return Encounter("meeting", cue, scene.sentence, who, parties, status, value, basis, span, place_of(scene, at, who))


def _those_who_meet(scene: Scene, pre: str, post: str) -> tuple[tuple[Participant, ...], tuple[str, ...]]:
    """Those between, with, of, or whose meeting it is."""
    between = _BETWEEN.match(post)
    if between:
        segment = _segment(post[between.end() :])
        people = _people_in(scene, segment)
        return people, _parties_in(segment) or (_others_in(segment) if len(people) < 2 else ())
    pair = _PAIR.search(pre)
    if pair:
        return participants(scene, pair.groups()), ()
    joined = _WITH.match(post)
    if joined:
        segment = _segment(post[joined.end() :])
        others, parties = _people_in(scene, segment), _parties_in(segment)
        host = host_of(scene, pre)
        return distinct((*host, *others)), parties
    group = _OF.match(post)
    if group:
        segment = _segment(post[group.end() :])
        parties = _parties_in(segment)
        if parties:
            return (), parties
    sent = re.search(rf"\b(?:{classes()['party']})\s+(?:of|from|led by)\s+(.+)$", pre, re.I)
    if sent and len(people := _people_in(scene, _segment("the " + sent.group(1)), owners=True)) > 1:
        return people, ()
    own = re.search(rf"\b({classes()['party']})['’]?\s+(?:\w+\s+)?$", pre, re.I)
    if own:
        return (), (own.group(1).lower(),)
    sides = re.search(rf"\b({classes()['both sides']})\b", pre[-40:] + " | " + post[:60], re.I)
    return (), (sides.group(1).lower(),) if sides else ()


def _segment(text: str) -> str:
    """The words up to where the phrase ends; titles in small letters and commas belong to it."""
    stop = _STOP.search(text)
    if stop is None:
        return text[:200]
    words = text[: stop.start()]
    if stop.group().lower() in _SAYING and "," in words:
        return words[: words.rindex(",")]  # who says so stands behind the comma
    return words


_SAYING = ("said", "says", "told", "added", "announced", "reported")


def _people_in(scene: Scene, segment: str, owners: bool = False) -> tuple[Participant, ...]:
    """The mentions of a phrase that are its members: not the owner of one, nor the body that one is of."""
    behind = next((m.start() for m in re.finditer(rf",\s{SIGN}", segment) if is_pronoun(scene, m.group()[-1])), None)
    segment = segment[:behind]  # "his meeting with B, he said"
    signs = [
        match.group()
        for match in re.finditer(SIGN, segment)
        if owners
        or not (
            re.match(r"['’]s?\s", segment[match.end() :]) or re.search(r"\bof (?:the )?$", segment[: match.start()])
        )
    ]
    kinds = [scene.mention(sign).kind for sign in signs]
    if "PERSON" in kinds and "LOC" in kinds:
        signs = [sign for sign in signs if scene.mention(sign).kind != "LOC"]
    return participants(scene, signs)


def _others_in(segment: str) -> tuple[str, ...]:
    """The side that is told by what it is: "between the government and" somebody named."""
    halves = [half.strip(" ,") for half in re.split(r"\s+and\s+", segment.strip(), maxsplit=1)]
    if len(halves) == 2 and not re.search(SIGN, segment):
        halves[1] = " ".join(halves[1].split()[:3])  # where the phrase ends nothing marks
    plain = [half for half in re.split(r"\s+and\s+", segment.strip(), maxsplit=1) if not re.search(SIGN, half)]
    sent = [match.group(1) for half in plain if (match := _SENT.match(half))]
    if sent:
        return tuple(sent)
    plain = [half for half in halves if not re.search(SIGN, half)]
    return tuple(
        half for half in plain if re.fullmatch(r"(?:the|its) [a-z][a-z -]{2,30}", half) and not is_nobody(half)
    )


def _members_in(scene: Scene, segment: str) -> tuple[str, ...]:
    """Some of a body: "members of the Bar Council"."""
    found = re.search(
        rf"((?:[a-z-]+ )?(?:{classes()['party']}|members|heads|owners|executives|representatives)) "
        rf"of (the )?({SIGN})",
        segment,
    )
    if not found or segment[: found.start()].strip() not in ("", "with", "the"):
        return ()
    entity = scene.mention(found.group(3)).entity
    name = scene.reading.entities[entity].name if entity is not None else ""
    return (f"{found.group(1).strip()} of {found.group(2) or ''}{name}",)


def _parties_in(segment: str) -> tuple[str, ...]:
    sides = re.search(rf"\b({classes()['both sides']})\b", segment, re.I)
    if sides:
        return (sides.group(1).lower(),)
    groups = re.findall(rf"\b((?:[a-z-]+ )?(?:{classes()['party']}))\b", segment)
    return tuple(dict.fromkeys(group.strip().lower() for group in groups if not re.search(SIGN, segment)))[:2]
