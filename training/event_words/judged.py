"""Words of real news that were judged by reading, in; what they can be taught out.

training/data/judged_events.tsv has month, hash of the paragraph, where the word starts in it, and what it tells: a
PLOVER type, several with `/` where any will do, or none. The news itself is not kept here: without the corpus nothing
is taught.
Most of these words were taken for events by heads that had seen little or no news, and half of them tell none.
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


def judged(corpora: Path, without_kept: bool = False) -> Iterator[tuple[Parsed, dict[int, tuple[str, ...] | None]]]:
    """Each paragraph with what is taught of a token: types, () for none; of the others, nothing. `without_kept`:
    without those that are kept from teaching."""
    for key, text, words in paragraphs_judged(corpora):
        if without_kept and is_kept(key):
            continue
        parsed = parse(text)
        yield parsed, {n: words[t.start] for n, t in enumerate(parsed.tokens) if t.start in words}


def is_kept(key: str) -> bool:
    """Whether a paragraph of this hash is kept from teaching where that is asked, one in three."""
    return int(key, 16) % 3 == 0


def paragraphs_judged(corpora: Path) -> Iterator[tuple[str, str, dict[int, tuple[str, ...]]]]:
    """Each paragraph's hash, its text, and of the words that were judged, by where they start, the types or ()."""
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
        key = hashlib.sha256(text.encode()).hexdigest()[:12]
        words = told.pop(key, None)
        if words:
            yield key, text, words


def _paragraphs(news: Path, months: set[str]) -> Iterator[str]:
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if (row.get("date") or "")[:7] in months:
                yield from (part.strip() for part in row["text"].split("\n"))
