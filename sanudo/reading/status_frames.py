"""Words that tell an event in, marks out that speak for how it stands: occurred, planned, denied and the others; a
network weighs them (language/statuses.py)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.language.types import Telling
from sanudo.reading.status import status_of
from sanudo.reading.tree import Tree
from sanudo.reading.types import Event, Moment, Quotation, Reading
from sanudo.reading.word_marks import Around, marks_of_word

_NOT = frozenset(("not", "n't", "n’t", "no", "never", "neither", "nor", "without", "none", "nobody", "hardly"))
_DOUBTING = frozenset(("if", "whether", "unless", "would", "could", "may", "might", "should", "must", "can", "will"))
_PAST = frozenset(("had", "was", "were", "did", "ago", "former", "previously", "earlier", "already", "once"))
_SMALL = _NOT | _DOUBTING | _PAST | {"to", "be", "been", "is", "are", "has", "have", "'ll", "’ll", "'d", "’d", "yet"}
_STEPS = 6
_WINDOW = 5
_SURE = (0.5, 0.7, 0.9)
_NEXT = 0.2  # how probable the second guess of the head of events must be to be a mark


@dataclass(frozen=True, slots=True)
class Framed:
    """A word that tells an event, the one that it hangs on, its sentence (an index), and its marks."""

    token: int
    above: int
    sentence: int
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A report as its words are held against it."""

    reading: Reading
    around: Around
    moments: dict[Span, Moment]
    said: tuple[Quotation, ...]
    seen: dict[int, Telling]


def ground_of(tree: Tree, reading: Reading) -> Ground:
    """What the marks of a report's words are taken from."""
    quoted = [span for one in reading.quotations if one.kind != "indirect" for span in one.spans]
    inside = frozenset(n for span in quoted for n in _within(tree, span))
    places = [token.sentence for token in tree.parsed.tokens]
    first = tuple(bisect_left(places, n) for n in range(len(tree.parsed.sentences) + 1))
    moments = {one.cue: one for one in reading.moments}
    seen = {one.token: one for one in tree.parsed.telling}
    return Ground(reading, Around(tree, first, (), inside), moments, reading.quotations, seen)


def frame_of(ground: Ground, cue: Span, event: Event | None = None) -> Framed:
    """The marks of the word that a cue hangs on; of no event only what the word tells by itself."""
    tree = ground.around.tree
    token = top_of(tree, cue)
    above = tree.token(token).head
    marks = [*marks_of_word(ground.around, token), *_way_up(tree, token), *_small_words(ground, token)]
    marks += _said(ground, token) + _asked(ground, token) + _seen(ground, token)
    if event is None:
        year = (ground.reading.article.published.day or "")[:4] if ground.reading.article.published else ""
        noun = tree.token(token).pos in ("NOUN", "PROPN")
        marks += [f"ruled {status_of(tree, token, noun, int(year) if year.isdigit() else None)}"]
    else:
        marks += _told(ground, token, event)
    return Framed(token, above, tree.token(token).sentence, tuple(marks))


def top_of(tree: Tree, cue: Span) -> int:
    """The token of a cue that the others hang on."""
    inside = _within(tree, cue)
    return next((n for n in inside if tree.token(n).head not in inside or tree.token(n).head == n), inside.start)


def _within(tree: Tree, span: Span) -> range:
    first = max(0, tree.at(span.start))
    return range(first, max(first + 1, bisect_left(tree.starts, span.end)))


def _way_up(tree: Tree, token: int) -> Iterable[str]:
    """What governs it: the words above with how they are joined, and what each has of small words."""
    line = [token, *tree.above(token)][: _STEPS + 1]
    for step, (below, above) in enumerate(pairwise(line)):
        dep, word = tree.dep(below), tree.token(above)
        features = tree.features(above)
        tense = f"{features.get('Tense', '')}{features.get('VerbForm', '')}{features.get('Mood', '')}"
        near = min(step, 3)
        yield f"above {near} {dep} {word.pos} {tense}"
        yield f"above {word.lemma.lower()}"
        yield f"above {dep} {word.lemma.lower()}"
        for child in tree.children[above]:
            if tree.dep(child) in ("aux", "mark", "advmod", "det", "case") and tree.lower[child] in _SMALL:
                yield f"above has {tree.lower[child]}"
                yield f"above {near} has {tree.lower[child]}"
    yield f"way {'/'.join(tree.dep(one) for one in line[:4])}"
    yield from (f"below {word}" for word in sorted({tree.lower[child] for child in tree.subtree(token)} & _SMALL))


