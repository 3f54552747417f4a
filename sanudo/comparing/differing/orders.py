"""What came first: two happenings that one report puts in one order and another in the other.

"Stones were thrown only after the shooting began" has the shooting first; "police fired after protesters hurled stones"
has the stones first. Each side's words, by their keys, are held against the other's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Line, Lines, near_in_time
from sanudo.comparing.types import Difference, Side

_ORDER = re.compile(
    r"\b(?:(?P<after>(?<!until )(?:after|following)(?! \d| all\b)|once|since)|(?P<before>before|prior to|until))\b",
    re.I,
)
_CUT = re.compile(r"[,;:.—“”\"]|\b(?:but|which|who|and then)\b")
_SAME = 0.85  # likeness in letters, in order, of what is one sentence
_SHUFFLED = 0.6  # the share of common keys of sentences that tell the same in another order
_ENOUGH = 2.5  # the weight of what each of the two happenings shares with its like
_WHOLE = 0.4  # the share of the shorter telling of a happening that the other has
_VAGUE = frozenset(
    {"~person", "said", "sai", "told", "year", "dai", "week", "month", "hour", "minut", "monday", "mondai", "tuesdai"}
    | {"wednesdai", "thursdai", "fridai", "saturdai", "sundai", "first", "last", "time", "long", "short", "report"}
)


@dataclass(frozen=True, slots=True)
class _Order:
    line: Line
    cue: Span
    first: frozenset[str]
    second: frozenset[str]


def differing_orders(lines: Lines) -> list[Difference]:
    """Pairs of sentences of two reports that put two happenings in opposite orders."""
    orders = [one for line in lines.lines for one in _orders(line)]
    found = []
    for a, b in combinations(orders, 2):
        if a.line.article == b.line.article or a.line.old or b.line.old or not near_in_time(a.line, b.line):
            continue
        one, other = a.first & b.second, a.second & b.first
        straight = lines.weight(a.first & b.first) + lines.weight(a.second & b.second)
        crossed = (lines.weight(one), lines.weight(other))
        whole = all(
            weight >= _WHOLE * min(lines.weight(x), lines.weight(y))
            for weight, x, y in zip(crossed, (a.first, a.second), (b.second, b.first), strict=True)
        )
        if whole and min(crossed) >= _ENOUGH and sum(crossed) > 1.5 * straight and not _one_sentence(a, b, lines):
            words = [w.word.lower() for w in a.line.words if w.keys & (one | other)]
            sides = tuple(Side(x.line.article, _told(x), (x.cue, x.line.sentence)) for x in (a, b))
            judgement = "contradicts: the order is the other way round"
            topic = "what came first: " + " ".join(dict.fromkeys(words))
            found.append(Difference("order", topic, sides, judgement, None, 0.65))
    return found


def _one_sentence(a: _Order, b: _Order, lines: Lines) -> bool:
    """Whether two sentences are one, or each stands in the other's report too; one told in another order is not."""
    if SequenceMatcher(None, _told(a), _told(b), autojunk=False).ratio() > _SAME:
        return True
    shuffled = len(a.line.keys & b.line.keys) >= _SHUFFLED * len(a.line.keys | b.line.keys)
    return not shuffled and not lines.may_meet(a.line, b.line)


def _told(order: _Order) -> str:
    return " ".join(order.line.sentence.of(order.line.text).split())


def _orders(line: Line) -> list[_Order]:
    found = []
    text, sentence = line.text, line.sentence
    for match in _ORDER.finditer(text, sentence.start, sentence.end):
        start = max([sentence.start, *(m.end() for m in _CUT.finditer(text, sentence.start, match.start()))])
        stop = _CUT.search(text, match.end(), sentence.end)
        end = stop.start() if stop else sentence.end
        if match.start() - start < 8:
            if stop is None:
                continue
            here, there = Span(stop.end(), sentence.end), Span(match.end(), end)  # "After the vote, he left."
        else:
            here, there = Span(start, match.start()), Span(match.end(), end)
        main, other = _keys(line, here), _keys(line, there)
        if main and other:
            first, second = (other, main) if match.group("after") else (main, other)
            found.append(_Order(line, Span(*match.span()), first, second))
    return found


def _keys(line: Line, span: Span) -> frozenset[str]:
    return frozenset(k for w in line.words if span.start <= w.span.start < span.end for k in w.keys) - _VAGUE
