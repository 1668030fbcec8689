"""A briefing as JSON: everything, with the articles and all spans into them."""

from __future__ import annotations

import json
from dataclasses import asdict

from uradori.briefing.model import Briefing


def json_form(briefing: Briefing) -> str:
    """*briefing* as one JSON object, its fields those of the records in ``briefing.model``."""
    return json.dumps(asdict(briefing), ensure_ascii=False) + "\n"
