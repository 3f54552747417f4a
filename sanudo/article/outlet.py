"""A report's text and parts in; who published it out, with the span it was read from, or None.

Only what the text itself says: the names in its frame, with what speaks for each (`outlet_evidence.py`), are weighed
against each other and against "not said" by small networks (`outlet_model.npz`, made by `training/layout`). No list of
sites. Where the report was found, a link or a file's name, speaks for a name that the text has too; alone it names
none.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from sanudo.article.outlet_evidence import Candidate, candidates
from sanudo.article.outlet_names import key_of
from sanudo.article.types import Part, Span

Array = NDArray[np.float64]

_SURE = 0.5  # how likely a name must be, its longer and shorter forms reckoned in
_WIDEST = 4.0  # deviations from the mean beyond which a value says no more


@dataclass(frozen=True)
class Network:
    """`direct` (values): what each value says by itself; `into` (values x width), `bias`, `out` (width): what they say
    together; `none`: the score of "not said"."""

    direct: Array
    into: Array
    bias: Array
    out: Array
    none: Array


@dataclass(frozen=True)
class Model:
    """`names` of the values, their means and deviations where they were learned, and the networks."""

    names: dict[str, int]
    mean: Array
    deviation: Array
    networks: tuple[Network, ...]


def find_outlet(
    text: str, parts: Sequence[Part], address: str = "", model: Model | None = None
) -> tuple[str, Span] | None:
    """The name of the outlet and the span that says so, or None where the text does not say.

    `address` is the link or the file's name under which the report was found, "" where none is known.
    """
    found = candidates(text, parts, address)
    if not found:
        return None
    likely = likelihoods(found, model)
    best = max(range(len(found)), key=lambda at: (likely[at], -at))
    forms = sum(share for share, one in zip(likely, found, strict=True) if are_forms(one.name, found[best].name))
    if forms < _SURE:
        return None
    told = _answering(found, found[best])
    return told.name, told.span


def _answering(found: Sequence[Candidate], best: Candidate) -> Candidate:
    """The one that a notice says is not responsible, where the best is its name and the word for what it publishes."""
    words = best.name.casefold().split()
    if words[-1:] not in (["news"], ["online"]):
        return best
    names = [one for one in found if one.values.get("has:not-responsible") and one.name != best.name]
    return next((one for one in names if key_of(one.name) == " ".join(words[:-1]).removeprefix("the ")), best)


def likelihoods(found: Sequence[Candidate], model: Model | None = None) -> list[float]:
    """How likely each candidate is the outlet; what is left to 1 is how likely none is."""
    model = model or shipped_model()
    values = spread([one.values for one in found], model)
    shares = [_shares(values, network) for network in model.networks]
    return [float(share) for share in np.mean(shares, axis=0)]


def spread(rows: Sequence[dict[str, float]], model: Model) -> Array:
    """Values by name as rows of numbers, each told as how far it is from its mean."""
    table = np.zeros((len(rows), len(model.names)))
    for row, values in enumerate(rows):
        for name, value in values.items():
            if name in model.names:
                table[row, model.names[name]] = value
    close: Array = np.clip((np.sign(table) * np.log1p(np.abs(table)) - model.mean) / model.deviation, -_WIDEST, _WIDEST)
    return close


def _shares(values: Array, network: Network) -> Array:
    scores = values @ network.direct + np.maximum(values @ network.into + network.bias, 0) @ network.out
    raised = np.exp(np.append(scores, network.none) - max(scores.max(), float(network.none[0])))
    shares: Array = raised[:-1] / raised.sum()
    return shares


def are_forms(one: str, other: str) -> bool:
    """Whether one name holds the other; nothing holds none."""
    if not (one and other):
        return False
    a, b = (f" {' '.join(name.casefold().split()).removeprefix('the ')} " for name in (one, other))
    return a in b or b in a


@cache
def shipped_model() -> Model:
    """The model that ships with the package."""
    return read_model(resources.files("sanudo.article").joinpath("outlet_model.npz").read_bytes())


def read_model(content: bytes) -> Model:
    """A model from the bytes of its file: `names`, `mean`, `deviation`, and each network's tables as `0_direct`, ..."""
    with np.load(io.BytesIO(content), allow_pickle=False) as tables:
        names = tables["names"].tobytes().decode("utf-8").split("\n")
        count = 1 + max(int(key.split("_")[0]) for key in tables.files if key[0].isdigit())
        networks = [
            Network(**{field: tables[f"{at}_{field}"].astype(np.float64) for field in Network.__dataclass_fields__})
            for at in range(count)
        ]
        mean, deviation = tables["mean"].astype(np.float64), tables["deviation"].astype(np.float64)
    return Model({name: at for at, name in enumerate(names)}, mean, deviation, tuple(networks))
