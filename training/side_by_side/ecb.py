"""Passages of ECB+ whose gold mentions tell one happening or two, to teach beside the partings.

Topics 3, 7, 11 ... are held out (bench/happenings.py measures on them). The corpus is not kept here: without it nothing
is taught of happenings.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.ecb import corpora
from bench.happenings import gold_of
from sanudo.comparing.differing.told_words import Whole
from training.side_by_side.passages import Side, around, side, top_of_words, words_within

LEAST, MOST = 10, 60  # words of a passage
OFTEN_ONE = 0.6  # how often two passages are chosen that tell one happening, where there are any
ALONE = 0.1  # how often a document is read beside itself


@dataclass(frozen=True, eq=False)
class Document:
    """The sentences of a document with gold mentions, and those beside them; of each mention its word and chain."""

    side: Side
    mentions: tuple[tuple[int, str], ...]


@dataclass(frozen=True, eq=False)
class Happenings:
    """Words of two documents, a passage each, that are read together."""

    one: Document
    other: Document
    ours: Whole
    theirs: Whole


def documents() -> list[list[Document]]:
    """The documents of each story of the topics that teach; none where the corpus is not there."""
    try:
        root = corpora() / "stories/ecb"
    except FileNotFoundError:
        return []
    found: dict[tuple[int, bool], list[Document]] = defaultdict(list)
    for path in sorted(root.glob("*/*.xml")):
        topic = int(path.parent.name)
        if topic % 4 != 3:
            found[topic, path.stem.endswith("ecbplus")] += _document(path)
    return [some for _, some in sorted(found.items()) if len(some) > 1]


def _document(path: Path) -> Iterator[Document]:
    """The document, if it has mentions: the lines of these and those beside them."""
    text, gold = gold_of(path)
    kept, mentions = "", []
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    told = {n for n in range(len(lines)) if any(starts[n] <= span.start < starts[n + 1] for span, _ in gold)}
    near = {m for n in told for m in (n - 1, n, n + 1)} & set(range(len(lines)))
    for n in sorted(near):
        moved = len(kept) - starts[n]
        here = [(span, chain) for span, chain in gold if starts[n] <= span.start < starts[n + 1]]
        mentions += [(span.start + moved, span.end + moved, chain) for span, chain in here]
        kept += lines[n] + "\n"
    if not mentions:
        return
    own = side(kept)
    words = [(words_within(own, a, b), chain) for a, b, chain in mentions]
    yield Document(own, tuple((top_of_words(own, rows), chain) for rows, chain in words if rows))


def taught_now(stories: list[list[Document]], count: int, rng: random.Random) -> Iterator[Happenings]:
    """So many passages, of documents of one story each."""
    while stories and count:
        story = rng.choice(stories)
        one, other = rng.sample(story, 2) if rng.random() >= ALONE else (rng.choice(story),) * 2
        if not one.mentions or not other.mentions:
            continue
        i, j = rng.choice(one.mentions)[0], rng.choice(other.mentions)[0]
        chains = [{chain: word for word, chain in own.mentions} for own in (one, other)]
        both = sorted(set(chains[0]) & set(chains[1]))
        if both and rng.random() < OFTEN_ONE:
            chain = rng.choice(both)
            i, j = chains[0][chain], chains[1][chain]
        count -= 1
        ours, theirs = (
            around(own.side, int(own.side.line[n]), rng.randint(LEAST, MOST)) for own, n in ((one, i), (other, j))
        )
        yield Happenings(one, other, ours, theirs)
