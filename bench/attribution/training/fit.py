"""The training loop: loss, optimiser, schedule; weights in half precision with a full copy that learns."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from examples import Batch, Lesson, batch, batches, windows
from networks import Accurate, Fast
from torch import Tensor, nn
from torch.nn import functional as fn

from uradori.statements.tagger.network import AUTHORITIES, MODALITIES

SHARE = torch.tensor([1 / 6, 1 / 3, 1 / 20])
"""What a piece counts by role: about one over the length of a source, a cue and a content."""

CLASSES = 0.3
"""What authority and modality count beside the rest."""


@dataclass(frozen=True)
class Plan:
    """How to train: epochs, greatest rate, how much faster new parameters learn, sizes, minutes at most."""

    epochs: float
    rate: float
    faster: float
    length: int = 254
    pieces: int = 1280
    warm: int = 100
    minutes: float = 1e9
    seed: int = 1


def losses(network: Accurate | Fast, rows: Tensor, given: Batch) -> Tensor:
    """Anchors, the three roles, and classes: five losses, each a mean over the cues of the batch."""
    rows, cues = rows.float(), given.cued.sum().clamp(min=1)
    valid = given.mask.clone()
    valid[:, 0] = False
    anchor = (
        fn.binary_cross_entropy_with_logits(rows[..., 0], given.wanted_anchor, reduction="none")[valid].sum() / cues
    )
    logits = network.head.pairs(rows, given.anchors, given.distance, given.line, given.links)
    pair = fn.binary_cross_entropy_with_logits(logits, given.wanted_pairs, reduction="none") * given.mask[:, None, None]
    roles = (pair.sum(-1) * SHARE * given.weight[..., None])[given.cued].sum(0) / cues
    return torch.stack([anchor, *roles, _classes(rows, given)])


def _classes(rows: Tensor, given: Batch) -> Tensor:
    kinds = rows[..., -(2 * AUTHORITIES + MODALITIES) :]
    at = torch.gather(kinds, 1, given.anchors[:, :, None].expand(-1, -1, kinds.shape[-1]))
    source = given.wanted_pairs[:, :, 0]
    mean = (source @ kinds[..., :AUTHORITIES]) / source.sum(-1, keepdim=True).clamp(min=1)
    authority = torch.log_softmax(mean + at[..., AUTHORITIES : 2 * AUTHORITIES], -1)
    modality = torch.log_softmax(at[..., 2 * AUTHORITIES :], -1)
    loss = -(given.authority * authority).sum() - (given.modality * modality).sum()
    return 2 * loss / (given.authority.sum() + given.modality.sum()).clamp(min=1)


def train(
    network: Accurate | Fast, rows: list[Lesson], plan: Plan, out: Path, log: Callable[[str], None] = print
) -> None:
    """Train *network* on *rows* by *plan*, and write its weights to *out*, on the way too.

    The rate rises for ``warm`` steps and falls to zero in a straight line, by epochs or by minutes, whichever is ahead.
    """
    random.seed(plan.seed)
    np.random.seed(plan.seed)  # noqa: NPY002 - one seed for all
    torch.manual_seed(plan.seed)
    learner = _Learner(network.train(), plan)
    begun, step, epoch, passed = time.monotonic(), 0, 0, 0.0
    seen, sums, since = 0, np.zeros(5), 0
    while passed < 1:
        made = batches([w for row in rows for w in windows(row, plan.length)], plan.pieces)
        log(f"epoch {epoch + 1}: {len(rows)} articles, {len(made)} batches")
        for k, group in enumerate(made):
            passed = max((epoch + k / len(made)) / plan.epochs, (time.monotonic() - begun) / 60 / plan.minutes)
            if passed >= 1:
                break
            given = batch(group)
            loss = losses(network, network(given.words.bfloat16(), given.marks, given.mask), given)
            learner.step(loss[:4].sum() + CLASSES * loss[4], min(1.0, (step + 1) / plan.warm) * (1 - passed))
            step, since, seen, sums = step + 1, since + 1, seen + int(given.mask.sum()), sums + loss.detach().numpy()
            if since == 50:
                pace = seen / (time.monotonic() - begun)
                log(f"{epoch + 1} {step} {np.round(sums / since, 3)} {pace:.0f} pieces/s, {passed:.0%}")
                sums, since = np.zeros(5), 0
        epoch += 1
        torch.save(learner.state(), out)


class _Learner:
    """The optimiser over a full-precision copy of half-precision weights."""

    def __init__(self, network: Accurate | Fast, plan: Plan) -> None:
        self._names = [name for name, _ in network.named_parameters()]
        network.bfloat16()
        for table in network.head.tables():
            table.data = table.data.float()
        self._live = list(network.parameters())
        self._full = [nn.Parameter(p.detach().float().clone()) for p in self._live]
        new = {id(p) for p in network.learned()}
        self._rates = [plan.rate * (plan.faster if id(p) in new else 1) for p in self._live]
        groups = [{"params": [full], "lr": rate} for full, rate in zip(self._full, self._rates, strict=True)]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)

    def step(self, loss: Tensor, factor: float) -> None:
        """One step down *loss*, at *factor* of the greatest rate."""
        for live in self._live:
            live.grad = None
        loss.backward()
        for group, rate, full, live in zip(
            self._optimiser.param_groups, self._rates, self._full, self._live, strict=True
        ):
            group["lr"] = rate * factor
            full.grad = None if live.grad is None else live.grad.float()
        nn.utils.clip_grad_norm_(self._full, 1.0)
        self._optimiser.step()
        with torch.no_grad():
            for live, full in zip(self._live, self._full, strict=True):
                live.copy_(full)

    def state(self) -> dict[str, Tensor]:
        """The weights by name, in full precision."""
        return {name: full.detach().clone() for name, full in zip(self._names, self._full, strict=True)}
