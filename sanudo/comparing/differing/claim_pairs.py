"""Which two claims are of one happening put in two ways: candidates with what speaks for and against each.

Lines go in, `Put`s come out, each pair with its FEATURES; how they are weighed, `judging.py` tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sanudo.comparing.differing.judging import (
    CAP,
    LEAST,
    MARGIN,
    NONE,
    Features,
    MayBe,
    alike_in_meaning,
    always,
    in_quotes,
)
from sanudo.comparing.differing.lines import Lines, later, near_in_time
from sanudo.comparing.differing.standing import Claimed, claimed_in
from sanudo.comparing.happenings import dice, log_odds, range_of_odds

_OWN = 1.0  # the weight of the word that two claims have for what happened
_UNLIKE = -7.0  # log odds below which two claims are of two things

PUT_FEATURES = (
    *("bias", "odds", "own", "agent", "agent apart", "patient", "patient apart", "arguments", "clause", "sentence"),
    *("sentence weight", "around", "actors", "actors apart", "meaning", "margin", "told too", "quoted", "tightness"),
    *("days apart", "headline", "verbs", "polarity", "polarity hard", "done and will", "may", "asked", "supposed"),
    *("done later", "light"),
)


@dataclass(frozen=True, eq=False)
class Put:
    """One happening put in two ways by two reports."""

    kind: str
    a: Claimed
    b: Claimed
    features: tuple[float, ...]


def put_candidates(lines: Lines, tight: dict[tuple[str, str], float], may_be: MayBe = always) -> list[Put]:
    """Pairs of claims of one happening of which one is denied, or of another certainty."""
    claims: dict[str, list[Claimed]] = defaultdict(list)
    for line in lines.lines:
        if not line.text[: line.sentence.end].rstrip("”\"' ").endswith("?"):
            claims[line.article] += claimed_in(line, lines.weights)
    found: list[Put] = []
    for left, right in combinations(claims, 2):
        ours, theirs = claims[left], claims[right]
        if not ours or not theirs or not near_in_time(ours[0].line, theirs[0].line):
            continue
        found += _put_between(ours, theirs, lines, tight.get((left, right), 0.0), may_be)
    return found


def _put_between(
    ours: Sequence[Claimed], theirs: Sequence[Claimed], lines: Lines, tight: float, may_be: MayBe
) -> list[Put]:
    by_key = [_by_key(ours), _by_key(theirs)]
    scores: dict[tuple[int, int], float] = {}

    def score(i: int, j: int) -> float:
        if (i, j) not in scores:
            scores[i, j] = log_odds(ours[i].frame, theirs[j].frame, lines)
        return scores[i, j]

    found = []
    for i, a in enumerate(ours):
        for j in sorted({j for key in a.frame.own for j in by_key[1].get(key, ())}):
            b = theirs[j]
            if (a.step, a.denied) == (b.step, b.denied) or a.line.old != b.line.old:
                continue
            kind = _kind_of(a, b)
            if kind is None or not lines.may_meet(a.line, b.line) or not _shared(a, b, lines):
                continue
            if lines.weight(a.frame.own & b.frame.own) < _OWN:
                continue
            low, high = range_of_odds(a.frame, b.frame, lines)
            if high < _UNLIKE:
                continue
            features = _put_features(a, b, lines, tight)
            least, most = features(low, -1.0, -MARGIN, False), features(high, 1.0, MARGIN, True)
            if not may_be(kind, least, most) or score(i, j) < _UNLIKE:
                continue
            row = sorted({y for key in a.frame.own for y in by_key[1].get(key, ())})
            column = sorted({x for key in b.frame.own for x in by_key[0].get(key, ())})
            ends = [(theirs[y], score(i, y), a) for y in row if y != j and _shared(a, theirs[y], lines)]
            ends += [(ours[x], score(x, j), b) for x in column if x != i and _shared(ours[x], b, lines)]
            own = score(i, j)
            same = any((other.step, other.denied) == (one.step, one.denied) and s > own - 1.5 for other, s, one in ends)
            margin = max(-MARGIN, min(MARGIN, (own - max((s for _, s, _ in ends), default=NONE)) / 4))
            found.append(Put(kind, a, b, features(own, alike_in_meaning(a.frame, b.frame), margin, same)))
    return found


def _by_key(claims: Sequence[Claimed]) -> dict[str, list[int]]:
    """The claims by the keys of the word for what happened."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, claim in enumerate(claims):
        for key in claim.frame.own:
            found[key].append(n)
    return found


