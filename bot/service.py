"""The bot connected to Discord."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

import aiohttp
import discord

from bot.client import Shiplog, intents_for
from bot.scripting import open_record
from bot.settings import BadSetting, CannotRun, Settings

log = logging.getLogger(__name__)


async def serve(settings: Settings, token: str, *, today: Callable[[], date]) -> None:
    """Run until stopped. Raises BadSetting or CannotRun with one sentence where Discord does not let us in."""
    async with open_record(settings) as store:
        try:
            intents = intents_for(await granted_flags(token))
            async with Shiplog(store, settings, today=today, intents=intents) as bot:
                await bot.start(token)
        except discord.LoginFailure:
            raise BadSetting(
                "DISCORD_TOKEN is wrong: Discord refuses it; copy it anew from the developer portal, under Bot."
            ) from None
        except discord.PrivilegedIntentsRequired:
            raise CannotRun(
                "Discord refuses the message content intent: start again, and the bot runs without it; grant it in the"
                " developer portal, under Bot, if people are to type commands after the prefix."
            ) from None
        except (discord.HTTPException, discord.GatewayNotFound, discord.ConnectionClosed) as error:
            log.debug("Discord ended it", exc_info=error)
            raise CannotRun(f"Discord does not let the bot in now ({error}): try again later.") from None
        except (aiohttp.ClientConnectionError, OSError) as error:
            log.debug("Connecting failed", exc_info=error)
            raise CannotRun("Discord cannot be reached: check the network, and start again.") from None


async def granted_flags(token: str) -> discord.ApplicationFlags:
    """What Discord has granted the application: asking for more would end the connection."""
    async with discord.Client(intents=discord.Intents(guilds=True)) as asking:
        await asking.login(token)
        return asking.application_flags
