"""Who comes and who meets whom, told as done or to come here, as called off or only possible there.

Lines go in, `Difference`s come out. A journey is one by who comes and where to, a meeting by two who meet, or by one of
them and the place or the day; the words for it are of one class (data/concepts.tsv). How it is put, `standing.py` says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Line, Lines, later, times_in
from sanudo.comparing.differing.standing import put_at
from sanudo.comparing.frames import climb, frame_at, grammar, is_predicate
from sanudo.comparing.grammar import Grammar
from sanudo.comparing.types import Difference, Side

_CLASSES = {"~arrive": "visit", "~talk": "meeting"}
_STEPS = {"done": "done", "is": "will", "will": "will", "may": "may"}
_PUT_OFF = {"postpone": (), "put": ("off",), "delay": (), "defer": (), "adjourn": (), "cancel": (), "call": ("off",),
            "scrap": (), "abandon": (), "shelve": ()}  # fmt: skip
_WORDS = {"done": "done", "will": "to come", "may": "only possible", "off": "called off, put off or denied"}
_NO_MEETING = frozenset({"negotiate", "negotiation", "round"})  # who will not negotiate may meet
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAY = re.compile(r"XXXX-WXX-\d")


@dataclass(frozen=True, eq=False)
class Coming:
    """A journey or meeting in a sentence: `step` is done, will, may or off, `cue` the words that tell so."""

    line: Line
    sort: str
    step: str
    cue: Span
    who: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]


def differing_comings(lines: Lines) -> list[Difference]:
    """Journeys and meetings that two reports put in two ways, of each two reports one."""
    told = [one for line in lines.lines if not line.old for one in comings_in(line)]
    found, taken = [], set()
    for a, b in combinations(told, 2):
        key = (a.line.article, b.line.article, a.sort, min(a.who & b.who, default=""))
        if key in taken or not _part(a, b) or not lines.may_meet(a.line, b.line) or not _one(a, b):
            continue
        if not _told_too(a, b, told):
            taken.add(key)
            found.append(_difference(a, b))
    return found


def _part(a: Coming, b: Coming) -> bool:
    """Whether two steps part: not where what was to come or possible has come about or become sure in time."""
    steps = {a.step, b.step}
    if a.line.article == b.line.article or a.sort != b.sort or steps not in _PARTING:
        return False
    last = later(a.line, b.line)
    if last is None or "off" in steps:
        return True
    return (a if last is a.line else b).step == "may"


_PARTING = ({"off", "done"}, {"off", "will"}, {"will", "may"})


def _one(a: Coming, b: Coming) -> bool:
    """Whether both are of one journey or meeting: the same who come, to one place or on one day."""
    who, places, days = a.who & b.who, a.places & b.places, a.days & b.days
    if not who or (a.places and b.places and not places and not days):
        return False
    if a.sort == "meeting" and len(who) < 2:
        return bool(places) and "done" not in (a.step, b.step)
    return bool(places or days or (a.sort == "meeting" and len(who) > 1))


def _told_too(a: Coming, b: Coming, told: list[Coming]) -> bool:
    """Whether a report that does not call it off here has the other's step elsewhere."""
    for own, other in ((a, b), (b, a)):
        if own.step != "off" and any(
            one.line.article == own.line.article and one.step == other.step and _one(one, other) for one in told
        ):
            return True
    return False


def comings_in(line: Line) -> list[Coming]:
    """The journeys and meetings of a sentence."""
    if not any(word.keys & _CLASSES.keys() for word in line.words) or _asks(line):
        return []
    found = grammar(line)
    out = []
    for n, token in enumerate(found.parsed.tokens):
        if token.pos not in ("VERB", "NOUN") or not (token.pos == "NOUN" or is_predicate(found, n)):
            continue
        if token.lemma.lower() in _NO_MEETING:
            continue
        sorts = [sort for key, sort in _CLASSES.items() if key in frame_at(line, n).own]
        if sorts:
            one = _coming(line, found, n, sorts[0])
            if one:
                out.append(one)
    return out


