"""`python -m training.partings.judge`: which partings that the network sees are real, learned anew.

    python -m training.partings.judge           # learns, writes sanudo/comparing/data/differing_parted.json
    python -m training.partings.judge --check   # tells how partings come out that teach nothing

Comes after training.partings. The judge learns from the pairs and whole stories that did not teach the network, of
whose text it is not surer than of any other; from the written stories and passages of `tune`; and from partings in
months of real news that were read by hand (training/data/judged_partings.tsv). Seeded; ten minutes of one core.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import sanudo
from bench.passage_gold import PASSAGES
from bench.written_gold import SPLITS, load
from bench.written_stories import article_of, places_of, values_touched
from sanudo.article.types import Span
from sanudo.comparing.differing import partings
from sanudo.comparing.differing.parted import PARTED_FEATURES, parted
from sanudo.reading.trees import built
from sanudo.sources.read import read_text
from training.differences import lines_of_readings
from training.news_months import stories_of
from training.partings.__main__ import is_kept
from training.partings.examples import marked, of_passages, reported, stories
from training.partings.marked import HARMLESS, MarkedPair, Point, points_of
from training.partings.news import judged, named
from training.quotations.trees import told_of

OUT = Path(partings.__file__).parent.parent / "data/differing_parted.json"
UNREAD = 0.1  # a parting in news that is less probable was not read: of those that were, hardly one was real
RISING = ("parts", "of its kind")
FALLING = ("same", "other", "numbers fit", "one time", "one word")


@dataclass(frozen=True)
class Row:
    """A parting's features, whether it is real, and the story, pair or month that it is from."""

    features: tuple[float, ...]
    real: bool
    source: str


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.partings.judge", description=__doc__)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    rows = [*of_marked(), *of_marked_stories(), *of_stories(), *of_news()]
    for part in ("marked", "passage", "tale", "story", "news"):
        own = [row for row in rows if row.source.startswith(part)]
        print(part, len(own), "partings,", sum(row.real for row in own), "real")
    if args.check:
        check(rows)
    else:
        OUT.write_text(json.dumps(fit(rows), separators=(",", ":")) + "\n", "utf-8")


def of_marked() -> Iterator[Row]:
    """Partings in written pairs that taught nothing."""
    pairs = [pair for pair in (*marked(), *reported()) if is_kept(pair.name)]
    for pair in pairs:
        yield from _of_pair(pair, f"marked {pair.name}")
    for path in sorted(PASSAGES.glob("*_tune.txt")):
        for pair in of_passages(path):
            yield from _of_pair(pair, f"passage {pair.name}")


def of_marked_stories() -> Iterator[Row]:
    """Partings in whole marked stories that taught nothing."""
    for name, reports in stories():
        if not is_kept(name):
            continue
        readings = [
            sanudo.analyse(read_text(report.text, f"{name} {at}", report.day)) for at, report in enumerate(reports)
        ]
        number = {reading.article.id: n for n, reading in enumerate(readings)}
        for one in parted(lines_of_readings(readings)):
            (i, ours), (j, theirs) = sorted(
                ((number[words.lines[0].article], words.at[n]) for words, n in (one.one, one.other)),
                key=lambda row: row[0],
            )
            hits = _hits(points_of(reports[i], reports[j]), (ours, theirs))
            yield Row(one.features, bool(set(hits) - set(HARMLESS)), f"tale {name}")


def _hits(points: Sequence[Point], spans: Sequence[Span]) -> list[str]:
    """The kinds of the points that both words touch."""
    return [
        point.kind
        for point in points
        if all(s.start < end + 1 and start - 1 < s.end for s, (start, end) in zip(spans, point.sides, strict=True))
    ]


def _of_pair(pair: MarkedPair, source: str) -> Iterator[Row]:
    readings = [
        sanudo.analyse(read_text(text, f"{pair.name} {at}", day))
        for at, (text, day) in enumerate(zip(pair.texts, pair.days, strict=True), 1)
    ]
    first = readings[0].article.id
    for one in parted(lines_of_readings(readings)):
        sides = [one.one, one.other] if one.one[0].lines[0].article == first else [one.other, one.one]
        spans = [words.at[n] for words, n in sides]
        hits = _hits(pair.points, spans)
        real = [kind for kind in hits if kind not in (*HARMLESS, "taste")]
        if real or "taste" not in hits:
            yield Row(one.features, bool(real), source)


def of_stories() -> Iterator[Row]:
    """Partings in the written stories."""
    for story in SPLITS["tune"]:
        gold = load(story)
        readings = [sanudo.analyse(article_of(story, report["file"])) for report in gold["reports"]]
        number = {reading.article.id: n for n, reading in enumerate(readings, 1)}
        sides = [
            (one.get("optional"), [(s["value"], s["report"], places_of(story, s)) for s in one["sides"]])
            for one in gold["differences"]
        ]
        for one in parted(lines_of_readings(readings)):
            touched = [(number[words.lines[0].article], words.at[n]) for words, n in (one.one, one.other)]
            hits = [optional for optional, places in sides if len(values_touched(places, touched)) > 1]
            if not hits or not all(hits):
                yield Row(one.features, bool(hits), f"story {story}")


def of_news() -> Iterator[Row]:
    """Partings in real news that were read by hand."""
    for month, told in sorted(judged().items()):
        for readings in stories_of(month):
            for one in parted(lines_of_readings(readings)):
                sides = [named(*side) for side in (one.one, one.other)]
                label = told.get((*sides[0], *sides[1])) or told.get((*sides[1], *sides[0]))
                if label is None and one.features[0] < UNREAD:
                    label = "none"
                if label not in (None, "open"):
                    yield Row(one.features, label != "none", f"news {month}")


def fit(rows: Sequence[Row]) -> dict[str, object]:
    """The trees as the package reads them."""
    model = HistGradientBoostingClassifier(
        max_depth=4,
        max_iter=110,
        learning_rate=0.07,
        min_samples_leaf=12,
        l2_regularization=4,
        monotonic_cst=[(name in RISING) - (name in FALLING) for name in PARTED_FEATURES],
        random_state=0,
        early_stopping=False,
    ).fit(np.array([row.features for row in rows]), np.array([row.real for row in rows]))
    return told_of(model, PARTED_FEATURES)


def check(rows: Sequence[Row]) -> None:
    """How partings of sources that taught nothing come out, in five parts; beside them the network alone."""
    sources = {source: n for n, source in enumerate(sorted({row.source for row in rows}))}
    chances = np.zeros(len(rows))
    for part in range(5):
        judge = built(fit([row for row in rows if sources[row.source] % 5 != part]))
        for n, row in enumerate(rows):
            if sources[row.source] % 5 == part:
                chances[n] = judge.probability(row.features)
    alone = np.array([row.features[0] for row in rows])
    for kind in ("marked", "passage", "tale", "story", "news"):
        own = [n for n, row in enumerate(rows) if row.source.startswith(kind)]
        for name, scores in (("judge", chances), ("network", alone)):
            for least in (0.3, 0.4, 0.5, 0.6, 0.7):
                told = [rows[n].real for n in own if scores[n] >= least]
                print(f"{kind}, {name} from {least}: {sum(told)} real of {len(told)} told")


if __name__ == "__main__":
    main()
