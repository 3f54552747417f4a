"""Proposals as things of their own: who made them, what each report says they are, who is for, against, how far along.

A record goes in, `Proposal`s come out by day. Tellings are one proposal where they have one proposer (a minister's is
his state's), where most words of their contents are shared, or where a report says "the proposal" of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.types import Actor
from sanudo.language.gazetteer.states import states
from sanudo.reading.types import Reading
from sanudo.record.record import Record
from sanudo.telling.patterns import Match, find_matches, words_of
from sanudo.telling.system import Told, named, told_at

STAGES = ("floated", "studied", "agreed", "signed", "in force", "dropped")
PARTS = ("proposer", "supporter", "objector", "none")
_NEAR = 700  # characters within which "the proposal" points back
_SHARED = 0.6  # of the shorter content's words
_TAIL = re.compile(
    r",? (?:which|who|because|arguing|saying|he said|she said|said|according)\b| --? | ?[–—] ?"
    r"|(?<=\w\w) (?:is|was|were|has been|have been|could|would|will|should they)\b"
)
_OWNED = ("its ", "his ", "her ", "their ", "your ", "our ", "my ")  # "his proposed budget" is no act of proposing
_NO_CONTENT = (
    "as at by from in on since after before last next this that that's is was were are would will could may might has "
    "had have came comes calls says said called them it him her nothing"
)
_SMALL = (
    "a an the to of in on for and or with by from at as some certain all its his her their would be is are that which "
    "this new more any between into over within"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One report's telling: `content` in its words (None where it only says how far along it is), `part` of `parties`
    (proposer, supporter, objector or none), `proposers` it names, `stage` of STAGES."""

    told: Told
    content: str | None
    part: str
    parties: tuple[str, ...]
    proposers: tuple[str, ...]
    stage: str
    points_back: bool
    side: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal in the wordings of the reports, earliest first. `stage` is the furthest that is told."""

    wordings: tuple[Wording, ...]
    story: str | None

    @property
    def proposers(self) -> tuple[str, ...]:
        """Who made it, by name; empty where no report says."""
        return tuple(dict.fromkeys(name for w in self.wordings for name in w.proposers))

    @property
    def contents(self) -> tuple[str, ...]:
        """What it is, as each report words it."""
        return tuple(dict.fromkeys(w.content for w in self.wordings if w.content))

    @property
    def stage(self) -> str:
        """The furthest stage that is told."""
        return max((w.stage for w in self.wordings), key=STAGES.index)

    def on_side(self, part: str) -> tuple[str, ...]:
        """The names of supporters or objectors."""
        return tuple(dict.fromkeys(name for w in self.wordings if w.part == part for name in w.parties))


def proposals(record: Record, story: str | None = None) -> list[Proposal]:
    """The proposals of a record (of one story where its id is given), by the first day they are told."""
    actor_of = {member: actor for actor in record.actors() for member in actor.members}
    story_of = {article: one.id for one in record.stories() for article in one.articles}
    groups: dict[str | None, list[list[Wording]]] = {}
    for reading in record.readings(story):
        home = groups.setdefault(story_of.get(reading.article.id), [])
        for wording in _wordings(reading, actor_of):
            _add(home, wording)
    found = [
        Proposal(tuple(sorted(group, key=_when)), id)
        for id, home in groups.items()
        for group in home
        if any(w.content and not w.points_back for w in group)
    ]
    return sorted(found, key=lambda p: _when(p.wordings[0]))


def _wordings(reading: Reading, actor_of: dict[tuple[str, int], Actor]) -> Iterator[Wording]:
    taken: list[Span] = []
    matches = sorted(find_matches(reading, rows()), key=lambda m: (-(m.span.end - m.span.start), m.span))
    kept = []
    for match in matches:
        owned = match.span.of(reading.article.text).lower().startswith(_OWNED) and match.row[0].startswith(
            "{who} [also]"
        )
        if not owned and not any(match.span.start < span.end and span.start < match.span.end for span in taken):
            taken.append(match.span)
            kept.append(match)
    for match in sorted(kept, key=lambda m: m.span):
        yield _wording(reading, match, actor_of)


def _wording(reading: Reading, match: Match, actor_of: dict[tuple[str, int], Actor]) -> Wording:
    _, part, stage, same = match.row
    acting = _last(match, ("who", "state"))
    whose = [match.places[p] for p in ("whose2", "whose") if p in match.places][:1]
    parties = tuple(named(reading, entity, actor_of) for entity in acting) if part != "none" else ()
    entities = (*acting, *whose) if part == "proposer" else tuple(whose)
    what = match.words.get("what")
    return Wording(
        told=told_at(reading, match.span, actor_of),
        content=_content(reading, what) if what else None,
        part=part,
        parties=parties,
        proposers=tuple(named(reading, entity, actor_of) for entity in entities),
        stage=stage,
        points_back=same == "the",
        side=frozenset(name for entity in entities for name in _stands_for(reading, entity, actor_of)),
        words=_words(reading, what, actor_of) if what else frozenset(),
    )


def _last(match: Match, places: tuple[str, ...]) -> list[int]:
    """Who acts: of a role and a name side by side ("the minister Brown") the name."""
    found = [match.places[place] for place in places if place in match.places]
    second = [match.places[place + "2"] for place in places if place + "2" in match.places]
    return second or found


def _content(reading: Reading, what: Span) -> str | None:
    """What is proposed, None for words that tell something else of it ("in Congress", "as a trick")."""
    text = _TAIL.split(what.of(reading.article.text))[0].strip(" ,\"'”’")
    first = text.split(" ", 1)[0].casefold()
    return None if not text or first in _NO_CONTENT.split() else text


def _stands_for(reading: Reading, entity: int, actor_of: dict[tuple[str, int], Actor]) -> Iterator[str]:
    """The names under which a proposer is one with others: his own, and the state or body he holds an office of."""
    yield named(reading, entity, actor_of)
    one = reading.entities[entity]
    actor = actor_of.get((reading.article.id, entity))
    country = (actor.country if actor else None) or one.country
    if country in states() and (one.sector or (actor.sector if actor else None)) in (None, "GOV", "MIL", "LEG"):
        yield states()[country or ""].name


def _add(home: list[list[Wording]], wording: Wording) -> None:
    """Put a wording with those it is one with; where it is one with two groups, they are one."""
    alike = [group for group in home if any(_same(wording, other) for other in group)]
    if wording.points_back:
        alike = alike[-1:]
    home[:] = [group for group in home if group not in alike]
    home.append([*(one for group in alike for one in group), wording])


def _same(one: Wording, other: Wording) -> bool:
    if one.points_back and one.told.evidence.article == other.told.evidence.article:
        return 0 <= one.told.evidence.span.start - other.told.evidence.span.end <= _NEAR
    if one.side and other.side:
        ours, theirs = frozenset(one.proposers), frozenset(other.proposers)
        return bool(ours & other.side or theirs & one.side)  # a minister's and his state's, not two ministers'
    shared, least = len(one.words & other.words), min(len(one.words), len(other.words))
    return (shared >= 3 and shared >= _SHARED * least) or (shared >= 4 and 2 * shared >= least)


def _words(reading: Reading, what: Span, actor_of: dict[tuple[str, int], Actor]) -> frozenset[str]:
    """The words of a content that count, names as what they are across reports."""
    text = _TAIL.split(words_of(reading, what))[0]
    found = set()
    for word in re.findall(r"\w+", text):
        if word.startswith("entity") and word[6:].isdigit():
            found.add(named(reading, int(word[6:]), actor_of))
        elif word not in _SMALL.split():
            found.add(_stem(word))
    return frozenset(found)


def _stem(word: str) -> str:
    for ending in ("ing", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _when(wording: Wording) -> tuple[object, ...]:
    told = wording.told
    return (told.day is None, told.day or "", told.evidence.article, told.evidence.span)


@cache
def rows() -> tuple[tuple[str, ...], ...]:
    """The patterns with what they tell."""
    lines = files("sanudo.telling").joinpath("proposals.tsv").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
