"""Types of events that were told of real news and judged by reading, in; what they can be taught out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sanudo.language.parse import parse
from sanudo.language.types import Parsed
from training.event_judge.told import TOLD, reports_told
from training.news_reports import lines_of


def types_told(corpora: Path, file: Path = TOLD) -> Iterator[tuple[Parsed, dict[int, tuple[str, ...] | None]]]:
    """Each paragraph with what is taught of a token: its type, () for none; of the others, nothing."""
    for _, _, text, judged in reports_told(corpora, file):
        found = {one.start: () if one.found == "none" else (one.found,) for one in judged}
        for start, line in lines_of(text):
            here = {at - start: types for at, types in found.items() if start <= at < start + len(line)}
            if here:
                parsed = parse(line)
                yield parsed, {n: here[t.start] for n, t in enumerate(parsed.tokens) if t.start in here}
