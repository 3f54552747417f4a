"""What is told of a proposed content in numbers, for weighing it (judging.py; learned by training/quotations).

The order of NAMES is the order of the numbers. Nothing here is a word of a text: words come in only as how often each
reports (data/cue_rates.tsv) and as small closed lists.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from math import log

from sanudo.reading.cues import is_negated
from sanudo.reading.quotations.anchors import Anchor, Content, Proposal
from sanudo.reading.quotations.field import ENDS, Field, Range, tokens_of
from sanudo.reading.speakers import Speaker

Rates = Mapping[tuple[str, int], tuple[float, float]]

WAYS = (
    "rule",
    "whole",
    "cut",
    "after",
    "joined",
    "seen before",
    "both",
    "argument",
    "fan",
    "before",
    "marks",
    "stretch",
    "alone",
)
_FRAMES = {"c": 1, "q": 2, "i": 3, "n": 4}
_MANNERS = {"speech": 1, "finding": 2, "thought": 3, "intention": 4}
_PARTS = {"VERB": 1, "AUX": 1, "NOUN": 2, "PROPN": 2, "ADJ": 3, "PUNCT": 4}
_DEPS = {
    "root": 1,
    "conj": 2,
    "advcl": 3,
    "acl": 4,
    "ccomp": 5,
    "xcomp": 6,
    "parataxis": 7,
    "obl": 8,
    "obj": 9,
    "nsubj": 10,
    "nmod": 11,
    "appos": 12,
}
_FIRST = {"that": 1, "to": 2, "whether": 3, "if": 3, "how": 4, "what": 4, "why": 4, "who": 4, "where": 4, "as": 5}
_QUOTES = frozenset("\"“”‘’'`«»„") | {"''", "``"}
_AFTER = {",": 2, "and": 3, "but": 3, "or": 3, "who": 4, "which": 4, "that": 4, ";": 5, ":": 5, "—": 5, "--": 5, "-": 5}
WINDOW = 4  # tokens looked at beside a content
BEYOND = 7  # tokens in which another cue beside a content is looked for
_TIMES = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"),
        *("january", "february", "march", "april", "june", "july", "august", "september", "october", "november"),
        *("december", "tomorrow", "earlier", "later", "week", "month", "year", "morning", "afternoon", "evening"),
    )
)
_MODALS = frozenset(("would", "could", "should", "may", "might", "can", "will", "must", "shall"))

ANCHOR = (
    "cue likely",
    "cue most likely",
    "cue rate",
    "cue seen",
    "cue part",
    "listed",
    "frame",
    "manner",
    "denied",
    "content at cue",
    "relation",
    "negated",
    "modal",
    "passive",
    "speaker",
    "speaker likely",
    "speaker kind",
    "speaker gap",
    "cue in marks",
    "cue length",
    "sentence length",
    "conditional",
)
CONTENT = (
    "length",
    "share",
    "odds",
    "odds a token",
    "least",
    "first",
    "begins",
    "last",
    "before it",
    "after it",
    "begins after it",
    "cue before it",
    "likeness to seen",
    "side",
    "gap",
    "pieces",
    "between pieces",
    "marked",
    "opens with mark",
    "closes with mark",
    "first word",
    "first part",
    "last part",
    "word after",
    "part after",
    "word before",
    "sentence end",
    "cue inside",
    "source inside",
    "link",
    "number of ways",
    "sentences",
    "lead",
    "trail",
    "cue further before",
    "cue further after",
    "time first",
    "time last",
    "odds below best",
    "cue between",
    "sentence end between",
    "content between",
)
NAMES = (*ANCHOR, *CONTENT, *(f"way: {way}" for way in WAYS))


def of_anchor(own: Field, anchor: Anchor, speaker: Speaker | None, rates: Rates) -> list[float]:
    """The numbers of ANCHOR."""
    tree, cue = own.ground.tree, anchor.cue
    first, last = anchor.run
    if cue is None:
        blank = [0.0] * len(ANCHOR)
        blank[9] = own.content[anchor.place]
        blank[14:18] = _speaker(own, speaker, anchor)
        blank[20] = float(own.sentence[anchor.place][1] - own.sentence[anchor.place][0] + 1)
        return blank
    head = cue.head
    token = tree.token(head)
    rate, seen = rates.get((cue.lemma.split(" ")[0], part_of(token.pos)), (0.0, 0.0))
    lower = tree.lower
    aux = tree.having(head, "aux")
    marks = [lower[i] for i in tree.having(head, "mark")]
    said = _speaker(own, speaker, anchor)
    return [
        own.cue[head],
        max(own.cue[first : last + 1]),
        rate,
        seen,
        float(part_of(token.pos)),
        float(anchor.listed),
        float(_FRAMES[cue.frame]) if anchor.listed else 0.0,
        float(_MANNERS[cue.use.manner]) if anchor.listed else 0.0,
        float(cue.use.polarity == "denied"),
        own.content[head],
        float(_DEPS.get(tree.dep(head), 0)),
        float(is_negated(tree, head)),
        float(any(lower[i] in _MODALS for i in aux)),
        float(bool(tree.having(head, "nsubj:pass", "aux:pass"))),
        *said,
        float(own.marked[head + 1] - own.marked[head]),
        float(last - first + 1),
        float(own.sentence[head][1] - own.sentence[head][0] + 1),
        float("if" in marks or "whether" in marks),
    ]


def _speaker(own: Field, speaker: Speaker | None, anchor: Anchor) -> list[float]:
    """How it is told who speaks: not, or by a pronoun, a person, a body, another phrase; how sure the head is."""
    if speaker is None:
        return [0.0, 0.0, 0.0, 0.0]
    at = tokens_of(own.ground, speaker.span)
    if at is None:
        return [1.0, 0.0, 0.0, 0.0]
    likely = max(own.source[at[0] : at[1] + 1])
    tree = own.ground.tree
    kinds = {m.kind for m in own.ground.index.within(speaker.span) if m.form == "name"}
    pronoun = at[0] == at[1] and tree.token(at[0]).pos == "PRON"
    kind = 1 if pronoun else 2 if "PERSON" in kinds else 3 if "ORG" in kinds else 4 if kinds else 5
    gap = at[0] - anchor.run[1] if at[0] > anchor.run[1] else anchor.run[0] - at[1]
    return [1.0 if speaker.entity is None else 2.0, likely, float(kind), float(min(gap, 30))]


def of_contents(own: Field, proposals: Sequence[Proposal]) -> list[list[float]]:
    """The numbers of CONTENT and of the ways, of the proposals of one anchor."""
    best = max((_odds(own, proposal.content) for proposal in proposals), default=0.0)
    return [_of_content(own, proposal, best) for proposal in proposals]


def _odds(own: Field, content: Content) -> float:
    return sum(own.odds(first, last) for first, last in content)


def _other_cue(own: Field, first: int, end: int, run: Range) -> float:
    """How likely the likeliest cue between two places is, but for the anchor's own."""
    first = max(0, first)
    return max(own.cue[first : min(end, run[0])] + own.cue[max(first, run[1] + 1) : end], default=0.0)


