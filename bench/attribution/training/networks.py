"""The two networks: the published encoder with a head (accurate), and a small one of convolutions (fast).

Both take the vectors of word pieces and the numbers of their marks, and give for each piece what
`uradori.statements.tagger.network.Scores` lists, in one row.
"""

from __future__ import annotations

import math

import numpy as np
import torch
from published import Published
from torch import Tensor, nn
from torch.nn import functional as fn

from uradori.statements.tagger.features import CONTEXTS, LINKS, ROLES
from uradori.statements.tagger.network import AUTHORITIES, DISTANCES, LINES, MODALITIES, WIDTH

LAYERS, HEADS, INNER, LONGEST = 12, 12, 1536, 512
CLASSES = 2 * AUTHORITIES + MODALITIES


class Head(nn.Module):
    """From a piece's state to its scores, and the tables that pair cues with pieces."""

    def __init__(self, width: int, depth: int) -> None:
        super().__init__()
        self.depth = depth
        self.pre = nn.Linear(width, width)
        self.out = nn.Linear(width, 1 + len(ROLES) + 2 * len(ROLES) * depth + CLASSES)
        self.drop = nn.Dropout(0.1)
        self.distance = nn.Parameter(torch.zeros(len(ROLES), 2 * DISTANCES + 1))
        self.line = nn.Parameter(torch.zeros(len(ROLES), 2 * LINES + 1))
        self.link = nn.Parameter(torch.zeros(len(ROLES), LINKS))
        self.base = nn.Parameter(torch.tensor([-3.0, -4.0, -2.0]))
        self.out.bias.data[0] = -3

    def forward(self, state: Tensor) -> Tensor:
        """One row of scores a piece."""
        return self.out(self.drop(fn.gelu(self.pre(state))))

    def pairs(self, rows: Tensor, anchors: Tensor, distance: Tensor, line: Tensor, links: Tensor) -> Tensor:
        """Logits ``[batch, anchor, role, piece]``; *distance* and *line* ``[batch, anchor, piece]`` are buckets."""
        batch, total, _ = rows.shape
        roles, depth = len(ROLES), self.depth
        unary = rows[..., 1 : 1 + roles]
        query, key = rows[..., 1 + roles : 1 + roles + 2 * roles * depth].view(batch, total, 2, roles, depth).unbind(2)
        asked = torch.gather(query, 1, anchors[:, :, None, None].expand(-1, -1, roles, depth))
        logits = torch.einsum("bard,bnrd->barn", asked, key) / math.sqrt(depth)
        logits = logits + unary.transpose(1, 2)[:, None] + self.base[None, None, :, None]
        logits = logits + self.distance[:, distance].permute(1, 2, 0, 3) + self.line[:, line].permute(1, 2, 0, 3)
        by_role = [self.link[role][links[:, :, role]] for role in range(roles)]
        return logits + torch.stack(by_role, 2)

    def tables(self) -> list[nn.Parameter]:
        """The parameters that stay in full precision."""
        return [self.distance, self.line, self.link, self.base]


class Layer(nn.Module):
    """A layer of the published encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.attend, self.join = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after_attention, self.after_all = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, state: Tensor, blind: Tensor) -> Tensor:
        """*blind* is added to the attention's logits."""
        state = self.after_attention(state + self.join(attention(self.attend(state), HEADS, blind)))
        return self.after_all(state + self.narrow(fn.gelu(self.widen(state))))