def _small_words(ground: Ground, token: int) -> list[str]:
    """The small words that stand before it in its sentence, near and far; how the sentence ends."""
    tree = ground.around.tree
    sentence = tree.token(token).sentence
    first, last = ground.around.first[sentence], ground.around.first[sentence + 1]
    found = []
    for n in range(first, token):
        if tree.lower[n] in _SMALL:
            found.append(f"{'near' if token - n <= _WINDOW else 'far'} {tree.lower[n]}")
    found += [f"ends {tree.lower[last - 1]}"] if last > first else []
    found += [f"{step} before {tree.token(token - step).lemma.lower()}" for step in (1, 2, 3) if token - step >= first]
    found += [f"two before {tree.lower[token - 2]} {tree.lower[token - 1]}"] if token - 2 >= first else []
    return found


def _said(ground: Ground, token: int) -> list[str]:
    """Whose words it stands in, and how these are told."""
    at = ground.around.tree.token(token).start
    for one in ground.said:
        if any(span.start <= at < span.end for span in one.spans):
            cue = one.cue.of(ground.reading.article.text).lower() if one.cue else "-"
            return [f"said {one.kind}", f"said {one.manner} {one.polarity}", f"said by {cue}"]
    return ["said by none"]


def _asked(ground: Ground, token: int) -> list[str]:
    """When it was, as far as that is told, and where it stands."""
    tree, reading = ground.around.tree, ground.reading
    word = tree.token(token)
    sentences = reading.sentences
    place = bisect_right(sentences, word.start, key=lambda one: one.span.start) - 1
    found = [f"part {sentences[place].part}"] if place >= 0 else []
    cue = Span(word.start, word.end)
    moment = ground.moments.get(cue)
    line = [token, *tree.above(token)]
    spans = (Span(tree.token(n).start, tree.token(n).end) for n in line)
    over = next((ground.moments[span] for span in spans if span in ground.moments), None)
    for name, one in (("own", moment), ("over", over)):
        if one is None:
            found.append(f"{name} era none")
            continue
        sure = bisect_right(_SURE, one.chance)
        found += [f"{name} era {one.era}", f"{name} era {one.era} {sure}"]
    return found


def _seen(ground: Ground, token: int) -> list[str]:
    """What the head of events makes of it."""
    found = ground.seen.get(token)
    if found is None or not found.statuses:
        return ["seen none"]
    chances = sorted(enumerate(found.statuses), key=lambda one: -one[1])
    marks = [f"seen {chances[0][0]}", f"seen {chances[0][0]} {bisect_right(_SURE, chances[0][1])}"]
    return marks + [f"seen next {chances[1][0]}"] * (chances[1][1] >= _NEXT)


def _told(ground: Ground, token: int, event: Event) -> list[str]:
    """What rules make of the event."""
    published = (ground.reading.article.published.day or "") if ground.reading.article.published else ""
    noun = ground.around.tree.token(token).pos in ("NOUN", "PROPN")
    marks = [f"ruled {event.status}", f"ruled {event.status} {noun}", f"type {event.type}", f"mode {event.mode}"]
    marks += [f"type {event.type} {event.status}", f"{event.type} {noun}"]
    marks += [f"sides {bool(event.actors)} {bool(event.recipients)}", f"asserted {event.speaker is not None}"]
    if event.date and published and event.date[:4].isdigit():
        written = published[: len(event.date[:10])]
        apart = "same" if written == event.date[:10] else "before" if event.date[:10] < written else "after"
        marks += [f"day {apart}", f"day {apart} {event.status}", f"year {event.date[:4] == published[:4]}"]
    else:
        marks += ["no day"]
    return marks
