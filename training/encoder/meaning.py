"""Sentences in, what the untuned encoder made of them out: targets that keep the meaning vectors meaningful.

The published encoder's mean vector of a sentence, turned to its DIMENSIONS strongest directions, is what the meaning
head learns to say from the tuned encoder. Knows nothing of the other heads.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.encoder.batches import collate
from training.encoder.corpora import Example
from training.encoder.model import Network, Shape, load_pretrained, words_of

DIMENSIONS = 128
MANY = 24_000  # sentences; each is read once by the untuned encoder


def taught(examples: Sequence[Example], wheel: Path, seed: int) -> list[Example]:
    """Single sentences out of `examples`, each with the vector of length 1 that it should get."""
    sentences = [s for e in examples for s in _sentences(e) if 6 <= len(s.words) <= 60]
    random.Random(seed).shuffle(sentences)
    sentences = sorted(sentences[:MANY], key=lambda e: len(e.words))
    network = Network(Shape())
    load_pretrained(network.encoder, wheel)
    with torch.no_grad():
        network.encoder.case.weight.zero_()
    vectors = torch.cat([_read(network, sentences[i : i + 128]) for i in range(0, len(sentences), 128)])
    _, _, directions = torch.linalg.svd(vectors.T @ vectors)
    targets = torch.nn.functional.normalize(vectors @ directions[:DIMENSIONS].T, dim=-1)
    for sentence, target in zip(sentences, targets.tolist(), strict=True):
        sentence.meaning = target
    return sentences


def _sentences(example: Example) -> list[Example]:
    """The sentences of a treebank passage, with nothing but their words; other examples whole."""
    starts = [i for i, s in enumerate(example.starts) if s or i == 0] or [0]
    ends = [*starts[1:], len(example.words)]
    return [Example("meaning", example.words[a:b], example.spaces[a:b]) for a, b in zip(starts, ends, strict=True)]


@torch.no_grad()
def _read(network: Network, sentences: Sequence[Example]) -> Tensor:
    network.bfloat16().eval()
    batch = collate(sentences, {})
    hidden = network.encoder(batch.ids, batch.case, batch.role, batch.mask.bfloat16()).float()
    kept = (batch.mask[:, 0, 0] == 0).float().unsqueeze(-1)
    return torch.nn.functional.normalize((hidden * kept).sum(1) / kept.sum(1), dim=-1)


@torch.no_grad()
def fit(network: Network, sentences: Sequence[Example], seed: int, many: int = 8_000) -> float:
    """Sets the meaning head to the best linear map from the trained encoder's mean word vectors to the targets.

    Gives the mean cosine on a tenth of the sentences that the map was not fitted on.
    """
    network.bfloat16().eval()
    chosen = sorted(random.Random(seed).sample(list(sentences), min(many, len(sentences))), key=lambda e: len(e.words))
    means, targets = [], []
    for i in range(0, len(chosen), 96):
        batch = collate(chosen[i : i + 96], {})
        hidden = network.encoder(batch.ids, batch.case, batch.role, batch.mask.bfloat16()).float()
        kept = batch.words.float().unsqueeze(-1)
        means.append((words_of(hidden, batch.first) * kept).sum(1) / kept.sum(1))
        targets.append(batch.targets["meaning"])
    x, y = torch.cat(means), torch.cat(targets)
    x = torch.cat((x, torch.ones(len(x), 1)), 1).double()
    away = torch.arange(len(x)) % 10 == 0
    a, b = x[~away], y[~away].double()
    weight = torch.linalg.solve(a.T @ a + 1e-2 * torch.eye(a.shape[1], dtype=a.dtype), a.T @ b)
    network.float()
    network.heads.meaning.weight.copy_(weight[:-1].T.float())
    network.heads.meaning.bias.copy_(weight[-1].float())
    return float(torch.nn.functional.cosine_similarity(x[away] @ weight, y[away].double()).mean())
