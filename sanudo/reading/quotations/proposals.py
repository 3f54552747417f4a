"""What may be a quotation: for each word that may report, the stretches of text that may be what it reports.

Many are proposed, by the parse, by the quotation head and by quotation marks; which of them stand is weighed later
(judging.py). A content is a tuple of ranges of tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sanudo.reading.quotations.anchors import Anchor, Content, Proposal
from sanudo.reading.quotations.clauses import clause_tokens
from sanudo.reading.quotations.field import ENDS, Field, Range
from sanudo.reading.quotations.own_words import of_one_cue, touching

LEAST_CONTENT = 0.25  # mean probability; what is less likely a content is not asked about
NEAR = 14  # tokens between a content and its cue
_STOPS = frozenset((",", ";", ":", "—", "–", "-", "--", "(", ")")) | ENDS
_JOINING = frozenset(("and", "but", "or", "who", "which", "while", "as", "after", "when", "because", "although"))
_FOLLOWING = ("the", "following")
_ARGUMENTS = frozenset(("ccomp", "xcomp", "obj", "obl", "advcl", "nsubj", "csubj", "parataxis", "acl", "nmod", "iobj"))


def _says_something(own: Field, content: Content) -> bool:
    """Whether a content is more than "it", "that" or "the following"."""
    (first, last), tree = content[0], own.ground.tree
    bare = (first == last and tree.token(first).pos in ("PRON", "DET")) or tree.lower[first : last + 1] == _FOLLOWING
    return len(content) > 1 or not bare


def _mean(own: Field, content: Content) -> float:
    size = sum(last - first + 1 for first, last in content)
    return sum(own.share(first, last) * (last - first + 1) for first, last in content) / size


def proposals_of(own: Field, anchor: Anchor, stretches: Sequence[Sequence[Range]] = ()) -> list[Proposal]:
    """The contents that an anchor may have; `stretches` are the words in marks that were given to its cue."""
    cue = anchor.cue
    if cue is None:
        return []
    found: dict[Content, Proposal] = {}
    contents: dict[tuple[Range, ...], Content] = {}  # many ways propose the same
    end = _next_deed(own, anchor)

    def add(way: str, *ranges: Range) -> None:
        if ranges not in contents:
            contents[ranges] = _content(own, anchor, ranges, end)
        content = contents[ranges]
        if content:
            found.setdefault(content, Proposal(anchor, content)).ways.add(way)

    if cue.content:
        clause = _ranges(clause_tokens(own.ground, cue))
        if clause:
            add("rule", *clause)
            if len(clause) > 1:
                add("whole", (clause[0][0], clause[-1][1]))
            for cut in _shorter(own, clause[-1]):
                add("cut", *clause[:-1], cut)
    for runs, starts in ((own.contents, own.content_starts), (own.loose, own.loose_starts)):
        for way, ranges in _beside(own, anchor, runs, starts):
            add(way, *ranges)
    for child in _arguments(own, anchor):
        add("argument", child)
        for cut in _shorter(own, child)[:2]:
            add("cut", cut)
    for right in _fan(own, anchor):
        add("fan", right)
    before = _before(own, anchor)
    if before:
        add("before", before)
    for ranges in _in_marks(own, anchor):
        add("marks", *ranges)
    for stretch in stretches:
        add("stretch", *stretch)
    return list(found.values())


def _content(own: Field, anchor: Anchor, ranges: Sequence[Range], end: int | None) -> Content:
    """The content that ranges make, up to a verb that tells a deed; none where it says nothing."""
    if end is not None:
        ranges = tuple((a, min(b, end - 1) if a > anchor.run[1] else b) for a, b in ranges if not a >= end)
    content = of_one_cue(own, anchor, shaped(own, ranges, anchor))
    says = content and _mean(own, content) > LEAST_CONTENT and _says_something(own, content)
    return content if says else ()


def _next_deed(own: Field, anchor: Anchor) -> int | None:
    """Where a second verb of the same subject begins, outside marks: "denied it and cancelled his trip"."""
    tree = own.ground.tree
    if anchor.cue is None or anchor.cue.kind != "verb":
        return None
    for child in tree.having(anchor.cue.head, "conj"):
        free = child > anchor.run[1] and own.marked[child + 1] == own.marked[child]
        if free and tree.token(child).pos == "VERB" and tree.features(child).get("VerbForm") == "Fin":
            if tree.having(child, "nsubj", "nsubj:pass"):
                continue
            joining = [i for i in tree.having(child, "cc") if i < child]
            return min([child, *joining])
    return _deed_within(own, anchor)


def _deed_within(own: Field, anchor: Anchor) -> int | None:
    """Where the parse hung that verb on an infinitive: "denied any plan to sell and cancelled his trip"."""
    tree = own.ground.tree
    if anchor.cue is None or anchor.cue.frame != "n":
        return None
    for index in range(anchor.run[1] + 1, own.sentence[anchor.place][1] + 1):
        if tree.dep(index) != "conj" or tree.token(index).pos != "VERB" or not tree.having(index, "cc"):
            continue
        above = tree.token(index).head
        finite = tree.features(index).get("VerbForm") == "Fin"
        hangs = above > anchor.run[1] and tree.features(above).get("VerbForm") == "Inf"
        free = own.marked[index + 1] == own.marked[anchor.place + 1]
        if finite and hangs and free and not tree.having(index, "nsubj"):
            return tree.having(index, "cc")[0]
    return None


def shaped(own: Field, ranges: Sequence[Range], anchor: Anchor | None = None) -> Content:
    """Ranges in order, joined where they touch, widened to the marks that most of them fill, without punctuation at
    their ends."""
    widened = []
    for first, last in ranges:
        for a, b in touching(own, first, last):
            shared = min(b, last) - max(a, first) + 1
            if shared > 0 and shared * 2 > min(b - a, last - first) + 1 and not _cut_by(anchor, a, b):
                first, last = min(first, a), max(last, b)
        widened.append((first, last))
    merged: list[Range] = []
    for first, last in sorted(widened):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(trimmed for piece in merged if (trimmed := _trimmed(own, piece)) is not None)


def _cut_by(anchor: Anchor | None, first: int, last: int) -> bool:
    """Whether marked words hold the anchor itself: what it reports then stays inside them."""
    return anchor is not None and first <= anchor.run[0] <= last


def _trimmed(own: Field, piece: Range) -> Range | None:
    first, last = piece
    lower, tokens = own.ground.tree.lower, own.ground.tree.parsed.tokens
    while first <= last and (tokens[first].pos == "PUNCT" and lower[first] not in _KEPT):
        first += 1
    while last >= first and (tokens[last].pos == "PUNCT" and lower[last] not in _KEPT):
        last -= 1
    if first > last or (first == last and tokens[first].pos == "PUNCT"):
        return None
    return first, last


_KEPT = frozenset("\"'“”‘’«»()[]$") | {"''", "``"}


def _ranges(indices: Sequence[int]) -> list[Range]:
    runs: list[Range] = []
    for index in sorted(indices):
        if runs and index == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _beside(
    own: Field, anchor: Anchor, runs: Sequence[Range], starts: Sequence[int]
) -> list[tuple[str, tuple[Range, ...]]]:
    """The runs before and after an anchor, and both together."""
    number = bisect_left(starts, anchor.run[1] + 1)
    block = own.block[anchor.place]
    right = runs[number] if number < len(runs) else None
    left = next((runs[n] for n in range(number - 1, max(-1, number - 3), -1) if runs[n][1] < anchor.run[0]), None)
    if right and (right[0] - anchor.run[1] > NEAR or own.block[right[0]] != block):
        right = None
    if left and (anchor.run[0] - left[1] > NEAR or own.block[left[0]] != block):
        left = None
    found: list[tuple[str, tuple[Range, ...]]] = []
    if right:
        found.append(("after", (right,)))
        further = runs[number + 1] if number + 1 < len(runs) else None
        if further and further[0] - right[1] <= 5 and own.block[further[0]] == block:
            found.append(("joined", ((right[0], further[1]),)))
    if left:
        found.append(("seen before", (left,)))
    if left and right:
        found.append(("both", (left, right)))
    return found


def _arguments(own: Field, anchor: Anchor) -> list[Range]:
    """The phrases and clauses right under the cue's word, and all that stands from the first of them to the last."""
    tree = own.ground.tree
    head = anchor.cue.head if anchor.cue else anchor.place
    first, last = own.sentence[head]
    found: list[Range] = []
    after: list[int] = []
    for child in tree.children[head]:
        if tree.dep(child) not in _ARGUMENTS or own.content[child] < 0.05:
            continue
        below = [i for i in tree.subtree(child) if first <= i <= last]
        below = [i for i in below if not anchor.run[0] <= i <= anchor.run[1]]
        for piece in _ranges(below):
            if piece[0] <= child <= piece[1]:
                found.append(piece)
                if piece[0] > anchor.run[1]:
                    after += [piece[0], piece[1]]
    if len(after) > 2:
        found.append((min(after), max(after)))
    return found


