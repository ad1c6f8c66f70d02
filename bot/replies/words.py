"""Every word that a reply says, in one place; English only for now."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from bot.reasoning.calculus import Legal, Romantic, State
from db.dates import EdtfDate, Precision
from db.records import Certainty, Kind, Source

MONTHS = (
    "January February March April May June July August September October November December"
).split()
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

YES, NO, NOT_YET, CANT_TELL = "Yes", "No", "Not yet", "Can't tell"
REPORTEDLY = "Reportedly"
SOURCES = "Sources"
RUMOUR = "Only a rumour"
WHAT_DECIDED = "What decided it"
OTHER_RELATIONSHIPS = "With somebody else"

CERTAINTY = {
    Certainty.CONFIRMED: "confirmed",
    Certainty.REPORTED: "reported",
    Certainty.RUMOURED: "rumour",
    Certainty.DENIED: "denied",
}
KIND = {
    Kind.DATING_STARTED: "started dating",
    Kind.ENGAGED: "got engaged",
    Kind.ENGAGEMENT_ENDED: "ended the engagement",
    Kind.MARRIED: "married",
    Kind.SEPARATED: "separated",
    Kind.DIVORCE_FILED: "filed for divorce",
    Kind.DIVORCE_WITHDRAWN: "withdrew the divorce case",
    Kind.DECLARED_LEGALLY_SINGLE: "declared legally single",
    Kind.DIVORCE_FINALIZED: "divorce final",
    Kind.BROKE_UP: "broke up",
    Kind.RECONCILED: "got back together",
    Kind.NEW_PARTNER: "new partner",
    Kind.NEW_PARTNER_ENDED: "parted from a new partner",
    Kind.CHILD_BORN: "child born",
    Kind.SEEN_TOGETHER: "seen together",
    Kind.SUPPORTIVE_GESTURE: "supportive gesture",
    Kind.RECONCILIATION_PLEA: "plea to get back together",
    Kind.STATEMENT: "statement",
    Kind.DENIAL: "denial",
}


def day(value: date) -> str:
    """ "29 November 2022"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def when(value: EdtfDate) -> str:
    """A date exactly as it is known: "29 November 2022", "about August 2021", "winter 2021-22"."""
    about = "about " if value.approximate else ""
    return about + _bare(value)


def _bare(value: EdtfDate) -> str:
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


def within(value: EdtfDate) -> str:
    """Where in time a vague date lies: "some time in April 2012", "some time about August 2021"."""
    if value.approximate:
        return f"some time about {_bare(value)}"
    return f"on {when(value)}" if value.exact else f"some time in {when(value)}"


def age(earlier: date, later: date) -> str:
    """How long ago a day was: "8 months", "3 days"."""
    span = relativedelta(later, earlier)
    for count, unit in ((span.years, "year"), (span.months, "month"), (span.days, "day")):
        if count:
            return f"{count} {unit}{'s' if count != 1 else ''}"
    return "today"


def capital(text: str) -> str:
    """A text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


_STATES: dict[tuple[Romantic, Legal], str] = {
    (Romantic.APART, Legal.MARRIED): "separated",
    (Romantic.APART, Legal.DIVORCE_PENDING): "divorce pending",
    (Romantic.APART, Legal.LEGALLY_SINGLE): "legally single",
    (Romantic.APART, Legal.DIVORCED): "divorced",
    (Romantic.MARRIED, Legal.DIVORCE_PENDING): "back together",
}
_ROMANTIC = {
    Romantic.NOT_YET: "not a couple yet",
    Romantic.DATING: "dating",
    Romantic.ENGAGED: "engaged",
    Romantic.MARRIED: "married",
    Romantic.APART: "apart",
}
_LEGAL_NOTES: dict[tuple[Romantic, Legal], str] = {
    (Romantic.APART, Legal.MARRIED): "Still married in law",
    (Romantic.APART, Legal.LEGALLY_SINGLE): "The marriage is over; the divorce case is still open",
    (Romantic.DATING, Legal.LEGALLY_SINGLE): "The marriage is over; the divorce case is still open",
    (Romantic.ENGAGED, Legal.LEGALLY_SINGLE): "The marriage is over; the divorce case is still open",
    (Romantic.MARRIED, Legal.DIVORCE_PENDING): "Married in law; a divorce case is still open",
    (Romantic.DATING, Legal.DIVORCED): "Divorced from each other",
    (Romantic.ENGAGED, Legal.DIVORCED): "Divorced from each other",
}


def state(value: State) -> str:
    """Both tracks in a word or two: "divorce pending", "dating"."""
    return _STATES.get((value.romantic, value.legal), _ROMANTIC[value.romantic])


def legal_note(value: State) -> str | None:
    """What the law adds to the headline's word, if it adds anything."""
    return _LEGAL_NOTES.get((value.romantic, value.legal))


