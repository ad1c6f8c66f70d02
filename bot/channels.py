"""Whether the bot can speak in a channel."""

from __future__ import annotations

import discord

from bot.replies.words import told_words


async def channel_problem(guild: discord.Guild, channel_id: int) -> str | None:
    """Why the bot cannot send messages to a channel of a server, in one sentence; None where it can."""
    channel = guild.get_channel(channel_id)
    if channel is None:
        return told_words.CHANNEL_GONE
    if not isinstance(channel, discord.TextChannel):
        return told_words.NO_TEXT_CHANNEL
    allowed = channel.permissions_for(guild.me)
    if not allowed.view_channel:
        return told_words.may_not_see(channel.name)
    if not allowed.send_messages:
        return told_words.may_not_send(channel.name)
    return None
