"""Every word that a reply says, in one place, so that they can be translated; English only for now.

Long for a file, on purpose: what is said stands together, apart from the code that lays it out.
"""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date

from dateutil.relativedelta import relativedelta

from bot.reasoning.calculus import Legal, Romantic, State
from bot.reasoning.when import EXAMPLES as DATE_EXAMPLES
from db.dates import SEASONS, EdtfDate, Precision
from db.records import Certainty, Kind, Source

MAX_REPEATED = 60
MONTHS = tuple(month_name)[1:]

YES, NO, NOT_YET, CANT_TELL = "Yes", "No", "Not yet", "Can't tell"
_REPORTEDLY = "reportedly "
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


def age(earlier: date, later: date) -> str:
    """How long ago a day was: "8 months", "3 days", or "today"."""
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


def state(value: State) -> str:
    """Both tracks in a word or two: "divorce pending", "dating"."""
    return _STATES.get((value.romantic, value.legal), _ROMANTIC[value.romantic])


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
    return f"about {_bare(value)}" if value.approximate else in_or_on(value)


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


def source(value: Source) -> str:
    """A source as it is listed: title, outlet, date; by outlet and date where it has no title."""
    published = when(value.published) if value.published else "undated"
    return ", ".join(part for part in (value.title and f"“{value.title}”", value.publisher, published) if part)


def more(count: int, how: str) -> str:
    """ "and 31 more; to see them: !kimye status 2015-06-01"."""
    return f"and {count} more; to see them: {how}"


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
    return f"some time about {_bare(value)}" if value.approximate else f"some time in {_bare(value)}"


def other_relationship(person: str, partner: str, start: EdtfDate, last_heard: EdtfDate, *, reported: bool) -> str:
    """A run with somebody else, never as plain present."""
    begun = since_reported(start) if reported else since(start)
    if last_heard == start:
        return f"{person} with {partner}, {begun}, when it was last heard of."
    heard = when(last_heard) if last_heard.approximate else in_or_on(last_heard)
    return f"{person} with {partner}, {begun}; last heard of {heard}."


def dated(value: EdtfDate) -> str:
    """ "29 November 2022:", before what happened then."""
    return f"{capital(when(value))}:"


def in_or_on(value: EdtfDate) -> str:
    """ "on 6 February 2026", "in March 2026"."""
    return f"{'on' if value.precision is Precision.DAY else 'in'} {_bare(value)}"


def disputed(summary: str) -> str:
    """What speaks against a rumour."""
    return f"Against it: {summary}"


def newest_evidence(value: EdtfDate, old: str, *, past: bool) -> str:
    """How old the newest evidence is today, or was on a day in the past."""
    lead = "Newest evidence by then" if past else "Newest evidence"
    if old == "today":
        same_day = "" if not value.exact else ", that day" if past else ", today"
        return f"{lead}: {when(value)}{same_day}."
    return f"{lead}: {when(value)}, {old} {'before' if past else 'ago'}."


def reported(summary: str) -> str:
    """An event that is not confirmed, with the word for that."""
    return f"{summary} (reported)"


def more_sources(count: int) -> str:
    """Sources that did not fit."""
    return f"and {count} more source{'s' if count != 1 else ''}"


def left_out(count: int) -> str:
    """Lines that did not fit."""
    return f"and {count} more line{'s' if count != 1 else ''}, too long for one message"


# What a reply says when there is no status to show.

GUIDE_TITLE = "Ask me about a couple"
COUPLES_TITLE = "Couples on record"
NO_COUPLES = "The record holds no couple yet."
DID_YOU_MEAN = "Did you mean"
ON_RECORD = "On record"


def shown(typed: str) -> str:
    """Typed text as a public reply repeats it: short, and with nothing that turns into a link."""
    text = " ".join(re.sub(r"\w+://", "", typed).split())
    return f"“{text if len(text) <= MAX_REPEATED else text[: MAX_REPEATED - 1] + '…'}”"


def date_unclear(typed: str, first: date, second: date) -> str:
    """A date that has two readings."""
    return f"{shown(typed)} can be {day(first)} or {day(second)}. Which one?"


def date_unreadable(field: str, typed: str) -> str:
    """A date that has none."""
    option = "" if field == "as_of" else f" for {field}"
    return f"{shown(typed)} is not a date I can read{option}. Write it like {DATE_EXAMPLES}."


def couple_unknown(typed: str) -> str:
    """A name that is nobody's."""
    return f"The record has no couple called {shown(typed)}."


def on_record(slugs: list[str]) -> str:
    """Which couples there are."""
    return f"On record: {', '.join(slugs) or 'none yet'}."


def command_unknown(typed: str) -> str:
    """A word that is none of the commands."""
    return f"{shown(typed)} is no command and no couple of mine."


