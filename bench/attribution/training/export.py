#!/usr/bin/env python3
"""Write a trained network as the product runs it: weights/TIER.onnx in eight bits, its tables in weights/TIER.json.

usage: export.py TIER WEIGHTS.pt

What calibrate.py has put into TIER.json is dropped: run it next.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import torch
from networks import Accurate, Fast
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from vocabulary import WEIGHTS

from uradori.model import Tier
from uradori.statements.tagger.features import BLANK
from uradori.statements.tagger.network import WIDTH

NETWORKS = {Tier.FAST: Fast, Tier.ACCURATE: lambda: Accurate(published=False)}


class _Whole(nn.Module):
    """One window, all of it seen."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, marks: Tensor) -> Tensor:
        """The rows of scores, without the batch."""
        return self.network(words, marks, torch.ones(words.shape[:2], dtype=torch.bool))[0]


def main() -> None:
    """Export one tier."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tier", type=Tier, choices=list(Tier))
    parser.add_argument("weights", type=Path)
    options = parser.parse_args()
    network = NETWORKS[options.tier]()
    network.load_state_dict(torch.load(options.weights))
    network.eval()
    example = (torch.randn(1, 50, WIDTH), torch.tensor([[BLANK] * 50]))
    axes = {"words": {1: "pieces"}, "marks": {1: "pieces"}, "scores": {0: "pieces"}}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        names = {"input_names": ["words", "marks"], "output_names": ["scores"], "dynamic_axes": axes}
        torch.onnx.export(_Whole(network), example, whole, opset_version=17, dynamo=False, **names)
        quantize_dynamic(
            whole,
            WEIGHTS / f"{options.tier}.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            # Seven bits: processors without VNNI add pairs of products in 16 bits, and eight bits would overflow there,
            # so that one text would have other statements on another machine.
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm"],
        )
    head = network.head
    tables = {"base": head.base, "distance": head.distance, "line": head.line, "link": head.link}
    settings = {
        "about": "see docs/models.md",
        "trained": datetime.now(UTC).date().isoformat(),
        "pairs": {name: _rounded(table) for name, table in tables.items()},
    }
    (WEIGHTS / f"{options.tier}.json").write_text(json.dumps(settings) + "\n", encoding="utf-8")


def _rounded(table: Tensor) -> list[object]:
    rows = table.detach().float().tolist()
    return [[round(x, 4) for x in row] if isinstance(row, list) else round(row, 4) for row in rows]


if __name__ == "__main__":
    main()
