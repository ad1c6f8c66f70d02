"""Dates, spans and sources in words."""

from __future__ import annotations

from calendar import month_name
from datetime import date

from dateutil.relativedelta import relativedelta

from db.dates import SEASONS, EdtfDate, Precision
from db.records import Certainty, Source

MONTHS = tuple(month_name)[1:]


def day(value: date) -> str:
    """ "29 November 2022"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def today(value: date) -> str:
    """ "Today, 21 November 2026"."""
    return f"Today, {day(value)}"


def when(value: EdtfDate) -> str:
    """A date exactly as it is known: "29 November 2022", "about August 2021", "winter 2021-22"."""
    about = "about " if value.approximate else ""
    return about + bare(value)


def bare(value: EdtfDate) -> str:
    """A date without its "about": "August 2021"."""
    first = value.first
    match value.precision:
        case Precision.DAY:
            return day(first)
        case Precision.MONTH:
            return f"{MONTHS[first.month - 1]} {first.year}"
        case Precision.YEAR:
            return str(first.year)
        case Precision.SEASON:
            season = SEASONS[int(value.text.rstrip("~")[-2:])]
            years = f"{first.year}–{(first.year + 1) % 100:02}" if season == "winter" else str(first.year)
            return f"{season} {years}"


def age(earlier: date, later: date) -> str:
    """How long ago a day was: "8 months", "3 days", or "today"."""
    span = relativedelta(later, earlier)
    for count, unit in ((span.years, "year"), (span.months, "month"), (span.days, "day")):
        if count:
            return f"{count} {unit}{'s' if count != 1 else ''}"
    return "today"


def between(first: date, last: date) -> str:
    """ "1 September 2021 to 30 September 2021"."""
    return f"{day(first)} to {day(last)}"


def capital(text: str) -> str:
    """A text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def source(value: Source) -> str:
    """A source as it is listed: title, outlet, date; by outlet and date where it has no title."""
    published = when(value.published) if value.published else "undated"
    return ", ".join(part for part in (value.title and f"“{value.title}”", value.publisher, published) if part)


def more(count: int, how: str) -> str:
    """ "and 31 more; to see them: !kimye status 2015-06-01"."""
    return f"and {count} more; to see them: {how}"


def dated(value: EdtfDate) -> str:
    """ "29 November 2022:", before what happened then."""
    return f"{capital(when(value))}:"


def in_or_on(value: EdtfDate) -> str:
    """ "on 6 February 2026", "in March 2026"."""
    return f"{'on' if value.precision is Precision.DAY else 'in'} {bare(value)}"


def event(summary: str, certainty: Certainty) -> str:
    """An event in its own words, with the word for one that is not confirmed."""
    return summary if certainty is Certainty.CONFIRMED else f"{summary} ({CERTAINTY[certainty]})"


def against(value: EdtfDate | None) -> str:
    """ "Against it, 30 August 2021:", before what speaks against a rumour."""
    return f"Against it, {when(value)}:" if value else "Against it:"


def counted(count: int, one: str, many: str) -> str:
    """ "1 event", "12 events"."""
    return f"{count:,} {one if count == 1 else many}"


def place(first: int, last: int, total: int) -> str:
    """Which of a list's entries are shown, counted from 1: "12–20 of 102", "102 of 102"."""
    return f"{first:,}–{last:,} of {total:,}" if last > first else f"{first:,} of {total:,}"


def left_out(count: int) -> str:
    """Lines that did not fit."""
    return f"and {counted(count, 'line', 'lines')} more, too long for one message"


DID_YOU_MEAN = "Did you mean"
SOURCES = "Sources"
UNDATED = "Undated:"
CERTAINTY = {
    Certainty.CONFIRMED: "confirmed",
    Certainty.REPORTED: "reported",
    Certainty.RUMOURED: "rumour",
    Certainty.DENIED: "denied",
}
