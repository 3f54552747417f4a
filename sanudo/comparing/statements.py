"""One statement in many wordings.

Readings and actors go in; `Statement`s come out: the quotations of one speaker that say one thing, direct here and
paraphrased there, translated twice, cut short or told whole. How probable it is that two wordings are one statement is
learned (sameness.py); report, day and polarity are weighed here. Wordings are joined the surest first, as long as all
of a group go together on the whole and none contradicts another, so that two statements on one topic stay two. The days
they were said on are kept apart as occasions: a formula used twice is one statement of two occasions.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.profiles import is_common, rarity, stem
from sanudo.comparing.sameness import Content, content_of, opposed, probability, verbatim
from sanudo.comparing.types import Actor, Evidence, Statement, Story, Wording
from sanudo.comparing.voices import Voice, reluctance, voice_of
from sanudo.reading.types import Quotation, Reading

SAME = 0.4  # how probable it must be, on the whole, that the wordings of a group are one statement
_PART = 0.75  # the share of the fuller wording's weight below which a contained one is truncated
_FEW = 12  # wordings of a story below which none of its words is a commonplace
_COMMONPLACE = 2.0  # how fast a word weighs less, the more of a story's wordings have it
_ALL_PAIRS = 60  # wordings of a speaker that are likened all to all; of more, those that share rare words
_RARE, _NEAR = 5, 20  # rare words of a wording, and wordings likened by each
_ONE_REPORT = 1.5  # how much less likely two wordings of one report are one, in log odds
_OTHER_NUMBERS = 1.0  # ... and two that have no number in common
_OTHER_DAY = 1.0  # ... and two of different days
_LONG_AGO = 2.0  # ... and of reports more than _WEEK days apart
_WEEK = 5
_FRAGMENT, _TOPIC = 3, 1.5  # words of a wording that only names what a long one speaks of; how much less likely
_NEVER = -9.0
_REPEATED = 3.0  # log odds that words are one statement that stand in the other word for word
_WORD_FOR_WORD = 0.8  # the share of the shorter wording that stands in the other word for word
_OTHER_NAME = 1.0  # log odds from which wordings of speakers of two names are one statement
_RANK = {"person": 0, "body": 1, "told": 2, "nobody": 3}  # whose statement it is, where speakers go by two names
_LEAST_WORDS = 3  # a wording with fewer informative words is like nothing
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLAUSE = re.compile(r"[.;:!?—]|--|,|\bbut\b|\bwhile\b|\band that\b", re.IGNORECASE)

Weights = dict[str, float]
Key = tuple[str, str]  # speaker, story


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation ready to be likened, and the days it and its report are of."""

    reading: Reading
    number: int
    quotation: Quotation
    text: str
    content: Content
    day: str | None
    published: str | None
    story: str = ""


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
    names: dict[str, tuple[str, Actor | None]] = {"": ("", None)}
    for reading in readings:
        for number, quotation in enumerate(reading.quotations):
            key, name, actor = _speaker(reading, quotation, speaker_of)
            if quotation.manner in ("speech", "finding"):
                names.setdefault(key, (name, actor))
                story, day = story_of.get(reading.article.id, ""), chapter_of.get(reading.article.id)
                by_speaker[key, line_of.get(reading.article.id, "")].append(
                    _said(reading, number, quotation, story, day)
                )
    in_story: dict[str, list[Content]] = defaultdict(list)
    for (_, story), said in sorted(by_speaker.items()):
        in_story[story] += [one.content for one in said]
    factors = {story: commonplaces(contents) for story, contents in in_story.items()}
    by_story: dict[str, list[Group]] = defaultdict(list)
    for (speaker, story), said in sorted(by_speaker.items()):
        clusters = cluster_wordings(said, factors[story]) if speaker else _each(said)
        by_story[story] += [Group(speaker, cluster) for cluster in clusters]
    voices = {key: voice_of(*name) for key, name in names.items()}
    found = [
        _statement(group, *names[group.speaker])
        for story, groups in by_story.items()
        for group in _under_other_names(groups, voices, factors[story])
        if group.speaker
    ]
    return tuple(sorted(found, key=lambda s: (-len({w.article for w in s.wordings}), s.speaker, s.id)))


def likeness(a: str, b: str) -> float:
    """How far the words of two texts are alike, whole and clause by clause, 0 to 1."""
    return _likeness(_weigh(a), _clauses(a), _weigh(b), _clauses(b))


