"""Quantities for display: a figure's number with its bound and unit, what it counts, and who gives it."""

from __future__ import annotations

from babel.numbers import format_currency, format_decimal, get_currency_name

from uradori.briefing.interface import Texts
from uradori.briefing.material import Material
from uradori.model import Figure, Part


def quantity(texts: Texts, figure: Figure) -> str:
    """The number of *figure* with its bound and unit, in the interface's language ("at least 1,200 people")."""
    numbers = [_number(texts, value, figure.unit) for value in (figure.value, figure.value_max) if value is not None]
    shown = "–".join(numbers)
    if texts.has(f"measure.{figure.unit}"):
        shown = texts(f"measure.{figure.unit}", value=shown)
    elif not _is_currency(texts, figure.unit):
        shown = f"{shown} {figure.unit}"
    return texts(f"bound.{figure.bound.name.lower()}", value=shown)


def _number(texts: Texts, value: float, unit: str) -> str:
    if _is_currency(texts, unit):
        return str(format_currency(value, unit, format="¤#,##0.##", locale=texts("time.locale"), currency_digits=False))
    return str(format_decimal(value, locale=texts("time.locale")))


def _is_currency(texts: Texts, unit: str) -> bool:
    """Whether CLDR knows *unit* as a currency."""
    return len(unit) == len("USD") and unit.isupper() and get_currency_name(unit, locale=texts("time.locale")) != unit


def counted(material: Material, figure: Figure) -> str:
    """What *figure* counts: in the interface's words, else in the article's own, else the key."""
    key = f"counts.{figure.counts}"
    if material.texts.has(key):
        return material.texts(key)
    return Part.of(material.articles[figure.article].text, figure.thing).text or figure.counts


def given_by(material: Material, figure: Figure) -> str:
    """Who gives *figure*: the claimant by name or as written; the outlet where the article itself does."""
    claimant = figure.claimant
    if claimant.actor:
        return material.names.of(claimant.actor)[0]
    return claimant.text or material.outlet(figure.article)


def scope_of(material: Material, figure: Figure) -> str:
    """The words for the place or side that *figure* is about; empty where the text has none."""
    return Part.of(material.articles[figure.article].text, figure.scope).text
