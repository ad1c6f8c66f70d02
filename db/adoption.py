"""A whole pack as a server's own couple, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from db import queries, versions
from db.changes import Action, Change, add_event_version, add_source_version
from db.connection import Connection, Writing
from db.layers import Written, add_couple, refuse_cycles
from db.records import Pack
from db.versions import EVENTS


class Adoption:
    """Packs that become couples of one server. Every method raises RecordUnavailable where the file fails."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def adopt(self, server: int, pack: Pack, change: Change) -> Written:
        """Add a pack's couple, with all of its articles and events, as a server's own."""
        async with self._connection.transaction() as write:
            couple = await adopt(write, server, pack, change)
            newest = await write.value(
                "SELECT max(id) FROM couple_versions WHERE couple_id = :couple", {"couple": couple}
            )
            return Written(cast(int, newest), couple, pack.couple.slug)

    async def servers(self) -> tuple[int, ...]:
        """The servers that have, or had, couples of their own."""
        rows = await self._connection.reading.rows(
            "SELECT DISTINCT server FROM couples WHERE server IS NOT NULL ORDER BY server"
        )
        return tuple(cast(int, row["server"]) for row in rows)


async def adopt(write: Writing, server: int, pack: Pack, change: Change, *, batch: int | None = None) -> int:
    """Make a pack's couple a server's own inside a transaction; returns the couple's row.

    The pack's ids and the order of its events are kept. A couple that the server had of its own under that
    slug is brought to what the pack says. Raises DisputesLeadBack.
    """
    couple = (await add_couple(write, server, pack.couple, change, batch=batch)).entry
    source_ids = await _articles(write, couple, server, pack, change, batch=batch)
    event_ids = await queries.event_ids(write, couple, server)
    known = frozenset(event_ids)
    for event in pack.events:
        if event.key not in known:
            identity = {"couple_id": couple, "server": server, "key": event.key}
            event_ids[event.key] = await write.insert("events", identity)
    for place, event in enumerate(pack.events):
        await add_event_version(
            write,
            event_ids[event.key],
            event,
            Action.CHANGE if event.key in known else Action.ADD,
            change,
            layer=server,
            place=place,
            source_ids=[source_ids[source.key] for source in event.sources],
            event_ids=event_ids,
            batch=batch,
        )
    for key in known - {event.key for event in pack.events}:
        await versions.retract(write, EVENTS, event_ids[key], server, change)
    await refuse_cycles(write, couple, server)
    return couple


async def _articles(
    write: Writing, couple: int, server: int, pack: Pack, change: Change, *, batch: int | None
) -> Mapping[str, int]:
    """The rows of a pack's articles by their ids; those that the couple had say what the pack says."""
    had = {source.key: (row, source) for row, source in (await queries.sources(write, couple, server)).items()}
    rows: dict[str, int] = {}
    for source in pack.sources:
        row, before = had.get(source.key, (None, None))
        action = Action.ADD if row is None else Action.CHANGE
        if row is None:
            row = await write.insert("sources", {"couple_id": couple, "server": server, "key": source.key})
        if source != before:
            await add_source_version(write, row, source, action, change, layer=server, batch=batch)
        rows[source.key] = row
    return rows
