"""Who is told, asked or accused has not said it: quotations in, the same with nobody wrongly made their speaker, out.

"Costa was warned that", "Costa faces allegations that", "Costa closed the bridge after claims that" put words into no
mouth of his. Who says so is told by "by" or "from", or is not said.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.quotations.ground import Ground
from sanudo.reading.speakers import Speaker, resolve
from sanudo.reading.types import Quotation

_HEARING = frozenset(("tell", "ask", "inform", "warn", "advise", "remind", "notify", "urge", "assure", "question"))
_HEARD = frozenset(
    ("allegation", "accusation", "claim", "charge", "complaint", "question", "rumor", "rumour", "criticism")
)
_FACING = frozenset(("face", "confront", "follow", "accept", "hear", "draw", "spark", "meet", "answer", "field"))
_AFTER = frozenset(("after", "amid", "amidst", "following", "despite", "over", "because", "due"))
_BY = frozenset(("by", "from"))
_NEAR = 25  # characters behind "by" in which who is meant is named, wherever the parse hangs it


def as_heard(quotation: Quotation, ground: Ground) -> Quotation:
    """The quotation, of whoever the words tell; of nobody where its speaker only heard it."""
    if quotation.cue is None or quotation.speaker_span is None:
        return quotation
    tree = ground.tree
    for token in reversed(_within(ground, quotation.cue)):
        lemma = tree.token(token).lemma.lower()
        if tree.token(token).pos == "VERB" and lemma in _HEARING:
            return _told(quotation, ground, token)
        if tree.token(token).pos == "NOUN" and lemma in _HEARD:
            return _faced(quotation, ground, token)
    return quotation


def _told(quotation: Quotation, ground: Ground, verb: int) -> Quotation:
    """ "Costa was told that": of who told him."""
    tree = ground.tree
    told = [below for one in tree.having(verb, "nsubj:pass") for below in tree.subtree(one)]
    if not _is_in(quotation.speaker_span, told, ground):
        return quotation
    heard = _by(ground, verb)
    named = quotation.addressee_span is not None
    return replace(
        _of(quotation, heard),
        addressee=quotation.addressee if named else quotation.speaker_name,
        addressee_span=quotation.addressee_span if named else quotation.speaker_span,
    )


def _faced(quotation: Quotation, ground: Ground, noun: int) -> Quotation:
    """ "Costa faces claims that", "after claims that": of who makes them."""
    tree = ground.tree
    if tree.having(noun, "nmod:poss"):
        return quotation
    above = tree.token(noun).head
    by = _by(ground, noun, *([above] if tree.dep(noun) == "obj" else ()))
    if by is not None:
        return _of(quotation, by)
    aside = any(tree.lower[one] in _AFTER for one in tree.having(noun, "case"))
    if not aside and tree.token(above).lemma.lower() not in _FACING:
        return quotation
    subjects = [below for one in tree.having(above, "nsubj", "nsubj:pass") for below in tree.subtree(one)]
    return _of(quotation, None) if _is_in(quotation.speaker_span, subjects, ground) else quotation


def _by(ground: Ground, head: int, *others: int) -> Speaker | None:
    """Who is told with "by" or "from" beside a word or others, or right behind it, wherever the parse hangs that."""
    tree = ground.tree
    for one in [below for word in (head, *others) for below in tree.having(word, "obl", "nmod")]:
        if any(tree.lower[case] in _BY for case in tree.having(one, "case")):
            return resolve(tree, one, ground.index)
    behind = head + 1
    if behind >= len(tree.lower) or tree.lower[behind] not in _BY:
        return None
    end = tree.token(behind).end
    named = [
        m for m in ground.index.within(Span(end, end + _NEAR)) if m.span.start >= end and m.kind in ("PERSON", "ORG")
    ]
    return Speaker(named[0].span, ground.index.name(named[0]), named[0].entity) if named else None


def _of(quotation: Quotation, who: Speaker | None) -> Quotation:
    if who is None:
        return replace(quotation, speaker=None, speaker_span=None, speaker_name=None)
    return replace(quotation, speaker=who.entity, speaker_span=who.span, speaker_name=who.name)


def _is_in(span: Span | None, tokens: list[int], ground: Ground) -> bool:
    return span is not None and any(
        span.start <= ground.tree.token(one).start < span.end for one in tokens if ground.tree.token(one).pos != "PUNCT"
    )


def _within(ground: Ground, cue: Span) -> range:
    first = max(0, ground.tree.at(cue.start))
    return range(first, max(first + 1, bisect_left(ground.tree.starts, cue.end)))
