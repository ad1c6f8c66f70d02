"""What editors are told."""

from __future__ import annotations

from datetime import date, datetime

from bot.replies.words import shared_words
from bot.replies.words.shared_words import capital, day, in_or_on, source, when
from db.changes import Action
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
ERASED = "somebody whose id was erased"
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
    "reason": "Reason",
}
RECORD_DATES = "2021-09-16, Sept 2021, summer 2021, 2021 or about Aug 2021"
DATE_MISSING = f"The date is missing: write it as exactly as it is known, like {RECORD_DATES}, or “undated”."


SUMMARY_MISSING = "The summary is missing: say in one sentence what happened."
ARTICLE_MISSING = (
    "The article is missing: give its link, or at least its title, like “Title | Outlet | https://… | 2021-09-16”."
)
CONFIRMED_NEEDS_A_LINK = (
    "A confirmed event needs an article with a link: add the link, or choose “reported” if there is none."
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


NOT_SHOWN_WHY = "Rumours are hidden in this server: as a slash command, /event show shows it to you alone."


def not_shown(key: str) -> str:
    """An event that may not be shown where everybody reads."""
    return f"{key} is a rumour, or was one."


def article_unread(part: str) -> str:
    """A part of an article that has no place, or a second link."""
    return (
        f"I can't tell what “{part[:60]}” is in the article: write title, outlet, link and date on a line each,"
        " and part two articles by an empty line."
    )


def stands_already(key: str) -> str:
    """A restore of an event that stands."""
    return f"{key} stands already: there is nothing to restore."


def is_retracted(key: str) -> str:
    """A retraction of an event that does not stand."""
    return f"{key} is retracted already."


def not_read(text: str, example: str) -> str:
    """Something typed before the first `name:`."""
    return f"I can't read “{text[:60]}”: write each part as name: value, like {example}."


def confirmed_unlinked(key: str) -> str:
    """An event that may not come back, since its articles have lost their links."""
    return f"{key} is confirmed, and no article of it has a link any more: give one a link with /source edit first."


def disputes_lead_back(key: str) -> str:
    """Disputes that go round in a circle."""
    return f"The disputes of {key} would lead back to itself: leave one of them out."


def retracted_already(key: str) -> str:
    """An event that cannot be edited, since it does not stand."""
    return f"{key} is retracted: restore it first, then edit it."


def saved(key: str) -> str:
    """An event was added."""
    return f"Saved as {key}."


def edited(key: str, *, stands: bool) -> str:
    """An event says something else."""
    return f"Saved: {key} is changed." if stands else f"Saved: {key}."


def retracted(key: str, *, stands: bool) -> str:
    """An event was retracted."""
    return f"Retracted: {key}." if not stands else f"{key} stands."


def restored(key: str, *, stands: bool) -> str:
    """A retracted event stands again."""
    return f"Restored: {key} stands again." if stands else f"{key} is retracted."


def undone(key: str, *, stands: bool) -> str:
    """A change was taken back."""
    return f"Undone: {key} is {'as it was before' if stands else 'retracted'}."


def put_back(key: str, *, stands: bool) -> str:
    """What was taken back was put back."""
    return f"Put back: {key} {'stands again' if stands else 'is retracted again'}."


def not_standing(key: str) -> str:
    """An undo or a restore that has nothing to do."""
    return f"{key} has been changed already; nothing was done."


UNDATED = "undated"
ABOUT_BOTH = "both"
NOT_REPEATED = "(kept in the form, not repeated here)"
REPLY_LOST = "Discord did not take the whole reply; /event show shows the event."
NO_DIFFERENCE = "Nothing in it is otherwise than before."
NOTHING_CHANGED = "Nothing in it is otherwise than before, so nothing was saved."
WAS, NOW, STAYS = "Was:", "Now:", "The status stays:"
UNDO, PUT_BACK, OPEN_FORM, FIX = "Undo", "Put it back", "Open the form", "Fix it"
NOT_SAVED = "Not saved yet."
NO_LONGER_EDITOR = "Not saved: you are no longer an editor here."
TYPED = "What you typed"
WRONG = "What to mend"
FORM_FOR = "Add an event"
FORM_EDIT = "Edit an event"
DRAFT_GONE = "That form is too old and has been cleared away; open a new one with /event add."
EVENT_ADD = "Editors: add an event to the record"
EVENT_HOW = "Editors: how to add an event to the record, and change it"
EVENT_SHOW = "Editors: one event as the record has it"
EVENT_EDIT = "Editors: edit an event, by options or by the form filled in"
EVENT_RETRACT = "Editors: retract an event, saying why; its history stays"
EVENT_RESTORE = "Editors: put a retracted event back"
EVENT_HISTORY = "Editors: every version of an event, with who wrote it, when and why"
EVENT_MISSING = "Name the event: its number or id, as cards of editors show it."


def kind_and_certainty(kind: Kind, certainty: Certainty) -> str:
    """How the record files an event."""
    return f"{capital(KIND[kind])} · {shared_words.CERTAINTY[certainty]}"


def from_to(was: str, now: str) -> str:
    """A field before and after a change."""
    return f"{was or 'nothing'} → {now or 'nothing'}"


def changed_meanwhile(key: str) -> str:
    """An edit that came second."""
    return f"Not saved yet: {key} was changed while you were editing it."


def changed_by(editor: str, reason: str) -> str:
    """Who came first, and why."""
    return f"{editor} changed it (“{reason}”). Your text is kept: press “Fix it” to save it over that."


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


FORM_KIND = "For a new partner, type /event add without a couple, and choose there"
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


def added(key: str, *, stands: bool) -> str:
    """An event was added."""
    return saved(key) if stands else f"{key} is retracted."


HISTORY_TITLE = "History"
SHIPPED, HERE = "for everybody", "here"
RETRACTED_HERE = "Retracted here."
ACTIONS = {
    Action.ADD: "added",
    Action.CHANGE: "changed",
    Action.RETRACT: "retracted",
    Action.RESTORE: "put back",
}
FOLLOWS = "as the shipped record again"
SHIPPED_RECORD = "the shipped record"
RETRACT = "Retract"
DO = {"edit": "Edit", "retract": RETRACT, "restore": "Restore", "show": "Show"}
REASON = "Reason"
REASON_HELP = "Why, in a few words: it stands in the history"
REASON_MISSING = "Say why in a few words: the history keeps it."
PICK_TITLE = "Add an event: what is it about?"
PICK_COUPLE, PICK_KIND, PICK_PERSON, PICK_PARTNER = "Which couple?", "What happened?", "Whom of the two?", "With whom?"
BOTH = "Both of them"
SOMEBODY_ELSE = "Somebody else: the form asks"
PICK_FIRST = "Choose the couple first."
PICK_MORE = "More couples than fit here: name one as couple: in the command."
NEW_PARTNER_NEEDS = "For a new partner, choose whom of the two it is about."


def version_line(number: int, action: str, where: str, at: datetime) -> str:
    """A version of an event in its history: "3 · 22 November 2026, 07:45 UTC · changed here"."""
    return f"{number} · {day(at.date())}, {at:%H:%M} UTC · {action} {where}"


def by(editor: str, reason: str) -> str:
    """Who made a version, and why."""
    return f"by {editor}: “{reason}”"


def history_of(key: str, couple: str) -> str:
    """The history of an event."""
    return f"{HISTORY_TITLE} of {key}, {couple}"


def event_of(key: str, couple: str) -> str:
    """An event by itself."""
    return f"{key} · {couple}"


def named_by(number: int, key: str, versions: int) -> str:
    """How an event is named in commands, and how often it has been written down."""
    return f"Number {number} · id {key} · {versions} version{'s' if versions != 1 else ''}"


def versions_shown(place: str) -> str:
    """Which versions a card shows."""
    return f"Versions {place}, the newest first"


def shipped_changed(at: datetime) -> str:
    """A newer pack says something else of an event that a server has its own edit of."""
    return f"The shipped entry changed on {day(at.date())}, after this server's own edit, which stays. It now says:"


def entry_unknown(typed: str) -> str:
    """A text that names no event."""
    return f"No event here is called “{typed[:60]}”: write its number or id, or pick one from a slash command's list."


def near_entries(entries: list[str]) -> str:
    """Events that may have been meant."""
    return f"Did you mean {' or '.join(entries)}?"


def entry(number: int, when: str, summary: str, couple: str) -> str:
    """An event in a list to choose from."""
    return f"{when} {summary} ({couple}, {number})"


def event_usage(prefix: str) -> str:
    """The other commands of events, typed."""
    return (
        f"{prefix}event show 41 · {prefix}event edit 41 summary: … · {prefix}event retract 41 wrong article ·"
        f" {prefix}event restore 41 · {prefix}event history 41"
    )
