"""Train the line model: `python -m training.layout.train --pages FOLDER` writes `sanudo/article/line_model.tsv`.

FOLDER is a clone of scrapinghub/article-extraction-benchmark with the pages' text; half of it, and the written stories
in HELD_STORIES, are never trained on.
SILVER holds saved news pages; their bodies are what trafilatura takes.
The result depends on nothing but the inputs and the seed.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from pathlib import Path

import numpy as np

from sanudo.article.line_features import line_features
from sanudo.article.line_model import LABELS, read_weights
from sanudo.article.lines import split_lines
from training.layout.chain import Array, Sequence, train
from training.layout.examples import Example, page_examples, report_example
from training.layout.headlines import choice, fit_headlines, headline_table
from training.layout.pages import read_pages, read_silver
from training.layout.written import write_reports

HELD_STORIES = ("budget", "vaccine", "visit")
PRIOR = Path(__file__).parent / "prior.tsv"
MODEL = Path(__file__).parents[2] / "sanudo" / "article" / "line_model.tsv"
HEADLINE_MODEL = "headline_model.tsv"
Featured = tuple[list[list[str]], list[tuple[str, ...]]]
_SELDOM = 6
_NEVER = -1e9
HOLD = 3.0
"""How strongly weights are held towards the prior."""
DROP = 0.0
"""The share of features hidden at each look, so that no single one is leant on."""


def main() -> None:
    """Read the examples, train, write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=Path, default=Path("../shared/corpora/pages/scrapinghub"))
    arguments.add_argument("--silver", type=Path, default=Path("../shared/corpora/pages/mediacloud"))
    arguments.add_argument("--out", type=Path, default=MODEL)
    arguments.add_argument("--without-styles", default="", help="house styles left out, to measure on them")
    arguments.add_argument("--epochs", type=int, default=10)
    options = arguments.parse_args()
    examples = training_examples(options.pages, options.silver, tuple(options.without_styles.split(",")))
    print(f"{len(examples)} texts, {sum(len(item.labels) for item in examples)} lines")
    table, headlines = fit(examples, options.epochs)
    options.out.write_text(table, encoding="utf-8")
    options.out.with_name(HEADLINE_MODEL).write_text(headlines, encoding="utf-8")


def training_examples(pages: Path, silver: Path, without_styles: tuple[str, ...] = ()) -> list[Example]:
    """Pages of the tuning half, pages with silver bodies, and written reports, but for held-out stories."""
    examples = [one for page in read_pages(pages, held_out=False) for one in page_examples(page)]
    for page in read_silver(silver):
        if len(page.lines) < 600:
            examples += page_examples(page)[:4:3]
    for seed in (1, 2):
        for report in write_reports(seed=seed):
            if report.story not in HELD_STORIES and report.style not in without_styles:
                examples.append(report_example(report))
    return examples


def fit(examples: list[Example], epochs: int, hold: float = HOLD, drop: float = DROP) -> tuple[str, str]:
    """The weights of the line model and of the headline's choice, each as a table."""
    featured, headlines = _featured([item for item in examples if item.labels])
    prior = read_weights(PRIOR.read_text(encoding="utf-8"))
    seen = Counter(name for rows, _ in featured for names in rows for name in set(names))
    names = sorted({name for name, times in seen.items() if times >= _SELDOM} | set(prior.rows))
    places = {name: at for at, name in enumerate(names)}
    start = np.zeros((len(names), len(LABELS)))
    for name, row in prior.rows.items():
        start[places[name]] = prior.emission[row]
    sequences = [_sequence(rows, labels, places) for rows, labels in featured]
    emission, transition = train(sequences, (start, prior.transition), epochs=epochs, hold=hold, drop=drop, seed=7)
    return _table(names, emission, transition), headline_table(headlines)


def _featured(examples: list[Example]) -> tuple[list[Featured], dict[str, float]]:
    """Each text's features and labels, and the weights of the headline's choice.

    A text's own headline must not have taught the choice that its features show: half of the sources teach the other.
    """
    chosen = [(item, choice(item)) for item in examples]
    weights = []
    for left_out in (0, 1, None):
        kept = [(item, found) for item, found in chosen if found and (left_out is None or _half(item) != left_out)]
        weights.append(fit_headlines([found for _, found in kept], [_share(item) for item, _ in kept]))
    featured = [(line_features(split_lines(item.text), weights[_half(item)]), item.labels) for item in examples]
    return featured, weights[2]


def _half(item: Example) -> int:
    return zlib.crc32(item.source.encode()) % 2


def _share(item: Example) -> float:
    """How much a text counts in the headline's choice: written reports are many and alike."""
    return 0.2 if "/" in item.source else 0.7


def _sequence(rows: list[list[str]], allowed_labels: list[tuple[str, ...]], places: dict[str, int]) -> Sequence:
    features = np.zeros((len(rows), len(places)), dtype=np.float32)
    allowed = np.full((len(rows), len(LABELS)), _NEVER)
    for line, (names, labels) in enumerate(zip(rows, allowed_labels, strict=True)):
        for name in names:
            if name in places:
                features[line, places[name]] = 1.0
        for label in labels:
            allowed[line, LABELS.index(label)] = 0.0
    return Sequence(features, allowed)


def _table(names: list[str], emission: Array, transition: Array) -> str:
    rows = ["# Weights of the line model; made by training/layout, do not edit. Rows: feature, label, weight."]
    for at, name in enumerate(names):
        rows += [
            f"{name}\t{label}\t{emission[at, place]:.2f}"
            for place, label in enumerate(LABELS)
            if abs(emission[at, place]) >= 0.05
        ]
    for at, label in enumerate(LABELS):
        rows += [f"{label}>{other}\t{other}\t{transition[at, place]:.2f}" for place, other in enumerate(LABELS)]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
