"""Who was lately named in a report, and where a word stands: what every kind of reference is looked up in.

Knows words, their tree and the somebodies named so far; nothing of which reference means whom.
"""

from __future__ import annotations

from bisect import insort
from itertools import islice

from sanudo.language.gazetteer.common_nouns import body_noun
from sanudo.reading.cast import Cast, Linked, Somebody
from sanudo.reading.namings import Words

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
IT = frozenset(("it", "its", "itself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
REACH = 4


class Scene:
    """Who was lately named, the last first: what a reference may mean. Bounded, so that long texts take no longer."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.unnamed: dict[str, Somebody] = {}
        self.at: dict[int, Somebody] = {}
        self.left_open: set[int] = set()  # pronouns of somebody without a name
        self._recent: dict[int, Somebody] = {}

    def enter(self, one: Somebody) -> None:
        """Somebody is named again."""
        self._recent.pop(id(one), None)
        self._recent[id(one)] = one

    def lately(self) -> list[Somebody]:
        """The last hundred named, the nearest first."""
        return list(islice(reversed(self._recent.values()), 100))

    def people(self) -> list[Somebody]:
        """The persons among them."""
        return [one for one in self.lately() if one.kind == "PERSON"]

    def pass_by(self, noun: str, kind: str, gender: str, link: Linked) -> Somebody:
        """Somebody or something without a name, to whom a pronoun may belong rather than to one with a name."""
        one = self.unnamed.pop(noun, None) or Somebody(kind, noun, gender=gender, sort="unnamed")
        one.mentions.append(link)
        self.unnamed[noun] = one
        if len(self.unnamed) > 30:
            del self.unnamed[next(iter(self.unnamed))]
        return one

    def nameless(self, *kinds: str) -> list[Somebody]:
        """Those passed by lately, of some kinds: PERSON, PEOPLE, THING or THINGS."""
        return [one for one in self.unnamed.values() if one.kind in kinds]

    def add(self, one: Somebody, link: Linked) -> None:
        """A reference to somebody, kept in the order of the text."""
        insort(one.mentions, link, key=lambda mention: mention.place)
        self.at[link.place] = one
        self.enter(one)


def head_after(place: int, words: Words) -> int | None:
    """The noun that "the" at `place` begins a phrase of, when nothing but adjectives and nouns stands between."""
    head = None
    for i in range(place + 1, min(place + 8, len(words.low))):
        token = words.tokens[i]
        if token.sentence != words.tokens[place].sentence:
            break
        if token.pos in ("NOUN", "PROPN") or (token.pos == "X" and body_noun(words.low[i])):
            head = i
        elif token.pos not in ("ADJ", "NUM") and words.low[i] not in ("-", "based", "led", "owned", "run"):
            break
    return head if head is not None and words.slice(head, head + 1).islower() else None


def is_subject(place: int, words: Words) -> bool:
    return words.tokens[place].dep.startswith("nsubj")


def place_of(mention: Linked) -> int:
    return mention.place
