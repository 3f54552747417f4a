"""How each event of a report stands: what a network makes of the words and of what rules say (language/statuses.py).

A `Reading` and its parse go in; the same with the status of each event judged comes out. What rules say did not happen,
or not yet, is told as happened only where the network is sure. A parse of another pipeline keeps what the rules say.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sanudo.language.statuses import STATUSES, statuses
from sanudo.language.types import Parsed
from sanudo.reading.status_frames import frame_of, ground_of
from sanudo.reading.tree import tree_of
from sanudo.reading.types import Event, Reading

_HAPPENED = ("occurred", "ongoing", "historical")
_SURE = 0.8  # how probable it must be that something happened of which rules say that it did not, or not yet
_LIKELY = 0.5  # ... and that it did not of which rules say that it did

_BY_RULE = frozenset(("THREATEN", "REJECT"))  # said or done by saying so, as rules have read the words around it


def with_statuses(reading: Reading, parsed: Parsed) -> Reading:
    """The reading with the status of its events judged."""
    if parsed.status is None or not reading.events:
        return reading
    tree = tree_of(parsed)
    ground = ground_of(tree, reading)

    def judged(event: Event) -> Event:
        if event.type in _BY_RULE:
            return event
        frame = frame_of(ground, event.cue, event)
        first, last = ground.around.first[frame.sentence], ground.around.first[frame.sentence + 1]
        rows = parsed.status
        assert rows is not None
        chances = statuses(rows[frame.token], rows[frame.above], rows[first:last].mean(0), frame.marks)
        best = int(np.argmax(chances))
        status = STATUSES[best]
        happened, before = status in _HAPPENED, event.status in _HAPPENED
        if happened != before and chances[best] < (_SURE if happened else _LIKELY):
            return event
        if before and status == "planned" and event.date is not None and _is_past(event.date, reading):
            return event
        return replace(event, status=status)

    return replace(reading, events=tuple(map(judged, reading.events)))


def _is_past(day: str, reading: Reading) -> bool:
    """Whether a day, month or year is before that of the report."""
    published = reading.article.published
    written = published.day if published else None
    return bool(written) and day[:4].isdigit() and day[:10] < (written or "")[: len(day[:10])]
