"""Examples in, trained weights out: joint training of encoder and heads, seeded, resumable, on a budget of steps.

Weights are kept in float32; the network itself computes in bfloat16. Knows no file format of a corpus.
"""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from training.encoder.batches import IGNORED, Batch, Stream
from training.encoder.corpora import GUIDES, Example
from training.encoder.model import Network, Shape, drop, load_pretrained, words_of
from training.encoder.shipped import load_shipped

WEIGHTS = {
    "sentence": 0.5,
    "upos": 0.5,
    "tag": 0.5,
    "arc": 1.0,
    "label": 1.0,
    "name": 1.5,
    "quotation": 0.7,
    "event": 1.0,
    "quad": 0.3,
    "meaning": 0.7,
}


@dataclass(frozen=True)
class Plan:
    """How to train. `mix` is each set's share of batches; `minutes` ends the schedule early where steps are slow."""

    steps: int
    minutes: float
    mix: dict[str, float]
    size: int = 1700  # pieces a batch
    accumulate: int = 2  # batches a step
    rate: float = 2e-4
    head_rate: float = 1.5e-3
    seed: int = 20011123
    threads: int = 2
    frozen: int = 0  # layers, from below, that stay as they are with all beneath them: a third quicker where half are
    save_every: float = 240.0  # seconds


def shape_for(labels: dict[str, list[str]]) -> Shape:
    return Shape(
        upos=len(labels["upos"]),
        tags=len(labels["tag"]),
        relations=len(labels["relation"]),
        names=len(labels["name"]),
        guides=len(GUIDES),
        quotation=len(labels["quotation"]),
        events=len(labels["event"]),
    )


