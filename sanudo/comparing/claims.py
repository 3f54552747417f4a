"""What reports assert about one thing, and which of them say it, say otherwise, or are silent.

Statements, meetings and events of each story go in; `Claim`s come out, those of most voices first. Reports that copy
one another are one voice. Events of reports are one claim when they are of one type, share an actor on each side,
are told with words alike, and fall on days that can be one; an event that one report denies is held against those that
tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sanudo.comparing.likeness import likeness
from sanudo.comparing.order import order_of
from sanudo.comparing.types import Actor, Claim, Evidence, Meeting, Reprint, Statement, Story
from sanudo.comparing.word_forms import akin, base_form, function_words
from sanudo.reading.types import Event, Reading

_LIKE, _MUCH_LIKE = 0.15, 0.35  # likeness of the sentences of one event, told with the same word and with others
_WORD = re.compile(r"\w+")
_NEAR_DAYS = 7  # between a report and the day of the news that it tells without a day


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a report with its participants as actors: `sides` are (actors, recipients) by actor id or name."""

    reading: Reading
    event: Event
    sides: tuple[frozenset[str], frozenset[str]]
    day: str | None


def find_claims(
    readings: tuple[Reading, ...],
    stories: tuple[Story, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    meetings: tuple[Meeting, ...],
    reprints: tuple[Reprint, ...],
) -> tuple[Claim, ...]:
    """The claims of each story, lined up across its reports."""
    by_id = {reading.article.id: reading for reading in readings}
    actor_of = {member: actor for actor in actors for member in actor.members}
    found: list[Claim] = []
    for story in stories:
        voice = voices_of(story)
        members = [by_id[article] for article in story.articles if article in by_id]
        mine: list[Claim] = []
        mine += [c for s in statements if (c := _of_statement(s, story, voice))]
        mine += [_of_meeting(m, story, voice) for m in meetings if any(e.article in voice for e in m.evidence)]
        mine += _of_events(members, actor_of, story, voice)
        found += sorted(mine, key=order_of)
    return tuple(found)


def voices_of(story: Story) -> dict[str, str]:
    """Each article of a story to the article that stands for its voice."""
    voice = {article: article for article in story.articles}
    for group in story.voices:
        voice.update(dict.fromkeys(group, group[0]))
    return voice


def told_events(readings: Iterable[Reading], actor_of: dict[tuple[str, int], Actor]) -> list[Told]:
    """The events of reports with their participants as actors across reports."""
    return [
        Told(reading, event, _sides(reading, event, actor_of), _day(event))
        for reading in readings
        for event in reading.events
    ]


def one_event_each(told: list[Told]) -> list[list[Told]]:
    """One group for each real event, however many reports tell it, the dated before the undated."""
    groups: list[list[Told]] = []
    for one in sorted(told, key=lambda t: (t.day is None, t.day or "", t.reading.article.id, t.event.cue)):
        home = next((group for group in groups if all(_same(one, other) for other in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _same(a: Told, b: Told) -> bool:
    if a.event.type != b.event.type or not _days_fit(a, b):
        return False
    if (a.event.status in ("planned", "demanded", "possible")) != (
        b.event.status in ("planned", "demanded", "possible")
    ):
        return False
    ours, theirs = a.sides, b.sides
    straight = bool(ours[0] & theirs[0]) and (not ours[1] or not theirs[1] or bool(ours[1] & theirs[1]))
    crossed = a.event.quad in (1, 2) and bool(ours[0] & theirs[1]) and bool(ours[1] & theirs[0])
    bare = not ours[1] and not theirs[1] and a.event.mode != b.event.mode
    return (straight or crossed) and not bare and _told_alike(a, b)


def _told_alike(a: Told, b: Told) -> bool:
    """Whether both tell it with the same word or its like, or in sentences much alike: who accused the same people of
    two things did two things. Where one day at most is told and only one tells to whom it was done, both are wanted.
    Who denies one thing in another's words does not deny the other, however like the sentences are."""
    if a.event.mode and b.event.mode and a.event.mode != b.event.mode:
        return False
    word = any(akin(x, y) for x in _cue(a) for y in _cue(b))
    if (a.event.status == "denied") != (b.event.status == "denied") and not word:
        return False
    open_side = bool(a.sides[1]) != bool(b.sides[1]) and not (a.day and b.day)
    named = _names(a) | _names(b)
    like = likeness(_sentence(a, named), _sentence(b, named)) if open_side or not word else _LIKE
    return like >= (_LIKE if word else _MUCH_LIKE)


def _cue(told: Told) -> list[str]:
    words = _WORD.findall(told.event.cue.of(told.reading.article.text).lower())
    return [base_form(word) for word in words if word not in function_words()]


def _sentence(told: Told, without: frozenset[str]) -> str:
    """The sentence without the names that both tell in any case."""
    text = told.event.sentence.of(told.reading.article.text)
    return _WORD.sub(lambda match: "" if match[0].casefold() in without else match[0], text)


def _names(told: Told) -> frozenset[str]:
    who = (*told.event.actors, *told.event.recipients)
    return frozenset(word.casefold() for one in who for word in _WORD.findall(one.name))


def _days_fit(a: Told, b: Told) -> bool:
    """One day, or a day that the undated one's report is near enough to tell of as its news."""
    if bool(a.day) == bool(b.day):
        return a.day == b.day
    dated, undated = (a, b) if a.day else (b, a)
    published = undated.reading.article.published
    try:
        written = date.fromisoformat(published.value[:10]) if published else None
        return written is None or abs((written - date.fromisoformat(dated.day or "")).days) <= _NEAR_DAYS
    except ValueError:
        return True


def _sides(
    reading: Reading, event: Event, actor_of: dict[tuple[str, int], Actor]
) -> tuple[frozenset[str], frozenset[str]]:
    def keys(participants: Iterable[object]) -> frozenset[str]:
        found = set()
        for participant in participants:
            entity = getattr(participant, "entity", None)
            actor = actor_of.get((reading.article.id, entity)) if entity is not None else None
            found.add(actor.id if actor else str(getattr(participant, "name", "")).casefold())
        return frozenset(found)

    return keys(event.actors), keys(event.recipients)


def _day(event: Event) -> str | None:
    value = event.date or ""
    return value[:10] if len(value) >= 10 and value[:4].isdigit() and value[8:10].isdigit() else None


def _of_events(
    members: list[Reading], actor_of: dict[tuple[str, int], Actor], story: Story, voice: dict[str, str]
) -> list[Claim]:
    groups = one_event_each([t for t in told_events(members, actor_of) if t.event.type != "CONSULT"])
    return [_of_group(group, story, voice) for group in groups]


def _of_group(group: list[Told], story: Story, voice: dict[str, str]) -> Claim:
    told = [one for one in group if one.event.status != "denied"] or group
    denied = [one for one in group if one not in told]
    first = told[0]
    evidence = tuple(dict.fromkeys(Evidence(one.reading.article.id, one.event.sentence) for one in group))
    speakers = {_speaker(one) for one in told}
    return _claim(
        story,
        voice,
        "event",
        first.event.sentence.of(first.reading.article.text),
        evidence,
        [one.reading.article.id for one in told],
        [one.reading.article.id for one in denied],
        speaker=speakers.pop() if len(speakers) == 1 else None,
        date=next((one.day for one in told if one.day), None),
        status=first.event.status,
    )


def _speaker(told: Told) -> str | None:
    return told.reading.entities[told.event.speaker].name if told.event.speaker is not None else None


def _of_statement(statement: Statement, story: Story, voice: dict[str, str]) -> Claim | None:
    wordings = [w for w in statement.wordings if w.article in voice]
    if not wordings:
        return None
    return _claim(
        story,
        voice,
        "statement",
        wordings[0].text,
        tuple(e for w in wordings for e in w.evidence),
        [w.article for w in wordings],
        [],
        speaker=statement.speaker,
        date=next((w.date for w in wordings if w.date), None),
        status=None,
    )


def _of_meeting(meeting: Meeting, story: Story, voice: dict[str, str]) -> Claim:
    text = f"{', '.join(meeting.who)}: {meeting.kind}" + (f" in {meeting.place}" if meeting.place else "")
    evidence = tuple(e for e in meeting.evidence if e.article in voice)
    articles = [e.article for e in evidence]
    return _claim(
        story, voice, "meeting", text, evidence, articles, [], speaker=None, date=meeting.date, status=meeting.status
    )


def _claim(
    story: Story,
    voice: dict[str, str],
    kind: str,
    text: str,
    evidence: tuple[Evidence, ...],
    said: list[str],
    otherwise: list[str],
    *,
    speaker: str | None,
    date: str | None,
    status: str | None,
) -> Claim:
    saying = _voices(said, voice)
    against = tuple(v for v in _voices(otherwise, voice) if v not in saying)
    silent = tuple(dict.fromkeys(v for v in voice.values() if v not in saying and v not in against))
    key = "\n".join([kind, story.id, text, *(f"{e.article}:{e.span.start}-{e.span.end}" for e in evidence)])
    return Claim(
        id="c" + sha256(key.encode("utf-8", "replace")).hexdigest()[:12],
        story=story.id,
        kind=kind,
        text=" ".join(text.split()),
        evidence=evidence,
        said_by=saying,
        otherwise=against,
        silent=silent,
        speaker=speaker,
        date=date,
        status=status,
    )


def _voices(articles: list[str], voice: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(voice[article] for article in articles))
