"""What the commands about the record take: people by their ids, and what the log is filtered by."""

from __future__ import annotations

import re
from typing import Annotated, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.replies.words import record_words as words

_WHO = re.compile(r"<@!?(\d{1,19})>|(\d{1,19})")
# A shorter number is rather a year or a day.
_MENTIONED = re.compile(r"<@!?(\d{1,18}|[0-8]\d{18})>|(?<!\S)(\d{17,18}|[0-8]\d{18})(?!\S)")
_MOST = 2**63 - 1


class UserUnknown(commands.BadArgument):
    """A text that is neither a mention nor an id."""


class UserOption(app_commands.Transformer, commands.Converter[int]):
    """A Discord user by their id: picked, mentioned, or the id alone of somebody who has left."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What Discord lets people pick."""
        return discord.AppCommandOptionType.user

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> int:
        """The id of who was picked."""
        del interaction
        return int(value.id)

    async def convert(self, ctx: commands.Context[Any], argument: str) -> int:
        """The id that was typed."""
        del ctx
        found = _WHO.fullmatch(argument.strip())
        number = int(found[1] or found[2]) if found else 0
        if not 0 < number <= _MOST:
            raise UserUnknown(words.no_user(argument))
        return number


def user_in(typed: str) -> tuple[int | None, str]:
    """The member whom a text mentions, or names by an id of today's length, and what else it says."""
    found = _MENTIONED.search(typed)
    if found is None:
        return None, typed
    return int(found[1] or found[2]), " ".join(f"{typed[: found.start()]} {typed[found.end() :]}".split())


class LogFlags(commands.FlagConverter, case_insensitive=True):
    """What `record log` may be filtered by; what is typed without a name in front of it arrives as the couple."""

    editor: Annotated[int, UserOption] | None = commands.flag(default=None, description=words.OPTIONS["editor"])
    couple: str | None = commands.flag(default=None, positional=True, description=words.OPTIONS["of"])
    day: str | None = commands.flag(default=None, description=words.OPTIONS["day"])

    @classmethod
    def parse_flags(cls, argument: str, *, ignore_extra: bool = True) -> dict[str, list[str]]:
        """What was typed, by flag; what stands before the first flag goes behind the couple, if that is named too."""
        values = super().parse_flags(argument, ignore_extra=ignore_extra)
        bare, *named = values.get("couple", [""])
        return {**values, "couple": [" ".join([*named, bare])]} if named else values
