"""Reads ECB+ (topics of two look-alike stories each) as articles, for the measurements of stories and events."""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from sanudo.article.types import Article, article_id


def corpora() -> Path:
    """Where the labelled corpora stand; raises FileNotFoundError where they do not."""
    path = Path(os.environ.get("SANUDO_CORPORA", "../shared/corpora"))
    if not path.exists():
        raise FileNotFoundError(f"no corpora at {path}: set SANUDO_CORPORA to the folder that holds them")
    return path


def load() -> list[tuple[Article, str]]:
    """Every document as an article, with its story ("12_ecb", "12_ecbplus")."""
    found = []
    for file in sorted((corpora() / "stories/ecb").glob("*/*.xml")):
        topic, rest = file.stem.split("_", 1)
        story = f"{topic}_{'ecbplus' if rest.endswith('ecbplus') else 'ecb'}"
        text = document_text(file)
        found.append((Article(article_id(file.name, text.encode()), file.name, text), story))
    return found


def document_text(file: Path) -> str:
    """The tokens laid out as text, a sentence a line, without the address that heads the ecbplus documents."""
    sentences: dict[int, list[str]] = {}
    for token in ET.parse(file).getroot().iter("token"):
        sentences.setdefault(int(token.get("sentence") or 0), []).append(token.text or "")
    lines = [" ".join(words) for _, words in sorted(sentences.items())]
    if lines and lines[0].startswith("http"):
        lines = lines[1:]
    return re.sub(r" ([.,;:!?%)\]]|'s|n't|'')", r"\1", "\n".join(lines))


def topic_of(story: str) -> int:
    """The topic's number, by which the corpus is split: even topics to tune on, odd to report on, and the reverse."""
    return int(story.split("_")[0])