def _coming(line: Line, found: Grammar, n: int, sort: str) -> Coming | None:
    step, denied, cue, _ = put_at(found, n)
    off = _off(found, n)
    if denied or off is not None:
        step, cue = "off", off if off is not None else cue
    elif step not in _STEPS or (step in ("done", "is") and not is_predicate(found, n) and not _held(found, n)):
        return None
    tokens, start = found.parsed.tokens, line.sentence.start
    above = climb(found, n)
    keys = frame_at(line, n).clause | (frame_at(line, above).agent if above is not None else frozenset())
    who, places = line.parties & keys, line.places & keys
    if not who:
        return None
    at = [m for m in (n, cue) if m is not None]
    span = Span(start + min(tokens[m].start for m in at), start + max(tokens[m].end for m in at))
    return Coming(line, sort, _STEPS.get(step, step), span, who, places, _days(line))


def _days(line: Line) -> frozenset[str]:
    """The days of a sentence, and the weekdays alone of those that are told without a week."""
    values = [t.value for t in times_in(line) if t.kind in ("DATE", "TIME")]
    days = {value[:10] for value in values if _DAY.match(value)}
    weekdays = {f"W{date.fromisoformat(day).isoweekday()}" for day in days}
    return frozenset(days | weekdays | {f"W{value[9]}" for value in values if _WEEKDAY.match(value)})


def _off(found: Grammar, n: int) -> int | None:
    """The verb that calls a journey or meeting off, or puts it off; it, or its subject, is what is called off."""
    tokens = found.parsed.tokens
    for _ in range(3):
        token = tokens[n]
        if token.dep not in ("obj", "nsubj:pass", "nsubj", "conj") or token.head == n:
            return None
        above = token.head
        particles = _PUT_OFF.get(tokens[above].lemma.lower())
        if particles is not None and (token.dep != "nsubj" or not particles):
            words = {found.parsed.word(m).lower() for m in found.below[above]}
            passive = token.dep != "nsubj" or "VerbForm=Part" in tokens[above].morph
            if passive and (not particles or words & set(particles)):
                return above
        n = above
    return None


def _held(found: Grammar, n: int) -> bool:
    """Whether a noun is what the clause tells of, not what something else happened at: "the talks were held"."""
    return found.parsed.tokens[n].dep in ("nsubj", "nsubj:pass", "obj")


def _asks(line: Line) -> bool:
    return line.text[: line.sentence.end].rstrip("”\"' ").endswith("?")


def _difference(a: Coming, b: Coming) -> Difference:
    kinds = {a.step, b.step}
    last = later(a.line, b.line)
    if "off" not in kinds:
        judgement = "differs in certainty: to come here, only possible there"
    elif last is not None and (a if last is a.line else b).step == "off":
        judgement = "changed over time: the later report tells that it was called off, put off or denied"
    else:
        judgement = f"contradicts: {_WORDS[a.step]} here, {_WORDS[b.step]} there"
    sides = tuple(
        Side(x.line.article, " ".join(x.cue.of(x.line.text).split()), (x.cue, x.line.sentence)) for x in (a, b)
    )
    return Difference("status", _topic(a, b), sides, judgement, None, 0.7)


def _topic(a: Coming, b: Coming) -> str:
    """ "whether the visit of Carla Bonfiglio to Caracas takes place" """
    who = [_name(key, a, b) for key in sorted(a.who & b.who)][:2]
    places = [_name(key, a, b) for key in sorted(a.places & b.places)][:1]
    where = f" {'to' if a.sort == 'visit' else 'in'} {places[0]}" if places else ""
    whose = " and ".join(sorted(who)) if a.sort == "visit" or len(who) > 1 else f"with {who[0]}"
    of = " " if whose.startswith("with ") else " of "
    return f"whether the {a.sort}{of}{whose}{where} takes place"


def _name(key: str, a: Coming, b: Coming) -> str:
    """The longest name by which the two sentences, else their reports, call an actor."""
    names = []
    for line in (a.line, b.line):
        for mention in line.reading.mentions:
            if line.named.get(mention.span) == key and mention.entity is not None:
                own = " ".join(mention.span.of(line.text).split()) if mention.form == "name" else ""
                names.append(own or line.reading.entities[mention.entity].name)
    return max(names, key=lambda name: (len(name), name))
