"""Versions of couples, sources and events: which one a server sees, and how a new one is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar, cast

from db.changes import Action, Change
from db.connection import Reading, Writing
from db.rows import COUPLE_COLUMNS, EVENT_COLUMNS, SOURCE_COLUMNS, Row, Value

_Says = TypeVar("_Says")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept in versions: its two tables, the column that joins them, and what a version says."""

    entries: str
    versions: str
    of: str
    columns: str


COUPLES = Kept("couples", "couple_versions", "couple_id", COUPLE_COLUMNS)
SOURCES = Kept("sources", "source_versions", "source_id", SOURCE_COLUMNS)
EVENTS = Kept("events", "event_versions", "event_id", f"place, {EVENT_COLUMNS}")
# Lists that go with the versions of events, by the column that they hold.
_LINKS = {"event_sources": "source_id", "event_disputes": "event_id"}


@dataclass(frozen=True, slots=True)
class Version(Generic[_Says]):
    """One version of an entry: what it says, in whose eyes, and who wrote it, when and why.

    `layer` is the server whose eyes it is for, None for everybody's; `follows` says that from then on
    that layer was as the shipped record is. `editor` is a Discord user's id, None where a pack or the
    operator acted and where the id was erased. `batch` is the import that wrote it.
    """

    id: int
    entry: int
    layer: int | None
    action: Action
    follows: bool
    editor: int | None
    made_at: datetime
    reason: str
    batch: int | None
    says: _Says

    @property
    def stands(self) -> bool:
        """Whether the entry stood from then on."""
        return self.action is not Action.RETRACT


VERSION_COLUMNS = "v.id AS version, v.layer, v.action, v.follows, v.editor, v.made_at, v.reason, v.batch"


def seen_version(kept: Kept, entry: str, *, up_to: bool = False) -> str:
    """The id of the version of an entry that counts for `:server`, as an SQL expression.

    It is the newest of the server's own layer, unless that follows the shipped record, else the newest
    shipped one; with `up_to`, of the versions up to `:up_to`.
    """
    only = " AND id <= :up_to" if up_to else ""
    return f"""coalesce(
        (SELECT CASE follows WHEN 0 THEN id END FROM {kept.versions}
         WHERE {kept.of} = {entry} AND ifnull(layer, 0) = :server AND :server <> 0{only} ORDER BY id DESC LIMIT 1),
        (SELECT max(id) FROM {kept.versions} WHERE {kept.of} = {entry} AND ifnull(layer, 0) = 0{only}))"""


def version_from(row: Row, says: _Says, *, entry: int) -> Version[_Says]:
    """A version from its columns, and what it says."""
    return Version(
        id=cast(int, row["version"]),
        entry=entry,
        layer=cast("int | None", row["layer"]),
        action=Action(str(row["action"])),
        follows=bool(row["follows"]),
        editor=cast("int | None", row["editor"]),
        made_at=datetime.fromisoformat(str(row["made_at"])),
        reason=str(row["reason"]),
        batch=cast("int | None", row["batch"]),
        says=says,
    )


async def seen(reading: Reading, kept: Kept, entry: int, server: int) -> Row | None:
    """The version of an entry that counts for a server: its `id`, `action` and `layer`."""
    rows = await reading.rows(
        f"SELECT id, action, layer FROM {kept.versions} WHERE id = {seen_version(kept, ':entry')}",
        {"entry": entry, "server": server},
    )
    return rows[0] if rows else None


async def say_again(
    write: Writing,
    kept: Kept,
    version: int,
    action: Action,
    change: Change,
    *,
    layer: int,
    follows: bool = False,
    batch: int | None = None,
) -> int:
    """A new version of a layer that says what another version says; returns its id."""
    [copied] = await write.rows(
        f"SELECT {kept.of}, {kept.columns} FROM {kept.versions} WHERE id = :version", {"version": version}
    )
    values: dict[str, Value] = {**dict(copied), **change.values()}
    values |= {"layer": layer, "action": action, "follows": int(follows), "batch": batch}
    made = await write.insert(kept.versions, values)
    if kept is EVENTS:
        for table, column in _LINKS.items():
            await write.rows(
                f"INSERT INTO {table} SELECT :made, place, {column} FROM {table} WHERE version_id = :version",
                {"made": made, "version": version},
            )
    return made


async def retract(write: Writing, kept: Kept, entry: int, server: int, change: Change) -> int | None:
    """Retract an entry in a server's layer; None where it does not stand there."""
    row = await seen(write, kept, entry, server)
    if row is None or row["action"] == Action.RETRACT:
        return None
    return await say_again(write, kept, cast(int, row["id"]), Action.RETRACT, change, layer=server)


