"""The shipped ONNX files in, weights to go on from out: what export.py wrote, read back in the order it wrote it.

For training on where the work folder of the shipped run is gone. Eight-bit matrices come back as they were rounded; a
few hundred steps mend that. Not in the files, and so left as `network` has it: what tells relations.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.encoder.model import Network

Array = NDArray[np.float32]


def load_shipped(network: Network, model: Path) -> None:
    """Puts the weights of the files in `model` (the folder that ships) into `network`. ValueError where they differ."""
    state: dict[str, Array] = {}
    encoder = _Reader(model / "encoder.onnx")
    with np.load(model / "words.npz") as words:
        state["encoder.word.weight"] = words["table"].astype(np.float32) * words["scale"]
    encoder.take(), encoder.take()  # the axis and the bound of the slice
    for name in ("position", "case"):
        state[f"encoder.{name}.weight"] = encoder.take()
    encoder.pair(state, "encoder.norm")
    for i in range(network.shape.layers):
        at = f"encoder.layers.{i}."
        encoder.rounded(state, at + "qkv")
        encoder.rounded(state, at + "out")
        encoder.pair(state, at + "norm_attention")
        encoder.rounded(state, at + "up")
        encoder.rounded(state, at + "down")
        encoder.pair(state, at + "norm_inner")
    heads = _Reader(model / "heads.onnx")
    heads.take()  # the axis of the squeeze
    for name in ("sentence", "upos"):
        heads.half(state, "heads." + name)
    heads.rounded(state, "heads.tag")
    heads.half(state, "heads.name")
    heads.rounded(state, "heads.quotation_inner")
    heads.half(state, "heads.quotation")
    heads.rounded(state, "heads.arc_dependent")
    heads.rounded(state, "heads.arc_head")
    inner, last = heads.take().T, heads.take()
    state["heads.arc_bilinear.weight"] = np.concatenate((inner, last[:, None]), 1)
    heads.rounded(state, "heads.label_dependent")
    heads.rounded(state, "heads.label_head")
    del state["heads.label_head.bias"]
    heads.half(state, "heads.meaning")
    _Reader(model / "labels.onnx").half(state, "heads.label")
    tensors = {n: torch.from_numpy(np.ascontiguousarray(a, np.float32)) for n, a in state.items()}
    unknown = network.load_state_dict(tensors, strict=False)
    absent = [n for n in unknown.missing_keys if not n.startswith(("relation.", "encoder.role", "heads.guides"))]
    if absent or unknown.unexpected_keys:
        raise ValueError(f"{model}: not as export.py writes it: {absent + unknown.unexpected_keys}")


class _Reader:
    """A graph's constants, one after another."""

    def __init__(self, path: Path) -> None:
        self.left = [numpy_helper.to_array(t) for t in onnx.load(str(path)).graph.initializer]

    def take(self) -> Array:
        return self.left.pop(0)

    def pair(self, state: dict[str, Array], name: str) -> None:
        state[name + ".weight"], state[name + ".bias"] = self.take(), self.take()

    def half(self, state: dict[str, Array], name: str) -> None:
        state[name + ".weight"], state[name + ".bias"] = self.take().T, self.take()

    def rounded(self, state: dict[str, Array], name: str) -> None:
        matrix, scale, _, bias = (self.take() for _ in range(4))
        state[name + ".weight"], state[name + ".bias"] = matrix.T.astype(np.float32) * scale[:, None], bias
