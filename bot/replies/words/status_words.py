"""What a status card says."""

from __future__ import annotations

from datetime import date

from bot.reasoning.calculus import Legal, Romantic, State
from bot.replies.words.shared_words import bare, capital, day, in_or_on, when
from db.dates import EdtfDate
from db.records import Kind

YES, NO, NOT_YET, CANT_TELL = "Yes", "No", "Not yet", "Can't tell"
_REPORTEDLY = "reportedly "
RUMOUR = "Only a rumour"
WHAT_DECIDED = "What decided it"
OTHER_RELATIONSHIPS = "With somebody else"


_STATES: dict[tuple[Romantic, Legal], str] = {
    (Romantic.APART, Legal.MARRIED): "separated",
    (Romantic.APART, Legal.DIVORCE_PENDING): "divorce pending",
    (Romantic.APART, Legal.LEGALLY_SINGLE): "legally single",
    (Romantic.APART, Legal.DIVORCED): "divorced",
    (Romantic.MARRIED, Legal.DIVORCE_PENDING): "back together",
}
ROMANTIC = {
    Romantic.NOT_YET: "not a couple yet",
    Romantic.DATING: "dating",
    Romantic.ENGAGED: "engaged",
    Romantic.MARRIED: "married",
    Romantic.APART: "apart",
}


def state(value: State) -> str:
    """Both tracks in a word or two: "divorce pending", "dating"."""
    return _STATES.get((value.romantic, value.legal), ROMANTIC[value.romantic])


BACK_TOGETHER = "back together"
_OVER_IN_LAW = "The marriage is over in law, {since}, with no final divorce by then."


_DIVORCED = "Divorced from each other {since}."


_LEGAL_NOTES: dict[tuple[Romantic, Legal], str] = {
    (Romantic.APART, Legal.MARRIED): "Still married in law, {since}.",
    (Romantic.APART, Legal.LEGALLY_SINGLE): _OVER_IN_LAW,
    (Romantic.DATING, Legal.LEGALLY_SINGLE): _OVER_IN_LAW,
    (Romantic.ENGAGED, Legal.LEGALLY_SINGLE): _OVER_IN_LAW,
    (Romantic.MARRIED, Legal.DIVORCE_PENDING): "A divorce case has been open {since}.",
    (Romantic.DATING, Legal.DIVORCED): _DIVORCED,
    (Romantic.ENGAGED, Legal.DIVORCED): _DIVORCED,
}


def legal_note(value: State, since: str, *, back_together: bool = False) -> str | None:
    """What the law adds to the headline's word, since when; None where it adds nothing."""
    note = _LEGAL_NOTES.get((value.romantic, value.legal))
    if back_together and value.legal is Legal.MARRIED:
        note = "Married in law {since}."
    return note and note.format(since=since)


def case_withdrawn(value: EdtfDate) -> str:
    """A marriage that outlived its divorce case: it began before the law's present word for it."""
    return f"Still married in law: the divorce case was withdrawn {_some_day(value)}."


def _some_day(value: EdtfDate) -> str:
    return f"about {bare(value)}" if value.approximate else in_or_on(value)


def state_since(value: str, since: str) -> str:
    """ "Divorced since 29 November 2022.", "Reportedly dating since 10 August 2025."."""
    if since.startswith(_REPORTEDLY):
        return f"{capital(_REPORTEDLY)}{value} {since.removeprefix(_REPORTEDLY)}."
    return f"{capital(value)} {since}."


def may_be(values: list[str], *, reported: bool) -> str:
    """ "Dating or not a couple yet.": the readings that a vague date leaves open."""
    return f"{capital(' or '.join(values))}{', by reports alone' if reported else ''}."


def nothing_yet(asked: date, today: date) -> str:
    """Before anything but rumour made them a couple."""
    by_then = "" if asked == today else f" by {day(asked)}"
    return f"Nothing confirmed or reported has them as a couple{by_then}."


def since(start: EdtfDate) -> str:
    """ "since 26 August 2025"."""
    return f"since {when(start)}"


def since_confirmed(confirmed: EdtfDate, reported: EdtfDate) -> str:
    """ "since 26 August 2025 (reportedly since 10 August 2025)"."""
    return f"since {when(confirmed)} (reportedly since {when(reported)})"


def since_anew(start: EdtfDate) -> str:
    """ "since 2013 (reportedly)": a confirmed state, of which only a report dates the new beginning."""
    return f"since {when(start)} (reportedly)"


def since_reported(start: EdtfDate) -> str:
    """ "reportedly since 10 August 2025"."""
    return f"{_REPORTEDLY}since {when(start)}"


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
    return f"Nothing but rumour on record is newer than {when(newest)}: this is how things stood then."


def before_first(first: EdtfDate) -> str:
    """The day asked about is earlier than everything on record."""
    return f"That is before the record of them begins ({when(first)})."


NO_EVIDENCE = "The record holds no dated event of them that was known then."


def confirmed_alone(value: State) -> str:
    """What the confirmed events alone say, where reports say more."""
    return f"Confirmed events alone say: {state(value)}."


def apart(since: str) -> str:
    """When the two parted, where the headline speaks of the law."""
    return f"Apart {since}."


_HAPPENED = {
    Kind.DATING_STARTED: "they started dating",
    Kind.ENGAGED: "they got engaged",
    Kind.ENGAGEMENT_ENDED: "the engagement ended",
    Kind.MARRIED: "they married",
    Kind.SEPARATED: "they separated",
    Kind.DIVORCE_FILED: "a divorce was filed for",
    Kind.DIVORCE_WITHDRAWN: "the divorce case was withdrawn",
    Kind.DECLARED_LEGALLY_SINGLE: "a judge declared them legally single",
    Kind.DIVORCE_FINALIZED: "the divorce became final",
    Kind.BROKE_UP: "they broke up",
    Kind.RECONCILED: "they got back together",
}


def in_doubt(events: list[tuple[Kind, EdtfDate]], most: int) -> str:
    """The events whose vague dates leave the status open: "They married some time in May 2014: …"."""
    told = [f"{_HAPPENED[kind]} {_some_time(value)}" for kind, value in events[:most]]
    others = f" (and {len(events) - most} more)" if len(events) > most else ""
    return f"{capital(', '.join(told))}{others}: perhaps by then, perhaps not yet."


def _some_time(value: EdtfDate) -> str:
    return f"some time about {bare(value)}" if value.approximate else f"some time in {bare(value)}"


def other_relationship(person: str, partner: str, start: EdtfDate, last_heard: EdtfDate, *, reported: bool) -> str:
    """A run with somebody else, never as plain present."""
    begun = since_reported(start) if reported else since(start)
    if last_heard == start:
        return f"{person} with {partner}, {begun}, when it was last heard of."
    heard = when(last_heard) if last_heard.approximate else in_or_on(last_heard)
    return f"{person} with {partner}, {begun}; last heard of {heard}."


def newest_evidence(value: EdtfDate, old: str, *, past: bool) -> str:
    """How old the newest evidence is today, or was on a day in the past."""
    lead = "Newest evidence by then" if past else "Newest evidence"
    if old == "today":
        same_day = "" if not value.exact else ", that day" if past else ", today"
        return f"{lead}: {when(value)}{same_day}."
    return f"{lead}: {when(value)}, {old} {'before' if past else 'ago'}."
