"""What may report in a text: words of saying, thinking and wanting from the lists, and what the head takes for a cue.

The field and the cues go in, `Anchor`s come out, one a word, in order of the text; what they report is proposed later.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from sanudo.reading.cues import Cue, Use, longest_verb, use_of
from sanudo.reading.quotations.field import Field, Range

LEAST_CUE = 0.15  # a word less likely a cue is one only where the lists have it
_REPORTING = frozenset(("VERB", "AUX", "NOUN", "ADJ"))

Content = tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What may report: its cue, None for words in marks or contents that stand alone; the range of its tokens; whether
    the lists have it."""

    cue: Cue | None
    run: Range
    listed: bool
    place: int  # the token by which it is ordered


@dataclass(slots=True)
class Proposal:
    """A content that an anchor may have, and the ways by which it was proposed."""

    anchor: Anchor
    content: Content
    ways: set[str] = field(default_factory=set)


def anchors_of(own: Field, cues: Sequence[Cue]) -> list[Anchor]:
    """The words that may report, one entry a head, in order of the text."""
    runs = list(own.cues)
    starts = [first for first, _ in runs]
    found: dict[int, Anchor] = {}
    for cue in cues:
        low = _least(cue)
        number = bisect_left(starts, cue.head + 1) - 1
        run = runs[number] if number >= 0 and runs[number][0] <= cue.head <= runs[number][1] else None
        found[cue.head] = Anchor(cue, _widened(cue, run), True, low)
    heads = set(found)
    tokens, lower = own.ground.tree.parsed.tokens, own.ground.tree.lower
    for run in runs:
        head = _head(own, run)
        reports = tokens[head].pos in _REPORTING or lower[head] == ":" or lower[run[0]] == "according"
        if reports and not any(i in heads for i in range(run[0], run[1] + 1)):
            found[head] = Anchor(_cue(own, head, run), run, False, head)
    for index, likely in enumerate(own.cue):
        if likely > LEAST_CUE and index not in found and tokens[index].pos in ("VERB", "NOUN", "ADJ"):
            near = runs[max(0, bisect_left(starts, index) - 2) :][:4]
            if not any(first <= index <= last for first, last in near):
                found[index] = Anchor(_cue(own, index, (index, index)), (index, index), False, index)
    return [found[head] for head in sorted(found)]


def _least(cue: Cue) -> int:
    return cue.preposition if cue.kind == "according" and cue.preposition is not None else cue.head


def _widened(cue: Cue, run: Range | None) -> Range:
    own = [_least(cue), *(i for i in (cue.preposition, cue.particle) if i is not None and abs(i - cue.head) <= 3)]
    if run is not None and cue.kind != "according":
        own += [i for i in run if abs(i - cue.head) <= 6]
    return min(own), max(own)


def _head(own: Field, run: Range) -> int:
    """The token of a run that the others hang on, a verb rather than its preposition."""
    tokens = own.ground.tree.parsed.tokens
    inside = range(run[0], run[1] + 1)
    outside = [i for i in inside if not run[0] <= tokens[i].head <= run[1] or tokens[i].head == i]
    words = [i for i in inside if tokens[i].pos in ("VERB", "NOUN", "ADJ")]
    return next((i for i in outside if i in words), words[0] if words else (outside or [run[0]])[0])


def _cue(own: Field, head: int, run: Range) -> Cue:
    tree = own.ground.tree
    token = tree.token(head)
    if tree.lower[run[0]] == "according":
        phrase = token.head if tree.lower[head] == "according" else head
        return Cue(phrase, "according", "according to", Use("speech", "affirmed"), "c", (), run[0])
    kind = {"NOUN": "noun", "ADJ": "adjective"}.get(token.pos, "verb")
    lemma = token.lemma.lower()
    if kind == "verb" and head + 1 < len(tree.lower):
        lemma = longest_verb(lemma, tree.lower[head + 1])
    return Cue(head, kind, lemma, use_of(lemma, kind), "c", ())
