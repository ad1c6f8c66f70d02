"""What editors are told."""

from __future__ import annotations

from datetime import date

from bot.replies.words import shared_words
from bot.replies.words.shared_words import capital, day, source
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


CERTAINTY_MEANS = {
    Certainty.CONFIRMED: "They, their representative or an official record says so",
    Certainty.REPORTED: "An outlet, or a source close to them, says it has happened",
    Certainty.RUMOURED: "One unnamed source, fan talk or a prediction",
    Certainty.DENIED: "Claimed, and denied by them or a closer source",
}


NOT_SHOWN_WHY = "Rumours are hidden in this server: as a slash command, /event show shows it to you alone."


def not_shown(key: str) -> str:
    """An event that may not be shown where everybody reads."""
    return f"{key} is a rumour, or was one."


def stands_already(key: str) -> str:
    """A restore of an event that stands."""
    return f"{key} stands already: there is nothing to restore."


def is_retracted(key: str) -> str:
    """A retraction of an event that does not stand."""
    return f"{key} is retracted already."


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
