"""Fits the likeness of two reports of one story on ECB+ pairs: writes sanudo/comparing/data/same_story.tsv.

python -m training.stories [--topics even|odd|all]
"""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from bench.ecb import load, topic_of
from sanudo.comparing.profiles import CHANNELS, cosine, profile

OUT = Path(__file__).resolve().parent.parent / "sanudo/comparing/data/same_story.tsv"
HEAD = """# Logistic model of "these two reports tell one story" over the cosines of their profiles' channels.
# Source: fitted by training/stories.py on pairs of documents of ECB+ (cltl/ecbPlus, CC BY), topics: {topics}.
"""


def main(topics: str = "all") -> None:
    """Fit on pairs with any likeness at all, and write the weights."""
    wanted = {"even": {0}, "odd": {1}, "all": {0, 1}}[topics]
    items = [(profile(article), story) for article, story in load() if topic_of(story) % 2 in wanted]
    rows, same = [], []
    for (a, story_a), (b, story_b) in combinations(items, 2):
        if topic_of(story_a) % 2 != topic_of(story_b) % 2 or cosine(a.all, b.all) < 0.03:
            continue
        rows.append([cosine(getattr(a, channel), getattr(b, channel)) for channel in CHANNELS])
        same.append(story_a == story_b)
    model = LogisticRegression(C=10, max_iter=1000).fit(rows, same)
    lines = [f"{channel}\t{weight:.4f}" for channel, weight in zip(CHANNELS, model.coef_[0], strict=True)]
    OUT.write_text(HEAD.format(topics=topics) + "\n".join([f"bias\t{model.intercept_[0]:.4f}", *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