async def restore(write: Writing, kept: Kept, entry: int, server: int, change: Change) -> int | None:
    """Put back an entry that is retracted for a server; None where it stands.

    It says again what it said before; where that was what everybody sees, it follows the shipped record.
    """
    row = await seen(write, kept, entry, server)
    if row is None or row["action"] != Action.RETRACT:
        return None
    version = cast(int, row["id"])
    if row["layer"] is None or not await _was_shipped(write, kept, version):
        return await say_again(write, kept, version, Action.RESTORE, change, layer=server)
    return await _follow(write, kept, entry, Action.RESTORE, change, layer=server)


async def take_back(write: Writing, kept: Kept, version: int, server: int, change: Change) -> int | None:
    """A version of a server's layer undone: the entry says again what it said before it.

    None where that version is not the newest of this server's layer: it has been changed since, or is
    somebody else's.
    """
    newest = await write.value(
        f"SELECT max(id) FROM {kept.versions} WHERE ifnull(layer, 0) = :server AND {kept.of} ="
        f" (SELECT {kept.of} FROM {kept.versions} WHERE id = :version)",
        {"version": version, "server": server},
    )
    return await _as_before(write, kept, version, change) if newest == version else None


async def _as_before(write: Writing, kept: Kept, version: int, change: Change) -> int:
    """A version of a layer that says what its entry said before another version of the same layer."""
    [undone] = await write.rows(
        f"""
        SELECT b.*, p.action AS before_action, p.follows AS before_follows FROM (
            SELECT v.id AS version, v.layer, v.action, e.server,
                (SELECT max(id) FROM {kept.versions}
                    WHERE {kept.of} = e.id AND layer = v.layer AND id < v.id) AS before,
                (SELECT max(id) FROM {kept.versions} WHERE {kept.of} = e.id AND ifnull(layer, 0) = 0) AS shipped
            FROM {kept.versions} v JOIN {kept.entries} e ON e.id = v.{kept.of} WHERE v.id = :version
        ) b LEFT JOIN {kept.versions} p ON p.id = b.before
        """,
        {"version": version},
    )
    said = said_before(undone)
    layer = cast(int, undone["layer"])
    return await say_again(write, kept, said.version, said.action, change, layer=layer, follows=said.follows)


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """The version that says what an entry said before another one, how the entry comes back, and whether it follows."""

    version: int
    action: Action
    follows: bool


def said_before(undone: Row) -> SaidBefore:
    """What an entry said before a version of a layer.

    The row has the version and its action, the server of the entry, the version of that layer `before` it with
    `before_action` and `before_follows`, and the newest one that is `shipped`.
    """
    again = Action.RESTORE if undone["action"] == Action.RETRACT else Action.CHANGE
    if undone["before"] is None and undone["server"] is not None:
        # Before its first version, a server's own entry was not there.
        return SaidBefore(cast(int, undone["version"]), Action.RETRACT, follows=False)
    if undone["before"] is None or undone["before_follows"]:
        return SaidBefore(cast(int, undone["shipped"]), again, follows=True)
    action = Action.RETRACT if undone["before_action"] == Action.RETRACT else again
    return SaidBefore(cast(int, undone["before"]), action, follows=False)


async def _was_shipped(write: Writing, kept: Kept, version: int) -> bool:
    """Whether what a layer retracted was, before that, what everybody sees."""
    rows = await write.rows(
        f"""
        SELECT e.server, (
            SELECT NOT b.follows FROM {kept.versions} b WHERE b.{kept.of} = e.id AND b.layer = v.layer
                AND b.id < v.id AND b.action <> 'retract' ORDER BY b.id DESC LIMIT 1
        ) AS own FROM {kept.versions} v JOIN {kept.entries} e ON e.id = v.{kept.of} WHERE v.id = :version
        """,
        {"version": version},
    )
    return rows[0]["server"] is None and not rows[0]["own"]


async def _follow(write: Writing, kept: Kept, entry: int, action: Action, change: Change, *, layer: int) -> int:
    """A version of a layer from which on it is as the shipped record is."""
    newest = f"SELECT max(id) FROM {kept.versions} WHERE {kept.of} = :entry AND ifnull(layer, 0) = 0"
    shipped = cast(int, await write.value(newest, {"entry": entry}))
    return await say_again(write, kept, shipped, action, change, layer=layer, follows=True)


def scope(server: int | None, **values: Value) -> Mapping[str, Value]:
    """What the statements about a server's view bind: 0 stands for nobody's."""
    return {"server": server or 0, **values}
