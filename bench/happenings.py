"""Events across the documents of a story, on topics of ECB+ that nothing was learned from: CoNLL F1 with gold mentions.

Documents of one story (12_ecb, 12_ecbplus) are laid together; every gold mention of an action counts, those in no chain
stand alone. Ours joins mentions that `sanudo.comparing.happenings` holds for one, by average linkage; the rival joins
those whose last words have one stem.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import sanudo
from bench.coref_score import conll
from bench.ecb import corpora
from bench.ecb_chains import _bare, spans_of
from sanudo.article.types import Article, Part, Span, article_id
from sanudo.comparing.actors import find_actors
from sanudo.comparing.differing.lines import Line, Lines, lines_of
from sanudo.comparing.frames import Frame, frame_at, top_of
from sanudo.comparing.happenings import log_odds
from sanudo.comparing.profiles import stem
from sanudo.reading.types import Reading

JOIN = 0.5  # mean probability from which two groups of mentions are one happening; chosen on topics that teach


@dataclass(frozen=True)
class Told:
    """A gold mention: where it stands, its chain, its words and the frame we make of it."""

    document: str
    span: Span
    chain: str
    words: str
    frame: Frame | None


@dataclass(frozen=True)
class Story:
    """The gold mentions of a story's documents, and the lines of these."""

    name: str
    mentions: list[Told]
    lines: Lines


def measure() -> list[dict[str, str]]:
    """CoNLL F1 of ours and of the rival over the held-out topics."""
    gold: list[set[Hashable]] = []
    ours: list[set[Hashable]] = []
    rival: list[set[Hashable]] = []
    for story in stories("report"):
        gold += _chains(story, [mention.chain for mention in story.mentions])
        ours += _chains(story, grouped(story))
        rival += _chains(story, [stem(mention.words.split()[-1].lower()) for mention in story.mentions])
    corpus, size = "ECB+, topics 3, 7, 11 ...", str(sum(map(len, gold)))
    figures = []
    for what, found in (("ours", ours), ("one stem of the last word", rival)):
        score = conll(gold, found)
        note = f"MUC {score['muc']:.3f}, B3 {score['b3']:.3f}, CEAF {score['ceafe']:.3f}"
        name = f"events across documents, gold mentions, CoNLL F1: {what}"
        figures.append({"figure": name, "corpus": corpus, "size": size, "value": f"{score['conll']:.3f}", "note": note})
    return figures


def stories(part: str, topics: int = 100) -> Iterator[Story]:
    """The stories of the topics that teach ("tune"), the first so many, or of those held out ("report")."""
    root = corpora() / "stories/ecb"
    numbers = sorted(int(path.name) for path in root.iterdir() if path.is_dir())
    for topic in [n for n in numbers if (n % 4 == 3) == (part == "report")][:topics]:
        for plus in (False, True):
            paths = [p for p in sorted((root / str(topic)).glob("*.xml")) if p.stem.endswith("ecbplus") == plus]
            if paths:
                yield _story(f"{topic}_{'ecbplus' if plus else 'ecb'}", [_document(path) for path in paths])


def _story(name: str, documents: list[tuple[str, Reading, list[tuple[Span, str]]]]) -> Story:
    readings = tuple(reading for _, reading, _ in documents)
    actor_of = {member: actor for actor in find_actors(readings) for member in actor.members}
    lines = lines_of(readings, actor_of, [])
    by: dict[str, list[Line]] = defaultdict(list)
    for line in lines.lines:
        by[line.article].append(line)
    mentions = []
    for document, reading, gold in documents:
        for span, chain in gold:
            line = next((x for x in by[reading.article.id] if x.sentence.start <= span.start < x.sentence.end), None)
            top = top_of(line, span) if line else None
            frame = frame_at(line, top) if line and top is not None else None
            mentions.append(Told(document, span, chain, span.of(reading.article.text), frame))
    return Story(name, mentions, lines)


def _document(path: Path) -> tuple[str, Reading, list[tuple[Span, str]]]:
    root = ET.parse(path).getroot()
    text, spans = spans_of(list(root.iter("token")))
    chains = {
        source.get("m_id"): relation.get("note") or f"{path.stem}{relation.get('r_id')}"
        for relation in root.iter()
        if relation.tag in ("CROSS_DOC_COREF", "INTRA_DOC_COREF")
        for source in relation.iter("source")
    }
    gold = []
    markables = root.find("Markables")
    for markable in markables if markables is not None else ():
        found = [spans[key] for anchor in markable.iter("token_anchor") if (key := anchor.get("t_id")) in spans]
        if found and markable.tag.startswith(("ACTION", "NEG_ACTION")):
            span = Span(*_bare(text, found[0][0], found[-1][1]))
            gold.append((span, chains.get(markable.get("m_id")) or f"{path.stem}:{markable.get('m_id')}"))
    whole = (Part("paragraph", Span(0, len(text))),)
    article = Article(article_id(path.name, text.encode()), path.name, text, parts=whole, language="en")
    return path.stem, sanudo.analyse(article), gold


def grouped(story: Story, join: float = JOIN) -> list[int]:
    """A group for each mention: those most alike are joined first, as long as the mean of their pairs is enough."""
    size = len(story.mentions)
    alike = np.zeros((size, size))
    for i, a in enumerate(story.mentions):
        for j, b in enumerate(story.mentions[:i]):
            if a.frame is not None and b.frame is not None:
                alike[i, j] = alike[j, i] = 1 / (1 + np.exp(-log_odds(a.frame, b.frame, story.lines)))
    group, counts = list(range(size)), np.ones(size)
    means = alike.copy()
    while size > 1:
        i, j = np.unravel_index(int(np.argmax(means)), means.shape)
        if means[i, j] < join:
            break
        joined = (means[i] * counts[i] + means[j] * counts[j]) / (counts[i] + counts[j])
        means[i, :], means[:, i], means[j, :], means[:, j] = joined, joined, 0, 0
        means[i, i] = 0
        counts[i] += counts[j]
        group = [int(i) if g == j else g for g in group]
    return group


def _chains(story: Story, keys: Iterable[Hashable]) -> list[set[Hashable]]:
    table: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, key in zip(story.mentions, keys, strict=True):
        table[key].add((story.name, mention.document, mention.span))
    return list(table.values())


if __name__ == "__main__":
    for row in measure():
        print(row["value"], row["size"], row["figure"], row["note"])
