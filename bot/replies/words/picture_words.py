"""What a drawn timeline says, in the picture and beside it."""

from __future__ import annotations

from datetime import date

from bot.reasoning.calculus import Legal, Romantic, State
from bot.replies.words import status_words
from bot.replies.words.shared_words import MONTHS, day, when
from db.dates import EdtfDate

ROMANTIC, LEGAL = "Romantic", "Legal"
RUMOURS = "Rumours (they decide nothing)"
OTHER_RELATIONSHIPS = status_words.OTHER_RELATIONSHIPS
NOTHING_YET = "Nothing to draw yet"
# What the legend explains.
REPORTED_ONLY = "reported only"
DATE_NOT_EXACT = "date not exact"
RUMOURED, DENIED = "rumour", "denied"
LAST_HEARD, LAST_HEARD_MARK = "last heard of then", "?"
CUT, NO_SUCH_LETTER = "…", "□"
ONLY_RUMOUR = "Only rumour:"


def state(value: Romantic | Legal, *, back: bool = False) -> str:
    """A track's state as it stands in its band; `back` where a married couple returned to each other."""
    if isinstance(value, Romantic):
        return status_words.BACK_TOGETHER if back else status_words.state(State(value))
    if value is Legal.MARRIED:
        return status_words.state(State(Romantic.MARRIED, value))
    return status_words.state(State(Romantic.APART, value))


def in_law(value: Legal) -> str:
    """A legal state where nothing else says that it is one: "married in law", "divorced"."""
    return f"{state(value)} in law" if value is Legal.MARRIED else state(value)


def as_of(today: date) -> str:
    """The day that a picture shows things as of."""
    return f"as of {day(today)}"


def tick_of_years(value: date) -> str:
    """ "2021"."""
    return str(value.year)


def tick_of_months(value: date) -> str:
    """ "Nov 2021"."""
    return f"{MONTHS[value.month - 1][:3]} {value.year}"


def tick_of_days(value: date) -> str:
    """ "21 Nov"."""
    return f"{value.day} {MONTHS[value.month - 1][:3]}"


def earlier_ones(count: int) -> str:
    """Other relationships that are not drawn."""
    return f"and {count} more, which began earlier"


def reportedly(text: str) -> str:
    """A span that rests on reports alone: "reportedly 2012 to May 2014"."""
    return f"reportedly {text}"


def by_report(value: EdtfDate) -> str:
    """A day that only a report gives: "January 2021 (reportedly)"."""
    return f"{when(value)} (reportedly)"


def reported_from(confirmed: EdtfDate, reported: EdtfDate) -> str:
    """ "26 August 2025 (reportedly from 10 August 2025)"."""
    return f"{when(confirmed)} (reportedly from {when(reported)})"


def span(begun: str, ended: str) -> str:
    """ "24 May 2014 to January 2021", or "2012" where both are the same."""
    return begun if begun == ended else f"{begun} to {ended}"


def past_relationship(person: str, partner: str, lasted: str) -> str:
    """A run with somebody else that is over."""
    return f"{person} with {partner}, {lasted}."


def only_rumour(count: int, newest: EdtfDate) -> str:
    """How many claims about the two are only that, and how old the newest is."""
    if count == 1:
        return f"one claim, from {when(newest)}, which decides nothing."
    return f"{count:,} claims, the newest from {when(newest)}; they decide nothing."


def drawn_timeline(couple: str, today: date) -> str:
    """What a picture is, for those who don't see it."""
    return f"A drawn timeline of {couple}, {as_of(today)}."


IN_WORDS = "What it shows"


def title(couple: str) -> str:
    """Whose story is drawn."""
    return f"{couple}: drawn timeline"


def perhaps(lasted: str) -> str:
    """A run that may not have begun yet, as far as its vague date says."""
    return f"perhaps {lasted}"


def more_lines(count: int) -> str:
    """What a picture's text leaves out."""
    return f"and {count:,} more"
