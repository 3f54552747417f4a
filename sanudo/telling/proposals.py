"""Proposals as things of their own: who made them, what each report says they are, who is for, against, how far along.

A record goes in, `Proposal`s come out by day, told by the parse (proposal_frames.tsv) or by words (proposals.tsv).
Tellings are one proposal where they have one proposer (a minister's is his state's), where most words of their contents
are shared, or where a report says "the proposal" of the one before.
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
from sanudo.telling.frames import Frame, Place, find_frames
from sanudo.telling.patterns import Match, find_matches, state_of, words_of
from sanudo.telling.system import Told, named, told_at
from sanudo.telling.things import table, things

STAGES = (
    "floated",
    "tabled",
    "studied",
    "agreed",
    "initialled",
    "signed",
    "ratified",
    "in force",
    "rejected",
    "dropped",
)
_ASIDE = re.compile(r",? (?:which|who)\b| --? | ?[–—] ?")
_LATE = ("agreed", "initialled", "signed", "ratified")  # where a treaty is meant as well as a plan
_DECIDING = frozenset({"parliament", "senate", "congress", "assembly", "bundestag", "knesset", "duma", "council"})
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
    "one ones had have came comes calls says said called them it him her nothing"
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
    actors = record.actors() if story is None else record.resting_on("actors", record.story(story).articles)
    actor_of = {member: actor for actor in actors for member in actor.members}
    story_of = {article: one.id for one in record.stories() for article in one.articles}
    groups: dict[str | None, list[list[Wording]]] = {}
    for reading in record.readings(story):
        home = groups.setdefault(story_of.get(reading.article.id), [])
        for wording in wordings(reading, actor_of):
            _add(home, wording)
    found = [
        Proposal(tuple(sorted(group, key=_when)), id)
        for id, home in groups.items()
        for group in home
        if any(w.content and not w.points_back for w in group)
    ]
    return sorted(found, key=lambda p: _when(p.wordings[0]))


def wordings(reading: Reading, actor_of: dict[tuple[str, int], Actor]) -> Iterator[Wording]:
    """What one report tells of proposals, in order of the text."""
    parsed = _by_the_parse(reading, actor_of)
    acts = [wording for wording, bare in parsed if not bare]
    acts += _by_the_words(reading, actor_of, [wording.told.evidence.span for wording in acts])
    spans = [wording.told.evidence.span for wording in acts]
    acts += [w for w, bare in parsed if bare and not any(w.told.evidence.span.overlaps(span) for span in spans)]
    yield from sorted(acts, key=lambda w: w.told.evidence.span)


def _by_the_parse(reading: Reading, actor_of: dict[tuple[str, int], Actor]) -> list[tuple[Wording, bool]]:
    """The wordings that frames tell, and whether one is but a noun ("Kenya's plan to"); of two in the same words, the
    one that takes a side, else the longer."""
    frames = [frame for frame in find_frames(reading, frame_rows()) if _tells(reading, frame)]
    frames.sort(key=lambda f: (f.row[3] == "proposer" and f.row[1] == "noun", f.span.start - f.span.end, f.span))
    kept: list[Frame] = []
    for frame in frames:
        if not any(frame.span.overlaps(other.span) for other in kept):
            kept.append(frame)
    return [(_framed(reading, frame, actor_of), frame.row[1] == "noun") for frame in kept]


def _tells(reading: Reading, frame: Frame) -> bool:
    """Whether a frame happened, has who acts by name, and a content or a thing that is a proposal."""
    happened = frame.status in ("occurred", "ongoing", "historical")
    if "not" in frame.governors[:1] or (not happened and (frame.row[1] == "verb" or frame.status == "denied")):
        return False  # a named plan is one whatever is done with it
    whos = frame.places.get("who", ())
    if whos and not _parties(reading, whos):
        return False
    if "what" in frame.places:
        words = frame.places["what"][0].span.of(reading.article.text).casefold().split()
        if {word.rstrip(",.") for word in words[:3]} & things("fact"):
            return False
        return _words_of(reading, frame.places["what"]) is not None
    thing = frame.places["thing"][0]
    noun = thing.span.of(reading.article.text).casefold()
    heads = [w for w in re.split(r"\b(?:to|for|of|that|which|on|by|from)\b", noun)[0].split() if w.isalpha()]
    last = heads[-1] if heads else ""
    if not {last, last.removesuffix("s")} & (
        things("proposal") | (things("treaty") if frame.row[4] in _LATE else set())
    ):
        return False
    pointing = [p.span.of(reading.article.text).casefold() for p in frame.below.get("article", ())]
    return (bool(frame.below.get("what")) and pointing != ["no"]) or pointing in (["the"], ["this"], ["that"])


def _parties(reading: Reading, places: tuple[Place, ...]) -> list[int]:
    return [
        place.entity
        for place in places
        if place.entity is not None
        and (
            reading.entities[place.entity].kind in ("PERSON", "ORG", "NORP") or state_of(reading.entities[place.entity])
        )
    ]


def _words_of(reading: Reading, places: tuple[Place, ...]) -> Span | None:
    """The span of a content without "to" or "that" before it; None where it says nothing ("it")."""
    if not places:
        return None
    span = places[0].span
    lead = re.match(r"(?:to|that|for|of)\s+", span.of(reading.article.text))
    span = Span(span.start + lead.end(), span.end) if lead else span
    aside = _ASIDE.search(span.of(reading.article.text))
    span = Span(span.start, span.start + aside.start()) if aside else span
    return span if len(span.of(reading.article.text)) > 4 else None


def _framed(reading: Reading, frame: Frame, actor_of: dict[tuple[str, int], Actor]) -> Wording:
    _, _, _, part, stage = frame.row
    acting = _parties(reading, frame.places.get("who", ())) if part != "none" else []
    whose = _parties(reading, frame.below.get("whose", ()))
    what = _words_of(reading, frame.places.get("what", ()) or frame.below.get("what", ()))
    if what and "thing" in frame.places and _is_treaty(reading, frame.places["thing"][0]):
        what = Span(min(frame.places["thing"][0].span.start, what.start), what.end)  # "the agreement on the river"
    if frame.row[1] == "noun" and part == "proposer":
        acting = acting[:1]
    entities = [*acting, *whose] if part == "proposer" else whose
    if part == "objector" and any(_decides(reading, entity) for entity in acting):
        stage = "rejected"
    return Wording(
        told=told_at(reading, frame.span, actor_of),
        content=" ".join(what.of(reading.article.text).split()).strip("\"”’'") if what else None,
        part=part,
        parties=tuple(dict.fromkeys(named(reading, entity, actor_of) for entity in acting)),
        proposers=tuple(dict.fromkeys(named(reading, entity, actor_of) for entity in entities)),
        stage=stage,
        points_back=what is None,
        side=frozenset(name for entity in entities for name in _stands_for(reading, entity, actor_of)),
        words=_words(reading, what, actor_of) if what else frozenset(),
    )


def _is_treaty(reading: Reading, thing: Place) -> bool:
    words = re.split(r"\b(?:to|for|of|on|that|which)\b", thing.span.of(reading.article.text).casefold())[0].split()
    return bool(words) and words[-1].removesuffix("s") in things("treaty")


def _decides(reading: Reading, entity: int) -> bool:
    """Whether what a body rejects is rejected for good: a parliament or council."""
    words = set(reading.entities[entity].name.casefold().split())
    return bool(words & (things("bodyname") & _DECIDING)) or reading.entities[entity].sector == "LEG"


def _by_the_words(reading: Reading, actor_of: dict[tuple[str, int], Actor], taken: list[Span]) -> Iterator[Wording]:
    matches = sorted(find_matches(reading, rows()), key=lambda m: (-(m.span.end - m.span.start), m.span))
    kept = []
    for match in matches:
        owned = match.span.of(reading.article.text).lower().startswith(_OWNED) and match.row[0].startswith(
            "{who} [also]"
        )
        if not owned and not any(match.span.start < span.end and span.start < match.span.end for span in taken):
            taken.append(match.span)
            kept.append(match)
    for match in kept:
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
def frame_rows() -> tuple[tuple[str, ...], ...]:
    """The frames with what they tell."""
    return table("proposal_frames.tsv")


@cache
def rows() -> tuple[tuple[str, ...], ...]:
    """The patterns with what they tell."""
    lines = files("sanudo.telling").joinpath("proposals.tsv").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
