"""Articles to figures: the quantities they give, what is counted, and who gives them."""

from uradori.figures.finding import figures

__all__ = ["figures"]
