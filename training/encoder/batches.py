"""Examples in, padded tensors out: windows cut and shuffled, letter case varied, words masked. Knows no corpus."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from sanudo.language.pieces import FIRST, LAST, MASK, case_of, pieces_of
from training.encoder.corpora import UNKNOWN, Example, guide_of

IGNORED = -100
WINDOW = 160  # pieces
_SMALL = frozenset("a an and as at but by for from in into of on or over the to up with".split())  # noqa: SIM905


@dataclass(slots=True)
class Batch:
    """What the network reads and what it should say. Layers that no row knows are None."""

    ids: Tensor
    case: Tensor
    role: Tensor
    mask: Tensor  # (batch, 1, 1, pieces), added to attention scores
    first: Tensor  # (batch, words)
    words: Tensor  # (batch, words) of bool
    sentence: Tensor  # (batch, words): number of the word's sentence; arcs stay inside
    guide: Tensor  # (batch,): by which rule names are labelled
    targets: dict[str, Tensor]


class Stream:
    """Endless batches of one set of examples, reshuffled each time round. `state` is all there is to resume."""

    def __init__(
        self, examples: Sequence[Example], labels: dict[str, list[str]], size: int, seed: int, plain: bool = False
    ) -> None:
        self.examples, self.size, self.plain = examples, size, plain
        self.index = {layer: {label: i for i, label in enumerate(names)} for layer, names in labels.items()}
        self.random = random.Random(seed)
        self.queue: list[list[Example]] = []
        self.others = {} if plain else mentions(examples)

    def __next__(self) -> Batch:
        if not self.queue:
            self.queue = list(self._round())
        return self._batch(self.queue.pop())

    def _round(self) -> Iterator[list[Example]]:
        """One time through the examples, as lists of windows of similar length."""
        order = list(self.examples)
        self.random.shuffle(order)
        windows = [w for e in order for w in cut(e, self.random)]
        lists: list[list[Example]] = []
        for start in range(0, len(windows), 600):
            pool = sorted(windows[start : start + 600], key=lambda e: sum(len(pieces_of(w)) for w in e.words))
            while pool:
                longest, row = 0, 0
                while row < len(pool):
                    longest = max(longest, rounded(sum(len(pieces_of(w)) for w in pool[row].words) + 2))
                    if row and longest * (row + 1) > self.size:
                        break
                    row += 1
                lists.append(pool[:row])
                pool = pool[row:]
        self.random.shuffle(lists)
        yield from lists

    def _batch(self, rows: list[Example]) -> Batch:
        if not self.plain:
            rows = [vary(renamed(e, self.others, self.random), self.random) for e in rows]
        return collate(rows, self.index, None if self.plain else self.random)


def rounded(length: int) -> int:
    """Up to a multiple of 16: few shapes to compile for, and even ones, make the matrix units quick."""
    return -(-length // 16) * 16


def cut(example: Example, rng: random.Random | None = None) -> list[Example]:
    """Windows of at most WINDOW pieces; between sentences where they are known, else after a full stop.

    With `rng`, treebank passages are cut to windows of one sentence, a few, or as many as fit.
    """
    limit = WINDOW
    if rng is not None and example.heads:
        limit = rng.choice((1, 40, 80, WINDOW, WINDOW))
    elif rng is not None and example.names:
        limit = rng.choice((60, WINDOW, WINDOW, WINDOW))
    lengths = [len(pieces_of(w)) for w in example.words]
    if sum(lengths) <= limit:
        return [example]
    windows, start, last, used = [], 0, 0, 0
    for i, length in enumerate(lengths):
        if i > start and _may_start(example, i):
            last = i
        if used + length > limit and last > start:
            windows.append(example.cut(start, last))
            start, used = last, sum(lengths[last:i])
        elif used + length > WINDOW + 60 and i > start:
            windows.append(example.cut(start, i))
            start = last = i
            used = 0
        used += length
    windows.append(example.cut(start, len(lengths)))
    return windows


def _may_start(example: Example, i: int) -> bool:
    return example.starts[i] if example.starts else example.words[i - 1] in (".", "!", "?", "”", '"')


Mention = tuple[list[str], list[bool]]


def mentions(examples: Sequence[Example]) -> dict[str, list[Mention]]:
    """The names of the examples by kind: words, and whether a space comes before each."""
    found: dict[str, list[Mention]] = {}
    for e in examples:
        for start, end, kind in _spans(e.names):
            if all(any(c.isalnum() for c in w) for w in (e.words[start], e.words[end - 1])):
                found.setdefault(kind, []).append((e.words[start:end], e.spaces[start:end]))
    return found


def renamed(example: Example, others: dict[str, list[Mention]], rng: random.Random) -> Example:
    """Now and then a copy in which some people, bodies and places bear names from elsewhere in the set.

    The words round a name, not only the name, must then tell its kind. A name of one word stays of one word.
    """
    if not example.names or rng.random() >= 0.2:
        return example
    words, spaces, names, at = [], [], [], 0
    for start, end, kind in _spans(example.names):
        other = rng.choice(others[kind]) if kind in others and kind in ("PERSON", "ORG", "LOC") else None
        if other is None or rng.random() < 0.5 or (len(other[0]) == 1) != (end - start == 1):
            continue
        words += [*example.words[at:start], *other[0]]
        spaces += [*example.spaces[at:start], example.spaces[start], *other[1][1:]]
        names += example.names[at:start]
        size = len(other[0])
        names += [f"U-{kind}"] if size == 1 else [f"B-{kind}", *[f"I-{kind}"] * (size - 2), f"L-{kind}"]
        at = end
    words, spaces, names = words + example.words[at:], spaces + example.spaces[at:], names + example.names[at:]
    if not at or example.heads or example.quotation or example.roles:
        return example
    return Example(example.source, words, spaces, names=names)


def _spans(names: Sequence[str]) -> list[tuple[int, int, str]]:
    """Whole names of a row of labels: first word, word after the last, kind."""
    found, start = [], 0
    for i, name in enumerate(names):
        if name[0] in "BU":
            start = i
        if name[0] in "LU":
            found.append((start, i + 1, name[2:]))
    return found


def vary(example: Example, rng: random.Random) -> Example:
    """Now and then a copy as a headline, in capitals or in small letters, or with other quotation marks."""
    dice = rng.random()
    one = not example.starts or sum(example.starts) <= 1
    words = example.words
    if one and len(words) < 30 and dice < 0.06:
        words = [w if w.lower() in _SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(words)]
        if words[-1] == "." and len(words) > 2:
            example = example.cut(0, len(words) - 1)
            words = words[:-1]
    elif dice < 0.09:
        words = [w.upper() for w in words]
    elif dice < 0.11:
        words = [w.lower() for w in words]
    else:
        return example
    copy = example.cut(0, len(words))
    copy.words = words
    return copy


def collate(rows: Sequence[Example], index: dict[str, dict[str, int]], rng: random.Random | None = None) -> Batch:
    """The rows as one batch. With `rng`, one word in thirty is hidden behind the mask piece."""
    pieces = [[pieces_of(w) for w in e.words] for e in rows]
    if rng is not None:
        pieces = [[(MASK,) if rng.random() < 0.033 else p for p in row] for row in pieces]
    length = rounded(max(sum(map(len, row)) for row in pieces) + 2)
    count = rounded(max(len(row) for row in pieces))
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    case, role = torch.zeros_like(ids), torch.zeros_like(ids)
    first = torch.zeros(len(rows), count, dtype=torch.long)
    words = torch.zeros(len(rows), count, dtype=torch.bool)
    mask = torch.full((len(rows), 1, 1, length), -1e4)
    sentence = torch.full((len(rows), count), -1, dtype=torch.long)
    for r, (example, row) in enumerate(zip(rows, pieces, strict=True)):
        flat, cases, roles, starts = [FIRST], [0], [0], []
        for i, (word, part) in enumerate(zip(example.words, row, strict=True)):
            starts.append(len(flat))
            flat += part
            cases += [case_of(word, example.spaces[i])] * len(part)
            roles += [example.roles[i] if example.roles else 0] * len(part)
        flat.append(LAST)
        ids[r, : len(flat)] = torch.tensor(flat)
        case[r, : len(cases)] = torch.tensor(cases)
        role[r, : len(roles)] = torch.tensor(roles)
        first[r, : len(starts)] = torch.tensor(starts)
        words[r, : len(starts)] = True
        mask[r, ..., : len(flat)] = 0
        if example.starts:
            sentence[r, : len(starts)] = torch.tensor(example.starts).cumsum(0)
        else:
            sentence[r, : len(starts)] = 0
    # Now and then no rule is told, so that the common head says something too.
    guides = [0 if rng is not None and rng.random() < 0.15 else guide_of(e.source) for e in rows]
    return Batch(ids, case, role, mask, first, words, sentence, torch.tensor(guides), _targets(rows, index, count))


def _targets(rows: Sequence[Example], index: dict[str, dict[str, int]], count: int) -> dict[str, Tensor]:
    targets: dict[str, Tensor] = {}

    def fill(layer: str, values: list[list[int]]) -> None:
        table = torch.full((len(rows), count), IGNORED, dtype=torch.long)
        for r, row in enumerate(values):
            table[r, : len(row)] = torch.tensor(row)
        targets[layer] = table

    if rows[0].tags:
        upos = [[index["upos"].get(t.split("|")[0], IGNORED) for t in e.tags] for e in rows]
        fill("upos", upos)
        fill("tag", [[index["tag"].get(t, IGNORED) for t in e.tags] for e in rows])
        # The first word of a window starts a sentence always; nothing is to be learnt from it.
        fill("sentence", [[IGNORED, *map(int, e.starts[1:])] for e in rows])
        fill("arc", [[0 if h == i else h + 1 for i, h in enumerate(e.heads)] for e in rows])
        fill("label", [[index["relation"].get(d, IGNORED) for d in e.deps] for e in rows])
    if rows[0].names:
        fill("name", [[IGNORED if n == UNKNOWN else index["name"][n] for n in e.names] for e in rows])
    if rows[0].quotation:
        fill("quotation", [[IGNORED if q == UNKNOWN else index["quotation"][q] for q in e.quotation] for e in rows])
    if rows[0].event:
        targets["event"] = torch.tensor([index["event"][e.event] for e in rows])
    if rows[0].meaning:
        targets["meaning"] = torch.tensor([e.meaning for e in rows])
    if rows[0].quad >= 0:
        targets["quad"] = torch.tensor([e.quad for e in rows])
    return targets
