"""MEANTIME's annotated Wikinews articles as texts with gold entity mentions and chains.

Read as published: tokens joined by spaces, a sentence a line. Only the sentences that the annotators read are kept.
The corpus Airbus tells the form of names alone: what else is a pronoun or a noun phrase is told here by its words.
"""

from __future__ import annotations

import hashlib
import os
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPORA = Path(os.environ.get("SANUDO_CORPORA", "../shared/corpora"))
PRONOUNS = frozenset(
    (
        *("he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself"),
        *(
            "they",
            "them",
            "their",
            "theirs",
            "themselves",
            "i",
            "me",
            "my",
            "mine",
            "myself",
            "we",
            "us",
            "our",
            "ours",
        ),
        *("who", "whom", "whose", "which", "that", "you", "your"),
    )
)
KINDS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "PRO": "MISC", "FIN": "MISC", "MIX": "MISC"}


@dataclass(frozen=True)
class Gold:
    """A gold mention: characters start..end, its syntactic type (NAM, PRE.NAM, PRO, NOM ...), kind, chain."""

    start: int
    end: int
    form: str
    kind: str
    chain: str


@dataclass(frozen=True)
class Document:
    """An article's text, the end of what was annotated, the tokens and sentences as given, and gold mentions."""

    name: str
    text: str
    tokens: tuple[tuple[int, int, int], ...]
    mentions: tuple[Gold, ...]


def documents(part: str, cross: bool = False) -> Iterator[Document]:
    """The articles to tune on (Apple, and half of Airbus by a hash of the name) or to report on (the other half).

    Chains are within an article, or with `cross` across articles.
    """
    for corpus in ("airbus", "apple"):
        for document in _corpus(corpus, cross):
            report = corpus == "airbus" and hashlib.sha256(document.name.encode()).digest()[0] % 2 == 1
            if report == (part == "report"):
                yield document


def _corpus(corpus: str, cross: bool) -> Iterator[Document]:
    folder = CORPORA / "meantime" / ("intra_cross-doc_annotation" if cross else "intra-doc_annotation")
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is not there; get NewsReader MEANTIME (English) or set SANUDO_CORPORA")
    for path in sorted((folder / f"corpus_{corpus}").glob("*.xml")):
        yield _document(path, cross)


def _document(path: Path, cross: bool) -> Document:
    root = ET.parse(path).getroot()
    text, spans, sentences, before = "", {}, {}, None
    for token in root.iter("token"):
        sentence = int(token.get("sentence", "0"))
        if before is not None:
            text += "\n" if sentence != before else " "
        start = len(text)
        text += token.text or ""
        spans[token.get("t_id")], sentences[token.get("t_id")] = (start, len(text)), sentence
        before = sentence
    anchors = {
        mention.get("m_id"): (mention, [a.get("t_id") for a in mention.iter("token_anchor")])
        for mention in root.iter("ENTITY_MENTION")
    }
    entities = {entity.get("m_id"): entity for entity in root.iter("ENTITY")}
    chains = {
        source.get("m_id"): entities[target.get("m_id")]
        for link in root.iter("REFERS_TO")
        for target in link.iter("target")
        for source in link.iter("source")
        if target.get("m_id") in entities
    }
    mentions = []
    for key, (mention, ids) in anchors.items():
        entity = chains.get(key)
        if ids and entity is not None:
            kind = KINDS.get(entity.get("ent_type", ""), "MISC")
            chain = (entity.get("instance_id") or "") if cross else ""
            chain = chain or f"{path.stem}:{entity.get('m_id')}"
            start, end = spans[ids[0]][0], spans[ids[-1]][1]
            form = mention.get("syntactic_type") or _form(text[start:end])
            mentions.append(Gold(start, end, form, kind, chain))
    last = max((sentences[ids[-1]] for _m, ids in anchors.values() if ids), default=-1)
    tokens = tuple((*spans[key], sentences[key]) for key in spans if sentences[key] <= last)
    end = max((token[1] for token in tokens), default=0)
    return Document(path.stem, text[:end], tokens, tuple(sorted(mentions, key=lambda m: (m.start, m.end))))


def _form(words: str) -> str:
    """The form of a mention for which none is given; lists and appositions count with neither."""
    if words.casefold() in PRONOUNS:
        return "PRO"
    return "" if " , " in words or " and " in words else "NOM"
