"""Which words of a proposed content are those of its cue.

A content goes in and comes out, without what a second word of saying leads to or stands right behind, what the reporter
adds to words in marks, and the next sentence in the reporter's words. It knows marks and the tree, nothing of speakers.
"""

from __future__ import annotations

from sanudo.reading.cues import reports_quotes
from sanudo.reading.quotations.anchors import Anchor, Content
from sanudo.reading.quotations.field import ENDS, Field, Range

LEADING = 5  # tokens beside marked words in which the word of saying that leads to them, or ends them, stands
LEADS = 0.4  # what is so likely a cue leads to them
_ADDING = frozenset(("adding", "continuing"))  # what stands before is what they add to


def of_one_cue(own: Field, anchor: Anchor, content: Content) -> Content:
    """The pieces up to marked words that a second cue leads to ("said, adding, ...") or that another sentence holds,
    and up to the words of the next sentence that stand in no marks behind such that do."""
    if _leaves_what_is_before(own, anchor, content):
        content = tuple(piece for piece in content if piece[0] > anchor.run[0]) or content
    content = _without_apart(own, anchor, content)
    content = tuple(_without_tail(own, piece) for piece in content)
    for number in range(1, len(content)):
        before, first = content[number - 1][1], content[number][0]
        opens = own.marked[first + 1] > own.marked[first]
        if opens and (_is_led_to(own, anchor, before, first) or _is_of_another(own, anchor, before, first)):
            return content[:number]
        closed = own.marked[before + 1] > own.marked[before]
        if closed and not opens and max(before, anchor.place) < own.sentence[first][0]:
            return content[:number]  # "..., he said. Some had been held": told on in the reporter's words
    return content


def _leaves_what_is_before(own: Field, anchor: Anchor, content: Content) -> bool:
    """Whether what stands before an anchor that has words behind it is not its own: what "adding" adds to, and what a
    second word of saying leads to: "Asked whether he would go, she said: 'We wait'", "He asked, 'Why?' She wrote back,
    'Why not?'"."""
    if anchor.cue is None or own.ground.tree.lower[anchor.cue.head] in _ADDING:
        return anchor.cue is not None
    if len(content) < 2:
        return False
    (first, last), (after, _) = content[:2]
    tree = own.ground.tree
    if first >= anchor.run[0] or after <= anchor.run[1] or own.marked[after + 1] == own.marked[after]:
        return False
    if own.marked[first + 1] == own.marked[first]:
        led = own.cue[first - 1] > LEADS and tree.token(first - 1).pos == "VERB" and own.sentence[first][0] < first
        return led and own.marked[last + 1] == own.marked[last]
    ended = own.sentence[after][0] > anchor.place and tree.parsed.word(first + 1)[:1].isupper()
    return ended and _is_led_to(own, anchor, own.sentence[first][0] - 1, first)


def _without_tail(own: Field, piece: Range) -> Range:
    """Marked words that a comma ends, without what the reporter adds: "'We will wait,' referring to the vote"."""
    first, last = piece
    tree = own.ground.tree
    end = next((b for a, b in touching(own, first, last) if a == first), None)
    if end is None or end + 1 >= last or tree.lower[end - 1] != ",":
        return piece
    begin = end + 2 if tree.token(end + 1).pos == "ADV" else end + 1
    adds = tree.lower[begin].endswith("ing") and tree.features(begin).get("VerbForm") in ("Ger", "Part")
    return (first, end) if adds and tree.token(begin).pos == "VERB" else piece


def _without_apart(own: Field, anchor: Anchor, content: Content) -> Content:
    """Of a content that runs over a sentence in marks with a word of saying behind it ("claims that it is over: 'It is
    done,' he wrote") that sentence for this word, what stands before it for another cue."""
    for number, (first, last) in enumerate(content):
        for a, _ in touching(own, first, last):
            if a not in own.apart or not first < a <= last:
                continue
            if anchor.cue is not None and own.apart[a] == anchor.cue.head:
                if max(own.cue[own.sentence[first][0] : a]) > LEADS:
                    return ((a, last), *content[number + 1 :])
            elif anchor.run[1] < a:
                return (*content[:number], *([(first, a - 2)] if first <= a - 2 else []))
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


def touching(own: Field, first: int, last: int) -> tuple[Range, ...]:
    """The marked words that a range touches."""
    if own.marked[last + 1] == own.marked[first]:
        return ()
    return tuple((a, b) for a, b in own.marks if a <= last and b >= first)
