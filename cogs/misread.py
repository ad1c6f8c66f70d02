"""Typed commands that could not be read: each cog shows how its own are typed, and nobody is left in silence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from discord.ext import commands

from bot.replies.words import entry_words


async def show_how(
    ctx: commands.Context[Any], error: Exception, show: Callable[[commands.UserInputError], Awaitable[object]]
) -> None:
    """Show how a command is typed, where what was typed is at fault; other errors are not this one's."""
    if not isinstance(error, commands.UserInputError):
        return
    try:
        await show(error)
    except Exception as failure:  # noqa: BLE001 - answered and logged like any command's
        # What an error handler itself raises would end in the log, and whoever typed in silence.
        ctx.bot.dispatch("command_error", ctx, commands.CommandInvokeError(failure))


def flag_at_fault(error: commands.UserInputError) -> str | None:
    """What is wrong with a command's `name: value` flags; None where it is something else."""
    match error:
        case commands.MissingRequiredFlag(flag=flag) | commands.MissingFlagArgument(flag=flag):
            return entry_words.flag_missing(flag.name)
        case commands.TooManyFlags(flag=flag):
            return entry_words.flag_twice(flag.name)
        case _:
            return None
