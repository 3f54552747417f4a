"""Words in quotation marks that reports quote otherwise: "will never fall again", "will not fall again".

The reports of a story go in, `Difference`s of wording come out. The sentences of all quotations are laid on one
another, whatever statement they were taken for: those that have most words in a row in common, and beside these words
others. What is left out with dots, or put in brackets, is not worded otherwise; nor is what two people said, or one on
two days, or one report in both ways.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from sanudo.article.types import Span
from sanudo.comparing.differing.context import function_words
from sanudo.comparing.differing.other_words import share_enough, tell_apart, telling, weight_of
from sanudo.comparing.differing.wordings import CUT, spelled_out
from sanudo.comparing.types import Actor, Difference, Side
from sanudo.reading.types import Reading

_MARKED = re.compile(r"(?:[\"“«]|``)([^\"“”«»`]+?)(?:[\"”»]|''|$)")
_SENTENCE = re.compile(r"[^.?!]+(?:[.?!]+(?=\s|$)|[.?!](?=\S)[^.?!]*)*[.?!]*")
_LEAST, _MOST = 4, 70  # words of a sentence that is laid on others
_RUN, _COMMON = 2, 4  # words in a row that tell one wording; words in such runs
_SHARED = 0.6  # the share of the shorter that both have in runs
_LAST = 3  # words in a row before the last ones, where these part, or on both sides of many that one alone has
_FIRST, _BEGUN = 6, 4  # words in a row after the first ones, where these part, and how many these may be
_ONE = 8  # words in a row that nobody says twice, if they tell enough
_MUCH = 12.0  # the weight of the telling words among them
_OFTEN = 12  # sentences that have the same three words, from which these tell nothing
_LITTLE = frozenset("a an and but oh so that the then uh um well".split())  # noqa: SIM905 - told or left out at will
_ADDED = frozenset("[]()")
_SURE, _UNNAMED = 0.75, 0.7
_JUDGEMENT = "differs in wording: both in quotation marks, not the same words"


@dataclass(frozen=True)
class Quoted:
    """A sentence in quotation marks: its report, its place, its words written out; who said it and when, if told."""

    article: str
    span: Span
    words: tuple[str, ...]
    speaker: str
    actor: str
    date: str


def differing_quoted(readings: tuple[Reading, ...], actor_of: Mapping[tuple[str, int], Actor]) -> list[Difference]:
    """A difference for the wordings of a sentence that part, a side for each of them."""
    quoted = [one for reading in readings for one in _quoted(reading, actor_of)]
    worded = _worded(quoted)
    group = list(range(len(quoted)))
    for i, j in sorted(_near(quoted)):
        a, b = quoted[i], quoted[j]
        if _run(b.words) in worded[a.article] or _run(a.words) in worded[b.article] or not _one_speech(a, b):
            continue
        if _parts(a.words, b.words):
            old, new = group[j], group[i]
            group = [new if own == old else own for own in group]
    found = []
    for own in dict.fromkeys(group):
        members = [quoted[n] for n in range(len(quoted)) if group[n] == own]
        if len(members) > 1:
            named = [one.speaker for one in members if one.speaker]
            sure = _SURE if all(one.speaker for one in members) else _UNNAMED
            sides = tuple(_side(one, readings) for one in _first_of_each(members))
            found.append(Difference("wording", named[0] if named else "", sides, _JUDGEMENT, None, sure))
    return found


def _worded(quoted: list[Quoted]) -> dict[str, str]:
    """All that each report quotes, a sentence after the other, in which a whole sentence or a part of one is found."""
    found: dict[str, str] = defaultdict(str)
    for one in quoted:
        found[one.article] += f"{_run(one.words)}\n"
    return found


def _run(words: tuple[str, ...]) -> str:
    return f" {' '.join(words)} "


def _quoted(reading: Reading, actor_of: Mapping[tuple[str, int], Actor]) -> Iterator[Quoted]:
    text = reading.article.text
    for quotation in reading.quotations:
        if quotation.kind not in ("direct", "mixed"):
            continue
        actor = actor_of.get((reading.article.id, quotation.speaker)) if quotation.speaker is not None else None
        if actor is not None and quotation.kind == "mixed" and actor.kind == "ORG":
            actor = None  # "she said, according to the newspaper": it only passes her words on
        for span in quotation.spans:
            for marked in _MARKED.finditer(text, span.start, span.end):
                for sentence in _SENTENCE.finditer(text, *marked.span(1)):
                    words = tuple(spelled_out(sentence[0]))
                    at = _bare(text, *sentence.span())
                    if _LEAST <= len(words) <= _MOST and not _ADDED & set(sentence[0]) and at.start < at.end:
                        name = actor.name if actor else ""
                        yield Quoted(
                            reading.article.id, at, words, name, actor.id if actor else "", (quotation.date or "")[:10]
                        )


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _near(quoted: list[Quoted]) -> set[tuple[int, int]]:
    """Sentences of two reports that have three words in a row in common."""
    has: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(quoted):
        for three in dict.fromkeys(zip(one.words, one.words[1:], one.words[2:], strict=False)):
            has[three].append(n)
    return {
        (i, j)
        for own in has.values()
        if len(own) <= _OFTEN
        for i, j in combinations(own, 2)
        if quoted[i].article != quoted[j].article
    }


def _one_speech(a: Quoted, b: Quoted) -> bool:
    if a.actor and b.actor and a.actor != b.actor:
        return False
    return not (a.date and b.date and a.date != b.date)


def _parts(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two sentences are one in other words: most of the shorter in runs, other words between or at the end."""
    runs = [
        block
        for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        if block.size >= _RUN or (block.size == 1 and block.a == len(ours) - 1 and block.b == len(theirs) - 1)
    ]
    same = sum(run.size for run in runs)
    least = _FIRST if runs and runs[-1].size == 1 else _COMMON - 1
    if not runs or same < max(least, _SHARED * min(len(ours), len(theirs))):
        return False
    shared = [word for run in runs for word in ours[run.a : run.a + run.size]]
    longest = max(runs, key=lambda run: run.size)
    in_a_row = ours[longest.a : longest.a + longest.size]
    if not share_enough(shared, ours, theirs) and not (len(in_a_row) >= _ONE and weight_of(in_a_row) >= _MUCH):
        return False
    between = [
        (ours[x.a + x.size : y.a], theirs[x.b + x.size : y.b], min(x.size, y.size))
        for x, y in pairwise(runs)
        if (x.a + x.size, x.b + x.size) != (y.a, y.b)
    ]
    first, last = runs[0], runs[-1]
    ends = _up_to_shared(ours[last.a + last.size :], theirs[last.b + last.size :])
    begins = ours[: first.a], theirs[: first.b]
    if (
        last.size >= _LAST
        and 0 < len(ends[0]) == len(ends[1]) <= last.size // 2
        and set(ours[last.a : last.a + last.size]) - function_words()
    ):
        between.append((*ends, 0))
    elif same < _COMMON:
        return False
    if first.size >= _FIRST and 0 < min(map(len, begins)) <= max(map(len, begins)) <= _BEGUN:
        between.append((*begins, 0))
    return any(
        CUT not in (*x, *y)
        and tell_apart(x, y)
        and max(len(x), len(y)) <= (same if not (x and y) and beside >= _LAST else max(3, same // 3))
        for x, y, beside in between
    )


def _up_to_shared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands before the first telling word that both have, where they have one: "but essential staff in Selby" and
    "except emergency staff"."""
    shared = set(telling(one)) & set(telling(other))
    cuts = [next((n for n, word in enumerate(words) if word in shared), len(words)) for words in (one, other)]
    return one[: cuts[0]], other[: cuts[1]]


def _first_of_each(members: list[Quoted]) -> list[Quoted]:
    """Of each wording the first report that has it."""
    found: dict[str, Quoted] = {}
    for one in members:
        found.setdefault(" ".join(word for word in one.words if word not in _LITTLE), one)
    return list(found.values())


def _side(one: Quoted, readings: tuple[Reading, ...]) -> Side:
    text = next(reading.article.text for reading in readings if reading.article.id == one.article)
    return Side(one.article, " ".join(one.span.of(text).split()), (one.span,))