def cluster_wordings(said: list[Said], factor: Mapping[str, float]) -> list[list[Said]]:
    """The wordings of one speaker, those of one statement together; ties go to the earlier."""
    odds = {(i, j): log_odds(said[i], said[j], factor) for i, j in _candidates(said)}
    home = list(range(len(said)))
    members = {number: [number] for number in home}
    least = math.log(SAME / (1 - SAME))
    for value, i, j in sorted((-value, i, j) for (i, j), value in odds.items()):
        if -value < least:
            break
        a, b = sorted((home[i], home[j]))
        if a != b and _together(members[a], members[b], odds) >= least:
            for number in members[b]:
                home[number] = a
            members[a] += members.pop(b)
    return [[said[number] for number in sorted(group)] for _, group in sorted(members.items())]


def _together(a: list[int], b: list[int], odds: Mapping[tuple[int, int], float]) -> float:
    """How well two groups go together: the smaller's wordings with their best partners, and all pairs on the whole.

    A pair that contradicts keeps them apart; pairs never likened share no rare word.
    """
    pairs = {(x, y): odds.get((min(x, y), max(x, y)), -4.0) for x in a for y in b}
    if min(pairs.values()) <= _NEVER:
        return _NEVER
    few = [max(pairs[x, y] for y in b) for x in a], [max(pairs[x, y] for x in a) for y in b]
    best = min(few, key=len) if len(a) != len(b) else few[0] + few[1]
    return 0.5 * sum(best) / len(best) + 0.5 * sum(pairs.values()) / len(pairs)


def log_odds(a: Said, b: Said, factor: Mapping[str, float]) -> float:
    """The log odds that two wordings of one speaker are one statement, report and days taken in."""
    p = min(max(probability(a.content, b.content, factor), 1e-6), 1 - 1e-6)
    odds = math.log(p / (1 - p))
    repeated = verbatim(a.content, b.content)
    if opposed(a.content, b.content):
        return _NEVER
    sizes = sorted((len(a.content.weights), len(b.content.weights)))
    if sizes[0] <= _FRAGMENT and sizes[1] > 3 * sizes[0] and not (a.content.direct and b.content.direct):
        odds -= _TOPIC
    if repeated >= _WORD_FOR_WORD and odds < 2:  # a pull quote, a headline, a clip
        odds = max(odds, _REPEATED * repeated) if min(len(a.content.weights), len(b.content.weights)) >= 2 else odds
    elif a.reading.article.id == b.reading.article.id:
        odds -= _ONE_REPORT
    if a.content.numbers and b.content.numbers and not a.content.numbers & b.content.numbers:
        odds -= _OTHER_NUMBERS
    if a.day and b.day and a.day != b.day:
        odds -= _OTHER_DAY
    if a.story != b.story or _apart(a.published, b.published) > _WEEK:
        odds -= _LONG_AGO
    return max(odds, _NEVER + 1)


def commonplaces(contents: Sequence[Content]) -> dict[str, float]:
    """How much less each word weighs, the more of a story's wordings have it: it tells no statement from another."""
    if len(contents) < _FEW:
        return {}
    often = Counter(key for one in contents for key in one.weights)
    return {key: (1 - (count - 1) / len(contents)) ** _COMMONPLACE for key, count in often.items() if count > 2}


