"""`python -m training.event_judge`: which words with those beside them tell an event, learned anew.

    python -m training.event_judge --kept FOLDER     # learns, writes sanudo/reading/data/event_judge.json
    python -m training.event_judge --kept FOLDER --check
    python -m training.event_judge --rates           # counts sanudo/reading/data/event_rates.tsv anew

Comes after training.event_words and training.event_roles: FOLDER has their files as learned without one report in six
(`--keep FOLDER`), for what they say of text that taught them is surer than of text that they have not seen. The judge
learns from these reports, from words of real news that taught nothing, and, with more weight, from events told of real
news that were judged whole (told.KEPT). A candidate counts as true where its words are marked with its type, and,
where the mark says who takes part, one of those is found; of what was judged whole, where nobody is said to take part
who does not. How often a word tells an event (event_rates.tsv) is counted first, in news that the judge does not learn
from. Seeded; some minutes of one core.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from sanudo import read_text
from sanudo.language import event_roles, event_words
from sanudo.reading import event_judge
from sanudo.reading.analyse import layers_of
from sanudo.reading.event_ground import Ground
from sanudo.reading.event_setting import word_of
from sanudo.reading.events import Candidate, candidates_of, ground_of
from sanudo.reading.trees import built
from training.event_judge.told import KEPT, Told, is_held, reports_told
from training.event_roles.news import KEPT as SIDES
from training.event_roles.news import Stretches, sides_by_word
from training.event_words.__main__ import CORPORA, DATA, is_kept
from training.event_words.judged import is_kept as is_kept_news
from training.event_words.judged import paragraphs_judged
from training.event_words.marks import Paragraph, paragraphs_in
from training.quotations.trees import told_of

OUT = Path(event_judge.__file__).parent / "data/event_judge.json"
RATES = OUT.with_name("event_rates.tsv")
TREES, LEAVES, RATE = 140, 10, 0.08
OTHER = 0.3  # how much a candidate weighs that was not judged whole
RATES_HEAD = """\
# How often a word of real news told an event: lemma, noun or verb, PLOVER type, how often it was judged, how often it
# told an event of that type. Source: counted by training.event_judge in training/data/judged_told.tsv.
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.event_judge", description=__doc__)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--rates", action="store_true")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    if args.rates:
        RATES.write_text(counted(args.corpora), "utf-8")
        return
    if args.kept is None:
        raise SystemExit("say with --kept where the heads are that were learned without one report in six")
    shipped = event_words.MODEL
    use_heads(args.kept)
    rows, aims, reports, weights = [], [], [], []
    for number, report in enumerate(reports_kept()):
        if not report[0].tells_all:
            continue
        for values, is_true in told_in(report):
            rows.append(values)
            aims.append(is_true)
            reports.append(number)
            weights.append(OTHER)
    for key, values, is_true in told_in_news(args.corpora):
        rows.append(values)
        aims.append(is_true)
        reports.append(-1 - int(key, 16) % 1000)
        weights.append(OTHER)
    use_heads(shipped)  # which these never taught
    for key, values, is_true in judged_whole(args.corpora):
        rows.append(values)
        aims.append(is_true)
        reports.append(-10_000 - int(key, 16) % 1000)
        weights.append(1.0)
    table, told, of, weight = np.array(rows, np.float32), np.array(aims), np.array(reports), np.array(weights)
    print(len(set(reports)), "reports,", len(told), "candidates,", int(told.sum()), "true")
    if args.check:
        check(table, told, of, weight)
    else:
        OUT.write_text(json.dumps(fit(table, told, weight), separators=(",", ":")) + "\n", "utf-8")


def use_heads(folder: Path) -> None:
    """Has the heads of events read from a folder from now on."""
    event_words.MODEL = event_roles.MODEL = folder
    event_words.names.cache_clear()
    event_words._session.cache_clear()
    event_roles._session.cache_clear()
    event_roles._rows.cache_clear()
    event_roles._marks_seen.cache_clear()


def counted(corpora: Path) -> str:
    """The table of how often words of real news tell an event of their type."""
    seen: Counter[tuple[str, str, str]] = Counter()
    true: Counter[tuple[str, str, str]] = Counter()
    for _, day, text, judged in reports_told(corpora):
        ground, candidates = found_in(text, day)
        for candidate, one in matched(ground, candidates, judged):
            word = word_of(candidate.trigger, ground.tree)
            seen[word] += 1
            true[word] += one.found == candidate.trigger.kind.type
    rows = ("\t".join((*word, str(seen[word]), str(true[word]))) + "\n" for word in sorted(seen))
    return RATES_HEAD + "".join(rows)


def judged_whole(corpora: Path) -> Iterator[tuple[str, tuple[float, ...], bool]]:
    """Of the real news that was judged whole and taught no head, the candidates that were judged, but for the quarter
    that bench.told_news measures."""
    sides = sides_by_word(SIDES)
    for key, day, text, judged in reports_told(corpora, KEPT):
        if is_held(key):
            continue
        ground, candidates = found_in(text, day)
        for candidate, one in matched(ground, candidates, judged):
            if candidate.values is not None:
                is_true = candidate.trigger.kind.type == one.found
                wrong = is_true and _has_a_stranger(ground, candidate, sides.get((key, one.start), ([], [])))
                yield key, tuple(map(float, candidate.values)), is_true and not wrong


