"""`python -m training.stance_judge`: which stances with their holders are told as positions, learned anew.

    python -m training.stance_judge --kept FOLDER     # learns, writes sanudo/reading/data/stance_judge.json
    python -m training.stance_judge --kept FOLDER --check

Comes after training.event_words and training.event_roles, FOLDER as for training.event_judge. The judge learns from the
reports that taught the heads in FOLDER nothing, and from real news that taught no head (judged_stances_kept.tsv), but
for the quarter that bench.told_news measures. A candidate counts as true where its words are marked with its side, and,
where the mark says who takes it, its holder is one of those; of real news, where it was judged so by reading, of that
kept, its issue too. News weighs more: written text is far denser in stances than what is read. Seeded; some minutes of
one core.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from sanudo import read_text
from sanudo.language import event_words
from sanudo.reading import stance_judge
from sanudo.reading.analyse import layers_of
from sanudo.reading.positions import held_in
from sanudo.reading.tree import tree_of
from sanudo.reading.trees import built
from training.event_judge.__main__ import reports_kept, use_heads
from training.event_judge.told import is_held
from training.event_words.__main__ import CORPORA
from training.event_words.judged_stances import KEPT, Judged, is_kept, reports_judged
from training.event_words.marks import Paragraph
from training.quotations.trees import told_of

OUT = Path(stance_judge.__file__).parent / "data/stance_judge.json"
TREES, LEAVES, RATE = 80, 8, 0.08
NEWS = 3.0  # how much a candidate of real news weighs
_SURE = ("own", "does")
# Who does these is for or against something too, which not every writer marked: nothing is taught of them.
_OPEN = frozenset(("REQUEST", "REJECT", "SUPPORT", "ACCUSE", "AGREE", "CONCEDE", "THREATEN", "PROTEST"))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.stance_judge", description=__doc__)
    parser.add_argument("--kept", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    shipped = event_words.MODEL
    use_heads(args.kept)
    rows, aims, reports, marked = [], [], [], 0
    for number, report in enumerate(reports_kept()):
        marked += sum(m.stance is not None for p in report for m in p.marks)
        for values, is_true in told_in(report):
            rows.append(values)
            aims.append(is_true)
            reports.append(number)
    for key, values, is_true in told_in_news(args.corpora):
        rows.append(values)
        aims.append(is_true)
        reports.append(-1 - int(key, 16) % 1000)
    use_heads(shipped)  # which these never taught
    for key, values, is_true in judged_kept(args.corpora):
        rows.append(values)
        aims.append(is_true)
        reports.append(-10_000 - int(key, 16) % 1000)
    table, told, of = np.array(rows, np.float32), np.array(aims), np.array(reports)
    print(len(set(reports)), "reports,", marked, "stances marked,", len(told), "candidates,", int(told.sum()), "true")
    if args.check:
        check(table, told, of)
    else:
        OUT.write_text(json.dumps(fit(table, told, of < 0), separators=(",", ":")) + "\n", "utf-8")


def told_in(report: list[Paragraph]) -> Iterator[tuple[tuple[float, ...], bool]]:
    """The candidates of a report as numbers, and whether each is true."""
    text = "\n\n".join(p.text for p in report)
    marks, who, start = [], {}, 0
    for number, p in enumerate(report):
        at = text.find(p.text, start)
        marks += [(at + m.start, at + m.end, m, number) for m in p.marks if m.stance or _OPEN & set(m.types)]
        for one, first, last in p.who:
            who.setdefault((number, one), []).append((at + first, at + last))
        start = at + len(p.text)
    _, parsed, _, mentions, entities, quotations, times = layers_of(read_text(text, "report.txt"))
    tree = tree_of(parsed)
    for held in held_in(tree, mentions, entities, quotations, times):
        if held.values is None:
            continue
        core = [tree.token(i) for i in stance_judge.words_of_stance(tree, held.stance)]
        here = [m for m in marks if any(t.start < m[1] and m[0] < t.end for t in core)]
        span = held.holder.span
        is_true = any(
            not (spans := [s for one in (m[2].sides or ((), ()))[0] for s in who.get((m[3], one), ())])
            or (span is not None and any(a < span.end and span.start < b for a, b in spans))
            for m in here
            if m[2].stance == held.stance.side
        )
        if is_true or not any(m[2].stance is None for m in here):
            yield tuple(float(value) for value in held.values), is_true


def told_in_news(corpora: Path) -> Iterator[tuple[str, tuple[float, ...], bool]]:
    """Of the real news that was judged and did not teach, the candidates that were judged, as numbers."""
    for key, text, judged in reports_judged(corpora):
        if not is_kept(key):
            continue
        _, parsed, _, mentions, entities, quotations, times = layers_of(read_text(text, "report.txt"))
        tree = tree_of(parsed)
        for held in held_in(tree, mentions, entities, quotations, times):
            start = held.holder.span.start if held.holder.span else None
            is_true = found_of(tree.token(held.stance.head).start, held.stance.side, start, judged)
            if held.values is not None and is_true is not None:
                yield key, tuple(float(value) for value in held.values), is_true


def judged_kept(corpora: Path) -> Iterator[tuple[str, tuple[float, ...], bool]]:
    """Of the real news that taught no head, the candidates that were judged, as numbers."""
    for key, text, judged in reports_judged(corpora, KEPT):
        if is_held(key):
            continue
        found = {(one.start, one.side, one.holder): one.found for one in judged if one.found != "open"}
        _, parsed, _, mentions, entities, quotations, times = layers_of(read_text(text, "report.txt"))
        tree = tree_of(parsed)
        for held in held_in(tree, mentions, entities, quotations, times):
            start = held.holder.span.start if held.holder.span else None
            one = found.get((tree.token(held.stance.head).start, held.stance.side, start))
            if held.values is not None and one is not None:
                yield key, tuple(float(value) for value in held.values), one == "true"


def found_of(word: int, side: str, holder: int | None, judged: list[Judged]) -> bool | None:
    """Whether a candidate is true as it was judged; None where that is not known."""
    for one in judged:
        if one.start == word and one.stance is not None:
            if one.stance != side:
                return False
            if one.side == side and one.holder == holder:
                return one.found == "true"
    return None


def fit(table: NDArray[np.float32], told: NDArray[np.bool_], is_news: NDArray[np.bool_]) -> dict[str, object]:
    """The trees as the package reads them; what the encoder sees can only speak for a candidate."""
    model = HistGradientBoostingClassifier(
        max_iter=TREES,
        max_leaf_nodes=LEAVES,
        learning_rate=RATE,
        l2_regularization=5,
        min_samples_leaf=20,
        monotonic_cst=[int(name in _SURE) for name in stance_judge.FEATURES],
        early_stopping=False,
        random_state=0,
    ).fit(table, told, sample_weight=np.where(is_news, NEWS, 1.0))
    return told_of(model, stance_judge.FEATURES)


def check(table: NDArray[np.float32], told: NDArray[np.bool_], reports: NDArray[np.int_]) -> None:
    """How candidates of reports that taught nothing come out, in five parts."""
    chances = np.zeros(len(told))
    is_news = reports < 0
    for part in range(5):
        learnt = reports % 5 != part
        judge = built(fit(table[learnt], told[learnt], is_news[learnt]))
        chances[~learnt] = [judge.probability(row) for row in table[~learnt].tolist()]
    for name, of in (("written", ~is_news), ("news", is_news & (reports > -10_000)), ("kept news", reports <= -10_000)):
        for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
            found = (chances >= least) & of
            right = int((found & told).sum())
            print(f"{name} from {least}: {right} true of {int(found.sum())} told, of {int((told & of).sum())}")


if __name__ == "__main__":
    main()
