"""The bytes of one source, read within limits."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from uradori.errors import UnreadableError

_BOMB_RATIO = 300
"""Text shrinks to a tenth, markup to a twentieth; what unpacks to more than this many times its size was made to."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One source's bytes and what its carrier says of them.

    ``input`` names it in records and errors; ``open`` starts a new reading from the beginning, unpacked.
    """

    input: str
    open: Callable[[], BinaryIO]
    max_bytes: int
    url: str | None = None
    charset: str | None = None
    fetched: str | None = None

    def body(self) -> bytes:
        """All its bytes. Raises UnreadableError where it is empty, too large, or cannot be read or unpacked."""
        with closing(self.open()) as stream:
            body = take(stream.read, self.max_bytes, self.input)
        if not body.strip():
            raise UnreadableError(self.input, "is empty")
        return body


def take(read: Callable[[int], bytes], limit: int, name: str) -> bytes:
    """What *read* (a stream's ``read`` or ``readline``) gives, at most *limit* bytes of it.

    Raises UnreadableError, naming *name*, where there is more or the bytes cannot be read.
    """
    try:
        body = read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(name, f"cannot be read or unpacked: {error}") from error
    if len(body) > limit:
        raise UnreadableError(
            name, f"too large: more than the limit of {limit / 1e6:g} MB; split it, or raise the limit"
        )
    return body


def of_file(path: Path, name: str, max_bytes: int) -> Payload:
    """The payload of the file at *path*; one that ends in ``.gz`` is unpacked as it is read."""

    def opened() -> BinaryIO:
        try:
            stream = path.open("rb")
        except OSError as error:
            raise UnreadableError(name, f"cannot be opened: {error.strerror}") from error
        if path.suffix.lower() != ".gz":
            return stream
        return cast(BinaryIO, _Unpacked(stream, path.stat().st_size, max_bytes))

    return Payload(name, opened, max_bytes)


def of_bytes(body: bytes, name: str, max_bytes: int) -> Payload:
    """The payload of bytes already here."""
    return Payload(name, lambda: io.BytesIO(body), max_bytes)


class _Unpacked(gzip.GzipFile):
    """A gzip stream that refuses to unpack to far more than any real text would."""

    def __init__(self, stream: BinaryIO, packed: int, floor: int) -> None:
        super().__init__(fileobj=stream, mode="rb")
        self._most = max(floor, packed * _BOMB_RATIO)
        self._stream = stream

    def read(self, size: int | None = -1) -> bytes:
        return self._counted(super().read(size))

    def readline(self, size: int | None = -1) -> bytes:
        return self._counted(super().readline(-1 if size is None else size))

    def _counted(self, piece: bytes) -> bytes:
        if self.tell() > self._most:
            raise OSError(f"it unpacks to more than {_BOMB_RATIO} times its size")
        return piece

    def close(self) -> None:
        super().close()
        self._stream.close()
