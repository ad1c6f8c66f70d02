"""The channels that are told of a couple's changes, and how far each of them has been told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from db.connection import Connection, Writing
from db.log_channels import LogChannelStore
from db.rows import Row

MOST_OF_CHANNEL = 25
MOST_OF_SERVER = 100
# After so many failures in a row, a channel is told of nothing any more.
MOST_FAILURES = 3

_FOLLOW = "follows.id, server, couple_id, channel, told_up_to, failures"
_STANDING = f"SELECT {_FOLLOW} FROM follows WHERE server = :server AND ended_at IS NULL"
_OF_CHANNEL = "WHERE server = :server AND channel = :channel AND ended_at IS NULL"


@dataclass(frozen=True, slots=True)
class Follow:
    """A channel that is told of a couple's changes. `server` and `channel` are Discord's ids, `couple` is a row.

    `told_up_to` is the version of an event up to which it was told; `failures` is how often in a row its
    channel could not be told.
    """

    id: int
    server: int
    couple: int
    channel: int
    told_up_to: int
    failures: int


class NotFollowed(StrEnum):
    """Why a channel does not begin to follow a couple."""

    ALREADY = "already"
    CHANNEL_FULL = "channel full"
    SERVER_FULL = "server full"


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """The version of an event that a channel was told last, and the message that said it, by Discord's id."""

    version: int
    message: int


