""" "Is this true?" on somebody's message: what the record says of whom it names, to who asked alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands

from bot.client import Shiplog
from bot.replies.claim_card import claims_reply
from bot.replies.words import command_words
from cogs.speaking import Interaction, Reply, answer_click, commands_of, server_of


async def is_this_true(interaction: Interaction, message: discord.Message) -> None:
    """Answer for the couples that a message names."""
    bot = interaction.client
    answer = await bot.answers.claims(text_of(message), server_of(interaction), today=bot.today())
    blocks, rows = claims_reply(answer, await commands_of(interaction))
    await answer_click(interaction, Reply(blocks, rows=rows, private=True))


def text_of(message: discord.Message) -> str:
    """All that a message says: what was typed, forwarded, linked to, or laid out by a bot."""
    said = [message.content, *(snapshot.content for snapshot in message.message_snapshots)]
    for embed in message.embeds:
        said += [embed.title or "", embed.description or "", *(f"{field.name} {field.value}" for field in embed.fields)]
    said += _laid_out([component.to_dict() for component in message.components])
    return "\n".join(filter(None, said))


def _laid_out(components: list[Any]) -> Iterator[str]:
    """The texts of a message's components, nested ones too."""
    for component in components:
        if "content" in component:
            yield str(component["content"])
        yield from _laid_out(component.get("components", []))


async def setup(bot: Shiplog) -> None:
    """Add the entry to the menu of every message."""
    bot.tree.add_command(app_commands.ContextMenu(name=command_words.IS_THIS_TRUE, callback=is_this_true))
