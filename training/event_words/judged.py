"""Words of real news that were judged by reading, in; what they can be taught out.

training/data/judged_events.tsv has month, hash of the paragraph, where the word starts in it, and what it tells: a
PLOVER type, several with `/` where any will do, or none. The news itself is not kept here: without the corpus nothing
is taught.
Most of these words were taken for events by a head that had seen written text alone, and tell none.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sanudo.language.parse import parse
from sanudo.language.types import Parsed

FILE = Path(__file__).parent.parent / "data/judged_events.tsv"


def judged(corpora: Path) -> Iterator[tuple[Parsed, dict[int, tuple[str, ...] | None]]]:
    """Each paragraph with what is taught of a token: types, () for none; of the others, nothing."""
    told: dict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
    months = set()
    for line in FILE.read_text("utf-8").splitlines() if FILE.exists() else ():
        if line and not line.startswith("#"):
            month, key, start, label = line.split("\t")
            told[key][int(start)] = () if label == "none" else tuple(label.split("/"))
            months.add(month)
    news = corpora / "background/allsides.jsonl.xz"
    if not told or not news.exists():
        return
    for text in _paragraphs(news, months):
        words = told.pop(hashlib.sha256(text.encode()).hexdigest()[:12], None)
        if words:
            parsed = parse(text)
            yield parsed, {n: words[t.start] for n, t in enumerate(parsed.tokens) if t.start in words}


def _paragraphs(news: Path, months: set[str]) -> Iterator[str]:
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if (row.get("date") or "")[:7] in months:
                yield from (part.strip() for part in row["text"].split("\n"))
