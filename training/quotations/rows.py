"""Annotated articles in, rows out: the numbers of each proposed content, how like the gold it is, how well linked.

The rate of a cue is told to an article without what that article itself gave to the rate.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.polnear import Attribution
from bench.quotations import iou, overlaps
from sanudo.article.types import Article, Span
from sanudo.language.types import Parsed
from sanudo.reading.cues import find_cues
from sanudo.reading.mentions import find_mentions
from sanudo.reading.quotations import features
from sanudo.reading.quotations.anchors import Proposal
from sanudo.reading.quotations.field import field_of
from sanudo.reading.quotations.ground import Ground, ground_of
from sanudo.reading.quotations.weighing import weighed
from sanudo.reading.sentences import parse_article
from sanudo.reading.speakers import Speaker
from sanudo.reading.tree import Tree

Key = tuple[str, int]
LEAST_SEEN = 3  # times a word that was a cue must have been seen to have a rate
COMMON = 60  # times a word that never was one must have been seen
RATES = Path(features.__file__).parents[1] / "data" / "cue_rates.tsv"


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with all that is asked of it before its quotations, and the gold."""

    article: Article
    ground: Ground
    gold: list[Attribution]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The proposals of an article with their numbers, and for each (likeness, linked)."""

    prepared: Prepared
    proposals: list[Proposal]
    speakers: list[Speaker | None]
    numbers: NDArray[np.float32]
    aims: NDArray[np.float32]


def prepared(articles: Iterable[tuple[Article, list[Attribution]]]) -> Iterator[Prepared]:
    """Each article through the language pipeline."""
    for article, gold in articles:
        parsed, _ = parse_article(article)
        mentions, entities = find_mentions(parsed)
        if parsed.tokens:
            yield Prepared(article, ground_of(article, parsed, mentions, entities), gold)


def weigh(one: Prepared, rates: features.Rates | None = None) -> Weighed:
    """The rows of an article."""
    proposals, numbers, speakers = weighed(field_of(one.ground), find_cues(one.ground.tree), rates)
    aims = [_aim(one, proposal, speaker) for proposal, speaker in zip(proposals, speakers, strict=True)]
    table = np.array(numbers, dtype=np.float32).reshape(len(numbers), len(features.NAMES))
    return Weighed(one, proposals, speakers, table, np.array(aims, dtype=np.float32).reshape(len(aims), 2))


def spans_of(tree: Tree, proposal: Proposal) -> tuple[Span, ...]:
    """The spans of a proposal's content."""
    return tuple(tree.span(list(range(first, last + 1))) for first, last in proposal.content)


def _aim(one: Prepared, proposal: Proposal, speaker: Speaker | None) -> tuple[float, float]:
    """How like the content is to the nearest gold one, and how well linked: cue and source right 1, one of them .5."""
    spans = spans_of(one.ground.tree, proposal)
    best = (0.0, 0.0)
    for gold in one.gold:
        if gold.content[0].start >= spans[-1].end or gold.content[-1].end <= spans[0].start:
            continue
        likeness = iou(gold.content, spans)
        if likeness > best[0]:
            cue = proposal.anchor.cue is not None and overlaps(_run(one.ground.tree, proposal), gold.cue)
            source = overlaps(speaker.span if speaker else None, gold.source) if gold.source else cue
            best = (likeness, (cue + source) / 2)
    return best


def _run(tree: Tree, proposal: Proposal) -> Span:
    first, last = proposal.anchor.run
    return Span(tree.token(first).start, tree.token(last).end)


def counted(parsed: Parsed, gold: list[Attribution]) -> tuple[Counter[Key], Counter[Key]]:
    """How often each word heads a cue, and how often it is seen."""
    starts = [token.start for token in parsed.tokens]
    heads = {head for one in gold if (head := _head(parsed, starts, one.cue)) is not None}
    cues: Counter[Key] = Counter()
    seen: Counter[Key] = Counter()
    for index, token in enumerate(parsed.tokens):
        part = features.part_of(token.pos)
        if part:
            seen[token.lemma.lower(), part] += 1
            cues[token.lemma.lower(), part] += index in heads
    return cues, seen


def _head(parsed: Parsed, starts: list[int], cue: tuple[Span, ...]) -> int | None:
    inside = sorted({i for s in cue for i in range(bisect_left(starts, s.start), bisect_left(starts, s.end))})
    words = [i for i in inside if parsed.tokens[i].pos in ("VERB", "NOUN", "ADJ")]
    tops = [i for i in inside if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i]
    best = [i for i in tops if i in words] or words or tops
    return best[0] if best else None


def rates_of(cues: Mapping[Key, int], seen: Mapping[Key, int]) -> dict[Key, tuple[float, float]]:
    """The rates as features.cue_rates gives them."""
    return {
        key: (log((cues[key] + 0.2) / (seen[key] - cues[key] + 1.8)), log(1 + seen[key]))
        for key in seen
        if seen[key] > 0
    }


def kept_rates(cues: Counter[Key], seen: Counter[Key]) -> list[Key]:
    """The words whose rate is worth keeping."""
    words = [key for key in seen if key[0] == ":" or key[0].replace("-", "").isalpha()]
    return sorted(k for k in words if (cues[k] and seen[k] >= LEAST_SEEN) or seen[k] >= COMMON or k[0] == ":")


def write_rates(cues: Counter[Key], seen: Counter[Key]) -> None:
    """The rates into the file that ships."""
    lines = [
        "# How often a word headed a cue among how often it was seen in PolNeAR's training articles and in what was",
        "# written for this project; made by training/quotations. part: 1 verb, 2 noun, 3 adjective, 4 punctuation.",
        "lemma\tpart\tcues\tseen",
        *(f"{word}\t{part}\t{cues[word, part]}\t{seen[word, part]}" for word, part in kept_rates(cues, seen)),
    ]
    RATES.write_text("\n".join(lines) + "\n", "utf-8")
