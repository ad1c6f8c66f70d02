"""What is wrong with something that was typed, and dates as editors type them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.reasoning.when import TwoReadings, Unreadable, read_date
from bot.replies.words import entry_words
from db.dates import EdtfDate


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, in a sentence that says what to type instead; `field` is None where none is at fault.

    `private` says that what was typed may be stored nowhere, not even as a draft.
    """

    field: str | None
    sentence: str
    private: bool = False


def typed_date(name: str, typed: str, today: date) -> EdtfDate | Mistake:
    """The date that the text of a field means; one with two readings is asked back."""
    match read_date(typed, today):
        case EdtfDate() as when:
            return when
        case TwoReadings(first, second):
            return Mistake(name, entry_words.two_dates(typed, first, second))
        case Unreadable():
            return Mistake(name, entry_words.no_date(name, typed))
