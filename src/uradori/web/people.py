"""Who sits at the desk: known by a signed cookie, signing what they write with the name they gave."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Form, Request

LONGEST_NAME = 80


@dataclass(frozen=True)
class Reader:
    """A reader: ``id`` is random, ``name`` empty until they say one; ``returned`` where they were here before."""

    id: str
    name: str
    returned: bool

    @property
    def signature(self) -> str:
        """What stands under what they write."""
        return self.name or f"reader {self.id[:6]}"


def reader(request: Request) -> Reader:
    """The reader of this session."""
    returned = "reader" in request.session
    ident: str = request.session.setdefault("reader", secrets.token_hex(12))
    return Reader(ident, request.session.get("name", ""), returned)


def author(request: Request, author: Annotated[str, Form(max_length=LONGEST_NAME)] = "") -> str:
    """The signature under what this form writes; a name that comes with it is kept for the next ones."""
    if name := " ".join(author.split()):
        request.session["name"] = name
    return reader(request).signature


Author = Annotated[str, Depends(author)]
"""What an action takes to sign what it writes."""


async def session(request: Request) -> dict[str, Any]:
    """What is remembered of this reader, signed, in their browser."""
    return request.session


Session = Annotated[dict[str, Any], Depends(session)]
"""What a page takes to remember how far its reader has looked."""
