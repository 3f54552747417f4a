"""Fits how probable it is that two frames tell of one happening: writes sanudo/comparing/data/happenings.tsv.

python -m training.happenings [--topics N]

Pairs of gold mentions of events in the topics of ECB+ teach; topics 3, 7, 11 ... are held out (bench/happenings.py
measures on them). `--topics` takes the first so many topics that teach alone: 14 taught what ships.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.happenings import stories
from sanudo.comparing.happenings import FEATURES, features

OUT = Path(__file__).resolve().parent.parent / "sanudo/comparing/data/happenings.tsv"
HEAD = """# What speaks for two frames telling of one happening, and how much; log odds. Learned by
# training/happenings.py from pairs of mentions in the topics of ECB+ that are not held out. Source: written for this
# project.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--topics", type=int, default=14)
    topics = parser.parse_args().topics
    rows: list[tuple[float, ...]] = []
    same: list[bool] = []
    for story in stories("tune", topics):
        for i, a in enumerate(story.mentions):
            for b in story.mentions[:i]:
                if a.frame is not None and b.frame is not None:
                    rows.append(features(a.frame, b.frame, story.lines))
                    same.append(a.chain == b.chain)
    model = LogisticRegression(C=1, max_iter=500).fit(np.array(rows)[:, 1:], np.array(same))
    weights = [float(model.intercept_[0]), *map(float, model.coef_[0])]
    told = [f"{name}\t{weight:.3f}\n" for name, weight in zip(FEATURES, weights, strict=True)]
    OUT.write_text(HEAD + "".join(told), "utf-8")
    print(f"{len(rows)} pairs, {sum(same)} of one happening")


if __name__ == "__main__":
    main()