def train(
    sets: dict[str, list[Example]],
    labels: dict[str, list[str]],
    wheel: Path,
    work: Path,
    plan: Plan,
    start: Path | None,
) -> Path:
    """Trains, and gives the path of the weights. Goes on from `work`'s checkpoint, or begins with `start`."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    random.seed(plan.seed)
    network = Network(shape_for(labels))
    load_pretrained(network.encoder, wheel)
    if start is not None and start.is_dir():
        words = network.encoder.word.weight.detach().clone()
        load_shipped(network, start)
        network.encoder.word.weight.data.copy_(words)  # never trained, and rounded in the files
    elif start is not None:
        network.load_state_dict(torch.load(start, weights_only=True))
    network.encoder.word.weight.requires_grad_(False)
    if plan.frozen:
        for part in (network.encoder.position, network.encoder.case, network.encoder.role, network.encoder.norm):
            part.requires_grad_(False)
        network.encoder.layers[: plan.frozen].requires_grad_(False)
    masters = {
        n: p.detach().clone().float().requires_grad_(True) for n, p in network.named_parameters() if p.requires_grad
    }
    still = {n: p.detach().clone() for n, p in network.named_parameters() if not p.requires_grad}
    network.bfloat16().train()
    working = {n: p for n, p in network.named_parameters() if p.requires_grad}
    optimizer = torch.optim.AdamW(_groups(masters, plan), betas=(0.9, 0.98), fused=True)
    base = [g["lr"] for g in optimizer.param_groups]
    streams = {n: Stream(sets[n], labels, plan.size, plan.seed + i) for i, n in enumerate(plan.mix)}
    chooser = random.Random(plan.seed)
    step, spent = 0, 0.0
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        for n, p in masters.items():
            p.data.copy_(state["masters"][n])
        torch._foreach_copy_([p.data for p in working.values()], [masters[n].data for n in working])
        optimizer.load_state_dict(state["optimizer"])
        step, spent = state["step"], state["spent"]
        chooser.setstate(state["chooser"])
        for n, s in streams.items():
            s.random.seed(f"{plan.seed}{n}{step}")
    began = saved = time.monotonic()
    sums: dict[str, list[float]] = {}
    pieces = 0
    while step < plan.steps:
        done = max(step / plan.steps, (spent + time.monotonic() - began) / 60 / plan.minutes)
        if done >= 1:
            break
        for g, rate in zip(optimizer.param_groups, base, strict=True):
            g["lr"] = rate * min(1.0, done / 0.04) * (0.5 + 0.5 * math.cos(math.pi * done))
        for _ in range(plan.accumulate):
            name = chooser.choices(list(plan.mix), list(plan.mix.values()))[0]
            batch = next(streams[name])
            pieces += batch.ids.numel()
            losses = losses_of(network, batch)
            total = sum((WEIGHTS[k] * v for k, v in losses.items()), torch.zeros(()))
            (total / plan.accumulate).backward()
            for k, v in losses.items():
                sums.setdefault(k, []).append(float(v.detach()))
        with torch.no_grad():
            for n, p in working.items():
                masters[n].grad = None if p.grad is None else p.grad.float()
                p.grad = None
            torch.nn.utils.clip_grad_norm_(masters.values(), 1.0)
            optimizer.step()
            torch._foreach_copy_([p.data for p in working.values()], [masters[n].data for n in working])
        step += 1
        if step % 50 == 0:
            now = time.monotonic()
            means = " ".join(f"{k} {sum(v) / len(v):.3f}" for k, v in sorted(sums.items()))
            print(f"step {step} done {done:.3f} pieces/s {pieces / (now - began):.0f} {means}", flush=True)
            sums = {}
            if now - saved > plan.save_every:
                saved = now
                state = {
                    "masters": {n: p.detach() for n, p in masters.items()},
                    "optimizer": optimizer.state_dict(),
                    "step": step,
                    "spent": spent + now - began,
                    "chooser": chooser.getstate(),
                }
                torch.save(state, checkpoint.with_suffix(".new"))
                checkpoint.with_suffix(".new").replace(checkpoint)
    network.float()
    network.load_state_dict(still | {n: p.detach() for n, p in masters.items()})
    path = work / "weights.pt"
    torch.save(network.state_dict(), path)
    return path


def losses_of(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The loss of each layer that the batch knows."""
    hidden = network.encoder(batch.ids, batch.case, batch.role, batch.mask.bfloat16())
    targets = batch.targets
    losses: dict[str, Tensor] = {}
    if "event" in targets or "quad" in targets:
        return _relation_losses(network, batch, hidden)
    heads = network.heads
    hidden = drop(hidden, 0.15, network.training)
    words, root = words_of(hidden, batch.first), hidden[:, :1]
    scores = {"sentence": heads.sentence, "upos": heads.upos, "tag": heads.tag}
    for layer, head in scores.items():
        if layer in targets:
            losses[layer] = _cross(head(words), targets[layer])
    if "name" in targets:
        losses["name"] = _cross(heads.names(words, batch.guide), targets["name"])
    if "meaning" in targets:
        kept = batch.words.unsqueeze(-1)
        said = (heads.meaning(words) * kept).sum(1).float()
        losses["meaning"] = 1 - F.cosine_similarity(said, targets["meaning"], dim=-1).mean()
    if "quotation" in targets:
        losses["quotation"] = _cross(heads.quotations(words), targets["quotation"])
    if "arc" in targets:
        arcs = heads.arcs(words, root).float()
        same = batch.sentence.unsqueeze(2) == batch.sentence.unsqueeze(1)
        allowed = torch.cat((torch.ones_like(same[..., :1]), same), 2)
        losses["arc"] = _cross(arcs.masked_fill(~allowed, -1e4), targets["arc"])
        dependent, head = heads.label_parts(words, root)
        gold = targets["arc"].clamp_min(0).unsqueeze(-1).expand(-1, -1, head.shape[-1])
        losses["label"] = _cross(heads.labels(dependent, head.gather(1, gold)), targets["label"])
    return losses


def _relation_losses(network: Network, batch: Batch, hidden: Tensor) -> dict[str, Tensor]:
    first = hidden[:, 0]
    if "quad" in batch.targets:
        return {"quad": F.cross_entropy(network.relation.quad(first).float(), batch.targets["quad"])}
    scores = network.relation(first, mean_where(hidden, batch.role == 1), mean_where(hidden, batch.role == 2))
    return {"event": F.cross_entropy(scores.float(), batch.targets["event"], label_smoothing=0.05)}


def mean_where(hidden: Tensor, mask: Tensor) -> Tensor:
    """The mean of the vectors where `mask` is true."""
    weights = mask.to(hidden.dtype).unsqueeze(-1)
    return (hidden * weights).sum(1) / weights.sum(1).clamp_min(1)


def _cross(scores: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().flatten(0, 1), target.flatten(), ignore_index=IGNORED)


def _groups(masters: dict[str, Tensor], plan: Plan) -> list[dict[str, object]]:
    """Parameters by rate: heads, and what is new at the input, learn faster; norms and biases do not decay."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, p in masters.items():
        new = not name.startswith("encoder.") or name in ("encoder.case.weight", "encoder.role.weight")
        decay = 0.0 if p.ndim < 2 else 0.3 if name == "heads.guides" else 0.01
        groups.setdefault((plan.head_rate if new else plan.rate, decay), []).append(p)
    return [{"params": ps, "lr": rate, "weight_decay": decay} for (rate, decay), ps in groups.items()]