def couple_shared(typed: str) -> str:
    """A name that is several couples'."""
    return f"{shown(typed)} is the name of more than one couple. Which one?"


def verb_unknown(typed: str, couple: str) -> str:
    """A word that is none of a couple's verbs."""
    return f"{shown(typed)} is nothing I can tell about {couple}."


def try_instead(commands: list[str]) -> str:
    """What to type."""
    return f"Type {' or '.join(commands)}."


def page_of(page: int, pages: int) -> str:
    """Where in a list this is."""
    return f"Page {page} of {pages}"


SLOW_DOWN_TITLE = "Slow down a little."


def slow_down(seconds: int) -> str:
    """The cooldown, told once."""
    return f"You asked a lot here in a short time; ask again in {seconds} second{'s' if seconds != 1 else ''}."


FAILED_TITLE = "Sorry, that went wrong."


def failed(reference: str) -> str:
    """A bug: logged whole, answered with its reference."""
    return f"It is our fault and has been logged. If it keeps happening, tell us this reference: {reference}"


UNAVAILABLE_TITLE = "The record is out of reach."


def unavailable(reason: str, reference: str) -> str:
    """A file that cannot be read or written just now."""
    return f"Nothing was changed: {reason}. Reference: {reference}"


TITLE_NOT_ALLOWED = "Only for editors."
NOT_IN_DMS = "The record is kept in servers: type this in a server, not in a direct message."


def not_an_editor(role: str | None) -> str:
    """Somebody without the right tried to change the record."""
    either = f" or the role {role}" if role else ""
    return f"Changing the record needs the Manage Server permission{either}; ask one of this server's moderators."


COMMAND_GONE = "That command is no longer there. Discord may still show it for a while; type /couples instead."


def bad_argument(usage: str) -> str:
    """Something typed behind a command that it has no use for."""
    return f"I can't read what stands behind that command. Type it like: {usage}"


# What editors are told.

FIELD_LABELS = {
    "date": "Date",
    "kind": "Kind",
    "certainty": "Certainty",
    "summary": "Summary",
    "article": "Article",
    "title": "Title",
    "publisher": "Publisher",
    "url": "Link",
    "published": "Published",
    "about": "About",
    "partner": "Partner",
    "known_from": "Known from",
    "disputes": "Disputes",
}
RECORD_DATES = "2021-09-16, Sept 2021, summer 2021, 2021 or about Aug 2021"
DATE_MISSING = f"The date is missing: write it as exactly as it is known, like {RECORD_DATES}, or “undated”."
SUMMARY_MISSING = "The summary is missing: say in one sentence what happened."
ARTICLE_MISSING = (
    "The article is missing: give its link, or at least its title, like “Title | Outlet | https://… | 2021-09-16”."
)
PARTNER_INSIDE = "The partner is one of the couple: name somebody outside it."
CERTAINTY_MEANS = {
    Certainty.CONFIRMED: "They, their representative or an official record says so",
    Certainty.REPORTED: "An outlet, or a source close to them, says it has happened",
    Certainty.RUMOURED: "One unnamed source, fan talk or a prediction",
    Certainty.DENIED: "Claimed, and denied by them or a closer source",
}


def field_is(name: str, wrong: str) -> str:
    """A mistake of one field, as the record's own checks word it."""
    return f"{FIELD_LABELS[name]} {wrong}."


def too_long(name: str, length: int, most: int) -> str:
    """More text than fits."""
    return f"{FIELD_LABELS[name]} has {length:,} characters: shorten it to at most {most}."


def date_to_come(value: EdtfDate) -> str:
    """An event that has not happened."""
    return (
        f"{capital(when(value))} is still to come: the record holds what has happened, so write the day of the claim."
    )


def two_dates(typed: str, first: date, second: date) -> str:
    """A date that has two readings, asked back."""
    return f"“{typed}” can be {day(first)} or {day(second)}: write {first.isoformat()} or {second.isoformat()}."


def no_date(name: str, typed: str) -> str:
    """A date that cannot be read."""
    return f"{FIELD_LABELS[name]} “{typed[:60]}” is not a date: write it like {RECORD_DATES}."


def not_one_of(name: str, typed: str, values: list[str], near: str | None) -> str:
    """A word that is none of a closed set."""
    wrong = (
        f"{FIELD_LABELS[name]} “{typed[:40]}” is not one that I know" if typed else f"{FIELD_LABELS[name]} is missing"
    )
    right = f"did you mean {near}?" if near else f"write one of {', '.join(values)}."
    return f"{wrong}: {right}"


def not_a_link(url: str) -> str:
    """A link that is none, or of a kind that may not be shown."""
    return f"“{url}” is no web link: it has to begin with https:// or http:// and hold at most 500 characters."


def about_nobody(typed: str, names: list[str]) -> str:
    """A person who is not of the couple."""
    return f"About “{typed[:60]}” names nobody of this couple: write {' or '.join(names)}, or leave it out for both."


