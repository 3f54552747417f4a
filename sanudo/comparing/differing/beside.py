"""What the two sentences have beside the values that part, from which these are of two things.

Both sides of a difference with their lines go in: a sentence that has the other's value too, of something else; two
houses of two bodies; two pictures of two days; a way there, and there and back.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Line
from sanudo.comparing.differing.numbers import quantities_in, quantity_at
from sanudo.comparing.differing.two_things import day_of
from sanudo.comparing.frames import Frame, frame_at, grammar, is_predicate, over
from sanudo.comparing.quantities import comparable, differ
from sanudo.comparing.types import Side

_RETURN = re.compile(
    r"\b(?:round[ -]trips?|there and back|both ways|one[ -]way|each way|return (?:trip|journey))\b", re.I
)


def has_it_too(a: Side, one: Line, b: Side, other: Line) -> bool:
    """One sentence has the other's number as well, of things of one name: 13 of these in both, and two of those."""
    for side, line, rest, there in ((a, one, b, other), (b, other, a, one)):
        own = quantity_at(line.reading, line.sentence, side.evidence[0])
        if own is None:
            continue
        for q in quantities_in(there.reading, there.sentence):
            if q.span != rest.evidence[0] and not differ(own, q) and comparable(own, q):
                return True
    return False


def names_both(a: Side, one: Line, b: Side, other: Line) -> bool:
    """One sentence names the other's place too: it tells of two things side by side."""
    return any(_names(there, side.value) for side, there in ((a, other), (b, one)))


def _names(line: Line, value: str) -> bool:
    return bool(re.search(rf"\b{re.escape(value)}\b", line.sentence.of(line.text)))


def two_houses(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Each place is where a thing stands that the other sentence does not tell of: embassy here, airport there."""
    things = [_thing_at(side, line) for side, line in ((a, one), (b, other))]
    return bool(things[0] and things[1]) and not things[0] & other.keys and not things[1] & one.keys


def _thing_at(side: Side, line: Line) -> frozenset[str]:
    """The keys of the noun that a place hangs from, where it is no happening: nothing that is done or held."""
    noun = over(line, side.evidence[0])[0]
    if noun is None or is_predicate(grammar(line), noun) or grammar(line).parsed.tokens[noun].pos != "NOUN":
        return frozenset()
    return frame_at(line, noun).own


def two_pictures(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Lines under pictures, told as present on a day that is past, of two doings: each day is its own picture's."""
    verbs = [_shown(side, line) for side, line in ((a, one), (b, other))]
    return any(verbs) and not (verbs[0] and verbs[1] and verbs[0].own & verbs[1].own)


def _shown(side: Side, line: Line) -> Frame | None:
    """The verb over a day, where it is told as present and the day is the report's or before it."""
    at, day = over(line, side.evidence[0])[1], day_of(side, line)
    if at is None or day is None or (line.day is not None and day > line.day):
        return None
    found = grammar(line)
    tokens = found.parsed.tokens
    helped = any(tokens[n].dep in ("aux", "aux:pass", "cop") for n in found.below[at])
    shown = "Tense=Pres" in tokens[at].morph and "VerbForm=Fin" in tokens[at].morph and not helped
    return frame_at(line, at) if shown else None


def there_and_back(a: Side, one: Line, b: Side, other: Line) -> bool:
    """A way is counted once here, there and back there."""
    told = [_RETURN.search(_around(side.evidence[0], line)) for side, line in ((a, one), (b, other))]
    return bool(told[0]) != bool(told[1])


def _around(span: Span, line: Line) -> str:
    return line.text[max(line.sentence.start, span.start - 40) : min(line.sentence.end, span.end + 40)]
