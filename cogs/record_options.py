"""What the commands about the record take: people by their ids, and what the log is filtered by."""

from __future__ import annotations

import re
from typing import Annotated, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.replies.words import record_words as words

_WHO = re.compile(r"<@!?(\d{1,19})>|(\d{1,19})")
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


class LogFlags(commands.FlagConverter, case_insensitive=True):
    """What `record log` may be filtered by."""

    editor: Annotated[int, UserOption] | None = commands.flag(default=None, description=words.OPTIONS["editor"])
    couple: str | None = commands.flag(default=None, description=words.OPTIONS["of"])
    day: str | None = commands.flag(default=None, description=words.OPTIONS["day"])
