"""`python -m training.event_roles`: who takes part in what a word tells, learned anew for the encoder that is there.

    python -m training.event_roles            # learns, writes sanudo/language/model/roles.npz and roles.json
    python -m training.event_roles --check    # learns without a report in six, tells how these come out
    python -m training.event_roles --keep FOLDER   # learns without them too, writes there beside events.onnx

Marked text that says who takes part (`@1>2`), the sentences of relations with their two actors, and events of real news
judged by reading. Comes after training.event_words, whose types it reads. Seeded; some minutes of one core.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto
from torch import nn
from torch.nn import functional as F

from sanudo.article.types import Span
from sanudo.language import event_words
from sanudo.language.encoder import scores_of
from sanudo.language.event_roles import pairs_of
from sanudo.language.event_words import chances
from sanudo.language.parse import parse
from sanudo.language.types import Parsed
from sanudo.language.windows import windows_of
from training.encoder.export import _Graph
from training.event_roles.news import KEPT, sides_judged
from training.event_words.__main__ import CORPORA, DATA, OUT, is_kept
from training.event_words.marks import Paragraph, paragraphs_in
from training.event_words.related import top_of, with_actors

WIDTH, EPOCHS, SEED, DROP, LEAST = 96, 14, 20011123, 0.3, 4
JUDGED = 4  # how often each event of real news is taught: few, and unlike written text
NOBODY, DOES, OTHER, UNKNOWN = 0, 1, 2, -1


@dataclass(frozen=True)
class Taught:
    """The pairs of some sentences, and what is taught of each: nobody, does it, other side, or nothing. `trigger` and
    `other` are rows of `seen` and `types`."""

    seen: torch.Tensor
    types: torch.Tensor
    trigger: torch.Tensor
    other: torch.Tensor
    marks: list[tuple[str, ...]]
    told: torch.Tensor


# A sentence or paragraph with, of each of its triggers, the tokens that do it and that it is done to; and those of
# which nothing is known.
Known = tuple[Parsed, dict[int, tuple[set[int], set[int], set[int]]]]


class Roles(nn.Module):
    def __init__(self, seen: int, types: int, marks: int) -> None:
        super().__init__()
        self.trigger = nn.Linear(seen, WIDTH)
        self.types = nn.Linear(types, WIDTH, bias=False)
        self.other = nn.Linear(seen, WIDTH, bias=False)
        self.marks = nn.EmbeddingBag(marks, WIDTH, mode="sum")
        nn.init.normal_(self.marks.weight, std=0.05)
        self.out = nn.Linear(WIDTH, 3)
        self.drop = nn.Dropout(DROP)

    def forward(self, seen: torch.Tensor, types: torch.Tensor, other: torch.Tensor, bag: torch.Tensor) -> torch.Tensor:
        inner = self.trigger(self.drop(seen)) + self.types(types) + self.other(self.drop(other)) + bag
        return self.out(self.drop(F.leaky_relu(inner, 0.01)))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.event_roles", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    paragraphs = [p for path in sorted(DATA.glob("*.txt")) for p in paragraphs_in(path)]
    with_roles = {p.file for p in paragraphs if p.who and p.tells_all}
    paragraphs = [p for p in paragraphs if p.file in with_roles]
    if args.keep is not None:
        event_words.MODEL = args.keep
    kept = [p for p in paragraphs if (args.check or args.keep is not None) and is_kept(p)]
    learnt = [p for p in paragraphs if p not in kept]
    written, news = pairs([*marked(learnt), *with_actors(args.corpora)]), list(sides_judged(args.corpora))
    taught = joined(written, pairs(news)) if news else written
    print(len(learnt), "paragraphs,", len(taught.told), "pairs,", int((taught.told > 0).sum()), "taking part")
    rows = marks_of(taught)
    roles = fit(taught, rows, len(written.told))
    if args.check:
        tell(roles, rows, pairs(marked(kept)))
        print("of real news that taught nothing:")
        tell(roles, rows, pairs(sides_judged(args.corpora, KEPT)))
    else:
        write(roles, rows, args.keep or OUT)


def marked(paragraphs: Iterable[Paragraph]) -> Iterator[Known]:
    """Of each marked word of marked text those of its sentence that take part."""
    for paragraph in paragraphs:
        parsed = parse(paragraph.text)
        known: dict[int, tuple[set[int], set[int], set[int]]] = {}
        for mark in paragraph.marks:
            top = top_of(parsed, mark.start, mark.end)
            if top is None or not (mark.types or mark.sides):
                continue
            found: tuple[set[int], set[int], set[int]] = (set(), set(), set())
            for side, numbers in enumerate(mark.sides or ((), ())):
                for number in numbers:
                    heads = [
                        head
                        for n, start, end in paragraph.who
                        if n == number
                        and (head := top_of(parsed, start, end)) is not None
                        and parsed.tokens[head].sentence == parsed.tokens[top].sentence
                    ]
                    heads.sort(key=lambda head: abs(head - top))
                    found[side].update(heads[:1])
                    found[2].update(heads[1:])
            known[top] = found
        yield parsed, known


def pairs(known: Iterable[Known]) -> Taught:
    """All pairs of the triggers that are known."""
    seen, types, trigger, other, marks, told = [], [], [], [], [], []
    rows = 0
    for parsed, of_triggers in known:
        at = {token.start: n for n, token in enumerate(parsed.tokens)}
        for window in windows_of(parsed.text, (Span(0, len(parsed.text)),)):
            places = [at[start] for start, _ in window.tokens]
            here = [n for n, place in enumerate(places) if place in of_triggers]
            if not here:
                continue
            tokens = [parsed.tokens[place] for place in places]
            words = [parsed.text[t.start : t.end] for t in tokens]
            sight = scores_of(window).seen
            seen.append(sight)
            types.append(chances(sight, tokens, places[0]))
            for pair in pairs_of(words, tokens, places[0], here):
                doers, others, unknown = of_triggers[places[pair.trigger]]
                place = places[pair.other]
                trigger.append(rows + pair.trigger)
                other.append(rows + pair.other)
                marks.append(pair.marks)
                told.append(
                    DOES if place in doers else OTHER if place in others else UNKNOWN if place in unknown else NOBODY
                )
            rows += len(sight)
    return Taught(
        torch.tensor(np.concatenate(seen)),
        torch.tensor(np.concatenate(types)),
        torch.tensor(trigger),
        torch.tensor(other),
        marks,
        torch.tensor(told),
    )


def joined(a: Taught, b: Taught) -> Taught:
    return Taught(
        torch.cat([a.seen, b.seen]),
        torch.cat([a.types, b.types]),
        torch.cat([a.trigger, b.trigger + len(a.seen)]),
        torch.cat([a.other, b.other + len(a.seen)]),
        [*a.marks, *b.marks],
        torch.cat([a.told, b.told]),
    )


def marks_of(taught: Taught) -> dict[str, int]:
    """The marks that stand often enough to be learned, numbered."""
    counts = Counter(mark for marks in taught.marks for mark in marks)
    return {mark: n for n, mark in enumerate(sorted(mark for mark, count in counts.items() if count >= LEAST))}


def fit(taught: Taught, rows: dict[str, int], written: int) -> Roles:
    """Learns by whole passes over the pairs in a seeded order; those after the first `written` are of news, and taught
    more often."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    roles = Roles(taught.seen.shape[1], taught.types.shape[1], len(rows))
    numbers = [[rows[mark] for mark in marks if mark in rows] for marks in taught.marks]
    usable = torch.nonzero(taught.told != UNKNOWN)[:, 0]
    usable = usable.repeat_interleave(torch.where(usable < written, 1, JUDGED))
    size = 1024
    steps = EPOCHS * (len(usable) // size)
    optimizer = torch.optim.AdamW(roles.parameters(), lr=2e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=steps + 1)
    roles.train()
    for _ in range(EPOCHS):
        order = usable[torch.randperm(len(usable))]
        for start in range(0, len(order) - size + 1, size):
            some = order[start : start + size]
            loss = F.cross_entropy(_scores(roles, taught, numbers, some), taught.told[some])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return roles.eval()


def _scores(roles: Roles, taught: Taught, numbers: list[list[int]], some: torch.Tensor) -> torch.Tensor:
    bags = [numbers[n] for n in some.tolist()]
    starts = torch.tensor(np.cumsum([0, *map(len, bags)])[:-1])
    return roles(
        taught.seen[taught.trigger[some]],
        taught.types[taught.trigger[some]],
        taught.seen[taught.other[some]],
        roles.marks(torch.tensor([n for bag in bags for n in bag], dtype=torch.long), starts),
    )


def tell(roles: Roles, rows: dict[str, int], taught: Taught) -> None:
    """How pairs come out that taught nothing."""
    numbers = [[rows[mark] for mark in marks if mark in rows] for marks in taught.marks]
    with torch.no_grad():
        chances = _scores(roles, taught, numbers, torch.arange(len(taught.told))).softmax(-1)
    usable = taught.told != UNKNOWN
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        for side, name in ((DOES, "doers"), (OTHER, "others")):
            found = (chances[:, side] >= least) & usable
            right, gold = int((found & (taught.told == side)).sum()), int((taught.told == side).sum())
            precision, recall = right / max(1, int(found.sum())), right / max(1, gold)
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{name} from {least}: precision {precision:.3f} recall {recall:.3f} F {f1:.3f}, of {gold}")


def write(roles: Roles, rows: dict[str, int], folder: Path) -> None:
    """roles.onnx; the vectors of the marks in roles.npz, in eight bits, their names in roles.json."""
    w: dict[str, NDArray[np.float32]] = {n: p.detach().numpy() for n, p in roles.named_parameters()}
    g = _Graph()
    both = np.concatenate([w["trigger.weight"], w["types.weight"]], 1)
    triggers = g.linear("triggers", both, w["trigger.bias"])
    others = g.linear("others", w["other.weight"], None)
    inner = g.add("Add", g.add("Gather", triggers, "trigger"), g.add("Gather", others, "other"))
    active = g.add("LeakyRelu", g.add("Add", inner, "beside"), alpha=0.01)
    g.add("Softmax", g.linear(active, w["out.weight"], w["out.bias"]), axis=-1, out="chances")
    model = g.model(
        [
            ("triggers", TensorProto.FLOAT, ["t", both.shape[1]]),
            ("others", TensorProto.FLOAT, ["o", w["other.weight"].shape[1]]),
            ("trigger", TensorProto.INT64, ["p"]),
            ("other", TensorProto.INT64, ["p"]),
            ("beside", TensorProto.FLOAT, ["p", WIDTH]),
        ],
        [("chances", ["p", 3])],
    )
    onnx.save(model, folder / "roles.onnx")
    scale = (np.abs(w["marks.weight"]).max(1, keepdims=True) / 127 + 1e-12).astype(np.float32)
    rounded = np.clip(np.round(w["marks.weight"] / scale), -127, 127).astype(np.int8)
    np.savez_compressed(folder / "roles.npz", marks=rounded, scale=scale.astype(np.float32))
    (folder / "roles.json").write_text(json.dumps(list(rows), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
