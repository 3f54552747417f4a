"""Train the line model: `python -m training.layout.train --pages FOLDER` writes `sanudo/article/line_model.npz` and
`headline_model.tsv`.

FOLDER is a clone of scrapinghub/article-extraction-benchmark with the pages' text; half of it, and the written stories
in HELD_STORIES, are never trained on.
SILVER holds saved news pages; their bodies are what trafilatura takes.
The result depends on nothing but the inputs and the seeds.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from sanudo.article.line_features import line_features, line_shapes
from sanudo.article.lines import split_lines
from training.layout.examples import Example, page_examples, page_rows, report_example
from training.layout.headlines import choice, fit_headlines, table
from training.layout.mixtures import mixtures
from training.layout.network import Text, follows, packed_model, train
from training.layout.pages import read_pages, read_silver
from training.layout.pasted import PAGES, read_pasted
from training.layout.written import HELD_STORIES, write_reports

MODEL = Path(__file__).parents[2] / "sanudo" / "article" / "line_model.npz"
HEADLINE_MODEL = "headline_model.tsv"
NETWORKS = 5
_SELDOM = 6
_SHARES = {"gold": 1.0, "silver": 0.7, "written": 0.7, "pasted": 1.0}
_HEADLINE_SHARES = {"gold": 0.7, "silver": 0.7, "written": 0.2, "pasted": 1.0}  # written reports are many and alike
_OF_HEADLINES = ("a", "b", "c", "d")  # files of written pages; with more, real pages lost headlines (.83 to .80)
Featured = list[list[str]]


def main() -> None:
    """Read the examples, train, write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=Path, default=Path("../shared/corpora/pages/scrapinghub"))
    arguments.add_argument("--silver", type=Path, default=Path("../shared/corpora/pages/mediacloud"))
    arguments.add_argument("--out", type=Path, default=MODEL)
    arguments.add_argument("--without-styles", default="", help="house styles left out, to measure on them")
    arguments.add_argument("--epochs", type=int, default=8)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    examples = training_examples(options.pages, options.silver, tuple(options.without_styles.split(",")))
    print(f"{len(examples)} texts, {sum(len(item.labels) for item in examples)} lines")
    options.out.write_bytes(fit(examples, options.epochs))
    options.out.with_name(HEADLINE_MODEL).write_text(fit_choice(examples), encoding="utf-8")


def training_examples(pages: Path, silver: Path, without_styles: tuple[str, ...] = ()) -> list[Example]:
    """Pages of the tuning half, pages with silver bodies and pages written as pasted, all also with their stories in
    other pages' frames, and written reports, but for held-out stories."""
    gold = read_pages(pages, held_out=False)
    examples = [one for page in gold for one in page_examples(page)]
    taken = [page for page in read_silver(silver) if len(page.lines) < 600]
    for page in taken:
        ways = page_examples(page, "silver")
        examples += [ways[0], *ways[3:4], *ways[4:][-2:]]
    examples += mixtures([(page.name, page_rows(page)) for page in gold], "gold", times=2)
    examples += mixtures([(page.name, page_rows(page)) for page in taken], "silver", times=1)
    pasted = [page for file in sorted(PAGES.glob("*.txt")) for page in read_pasted(file)]
    examples += [one for page in pasted for one in page.examples()]
    examples += mixtures([(page.name, page.lines()) for page in pasted], "pasted", times=2)
    for seed in (1, 2):
        for report in write_reports(seed=seed):
            if report.story not in HELD_STORIES and report.style not in without_styles:
                examples.append(report_example(report))
    return examples


def fit(examples: list[Example], epochs: int) -> bytes:
    """The file of the line model."""
    examples = [item for item in examples if item.labels]
    featured = [_featured(item) for item in examples]
    seen = Counter(name for rows in featured for names in rows for name in set(names))
    names = sorted(name for name, times in seen.items() if times >= _SELDOM)
    places = {name: at for at, name in enumerate(names)}
    texts = [
        Text(
            [np.array([places[name] for name in row if name in places], dtype=np.int64) for row in rows],
            item.labels,
            _SHARES[item.origin],
        )
        for item, rows in zip(examples, featured, strict=True)
    ]
    order = follows([[labels[0] for labels in item.labels] for item in examples if item.origin == "written"])
    return packed_model(names, [train(texts, len(names), epochs, seed) for seed in range(1, NETWORKS + 1)], order)


def fit_choice(examples: list[Example]) -> str:
    """The table of the headline's choice."""
    known = [item for item in examples if item.origin != "pasted" or item.source.startswith(_OF_HEADLINES)]
    chosen = [(found, _HEADLINE_SHARES[item.origin]) for item in known if (found := choice(item))]
    return table(fit_headlines([found for found, _ in chosen], [share for _, share in chosen]), "headline's choice")


def _featured(item: Example) -> Featured:
    lines = split_lines(item.text)
    return line_features(lines, line_shapes(lines))


if __name__ == "__main__":
    main()
