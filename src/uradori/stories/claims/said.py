"""What is compared: one thing said, light enough to be made for every statement."""

from __future__ import annotations

from dataclasses import dataclass

from uradori.model import Modality, Spans


@dataclass(frozen=True, slots=True)
class Said:
    """A statement's content or a plain assertion.

    ``spans`` cover the content in ``text``; ``published`` is ISO 8601; ``actor`` the id of the source, ``source`` and
    ``cue`` are its words; ``modality`` is how the source puts it forward, None where nothing was read.
    """

    text: str
    spans: Spans
    lang: str
    published: str | None = None
    actor: str | None = None
    source: str = ""
    cue: str = ""
    modality: Modality | None = None

    @property
    def content(self) -> str:
        """The characters said, pieces set apart by a space."""
        return " ".join(span.cut(self.text) for span in self.spans)
