"""Who takes part in events of real news, judged by reading, in; what they can be taught of it out.

training/data/judged_sides.tsv has month, hash of the report, where the event's words start, its type, and where those
stand who take part; judged_sides_kept.tsv is like it and shows how the head does, and never teaches it. The news itself
is not kept here: without the corpus nothing is taught.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sanudo.language.parse import parse
from sanudo.language.types import Parsed
from training.event_words.related import top_of
from training.news_reports import lines_of, reports_of, rows_of

SIDES = Path(__file__).parent.parent / "data/judged_sides.tsv"
KEPT = SIDES.with_name("judged_sides_kept.tsv")
Stretches = list[tuple[int, int]]


def sides_judged(
    corpora: Path, file: Path = SIDES
) -> Iterator[tuple[Parsed, dict[int, tuple[set[int], set[int], set[int]]]]]:
    """Each paragraph with, of each event judged in it, the tokens that do it and that it is done to."""
    told: dict[str, list[tuple[int, Stretches, Stretches]]] = defaultdict(list)
    months = set()
    for month, key, start, _, doers, others in rows_of(file):
        told[key].append((int(start), stretches_of(doers), stretches_of(others)))
        months.add(month)
    for key, _, text in reports_of(corpora, told.keys(), months):
        yield from _paragraphs(text, told[key])


def _paragraphs(
    text: str, events: list[tuple[int, Stretches, Stretches]]
) -> Iterator[tuple[Parsed, dict[int, tuple[set[int], set[int], set[int]]]]]:
    for start, line in lines_of(text):
        here = [one for one in events if start <= one[0] < start + len(line)]
        if here:
            parsed = parse(line)
            known: dict[int, tuple[set[int], set[int], set[int]]] = {}
            for at, doers, others in here:
                trigger = _word_at(parsed, at - start)
                if trigger is not None:
                    sides = [_tops(parsed, trigger, side, start) for side in (doers, others)]
                    known[trigger] = sides[0], sides[1], set()
            yield parsed, known


def _word_at(parsed: Parsed, start: int) -> int | None:
    return next((n for n, token in enumerate(parsed.tokens) if token.start == start), None)


def _tops(parsed: Parsed, trigger: int, side: Stretches, start: int) -> set[int]:
    tops = {top_of(parsed, a - start, b - start) for a, b in side}
    own = parsed.tokens[trigger].sentence
    return {top for top in tops if top is not None and parsed.tokens[top].sentence == own and top != trigger}


def sides_by_word(file: Path = SIDES) -> dict[tuple[str, int], tuple[Stretches, Stretches]]:
    """Who does it and whom it is done to, by report and where the event's words start."""
    rows = rows_of(file)
    return {(key, int(start)): (stretches_of(a), stretches_of(b)) for _, key, start, _, a, b in rows}


def stretches_of(told: str) -> Stretches:
    """Where somebody stands: "12-20,44-51", or "-" for nowhere."""
    return [(int(a), int(b)) for a, b in (one.split("-") for one in told.split(","))] if told != "-" else []
