"""A sentence with two marked actors in, the names of its features out: what a linear model weighs. Knows no model.

The actors are replaced by S and T, so that what is learnt is what is said between them and not who they are; only the
kinds of word an actor is called by ("a court", "protesters") count beside. Linear in the length of the sentence.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sanudo.language.lemmas import table
from sanudo.language.tokens import tokenise

_MOST_WORDS = 150  # a relation is told near its actors; the rest of a long text is not looked at
_BESIDE = 40  # words looked at on each side of the actors
_WEAK = frozenset(
    "a an the of in on at to for by with from and or , . \" ' ( ) “ ” ’ -- - : ; that which who its his her their this "  # noqa: SIM905
    "was were is are has have had be been s 's as it he she they".split()
)


def features_of(sentence: str, source: tuple[int, int], target: tuple[int, int]) -> list[str]:
    """The features of what `source` does to `target` (character offsets), each once, in a fixed order.

    An actor that lies on no word (a passive without its doer) has no features; the words then count by themselves.
    """
    words = _masked(sentence, source, target)
    found = dict.fromkeys(_of_words(words))
    for mark, (start, end) in (("s", source), ("t", target)):
        inside = [_stem(sentence[a:b]) for a, b in tokenise(sentence, start, end)][:20]
        found.update(dict.fromkeys(f"{mark}:{word}" for word in inside))
        found.update(dict.fromkeys(f"{mark}last:{word}" for word in inside[-1:]))
    return list(found)


def _masked(sentence: str, source: tuple[int, int], target: tuple[int, int]) -> list[str]:
    """Stems of the words around and between the actors, each actor one mark; numbers are 0."""
    words: list[str] = []
    for start, end in tokenise(sentence):
        if start < source[1] and end > source[0]:
            word = "<S>"
        elif start < target[1] and end > target[0]:
            word = "<T>"
        else:
            word = _stem(sentence[start:end])
        if not (words and word == words[-1] and word in ("<S>", "<T>")):
            words.append(word)
    marks = [i for i, word in enumerate(words) if word in ("<S>", "<T>")] or [0]
    return words[max(0, marks[0] - _BESIDE) : min(marks[-1] + _BESIDE, marks[0] + _MOST_WORDS)]


def _of_words(words: list[str]) -> Iterator[str]:
    at = {mark: words.index(mark) for mark in ("<S>", "<T>") if mark in words}
    first, second = (min(at.values()), max(at.values())) if at else (0, 0)
    order = "".join(mark[1] for mark in sorted(at, key=lambda mark: at[mark]))
    yield f"order:{order}"
    yield f"far:{min((second - first) // 3, 5)}{order}"
    between = words[first + 1 : second]
    if len(between) <= 4:
        yield f"all:{order}:" + "_".join(between)
    zones = [*["b"] * first, *["m"] * (second - first + 1), *["a"] * (len(words) - second - 1)]
    strong = [(word, zone) for word, zone in zip(words, zones, strict=True) if word not in _WEAK]
    hints = _hints()
    nearest: dict[str, int] = {}
    for i, (word, zone) in enumerate(zip(words, zones, strict=True)):
        if word in ("<S>", "<T>"):
            continue
        yield word
        yield f"{zone}{order}:{word}"
        for hint in hints.get(word, ()):
            yield f"hint:{hint}"
            yield f"hint{zone}{order}:{hint}"
            distance = min(abs(i - first), abs(i - second))
            nearest[hint] = min(distance, nearest.get(hint, 99))
    if nearest:
        yield "nearest:" + min(nearest, key=lambda hint: (nearest[hint], hint))
    for a, b in itertools.pairwise(words):
        yield f"{a}_{b}"
    for (a, _), (b, _) in itertools.pairwise(strong):
        yield f"{a}+{b}"
    plain = [word for word, _ in strong]
    for a, b, c in zip(plain, plain[1:], plain[2:], strict=False):
        yield f"{a}+{b}+{c}"
    for mark in at:
        place = plain.index(mark)
        for word in plain[place + 1 : place + 4]:
            yield f"after{mark}{word}"
        for word in plain[max(0, place - 3) : place]:
            yield f"before{mark}{word}"


@cache
def _hints() -> dict[str, tuple[str, ...]]:
    """By the stem of a word that tells an event: the types it tells, as the model learned them."""
    found: dict[str, dict[str, None]] = {}
    lines = files("sanudo.reading").joinpath("data", "relation_hints.tsv").read_text("utf-8").splitlines()
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        word, kind = line.split("\t")
        found.setdefault(_stem(word), {})[kind] = None
    return {word: tuple(kinds) for word, kinds in found.items()}


def _stem(word: str) -> str:
    low = word.lower().replace("’", "'")[:40]
    if low[:1].isdigit():
        return "0"
    known = table().get((low, "VERB")) or table().get((low, "NOUN"))
    if known is not None and known.isalpha():
        low = known.lower()
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if low.endswith(ending) and len(low) - len(ending) >= 3 and not low.endswith(("ss", "us", "is")):
            low = low[: len(low) - len(ending)] + instead
            break
    if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "aeiouls":
        low = low[:-1]
    return low
