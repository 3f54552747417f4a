"""When what reports tell was and how their sentences can be told, against readers of reports that taught nothing.

Readers worked out from the whole report on which day each thing was that it tells, or that it does not say so, and said
of each sentence whether it can stand alone, whether it is the writer's own opinion, and what it is worth
(training/data/judged_moments_kept.tsv). Beside it stands what rules tell of the same words.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import sanudo
from sanudo.reading.types import Reading
from training.moments.marked import KEPT, Marked, marked

CORPORA = Path(os.environ.get("SANUDO_CORPORA", Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"))
SURE = 0.8  # how probable a day must be to count as told
CORPUS = "American news, judged by reading, kept out"
_ERAS = {"n": "news", "b": "before", "a": "ahead", "g": "general"}


def measure() -> list[dict[str, str]]:
    """The figures of the reports that never taught."""
    read = [(report, _read(report)) for report in marked(CORPORA, KEPT)]
    if not read:
        raise FileNotFoundError(f"no reports of the background corpus in {CORPORA}")
    return [*_of_days(read), *_of_sentences(read)]


def _read(report: Marked) -> Reading:
    return sanudo.analyse(sanudo.read_text(report.text, f"{report.key}.txt", report.day))


def _of_days(read: Sequence[tuple[Marked, Reading]]) -> list[dict[str, str]]:
    gold = told = right = other = ruled = ruled_right = eras = words = 0
    for report, reading in read:
        moments = {one.cue: one for one in reading.moments}
        by_rule = [(q.cue, q.date) for q in reading.quotations if q.cue] + [(e.cue, e.date) for e in reading.events]
        for span, (era, day) in report.words.items():
            if span not in moments:
                continue
            words += 1
            eras += moments[span].era == _ERAS[era]
            wanted = report.day if day == "P" else day
            gold += wanted != "-"
            if moments[span].sure >= SURE:
                found = (moments[span].day or "")[:10]
                told, right, other = told + 1, right + (found == wanted), other + (found != wanted != "-")
            rule = next((day[:10] for cue, day in by_rule if day and cue.overlaps(span)), "")
            ruled, ruled_right = ruled + bool(rule), ruled_right + bool(rule and rule == wanted)
    return [
        _row("days told: right", told, right / max(1, told), f"{other} of another day, the others not told"),
        _row("days that are told: told rightly", gold, right / max(1, gold), ""),
        _row("days told: right, rules alone", ruled, ruled_right / max(1, ruled), "rival"),
        _row("days that are told: told rightly, rules alone", gold, ruled_right / max(1, gold), "rival"),
        _row("news, before, ahead or no point in time", words, eras / max(1, words), ""),
    ]


def _of_sentences(read: Sequence[tuple[Marked, Reading]]) -> list[dict[str, str]]:
    rows: list[tuple[str, float, float, float]] = []
    for report, reading in read:
        for one in reading.sentences:
            if one.span in report.sentences and one.alone is not None:
                judged = report.sentences[one.span]
                rows.append((judged, one.alone, one.opinion or 0.0, one.worth or 0.0))
    asked = (
        ("can stand alone", [(alone, judged[0] == "y") for judged, alone, _, _ in rows]),
        ("is the writer's own opinion", [(opinion, judged[1] == "o") for judged, _, opinion, _ in rows]),
        ("is main news", [(worth, judged[2] == "3") for judged, _, _, worth in rows]),
        ("is main or important", [(worth, judged[2] in "23") for judged, _, _, worth in rows]),
    )
    return [_row(f"a sentence {name}: area under the curve", len(rows), _area(told), "") for name, told in asked]


def _area(rows: Iterable[tuple[float, bool]]) -> float:
    """How probably one that is so is rated above one that is not."""
    told = sorted(rows)
    good = sum(so for _, so in told)
    below = won = 0.0
    start = 0
    while start < len(told):
        end = start
        while end < len(told) and told[end][0] == told[start][0]:
            end += 1
        so = sum(one for _, one in told[start:end])
        won += so * (below + (end - start - so) / 2)
        below += end - start - so
        start = end
    return won / max(1, good * (len(told) - good))


def _row(figure: str, size: int, value: float, note: str) -> dict[str, str]:
    return {"figure": figure, "corpus": CORPUS, "size": str(size), "value": f"{value:.3f}", "note": note}


if __name__ == "__main__":
    for row in measure():
        print(row["value"], row["size"], row["figure"], row["note"])
