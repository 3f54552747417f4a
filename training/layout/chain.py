"""A linear chain over label sets: features and allowed labels in, weights out. Plain numpy, one thread, seeded.

The loss of a text is the logarithm of all labellings' weight less that of those allowed; weights are held towards a
prior. Knows nothing of text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_NEVER = -1e9


@dataclass(frozen=True)
class Sequence:
    """One text: `features` lines x features (0/1), `allowed` lines x labels (0 where allowed, else very low)."""

    features: NDArray[np.float32]
    allowed: Array


def train(
    sequences: list[Sequence], prior: tuple[Array, Array], epochs: int, hold: float, drop: float, seed: int
) -> tuple[Array, Array]:
    """Emission and transition weights after `epochs` of Adam over small batches of texts of like length.

    `hold` draws weights towards the prior; `drop` is the share of features hidden at each look.
    """
    chance = np.random.default_rng(seed)
    weights = [prior[0].copy(), prior[1].copy()]
    first = [np.zeros_like(part) for part in weights]
    second = [np.zeros_like(part) for part in weights]
    batches = _batches(sequences)
    total = sum(len(sequence.features) for sequence in sequences)
    step = 0
    for epoch in range(epochs):
        loss = 0.0
        for at in chance.permutation(len(batches)):
            batch = [_hide(sequence, drop, chance) for sequence in batches[at]]
            value, gradients = _gradient(batch, weights[0], weights[1])
            share = sum(len(sequence.features) for sequence in batch) / total
            loss += value
            step += 1
            rate = 0.05 * (1 - epoch / epochs) + 0.002
            for part in range(2):
                gradient = gradients[part] + hold * share * (weights[part] - prior[part])
                first[part] = 0.9 * first[part] + 0.1 * gradient
                second[part] = 0.999 * second[part] + 0.001 * gradient**2
                ahead = first[part] / (1 - 0.9**step)
                weights[part] -= rate * ahead / (np.sqrt(second[part] / (1 - 0.999**step)) + 1e-8)
        print(f"epoch {epoch + 1}: loss a line {loss / total:.4f}", flush=True)
    return weights[0], weights[1]


def _hide(sequence: Sequence, drop: float, chance: np.random.Generator) -> Sequence:
    """The text with a share of its features hidden, the rest as much heavier."""
    if not drop:
        return sequence
    kept = chance.random(sequence.features.shape, dtype=np.float32) >= drop
    return Sequence(sequence.features * kept / np.float32(1 - drop), sequence.allowed)


def _batches(sequences: list[Sequence]) -> list[list[Sequence]]:
    """Texts of like length together, about 1,500 lines a batch."""
    batches: list[list[Sequence]] = []
    for sequence in sorted(sequences, key=lambda sequence: len(sequence.features)):
        if not batches or len(batches[-1]) * len(sequence.features) > 1500:
            batches.append([])
        batches[-1].append(sequence)
    return batches


def _gradient(batch: list[Sequence], emission: Array, transition: Array) -> tuple[float, tuple[Array, Array]]:
    """The loss of a batch and its gradients."""
    length = max(len(sequence.features) for sequence in batch)
    labels = emission.shape[1]
    light = emission.astype(np.float32)
    scores = np.zeros((len(batch), length, labels))
    allowed = np.zeros((len(batch), length, labels))
    mask = np.zeros((len(batch), length), dtype=bool)
    for row, sequence in enumerate(batch):
        size = len(sequence.features)
        scores[row, :size] = sequence.features @ light
        allowed[row, :size] = sequence.allowed
        mask[row, :size] = True
    all_weight, all_states, all_moves = _marginals(scores, transition, mask)
    true_weight, true_states, true_moves = _marginals(scores + allowed, transition, mask)
    states = all_states - true_states
    gradient = np.zeros_like(emission)
    for row, sequence in enumerate(batch):
        gradient += sequence.features.T @ states[row, : len(sequence.features)].astype(np.float32)
    return float((all_weight - true_weight).sum()), (gradient, all_moves - true_moves)


def _marginals(scores: Array, transition: Array, mask: NDArray[np.bool_]) -> tuple[Array, Array, Array]:
    """Log weight of each text, how likely each label is on each line, and how often each pair is expected."""
    _size, length, labels = scores.shape
    forward = np.empty_like(scores)
    forward[:, 0] = scores[:, 0]
    for at in range(1, length):
        ahead = _logsum(forward[:, at - 1, :, None] + transition[None], 1) + scores[:, at]
        forward[:, at] = np.where(mask[:, at, None], ahead, forward[:, at - 1])
    backward = np.zeros_like(scores)
    for at in range(length - 2, -1, -1):
        behind = _logsum(transition[None] + (scores[:, at + 1] + backward[:, at + 1])[:, None, :], 2)
        backward[:, at] = np.where(mask[:, at + 1, None], behind, 0.0)
    total = _logsum(forward[:, -1], 1)
    states = np.exp(np.minimum(forward + backward - total[:, None, None], 0.0)) * mask[..., None]
    moves = np.zeros((labels, labels))
    for at in range(1, length):
        pair = forward[:, at - 1, :, None] + transition[None] + (scores[:, at] + backward[:, at])[:, None, :]
        moves += (np.exp(np.minimum(pair - total[:, None, None], 0.0)) * mask[:, at, None, None]).sum(axis=0)
    return total, states, moves


def _logsum(values: Array, axis: int) -> Array:
    top = values.max(axis=axis, keepdims=True)
    summed: Array = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return summed
