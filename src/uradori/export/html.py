"""A dossier as one self-contained HTML file: style inside, no script, nothing asked of any other host."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from uradori.export.dossier import Dossier
from uradori.export.page import moment, remarks, words
from uradori.export.sections import cited, sections
from uradori.model import TargetKind


def html(dossier: Dossier) -> str:
    """*dossier* as an HTML page. Every text is escaped; a policy in the page allows only its own style."""
    style = (files("uradori.export") / "static" / "dossier.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    notes = dossier.notes_on(dossier.story.id) if dossier.story else ()
    return (
        _environment()
        .get_template("dossier.html")
        .render(
            dossier=dossier,
            words=words(dossier.lang),
            notes=remarks(notes, TargetKind.STORY, None, dossier.lang),
            sections=sections(dossier),
            cited=tuple(cited(dossier)),
            moment=lambda time: moment(time, dossier.lang),
            style=Markup(style),  # noqa: S704 - a file of this package
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("uradori.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
