""" "Log as event" in the menu of a message: the form for an event, filled in with what the message tells."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.access import Right
from bot.client import Shiplog
from bot.linked import Preview, fields_of_message
from bot.replies.words import command_words
from cogs.acting import acting
from cogs.claims import text_of
from cogs.event_form import DRAFT, event_form
from cogs.event_pick import pick_reply
from cogs.speaking import Interaction, answer_click
from db.store import Draft


async def log_as_event(interaction: Interaction, message: discord.Message) -> None:
    """Open the form; or, where the message names no couple or several, a card to pick one first."""
    bot, by = interaction.client, await acting(interaction, Right.EDIT)
    text = text_of(message)
    said = "\n".join([message.content, *(snapshot.content for snapshot in message.message_snapshots)])
    fields = fields_of_message(said, [_preview(e) for e in message.embeds], message.created_at.date(), bot.today())
    names = await bot.answers.archive.names(by.server)
    couples = names.in_message(text) or names.with_one_of(text)
    slug = couples[0].couple.slug if len(couples) == 1 else ""
    draft = Draft(by.server, by.editor, slug, fields)
    if not slug:
        await answer_click(interaction, await pick_reply(bot, draft))
        return
    number = await bot.drafts.keep(draft)
    await interaction.response.send_modal(event_form(f"{DRAFT}{number}", couples[0].couple.name, fields))


def _preview(embed: discord.Embed) -> Preview:
    """What Discord shows of a link, as it stands in the message: nothing is fetched."""
    return Preview(
        url=embed.url,
        title=embed.title,
        publisher=embed.provider.name or (embed.author.name if embed.type == "article" else None),
        published=embed.timestamp.date() if embed.timestamp else None,
    )


async def setup(bot: Shiplog) -> None:
    """Add the entry to the menu of every message in a server that has the bot."""
    bot.tree.add_command(
        app_commands.ContextMenu(
            name=command_words.LOG_AS_EVENT,
            callback=log_as_event,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
    )
