"""Status of marked events: our own sentences (`training/data/status.tsv`), the half that the rules were not tuned on.

A sentence is of the half reported on where the first byte of its SHA-256 is odd. Nothing is trained on either half by
the rules; the encoder's own heads are another thing.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import sanudo
from sanudo.reading.status import status_of
from sanudo.reading.tree import tree_of

SENTENCES = Path(__file__).resolve().parent.parent / "training" / "data" / "status.tsv"
WRITTEN = 2024  # the year in which the sentences were written: what "historical" is seen from


def sentences(part: str) -> Iterator[tuple[str, int, str]]:
    """(sentence, offset of the trigger, status) of the half to tune on ("tune") or to report on ("report")."""
    if not SENTENCES.is_file():
        raise FileNotFoundError(f"{SENTENCES} is not there")
    for line in SENTENCES.read_text("utf-8").splitlines():
        marked, status = line.split("\t")
        report = hashlib.sha256(marked.encode()).digest()[0] % 2 == 1
        if report == (part == "report"):
            yield re.sub(r"</?e>", "", marked), marked.index("<e>"), status


def guess(sentence: str, offset: int) -> str:
    """The status that the rules give the trigger at an offset."""
    tree = tree_of(sanudo.parse(sentence))
    head = next(i for i, token in enumerate(tree.parsed.tokens) if token.end > offset)
    return status_of(tree, head, tree.token(head).pos in ("NOUN", "PROPN"), WRITTEN)


def confusion(part: str) -> Counter[tuple[str, str]]:
    """How often which status (first) was read as which."""
    return Counter((gold, guess(text, offset)) for text, offset, gold in sentences(part))


def measure() -> list[dict[str, str]]:
    """Accuracy, the majority's, and each status's recall and precision."""
    counts = confusion("report")
    size = sum(counts.values())
    right = sum(n for (gold, told), n in counts.items() if gold == told)
    by_gold = Counter({g: sum(n for (gold, _), n in counts.items() if gold == g) for g, _ in counts})
    rows = [
        ("status, accuracy", f"{right / size:.3f}", "rules; the half not tuned on, told apart by hash"),
        ("status, the most frequent always", f"{max(by_gold.values()) / size:.3f}", ""),
    ]
    for status in sorted(by_gold):
        told = sum(n for (_, t), n in counts.items() if t == status)
        hit = counts[status, status]
        wrong = ", ".join(f"{t} {n}" for (g, t), n in sorted(counts.items()) if g == status and t != status)
        value = f"{hit / max(1, told):.3f} / {hit / by_gold[status]:.3f}"
        rows.append((f"status {status}, precision / recall", value, f"read as: {wrong or '-'}"))
    return [
        {"figure": name, "corpus": "own sentences", "size": str(size), "value": value, "note": note}
        for name, value, note in rows
    ]
