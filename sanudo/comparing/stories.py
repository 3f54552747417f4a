"""Which reports tell one story.

Articles or readings go in, stories come out. Two reports are likened by their profiles (names, numbers and lead weigh
more than words: data/same_story.tsv); stories are the clusters of average linkage over the likely pairs, so that a
report joins a story only when it is like most of it. Dated reports further apart than WINDOW_DAYS are not compared.
It knows nothing of storage.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from sanudo.article.types import Article
from sanudo.comparing.profiles import CHANNELS, Profile, cosine, profile
from sanudo.comparing.storylines import join_storylines
from sanudo.comparing.types import Reprint, Story
from sanudo.reading.types import Reading

WINDOW_DAYS = 10  # a story without a new report for longer has ended
LINK = 0.38  # the mean likelihood at which two clusters are one story
JOIN = 0.22  # the likelihood, over the NEAREST most alike, at which a leftover joins a larger story
NEAREST = 4
_LEFTOVER = 2  # a cluster of no more reports than this is a leftover
_PAIR = 0.05  # pairs less likely than this count as nothing
_SHARED = 0.03  # the cosine over the heaviest words from which a pair is looked at
_KEYS = 30  # heaviest words by which candidates are found
_POSTINGS = 400  # a word in more of the newest articles than this finds no candidates

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    day: int | None
    profile: Profile


def group(articles: Iterable[Article]) -> list[list[str]]:
    """Stories, as lists of article ids: the largest first, each oldest first. The order of input does not matter."""
    items = sorted((_item(article) for article in articles), key=_order)
    pairs = _likely_pairs(items)
    clusters = _attach_leftovers(_clusters(len(items), pairs), pairs)
    return [[items[index].id for index in cluster] for cluster in clusters]


def find_stories(readings: tuple[Reading, ...], reprints: tuple[Reprint, ...]) -> tuple[Story, ...]:
    """The stories that the reports tell, with a title from a real headline, days, actors, outlets and voices."""
    by_id = {reading.article.id: reading for reading in readings}
    stories = [
        _story([by_id[article] for article in members], reprints)
        for members in group(reading.article for reading in readings)
    ]
    return join_storylines(stories, by_id)


def same_story(a: Profile, b: Profile) -> float:
    """How likely two profiles are of one story, 0 to 1: a logistic model over the cosines of their channels."""
    weights = _weights()
    score = weights["bias"]
    for channel in CHANNELS:
        score += weights[channel] * cosine(getattr(a, channel), getattr(b, channel))
    return 1.0 / (1.0 + math.exp(-score))


def _item(article: Article) -> _Item:
    value = article.published.day if article.published else None
    try:
        day = date.fromisoformat(value).toordinal() if value else None
    except ValueError:
        day = None
    return _Item(article.id, day, profile(article))


def _order(item: _Item) -> tuple[int, str]:
    return (item.day if item.day is not None else -1, item.id)


def _likely_pairs(items: Sequence[_Item]) -> dict[Pair, float]:
    """Pairs that may be of one story, found through shared heavy words, never through all against all.

    Items come undated first, then by day, so that the words of a day are looked for in the days of its window only.
    """
    dated: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    undated: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    pairs: dict[Pair, float] = {}
    for index, item in enumerate(items):
        shared: dict[int, float] = defaultdict(float)
        heavy = sorted(item.profile.all.items(), key=lambda entry: (-entry[1], entry[0]))[:_KEYS]
        for word, weight in heavy:
            for _, other, theirs in undated[word][-_POSTINGS:]:
                shared[other] += weight * theirs
            if item.day is not None:
                for day, other, theirs in reversed(dated[word][-_POSTINGS:]):
                    if day < item.day - WINDOW_DAYS:
                        break
                    shared[other] += weight * theirs
        for other in sorted(shared):
            if shared[other] >= _SHARED:
                likelihood = same_story(items[other].profile, item.profile)
                if likelihood >= _PAIR:
                    pairs[(other, index)] = likelihood
        postings = undated if item.day is None else dated
        for word, weight in heavy:
            postings[word].append((item.day or 0, index, weight))
    return pairs


def _clusters(count: int, pairs: dict[Pair, float]) -> list[list[int]]:
    """Average linkage over a sparse graph: a pair that is not there counts as 0. Ties go to the earlier pair."""
    links: dict[int, dict[int, float]] = {index: {} for index in range(count)}
    for (a, b), likelihood in pairs.items():
        links[a][b] = links[b][a] = likelihood
    members = {index: [index] for index in range(count)}
    heap = [(-likelihood, a, b) for (a, b), likelihood in pairs.items() if likelihood >= LINK]
    heapq.heapify(heap)
    fresh = count
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in links or b not in links:
            continue
        sums = _merged(links, a, b)
        members[fresh] = members.pop(a) + members.pop(b)
        links[fresh] = sums
        for other, total in sums.items():
            links[other][fresh] = total
            mean = total / (len(members[other]) * len(members[fresh]))
            if mean >= LINK:
                heapq.heappush(heap, (-mean, other, fresh))
        fresh += 1
    found = [sorted(indices) for indices in members.values()]
    return sorted(found, key=lambda indices: (-len(indices), indices))


def _attach_leftovers(clusters: list[list[int]], pairs: dict[Pair, float]) -> list[list[int]]:
    """Reports left alone or in twos join the story whose nearest members are like them: an odd report of a story
    (a comment, a short notice) is unlike most of it, yet like some."""
    stories = [list(cluster) for cluster in clusters if len(cluster) > _LEFTOVER]
    home = {index: number for number, cluster in enumerate(stories) for index in cluster}
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), likelihood in pairs.items():
        near[a][b] = near[b][a] = likelihood
    alone = []
    for cluster in (cluster for cluster in clusters if len(cluster) <= _LEFTOVER):
        likeness: dict[int, list[float]] = defaultdict(list)
        for other in {other for index in cluster for other in near[index] if other in home}:
            likeness[home[other]].append(max(near[index].get(other, 0.0) for index in cluster))
        means = {story: sum(sorted(found)[-NEAREST:]) / NEAREST for story, found in likeness.items()}
        best = max(sorted(means), key=means.__getitem__, default=None)
        if best is not None and means[best] >= JOIN:
            stories[best].extend(cluster)
        else:
            alone.append(cluster)
    found = [sorted(cluster) for cluster in stories + alone]
    return sorted(found, key=lambda indices: (-len(indices), indices))


def _merged(links: dict[int, dict[int, float]], a: int, b: int) -> dict[int, float]:
    """The summed links of two clusters to all others; both are taken out."""
    sums = links.pop(a)
    sums.pop(b, None)
    for other, total in links.pop(b).items():
        if other != a:
            sums[other] = sums.get(other, 0.0) + total
    for other in sums:
        links[other].pop(a, None)
        links[other].pop(b, None)
    return sums


def _story(members: list[Reading], reprints: tuple[Reprint, ...]) -> Story:
    articles = tuple(reading.article.id for reading in members)
    days = sorted(day for reading in members if (day := _day(reading)))
    names: dict[str, int] = defaultdict(int)
    for reading in members:
        for name in {entity.name for entity in reading.entities if entity.kind in ("PERSON", "ORG", "LOC")}:
            names[name] += 1
    actors = sorted((name for name, count in names.items() if count * 2 >= len(members)), key=lambda n: (-names[n], n))
    return Story(
        id="s" + sha256("\n".join(sorted(articles)).encode()).hexdigest()[:12],
        articles=articles,
        title=_title(members),
        begin=days[0] if days else None,
        end=days[-1] if days else None,
        actors=tuple(actors[:12]),
        outlets=tuple(sorted({reading.article.outlet for reading in members if reading.article.outlet})),
        voices=_voices(articles, reprints),
    )


def _day(reading: Reading) -> str | None:
    return reading.article.published.day if reading.article.published else None


def _title(members: list[Reading]) -> str | None:
    """The headline that is most like the whole story."""
    if len(members) == 1:
        return members[0].article.headline
    profiles = [profile(reading.article) for reading in members]
    best: tuple[float, str] | None = None
    for reading, own in zip(members, profiles, strict=True):
        if reading.article.headline:
            likeness = sum(cosine(own.all, other.all) for other in profiles)
            if best is None or likeness > best[0] + 1e-9:
                best = (likeness, reading.article.headline)
    return best[1] if best else None


def _voices(articles: tuple[str, ...], reprints: tuple[Reprint, ...]) -> tuple[tuple[str, ...], ...]:
    """Articles that copy one another, folded into one voice each, in the order of the story."""
    voice = {article: {article} for article in articles}
    for reprint in reprints:
        if reprint.containment >= 0.5 and reprint.copy in voice and reprint.original in voice:
            joined = voice[reprint.copy] | voice[reprint.original]
            for article in joined:
                voice[article] = joined
    found: list[tuple[str, ...]] = []
    for article in articles:
        ordered = tuple(a for a in articles if a in voice[article])
        if ordered not in found:
            found.append(ordered)
    return tuple(found)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    lines = files("sanudo.comparing").joinpath("data/same_story.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {name: float(value) for name, value in rows}
