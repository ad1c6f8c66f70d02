"""Rumours in editors' replies, where a server hides them: who asked by slash command sees them alone."""

from __future__ import annotations

from dataclasses import replace

import discord

from bot.editing import Changed
from bot.replies.notices import notice
from bot.replies.words import editor_words
from cogs.speaking import Context, Interaction, Reply
from db.records import Event


async def hushed(where: Context | Interaction, server: int, reply: Reply, *events: Event | None) -> Reply:
    """A reply about some events as it may be seen: privately, or where all would see it, without them."""
    by_click = isinstance(where, discord.Interaction)
    bot = where.client if by_click else where.bot
    rumours = [event for event in events if event is not None and not event.asserted]
    if not rumours or not await bot.servers.hides_rumours(server):
        return reply
    if by_click or where.interaction is not None:
        return replace(reply, private=True)
    return without_it(reply, rumours[0].key)


async def hushed_card(interaction: Interaction, server: int, reply: Reply, *events: Event | None) -> Reply:
    """A reply that takes the place of a card which all may see."""
    rumours = [event for event in events if event is not None and not event.asserted]
    if not rumours or not await interaction.client.servers.hides_rumours(server) or _is_private(interaction):
        return reply
    return without_it(reply, rumours[0].key)


def events_of(changed: object) -> tuple[Event | None, ...]:
    """The events that the reply to a change shows."""
    return (changed.before, changed.after, changed.similar) if isinstance(changed, Changed) else ()


def without_it(reply: Reply, key: str) -> Reply:
    """The same with a sentence in place of the event."""
    return replace(reply, blocks=notice(editor_words.not_shown(key), editor_words.NOT_SHOWN_WHY))


def _is_private(interaction: Interaction) -> bool:
    return interaction.message is not None and interaction.message.flags.ephemeral
