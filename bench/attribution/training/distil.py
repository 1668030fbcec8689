#!/usr/bin/env python3
"""Train the fast network: on the annotation, and on what the accurate network finds in it and in other articles.

usage: distil.py ACCURATE.pt OUT.pt [--epochs N] [--minutes M]

The accurate network marks PolNeAR train, our own train articles, and articles nobody has annotated (Japanese
Wikinews, the Kremlin's items in Russian and English; none of those that are annotated for dev, or held back). Where
there is annotation, the fast network learns the mean of both.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import numpy as np
import torch
from examples import Cue, Lesson, Window, batch, lessons
from fit import Plan, train
from networks import Accurate, Fast

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpora import HELD_BACK, SHARED, Document, documents, jawikinews, own, rows

from uradori.lang import SUPPORTED
from uradori.statements.tagger.network import AUTHORITIES, MODALITIES
from uradori.statements.tagger.windows import windows

LEAST = 0.1
"""The probability from which on a piece is taken for a cue by the teacher."""

UNMARKED = {"ja": 500, "ru": 100, "en": 60}
"""Articles nobody has annotated, by language."""


def unmarked() -> list[Document]:
    """Articles nobody has annotated, a fixed sample."""
    known = {row["id"] for split in ("train", "dev") for lang in SUPPORTED for row in own(split, lang)}
    known |= {row["id"] for row in documents("gold.ja.wikinews")} | HELD_BACK
    wikinews = [{"id": f"jawikinews-{key}", "lang": "ja", "text": text} for key, text in jawikinews("ja").items()]
    kremlin = rows(SHARED / "data/kremlin_ru_2025/kremlin_ru_2025-02_2025-05.jsonl")
    readouts = rows(SHARED / "data/official_readouts_en/kremlin_en_2021-10_2022-06.jsonl")
    found = wikinews
    found += [{"id": row["url"], "lang": "ru", "text": row["text"]} for row in kremlin]
    found += [{"id": row["link"], "lang": "en", "text": row["body"]} for row in readouts]
    chosen = []
    for lang, count in UNMARKED.items():
        pool = [
            row | {"attributions": []}
            for row in found
            if row["lang"] == lang and row["id"] not in known and row["text"]
        ]
        pool = [row | {"text": row["text"][:6000]} for row in pool]
        chosen += random.Random(1).sample(pool, min(count, len(pool)))  # noqa: S311
    return chosen


@torch.no_grad()
def taught(teacher: Accurate, row: Lesson, *, annotated: bool) -> Lesson:
    """*row* with the teacher's cues beside its own: where both have one, the mean of what they say."""
    learned = Lesson(row.name, row.lang, row.encoded)
    own_cues = {cue.at: cue for cue in row.cues}
    for window in windows(row.encoded):
        view = Window(Lesson(row.name, row.lang, row.encoded), window.first, window.last)
        given = batch([view], learning=False)
        scores = teacher(given.words.bfloat16(), given.marks, given.mask).float()
        sure = torch.sigmoid(scores[0, 1:-1, 0]).numpy()
        found = {int(at) + window.first for at in np.flatnonzero(sure >= LEAST)} | own_cues.keys()
        begun = sorted(at for at in found if window.begin <= at < window.end)
        if not begun:
            continue
        view.lesson.cues = [Cue(at, at, at + 1, np.zeros((3, 1), np.float32)) for at in begun]
        asked = batch([view], learning=False)
        pairs = torch.sigmoid(teacher.head.pairs(scores, asked.anchors, asked.distance, asked.line, asked.links))
        for at, roles in zip(begun, pairs[0, :, :, 1:-1].numpy(), strict=True):
            kinds = scores[0, at - window.first + 1]
            cue = _cue(at, (window.first, window.last), roles, float(sure[at - window.first]), kinds)
            learned.cues.append(_mean(cue, own_cues.get(at), annotated=annotated))
    return learned


def _cue(at: int, reach: tuple[int, int], roles: np.ndarray, sure: float, scores: torch.Tensor) -> Cue:
    kinds = scores[-(2 * AUTHORITIES + MODALITIES) :]
    modality = torch.softmax(kinds[2 * AUTHORITIES :], -1).numpy()
    return Cue(at, *reach, roles.astype(np.float32), sure, sure, modality=modality)


def _mean(cue: Cue, own_cue: Cue | None, *, annotated: bool) -> Cue:
    if not annotated:
        return cue
    if own_cue is None:
        cue.sure /= 2
        cue.weight /= 2
        return cue
    roles = np.zeros_like(cue.roles)
    a, b = max(cue.first, own_cue.first), min(cue.last, own_cue.last)
    roles[:, a - cue.first : b - cue.first] = own_cue.roles[:, a - own_cue.first : b - own_cue.first]
    cue.roles = (cue.roles + roles) / 2
    cue.sure = (cue.sure + own_cue.sure) / 2
    cue.weight = 1.0
    cue.authority = own_cue.authority
    cue.modality = own_cue.modality if own_cue.modality is not None else cue.modality
    return cue


def main() -> None:
    """Teach and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=9)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop by then, the rate falling accordingly")
    options = parser.parse_args()
    torch.set_num_threads(2)
    teacher = Accurate(published=False)
    teacher.load_state_dict(torch.load(options.teacher))
    teacher.eval().bfloat16()
    for table in teacher.head.tables():
        table.data = table.data.float()
    marked = lessons(documents("polnear.train"))
    ours = lessons([document for lang in SUPPORTED for document in own("train", lang)])
    learned = [taught(teacher, row, annotated=True) for row in marked + ours]
    learned += learned[len(marked) :]
    learned += [taught(teacher, row, annotated=False) for row in lessons(unmarked())]
    print(f"{len(learned)} articles, {sum(len(row.cues) for row in learned)} cues marked", flush=True)
    train(Fast(), learned, Plan(options.epochs, rate=2e-3, faster=1, pieces=4096, minutes=options.minutes), options.out)


if __name__ == "__main__":
    main()
