"""`python -m training.references`: whom a pronoun means, learned for the encoder that is there.

    python -m training.references            # learns, writes sanudo/language/model/references.*
    python -m training.references --check    # learns of three quarters, tells how the fourth comes out, four times

A small network over what the shipped encoder sees of a pronoun and of the word that somebody was named by, and over
marks of what stands between the two (reading/pronoun_marks.py); nobody is a candidate too. It is taught in the state
that right answers leave and in the one that its own leave. Seeded; a quarter of an hour of two cores, mostly for
reading the reports.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto
from torch import nn
from torch.nn import functional as F

from sanudo.language.references import WIDTH
from training.encoder.export import _Graph
from training.pooling import logsumexp_by
from training.references.gather import Asked, Choice, asked_in, nearest_right

OUT = Path(__file__).parent.parent.parent / "sanudo/language/model"
CORPORA = OUT.parents[3] / "shared/corpora"
EPOCHS, BATCH, RATE, DECAY, DROP, SEED, RARE = 10, 64, 1e-3, 0.05, 0.3, 20011123, 10
ASIDES = 8  # how often more the few texts of rare constructions are taught
UNSEEN = 0.1  # of what teaches: without vectors, as another pipeline's parse comes
KINDS = ("he", "it", "they")


class Network(nn.Module):
    def __init__(self, seen: int, marks: int) -> None:
        super().__init__()
        self.reference = nn.Linear(seen, WIDTH)
        self.naming = nn.Linear(seen, WIDTH)
        self.marks = nn.EmbeddingBag(marks + 1, WIDTH + 1, mode="sum", padding_idx=marks)
        self.both = nn.Linear(WIDTH, WIDTH, bias=False)
        self.out = nn.Linear(WIDTH, 1, bias=False)
        self.drop = nn.Dropout(DROP)
        nn.init.normal_(self.marks.weight, std=0.05)
        with torch.no_grad():
            self.marks.weight[:, WIDTH] = 0
            self.marks.weight[marks] = 0

    def forward(
        self,
        reference: torch.Tensor,
        naming: torch.Tensor,
        real: torch.Tensor,
        marks: torch.Tensor,
        kept: torch.Tensor,
    ) -> torch.Tensor:
        own = self.reference(self.drop(reference)) * kept[:, None]
        other = self.naming(self.drop(naming)) * (real * kept)[:, None]
        beside = self.marks(marks)
        inner = F.relu(own + other + self.both(torch.tanh(own) * torch.tanh(other)) + beside[:, :WIDTH])
        return (beside[:, WIDTH:] + self.out(self.drop(inner))).squeeze(1)


class Table:
    """Pronouns as rows of tensors: a row a candidate, `starts` where those of each pronoun begin."""

    def __init__(self, asked: list[Asked], rows: dict[str, int]) -> None:
        sizes = [len(one.marks) for one in asked]
        self.starts = np.concatenate([[0], np.cumsum(sizes)])
        self.reference = torch.tensor(np.stack([one.reference for one in asked]))
        self.naming = torch.tensor(np.concatenate([one.namings for one in asked]))
        self.real = torch.tensor([any(row) for one in asked for row in one.namings.astype(bool)], dtype=torch.float32)
        most = max(len(marks) for one in asked for marks in one.marks)
        table = np.full((int(self.starts[-1]), most), len(rows), np.int64)
        for n, marks in enumerate(marks for one in asked for marks in one.marks):
            known = [rows[mark] for mark in marks if mark in rows]
            table[n, : len(known)] = known
        self.marks = torch.tensor(table)
        self.right = torch.tensor([right for one in asked for right in one.right], dtype=torch.float32)

    def scores(
        self, network: Network, chosen: NDArray[np.int64], seen: NDArray[np.bool_] | None = None
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The scores of all candidates of some pronouns, of which pronoun each is, and the rows. Where a pronoun is not
        `seen`, its marks alone speak."""
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        rows = torch.tensor(np.concatenate([np.arange(self.starts[n], self.starts[n + 1]) for n in chosen]))
        of = torch.tensor(np.repeat(np.arange(len(chosen)), sizes))
        reference = self.reference[torch.tensor(chosen)].float()[of]
        kept = torch.ones(len(rows)) if seen is None else torch.tensor(seen, dtype=torch.float32)[of]
        return network(reference, self.naming[rows].float(), self.real[rows], self.marks[rows], kept), of, rows


def learned(asked: list[Asked], rows: dict[str, int], epochs: int = EPOCHS) -> Network:
    """A network taught by all pronouns that have a right candidate."""
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    rng = np.random.default_rng(SEED)
    taught = [one for one in asked if any(one.right)]
    table = Table(taught, rows)
    network = Network(table.reference.shape[1], len(rows))
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * -(-len(taught) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=3 * RATE, total_steps=steps, pct_start=0.1)
    network.train()
    for _ in range(epochs):
        order = rng.permutation(len(taught))
        for start in range(0, len(taught), BATCH):
            chosen = order[start : start + BATCH]
            scores, of, rows_ = table.scores(network, chosen, rng.random(len(chosen)) > UNSEEN)
            every = logsumexp_by(scores, of, len(chosen))
            right = logsumexp_by(scores + torch.log(table.right[rows_] + 1e-9), of, len(chosen))
            loss = (every - right).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    network.eval()
    return network


