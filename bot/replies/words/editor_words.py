"""What editors are told."""

from __future__ import annotations

from datetime import date

from bot.replies.words import shared_words
from bot.replies.words.shared_words import capital, day, in_or_on, source, when
from db.dates import EdtfDate
from db.records import Certainty, Kind, Source

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
EVENT_ADD = "Editors: add an event to the record"
EVENT_HOW = "Editors: how to add an event to the record"


def kind_and_certainty(kind: Kind, certainty: Certainty) -> str:
    """How the record files an event."""
    return f"{capital(KIND[kind])} · {shared_words.CERTAINTY[certainty]}"


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
