"""`python -m training.quotations`: the judge of proposed quotations, learned anew for the encoder that is there.

    python -m training.quotations                      # rates, trees and thresholds: all
    python -m training.quotations --thresholds-only    # the trees that ship, thresholds anew

Needs scikit-learn and PolNeAR under `--corpora`. Trees are learned on its train articles and on what was written for
this project (training/data/quotations); the two thresholds are chosen
on every second dev article, whose errors may be read; the others stay untouched for `python -m bench quotations`.
Takes a few minutes of one core. The head was trained on the train articles too, so that it is a little surer there than
elsewhere; what was measured on dev articles (content F .758 on train, .729 on dev before) says how little.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bench.polnear import load
from bench.quotations import is_direct, matched
from sanudo.reading.quotations import features
from sanudo.reading.quotations.judging import judge_of, likelihoods, standing
from sanudo.reading.quotations.weighing import is_marked
from sanudo.reading.types import Quotation
from training.quotations import rows, trees
from training.quotations.written import written

ROOT = Path(__file__).parent.parent.parent
NEAR_BEST = 0.001  # of F; among thresholds so near the best, the highest is taken outside marks, the lowest in them
CHOICES = tuple(round(0.3 + 0.02 * step, 2) for step in range(16))
MARKED_CHOICES = (0.04, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)


def main() -> None:
    """Writes data/cue_rates.tsv and data/quotation_judge.json."""
    parser = argparse.ArgumentParser(prog="python -m training.quotations", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--articles", type=int, default=None, help="train articles, all without")
    parser.add_argument("--thresholds-only", action="store_true")
    args = parser.parse_args()
    os.environ["SANUDO_CORPORA"] = str(args.corpora)
    if args.thresholds_only:
        told = json.loads(trees.FILE.read_text("utf-8"))
        told = {key: told[key] for key in ("names", "base", "depth", "trees")}
    else:
        told = learned(args.articles)
    choose(told)


def learned(limit: int | None) -> dict[str, object]:
    """Rates written, trees grown."""
    articles = list(rows.prepared([*load("train", limit), *written()]))
    cues: Counter[rows.Key] = Counter()
    seen: Counter[rows.Key] = Counter()
    for one in articles:
        mine, met = rows.counted(one.ground.tree.parsed, one.gold)
        cues.update(mine)
        seen.update(met)
    rows.write_rates(cues, seen)
    features.cue_rates.cache_clear()
    found = list(without_own(articles, cues, seen))
    numbers, aims = np.concatenate([w.numbers for w in found]), np.concatenate([w.aims for w in found])
    print(f"{len(articles)} articles, {len(numbers)} proposals", flush=True)
    return trees.fit(numbers, aims)


def without_own(
    articles: list[rows.Prepared], cues: Counter[rows.Key], seen: Counter[rows.Key]
) -> Iterator[rows.Weighed]:
    """The rows of each article, with rates that its own words have no part in."""
    kept = set(rows.kept_rates(cues, seen))
    for one in articles:
        mine, met = rows.counted(one.ground.tree.parsed, one.gold)
        own = {key for key in met if key in kept}
        others = rows.rates_of({k: cues[k] - mine[k] for k in own}, {k: seen[k] - met[k] for k in own})
        shipped = {key: rate for key, rate in features.cue_rates().items() if key not in own}
        yield rows.weigh(one, {**shipped, **others})


def choose(told: dict[str, object]) -> None:
    """The thresholds on every second dev article, and the file."""
    judge = trees.judge_from(told)
    found = [rows.weigh(one) for one in rows.prepared(load("dev")[0::2])]
    likely = [likelihoods(weighed.numbers.tolist(), judge) for weighed in found]
    scores = {least: score(found, likely, least, min(least, 0.2)) for least in CHOICES}
    best = max(f for f, _ in scores.values())
    least = max(c for c in CHOICES if scores[c][0] >= best - NEAR_BEST)
    marked = {c: score(found, likely, least, c) for c in MARKED_CHOICES if c <= least}
    most = max(f for f, _ in marked.values())
    least_marked = min(c for c in marked if marked[c][0] >= most - NEAR_BEST)
    for choice, (f, direct) in scores.items():
        print(f"least {choice:.2f}: content F {f:.4f}, direct recall {direct:.4f}")
    print(f"taken: {least} and {least_marked} in marks: content F {marked[least_marked][0]:.4f}", flush=True)
    trees.write(told, least, least_marked)
    judge_of.cache_clear()


def score(
    found: list[rows.Weighed], likely: list[list[float]], least: float, least_marked: float
) -> tuple[float, float]:
    """Content F and direct recall with these thresholds."""
    n: Counter[str] = Counter()
    for weighed, chances in zip(found, likely, strict=True):
        bars = [least_marked if is_marked(numbers) else least for numbers in weighed.numbers.tolist()]
        kept = standing(weighed.proposals, chances, bars)
        tree, gold = weighed.prepared.ground.tree, weighed.prepared.gold
        told = [Quotation(rows.spans_of(tree, weighed.proposals[k]), "indirect") for k in kept]
        direct = [is_direct(weighed.prepared.article.text, one) for one in gold]
        pairs = matched(gold, told)
        n.update(gold=len(gold), told=len(told), hit=len(pairs), direct=sum(direct))
        n["direct hit"] += sum(direct[g] for g, _ in pairs)
    precision, recall = n["hit"] / max(1, n["told"]), n["hit"] / max(1, n["gold"])
    return 2 * precision * recall / max(1e-9, precision + recall), n["direct hit"] / max(1, n["direct"])


if __name__ == "__main__":
    main()
