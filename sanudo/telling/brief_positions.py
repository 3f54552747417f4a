"""Who wants what, holder by holder, in the words of the reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.comparing.types import Evidence
from sanudo.reading.types import Position, Reading
from sanudo.telling.account import Line, Teller, listed, single_marks
from sanudo.telling.voice import is_news

MOST_OF_ONE = 4  # positions of a holder
MOST_HOLDERS = 10


@dataclass(frozen=True, slots=True)
class _Held:
    """A position in the words of a report, and where it stands."""

    words: str
    evidence: Evidence


def positions_told(teller: Teller) -> tuple[Line, ...]:
    """A line a holder: "Putin called for ...; ruled out ..."; what several hold in one sentence is theirs together.
    First whose positions most reports have."""
    held: dict[str, _Held] = {}
    holders: dict[str, list[str]] = {}
    told_in: dict[str, set[str]] = {}
    for article in (one for one in teller.story.articles if is_news(teller, one)):
        reading = teller.reading(article)
        for position in reading.positions:
            words = _words(reading, position)
            holder = _holder(teller, reading, position)
            if words is None or holder is None:
                continue
            told_in.setdefault(holder, set()).add(article)
            known = next((other for other in held if holder in holders[other] and _is_within(words, other)), None)
            if known is None:
                held.setdefault(words, _Held(words, Evidence(article, position.span)))
                if holder not in holders.setdefault(words, []):
                    holders[words].append(holder)
    groups: dict[tuple[str, ...], list[_Held]] = {}
    for words, who in holders.items():
        groups.setdefault(tuple(who), []).append(held[words])
    ranked = sorted(groups, key=lambda who: -max(len(told_in[name]) for name in who))
    return tuple(_line(teller, who, groups[who][:MOST_OF_ONE]) for who in ranked[:MOST_HOLDERS])


def _holder(teller: Teller, reading: Reading, position: Position) -> str | None:
    """The actor who holds it, by the name of the story; None where nobody known does."""
    actor = teller.actor(reading.article.id, position.entity)
    name = actor.name if actor else position.holder
    return name if teller.is_actor(name) and not (name.isupper() and " " in name) else None


def _words(reading: Reading, position: Position) -> str | None:
    """The words behind the holder's name, where they are a sentence's predicate and lean on nothing before them."""
    sentence = next((s for s in reading.sentences if s.span.start <= position.span.start < s.span.end), None)
    words = " ".join(position.span.of(reading.article.text).split())
    if sentence is None or sentence.part != "paragraph" or not _is_finite(words) or _leans(position):
        return None
    if position.about is not None:
        words += f" [{' '.join(position.about.of(reading.article.text).split())}]"
    return single_marks(words).rstrip(",.;: ")


def _is_finite(words: str) -> bool:
    """Whether words begin with a verb that can stand behind a name: "rejected", "wants", "is ready"."""
    first = words.split()[0] if words else ""
    return (
        first.islower()
        and words.split()[1:2] != ["that"]
        and (first in _VERBS or bool(re.search(r"(?:ed|[^s]s)$", first)))
    )


_VERBS = frozenset(
    ("has", "is", "was", "were", "are", "have", "had", "did", "does", "do", "will", "would", "can", "could")
)
_VERBS |= {"may", "might", "must", "should", "said", "told", "sought", "put", "stood", "took", "gave", "made", "wrote"}
_VERBS |= {"backed", "fought", "bid", "spoke", "held", "swore", "agree", "want", "seek", "say", "favour", "favor"}


def _leans(position: Position) -> bool:
    """Whether what is wanted says nothing without the words before it: "the plan", "doing so"."""
    words = position.issue.lower().split()
    bare_one = len(words) < 3 and words[0] in ("the", "this", "that", "such", "these", "it", "his", "her", "their")
    said = {"statement", "remark", "remarks", "comment", "comments"} & set(words[:3])
    leaning = (
        len(words) < 2
        or bare_one
        or said
        or words[0] == "it"
        or words[-1] in ("so", "it", "that", "this", "them", "this.")
    )
    return bool(leaning or words[0] == "such") and position.about is None


def _is_within(words: str, other: str) -> bool:
    """Whether one wording has nearly nothing that the other does not have."""
    ours, theirs = set(re.findall(r"\w+", words.lower())), set(re.findall(r"\w+", other.lower()))
    return len(ours & theirs) >= 0.75 * min(len(ours), len(theirs))


def _line(teller: Teller, holders: Sequence[str], held: list[_Held]) -> Line:
    numbers = sorted({number for one in held for number in teller.cite((one.evidence,))})
    kind = next((actor.kind for actor in teller.actors if actor.name == holders[0]), "")
    single = len(holders) == 1 and kind in ("PERSON", "LOC")
    words = [_of_one(one.words) if single else one.words for one in held]
    return Line(f"{listed([teller.name(holder) for holder in holders])} {'; '.join(words)}.", tuple(numbers))


def _of_one(words: str) -> str:
    """The verb of several as the verb of one, marked as changed: "[has] agreed"."""
    first, _, rest = words.partition(" ")
    return f"[{_SINGULAR[first]}] {rest}" if first in _SINGULAR else words


_SINGULAR = {"have": "has", "are": "is", "were": "was", "do": "does", "want": "wants", "agree": "agrees"}
_SINGULAR |= {"seek": "seeks", "say": "says", "favour": "favours", "favor": "favors"}
