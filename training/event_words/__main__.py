"""`python -m training.event_words`: which words tell an event or a stance, learned anew for the encoder that is there.

    python -m training.event_words            # learns, writes sanudo/language/model/events.onnx
    python -m training.event_words --check    # learns without a report in six, tells how these come out
    python -m training.event_words --keep FOLDER   # learns without them too, writes there (for training.event_judge)
    python -m training.event_words --stances  # only the stances anew, with any of these

Two small networks over what the shipped encoder sees of a word, which is left as it is: PLOVER type or none and status;
stance or none, taught by files written for their stances and by words of real news judged by reading too. Of a mark of
several words the one that the others hang from is taught; its other words of content are taught nothing. Seeded; a
quarter of an hour of one core.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, numpy_helper
from torch import nn
from torch.nn import functional as F

from sanudo.article.types import Span
from sanudo.language.encoder import scores_of
from sanudo.language.event_words import TOLD_BY, with_dependents
from sanudo.language.parse import parse
from sanudo.language.types import Parsed
from sanudo.language.windows import Window, windows_of
from training.encoder.export import _Graph
from training.event_words.judged import judged
from training.event_words.judged_stances import stances_judged
from training.event_words.judged_told import types_told
from training.event_words.marks import STANCES, STATUSES, TYPES, Paragraph, paragraphs_in
from training.event_words.related import related, top_of

JUDGED = 6  # how often each judged word of real news is taught: few, and what written text does not teach
JUDGED_TOLD = 3
JUDGED_STANCES = 6
DATA = Path(__file__).parent.parent / "data/events"
OUT = Path(__file__).parent.parent.parent / "sanudo/language/model"
CORPORA = OUT.parents[3] / "shared/corpora"
SEEN, WIDTH, EPOCHS, SEED, DROP = 1920, 192, 24, 20011123, 0.4
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "ADP", "NUM", "AUX"})


@dataclass(frozen=True)
class Words:
    """The words of some paragraphs: what the encoder sees of each, and what is taught of it. `types` is a row of zeros
    and ones, none first, all zero where nothing is taught; `status` and `stance` are -1 there."""

    seen: torch.Tensor
    types: torch.Tensor
    status: torch.Tensor
    stance: torch.Tensor


class Head(nn.Module):
    def __init__(self, seen: int, width: int = WIDTH) -> None:
        super().__init__()
        self.inner = nn.Linear(seen, width)
        self.out = nn.Linear(width, 1 + len(TYPES) + 1 + len(STANCES) + len(STATUSES))
        self.drop = nn.Dropout(DROP)

    def forward(self, seen: torch.Tensor) -> tuple[torch.Tensor, ...]:
        found = self.out(self.drop(F.gelu(self.inner(self.drop(seen)))))
        return tuple(found.split([1 + len(TYPES), 1 + len(STANCES), len(STATUSES)], -1))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.event_words", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--stances", action="store_true")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    apart = args.check or args.keep is not None
    paragraphs = [p for path in sorted(DATA.glob("*.txt")) for p in paragraphs_in(path)]
    if not paragraphs:
        raise SystemExit(f"no marked text under {DATA}")
    if not (OUT / "events.onnx").exists():
        write(Head(SEEN), OUT)  # nothing is learned yet, and the parser reads it
    kept = [p for p in paragraphs if apart and is_kept(p)]
    learnt = [p for p in paragraphs if not (apart and is_kept(p))]
    others = words_related(args.corpora, apart)
    stances = joined(words_of(learnt), joined(others, words_judged(args.corpora, apart)))
    print(len(learnt), "paragraphs,", len(stances.seen), "words,", int((stances.stance > 0).sum()), "stances")
    if args.stances:
        head = both(half_of(shipped(args.keep if args.keep and args.keep.exists() else OUT)), fit(stances))
    else:
        events = joined(words_of(p for p in learnt if p.tells_all), others)
        print(int((events.types[:, 1:].sum(1) > 0).sum()), "events")
        head = both(fit(events), fit(stances))
    if args.check:
        tell(head, words_of(kept))
    else:
        write(head, args.keep or OUT)


def both(events: Head, stances: Head) -> Head:
    """One head that tells types and statuses as the first does, stances as the second."""
    head = Head(events.inner.in_features, events.inner.out_features + stances.inner.out_features)
    own, width = slice(1 + len(TYPES), 2 + len(TYPES) + len(STANCES)), events.inner.out_features
    with torch.no_grad():
        head.inner.weight.copy_(torch.cat([events.inner.weight, stances.inner.weight]))
        head.inner.bias.copy_(torch.cat([events.inner.bias, stances.inner.bias]))
        head.out.weight.zero_()
        head.out.weight[:, :width] = events.out.weight
        head.out.weight[own, :width] = 0
        head.out.weight[own, width:] = stances.out.weight[own]
        head.out.bias.copy_(events.out.bias)
        head.out.bias[own] = stances.out.bias[own]
    return head.eval()


def shipped(folder: Path) -> Head:
    """The head that stands in a folder, as it was written there."""
    kept = {one.name: numpy_helper.to_array(one) for one in onnx.load(folder / "events.onnx").graph.initializer}
    weights = sorted((one for one in kept.values() if one.ndim == 2), key=lambda one: -one.shape[0])
    biases = sorted((one for one in kept.values() if one.ndim == 1), key=len, reverse=True)
    head = Head(weights[0].shape[0], weights[0].shape[1])
    with torch.no_grad():
        for part, weight, bias in zip((head.inner, head.out), weights, biases, strict=True):
            part.weight.copy_(torch.tensor(weight.T.astype(np.float32)))
            part.bias.copy_(torch.tensor(bias.astype(np.float32)))
    return head


def half_of(head: Head) -> Head:
    """The half that tells types and statuses of a head that `both` made."""
    width = head.inner.out_features // 2
    half = Head(head.inner.in_features, width)
    with torch.no_grad():
        half.inner.weight.copy_(head.inner.weight[:width])
        half.inner.bias.copy_(head.inner.bias[:width])
        half.out.weight.copy_(head.out.weight[:, :width])
        half.out.bias.copy_(head.out.bias)
    return half


def is_kept(paragraph: Paragraph) -> bool:
    """Whether it is of the reports that are kept from teaching where that is asked, one in six."""
    return zlib.crc32(f"{paragraph.file} {paragraph.report}".encode()) % 6 == 0


def words_of(paragraphs: Iterable[Paragraph]) -> Words:
    """Every word of every paragraph."""
    seen, types, status, stance = [], [], [], []
    for paragraph in paragraphs:
        parsed = parse(paragraph.text)
        at = {token.start: n for n, token in enumerate(parsed.tokens)}
        told = np.zeros((len(parsed.tokens), 1 + len(TYPES)), np.float32)
        told[:, 0] = 1
        put = np.full(len(parsed.tokens), -1)
        stands = np.zeros(len(parsed.tokens), int)
        for mark in paragraph.marks:
            inside = [n for n, t in enumerate(parsed.tokens) if t.start < mark.end and mark.start < t.end]
            top = top_of(parsed, mark.start, mark.end)
            for n in inside:
                if n != top and parsed.tokens[n].pos in _CONTENT:
                    told[n], stands[n] = 0, -1
            if top is None:
                continue
            if mark.types:
                told[top] = 0
                told[top, [1 + TYPES.index(t) for t in mark.types]] = 1
                put[top] = STATUSES.index(mark.status)
            else:
                told[top], told[top, 0] = 0, 1
            stands[top] = 1 + STANCES.index(mark.stance) if mark.stance else 0
        if not paragraph.tells_all:
            told[:], put[:] = 0, -1
        for window in windows_of(paragraph.text, (Span(0, len(paragraph.text)),)):
            rows, asked = _asked(window, parsed, at)
            seen.append(_seen(window, parsed, at)[asked])
            types.append(told[rows])
            status.append(put[rows])
            stance.append(stands[rows])
    return Words(*(torch.tensor(np.concatenate(one)) for one in (seen, types, status, stance)))


def _asked(window: Window, parsed: Parsed, at: dict[int, int]) -> tuple[list[int], list[int]]:
    """The tokens of a window that the head is asked of, and their places in the window."""
    rows = [(at[start], n) for n, (start, _) in enumerate(window.tokens)]
    found = [(row, n) for row, n in rows if parsed.tokens[row].pos in TOLD_BY]
    return [row for row, _ in found], [n for _, n in found]


def _seen(window: Window, parsed: Parsed, at: dict[int, int]) -> NDArray[np.float32]:
    """What the head reads of a window's words; `at` tells a token by where it starts."""
    rows = [at[start] for start, _ in window.tokens]
    heads = [parsed.tokens[row].head - rows[0] for row in rows]
    found: NDArray[np.float32] = with_dependents(
        scores_of(window).seen, heads, [parsed.tokens[row].dep for row in rows]
    )
    return found


