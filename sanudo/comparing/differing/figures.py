"""Numbers of one thing wherever reports tell them: debts, tonnages, offers.

Two numbers are of one thing where what is counted has one name, or people are counted for one cause ("31 people were
treated", "27 marchers had been treated"), where enough else around them is shared, and where neither report has the
other's number too.
"""

from __future__ import annotations

from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.differing.counted import (
    PERSON,
    ROUGH,
    SPECIFIC,
    VAGUE,
    Figure,
    figures_of,
    is_nearest,
    is_part,
    judgement,
    measures,
)
from sanudo.comparing.differing.lines import Line, Lines, near_in_time
from sanudo.comparing.differing.predicates import predicate_over, same_counted
from sanudo.comparing.differing.tolls import differing_tolls
from sanudo.comparing.quantities import Quantity, differ
from sanudo.comparing.types import Difference

_ENOUGH = 4.5  # the weight of what is shared around two numbers of one named thing
_ENOUGH_BARE = 6.0  # ... of sums and shares, which name nothing
_NAMED = 2.0  # the weight of a word that names what is counted
_MEASURING = frozenset(
    {"~tonne", "~kilometre", "~metre", "~litre", "mil", "hectar", "acr", "barrel", "gallon", "feet", "foot", "kilo"}
    | {"kilogram", "pound", "gram", "megawatt", "cubic", "squar", "degr"}
)
_SECOND = 1.5  # the weight of what two numbers share besides the name of what they count
_FAR = 8.0  # numbers further apart than this many times are of two things


def differing_figures(lines: Lines) -> list[Difference]:
    """Differences between the numbers of a story's reports, tolls first."""
    found = differing_tolls(lines)
    told = {(side.article, side.evidence[0]) for one in found for side in one.sides}
    figures = [figure for line in lines.lines for figure in figures_of(line)]
    for left, right in _reports(figures):
        found += _of_reports(left, right, lines, told)
    return found


def _reports(figures: list[Figure]) -> list[tuple[list[Figure], list[Figure]]]:
    by: dict[str, list[Figure]] = {}
    for figure in figures:
        by.setdefault(figure.line.article, []).append(figure)
    return list(combinations(by.values(), 2))


def _of_reports(left: list[Figure], right: list[Figure], lines: Lines, told: set[tuple[str, Span]]) -> list[Difference]:
    if not near_in_time(left[0].line, right[0].line):
        return []
    scored = []
    for a in left:
        for b in right:
            weight = _one_thing(a, b, lines)
            if (
                weight
                and lines.may_meet(a.line, b.line)
                and differ(a.quantity, b.quantity)
                and _close(a.quantity, b.quantity)
            ):
                if _beside(a, b.line, right) or _beside(b, a.line, left):
                    continue
                other = any(_told_too(a, c, lines) for c in right)
                same = any(_told_too(b, c, lines) for c in left)
                if not other and not same and _one_counted(a, b):
                    scored.append((-weight, a, b))
    found, taken = [], set(told)
    for weight, a, b in sorted(scored, key=lambda s: (s[0], s[1].quantity.span, s[2].quantity.span)):
        keys = {(f.line.article, f.quantity.span) for f in (a, b)}
        if not keys & taken:
            taken |= keys
            found.append(_difference(a, b, -weight))
    return found


def _one_counted(a: Figure, b: Figure) -> bool:
    """Whether both numbers stand under one predicate, of which a subject or an object is one, or is what is counted."""
    if ROUGH.search(a.value) or ROUGH.search(b.value):
        return False
    shared = bool(a.line.actors & b.line.actors)
    if shared and any(_of_sum(a, m) and _of_sum(b, m) for m in _sums()):
        return True
    one, other = (predicate_over(f.line.reading, f.line.sentence, f.quantity.span) for f in (a, b))
    return same_counted(one, other) and not is_part(a) and not is_part(b)


def _beside(figure: Figure, line: Line, figures: list[Figure]) -> bool:
    """Whether the other sentence has this number as well."""
    return any(f.line is line and not differ(f.quantity, figure.quantity) for f in figures)


def _told_too(a: Figure, b: Figure, lines: Lines) -> bool:
    """Whether the other report has this number too; not where it only quotes this report's sentence."""
    if differ(a.quantity, b.quantity) or not _one_thing(a, b, lines):
        return False
    quoted = [w.word for w in a.line.words] == [w.word for w in b.line.words]
    return not quoted or lines.has_twin(a.line, b.line.article)


def _one_thing(a: Figure, b: Figure, lines: Lines) -> float:
    """How much tells that two numbers are of one thing; 0 where too little does."""
    if a.quantity.unit != b.quantity.unit or a.line.old != b.line.old:
        return 0.0
    shared = a.about & b.about
    if a.head & _MEASURING != b.head & _MEASURING:
        return 0.0
    around = lines.weight(shared - VAGUE) + 0.5 * lines.weight((a.line.keys & b.line.keys) - shared - VAGUE)
    head = (a.head & b.head) - VAGUE - _MEASURING
    if any(lines.weights.get(key, 0.0) >= _NAMED for key in head):
        measured = bool(a.head & _MEASURING)
        return around if around >= _ENOUGH and (measured or lines.weight(shared - VAGUE - head) >= _SECOND) else 0.0
    if a.head & b.head & _MEASURING and a.head <= _MEASURING | VAGUE and b.head <= _MEASURING | VAGUE:
        return around if lines.weight(shared - VAGUE - _MEASURING) >= _SECOND else 0.0
    people = PERSON in a.head and PERSON in b.head
    if people or _unit(a):
        sums = [m for m in _sums() if _of_sum(a, m) and _of_sum(b, m)]
        if sums and PERSON not in a.head:
            return around + SPECIFIC if around + SPECIFIC >= _ENOUGH_BARE else 0.0
        return around if around >= _ENOUGH_BARE and shared - VAGUE - head else 0.0
    return 0.0


def _unit(figure: Figure) -> bool:
    """Whether a number is of money or a share."""
    return figure.quantity.unit not in ("", "th")


def _of_sum(figure: Figure, measure: str) -> bool:
    key = f"~{measure}"
    return _unit(figure) and key in figure.about and is_nearest(figure.line, figure.quantity.span, key, 45)


def _close(a: Quantity, b: Quantity) -> bool:
    low, high = sorted((max(a.low, 0.01), max(b.low, 0.01)))
    return high <= _FAR * low


def _difference(a: Figure, b: Figure, weight: float) -> Difference:
    shared = (a.about & b.about) or (a.line.keys & b.line.keys)
    words = [w.word.lower() for w in a.line.words if w.keys & shared and not w.keys & VAGUE]
    topic = " ".join(dict.fromkeys(words))
    sure = min(0.8, 0.5 + weight / 60)
    return Difference("number", topic, (a.side, b.side), judgement((a, b)), None, round(sure, 3))


def _sums() -> list[str]:
    return [measure for measure, (sort, _) in sorted(measures().items()) if sort == "sum"]
