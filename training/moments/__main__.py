"""`python -m training.moments`: when what a report tells was, and how its sentences can be told.

    python -m training.moments            # learns, writes sanudo/language/model/moments.*
    python -m training.moments --check    # learns of three quarters, tells how the fourth comes out, four times

A small network over what the shipped encoder sees of a word, of its sentence and of the times that a report tells, and
over marks of how they stand to each other (reading/moment_frames.py, reading/sentence_frames.py). Seeded.
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
from numpy.typing import NDArray
from onnx import TensorProto
from torch import nn
from torch.nn import functional as F

from sanudo.language.moments import ALONE, ERAS, PARTS, WIDTH, WORTHS
from training.encoder.export import _Graph
from training.moments.gather import Gathered, gathered
from training.pooling import logsumexp_by

OUT = Path(__file__).parent.parent.parent / "sanudo/language/model"
CORPORA = OUT.parents[3] / "shared/corpora"
EPOCHS, BATCH, RATE, DECAY, DROP, SEED = 14, 6, 2e-3, 0.05, 0.45, 20011123  # BATCH: reports
RARE = {"word": 6, "pair": 10, "sentence": 6}  # marks that stand less often are not learned
OF_ERA, OF_DAY, OF_ALONE, OF_OPINION, OF_WORTH = 0.6, 1.0, 0.6, 0.5, 0.4
JUDGEMENTS = len(ALONE) + 1 + WORTHS


class Network(nn.Module):
    def __init__(self, seen: int, sizes: dict[str, int]) -> None:
        super().__init__()
        self.word, self.time, self.verb, self.era, self.sentence = (nn.Linear(seen, WIDTH) for _ in range(PARTS))
        self.both, self.sentences, self.of_sentence, self.after = (
            nn.Linear(WIDTH, WIDTH, bias=False) for _ in range(4)
        )
        self.day = nn.Linear(WIDTH, 1, bias=False)
        self.eras = nn.Linear(WIDTH, len(ERAS))
        self.judged = nn.Linear(WIDTH, JUDGEMENTS)
        outs = {"word": len(ERAS), "pair": 1, "sentence": JUDGEMENTS}
        self.marks = nn.ModuleDict(
            {
                name: nn.EmbeddingBag(size + 1, WIDTH + outs[name], mode="sum", padding_idx=size)
                for name, size in sizes.items()
            }
        )
        self.drop = nn.Dropout(DROP)
        for table in self.marks.values():
            nn.init.normal_(table.weight, std=0.05)
            with torch.no_grad():
                table.weight[-1] = 0
                table.weight[:, WIDTH:] = 0

    def of_era(self, seen: torch.Tensor, sentence: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        beside = self.marks["word"](marks)
        inner = F.relu(self.era(self.drop(seen)) + self.of_sentence(sentence) + beside[:, :WIDTH])
        return self.eras(self.drop(inner)) + beside[:, WIDTH:]

    def of_day(self, seen: torch.Tensor, times: torch.Tensor, verbs: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        own, beside = self.word(self.drop(seen)), self.marks["pair"](marks)
        theirs = self.time(self.drop(times)) + self.verb(self.drop(verbs))
        both = self.both(torch.tanh(own) * torch.tanh(theirs))
        inner = F.relu(own + theirs + both + beside[:, :WIDTH])
        return (self.day(self.drop(inner)) + beside[:, WIDTH:])[:, 0]

    def of_sentences(self, own: torch.Tensor, before: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        beside = self.marks["sentence"](marks)
        inner = F.relu(own + self.after(before) + beside[:, :WIDTH])
        return self.judged(self.drop(inner)) + beside[:, WIDTH:]


class Table:
    """A report as tensors."""

    def __init__(self, one: Gathered, rows: dict[str, dict[str, int]]) -> None:
        self.report = one.report
        self.sentences = torch.tensor(np.stack([s.seen for s in one.sentences])).float()
        self.sentence_marks = _rows([s.marks for s in one.sentences], rows["sentence"])
        self.alone = torch.tensor([-1 if s.alone is None else s.alone for s in one.sentences])
        self.opinion = torch.tensor([float(s.opinion) for s in one.sentences])
        self.worth = torch.tensor([[float(s.worth > n) for n in range(WORTHS)] for s in one.sentences])
        self.number = len(one.words)
        if not one.words:
            return
        self.of = torch.tensor([w.sentence for w in one.words])
        self.words = torch.tensor(np.stack([w.seen for w in one.words])).float()
        self.word_marks = _rows([w.marks for w in one.words], rows["word"])
        self.era = torch.tensor([w.era for w in one.words])
        self.asked_of = torch.tensor([n for n, w in enumerate(one.words) for _ in w.asked])
        self.times = torch.tensor(np.concatenate([w.times for w in one.words])).float()
        self.verbs = torch.tensor(np.concatenate([w.verbs for w in one.words])).float()
        self.pair_marks = _rows([marks for w in one.words for marks in w.asked], rows["pair"])
        self.right = torch.tensor([float(r) for w in one.words for r in w.right])


def _rows(lists: Sequence[tuple[str, ...]], rows: dict[str, int]) -> torch.Tensor:
    known = [[rows[mark] for mark in marks if mark in rows] for marks in lists]
    table = np.full((len(known), max(1, *map(len, known), 1)), len(rows), np.int64)
    for n, found in enumerate(known):
        table[n, : len(found)] = found
    return torch.tensor(table)


def learned(reports: Sequence[Gathered], rows: dict[str, dict[str, int]], epochs: int = EPOCHS) -> Network:
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    rng = np.random.default_rng(SEED)
    tables = [Table(one, rows) for one in reports if one.sentences]
    network = Network(tables[0].sentences.shape[1], {name: len(each) for name, each in rows.items()})
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * -(-len(tables) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=RATE, total_steps=steps, pct_start=0.1)
    network.train()
    for _ in range(epochs):
        order = rng.permutation(len(tables))
        for start in range(0, len(tables), BATCH):
            loss = sum(_loss(network, tables[n]) for n in order[start : start + BATCH])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[union-attr]
            optimiser.step()
            schedule.step()
    return network.eval()


def told(network: Network, table: Table) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Scores of the sentences; of the words' eras; of the times asked of them."""
    own = network.sentence(network.drop(table.sentences))
    before = torch.cat([torch.zeros(1, WIDTH), own[:-1]])
    judged = network.of_sentences(own, before, table.sentence_marks)
    if not table.number:
        return judged, torch.zeros(0, len(ERAS)), torch.zeros(0)
    eras = network.of_era(table.words, own[table.of], table.word_marks)
    days = network.of_day(table.words[table.asked_of], table.times, table.verbs, table.pair_marks)
    return judged, eras, days