def words_related(corpora: Path, apart: bool = False) -> Words:
    """Every word of sentences that tell a relation, and words judged in real news; of their stances and statuses
    nothing is known. `apart`: without the news that is kept from teaching."""
    seen, types = [], []
    for times, parsed, taught in (
        *((1, *one) for one in related(corpora)),
        *((JUDGED, *one) for one in judged(corpora, apart)),
        *((JUDGED_TOLD, *one) for one in types_told(corpora)),
    ):
        told = np.zeros((len(parsed.tokens), 1 + len(TYPES)), np.float32)
        for n, kinds in taught.items():
            if kinds is not None:
                told[n, [1 + TYPES.index(kind) for kind in kinds] or [0]] = 1
        at = {token.start: n for n, token in enumerate(parsed.tokens)}
        for window in windows_of(parsed.text, (Span(0, len(parsed.text)),)):
            rows, asked = _asked(window, parsed, at)
            taught_here = told[rows].sum(1) > 0
            seen += [_seen(window, parsed, at)[asked][taught_here]] * times
            types += [told[rows][taught_here]] * times
    nothing = np.full(sum(len(one) for one in seen), -1)
    return Words(*(torch.tensor(one) for one in (np.concatenate(seen), np.concatenate(types), nothing, nothing)))


def words_judged(corpora: Path, apart: bool = False) -> Words:
    """Words of real news that take a stance or none; of types and statuses nothing is known."""
    seen, stances = [], []
    for parsed, taught in stances_judged(corpora, apart):
        at = {token.start: n for n, token in enumerate(parsed.tokens)}
        for window in windows_of(parsed.text, (Span(0, len(parsed.text)),)):
            rows, asked = _asked(window, parsed, at)
            here = [n for n, row in enumerate(rows) if row in taught]
            told = [1 + STANCES.index(taught[rows[n]]) if taught[rows[n]] else 0 for n in here]
            seen += [_seen(window, parsed, at)[asked][here]] * JUDGED_STANCES
            stances += [np.array(told, int)] * JUDGED_STANCES
    found = np.concatenate(seen) if seen else np.zeros((0, SEEN), np.float32)
    types = np.zeros((len(found), 1 + len(TYPES)), np.float32)
    told_of = np.concatenate(stances) if stances else np.zeros(0, int)
    return Words(*(torch.tensor(one) for one in (found, types, np.full(len(found), -1), told_of)))


