"""What is said of rumours."""

from __future__ import annotations

from bot.reasoning.rumours import Fate
from bot.replies.words.shared_words import capital, when
from db.dates import EdtfDate
from db.records import Certainty, Event, Kind, Source

NONE = "The record holds no rumour of them."
FROM = "From:"
_FATES = {Fate.CAME_TRUE: "came true", Fate.DENIED: "denied", Fate.UNSETTLED: "never settled"}
_BY_REPORT = "reportedly came true"
_PROVED_WRONG = "proved wrong"


def title(couple: str) -> str:
    """Whose rumours they are."""
    return f"{couple}: rumours"


def place(first: int, last: int, total: int, came_true: int) -> str:
    """ "1–9 of 12, newest first; 2 of them came true."."""
    shown = f"{first:,}–{last:,} of {total:,}, newest first" if total > 1 else "1 on record"
    return f"{shown}; {came_true:,} came true. A rumour never changes a status."


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
    """ "Later confirmed, 26 August 2025:", "Denied, 28 August 2021:", by the day on which it became known."""
    if fate is Fate.CAME_TRUE:
        how = "Later confirmed" if event.certainty is Certainty.CONFIRMED else "Later reported"
    else:
        how = "Denied" if event.kind is Kind.DENIAL else "Against it"
    known = event.known_from or event.date
    return f"{how}, {when(known)}:" if known else f"{how}:"
