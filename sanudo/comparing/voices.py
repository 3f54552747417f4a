"""Whether two namings of speakers may be one: a name and an office, a body and its head, a surname, another spelling.

`Voice`s go in, and how much less likely their wordings are one statement comes out, in log odds; None where they are
two people. It knows nothing of what they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.comparing.names import name_similarity
from sanudo.comparing.types import Actor

ALIKE = 0.65  # likeness of two names of one person
_SPELT = 0.25  # ... where their offices are one
_OFFICE = 0.5  # the mayor, and one who is mayor
_BODY = 1.5  # a body, and one who holds an office in it
_UNNAMED = 2.5  # somebody definite, not known to hold any office of the other's
_ANYBODY = 4.5  # officials, witnesses
_TOGETHER = 0.5  # several, and one of them
_NOBODY = 1.0  # no speaker at all
_PLAIN = frozenset(
    ("the", "a", "an", "his", "her", "their", "its", "of", "at", "in", "for", "and", "former", "deputy", "acting")
)
_AFTER = re.compile(r"(?<=\w)(?:[,;(]|\s+(?:of|for|at|in|from|with|on|to|who|that)\s).*", re.S)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as a story has them. `kind` is several, person, body, told (by what they are) or nobody; `members` are
    the names of several."""

    kind: str
    name: str
    words: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    members: frozenset[str] = frozenset()


def voice_of(name: str, actor: Actor | None, several: Sequence[Actor] = ()) -> Voice:
    """The voice of a speaker's name and actor, where one is known; of `several` who speak together."""
    words = _words(name)
    offices = frozenset(word for office in actor.offices for word in _words(office.title)) if actor else frozenset()
    bodies = frozenset(office.body.casefold() for office in actor.offices if office.body) if actor else frozenset()
    if several:
        return Voice("several", name, words, offices, bodies, frozenset(one.name for one in several))
    if not name:
        return Voice("nobody", name, words, offices, bodies)
    if actor is None and len(name.split()) > 1 and all(word[:1].isupper() for word in name.split()):
        return Voice("person", name, words, offices, bodies)  # a name, though nobody known
    if actor is None or name[:1].islower() or name.casefold().startswith("the ") or name.split()[-1][:1].islower():
        return Voice("told", name, words, offices | words, bodies)
    return Voice("person" if actor.kind == "PERSON" else "body", name, words, offices, bodies)


def reluctance(a: Voice, b: Voice) -> float | None:
    """How much less likely it is that both are one, in log odds; None where they cannot be."""
    kinds = ("several", "person", "body", "told", "nobody")
    a, b = sorted((a, b), key=lambda voice: kinds.index(voice.kind))
    if b.kind == "nobody":
        return _NOBODY
    if a.kind == "several":
        return _of_several(a, b)
    if a.kind == b.kind == "person":
        return _of_two_people(a, b)
    if b.kind == "told":
        if a.kind == "person" and " " in a.name and _words(a.name) <= b.words:
            return 0.0  # named within a longer phrase
        if _may_hold(a, b):
            return _OFFICE
        return _ANYBODY if _is_many(b.name) or not b.name.casefold().startswith(("the ", "his ", "her ")) else _UNNAMED
    if a.kind == "person":
        if " " not in b.name and b.name.casefold() in a.words:
            return 0.0  # a surname taken for a body's name
        return _BODY if any(name_similarity(body, b.name) >= ALIKE for body in sorted(a.bodies)) else None
    return 0.0 if name_similarity(a.name, b.name) >= ALIKE else None


def _of_several(a: Voice, b: Voice) -> float | None:
    """What several say together one of them may be told to have said alone; "the leaders" may be they."""
    if b.kind in ("person", "body"):
        return _TOGETHER if b.name in a.members else None
    if b.kind == "told":
        return _UNNAMED if _is_many(_head(b.name)) else None
    return None


def _may_hold(a: Voice, told: Voice) -> bool:
    """Whether what somebody is told to be is what the other is: "the mayor" and one who is mayor. Somebody whom only
    the body is told of, "a ministry official", may be anybody there; and so may "a" spokesman be another."""
    head = _head(told.name)
    if a.kind == "told":
        return _head(a.name) == head
    if told.name.casefold().startswith(("a ", "an ", "another ", "one ", "some ")):
        return False
    return head in a.offices | a.words


def _head(told: str) -> str:
    """The word of what somebody is told to be: "spokesman" in "a spokesman for the mayor"."""
    return _AFTER.split(told.casefold().strip())[0].split()[-1]


def _of_two_people(a: Voice, b: Voice) -> float | None:
    alike = name_similarity(a.name, b.name)
    if alike >= ALIKE:
        return 0.0
    return _OFFICE if alike >= _SPELT and a.offices & b.offices else None


def _is_many(name: str) -> bool:
    return name.endswith("s") and not name.endswith("ss")


def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(name)) - _PLAIN
