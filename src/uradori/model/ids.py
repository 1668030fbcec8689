"""Ids of records: a hash of a length-prefixed encoding of what makes a record itself."""

from __future__ import annotations

import hashlib
from functools import lru_cache


def content_id(kind: str, *parts: str | int | None) -> str:
    """The id of a record of *kind* whose identity is *parts*, 20 hexadecimal digits.

    Every part is written with its type and its length in bytes before it, so that no two different
    sequences of parts share an encoding (``("a", "bc")`` and ``("ab", "c")`` differ).
    """
    digest = hashlib.blake2b(digest_size=10)
    for part in (kind, *parts):
        data = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(f"{type(part).__name__}:{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


def snapshot_hash(body: bytes) -> str:
    """SHA-256 of the bytes as received, in hexadecimal: which snapshot an article was read from."""
    return hashlib.sha256(body).hexdigest()


# News repeats its words: each is hashed once.
@lru_cache(maxsize=1 << 18)
def number_of(word: str) -> int:
    """A number of 64 bits for *word*, with a sign, the same in every process; hardly ever that of another word."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)
