"""`python -m training.statuses`: how an event that a word tells stands.

    python -m training.statuses            # learns, writes sanudo/language/model/statuses.*
    python -m training.statuses --check    # learns of four fifths, tells how the fifth comes out, five times

A small network over what the shipped encoder sees of a word, of the one that it hangs on and of its sentence, and over
marks of how it stands (reading/status_frames.py). Seeded.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto
from torch import nn
from torch.nn import functional as F

from sanudo.language.statuses import PARTS, STATUSES, WIDTH
from training.encoder.export import _Graph
from training.statuses.gather import OWN, Example, gathered

OUT = Path(__file__).parent.parent.parent / "sanudo/language/model"
CORPORA = OUT.parents[3] / "shared/corpora"
EPOCHS, BATCH, RATE, DECAY, DROP, SEED = 12, 64, 2e-3, 0.05, 0.3, 20011123
RARE = 12  # marks that stand less often are not learned
SMOOTH = 0.05
OF_OWN = 2.0  # how much a sentence that was written for it weighs of an event of real news


class Network(nn.Module):
    def __init__(self, seen: int, marks: int) -> None:
        super().__init__()
        self.word, self.above, self.sentence = (nn.Linear(seen, WIDTH) for _ in range(PARTS))
        self.marks = nn.EmbeddingBag(marks + 1, WIDTH + len(STATUSES), mode="sum", padding_idx=marks)
        self.status = nn.Linear(WIDTH, len(STATUSES))
        self.drop = nn.Dropout(DROP)
        nn.init.normal_(self.marks.weight, std=0.05)
        with torch.no_grad():
            self.marks.weight[-1] = 0
            self.marks.weight[:, WIDTH:] = 0

    def forward(self, seen: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        beside = self.marks(marks)
        word, above, sentence = (self.drop(seen[:, n]) for n in range(PARTS))
        inner = F.relu(self.word(word) + self.above(above) + self.sentence(sentence) + beside[:, :WIDTH])
        return self.status(self.drop(inner)) + beside[:, WIDTH:]


def tensors(examples: Sequence[Example], rows: dict[str, int]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """What is seen, the rows of the marks, the statuses."""
    seen = torch.tensor(np.stack([np.stack([e.word, e.above, e.sentence]) for e in examples])).float()
    known = [[rows[mark] for mark in e.marks if mark in rows] for e in examples]
    table = np.full((len(known), max(1, *map(len, known))), len(rows), np.int64)
    for n, found in enumerate(known):
        table[n, : len(found)] = found
    return seen, torch.tensor(table), torch.tensor([e.status for e in examples])


def learned(examples: Sequence[Example], rows: dict[str, int], seed: int = SEED) -> Network:
    torch.manual_seed(seed)
    torch.set_num_threads(2)
    rng = np.random.default_rng(seed)
    seen, marks, status = tensors(examples, rows)
    worth = torch.tensor([OF_OWN if one.report == OWN else 1.0 for one in examples])
    network = Network(seen.shape[2], len(rows))
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=RATE, total_steps=steps, pct_start=0.1)
    network.train()
    for _ in range(EPOCHS):
        order = rng.permutation(len(examples))
        for start in range(0, len(examples), BATCH):
            some = torch.tensor(order[start : start + BATCH])
            every = F.cross_entropy(
                network(seen[some], marks[some]), status[some], label_smoothing=SMOOTH, reduction="none"
            )
            loss = (every * worth[some]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return network.eval()


def marks_of(examples: Sequence[Example]) -> dict[str, int]:
    """The marks that are not rare, each with its row."""
    often = Counter(mark for one in examples for mark in set(one.marks))
    return {mark: n for n, mark in enumerate(sorted(mark for mark, number in often.items() if number >= RARE))}


def write(network: Network, rows: dict[str, int], folder: Path) -> None:
    """The files that ship."""
    graph = _Graph()
    parts = [
        graph.linear("seen", part.weight.detach().numpy(), part.bias.detach().numpy())
        for part in (network.word, network.above, network.sentence)
    ]
    graph.add("Concat", *parts, out="rows", axis=1)
    size = network.word.weight.shape[1]
    model = graph.model([("seen", TensorProto.FLOAT, ["n", size])], [("rows", ["n", PARTS * WIDTH])])
    onnx.checker.check_model(model)
    onnx.save(model, folder / "statuses.onnx")
    tables = {
        "word marks": network.marks.weight[:-1],
        "status": network.status.weight,
        "status bias": network.status.bias,
    }
    np.savez_compressed(
        folder / "statuses.npz", **{name: table.detach().numpy().astype(np.float16) for name, table in tables.items()}
    )
    (folder / "statuses.json").write_text(json.dumps({"word": list(rows)}, indent=0) + "\n", encoding="utf-8")


def check(examples: Sequence[Example], parts: int = 5) -> None:
    """Each part of the reports by a network that the others taught."""
    part = [zlib.crc32((e.report if e.report != OWN else str(n)).encode()) % parts for n, e in enumerate(examples)]
    found: list[tuple[str, int, int, int, float]] = []
    for kept in range(parts):
        taught = [one for one, where in zip(examples, part, strict=True) if where != kept]
        held = [one for one, where in zip(examples, part, strict=True) if where == kept]
        rows = marks_of(taught)
        network = learned(taught, rows)
        seen, marks, _ = tensors(held, rows)
        with torch.no_grad():
            chances = network(seen, marks).softmax(-1).numpy()
        for one, chance in zip(held, chances, strict=True):
            rule = next(STATUSES.index(m.split()[1]) for m in one.marks if m.startswith("ruled ") and m.count(" ") == 1)
            found.append((one.report, one.status, rule, int(chance.argmax()), float(chance.max())))
    for name, some in (("news", [f for f in found if f[0] != OWN]), ("own", [f for f in found if f[0] == OWN])):
        print(f"{name}: {len(some)}, rules {_share(some, 2):.3f}, network {_share(some, 3):.3f}")
        for number, status in enumerate(STATUSES):
            cells = [_cell(some, at, number) for at in (2, 3)]
            print(f"  {status}: rules {cells[0]}, network {cells[1]}")


def _share(rows: Sequence[tuple[str, int, int, int, float]], at: int) -> float:
    return float(np.mean([row[1] == row[at] for row in rows]))


def _cell(rows: Sequence[tuple[str, int, int, int, float]], at: int, number: int) -> str:
    hit = sum(row[1] == number == row[at] for row in rows)
    told, gold = sum(row[at] == number for row in rows), sum(row[1] == number for row in rows)
    return f"P {hit / max(1, told):.3f} R {hit / max(1, gold):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.statuses", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    examples = gathered(args.corpora)
    if args.check:
        check(examples)
        return
    rows = marks_of(examples)
    write(learned(examples, rows), rows, OUT)


if __name__ == "__main__":
    main()
