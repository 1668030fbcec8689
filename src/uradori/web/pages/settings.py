"""Settings: language, the name a reader signs with, and how the desk is guarded."""

from __future__ import annotations

from dataclasses import dataclass

from uradori.web.desk import AtDesk
from uradori.web.page import Page


@dataclass(frozen=True)
class SettingsPage:
    """How this reader sees the desk; ``guarded`` is whether a token is needed to come in."""

    lang: str
    name: str
    signature: str
    guarded: bool
    ledger: str
    judgements: int


def settings(desk: AtDesk) -> SettingsPage:
    """The settings of this reader and of the desk."""
    return SettingsPage(
        lang=desk.texts.lang,
        name=desk.reader.name,
        signature=desk.reader.signature,
        guarded=desk.options.token is not None,
        ledger=desk.options.ledger.name,
        judgements=desk.notebook.version(),
    )


@dataclass(frozen=True)
class LoginPage:
    """Whether a token is needed at all."""

    guarded: bool


def login(desk: AtDesk) -> LoginPage:
    """Where the token is said."""
    return LoginPage(desk.options.token is not None)


PAGE = Page("settings", "/settings", settings)
LOGIN = Page("login", "/login", login)
