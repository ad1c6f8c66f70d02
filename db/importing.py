"""What an import writes: many entries of a server's layer at once.

Thousands of entries go in together, so rows are numbered here and written a table at a time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from db.changes import Action, Change, add_couple_version
from db.connection import Writing
from db.layers import refuse_cycles
from db.records import Couple, Event, Source
from db.rows import Value, event_values, source_values
from db.versions import EVENTS, SOURCES, Kept

_Says = TypeVar("_Says")
# So many rows are made ready between two turns of everybody else.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Put(Generic[_Says]):
    """An entry that says something else from now on. `row` is None for one that is new.

    `seen` is the version of it that counted before.
    """

    key: str
    action: Action
    says: _Says
    row: int | None = None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class CoupleChanges:
    """What an import makes of a couple that a server sees; `couple` is its row.

    `called` is what the couple is called from now on, None where that stays. The sources and disputes of
    events are named by their keys: of entries that are put, or of those in `source_rows` and `event_rows`.
    """

    couple: int
    called: Couple | None
    sources: tuple[Put[Source], ...]
    events: tuple[Put[Event], ...]
    source_rows: Mapping[str, int]
    event_rows: Mapping[str, int]


async def put_entries(write: Writing, server: int, changes: CoupleChanges, change: Change, *, batch: int) -> None:
    """Write what an import makes of a couple, inside a transaction. Raises DisputesLeadBack."""
    couple = changes.couple
    if changes.called:
        called = changes.called
        await add_couple_version(write, couple, called, Action.CHANGE, change, layer=server, batch=batch)
    source_rows = {**changes.source_rows, **await _rows_of(write, SOURCES, couple, server, changes.sources)}
    event_rows = {**changes.event_rows, **await _rows_of(write, EVENTS, couple, server, changes.events)}
    shared: dict[str, Value] = {"layer": server, "batch": batch, **change.values()}
    first = await next_row(write, SOURCES.versions)
    for start in range(0, len(changes.sources), _AT_ONCE):
        puts = changes.sources[start : start + _AT_ONCE]
        rows = [
            {"id": first + number, "source_id": source_rows[put.key], "action": put.action, **shared}
            | source_values(put.says)
            for number, put in enumerate(puts, start)
        ]
        await write.insert_all(SOURCES.versions, rows)
    await _put_events(write, changes.events, shared, source_rows, event_rows)
    await refuse_cycles(write, couple, server)


async def _put_events(
    write: Writing,
    events: Sequence[Put[Event]],
    shared: Mapping[str, Value],
    source_rows: Mapping[str, int],
    event_rows: Mapping[str, int],
) -> None:
    first = await next_row(write, EVENTS.versions)
    places = await _places(write, events)
    for start in range(0, len(events), _AT_ONCE):
        puts = [(first + number, put) for number, put in enumerate(events[start : start + _AT_ONCE], start)]
        rows = [
            {"id": version, "event_id": event_rows[put.key], "action": put.action, "place": places.get(put.key)}
            | {**shared, **event_values(put.says)}
            for version, put in puts
        ]
        await write.insert_all(EVENTS.versions, rows)
        cited = [
            {"version_id": version, "place": place, "source_id": source_rows[source.key]}
            for version, put in puts
            for place, source in enumerate(put.says.sources)
        ]
        await write.insert_all("event_sources", cited)
        disputed = [
            {"version_id": version, "place": place, "event_id": event_rows[key]}
            for version, put in puts
            for place, key in enumerate(put.says.disputes)
        ]
        await write.insert_all("event_disputes", disputed)


async def _rows_of(write: Writing, kept: Kept, couple: int, server: int, puts: Sequence[Put[_Says]]) -> dict[str, int]:
    """The rows of entries by their keys; those that are new are added as the server's own."""
    first = await next_row(write, kept.entries)
    new = {put.key: first + number for number, put in enumerate(put for put in puts if put.row is None)}
    rows = [{"id": row, "couple_id": couple, "server": server, "key": key} for key, row in new.items()]
    await write.insert_all(kept.entries, rows)
    return {put.key: put.row for put in puts if put.row is not None} | new


async def _places(write: Writing, events: Sequence[Put[Event]]) -> dict[str, int]:
    """The places in a story that events keep: none once its day or what it does to the status is another."""
    seen = {put.seen: put for put in events if put.seen is not None}
    rows = await write.rows(
        "SELECT id, place, kind, certainty, date FROM event_versions"
        " WHERE id IN (SELECT value FROM json_each(:seen)) AND place IS NOT NULL",
        {"seen": json.dumps(list(seen))},
    )
    places: dict[str, int] = {}
    for row in rows:
        put = seen[cast(int, row["id"])]
        now = put.says
        if (row["kind"], row["certainty"], row["date"]) == (now.kind, now.certainty, now.date and now.date.text):
            places[put.key] = cast(int, row["place"])
    return places


async def next_row(write: Writing, table: str) -> int:
    """The id that the next row of a table gets."""
    return 1 + cast(int, await write.value(f"SELECT ifnull(max(id), 0) FROM {table}"))
