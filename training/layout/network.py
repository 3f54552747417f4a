"""Features and allowed labels of texts in, the line model's networks out. Torch on one thread, seeded.

The loss of a line is how unlikely all its allowed labels are together. Features are hidden at random, so that no
single one is leant on. Knows nothing of text.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import relu

from sanudo.article.line_model import LABELS, STEPS

WIDTH = 48
HIDDEN = 0.1  # the share of features hidden at each look, and of values within the network
_NEVER = -1e9
_LINES = 600  # in a batch


@dataclass(frozen=True)
class Text:
    """One text: the rows of each line's features, each line's allowed labels, and how much it counts."""

    rows: list[NDArray[np.int64]]
    allowed: list[tuple[str, ...]]
    share: float


class LineNetwork(nn.Module):
    """What `sanudo.article.line_model` computes, to be trained."""

    def __init__(self, features: int) -> None:
        super().__init__()
        kinds = len(LABELS)
        self.vectors = nn.EmbeddingBag(features, WIDTH, mode="sum", include_last_offset=True)
        self.direct = nn.EmbeddingBag(features, kinds, mode="sum", include_last_offset=True)
        nn.init.normal_(self.vectors.weight, 0, 0.1)
        nn.init.zeros_(self.direct.weight)
        self.bias = nn.Parameter(torch.zeros(WIDTH))
        self.mixes = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=step, dilation=step) for step in STEPS)
        self.out = nn.Linear(WIDTH, kinds)
        self.drop = nn.Dropout(HIDDEN)

    def forward(self, rows: Tensor, starts: Tensor, lengths: list[int]) -> Tensor:
        """Scores of all lines of texts that are `lengths` long, one after the other."""
        own = torch.split(relu(self.vectors(rows, starts) + self.bias), lengths)
        held = nn.utils.rnn.pad_sequence(list(own), batch_first=True).transpose(1, 2)
        inside = (torch.arange(held.shape[2])[None] < torch.tensor(lengths)[:, None])[:, None].float()
        for mix in self.mixes:
            held = (held + relu(mix(self.drop(held)))) * inside
        flat = torch.cat([text[:, :length].T for text, length in zip(held, lengths, strict=True)])
        scores: Tensor = self.out(self.drop(flat)) + self.direct(rows, starts)
        return scores


def train(texts: Sequence[Text], features: int, epochs: int, seed: int, rate: float = 3e-3) -> LineNetwork:
    """A network after `epochs` of AdamW over batches of texts of like length."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    network = LineNetwork(features)
    batches = _batches(texts)
    allowed = [_allowed(text) for text in texts]
    steps = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=1e-4)
    pace = torch.optim.lr_scheduler.OneCycleLR(steps, rate, epochs * len(batches))
    network.train()
    for epoch in range(epochs):
        total = 0.0
        for at in chance.permutation(len(batches)):
            batch = [texts[index] for index in batches[at]]
            scores = network(*_packed([text.rows for text in batch], chance))
            truth = scores + torch.cat([allowed[index] for index in batches[at]])
            share = torch.cat([torch.full((len(text.rows),), text.share) for text in batch])
            loss = ((scores.logsumexp(1) - truth.logsumexp(1)) * share).sum() / share.sum()
            steps.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            steps.step()
            pace.step()
            total += loss.item()
        print(f"network {seed}, epoch {epoch + 1}: loss a line {total / len(batches):.4f}", flush=True)
    return network.eval()


def follows(labellings: Sequence[list[str]]) -> NDArray[np.float64]:
    """How much likelier one kind comes right after another than by chance, as a logarithm, by half.

    The kinds that make up whole pages follow each other as the page is made: of these nothing is said.
    """
    counts = np.full((len(LABELS), len(LABELS)), 0.3)
    for labels in labellings:
        for before, after in itertools.pairwise(labels):
            counts[LABELS.index(before), LABELS.index(after)] += 1
    shares = counts / counts.sum()
    table = np.log(shares / (shares.sum(axis=1, keepdims=True) * shares.sum(axis=0, keepdims=True)))
    free = [LABELS.index(label) for label in ("headline", "paragraph", "related", "boilerplate")]
    table[np.ix_(free, free)] = 0
    halved: NDArray[np.float64] = 0.5 * table
    return halved


def packed_model(names: list[str], networks: Sequence[LineNetwork], order: NDArray[np.float64]) -> bytes:
    """The file that `sanudo.article.line_model.read_model` reads; `order` is what `follows` gives."""
    tables: dict[str, NDArray[np.generic]] = {"names": np.frombuffer("\n".join(names).encode(), dtype=np.uint8)}
    tables["follows"] = order.astype(np.float16)
    for at, network in enumerate(networks):
        mixes = [mix.weight.detach().permute(2, 1, 0).numpy() for mix in network.mixes]
        parts = {
            "vectors": network.vectors.weight,
            "bias": network.bias,
            "out": network.out.weight.T,
            "out_bias": network.out.bias,
            "direct": network.direct.weight,
        }
        arrays = {name: tensor.detach().numpy() for name, tensor in parts.items()}
        arrays["mixes"] = np.stack(mixes)
        arrays["mix_bias"] = np.stack([mix.bias.detach().numpy() for mix in network.mixes])
        tables |= {f"{at}_{name}": values.astype(np.float16) for name, values in arrays.items()}
    file = io.BytesIO()
    np.savez_compressed(file, **tables)
    return file.getvalue()


def _batches(texts: Sequence[Text]) -> list[list[int]]:
    batches: list[list[int]] = [[]]
    for index in sorted(range(len(texts)), key=lambda index: len(texts[index].rows)):
        if sum(len(texts[other].rows) for other in batches[-1]) > _LINES:
            batches.append([])
        batches[-1].append(index)
    return batches


def _allowed(text: Text) -> Tensor:
    table = torch.full((len(text.allowed), len(LABELS)), _NEVER)
    for line, labels in enumerate(text.allowed):
        for label in labels:
            table[line, LABELS.index(label)] = 0.0
    return table


def _packed(texts: Sequence[list[NDArray[np.int64]]], chance: np.random.Generator) -> tuple[Tensor, Tensor, list[int]]:
    """All lines' features one after the other, some hidden, where each line's begin, and each text's lines."""
    lines = [rows[chance.random(len(rows)) >= HIDDEN] for text in texts for rows in text]
    starts = np.cumsum([0, *(len(rows) for rows in lines)])
    return torch.from_numpy(np.concatenate(lines)), torch.from_numpy(starts), [len(text) for text in texts]
