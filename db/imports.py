"""Attached packs, from the time they are shown until they are applied, and what became of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from db.adoption import adopt
from db.changes import Change
from db.connection import Connection, Reading
from db.importing import CoupleChanges, put_entries
from db.records import Pack
from db.rows import Value
from db.undoing import TakenBack, take_back_batch, undoable

# How many attached files may wait to be applied.
MOST_OF_EDITOR = 3
MOST_OF_SERVER = 10


@dataclass(frozen=True, slots=True)
class KeptImport:
    """An attached file: who attached it, its name, and the texts of its packs, None once they are applied.

    `editor` is None where the id was erased.
    """

    editor: int | None
    name: str
    packs: tuple[str, ...] | None


class Applied(StrEnum):
    """What came of applying an import. `OUTDATED`: the record has changed since it was looked at."""

    NOW = "now"
    BEFORE = "before"
    OUTDATED = "outdated"


class ImportStore:
    """Imports of every server. Methods raise RecordUnavailable where the file cannot serve."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep(
        self, name: str, packs: Sequence[str], *, server: int, editor: int, made_at: datetime, keep_from: datetime
    ) -> int:
        """Keep the texts of attached packs and return the import's number; those before `keep_from` go.

        Of what is not applied, MOST_OF_EDITOR and MOST_OF_SERVER are kept: with another one, the oldest goes.
        """
        async with self._connection.transaction() as write:
            await write.rows(
                "DELETE FROM imports WHERE made_at < :from AND applied_at IS NULL", {"from": keep_from.isoformat()}
            )
            whose: dict[str, Value] = {"server": server, "editor": editor}
            for where, most in (("editor = :editor", MOST_OF_EDITOR), ("TRUE", MOST_OF_SERVER)):
                await write.rows(
                    "DELETE FROM imports WHERE id IN (SELECT id FROM imports WHERE server = :server"
                    f" AND applied_at IS NULL AND {where} ORDER BY id DESC LIMIT -1 OFFSET :others)",
                    {**whose, "others": most - 1},
                )
            return await write.insert(
                "imports",
                {
                    "server": server,
                    "editor": editor,
                    "name": name,
                    "packs": json.dumps(list(packs), ensure_ascii=False),
                    "made_at": made_at.isoformat(),
                },
            )

    async def find(self, number: int, *, server: int) -> KeptImport | None:
        """An import of a server by its number."""
        rows = await self._connection.reading.rows(
            "SELECT editor, name, packs FROM imports WHERE id = :id AND server = :server",
            {"id": number, "server": server},
        )
        if not rows:
            return None
        [row] = rows
        packs = None if row["packs"] is None else tuple(json.loads(str(row["packs"])))
        return KeptImport(cast("int | None", row["editor"]), str(row["name"]), packs)

    async def stamp(self, server: int) -> str:
        """A text that changes with whatever may change what a server sees."""
        return await _stamp(self._connection.reading, server)

    async def touched(self, server: int) -> frozenset[int]:
        """The rows of the couples of which a server's layer says something itself."""
        rows = await self._connection.reading.rows(
            """
            SELECT couple FROM (
                SELECT couple_id AS couple, follows, max(id) FROM couple_versions
                WHERE layer = :server GROUP BY couple_id
                UNION ALL
                SELECT e.couple_id, v.follows, max(v.id) FROM source_versions v JOIN sources e ON e.id = v.source_id
                WHERE v.layer = :server GROUP BY v.source_id
                UNION ALL
                SELECT e.couple_id, v.follows, max(v.id) FROM event_versions v JOIN events e ON e.id = v.event_id
                WHERE v.layer = :server GROUP BY v.event_id
            ) WHERE follows = 0
            """,
            {"server": server},
        )
        return frozenset(cast(int, row["couple"]) for row in rows)

    async def apply(
        self, number: int, work: Sequence[CoupleChanges | Pack], *, server: int, change: Change, stamp: str
    ) -> Applied:
        """Apply an import, all or nothing: packs become couples of the server's own.

        `stamp` is that of the record that the work was planned for. Raises DisputesLeadBack.
        """
        async with self._connection.transaction() as write:
            if await _stamp(write, server) != stamp:
                return Applied.OUTDATED
            marked = await write.rows(
                "UPDATE imports SET packs = NULL, applied_at = :at"
                " WHERE id = :id AND server = :server AND packs IS NOT NULL RETURNING id",
                {"id": number, "server": server, "at": change.made_at.isoformat()},
            )
            if not marked:
                return Applied.BEFORE
            for part in work:
                if isinstance(part, Pack):
                    await adopt(write, server, part, change, batch=number)
                else:
                    await put_entries(write, server, part, change, batch=number)
            return Applied.NOW

    async def named(self, number: int, *, server: int) -> str | None:
        """The file's name of an import that was applied, or of the undoing of one."""
        return await _named(self._connection.reading, number, server)

    async def take_back(self, number: int, *, server: int, change: Change) -> TakenBack | None:
        """Undo what an import, or the undoing of one, wrote; None for a number that this server does not have.

        Raises DisputesLeadBack.
        """
        async with self._connection.transaction() as write:
            if (name := await _named(write, number, server)) is None:
                return None
            undo = await undoable(write, server, number)
            if not undo.entries:
                return TakenBack(name, 0, undo.staying, None)
            at = change.made_at.isoformat()
            row: dict[str, Value] = {"server": server, "editor": change.editor, "name": name}
            batch = await write.insert("imports", {**row, "made_at": at, "applied_at": at})
            await take_back_batch(write, server, undo, change, batch=batch)
            return TakenBack(name, undo.entries, undo.staying, batch)


async def _named(reading: Reading, number: int, server: int) -> str | None:
    name = await reading.value(
        "SELECT name FROM imports WHERE id = :id AND server = :server AND applied_at IS NOT NULL",
        {"id": number, "server": server},
    )
    return None if name is None else str(name)


async def _stamp(reading: Reading, server: int) -> str:
    return str(
        await reading.value(
            """
            SELECT json_array(
                (SELECT max(id) FROM couple_versions WHERE layer = :server),
                (SELECT max(id) FROM source_versions WHERE layer = :server),
                (SELECT max(id) FROM event_versions WHERE layer = :server),
                (SELECT max(id) FROM couple_versions WHERE layer IS NULL),
                (SELECT max(id) FROM pack_loads),
                (SELECT max(id) FROM takedowns)
            )
            """,
            {"server": server},
        )
    )
