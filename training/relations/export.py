"""The tuned network and the linear model in, the files that ship out: relation_model.onnx and relation_model.npz."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.encoder.export import encoder_graph
from training.encoder.model import Network
from training.relations.linear import Linear, pack

OUT = Path(__file__).parent.parent.parent / "sanudo" / "reading" / "data"


def write_linear(model: Linear, out: Path = OUT) -> None:
    np.savez_compressed(out / "relation_model.npz", **pack(model))


def write_encoder(network: Network, out: Path = OUT, bits: int = 8) -> None:
    """The encoder in eight bits, with the head for relations on it: one graph from pieces to scores."""
    with torch.no_grad():
        w = {n: p.float().numpy() for n, p in network.state_dict().items()}
    onnx.save(graph(w, bits), out / "relation_model.onnx")


def graph(w: dict[str, NDArray[np.float32]], bits: int) -> onnx.ModelProto:
    """`pool` (3, pieces) says whose vectors make the three parts: the first piece, the source, the target."""
    model = encoder_graph(w, bits, roles=True)
    inside = model.graph

    def add(op: str, inputs: list[str], name: str, domain: str = "", **attributes: object) -> str:
        inside.node.append(helper.make_node(op, inputs, [name], domain=domain, **attributes))
        return name

    def constant(array: NDArray[np.generic], name: str) -> str:
        inside.initializer.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def linear(x: str, name: str) -> str:
        weight = constant(w[f"{name}.weight"].T.astype(np.float16), f"{name}.weight")
        weight = add("Cast", [weight], f"{name}.whole", to=TensorProto.FLOAT)
        return add(
            "Add",
            [add("MatMul", [x, weight], f"{name}.times"), constant(w[f"{name}.bias"], f"{name}.bias")],
            f"{name}.out",
        )

    flat = add("Squeeze", ["hidden", constant(np.array([0], np.int64), "axis0")], "flat")
    parts = add(
        "Reshape", [add("MatMul", ["pool", flat], "pooled"), constant(np.array([1, -1], np.int64), "row")], "parts"
    )
    inner = add("Gelu", [linear(parts, "relation.inner")], "inner", domain="com.microsoft")
    add("Identity", [linear(inner, "relation.event")], "scores")
    inside.input.append(helper.make_tensor_value_info("pool", TensorProto.FLOAT, [3, "n"]))
    del inside.output[:]
    inside.output.append(
        helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, w["relation.event.bias"].shape[0]])
    )
    return model
