"""Which reports tell one story.

Articles or readings go in, stories come out. Two reports are likened by their profiles (names, numbers, days and lead
weigh more than words: data/same_story.tsv), and so are two groups of reports, by what most of each share; stories are
what is left when no two groups are alike enough. Dated reports further apart than WINDOW_DAYS are not compared.
It knows nothing of storage.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from sanudo.article.types import Article
from sanudo.comparing.clusters import Dots, Likeness, Pair, clusters
from sanudo.comparing.profiles import CHANNELS, Profile, cosine, profile, profile_text
from sanudo.comparing.types import Reprint, Story
from sanudo.reading.types import Reading

WINDOW_DAYS = 10  # a story without a new report for longer has ended
LINK = -2.0  # the log odds at which two groups of reports are one story
PAIR = -4.5  # pairs with lower log odds count as nothing
SHARED = 0.05  # the cosine over the heaviest words from which a pair is looked at
KEYS = 30  # heaviest words by which candidates are found
POSTINGS = 200  # a word finds no more of the newest articles than this


@dataclass(frozen=True, slots=True)
class Item:
    """A report to be grouped: its day as a number, None where it has none."""

    id: str
    day: int | None


def group(articles: Iterable[Article]) -> list[list[str]]:
    """Stories, as lists of article ids: the largest first, each oldest first. The order of input does not matter."""
    return group_by(articles, likeness())


def group_by(articles: Iterable[Article], like: Likeness) -> list[list[str]]:
    """`group` with another model of likeness, for what measures or fits one."""
    held = sorted(((item_of(article), profile(article)) for article in articles), key=lambda each: sort_key(each[0]))
    items, profiles = [item for item, _ in held], [its for _, its in held]
    own = [dots_of(its, its) for its in profiles]
    pairs = _likely_pairs(items, profiles, own, like)
    found = clusters(own, pairs, like, LINK, [item.day for item in items], WINDOW_DAYS)
    return [[items[index].id for index in members] for members in found]


def find_stories(readings: tuple[Reading, ...], reprints: tuple[Reprint, ...]) -> tuple[Story, ...]:
    """The stories that the reports tell, with a title from a real headline, days, actors, outlets and voices."""
    by_id = {reading.article.id: reading for reading in readings}
    copies: dict[str, list[Reprint]] = defaultdict(list)
    for reprint in reprints:
        copies[reprint.copy].append(reprint)
    return tuple(
        story_of([by_id[article] for article in members], [r for article in members for r in copies[article]])
        for members in group(reading.article for reading in readings)
    )


def item_of(article: Article) -> Item:
    """What a report is grouped by."""
    value = article.published.day if article.published else None
    try:
        day = date.fromisoformat(value).toordinal() if value else None
    except ValueError:
        day = None
    return Item(article.id, day)


def sort_key(item: Item) -> tuple[int, str]:
    """Undated reports first, then by day."""
    return (item.day if item.day is not None else -1, item.id)


def are_likely(dots: Dots, own: Dots, other: Dots) -> bool:
    """Whether two reports may be of one story; pairs that are not count as nothing."""
    return likeness()(dots, own, other, 1, 1) >= PAIR


def clustered(items: Sequence[Item], own: Sequence[Dots], pairs: Mapping[Pair, Dots]) -> list[list[int]]:
    """The stories among `items` (in the order of `sort_key`), as lists of their places, by pairs that are likely."""
    return clusters(own, pairs, likeness(), LINK, [item.day for item in items], WINDOW_DAYS)


def _likely_pairs(
    items: Sequence[Item], profiles: Sequence[Profile], own: Sequence[Dots], like: Likeness
) -> dict[Pair, Dots]:
    """Pairs that may be of one story, found through shared heavy words, never through all against all.

    Items come undated first, then by day, so that the words of a day are looked for in the days of its window only.
    """
    dated: dict[str, deque[tuple[int, int, float]]] = defaultdict(lambda: deque(maxlen=POSTINGS))
    undated: dict[str, deque[tuple[int, int, float]]] = defaultdict(lambda: deque(maxlen=POSTINGS))
    pairs: dict[Pair, Dots] = {}
    for index, item in enumerate(items):
        shared: dict[int, float] = defaultdict(float)
        heavy = heavy_words(profiles[index])
        for word, weight in heavy:
            for _, other, theirs in undated[word]:
                shared[other] += weight * theirs
            if item.day is not None:
                for day, other, theirs in reversed(dated[word]):
                    if day < item.day - WINDOW_DAYS:
                        break
                    shared[other] += weight * theirs
        for other in sorted(shared):
            if shared[other] >= SHARED:
                dots = dots_of(profiles[other], profiles[index])
                if like(dots, own[other], own[index], 1, 1) >= PAIR:
                    pairs[(other, index)] = dots
        postings = undated if item.day is None else dated
        for word, weight in heavy:
            postings[word].append((item.day or 0, index, weight))
    return pairs


def heavy_words(own: Profile) -> list[tuple[str, float]]:
    """The heaviest words, by which reports that may be of one story are found, in the order of the alphabet."""
    return sorted(sorted(own.all.items(), key=lambda entry: (-entry[1], entry[0]))[:KEYS])


def dots_of(a: Profile, b: Profile) -> Dots:
    """How alike two reports are in each channel."""
    return tuple([cosine(getattr(a, channel), getattr(b, channel)) for channel in CHANNELS])


def story_of(members: Sequence[Reading], reprints: Iterable[Reprint]) -> Story:
    """The story that these reports tell, the oldest first, of whom some copy others."""
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


def _title(members: Sequence[Reading]) -> str | None:
    """The headline that tells most of the story: over a report like the others, in words of their leads. No question
    and no comment where a plain one is at hand, and none that only foretells what others tell as done."""
    if len(members) == 1:
        return _plain(members[0].article.headline or "") or None
    profiles = [profile(reading.article) for reading in members]
    best: tuple[float, str] | None = None
    for place, (reading, own) in enumerate(zip(members, profiles, strict=True)):
        headline = _plain(reading.article.headline or "")
        if headline:
            words = profile_text(headline).all
            others = [other for n, other in enumerate(profiles) if n != place]
            likeness = sum(cosine(own.all, other.all) for other in profiles) / len(profiles)
            if len(others) > 1:  # of two reports neither tells which headline is the story's: the first has it
                likeness += _IN_LEADS * sum(cosine(words, other.lead) for other in others) / len(others)
            likeness -= _NO_NEWS * bool(_COMMENT.search(headline))
            likeness -= _NOT_YET * bool(_FORETELLS.search(_ASIDE.split(headline)[0]))
            if best is None or likeness > best[0] + 1e-9:
                best = (likeness, headline)
    return best[1] if best else None


def _plain(headline: str) -> str:
    """Without the date that some sites hang on it, and without what an agency numbers its versions by."""
    told = _VERSION.sub("", _DATED.sub("", headline))
    return told or headline


_DATED = re.compile(r"\s+[-–|]\s+\d{4}-\d\d-\d\d$")
_VERSION = re.compile(r"^(?:UPDATE|WRAPUP|RPT|CORRECTED|REFILE|LEAD|ADV)(?:\s+\d+)?\s*[-–:]\s*")
_COMMENT = re.compile(
    r"\?|!|\.$|\.\s+[A-Z][a-z]+ [a-z]|,? [Ee]xplained\b|^(?:Why|How|What|Commentary|Exclusive)\b"
    r"|^(?:Opinion|OPINION|Analysis|ANALYSIS|Editorial|EDITORIAL)\b"
    r"|^(?:[Tt]he )?(?:\d+|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en) (?:\w+ ){0,2}"
    r"(?:[Tt]hings|[Rr]easons|[Ww]ays|[Tt]akeaways|[Qq]uestions|[Ff]acts|[Ll]essons|[Tt]ips|[Mm]oments|[Qq]uotes)\b",
)
_ASIDE = re.compile(r", as | as (?=[A-Z])|; ")
# "Weller to be sentenced", "close to reaching a deal": overtaken by what came of it.
_FORETELLS = re.compile(
    r"\b(?:to be (?:\w+ed|heard|held|sent)|(?:close|closer|near) to|nears|nearing|(?:set|poised|expected|likely) to"
    r"|hints?|prepares? (?:to|for)|plans? to|awaits?|braces? for|ahead of|on the verge of|on brink of)\b",
    re.IGNORECASE,
)
_IN_LEADS = 0.5  # what the leads' having a headline's words counts for, against the likeness of its report
_NO_NEWS = 0.3  # what it counts against it that it asks or comments
_NOT_YET = 0.3  # ... that it tells of what is to come


def _voices(articles: tuple[str, ...], reprints: Iterable[Reprint]) -> tuple[tuple[str, ...], ...]:
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
def likeness() -> Likeness:
    """How alike two groups of reports are, as learned from reports of look-alike stories."""
    lines = files("sanudo.comparing").joinpath("data/same_story.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    weights = {name: float(value) for name, value in rows}
    channels = tuple(weights[channel] for channel in CHANNELS)
    return Likeness(weights["bias"], channels, weights["smaller"], weights["larger"])
