"""One statement in many wordings.

Readings and actors go in; `Statement`s come out: the quotations of one speaker that say one thing, direct here and
paraphrased there, translated twice, cut short or told whole (grouping.py). Those whose speakers go by other names are
joined where the words say so (voices.py). The days they were said on are kept apart as occasions: a formula used twice
is one statement of two occasions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from sanudo.article.types import Span
from sanudo.comparing.grouping import candidates, cluster_wordings
from sanudo.comparing.order import order_of
from sanudo.comparing.originals import Quoted, as_spoken
from sanudo.comparing.said import NEVER, Said, commonplaces, log_odds, may_reach, said_of
from sanudo.comparing.sameness import Content, covered, is_verbatim, opposed
from sanudo.comparing.types import Actor, Evidence, Statement, Story, Wording
from sanudo.comparing.voices import Voice, reluctance, voice_of
from sanudo.reading.types import Quotation, Reading

_PART = 0.75  # the share of the fuller wording's weight below which a contained one is truncated
_ANYBODY = 1.0  # how much less likely two wordings of "officials" or "witnesses" are one, who need not be the same
_OTHER_NAME = 0.25  # log odds from which wordings of speakers of two names are one statement
_SURE_WORDS = 3.0  # ... and from which the words are as sure as any, so that who may have said them decides
_MISTAKEN = 1.0  # ... where one of two people was told by a pronoun or a role only, and the words are the same
_MUCH_MISTAKEN, _ALL_SAID = 3.0, 0.5  # ... where they are others, that say so much of the same
_SURE = 0.5  # up to so much speakers may be one whatever their words; from there on only where the words are the same
_SAME_WORDS = 0.6  # ... and so much of the shorter wording stands in the other in one piece
_TELLING = 2  # ... and it has so many telling words
_SAME_SAID = 1.5  # the most that speaks against it then
_NAMESAKES = 1.0  # ... or by a surname that both have
_RANK = {"several": 0, "person": 1, "body": 2, "told": 3, "nobody": 4}  # whose it is, where speakers go by two names

_SIDE_BY_SIDE = re.compile(r", | and ")  # between the names of those who speak together

Key = tuple[str, str]  # speaker, story


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who spoke, under one name: `actor` where it is one who is known, `several` those known of more than one."""

    name: str
    actor: Actor | None = None
    several: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The wordings of one statement and the key of its speaker."""

    speaker: str
    said: list[Said]


def find_statements(
    readings: tuple[Reading, ...], stories: tuple[Story, ...], actors: tuple[Actor, ...]
) -> tuple[Statement, ...]:
    """What each speaker said within a story, its wordings lined up, the earliest report first."""
    speaker_of = {member: actor for actor in actors for member in actor.members}
    line_of = {article: story.storyline or story.id for story in stories for article in story.articles}
    story_of = {article: story.id for story in stories for article in story.articles}
    chapter_of = {
        article: chapter.day for story in stories for chapter in story.chapters for article in chapter.articles
    }
    by_speaker: dict[Key, list[Said]] = defaultdict(list)
    names: dict[str, Speakers] = {"": Speakers("")}
    for reading in readings:
        for number, quotation in enumerate(reading.quotations):
            key, speakers = speaker_of_quotation(reading, quotation, speaker_of)
            if quotation.manner in ("speech", "finding"):
                names.setdefault(key, speakers)
                story, day = story_of.get(reading.article.id, ""), chapter_of.get(reading.article.id)
                by_speaker[key, line_of.get(reading.article.id, "")].append(
                    said_of(reading, number, quotation.spans, story, day)
                )
    in_story: dict[str, list[Content]] = defaultdict(list)
    for (_, story), said in sorted(by_speaker.items()):
        in_story[story] += [one.content for one in said]
    _mark_as_spoken(by_speaker, stories)
    factors = {story: commonplaces(contents) for story, contents in in_story.items()}
    by_story: dict[str, list[Group]] = defaultdict(list)
    voices = {key: voice_of(one.name, one.actor, one.several) for key, one in names.items()}
    for (speaker, story), said in sorted(by_speaker.items()):
        doubt = _ANYBODY if names[speaker].name[:1].islower() else 0.0
        clusters = cluster_wordings(said, factors[story], doubt) if speaker else _each(said)
        by_story[story] += [Group(speaker, cluster) for cluster in clusters]
    found = [
        _statement(group, names[group.speaker])
        for story, groups in by_story.items()
        for group in _under_other_names(groups, voices, factors[story])
        if group.speaker
    ]
    return tuple(sorted(found, key=order_of))


def _mark_as_spoken(by_speaker: dict[Key, list[Said]], stories: tuple[Story, ...]) -> None:
    """Mark the wordings of the stories whose reports give the very words of speakers."""
    voice = {article: group[0] for story in stories for group in story.voices for article in group}
    quoted: dict[str, list[list[Quoted]]] = defaultdict(list)
    for (speaker, story), said in sorted(by_speaker.items()):
        if speaker:
            quoted[story].append([(voice.get(one.place[0], one.place[0]), one.content) for one in said])
    spoken = {story for story, speakers in quoted.items() if as_spoken(speakers)}
    for key in by_speaker:
        if key[1] in spoken:
            by_speaker[key] = [replace(one, as_spoken=True) for one in by_speaker[key]]


def _each(said: list[Said]) -> list[list[Said]]:
    return [[one] for one in said]


def _under_other_names(groups: list[Group], voices: Mapping[str, Voice], factor: Mapping[str, float]) -> list[Group]:
    """The groups of a story, those joined whose speakers may be one and whose words say it: the surest first."""
    everything = [(one, number) for number, group in enumerate(groups) for one in group.said]
    odds: dict[tuple[int, int], float] = {}
    for i, j in candidates([one for one, _ in everything], all_pairs=0):
        (one, a), (other, b) = everything[i], everything[j]
        if groups[a].speaker == groups[b].speaker:
            continue
        reluctant = _reluctance(one, other, voices[groups[a].speaker], voices[groups[b].speaker])
        if reluctant is not None and may_reach(one, other, factor, _OTHER_NAME + reluctant):
            value = min(log_odds(one, other, factor), _SURE_WORDS) - reluctant
            odds[min(a, b), max(a, b)] = max(odds.get((min(a, b), max(a, b)), NEVER), value)
    taken: dict[int, int] = {}
    for value, a, b in sorted((-value, a, b) for (a, b), value in odds.items()):
        if -value < _OTHER_NAME:
            break
        rank = [(_RANK[voices[groups[n].speaker].kind], not any(map(_is_named, groups[n].said))) for n in (a, b)]
        home, guest = (a, b) if (rank[0], -len(groups[a].said)) <= (rank[1], -len(groups[b].said)) else (b, a)
        if guest in taken or guest in taken.values() or home in taken:
            continue  # words are taken in once, by those they are most like
        if any(opposed(one.content, other.content) for one in groups[home].said for other in groups[guest].said):
            continue
        taken[guest] = home
    for guest, home in taken.items():
        groups[home].said.extend(groups[guest].said)
    return [group for number, group in enumerate(groups) if number not in taken]


def _reluctance(a: Said, b: Said, one: Voice, other: Voice) -> float | None:
    """How much less likely it is that both are one, in log odds; None where they cannot be. An official without a name
    is nobody's other name, unless the words are the same; who is told by a pronoun or a role alone may have been
    mistaken for another."""
    found = reluctance(one, other)
    if found is None and _namesakes(a, b, one, other):
        return _NAMESAKES
    if found is not None and found <= _SURE:
        return found
    if min(len(a.content.weights), len(b.content.weights)) < _TELLING:
        return None
    same = is_verbatim(a.content, b.content, _SAME_WORDS)
    if found is not None:
        return min(found, _SAME_SAID) if same else None
    if _is_named(a) and _is_named(b):
        return None
    if same:
        return _MISTAKEN
    return _MUCH_MISTAKEN if covered(a.content, b.content) >= _ALL_SAID else None


def _namesakes(a: Said, b: Said, one: Voice, other: Voice) -> bool:
    """Whether both have one surname, and one of them is told by that alone."""
    surnames = [voice.name.split()[-1].casefold() if voice.name else "" for voice in (one, other)]
    spans = [(said.quotation.speaker_span, said.reading.article.text) for said in (a, b)]
    return surnames[0] == surnames[1] and any(span and len(span.of(text).split()) == 1 for span, text in spans)


def _is_named(said: Said) -> bool:
    """Whether the words that tell the speaker have the last word of the name."""
    quotation = said.quotation
    if quotation.speaker_span is None or not quotation.speaker_name:
        return quotation.speaker_name is not None
    told = quotation.speaker_span.of(said.reading.article.text).casefold()
    return quotation.speaker_name.split()[-1].casefold() in told


def speaker_of_quotation(
    reading: Reading, quotation: Quotation, speaker_of: Mapping[tuple[str, int], Actor]
) -> tuple[str, Speakers]:
    """Whose a quotation is: a key, and the speakers by name; the key is empty where nobody is told."""
    if quotation.speaker is not None:
        actor = speaker_of.get((reading.article.id, quotation.speaker))
        if actor:
            return actor.id, Speakers(actor.name, actor)
    name = quotation.speaker_name or ""
    several = tuple(told_together(reading, name, speaker_of))
    if not several:
        return name.casefold(), Speakers(name)
    known = [actor for _, actor in several if actor]
    key = "+".join(sorted(actor.id if actor else part.casefold() for part, actor in several))
    parts = [actor.name if actor else part for part, actor in several]
    return key, Speakers(f"{', '.join(parts[:-1])} and {parts[-1]}", None, tuple(known))


def told_together(
    reading: Reading, name: str, speaker_of: Mapping[tuple[str, int], Actor]
) -> list[tuple[str, Actor | None]]:
    """Those whom a speaker's name tells side by side, each with the actor that they are; none where it tells one, or
    nobody of them is known."""
    parts = _SIDE_BY_SIDE.split(name)
    if len(parts) < 2:
        return []
    numbers = {entity.name: number for number, entity in reversed(list(enumerate(reading.entities)))}
    found = [(part, speaker_of.get((reading.article.id, numbers[part])) if part in numbers else None) for part in parts]
    return found if found[0][1] is not None else []


def _statement(group: Group, speakers: Speakers) -> Statement:
    cluster = group.said
    fullest = max(sum(one.content.weights.values()) for one in cluster)
    wordings = sorted((_wording(one, fullest, len(cluster)) for one in cluster), key=_earliest)
    days = sorted({wording.date for wording in wordings if wording.date})
    text = "\n".join(f"{w.article}:{w.quotation}" for w in wordings)
    return Statement(
        id="q" + sha256(f"{group.speaker}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12],
        speaker=speakers.name,
        wordings=tuple(wordings),
        occasions=tuple(days),
        actor=speakers.actor.id if speakers.actor else None,
        actors=tuple(actor.id for actor in speakers.several),
    )


def _wording(one: Said, fullest: float, count: int) -> Wording:
    quotation = one.quotation
    extra: list[Span] = [span for span in (quotation.speaker_span, quotation.cue) if span]
    return Wording(
        article=one.reading.article.id,
        quotation=one.number,
        text=one.text,
        kind=quotation.kind,
        date=one.day,
        evidence=tuple(Evidence(one.reading.article.id, span) for span in (*one.spans, *extra)),
        occasion=quotation.place,
        truncated=count > 1 and sum(one.content.weights.values()) < _PART * fullest,
    )


def _earliest(wording: Wording) -> tuple[str, str, int]:
    return (wording.date or "9999", wording.article, wording.quotation)
