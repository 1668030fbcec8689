"""Which language a text is written in: one of the supported ones, or none of them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from uradori.lang import SUPPORTED
from uradori.model import UNSUPPORTED

_DECOYS = ("zh", "ko", "bg", "be", "sr", "mk", "kk", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ar")
"""Languages likely in the same news, so that their texts are not taken for the nearest supported one."""

_FAVOUR = 3.0
"""How much likelier a supported language is than a decoy before anything is read: settles texts of a few words."""

_LEAST = 0.15
"""Below this probability nothing was recognised (a bare number scores 1/20)."""

_SAMPLE = 2000
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_LETTER = re.compile(r"[^\W\d_]")


def language(text: str, stated: str | None = None, hint: str | None = None) -> str:
    """The code of the supported language *text* is written in, or ``unsupported``.

    What the carrier of the text *stated* ("ja", "en-US") is believed; a *hint* (the page's ``lang`` attribute)
    decides only where the text itself tells nothing.
    """
    if stated:
        return _supported(stated)
    found = identify(text)
    return _supported(hint) if found is None and hint else found or UNSUPPORTED


def identify(text: str) -> str | None:
    """The supported language of *text*, ``unsupported`` for another one, None where the text tells nothing."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters and len(_KANA.findall(sample)) >= letters / 10:
        return "ja"  # only Japanese is written with kana; saves loading the model
    ranked = _identifier().rank(sample)
    best = max((score * (_FAVOUR if code in SUPPORTED else 1.0), score, code) for code, score in ranked)
    if best[1] < _LEAST:
        return None
    return best[2] if best[2] in SUPPORTED else UNSUPPORTED


def _supported(code: str) -> str:
    base = re.split(r"[-_]", code.strip().lower())[0]
    return base if base in SUPPORTED else UNSUPPORTED


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 1.1 s CPU with its model

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*SUPPORTED, *_DECOYS])
    return identifier
