"""The features of a text's lines in, how likely each line is of each kind out: small networks in `line_model.npz`.

Each network sums the vectors of a line's features, lets every line see those around it (convolutions over lines,
nearer ones first), and weighs the kinds; the networks' opinions are meaned. Then the best sequence is found, as some
kinds go with others (a clip with its speaker). Knows nothing of text. The weights are made by `training/layout`.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

LABELS = (
    "headline",
    "deck",
    "byline",
    "dateline",
    "timestamp",
    "paragraph",
    "caption",
    "pull_quote",
    "speaker",
    "clip",
    "clip_speaker",
    "related",
    "boilerplate",
)
"""What a line may be: the kinds of part, and the speaker's line that stands with a pull quote or a clip."""

STEPS = (1, 2, 4, 8, 16, 32)
"""How many lines up and down each convolution looks, in order."""

_NEVER = -1e6


@dataclass(frozen=True)
class Network:
    """`vectors` features x width and `bias` width: a line's own; `mixes` (steps x 3 x width x width) and
    `mix_bias`: what it takes from the line above, itself and the line below; `out`, `out_bias`: width to kinds;
    `direct` features x kinds: what a feature says of a kind whatever stands around."""

    vectors: Array
    bias: Array
    mixes: Array
    mix_bias: Array
    out: Array
    out_bias: Array
    direct: Array


@dataclass(frozen=True)
class Model:
    """`rows` maps a feature to its row in the networks' tables; `follows` (kinds x kinds) is how much likelier one
    kind comes right after another than by chance, as a logarithm."""

    rows: dict[str, int]
    networks: tuple[Network, ...]
    follows: Array


def line_scores(features: list[list[str]], model: Model | None = None) -> Array:
    """Lines x LABELS: the logarithm of how likely each line is of each kind. Time grows with the number of lines."""
    model = model or shipped_model()
    if not features:
        return np.zeros((0, len(LABELS)), dtype=np.float32)
    known = [[model.rows[name] for name in names if name in model.rows] for names in features]
    opinions = [_opinion(known, network) for network in model.networks]
    meaned: Array = np.mean(opinions, axis=0, dtype=np.float32)
    return meaned


def label_lines(scores: Array, headline: int | None, model: Model | None = None) -> list[str]:
    """The best sequence of LABELS for lines with these scores, of which line `headline` alone is the headline."""
    if not len(scores):
        return []
    model = model or shipped_model()
    fixed = scores.astype(np.float64)
    fixed[:, LABELS.index("headline")] = _NEVER
    if headline is not None:
        fixed[headline] = _NEVER
        fixed[headline, LABELS.index("headline")] = 0
    return [LABELS[kind] for kind in _best_path(fixed, model.follows)]


def _best_path(scores: NDArray[np.float64], follows: Array) -> list[int]:
    """Viterbi."""
    back = np.zeros(scores.shape, dtype=np.int8)
    best = scores[0]
    for index in range(1, len(scores)):
        ways = best[:, None] + follows
        back[index] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[index]
    path = [int(best.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        path.append(int(back[index][path[-1]]))
    return path[::-1]


def _opinion(known: list[list[int]], network: Network) -> Array:
    held = np.maximum(_sums(known, network.vectors) + network.bias, 0)
    for step, mix, bias in zip(STEPS, network.mixes, network.mix_bias, strict=True):
        space = np.zeros((step, held.shape[1]), dtype=np.float32)
        above = np.concatenate([space, held])[: len(held)]
        below = np.concatenate([held, space])[step:]
        held = held + np.maximum(above @ mix[0] + held @ mix[1] + below @ mix[2] + bias, 0)
    scores = held @ network.out + network.out_bias + _sums(known, network.direct)
    scores -= scores.max(axis=1, keepdims=True)
    opinion: Array = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return opinion


def _sums(known: list[list[int]], table: Array) -> Array:
    return np.stack([table[rows].sum(axis=0, dtype=np.float32) for rows in known])


@cache
def shipped_model() -> Model:
    """The model that ships with the package."""
    return read_model(resources.files("sanudo.article").joinpath("line_model.npz").read_bytes())


def read_model(content: bytes) -> Model:
    """A model from the bytes of its file: `names` of the features, `follows`, and each network's tables as
    `0_vectors`, ..."""
    with np.load(io.BytesIO(content), allow_pickle=False) as tables:
        names = tables["names"].tobytes().decode("utf-8").split("\n")
        count = 1 + max(int(key.split("_")[0]) for key in tables.files if key[0].isdigit())
        networks = [
            Network(**{field: tables[f"{at}_{field}"].astype(np.float32) for field in Network.__dataclass_fields__})
            for at in range(count)
        ]
        follows = tables["follows"].astype(np.float32)
    return Model({name: row for row, name in enumerate(names)}, tuple(networks), follows)