def _has_a_stranger(ground: Ground, candidate: Candidate, sides: tuple[Stretches, Stretches]) -> bool:
    """Whether somebody of the event's sentence is said to take part who does not."""
    tree = ground.tree
    sentence = tree.token(candidate.trigger.head).sentence
    return any(
        tree.token(max(0, tree.at(one.span.start))).sentence == sentence
        and not any(one.span.start < end and start < one.span.end for start, end in right)
        for side, right in zip(candidate.sides, sides, strict=True)
        for one in side
    )


def matched(ground: Ground, candidates: list[Candidate], judged: list[Told]) -> Iterator[tuple[Candidate, Told]]:
    """The candidates whose words were judged, each with what was found."""
    at = {one.start: one for one in judged}
    for candidate in candidates:
        starts = [ground.tree.token(i).start for i in candidate.trigger.tokens]
        one = next((at[start] for start in starts if start in at), None)
        if one is not None:
            yield candidate, one


def reports_kept() -> Iterator[list[Paragraph]]:
    """The reports that did not teach the head of words."""
    for path in sorted(DATA.glob("*.txt")):
        kept = (p for p in paragraphs_in(path) if is_kept(p))
        for _, report in groupby(kept, key=lambda p: p.report):
            yield list(report)


def told_in_news(corpora: Path) -> Iterator[tuple[str, tuple[float, ...], bool]]:
    """Of the real news that was judged and did not teach, the candidates whose word was judged."""
    for key, text, words in paragraphs_judged(corpora):
        if not is_kept_news(key):
            continue
        ground, candidates = found_in(text)
        for candidate in candidates:
            judged = [words[start] for i in candidate.trigger.tokens if (start := ground.tree.token(i).start) in words]
            if judged and candidate.values is not None:
                yield (
                    key,
                    tuple(map(float, candidate.values)),
                    any(candidate.trigger.kind.type in one for one in judged),
                )


def told_in(report: list[Paragraph]) -> Iterator[tuple[tuple[float, ...], bool]]:
    """The candidates of a report as numbers, and whether each is true."""
    text = "\n\n".join(p.text for p in report)
    marks, who, start = [], {}, 0
    for number, p in enumerate(report):
        at = text.find(p.text, start)
        marks += [(at + m.start, at + m.end, m, number) for m in p.marks if m.types]
        for one, first, last in p.who:
            who.setdefault((number, one), []).append((at + first, at + last))
        start = at + len(p.text)
    ground, candidates = found_in(text)
    for candidate in candidates:
        tokens = [ground.tree.token(i) for i in candidate.trigger.tokens]
        here = [m for m in marks if any(t.start < m[1] and m[0] < t.end for t in tokens)]
        right = [m for m in here if candidate.trigger.kind.type in m[2].types]
        found = [p.span for side in candidate.sides for p in side]
        is_true = any(
            not (spans := [s for side in m[2].sides or () for one in side for s in who.get((m[3], one), ())])
            or any(a < f.end and f.start < b for a, b in spans for f in found)
            for m in right
        )
        if candidate.values is not None:
            yield tuple(float(v) for v in candidate.values), is_true


def found_in(text: str, day: str | None = None) -> tuple[Ground, list[Candidate]]:
    """All that may be an event in a text of a day, each line of which is a paragraph."""
    layers = layers_of(read_text(text, "report.txt", published=day))
    ground, triggers = ground_of(*layers)
    return ground, [candidate for candidate, _ in candidates_of(ground, triggers, layers[2])]


def fit(table: NDArray[np.float32], told: NDArray[np.bool_], weight: NDArray[np.float64]) -> dict[str, object]:
    """The trees as the package reads them."""
    model = HistGradientBoostingClassifier(
        max_iter=TREES,
        max_leaf_nodes=LEAVES,
        learning_rate=RATE,
        l2_regularization=5,
        min_samples_leaf=30,
        early_stopping=False,
        random_state=0,
    ).fit(table, told, sample_weight=weight)
    return told_of(model, event_judge.FEATURES)


def check(
    table: NDArray[np.float32], told: NDArray[np.bool_], reports: NDArray[np.int_], weight: NDArray[np.float64]
) -> None:
    """How candidates of reports that taught nothing come out, in five parts; beside them the confidence by rule. Those
    of real news judged whole once more by themselves."""
    chances = np.zeros(len(told))
    for part in range(5):
        learnt = reports % 5 != part
        grown = fit(table[learnt], told[learnt], weight[learnt])
        judge = built(grown)
        chances[~learnt] = [judge.probability(row) for row in table[~learnt].tolist()]
    by_rule = table[:, event_judge.FEATURES.index("beside")]
    for part, here in (("all", reports > -(10**9)), ("judged whole", reports <= -10_000)):
        for name, scores in (("judge", chances), ("rule", by_rule)):
            for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
                found = (scores >= least) & here
                right, all_true = int((found & told).sum()), max(1, int((told & here).sum()))
                precision = right / max(1, found.sum())
                print(f"{part}, {name} from {least}: precision {precision:.3f} recall {right / all_true:.3f}")


if __name__ == "__main__":
    main()
