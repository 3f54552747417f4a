"""Numbers of one thing wherever reports tell them: tolls, debts, tonnages, offers.

Two numbers are of one thing where what is counted has one name, or people are counted for one cause ("31 people were
treated", "27 marchers had been treated"), where enough else around them is shared, and where neither report has the
other's number too. Tolls (data/measures.tsv) are compared as each report's highest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.differing.context import root
from sanudo.comparing.differing.lines import Line, Lines, later, near_in_time
from sanudo.comparing.differing.numbers import is_age, quantities_in
from sanudo.comparing.differing.predicates import predicate_over, same_counted
from sanudo.comparing.quantities import Quantity, differ, is_currency
from sanudo.comparing.types import Difference, Side

_NEAR = 45  # characters around a number that tell what it is of
_HEAD = 26  # characters after a number in which what it counts is named
_ENOUGH = 4.5  # the weight of what is shared around two numbers of one named thing
_ENOUGH_BARE = 6.0  # ... of sums and shares, which name nothing
_NAMED = 2.0  # the weight of a word that names what is counted
_SPECIFIC = 4.0  # the weight of what alone tells that two sentences are of one thing
_MEASURING = frozenset(
    {"~tonne", "~kilometre", "~metre", "~litre", "mil", "hectar", "acr", "barrel", "gallon", "feet", "foot", "kilo"}
    | {"kilogram", "pound", "gram", "megawatt", "cubic", "squar", "degr"}
)
_MANY = 10.0  # people from which a count is the whole's, told without anything else of it
_BESIDE = 60  # characters from a toll in which it is told whose or where it is
_SECOND = 1.5  # the weight of what two numbers share besides the name of what they count
_FAR = 8.0  # numbers further apart than this many times are of two things
_PERSON = "~person"
_VAGUE = frozenset(
    {"~person", "million", "billion", "thousand", "hundr"}
    | {
        "percent",
        "per",
        "cent",
        "said",
        "sai",
        "told",
        "sinc",
        "after",
        "befor",
        "last",
        "first",
        "year",
        "month",
        "week",
        "dai",
        "ago",
        "more",
        "than",
        "about",
        "over",
        "least",
        "new",
        "time",
        "accord",
        "000",
        "also",
    }
)


@dataclass(frozen=True)
class Figure:
    """A number of a sentence: `head` the keys of what it counts, `about` those of the words around it."""

    line: Line
    quantity: Quantity
    head: frozenset[str]
    about: frozenset[str]

    @property
    def value(self) -> str:
        return " ".join(self.quantity.span.of(self.line.text).split())

    @property
    def side(self) -> Side:
        return Side(self.line.article, self.value, (self.quantity.span, self.line.sentence))


def differing_figures(lines: Lines) -> list[Difference]:
    """Differences between the numbers of a story's reports, tolls first."""
    figures = [figure for line in lines.lines for figure in _figures(line)]
    found = [
        one
        for measure, sort in sorted(_measures().items())
        if sort != "sum" and (one := _toll(measure, sort, figures, lines))
    ]
    told = {(side.article, side.evidence[0]) for one in found for side in one.sides}
    for left, right in _reports(figures):
        found += _of_reports(left, right, lines, told)
    return found


def _figures(line: Line) -> list[Figure]:
    found = []
    for quantity in quantities_in(line.reading, line.sentence):
        after = Span(quantity.span.end, quantity.span.end + _HEAD)
        stop = re.search(
            r"[,;:.()]|\b(?:and|but|in|on|at|from|to|who|that|which)\b", line.text[after.start : after.end]
        )
        end = after.start + stop.start() if stop else after.end
        head = frozenset(k for w in line.words if after.start <= w.span.start < end for k in w.keys)
        money = frozenset(key for w in line.words if is_currency(w.word) for key in w.keys)
        found.append(Figure(line, quantity, head - money, line.near(quantity.span, _NEAR) - money))
    return found


def _reports(figures: list[Figure]) -> list[tuple[list[Figure], list[Figure]]]:
    by: dict[str, list[Figure]] = {}
    for figure in figures:
        by.setdefault(figure.line.article, []).append(figure)
    return list(combinations(by.values(), 2))


