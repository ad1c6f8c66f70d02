"""Rumours in editors' replies, where a server hides them: who asked by slash command sees them alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import discord

from bot.edits import Changed
from bot.entries import Entry
from bot.replies.editor_cards import changed_reply, hidden_change_reply
from bot.replies.notices import notice
from bot.replies.words import editor_words
from cogs.speaking import Context, Interaction, Reply
from db.records import Event


async def hushed(where: Context | Interaction, server: int, reply: Reply, *events: Event) -> Reply:
    """A reply about versions of an event as it may be seen: privately, or where all would see it, without it."""
    if not any(_rumours_of(events)) or not await _hides(where, server):
        return reply
    return replace(reply, private=True) if _seen_alone(where) else _not_shown(reply, events[0].key)


async def hushed_card(interaction: Interaction, server: int, reply: Reply, *events: Event) -> Reply:
    """A reply about versions of an event that takes the place of a card which all may see."""
    if not any(_rumours_of(events)) or _is_private(interaction) or not await _hides(interaction, server):
        return reply
    return _not_shown(reply, events[0].key)


async def hushed_change(where: Context | Interaction, server: int, reply: Reply, outcome: object) -> Reply:
    """The reply to a change as it may be seen: what was done is always said."""
    if not isinstance(outcome, Changed) or not _rumours(outcome) or not await _hides(where, server):
        return reply
    return replace(reply, private=True) if _seen_alone(where) else _without_rumours(reply, outcome)


async def hushed_changed_card(interaction: Interaction, server: int, reply: Reply, outcome: object) -> Reply:
    """The same in place of a card which all may see."""
    if not isinstance(outcome, Changed) or not _rumours(outcome) or not await _hides(interaction, server):
        return reply
    return reply if _is_private(interaction) else _without_rumours(reply, outcome)


async def shown_here(where: Context | Interaction, server: int, entries: Sequence[Entry]) -> list[Entry]:
    """Those of some events that may be named where an answer goes."""
    hides = not _seen_alone(where) and await _hides(where, server)
    return [entry for entry in entries if entry.event.asserted or not hides]


def _not_shown(reply: Reply, key: str) -> Reply:
    return replace(reply, blocks=notice(editor_words.not_shown(key), editor_words.NOT_SHOWN_WHY))


def _without_rumours(reply: Reply, changed: Changed) -> Reply:
    """What was done, without any rumour: the events of the change, or the one that it looks like."""
    if any(_rumours_of([changed.before, changed.after])):
        return replace(reply, blocks=hidden_change_reply(changed))
    return replace(reply, blocks=changed_reply(replace(changed, similar=None)))


def _rumours(changed: Changed) -> bool:
    return any(_rumours_of([changed.before, changed.after, changed.similar]))


def _rumours_of(events: Iterable[Event | None]) -> list[bool]:
    return [event is not None and not event.asserted for event in events]


async def _hides(where: Context | Interaction, server: int) -> bool:
    bot = where.client if isinstance(where, discord.Interaction) else where.bot
    return await bot.servers.hides_rumours(server)


def _seen_alone(where: Context | Interaction) -> bool:
    """Whether an answer can be for who asked alone: not to a typed command."""
    return isinstance(where, discord.Interaction) or where.interaction is not None


def _is_private(interaction: Interaction) -> bool:
    return interaction.message is not None and interaction.message.flags.ephemeral
