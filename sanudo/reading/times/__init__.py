"""Time expressions of news, found and resolved in TIMEX3 terms.

`find_times` reads any text; `times_of` the readable parts of an article against its own date; `explain` says in words
how a value was reached. Rules and vocabulary are data beside this code (rules.tsv, macros.tsv, vocabulary.tsv,
days.tsv, mods.tsv, tense.tsv); nothing here knows other reports.
"""

from __future__ import annotations

from sanudo.reading.times.article_times import times_of
from sanudo.reading.times.best import BestDate, best_date
from sanudo.reading.times.dates import day_of
from sanudo.reading.times.explain import explain
from sanudo.reading.times.find import find
from sanudo.reading.types import TimeExpression

__all__ = ["BestDate", "best_date", "explain", "find_times", "times_of"]


def find_times(text: str, written: str | None = None) -> list[TimeExpression]:
    """The time expressions of `text`, in its order.

    `written` is the day of writing, ISO 8601, as precisely as it is known ("2001-11-23", "2001-11", "2001"); without
    it, what depends on it stays underspecified ("XXXX-WXX-5") and has the basis "unresolved". Never raises on any text;
    a `written` that is no date is a ValueError.
    """
    now = day_of(written)
    if written is not None and now is None:
        raise ValueError(f"find_times: written={written!r} is no ISO 8601 date; give YYYY-MM-DD, YYYY-MM, YYYY or None")
    return find(text, now)
