"""Who speaks, of a cue or of a content without one: by the parse, and by the sources that the quotation head saw."""

from __future__ import annotations

from sanudo.reading.quotations.anchors import Anchor
from sanudo.reading.quotations.field import Field, tokens_of
from sanudo.reading.quotations.ground import Ground
from sanudo.reading.speakers import Speaker, resolve, speaker_of, who_was_quoted
from sanudo.reading.tree import PASSIVE

DOUBTED = 0.15  # a speaker by the parse that the head sees less in gives way to one
SURE_SOURCE = 0.6  # that it sees so much in
BESIDE = 3  # tokens from a passive cue to its speaker
NEAR = 4  # tokens from a verb to a subject right behind it
LONG = 6  # tokens from which on a phrase that the head takes for content is no speaker
_LEADING = frozenset({"as", "well", "and", "but", "or", ",", "by", "from"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
_MARKS = '"“”«»'
MOST_BEFORE_COLON = 8  # tokens of a speaker before a colon


def speaker_for(own: Field, anchor: Anchor) -> Speaker | None:
    """Who speaks: no phrase that runs over quotation marks, which is words and not a name."""
    return _unmarked(own, _speaker_for(own, anchor))


def _unmarked(own: Field, found: Speaker | None) -> Speaker | None:
    if found and any(mark in found.span.of(own.ground.text) for mark in _MARKS):
        return None
    marked = found and found.name and any(mark in found.name for mark in _MARKS)
    return Speaker(found.span, found.span.of(own.ground.text), found.entity) if found and marked else found


def _speaker_for(own: Field, anchor: Anchor) -> Speaker | None:
    """Who speaks: by the parse, else the source that the head saw nearest; this too where the head is sure of it and
    sees none in what the parse gives. Before a colon it is what begins the sentence."""
    if anchor.cue is None:
        return None
    tree = own.ground.tree
    if tree.lower[anchor.cue.head] == ":":
        return _before_colon(own, anchor.cue.head)
    parsed = speaker_of(tree, anchor.cue, own.ground.index)
    if parsed is None:
        shouted = _inverted(own, anchor)
        if shouted is not None:
            return resolve(tree, shouted, own.ground.index)
        other = seen_source(own, anchor)
        return other if not tree.having(anchor.cue.head, *PASSIVE) or _is_beside(own, anchor, other) else None
    tokens = tokens_of(own.ground, parsed.span)
    if tokens is None:
        return parsed
    quoted = who_was_quoted(tree, anchor.cue.head) is not None  # agency style, which the head knows little of
    if own.share(*tokens) > 0.5 and tokens[1] - tokens[0] >= LONG and not quoted:
        return seen_source(own, anchor)
    named = bool(tree.having(anchor.cue.head, "nsubj")) and is_named(own.ground, parsed)
    if max(own.source[tokens[0] : tokens[1] + 1]) < DOUBTED and not quoted and not named:
        other = seen_source(own, anchor)
        sure = other and tokens_of(own.ground, other.span)
        if sure and own.source[sure[1]] > SURE_SOURCE:
            return other
    return parsed


def _inverted(own: Field, anchor: Anchor) -> int | None:
    """ "'Go home!' shouted the crowd": right behind marked words and a verb the subject may look like an object."""
    tree, low = own.ground.tree, anchor.run[0]
    if not low or own.marked[low] == own.marked[low - 1] or own.sentence[low][0] > low:
        return None
    objects = [i for i in tree.having(anchor.run[1], "obj") if anchor.run[1] < i <= anchor.run[1] + NEAR]
    return objects[0] if objects and tree.token(objects[0]).pos in ("NOUN", "PROPN", "PRON") else None


def _is_beside(own: Field, anchor: Anchor, speaker: Speaker | None) -> bool:
    """Whether a speaker stands close by a cue: "are understood to" has none, whoever is named further on."""
    tokens = tokens_of(own.ground, speaker.span) if speaker else None
    return tokens is not None and max(tokens[0] - anchor.run[1], anchor.run[0] - tokens[1]) <= BESIDE


def _before_colon(own: Field, colon: int) -> Speaker | None:
    """What stands from the start of the sentence to a colon."""
    tree = own.ground.tree
    first = own.sentence[colon][0]
    if not 0 < colon - first <= MOST_BEFORE_COLON:
        return None
    inside = range(first, colon)
    head = next((i for i in inside if not first <= tree.token(i).head < colon or tree.token(i).head == i), first)
    named = resolve(tree, head, own.ground.index)
    span = tree.span(list(inside))
    alone = named.entity is None and named.span != span and named.name and " and " not in named.name
    return _unmarked(own, Speaker(span, span.of(own.ground.text) if alone else named.name, named.entity))


def seen_source(own: Field, anchor: Anchor) -> Speaker | None:
    """The source that the head saw nearest in the sentence."""
    low, high = anchor.run
    sentence = own.sentence[anchor.place]
    near = [(min(abs(a - high), abs(low - b)), a, b) for a, b in own.sources if own.sentence[a] == sentence]
    if not near:
        return None
    _, first, last = min(near)
    tree = own.ground.tree
    tokens = tree.parsed.tokens
    while first < last and tree.lower[first] in _LEADING:
        first += 1
    if not any(tokens[i].pos in _NAMING for i in range(first, last + 1)):
        return None
    inside = range(first, last + 1)
    head = next((i for i in inside if not first <= tokens[i].head <= last), last)
    named = resolve(tree, head, own.ground.index)
    span = tree.span(list(inside))
    alone = named.entity is None and named.span != span and named.name and " and " not in named.name
    return _unmarked(own, Speaker(span, span.of(own.ground.text) if alone else named.name, named.entity))


def is_named(ground: Ground, speaker: Speaker | None) -> bool:
    """Whether a speaker is a person, named where he or she is said to have spoken."""
    if speaker is None or speaker.entity is None or ground.index.entities[speaker.entity].kind != "PERSON":
        return False
    return any(m.kind == "PERSON" and m.form == "name" for m in ground.index.within(speaker.span))
