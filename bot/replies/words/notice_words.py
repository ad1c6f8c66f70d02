"""What a reply says when there is no status to show, and what a terminal shows instead of Discord."""

from __future__ import annotations

import re
from datetime import date

from bot.access import Right
from bot.reasoning.when import EXAMPLES as DATE_EXAMPLES
from bot.replies.words.shared_words import day, place

MAX_REPEATED = 60
COUPLES_TITLE = "Couples on record"
NO_COUPLES = "The record holds no couple yet."
ON_RECORD = "On record"


# What an option is called where people type it.
_OPTIONS = {"since": "“from”", "until": "“to”"}


def shown(typed: str) -> str:
    """Typed text as a public reply repeats it: short, and with nothing that turns into a link."""
    text = " ".join(re.sub(r"\w+://", "", typed).split())
    return f"“{text if len(text) <= MAX_REPEATED else text[: MAX_REPEATED - 1] + '…'}”"


def date_unclear(typed: str, first: date, second: date) -> str:
    """A date that has two readings."""
    return f"{shown(typed)} can be {day(first)} or {day(second)}. Which one?"


def date_unreadable(field: str, typed: str) -> str:
    """A date that has none."""
    option = "" if field == "as_of" else f" for {_OPTIONS.get(field, field)}"
    return f"{shown(typed)} is not a date I can read{option}. Write it like {DATE_EXAMPLES}."


def dates_reversed(since: str, until: str) -> str:
    """A period that ends before it begins."""
    return f"{shown(since)} is after {shown(until)}: the earlier one comes first."


def show_unknown(typed: str) -> str:
    """A word that names no part of a timeline."""
    return f"{shown(typed)} is no part of a timeline that I know."


def article_unknown(typed: str, couple: str) -> str:
    """A text that no article is called."""
    return f"No article about {couple} is called {shown(typed)}."


def couple_missing(verb: str) -> str:
    """A verb that no couple stands with."""
    return f"“{verb}” of which couple?"


def surplus(verb: str, typed: str) -> str:
    """Something behind a verb that takes nothing."""
    return f"“{verb}” is asked for alone: leave out {shown(typed)}."


def couple_unknown(typed: str) -> str:
    """A name that is nobody's."""
    return f"The record has no couple called {shown(typed)}."


def couple_taken_down(slug: str) -> str:
    """A couple that the bot's operator took down."""
    return f"{shown(slug)} was taken down by whoever runs this bot, and is answered about no more."


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


def page_of(first: int, last: int, total: int) -> str:
    """ "9–16 of 120 couples."."""
    return f"{place(first, last, total)} couples."


def page(number: int, first: str) -> str:
    """A page of the couples, by the first one on it."""
    return f"{number}: from {first}"


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


NOT_ALLOWED_TITLE = {
    Right.SUGGEST: "Only for members.",
    Right.EDIT: "Only for editors.",
    Right.MANAGE: "Only for who manages this server.",
    Right.OWN: "Only for the owner of this server.",
}
NOT_IN_DMS_TITLE = "Only in servers."
NOT_IN_DMS = "The record is kept in servers: type this in a server that has me as a member, not in a direct message."


def not_allowed(right: Right, role: str | None) -> str:
    """Somebody tried what they have no right to."""
    either = f" or the role {role}" if role else ""
    return {
        Right.SUGGEST: "Suggestions are for the members of a server.",
        Right.EDIT: f"Changing the record needs the Manage Server permission{either}; ask one of this server's"
        " moderators, or propose it with /suggest.",
        Right.MANAGE: "This needs the Manage Server permission; ask one of this server's moderators.",
        Right.OWN: "This can be done by the owner of this server alone.",
    }[right]


NO_FILES_HERE = "I may not attach files here, so the picture is missing: a moderator can give me Attach Files."
BUTTON_UNKNOWN = "That button is of another version of this bot: ask anew by typing /help."
COMMAND_GONE = "That command is no longer there. Discord may still show it for a while; type /couples instead."


def bad_argument(usage: str) -> str:
    """Something typed behind a command that it has no use for."""
    return f"I can't read what stands behind that command. Type it like: {usage}"


SILENCE = "(no reply)"


TOO_LONG_A_MESSAGE = "(Discord takes at most 2,000 characters in a message)"


ONLY_YOU = "(only you see this)"


def no_slash_command(typed: str, near: str | None) -> str:
    """A slash command that is not there."""
    return f"There is no command /{typed}." + (f" Did you mean /{near}?" if near else "")


def form_opens(title: str, labels: list[str]) -> str:
    """A form, which a terminal cannot show."""
    return f"(a form opens: {title}: {', '.join(labels)})"
