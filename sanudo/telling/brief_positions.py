"""Who wants what, holder by holder, in the words of the reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sanudo.comparing.types import Evidence
from sanudo.reading.types import Position, Reading
from sanudo.telling.account import Line, Teller, ended, listed
from sanudo.telling.position_words import Words, words_of
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
    """A paragraph a holder, a sentence a position: "Putin called for ... Putin ruled out ..."; what several hold in one
    sentence is theirs together, what the account has told is not told again. First whose most reports have."""
    held: dict[str, _Held] = {}
    holders: dict[str, list[str]] = {}
    told_in: dict[str, set[str]] = {}
    for article in (one for one in teller.story.articles if is_news(teller, one)):
        reading = teller.reading(article)
        for position in reading.positions:
            found = words_of(teller, reading, position)
            holder = _holder(teller, reading, position, found.entity) if found is not None else None
            if found is None or holder is None or _is_of_another_time(teller, article, position, found):
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
    new = {who: [one for one in own if not _is_told(teller, one)] for who, own in groups.items()}
    ranked = sorted((who for who in new if new[who]), key=lambda who: -max(len(told_in[name]) for name in who))
    return tuple(line for who in ranked[:MOST_HOLDERS] for line in _lines(teller, who, new[who][:MOST_OF_ONE]))


def _is_of_another_time(teller: Teller, article: str, position: Position, found: Words) -> bool:
    """Whether somebody who has left the office that the reports give took a position in the past, on a day not told."""
    actor = teller.actor(article, found.entity)
    if actor is None or position.date is not None or not re.match(r"\w+ed\b", found.text):
        return False
    held = [office for office in actor.offices if any(e.article in teller.texts for e in office.evidence)]
    return any(office.former for office in held)


def _is_told(teller: Teller, one: _Held) -> bool:
    """Whether the days have told it already, but for what stands in brackets."""
    return teller.lines.has_whole(re.sub(r" ?\[[^\]]*\]", "", one.words))


def _holder(teller: Teller, reading: Reading, position: Position, entity: int | None) -> str | None:
    """The actor whose it is, by the name of the story; None where nobody known does."""
    actor = teller.actor(reading.article.id, entity)
    name = actor.name if actor else position.holder if entity == position.entity else ""
    return name if teller.is_actor(name) and not (name.isupper() and " " in name) else None


def _is_within(words: str, other: str) -> bool:
    """Whether one wording has nearly nothing that the other does not have."""
    ours, theirs = set(re.findall(r"\w+", words.lower())), set(re.findall(r"\w+", other.lower()))
    return len(ours & theirs) >= 0.75 * min(len(ours), len(theirs))


def _lines(teller: Teller, holders: Sequence[str], held: list[_Held]) -> Iterator[Line]:
    """A sentence a position; the holder's stand in one paragraph."""
    single = len(holders) == 1
    for number, one in enumerate(held):
        if whole := _whole(teller, one.evidence):
            teller.told.add(whole)
        who = listed([teller.name(holder) for holder in holders])
        words = _of_one(one.words, one.many) if single else one.words
        told = _OPEN_END.sub(r"\1.”", f"{who} {words}")
        yield Line(ended(told), teller.cite((one.evidence,)), number == 0)


_OPEN_END = re.compile(r"(said: “[^”]*[^”.!?…])”$")  # the full stop of a quotation stands in its marks


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
