"""The network in, partings.onnx and parting_pairs.onnx out: graphs written by hand, as the encoder's are."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto

from sanudo.comparing.differing.told_words import MARKS, RELATIONS
from training.encoder.export import _Graph
from training.partings.network import ACROSS, HEADS, SEEN, WIDTH, Partings

Weights = dict[str, NDArray[np.float32]]
FLOAT, WHOLE = TensorProto.FLOAT, TensorProto.INT64


def write(net: Partings, folder: Path) -> None:
    """Both graphs, into `folder`."""
    w: Weights = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(_words(w), folder / "partings.onnx")
    onnx.save(_pairs(w), folder / "parting_pairs.onnx")


def _words(w: Weights) -> onnx.ModelProto:
    g = _Graph()
    bare = g.add("Sub", "seen", g.constant(w["common"]))
    there = _part(g, "relations", 2, 0, 1)  # (n, n, 1)
    alike, most = [], []
    for first, last in ((SEEN // 2, SEEN), (0, SEEN // 2)):
        unit = g.add(
            "LpNormalization", g.add("Add", _part(g, bare, 1, first, last), g.constant(np.float32(1e-9))), axis=1
        )
        table = g.add("Unsqueeze", g.add("MatMul", unit, g.add("Transpose", unit, perm=[1, 0])), _axes(g, 2))
        alike.append(table)
        most.append(g.add("ReduceMax", g.add("Mul", table, there), axes=[1], keepdims=0))
    g.add("Concat", *alike, axis=2, out="alike")
    related = g.add("Concat", "alike", "relations", axis=2)
    x = g.linear(g.add("Concat", "seen", "marks", *most, axis=1), w["seen.weight"], w["seen.bias"])
    x = g.add("Add", x, g.add("Gather", g.half(w["pos.weight"]), "pos"))
    x = g.add("Add", x, g.add("Gather", g.half(w["dep.weight"]), "dep"))
    first_row = g.add("Reshape", g.add("Gather", there, _axes(g, 0), axis=0), _axes(g, -1))
    x = g.add("Add", x, g.add("Gather", g.constant(w["report.weight"]), g.add("Cast", first_row, to=WHOLE)))
    layers = {name.split(".")[1] for name in w if name.startswith("layers.")}
    for layer in sorted(layers):
        x = _layer(
            g, x, related, {name.split(".", 2)[2]: v for name, v in w.items() if name.startswith(f"layers.{layer}.")}
        )
    x = g.add("LayerNormalization", x, g.constant(w["after.weight"]), g.constant(w["after.bias"]), out="words")
    g.add("Squeeze", g.linear(x, w["token.weight"], w["token.bias"]), _axes(g, 1), out="alone")
    return g.model(
        [
            ("seen", FLOAT, ["n", SEEN]),
            ("marks", FLOAT, ["n", len(MARKS)]),
            ("pos", WHOLE, ["n"]),
            ("dep", WHOLE, ["n"]),
            ("relations", FLOAT, ["n", "n", len(RELATIONS)]),
        ],
        [("words", ["n", WIDTH]), ("alone", ["n"]), ("alike", ["n", "n", 2])],
    )


def _layer(g: _Graph, x: str, related: str, w: Weights) -> str:
    size = WIDTH // HEADS
    y = g.add("LayerNormalization", x, g.constant(w["before.weight"]), g.constant(w["before.bias"]))
    split = g.constant(np.array([0, HEADS, size]))
    query, key, value = (
        g.add("Reshape", g.linear(y, w[f"{name}.weight"], w[f"{name}.bias"]), split)
        for name in ("query", "key", "value")
    )
    odds = g.add("MatMul", g.add("Transpose", query, perm=[1, 0, 2]), g.add("Transpose", key, perm=[1, 2, 0]))
    odds = g.add("Mul", odds, g.constant(np.float32(1 / math.sqrt(size))))
    led = g.add("Transpose", g.linear(related, w["led.weight"], w["led.bias"]), perm=[2, 0, 1])
    share = g.add("Softmax", g.add("Add", odds, led), axis=2)
    met = g.add("MatMul", share, g.add("Transpose", value, perm=[1, 0, 2]))
    met = g.add("Reshape", g.add("Transpose", met, perm=[1, 0, 2]), g.constant(np.array([0, WIDTH])))
    x = g.add("Add", x, g.linear(met, w["out.weight"], w["out.bias"]))
    y = g.add("LayerNormalization", x, g.constant(w["between.weight"]), g.constant(w["between.bias"]))
    inner = g.add("Gelu", g.linear(y, w["inner.weight"], w["inner.bias"]), domain="com.microsoft")
    return g.add("Add", x, g.linear(inner, w["outer.weight"], w["outer.bias"]))


def _pairs(w: Weights) -> onnx.ModelProto:
    g = _Graph()

    def both(one: str, other: str) -> tuple[str, str]:
        ours, theirs = (
            g.linear(side, w[f"{name}.weight"], w[f"{name}.bias"]) for side, name in (("one", one), ("other", other))
        )
        return g.add("Unsqueeze", ours, _axes(g, 1)), g.add("Unsqueeze", theirs, _axes(g, 0))

    times = g.linear(g.add("Mul", *both("times_one", "times_other")), w["times.weight"], None)
    inner = g.add("Add", g.add("Add", *both("one", "other")), times)
    inner = g.add("Gelu", g.add("Add", inner, g.linear("related", w["related.weight"], None)), domain="com.microsoft")
    more = g.add("Gelu", g.linear(inner, w["inner.weight"], w["inner.bias"]), domain="com.microsoft")
    scores = g.linear(g.add("Add", inner, more), w["out.weight"], w["out.bias"])
    ours, theirs = (
        g.add("Neg", g.add("Softplus", g.add("Neg", side))) for side in ("one_alone", "other_alone")
    )  # the logarithm of how probable each is alone
    alone = g.add("Add", g.add("Unsqueeze", ours, _axes(g, 1)), g.add("Unsqueeze", theirs, _axes(g, 0)))
    parts = np.zeros(len(w["out.bias"]), np.float32)
    parts[1] = 0.5
    weighed = g.add("Mul", g.add("Unsqueeze", alone, _axes(g, 2)), g.constant(parts))
    g.add("Add", scores, weighed, out="scores")
    return g.model(
        [
            ("one", FLOAT, ["i", WIDTH]),
            ("other", FLOAT, ["j", WIDTH]),
            ("one_alone", FLOAT, ["i"]),
            ("other_alone", FLOAT, ["j"]),
            ("related", FLOAT, ["i", "j", ACROSS]),
        ],
        [("scores", ["i", "j", len(w["out.bias"])])],
    )


def _part(g: _Graph, x: str, axis: int, first: int, last: int) -> str:
    bounds = [g.constant(np.array([n])) for n in (first, last, axis)]
    return g.add("Slice", x, *bounds)


def _axes(g: _Graph, axis: int) -> str:
    return g.constant(np.array([axis]))
