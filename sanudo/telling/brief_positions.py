"""Who wants what, party by party, in the words of the reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sanudo.comparing.likeness import weighed
from sanudo.comparing.types import Evidence
from sanudo.reading.types import Position, Reading
from sanudo.telling.account import Line, Teller, capital, ended, listed
from sanudo.telling.position_choice import Chosen, Held, chosen
from sanudo.telling.position_words import Words, words_of
from sanudo.telling.slips import has_a_slip
from sanudo.telling.voice import is_news


def positions_told(teller: Teller) -> tuple[Line, ...]:
    """A paragraph a party, a sentence a position: "Putin called for ... Putin ruled out ..."; what several hold in one
    sentence is theirs together."""
    vocabulary = {article: set(weighed(text)) for article, text in teller.texts.items()}
    held = [one for article in teller.story.articles if is_news(teller, article) for one in _held(teller, article)]
    held = [one for one in held if not _is_miswritten(teller, one.evidence)]
    told: list[Line] = []
    before: tuple[str, ...] = ()
    for one in chosen([_with_near(one, vocabulary) for one in held]):
        told.append(_line(teller, one, one.holders != before))
        before = one.holders
    return tuple(told)


def _held(teller: Teller, article: str) -> Iterator[Held]:
    """The positions of a report that can be told, each with its holder's name or the report's words for the holder."""
    reading = teller.reading(article)
    for position in reading.positions:
        found = words_of(teller, reading, position)
        if found is None or _is_of_another_time(teller, article, position, found):
            continue
        if found.many and found.many not in _HELPING:
            continue  # "[favors]" for "he and the board favor" is no word of the report
        holder = found.who or _holder(teller, reading, position, found.entity)
        if holder is None:
            continue
        issue = position.issue if position.about is None else position.about.of(reading.article.text)
        yield Held(
            holder,
            found.text,
            issue,
            position.stance,
            Evidence(article, found.span),
            found.many,
            found.weight,
            again=_is_told(teller, found.text),
        )


_HELPING = frozenset({"have", "are", "were"})


def _with_near(one: Held, vocabulary: dict[str, set[str]]) -> Held:
    """With how much of what it is about the other reports have too, one or half of them, each word as it weighs."""
    words = weighed(one.issue)
    others = [theirs for article, theirs in vocabulary.items() if article != one.evidence.article]
    if not words or len(others) < 2:
        return one
    enough = max(1, len(others) // 2)
    number = {word: sum(word in theirs for theirs in others) for word in words}
    known = {word: (min(1, times) + min(1.0, times / enough)) / 2 for word, times in number.items()}
    return replace(one, near=sum(weight * known[word] for word, weight in words.items()) / sum(words.values()))


def _is_of_another_time(teller: Teller, article: str, position: Position, found: Words) -> bool:
    """Whether somebody who has left the office that the reports give took a position in the past, on a day not told."""
    actor = teller.actor(article, found.entity)
    if actor is None or position.date is not None or not re.match(r"\w+ed\b", found.text):
        return False
    held = [office for office in actor.offices if any(e.article in teller.texts for e in office.evidence)]
    return any(office.former for office in held)


def _is_told(teller: Teller, words: str) -> bool:
    """Whether the days have told it already, but for what stands in brackets."""
    return teller.lines.has_whole(re.sub(r" ?\[[^\]]*\]", "", words))


def _is_miswritten(teller: Teller, one: Evidence) -> bool:
    """Whether the sentence that tells a position has a slip of its writer."""
    sentence = teller.sentence(one)
    return sentence is not None and has_a_slip(teller.reading(one.article), sentence.span)


def _holder(teller: Teller, reading: Reading, position: Position, entity: int | None) -> str | None:
    """The actor whose it is, by the name of the story; None where nobody known does."""
    actor = teller.actor(reading.article.id, entity)
    name = actor.name if actor else position.holder if entity == position.entity else ""
    return name if teller.is_actor(name) and not (name.isupper() and " " in name) else None


def _line(teller: Teller, one: Chosen, opens: bool) -> Line:
    """A sentence with its sources, behind the names of who hold it."""
    for evidence in one.evidence[:1]:
        if whole := _whole(teller, evidence):
            teller.told.add(whole)
    who = listed([teller.name(holder) for holder in one.holders])
    words = _of_one(one.held.words, one.held.many) if len(one.holders) == 1 else one.held.words
    told = _OPEN_END.sub(r"\1.”", f"{capital(who)} {words}")
    return Line(ended(told), teller.cite(one.evidence), opens)


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
