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
        doubted = event.status not in _HAPPENED and status in _HAPPENED and chances[best] < _SURE
        return event if doubted else replace(event, status=status)

    return replace(reading, events=tuple(map(judged, reading.events)))
