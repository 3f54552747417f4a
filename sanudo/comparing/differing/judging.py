"""Which two values, or two ways of putting a thing, are of one thing: candidates with what speaks for and against each.

Lines go in, `Candidate`s come out, each pair with its FEATURES; trees make a probability of them, learned
(training/differences.py) from written stories and from news read by hand. Kinds share all that tells that two sentences
are about one thing; a kind has its own readiness to be told. What a word means where it stands, and what else might be
meant instead, takes long to ask; `may_be` says from the rest whether it could matter, and what cannot be told is left
out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sanudo.comparing.differing.lines import Lines, later, near_in_time
from sanudo.comparing.differing.slots import KINDS, Slot, differing, equal, gap, slots_of
from sanudo.comparing.differing.standing import Claimed, claimed_in
from sanudo.comparing.frames import Frame
from sanudo.comparing.happenings import dice, log_odds, range_of_odds

_OF_ITS = re.compile(r"\s+of (?:its|their|his|her|our|the)\b")
_LEAST = 1.0  # the weight of what two sentences share, below which nobody asks whether they tell of one thing
_OWN = 1.0  # the weight of the word that two claims have for what happened
_NONE = -6.0  # the log odds of frames that are not there
_UNLIKE = -7.0  # log odds below which two claims are of two things
_MARGIN = 2.0  # by how much others are less likely, at most, as it counts
_CAP = 8.0
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
            if not lines.may_meet(a.line, b.line) or _of_two(a, b, lines):
                continue
            beside = any(equal(a, c) and c.line is b.line for c in theirs) or any(
                equal(b, c) and c.line is a.line for c in ours
            )
            telling = _telling(a, b, tight, ours, theirs, lines)
            around = _around(a, b, lines)
            least = (*around, -_MARGIN, 0.0, float(beside), *telling(-1.0))
            most = (*around, _MARGIN, _MARGIN, float(beside), *telling(1.0))
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
                max(-_MARGIN, min(_MARGIN, (own - max(met.values(), default=_NONE)) / 4)),
                max(0.0, min(_MARGIN, (max(same) - own + 4) / 4)) if same else 0.0,
                float(beside),
                *telling(_meaning(a, b)),
            )
            found.append(Candidate(kind, a, b, features))
    return found


def _comparable(a: Slot, b: Slot, lines: Lines) -> bool:
    one_sort = a.sort == b.sort or a.kind == "duration"
    return one_sort and lines.weight(a.line.keys & b.line.keys) >= _LEAST


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
        return _NONE if x is None or y is None else max(_NONE, min(6.0, odds(x, y)))

    alone = (of(a.verb, b.verb), of(a.noun, b.noun), of(a.subject, b.subject))
    crossed = max((of(x, y) for x in a.frames for y in b.frames), default=_NONE)
    return (*alone, crossed, max(*alone, crossed))


def _around(a: Slot, b: Slot, lines: Lines) -> Features:
    """The FEATURES of what stands around two values."""
    head = lines.weight(a.head & b.head)
    near = lines.weight(a.near & b.near)
    clause = max((dice(x.clause, y.clause, lines) for x in (a.verb,) if x for y in (b.verb,) if y), default=0.0)
    shared = a.line.keys & b.line.keys
    actors = a.line.actors & b.line.actors
    return (
        min(head, _CAP) / _CAP,
        float(bool(a.head and b.head and not a.head & b.head)),
        min(near, 2 * _CAP) / _CAP,
        clause,
        dice(a.line.keys, b.line.keys, lines),
        min(lines.weight(shared), 4 * _CAP) / _CAP,
        dice(lines.around(a.line), lines.around(b.line), lines),
        min(len(actors), 3) / 3,
        float(bool(a.line.actors and b.line.actors and not actors)),
    )


def _of_two(a: Slot, b: Slot, lines: Lines) -> bool:
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
    return max(
        (
            float(x.vector @ y.vector) / float(((x.vector @ x.vector) * (y.vector @ y.vector)) ** 0.5 + 1e-9)
            for x in a.frames
            for y in b.frames
        ),
        default=0.0,
    )


def _telling(
    a: Slot, b: Slot, tight: float, ours: list[Slot], theirs: list[Slot], lines: Lines
) -> Callable[[float], Features]:
    """The last FEATURES, given how like in meaning the words over the values are."""
    quoted = [_in_quotes(x) for x in (a, b)]
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
        min(lines.weight(a.noun.own & b.noun.own), _CAP) / _CAP if a.noun and b.noun else 0.0,
        min(max((lines.weight(x.arguments & y.arguments) for x, y in frames), default=0.0), 2 * _CAP) / _CAP,
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
        min(lines.weight(a.own & b.own), _CAP) / _CAP,
        min(lines.weight(a.agent & b.agent), _CAP) / _CAP,
        float(bool(a.agent and b.agent and not a.agent & b.agent)),
        min(lines.weight(a.patient & b.patient), _CAP) / _CAP,
        float(bool(a.patient and b.patient and not a.patient & b.patient)),
    )


def _in_quotes(slot: Slot) -> bool:
    return any(
        q.kind == "direct" and any(s.start <= slot.span.start < s.end for s in q.spans)
        for q in slot.line.reading.quotations
    )


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
            least, most = features(low, -1.0, -_MARGIN, False), features(high, 1.0, _MARGIN, True)
            if not may_be(kind, least, most) or score(i, j) < _UNLIKE:
                continue
            row = sorted({y for key in a.frame.own for y in by_key[1].get(key, ())})
            column = sorted({x for key in b.frame.own for x in by_key[0].get(key, ())})
            ends = [(theirs[y], score(i, y), a) for y in row if y != j and _shared(a, theirs[y], lines)]
            ends += [(ours[x], score(x, j), b) for x in column if x != i and _shared(ours[x], b, lines)]
            own = score(i, j)
            same = any((other.step, other.denied) == (one.step, one.denied) and s > own - 1.5 for other, s, one in ends)
            margin = max(-_MARGIN, min(_MARGIN, (own - max((s for _, s, _ in ends), default=_NONE)) / 4))
            x, y = a.frame.vector, b.frame.vector
            meaning = float(x @ y) / float(((x @ x) * (y @ y)) ** 0.5 + 1e-9)
            found.append(Put(kind, a, b, features(own, meaning, margin, same)))
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
    return lines.weight(a.line.keys & b.line.keys) >= _LEAST


def _kind_of(a: Claimed, b: Claimed) -> str | None:
    """Polarity where one is denied in so many words; status where a verb is done here, to come or possible there."""
    steps = {a.step, b.step}
    if steps & {"asked", "supposed"}:
        return None
    if a.denied != b.denied:
        no, yes = (a, b) if a.denied else (b, a)
        if not no.hard or yes.step == "open" or (not no.frame.deed and no.frame.verb and not yes.frame.verb):
            return None
        if not no.frame.verb and not yes.frame.verb and no.cue is not None and _is_none(no):
            return None  # "with no extras" and "the extras, still open": neither tells whether there are any
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
    quoted = [
        any(
            q.kind == "direct" and any(s.start <= c.frame.span.start < s.end for s in q.spans)
            for q in c.line.reading.quotations
        )
        for c in (a, b)
    ]
    apart = abs((a.line.day - b.line.day).days) if a.line.day and b.line.day else 0
    before = (
        min(lines.weight(x.own & y.own), _CAP) / _CAP,
        min(lines.weight(x.agent & y.agent), _CAP) / _CAP,
        float(bool(x.agent and y.agent and not x.agent & y.agent)),
        min(lines.weight(x.patient & y.patient), _CAP) / _CAP,
        float(bool(x.patient and y.patient and not x.patient & y.patient)),
        min(lines.weight(x.arguments & y.arguments), 2 * _CAP) / _CAP,
        dice(x.clause, y.clause, lines),
        dice(a.line.keys, b.line.keys, lines),
        min(lines.weight(a.line.keys & b.line.keys), 4 * _CAP) / _CAP,
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
        min(max((lines.weights.get(k, 0.0) for k in x.own & y.own), default=0.0), _CAP) / _CAP,
    )

    def told(odds: float, meaning: float, margin: float, same: bool) -> Features:
        return (1.0, max(-6.0, min(6.0, odds)) / 6, *before, meaning, margin, float(same), *after)

    return told


def tightness(lines: Lines) -> dict[tuple[str, str], float]:
    """How alike each two reports are as a whole: what both tell of, against all that they tell."""
    keys: dict[str, set[str]] = defaultdict(set)
    for line in lines.lines:
        keys[line.article] |= line.keys
    return {(a, b): dice(frozenset(keys[a]), frozenset(keys[b]), lines) for a, b in combinations(keys, 2)}
