"""What takes time once, done before the first reader comes."""

from __future__ import annotations

import gc

from uradori.actors import load
from uradori.briefing.interface import INTERFACES
from uradori.briefing.judging import marks
from uradori.lang import SUPPORTED
from uradori.model import Article
from uradori.stories import loaded
from uradori.web.options import DeskOptions
from uradori.web.rendering import compile_templates
from uradori.web.words import texts_of

_ROUND = 50_000
"""New things after which the collector makes a round: a page has tens of thousands, and drops them all by itself."""


def warm(options: DeskOptions) -> None:
    """Load and compile what every page needs, and leave it out of the collector's rounds.

    The gazetteer is hundreds of thousands of objects that live as long as the desk: looking through them again and
    again would hold up a page now and then.
    """
    gazetteer = load(options.corrections)
    for lang in INTERFACES:
        texts_of(lang)
        gazetteer.named("", lang)
    for lang in SUPPORTED:
        marks(lang)
        loaded(Article("", "", "", lang, "", (), ""))
    compile_templates()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ROUND, 20, 100)
