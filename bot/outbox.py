"""What is sent unasked: the channels that follow a couple, and a server's log, are told of each change once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from weakref import WeakValueDictionary

import discord

from bot.answers import Answers, status_answer
from bot.edits import Moment
from bot.failures import logged
from bot.log_channel import LogChannel
from bot.outcomes import StatusAnswer
from bot.posting import Later, Unsent, post
from bot.reasoning.story import in_story_order
from bot.reasoning.when import Day
from bot.replies.told_cards import failed_card, news_card
from bot.servers import Servers
from bot.told import Earlier, EventChange, News, What, visible_changes
from db.follows import MOST_FAILURES, Follow
from db.records import Event, Record
from db.rows import StoredCouple
from db.versions import Version

log = logging.getLogger(__name__)

# More changes than these are told of in one message.
MOST_MESSAGES = 5
_GONE = frozenset({What.RETRACTED, What.DOUBTED})


@dataclass(frozen=True, slots=True)
class _Round:
    """What is read of a server for one delivery: its couples by row, and the versions of those that are told of.

    `given_up` are channels that were unfollowed meanwhile.
    """

    guild: discord.Guild
    couples: dict[int, StoredCouple]
    hides_rumours: bool
    versions: dict[int, tuple[Version[Event], ...]] = field(default_factory=dict[int, tuple[Version[Event], ...]])
    given_up: set[int] = field(default_factory=set[int])


class Outbox:
    """Delivers what is pending, which stands in the record alone: nothing is lost by a restart.

    `guild` finds a server that the bot is in by Discord's id, `today` tells the day.
    """

    def __init__(
        self,
        answers: Answers,
        servers: Servers,
        *,
        guild: Callable[[int], discord.Guild | None],
        today: Callable[[], date],
    ) -> None:
        self._archive = answers.archive
        self._store = answers.archive.store
        self._servers = servers
        self._guild = guild
        self._today = today
        self._log = LogChannel(answers.archive, servers)
        # A lock goes with the last delivery that holds or awaits it.
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._swept: int | None = None

    async def deliver(self, server: int, message: discord.Message | None = None) -> bool:
        """Send what is pending for a server, in order; whether nothing is left to be tried again later.

        `message` is the public reply to who made the change. Raises RecordUnavailable.
        """
        turn = self._turns.setdefault(server, asyncio.Lock())
        async with turn:
            guild = self._guild(server)
            if guild is None or guild.unavailable:
                # A server that is out of reach for a while has lost no channel.
                return False
            done = await _unless_later(self._log.deliver(guild, message))
            if behind := await self._store.follows.behind(server):
                names = await self._archive.names(server)
                couples = {stored.id: stored for stored in names.couples}
                reading = _Round(guild, couples, await self._servers.hides_rumours(server))
                for follow in behind:
                    done &= await _unless_later(self._tell(reading, follow))
            return done

    async def deliver_waiting(self) -> None:
        """Send what is pending anywhere, if anybody wrote to the record since all was sent; never raises."""
        try:
            revision = self._store.revision()
            if revision == self._swept:
                return
            done = True
            for server in sorted(await self._store.follows.waiting()):
                done &= await self.try_to_deliver(server)
            self._swept = revision if done else None
        except Exception as error:  # noqa: BLE001 - the next round tries again
            logged(error, "looking for what is to be told")

    async def try_to_deliver(self, server: int, message: discord.Message | None = None) -> bool:
        """As `deliver`, where failures are logged and nothing is raised."""
        try:
            return await self.deliver(server, message)
        except Exception as error:  # noqa: BLE001 - the change is saved, and whoever made it has their answer
            logged(error, f"telling of changes in server {server}")
            return False

    async def _tell(self, reading: _Round, follow: Follow) -> None:
        """Tell a channel of what changed about its couple; raises Later."""
        server, stored = reading.guild.id, reading.couples.get(follow.couple)
        if follow.couple not in reading.versions:
            reading.versions[follow.couple] = await self._store.event_versions(follow.couple, server)
        versions = reading.versions[follow.couple]
        # Nobody is told of a couple that was removed or taken down.
        told = (versions, follow.told_up_to) if stored else ((), 0)
        changes = tuple(visible_changes(*told, hides_rumours=reading.hides_rumours))
        together = [changes] if len(changes) > MOST_MESSAGES else [(change,) for change in changes]
        for some in together:
            if stored is None or follow.channel in reading.given_up:
                return
            await self._tell_some(reading, follow, stored, some)
        if versions and follow.channel not in reading.given_up:
            await self._store.follows.passed(follow, versions[-1].id)

    async def _tell_some(
        self, reading: _Round, follow: Follow, stored: StoredCouple, changes: Sequence[EventChange]
    ) -> None:
        """Tell a channel of one change, or of many in one message, and write down that it was told."""
        newest = changes[-1].version
        news = News(
            stored,
            tuple(changes),
            Moment(
                await self._status(stored, reading.guild.id, changes[0].version - 1),
                await self._status(stored, reading.guild.id, newest),
            ),
            await self._earlier(reading, follow, changes[0]) if len(changes) == 1 else None,
        )
        blocks, shown = news_card(news)
        match await post(reading.guild, follow.channel, blocks, about=("follow", follow.id, newest)):
            case Unsent.UNREACHABLE:
                await self._failed(reading, follow, stored, newest)
            case Unsent.REFUSED:
                await self._store.follows.passed(follow, newest)
            case message:
                versions = [change.version for change in shown]
                await self._store.follows.told(follow, newest, message=message, versions=versions)

    async def _failed(self, reading: _Round, follow: Follow, stored: StoredCouple, newest: int) -> None:
        """A channel is gone, or does not let us speak: the log is told the first time; raises Later."""
        if not await self._store.follows.failures(follow):
            about = ("failed", follow.id, newest)
            await self._log.tell(reading.guild, failed_card(follow.channel, stored.couple, MOST_FAILURES), about=about)
        failures = await self._store.follows.failed(follow, newest, at=datetime.now(UTC))
        if failures >= MOST_FAILURES:
            log.warning("Channel %d of server %d is unfollowed.", follow.channel, follow.server)
            reading.given_up.add(follow.channel)

    async def _earlier(self, reading: _Round, follow: Follow, change: EventChange) -> Earlier | None:
        """What a channel was told before of an event that is gone."""
        if change.what not in _GONE:
            return None
        told = await self._store.follows.told_before(follow, change.entry, change.version)
        versions = reading.versions[follow.couple]
        said = next((version.says for version in versions if told and version.id == told.version), None)
        if told is None or said is None or (reading.hides_rumours and not said.asserted):
            return None
        channel = reading.guild.get_channel(follow.channel)
        if not isinstance(channel, discord.TextChannel):
            return None
        return Earlier(said, channel.get_partial_message(told.message).jump_url)

    async def _status(self, stored: StoredCouple, server: int, version: int) -> StatusAnswer:
        """Today's status, from the events as they were when a version of one had been written."""
        today = self._today()
        events = await self._store.events_up_to(stored.id, server, version)
        record = Record(stored.couple, in_story_order(events.listed, events.added))
        return status_answer(record, as_of=Day(today), known=today, today=today)


async def _unless_later(doing: Awaitable[None]) -> bool:
    """Whether something was done; what Discord fails at waits for the next time."""
    try:
        await doing
    except Later as failure:
        log.warning("Discord fails, and is tried again later: %s", failure.__cause__)
        return False
    return True
