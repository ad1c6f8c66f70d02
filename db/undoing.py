"""A whole import taken back: each entry says again what it said before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import cast

from db import queries
from db.changes import Action, Change
from db.connection import Writing
from db.fitness import refuse_unfit, refuse_unfit_of
from db.importing import next_row
from db.layers import refuse_cycles
from db.rows import Row, Value
from db.versions import COUPLES, EVENTS, SOURCES, Kept, said_before


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many entries of an import are as they were before it, and how many had been changed since.

    `name` is that of the file; `batch` is the batch that took them back, None where there was nothing to take back.
    """

    name: str
    entries: int
    kept: int
    batch: int | None


@dataclass(frozen=True, slots=True)
class Undoable:
    """The versions of a batch that can be taken back, and how many entries of it stay as they are."""

    newest: Mapping[Kept, Sequence[Row]]
    staying: int

    @property
    def entries(self) -> int:
        """How many entries can be taken back."""
        return sum(map(len, self.newest.values()))


async def undoable(write: Writing, server: int, batch: int) -> Undoable:
    """What of a batch can be taken back: what is still the newest of its layer, but no article that is cited since."""
    rows = {kept: await _of_batch(write, kept, batch, server) for kept in (COUPLES, SOURCES, EVENTS)}
    newest = {kept: [row for row in found if row["version"] == row["newest"]] for kept, found in rows.items()}
    cited = await _cited(write, server, newest[SOURCES], but_by=newest[EVENTS])
    newest[SOURCES] = [
        row for row in newest[SOURCES] if row["entry"] not in cited or said_before(row).action != Action.RETRACT
    ]
    return Undoable(newest, sum(map(len, rows.values())) - sum(map(len, newest.values())))


async def take_back_batch(write: Writing, server: int, undo: Undoable, change: Change, *, batch: int) -> None:
    """Undo, inside a transaction, versions of another batch; `batch` is the one that undoes them.

    Each entry says again what it said before, as versions.take_back has it. Raises DisputesLeadBack or MayNotStand.
    """
    for kept, rows in undo.newest.items():
        await _say_before(write, kept, rows, server=server, change=change, batch=batch)
    for couple in sorted({cast(int, row["couple"]) for row in undo.newest[EVENTS]}):
        await refuse_cycles(write, couple, server)
        events = {cast(int, row["entry"]) for row in undo.newest[EVENTS] if row["couple"] == couple}
        await refuse_unfit(write, couple, server, events)
    for row in undo.newest[SOURCES]:
        await refuse_unfit_of(write, cast(int, row["couple"]), server, cast(int, row["entry"]))


async def _cited(write: Writing, server: int, sources: Sequence[Row], *, but_by: Sequence[Row]) -> frozenset[int]:
    """The rows of the articles that events cite, as a server sees them, other than some versions of events."""
    rows = await write.rows(
        f"SELECT DISTINCT s.source_id {queries.SEEN_EVENTS} JOIN event_sources s ON s.version_id = v.id"
        " WHERE e.couple_id IN (SELECT value FROM json_each(:couples)) AND ifnull(e.server, 0) IN (0, :server)"
        " AND v.action <> 'retract' AND v.id NOT IN (SELECT value FROM json_each(:but))",
        {
            "couples": json.dumps(sorted({cast(int, row["couple"]) for row in sources})),
            "but": json.dumps([row["version"] for row in but_by]),
            "server": server,
        },
    )
    return frozenset(cast(int, row["source_id"]) for row in rows)


async def _of_batch(write: Writing, kept: Kept, batch: int, server: int) -> Sequence[Row]:
    """The newest version of each entry in a batch, with what came before it, and what is newest now."""
    couple = "id" if kept is COUPLES else "couple_id"
    return await write.rows(
        f"""
        SELECT b.*, p.action AS before_action, p.follows AS before_follows FROM (
            SELECT max(v.id) AS version, v.{kept.of} AS entry, v.action, e.server, e.{couple} AS couple,
                (SELECT max(id) FROM {kept.versions} WHERE {kept.of} = e.id AND ifnull(layer, 0) = :server) AS newest,
                (SELECT max(id) FROM {kept.versions} WHERE {kept.of} = e.id AND ifnull(layer, 0) = :server
                    AND id < v.id) AS before,
                (SELECT max(id) FROM {kept.versions} WHERE {kept.of} = e.id AND ifnull(layer, 0) = 0) AS shipped
            FROM {kept.versions} v JOIN {kept.entries} e ON e.id = v.{kept.of}
            WHERE v.layer = :server AND v.batch = :batch GROUP BY e.id
        ) b LEFT JOIN {kept.versions} p ON p.id = b.before ORDER BY b.version
        """,
        {"batch": batch, "server": server},
    )


async def _say_before(
    write: Writing, kept: Kept, undone: Sequence[Row], *, server: int, change: Change, batch: int
) -> None:
    if not undone:
        return
    first = await next_row(write, kept.versions)
    said = [{"made": first + number, **asdict(said_before(row))} for number, row in enumerate(undone)]
    values: dict[str, Value] = {"said": json.dumps(said), "server": server, "batch": batch, **change.values()}
    made, copied = "json_extract(s.value, '$.made')", "json_extract(s.value, '$.version')"
    await write.rows(
        f"""
        INSERT INTO {kept.versions} (
            id, {kept.of}, {kept.columns}, action, follows, layer, batch, editor, made_at, reason
        )
        SELECT {made}, {kept.of}, {kept.columns}, json_extract(s.value, '$.action'),
            json_extract(s.value, '$.follows'), :server, :batch, :editor, :made_at, :reason
        FROM json_each(:said) s JOIN {kept.versions} c ON c.id = {copied}
        """,
        values,
    )
    if kept is EVENTS:
        for table, column in (("event_sources", "source_id"), ("event_disputes", "event_id")):
            await write.rows(
                f"INSERT INTO {table} SELECT {made}, place, {column}"
                f" FROM json_each(:said) s JOIN {table} l ON l.version_id = {copied}",
                {"said": values["said"]},
            )
