"""`python -m training.stance_issues`: which words a stance is on, learned anew.

    python -m training.stance_issues           # learns, writes sanudo/reading/data/stance_issues.json
    python -m training.stance_issues --check   # tells how stances come out that teach nothing, beside the rules

Comes after training.event_words. Learns from what readers took for the issue of marked stances
(training/data/stance_issues.tsv) and of stances in real news (judged_issues.tsv): of all phrases and clauses near a
stance those that have most of the reader's words. Seeded; four minutes of one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import sanudo
from sanudo.language.event_words import names
from sanudo.reading import issue_choice
from sanudo.reading.issue_choice import ISSUE_FEATURES, choices, chosen, issue_values, persons_in
from sanudo.reading.seen_stances import issue_by_rule
from sanudo.reading.stances import Stance, find_stances
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.trees import built
from training.event_judge.told import is_held
from training.event_words.__main__ import CORPORA
from training.event_words.judged_stances import issues_judged
from training.event_words.marks import paragraphs_in
from training.news_reports import lines_of
from training.quotations.trees import told_of
from training.stance_issues.likeness import ENOUGH, alike

DATA = Path(__file__).parent.parent / "data"
OUT = Path(issue_choice.__file__).parent / "data/stance_issues.json"
TREES, LEAVES, RATE = 150, 16, 0.08
NEARLY = 0.05  # how much less alike than the likest
_SEEN = 0.3
NEWS = 2.0  # how much a choice in real news weighs


@dataclass(frozen=True)
class Case:
    """A stance in a paragraph, whether a table has its word, the reader's words for its issue, and of each choice how
    alike these it is and its features."""

    tree: Tree
    stance: Stance
    source: str
    words: str
    alike: tuple[float, ...]
    values: tuple[tuple[float, ...], ...]
    is_news: bool = False

    def right_by(self, tokens: Sequence[int]) -> float:
        """How alike the reader's words some tokens are."""
        return alike(self.tree.span(list(tokens)).of(self.tree.parsed.text), self.words) if tokens else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.stance_issues", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    cases = [*read_cases(), *cases_of_news(args.corpora)]
    print(len(cases), "stances,", sum(len(case.alike) for case in cases), "choices")
    if args.check:
        check(cases)
    else:
        OUT.write_text(json.dumps(fit(cases), separators=(",", ":")) + "\n", "utf-8")


def read_cases() -> Iterator[Case]:
    """The marked stances of which a reader said what they are on."""
    told: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for line in (DATA / "stance_issues.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            file, paragraph, start, words = line.split("\t")
            if words:
                told.setdefault((file, paragraph), []).append((int(start), words))
    for path in sorted((DATA / "events").glob("*.txt")):
        for one in paragraphs_in(path):
            wanted = told.get((path.stem, hashlib.sha256(one.text.encode()).hexdigest()[:12]))
            if not wanted:
                continue
            tree = tree_of(sanudo.parse(one.text))
            for start, words in wanted:
                mark = next(mark for mark in one.marks if mark.start == start and mark.stance)
                found = _stance_at(tree, mark.start, mark.end, str(mark.stance))
                if found is not None:
                    yield _case(tree, *found, words)


def cases_of_news(corpora: Path) -> Iterator[Case]:
    """The stances of real news of which a reader said what they are on, but for what bench.told_news measures."""
    for key, text, judged in issues_judged(corpora):
        if is_held(key):
            continue
        for start, line in lines_of(text):
            here = [one for one in judged if start <= one.start < start + len(line)]
            tree = tree_of(sanudo.parse(line)) if here else None
            for one in here if tree else ():
                end = next((t.end for t in tree.parsed.tokens if t.start == one.start - start), one.start - start + 1)
                found = _stance_at(tree, one.start - start, end, one.side)
                if found is not None:
                    yield replace(_case(tree, *found, text[one.begin : one.end]), is_news=True)


def _stance_at(tree: Tree, start: int, end: int, side: str) -> tuple[Stance, str] | None:
    """The stance that is read in marked words, from the tables or seen; else of the word that the others hang from."""
    inside = [n for n, token in enumerate(tree.parsed.tokens) if token.start < end and start < token.end]
    for stance in find_stances(tree, frozenset()):
        if stance.head in inside:
            return stance, "table"
    seen = [(1 - one.stances[0], one) for one in tree.parsed.telling if one.token in inside]
    sure, likeliest = max(seen, key=lambda row: row[0], default=(0.0, None))
    if likeliest is not None and sure >= _SEEN:
        side = names()["stances"][max(range(1, len(likeliest.stances)), key=lambda n: likeliest.stances[n])]
        head = likeliest.token
    else:
        tops = [n for n in inside if tree.token(n).head not in inside or tree.token(n).head == n]
        if not tops:
            return None
        head = tops[0]
    return Stance(head, side, issue_by_rule(tree, head, frozenset()), head), "seen"


def _case(tree: Tree, stance: Stance, source: str, words: str) -> Case:
    found, persons = choices(tree, stance), persons_in(tree)
    return Case(
        tree,
        stance,
        source,
        words,
        tuple(alike(tree.span(list(one.tokens)).of(tree.parsed.text), words) for one in found),
        tuple(issue_values(tree, stance, source, one, persons) for one in found),
    )


def fit(cases: Sequence[Case]) -> dict[str, object]:
    """The trees as the package reads them."""
    rows, aims, weights = [], [], []
    for case in cases:
        weights += [NEWS if case.is_news else 1.0] * len(case.values)
        best = max(case.alike, default=0.0)
        rows += case.values
        aims += [one >= ENOUGH and one >= best - NEARLY for one in case.alike]
    model = HistGradientBoostingClassifier(
        max_iter=TREES,
        max_leaf_nodes=LEAVES,
        learning_rate=RATE,
        l2_regularization=3,
        min_samples_leaf=20,
        early_stopping=False,
        random_state=0,
    ).fit(np.array(rows, np.float32), np.array(aims), sample_weight=np.array(weights))
    return told_of(model, ISSUE_FEATURES)


def check(cases: Sequence[Case]) -> None:
    """How stances in paragraphs that taught nothing come out, in five parts, chosen as the package chooses."""
    part = [zlib.crc32(case.tree.parsed.text.encode()) % 5 for case in cases]
    told = [0.0] * len(cases)
    for own in range(5):
        model = built(fit([case for case, of in zip(cases, part, strict=True) if of != own]))
        for n, case in enumerate(cases):
            if part[n] == own:
                tokens, _ = chosen(case.tree, case.stance, case.source, frozenset(), persons_in(case.tree), model)
                told[n] = case.right_by(tokens)
    for source, news in (("table", False), ("seen", False), ("table", True), ("seen", True)):
        own_cases = [n for n, case in enumerate(cases) if case.source == source and case.is_news == news]
        by_rule = [case.right_by(case.stance.issue) for case in cases]
        for name, shares in (("rule", by_rule), ("choice", told)):
            right = sum(shares[n] >= ENOUGH for n in own_cases) / max(1, len(own_cases))
            mean = sum(shares[n] for n in own_cases) / max(1, len(own_cases))
            print(f"{'news, ' * news}{source}, {name}: {right:.3f} right, F1 {mean:.3f}, of {len(own_cases)}")


if __name__ == "__main__":
    main()
