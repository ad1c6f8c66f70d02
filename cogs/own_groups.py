"""The slash commands of servers' own couples: `/brangelina status`, in their server alone."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

import discord
from discord.ext import commands, tasks

from bot.client import Shiplog
from bot.sync import Synced, sync_server
from cogs.groups import MAX_COUPLE_GROUPS, CoupleGroup
from db.errors import RecordUnavailable

log = logging.getLogger(__name__)
_NAME = "OwnGroups"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a server's own commands: the slugs of couples past the most, and what Discord said."""

    past: frozenset[str]
    synced: Synced


class OwnGroups(commands.Cog, name=_NAME):
    """Keeps each server's own slash commands in step with its couples."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot
        self._turn = asyncio.Lock()
        self._waiting: set[int] = set()
        self._synced = False

    async def cog_load(self) -> None:
        """Take the commands that Discord knows from before this start; telling it of others waits."""
        for server in await self.bot.store.adoption.servers():
            await self._arrange(server)

    async def cog_unload(self) -> None:
        """Wait for no day any more."""
        self._retry.cancel()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Tell Discord of what has changed, one server after the other, once readers can ask."""
        if self._synced:
            return
        self._synced = True
        try:
            for server in await self.bot.store.adoption.servers():
                # Where we have been sent away, Discord would only refuse.
                if self.bot.get_guild(server):
                    await self.keep(server)
        except RecordUnavailable as error:
            log.warning("Servers' own commands will be told at the next start: %s", error)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """A server that comes back has lost its commands."""
        await self.keep(guild.id, anew=True)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A simulated Discord begins with a server that has none."""
        if self.bot.always_sync:
            await self.keep(guild.id, anew=True)

    async def keep(self, server: int, *, anew: bool = False) -> Kept:
        """Bring a server's own commands to what its couples are; never raises."""
        async with self._turn:
            try:
                past = await self._arrange(server)
            except RecordUnavailable as error:
                log.warning("The commands of server %d stay as they are: %s", server, error)
                return Kept(frozenset(), Synced.REFUSED)
            synced = await sync_server(self.bot.tree, self.bot.store, server, self.bot.today(), anew=anew)
        if synced is Synced.TOMORROW:
            self._waiting.add(server)
            if not self._retry.is_running():
                self._retry.start()
        else:
            self._waiting.discard(server)
        return Kept(past, synced)

    @tasks.loop(hours=1)
    async def _retry(self) -> None:
        """Try again for those whose new commands of a day were used up."""
        for server in tuple(self._waiting):
            await self.keep(server)
        if not self._waiting:
            self._retry.stop()

    async def _arrange(self, server: int) -> frozenset[str]:
        """Give a server's own couples their commands, the oldest first; returns the slugs of those without."""
        names = await self.bot.answers.archive.names(server)
        own = sorted((stored for stored in names.couples if stored.server == server), key=lambda stored: stored.id)
        guild = discord.Object(server)
        self.bot.tree.clear_commands(guild=guild, type=discord.AppCommandType.chat_input)
        for stored in own[:MAX_COUPLE_GROUPS]:
            self.bot.tree.add_command(CoupleGroup(stored.couple, own=True), guild=guild)
        return frozenset(stored.couple.slug for stored in own[MAX_COUPLE_GROUPS:])


async def keep_groups(bot: Shiplog, server: int) -> Kept:
    """After a change of a server's couples: bring its slash commands in step; never raises."""
    groups = bot.get_cog(_NAME)
    if not isinstance(groups, OwnGroups):
        return Kept(frozenset(), Synced.REFUSED)
    return await groups.keep(server)
