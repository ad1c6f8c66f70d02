"""What editors are told of the record as a whole: taking it along, who changed what, and erasing an id."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.replies.words.shared_words import counted, day
from db.changes import Action
from db.logbook import Part

# How the commands are described where people pick them: at most 100 characters each.
HOW = "Editors: how to take the record along, bring one in, and see who changed what"
EXPORT = "Editors: a couple, or all that this server added, as packs in a zip"
IMPORT = "Editors: bring packs in: first see what they would change, then apply it"
LOG = "Editors: who changed what, the newest first"
ERASE = "The server's owner: take somebody's id out of what they changed here; their changes stay"
OPTIONS = {
    "couple": "One couple; left out, all that this server added",
    "file": "A pack (.toml), or a .zip of packs",
    "editor": "Only the changes of this member",
    "of": "Only the changes of this couple",
    "day": "Only the changes of this day, month or year",
    "erase": "The member, or the id of somebody who has left",
}
_EXAMPLES = {
    "export kimye": "one couple as a pack; alone, all that this server added",
    "import": "bring packs in: attach the file to the message",
    "log day: yesterday": "who changed what, by day:, editor: or couple:",
    "erase @somebody": "the owner alone: take an id out of the record",
}
NOTHING_ADDED = "Nothing to export: this server has added nothing of its own yet. Name a couple to have it as a pack."
EXPORTED = "Exported"
TO_MEND = "To mend before a check of the pack takes it"
TOO_LARGE = "Not exported: all of it together is larger than Discord takes. Export it couple by couple."
NO_FILES_HERE = "I may not attach files here: a moderator can give me Attach Files, or use the slash command."
LOAD_HINT = (
    "Bring it into another server with /record import; whoever runs a bot loads it with: python -m bot pack load FILE"
)


def how(prefix: str) -> list[str]:
    """What can be done with the record as a whole, as it is typed."""
    return [f"{prefix}record {typed}: {means}." for typed, means in _EXAMPLES.items()]


def exported(slug: str, events: int, articles: int) -> str:
    """What one pack holds."""
    return f"{slug}: {counted(events, 'event', 'events')}, {counted(articles, 'article', 'articles')}."


def log_unread(typed: str, prefix: str) -> str:
    """A text by which the log cannot be filtered."""
    return (
        f"“{' '.join(typed.split())[:60]}” is no couple, member or day that I know: type {prefix}record log kimye,"
        f" {prefix}record log @somebody or {prefix}record log day: yesterday."
    )


LOG_TITLE = "Who changed what"
NOTHING_LOGGED = "No change of this server's record fits that."
EARLIER, LATER = "Older", "Newer"
EDITOR, OF_COUPLE, DAYS = "By:", "Of:", "Made:"
SETTINGS_CHANGED = "changed the settings"
ACTIONS = {
    Action.ADD: "added",
    Action.CHANGE: "changed",
    Action.RETRACT: "retracted",
    Action.RESTORE: "restored",
}
PARTS = {Part.COUPLE: "the couple", Part.SOURCE: "article", Part.EVENT: "event"}
FOLLOWS = "made as shipped again"


def did(done: str, part: Part, key: str, slug: str, said: str) -> str:
    """What was done to an entry; without its words where they are not to be shown."""
    named = f"{PARTS[part]} {key}" if part is Part.COUPLE else f"{PARTS[part]} {key} of {slug}"
    return f"{done} {named}: “{said}”" if said else f"{done} {named}"


def because(reason: str) -> str:
    """Why, as its editor gave it."""
    return f"({reason})"


def at(moment: datetime) -> str:
    """ "21 November 2026, 12:30 UTC"."""
    utc = moment.astimezone(UTC)
    return f"{day(utc.date())}, {utc:%H:%M} UTC"


def changes_shown(place: str) -> str:
    """Which of the changes a card shows."""
    return f"{place} changes, newest first."


def shipped_since(part: Part, key: str, slug: str, said: str) -> str:
    """A shipped entry that this server made its own before it changed for everybody."""
    named = f"{PARTS[part]} {key}" if part is Part.COUPLE else f"{PARTS[part]} {key} of {slug}"
    told = f" (“{said}”)" if said else ""
    how = f"compare with /event history {key}" if part is Part.EVENT else "what this server says of it stays"
    return f"The shipped entry of {named}{told} has changed since; {how}."


def more_shipped_since(count: int) -> str:
    """Those that are not listed."""
    return f"So have {counted(count, 'other entry', 'other entries')}."


ERASE_BUTTON = "Erase"
ERASE_IRREVERSIBLE = (
    "Their id is taken out of everything that they changed, suggested or decided in this server, and what they"
    " typed and have not saved is deleted. The changes stay. This cannot be taken back."
)
ERASE_ELSEWHERE = "For all servers at once, whoever runs this bot can do it: python -m bot erase ID"


def erase_title(changes: int) -> str:
    """What would be erased."""
    return f"Erase an id from {counted(changes, 'change', 'changes')} of this server's record?"


ERASE_WHOSE = "Whose:"


def erased(rows: int) -> str:
    """An id is gone."""
    if not rows:
        return "Nothing in this server named that id."
    return (
        f"Erased: {counted(rows, 'entry', 'entries')} of this server no longer {'names' if rows == 1 else 'name'} it."
    )


def no_user(typed: str) -> str:
    """A text that names nobody."""
    return f"“{typed[:60]}” is nobody's id: mention a member, or write an id such as 123456789012345678."