def _of_content(own: Field, proposal: Proposal, best: float) -> list[float]:
    tree, anchor, content = own.ground.tree, proposal.anchor, proposal.content
    lower, tokens = tree.lower, tree.parsed.tokens
    first, last = content[0][0], content[-1][1]
    size = sum(b - a + 1 for a, b in content)
    odds = _odds(own, content)
    low, high = anchor.run
    block = own.block[first]
    before = first - 1 if first and own.block[first - 1] == block else -1
    after = last + 1 if last + 1 < len(lower) and own.block[last + 1] == block else -1
    if last + 1 in own.apart or last + 2 in own.apart:
        after = -1  # another's words begin
    plain_after = after
    while 0 <= plain_after < len(lower) and lower[plain_after] in _QUOTES:
        plain_after += 1
    if plain_after >= len(lower):
        plain_after = -1
    ends = after < 0 or own.sentence[after] != own.sentence[last] or (lower[after] in ENDS)
    marked = sum(own.marked[b + 1] - own.marked[a] for a, b in content)
    right, left = first > high, last < low
    side = 0.0 if anchor.cue is None else 1.0 if right else 2.0 if left else 3.0
    gap = first - high - 1 if right else low - last - 1 if left else 0
    start = first + 1 if lower[first] in _QUOTES and first < last else first
    between = sum(y[0] - x[1] - 1 for x, y in pairwise(content))
    return [
        log(size),
        sum(own.share(a, b) * (b - a + 1) for a, b in content) / size,
        max(-30.0, min(60.0, odds)),
        odds / size,
        min(min(own.content[a : b + 1]) for a, b in content),
        own.content[start],
        own.begins[start],
        own.content[last],
        own.content[before] if before >= 0 else -1.0,
        own.content[after] if after >= 0 else -1.0,
        own.begins[after] if after >= 0 else -1.0,
        own.cue[before] if before >= 0 else -1.0,
        _seen(own, proposal, size),
        side,
        float(min(gap, 40)),
        float(len(content)),
        float(min(between, 40)),
        marked / size,
        float(lower[first] in _QUOTES),
        float(lower[last] in _QUOTES),
        float(_FIRST.get(lower[start], 0)),
        float(_class(tokens[start].pos)),
        float(_class(tokens[last].pos)),
        0.0 if ends else float(_AFTER.get(lower[after], 1)),
        0.0 if plain_after < 0 else float(_class(tokens[plain_after].pos)),
        -1.0 if before < 0 else float(_AFTER.get(lower[before], 1)),
        float(ends),
        max(max(own.cue[a : b + 1]) for a, b in content),
        max(max(own.source[a : b + 1]) for a, b in content),
        float(_link(own, proposal)),
        float(len(proposal.ways)),
        float(tokens[last].sentence - tokens[first].sentence + 1),
        own.share(max(0, first - WINDOW), first - 1) if before >= 0 else -1.0,
        own.share(last + 1, min(len(lower) - 1, last + WINDOW)) if after >= 0 else -1.0,
        _other_cue(own, first - BEYOND, first, anchor.run),
        _other_cue(own, last + 1, last + 1 + BEYOND, anchor.run),
        float(lower[start] in _TIMES),
        float(lower[last] in _TIMES),
        max(-30.0, odds - best),
        *_between(own, proposal),
        *[float(way in proposal.ways) for way in WAYS],
    ]


