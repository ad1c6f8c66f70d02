"""What is said of rumours."""

from __future__ import annotations

from bot.reasoning.rumours import Fate
from bot.replies.words.shared_words import capital, when
from bot.replies.words.shared_words import place as place_of
from db.dates import EdtfDate
from db.records import Certainty, Event, Kind, Source

NONE = "The record holds no rumour of them."
HIDDEN = "This server hides rumours: whatever the record holds of them is not shown here."
OLDEST = "Oldest article:"
RULE = "A rumour never changes a status."
_FATES = {Fate.CAME_TRUE: "came true", Fate.DENIED: "denied", Fate.UNSETTLED: "never settled"}
_BY_REPORT = "reportedly came true"
_PROVED_WRONG = "proved wrong"


def title(couple: str) -> str:
    """Whose rumours they are."""
    return f"{couple}: rumours"


def place(first: int, last: int, total: int, came_true: int, by_report: int) -> str:
    """ "1–5 of 12, newest first; 2 came true, 3 more by report."."""
    more = f", {by_report:,} more by report" if by_report else ""
    return f"{place_of(first, last, total)}, newest first; {came_true:,} came true{more}."


def dated(value: EdtfDate | None, fate: Fate, settled_by: Event | None) -> str:
    """ "28 August 2021, never settled:", before what was claimed."""
    became = _FATES[fate]
    if settled_by and fate is Fate.CAME_TRUE and settled_by.certainty is not Certainty.CONFIRMED:
        became = _BY_REPORT
    if settled_by and fate is Fate.DENIED and settled_by.kind is not Kind.DENIAL:
        became = _PROVED_WRONG
    return f"{capital(when(value)) if value else 'Undated'}, {became}:"


def teller(source: Source) -> str:
    """ "Page Six, 5 January 2021": who told it first, of the articles on record."""
    who = source.publisher or f"“{source.title}”"
    return f"{who}, {when(source.published)}" if source.published else f"{who}, undated"


def settled(fate: Fate, event: Event) -> str:
    """ "Later confirmed, 26 August 2025:", "Denied, 28 August 2021:"."""
    if fate is Fate.CAME_TRUE:
        how = "Later confirmed" if event.certainty is Certainty.CONFIRMED else "Later reported"
    else:
        how = "Denied" if event.kind is Kind.DENIAL else "Against it"
    return f"{how}{_when(event)}:"


def happened_later(event: Event) -> str:
    """ "But later, 16 July 2022:", before what came too late for the claim to have been about it."""
    return f"But later{_when(event)}:"


def _when(event: Event) -> str:
    known = f" (known from {when(event.known_from)})" if event.known_from else ""
    return f", {when(event.date)}{known}" if event.date else known
