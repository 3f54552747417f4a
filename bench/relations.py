"""The relation of two marked actors: PLV sentences that nothing was trained on (one in six, by hash), and neutral ones.

Beside it stand the majority, the linear model alone, the tuned encoder alone and the shared encoder's own head. Types
that PLV takes together (YIELD: words and deeds of concession) are taken together. The neutral sentences are kept from
the training of relations, but the shared encoder, from which the tuned one began, saw them with their class.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np

from sanudo.reading import relation_weights
from sanudo.reading.relation_words import features_of
from sanudo.reading.relations import NONE, classify_relation
from training.relations.rows import Row, classed, plv
from training.relations.score import QUAD, f1, macro, merged

CORPORA = Path(os.environ.get("SANUDO_CORPORA", Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"))
Way = Callable[[Row], dict[str, float]]


def measure() -> list[dict[str, str]]:
    """Figures of each way; none where the corpora are not there."""
    if not (CORPORA / "relations").exists():
        return []
    events = [row for row in plv(CORPORA) if row.held_out]
    neutral = [row for row in classed(CORPORA) if row.held_out and row.allowed == (NONE,) and row.origin == "quad"]
    ways: dict[str, Way] = {
        "sanudo": lambda row: classify_relation(row.sentence, row.source, row.target).scores,
        "words alone": lambda row: _odds(relation_weights.by_words(features_of(row.sentence, row.source, row.target))),
        "tuned encoder alone": lambda row: _odds(relation_weights.by_encoder(row.sentence, row.source, row.target)),
    }
    figures = majority(events)
    for name, way in ways.items():
        figures += types(name, events, [best(way(row)) for row in events])
    figures += _neutral(events, neutral)
    began = time.process_time()
    for row in events[:100]:
        classify_relation(row.sentence, row.source, row.target)
    spent = 10 * (time.process_time() - began)
    figures.append(_row("CPU ms a sentence", "PLV held out", 100, f"{spent:.1f}", "one thread", page="performance"))
    return figures


def types(name: str, rows: list[Row], said: list[str]) -> list[dict[str, str]]:
    """Macro F1 over types, quad classes, and cooperation against conflict; per type and what is taken for what."""
    right = [merged(row.allowed[0]) for row in rows]
    taken = Counter((r, s) for r, s in zip(right, said, strict=True) if r != s)
    each = " ".join(f"{kind} {100 * value:.0f}" for kind, value in f1(right, said).items())
    confused = ", ".join(f"{r} as {s} {n}" for (r, s), n in sorted(taken.items(), key=lambda x: (-x[1], x[0]))[:8])
    quads = [[QUAD[kind] for kind in kinds] for kinds in (right, said)]
    sides = [[quad > 2 for quad in numbers] for numbers in quads]
    note = f"{each}; {confused}" if name == "sanudo" else ""
    return [
        _row(f"type, macro F1: {name}", "PLV held out", len(rows), f"{100 * macro(right, said):.1f}", note),
        _row(f"quad, macro F1: {name}", "PLV held out", len(rows), f"{100 * macro(*quads):.1f}"),
        _row(f"cooperation or conflict, macro F1: {name}", "PLV held out", len(rows), f"{100 * macro(*sides):.1f}"),
    ]


def majority(rows: list[Row]) -> list[dict[str, str]]:
    most = Counter(merged(row.allowed[0]) for row in rows).most_common(1)[0][0]
    return types("majority", rows, [most] * len(rows))


def best(scores: dict[str, float]) -> str:
    """The type, as PLV has it, where something must hold."""
    sums: Counter[str] = Counter()
    for kind, score in scores.items():
        if kind != NONE:
            sums[merged(kind)] += score  # type: ignore[assignment]
    return max(sums, key=lambda kind: sums[kind])


def _neutral(events: list[Row], neutral: list[Row]) -> list[dict[str, str]]:
    """Five classes: the quad class, or nothing; as said, abstaining included."""
    right = [QUAD[merged(row.allowed[0])] for row in events] + [0] * len(neutral)
    found = [classify_relation(row.sentence, row.source, row.target) for row in (*events, *neutral)]
    said = [relation.quad or 0 for relation in found]
    whole = [merged(r.type) if r.type else NONE for r in found[: len(events)]]
    kinds = [merged(row.allowed[0]) for row in events]
    silent = sum(relation.type is None for relation in found[: len(events)])
    heard = sum(relation.type is not None for relation in found[len(events) :])
    note = f"of {len(events)} events {silent} not seen, of {len(neutral)} neutral {heard} taken for one"
    return [
        _row(
            "quad or none, macro F1", "PLV and neutral, held out", len(right), f"{100 * macro(right, said):.1f}", note
        ),
        _row("type as said, none included", "PLV held out", len(events), f"{100 * macro(kinds, whole):.1f}"),
    ]


def _odds(logs: relation_weights.Scores) -> dict[str, float]:
    return {kind: float(p) for kind, p in zip(relation_weights.types(), np.exp(logs), strict=True)}


def _row(figure: str, corpus: str, size: int, value: str, note: str = "", page: str = "accuracy") -> dict[str, str]:
    return {"figure": figure, "corpus": corpus, "size": str(size), "value": value, "note": note, "page": page}