def probabilities(network: Network, asked: list[Asked], rows: dict[str, int]) -> list[NDArray[np.float32]]:
    """How probable each candidate of each pronoun is."""
    table = Table(asked, rows)
    found = []
    with torch.no_grad():
        for start in range(0, len(asked), 256):
            chosen = np.arange(start, min(start + 256, len(asked)))
            scores, of, _ = table.scores(network, chosen)
            for n in range(len(chosen)):
                found.append(torch.softmax(scores[of == n], 0).numpy())
    return found


def rows_of_marks(asked: list[Asked]) -> dict[str, int]:
    """The marks that are not rare, each with its row."""
    number = Counter(mark for one in asked for marks in one.marks for mark in marks)
    return {mark: n for n, mark in enumerate(sorted(mark for mark, times in number.items() if times >= RARE))}


def folds(asked: list[Asked], number: int) -> list[int]:
    """The part that each pronoun's report belongs to."""
    return [zlib.crc32(one.report.encode()) % number for one in asked]


def told(asked: list[Asked], probable: list[NDArray[np.float32]], sure: float = 0.0) -> str:
    """Right, wrong and left open of each kind."""
    n: Counter[str] = Counter()
    for one, chances in zip(asked, probable, strict=True):
        kind = one.marks[-1][0].partition(" ")[0]
        best = int(chances.argmax())
        linked = not one.open[best] and chances[best] >= (0 if kind == "he" else sure)
        named = not any(right and own for right, own in zip(one.right, one.open, strict=True))
        n[f"{kind} named"] += named
        if linked:
            n[f"{kind} right" if one.right[best] else f"{kind} wrong"] += 1
    rows = []
    for kind in KINDS:
        right, wrong, named = n[f"{kind} right"], n[f"{kind} wrong"], n[f"{kind} named"]
        precise, found = right / max(1, right + wrong), right / max(1, named)
        rows.append(f"{kind}: {right} right, {wrong} wrong of {named}: {precise:.3f}, {found:.3f}")
    return "; ".join(rows)


def write(network: Network, rows: dict[str, int], folder: Path) -> None:
    """The files that ship."""
    graph = _Graph()
    halves = [
        graph.linear("seen", part.weight.detach().numpy(), part.bias.detach().numpy())
        for part in (network.reference, network.naming)
    ]
    graph.add("Concat", *halves, out="halves", axis=1)
    size = network.reference.weight.shape[1]
    model = graph.model([("seen", TensorProto.FLOAT, ["n", size])], [("halves", ["n", 2 * WIDTH])])
    onnx.checker.check_model(model)
    onnx.save(model, folder / "references.onnx")
    marks = network.marks.weight.detach().numpy()[:-1]
    both, out = network.both.weight.detach().numpy(), network.out.weight.detach().numpy()[0]
    np.savez_compressed(
        folder / "references.npz", marks=marks.astype(np.float16), both=both.astype(np.float16), out=out
    )
    (folder / "references.json").write_text(json.dumps(list(rows), indent=0) + "\n", encoding="utf-8")


def own_choice(asked: list[Asked], parts: int = 3) -> Choice:
    """What networks choose that did not learn of the report which is asked about, with how probable they find it."""
    part = folds(asked, parts)
    taught = []
    for kept in range(parts):
        others = [one for one, where in zip(asked, part, strict=True) if where != kept]
        rows = rows_of_marks(others)
        taught.append((rows, {n: w.detach().numpy() for n, w in learned(others, rows).named_parameters()}))

    def choice(one: Asked) -> tuple[int, float]:
        rows, w = taught[folds([one], parts)[0]]
        own = w["reference.weight"] @ one.reference.astype(np.float32) + w["reference.bias"]
        others = one.namings.astype(np.float32) @ w["naming.weight"].T + w["naming.bias"]
        others[~one.namings.any(1)] = 0
        told = [[rows[mark] for mark in marks if mark in rows] for marks in one.marks]
        beside = np.stack([w["marks.weight"][known].sum(0) for known in told])
        both = (np.tanh(own) * np.tanh(others)) @ w["both.weight"].T
        inner = np.maximum(own + others + both + beside[:, :WIDTH], 0)
        scores = beside[:, WIDTH] + inner @ w["out.weight"][0]
        chances = np.exp(scores - scores.max())
        return int(scores.argmax()), float(chances.max() / chances.sum())

    return choice


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.references", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    first = asked_in(args.corpora, nearest_right)
    second = asked_in(args.corpora, own_choice(first))
    if args.check:
        check(second)
        return
    few = [one for one in first if one.report.startswith("asides")] * ASIDES
    rows = rows_of_marks([*first, *second])
    write(learned([*first, *second, *few], rows), rows, OUT)


def check(asked: list[Asked], parts: int = 4) -> None:
    """Each part by a network that the others taught."""
    part = folds(asked, parts)
    probable: dict[int, NDArray[np.float32]] = {}
    for kept in range(parts):
        taught = [one for one, where in zip(asked, part, strict=True) if where != kept]
        rows = rows_of_marks(taught)
        network = learned(taught, rows)
        asked_here = [n for n, where in enumerate(part) if where == kept]
        found = probabilities(network, [asked[n] for n in asked_here], rows)
        probable.update(zip(asked_here, found, strict=True))
        print(kept, told([asked[n] for n in asked_here], found), flush=True)
    for sure in (0.0, 0.5, 0.6, 0.7):
        print(sure, told(asked, [probable[n] for n in range(len(asked))], sure), flush=True)


if __name__ == "__main__":
    main()
