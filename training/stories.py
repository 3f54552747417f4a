"""Fits the likeness of two groups of reports of one story on ECB+: writes sanudo/comparing/data/same_story.tsv.

python -m training.stories [even|odd|all]       the topics to fit on

The examples are groups drawn by chance from one story, from two look-alike stories or from any two; then, as what is
grouped in earnest is not drawn by chance, the groups that the model of the round before leaves at several thresholds.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench.ecb import load, topic_of
from sanudo.comparing.clusters import Likeness, clusters
from sanudo.comparing.profiles import CHANNELS, cosine, profile

OUT = Path(__file__).resolve().parent.parent / "sanudo/comparing/data/same_story.tsv"
HEAD = """# Logistic model of "these two groups of reports tell one story" over the cosines of their channels and the
# logarithms of their sizes.
# Source: fitted by training/stories.py on documents of ECB+ (cltl/ecbPlus, CC BY), topics: {topics}.
"""
DRAWN = 3000  # groups drawn by chance
LARGEST = 10  # reports in a group drawn by chance
ROUNDS = 3
THRESHOLDS = (4.0, 3.0, 2.0, 1.0, 0.0, -1.0, -2.0)
PURE = 0.8  # a group that has less of one story than this is no example
LIKE = 0.05  # the cosine over all words from which a pair counts, as in earnest

Kernel = NDArray[np.float64]  # channel by report by report
Example = tuple[Sequence[int], Sequence[int], bool]


def main(topics: str = "all") -> None:
    """Fit on the reports of these topics, and write the weights."""
    wanted = {"even": {0}, "odd": {1}, "all": {0, 1}}[topics]
    items = [(article, story) for article, story in load() if topic_of(story) % 2 in wanted]
    like = fit([profile(article) for article, _ in items], [story for _, story in items])
    rows = [("bias", like.bias), *zip(CHANNELS, like.channels, strict=True)]
    rows += [("smaller", like.smaller), ("larger", like.larger)]
    OUT.write_text(HEAD.format(topics=topics) + "".join(f"{name}\t{value:.4f}\n" for name, value in rows), "utf-8")


def fit(profiles: Sequence[object], stories: Sequence[str]) -> Likeness:
    """The model that tells groups of one story from groups of two best."""
    kernel = np.array([[[cosine(getattr(a, c), getattr(b, c)) for b in profiles] for a in profiles] for c in CHANNELS])
    kernel *= kernel[CHANNELS.index("all")] >= LIKE
    random = np.random.default_rng(0)
    examples = [_drawn(stories, random) for _ in range(DRAWN)]
    like = _fitted(kernel, examples)
    for _ in range(ROUNDS - 1):
        examples += 3 * _left(kernel, stories, like)
        like = _fitted(kernel, examples)
    return like


def _drawn(stories: Sequence[str], random: np.random.Generator) -> Example:
    names = sorted(set(stories))
    while True:
        one = names[random.integers(len(names))]
        kind = random.random()
        near = [name for name in names if name != one and topic_of(name) == topic_of(one)]
        others = [one] if kind < 0.5 else near if kind < 0.85 else names
        if not others:
            continue
        two = others[random.integers(len(others))]
        sizes = [round(math.exp(random.random() * math.log(LARGEST))) for _ in range(2)]
        first = random.permutation([i for i, story in enumerate(stories) if story == one])
        second = random.permutation([i for i, story in enumerate(stories) if story == two])
        if one == two:
            second = first[sizes[0] :]
        if len(first) >= sizes[0] and len(second) >= sizes[1]:
            return first[: sizes[0]].tolist(), second[: sizes[1]].tolist(), one == two


def _left(kernel: Kernel, stories: Sequence[str], like: Likeness) -> list[Example]:
    """The groups that stand side by side at some threshold."""
    count = len(stories)
    every = kernel[CHANNELS.index("all")]
    pairs = {(i, j): kernel[:, i, j].tolist() for i in range(count) for j in range(i + 1, count) if every[i, j]}
    own = [kernel[:, i, i].tolist() for i in range(count)]
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], Example] = {}
    for least in THRESHOLDS:
        groups = [group for group in clusters(own, pairs, like, least) if _main(group, stories)[1] >= PURE]
        for i, a in enumerate(groups):
            for b in groups[i + 1 :]:
                if _odds(kernel, a, b, like) >= -4:
                    found[tuple(a), tuple(b)] = (a, b, _main(a, stories)[0] == _main(b, stories)[0])
    return [found[key] for key in sorted(found)]


def _main(group: Sequence[int], stories: Sequence[str]) -> tuple[str, float]:
    story, count = min(Counter(stories[i] for i in group).items(), key=lambda item: (-item[1], item[0]))
    return story, count / len(group)


def _sums(kernel: Kernel, a: Sequence[int], b: Sequence[int]) -> list[float]:
    sums: list[float] = kernel[:, a][:, :, b].sum((1, 2)).tolist()
    return sums


def _odds(kernel: Kernel, a: Sequence[int], b: Sequence[int], like: Likeness) -> float:
    return like(_sums(kernel, a, b), _sums(kernel, a, a), _sums(kernel, b, b), len(a), len(b))


def _fitted(kernel: Kernel, examples: Sequence[Example]) -> Likeness:
    rows = []
    for a, b, _ in examples:
        across, own, other = _sums(kernel, a, b), _sums(kernel, a, a), _sums(kernel, b, b)
        cosines = [x / math.sqrt(y * z) if x else 0.0 for x, y, z in zip(across, own, other, strict=True)]
        sizes = sorted((len(a), len(b)))
        rows.append([*cosines, math.log(sizes[0]), math.log(sizes[1])])
    model = LogisticRegression(C=1, max_iter=3000).fit(rows, [same for *_, same in examples])
    *channels, smaller, larger = model.coef_[0].tolist()
    return Likeness(float(model.intercept_[0]), tuple(channels), smaller, larger)


if __name__ == "__main__":
    main(*sys.argv[1:])
