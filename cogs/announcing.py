"""After a change of the record: whoever is to be told of it is told, and nobody waits for that."""

from __future__ import annotations

import discord

from bot.client import Shiplog


async def announce(bot: Shiplog, server: int, message: discord.Message | None = None) -> None:
    """Tell a server's log channel and the channels that follow a couple what has changed; never raises.

    `message` is the public reply to who made the change, to link to.
    """
    await bot.outbox.try_to_deliver(server, message)
