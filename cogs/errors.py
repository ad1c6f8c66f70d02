"""Errors: nobody is left in silence, and nobody is shown an exception."""

from __future__ import annotations

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import NotAllowed, NotInAServer
from bot.client import Shiplog
from bot.failures import failure_reply
from bot.pace import TooFast
from bot.replies.markdown import Blocks
from bot.replies.notices import notice
from bot.replies.words import notice_words
from cogs.speaking import Context, Interaction, Reply, answer, answer_click, commands_of, refused

log = logging.getLogger(__name__)


class Errors(commands.Cog):
    """One place where every command's errors end, typed or slash."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Take the errors of slash commands too."""
        self.bot.tree.error(self.on_tree_error)

    @commands.Cog.listener()
    async def on_command_error(self, ctx: Context, error: commands.CommandError) -> None:
        """Answer the error of a typed or hybrid command."""
        if isinstance(error, commands.UserInputError) and ctx.cog and ctx.cog.has_error_handler():
            return
        name = ctx.command.qualified_name if ctx.command else "a command"
        if isinstance(error, commands.UserInputError) and ctx.command:
            typed = f"{(await commands_of(ctx)).prefix}{name} {ctx.command.signature}"
            reply = notice(notice_words.bad_argument(typed))
        else:
            reply = self._reply(error, name, typed=ctx.interaction is None)
        if reply is None:
            return
        try:
            await answer(ctx, Reply(reply, private=True))
        except discord.HTTPException as failed:
            log.warning("%s could not be answered: %s", name, failed)

    async def on_tree_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        """Answer the error of a slash command."""
        # Discord takes no message in answer to an autocomplete, such as that of a command that is gone.
        if interaction.type is discord.InteractionType.autocomplete:
            log.warning("Autocomplete failed: %s", error)
            return
        name = interaction.command.qualified_name if interaction.command else "a command"
        reply = self._reply(error, name, typed=False)
        if reply is None:
            return
        try:
            await answer_click(interaction, Reply(reply, private=True))
        except discord.HTTPException as failed:
            log.warning("/%s could not be answered: %s", name, failed)

    def _reply(self, error: Exception, doing: str, *, typed: bool) -> Blocks | None:
        """What to say about an error, or None where nothing is to be said."""
        match cause := _cause(error):
            case TooFast():
                return (
                    None
                    if typed and cause.told
                    else notice(notice_words.SLOW_DOWN_TITLE, notice_words.slow_down(cause.seconds))
                )
            case NotAllowed() | NotInAServer():
                return refused(cause)
            case commands.NoPrivateMessage() | app_commands.NoPrivateMessage():
                return refused(NotInAServer())
            case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
                return notice(notice_words.COMMAND_GONE)
            case discord.Forbidden():
                log.warning("%s: Discord does not let us answer: %s", doing, cause)
                return None
            case _:
                return failure_reply(cause, doing)


def _cause(error: BaseException) -> BaseException:
    """The error itself, out of what discord.py wraps around it."""
    while isinstance(
        error, commands.CommandInvokeError | commands.HybridCommandError | app_commands.CommandInvokeError
    ):
        error = error.original
    return error


async def setup(bot: Shiplog) -> None:
    """Add the error handlers."""
    await bot.add_cog(Errors(bot))
