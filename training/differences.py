"""Fits which values, and which ways of putting a happening, of two reports are of one thing: writes
sanudo/comparing/data/differing_values.json and differing_claims.json.

python -m training.differences [--folds]

The written stories of `tune` teach (their gold says which pairs part), and pairs in months of real news, read by hand
(training/data/judged_news.tsv). `--folds` leaves one story or month out at a time and tells what would have been told.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import sanudo
from bench.written_gold import SPLITS, STORIES, load
from bench.written_stories import article_of, places_of, values_touched
from sanudo.article.types import Span
from sanudo.comparing.actors import find_actors
from sanudo.comparing.alignment import aligned
from sanudo.comparing.differing import claims, values
from sanudo.comparing.differing.claim_pairs import PUT_FEATURES, Put, put_candidates
from sanudo.comparing.differing.judging import SLOT_FEATURES, Candidate, slot_candidates, tightness
from sanudo.comparing.differing.lines import Lines, lines_of
from sanudo.reading.types import Reading
from training.news_months import stories_of

ROOT = Path(__file__).resolve().parent
DATA = ROOT.parent / "sanudo/comparing/data"
VALUES, CLAIMS = tuple(values.TELL), tuple(claims.TELL)
MONTHS = {
    "values": ("2013-04", "2015-11", "2016-09", "2017-10", "2018-10"),
    "claims": ("2014-08", "2016-09", "2018-10"),
}
RISING = (
    *("margin", "odds", "verbs", "nouns", "subjects", "crossed", "best", "head", "near", "clause", "sentence"),
    *("sentence weight", "around", "actors", "tightness", "meaning", "own", "agent", "patient", "arguments", "light"),
    *("polarity hard", "verb same", "noun same", "alone"),
)
FALLING = (
    *("head apart", "actors apart", "equal elsewhere", "told too", "quoted", "days apart", "agent apart"),
    *("patient apart", "table", "supposed", "verb apart", "old apart", "told days apart", "parties apart"),
)


@dataclass(frozen=True)
class Row:
    """A pair with its features, whether it parts, and where it is from."""

    kind: str
    features: tuple[float, ...]
    parts: bool
    source: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folds", action="store_true")
    folds = parser.parse_args().folds
    rows = [*_written(), *_news()]
    for name, kinds, names in (("values", VALUES, SLOT_FEATURES), ("claims", CLAIMS, PUT_FEATURES)):
        own = [row for row in rows if row.kind in kinds]
        print(name, len(own), "pairs,", sum(row.parts for row in own), "part")
        if folds:
            _tell_folds(own, kinds, names)
        about = f"Which {name} of two reports are of one thing. Learned by training/differences.py."
        _write(fit(own, kinds, names), (*names[1:], *kinds), DATA / f"differing_{name}.json", about)


def fit(rows: list[Row], kinds: tuple[str, ...], names: tuple[str, ...]) -> Any:
    """Trees over the features; where reason says so, more of one can only speak for a pair, or only against it."""
    signs = [(name in RISING) - (name in FALLING) for name in (*names[1:], *kinds)]
    model = HistGradientBoostingClassifier(
        max_depth=3,
        max_iter=90,
        learning_rate=0.07,
        min_samples_leaf=8,
        l2_regularization=3,
        monotonic_cst=signs,
        random_state=0,
        early_stopping=False,
    )
    return model.fit(_table(rows, kinds), np.array([row.parts for row in rows]))


def _table(rows: list[Row], kinds: tuple[str, ...]) -> np.ndarray:
    return np.array([[*row.features[1:], *(float(row.kind == kind) for kind in kinds)] for row in rows])


def _tell_folds(rows: list[Row], kinds: tuple[str, ...], names: tuple[str, ...]) -> None:
    sure = np.zeros(len(rows))
    for source in sorted({row.source for row in rows}):
        inside = [n for n, row in enumerate(rows) if row.source == source]
        model = fit([row for row in rows if row.source != source], kinds, names)
        sure[inside] = model.predict_proba(_table([rows[n] for n in inside], kinds))[:, 1]
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        told = [row for row, p in zip(rows, sure, strict=True) if p >= least]
        parts = sum(row.parts for row in told)
        print(f"  from {least}: {parts} that part, {len(told) - parts} that do not")


def _write(model: Any, names: tuple[str, ...], path: Path, about: str) -> None:
    trees = [
        [
            [round(float(n["value"]), 5)]
            if n["is_leaf"]
            else [int(n["feature_idx"]), float(n["num_threshold"]), int(n["left"]), int(n["right"])]
            for n in tree.nodes
        ]
        for (tree,) in model._predictors
    ]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    base = float(np.ravel(model._baseline_prediction)[0])
    told = f'{{"about": {json.dumps(about)},\n"features": {json.dumps(names)},\n"baseline": {base:.5f},\n"trees": [\n'
    path.write_text(told + lines + "\n]}\n", "utf-8")


def _written() -> Iterator[Row]:
    for story in SPLITS["tune"]:
        if not (STORIES / story).is_dir():
            continue
        gold = load(story)
        readings = [sanudo.analyse(article_of(story, report["file"])) for report in gold["reports"]]
        found = {reading.article.id: number for number, reading in enumerate(readings, 1)}
        sides = [
            (one.get("optional"), [(s["value"], s["report"], places_of(story, s)) for s in one["sides"]])
            for one in gold["differences"]
        ]
        for pair in _pairs(lines_of_readings(readings)):
            touched = [(found[article], span) for article, span in _spans(pair)]
            hits = [optional for optional, places in sides if len(values_touched(places, touched)) > 1]
            if not hits or not hits[-1]:
                yield Row(pair.kind, pair.features, bool(hits), story)


def _news() -> Iterator[Row]:
    judged = {}
    for line in (ROOT / "data/judged_news.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            month, kind, told, *sides = line.split("\t")
            judged[month, kind, *sides] = told
    for month in sorted({month for months in MONTHS.values() for month in months}):
        kinds = (VALUES if month in MONTHS["values"] else ()) + (CLAIMS if month in MONTHS["claims"] else ())
        for readings in stories_of(month):
            for pair in _pairs(lines_of_readings(readings)):
                told = judged.get((month, pair.kind, *_named(pair)))
                if pair.kind in kinds and told != "open":
                    yield Row(pair.kind, pair.features, told == "true", month)


def lines_of_readings(readings: list[Reading]) -> Lines:
    """The lines of the reports of one story."""
    ordered = tuple(sorted(readings, key=lambda reading: (reading.article.name, reading.article.id)))
    actor_of = {member: actor for actor in find_actors(ordered) for member in actor.members}
    return lines_of(ordered, actor_of, aligned(ordered))


def _pairs(lines: Lines) -> list[Candidate | Put]:
    tight = tightness(lines)
    return [*slot_candidates(lines, tight), *put_candidates(lines, tight)]


def _spans(pair: Candidate | Put) -> list[tuple[str, Span]]:
    if isinstance(pair, Candidate):
        return [(slot.line.article, slot.span) for slot in (pair.a, pair.b)]
    return [
        (one.line.article, span)
        for one in (pair.a, pair.b)
        for span in (one.frame.span, *([one.cue] if one.cue else []))
    ]


def _named(pair: Candidate | Put) -> tuple[str, ...]:
    """Both sides as training/data/judged_news.tsv names them."""
    told = []
    for one in (pair.a, pair.b):
        sentence = " ".join(one.line.sentence.of(one.line.text).split())
        words = one.said if not isinstance(one, Put) and hasattr(one, "said") else one.frame.word
        told += [words, hashlib.sha256(sentence.encode()).hexdigest()[:12]]
    return tuple(told)


if __name__ == "__main__":
    main()
