"""`python -m training.side_by_side`: which words of two reports tell one point in two ways, learned anew.

    python -m training.side_by_side --start WEIGHTS     # learns, writes sanudo/comparing/data/side_by_side.onnx

Tunes the encoder's upper layers to read passages of two reports together, on the marked pairs of
training/data/differing, whole marked stories (differing_stories) and pairs of short reports (pairs), a pair or story in
six left out, from which the judge of what the network sees learns (training/partings/judge.py); beside them on ECB+,
which mentions tell one happening. `--start`: weights of the joint training; without it the shipped files, read back.
What is kept in the end is the running mean of the weights. Seeded; an hour of one core.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sanudo.comparing.differing import side_by_side
from sanudo.comparing.differing.side_by_side import pieces_of_passage
from sanudo.comparing.differing.told_words import CLASSES, KINDS
from training.encoder.model import Network, Shape
from training.encoder.shipped import load_shipped
from training.side_by_side import ecb
from training.side_by_side.ecb import Happenings
from training.side_by_side.export import write
from training.side_by_side.network import SHAPE, SideBySide
from training.side_by_side.passages import IGNORED, Pair, Passages, Side, Told, all_pairs, taught_now, told_of

ROOT = Path(__file__).parent.parent.parent
OUT = Path(side_by_side.__file__).parent.parent / "data/side_by_side.onnx"
SEED, PASSES, RATE, TABLE_RATE, MEAN = 20011123, 4, 1e-4, 1e-3, 0.997
SIZE = 2600  # pieces a step
PARTS = 3.0  # how much a parting weighs against two things
ASKED = 36  # words of a passage that are taught against another's at a time
HAPPENINGS, HAPPENING, ONE = 2500, 1.5, 2.0  # passages a pass; what each pair weighs, and more where both tell one

Taught = Passages | Happenings


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.side_by_side", description=__doc__)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    pairs = list(all_pairs(kept=False))
    print(len(pairs), "pairs,", sum(point.kind in KINDS for pair in pairs for point in pair.points), "partings")
    write(fit(pairs, ecb.documents(), encoder_weights(args.start), args.passes), OUT)


def encoder_weights(start: Path | None) -> dict[str, Tensor]:
    """The encoder's weights, of a file or as they ship."""
    if start is not None:
        state = torch.load(start, weights_only=False)
        state = state.get("masters", state)
    else:
        network = Network(Shape())
        load_shipped(network, ROOT / "sanudo/language/model")
        state = network.state_dict()
    return {n.removeprefix("encoder."): w.float() for n, w in state.items() if n.startswith("encoder.")}


