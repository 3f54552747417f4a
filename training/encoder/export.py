"""Trained weights in, the shipped model files out: ONNX graphs written by hand, their large matrices in eight bits.

words.npz holds the vectors of the pieces; encoder.onnx makes hidden vectors of them, which heads.onnx and labels.onnx
read. Matrices are rounded by column; the numbers that meet them are rounded as they come, over one window: a window is
always run alone.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.encoder import lemmas
from training.encoder.corpora import GUIDES
from training.encoder.model import vocabulary_of

Shape = list[object]
Weights = dict[str, NDArray[np.float32]]
HEADS = 12
SHIPPED = ("gum", "uner")
OUT = Path(__file__).parent.parent.parent / "sanudo" / "language"


def export(
    weights: Path,
    labels: dict[str, list[str]],
    corpora: Path,
    wheel: Path,
    out: Path = OUT,
    bits: int = 8,
    guides: tuple[str, ...] = SHIPPED,
) -> None:
    """Writes model/ and words/lemmas.tsv under `out`. `bits` 32 keeps the encoder's matrices as they are.

    `guides`: by whose rules for names the shipped head decides, in equal parts.
    """
    state = torch.load(weights, weights_only=True)
    w = {n: p.float().numpy() for n, p in state.items()}
    own = np.mean([w["heads.guides"][1 + GUIDES.index(g)] for g in guides], 0) if guides else 0 * w["heads.guides"][0]
    w["heads.name.weight"] = w["heads.name.weight"] + own[:, :-1]
    w["heads.name.bias"] = w["heads.name.bias"] + own[:, -1]
    model = out / "model"
    model.mkdir(parents=True, exist_ok=True)
    (model / "vocabulary.txt").write_bytes(vocabulary_of(wheel).rstrip(b"\n"))
    (model / "labels.json").write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")
    onnx.save(encoder_graph(w, bits), model / "encoder.onnx")
    onnx.save(heads_graph(w), model / "heads.onnx")
    onnx.save(labels_graph(w), model / "labels.onnx")
    write_words(w, model / "words.npz")
    if (corpora / "language").exists():
        lemmas.write_table(corpora / "language/ud/train.spacy", out / "words/lemmas.tsv")
        lemmas.write_closed(corpora / "language/ud/train.spacy", out / "words/closed.tsv")


class _Graph:
    """Nodes and weights as they are added; every method gives the name of what it makes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.count = 0

    def add(self, op: str, *inputs: str, domain: str = "", out: str = "", **attributes: object) -> str:
        self.count += 1
        name = out or f"v{self.count}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], domain=domain, **attributes))
        return name

    def constant(self, array: NDArray[np.generic]) -> str:
        self.count += 1
        name = f"w{self.count}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def half(self, array: NDArray[np.float32]) -> str:
        """A matrix kept in sixteen bits; made float32 when the model is loaded."""
        return self.add("Cast", self.constant(array.astype(np.float16)), to=TensorProto.FLOAT)

    def matrix(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32], bits: int) -> str:
        """`x` times the transpose of `weight` (out, in), and the bias."""
        if bits == 32:
            return self.add("Add", self.add("MatMul", x, self.constant(weight.T)), self.constant(bias))
        scale = np.abs(weight).max(1) / 127 + 1e-12
        rounded = np.clip(np.round(weight / scale[:, None]), -127, 127).astype(np.int8)
        zero = np.zeros(len(scale), np.int8)
        parts = [self.constant(rounded.T), self.constant(scale.astype(np.float32)), self.constant(zero)]
        parts.append(self.constant(bias))
        return self.add("DynamicQuantizeMatMul", x, *parts, domain="com.microsoft")

    def linear(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32] | None, bits: int = 16) -> str:
        if bits == 8:
            return self.matrix(x, weight, np.zeros(len(weight), np.float32) if bias is None else bias, bits)
        y = self.add("MatMul", x, self.half(weight.T))
        return y if bias is None else self.add("Add", y, self.constant(bias))

    def model(
        self, inputs: list[tuple[str, int, list[object]]], outputs: list[tuple[str, list[object]]]
    ) -> onnx.ModelProto:
        graph = helper.make_graph(
            self.nodes,
            "sanudo",
            [helper.make_tensor_value_info(n, t, s) for n, t, s in inputs],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in outputs],
            self.weights,
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="sanudo")


def write_words(w: Weights, path: Path) -> None:
    """Vectors of the pieces, in eight bits with a scale each. They are never trained, so every graph shares them."""
    table = w["encoder.word.weight"]
    scale = (np.abs(table).max(1, keepdims=True) / 127 + 1e-12).astype(np.float32)
    rounded = np.clip(np.round(table / scale), -127, 127).astype(np.int8)
    with path.open("wb") as file:
        np.savez(file, table=rounded, scale=scale)