def _shared(a: Claimed, b: Claimed, lines: Lines) -> bool:
    """Whether two claims' sentences share enough to be held against each other."""
    return lines.weight(a.line.keys & b.line.keys) >= LEAST


def _kind_of(a: Claimed, b: Claimed) -> str | None:
    """Polarity where one is denied in so many words; status where a verb is done here, to come or possible there."""
    steps = {a.step, b.step}
    if steps & {"asked", "supposed"}:
        return None
    if a.denied != b.denied:
        no, yes = (a, b) if a.denied else (b, a)
        if not no.hard or yes.step == "open" or (not no.frame.deed and no.frame.verb and not yes.frame.verb):
            return None
        if not no.frame.verb and _is_none(no) and (not yes.frame.verb or yes.step == "is"):
            return None  # "with no extras" and "the extras, still open"; "no signature" and "ministers sign", as a rule
        apart = no.frame.other and yes.frame.other and not no.frame.other & yes.frame.other
        return None if apart else "polarity"
    told = len(steps) == 2 and steps <= {"done", "will", "may"}
    return "status" if told and a.frame.verb and b.frame.verb and not a.denied else None


def _is_none(no: Claimed) -> bool:
    """Whether a noun is denied by the "no" before it alone."""
    return no.cue is not None and no.cue.of(no.line.text).lower() in ("no", "none")


def _put_features(
    a: Claimed, b: Claimed, lines: Lines, tight: float
) -> Callable[[float, float, float, bool], Features]:
    """The FEATURES of two claims, given their log odds, how like their words are in meaning, by how much others are
    less likely, and whether one of these is put as the other."""
    x, y = a.frame, b.frame
    actors = a.line.actors & b.line.actors
    steps = {a.step, b.step}
    last = later(a.line, b.line)
    done = a if a.step == "done" else b
    quoted = [in_quotes(c.line, c.frame.span) for c in (a, b)]
    apart = abs((a.line.day - b.line.day).days) if a.line.day and b.line.day else 0
    before = (
        min(lines.weight(x.own & y.own), CAP) / CAP,
        min(lines.weight(x.agent & y.agent), CAP) / CAP,
        float(bool(x.agent and y.agent and not x.agent & y.agent)),
        min(lines.weight(x.patient & y.patient), CAP) / CAP,
        float(bool(x.patient and y.patient and not x.patient & y.patient)),
        min(lines.weight(x.arguments & y.arguments), 2 * CAP) / CAP,
        dice(x.clause, y.clause, lines),
        dice(a.line.keys, b.line.keys, lines),
        min(lines.weight(a.line.keys & b.line.keys), 4 * CAP) / CAP,
        dice(lines.around(a.line), lines.around(b.line), lines),
        min(len(actors), 3) / 3,
        float(bool(a.line.actors and b.line.actors and not actors)),
    )
    after = (
        float(quoted[0] != quoted[1]),
        tight,
        min(apart, 12) / 12,
        float(any(c.line.number == 0 for c in (a, b))),
        float(x.verb and y.verb),
        float(a.denied != b.denied),
        float(a.denied != b.denied and ((a.hard and a.denied) or (b.hard and b.denied))),
        float(steps == {"done", "will"}),
        float("may" in steps),
        float("asked" in steps),
        float("supposed" in steps),
        float("done" in steps and last is done.line),
        min(max((lines.weights.get(k, 0.0) for k in x.own & y.own), default=0.0), CAP) / CAP,
    )

    def told(odds: float, meaning: float, margin: float, same: bool) -> Features:
        return (1.0, max(-6.0, min(6.0, odds)) / 6, *before, meaning, margin, float(same), *after)

    return told
