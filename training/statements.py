"""Fits how probable it is that two wordings say one thing: writes sanudo/comparing/data/statement_weights.tsv.

    python -m training.statements [--groups even|odd|all] [--dry]

Two lists teach: all wordings of one speaker, two by two, of training/data/statements.tsv, written for it; and pairs of
quotations of real news that readers judged (judged_statement_pairs.tsv). Groups and stories of an odd number are held
out unless `all` is said; the figures of both halves are printed. What only overlaps teaches nothing.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize

import sanudo
from sanudo.comparing import grouping
from sanudo.comparing import said as said_module
from sanudo.comparing.actors import find_actors
from sanudo.comparing.said import TOLD, Said, commonplaces, features, said_of
from sanudo.comparing.sameness import AGAINST, FEATURES, FOR, Content, content_of
from sanudo.comparing.sameness import features as features_of_words
from sanudo.comparing.statements import speaker_of_quotation
from sanudo.reading.types import Reading
from training.news_reports import reports_of, rows_of

ROOT = Path(__file__).resolve().parent
CORPORA = ROOT.parent.parent / "shared/corpora"
JUDGED = ROOT / "data/judged_statement_pairs.tsv"
OUT = ROOT.parent / "sanudo/comparing/data/statement_weights.tsv"
OF_NEWS = 2.0  # how much a pair of real news weighs of one that was written
HEAD = """# Logistic model of "these two wordings say one thing" over the features of sameness.py and said.py.
# Source: fitted by training/statements.py on training/data/statements.tsv and judged_statement_pairs.tsv, groups:
# {groups}.
"""
NAMES = (*FEATURES, *TOLD)
_AGAINST = (*AGAINST, "one report", "told alike", "other day", "other act")
Row = tuple[str, str, Content]
Pairs = tuple[np.ndarray, np.ndarray]


def load() -> dict[int, list[Row]]:
    """The wordings of each group that was written: statement, report, content."""
    groups: dict[int, list[Row]] = defaultdict(list)
    for line in (ROOT / "data/statements.tsv").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            group, statement, report, kind, polarity, words = line.split("\t")
            content = content_of(words, kind == "d", polarity == "denied")
            groups[int(group[:2])].append((statement, report, content))
    return groups


def pairs(groups: dict[int, list[Row]], odd: bool) -> Pairs:
    """Features and answers of the pairs of every second group that was written."""
    rows, same = [], []
    for number, wordings in groups.items():
        if number % 2 == odd:
            factor = commonplaces([content for _, _, content in wordings])
            for (a, report, x), (b, other, y) in combinations(wordings, 2):
                told = dict.fromkeys(TOLD, 0.0)
                told["one report"] = float(report == other)
                told["told alike"] = float(report == other and x.direct == y.direct)
                rows.append((*features_of_words(x, y, factor), *told.values()))
                same.append(a == b)
    return np.array(rows), np.array(same)


@dataclass(frozen=True)
class Story:
    """What the reports of a story have each speaker say, how much less its words weigh, and the pairs that were judged
    with the answers."""

    speakers: list[list[Said]]
    factor: dict[str, float]
    pairs: list[tuple[Said, Said, str]]


def stories_of(corpora: Path, odd: bool | None = None) -> list[Story]:
    """The stories of real news of which pairs were judged, or every second of them."""
    rows = [row for row in rows_of(JUDGED) if odd is None or int(row[0]) % 2 == odd]
    wanted = {key for row in rows for key in (row[2], row[5])}
    months = {month for row in rows for month in (row[1], row[4])}
    read = {
        key: sanudo.analyse(sanudo.read_text(text, f"{key}.txt", day))
        for key, day, text in reports_of(corpora, wanted, months)
    }
    by_story: dict[str, list[list[str]]] = defaultdict(list)
    for row in rows:
        if row[2] in read and row[5] in read:
            by_story[row[0]].append(row)
    return [_story(here, read) for here in by_story.values()]


def _story(rows: list[list[str]], read: dict[str, Reading]) -> Story:
    readings = {key: read[key] for row in rows for key in (row[2], row[5])}
    actor_of = {member: actor for actor in find_actors(tuple(readings.values())) for member in actor.members}
    said: dict[tuple[str, int], Said] = {}
    speakers: dict[str, list[Said]] = defaultdict(list)
    for key, reading in readings.items():
        for number, quotation in enumerate(reading.quotations):
            speaker = speaker_of_quotation(reading, quotation, actor_of)[0]
            if quotation.manner in ("speech", "finding") and speaker:
                one = said_of(reading, number, quotation.spans)
                said[key, quotation.spans[0].start] = one
                speakers[speaker].append(one)
    pairs = [
        (said[row[2], int(row[3])], said[row[5], int(row[6])], row[7])
        for row in rows
        if (row[2], int(row[3])) in said and (row[5], int(row[6])) in said
    ]
    return Story(list(speakers.values()), commonplaces([one.content for one in said.values()]), pairs)


def judged(stories: list[Story]) -> Pairs:
    """Features and answers of the pairs of some stories; what only overlaps is left out."""
    kept = [(one, pair) for one in stories for pair in one.pairs if pair[2] != "~"]
    rows = [features(a, b, story.factor) for story, (a, b, _) in kept]
    return np.array(rows).reshape(-1, len(NAMES)), np.array([answer in "=<" for _, (_, _, answer) in kept], bool)


def shares(stories: list[Story], folds: int = 4) -> tuple[float, float, float]:
    """Each fold of the stories by what the others and all that is written teach: of pairs that are joined, the share of
    which one says all that the other does, and the share of which both say some of the same; of the first, the share
    that is joined."""
    groups = load()
    written = _joined([pairs(groups, False), pairs(groups, True)])
    joined, right, part, gold = 0, 0, 0, 0
    for fold in range(folds):
        weights = tuple(fit(written, judged([one for n, one in enumerate(stories) if n % folds != fold])))
        with (
            patch.object(said_module, "_weights", lambda weights=weights: weights),
            patch.object(grouping, "may_reach", lambda *_: True),
        ):
            for story in stories[fold::folds]:
                home: dict[tuple[str, int], set[int]] = defaultdict(set)
                found = [g for said in story.speakers for g in grouping.cluster_wordings(said, story.factor)]
                for number, group in enumerate(found):
                    for one in group:
                        home[one.place].add(number)
                for a, b, answer in story.pairs:
                    together = bool(home[a.place] & home[b.place])
                    joined += together
                    right += together and answer in "=<"
                    part += together and answer in "=<~"
                    gold += answer in "=<"
    return right / joined, part / joined, right / gold


def fit(written: Pairs, news: Pairs) -> np.ndarray:
    """Logistic regression whose weights keep their sides: what two wordings share never speaks against them."""
    x, y = np.concatenate([written[0], news[0]]), np.concatenate([written[1], news[1]])
    worth = np.concatenate([np.ones(len(written[1])), np.full(len(news[1]), OF_NEWS)])
    bounds = [(0, None) if name in FOR else (None, 0) if name in _AGAINST else (None, None) for name in NAMES]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = x @ weights
        value = (worth * np.logaddexp(0, -np.where(y, odds, -odds))).sum() + 0.5 * weights @ weights
        return value, x.T @ (worth * (1 / (1 + np.exp(-odds)) - y)) + weights

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x


def main(which: str = "even", dry: bool = False, corpora: Path = CORPORA) -> None:
    """Fit, print how well, and write the weights."""
    groups = load()
    odd_ones = {"even": False, "odd": True}
    halves = {name: (pairs(groups, odd), judged(stories_of(corpora, odd))) for name, odd in odd_ones.items()}
    taught = [halves[name] for name in (("even", "odd") if which == "all" else (which,))]
    weights = fit(*(_joined([one[n] for one in taught]) for n in (0, 1)))
    for name, half in halves.items():
        for kind, (rows, same) in zip(("written", "news"), half, strict=True):
            odds = 1 / (1 + np.exp(-rows @ weights))
            for least in (0.3, 0.4, 0.5, 0.6, 0.7):
                hit, told = (same & (odds >= least)).sum(), (odds >= least).sum()
                print(f"{name} {kind} {least} P {hit / max(1, told):.3f} R {hit / max(1, same.sum()):.3f}")
    lines = [f"{name}\t{weight:.4f}" for name, weight in zip(NAMES, weights, strict=True)]
    print("\n".join(lines))
    if not dry:
        OUT.write_text(HEAD.format(groups=which) + "\n".join(lines) + "\n", "utf-8")


def _joined(some: list[Pairs]) -> Pairs:
    return np.concatenate([rows for rows, _ in some]), np.concatenate([same for _, same in some])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m training.statements", description=main.__doc__)
    parser.add_argument("--groups", choices=("even", "odd", "all"), default="even")
    parser.add_argument("--dry", action="store_true")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    main(args.groups, args.dry, args.corpora)
