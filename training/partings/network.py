"""The network that looks for partings: the words of two reports in, chances out that two of them tell one point in two
ways.

Every word attends to all words of both reports, led by what relates them (one lemma, one actor, numbers that do not
fit, the tree); then every two words that may part are looked at together, with the words that they hang from.
"""

from __future__ import annotations

import math

import torch
from torch import nn
from torch.nn import functional as F

from sanudo.comparing.differing.partings import CLASSES, KINDS
from sanudo.comparing.differing.surroundings import SURROUNDINGS
from sanudo.comparing.differing.told_words import DEPS, MARKS, POS, RELATIONS

SEEN, WIDTH, HEADS, LAYERS, PAIRED, DROP = 768, 160, 4, 2, 96, 0.2
LIKENESSES = 2  # of the words alone, and of what the encoder sees where they stand
RELATED = LIKENESSES + len(RELATIONS)
ACROSS = 4 * RELATED + len(SURROUNDINGS)  # what is told of two words


class Layer(nn.Module):
    """Attention and a small network, each added to what came in."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.led = nn.Linear(RELATED, HEADS)
        self.before, self.between = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.drop = nn.Dropout(DROP)

    def forward(self, words: torch.Tensor, related: torch.Tensor) -> torch.Tensor:
        n, size = len(words), WIDTH // HEADS
        y = self.before(words)
        query, key, value = (
            part(y).view(n, HEADS, size).transpose(0, 1) for part in (self.query, self.key, self.value)
        )
        odds = query @ key.transpose(1, 2) / math.sqrt(size) + self.led(related).permute(2, 0, 1)
        met = (odds.softmax(-1) @ value).transpose(0, 1).reshape(n, WIDTH)
        words = words + self.drop(self.out(met))
        return words + self.drop(self.outer(self.drop(F.gelu(self.inner(self.between(words))))))


class Partings(nn.Module):
    """`common` is what all words have of what is seen of them; it is taken off before two words are likened."""

    common: torch.Tensor

    def __init__(self, common: torch.Tensor) -> None:
        super().__init__()
        self.register_buffer("common", common)
        self.seen = nn.Linear(SEEN + len(MARKS) + LIKENESSES, WIDTH)
        self.pos, self.dep = nn.Embedding(len(POS), WIDTH), nn.Embedding(len(DEPS), WIDTH)
        self.report = nn.Embedding(2, WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.after = nn.LayerNorm(WIDTH)
        self.token = nn.Linear(WIDTH, 1)
        self.one, self.other = nn.Linear(WIDTH, PAIRED), nn.Linear(WIDTH, PAIRED)
        self.times_one, self.times_other = nn.Linear(WIDTH, PAIRED), nn.Linear(WIDTH, PAIRED)
        self.times = nn.Linear(PAIRED, PAIRED, bias=False)
        self.related = nn.Linear(ACROSS, PAIRED, bias=False)
        self.inner = nn.Linear(PAIRED, PAIRED)
        self.out = nn.Linear(PAIRED, len(CLASSES) + len(KINDS))
        self.drop = nn.Dropout(DROP)
        with torch.no_grad():  # nearly all pairs are of two things
            self.out.bias[0] = 6.0
            self.token.bias[0] = -3.0

    def words(
        self, seen: torch.Tensor, marks: torch.Tensor, pos: torch.Tensor, dep: torch.Tensor, relations: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """A row a word, how far each alone looks as if it parted, and the relations with the likenesses before them."""
        bare = seen - self.common
        there = relations[..., 0]
        alike = [F.normalize(part, dim=1, eps=1e-6) for part in (bare[:, SEEN // 2 :], bare[:, : SEEN // 2])]
        alike = [part @ part.T for part in alike]
        most = torch.stack([(part * there).amax(1) for part in alike], 1)
        related = torch.cat([torch.stack(alike, -1), relations], -1)
        report = there[0].long()
        words = self.seen(torch.cat([self.drop(seen), marks, most], 1))
        words = words + self.pos(pos) + self.dep(dep) + self.report(report)
        for layer in self.layers:
            words = layer(words, related)
        words = self.after(words)
        return words, self.token(words)[:, 0], related

    def pairs(
        self,
        one: torch.Tensor,
        other: torch.Tensor,
        one_alone: torch.Tensor,
        other_alone: torch.Tensor,
        related: torch.Tensor,
    ) -> torch.Tensor:
        """Scores (ours, theirs, classes and kinds); `related` of the two words, of their heads, and crosswise,
        then their SURROUNDINGS."""
        one, other = self.drop(one), self.drop(other)
        times = self.times_one(one)[:, None] * self.times_other(other)[None]
        inner = F.gelu(self.one(one)[:, None] + self.other(other)[None] + self.times(times) + self.related(related))
        inner = inner + F.gelu(self.inner(self.drop(inner)))
        alone = F.logsigmoid(one_alone)[:, None] + F.logsigmoid(other_alone)[None]
        scores = self.out(inner)
        return torch.cat([scores[..., :1], scores[..., 1:2] + alone[..., None] / 2, scores[..., 2:]], -1)
