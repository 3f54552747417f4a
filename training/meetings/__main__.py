"""`python -m training.meetings`: which words tell a meeting, and what belongs to them, for the encoder that is there.

    python -m training.meetings            # learns, writes sanudo/language/model/meetings.*
    python -m training.meetings --check    # learns of three quarters, tells how the fourth comes out, four times

A small network over what the shipped encoder sees of a word and of those named around it, and over marks of how they
stand to each other and of what rules make of them (reading/meeting_frames.py). Seeded; some ten minutes of two cores.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto
from torch import nn
from torch.nn import functional as F

from sanudo.language.meetings import KINDS, STATUSES, WIDTH
from training.encoder.export import _Graph
from training.meetings.gather import Asked, asked_in
from training.pooling import logsumexp_by

OUT = Path(__file__).parent.parent.parent / "sanudo/language/model"
CORPORA = OUT.parents[3] / "shared/corpora"
EPOCHS, BATCH, RATE, DECAY, DROP, SEED = 14, 48, 2e-3, 0.05, 0.3, 20011123
RARE_OWN, RARE = 4, 6  # marks that stand less often are not learned: of words, of pairs
OF_STATUS, OF_PLACE, OF_DAY = 0.7, 0.5, 0.5  # what these weigh beside whether a word tells one and who takes part


class Network(nn.Module):
    def __init__(self, seen: int, own: int, marks: int) -> None:
        super().__init__()
        self.word, self.other, self.kind = (nn.Linear(seen, WIDTH) for _ in range(3))
        self.both = nn.Linear(WIDTH, WIDTH, bias=False)
        self.kinds = nn.Linear(WIDTH, len(KINDS) + len(STATUSES) - 1)
        self.out = nn.Linear(WIDTH, 3)
        self.own_marks = nn.EmbeddingBag(own + 1, WIDTH + len(KINDS) + len(STATUSES) - 1, mode="sum", padding_idx=own)
        self.marks = nn.EmbeddingBag(marks + 1, WIDTH + 3, mode="sum", padding_idx=marks)
        self.drop = nn.Dropout(DROP)
        for table in (self.own_marks, self.marks):
            nn.init.normal_(table.weight, std=0.05)
            with torch.no_grad():
                table.weight[-1] = 0
                table.weight[:, WIDTH:] = 0

    def told(self, seen: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        """Scores of the kinds, then of the statuses but the first."""
        beside = self.own_marks(marks)
        inner = F.relu(self.kind(self.drop(seen)) + beside[:, :WIDTH])
        return self.kinds(self.drop(inner)) + beside[:, WIDTH:]

    def belonging(self, seen: torch.Tensor, other: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        """Scores that others take part, that it is there, that it is then."""
        own, theirs, beside = self.word(self.drop(seen)), self.other(self.drop(other)), self.marks(marks)
        inner = F.relu(own + theirs + self.both(torch.tanh(own) * torch.tanh(theirs)) + beside[:, :WIDTH])
        return self.out(self.drop(inner)) + beside[:, WIDTH:]


class Table:
    """Words as rows of tensors; `starts` is where those that may belong to each begin, a row each."""

    def __init__(self, asked: list[Asked], own: dict[str, int], marks: dict[str, int]) -> None:
        self.number = len(asked)
        self.seen = torch.tensor(np.stack([one.seen for one in asked]))
        self.own = _rows([one.own for one in asked], own)
        self.kind = torch.tensor([one.kind for one in asked])
        self.status = torch.tensor([-1 if one.status is None else one.status for one in asked])
        self.starts = np.concatenate([[0], np.cumsum([len(one.marks) for one in asked])])
        self.of = torch.tensor(np.repeat(np.arange(len(asked)), np.diff(self.starts)))
        self.others = torch.tensor(np.concatenate([one.others for one in asked]))
        self.marks = _rows([marks for one in asked for marks in one.marks], marks)
        first = np.concatenate([[0], np.cumsum([max(one.group, default=-1) + 1 for one in asked])])
        self.group = torch.tensor([g + first[n] if g >= 0 else -1 for n, one in enumerate(asked) for g in one.group])
        self.taking = torch.tensor(_told((one.taking for one in asked), first))
        self.there = torch.tensor(_told((one.there for one in asked), first))
        self.then = torch.tensor([then for one in asked for then in one.then], dtype=torch.float32)

    def rows(self, chosen: NDArray[np.int64]) -> torch.Tensor:
        return torch.tensor(np.concatenate([np.arange(self.starts[n], self.starts[n + 1]) for n in chosen]))


def _told(parts: Iterable[frozenset[int]], first: NDArray[np.int64]) -> NDArray[np.float32]:
    found = np.zeros(int(first[-1]), np.float32)
    for n, groups in enumerate(parts):
        found[[first[n] + g for g in groups]] = 1
    return found


def _rows(lists: list[tuple[str, ...]], rows: dict[str, int]) -> torch.Tensor:
    known = [[rows[mark] for mark in marks if mark in rows] for marks in lists]
    table = np.full((len(known), max(1, *map(len, known))), len(rows), np.int64)
    for n, found in enumerate(known):
        table[n, : len(found)] = found
    return torch.tensor(table)


def learned(asked: list[Asked], own: dict[str, int], marks: dict[str, int]) -> Network:
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    rng = np.random.default_rng(SEED)
    table = Table(asked, own, marks)
    network = Network(table.seen.shape[1], len(own), len(marks))
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-table.number // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=RATE, total_steps=steps, pct_start=0.1)
    network.train()
    for _ in range(EPOCHS):
        order = rng.permutation(table.number)
        for start in range(0, table.number, BATCH):
            loss = _loss(network, table, order[start : start + BATCH])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    network.eval()
    return network


def _loss(network: Network, table: Table, chosen: NDArray[np.int64]) -> torch.Tensor:
    told = network.told(table.seen[chosen].float(), table.own[chosen])
    kind, status = table.kind[chosen], table.status[chosen]
    loss = F.cross_entropy(told[:, : len(KINDS)], kind)
    if (status >= 0).any():
        loss = loss + OF_STATUS * F.cross_entropy(_statuses(told)[status >= 0], status[status >= 0])
    rows = table.rows(chosen)
    rows = rows[table.kind[table.of[rows]] > 0]  # what belongs to a word that tells nothing is not asked
    if len(rows) == 0:
        return loss
    of = table.of[rows]
    scores = network.belonging(table.seen[of].float(), table.others[rows].float(), table.marks[rows])
    groups = table.group[rows]
    if (groups >= 0).any():
        own, place = torch.unique(groups[groups >= 0], return_inverse=True)
        for column, right, weight in ((0, table.taking, 1.0), (1, table.there, OF_PLACE)):
            best = torch.full((len(own),), -1e4).scatter_reduce(0, place, scores[groups >= 0, column], "amax")
            loss = loss + weight * F.binary_cross_entropy_with_logits(best, right[own])
    _, place = torch.unique(of[groups < 0], return_inverse=True)
    days = scores[groups < 0, 2]
    number = int(place.max()) + 1
    every = logsumexp_by(days, place, number)
    right = logsumexp_by(days + torch.log(table.then[rows][groups < 0] + 1e-9), place, number)
    return loss + OF_DAY * (every - right).mean()


def _statuses(told: torch.Tensor) -> torch.Tensor:
    """Scores of all statuses; the first has none of its own."""
    return torch.cat([torch.zeros(len(told), 1), told[:, len(KINDS) :]], 1)


def marks_of(asked: list[Asked]) -> tuple[dict[str, int], dict[str, int]]:
    """The marks of words and of pairs that are not rare, each with its row."""
    own = Counter(mark for one in asked for mark in one.own)
    pairs = Counter(mark for one in asked for marks in one.marks for mark in marks)
    return _numbered(own, RARE_OWN), _numbered(pairs, RARE)


def _numbered(times: Counter[str], rare: int) -> dict[str, int]:
    return {mark: n for n, mark in enumerate(sorted(mark for mark, number in times.items() if number >= rare))}


def count(network: Network, asked: list[Asked], own: dict[str, int], marks: dict[str, int]) -> Counter[str]:
    """What comes out right, of what is told and of what is marked."""
    table = Table(asked, own, marks)
    n: Counter[str] = Counter()
    for number, one in enumerate(asked):
        chosen = np.array([number])
        with torch.no_grad():
            told = network.told(table.seen[chosen].float(), table.own[chosen])
            rows = table.rows(chosen)
            scores = network.belonging(
                table.seen[table.of[rows]].float(), table.others[rows].float(), table.marks[rows]
            )
        kind = int(told[0, : len(KINDS)].argmax())
        n["told"] += kind > 0
        n["words"] += one.kind > 0
        n["true"] += kind > 0 and one.kind > 0
        if one.kind == 0:
            continue
        n["kind"] += kind == one.kind
        n["status"] += int(_statuses(told)[0].argmax()) == one.status
        taking = {g for g, score in zip(one.group, scores[:, 0].tolist(), strict=True) if g >= 0 and score >= 0}
        n["taking"] += len(one.taking)
        n["taking told"] += len(taking)
        n["taking true"] += len(taking & one.taking)
        days = [n_ for n_, g in enumerate(one.group) if g < 0]
        n["day"] += one.then[days[int(scores[days, 2].argmax())]]
    return n


def line_of(n: Counter[str]) -> str:
    """The figures of a count."""
    precise, found = n["true"] / max(1, n["told"]), n["true"] / max(1, n["words"])
    part, parts = n["taking true"] / max(1, n["taking told"]), n["taking true"] / max(1, n["taking"])
    kind, status, day = (n[one] / max(1, n["words"]) for one in ("kind", "status", "day"))
    return (
        f"words {n['words']}: precision {precise:.3f}, recall {found:.3f}; of those marked: kind {kind:.3f}, "
        f"status {status:.3f}, day {day:.3f}, who takes part: precision {part:.3f}, recall {parts:.3f}"
    )


def write(network: Network, own: dict[str, int], marks: dict[str, int], folder: Path) -> None:
    """The files that ship."""
    graph = _Graph()
    parts = [
        graph.linear("seen", part.weight.detach().numpy(), part.bias.detach().numpy())
        for part in (network.word, network.other, network.kind)
    ]
    graph.add("Concat", *parts, out="halves", axis=1)
    size = network.word.weight.shape[1]
    model = graph.model([("seen", TensorProto.FLOAT, ["n", size])], [("halves", ["n", 3 * WIDTH])])
    onnx.checker.check_model(model)
    onnx.save(model, folder / "meetings.onnx")
    tables = {
        "word marks": network.own_marks.weight[:-1],
        "pair marks": network.marks.weight[:-1],
        "kind": network.kinds.weight,
        "kind bias": network.kinds.bias,
        "both": network.both.weight,
        "out": network.out.weight,
        "out bias": network.out.bias,
    }
    np.savez_compressed(
        folder / "meetings.npz", **{name: table.detach().numpy().astype(np.float16) for name, table in tables.items()}
    )
    known = json.dumps({"word": list(own), "pair": list(marks)}, indent=0)
    (folder / "meetings.json").write_text(known + "\n", encoding="utf-8")


def check(asked: list[Asked], parts: int = 4) -> None:
    """Each part by a network that the others taught."""
    part = [zlib.crc32(one.report.encode()) % parts for one in asked]
    written = [not all(c in "0123456789abcdef" for c in one.report) for one in asked]
    of_news: Counter[str] = Counter()
    of_written: Counter[str] = Counter()
    for kept in range(parts):
        taught = [one for one, where in zip(asked, part, strict=True) if where != kept]
        own, marks = marks_of(taught)
        network = learned(taught, own, marks)
        here = [n for n, where in enumerate(part) if where == kept]
        of_news += count(network, [asked[n] for n in here if not written[n]], own, marks)
        if any(written):
            of_written += count(network, [asked[n] for n in here if written[n]], own, marks)
        print(kept, "news", line_of(of_news), "| written", line_of(of_written), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.meetings", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    asked = asked_in(args.corpora)
    if args.check:
        check(asked)
        return
    own, marks = marks_of(asked)
    write(learned(asked, own, marks), own, marks, OUT)


if __name__ == "__main__":
    main()
