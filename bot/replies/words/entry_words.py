"""What is wrong with what an editor typed, and what to type instead."""

from __future__ import annotations

from datetime import date

from bot.replies.words import editor_words
from bot.replies.words.shared_words import capital, day, in_or_on, when
from db.dates import EdtfDate

DATE_MISSING = (
    f"The date is missing: write it as exactly as it is known, like {editor_words.RECORD_DATES}, or “undated”."
)
SUMMARY_MISSING = "The summary is missing: say in one sentence what happened."
ARTICLE_MISSING = (
    "The article is missing: give its link, or at least its title, like “Title | Outlet | https://… | 2021-09-16”."
)
CONFIRMED_NEEDS_A_LINK = (
    "A confirmed event needs an article with a link: add the link, or choose “reported” if there is none."
)
PARTNER_INSIDE = "The partner is one of the couple: name somebody outside it."


def field_is(name: str, wrong: str) -> str:
    """A mistake of one field, as the record's own checks word it."""
    return f"{editor_words.FIELD_LABELS[name]} {wrong}."


def too_long(name: str, length: int, most: int) -> str:
    """More text than fits."""
    return f"{editor_words.FIELD_LABELS[name]} has {length:,} characters: shorten it to at most {most}."


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
    return f"{editor_words.FIELD_LABELS[name]} “{typed[:60]}” is not a date: write it like {editor_words.RECORD_DATES}."


def not_one_of(name: str, typed: str, values: list[str], near: str | None) -> str:
    """A word that is none of a closed set."""
    wrong = (
        f"{editor_words.FIELD_LABELS[name]} “{typed[:40]}” is not one that I know"
        if typed
        else f"{editor_words.FIELD_LABELS[name]} is missing"
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


def article_unread(part: str) -> str:
    """A part of an article that has no place, or a second link."""
    return (
        f"I can't tell what “{part[:60]}” is in the article: write title, outlet, link and date on a line each,"
        " and part two articles event_words.by an empty line."
    )


def not_read(text: str, example: str) -> str:
    """Something typed before the first `name:`."""
    return f"I can't read “{text[:60]}”: write each part as name: value, like {example}."


EVENT_MISSING = "Name the event: its number or id, as cards of editors show it."
LINK_IN_SUMMARY = "The summary holds a link: put it into the article, and say in words what happened."


def published_to_come(value: EdtfDate) -> str:
    """An article from the future."""
    return f"The article cannot have come out {in_or_on(value)}, which is still to come."


def known_to_come(value: EdtfDate) -> str:
    """An event that nobody could know yet."""
    return f"Known from {when(value)} is still to come: leave it out, or write the day it came out."


REASON_MISSING = "Say why in a few words: the history keeps it."
