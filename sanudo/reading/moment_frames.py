"""Words that tell something in, what speaks for when it was out: marks, which a network weighs (language/moments.py).

A word is what a sentence hangs on, one that reports what somebody says, or one that tells an event or a meeting. Of
each come all times that the report tells, as far as they name a day, month or year, with the marks of how both stand,
and two answers more: that it was on the day of the report, and that no time is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.reading.own_days import verb_of
from sanudo.reading.tree import Tree
from sanudo.reading.types import Reading, TimeExpression
from sanudo.reading.word_marks import Around, marks_between, marks_of_word

_CONTENT = ("NOUN", "PROPN", "VERB", "NUM", "ADJ")
_MOST = 40  # times of a report that are asked, the first of them
_MOST_SHARED = 4
_SAYING = frozenset(
    ("say", "tell", "add", "ask", "announce", "write", "tweet", "note", "report", "state", "warn", "call", "claim")
) | {"argue", "deny", "insist", "declare", "reply"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A time that may be that of a word, the token it hangs on and the verb over that; `time` None for the day of the
    report and for none at all."""

    token: int
    verb: int
    time: TimeExpression | None
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that tells something, its marks, and the times asked of it: those of the report, that of its publication
    and none, in this order."""

    token: int
    marks: tuple[str, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class _Time:
    """A time of the report: the token it hangs on, the verb over that with its tense, and what its value is like."""

    place: int
    time: TimeExpression
    verb: int
    tense: str
    offset: str
    shape: str
    part: str


@dataclass(frozen=True, slots=True)
class _Report:
    reading: Reading
    around: Around
    times: tuple[_Time, ...]
    often: Counter[str]
    lead: str | None
    entities: tuple[frozenset[int], ...]
    lemmas: tuple[frozenset[str], ...]
    paragraphs: tuple[int, ...]
    subjects: dict[int, int]
    hints: dict[int, list[str]]
    ruled: dict[int, list[tuple[str | None, str]]]


def frames_of(tree: Tree, reading: Reading) -> list[Frame]:
    """The words of a report that tell something, in order."""
    asked = asked_of(tree, reading)
    if not asked:
        return []
    report = _report(tree, reading)
    return [_frame(report, word) for word in asked]


def asked_of(tree: Tree, reading: Reading) -> list[int]:
    """The tokens of the words that tell something."""
    telling = ("VERB", "AUX", "NOUN", "ADJ", "PROPN")
    tokens = tree.parsed.tokens
    found = {n for n, t in enumerate(tokens) if t.head == n and t.dep == "root" and t.pos in telling}
    cues = [q.cue for q in reading.quotations if q.cue is not None]
    cues += [*(one.cue for one in reading.events), *(one.cue for one in reading.encounters)]
    return sorted(found | {verb_of(tree, cue) for cue in cues}) if tokens else []


def is_dated(time: TimeExpression) -> bool:
    """Whether a time names a day, month or year, be it one that is not resolved ("Monday" of a page without a date)."""
    return time.kind in ("DATE", "TIME") and (time.value[:4].isdigit() or time.value.startswith("XXXX-WXX"))


def _report(tree: Tree, reading: Reading) -> _Report:
    times = [t for t in reading.times if is_dated(t)][:_MOST]
    tokens = tree.parsed.tokens
    sentences = [token.sentence for token in tokens]
    count = len(tree.parsed.sentences)
    first = [bisect_left(sentences, n) for n in range(count + 1)]
    quoted = [span for one in reading.quotations if one.kind != "indirect" for span in one.spans]
    inside = frozenset(n for span in quoted for n in _within(tree, span.start, span.end))
    entities: list[set[int]] = [set() for _ in range(count)]
    names, subjects = [], dict[int, int]()
    for mention in reading.mentions:
        place = tree.at(mention.span.start)
        if mention.entity is None or place < 0:
            continue
        entities[tokens[place].sentence].add(mention.entity)
        names.append(place)
        head = next((i for i in (place, *tree.above(place)) if tree.dep(i) == "nsubj"), None)
        if head is not None and place <= head + 1:
            subjects.setdefault(tokens[head].head, mention.entity)
    for said in reading.quotations:
        if said.cue is not None and said.speaker is not None:
            subjects[verb_of(tree, said.cue)] = said.speaker
    hints, ruled = _hints(tree, reading)
    published = _day(reading.article.published.day if reading.article.published else None)
    text = tree.parsed.text
    return _Report(
        reading,
        Around(tree, tuple(first), tuple(sorted(names)), inside),
        tuple(_time(tree, reading, time, published) for time in times),
        Counter(time.value[:10] for time in times),
        _lead(times, reading),
        tuple(map(frozenset, entities)),
        tuple(frozenset(t.lemma.lower() for t in tokens[a:b] if t.pos in _CONTENT) for a, b in pairwise(first)),
        tuple(text.count("\n", 0, span.start) for span in tree.parsed.sentences),
        subjects,
        hints,
        ruled,
    )


def _hints(tree: Tree, reading: Reading) -> tuple[dict[int, list[str]], dict[int, list[tuple[str | None, str]]]]:
    """By the token of a word what rules find there, and which days they have for it."""
    hints: dict[int, list[str]] = {}
    ruled: dict[int, list[tuple[str | None, str]]] = {}
    found: list[tuple[Span, tuple[str, ...], str | None, str | None]] = [
        *((q.cue, (f"saying {q.kind} {q.manner}",), q.date, q.date_basis) for q in reading.quotations if q.cue),
        *((e.cue, (f"event {e.type}", f"event {e.status}"), e.date, e.date_basis) for e in reading.events),
        *((e.cue, (f"encounter {e.status}",), e.date, e.basis) for e in reading.encounters),
    ]
    for cue, marks, day, basis in found:
        place = verb_of(tree, cue)
        hints.setdefault(place, []).extend(marks)
        ruled.setdefault(place, []).append((day, basis or ""))
    return hints, ruled


def _lead(times: list[TimeExpression], reading: Reading) -> str | None:
    """The first day that a report tells of the two weeks up to its own: that of its news."""
    published = _day(reading.article.published.day if reading.article.published else None)
    days = ((time.value[:10], _day(time.value)) for time in times if len(time.value) >= 10)
    return next((v for v, day in days if day and published and 0 <= (published - day).days < 14), None)


def _within(tree: Tree, start: int, end: int) -> range:
    return range(max(0, tree.at(start)), bisect_left(tree.starts, end))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _frame(report: _Report, word: int) -> Frame:
    tree = report.around.tree
    token = tree.token(word)
    times = report.times
    own = sum(tree.token(one.place).sentence == token.sentence for one in times)
    tense = _tense(tree, word)
    marks = [*marks_of_word(report.around, word), *report.hints.get(word, ["no hint"])]
    marks += [f"part {_part(report.reading, token.start)}", f"place {_step(token.sentence, _PLACES)}"]
    marks += [f"own days {min(own, 3)}", f"days near {min(3, _near(report, token.sentence))}"]
    root = next((i for i in (word, *tree.above(word)) if tree.token(i).head == i), word)
    marks += [f"root tense {_tense(tree, root)}", f"tense {tense}"]
    told = [_asked(report, word, number, tense) for number in range(len(times))]
    lemma = token.lemma.lower()
    some = [f"days {min(4, len(times))}", f"own {min(own, 3)}", f"tense {tense}", f"cue {lemma}"]
    some += [f"of {own > 0} {tense}", f"place {_step(token.sentence, _PLACES)}", *report.hints.get(word, ())]
    some += ["quoted"] if word in report.around.quoted else []
    some += [f"ruled {day is not None} {basis}" for day, basis in report.ruled.get(word, ())]
    news = {one.time.value[:10] for one in times if one.offset in _NEWS}
    some += [f"news days {min(3, len(news))}", f"news {min(3, len(news))} {tense} {own > 0}"]
    told.append(Asked(word, word, None, tuple(f"published {mark}" for mark in ("", *some))))
    told.append(Asked(word, word, None, tuple(f"none {mark}" for mark in ("", *some))))
    return Frame(word, tuple(marks), tuple(told))


def _asked(report: _Report, word: int, number: int, tense: str) -> Asked:
    tree, told = report.around.tree, report.times[number]
    place, time, offset, shape = told.place, told.time, told.offset, told.shape
    cue, at, value = tree.token(word), tree.token(place), time.value[:10]
    apart = at.sentence - cue.sentence
    step = _step(apart, _APART)
    between = [one for one in report.times if min(place, word) < one.place < max(place, word)]
    rank = min(3, len(between))
    values = {one.time.value[:10] for one in between}
    side = "before" if place < word else "behind"
    paragraphs = report.paragraphs[at.sentence] - report.paragraphs[cue.sentence]
    if abs(apart) < _NEXT:
        marks = marks_between(report.around, word, place)
    else:
        marks = [f"case {_case(tree, place)}"]
        marks += ["other voice"] if (word in report.around.quoted) != (place in report.around.quoted) else []
    marks += [f"far {step}", f"offset {offset}", f"offset {offset} {tense}", f"shape {shape}", f"shape {shape} {step}"]
    marks += [f"{side} {rank}", f"{side} {rank} {step}", f"paragraphs {_step(paragraphs, _PARAGRAPHS)} {step}"]
    marks += [f"rule {time.rule}", f"rule {time.rule} {step}", f"{step} {offset} {tense}"]
    marks += ["same told between"] if value in values else []
    marks += ["no other day between"] if values <= {value} and side == "before" else []
    often = report.often[value]
    marks += ["most told"] if often == max(report.often.values()) and often > 1 else []
    marks += ["only one"] if len(report.often) == 1 else []
    marks += [f"first {number == 0} {step}"]
    marks += [f"lead's {report.lead == value} {step}"] if report.lead else []
    theirs, own = tree.token(told.verb).lemma.lower(), cue.lemma.lower()
    marks += [f"with {theirs}", f"with saying {theirs in _SAYING} {own in _SAYING} {step}"]
    marks += [f"tenses {told.tense} {tense}"]
    if apart:
        marks += [f"same deed {step}"] if theirs == own or own in report.lemmas[at.sentence] else []
        marks += [f"root's {tree.token(told.verb).head == told.verb} {step}"]
        same = report.subjects.get(word)
        marks += [f"same subject {same == report.subjects.get(told.verb)} {step}"] if same is not None else []
        marks += [f"subject there {step}"] if same in report.entities[at.sentence] else []
        shared = len(report.entities[cue.sentence] & report.entities[at.sentence])
        words = len(report.lemmas[cue.sentence] & report.lemmas[at.sentence])
        marks += [f"shares {min(shared, _MOST_SHARED)} {step}"]
        marks += [f"words {min(words, 2 * _MOST_SHARED)}", f"words {min(words, 6)} {step}"]
    for day, basis in report.ruled.get(word, ()):
        fits = day is not None and day[:10] == value
        marks += [f"ruled {fits} {basis if fits else day is not None}", f"ruled {fits} {apart == 0}"]
    marks += [f"part {told.part} {step}"] if told.part != "paragraph" else []
    return Asked(place, told.verb, time, tuple(marks))


def _time(tree: Tree, reading: Reading, time: TimeExpression, published: date | None) -> _Time:
    place = verb_of(tree, time.span)
    verb = next((i for i in tree.above(place) if tree.token(i).pos in ("VERB", "AUX")), place)
    offset, part = _offset(time.value, published), _part(reading, tree.token(place).start)
    return _Time(place, time, verb, _tense(tree, verb), offset, _shape(time.value), part)


_NEXT = 3  # sentences apart from which nothing of the trees is held together
_PLACES = (0, 1, 2, 3, 6, 11, 21)
_APART = (-15, -9, -5, -4, -3, -2, -1, 0, 1, 2, 3, 6)
_PARAGRAPHS = (-12, -6, -4, -2, -1, 0, 1, 2, 4)
_OFFSETS = (-4000, -366, -60, -20, -13, -6, -2, -1, 0, 1, 2, 7, 31)
_NEWS = ("-13", "-6", "-2", "-1", "0")


def _step(number: int, steps: tuple[int, ...]) -> int:
    """The last step that a number has reached."""
    return steps[max(0, bisect_right(steps, number) - 1)]


def _offset(value: str, published: date | None) -> str:
    """How far from its report a day lies, in steps; of a month or year whether it is that of the report."""
    if published is None or not value[:4].isdigit():
        return "open"
    day = _day(value)
    if day is None or len(value) < 10:
        written = published.isoformat()
        same = written.startswith(value[:7]) if re.fullmatch(r"\d{4}-\d\d", value[:7]) else written[:4] == value[:4]
        return f"{'same' if same else 'before' if value < written else 'after'} {_shape(value)}"
    return str(_step((day - published).days, _OFFSETS))


def _shape(value: str) -> str:
    """Day, month, week, year, or a day that is not resolved."""
    if value.startswith("XXXX"):
        return "open"
    if "W" in value:
        return "week"
    return {10: "day", 7: "month", 4: "year"}.get(min(10, len(value)), "other")


def _tense(tree: Tree, index: int) -> str:
    """The tense of a verb with its auxiliaries, of another word that of its copula or none."""
    below = [tree.lower[i] for i in tree.having(index, "aux", "cop")]
    features = tree.features(index)
    own = f"{features.get('Tense', '')}{features.get('VerbForm', '')}"
    for group, words in _AUXILIARIES.items():
        if any(word in words for word in below):
            return f"{group} {own}"
    return own


_AUXILIARIES = {
    "will": ("will", "'ll", "’ll", "shall"),
    "would": ("would", "could", "might", "may", "can", "should", "must", "'d"),
    "had": ("had",),
    "has": ("has", "have", "'s", "'ve", "’ve"),
    "was": ("was", "were", "did"),
    "is": ("is", "are", "am", "'re", "be", "do", "does", "being"),
}


def _near(report: _Report, sentence: int) -> int:
    """How many times the two sentences before tell."""
    tree = report.around.tree
    return sum(sentence - 3 < tree.token(one.place).sentence < sentence for one in report.times)


def _part(reading: Reading, at: int) -> str:
    """The kind of the part of the article that a place stands in."""
    sentences = reading.sentences
    n = bisect_right(sentences, at, key=lambda s: s.span.start) - 1
    return sentences[n].part if n >= 0 else "none"


def _case(tree: Tree, place: int) -> str:
    return next((tree.lower[i] for i in tree.having(place, "case")), "-")
