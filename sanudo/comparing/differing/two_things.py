"""What tells that two values are of two things, though the sentences around them are alike.

Both sides of a difference with their lines go in, whether they are of two things comes out: of another time ("in
February a quake of 6.4"), things of two names ("50 firefighters", "ten fire engines"), a sum and its parts ("23 Somali
and Yemeni pirates", "12 Somali and 11 Yemeni"), a street and its town.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, pairwise, permutations

from sanudo.article.types import Span
from sanudo.comparing.differing.concepts import keys_of
from sanudo.comparing.differing.lines import Line, times_in
from sanudo.comparing.differing.numbers import quantities_in, quantity_at
from sanudo.comparing.differing.standing import put_at
from sanudo.comparing.frames import frame_at, is_predicate, over, tokens_in, top_of
from sanudo.comparing.types import Side
from sanudo.reading.types import TimeExpression

_COARSE = re.compile(r"(?:\d{3,4}|XXXX)(?:-(?:\d\d|[A-Z]\w|Q\d|H\d))?|\d{3}X?")  # a month, a season, a year, a decade
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COUNTED_FROM = re.compile(r"\b(?:since|until|till|by|before|after|from)\s+(?:the\s+)?$", re.I)
_FROM = re.compile(r"\b(?:between|from)\s+(?:\w+\s+)?$", re.I)
_TO = re.compile(r"\s*(?:,\s*)?(?:and|to|until|till|through|-|–)\s*(?:\w+\s+)?", re.I)
_SAID = frozenset(("ccomp", "parataxis", "csubj"))
_KINDS_OF = frozenset(("kind", "type", "sort", "variety", "class"))
_BY_HEAD = (
    "job",
    "post",
    "position",
    "life",
    "death",
    "casualty",
    "injury",
    "arrest",
    "fatality",
    "victim",
    "body",
    "vote",
)
_OF_PEOPLE = frozenset(("~person", *(key for word in _BY_HEAD for key in keys_of(word))))  # what people are counted by
_SITE = re.compile(
    r"\b(?:street|st\.|road|rd\.|avenue|ave\.?|lane|drive|boulevard|blvd\.?|square|highway|route|bridge|cent(?:er|re)|stadium"
    r"|arena|hotel|motel|inn|hospital|clinic|airport|station|school|college|university|church|mosque|temple|prison|jail|park"
    r"|mall|market|plant|factory|building|tower|house|palace|hall|court|complex|theat(?:er|re)|museum|base|camp|port|harbou?r)\b",
    re.I,
)
_LEAD = 3  # sentences after the headline in which news tells its own toll
_REACH = 60  # characters before a number in which it is told of what
_SINGLE = re.compile(
    r"\b(?:an?|one|another|the (?:first|second|third|other))\s+(?:[\w-]+\s+){0,2}?"
    r"(?:attack|blast|bombing|explosion|shooting|strike|crash|raid|ambush)\b",
    re.I,
)
_SEVERAL = re.compile(r"\b(?:attacks|blasts|bombings|explosions|shootings|strikes|crashes|raids|ambushes)\b", re.I)
_BETWEEN = r",?\s+(?:(?:in|of|near|the|town|city|village|district|county)\s+){0,3}"


def of_another_time(a: Side, one: Line, b: Side, other: Line) -> bool:
    """One value hangs from what was in a month, a season or a year that the other sentence does not tell of; not where
    both name one day."""
    if one.days & other.days:
        return False
    told = [_coarse_times(side, line) for side, line in ((a, one), (b, other))]
    return told[0] != told[1] and not told[0] & told[1]


def _coarse_times(side: Side, line: Line) -> frozenset[str]:
    clause = _statement_over(line, side.evidence[0])
    return frozenset(
        time.value
        for time in times_in(line)
        if time.kind == "DATE"
        and _COARSE.fullmatch(time.value)
        and time.span != side.evidence[0]
        and clause is not None
        and _statement_over(line, time.span) == clause
        and not _COUNTED_FROM.search(line.text[line.sentence.start : time.span.start])
    )


def _statement_over(line: Line, span: Span) -> int | None:
    """The predicate of the statement that a stretch stands in, with all that hangs from it but what is said, as a token
    of the sentence."""
    top = top_of(line, span)
    if top is None:
        return None
    tokens, at = line.grammar.parsed.tokens, top
    for _ in range(len(tokens)):
        if tokens[at].head == at or tokens[at].dep in _SAID:
            break
        at = tokens[at].head
    return at


def two_scenes(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What is so in one place or body, and in another: "10 seasons in Bremen", "19 seasons with the Rovers"."""
    where = [_scene(side, line) for side, line in ((a, one), (b, other))]
    return bool(where[0] and where[1]) and not where[0] & where[1] and not one.actors & other.actors - one.people


