"""What channels are told of changes: those that follow a couple, and a server's log."""

from __future__ import annotations

from collections.abc import Sequence

from bot.replies.words.shared_words import counted

FOLLOW = "Manage Server: tell a channel whenever the record of a couple changes"
UNFOLLOW = "Manage Server: tell a channel of a couple's changes no more"
FOLLOW_COUPLE = "Whose changes: a name, or part of one"
FOLLOW_CHANNEL = "The channel that is told; this one, if you leave it out"

FOLLOW_USAGE = "COUPLE [#channel]"

CHANNEL_GONE = "That channel is not in this server, or is no longer there: choose another."
NO_TEXT_CHANNEL = "That is no text channel: choose a text or an announcement channel."
NOTHING_CHANGED = "Nothing was changed."
FOLLOWS_NOTHING = "No channel of this server follows a couple."
FOLLOWED_HERE = "What is followed in this server"
NOTHING = "no couple"


def may_not_see(channel: str) -> str:
    """A channel that the bot does not see."""
    return f"I may not see #{channel}: give me View Channel there, or choose another."


def may_not_send(channel: str) -> str:
    """A channel in which the bot may not speak."""
    return f"I may not write in #{channel}: give me Send Messages there, or choose another."


def follows_now(channel: str, couple: str) -> str:
    """A channel begins to follow a couple."""
    return f"{channel} is told from now on when the record of {couple} changes."


def follows_no_more(channel: str, couple: str) -> str:
    """A channel does not follow a couple any more."""
    return f"{channel} is told of {couple} no more."


def follows_in_all(channel: str) -> str:
    """Before all that a channel follows."""
    return f"{channel} follows now:"


def follows_already(channel: str, couple: str) -> str:
    """A channel that follows a couple is to follow it again."""
    return f"{channel} follows {couple} already."


def follows_not(channel: str, couple: str) -> str:
    """A channel that does not follow a couple is to stop following it."""
    return f"{channel} does not follow {couple}."


def channel_full(channel: str, most: int) -> str:
    """A channel that follows as much as it may."""
    return f"{channel} follows {most} couples, which is the most: /unfollow one first."


def server_full(most: int) -> str:
    """A server whose channels follow as much as they may."""
    return f"The channels of this server follow {most} couples in all, which is the most: /unfollow one first."


NEWS = {
    "added": "New in the record of {}",
    "changed": "Changed in the record of {}",
    "retracted": "Retracted from the record of {}",
    "restored": "Back in the record of {}",
    "doubted": "No longer held as fact: {}",
}
# Before each of several changes.
DID = {"added": "New:", "changed": "Changed:", "retracted": "Retracted:", "restored": "Back:", "doubted": "In doubt:"}
_COUNTED = {
    "added": "new",
    "changed": "changed",
    "retracted": "retracted",
    "restored": "back again",
    "doubted": "no longer held as fact",
}
TOLD_HERE = "This channel was told:"
TOLD_THERE = "Told there:"
STATUS_WAS, STATUS_NOW = "Status before:", "Status now:"


def news(what: str, couple: str) -> str:
    """One change of a couple's record."""
    return NEWS[what].format(couple)


def many_news(count: int, couple: str) -> str:
    """Many changes of a couple's record."""
    return f"{counted(count, 'change', 'changes')} in the record of {couple}"


def counts(numbers: Sequence[tuple[str, int]]) -> str:
    """How many changes did what: "12 new, 3 changed."."""
    return f"{', '.join(f'{count:,} {_COUNTED[what]}' for what, count in numbers)}."


def and_more(count: int, slug: str) -> str:
    """Changes that are not listed."""
    return f"and {count:,} more; to see what is on record: /ship timeline couple:{slug}"


BY, REASON, SAID_IN = "By:", "Reason:", "Made in:"
BEFORE, AFTER = "before", "now"
NAME, ALIASES, PEOPLE, MINORS = "Name", "Also called", "The two", "Names of minors kept out"
KINDS = {"couple_versions": "Couple", "source_versions": "Article", "event_versions": "Event"}
_KINDS_COUNTED = {
    "couple_versions": ("couple", "couples"),
    "source_versions": ("article", "articles"),
    "event_versions": ("event", "events"),
}
ID_ONLY = "It is a rumour: this server hides rumours, so it is named by its id only."
SAME_AS_BEFORE = "Nothing in it is otherwise than before."


def logged(kind: str, key: str, action: str, couple: str) -> str:
    """One change by an editor: "Event e41 changed · Kim & Kanye"."""
    return f"{KINDS[kind]} {key} {action} · {couple}"


def entry(kind: str, key: str, action: str) -> str:
    """One of many changes by editors, with nothing that it says."""
    return f"{KINDS[kind]} {key} {action}"


def many_logged(count: int) -> str:
    """Many changes by editors."""
    return f"{counted(count, 'change', 'changes')} to the record"


def log_counts(numbers: Sequence[tuple[str, str, int]]) -> str:
    """How many entries of each kind were changed how: "20 events added, 1 article changed."."""
    return f"{', '.join(f'{counted(count, *_KINDS_COUNTED[kind])} {action}' for kind, action, count in numbers)}."


def and_more_logged(count: int) -> str:
    """Changes by editors that are not listed."""
    return f"and {count:,} more"


def several(editors: Sequence[str], most: int) -> str:
    """Who made many changes."""
    shown = ", ".join(editors[:most])
    return shown if len(editors) <= most else f"{shown} and {len(editors) - most:,} more"


def shipped_moved(couple: str) -> str:
    """A new version of a pack that changed what a server has its own edit of."""
    return f"The shipped entries changed, and this server's edits stay · {couple}"


SHIPPED_RETRACTED = "The shipped record no longer holds it."
STAYS, STAYS_RETRACTED = "Here it stays:", "Here it stays retracted."


def shipped_says(key: str) -> str:
    """Before what the shipped record says of an event now."""
    return f"{key}, as shipped now:"


FAILED_TITLE = "A channel could not be told of a change"


def channel_failed(channel: str, couple: str, most: int) -> str:
    """A channel that is gone, or in which the bot may not speak."""
    return (
        f"{channel} follows {couple}, and it is gone or I may not write there. It is not told again of what it"
        f" missed. After {most} failures in a row it is unfollowed, without another word here."
    )
