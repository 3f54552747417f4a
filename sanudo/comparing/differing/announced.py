"""What tells that a deed done here and to come there is one deed, told before and after, or as it was announced.

Both sides of a difference of status with their lines go in. Who says on a day that he will do a thing is told by others
to have done it; what is considered on Thursday is decided on Friday; one thing breaks off while another ends.
"""

from __future__ import annotations

from sanudo.comparing.differing.lines import Line, times_in
from sanudo.comparing.differing.stages import LASTING
from sanudo.comparing.differing.standing import put_at
from sanudo.comparing.differing.two_things import day_of_time
from sanudo.comparing.frames import climb, frame_at, grammar, is_predicate, top_of
from sanudo.comparing.types import Side

_TO_COME = frozenset({"will", "may", "open", "supposed", "asked"})
_SAYS = frozenset({"say", "announce", "declare", "pledge", "promise", "vow", "state", "confirm", "tell"})


def announced(a: Side, one: Line, b: Side, other: Line) -> bool:
    """One tells that the doer said it would be done, the other that it is done, and neither of another day."""
    steps = [_step(side, line) for side, line in ((a, one), (b, other))]
    for (step, there), (side, line), (_, rest) in zip(
        (steps, steps[::-1]), ((a, one), (b, other)), ((b, other), (a, one)), strict=True
    ):
        if step == "will" and there in ("done", "is") and _said_by_doer(side, line):
            return not (line.days and rest.days and not line.days & rest.days)
    return False


def told_earlier(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What is to come or possible is told of an earlier day than what is done."""
    steps = [_step(side, line) for side, line in ((a, one), (b, other))]
    for (step, there), line, rest in zip((steps, steps[::-1]), (one, other), (other, one), strict=True):
        if step in _TO_COME and there in ("done", "is") and line.days and rest.days:
            return max(_said_days(line), default="") < min(rest.days)
    return False


def two_subjects(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What comes to its end is one thing here and another there: the talks broke down, the truce ended."""
    of = [_subject(side, line) for side, line in ((a, one), (b, other))]
    return bool(of[0] and of[1]) and not of[0] & of[1]


def _verb(side: Side, line: Line) -> int | None:
    top = top_of(line, side.evidence[0])
    return None if top is None else climb(grammar(line), top)


def _step(side: Side, line: Line) -> str | None:
    """How the deed of a side is put; None where it is denied."""
    verb = _verb(side, line)
    step, denied = (None, False) if verb is None else put_at(grammar(line), verb)[:2]
    return None if denied else step


def _said_by_doer(side: Side, line: Line) -> bool:
    """Whether a deed stands in what its own doer says: "Peru said it would close"."""
    verb, tokens = _verb(side, line), grammar(line).parsed.tokens
    if verb is None or tokens[verb].dep not in ("ccomp", "xcomp"):
        return False
    above = tokens[verb].head
    if tokens[above].lemma.lower() not in _SAYS or not is_predicate(grammar(line), above):
        return False
    own, speaker = frame_at(line, verb).agent, frame_at(line, above).agent
    below = [n for n in grammar(line).below[verb] if tokens[n].dep in ("nsubj", "nsubj:pass")]
    return bool(own & speaker) or all(tokens[n].pos == "PRON" for n in below)


def _said_days(line: Line) -> list[str]:
    """The days of a sentence on or before its report's: when what is to come was told."""
    days = [day for time in times_in(line) if (day := day_of_time(time))]
    return [day.isoformat() for day in days if line.day is None or day <= line.day]


def _subject(side: Side, line: Line) -> frozenset[str]:
    """The lasting thing that begins, goes on or ends in a clause; nobody who makes it do so."""
    verb, tokens = _verb(side, line), grammar(line).parsed.tokens
    if verb is None:
        return frozenset()
    below = [n for n in grammar(line).below[verb] if tokens[n].dep in ("obj", "nsubj:pass")]
    below = below or [n for n in grammar(line).below[verb] if tokens[n].dep == "nsubj"]
    things = [n for n in below if tokens[n].pos == "NOUN"]
    return frozenset(key for n in things for key in frame_at(line, n).own) & LASTING
