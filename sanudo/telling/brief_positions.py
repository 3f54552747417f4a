"""Who wants what, party by party, in the words of the reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sanudo.comparing.likeness import weighed
from sanudo.comparing.types import Evidence
from sanudo.reading.types import Position, Reading
from sanudo.telling.account import Line, Teller, capital, ended, listed
from sanudo.telling.elsewhere import share_of
from sanudo.telling.position_choice import Chosen, Held, chosen
from sanudo.telling.position_ground import words as words_of_sort
from sanudo.telling.position_strength import WEIGHING
from sanudo.telling.position_words import Words, words_of
from sanudo.telling.slips import has_a_slip
from sanudo.telling.told import folded
from sanudo.telling.voice import is_news


def positions_told(teller: Teller, before: Sequence[Line] = ()) -> tuple[Line, ...]:
    """A paragraph a party, a sentence a position: "Putin called for ... Putin ruled out ..."; what several hold in one
    sentence is theirs together. `before` are the lines told so far."""
    told_before = [line.text for line in before]
    vocabulary = {article: set(weighed(text)) for article, text in teller.texts.items()}
    held = [
        one
        for article in teller.story.articles
        if is_news(teller, article)
        for one in _held(teller, article, told_before)
    ]
    held = [one for one in held if not _is_miswritten(teller, one.evidence)]
    if len(teller.story.voices or teller.story.articles) < 2:
        held = [one for one in held if not one.again]  # no other report makes it what the story turns on
    told: list[Line] = []
    last: tuple[str, ...] = ()
    for one in chosen([_with_near(one, vocabulary) for one in held]):
        told.append(_line(teller, one, one.holders != last))
        last = one.holders
    return tuple(told)


def _held(teller: Teller, article: str, before: Sequence[str]) -> Iterator[Held]:
    """The positions of a report that can be told, each with its holder's name or the report's words for the holder."""
    reading = teller.reading(article)
    voice = next((f"voice {n}" for n, group in enumerate(teller.story.voices) if article in group), "")
    for position in reading.positions:
        found = words_of(teller, reading, position)
        if found is None or _is_of_another_time(teller, article, position, found):
            continue
        if found.many and found.many not in _HELPING:
            continue  # "[favors]" for "he and the board favor" is no word of the report
        holder = found.who or _holder(teller, reading, position, found.entity)
        if holder is None or _is_of_a_party(holder):
            continue
        if found.weight <= WEIGHING and _is_judge(reading, found.entity):
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
            again=_is_told(teller, holder, found.text, before),
            voice=voice,
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


def _is_of_a_party(name: str) -> bool:
    """Whether a name says only of which party somebody is: "Selby Republican"."""
    return name.split()[-1].lower() in words_of_sort("member")


def _is_judge(reading: Reading, entity: int | None) -> bool:
    """Whether somebody is a judge, whose remarks on a case are no side of it."""
    text = reading.article.text
    mentions = (m for m in reading.mentions if entity is not None and m.entity == entity and m.kind == "PERSON")
    return any(_JUDGE.search(text[max(0, m.span.start - _TITLE) : m.span.end]) for m in mentions)


_TITLE = 8  # characters before a name that have "Judge"
_JUDGE = re.compile(r"\b[Jj]udge [A-Z]|\bjudge$")


def _is_told(teller: Teller, holder: str, words: str, before: Sequence[str]) -> bool:
    """Whether the days have told it already, but for what stands in brackets."""
    own = re.sub(r" ?\[[^\]]*\]", "", words)
    quoted = _QUOTED.fullmatch(own)
    if quoted is not None:
        return not teller.quoted.rest(quoted[1], holder)[0] or any(folded(quoted[1]) in folded(line) for line in before)
    return teller.lines.has_whole(own) or any(
        share_of(own, line) >= _HAS for line in before if _is_named_in(holder, line)
    )


_QUOTED = re.compile(r"said: “(.*)”")
_HAS = 0.9  # of a position: what a line about its holder has, that has it


def _is_named_in(holder: str, line: str) -> bool:
    """Whether a line names a holder, be it by the last name."""
    return holder.split()[-1] in line


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
    who = listed([_named(teller, holder, one.held.evidence) for holder in one.holders])
    words = _of_one(one.held.words, one.held.many) if len(one.holders) == 1 else one.held.words
    told = _OPEN_END.sub(r"\1.”", f"{capital(who)} {words}")
    return Line(ended(told), teller.cite(one.evidence), opens)


def _named(teller: Teller, holder: str, one: Evidence) -> str:
    """A holder by name, a body with "the" where the sentence of the position has it, or most reports: "the Security
    Council"."""
    name = teller.name(holder)
    sentence = teller.sentence(one)
    if sentence is None or any(a.name == holder and a.kind == "PERSON" for a in teller.actors):
        return name
    before = teller.texts[one.article][sentence.span.start : one.span.start]
    found = [
        text[: place.start()].lower().endswith("the ")
        for text in teller.texts.values()
        for place in re.finditer(rf"\b{re.escape(name)}(?= [a-z])", text)
    ]
    with_it = re.search(rf"\b[Tt]he {re.escape(name)}\b(?!['’])", before) is not None or 2 * sum(found) > len(found) > 0
    return f"the {name}" if with_it and not name.lower().startswith("the ") else name


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
