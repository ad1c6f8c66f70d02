"""The SELECTs that turn rows into records, for reading alone or inside a transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from db.connection import Reading
from db.records import Event, Source
from db.rows import (
    COUPLE_COLUMNS,
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    Row,
    StoredCouple,
    StoredEvents,
    couple_from,
    event_from,
    source_from,
)

# The version of an event that counts for a server: its own layer's newest, else the shipped newest.
SEEN_VERSION = """
    SELECT v.id FROM event_versions v
    WHERE v.event_id = e.id AND ifnull(v.layer, 0) IN (0, :server)
    ORDER BY ifnull(v.layer, 0) <> 0 DESC, v.id DESC LIMIT 1
"""
SEEN_EVENTS = f"FROM events e JOIN event_versions v ON v.id = ({SEEN_VERSION})"
OF_COUPLE = "WHERE e.couple_id = :couple AND ifnull(e.server, 0) IN (0, :server)"


async def couples(reading: Reading, server: int | None) -> tuple[StoredCouple, ...]:
    """The couples that a server sees, by slug; None sees the shipped record alone."""
    rows = await reading.rows(
        f"""
        SELECT c.id, c.server, c.slug, {COUPLE_COLUMNS}
        FROM couples c JOIN couple_versions v
          ON v.id = (SELECT max(id) FROM couple_versions WHERE couple_id = c.id)
        WHERE ifnull(c.server, 0) IN (0, :server) AND v.action <> 'retract'
        ORDER BY c.slug, c.server
        """,
        {"server": server or 0},
    )
    return tuple(couple_from(row) for row in rows)


async def sources(reading: Reading, couple: int, server: int | None) -> dict[int, Source]:
    """The sources of a couple that a server sees, by row id, the shipped ones first."""
    rows = await reading.rows(
        f"""
        SELECT s.id AS row_id, s.key, {SOURCE_COLUMNS}
        FROM sources s JOIN source_versions v
          ON v.id = (SELECT max(id) FROM source_versions WHERE source_id = s.id)
        WHERE s.couple_id = :couple AND ifnull(s.server, 0) IN (0, :server)
        ORDER BY s.server IS NOT NULL, s.id
        """,
        {"couple": couple, "server": server or 0},
    )
    return {cast(int, row["row_id"]): source_from(row) for row in rows}


async def events(reading: Reading, couple: int, server: int | None) -> StoredEvents:
    """A couple's events as a server sees them: the shipped ones with its own layer on top."""
    scope = {"couple": couple, "server": server or 0}
    rows = await reading.rows(
        f"SELECT v.id AS version_id, e.key, v.place, {EVENT_COLUMNS} {SEEN_EVENTS} {OF_COUPLE}"
        " AND v.action <> 'retract' ORDER BY v.place IS NULL, v.place, e.id",
        scope,
    )
    by_id = await sources(reading, couple, server)
    cited: dict[int, list[Source]] = defaultdict(list)
    for row in await reading.rows(
        f"SELECT l.version_id, l.source_id {SEEN_EVENTS}"
        f" JOIN event_sources l ON l.version_id = v.id {OF_COUPLE} ORDER BY l.version_id, l.place",
        scope,
    ):
        cited[cast(int, row["version_id"])].append(by_id[cast(int, row["source_id"])])
    disputed: dict[int, list[str]] = defaultdict(list)
    for row in await reading.rows(
        f"SELECT l.version_id, d.key {SEEN_EVENTS} JOIN event_disputes l ON l.version_id = v.id"
        f" JOIN events d ON d.id = l.event_id {OF_COUPLE} ORDER BY l.version_id, l.place",
        scope,
    ):
        disputed[cast(int, row["version_id"])].append(str(row["key"]))
    return _split(rows, cited, disputed)


async def event_ids(reading: Reading, couple: int, server: int | None) -> dict[str, int]:
    """The rows of the couple's events that a server may name, by id; its own before shipped ones."""
    rows = await reading.rows(
        "SELECT id, key FROM events WHERE couple_id = :couple AND ifnull(server, 0) IN (0, :server)"
        " ORDER BY server IS NOT NULL",
        {"couple": couple, "server": server or 0},
    )
    return {str(row["key"]): cast(int, row["id"]) for row in rows}


def _split(rows: Sequence[Row], cited: dict[int, list[Source]], disputed: dict[int, list[str]]) -> StoredEvents:
    listed: list[Event] = []
    added: list[Event] = []
    for row in rows:
        version = cast(int, row["version_id"])
        event = event_from(row, cited[version], disputed[version])
        (added if row["place"] is None else listed).append(event)
    return StoredEvents(tuple(listed), tuple(added))
