"""What is to be known of a line beside its words: still to come, an inferred day, what the reports differ on."""

from __future__ import annotations

from collections.abc import Sequence

from sanudo.comparing.types import Evidence
from sanudo.telling.account import Teller, capital, listed
from sanudo.telling.core_sentences import tells_when_said
from sanudo.telling.sentence_days import written
from sanudo.telling.timeline import Entry

_DAY = len("2001-11-23")


def marked(teller: Teller, entry: Entry, day: str | None, told: Sequence[Evidence]) -> str:
    """What is to be known of an entry beside its words, which `told` has: that it was still to come, an inferred day,
    what the reports differ on."""
    written_on = entry.core and any(tells_when_said(teller.words(one)) for one in told)
    early = None if written_on else _foretold(teller, told, day)
    marks = [f"so reported on {early}"] if early else []
    if entry.basis and day and not entry.dated_by:
        marks.append("the day is inferred")
    if entry.over:
        marks.append(f"the reports differ on the {listed(entry.over)}")
    return f" ({capital('; '.join(marks))}.)" if marks else ""


def _foretold(teller: Teller, told: Sequence[Evidence], day: str | None) -> str | None:
    """The last day on which reports told of a day that was still to come for all of them, where others of the story
    were written on it or after it and may tell how it went."""
    known = [written(teller.reading(one.article)) for one in told if one.article in teller.articles]
    days = [one for one in known if one]
    if day is None or len(day) < _DAY or len(days) < len(known) or not days or max(days) >= day:
        return None
    return teller.day(max(days)) if (teller.story.end or "")[:_DAY] >= day else None