def since(start: EdtfDate) -> str:
    """ "since 26 August 2025"."""
    return f"since {when(start)}"


def since_confirmed(confirmed: EdtfDate, reported: EdtfDate) -> str:
    """ "since 26 August 2025 (reportedly since 10 August 2025)"."""
    return f"since {when(confirmed)} (reportedly since {when(reported)})"


def since_reported(start: EdtfDate) -> str:
    """ "reportedly since 10 August 2025"."""
    return f"reportedly since {when(start)}"


def readings(values: list[str]) -> str:
    """ "dating or not a couple yet"."""
    return " or ".join(values)


def source(value: Source) -> str:
    """A source as it is listed: title, outlet, date; by outlet and date where it has no title."""
    published = when(value.published) if value.published else "undated"
    return ", ".join(part for part in (value.title and f"“{value.title}”", value.publisher, published) if part)


def more(count: int, how: str) -> str:
    """ "and 31 more: !kimye status 2015-06-01"."""
    return f"and {count} more; to see them: {how}"


NOTHING_YET = "Nothing on record says that they are, or ever were, a couple."


def as_of(couple: str, asked: date, known: date, today: date) -> str:
    """Whom and which day a card is about."""
    spoken = f"today, {day(asked)}" if asked == today else f"as of {day(asked)}"
    return f"{couple} · {spoken}" + ("" if known == today else f", from what was known by {day(known)}")


def still_to_come(period: str) -> str:
    """The month or year asked about has not begun."""
    return f"“{period}” is still to come, so this is as of today."


def in_the_future(asked: date) -> str:
    """The day asked about has not come."""
    return f"{day(asked)} is still to come: this is how things stand as far as is known."


def after_newest(newest: EdtfDate) -> str:
    """The day asked about is later than everything on record."""
    return f"Nothing on record is newer than {when(newest)}: this is how things stood then."


def before_first(first: EdtfDate) -> str:
    """The day asked about is earlier than everything on record."""
    return f"That is before the record of them begins ({when(first)})."


NO_EVIDENCE = "The record holds no dated event of them that was known then."


def confirmed_alone(value: State) -> str:
    """What the confirmed events alone say, where reports say more."""
    return f"Confirmed events alone say: {state(value)}."


def apart_since(start: EdtfDate) -> str:
    """When the two parted, where the headline speaks of the law."""
    return f"Apart {since(start)}."


def in_doubt(value: EdtfDate) -> str:
    """Why a vague date leaves the status open on the day asked about."""
    return f"That turns on an event of {_bare(value)}: by then it may or may not have happened."


def other_relationship(person: str, partner: str, start: EdtfDate, last_heard: EdtfDate, *, reported: bool) -> str:
    """A run with somebody else, never as plain present."""
    begun = since_reported(start) if reported else since(start)
    return f"{person} with {partner}, {begun}; last heard of {_heard(last_heard)}."


def _heard(value: EdtfDate) -> str:
    return when(value) if value.approximate else within(value).replace("some time ", "")


def disputed(summary: str) -> str:
    """What speaks against a rumour."""
    return f"Against it: {summary}"


def newest_evidence(value: EdtfDate, old: str) -> str:
    """How old the newest evidence is."""
    return f"Newest evidence: {when(value)}" + (", today." if old == "today" else f", {old} ago.")


def reported(summary: str) -> str:
    """An event that is not confirmed, with the word for that."""
    return f"{summary} (reported)"


def more_sources(count: int) -> str:
    """Sources that did not fit."""
    return f"and {count} more source{'s' if count != 1 else ''}"
