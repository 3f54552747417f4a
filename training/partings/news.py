"""Months of real news in which partings were read by hand (training/data/judged_partings.tsv).

Their stories come out, and what was judged of their words.
The news itself is not kept here: without the corpus nothing is taught.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.differing.told_words import Words
from training.news_months import stories_of
from training.partings.examples import DATA, Read, words_of_readings

_WORDS = 260  # of a report that are taught

Judged = dict[tuple[str, ...], str]


def judged() -> dict[str, Judged]:
    """Of each month what was judged of two words (`named`): a kind of parting, `none`, or `open`."""
    found: dict[str, Judged] = {}
    for line in (DATA / "judged_partings.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            month, label, *sides = line.split("\t")
            found.setdefault(month, {})[tuple(sides)] = label
    return found


def named(words: Words, n: int) -> tuple[str, str]:
    """A word as judged_partings.tsv names it: the hash of its sentence and how many characters stand before it."""
    line = words.lines[int(words.line[n])]
    sentence = " ".join(line.sentence.of(line.text).split())
    before = " ".join(Span(line.sentence.start, words.at[n].start).of(line.text).split())
    return hashlib.sha256(sentence.encode()).hexdigest()[:12], str(len(before))


def reads() -> Iterator[Read]:
    """Every two reports of which something was judged, with the sentences of these words and those before them."""
    for month, told in sorted(judged().items()):
        for number, readings in enumerate(stories_of(month)):
            for one, other in combinations(words_of_readings(readings), 2):
                name = f"{month}/{number} {one.lines[0].article[:6]} {other.lines[0].article[:6]}"
                yield from _read(name, one, other, told)


def _read(name: str, one: Words, other: Words, told: Judged) -> Iterator[Read]:
    ours, theirs = ({named(words, n): n for n in range(len(words.tokens))} for words in (one, other))
    points = [
        (label, ours[side[:2]], theirs[side[2:]])
        for key, label in told.items()
        for side in (key, key[2:] + key[:2])
        if side[:2] in ours and side[2:] in theirs
    ]
    if not points:
        return
    x, y = (_sentences(words, [point[side] for point in points]) for words, side in ((one, 1), (other, 2)))
    a, b = one.only(x), other.only(y)
    here, there = ({named(words, n): n for n in range(len(words.tokens))} for words in (a, b))
    kept = []
    for label, i, j in points:
        left, right = named(one, i), named(other, j)
        if left in here and right in there:
            kind = "taste" if label == "open" else "other" if label == "none" else label
            kept.append((kind, [here[left]], [there[right]]))
    if kept:
        yield Read(name, (a, b), tuple(kept), True)


def _sentences(words: Words, told: Sequence[int]) -> list[int]:
    """The sentences of some words and those before them, as many as are taught."""
    sizes = [0] * len(words.lines)
    for line in words.line.tolist():
        sizes[line] += 1
    kept: set[int] = set()
    for number in dict.fromkeys(int(words.line[n]) for n in told):
        for line in (number, number - 1):
            if line >= 0 and sum(sizes[n] for n in kept | {line}) <= _WORDS:
                kept.add(line)
    return sorted(kept)
