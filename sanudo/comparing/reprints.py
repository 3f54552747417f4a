"""Who copied whom. First cut: nothing found."""

from __future__ import annotations

from sanudo.comparing.types import Reprint
from sanudo.reading.types import Reading


def find_reprints(readings: tuple[Reading, ...]) -> tuple[Reprint, ...]:
    """Pairs of reports of which one repeats the other."""
    return ()