def attention(rows: Tensor, heads: int, blind: Tensor) -> Tensor:
    """Attention over projected *rows* (query, key and value side by side)."""
    batch, total, width = rows.shape
    query, key, value = rows.view(batch, total, 3, heads, width // 3 // heads).permute(2, 0, 3, 1, 4).unbind(0)
    weights = torch.softmax(query @ key.transpose(-1, -2) * (width // 3 // heads) ** -0.5 + blind, -1)
    return (weights @ value).transpose(1, 2).reshape(batch, total, width // 3)


def blindness(mask: Tensor, kind: torch.dtype) -> Tensor:
    """What hides the pieces outside *mask* from attention."""
    return torch.zeros(mask.shape, dtype=kind).masked_fill(~mask, -1e4)[:, None, None]


class Accurate(nn.Module):
    """The published encoder, its word vectors left outside and as they are, with a head on the last layer."""

    def __init__(self, *, published: bool = True) -> None:
        super().__init__()
        self.place = nn.Embedding(LONGEST, WIDTH)
        self.mark = nn.Embedding(CONTEXTS, WIDTH)
        self.begin = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = Head(WIDTH, 64)
        nn.init.zeros_(self.mark.weight)
        if published:
            self._fill(Published())

    def forward(self, words: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """*words* ``[batch, piece, WIDTH]``, *marks* ``[batch, piece, kind]``, *mask* ``[batch, piece]``."""
        state = self.begin(words + self.place.weight[: words.shape[1]]) + self.mark(marks).sum(2)
        blind = blindness(mask, state.dtype)
        for layer in self.layers:
            state = layer(state, blind)
        return self.head(state)

    def _fill(self, source: Published) -> None:
        def take(name: str, *shape: int) -> Tensor:
            return torch.from_numpy(np.array(source.tensor(name, *shape)))

        self.place.weight.data = take("emb.pos", LONGEST, WIDTH) + take("emb.type", -1, WIDTH)[0]
        self.begin.weight.data, self.begin.bias.data = take("emb.ln.w"), take("emb.ln.b")
        for i, layer in enumerate(self.layers):
            layer.attend.weight.data = torch.cat([take(f"l{i}.{name}.w", WIDTH, WIDTH) for name in "qkv"])
            layer.attend.bias.data = torch.cat([take(f"l{i}.{name}.b") for name in "qkv"])
            for part, name in ((layer.join, "ao"), (layer.widen, "fi"), (layer.narrow, "fo")):
                part.weight.data = take(f"l{i}.{name}.w", *part.weight.shape)
                part.bias.data = take(f"l{i}.{name}.b")
            for norm, name in ((layer.after_attention, "aln"), (layer.after_all, "oln")):
                norm.weight.data, norm.bias.data = take(f"l{i}.{name}.w"), take(f"l{i}.{name}.b")

    def learned(self) -> list[nn.Parameter]:
        """The parameters that come from nowhere and learn faster."""
        return [self.mark.weight, *self.head.parameters()]


class Convolution(nn.Module):
    """A piece beside its neighbours *reach* away on either side."""

    def __init__(self, width: int, reach: int) -> None:
        super().__init__()
        self.reach = reach
        self.widen, self.narrow, self.after = nn.Linear(3 * width, width), nn.Linear(width, width), nn.LayerNorm(width)

    def forward(self, state: Tensor, seen: Tensor) -> Tensor:
        """*seen* is one for pieces, zero for what fills up the batch."""
        shown = state * seen
        edge = torch.zeros_like(state[:, : self.reach])
        left, right = torch.cat([edge, shown[:, : -self.reach]], 1), torch.cat([shown[:, self.reach :], edge], 1)
        return self.after(state + self.narrow(fn.relu(self.widen(torch.cat([left, shown, right], -1)))))


class Attention(nn.Module):
    """All pieces of the window at once."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.attend, self.join, self.after = nn.Linear(width, 3 * width), nn.Linear(width, width), nn.LayerNorm(width)

    def forward(self, state: Tensor, blind: Tensor) -> Tensor:
        """*blind* is added to the attention's logits."""
        return self.after(state + self.join(attention(self.attend(state), self.heads, blind)))


class Fast(nn.Module):
    """Convolutions and one attention over the published word vectors; about a million and a half weights."""

    PLAN = (1, 2, 0, 4, 1)
    """How far each convolution reaches; 0 stands for attention."""

    def __init__(self, width: int = 192, depth: int = 32, heads: int = 4) -> None:
        super().__init__()
        self.enter = nn.Linear(WIDTH, width)
        self.place = nn.Embedding(LONGEST, width)
        self.mark = nn.Embedding(CONTEXTS, width)
        self.begin = nn.LayerNorm(width)
        self.blocks = nn.ModuleList(
            Convolution(width, reach) if reach else Attention(width, heads) for reach in self.PLAN
        )
        self.head = Head(width, depth)
        nn.init.normal_(self.place.weight, std=0.02)
        nn.init.normal_(self.mark.weight, std=0.3)

    def forward(self, words: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """As `Accurate.forward`. The word vectors are small numbers: ten times them are of the size of the rest."""
        state = self.enter(words * 10) + self.place.weight[: words.shape[1]] + self.mark(marks).sum(2)
        state = self.begin(state)
        seen, blind = mask[..., None].to(state.dtype), blindness(mask, state.dtype)
        for block in self.blocks:
            state = block(state, seen if isinstance(block, Convolution) else blind)
        return self.head(state)

    def learned(self) -> list[nn.Parameter]:
        """All parameters."""
        return list(self.parameters())
