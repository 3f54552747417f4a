"""A month of the background corpus in, its stories out, read: what differences are taught and judged on."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator

import sanudo
from bench.ecb import corpora
from sanudo.article.types import Article
from sanudo.reading.types import Reading
from sanudo.sources.read import read_text

LARGEST, MOST, LONGEST = 8, 45, 9000  # reports of a story, stories of a month, characters of a report


def stories_of(month: str) -> Iterator[list[Reading]]:
    """The stories of a month of the background corpus that several reports tell."""
    path = corpora() / "background/allsides.jsonl.xz"
    articles: dict[str, Article] = {}
    seen = set()
    if not path.exists():
        return
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if (row.get("date") or "").startswith(month)]
    for number, row in enumerate(rows):
        if row["text"][:100] not in seen:
            seen.add(row["text"][:100])
            body = "\n\n".join(part.strip() for part in row["text"].split("\n") if part.strip())
            article = read_text(
                f"{row.get('title') or 'News'}\n\n{row['date']}\n\n{body}", name=f"{month}-{number}.txt"
            )
            articles[article.id] = article
    groups = [group for group in sanudo.group(articles.values()) if 2 <= len(group) <= LARGEST][:MOST]
    kept = [[a for a in group if len(articles[a].text) < LONGEST] for group in groups]
    known = {a: articles[a] for group in kept for a in group}
    for group in sanudo.group(known.values()):
        if len(group) > 1:
            yield [sanudo.analyse(known[a]) for a in group]
