"""`python -m training.partings`: which words of two reports tell one point in two ways, learned anew.

    python -m training.partings            # learns, writes sanudo/comparing/data/partings.onnx and parting_pairs.onnx
    python -m training.partings --check    # tells how the pairs come out that it does not learn from, too

Learns from the marked pairs (training/data/differing), whole marked stories (differing_stories), the pairs of short
reports (pairs) and judged news (judged_partings.tsv), a pair or story in six left out, from which the judge of what the
network sees learns (training/partings/judge.py). Two pairs at a time are now and then laid together, their texts in
another order: most of two reports is of two things. Seeded; an hour of one core.
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from sanudo.comparing.differing.partings import CLASSES, KINDS, around_of, is_one, peaks
from sanudo.comparing.differing.told_words import Words
from training.partings import news
from training.partings.examples import (
    IGNORED,
    Example,
    Read,
    example,
    marked,
    read,
    read_story,
    reported,
    stories,
    turned,
)
from training.partings.export import write
from training.partings.network import LIKENESSES, Partings

OUT = Path(__file__).parent.parent.parent / "sanudo/comparing/data"
SEED, EPOCHS, BATCH, RATE, TOGETHER, PARTS = 20011123, 12, 8, 1e-3, 0.12, 3.0
TAUGHT_ALONE = 2.0
TOLD_FIRST = 0.4  # how much likelier a sentence with a point stays when a long report is cut
LONG, OFTEN = 400, 0.7  # words of two reports above which they teach in so many of the passes, as many of their words
ASKED = 110  # words of a report that are taught against another's at a time


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.partings", description=__doc__)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    reads = all_reads()
    learnt = [one for one in reads if not is_kept(one.name)]
    print(len(learnt), "pairs,", sum(kind in KINDS for one in learnt for kind, _, _ in one.points), "partings")
    net = fit(learnt, EPOCHS)
    write(net, OUT)
    if args.check:
        tell(net, [example(one) for one in reads if is_kept(one.name)])


def all_reads() -> list[Read]:
    """Every pair that teaches, read."""
    return [
        *(read(pair, True) for pair in marked()),
        *(read(pair, False) for pair in reported()),
        *(one for name, reports in stories() for one in read_story(name, reports)),
        *news.reads(),
    ]


def is_kept(name: str) -> bool:
    """Whether a pair, or the story that it is of, is kept from teaching, one in six."""
    return zlib.crc32(name.partition(" ")[0].encode()) % 6 == 0


def fit(reads: Sequence[Read], epochs: int) -> Partings:
    """Learns by whole passes over the pairs in a seeded order, either report first."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    rng = random.Random(SEED)
    common = np.mean([w.seen.mean(0) for one in reads for w in one.words], 0, dtype=np.float64)
    net = Partings(torch.tensor(common, dtype=torch.float32))
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.02)
    steps = int(epochs * (sum(1.0 if _size(one) <= LONG else OFTEN for one in reads) / BATCH + 6))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1, pct_start=0.15)
    known: dict[tuple[str, bool], Example] = {}
    net.train()
    for epoch in range(epochs):
        order = [one for one in reads if _size(one) <= LONG or rng.random() < OFTEN]
        rng.shuffle(order)
        lost = 0.0
        for start in range(0, len(order), BATCH):
            some = _some(order[start : start + BATCH], rng, known)
            losses = torch.stack([_loss(net, one, rng) for one in some])
            loss = losses.mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            lost += float(losses.detach().sum())
        print(f"  pass {epoch + 1}: {lost / len(order):.2f}", flush=True)
    return net.eval()


def _size(one: Read) -> int:
    return sum(len(words.tokens) for words in one.words)


def _some(reads: Sequence[Read], rng: random.Random, known: dict[tuple[str, bool], Example]) -> list[Example]:
    found, rest = [], list(reads)
    while rest:
        if len(rest) > 1 and rng.random() < TOGETHER:
            one = example(together(rest.pop(), rest.pop(), rng.random() < 0.5))
        else:
            own, turn = rest.pop(), rng.random() < 0.5
            if _size(own) > LONG:
                one = example(cut(own, rng))
                found.append(turned(one) if turn else one)
                continue
            if (own.name, False) not in known:
                known[own.name, False] = example(own)
            if turn and (own.name, True) not in known:
                known[own.name, True] = turned(known[own.name, False])
            one = known[own.name, turn]
        found.append(one)
    return found


