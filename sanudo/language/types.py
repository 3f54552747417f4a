"""What the English pipeline gives. Offsets are into the text that was parsed; nothing here knows reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sanudo.article.types import Span


class Token(NamedTuple):
    """A UD token. `head` is the index of its head among all tokens; a root's head is itself.

    `morph` is UD features ("Mood=Ind|Tense=Past|VerbForm=Fin"); `sentence` the index of its sentence.
    """

    start: int
    end: int
    pos: str
    lemma: str
    head: int
    dep: str
    morph: str = ""
    sentence: int = 0


class Name(NamedTuple):
    """A name and its kind: PERSON, ORG, LOC, NORP or MISC."""

    span: Span
    kind: str


class Part(NamedTuple):
    """How probable it is that token `token` names who does what a word tells, and who is on the other side of it."""

    token: int
    does: float
    other: float


class Telling(NamedTuple):
    """How probable it is that token `token` tells an event or takes a stance: of `types` and `stances` the first is
    none, the names of the others and of `statuses` are those of `event_words.names`. `parts` are those of its sentence
    that may take part, in order; not asked of words that hardly tell an event."""

    token: int
    types: tuple[float, ...]
    stances: tuple[float, ...]
    statuses: tuple[float, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text's sentences (spans), tokens and names, in order of the text.

    `quotation` holds one label a token from the quotation head (O, B-/I- CUE, SOURCE, CONTENT), `likely` how
    probable each is (O, then B- and I- of each in that order); both are empty where the model has no such head.
    `vectors` holds one meaning vector a sentence, or is empty; `telling` the tokens that may tell an event or take a
    stance, in order; `halves` a row a token, of which references.py tells whom a pronoun means, `meeting` one of which
    meetings.py tells what belongs to a meeting, `moment` one of which moments.py tells when it was, `status` one of
    which statuses.py tells how an event stands, or None.
    """

    text: str
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    quotation: tuple[str, ...] = ()
    vectors: tuple[tuple[float, ...], ...] = field(default=(), repr=False)
    likely: tuple[tuple[float, ...], ...] = field(default=(), repr=False)
    telling: tuple[Telling, ...] = field(default=(), repr=False)
    halves: NDArray[np.float32] | None = field(default=None, repr=False, compare=False)
    meeting: NDArray[np.float32] | None = field(default=None, repr=False, compare=False)
    moment: NDArray[np.float32] | None = field(default=None, repr=False, compare=False)
    status: NDArray[np.float32] | None = field(default=None, repr=False, compare=False)

    def word(self, index: int) -> str:
        """The characters of token `index`."""
        token = self.tokens[index]
        return self.text[token.start : token.end]
