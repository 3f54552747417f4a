"""Fits how probable it is that two tellings are of one event: writes sanudo/comparing/data/one_event.tsv.

    python -m training.one_event            # learns of all pairs
    python -m training.one_event --check    # learns of four fifths of the stories, tells how the fifth comes out

Pairs of events told of real news teach, each judged by a reader (data/judged_event_pairs.tsv); what is part of the
other or no event teaches nothing. Pairs that the rule before it held apart were judged one in twelve or fewer, those
that it joined one in two or three: they weigh by the root of that.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression

import sanudo
from sanudo.comparing import one_event
from sanudo.comparing.actors import find_actors
from sanudo.comparing.one_event import FEATURES, features, may_be_one, one_event_each
from sanudo.comparing.told_events import Told, told_events
from sanudo.reading.types import Reading
from training.news_reports import reports_of, rows_of

ROOT = Path(__file__).resolve().parent
PAIRS = ROOT / "data/judged_event_pairs.tsv"
OUT = ROOT.parent / "sanudo/comparing/data/one_event.tsv"
CORPORA = ROOT.parent.parent / "shared/corpora"
FOLDS, STRENGTH = 5, 0.1
HEAD = """# What speaks for two tellings being of one event, and how much; log odds. Learned by training/one_event.py
# from pairs of events in real news that readers judged. Source: written for this project.
"""


@dataclass(frozen=True)
class Pair:
    """Two events of a story, what a reader made of them, and how many pairs like it this one stands for."""

    a: Told
    b: Told
    answer: str
    stands_for: float


@dataclass(frozen=True)
class Story:
    """A story's events, and the pairs that were judged."""

    told: list[Told]
    pairs: list[Pair]


def judged(corpora: Path) -> list[Story]:
    """The stories in order."""
    rows = list(rows_of(PAIRS))
    wanted = {key for row in rows for key in (row[2], row[5])}
    months = {month for row in rows for month in (row[1], row[4])}
    read: dict[str, Reading] = {}
    for key, day, text in reports_of(corpora, wanted, months):
        read[key] = sanudo.analyse(sanudo.read_text(text, f"{key}.txt", day))
    by_story: dict[str, list[list[str]]] = defaultdict(list)
    for row in rows:
        if row[2] in read and row[5] in read:
            by_story[row[0]].append(row)
    return [_story(found, read) for found in by_story.values()]


def _story(rows: list[list[str]], read: dict[str, Reading]) -> Story:
    keys = dict.fromkeys(key for row in rows for key in (row[2], row[5]))
    readings = tuple(read[key] for key in keys)
    actor_of = {member: actor for actor in find_actors(readings) for member in actor.members}
    told = told_events(readings, actor_of)
    names = {read[key].article.id: key for key in keys}
    at = {(names[one.reading.article.id], one.event.cue.start): one for one in told}
    pairs = [
        Pair(at[row[2], int(row[3])], at[row[5], int(row[6])], row[7], float(row[8]))
        for row in rows
        if (row[2], int(row[3])) in at and (row[5], int(row[6])) in at
    ]
    return Story(told, pairs)


def fitted(stories: Sequence[Story]) -> tuple[float, ...]:
    """The weights of FEATURES."""
    pairs = [p for story in stories for p in story.pairs if p.answer in "=hd" and may_be_one(p.a, p.b)]
    rows = np.array([features(p.a, p.b)[1:] for p in pairs])
    mean, spread = rows.mean(0), rows.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(
        (rows - mean) / spread,
        np.array([p.answer == "=" for p in pairs]),
        sample_weight=np.sqrt([p.stands_for for p in pairs]),
    )
    weights = model.coef_[0] / spread
    return (float(model.intercept_[0] - weights @ mean), *map(float, weights))


def shares(stories: Sequence[Story], least: float) -> tuple[float, float, float]:
    """Each fold of the stories by what the others teach: of pairs that are joined, the share that is one event, and
    the share where one is at least a part of the other; of those of one event, the share that is joined."""
    counts = dict.fromkeys(("joined", "right", "part", "gold"), 0.0)
    for fold in range(FOLDS):
        weights = fitted([one for n, one in enumerate(stories) if n % FOLDS != fold])
        with (
            patch.object(one_event, "weights", lambda weights=weights: weights),
            patch.object(one_event, "SAME", least),
        ):
            for story in stories[fold::FOLDS]:
                group = {id(one): n for n, found in enumerate(one_event_each(story.told)) for one in found}
                for pair in story.pairs:
                    joined = pair.answer in "=<hd" and group[id(pair.a)] == group[id(pair.b)]
                    counts["joined"] += pair.stands_for * joined
                    counts["right"] += pair.stands_for * (joined and pair.answer == "=")
                    counts["part"] += pair.stands_for * (joined and pair.answer in "=<")
                    counts["gold"] += pair.stands_for * (pair.answer == "=")
    return counts["right"] / counts["joined"], counts["part"] / counts["joined"], counts["right"] / counts["gold"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.one_event", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    stories = judged(args.corpora)
    print(len(stories), "stories,", sum(len(one.pairs) for one in stories), "pairs")
    if args.check:
        for least in (0.5, 0.6, 0.65, 0.7, 0.8):
            right, part, found = shares(stories, least)
            print(f"{least}: one event {right:.3f}, or part {part:.3f}; found {found:.3f}", flush=True)
        return
    lines = [f"{name}\t{weight:.3f}" for name, weight in zip(FEATURES, fitted(stories), strict=True)]
    OUT.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
