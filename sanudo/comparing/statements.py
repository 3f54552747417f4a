"""One statement in many wordings.

Readings and actors go in; `Statement`s come out: the quotations of one speaker that say one thing, direct here and
paraphrased there, translated twice, cut short or told whole. Wordings are likened by their rare words, whole and clause
by clause, and joined by average linkage, so that two statements on one topic stay two. The days they were said on are
kept apart as occasions: a formula used twice is one statement of two occasions.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.profiles import is_common, rarity, stem
from sanudo.comparing.types import Actor, Evidence, Statement, Story, Wording
from sanudo.reading.types import Quotation, Reading

ALIKE = 0.39  # mean likeness at which wordings are of one statement
_PART = 0.75  # the share of the fuller wording's weight below which a contained one is truncated
_LEAST_WORDS = 3  # a wording with fewer informative words is joined to nothing
_FEW = 4  # wordings below which a speaker's own measure of words is not taken
_COMMONPLACE = 0.9  # how much less a word weighs that all of a speaker's wordings have
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLAUSE = re.compile(r"[.;:!?—]|--|,|\bbut\b|\bwhile\b|\band that\b", re.IGNORECASE)

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation ready to be likened: what it weighs, whole and by clauses."""

    reading: Reading
    number: int
    quotation: Quotation
    text: str
    whole: Weights
    clauses: tuple[Weights, ...]


def find_statements(
    readings: tuple[Reading, ...], stories: tuple[Story, ...], actors: tuple[Actor, ...]
) -> tuple[Statement, ...]:
    """What each speaker said within a story, its wordings lined up, the earliest report first."""
    speaker_of = {member: actor for actor in actors for member in actor.members}
    story_of = {article: story.storyline or story.id for story in stories for article in story.articles}
    by_speaker: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    names: dict[str, tuple[str, str | None]] = {}
    for reading in readings:
        for number, quotation in enumerate(reading.quotations):
            key, name, actor = _speaker(reading, quotation, speaker_of)
            if key and quotation.manner in ("speech", "finding"):
                names.setdefault(key, (name, actor))
                by_speaker[(key, story_of.get(reading.article.id, ""))].append(_said(reading, number, quotation))
    found = []
    for (key, _), said in sorted(by_speaker.items()):
        for cluster in cluster_wordings(said):
            found.append(_statement(key, *names[key], cluster))
    return tuple(sorted(found, key=lambda s: (-len({w.article for w in s.wordings}), s.speaker, s.id)))


def likeness(a: str, b: str) -> float:
    """How far two wordings say one thing, 0 to 1."""
    return _likeness(_weigh(a), _clauses(a), _weigh(b), _clauses(b))


def cluster_wordings(said: list[_Said]) -> list[list[_Said]]:
    """Average linkage over the wordings of one speaker; ties go to the earlier."""
    said = _by_own_measure(said)
    clusters = [[one] for one in said]
    scores = {
        (i, j): _likeness(said[i].whole, said[i].clauses, said[j].whole, said[j].clauses)
        for i in range(len(said))
        for j in range(i + 1, len(said))
    }
    index = {id(one): number for number, one in enumerate(said)}

    def mean(a: list[_Said], b: list[_Said]) -> float:
        pairs = [tuple(sorted((index[id(x)], index[id(y)]))) for x in a for y in b]
        return sum(scores[(i, j)] for i, j in pairs) / len(pairs)

    while len(clusters) > 1:
        best, at = 0.0, (0, 0)
        for i in range(len(clusters)):
            for j in range(i + 1, len(clusters)):
                value = mean(clusters[i], clusters[j])
                if value > best + 1e-9:
                    best, at = value, (i, j)
        if best < ALIKE:
            break
        clusters[at[0]] += clusters.pop(at[1])
    return clusters


def _by_own_measure(said: list[_Said]) -> list[_Said]:
    """What a speaker says all the time tells none of their statements from another: words weigh less the more of the
    wordings have them."""
    if len(said) < _FEW:
        return said
    often = Counter(key for one in said for key in one.whole)
    factor = {key: 1 - _COMMONPLACE * (count - 1) / len(said) for key, count in often.items()}

    def weighed(weights: Weights) -> Weights:
        return {key: weight * factor.get(key, 1.0) for key, weight in weights.items()}

    return [replace(one, whole=weighed(one.whole), clauses=tuple(map(weighed, one.clauses))) for one in said]


def _speaker(
    reading: Reading, quotation: Quotation, speaker_of: dict[tuple[str, int], Actor]
) -> tuple[str, str, str | None]:
    if quotation.speaker is not None:
        actor = speaker_of.get((reading.article.id, quotation.speaker))
        if actor:
            return actor.id, actor.name, actor.id
    name = quotation.speaker_name or ""
    return name.casefold(), name, None


def _said(reading: Reading, number: int, quotation: Quotation) -> _Said:
    text = " ".join(span.of(reading.article.text) for span in quotation.spans)
    return _Said(reading, number, quotation, text, _weigh(text), _clauses(text))


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


def _statement(key: str, name: str, actor: str | None, cluster: list[_Said]) -> Statement:
    fullest = max(sum(one.whole.values()) for one in cluster)
    wordings = sorted((_wording(one, fullest, len(cluster)) for one in cluster), key=_earliest)
    days = sorted({wording.date for wording in wordings if wording.date})
    text = "\n".join(f"{w.article}:{w.quotation}" for w in wordings)
    return Statement(
        id="q" + sha256(f"{key}\n{text}".encode()).hexdigest()[:12],
        speaker=name,
        wordings=tuple(wordings),
        occasions=tuple(days),
        actor=actor,
    )


def _wording(one: _Said, fullest: float, count: int) -> Wording:
    quotation = one.quotation
    extra: list[Span] = [span for span in (quotation.speaker_span, quotation.cue) if span]
    day = (quotation.date or "")[:10] or None
    return Wording(
        article=one.reading.article.id,
        quotation=one.number,
        text=one.text,
        kind=quotation.kind,
        date=day,
        evidence=tuple(Evidence(one.reading.article.id, span) for span in (*quotation.spans, *extra)),
        occasion=quotation.place,
        truncated=count > 1 and sum(one.whole.values()) < _PART * fullest,
    )


def _earliest(wording: Wording) -> tuple[str, str, int]:
    return (wording.date or "9999", wording.article, wording.quotation)
