"""Words that may tell of a meeting, a visit or a call in, what speaks for it out: marks, which a network weighs.

Of each word (data/meeting_cues.txt) come those who may take part, named in its sentence or the ones around it, and
the times told there, each with its marks (word_marks.py). What is likely of these is learned (language/meetings.py).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.language.gazetteer.common_nouns import body_noun, person_noun
from sanudo.language.gazetteer.offices import office
from sanudo.reading.gathering_sides import trimmed
from sanudo.reading.taking_part import own_words
from sanudo.reading.tree import Tree
from sanudo.reading.types import Entity, Mention, Participant, Quotation, TimeExpression
from sanudo.reading.word_marks import Around, marks_between, marks_of_word

_BACK, _ON = 2, 1  # sentences around that of the word in which those who take part are named
_TELLING = ("VERB", "NOUN", "PROPN", "ADJ")
_PARTIES = frozenset(("PERSON", "ORG", "LOC", "NORP", "MISC"))
_HEADS = frozenset(("nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "compound", "root"))
_BEFORE = frozenset(("case", "mark", "cc", "punct"))
_SURE = 0.9  # of a pronoun


@dataclass(frozen=True, slots=True)
class Hint:
    """What rules tell at a word: an event or an encounter, its kind and status, and who takes part in it."""

    source: str
    cue: Span
    kind: str
    status: str
    who: tuple[Participant, ...]
    day: Span | None = None
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may take part: the token it hangs on, its words, its entity (None where it has no name) and the marks."""

    token: int
    span: Span
    entity: int | None
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A time that may be that of the meeting; `time` None: none is told."""

    token: int
    time: TimeExpression | None
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that may tell a meeting, the marks of the word, and what may belong to it."""

    token: int
    marks: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class _Report:
    """What a report names: mentions and times, each with the token it hangs on, in order; the tokens of either."""

    around: Around
    mentions: tuple[tuple[int, Mention], ...]
    entities: tuple[Entity, ...]
    times: tuple[tuple[int, TimeExpression], ...]
    taken: frozenset[int]
    hints: Sequence[Hint]


def frames_of(
    tree: Tree,
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    times: tuple[TimeExpression, ...],
    quotations: tuple[Quotation, ...],
    hints: Sequence[Hint],
) -> list[Frame]:
    """The words of a report that may tell a meeting, in order; `hints` are what rules tell of them."""
    cues, tokens = _cues(), tree.parsed.tokens
    asked = [n for n, one in enumerate(tokens) if one.pos in _TELLING and one.lemma.lower() in cues]
    if not asked:
        return []
    report = _report(tree, mentions, entities, times, quotations, hints)
    return [_frame(report, word) for word in asked]


def _report(
    tree: Tree,
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    times: tuple[TimeExpression, ...],
    quotations: tuple[Quotation, ...],
    hints: Sequence[Hint],
) -> _Report:
    meant = [m for m in mentions if m.entity is not None and m.kind in _PARTIES]
    named = sorted(((_head(tree, m.span), n) for n, m in enumerate(meant)))
    dated = sorted(((_head(tree, t.span), n) for n, t in enumerate(times) if t.kind in ("DATE", "TIME") or t.begin))
    quoted = [span for one in quotations if one.kind != "indirect" for span in one.spans]
    sentences = [token.sentence for token in tree.parsed.tokens]
    around = Around(
        tree,
        tuple(bisect_left(sentences, n) for n in range(len(tree.parsed.sentences) + 1)),
        tuple(place for place, _ in named),
        frozenset(token for span in quoted for token in _within(tree, span)),
    )
    taken = [*(m.span for m in mentions), *(t.span for t in times)]
    return _Report(
        around,
        tuple((place, meant[n]) for place, n in named),
        entities,
        tuple((place, times[n]) for place, n in dated),
        frozenset(token for span in taken for token in _within(tree, span)),
        hints,
    )


def _within(tree: Tree, span: Span) -> range:
    """The tokens that a span begins in, holds and ends in."""
    first = max(0, bisect_right(tree.starts, span.start) - 1)
    return range(first, max(first + 1, bisect_left(tree.starts, span.end)))


def _head(tree: Tree, span: Span) -> int:
    """The token of a span on which its others hang."""
    within = _within(tree, span)
    return next((i for i in within if tree.token(i).head not in within or tree.token(i).head == i), within.start)


