"""One happening told as so here and denied there, as done here and only to come or possible there.

Lines go in, `Difference`s come out. `standing.py` says how each sentence puts what it tells, `judging.py` how probable
it is that two sentences tell of one happening.
"""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.comparing.differing.claim_pairs import Put, put_candidates
from sanudo.comparing.differing.judging import Features, tightness
from sanudo.comparing.differing.lines import Lines, later
from sanudo.comparing.differing.standing import Claimed
from sanudo.comparing.types import Difference, Side
from sanudo.reading.trees import trees

TELL = {"polarity": 0.5, "status": 0.5}  # probability from which a difference is told
_WORDS = {"done": "done", "is": "told as so", "will": "to come", "may": "possible", "open": "meant"}


def differing_claims(lines: Lines) -> list[Difference]:
    """The differences in how one happening is put, the surest first; of a sentence at most one against each other."""
    found, taken = [], set()
    for sure, put in rated(lines):
        pair = ((put.a.line.article, put.a.line.sentence), (put.b.line.article, put.b.line.sentence))
        if sure >= TELL[put.kind] and pair not in taken and not _come_about(put):
            taken.add(pair)
            found.append(_difference(put, sure))
    return found


def rated(lines: Lines) -> list[tuple[float, Put]]:
    """Pairs of claims that are put in two ways, with how probable it is that they are of one happening: all that can
    be told."""
    rows = [(_probability(one), one) for one in put_candidates(lines, tightness(lines), _may_be)]
    return sorted(rows, key=lambda row: (-row[0], row[1].kind, _place(row[1].a), _place(row[1].b)))


def _probability(one: Put) -> float:
    return trees("differing_claims").probability(_values(one.kind, one.features))


def _may_be(kind: str, least: Features, most: Features) -> bool:
    return trees("differing_claims").may_reach(TELL[kind], _values(kind, least), _values(kind, most))


def _values(kind: str, features: Features) -> list[float]:
    kinds = dict.fromkeys(TELL, 0.0) | {kind: 1.0}
    return [*features[1:], *kinds.values()]


def _come_about(put: Put) -> bool:
    """Whether the later report tells as done what the earlier one told as to come."""
    last = later(put.a.line, put.b.line)
    done = put.a if put.a.step == "done" else put.b
    return put.kind == "status" and last is done.line


def _place(claimed: Claimed) -> tuple[str, Span]:
    return claimed.line.article, claimed.frame.span


def _difference(put: Put, sure: float) -> Difference:
    sides = tuple(_side(one) for one in (put.a, put.b))
    if put.kind == "polarity":
        judgement, topic = "contradicts: one tells what the other denies", "whether: "
    else:
        steps = [_WORDS.get(one.step, one.step) for one in (put.a, put.b)]
        judgement, topic = f"differs: {steps[0]} here, {steps[1]} there", "whether done: "
    shared = put.a.frame.clause & put.b.frame.clause
    words = [w.word.lower() for w in put.a.line.words if w.keys & (shared | put.a.frame.own & put.b.frame.own)]
    topic += " ".join(list(dict.fromkeys(words))[:6])
    return Difference(put.kind, topic, sides, judgement, None, round(min(0.9, 0.4 + sure / 2), 3))


def _side(one: Claimed) -> Side:
    """The words from what denies it to what is denied, else the word for what happened."""
    spans = [one.frame.span, *([one.cue] if one.cue else [])]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    value = " ".join(whole.of(one.line.text).split())
    return Side(one.line.article, value, (whole, one.line.sentence))
