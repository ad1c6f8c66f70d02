"""A server's log: what its editors did to the record, each change told once in the channel that was chosen for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import discord

from bot.archive import Archive
from bot.log_entries import log_entries
from bot.posting import post
from bot.replies.markdown import Blocks
from bot.replies.told_cards import logged_card, many_logged_card, shipped_card
from bot.servers import Servers
from bot.told import EntryLogged, LogEntry, ShippedMoved

# More changes than these are told of in one message.
MOST_MESSAGES = 5


class LogChannel:
    """The log channels of servers. Methods raise Later where Discord fails, and RecordUnavailable."""

    def __init__(self, archive: Archive, servers: Servers) -> None:
        self._archive = archive
        self._log = archive.store.follows.log
        self._servers = servers

    async def deliver(self, guild: discord.Guild, message: discord.Message | None) -> None:
        """Tell a server's log what is new; `message` is the public reply to who made a change."""
        if (await self._servers.settings(guild.id)).log_channel is None:
            return
        unlogged = await self._log.unlogged(guild.id)
        if unlogged.couples:
            entries = await log_entries(self._archive, guild.id, unlogged, hides=await self._hides(guild.id))
            for blocks, up_to in _posts(entries, guild, message):
                await self.tell(guild, blocks, about=("log", *sorted(up_to.items())))
                await self._log.logged(guild.id, up_to)
        if unlogged.begins != unlogged.newest:
            await self._log.logged(guild.id, unlogged.newest)

    async def tell(self, guild: discord.Guild, blocks: Blocks, *, about: tuple[object, ...]) -> None:
        """Send a card to a server's log, if it has one. Where that is gone, it is gone for all that is told there."""
        channel = (await self._servers.settings(guild.id)).log_channel
        if channel is not None:
            await post(guild, channel, blocks, about=(guild.id, channel, *about))

    async def _hides(self, server: int) -> bool:
        return await self._servers.hides_rumours(server)


def _posts(
    entries: Sequence[LogEntry], guild: discord.Guild, message: discord.Message | None
) -> Iterator[tuple[Blocks, dict[str, int]]]:
    """The cards for a log, each with the newest version of each table that is told by it and those before it."""
    own = [entry for entry in entries if isinstance(entry, EntryLogged) and not entry.with_event]
    said_in = _said_in(own, guild, message)
    if len(own) > MOST_MESSAGES:
        editors = {entry.last.editor for entry in own}
        yield many_logged_card(own, said_in.get(editors.pop()) if len(editors) == 1 else None), _newest(own)
        entries = [entry for entry in entries if isinstance(entry, ShippedMoved)]
    told: list[LogEntry] = []
    for entry in entries:
        told.append(entry)
        if isinstance(entry, ShippedMoved):
            yield shipped_card(entry), _newest(told)
        elif not entry.with_event:
            yield logged_card(entry, said_in.get(entry.last.editor)), _newest(told)


def _newest(entries: Iterable[LogEntry]) -> dict[str, int]:
    newest: dict[str, int] = {}
    for entry in entries:
        newest[entry.kind] = max(entry.last.id, newest.get(entry.kind, 0))
    return newest


def _said_in(
    entries: Iterable[EntryLogged], guild: discord.Guild, message: discord.Message | None
) -> dict[int | None, str]:
    """A link to the reply to who made a change, by that editor, if everybody can see it and it is surely theirs."""
    editors = {entry.last.editor for entry in entries}
    if message is None or message.flags.ephemeral:
        return {}
    if len(editors) > 1:
        # Somebody else's change waited for Discord, or came at the same moment.
        editors &= {message.interaction_metadata.user.id} if message.interaction_metadata else set()
    # A message that follows up on a click does not know its server.
    link = f"https://discord.com/channels/{guild.id}/{message.channel.id}/{message.id}"
    return dict.fromkeys(editors, link)
