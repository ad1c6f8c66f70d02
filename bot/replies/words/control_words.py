"""What stands on buttons and menus."""

from __future__ import annotations

from bot.questions import Verb
from bot.reasoning.timeline import Show

VERBS = {
    Verb.STATUS: "Status",
    Verb.TIMELINE: "Timeline",
    Verb.WHY: "Why?",
    Verb.RUMOURS: "Rumours",
    Verb.SOURCES: "Sources",
    Verb.PICTURE: "Picture",
}
FIRST, BACK, NEXT, LAST = "« First", "‹ Back", "Next ›", "Last »"
JUMP = "Jump to a year"
ONLY = "Show only…"
ARTICLE = "What one article carries"
COUPLE = "Look at a couple"
ALL_EVENTS = "All events"
ALL_ARTICLES = "All articles"
SHOW = {
    Show.ALL: "everything",
    Show.MILESTONES: "milestones",
    Show.SIGHTINGS: "sightings and gestures",
    Show.RUMOURS: "rumours and denials",
    Show.PARTNERS: "other partners",
}


def years(last: int, first: int) -> str:
    """ "2021", or "2016–2020" where a menu has no room for every year."""
    return str(last) if last == first else f"{first}–{last}"


def counted(label: str, count: int) -> str:
    """ "2021 (31)"."""
    return f"{label} ({count:,})"
