"""Rows and trained weights in, weights of an encoder that tells relations alone out. Seeded; knows no file of a corpus.

The whole encoder goes on learning, with the two actors marked at its input. What is kept in the end is the running mean
of the weights, which is steadier than the last of them. Computes in bfloat16, keeps float32, as joint training does.
"""

from __future__ import annotations

import copy
import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sanudo.language.tokens import tokenise
from training.encoder.batches import collate, vary
from training.encoder.corpora import Example
from training.encoder.model import Network
from training.encoder.train import mean_where
from training.relations.rows import TYPES, Row

SHARES = {"plv": 2.0, "own": 1.0, "quad": 0.25, "quad_bare": 0.15}


@dataclass(frozen=True)
class Plan:
    """`minutes` ends the schedule early where steps are slow; `shares`: how often a round takes a row of an origin."""

    rounds: int = 7
    minutes: float = 12.0
    size: int = 24  # rows a step
    rate: float = 1.2e-4
    head_rate: float = 6e-4
    mean: float = 0.995  # of the running mean of weights
    strangers: float = 0.15  # how often an actor is replaced by one of another sentence
    seed: int = 15161


def tune(network: Network, rows: Sequence[Row], plan: Plan) -> Network:
    """The network, tuned on `rows`."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)
    examples = [example_of(row) for row in rows]
    actors = {role: [_actor(e, role) for e in examples if _actor(e, role)] for role in (1, 2)}
    network = copy.deepcopy(network).float()
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(
            name.startswith(("encoder.", "relation.")) and "word" not in name and "relation.quad" not in name
        )
    masters = {n: p.detach().clone().requires_grad_(True) for n, p in network.named_parameters() if p.requires_grad}
    means = {n: p.detach().clone() for n, p in masters.items()}
    network.bfloat16().train()
    working = {n: p for n, p in network.named_parameters() if p.requires_grad}
    heads = [p for n, p in masters.items() if n.startswith("relation.")]
    body = [p for n, p in masters.items() if not n.startswith("relation.")]
    groups = [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.02)
    base = [plan.rate, plan.head_rate]
    steps = plan.rounds * int(sum(SHARES[row.origin] for row in rows) / plan.size)
    step, began, said = 0, time.monotonic(), 0.0
    while step < steps:
        for numbers in _round(rows, plan, rng):
            done = max(step / steps, (time.monotonic() - began) / 60 / plan.minutes)
            if done >= 1:
                step = steps
                break
            for group, rate in zip(optimizer.param_groups, base, strict=True):
                group["lr"] = rate * min(1.0, done / 0.08) * (0.5 + 0.5 * math.cos(math.pi * done))
            chosen = [vary(_strange(examples[i], actors, plan.strangers, rng), rng) for i in numbers]
            loss = _loss(network, chosen, [rows[i] for i in numbers], rng)
            loss.backward()  # type: ignore[no-untyped-call]
            with torch.no_grad():
                for n, p in working.items():
                    masters[n].grad = None if p.grad is None else p.grad.float()
                    p.grad = None
                torch.nn.utils.clip_grad_norm_(masters.values(), 1.0)
                optimizer.step()
                for n, p in working.items():
                    p.data.copy_(masters[n].data)
                    means[n].lerp_(masters[n].data, max(1 - plan.mean, 1 / (step + 2)))
            step += 1
            said = 0.95 * said + 0.05 * float(loss.detach())
            if step % 50 == 0:
                print(f"step {step}/{steps} {time.monotonic() - began:.0f}s loss {said:.3f}", flush=True)
            if step >= steps:
                break
    network.float()
    network.load_state_dict(means, strict=False)
    return network.eval()


def scores(network: Network, rows: Sequence[Row]) -> NDArray[np.float32]:
    """Log-probabilities (rows, TYPES)."""
    network = network.float().eval()
    found = []
    with torch.no_grad():
        for row in rows:
            batch = collate([example_of(row)], {})
            found.append(torch.log_softmax(_forward(network, batch.ids, batch.case, batch.role, batch.mask), -1)[0])
    return np.asarray(torch.stack(found).numpy(), dtype=np.float32)


def example_of(row: Row) -> Example:
    tokens = tokenise(row.sentence)
    roles = [0] * len(tokens)
    for role, (start, end) in ((1, row.source), (2, row.target)):
        roles = [role if a < end and b > start else r for (a, b), r in zip(tokens, roles, strict=True)]
    spaces = [a == 0 or row.sentence[a - 1].isspace() for a, _ in tokens]
    return Example("relation", [row.sentence[a:b] for a, b in tokens], spaces, roles=roles)


def _loss(network: Network, examples: list[Example], rows: list[Row], rng: random.Random) -> Tensor:
    batch = collate(examples, {}, rng)
    raw = _forward(network, batch.ids, batch.case, batch.role, batch.mask.bfloat16()).float()
    logs = torch.log_softmax(raw, -1)
    allowed = torch.tensor([[t in row.allowed for t in TYPES] for row in rows])
    right = torch.logsumexp(logs.masked_fill(~allowed, -1e9), -1)
    return -(0.95 * right + 0.05 * logs.mean(-1)).mean()


def _forward(network: Network, ids: Tensor, case: Tensor, role: Tensor, mask: Tensor) -> Tensor:
    hidden = network.encoder(ids, case, role, mask)
    found: Tensor = network.relation(hidden[:, 0], mean_where(hidden, role == 1), mean_where(hidden, role == 2))
    return found


def _round(rows: Sequence[Row], plan: Plan, rng: random.Random) -> list[list[int]]:
    """One time through the rows, as lists of rows of similar length."""
    order: list[int] = []
    for i, row in enumerate(rows):
        share = SHARES[row.origin]
        order += [i] * (int(share) + (rng.random() < share % 1))
    rng.shuffle(order)
    lists = []
    for start in range(0, len(order), plan.size * 12):
        pool = sorted(order[start : start + plan.size * 12], key=lambda i: len(rows[i].sentence))
        lists += [pool[at : at + plan.size] for at in range(0, len(pool), plan.size)]
    rng.shuffle(lists)
    return lists


def _actor(example: Example, role: int) -> list[tuple[str, bool]]:
    return [(w, s) for w, s, r in zip(example.words, example.spaces, example.roles, strict=True) if r == role]


def _strange(
    example: Example, actors: dict[int, list[list[tuple[str, bool]]]], often: float, rng: random.Random
) -> Example:
    """Now and then with another sentence's actor in the place of its own."""
    for role in (1, 2):
        if role not in example.roles or rng.random() >= often:
            continue
        first = example.roles.index(role)
        last = max(i for i, r in enumerate(example.roles) if r == role)
        if any(r != role for r in example.roles[first : last + 1]):
            continue
        other = rng.choice(actors[role])
        words, spaces = [w for w, _ in other], [s for _, s in other]
        example = replace(
            example,
            words=[*example.words[:first], *words, *example.words[last + 1 :]],
            spaces=[*example.spaces[:first], *spaces, *example.spaces[last + 1 :]],
            roles=[*example.roles[:first], *[role] * len(words), *example.roles[last + 1 :]],
        )
    return example
