"""Types said and types right in, figures out: macro F1 as the field has it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}


def macro(right: Sequence[Hashable], said: Sequence[Hashable]) -> float:
    """Mean F1 over the classes that are right somewhere."""
    return sum(f1(right, said).values()) / max(1, len(set(right)))


def f1(right: Sequence[Hashable], said: Sequence[Hashable]) -> dict[Hashable, float]:
    found: dict[Hashable, float] = {}
    for label in sorted(set(right), key=str):
        both = sum(r == s == label for r, s in zip(right, said, strict=True))
        of = sum(r == label for r in right) + sum(s == label for s in said)
        found[label] = 2 * both / of
    return found


def merged(kind: str) -> str:
    """The type as PLV has it."""
    return MERGED.get(kind, kind)
