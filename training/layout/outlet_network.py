"""Candidates' values by page in, the networks that weigh them as the outlet out. Torch on one thread, seeded.

The loss of a page is how unlikely all its right candidates are together, or "not said". Knows nothing of text.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import relu

from sanudo.article.outlet import Model, spread

WIDTH = 48
_HIDDEN, _HIDDEN_WITHIN = 0.2, 0.5  # the share of values, and of what is made of them, hidden at each look
_SELDOM = 12
_PAGES = 32  # in a batch
_RATE, _DECAY = 3e-3, 0.3


@dataclass(frozen=True)
class Choice:
    """A page: its candidates' values, which are right (none: the page does not say), and how much it counts."""

    rows: list[dict[str, float]]
    right: list[bool]
    share: float


class OutletNetwork(nn.Module):
    """What `sanudo.article.outlet` computes, to be trained."""

    def __init__(self, values: int) -> None:
        super().__init__()
        self.direct = nn.Parameter(torch.zeros(values))
        self.into = nn.Linear(values, WIDTH)
        self.out = nn.Linear(WIDTH, 1, bias=False)
        self.none = nn.Parameter(torch.zeros(1))
        self.hide, self.hide_within = nn.Dropout(_HIDDEN), nn.Dropout(_HIDDEN_WITHIN)

    def forward(self, rows: Tensor) -> Tensor:
        """The score of each candidate."""
        seen = self.hide(rows)
        scores: Tensor = seen @ self.direct + self.out(self.hide_within(relu(self.into(seen)))).squeeze(1)
        return scores


def fit(choices: Sequence[Choice], networks: int, epochs: int) -> bytes:
    """The file of the model."""
    blank = _blank(choices)
    tables = [torch.tensor(spread(choice.rows, blank), dtype=torch.float32) for choice in choices]
    made = [_train(choices, tables, len(blank.names), epochs, seed) for seed in range(networks)]
    arrays: dict[str, NDArray[np.generic]] = {
        "names": np.frombuffer("\n".join(blank.names).encode(), dtype=np.uint8),
        "mean": blank.mean.astype(np.float32),
        "deviation": blank.deviation.astype(np.float32),
    }
    for at, network in enumerate(made):
        tensors = {
            "direct": network.direct,
            "into": network.into.weight.T,
            "bias": network.into.bias,
            "out": network.out.weight[0],
            "none": network.none,
        }
        arrays |= {f"{at}_{name}": tensor.detach().numpy().astype(np.float16) for name, tensor in tensors.items()}
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return file.getvalue()


def _blank(choices: Sequence[Choice]) -> Model:
    """The values that come often enough, with their means and deviations."""
    seen = Counter(name for choice in choices for row in choice.rows for name in row)
    names = {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= _SELDOM))}
    raw = Model(names, np.zeros(len(names)), np.full(len(names), 1.0), ())
    table = np.concatenate([spread(choice.rows, raw) for choice in choices])
    return Model(names, table.mean(axis=0), table.std(axis=0) + 1e-3, ())


def _train(choices: Sequence[Choice], tables: Sequence[Tensor], values: int, epochs: int, seed: int) -> OutletNetwork:
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    network = OutletNetwork(values)
    steps = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    batches = (len(choices) + _PAGES - 1) // _PAGES
    pace = torch.optim.lr_scheduler.OneCycleLR(steps, _RATE, epochs * batches)
    right = [torch.tensor([*choice.right, not any(choice.right)]) for choice in choices]
    for epoch in range(epochs):
        total = 0.0
        order = chance.permutation(len(choices))
        for batch in (order[at : at + _PAGES] for at in range(0, len(order), _PAGES)):
            scores = torch.split(network(torch.cat([tables[at] for at in batch])), [len(tables[at]) for at in batch])
            loss = torch.stack(
                [_loss(torch.cat([own, network.none]), right[at]) * choices[at].share
                 for at, own in zip(batch, scores, strict=True)]
            ).mean()  # fmt: skip
            steps.zero_grad()
            loss.backward()
            steps.step()
            pace.step()
            total += loss.item()
        print(f"network {seed}, epoch {epoch + 1}: loss a page {total / batches:.4f}", flush=True)
    return network.eval()


def _loss(scores: Tensor, right: Tensor) -> Tensor:
    return scores.logsumexp(0) - scores[right].logsumexp(0)
