"""What the commands about events take, typed as `name: value` or as slash options."""

from __future__ import annotations

import re

from discord.ext import commands

from bot.replies.words import command_words
from cogs.speaking import Context


class _EventFlags(commands.FlagConverter, case_insensitive=True):
    """What an event says of itself."""

    date: str | None = commands.flag(default=None, description=command_words.EVENT["date"])
    kind: str | None = commands.flag(default=None, description=command_words.EVENT["kind"])
    certainty: str | None = commands.flag(default=None, description=command_words.EVENT["certainty"])
    summary: str | None = commands.flag(default=None, description=command_words.EVENT["summary"])
    title: str | None = commands.flag(default=None, description=command_words.EVENT["title"])
    publisher: str | None = commands.flag(default=None, description=command_words.EVENT["publisher"])
    url: str | None = commands.flag(default=None, aliases=["link"], description=command_words.EVENT["url"])
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


def unread_before_flags(ctx: Context, flags: type[_EventFlags], first: str = "") -> str:
    """What a typed command says before its first `name:` and behind its first argument: nothing reads it."""
    if ctx.interaction is not None or ctx.invoked_with is None:
        return ""
    _, _, typed = ctx.message.content.partition(ctx.invoked_with)
    behind = typed.strip().removeprefix(first).strip()
    names = "|".join(flag for each in flags.get_flags().values() for flag in (each.name, *each.aliases))
    return re.split(rf"(?:^|\s)(?:{names})\s*:", behind, maxsplit=1, flags=re.IGNORECASE)[0].strip()
