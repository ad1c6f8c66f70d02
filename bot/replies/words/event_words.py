"""One event for its editors: its history, and what is picked before the form for a new one."""

from __future__ import annotations

from datetime import datetime

from bot.replies.words.shared_words import day
from db.changes import Action

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
