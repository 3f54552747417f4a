"""Fits how probable it is that two wordings say one thing: writes sanudo/comparing/data/statement_weights.tsv.

python -m training.statements [--groups even|odd|all] [--dry]

The pairs of training/data/statements.tsv teach: all wordings of one speaker, two by two. Groups of an odd number are
held out unless `all` is said; the figures of both halves are printed.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from sanudo.comparing.said import commonplaces
from sanudo.comparing.sameness import AGAINST, FEATURES, FOR, Content, content_of, features

ROOT = Path(__file__).resolve().parent
OUT = ROOT.parent / "sanudo/comparing/data/statement_weights.tsv"
HEAD = """# Logistic model of "these two wordings say one thing" over the features of sameness.py.
# Source: fitted by training/statements.py on training/data/statements.tsv, groups: {groups}.
"""
Row = tuple[str, str, Content]


def load() -> dict[int, list[Row]]:
    """The wordings of each group: statement, report, content."""
    groups: dict[int, list[Row]] = defaultdict(list)
    for line in (ROOT / "data/statements.tsv").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            group, statement, report, kind, polarity, words = line.split("\t")
            content = content_of(words, kind == "d", polarity == "denied")
            groups[int(group[:2])].append((statement, report, content))
    return groups


def pairs(groups: dict[int, list[Row]], odd: bool) -> tuple[np.ndarray, np.ndarray]:
    """Features and answers of the pairs of every second group."""
    rows, same = [], []
    for number, wordings in groups.items():
        if number % 2 == odd:
            factor = commonplaces([content for _, _, content in wordings])
            for (a, _, x), (b, _, y) in combinations(wordings, 2):
                rows.append(features(x, y, factor))
                same.append(a == b)
    return np.array(rows), np.array(same)


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Logistic regression whose weights keep their sides: what two wordings share never speaks against them."""
    bounds = [(0, None) if name in FOR else (None, 0) if name in AGAINST else (None, None) for name in FEATURES]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = x @ weights
        value = np.logaddexp(0, -np.where(y, odds, -odds)).sum() + 0.5 * weights @ weights
        return value, x.T @ (1 / (1 + np.exp(-odds)) - y) + weights

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x


def main(which: str = "even", dry: bool = False) -> None:
    """Fit, print how well, and write the weights."""
    groups = load()
    halves = {"even": pairs(groups, False), "odd": pairs(groups, True)}
    halves["all"] = tuple(np.concatenate(both) for both in zip(halves["even"], halves["odd"], strict=True))
    x, y = halves[which]
    weights = fit(x, y)
    for name, (rows, same) in halves.items():
        odds = 1 / (1 + np.exp(-rows @ weights))
        for least in (0.3, 0.4, 0.5, 0.6, 0.7):
            hit, told = (same & (odds >= least)).sum(), (odds >= least).sum()
            precision, recall = hit / max(1, told), hit / same.sum()
            print(
                f"{name} {least} P {precision:.3f} R {recall:.3f} F {2 * precision * recall / (precision + recall):.3f}"
            )
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"{name}\t{weight:.4f}")
    if not dry:
        lines = [f"{name}\t{weight:.4f}" for name, weight in zip(FEATURES, weights, strict=True)]
        OUT.write_text(HEAD.format(groups=which) + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m training.statements", description=main.__doc__)
    parser.add_argument("--groups", choices=("even", "odd", "all"), default="even")
    parser.add_argument("--dry", action="store_true")
    args = parser.parse_args()
    main(args.groups, args.dry)
