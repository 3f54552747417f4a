"""Whom a pronoun may mean: somebody named or passed by in the last sentences, or nobody.

A scene and the place of a pronoun go in; `Candidate`s come out, the nearest first and nobody at last, each with the
marks that speak for it; then the one that a network taught by reports finds most probable (language/references.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sanudo.language.references import fits
from sanudo.reading.cast import Linked, Somebody
from sanudo.reading.namings import Words
from sanudo.reading.pronoun_frames import frame_of, fronted
from sanudo.reading.pronoun_marks import Around, around_of, back_to, marks_of, marks_of_clauses
from sanudo.reading.scene import THEY, Scene

_FAR, _FAR_THING = 6, 2  # sentences back to whom "he" and "it" mean
_NAMED = frozenset(("ORG", "LOC", "NORP", "MISC"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may be meant, None for nobody; the naming before the pronoun; the token it hangs on; what speaks for it.
    `both` is who is named together with him and meant with him."""

    one: Somebody | None
    seen: Linked | None
    head: int
    marks: tuple[str, ...]
    both: Somebody | None = None


def persons(
    scene: Scene, place: int, sex: str, words: Words, quoted: list[bool], ahead: Somebody | None
) -> list[Candidate]:
    """The persons of that sex or of none told, with a name or without one, of the last sentences; who is named `ahead`,
    as the subject of the clause that the pronoun stands before; and nobody."""
    near = [
        (one, seen)
        for one in (*scene.people(), *scene.nameless("PERSON"))
        if one.gender in ("", sex) and (seen := one.last_before(place)) and _is_near(seen, place, words, _FAR)
    ]
    ahead = ahead if ahead and ahead.gender in ("", sex) else None
    return _candidates(scene, place, "he", words, quoted, near, ahead)


def things(scene: Scene, place: int, words: Words, quoted: list[bool], ahead: Somebody | None) -> list[Candidate]:
    """The bodies, states and peoples of the last sentences, what has no name, and nothing. "They" may be two."""
    many = words.low[place] in THEY
    near = [
        (one, seen)
        for one in (*scene.lately(), *scene.nameless(*(("PEOPLE", "THINGS") if many else ("THING",))))
        if (one.kind in _NAMED or one.sort == "unnamed")
        and (one.kind != "LOC" or one.sort in ("state", ""))
        and (seen := one.last_before(place))
        and _is_near(seen, place, words, _FAR_THING)
    ]
    found = _candidates(scene, place, "they" if many else "it", words, quoted, near, ahead)
    return [*_pairs(scene, found, words), *found] if many else found


def _is_near(seen: Linked, place: int, words: Words, far: int) -> bool:
    return words.tokens[place].sentence - seen.sentence <= far


def _candidates(
    scene: Scene,
    place: int,
    kind: str,
    words: Words,
    quoted: list[bool],
    near: list[tuple[Somebody, Linked]],
    ahead: Somebody | None,
) -> list[Candidate]:
    near = sorted(near, key=lambda found: -found[1].place)
    frame, front = frame_of(scene, place, words), fronted(place, words)
    around = around_of(scene, place, kind, words, quoted)
    named = [one for one, _ in near if one.sort != "unnamed"]
    top = max(named, key=lambda one: len(one.mentions), default=None)
    found: list[Candidate] = []
    for rank, (one, seen) in enumerate(near):
        head = _head(seen, words)
        marks = marks_of(one, seen, head, place, words, quoted, around)
        marks += marks_of_clauses(scene, one, place, frame, front, around)
        marks += [f"rank {min(rank, 3)}", f"rank {min(rank, 3)} {around.use}"]
        marks += ["top", f"top {back_to(seen, place, words)}"] if one is top else []
        marks += ["ahead"] if one is ahead else []
        marks += ["barred"] if one is frame.barred else []
        found.append(Candidate(one, seen, head, _of_kind(around, marks)))
    behind = next((m for m in ahead.mentions if m.place > place), None) if ahead else None
    if ahead and behind and all(one is not ahead for one, _ in near):
        marks = ["ahead", "ahead alone", f"ahead {around.use}"]
        found.append(Candidate(ahead, behind, _head(behind, words), _of_kind(around, marks)))
    marks = ["nobody", f"nobody {around.use}", f"nobody {around.voice}", f"nobody of {min(len(near), 3)}"]
    return [*found, Candidate(None, None, place, _of_kind(around, marks))]


def _of_kind(around: Around, marks: list[str]) -> tuple[str, ...]:
    """What speaks for a person does not speak for a body in the same way."""
    return tuple(f"{around.kind} {mark}" for mark in marks)


def _head(seen: Linked, words: Words) -> int:
    first, end = words.within(seen.span)
    return words.head(first, end) if end > first else seen.place


def _pairs(scene: Scene, found: list[Candidate], words: Words) -> list[Candidate]:
    """Two who were named together: NATO and Russia."""
    pairs: list[Candidate] = []
    for each in found:
        if each.one is None or each.seen is None or each.one.sort == "unnamed":
            continue
        other = _joined_with(scene, each.seen.place, words)
        if other and other is not each.one and all(other is not pair.one for pair in pairs):
            pairs.append(Candidate(each.one, each.seen, each.head, (*each.marks, "they both"), other))
    return pairs


def _joined_with(scene: Scene, place: int, words: Words) -> Somebody | None:
    """Who is joined by "and" to the name at `place`."""
    head = place
    while words.tokens[head].head != head and scene.at.get(words.tokens[head].head) is scene.at.get(place):
        head = words.tokens[head].head
    if words.tokens[head].dep == "conj":
        return scene.at.get(words.tokens[head].head)
    joined = [child for child in words.children[head] if words.tokens[child].dep == "conj"]
    return scene.at.get(joined[0]) if len(joined) == 1 else None


def most_probable(candidates: list[Candidate], place: int, words: Words) -> tuple[Candidate, float]:
    """The candidate that fits the pronoun best, the nearest of two alike, and how probable it is."""
    halves = words.halves
    own = halves[place] if halves is not None else None
    others = [halves[c.head] if halves is not None and c.one is not None else None for c in candidates]
    scores = fits(own, others, [c.marks for c in candidates])
    best = int(scores.argmax())
    return candidates[best], float(1.0 / np.exp(scores - scores[best]).sum())