def cut(read: Read, rng: random.Random) -> Read:
    """Two long reports with some of their sentences, most of those that have points among them."""
    words, places = [], []
    for side, own in enumerate(read.words):
        marked = {int(own.line[n]) for point in read.points for n in point[1 + side]}
        sizes = np.bincount(own.line, minlength=len(own.lines)).tolist()
        kept, used = [], 0
        for number in sorted(range(len(sizes)), key=lambda number: rng.random() - (number in marked) * TOLD_FIRST):
            if used + sizes[number] <= LONG // 2:
                kept.append(number)
                used += sizes[number]
        rows = np.flatnonzero(np.isin(own.line, kept)).tolist()
        words.append(own.only(sorted(kept)))
        places.append({row: n for n, row in enumerate(rows)})
    points = []
    for kind, ours, theirs in read.points:
        a, b = ([there[n] for n in side if n in there] for there, side in zip(places, (ours, theirs), strict=True))
        if a and b:
            points.append((kind, a, b))
    return Read(read.name, (words[0], words[1]), tuple(points), read.short)


def together(x: Read, y: Read, swapped: bool) -> Read:
    """Two pairs as one: the first report tells of one thing and the other, so does the second, maybe in another
    order."""
    first, second = (x.words[0], y.words[0]), (x.words[1], y.words[1])
    one = joined(first)
    other = joined(second[::-1] if swapped else second)
    ours, theirs = (0, len(first[0].tokens)), (len(second[1].tokens), 0) if swapped else (0, len(second[0].tokens))
    points = [
        (kind, [n + ours[i] for n in a], [n + theirs[i] for n in b])
        for i, pair in enumerate((x, y))
        for kind, a, b in pair.points
    ]
    return Read(f"{x.name} {y.name}", (one, other), tuple(points), x.short and y.short)


def joined(parts: Sequence[Words]) -> Words:
    """The words of some reports as those of one."""
    words = np.cumsum([0, *(len(part.tokens) for part in parts)])
    lines = np.cumsum([0, *(len(part.lines) for part in parts)])
    chain = [(part, int(w), int(s)) for part, w, s in zip(parts, words, lines, strict=False)]
    return Words(
        tuple(line for part in parts for line in part.lines),
        np.concatenate([part.line + s for part, _, s in chain]),
        tuple(span for part in parts for span in part.at),
        tuple(token for part in parts for token in part.tokens),
        np.concatenate([part.head + w for part, w, _ in chain]),
        np.concatenate([part.seen for part in parts]),
        tuple(key for part in parts for key in part.who),
        tuple(value for part in parts for value in part.when),
        *(np.concatenate([getattr(part, name) for part in parts]) for name in ("low", "high", "quoted")),
    )


def scores(
    net: Partings, one: Example, rng: random.Random | None = None
) -> tuple[torch.Tensor, torch.Tensor, list[int], list[int], float]:
    """Of every two words that may part their scores, of every word how far it looks so alone, and which were asked.

    With `rng` of a long report only some words are asked, all that are marked among them; the last number is how many
    pairs each then stands for."""
    words, alone, related = net.words(one.seen.float(), one.marks, one.pos, one.dep, one.relations.float())
    ours = torch.nonzero(one.asked[: one.ours])[:, 0].tolist()
    theirs = torch.nonzero(one.asked[one.ours :])[:, 0].tolist()
    pairs = len(ours) * len(theirs)
    if rng is not None:
        ours = _sample(ours, {n for _, own, _ in one.points for n in own}, rng)
        theirs = _sample(theirs, {n for _, _, own in one.points for n in own}, rng)
    x, y = torch.tensor(ours), one.ours + torch.tensor(theirs)
    over, under = one.head[x], one.head[y]
    four = [related[a][:, b] for a, b in ((x, y), (over, under), (x, under), (over, y))]
    across = torch.cat([*four, _around(one, related)[x][:, y - one.ours].float()], -1)
    found = net.pairs(words[x], words[y], alone[x], alone[y], across)
    return found, alone, ours, theirs, pairs / max(1, len(ours) * len(theirs))


