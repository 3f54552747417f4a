"""Scores pooled by what they are of, for networks that choose one of several."""

from __future__ import annotations

import torch


def logsumexp_by(scores: torch.Tensor, of: torch.Tensor, number: int) -> torch.Tensor:
    """The log of the summed exponents of the scores of each of `number` things; `of` says of which each score is."""
    most = torch.full((number,), -1e9).scatter_reduce(0, of, scores.detach(), "amax")
    return most + torch.log(torch.zeros(number).index_add(0, of, torch.exp(scores - most[of])))
