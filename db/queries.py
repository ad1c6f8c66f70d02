"""The SELECTs that turn rows into records, for reading alone or inside a transaction."""

from __future__ import annotations

import json
from typing import cast

from db.connection import Reading
from db.records import Event, Source
from db.rows import (
    COUPLE_COLUMNS,
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
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
# In the same statement as the version that they belong to: a write may come between two statements.
_CITED = """(SELECT json_group_array(source_id) FROM
    (SELECT source_id FROM event_sources WHERE version_id = v.id ORDER BY place))"""
_DISPUTED = """(SELECT json_group_array(key) FROM
    (SELECT d.key FROM event_disputes l JOIN events d ON d.id = l.event_id
     WHERE l.version_id = v.id ORDER BY l.place))"""


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
    rows = await reading.rows(
        f"""
        SELECT e.key, v.place, {EVENT_COLUMNS}, {_CITED} AS cited, {_DISPUTED} AS disputed
        {SEEN_EVENTS} {OF_COUPLE} AND v.action <> 'retract' ORDER BY v.place IS NULL, v.place, e.id
        """,
        {"couple": couple, "server": server or 0},
    )
    # Read after the events, so that it holds what they cite: sources are only ever added.
    by_id = await sources(reading, couple, server)
    listed: list[Event] = []
    added: list[Event] = []
    for row in rows:
        cited: list[int] = json.loads(str(row["cited"]))
        event = event_from(row, [by_id[number] for number in cited], json.loads(str(row["disputed"])))
        (added if row["place"] is None else listed).append(event)
    return StoredEvents(tuple(listed), tuple(added))


async def partners(reading: Reading, server: int | None) -> tuple[tuple[int, str], ...]:
    """Whom the events that a server sees name as a partner, each with the couple's row."""
    rows = await reading.rows(
        f"""
        SELECT DISTINCT e.couple_id, v.partner {SEEN_EVENTS}
        WHERE ifnull(e.server, 0) IN (0, :server) AND v.action <> 'retract' AND v.partner IS NOT NULL
        """,
        {"server": server or 0},
    )
    return tuple((cast(int, row["couple_id"]), str(row["partner"])) for row in rows)


async def event_ids(reading: Reading, couple: int, server: int | None) -> dict[str, int]:
    """The rows of the couple's events that a server may name, by id; its own before shipped ones."""
    rows = await reading.rows(
        "SELECT id, key FROM events WHERE couple_id = :couple AND ifnull(server, 0) IN (0, :server)"
        " ORDER BY server IS NOT NULL",
        {"couple": couple, "server": server or 0},
    )
    return {str(row["key"]): cast(int, row["id"]) for row in rows}
