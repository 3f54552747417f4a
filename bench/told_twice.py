"""What is told twice: tellings of one event and wordings of one statement, in pairs of real news that readers judged.

Each part of the stories is measured with what the others teach (training/one_event.py, training/statements.py); the
pairs of training/data/judged_event_pairs.tsv and judged_statement_pairs.tsv were chosen from those that the program of
that day joined or nearly joined, or, of events, that share a type and somebody.
"""

from __future__ import annotations

import os
from pathlib import Path

from sanudo.comparing.one_event import SAME
from training import one_event, statements

CORPORA = Path(os.environ.get("SANUDO_CORPORA", Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"))


def measure() -> list[dict[str, str]]:
    """Of what is joined how much is one, and how much of what is one is joined."""
    events = one_event.judged(CORPORA)
    if not events:
        raise FileNotFoundError(f"{CORPORA}/background is not there")
    said = statements.stories_of(CORPORA)
    right, part, found = one_event.shares(events, SAME)
    same, overlap, lined_up = statements.shares(said)
    judged, wordings = sum(len(one.pairs) for one in events), sum(len(one.pairs) for one in said)
    return [
        row("pairs of tellings joined: one event", judged, right, "by what they stand for, stories left out in turn"),
        row("pairs of tellings joined: one event, or one a part of the other", judged, part),
        row("pairs of tellings of one event: joined", judged, found),
        row("pairs of wordings joined: one says all that the other says", wordings, same, "stories left out in turn"),
        row("pairs of wordings joined: both say some of the same", wordings, overlap),
        row("pairs of wordings of one statement: joined", wordings, lined_up),
    ]


def row(figure: str, size: int, value: float, note: str = "") -> dict[str, str]:
    return {
        "figure": figure,
        "corpus": "American news, pairs judged by reading",
        "size": str(size),
        "value": f"{value:.3f}",
        "note": note,
    }


if __name__ == "__main__":
    for figure in measure():
        print(figure["figure"], figure["value"], f"of {figure['size']}", sep="\t")
