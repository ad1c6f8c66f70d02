"""Answering: the same for a typed line, a slash command, a button and a form."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

import discord
from discord.ext import commands

from bot.client import Shiplog
from bot.failures import failure_reply
from bot.pace import TooFast
from bot.replies.layout import Control, card_files, card_view
from bot.replies.markdown import Blocks
from bot.replies.notices import Commands, notice
from bot.replies.words import notice_words

Context: TypeAlias = commands.Context[Shiplog]
Interaction: TypeAlias = discord.Interaction[Shiplog]

NO_MENTIONS = discord.AllowedMentions.none()
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent: a card, the buttons under it, and whether only who asked sees it where Discord can."""

    blocks: Blocks
    controls: tuple[Control, ...] = ()
    private: bool = False


async def answer(ctx: Context, reply: Reply) -> None:
    """Reply to a typed or slash command."""
    await ctx.send(
        view=card_view(reply.blocks, reply.controls),
        files=card_files(reply.blocks),
        allowed_mentions=NO_MENTIONS,
        ephemeral=reply.private,
    )


async def answer_click(interaction: Interaction, reply: Reply) -> None:
    """Reply to a click or a form, or follow up where it has been answered already."""
    send = interaction.followup.send if interaction.response.is_done() else interaction.response.send_message
    await send(
        view=card_view(reply.blocks, reply.controls),
        files=card_files(reply.blocks),
        allowed_mentions=NO_MENTIONS,
        ephemeral=reply.private,
    )


async def guarded(
    interaction: Interaction, doing: Awaitable[None], on_failure: Callable[[Exception], Reply] | None = None
) -> None:
    """Do something for a click or a form; a failure is answered, by an apology or what `on_failure` says."""
    try:
        await doing
    except discord.NotFound as gone:
        log.warning("A click could not be answered in time: %s", gone)
    except Exception as error:  # noqa: BLE001 - nobody who clicks is left in silence
        try:
            await answer_click(interaction, (on_failure or _apology)(error))
        except discord.HTTPException as failed:
            log.warning("A failed click could not be answered: %s", failed)


def _apology(error: Exception) -> Reply:
    if isinstance(error, TooFast):
        return Reply(notice(notice_words.SLOW_DOWN_TITLE, notice_words.slow_down(error.seconds)), private=True)
    return Reply(failure_reply(error, "a click or form"), private=True)


def commands_of(ctx: Context) -> Commands:
    """How the author of a command types commands."""
    return Commands(ctx.bot.settings.prefix, slash=ctx.interaction is not None)


def server_of(where: Context | Interaction) -> int | None:
    """The server whose record counts: None in direct messages."""
    if isinstance(where, discord.Interaction):
        return where.guild_id
    if where.interaction:
        return where.interaction.guild_id
    return where.guild.id if where.guild else None


def cut(text: str, most: int) -> str:
    """A label that Discord allows so many characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