def _toll(measure: str, sort: str, figures: list[Figure], lines: Lines) -> Difference | None:
    """The reports' figures of one measure, where the highest of two cannot both hold."""
    key = f"~{measure}"
    by: dict[str, list[Figure]] = {}
    for figure in figures:
        if _counts(figure, key, sort) and not figure.line.old:
            by.setdefault(figure.line.article, []).append(figure)
    highest = [max(own, key=lambda f: (f.quantity.low, f.quantity.high)) for own in by.values()]
    apart = [
        (a, b)
        for a, b in combinations(highest, 2)
        if differ(a.quantity, b.quantity) and near_in_time(a.line, b.line) and _one_scale(a, b, sort)
        if _one_happening(a, b) and _one_group(a, b) and (sort not in ("thing", "count") or _one_counted(a, b))
        if (sort == "people" and min(a.quantity.low, b.quantity.low) >= _MANY)
        or _context(a, b, key, lines) >= _SPECIFIC
    ]
    if not apart:
        return None
    parting = [f for f in highest if any(f in pair for pair in apart) or all(_one_group(f, x) for x in apart[0])]
    sides = tuple(f.side for f in parting)
    return Difference("number", _name(measure, parting), sides, judgement(apart[0]), None, 0.75)


def _one_happening(a: Figure, b: Figure) -> bool:
    """Whether two tolls can be of one happening: not where other places or people stand beside the numbers."""
    one, other = (
        {
            key
            for span, key in f.line.named.items()
            if span.start < f.quantity.span.end + _BESIDE and f.quantity.span.start - _BESIDE < span.end
        }
        for f in (a, b)
    )
    return not one or not other or bool(one & other)


def _context(a: Figure, b: Figure, key: str, lines: Lines) -> float:
    """The weight of what two sentences share besides the measure: few may be a part, or of another happening."""
    return lines.weight((a.line.keys & b.line.keys) - _VAGUE - {key})


def _one_scale(a: Figure, b: Figure, sort: str) -> bool:
    """Whether two tolls can be of one happening: a village's dead are not a country's."""
    low, high = sorted((max(a.quantity.low, 0.1), max(b.quantity.low, 0.1)))
    return high <= 2 * low


def _counts(figure: Figure, key: str, sort: str) -> bool:
    """Whether a number is one of a measure: what it counts are people, and the measure's word is the nearest."""
    quantity, line = figure.quantity, figure.line
    if sort == "thing":
        return quantity.unit == "" and quantity.low < 10 and _nearest(line, quantity.span, key, 24)
    if sort == "count" and key not in figure.head:
        return False
    if quantity.unit or quantity.low < 2 or _OTHERS.match(line.text, quantity.span.end):
        return False
    if (
        is_age(line.text, quantity.span)
        or _counted_otherwise(figure, key)
        or _ROUGH.search(figure.value)
        or _PART.search(_before(figure))
    ):
        return False
    counted = sort == "count" or figure.head & {_PERSON, key} or not figure.head
    return bool(counted) and _nearest(line, quantity.span, key, 45)


_ROUGH = re.compile(r"\b(?:dozens?|scores|hundreds|thousands|several|many|few)\b", re.I)


def _counted_otherwise(figure: Figure, key: str) -> bool:
    """Whether the measure's words all have another number: "ambushed twelve officers, killing five"."""
    line, own = figure.line, figure.quantity.span
    spans = [q.span for q in quantities_in(line.reading, line.sentence)]
    words = [w.span for w in line.words if key in w.keys]

    def gap(number: Span, word: Span) -> int:
        return max(number.start - word.end, word.start - number.end, 0)

    return bool(words) and all(min(spans, key=lambda s: gap(s, w), default=own) != own for w in words)


def _one_group(a: Figure, b: Figure) -> bool:
    """Whether two tolls count people at large, or one group of them: fifty children are not all the injured."""
    return _group(a) == _group(b)


def _group(figure: Figure) -> str:
    match = _GROUPS.match(figure.line.text, figure.quantity.span.end, figure.line.sentence.end)
    return root(match[1].lower()) if match else ""


_GROUPS = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(children|adolescents|pupils|students|women|men|boys|girls|officers|police|policemen"
    r"|soldiers|troops|civilians|workers|doctors|nurses|journalists|foreigners|tourists|passengers|firefighters)\b",
    re.I,
)
_OTHERS = re.compile(r"\s+(?:others?|more|additional|further|of (?:them|the|those|whom))\b", re.I)


