"""ECB+ as texts with gold mentions and chains of people, bodies and places within a document.

Only some sentences of a document are annotated there, and of them who takes part in events: what we find besides is no
error, and a mention without a chain tells nothing. Every fourth topic (3, 7, 11 ...) is to report on, the rest to tune
on.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from bench.ecb import corpora, words_of
from bench.meantime import PRONOUNS, Document, Gold
from bench.tokens_as_text import laid_out

KINDS = {"PER": "PERSON", "ORG": "ORG", "GPE": "LOC", "GEO": "LOC", "FAC": "LOC"}


def documents(part: str) -> Iterator[Document]:
    """The documents of the topics to tune on ("tune") or of those to report on ("report")."""
    for path in sorted(
        (corpora() / "stories/ecb").glob("*/*.xml"), key=lambda path: (int(path.parent.name), path.name)
    ):
        if (int(path.parent.name) % 4 == 3) == (part == "report"):
            yield _document(path)


def _document(path: Path) -> Document:
    root = ET.parse(path).getroot()
    text, spans = spans_of(list(root.iter("token")))
    chains = {
        source.get("m_id"): relation.get("note") or relation.get("r_id")
        for relation in root.iter()
        if relation.tag in ("CROSS_DOC_COREF", "INTRA_DOC_COREF")
        for source in relation.iter("source")
    }
    mentions = []
    markables = root.find("Markables")
    for markable in markables if markables is not None else ():
        kind = KINDS.get(markable.tag.rsplit("_", 1)[-1])
        found = [spans[key] for anchor in markable.iter("token_anchor") if (key := anchor.get("t_id")) in spans]
        if not found or kind is None or not markable.tag.startswith(("HUMAN_PART", "LOC")):
            continue
        chain = chains.get(markable.get("m_id"))
        if chain:
            start, end = _bare(text, found[0][0], found[-1][1])
            mentions.append(Gold(start, end, _form(text, start, end), kind, f"{path.stem}:{chain}"))
    tokens = tuple((*span, 0) for span in spans.values())
    return Document(path.stem, text, tokens, tuple(sorted(mentions, key=lambda m: (m.start, m.end))))


def spans_of(tokens: list[ET.Element]) -> tuple[str, dict[str | None, tuple[int, int]]]:
    """The tokens as text, without the address at the head; and where each stands."""
    words = words_of(tokens)
    text, spans = laid_out(words)
    kept = tokens[len(tokens) - len(words) :]
    return text, {token.get("t_id"): span for token, span in zip(kept, spans, strict=True)}


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without quotes before it and what a word was not parted from: "he's", "I'm", "Academy's"."""
    while start < end - 1 and not text[start].isalnum():
        start += 1
    cut = re.search(r"(?:['’](?:s|m|re|ve|d|ll)?|\W)+$", text[start:end])
    return start, start + cut.start() if cut and cut.start() else end


def _form(text: str, start: int, end: int) -> str:
    """NAM, PRO or NOM: a name has a capital that does not begin a line alone."""
    words = text[start:end].split()
    if " ".join(words).casefold() in PRONOUNS:
        return "PRO"
    plain = start > 0 and text[start - 1] != "\n"
    return "NAM" if any(word[:1].isupper() and (plain or i) for i, word in enumerate(words)) else "NOM"
