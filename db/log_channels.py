"""How far the log channels of servers have been told of what their editors did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from db.connection import Connection, Reading
from db.versions import COUPLES, EVENTS, SOURCES, Kept

_KEPT = (COUPLES, SOURCES, EVENTS)

# A log begins when its channel was chosen, if there was none before.
_CHOSEN = """
    SELECT made_at FROM setting_versions s
    WHERE s.server = :server AND s.log_channel IS NOT NULL AND s.id > (
        SELECT ifnull(max(id), 0) FROM setting_versions WHERE server = :server AND log_channel IS NULL
    )
    ORDER BY s.id LIMIT 1
"""
_HAS_LOG = "(SELECT log_channel FROM setting_versions WHERE server = {server} ORDER BY id DESC LIMIT 1) IS NOT NULL"
_TOLD = "ifnull((SELECT told_up_to FROM logged WHERE server = {server} AND versions = '{versions}'), 0)"


@dataclass(frozen=True, slots=True)
class Unlogged:
    """What a server's log has not told: of each table of versions those after `begins`, up to `newest`.

    `couples` are the rows of the couples that have such versions.
    """

    begins: Mapping[str, int]
    newest: Mapping[str, int]
    couples: frozenset[int]


class LogChannelStore:
    """What log channels have been told. Every method raises RecordUnavailable where the file cannot serve."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reading = connection.reading

    async def unlogged(self, server: int) -> Unlogged:
        """Where a server's log goes on, and for which couples."""
        # Read before the couples: what is written between the two is told next time.
        newest = {kept.versions: await _newest(self._reading, kept) for kept in _KEPT}
        begins = {kept.versions: await _begins(self._reading, kept, server) for kept in _KEPT}
        rows = await self._reading.rows(
            """
            SELECT v.couple_id AS couple FROM couple_versions v WHERE v.layer = :server AND v.id > :couple_versions
            UNION
            SELECT s.couple_id FROM source_versions v JOIN sources s ON s.id = v.source_id
            WHERE v.layer = :server AND v.id > :source_versions
            UNION
            SELECT e.couple_id FROM event_versions v JOIN events e ON e.id = v.event_id
            WHERE v.layer = :server AND v.id > :event_versions
            UNION
            SELECT e.couple_id FROM event_versions o JOIN events e ON e.id = o.event_id
            JOIN event_versions v ON v.event_id = o.event_id AND ifnull(v.layer, 0) = 0 AND v.id > o.id
            WHERE o.layer = :server AND v.id > :event_versions
            """,
            {"server": server, **begins},
        )
        return Unlogged(begins, newest, frozenset(cast(int, row["couple"]) for row in rows))

    async def logged(self, server: int, up_to: Mapping[str, int]) -> None:
        """A server's log has told of the versions up to some; `up_to` has them by their table."""
        async with self._connection.transaction() as write:
            for versions, newest in up_to.items():
                await write.rows(
                    "INSERT INTO logged VALUES (:server, :versions, :newest) ON CONFLICT (server, versions)"
                    " DO UPDATE SET told_up_to = max(told_up_to, excluded.told_up_to)",
                    {"server": server, "versions": versions, "newest": newest},
                )

    async def waiting(self) -> frozenset[int]:
        """The servers with a log channel that may have something to be told."""
        own = " UNION ".join(
            f"SELECT v.layer FROM {kept.versions} v WHERE v.layer IS NOT NULL"
            f" AND v.id > {_TOLD.format(server='v.layer', versions=kept.versions)}"
            f" AND {_HAS_LOG.format(server='v.layer')}"
            for kept in _KEPT
        )
        told = _TOLD.format(server="o.layer", versions=EVENTS.versions)
        rows = await self._reading.rows(
            f"""
            {own} UNION
            SELECT o.layer FROM event_versions o
            JOIN event_versions v ON v.event_id = o.event_id AND ifnull(v.layer, 0) = 0 AND v.id > o.id
            WHERE o.layer IS NOT NULL AND v.id > {told} AND {_HAS_LOG.format(server="o.layer")}
            """
        )
        return frozenset(cast(int, row["layer"]) for row in rows)


async def _newest(reading: Reading, kept: Kept) -> int:
    return cast(int, await reading.value(f"SELECT ifnull(max(id), 0) FROM {kept.versions}"))


async def _begins(reading: Reading, kept: Kept, server: int) -> int:
    """The newest version that a server's log has told, or that was there when its channel was chosen."""
    newest = await reading.value(
        f"""
        SELECT max({_TOLD.format(server=":server", versions=kept.versions)}, ifnull((
            SELECT max(id) FROM {kept.versions}
            WHERE ifnull(layer, 0) IN (0, :server) AND made_at <= ({_CHOSEN})
        ), 0))
        """,
        {"server": server},
    )
    return cast(int, newest)
