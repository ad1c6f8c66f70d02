"""What the commands about events take, typed as `name: value` or as slash options."""

from __future__ import annotations

from discord.ext import commands

from bot.replies.words import command_words


class _EventFlags(commands.FlagConverter, case_insensitive=True):
    """What an event says of itself."""

    date: str | None = commands.flag(default=None, description=command_words.EVENT["date"])
    kind: str | None = commands.flag(default=None, description=command_words.EVENT["kind"])
    certainty: str | None = commands.flag(default=None, description=command_words.EVENT["certainty"])
    summary: str | None = commands.flag(default=None, description=command_words.EVENT["summary"])
    title: str | None = commands.flag(default=None, description=command_words.EVENT["title"])
    publisher: str | None = commands.flag(default=None, description=command_words.EVENT["publisher"])
    url: str | None = commands.flag(default=None, description=command_words.EVENT["url"])
    published: str | None = commands.flag(default=None, description=command_words.EVENT["published"])
    about: str | None = commands.flag(default=None, description=command_words.EVENT["about"])
    partner: str | None = commands.flag(default=None, description=command_words.EVENT["partner"])
    known_from: str | None = commands.flag(default=None, description=command_words.EVENT["known_from"])
    disputes: str | None = commands.flag(default=None, description=command_words.EVENT["disputes"])

    def fields(self) -> dict[str, str]:
        """What was typed, by field, without the couple."""
        return {name: value for name, value in self if name != "couple" and value and value.strip()}


class AddFlags(_EventFlags, case_insensitive=True):
    """What `event add` takes."""

    couple: str | None = commands.flag(default=None, description=command_words.EVENT["couple"])


class EditFlags(_EventFlags, case_insensitive=True):
    """What `event edit` takes behind the event."""

    reason: str | None = commands.flag(default=None, description=command_words.REASON)