class FollowStore:
    """Follows. Every method raises RecordUnavailable where the file cannot serve."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reading = connection.reading
        self.log = LogChannelStore(connection)

    async def standing(self, server: int) -> tuple[Follow, ...]:
        """What a server's channels follow, in the order in which they began to."""
        return tuple(map(_follow, await self._reading.rows(f"{_STANDING} ORDER BY id", {"server": server})))

    async def behind(self, server: int) -> tuple[Follow, ...]:
        """The follows of a server whose couple has newer versions of events than they were told of."""
        rows = await self._reading.rows(
            f"""
            {_STANDING} AND EXISTS (
                SELECT 1 FROM events e JOIN event_versions v ON v.event_id = e.id
                WHERE e.couple_id = follows.couple_id AND v.id > follows.told_up_to
                    AND ifnull(v.layer, 0) IN (0, :server)
            ) ORDER BY follows.id
            """,
            {"server": server},
        )
        return tuple(map(_follow, rows))

    async def follow(
        self, server: int, couple: int, channel: int, *, editor: int, made_at: datetime
    ) -> Follow | NotFollowed:
        """Tell a channel of what changes about a couple from now on."""
        async with self._connection.transaction() as write:
            there = [_follow(row) for row in await write.rows(_STANDING, {"server": server})]
            of_channel = [follow for follow in there if follow.channel == channel]
            if any(follow.couple == couple for follow in of_channel):
                return NotFollowed.ALREADY
            if len(of_channel) >= MOST_OF_CHANNEL:
                return NotFollowed.CHANNEL_FULL
            if len(there) >= MOST_OF_SERVER:
                return NotFollowed.SERVER_FULL
            await _works(write, server, channel)
            values = {
                "server": server,
                "couple_id": couple,
                "channel": channel,
                "told_up_to": cast(int, await write.value("SELECT ifnull(max(id), 0) FROM event_versions")),
                "editor": editor,
                "made_at": made_at.isoformat(),
            }
            number = await write.insert("follows", values)
            [row] = await write.rows(f"SELECT {_FOLLOW} FROM follows WHERE id = :id", {"id": number})
            return _follow(row)

    async def unfollow(self, server: int, couple: int, channel: int, *, made_at: datetime) -> bool:
        """Tell a channel of a couple no more; False where it was not told."""
        async with self._connection.transaction() as write:
            ended = await write.rows(
                f"UPDATE follows SET ended_at = :at {_OF_CHANNEL} AND couple_id = :couple RETURNING id",
                {"server": server, "couple": couple, "channel": channel, "at": made_at.isoformat()},
            )
            return bool(ended)

    async def told(self, follow: Follow, up_to: int, *, message: int, versions: Sequence[int]) -> None:
        """A message said some versions of events in the channel, which is told up to a version by it."""
        async with self._connection.transaction() as write:
            await _pass(write, follow, up_to)
            await _works(write, follow.server, follow.channel)
            for version in versions:
                await write.rows(
                    "INSERT INTO notices VALUES (:follow, :version, :message) ON CONFLICT DO NOTHING",
                    {"follow": follow.id, "version": version, "message": message},
                )

    async def passed(self, follow: Follow, up_to: int) -> None:
        """There was nothing to tell up to a version."""
        async with self._connection.transaction() as write:
            await _pass(write, follow, up_to)

    async def failed(self, follow: Follow, up_to: int, *, at: datetime) -> int:
        """The channel could not be told; after the third time in a row it follows nothing any more.

        Returns how often in a row it could not.
        """
        async with self._connection.transaction() as write:
            await _pass(write, follow, up_to)
            here = {"server": follow.server, "channel": follow.channel}
            before = await write.value(f"SELECT max(failures) FROM follows {_OF_CHANNEL}", here)
            failures = cast("int | None", before) or 0
            await write.rows(
                f"UPDATE follows SET failures = :failures, ended_at = :ended {_OF_CHANNEL}",
                {
                    **here,
                    "failures": failures + 1,
                    "ended": at.isoformat() if failures + 1 >= MOST_FAILURES else None,
                },
            )
            return failures + 1

    async def failures(self, follow: Follow) -> int:
        """How often in a row a follow's channel could not be told."""
        here = {"server": follow.server, "channel": follow.channel}
        return (
            cast("int | None", await self._reading.value(f"SELECT max(failures) FROM follows {_OF_CHANNEL}", here)) or 0
        )

    async def told_before(self, follow: Follow, event: int, before: int) -> ToldBefore | None:
        """What a follow's channel was last told that an event says, before a version of it."""
        rows = await self._reading.rows(
            """
            SELECT n.version_id, n.message FROM follows f
            JOIN notices n ON n.follow_id = f.id
            JOIN event_versions v ON v.id = n.version_id
            WHERE f.server = :server AND f.channel = :channel AND f.couple_id = :couple
                AND v.event_id = :event AND v.id < :before AND v.action <> 'retract'
            ORDER BY v.id DESC LIMIT 1
            """,
            {
                "server": follow.server,
                "channel": follow.channel,
                "couple": follow.couple,
                "event": event,
                "before": before,
            },
        )
        return ToldBefore(cast(int, rows[0]["version_id"]), cast(int, rows[0]["message"])) if rows else None

    async def waiting(self) -> frozenset[int]:
        """The servers with channels that may have something to be told, of a couple or in their log."""
        rows = await self._reading.rows(
            """
            SELECT DISTINCT f.server FROM event_versions v
            JOIN events e ON e.id = v.event_id
            JOIN follows f ON f.couple_id = e.couple_id AND f.ended_at IS NULL AND f.told_up_to < v.id
                AND ifnull(v.layer, 0) IN (0, f.server)
            WHERE v.id > (SELECT min(told_up_to) FROM follows WHERE ended_at IS NULL)
            """
        )
        return frozenset(cast(int, row["server"]) for row in rows) | await self.log.waiting()


async def _pass(write: Writing, follow: Follow, up_to: int) -> None:
    await write.rows(
        "UPDATE follows SET told_up_to = max(told_up_to, :up_to) WHERE id = :id", {"id": follow.id, "up_to": up_to}
    )


async def _works(write: Writing, server: int, channel: int) -> None:
    """A channel can be told: what failed before is forgotten."""
    await write.rows(
        f"UPDATE follows SET failures = 0 {_OF_CHANNEL} AND failures > 0", {"server": server, "channel": channel}
    )


def _follow(row: Row) -> Follow:
    return Follow(
        id=cast(int, row["id"]),
        server=cast(int, row["server"]),
        couple=cast(int, row["couple_id"]),
        channel=cast(int, row["channel"]),
        told_up_to=cast(int, row["told_up_to"]),
        failures=cast(int, row["failures"]),
    )
