"""A run of a state in words, the same on a status card and beside a picture."""

from __future__ import annotations

from bot.reasoning.calculus import Legal, Romantic
from bot.replies.words import status_words
from db.records import Certainty, Event, Kind


def since_when(start: Event, confirmed: Event | None) -> str:
    """Since when a run lasts: by reports alone, or from when the confirmed events give its state too."""
    if confirmed is None:
        return status_words.since_reported(start.when)
    if later := confirmed_later(start, confirmed):
        return status_words.since_confirmed(later.when, start.when)
    is_sure = start.certainty is Certainty.CONFIRMED
    return status_words.since(start.when) if is_sure else status_words.since_anew(start.when)


def confirmed_later(start: Event, confirmed: Event | None) -> Event | None:
    """What confirms a run that was reported first, if it is from a later day."""
    if confirmed is None or start.certainty is Certainty.CONFIRMED:
        return None
    return confirmed if confirmed.when.first > start.when.first else None


def back_together(state: Romantic | Legal, start: Event) -> bool:
    """Whether a married couple that parted came back: they are back together, not newly wed."""
    return state is Romantic.MARRIED and start.kind is not Kind.MARRIED
