"""Reads ECB+ (topics of two look-alike stories each) as articles, for the measurements of stories and events."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from pathlib import Path

from bench.tokens_as_text import laid_out
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
    return laid_out(words_of(list(ET.parse(file).getroot().iter("token"))))[0]


def words_of(tokens: list[ET.Element]) -> list[tuple[str, str]]:
    """Words with their sentences, without the address that heads the ecbplus documents."""
    words = [(token.text or "", token.get("sentence") or "0") for token in tokens]
    return [w for w in words if w[1] != "0"] if words and words[0][0].startswith("http") else words


def topic_of(story: str) -> int:
    """The topic's number, by which the corpus is split: even topics to tune on, odd to report on, and the reverse."""
    return int(story.split("_")[0])
