"""One message of our own to a channel, unasked."""

from __future__ import annotations

import hashlib
import logging
from enum import StrEnum

import aiohttp
import discord

from bot.replies.layout import card_view
from bot.replies.markdown import Blocks

log = logging.getLogger(__name__)

_TOO_MANY_REQUESTS = 429
_BROKEN = 500


class Unsent(StrEnum):
    """Why a message is not in its channel, and will not be: no channel to speak in, or no message to send."""

    UNREACHABLE = "unreachable"
    REFUSED = "refused"


class Later(Exception):
    """Discord itself fails: the same may be tried again later."""


async def post(guild: discord.Guild, channel_id: int, blocks: Blocks, *, about: tuple[object, ...]) -> int | Unsent:
    """Send a card to a channel of a server, and return the message's id; raises Later.

    `about` names what is said: Discord drops a second message about the same within some minutes, which
    comes about where the bot stopped before it could write down that it had sent the first.
    """
    channel = guild.get_channel(channel_id)
    if not isinstance(channel, discord.TextChannel):
        return Unsent.UNREACHABLE
    try:
        sent = await channel.send(
            view=card_view(blocks), allowed_mentions=discord.AllowedMentions.none(), nonce=_nonce(about)
        )
    except (discord.Forbidden, discord.NotFound) as error:
        log.warning("Channel %d of server %d cannot be told: %s", channel_id, guild.id, error)
        return Unsent.UNREACHABLE
    except discord.HTTPException as error:
        if error.status >= _BROKEN or error.status == _TOO_MANY_REQUESTS:
            raise Later from error
        log.exception("Discord takes no message about %s", about)
        return Unsent.REFUSED
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Later from error
    return sent.id


def _nonce(about: tuple[object, ...]) -> int:
    """The same number for the same thing said, of 64 bits."""
    return int.from_bytes(hashlib.blake2b(repr(about).encode(), digest_size=8).digest(), "big")
