"""What the clauses around a pronoun tell of whom it may mean: whom it cannot be, whose verb it stands below.

A scene and the place of a pronoun go in, a `Frame` comes out. Weighs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from sanudo.reading.cast import Somebody
from sanudo.reading.namings import Words
from sanudo.reading.scene import Scene, is_subject

_CLAUSES = ("ccomp", "advcl", "acl", "parataxis", "csubj", "conj")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the clauses around a pronoun tell: whom it cannot be, the subjects above it, the nearest first, and who was
    thanked or blamed for what it owns."""

    barred: Somebody | None
    above: tuple[Somebody, ...]
    thanked: Somebody | None


def frame_of(scene: Scene, place: int, words: Words) -> Frame:
    """An object is not the subject of its own verb, unless it is reflexive; an owner often is, and what stands behind
    a preposition may be: "he took his son with him"."""
    token = words.tokens[place]
    reflexive = words.low[place].endswith(("self", "selves"))
    owner, done_to = token.dep == "nmod:poss", token.dep in ("obj", "iobj") and not reflexive
    barred = _bearer(scene, token.head, words) if owner else _said_with(scene, place, words)
    above: list[Somebody] = []
    at, crossed = place, token.dep.startswith("nsubj")
    for _ in range(12):
        head = words.tokens[at].head
        if head == at:
            break
        dep = words.tokens[at].dep
        if dep.startswith("acl:relcl") and head in scene.at:
            above.append(scene.at[head])
            break
        crossed = crossed or dep.startswith((*_CLAUSES, "obl", "nmod"))
        if not (at == place and dep.startswith("nsubj")):
            subject = _subject_of(head, words, at)
            if subject is not None and subject != at and subject < place:
                one = scene.at.get(subject)
                if not crossed and done_to and words.tokens[head].dep != "advcl":
                    barred = one or barred
                elif one and one not in above:
                    above.append(one)
                crossed = True
        at = head
    given = (_beside(scene, token.head, words) or _thanked(scene, token.head, words)) if owner else None
    return Frame(barred, tuple(above[:2]), given)


def _beside(scene: Scene, noun: int, words: Words) -> Somebody | None:
    """ "Norland's laws and its courts": whose the one is the other is, too."""
    token = words.tokens[noun]
    if token.dep != "conj" or token.head > noun:
        return None
    owners = [i for i in words.children[token.head] if words.tokens[i].dep == "nmod:poss" and i in scene.at]
    return scene.at[owners[0]] if len(owners) == 1 else None


def _bearer(scene: Scene, noun: int, words: Words) -> Somebody | None:
    """ "Anna Lee, his mother": whom the owned noun is said of is not its owner."""
    beside = [i for i in words.children[noun] if words.tokens[i].dep in ("appos", "flat")]
    if words.tokens[noun].dep in ("appos", "compound", "flat"):
        beside.append(words.tokens[noun].head)
    people = [scene.at[i] for i in beside if i in scene.at and scene.at[i].kind == "PERSON"]
    return people[0] if people else None


def _said_with(scene: Scene, place: int, words: Words) -> Somebody | None:
    """ "Anna Lee was with him": the subject of what is said with "is" is another."""
    own = [i for i in words.children[place] if is_subject(i, words)]
    return scene.at.get(own[0]) if own else None


def _thanked(scene: Scene, noun: int, words: Words) -> Somebody | None:
    """ "Anna Lee thanked John Hale for his help": whose help it was stands before it."""
    token = words.tokens[noun]
    if not token.dep.startswith(("obl", "nmod")) or not any(words.low[i] == "for" for i in words.children[noun]):
        return None
    above = [token.head, *words.children[token.head]]
    objects = [i for i in above if words.tokens[i].dep == "obj" and words.tokens[i].head < i < noun]
    return scene.at.get(objects[0]) if objects else None


def _subject_of(verb: int, words: Words, below: int) -> int | None:
    """The subject of a verb: its own; the object it is controlled by ("forced Apple to lower"); the one it shares."""
    for _ in range(4):
        own = [c for c in words.children[verb] if words.tokens[c].dep.startswith("nsubj") and c != below]
        if own:
            return own[0]
        dep, above = words.tokens[verb].dep, words.tokens[verb].head
        if dep == "acl" and above < verb and words.tokens[verb].pos == "VERB":
            return above  # "Lima, named for his work"
        if above == verb or dep.partition(":")[0] not in ("xcomp", "conj", "advcl"):
            return None
        if dep == "xcomp":
            objects = [c for c in words.children[above] if words.tokens[c].dep in ("obj", "iobj") and c < verb]
            if objects:
                return objects[-1]
        if dep == "advcl" and any(words.tokens[c].dep.startswith("nsubj") for c in words.children[verb]):
            return None
        verb = above
    return None


def fronted(place: int, words: Words) -> int | None:
    """The subject of the clause in front of that of which a pronoun is the subject: "when the guard came, he fell"."""
    verb = words.tokens[place].head
    if not words.tokens[place].dep.startswith("nsubj"):
        return None
    clauses = [c for c in words.children[verb] if words.tokens[c].dep.startswith("advcl") and c < place]
    subjects = [c for clause in clauses for c in words.children[clause] if words.tokens[c].dep.startswith("nsubj")]
    return subjects[-1] if subjects and subjects[-1] < place else None