def _candidates(said: list[Said], all_pairs: int = _ALL_PAIRS) -> list[tuple[int, int]]:
    """Pairs that may be one statement: all, or where there are many, those that share a rare word."""
    if len(said) <= all_pairs:
        return [(i, j) for i in range(len(said)) for j in range(i + 1, len(said))]
    index: dict[str, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for number, one in enumerate(said):
        weights = one.content.weights
        for key in sorted(weights, key=lambda key: (-weights[key], key))[:_RARE]:
            pairs.update((other, number) for other in index[key][-_NEAR:])
            index[key].append(number)
    return sorted(pairs)


def _each(said: list[Said]) -> list[list[Said]]:
    return [[one] for one in said]


def _under_other_names(groups: list[Group], voices: Mapping[str, Voice], factor: Mapping[str, float]) -> list[Group]:
    """The groups of a story, those joined whose speakers may be one and whose words say it: the surest first."""
    everything = [(one, number) for number, group in enumerate(groups) for one in group.said]
    odds: dict[tuple[int, int], float] = {}
    for i, j in _candidates([one for one, _ in everything], all_pairs=0):
        (one, a), (other, b) = everything[i], everything[j]
        reluctant = reluctance(voices[groups[a].speaker], voices[groups[b].speaker])
        if groups[a].speaker != groups[b].speaker and reluctant is not None:
            value = log_odds(one, other, factor) - reluctant
            odds[min(a, b), max(a, b)] = max(odds.get((min(a, b), max(a, b)), _NEVER), value)
    taken: dict[int, int] = {}
    for value, a, b in sorted((-value, a, b) for (a, b), value in odds.items()):
        if -value < _OTHER_NAME:
            break
        rank = [_RANK[voices[groups[number].speaker].kind] for number in (a, b)]
        home, guest = (a, b) if (rank[0], -len(groups[a].said)) <= (rank[1], -len(groups[b].said)) else (b, a)
        if guest in taken or guest in taken.values() or home in taken:
            continue  # words are taken in once, by those they are most like
        if any(opposed(one.content, other.content) for one in groups[home].said for other in groups[guest].said):
            continue
        taken[guest] = home
    for guest, home in taken.items():
        groups[home].said.extend(groups[guest].said)
    return [group for number, group in enumerate(groups) if number not in taken]


def _apart(a: str | None, b: str | None) -> int:
    """Days between two reports, 0 where one has none."""
    try:
        return abs((date.fromisoformat(a or "") - date.fromisoformat(b or "")).days)
    except ValueError:
        return 0


def _speaker(
    reading: Reading, quotation: Quotation, speaker_of: dict[tuple[str, int], Actor]
) -> tuple[str, str, Actor | None]:
    if quotation.speaker is not None:
        actor = speaker_of.get((reading.article.id, quotation.speaker))
        if actor:
            return actor.id, actor.name, actor
    name = quotation.speaker_name or ""
    return name.casefold(), name, None


def _said(reading: Reading, number: int, quotation: Quotation, story: str, day: str | None) -> Said:
    text = " ".join(span.of(reading.article.text) for span in quotation.spans)
    content = content_of(text, quotation.kind == "direct", quotation.polarity == "denied")
    published = reading.article.published
    day = published.day if published and published.day else day
    return Said(reading, number, quotation, text, content, _day(quotation.date), day, story)


def _day(value: str | None) -> str | None:
    return (value or "")[:10] or None


@lru_cache(maxsize=1 << 15)
def _weigh_cached(text: str) -> tuple[tuple[str, float], ...]:
    keys = {stem(word) for word in _WORD.findall(text) if word.lower() not in _function_words()}
    return tuple(sorted((key, 0.5 if is_common(key) else rarity(key)) for key in keys))


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    lines = files("sanudo.comparing").joinpath("data/function_words.tsv").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _weigh(text: str) -> Weights:
    return dict(_weigh_cached(text))


def _clauses(text: str) -> tuple[Weights, ...]:
    pieces = [_weigh(piece) for piece in _CLAUSE.split(text)]
    return tuple(piece for piece in pieces if len(piece) >= _LEAST_WORDS)


def _likeness(a: Weights, a_clauses: tuple[Weights, ...], b: Weights, b_clauses: tuple[Weights, ...]) -> float:
    if len(a) < _LEAST_WORDS or len(b) < _LEAST_WORDS:
        return 1.0 if a and a == b else 0.0
    whole = _overlap(a, b)
    best = max((_overlap(x, y) for x in a_clauses or (a,) for y in b_clauses or (b,)), default=0.0)
    return max(whole, 0.5 * whole + 0.5 * best)


def _overlap(a: Weights, b: Weights) -> float:
    """Shared weight, against the geometric mean of both and against the smaller."""
    a, b = sorted((a, b), key=lambda weights: (len(weights), sorted(weights)))
    shared = sum(min(weight, b[key]) for key, weight in a.items() if key in b)
    for key, weight in a.items():
        if key not in b and len(key) >= 5:
            near = next((other for other in b if other not in a and _akin(key, other)), None)
            if near:
                shared += 0.7 * min(weight, b[near])
    total_a, total_b = sum(a.values()), sum(b.values())
    if not total_a or not total_b:
        return 0.0
    return 0.6 * shared / math.sqrt(total_a * total_b) + 0.4 * shared / min(total_a, total_b)


def _akin(a: str, b: str) -> bool:
    """Words of one root: a common beginning of most of the shorter."""
    common = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        common += 1
    return common >= 4 and common >= 0.75 * min(len(a), len(b))


def _statement(group: Group, name: str, actor: Actor | None) -> Statement:
    cluster = group.said
    fullest = max(sum(one.content.weights.values()) for one in cluster)
    wordings = sorted((_wording(one, fullest, len(cluster)) for one in cluster), key=_earliest)
    days = sorted({wording.date for wording in wordings if wording.date})
    text = "\n".join(f"{w.article}:{w.quotation}" for w in wordings)
    return Statement(
        id="q" + sha256(f"{group.speaker}\n{text}".encode()).hexdigest()[:12],
        speaker=name,
        wordings=tuple(wordings),
        occasions=tuple(days),
        actor=actor.id if actor else None,
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
        evidence=tuple(Evidence(one.reading.article.id, span) for span in (*quotation.spans, *extra)),
        occasion=quotation.place,
        truncated=count > 1 and sum(one.content.weights.values()) < _PART * fullest,
    )


def _earliest(wording: Wording) -> tuple[str, str, int]:
    return (wording.date or "9999", wording.article, wording.quotation)
