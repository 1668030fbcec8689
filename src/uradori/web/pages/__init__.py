"""The pages, one file each; this list is what the desk serves."""

from uradori.web.page import Page
from uradori.web.pages import actor, article, claim, compare, figures, outlet, search, series, stories, story

PAGES: tuple[Page, ...] = (
    stories.PAGE,
    story.PAGE,
    article.PAGE,
    claim.PAGE,
    search.PAGE,
    actor.PAGE,
    outlet.PAGE,
    figures.PAGE,
    series.PAGE,
    compare.PAGE,
)