def _scene(side: Side, line: Line) -> frozenset[str]:
    """The places and bodies beside what a value hangs from, not as who does it."""
    at = over(line, side.evidence[0])[1]
    return frozenset() if at is None else frame_at(line, at).other & (line.places | line.parties) - line.people


def two_ranges(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What is counted from one day to another here, between two other days there."""
    told = [_range(line) for line in (one, other)]
    return all(told) and told[0] != told[1]


def _range(line: Line) -> tuple[str, ...]:
    """The days of "between May 6 and May 19", "from Monday to Friday"."""
    days = [time for time in times_in(line) if time.kind == "DATE"]
    for first, last in pairwise(days):
        before, between = line.text[line.sentence.start : first.span.start], line.text[first.span.end : last.span.start]
        if _FROM.search(before) and _TO.fullmatch(between):
            return first.value, last.value
    return ()


def two_steps(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What has been done with so many, and all of whom it is to be done with: "has reunited 522", "to reunite the
    2,300"."""
    told = ((a, one), (b, other))
    steps = [_step_of_object(side, line) for side, line in told]
    return any(
        own == "done" and there not in (None, "done") and _is_definite(side, line)
        for own, there, (side, line) in zip(steps, reversed(steps), reversed(told), strict=True)
    )


def _is_definite(side: Side, line: Line) -> bool:
    return bool(re.search(r"\bthe\s+$", line.text[line.sentence.start : side.evidence[0].start], re.I))


def one_of_many(a: Side, one: Line, b: Side, other: Line) -> bool:
    """One is told of a single attack, elsewhere than in a lead, and the other of attacks: a part of it."""
    return any(
        line.number > _LEAD
        and _SINGLE.search(line.text, max(line.sentence.start, side.evidence[0].start - _REACH), side.evidence[0].start)
        and _SEVERAL.search(there.text, there.sentence.start, there.sentence.end)
        for side, line, there in ((a, one, other), (b, other, one))
    )


def _step_of_object(side: Side, line: Line) -> str | None:
    """How what a number is the object of is told; None where it is no object."""
    tokens = line.grammar.parsed.tokens
    top = top_of(line, side.evidence[0])
    if top is None:
        return None
    noun = tokens[top].head if tokens[top].dep == "nummod" else top
    verb = tokens[noun].head
    if tokens[noun].dep not in ("obj", "nsubj:pass") or not is_predicate(line.grammar, verb):
        return None
    return put_at(line.grammar, verb)[0]


def told_aside(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Days of two deeds, one told aside: "who arrived on Thursday", "hoped for a signature tomorrow"."""
    sides = ((a, one), (b, other))
    deeds = [_deeds_over(side, line) for side, line in sides]
    aside = [_is_aside(side, line) for side, line in sides]
    return aside[0] != aside[1] and bool(deeds[0] and deeds[1]) and not deeds[0] & deeds[1]


def not_yet(a: Side, one: Line, b: Side, other: Line) -> bool:
    """A day that lies after the other report, which tells its own deed as done: that cannot be the one of the day."""
    for side, line, there, report in ((a, one, b, other), (b, other, a, one)):
        day, own, verb = day_of(side, line), day_of(there, report), over(report, there.evidence[0])[1]
        if day is None or report.day is None or verb is None or day <= report.day:
            continue
        if (own is None or own <= report.day) and put_at(report.grammar, verb)[0] == "done":
            return True  # where its own day is one to come too, the report is dated wrongly
    return False


def day_of(side: Side, line: Line) -> date | None:
    """The day that a side tells, where it is one."""
    time = next((t for t in line.reading.times if t.span == side.evidence[0]), None)
    return None if time is None else day_of_time(time)


def day_of_time(time: TimeExpression) -> date | None:
    """The day that a time expression tells, where it is one."""
    value = time.value[:10]
    return date.fromisoformat(value) if _DAY.fullmatch(value) else None


def _deeds_over(side: Side, line: Line) -> frozenset[str]:
    """The keys of the noun and of the verb that a value hangs from."""
    return frozenset(key for at in over(line, side.evidence[0]) if at is not None for key in frame_at(line, at).own)


def _is_aside(side: Side, line: Line) -> bool:
    """Whether a value stands in a relative clause."""
    verb = over(line, side.evidence[0])[1]
    return verb is not None and line.grammar.parsed.tokens[verb].dep.startswith("acl")


def two_doers(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What one person does, and another: "Garrard finished with 28 completions", "McNabb holds the record with 24"."""
    who = [_doers(side, line) for side, line in ((a, one), (b, other))]
    return bool(who[0] and who[1]) and not who[0] & who[1]


def _doers(side: Side, line: Line) -> frozenset[str]:
    """The people who do what a value hangs from."""
    at = over(line, side.evidence[0])[1]
    return frozenset() if at is None else frame_at(line, at).agent & line.people


def two_names(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What is counted has one name here and one of another meaning there; people are counted under many."""
    nouns = [_counted(side, line) for side, line in ((a, one), (b, other))]
    if not all(nouns):
        return False
    return not nouns[0] & nouns[1] and not all(own & _OF_PEOPLE for own in nouns)


def _counted(side: Side, line: Line) -> frozenset[str]:
    """The keys of the noun that a number is before."""
    tokens, inside = line.grammar.parsed.tokens, tokens_in(line, side.evidence[0])
    own = [n for n in inside if tokens[n].dep == "nummod" and tokens[n].head not in inside]
    noun = tokens[tokens[own[0]].head] if own else None
    if noun is None or noun.pos != "NOUN" or noun.lemma in _KINDS_OF:
        return frozenset()
    return keys_of(noun.lemma)


def adds_up(a: Side, one: Line, b: Side, other: Line) -> bool:
    """One value is the sum of numbers that the other sentence has, the other one of these."""
    for side, line, there, rest in ((a, one, b, other), (b, other, a, one)):
        whole = quantity_at(line.reading, line.sentence, side.evidence[0])
        exact = [q for q in quantities_in(rest.reading, rest.sentence) if q.low == q.high]
        if (
            whole is not None
            and whole.low == whole.high
            and any(
                there.evidence[0] in (x.span, y.span) and x.unit == y.unit == whole.unit and x.low + y.low == whole.low
                for x, y in combinations(exact, 2)
            )
        ):
            return True
    return False


def lies_in(a: Side, one: Line, b: Side, other: Line) -> bool:
    """The one place lies in the other: a report tells so ("in Banstead, Surrey"), or one of them is a street, a house
    or the like and the other is none, or the name of one is part of the other's."""
    words = [set(side.value.lower().split()) for side in (a, b)]
    if words[0] <= words[1] or words[1] <= words[0]:
        return True
    if bool(_SITE.search(a.value)) != bool(_SITE.search(b.value)):
        return True
    names = [re.escape(side.value) for side in (a, b)]
    told = "|".join(rf"\b{x}{_BETWEEN}{y}\b" for x, y in permutations(names))
    return any(re.search(told, line.text) for line in (one, other))
