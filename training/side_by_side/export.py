"""The network in, side_by_side.onnx out: a graph written by hand, its layers in eight bits, as the encoder's are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto
from torch import Tensor

from training.encoder.export import _Graph, _layer
from training.side_by_side.network import SHAPE

FLOAT, WHOLE = TensorProto.FLOAT, TensorProto.INT64


def write(weights: dict[str, Tensor], path: Path) -> None:
    """The graph of a network with these weights."""
    onnx.save(graph({name: value.detach().float().numpy() for name, value in weights.items()}), path)


def graph(w: dict[str, NDArray[np.float32]]) -> onnx.ModelProto:
    g = _Graph()
    x = g.add("Add", "states", g.add("Gather", g.constant(w["upper.report.weight"]), "report"))
    for n in sorted({int(name.split(".")[2]) for name in w if name.startswith("upper.layers.")}):
        x = _layer(g, x, {name.removeprefix(f"upper.layers.{n}."): v for name, v in w.items()}, SHAPE.width, 8)
    flat = g.add("Squeeze", x, _axes(g, 0))
    one, other = (g.add("Gather", flat, side, axis=0) for side in ("one", "other"))

    def both(ours: str, theirs: str) -> tuple[str, str]:
        rows, columns = (
            g.linear(side, w[f"table.{name}.weight"], w[f"table.{name}.bias"])
            for side, name in ((one, ours), (other, theirs))
        )
        return g.add("Unsqueeze", rows, _axes(g, 1)), g.add("Unsqueeze", columns, _axes(g, 0))

    times = g.linear(g.add("Mul", *both("times_one", "times_other")), w["table.times.weight"], None)
    inner = g.add("Add", g.add("Add", *both("one", "other")), times)
    inner = g.add("Gelu", inner, domain="com.microsoft")
    more = g.linear(inner, w["table.inner.weight"], w["table.inner.bias"])
    more = g.add("Add", inner, g.add("Gelu", more, domain="com.microsoft"))
    g.add("Identity", g.linear(more, w["table.out.weight"], w["table.out.bias"]), out="scores")
    return g.model(
        [
            ("states", FLOAT, [1, "n", SHAPE.width]),
            ("report", WHOLE, [1, "n"]),
            ("one", WHOLE, ["i"]),
            ("other", WHOLE, ["j"]),
        ],
        [("scores", ["i", "j", len(w["table.out.bias"])])],
    )


def _axes(g: _Graph, axis: int) -> str:
    return g.constant(np.array([axis]))
