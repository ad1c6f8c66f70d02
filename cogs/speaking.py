"""Answering: the same for a typed line, a slash command, a button and a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import discord
from discord.ext import commands

from bot.client import Shiplog
from bot.replies.layout import Control, card_files, card_view
from bot.replies.markdown import Blocks
from bot.replies.notices import Commands

Context: TypeAlias = commands.Context[Shiplog]
Interaction: TypeAlias = discord.Interaction[Shiplog]

NO_MENTIONS = discord.AllowedMentions.none()


async def answer(ctx: Context, blocks: Blocks, controls: Sequence[Control] = (), *, private: bool = False) -> None:
    """Reply to a command; `private` shows a slash command's reply to its author only."""
    await ctx.send(
        view=card_view(blocks, controls),
        files=card_files(blocks),
        allowed_mentions=NO_MENTIONS,
        ephemeral=private,
    )


async def answer_click(
    interaction: Interaction, blocks: Blocks, controls: Sequence[Control] = (), *, private: bool = True
) -> None:
    """Reply to a click or a form, or follow up where it has been answered already."""
    send = interaction.followup.send if interaction.response.is_done() else interaction.response.send_message
    await send(
        view=card_view(blocks, controls),
        files=card_files(blocks),
        allowed_mentions=NO_MENTIONS,
        ephemeral=private,
    )


def commands_of(ctx: Context) -> Commands:
    """How the author of a command types commands."""
    return Commands(ctx.bot.settings.prefix, slash=ctx.interaction is not None)


def server_of(where: Context | Interaction) -> int | None:
    """The server whose record counts: None in direct messages."""
    return where.guild.id if where.guild else None


def cut(text: str, most: int) -> str:
    """A label that Discord allows so many characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