def _frame(report: _Report, word: int) -> Frame:
    tree, first = report.around.tree, report.around.first
    token = tree.token(word)
    start, end = first[max(0, token.sentence - _BACK)], first[min(len(first) - 1, token.sentence + _ON + 1)]
    own = token.lemma.lower()
    cue = Span(token.start, token.end)
    hints = [one for one in report.hints if one.cue.overlaps(cue)]
    told = report.mentions[_from(report.mentions, start) : _from(report.mentions, end)]
    found = [_named(report, word, place, mention, hints) for place, mention in told]
    found += [
        _nameless(report, word, place, sort, hints)
        for place in range(first[token.sentence], first[token.sentence + 1])
        if place != word and (sort := _sort(report, place))
    ]
    days = [
        Day(place, time, (*_marks_of_time(time, hints), *marks_between(report.around, word, place)))
        for place, time in report.times[_from(report.times, start) : _from(report.times, end)]
    ]
    undated = [f"no day hinted {one.source}" for one in hints if one.day is None]
    days.append(Day(word, None, ("no day", f"no day {own}", f"no day of {min(len(days), 3)}", *undated)))
    hinted = [f"{one.source} {one.kind} {one.status}" for one in hints] or ["no hint"]
    hinted += [f"{one.source} {one.kind} of {min(3, len(one.who))}" for one in hints]
    return Frame(word, (*marks_of_word(report.around, word), *hinted), tuple(found), tuple(days))


def _from(told: Sequence[tuple[int, object]], token: int) -> int:
    return bisect_left(told, token, key=lambda one: one[0])


def _named(report: _Report, word: int, place: int, mention: Mention, hints: list[Hint]) -> Candidate:
    assert mention.entity is not None
    kind, own = report.entities[mention.entity].kind, report.around.tree.token(word).lemma.lower()
    marks = [kind, f"form {mention.form}", f"{kind} {own}"]
    marks += ["sure" if mention.sure >= _SURE else "unsure"] if mention.form == "pronoun" else []
    marks += _hinted(hints, mention.span, mention.entity)
    return Candidate(place, mention.span, mention.entity, (*marks, *marks_between(report.around, word, place)))


def _nameless(report: _Report, word: int, place: int, sort: str, hints: list[Hint]) -> Candidate:
    tree = report.around.tree
    span = _words_of(tree, place)
    own = tree.token(word).lemma.lower()
    marks = ["nameless", f"nameless {sort}", f"nameless {own}", f"noun {tree.token(place).lemma.lower()}"]
    marks += _hinted(hints, span, None)
    return Candidate(place, span, None, (*marks, *marks_between(report.around, word, place)))


def _sort(report: _Report, place: int) -> str | None:
    """What a noun without a name is of that may meet: a person, several, a body, holders of an office."""
    tree = report.around.tree
    if tree.token(place).pos != "NOUN" or place in report.taken or tree.dep(place) not in _HEADS:
        return None
    above = tree.token(place).head
    if tree.dep(place) == "nmod" and _sort(report, above):
        return None  # "secretary of state", "leaders of the groups"
    noun = person_noun(tree.lower[place])
    if noun is not None:
        return "people" if noun.plural else "person"
    if office(tree.lower[place]) is not None:
        return "office"
    return "body" if body_noun(tree.lower[place]) else None


def _words_of(tree: Tree, place: int) -> Span:
    """A noun with what belongs to it, without the preposition before it and what tells where they were."""
    span = own_words(tree, place)
    first = next(i for i in range(tree.at(span.start), place + 1) if i == place or tree.dep(i) not in _BEFORE)
    start = tree.token(first).start
    told = Participant(tree.parsed.text[start : span.end], Span(start, span.end))
    return trimmed(told).span


def _hinted(hints: list[Hint], span: Span, entity: int | None) -> list[str]:
    """Whether those whom rules tell at the word have somebody."""
    marks = []
    for hint in hints:
        inside = any(one.span.overlaps(span) for one in hint.who)
        same = entity is not None and any(one.entity == entity for one in hint.who)
        marks.append(f"{hint.source} {'has' if inside else 'has under another name' if same else 'has not'}")
        if hint.place is not None and hint.place.overlaps(span):
            marks.append(f"{hint.source} there")
    return marks or ["not hinted"]


def _marks_of_time(time: TimeExpression, hints: list[Hint]) -> list[str]:
    hinted = [f"{one.source} {'then' if one.day == time.span else 'not then'}" for one in hints if one.day]
    value = time.value
    shape = "day" if len(value) >= 10 else f"{len(value)}" + ("W" if "W" in value else "")
    return [f"time {shape}", f"time {time.kind}", *(hinted or ["no day hinted"])]


@cache
def _cues() -> frozenset[str]:
    lines = files("sanudo.reading").joinpath("data/meeting_cues.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
