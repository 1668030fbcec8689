"""What to watch: open questions and next steps that articles name."""

from uradori.outlook.questions import questions

__all__ = ["questions"]
