"""Which differences matter: what contradicts before what can both hold, facts before words, spellings last."""

from __future__ import annotations

from collections.abc import Iterable

from sanudo.comparing.types import Difference

# Kinds from those that change what happened to those that change how it is spelt.
_KINDS = (
    *("status", "polarity", "number", "date", "attribution", "participants", "place", "duration", "occasion"),
    *("order", "object", "strength", "certainty", "title", "wording", "name"),
)
_JUDGEMENTS = ("contradicts", "later figure", "one says more", "compatible", "differs")


def by_weight(differences: Iterable[Difference]) -> list[Difference]:
    """The differences, what matters most first; what weighs the same in the order it comes in."""
    return sorted(differences, key=weight)


def weight(difference: Difference) -> tuple[int, int, int]:
    """What a difference is sorted by, the smallest first: spellings, wordings, titles and one city's places after all
    else."""
    kind = _KINDS.index(difference.kind) if difference.kind in _KINDS else len(_KINDS)
    stands = (n for n, words in enumerate(_JUDGEMENTS) if difference.judgement.startswith(words))
    nearer = difference.kind == "place" and difference.judgement.startswith("one says more")
    misnamed = difference.kind == "name" and not difference.judgement.startswith("contradicts")
    return int(nearer or misnamed or difference.kind in ("wording", "title")), next(stands, len(_JUDGEMENTS)), kind