def _between(own: Field, proposal: Proposal) -> tuple[float, float, float]:
    """Between the pieces: how likely another cue stands there, whether a sentence ends, how likely it is content."""
    if len(proposal.content) == 1:
        return 0.0, 0.0, 0.0
    low, high = proposal.anchor.run
    inside = [i for a, b in pairwise(proposal.content) for i in range(a[1] + 1, b[0])]
    if not inside:
        return 0.0, 0.0, 0.0
    cue = max((own.cue[i] for i in inside if not low <= i <= high), default=0.0)
    ends = any(own.ground.tree.lower[i] in ENDS for i in inside)
    return cue, float(ends), max(own.content[i] for i in inside)


def _seen(own: Field, proposal: Proposal, size: int) -> float:
    """How like the content is to the runs of the head that it touches: tokens in both over tokens in either."""
    shared = total = 0
    last = -1
    for x, y in proposal.content:
        for number in range(bisect_right(own.content_ends, x - 1), len(own.contents)):
            a, b = own.contents[number]
            if a > y:
                break
            shared += min(b, y) - max(a, x) + 1
            if number != last:
                total += b - a + 1
                last = number
    return shared / (size + total - shared) if shared else 0.0


def _link(own: Field, proposal: Proposal) -> int:
    """How the content hangs on the cue in the tree: the relation, under the cue or above it, of its topmost word."""
    cue = proposal.anchor.cue
    if cue is None:
        return 0
    tree = own.ground.tree
    a, b = proposal.content[-1] if proposal.content[0][0] > proposal.anchor.run[1] else proposal.content[0]
    tokens = tree.parsed.tokens
    top = next((i for i in range(a, b + 1) if not a <= tokens[i].head <= b or tokens[i].head == i), a)
    if tokens[top].head == cue.head:
        return 20 + _DEPS.get(tree.dep(top), 0)
    if a <= tokens[cue.head].head <= b:
        return 40 + _DEPS.get(tree.dep(cue.head), 0)
    if proposal.anchor.run[0] <= tokens[top].head <= proposal.anchor.run[1]:
        return 15
    return 1


def part_of(pos: str) -> int:
    """The part of speech of a cue: verb 1, noun 2, adjective 3, punctuation 4, another 0."""
    return _PARTS.get(pos, 0)


_CLASSES = {
    "NOUN": 1,
    "PROPN": 2,
    "PRON": 3,
    "VERB": 4,
    "AUX": 5,
    "ADP": 6,
    "DET": 7,
    "ADJ": 8,
    "ADV": 9,
    "PART": 10,
    "SCONJ": 11,
    "CCONJ": 12,
    "PUNCT": 13,
    "NUM": 14,
}


def _class(pos: str) -> int:
    return _CLASSES.get(pos, 0)


@lru_cache(maxsize=1)
def cue_rates() -> Rates:
    """By lemma and part of speech: the log odds that the word is a cue, and the log of how often it was seen."""
    found = {}
    for line in files("sanudo.reading").joinpath("data", "cue_rates.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "lemma\t")):
            lemma, part, cues, seen = line.split("\t")
            odds = log((int(cues) + 0.2) / (int(seen) - int(cues) + 1.8))
            found[(lemma, int(part))] = (odds, log(1 + int(seen)))
    return found