def _loss(network: Network, table: Table) -> torch.Tensor:
    judged, eras, days = told(network, table)
    known = table.alone >= 0
    loss = torch.zeros(())
    if known.any():
        end = len(ALONE)
        here = judged[known]
        loss = OF_ALONE * F.cross_entropy(here[:, :end], table.alone[known], reduction="sum")
        loss = loss + OF_OPINION * F.binary_cross_entropy_with_logits(
            here[:, end], table.opinion[known], reduction="sum"
        )
        loss = loss + OF_WORTH * F.binary_cross_entropy_with_logits(
            here[:, end + 1 :], table.worth[known], reduction="sum"
        )
    if table.number:
        loss = loss + OF_ERA * F.cross_entropy(eras, table.era, reduction="sum")
        every = logsumexp_by(days, table.asked_of, table.number)
        right = logsumexp_by(days + torch.log(table.right + 1e-9), table.asked_of, table.number)
        loss = loss + OF_DAY * (every - right).sum()
    return loss / 30


def marks_of(reports: Sequence[Gathered]) -> dict[str, dict[str, int]]:
    """The marks that are not rare, each with its row."""
    found = {
        "word": Counter(mark for one in reports for w in one.words for mark in w.marks),
        "pair": Counter(mark for one in reports for w in one.words for marks in w.asked for mark in marks),
        "sentence": Counter(mark for one in reports for s in one.sentences for mark in s.marks),
    }
    return {name: _numbered(times, RARE[name]) for name, times in found.items()}


def _numbered(times: Counter[str], rare: int) -> dict[str, int]:
    return {mark: n for n, mark in enumerate(sorted(mark for mark, number in times.items() if number >= rare))}


def write(network: Network, rows: dict[str, dict[str, int]], folder: Path) -> None:
    """The files that ship."""
    graph = _Graph()
    parts = [
        graph.linear("seen", part.weight.detach().numpy(), part.bias.detach().numpy())
        for part in (network.word, network.time, network.verb, network.era, network.sentence)
    ]
    graph.add("Concat", *parts, out="rows", axis=1)
    size = network.word.weight.shape[1]
    model = graph.model([("seen", TensorProto.FLOAT, ["n", size])], [("rows", ["n", PARTS * WIDTH])])
    onnx.checker.check_model(model)
    onnx.save(model, folder / "moments.onnx")
    tables = {
        **{f"{name} marks": table.weight[:-1] for name, table in network.marks.items()},
        "both": network.both.weight,
        "of sentence": network.of_sentence.weight,
        "after": network.after.weight,
        "day": network.day.weight[0],
        "era": network.eras.weight,
        "era bias": network.eras.bias,
        "sentence": network.judged.weight,
        "sentence bias": network.judged.bias,
    }
    np.savez_compressed(
        folder / "moments.npz", **{name: table.detach().numpy().astype(np.float16) for name, table in tables.items()}
    )
    known = json.dumps({name: list(each) for name, each in rows.items()}, indent=0)
    (folder / "moments.json").write_text(known + "\n", encoding="utf-8")


