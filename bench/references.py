"""Whom pronouns and nouns mean in real news, against readers who judged it: `python -m bench.references --errors`.

Readers said of every pronoun of some 760 reports of the background corpus whom it means, and of nouns such as "the
minister" (training/data/judged_references_kept.tsv has the quarter that never taught). Right is a reference linked to
all whom it means and to nobody else; where nobody with a name is meant, one that is left open.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import sanudo
from sanudo.article.types import Span
from sanudo.reading.types import Reading
from training.references.judged import KEPT, Judged, plain_name, references_judged

CORPORA = Path(os.environ.get("SANUDO_CORPORA", Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"))
KINDS = {
    "he, she": frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself")),
    "it": frozenset(("it", "its", "itself")),
    "they": frozenset(("they", "them", "their", "theirs", "themselves")),
}
NOUNS = "the minister, the company"
Tell = Callable[[str], None]


def measure() -> list[dict[str, str]]:
    """The figures of the reports that never taught."""
    n = count()
    if not n:
        raise FileNotFoundError(f"no reports of the background corpus in {CORPORA}")
    rows = []
    for kind in (*KINDS, NOUNS):
        told = n[f"{kind} right"] + n[f"{kind} wrong"]
        named = n[f"{kind} named"]
        note = f"{n[f'{kind} right']} right, {n[f'{kind} wrong']} wrong"
        for figure, whole in (("right of those linked", told), ("right of those that mean a name", named)):
            value = f"{n[f'{kind} right'] / max(1, whole):.3f}"
            corpus = "American news, judged by reading, kept out"
            rows.append(
                {"figure": f"{kind}: {figure}", "corpus": corpus, "size": str(whole), "value": value, "note": note}
            )
    return rows


def count(file: Path = KEPT, tell: Tell = lambda line: None, corpora: Path = CORPORA) -> Counter[str]:
    """How many references of each kind mean a name, are linked rightly and wrongly."""
    n: Counter[str] = Counter()
    for key, text, judged in references_judged(corpora, file):
        reading = sanudo.analyse(sanudo.read_text(text, f"{key}.txt"))
        names = _names(reading)
        linked: dict[tuple[int, int], set[int]] = {}
        for number, entity in enumerate(reading.entities):
            for mention in entity.mentions:
                linked.setdefault((mention.span.start, mention.span.end), set()).add(number)
        for one in judged:
            kind = kind_of(one, text)
            if kind is None:
                continue
            found = linked.get((one.span.start, one.span.end), set())
            n[f"{kind} named"] += bool(one.who)
            if found:
                right = _is_right(names, found, one, text)
                n[f"{kind} {'right' if right else 'wrong'}"] += 1
                if not right:
                    told = ", ".join(sorted(reading.entities[e].name for e in found))
                    meant = ", ".join(names[-1].of(text) for names in one.who) or "nobody"
                    before = " ".join(text[max(0, one.span.start - 300) : one.span.start].split())
                    after = " ".join(text[one.span.end : one.span.end + 60].split())
                    tell(f"{key} [{meant}, told: {told}] ... {before} <<{one.span.of(text)}>> {after}")
    return n


def kind_of(one: Judged, text: str) -> str | None:
    """The kind of reference that was judged; None for names, relative pronouns and "I"."""
    words = one.span.of(text).lower()
    for kind, forms in KINDS.items():
        if words in forms:
            return kind
    return NOUNS if re.match(r"(?:the|this|that)\s", words) else None


def _names(reading: Reading) -> list[set[str]]:
    """The names of each entity, folded."""
    text = reading.article.text
    return [
        {plain_name(entity.name), *(plain_name(m.span.of(text)) for m in entity.mentions if m.form == "name")}
        for entity in reading.entities
    ]


def _is_right(names: list[set[str]], found: set[int], one: Judged, text: str) -> bool:
    """Whether each that is linked is meant, and as many are."""
    meant = [_meant(names, spans, text) for spans in one.who]
    return bool(meant) and all(any(e in each for each in meant) for e in found) and all(each & found for each in meant)


def _meant(names: list[set[str]], spans: tuple[Span, ...], text: str) -> set[int]:
    """The entities that somebody named there may be: those that bear the name."""
    told = {plain_name(span.of(text)) for span in spans}
    return {number for number, own in enumerate(names) if told & own}


if __name__ == "__main__":
    errors = "--errors" in sys.argv
    for key, value in sorted(count(tell=print if errors else lambda line: None).items()):
        print(key, value)