def _shorter(own: Field, piece: Range) -> list[Range]:
    """A range up to a stop or joining word in it, the likeliest ends first."""
    lower = own.ground.tree.lower
    ends = [
        i - 1
        for i in range(piece[0] + 2, piece[1] + 1)
        if (lower[i] in _STOPS or lower[i] in _JOINING) and lower[i - 1] not in _STOPS
    ]
    ends.sort(key=lambda end: (-own.odds(piece[0], end), end))
    return [(piece[0], end) for end in ends[:2]]


def _fan(own: Field, anchor: Anchor) -> list[Range]:
    """What stands from the cue on to the likeliest ends: the end of the sentence, stops, joining words."""
    lower = own.ground.tree.lower
    _, last = own.sentence[anchor.place]
    start = anchor.run[1] + 1
    while start <= last and (lower[start] in _STOPS or own.source[start] > 0.5 or own.cue[start] > 0.5):
        start += 1
    if start > last or max(own.content[start : start + 2]) < 0.15:
        return []
    ends = [i - 1 for i in range(start + 1, last + 1) if lower[i] in _STOPS or lower[i] in _JOINING]
    ends.append(last)
    ends = [end for end in ends if lower[end] not in _STOPS or end == last]
    ends.sort(key=lambda end: (-own.odds(start, end), end))
    return [(start, end) for end in dict.fromkeys(ends[:3])]


def _before(own: Field, anchor: Anchor) -> Range | None:
    """From the start of the sentence up to the comma before the cue and its speaker."""
    first, _ = own.sentence[anchor.place]
    lower = own.ground.tree.lower
    for at in range(anchor.run[0] - 1, max(first, anchor.run[0] - 10), -1):
        if lower[at] == "," and own.content[at - 1] > 0.3:
            return first, at - 1
    return None


def _in_marks(own: Field, anchor: Anchor) -> list[tuple[Range, ...]]:
    """The marked words just before and after a cue, both together, and what leads up to marked words."""
    if not own.marks:
        return []
    block = own.block[anchor.place]
    before = [m for m in own.marks if m[1] < anchor.run[0] <= m[1] + NEAR and own.block[m[0]] == block]
    after = [m for m in own.marks if anchor.run[1] < m[0] <= anchor.run[1] + 2 * NEAR and own.block[m[0]] == block]
    found: list[tuple[Range, ...]] = []
    if before:
        found.append((before[-1],))
    if after:
        found.append((after[0],))
    if before and after:
        found.append((before[-1], after[0]))
    return found