def joined(a: Words, b: Words) -> Words:
    return Words(*(torch.cat([getattr(a, name), getattr(b, name)]) for name in ("seen", "types", "status", "stance")))


def fit(words: Words) -> Head:
    """Learns by whole passes over the words in a seeded order."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    head = Head(words.seen.shape[1])
    optimizer = torch.optim.AdamW(head.parameters(), lr=1.5e-3, weight_decay=0.02)
    size, steps = 512, EPOCHS * (len(words.seen) // 512)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1.5e-3, total_steps=steps + 1)
    head.train()
    done = 0
    while done < steps:
        order = torch.randperm(len(words.seen))
        for start in range(0, len(order) - size + 1, size):
            some = order[start : start + size]
            loss = _loss(head(words.seen[some]), words, some)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            done += 1
            if done >= steps:
                break
    return head.eval()


def _loss(found: tuple[torch.Tensor, ...], words: Words, some: torch.Tensor) -> torch.Tensor:
    types, stance, status = found
    told = words.types[some]
    taught = told.sum(1) > 0
    chance = (types.log_softmax(-1) + told.clamp_min(1e-12).log()).logsumexp(-1)  # any of the types that will do
    loss = -chance[taught].mean()
    if (words.stance[some] >= 0).any():
        loss = loss + F.cross_entropy(stance, words.stance[some], ignore_index=-1)
    if (words.status[some] >= 0).any():
        loss = loss + 0.2 * F.cross_entropy(status, words.status[some], ignore_index=-1)
    return loss


def tell(head: Head, words: Words) -> None:
    """How words come out that taught nothing."""
    with torch.no_grad():
        types, stance, status = head(words.seen)
    told, chances = words.types, types.softmax(-1)
    taught = told.sum(1) > 0
    marked = taught & (told[:, 0] == 0)
    event = 1 - chances[:, 0]
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        found = (event >= least) & taught
        right = found & (told.gather(1, 1 + chances[:, 1:].argmax(1, keepdim=True))[:, 0] > 0)
        _figures(
            f"events from {least}", int(right.sum()), int(found.sum()), int(marked.sum()), int((found & marked).sum())
        )
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        chance = stance.softmax(-1)
        found = (1 - chance[:, 0] >= least) & (words.stance >= 0)
        right = found & (1 + chance[:, 1:].argmax(1) == words.stance)
        _figures(f"stances from {least}", int(right.sum()), int(found.sum()), int((words.stance > 0).sum()), 0)
    known = words.status >= 0
    print("status", float((status[known].argmax(1) == words.status[known]).float().mean()), "of", int(known.sum()))


def _figures(name: str, right: int, found: int, gold: int, any_type: int) -> None:
    precision, recall = right / max(1, found), right / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name}: precision {precision:.3f} recall {recall:.3f} F {f1:.3f}, of {gold}; whatever type {any_type}")


def write(head: Head, folder: Path) -> None:
    """events.onnx and the names of its scores in events.json."""
    g = _Graph()
    w: dict[str, NDArray[np.float32]] = {n: p.detach().numpy() for n, p in head.named_parameters()}
    inner = g.add("Gelu", g.linear("seen", w["inner.weight"], w["inner.bias"]), domain="com.microsoft")
    g.add("Identity", g.linear(inner, w["out.weight"], w["out.bias"]), out="events")
    size = w["inner.weight"].shape[1]
    model = g.model([("seen", TensorProto.FLOAT, ["t", size])], [("events", ["t", w["out.bias"].shape[0]])])
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(model, folder / "events.onnx")
    names = {"types": ["", *TYPES], "stances": ["", *STANCES], "statuses": STATUSES}
    (folder / "events.json").write_text(json.dumps(names, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
