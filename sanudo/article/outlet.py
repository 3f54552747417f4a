"""A report's text and parts in; who published it out, with the span it was read from, or None.

Only what the text itself says: the names in its frame, with what speaks for each (`outlet_evidence.py`), are weighed
against each other and against "not said" by small networks (`outlet_model.npz`, made by `training/layout`). No list of
sites. Where the report was found, a link or a file's name, speaks for a name that the text has too; alone it names
none.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from sanudo.article.media_words import media_words
from sanudo.article.outlet_evidence import Candidate, candidates
from sanudo.article.outlet_names import key_of
from sanudo.article.outlet_words import outlet_words
from sanudo.article.types import Part, Span

Array = NDArray[np.float64]

_SURE = 0.5  # how likely a name must be, its longer and shorter forms reckoned in
_HEARD = 0.02  # how likely a fuller form must be
_OF_MASTHEADS = media_words("last") | {"international"}
_ON = re.compile(
    r" (?:online|on-line|interactive|mobile|on the web|(?:english|headline|terminal)(?: service| headlines)?)$"
)
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
    told = chosen(found, likelihoods(found, model))
    return (told.name, told.span) if told else None


def chosen(found: Sequence[Candidate], likely: Sequence[float]) -> Candidate | None:
    """The candidate to tell, in the form that a reader would give; None where none is likely enough."""
    best = max(range(len(found)), key=lambda at: (likely[at], -at))
    forms = sum(share for share, one in zip(likely, found, strict=True) if are_forms(one.name, found[best].name))
    if forms < _SURE:
        return None
    told = _bare(found, _in_full(found, likely, found[best]))
    return _answering(found, told)


def _in_full(found: Sequence[Candidate], likely: Sequence[float], best: Candidate) -> Candidate:
    """The longest name that ends with the best, or goes on from it to a word that ends names of media, where the page
    has it in a place of its own: "The Daily Sentry" for "Sentry"."""
    short = key_of(best.name)
    aside = (outlet_words("lead", "tail", "company", "section") | media_words("ordinary")) - media_words("first")
    full = best
    for one, share in zip(found, likely, strict=True):
        name = key_of(one.name)
        if share < _HEARD or not one.values.get("kinds") or len(name) <= len(key_of(full.name)):
            continue
        before = name.removesuffix(f" {short}").split() if name.endswith(f" {short}") else None
        after = name.removeprefix(f"{short} ").split() if name.startswith(f"{short} ") else None
        ends = before and before[-1] != "&" and not any(word in aside or word[0].isdigit() for word in before)
        goes_on = after and len(after) == 1 and after[0] in media_words("last") - aside
        full = one if ends or goes_on or (after and _is_masthead(one) and after[-1] in _OF_MASTHEADS) else full
    return full


def _is_masthead(one: Candidate) -> bool:
    """Whether a name has a line of its own over the story, the first that names anybody."""
    return bool(one.values.get("has:top") and one.values.get("at:over:line"))


def _bare(found: Sequence[Candidate], told: Candidate) -> Candidate:
    """The name without the words for what it is on, where the page has it so too: "The Galleon" for "The Galleon
    Online"."""
    name = key_of(told.name)
    bare = _ON.sub("", name)
    return next((one for one in found if bare != name and key_of(one.name) == bare), told)


def _answering(found: Sequence[Candidate], told: Candidate) -> Candidate:
    """The one that a notice says is not responsible, where what is told is its name and "news"."""
    words = key_of(told.name).split()
    if words[-1:] != ["news"]:
        return told
    names = [one for one in found if one.values.get("has:not-responsible") and one.name != told.name]
    return next((one for one in names if key_of(one.name) == " ".join(words[:-1])), told)


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
