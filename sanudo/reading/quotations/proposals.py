"""What may be a quotation: for each word that may report, the stretches of text that may be what it reports.

Many are proposed, by the parse, by the quotation head and by quotation marks; which of them stand is weighed later
(judging.py). A content is a tuple of ranges of tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from sanudo.reading.cues import Cue, Use, longest_verb, reports_quotes, use_of
from sanudo.reading.quotations.clauses import clause_tokens
from sanudo.reading.quotations.field import ENDS, Field, Range

LEAST_CUE = 0.15  # a word less likely a cue is one only where the lists have it
LEAST_CONTENT = 0.25  # mean probability; what is less likely a content is not asked about
_GOING_ON = frozenset(("adding", "continuing"))  # what stands before is what they add to
LEADING = 5  # tokens before marked words in which the word that leads to them stands
LEADS = 0.4  # what is so likely a cue leads to them
NEAR = 14  # tokens between a content and its cue
_STOPS = frozenset((",", ";", ":", "—", "–", "-", "--", "(", ")")) | ENDS
_JOINING = frozenset(("and", "but", "or", "who", "which", "while", "as", "after", "when", "because", "although"))
_REPORTING = frozenset(("VERB", "AUX", "NOUN", "ADJ"))
_ARGUMENTS = frozenset(("ccomp", "xcomp", "obj", "obl", "advcl", "nsubj", "csubj", "parataxis", "acl", "nmod", "iobj"))

Content = tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What may report: its cue, None for words in marks or contents that stand alone; the range of its tokens; whether
    the lists have it. `speaker` is filled in later."""

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


def _says_something(own: Field, content: Content) -> bool:
    """Whether a content is more than "it" or "that"."""
    (first, last), tokens = content[0], own.ground.tree.parsed.tokens
    return len(content) > 1 or first != last or tokens[first].pos not in ("PRON", "DET")


def _mean(own: Field, content: Content) -> float:
    size = sum(last - first + 1 for first, last in content)
    return sum(own.share(first, last) * (last - first + 1) for first, last in content) / size


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
    content = _of_one_cue(own, anchor, shaped(own, ranges, anchor))
    says = content and _mean(own, content) > LEAST_CONTENT and _says_something(own, content)
    return content if says else ()


def _of_one_cue(own: Field, anchor: Anchor, content: Content) -> Content:
    """The pieces up to marked words that a second cue leads to ("said, adding, ...") or that another sentence holds,
    and up to the words of the next sentence that stand in no marks behind such that do."""
    if anchor.cue is not None and own.ground.tree.lower[anchor.cue.head] in _GOING_ON:
        behind = tuple(piece for piece in content if piece[0] > anchor.run[0])
        content = behind or content
    for number in range(1, len(content)):
        before, first = content[number - 1][1], content[number][0]
        opens = own.marked[first + 1] > own.marked[first]
        if opens and (_is_led_to(own, anchor, before, first) or _is_of_another(own, anchor, before, first)):
            return content[:number]
        closed = own.marked[before + 1] > own.marked[before]
        if closed and not opens and max(before, anchor.place) < own.sentence[first][0]:
            return content[:number]  # "..., he said. Some had been held": told on in the reporter's words
    return content


def _is_led_to(own: Field, anchor: Anchor, before: int, first: int) -> bool:
    """Whether a word of saying that is not the anchor stands right before marked words: "adding later,"."""
    tree = own.ground.tree
    for at in range(first - 1, max(before, first - 1 - LEADING), -1):
        token = tree.token(at)
        if token.pos == "VERB":
            other = anchor.cue is not None and at != anchor.cue.head
            return other and (own.cue[at] > LEADS or reports_quotes(token.lemma.lower()))
        if token.pos not in ("PUNCT", "ADV", "PRON", "PROPN", "ADP", "SCONJ", "DET") or tree.lower[at] in ENDS:
            return False
    return False


def _is_of_another(own: Field, anchor: Anchor, before: int, first: int) -> bool:
    """Whether marked words end a sentence of their own that begins outside marks, behind the anchor's."""
    start = own.sentence[first][0]
    if not max(before, anchor.place) < start < first - 1 or own.marked[first] > own.marked[start]:
        return False
    return any(own.ground.tree.token(i).pos in ("VERB", "AUX") for i in range(start, first))


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
        for a, b in _touching(own, first, last):
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


def _touching(own: Field, first: int, last: int) -> tuple[Range, ...]:
    """The marked words that a range touches."""
    if own.marked[last + 1] == own.marked[first]:
        return ()
    return tuple((a, b) for a, b in own.marks if a <= last and b >= first)


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
