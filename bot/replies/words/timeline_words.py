"""What a timeline says."""

from __future__ import annotations

from datetime import date

from bot.replies.words import shared_words
from bot.replies.words.shared_words import counted, day, in_or_on
from db.dates import EdtfDate


def title(couple: str) -> str:
    """Whose timeline it is."""
    return f"{couple}: timeline"


def heading(value: EdtfDate | None) -> str:
    """The year of a group of events."""
    return str(value.first.year) if value else "Undated"


def period(since: date | None, until: date | None) -> str:
    """ "from 1 January 2021 to 31 December 2021", or nothing where no period was asked for."""
    if since and since == until:
        return f"on {day(since)}"
    parts = [f"from {day(since)}" if since else "", f"to {day(until)}" if until else ""]
    return " ".join(filter(None, parts))


def about(show: str, asked: str) -> str:
    """ "sightings and gestures from 1 January 2021"."""
    return f"{show} {asked}".strip()


def place(first: int, last: int, total: int, what: str) -> str:
    """ "12–20 of 102, newest first: everything."."""
    return f"{shared_words.place(first, last, total)}, newest first: {what}."


def nothing(show: str | None, asked: str) -> str:
    """An empty timeline; `show` is the part of it that was asked for, if only a part."""
    what = f"No {show}" if show else "Nothing"
    return " ".join(filter(None, (what, "on record", asked))) + "."


def begins(first: EdtfDate) -> str:
    """Where the record begins, for a period before it."""
    return f"The record of them begins {in_or_on(first)}."


def undated_left_out(count: int) -> str:
    """Events that no period holds, since nobody knows when they were."""
    return f"{counted(count, 'undated event is', 'undated events are')} left out, as a period was asked for."
