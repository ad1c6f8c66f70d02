"""What help says beside the commands' own descriptions, and what this bot says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from bot.replies.words.notice_words import shown

TITLE = "Ask me about a couple"
IN_YOUR_WORDS = "In your own words"
OF_A_COUPLE = "Of any couple"
ELSE = "Also"
KEEPING = "Keeping the record, in servers"
OPTIONS = "Options"
SOURCE = "Its source code"
SOURCE_UNKNOWN = "Its source code is under the MIT licence; whoever runs this bot can say where it is."
STORES = (
    "Answers “are they together?” from a dated record in which every sentence has an article behind it. It stores that"
    " record (published facts about public figures, and their articles) and which editor changed it."
)


def about(version: str) -> str:
    """The bot and its version."""
    return f"Shiplog {version}"


def more(commands: Sequence[str]) -> str:
    """How to read about one command, or about those of a group."""
    return f"More about one of these: {' or '.join(commands)}"


def in_your_words(command: str) -> str:
    """How to ask what no verb asks."""
    return f"Type {command} Or mention me with a question."


def unknown(typed: str) -> str:
    """A text that is no command."""
    return f"{shown(typed)} is no command of mine."


def these(names: list[str]) -> str:
    """Which commands there are."""
    return f"There are {', '.join(names)}."