def no_such_event(key: str) -> str:
    """An id that no event has."""
    return f"No event here has the id “{key[:40]}”: leave it out, or copy an id from the record."


def flag_missing(name: str) -> str:
    """A typed flag that is not there, or has nothing behind it."""
    return f"“{name}:” is missing, or nothing stands behind it."


def flag_twice(name: str) -> str:
    """A typed flag that stands twice."""
    return f"“{name}:” stands twice; where your text holds it, use the form."


def saved(key: str) -> str:
    """An event was added."""
    return f"Saved as {key}."


def undone(key: str) -> str:
    """An event was taken back."""
    return f"Undone: {key} is retracted."


def put_back(key: str) -> str:
    """An event was restored."""
    return f"Put back: {key} stands again."


def not_standing(key: str) -> str:
    """An undo or a restore that has nothing to do."""
    return f"{key} has been changed already; nothing was done."


WAS, NOW, STAYS = "Was:", "Now:", "The status stays:"
UNDO, PUT_BACK, OPEN_FORM, FIX = "Undo", "Put it back", "Open the form", "Fix it"
NOT_SAVED = "Not saved yet."
NO_LONGER_EDITOR = "Not saved: you are no longer an editor here."
TYPED = "What you typed"
WRONG = "What to mend"
FORM_FOR = "Add an event"
DRAFT_GONE = "That form is too old and has been cleared away; open a new one with /event add."
EVENT_ADD = "Add an event to the record"
EVENT_HOW = "How to add an event to the record"


def kind_and_certainty(kind: Kind, certainty: Certainty) -> str:
    """How the record files an event."""
    return f"{capital(KIND[kind])} · {CERTAINTY[certainty]}"


def similar(key: str, summary: str) -> str:
    """A new event that looks like one that stands."""
    return f"This looks like {key}, which stands already (“{summary}”). If it is the same, undo this one."


def was_on(asked: date) -> str:
    """Before the status of a day in the past that an event changed."""
    return f"On {day(asked)} it was:"


def no_longer_open(person: str, partner: str) -> str:
    """A relationship that the record now has an end of."""
    return f"{person} is no longer with {partner} on record."


def source_known(known: Source) -> str:
    """An article that the record had before, which keeps its own title and date."""
    return f"The record has that article already, as {source(known)}; that stays."


LINK_IN_SUMMARY = "The summary holds a link: put it into the article, and say in words what happened."


def published_to_come(value: EdtfDate) -> str:
    """An article from the future."""
    return f"The article cannot have come out {in_or_on(value)}, which is still to come."


def known_to_come(value: EdtfDate) -> str:
    """An event that nobody could know yet."""
    return f"Known from {when(value)} is still to come: leave it out, or write the day it came out."


def still_open(person: str, partner: str) -> str:
    """A relationship left open while the couple is together."""
    return f"The record still has {person} with {partner}: add a new_partner_ended if that is over."


def event_example(prefix: str, slug: str) -> str:
    """A whole typed command."""
    return (
        f"{prefix}event add couple: {slug} date: 16 sept 2021 kind: reconciled certainty: rumoured"
        " summary: Fans took a post as a sign of a reunion. title: A headline publisher: An outlet"
        " url: https://example.org/article"
    )


UNDATED = "Undated:"
FORM_DATE = f"As exact as it is known: {RECORD_DATES}"
FORM_KIND = "For a new partner, type /event add with partner: and about: instead"
FORM_HELP = {
    "about": "Whom of the two it is about; empty for both",
    "partner": "Somebody outside the couple, for new partners; else empty",
    "known_from": "The day it came out, if later than it happened; else empty",
    "disputes": "The ids of events that it speaks against; else empty",
}
FORM_SUMMARY = "What happened, in one sentence of your own"
FORM_ARTICLE = "Its link; or title, outlet, link and date on a line each"
EVENT_FORM_HINT = "Or open the form for a couple:"


def not_stored(reason: str, reference: str) -> str:
    """A whole event that the record's file would not take."""
    return f"The record could not take it: {reason}. Reference: {reference}"


def saved_unseen(key: str) -> str:
    """An event that is saved, with nothing to show for it."""
    return f"Saved as {key}, and then the record could not be read: what it changed shows once it can."


# What the terminal shows where Discord shows something else.

SILENCE = "(no reply)"
TOO_LONG_A_MESSAGE = "(Discord takes at most 2,000 characters in a message)"
ONLY_YOU = "(only you see this)"


def no_slash_command(typed: str, near: str | None) -> str:
    """A slash command that is not there."""
    return f"There is no command /{typed}." + (f" Did you mean /{near}?" if near else "")


def form_opens(title: str, labels: list[str]) -> str:
    """A form, which a terminal cannot show."""
    return f"(a form opens: {title}: {', '.join(labels)})"
