"""Who wants what, holder by holder, in the words of the reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.comparing.types import Evidence
from sanudo.reading.types import Position, Reading
from sanudo.telling.account import Line, Teller, ended, listed
from sanudo.telling.position_words import words_of
from sanudo.telling.voice import is_news

MOST_OF_ONE = 6  # positions of a holder
MOST_HOLDERS = 10


@dataclass(frozen=True, slots=True)
class _Held:
    """A position in the words of a report, and where it stands."""

    words: str
    evidence: Evidence
    many: str


def positions_told(teller: Teller) -> tuple[Line, ...]:
    """A line a holder: "Putin called for ...; ruled out ..."; what several hold in one sentence is theirs together.
    First whose positions most reports have."""
    held: dict[str, _Held] = {}
    holders: dict[str, list[str]] = {}
    told_in: dict[str, set[str]] = {}
    for article in (one for one in teller.story.articles if is_news(teller, one)):
        reading = teller.reading(article)
        for position in reading.positions:
            found = words_of(teller, reading, position)
            holder = _holder(teller, reading, position, found.entity) if found is not None else None
            if found is None or holder is None:
                continue
            words = found.text
            told_in.setdefault(holder, set()).add(article)
            known = next((other for other in held if holder in holders[other] and _is_within(words, other)), None)
            if known is None:
                held.setdefault(words, _Held(words, Evidence(article, found.span), found.many))
                if holder not in holders.setdefault(words, []):
                    holders[words].append(holder)
    groups: dict[tuple[str, ...], list[_Held]] = {}
    for words, who in holders.items():
        groups.setdefault(tuple(who), []).append(held[words])
    kept = [who for who in groups if len(groups[who]) > 1 or not _is_told(teller, groups[who][0])]
    ranked = sorted(kept, key=lambda who: -max(len(told_in[name]) for name in who))
    return tuple(_line(teller, who, groups[who][:MOST_OF_ONE]) for who in ranked[:MOST_HOLDERS])


def _is_told(teller: Teller, one: _Held) -> bool:
    """Whether the days have told it already, but for what stands in brackets."""
    return teller.lines.has(re.sub(r" ?\[[^\]]*\]", "", one.words), None)


def _holder(teller: Teller, reading: Reading, position: Position, entity: int | None) -> str | None:
    """The actor whose it is, by the name of the story; None where nobody known does."""
    actor = teller.actor(reading.article.id, entity)
    name = actor.name if actor else position.holder if entity == position.entity else ""
    return name if teller.is_actor(name) and not (name.isupper() and " " in name) else None


def _is_within(words: str, other: str) -> bool:
    """Whether one wording has nearly nothing that the other does not have."""
    ours, theirs = set(re.findall(r"\w+", words.lower())), set(re.findall(r"\w+", other.lower()))
    return len(ours & theirs) >= 0.75 * min(len(ours), len(theirs))


def _line(teller: Teller, holders: Sequence[str], held: list[_Held]) -> Line:
    teller.told |= {whole for one in held if (whole := _whole(teller, one.evidence))}
    numbers = sorted({number for one in held for number in teller.cite((one.evidence,))})
    single = len(holders) == 1
    parts = [_of_one(one.words, one.many) if single else one.words for one in held]
    words = "; ".join([*(_STOP.sub(r"\1", part) for part in parts[:-1]), parts[-1]])
    return Line(ended(f"{listed([teller.name(holder) for holder in holders])} {words}"), tuple(numbers))


_STOP = re.compile(r"\.([”’\"])$")  # of a quotation that another part follows


def _whole(teller: Teller, one: Evidence) -> Evidence | None:
    """The sentence that a position is told from, where that is most of it."""
    sentence = teller.sentence(one)
    most = sentence is not None and one.span.end - one.span.start > _MOST * (sentence.span.end - sentence.span.start)
    return Evidence(one.article, sentence.span) if sentence is not None and most else None


_MOST = 0.5  # of a sentence: the words of a position, with which it is told


def _of_one(words: str, many: str) -> str:
    """With the verb of several as the verb of one, marked as changed: "[has] agreed"."""
    if not many:
        return words
    ending = "es" if many.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    single = _SINGULAR.get(many, many[:-1] + "ies" if re.search(r"[^aeiou]y$", many) else many + ending)
    return re.sub(rf"\b{re.escape(many)}\b", f"[{single}]", words, count=1)


_SINGULAR = {"have": "has", "are": "is", "were": "was", "do": "does"}
