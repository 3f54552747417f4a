"""The head for quotations alone, before any rule: PolNeAR dev."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

from sanudo.language.parse import parse
from training.encoder.corpora import Example, attributions

CORPORA = Path(os.environ.get("SANUDO_CORPORA", Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"))


def measure() -> list[dict[str, Any]]:
    """F of each quotation label by word."""
    if not (CORPORA / "quotations").exists():
        raise FileNotFoundError(f"no corpora in {CORPORA}")
    return quotation()


def quotation() -> list[dict[str, Any]]:
    """Words labelled as PolNeAR's outermost attributions have them; B- and I- are one."""
    right, said, gold = Counter[str](), Counter[str](), Counter[str]()
    for example in attributions(CORPORA / "quotations/polnear/dev"):
        found = parse(text_of(example)).quotation
        if len(found) != len(example.quotation):  # the words fell otherwise where white space was odd
            continue
        for a, b in zip(example.quotation, found, strict=True):
            a, b = a[2:], b[2:]
            gold[a] += 1
            said[b] += 1
            right[a] += a == b
    return [
        {
            "figure": f"quotation head, words, {k} F",
            "corpus": "PolNeAR dev",
            "size": f"{gold[k]} words",
            "value": f"{200 * right[k] / (said[k] + gold[k]):.1f}",
            "note": f"P {100 * right[k] / max(1, said[k]):.1f} R {100 * right[k] / max(1, gold[k]):.1f}",
        }
        for k in ("CUE", "SOURCE", "CONTENT")
    ]


def text_of(example: Example) -> str:
    """The example's words with single spaces where the source had any."""
    pairs = zip(example.words, example.spaces, strict=True)
    return "".join((" " if s and i else "") + w for i, (w, s) in enumerate(pairs))
