"""The network that reads two passages together: the encoder's upper layers, and over every two words a small table.

In: what the lower layers make of the pieces, which report each belongs to. Out: of two words the CLASSES, the KINDS,
and whether both tell one happening.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sanudo.comparing.differing.told_words import CLASSES, KINDS
from training.encoder.export import HALFWAY
from training.encoder.model import Layer, Shape, drop

SHAPE = Shape()
PAIRED, DROP = 160, 0.1


class Table(nn.Module):
    """Every word of the one passage with every word of the other, to scores."""

    def __init__(self) -> None:
        super().__init__()
        width = SHAPE.width
        self.one, self.other = nn.Linear(width, PAIRED), nn.Linear(width, PAIRED)
        self.times_one, self.times_other = nn.Linear(width, PAIRED), nn.Linear(width, PAIRED)
        self.times = nn.Linear(PAIRED, PAIRED, bias=False)
        self.inner = nn.Linear(PAIRED, PAIRED)
        self.out = nn.Linear(PAIRED, len(CLASSES) + len(KINDS) + 1)
        with torch.no_grad():
            self.out.bias[0] = 6.0  # nearly all pairs are of two things

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        one, other = (drop(side[None], DROP, self.training)[0] for side in (one, other))
        times = self.times(self.times_one(one)[:, None] * self.times_other(other)[None])
        inner = F.gelu(self.one(one)[:, None] + self.other(other)[None] + times)
        scores: Tensor = self.out(inner + F.gelu(self.inner(inner)))
        return scores


class Upper(nn.Module):
    """The layers above HALFWAY, told which report each piece is of."""

    def __init__(self) -> None:
        super().__init__()
        self.report = nn.Embedding(3, SHAPE.width)
        nn.init.normal_(self.report.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(SHAPE) for _ in range(SHAPE.layers - HALFWAY))

    def forward(self, pieces: Tensor, report: Tensor, mask: Tensor) -> Tensor:
        read = pieces + self.report(report)
        for layer in self.layers:
            read = layer(read, mask)
        return read


class SideBySide(nn.Module):
    """Begins with the weights of the encoder that ships."""

    def __init__(self, encoder: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.upper, self.table = Upper(), Table()
        own = {}
        for name, weight in encoder.items():
            if name.startswith("layers.") and int(name.split(".")[1]) >= HALFWAY:
                _, number, rest = name.split(".", 2)
                own[f"layers.{int(number) - HALFWAY}.{rest}"] = weight
        self.upper.load_state_dict(own, strict=False)
