"""Numbers, days, lengths and places of one thing that two reports give otherwise, in whatever sentences they stand.

Lines go in, `Difference`s come out. `judging.py` says how probable each pair of values is of one thing; a value has at
most one rival in each other report, the likeliest.
"""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.comparing.differing.judging import Candidate, Features, slot_candidates, tightness
from sanudo.comparing.differing.lengths import judged_lengths
from sanudo.comparing.differing.lines import Lines, later
from sanudo.comparing.differing.slots import Slot
from sanudo.comparing.types import Difference, Side
from sanudo.reading.trees import trees

TELL = {"number": 0.45, "date": 0.45, "duration": 0.4, "place": 0.8}  # probability from which a difference is told
_COMMON = frozenset({"said", "sai", "told", "~person"})


def differing_values(lines: Lines) -> list[Difference]:
    """The differences between values of one thing, the surest first."""
    found: list[Difference] = []
    taken: set[tuple[str, Span, str]] = set()
    for sure, candidate in rated(lines):
        a, b = candidate.a, candidate.b
        keys = {(a.line.article, a.span, b.line.article), (b.line.article, b.span, a.line.article)}
        if not keys & taken:
            taken |= keys
            if sure >= TELL[candidate.kind]:
                found.append(_difference(candidate, sure))
    return found


def rated(lines: Lines) -> list[tuple[float, Candidate]]:
    """Pairs of values that cannot both hold, with how probable it is that they are of one thing: all that can be
    told."""
    rows = [(_probability(one), one) for one in slot_candidates(lines, tightness(lines), _may_be)]
    return sorted(rows, key=lambda row: (-row[0], row[1].kind, _place(row[1].a), _place(row[1].b)))


def _probability(one: Candidate) -> float:
    return trees("differing_values").probability(_values(one.kind, one.features))


def _may_be(kind: str, least: Features, most: Features) -> bool:
    """Whether it may be told, or take the place of what may be."""
    told = min(TELL.values())
    return trees("differing_values").may_reach(told, _values(kind, least), _values(kind, most))


def _values(kind: str, features: Features) -> list[float]:
    kinds = dict.fromkeys(TELL, 0.0) | {kind: 1.0}
    return [*features[1:], *kinds.values()]


def _place(slot: Slot) -> tuple[str, Span]:
    return slot.line.article, slot.span


def _difference(candidate: Candidate, sure: float) -> Difference:
    a, b = candidate.a, candidate.b
    sides = tuple(Side(x.line.article, x.said, (x.span, x.line.sentence)) for x in (a, b))
    return Difference(candidate.kind, _topic(a, b), sides, _judgement(a, b), None, round(min(0.9, 0.4 + sure / 2), 3))


def _topic(a: Slot, b: Slot) -> str:
    """The words that both have, those close to the value first."""
    close = (a.head & b.head) | (a.near & b.near)
    shared = (close or (a.line.keys & b.line.keys)) - _COMMON
    words = [w.word.lower() for w in a.line.words if w.keys & shared]
    named = [" ".join(span.of(a.line.text).split()) for span, key in sorted(a.line.named.items()) if key in shared]
    return " ".join(list(dict.fromkeys(words + named))[:6])


def _judgement(a: Slot, b: Slot) -> str:
    if a.kind == "date":
        return "contradicts, unless it was moved between the reports"
    if a.kind == "duration":
        return judged_lengths(slot.line.sentence.of(slot.line.text) for slot in (a, b))
    if a.kind == "place":
        return "compatible if the one place lies in the other, else contradicts"
    last = later(a.line, b.line)
    if last is not None and a.number and b.number:
        new, old = (a, b) if last is a.line else (b, a)
        if new.number and old.number and new.number.low > old.number.high:
            return f"later figure: {new.said} stands in the later report; contradicts only if both count to one day"
    return "contradicts: no number fits both"
