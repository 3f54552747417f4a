"""The relation of two given actors in one sentence. First cut: abstains."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Relation:
    """`type` is a PLOVER type or None (no event), `quad` 1-4 or None, `scores` the weight of each type."""

    type: str | None
    quad: int | None
    scores: dict[str, float] = field(default_factory=dict)


def classify_relation(sentence: str, source: tuple[int, int], target: tuple[int, int]) -> Relation:
    """What `source` does to `target` (character offsets into `sentence`)."""
    return Relation(None, None)