def _around(one: Example, related: torch.Tensor) -> torch.Tensor:
    """SURROUNDINGS of every two words, reckoned once."""
    if one.around is None:
        alike = related[..., :LIKENESSES].detach().numpy()
        one.around = torch.tensor(around_of(alike, one.relations.numpy(), *one.standing).astype(np.float16))
    return one.around


def _sample(asked: list[int], marked: set[int], rng: random.Random) -> list[int]:
    if len(asked) <= ASKED:
        return asked
    kept = [n for n in asked if n in marked]
    rest = [n for n in asked if n not in marked]
    return sorted(kept + rng.sample(rest, max(0, min(len(rest), ASKED - len(kept)))))


def _loss(net: Partings, one: Example, rng: random.Random) -> torch.Tensor:
    found, alone, ours, theirs, stands_for = scores(net, one, rng)
    taught = one.alone >= 0
    loss = F.binary_cross_entropy_with_logits(
        alone[taught], one.alone[taught], pos_weight=torch.tensor(TAUGHT_ALONE), reduction="sum"
    )
    told, kinds = one.told[ours][:, theirs], one.kinds[ours][:, theirs]
    chances = found[..., : len(CLASSES)].log_softmax(-1)
    weights = torch.tensor([stands_for if name == "none" else PARTS if name == "parts" else 1.0 for name in CLASSES])
    known = told != IGNORED
    loss = loss - (chances[known].gather(1, told[known][:, None])[:, 0] * weights[told[known]]).sum()
    if (kinds >= 0).any():
        loss = loss + F.cross_entropy(found[..., len(CLASSES) :][kinds >= 0], kinds[kinds >= 0], reduction="sum")
    row, column = {n: i for i, n in enumerate(ours)}, {n: i for i, n in enumerate(theirs)}
    for a, b, names in one.within:
        inside = found[[row[n] for n in a]][:, [column[n] for n in b]].reshape(-1, found.shape[-1])
        chance = inside[:, : len(CLASSES)].softmax(-1)[:, CLASSES.index("parts")]
        none = torch.log1p(-chance.clamp(max=0.999)).sum()
        loss = loss - PARTS * torch.log1p(-none.exp().clamp(max=0.9999))
        likeliest = inside[int(chance.argmax()), len(CLASSES) :].log_softmax(-1)
        loss = loss - torch.logsumexp(likeliest[names], 0)
    return loss


def tell(net: Partings, examples: Iterable[Example]) -> None:
    """How pairs come out that taught nothing."""
    told = [(one, told_of(net, one)) for one in examples]
    gold = sum(kind not in ("same", "other", "taste") for one, _ in told for kind, _, _ in one.points)
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        count = right = harmless = 0
        found: set[tuple[str, int]] = set()
        of_kind: set[tuple[str, int]] = set()
        for one, rows in told:
            for sure, x, y, kind in rows:
                if sure < least:
                    continue
                hits = [n for n, (_, a, b) in enumerate(one.points) if _at(x, a) and _at(y, b)]
                names = [one.points[n][0] for n in hits]
                real = [n for n in hits if one.points[n][0] not in ("same", "other", "taste")]
                if not real and "taste" in names:
                    continue
                count += 1
                right += bool(real)
                harmless += not real and bool(names)
                found |= {(one.name, n) for n in real}
                of_kind |= {(one.name, n) for n in real if kind in one.points[n][0].split("/")}
        precision, recall = right / max(1, count), len(found) / max(1, gold)
        print(
            f"from {least}: {count} told, precision {precision:.3f} recall {recall:.3f}, of kind "
            f"{len(of_kind) / max(1, gold):.3f}, of {gold}; {harmless} harmless told",
            flush=True,
        )


def _at(word: int, stretch: Sequence[int]) -> bool:
    return min(stretch) - 1 <= word <= max(stretch) + 1


def told_of(net: Partings, one: Example) -> list[tuple[float, int, int, str]]:
    """The likeliest partings of a pair, with how probable each is."""
    with torch.no_grad():
        found, _, ours, theirs, _ = scores(net, one)
    never = is_one(one.relations.numpy())[np.ix_(ours, [one.ours + n for n in theirs])]
    return [
        (sure, ours[i], theirs[j], KINDS[int(found[i, j, len(CLASSES) :].argmax())])
        for sure, i, j in peaks(found.numpy(), ours, theirs, never)
    ]


if __name__ == "__main__":
    main()