def encoder_graph(w: Weights, bits: int, roles: bool = False) -> onnx.ModelProto:
    """From the vectors of the pieces, their cases and, where `roles`, which actor each belongs to."""
    g = _Graph()
    width = w["encoder.norm.weight"].shape[0]
    x = "words"
    length = g.add("Gather", g.add("Shape", "case"), g.constant(np.array([1], np.int64)))
    zero = g.constant(np.array([0], np.int64))
    x = g.add("Add", x, g.add("Slice", g.half(w["encoder.position.weight"]), zero, length, zero))
    none = 0 if roles else w["encoder.role.weight"][0]  # nobody is marked
    x = g.add("Add", x, g.add("Gather", g.constant(w["encoder.case.weight"] + none), "case"))
    if roles:
        x = g.add("Add", x, g.add("Gather", g.constant(w["encoder.role.weight"]), "role"))
    norm = (g.constant(w["encoder.norm.weight"]), g.constant(w["encoder.norm.bias"]))
    x = g.add("LayerNormalization", x, *norm, axis=-1, epsilon=1e-12)
    i = 0
    while f"encoder.layers.{i}.qkv.weight" in w:
        x = _layer(g, x, {n.removeprefix(f"encoder.layers.{i}."): v for n, v in w.items()}, width, bits)
        i += 1
    g.add("Identity", x, out="hidden")
    whole: list[tuple[str, int, list[object]]] = [
        ("words", TensorProto.FLOAT, [1, "n", width]),
        ("case", TensorProto.INT64, [1, "n"]),
    ]
    if roles:
        whole.append(("role", TensorProto.INT64, [1, "n"]))
    return g.model(whole, [("hidden", [1, "n", width])])


def _layer(g: _Graph, x: str, w: Weights, width: int, bits: int) -> str:
    qkv = g.matrix(x, w["qkv.weight"], w["qkv.bias"], bits)
    q, k, v = (f"{qkv}{p}" for p in "qkv")
    g.nodes.append(helper.make_node("Split", [qkv], [q, k, v], axis=-1))
    a = g.add("MultiHeadAttention", q, k, v, domain="com.microsoft", num_heads=HEADS)
    x = _normed(g, x, g.matrix(a, w["out.weight"], w["out.bias"], bits), w, "norm_attention")
    inner = g.add("Gelu", g.matrix(x, w["up.weight"], w["up.bias"], bits), domain="com.microsoft")
    return _normed(g, x, g.matrix(inner, w["down.weight"], w["down.bias"], bits), w, "norm_inner")


def _normed(g: _Graph, x: str, y: str, w: Weights, norm: str) -> str:
    # Add and LayerNormalization, not SkipLayerNormalization: that one is six times slower on a CPU.
    parts = (g.constant(w[norm + ".weight"]), g.constant(w[norm + ".bias"]))
    return g.add("LayerNormalization", g.add("Add", x, y), *parts, axis=-1, epsilon=1e-12)


def heads_graph(w: Weights, bits: int = 8) -> onnx.ModelProto:
    g = _Graph()
    h = {n.removeprefix("heads."): v for n, v in w.items() if n.startswith("heads.")}
    width = h["upos.weight"].shape[1]
    zero = g.constant(np.array([0], np.int64))
    flat = g.add("Squeeze", "hidden", zero)
    words = g.add("Gather", flat, "first", axis=0)
    rooted = g.add("Concat", g.add("Gather", flat, zero, axis=0), words, axis=0)
    outputs = []
    for name in ("sentence", "upos", "tag", "name"):
        g.add(
            "Identity", g.linear(words, h[name + ".weight"], h[name + ".bias"], bits if name == "tag" else 16), out=name
        )
        outputs.append((name, ["t", h[name + ".bias"].shape[0]]))
    inner = g.linear(words, h["quotation_inner.weight"], h["quotation_inner.bias"], bits)
    inner = g.add("Gelu", inner, domain="com.microsoft")
    g.add("Identity", g.linear(inner, h["quotation.weight"], h["quotation.bias"]), out="quotation")
    outputs.append(("quotation", ["t", h["quotation.bias"].shape[0]]))
    dependent = g.add("LeakyRelu", g.linear(words, h["arc_dependent.weight"], h["arc_dependent.bias"], bits), alpha=0.1)
    head = g.add("LeakyRelu", g.linear(rooted, h["arc_head.weight"], h["arc_head.bias"], bits), alpha=0.1)
    bilinear = h["arc_bilinear.weight"]  # its last column meets the constant 1 beside each dependent
    g.add(
        "MatMul",
        g.linear(dependent, bilinear[:, :-1], bilinear[:, -1]),
        g.add("Transpose", head, perm=[1, 0]),
        out="arcs",
    )
    outputs.append(("arcs", ["t", "r"]))
    g.add(
        "Identity", g.linear(words, h["label_dependent.weight"], h["label_dependent.bias"], bits), out="label_dependent"
    )
    g.add("Identity", g.linear(rooted, h["label_head.weight"], None, bits), out="label_head")
    size = h["label_head.weight"].shape[0]
    outputs += [("label_dependent", ["t", size]), ("label_head", ["r", size])]
    g.add("Identity", g.linear(words, h["meaning.weight"], h["meaning.bias"]), out="words")
    outputs.append(("words", ["t", h["meaning.bias"].shape[0]]))
    return g.model([("hidden", TensorProto.FLOAT, [1, "n", width]), ("first", TensorProto.INT64, ["t"])], outputs)


def labels_graph(w: Weights) -> onnx.ModelProto:
    g = _Graph()
    size = w["heads.label.weight"].shape[1]
    x = g.add("LeakyRelu", g.add("Add", "dependent", "head"), alpha=0.1)
    g.add("Identity", g.linear(x, w["heads.label.weight"], w["heads.label.bias"]), out="scores")
    shape: list[object] = ["t", size]
    inputs = [("dependent", TensorProto.FLOAT, shape), ("head", TensorProto.FLOAT, shape)]
    return g.model(inputs, [("scores", ["t", w["heads.label.bias"].shape[0]])])
