"""Copies: pairs of the background corpus with half of one report's words in the other, against pairs read by hand."""

from __future__ import annotations

import re
from pathlib import Path

from bench.stories import background
from sanudo.article.types import Span
from sanudo.comparing.reprints import reprints_of, sheet

READ = Path(__file__).resolve().parent / "data/copies.tsv"
HALF = 0.5
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"”’']*(?=\s|$)|(?=\n)|$|[.!?]+(?!\s))+")


def measure() -> list[dict[str, str]]:
    """Recall and precision on the pairs that were read, and how many pairs are told in all."""
    sheets = (sheet(a, [Span(*m.span()) for m in SENTENCE.finditer(a.text)]) for a in background(40_000))
    told = {tuple(sorted((int(r.copy, 16), int(r.original, 16)))) for r in reprints_of(sheets) if r.containment >= HALF}
    rows = [line.split("\t") for line in READ.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    copies = {(int(a), int(b)) for a, b, answer in rows if answer == "yes"}
    others = {(int(a), int(b)) for a, b, answer in rows if answer == "no"}
    right, wrong = len(told & copies), len(told & others)
    note = f"{len(told)} pairs told in all; most pairs read were told by this version or the one before"
    return [
        row("copies told, of those read", right / len(copies), f"{len(copies)} copies"),
        row("told and right, of those read", right / (right + wrong), f"{right + wrong} pairs told", note),
    ]


def row(figure: str, value: float, size: str, note: str = "") -> dict[str, str]:
    return {"figure": figure, "corpus": "US news 2000-2020", "size": size, "value": f"{value:.3f}", "note": note}
