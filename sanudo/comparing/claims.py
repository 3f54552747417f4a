"""What reports assert about one thing, and which of them say it, say otherwise, or are silent.

Statements, meetings and events of each story go in; `Claim`s come out, those of most voices first. Reports that copy
one another are one voice. Which tellings are of one event stands in one_event.py; its plan is a claim of its own, and
who denies it is held against those that tell it.
"""

from __future__ import annotations

from hashlib import sha256

from sanudo.comparing.one_event import one_event_each
from sanudo.comparing.order import order_of
from sanudo.comparing.told_events import AHEAD, Told, told_events
from sanudo.comparing.types import Actor, Claim, Evidence, Meeting, Reprint, Statement, Story
from sanudo.reading.types import Reading


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


def _of_events(
    members: list[Reading], actor_of: dict[tuple[str, int], Actor], story: Story, voice: dict[str, str]
) -> list[Claim]:
    told = [one for one in told_events(members, actor_of) if one.event.type != "CONSULT"]
    found = []
    for group in one_event_each(told):
        ahead = [one for one in group if one.event.status in AHEAD]
        done = [one for one in group if one.event.status not in AHEAD]
        found += [_of_group(each, story, voice) for each in (done, ahead) if each]  # who tells a plan tells no deed
    return found


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