def _nearest(line: Line, span: Span, key: str, reach: int) -> bool:
    """Whether a word of the key stands near a number, with no other number and no end of a clause between."""
    for word in line.words:
        if key in word.keys:
            first, last = (span, word.span) if span.start < word.span.start else (word.span, span)
            between = line.text[first.end : last.start]
            if len(between) <= reach and not re.search(r"\d|[;:—]|\b(?:and|but|while|who)\b", between):
                return True
            if len(between) <= 0:
                return True
    return False


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
    if _ROUGH.search(a.value) or _ROUGH.search(b.value):
        return False
    shared = bool(a.line.actors & b.line.actors)
    if shared and any(_of_sum(a, m) and _of_sum(b, m) for m, sort in sorted(_measures().items()) if sort == "sum"):
        return True
    one, other = (predicate_over(f.line.reading, f.line.sentence, f.quantity.span) for f in (a, b))
    return same_counted(one, other) and _PART.search(_before(a)) is None and _PART.search(_before(b)) is None


def _before(figure: Figure) -> str:
    return figure.line.text[
        max(figure.line.sentence.start, figure.quantity.span.start - 30) : figure.quantity.span.start
    ]


_PART = re.compile(r"\b(?:including|among them|of (?:them|whom)|another)\b", re.I)  # a part of what is counted


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
    around = lines.weight(shared - _VAGUE) + 0.5 * lines.weight((a.line.keys & b.line.keys) - shared - _VAGUE)
    head = (a.head & b.head) - _VAGUE - _MEASURING
    if any(lines.weights.get(key, 0.0) >= _NAMED for key in head):
        measured = bool(a.head & _MEASURING)
        return around if around >= _ENOUGH and (measured or lines.weight(shared - _VAGUE - head) >= _SECOND) else 0.0
    if a.head & b.head & _MEASURING and a.head <= _MEASURING | _VAGUE and b.head <= _MEASURING | _VAGUE:
        return around if lines.weight(shared - _VAGUE - _MEASURING) >= _SECOND else 0.0
    people = _PERSON in a.head and _PERSON in b.head
    if people or _unit(a):
        sums = [m for m, sort in _measures().items() if sort == "sum" and _of_sum(a, m) and _of_sum(b, m)]
        if sums and _PERSON not in a.head:
            return around + _SPECIFIC if around + _SPECIFIC >= _ENOUGH_BARE else 0.0
        return around if around >= _ENOUGH_BARE and shared - _VAGUE - head else 0.0
    return 0.0


def _unit(figure: Figure) -> bool:
    """Whether a number is of money or a share."""
    return figure.quantity.unit not in ("", "th")


def _of_sum(figure: Figure, measure: str) -> bool:
    key = f"~{measure}"
    return _unit(figure) and key in figure.about and _nearest(figure.line, figure.quantity.span, key, 45)


def _close(a: Quantity, b: Quantity) -> bool:
    low, high = sorted((max(a.low, 0.01), max(b.low, 0.01)))
    return high <= _FAR * low


def _difference(a: Figure, b: Figure, weight: float) -> Difference:
    shared = (a.about & b.about) or (a.line.keys & b.line.keys)
    words = [w.word.lower() for w in a.line.words if w.keys & shared and not w.keys & _VAGUE]
    topic = " ".join(dict.fromkeys(words))
    sure = min(0.8, 0.5 + weight / 60)
    return Difference("number", topic, (a.side, b.side), judgement((a, b)), None, round(sure, 3))


def judgement(pair: tuple[Figure, Figure]) -> str:
    """In words: the later report has the higher number, or no number fits both."""
    a, b = pair
    last = later(a.line, b.line)
    if last is not None:
        new, old = (a, b) if last is a.line else (b, a)
        if new.quantity.low > old.quantity.high:
            return f"later figure: {new.value} stands in the later report; contradicts only if both count to one day"
    return "contradicts: no number fits both"


def _name(measure: str, figures: list[Figure]) -> str:
    """A measure in a word of the text."""
    words = [w.word.lower() for f in figures for w in f.line.words if f"~{measure}" in w.keys]
    return f"how many: {words[0]}" if words else measure


@lru_cache(maxsize=1)
def _measures() -> dict[str, str]:
    lines = files("sanudo.comparing").joinpath("data/measures.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t")[:2] for line in lines if line and not line.startswith("#"))
