""" "Is this true?" on somebody's message: what the record says of whom it names, to who asked alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands

from bot.client import Shiplog
from bot.reasoning.claims import rumours_like
from bot.reasoning.rumours import rumours_of
from bot.reasoning.timeline import told_by
from bot.reasoning.when import Day
from bot.replies.claim_card import MOST_COUPLES, ClaimAnswer, claim_reply, no_couple_reply
from bot.replies.commands import Commands
from bot.replies.words import command_words
from cogs.speaking import Interaction, Reply, answer_click, server_of
from db.rows import StoredCouple


async def is_this_true(interaction: Interaction, message: discord.Message) -> None:
    """Answer for the couples that a message names."""
    bot, text = interaction.client, text_of(message)
    names = await bot.answers.archive.names(server_of(interaction))
    if couples := names.in_message(text):
        answers = [await _claim(interaction, stored, text) for stored in couples[:MOST_COUPLES]]
        shown = claim_reply(answers, len(couples), Commands(bot.settings.prefix, slash=True))
    else:
        persons = [stored.couple for stored in names.with_one_of(text)]
        shown = no_couple_reply([stored.couple for stored in names.couples], persons)
    blocks, rows = shown
    await answer_click(interaction, Reply(blocks, rows=rows, private=True))


async def _claim(interaction: Interaction, stored: StoredCouple, text: str) -> ClaimAnswer:
    """What the record says of one couple, and which of its rumours the text is like."""
    bot, server = interaction.client, server_of(interaction)
    today = bot.today()
    status = await bot.answers.on_day(stored, server, as_of=Day(today), known=today, today=today)
    record = await bot.answers.archive.record(stored, server)
    return ClaimAnswer(status, rumours_like(text, rumours_of(told_by(record.events, today))))


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
