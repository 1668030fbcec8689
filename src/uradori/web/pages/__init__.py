"""The pages, one file each; these lists are what the desk serves."""

from fastapi import APIRouter

from uradori.web.page import Page
from uradori.web.pages import (
    actor,
    alerts,
    article,
    basket,
    claim,
    compare,
    exports,
    feeds,
    figures,
    merging,
    outlet,
    review,
    search,
    series,
    settings,
    statement,
    stories,
    story,
    story_review,
)

PAGES: tuple[Page, ...] = (
    stories.PAGE,
    story.PAGE,
    story_review.PAGE,
    merging.STORY,
    article.PAGE,
    statement.PAGE,
    claim.PAGE,
    merging.CLAIM,
    search.PAGE,
    actor.PAGE,
    outlet.PAGE,
    figures.PAGE,
    series.PAGE,
    compare.PAGE,
    review.PAGE,
    alerts.PAGE,
    basket.PAGE,
    feeds.PAGE,
    settings.PAGE,
    settings.LOGIN,
)

FILES: tuple[APIRouter, ...] = (alerts.router, feeds.router, exports.router)
"""What is served to take away."""
