"""Status of marked events: our own sentences, the parts that the rules were not tuned on.

Of `training/data/status.tsv` the half where the first byte of the row's SHA-256 is odd; of `status_more.tsv`, which is
harder and marks the events of one sentence in turn, the fifth where that of the bare sentence is a multiple of five.
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

DATA = Path(__file__).resolve().parent.parent / "training" / "data"
SENTENCES = DATA / "status.tsv"
HARD = DATA / "status_more.tsv"
WRITTEN = 2024  # the year in which the sentences were written: what "historical" is seen from


def sentences(part: str, path: Path = SENTENCES) -> Iterator[tuple[str, int, str]]:
    """(sentence, offset of the trigger, status) of the part to tune on ("tune") or to report on ("report")."""
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there")
    for line in path.read_text("utf-8").splitlines():
        marked, status = line.split("\t")
        bare = re.sub(r"</?e>", "", marked)
        if path == HARD:
            report = hashlib.sha256(bare.encode()).digest()[0] % 5 == 0
        else:
            report = hashlib.sha256(marked.encode()).digest()[0] % 2 == 1
        if report == (part == "report"):
            yield bare, marked.index("<e>"), status


def guess(sentence: str, offset: int) -> str:
    """The status that the rules give the trigger at an offset."""
    tree = tree_of(sanudo.parse(sentence))
    head = next(i for i, token in enumerate(tree.parsed.tokens) if token.end > offset)
    return status_of(tree, head, tree.token(head).pos in ("NOUN", "PROPN"), WRITTEN)


def confusion(part: str, path: Path = SENTENCES) -> Counter[tuple[str, str]]:
    """How often which status (first) was read as which."""
    return Counter((gold, guess(text, offset)) for text, offset, gold in sentences(part, path))


def measure() -> list[dict[str, str]]:
    """Accuracy, the majority's, and each status's recall and precision, on both lists."""
    return [*_rows(SENTENCES, "own sentences"), *_rows(HARD, "own sentences, hard")]


def _rows(path: Path, corpus: str) -> list[dict[str, str]]:
    counts = confusion("report", path)
    size = sum(counts.values())
    right = sum(n for (gold, told), n in counts.items() if gold == told)
    by_gold = Counter({g: sum(n for (gold, _), n in counts.items() if gold == g) for g, _ in counts})
    rows = [
        ("status, accuracy", f"{right / size:.3f}", "rules; the part not tuned on, told apart by hash"),
        ("status, the most frequent always", f"{max(by_gold.values()) / size:.3f}", ""),
    ]
    for status in sorted(by_gold):
        told = sum(n for (_, t), n in counts.items() if t == status)
        hit = counts[status, status]
        wrong = ", ".join(f"{t} {n}" for (g, t), n in sorted(counts.items()) if g == status and t != status)
        value = f"{hit / max(1, told):.3f} / {hit / by_gold[status]:.3f}"
        rows.append((f"status {status}, precision / recall", value, f"read as: {wrong or '-'}"))
    return [
        {"figure": name, "corpus": corpus, "size": str(size), "value": value, "note": note}
        for name, value, note in rows
    ]