def check(reports: Sequence[Gathered], parts: int = 4) -> None:
    """Each part by a network that the others taught."""
    part = [zlib.crc32(one.report.rpartition("/")[0].encode() or one.report.encode()) % parts for one in reports]
    news: list[tuple[Gathered, Table, Network]] = []
    written: list[tuple[Gathered, Table, Network]] = []
    for kept in range(parts):
        taught = [one for one, where in zip(reports, part, strict=True) if where != kept]
        rows = marks_of(taught)
        network = learned(taught, rows)
        for one, where in zip(reports, part, strict=True):
            if where == kept and one.sentences:
                (written if "/" in one.report else news).append((one, Table(one, rows), network))
        print(kept, "news:", line_of(news), flush=True)
        print(kept, "written:", line_of(written), flush=True)


def line_of(some: Sequence[tuple[Gathered, Table, Network]]) -> str:
    """What comes out right."""
    alone, opinion, worth, era, day = [], [], [], [], []
    for one, table, network in some:
        with torch.no_grad():
            judged, eras, days = told(network, table)
        known = (table.alone >= 0).numpy()
        chances = judged[:, : len(ALONE)].softmax(-1).numpy()
        alone += list(zip(chances[known, 0], table.alone.numpy()[known] == 0, strict=True))
        opinion += list(zip(judged[:, len(ALONE)].numpy()[known], table.opinion.numpy()[known] > 0, strict=True))
        value = judged[:, len(ALONE) + 1 :].sigmoid().sum(1).numpy()
        worth += list(zip(value[known], table.worth.sum(1).numpy()[known], strict=True))
        if not table.number:
            continue
        era += list(zip(eras.argmax(1).tolist(), table.era.tolist(), strict=True))
        for n, word in enumerate(one.words):
            mine = torch.nonzero(table.asked_of == n)[:, 0]
            chance = days[mine].softmax(-1).numpy()
            day.append(_best(chance, word.values, word.right))
    told_days = [(sure, right) for sure, _, right, _ in day]
    gold = sum(has for _, _, _, has in day)
    lines = [
        f"alone AUC {_auc(alone):.3f}, opinion AUC {_auc(opinion):.3f}, "
        f"main AUC {_auc([(v, w > 2) for v, w in worth]):.3f}, worth AUC {_auc([(v, w > 1) for v, w in worth]):.3f}, "
        f"trivial AUC {_auc([(v, w > 0) for v, w in worth]):.3f}, era {np.mean([a == b for a, b in era]):.3f}"
    ]
    for bar in (0.3, 0.5, 0.6, 0.7, 0.8, 0.9):
        here = [right for sure, right in told_days if sure >= bar]
        lines.append(f"  day from {bar}: {len(here)} told, right {np.mean(here):.3f}, of {gold} {sum(here) / gold:.3f}")
    return "\n".join(lines)


def _best(chance: NDArray[np.float32], values: Sequence[str], right: Sequence[bool]) -> tuple[float, str, bool, bool]:
    """The likeliest value, how probable, whether it is right, and whether any is."""
    of: dict[str, float] = {}
    for value, sure in zip(values, chance[: len(values)].tolist(), strict=True):
        of[value] = of.get(value, 0.0) + sure
    best = max(of, key=lambda v: of[v], default="")
    good = any(r for value, r in zip(values, right, strict=False) if value == best)
    return of.get(best, 0.0), best, good, any(right[: len(values)])


def _auc(rows: Sequence[tuple[float, bool]]) -> float:
    order = np.argsort([float(score) for score, _ in rows], kind="stable")
    ranks = np.empty(len(rows))
    ranks[order] = np.arange(1, len(rows) + 1)
    good = np.array([bool(right) for _, right in rows])
    n, m = good.sum(), (~good).sum()
    return float((ranks[good].sum() - n * (n + 1) / 2) / max(1, n * m))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.moments", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    reports = gathered(args.corpora)
    if args.check:
        check(reports)
        return
    rows = marks_of(reports)
    write(learned(reports, rows), rows, OUT)


if __name__ == "__main__":
    main()
