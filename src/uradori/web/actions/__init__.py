"""What people can do at the desk, one file a subject: every action is a form that brings the session's secret."""

from fastapi import APIRouter

from uradori.web.actions import actors, claims, feeds, keeping, review, session, statements, stories

ROUTERS: tuple[APIRouter, ...] = (
    statements.router,
    actors.router,
    claims.router,
    stories.router,
    review.router,
    keeping.router,
    feeds.router,
    session.router,
)
