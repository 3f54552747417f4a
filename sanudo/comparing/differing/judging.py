"""Which two values are of one thing: candidates with what speaks for and against each; claims are judged alike.

Lines go in, `Candidate`s come out, each pair with its FEATURES; trees make a probability of them, learned
(training/differences.py) from written stories and from news read by hand. Kinds share all that tells that two sentences
are about one thing; a kind has its own readiness to be told. What a word means where it stands, and what else might be
meant instead, takes long to ask; `may_be` says from the rest whether it could matter, and what cannot be told is left
out. Two ways of putting a happening are judged in `claim_pairs.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Line, Lines, later, near_in_time
from sanudo.comparing.differing.slots import KINDS, Slot, differing, equal, gap, slots_of
from sanudo.comparing.frames import Frame
from sanudo.comparing.happenings import dice, log_odds, range_of_odds

_OF_ITS = re.compile(r"\s+of (?:its|their|his|her|our|the)\b")
LEAST = 1.0  # the weight of what two sentences share, below which nobody asks whether they tell of one thing
NONE = -6.0  # the log odds of frames that are not there
MARGIN = 2.0  # by how much others are less likely, at most, as it counts
CAP = 8.0
_LIGHT = frozenset({"have", "be", "include", "contain", "comprise", "hold", "own"})
_NAMED = 2.0  # the weight of what both count, from which other verbs over it do not tell two things
_OF_WHAT = 0.25  # how far what two shares are of must be one

SLOT_FEATURES = (
    *("bias", "verbs", "nouns", "subjects", "crossed", "best", "head", "head apart", "near", "clause", "sentence"),
    *("sentence weight", "around", "actors", "actors apart", "margin", "equal elsewhere", "told too", "quoted"),
    *("put otherwise", "tightness", "gap", "days apart", "headline", "table", "meaning", "later higher", "long"),
    *(
        "verb same",
        "agent",
        "agent apart",
        "patient",
        "patient apart",
        "noun same",
        "arguments",
        "verb apart",
        "unit",
        "old apart",
        "alone",
        "told days apart",
        "parties apart",
    ),
)


@dataclass(frozen=True, eq=False)
class Candidate:
    """Two slots of two reports that cannot both hold, were they of one thing."""

    kind: str
    a: Slot
    b: Slot
    features: tuple[float, ...]


Features = tuple[float, ...]
MayBe = Callable[[str, Features, Features], bool]  # a kind and the least and most of its features: may it be told


def always(kind: str, least: Features, most: Features) -> bool:
    """Everything may be told."""
    return True


def slot_candidates(lines: Lines, tight: dict[tuple[str, str], float], may_be: MayBe = always) -> list[Candidate]:
    """All pairs of slots that may differ, with their features; `tight` is how alike two reports are as a whole."""
    by: dict[tuple[str, str], list[Slot]] = defaultdict(list)
    articles: list[str] = []
    for line in lines.lines:
        if line.article not in articles:
            articles.append(line.article)
        for slot in slots_of(line):
            by[slot.kind, line.article].append(slot)
    found = []
    for left, right in combinations(articles, 2):
        for kind in KINDS:
            found += _between(kind, by[kind, left], by[kind, right], lines, tight.get((left, right), 0.0), may_be)
    return found


def _between(
    kind: str, ours: list[Slot], theirs: list[Slot], lines: Lines, tight: float, may_be: MayBe
) -> list[Candidate]:
    if not ours or not theirs or not near_in_time(ours[0].line, theirs[0].line):
        return []
    scores: dict[tuple[int, int], tuple[float, Features] | None] = {}

    def score(i: int, j: int) -> tuple[float, Features] | None:
        if (i, j) not in scores:
            a, b = ours[i], theirs[j]
            scores[i, j] = _alike(a, b, lines) if _comparable(a, b, lines) else None
        return scores[i, j]

    found = []
    for i, a in enumerate(ours):
        for j, b in enumerate(theirs):
            if not differing(a, b) or not _comparable(a, b, lines):
                continue
            if not lines.may_meet(a.line, b.line) or of_two(a, b, lines):
                continue
            beside = any(equal(a, c) and c.line is b.line for c in theirs) or any(
                equal(b, c) and c.line is a.line for c in ours
            )
            telling = _telling(a, b, tight, ours, theirs, lines)
            around = _around(a, b, lines)
            least = (*around, -MARGIN, 0.0, float(beside), *telling(-1.0))
            most = (*around, MARGIN, MARGIN, float(beside), *telling(1.0))
            if not may_be(kind, (1.0, *(-1.0,) * 5, *least), (1.0, *(1.0,) * 5, *most)):
                continue
            low, high = _range(a, b, lines)
            if not may_be(kind, (1.0, *low, *least), (1.0, *high, *most)):
                continue
            known = score(i, j)
            assert known is not None
            own, parts = known
            others = [(x, j) for x in range(len(ours)) if x != i] + [(i, y) for y in range(len(theirs)) if y != j]
            met = {place: told[0] for place in others if (told := score(*place))}
            same = [s for (x, y), s in met.items() if (equal(a, theirs[y]) if x == i else equal(b, ours[x]))]
            features = (
                *parts,
                max(-MARGIN, min(MARGIN, (own - max(met.values(), default=NONE)) / 4)),
                max(0.0, min(MARGIN, (max(same) - own + 4) / 4)) if same else 0.0,
                float(beside),
                *telling(_meaning(a, b)),
            )
            found.append(Candidate(kind, a, b, features))
    return found


def _comparable(a: Slot, b: Slot, lines: Lines) -> bool:
    one_sort = a.sort == b.sort or a.kind == "duration"
    return one_sort and lines.weight(a.line.keys & b.line.keys) >= LEAST


def _alike(a: Slot, b: Slot, lines: Lines) -> tuple[float, Features]:
    """How far two slots are of one thing: a score, and the first FEATURES."""
    odds = _of_frames(a, b, lambda x, y: log_odds(x, y, lines))
    around = _around(a, b, lines)
    head, near = lines.weight(a.head & b.head), lines.weight(a.near & b.near)
    return max(odds) + 0.25 * head + 0.15 * near + 3 * around[4], (1.0, *(one / 6 for one in odds), *around)


def _range(a: Slot, b: Slot, lines: Lines) -> tuple[Features, Features]:
    """The least and the most of the FEATURES that are of frames, without asking what words mean where they stand."""
    ranges = {(x, y): range_of_odds(x, y, lines) for x in a.frames for y in b.frames}
    low = _of_frames(a, b, lambda x, y: ranges[x, y][0])
    high = _of_frames(a, b, lambda x, y: ranges[x, y][1])
    return tuple(one / 6 for one in low), tuple(one / 6 for one in high)


def _of_frames(a: Slot, b: Slot, odds: Callable[[Frame, Frame], float]) -> Features:
    """The log odds that verbs, nouns, subjects, any two of them, and the best of all are one."""

    def of(x: Frame | None, y: Frame | None) -> float:
        return NONE if x is None or y is None else max(NONE, min(6.0, odds(x, y)))

    alone = (of(a.verb, b.verb), of(a.noun, b.noun), of(a.subject, b.subject))
    crossed = max((of(x, y) for x in a.frames for y in b.frames), default=NONE)
    return (*alone, crossed, max(*alone, crossed))


def _around(a: Slot, b: Slot, lines: Lines) -> Features:
    """The FEATURES of what stands around two values."""
    head = lines.weight(a.head & b.head)
    near = lines.weight(a.near & b.near)
    clause = max((dice(x.clause, y.clause, lines) for x in (a.verb,) if x for y in (b.verb,) if y), default=0.0)
    shared = a.line.keys & b.line.keys
    actors = a.line.actors & b.line.actors
    return (
        min(head, CAP) / CAP,
        float(bool(a.head and b.head and not a.head & b.head)),
        min(near, 2 * CAP) / CAP,
        clause,
        dice(a.line.keys, b.line.keys, lines),
        min(lines.weight(shared), 4 * CAP) / CAP,
        dice(lines.around(a.line), lines.around(b.line), lines),
        min(len(actors), 3) / 3,
        float(bool(a.line.actors and b.line.actors and not actors)),
    )


def of_two(a: Slot, b: Slot, lines: Lines) -> bool:
    """Whether two values are of two things: shares of other wholes, what there is and what is done with a part of it,
    days of one deed of two doers."""
    if a.kind == "number":
        if a.sort == "%" and a.head and b.head and dice(a.head, b.head, lines) < _OF_WHAT:
            return True
        named = lines.weight(a.head & b.head) >= _NAMED and not any(
            _OF_ITS.match(x.line.text, x.span.end) for x in (a, b)
        )
        return bool(a.verb and b.verb) and _is_light(a.verb) != _is_light(b.verb) and not a.sort and not named
    if a.verb is None or b.verb is None or not a.verb.own & b.verb.own:
        return False
    if a.verb.other & b.verb.other & a.line.places:
        return False
    ours, theirs = a.verb.agent | a.verb.patient, b.verb.agent | b.verb.patient
    return bool(ours and theirs and not ours & theirs)


def _is_light(verb: Frame | None) -> bool:
    """Whether a verb only says that there is something."""
    return verb is not None and verb.lemma in _LIGHT


def _meaning(a: Slot, b: Slot) -> float:
    """How like in meaning the words over two values are, the likest two."""
    return max((alike_in_meaning(x, y) for x in a.frames for y in b.frames), default=0.0)


def _telling(
    a: Slot, b: Slot, tight: float, ours: list[Slot], theirs: list[Slot], lines: Lines
) -> Callable[[float], Features]:
    """The last FEATURES, given how like in meaning the words over the values are."""
    quoted = [in_quotes(x.line, x.span) for x in (a, b)]
    put = [(x.verb.told, x.verb.negated) if x.verb else ("plain", False) for x in (a, b)]
    last = later(a.line, b.line)
    grown = False
    if last is not None and a.number and b.number:
        new, old = (a, b) if last is a.line else (b, a)
        grown = bool(new.number and old.number and new.number.low > old.number.high)
    many = max(sum(s.line is x.line for s in own) for x, own in ((a, ours), (b, theirs)))
    apart = abs((a.line.day - b.line.day).days) if a.line.day and b.line.day else 0
    headline = any(x.line.number == 0 for x in (a, b))
    frames = [(x, y) for x in a.frames for y in b.frames]
    days_a, days_b, parties_a, parties_b = a.line.days, b.line.days, a.line.parties, b.line.parties
    before = (
        float(quoted[0] != quoted[1]),
        float(put[0] != put[1]),
        tight,
        gap(a, b),
        min(apart, 12) / 12,
        float(headline),
        min(many, 6) / 6,
    )
    after = (
        float(grown),
        min(max(len(a.line.words), len(b.line.words)), 40) / 40,
        *_roles(a.verb, b.verb, lines),
        min(lines.weight(a.noun.own & b.noun.own), CAP) / CAP if a.noun and b.noun else 0.0,
        min(max((lines.weight(x.arguments & y.arguments) for x, y in frames), default=0.0), 2 * CAP) / CAP,
        float(bool(a.verb and b.verb and not a.verb.own & b.verb.own)),
        float(bool(a.sort)),
        float(a.line.old != b.line.old),
        _alone(a, b, ours, theirs),
        float(a.kind != "date" and bool(days_a and days_b and not days_a & days_b)),
        float(bool(parties_a - parties_b and parties_b - parties_a)),
    )
    return lambda meaning: (*before, meaning, *after)


def _alone(a: Slot, b: Slot, ours: list[Slot], theirs: list[Slot]) -> float:
    """How few other values of what both are of the two reports have; 0 where no word tells that they are of one."""
    shared = a.of & b.of
    if not shared:
        return 0.0
    return 2.0 / sum(bool(slot.of & shared) for own in (ours, theirs) for slot in own)


def _roles(a: Frame | None, b: Frame | None, lines: Lines) -> tuple[float, ...]:
    """Whether two verbs are one, and are of one subject and one object."""
    if a is None or b is None:
        return (0.0,) * 5
    return (
        min(lines.weight(a.own & b.own), CAP) / CAP,
        min(lines.weight(a.agent & b.agent), CAP) / CAP,
        float(bool(a.agent and b.agent and not a.agent & b.agent)),
        min(lines.weight(a.patient & b.patient), CAP) / CAP,
        float(bool(a.patient and b.patient and not a.patient & b.patient)),
    )


def in_quotes(line: Line, at: Span) -> bool:
    """Whether a stretch of a sentence begins within quotation marks."""
    return any(
        q.kind == "direct" and any(s.start <= at.start < s.end for s in q.spans) for q in line.reading.quotations
    )


def alike_in_meaning(x: Frame, y: Frame) -> float:
    """How like the words of two frames are where they stand, -1 to 1."""
    a, b = x.vector, y.vector
    return float(a @ b) / float(((a @ a) * (b @ b)) ** 0.5 + 1e-9)


def tightness(lines: Lines) -> dict[tuple[str, str], float]:
    """How alike each two reports are as a whole: what both tell of, against all that they tell."""
    keys: dict[str, set[str]] = defaultdict(set)
    for line in lines.lines:
        keys[line.article] |= line.keys
    return {(a, b): dice(frozenset(keys[a]), frozenset(keys[b]), lines) for a, b in combinations(keys, 2)}
