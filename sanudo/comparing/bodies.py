"""Names of bodies in, one after another; which of those before are alike enough to be one body's out.

Of two such names the one has all words of the other and hardly more, so that a name need only be held against those
that have its rarest words. Knows nothing of reports and of storage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sanudo.language.gazetteer.body_names import (
    acronym,
    body_similarity,
    body_word_fit,
    body_words,
    known_body,
    weight_of,
    written_words,
)
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.sounds import coarse_key

SAME_BODY = 0.88
_LONE = 0.2  # how much of a name, by the weight of its words, may be lacking in the other
_MANY = 6  # sounds of a word of which one may be lacking


class Bodies:
    """Names of bodies, each held against those before it once.

    `known` are names that need not be held against each other any more, `pairs` those of them that are alike.
    """

    def __init__(self, known: Iterable[str] = (), pairs: Iterable[tuple[str, str, float]] = ()) -> None:
        self._alike: dict[str, dict[str, float]] = {name: {} for name in known}
        self._unmarked = list(self._alike)  # not under their marks yet: they are where a new name comes
        self._marked: dict[str, list[str]] = defaultdict(list)
        self._worded: dict[str, list[str]] = defaultdict(list)
        self._sounding: dict[str, list[str]] = defaultdict(list)
        self._stand_in: dict[str, list[str]] = {}
        for one, other, likeness in pairs:
            self._alike[one][other] = self._alike[other][one] = likeness

    def __contains__(self, name: str) -> bool:
        return name in self._alike

    def alike(self, name: str) -> Mapping[str, float]:
        """The other names so far that are alike enough to be one body's, and how alike they are."""
        if name not in self._alike:
            for known in self._unmarked:
                self._mark(known)
            self._unmarked = []
            self._alike[name] = {}
            for other in self._likely(name):
                likeness = body_similarity(*sorted((name, other)))
                if likeness >= SAME_BODY and not _blocks(name).isdisjoint(_blocks(other)):
                    self._alike[name][other] = self._alike[other][name] = likeness
            self._mark(name)
        return self._alike[name]

    def _mark(self, name: str) -> None:
        for mark in (*_whole(name), *_letters(name)):
            self._marked[mark].append(name)
        for word in dict.fromkeys(body_words(name)):
            self._like(word)
            self._worded[word].append(name)

    def _like(self, word: str) -> list[str]:
        """The words so far that can stand for a word, itself among them."""
        if word not in self._stand_in:
            likely = {other: None for mark in _sounds(word) for other in self._sounding.get(mark, ())}
            like = [other for other in likely if body_word_fit(word, other)]
            self._stand_in[word] = [word, *like]
            for other in like:
                self._stand_in[other].append(word)
            for mark in _sounds(word):
                self._sounding[mark].append(word)
        return self._stand_in[word]

    def _likely(self, name: str) -> dict[str, None]:
        """The names that have the rarest words of a name, or are written as one with it, or are its letters."""
        found = {other: None for mark in (*_whole(name), *_beside(name)) for other in self._marked.get(mark, ())}
        words = {word: self._like(word) for word in body_words(name)}
        lone = _LONE * sum(map(weight_of, words))
        for word in sorted(words, key=lambda word: (sum(len(self._worded[like]) for like in words[word]), word)):
            found.update((other, None) for like in words[word] for other in self._worded[like])
            lone -= weight_of(word)
            if lone < 0:
                break
        return found


def _sounds(word: str) -> set[str]:
    """What a word has in common with those that can stand for it: how it sounds but for one sound, how it begins."""
    key = coarse_key(fold(word))
    fewer = {key[:place] + key[place + 1 :] for place in range(len(key))} if len(key) >= _MANY else set()
    return {key, *fewer, f"{word[:5]}-", f"{word.rstrip('s')[:5]}-"}


def _whole(name: str) -> list[str]:
    key = known_body(name)
    return [f"whole/{''.join(body_words(name))}", *([f"known/{key}"] if key else [])]


def _letters(name: str) -> list[str]:
    """The letters that a name is made of, else its words, any of which may be the letters of another."""
    letters = acronym(name)
    return [f"letters/{_bare(letters)}"] if letters else [f"word/{word}" for word in dict.fromkeys(written_words(name))]


def _beside(name: str) -> list[str]:
    """The marks of those names to which it stands as letters to words, or as words to letters."""
    letters = acronym(name)
    return [f"word/{_bare(letters)}"] if letters else [f"letters/{word}" for word in dict.fromkeys(written_words(name))]


def _bare(letters: str) -> str:
    return letters.lower().replace("&", "")


def _blocks(name: str) -> set[str]:
    """The sounds of the first words of a name and its letters: two names of one body have one of them in common."""
    blocks = {f"body/{coarse_key(fold(word))}" for word in body_words(name)[:6]}
    letters = acronym(name) or "".join(word[0] for word in name.split() if word[:1].isupper())
    return blocks | ({f"letters/{letters.casefold()}"} if len(letters) > 1 else set())