def fit(
    pairs: Sequence[Pair], stories: list[list[ecb.Document]], encoder: dict[str, Tensor], passes: int
) -> dict[str, Tensor]:
    """Learns by whole passes in a seeded order, either report first; computes in bfloat16, keeps float32. The mean of
    the weights comes out."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    network = SideBySide(encoder)
    network.upper.bfloat16()
    network.train()
    working = dict(network.named_parameters())
    masters = {n: p.detach().clone().float().requires_grad_(True) for n, p in working.items()}
    means = {n: p.detach().clone() for n, p in masters.items()}
    groups = [
        {"params": [p for n, p in masters.items() if n.startswith("upper.") == upper], "lr": rate}
        for upper, rate in ((True, RATE), (False, TABLE_RATE))
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.02, fused=True)
    began, step = time.monotonic(), 0
    for one_pass in range(passes):
        batches = list(_batches(pairs, stories, rng))
        lost = 0.0
        for at, batch in enumerate(batches):
            done = (one_pass + at / len(batches)) / passes
            for group, rate in zip(optimizer.param_groups, (RATE, TABLE_RATE), strict=True):
                group["lr"] = rate * min(1.0, done / 0.06) * (0.5 + 0.5 * math.cos(math.pi * done))
            loss = _loss(network, batch, rng)
            loss.backward()  # type: ignore[no-untyped-call]
            with torch.no_grad():
                for n, p in working.items():
                    masters[n].grad, p.grad = None if p.grad is None else p.grad.float(), None
                nn.utils.clip_grad_norm_(masters.values(), 1.0)
                optimizer.step()
                for n, p in working.items():
                    p.data.copy_(masters[n].data)
                    means[n].lerp_(masters[n].data, max(1 - MEAN, 1 / (step + 2)))
            step += 1
            lost += float(loss.detach())
            if step % 200 == 0:
                print(f"  {at}/{len(batches)} {lost / (at + 1):.2f} {time.monotonic() - began:.0f} s", flush=True)
        print(f"pass {one_pass + 1}: {lost / len(batches):.2f}", flush=True)
    return means


def _batches(pairs: Sequence[Pair], stories: list[list[ecb.Document]], rng: random.Random) -> Iterator[list[Taught]]:
    """One pass, as lists of passages of similar length."""
    taught: list[Taught] = []
    for pair in pairs:
        taught += taught_now(pair.turned() if rng.random() < 0.5 else pair, rng)
    taught += ecb.taught_now(stories, HAPPENINGS, rng)
    rng.shuffle(taught)
    batches: list[list[Taught]] = []
    for start in range(0, len(taught), 500):
        longest, batch = 0, []
        for one in sorted(taught[start : start + 500], key=_size):
            size = max(longest, _size(one))
            if batch and size * (len(batch) + 1) > SIZE:
                batches.append(batch)
                batch = []
            batch.append(one)
            longest = _size(one) if len(batch) == 1 else size
        batches.append(batch)
    rng.shuffle(batches)
    yield from batches


def _sides(taught: Taught) -> tuple[Side, Side]:
    if isinstance(taught, Happenings):
        return taught.one.side, taught.other.side
    return taught.pair.one, taught.pair.other


def _size(taught: Taught) -> int:
    """How many pieces a reading has, about."""
    return int((len(taught.ours) + len(taught.theirs)) * 1.35) + 3


def _loss(network: SideBySide, batch: Sequence[Taught], rng: random.Random) -> Tensor:
    read = [
        [pieces_of_passage(own, rows) for own, rows in zip(_sides(one), (one.ours, one.theirs), strict=True)]
        for one in batch
    ]
    longest = -(-max(len(a[0]) + len(b[0]) for a, b in read) // 16) * 16
    pieces = torch.zeros(len(batch), longest, SHAPE.width, dtype=torch.bfloat16)
    report = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.full((len(batch), 1, 1, longest), -1e4, dtype=torch.bfloat16)
    for n, ((ours, _), (theirs, _)) in enumerate(read):
        end = len(ours) + len(theirs)
        pieces[n, :end] = torch.from_numpy(np.concatenate([ours, theirs]))
        report[n, : len(ours)], report[n, len(ours) : end], mask[n, ..., :end] = 1, 2, 0
    seen = network.upper(pieces, report, mask).float()
    losses = []
    for one, row, ((ours, place), (_, met)) in zip(batch, seen, read, strict=True):
        words = row[torch.from_numpy(place)], row[torch.from_numpy(len(ours) + met)]
        if isinstance(one, Happenings):
            losses.append(_loss_of_happenings(network, one, *words))
        else:
            losses.append(_loss_of_partings(network, one, *words, rng))
    return torch.stack(losses).mean()


def _loss_of_happenings(network: SideBySide, one: Happenings, ours: Tensor, theirs: Tensor) -> Tensor:
    places = [{int(n): i for i, n in enumerate(rows)} for rows in (one.ours, one.theirs)]
    here, there = (
        [(place[word], chain) for word, chain in own.mentions if word in place]
        for place, own in zip(places, (one.one, one.other), strict=True)
    )
    if not here or not there:
        return ours.sum() * 0
    scores = network.table(ours[[i for i, _ in here]], theirs[[j for j, _ in there]])[..., -1]
    told = torch.tensor([[float(a == b) for _, b in there] for _, a in here])
    return HAPPENING * F.binary_cross_entropy_with_logits(scores, told, pos_weight=torch.tensor(ONE), reduction="sum")


def _loss_of_partings(network: SideBySide, one: Passages, ours: Tensor, theirs: Tensor, rng: random.Random) -> Tensor:
    told = told_of(one)
    rows = _some(one.pair.one.asked[one.ours], (told.classes > 0).any(1), [a for a, _, _ in told.within], rng)
    columns = _some(one.pair.other.asked[one.theirs], (told.classes > 0).any(0), [b for _, b, _ in told.within], rng)
    if not rows or not columns:
        return ours.sum() * 0
    asked = one.pair.one.asked[one.ours].sum() * one.pair.other.asked[one.theirs].sum()
    scores = network.table(ours[rows], theirs[columns])
    return _of_scores(scores, told, rows, columns, float(asked) / (len(rows) * len(columns)))


def _some(asked: np.ndarray, marked: np.ndarray, within: list[list[int]], rng: random.Random) -> list[int]:
    """The words that are taught now, all that are marked among them."""
    all_words = np.flatnonzero(asked).tolist()
    if len(all_words) <= ASKED:
        return all_words
    sure = set(np.flatnonzero(marked).tolist()) | {n for rows in within for n in rows}
    kept = [n for n in all_words if n in sure]
    rest = [n for n in all_words if n not in sure]
    return sorted(kept + rng.sample(rest, max(0, min(len(rest), ASKED - len(kept)))))


def _of_scores(scores: Tensor, told: Told, rows: list[int], columns: list[int], stands_for: float) -> Tensor:
    """What is lost; each pair of two things stands for so many."""
    classes, kinds = (torch.from_numpy(table[np.ix_(rows, columns)]) for table in (told.classes, told.kinds))
    chances = scores[..., : len(CLASSES)].log_softmax(-1)
    of_kind = scores[..., len(CLASSES) : len(CLASSES) + len(KINDS)]
    weights = torch.tensor([stands_for if name == "none" else PARTS if name == "parts" else 1.0 for name in CLASSES])
    known = classes != IGNORED
    loss = -(chances[known].gather(1, classes[known][:, None])[:, 0] * weights[classes[known]]).sum()
    if (kinds != IGNORED).any():
        loss = loss + F.cross_entropy(of_kind[kinds != IGNORED], kinds[kinds != IGNORED], reduction="sum")
    row, column = ({n: i for i, n in enumerate(side)} for side in (rows, columns))
    for ours, theirs, names in told.within:
        cells = np.ix_([row[n] for n in ours], [column[n] for n in theirs])
        parts = chances[cells][..., CLASSES.index("parts")].exp().reshape(-1)
        none = torch.log1p(-parts.clamp(max=0.999)).sum()
        loss = loss - PARTS * torch.log1p(-none.exp().clamp(max=0.9999))
        likeliest = of_kind[cells].reshape(-1, len(KINDS))[int(parts.argmax())].log_softmax(-1)
        loss = loss - torch.logsumexp(likeliest[names], 0)
    return loss


if __name__ == "__main__":
    main()
