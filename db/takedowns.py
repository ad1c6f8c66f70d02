"""Couples that the operator took down everywhere, on the request of somebody in the record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.connection import Connection
from db.rows import COUPLE_COLUMNS, Row, StoredCouple, couple_from


@dataclass(frozen=True, slots=True)
class Takedown:
    """A couple that is answered about nowhere: its slug, all that it was called, and the names of the two."""

    slug: str
    names: tuple[str, ...]
    people: tuple[str, str]
    reason: str
    made_at: datetime


class TakedownStore:
    """Takedowns, of which the newest for each slug counts. Methods raise RecordUnavailable where the file fails."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def standing(self) -> tuple[Takedown, ...]:
        """The takedowns in force, by slug."""
        rows = await self._connection.reading.rows(
            "SELECT slug, names, people, reason, made_at FROM takedowns t"
            " WHERE id = (SELECT max(id) FROM takedowns WHERE slug = t.slug) AND NOT lifted ORDER BY slug"
        )
        return tuple(map(_takedown, rows))

    async def couples(self) -> tuple[StoredCouple, ...]:
        """Every couple of every server, as who added it says it now, the shipped ones first; retracted ones too."""
        rows = await self._connection.reading.rows(
            f"""
            SELECT c.id, c.server, c.slug, {COUPLE_COLUMNS}
            FROM couples c JOIN couple_versions v ON v.id = (
                SELECT max(id) FROM couple_versions
                WHERE couple_id = c.id AND ifnull(layer, 0) = ifnull(c.server, 0))
            ORDER BY c.server IS NOT NULL, c.id
            """
        )
        return tuple(map(couple_from, rows))

    async def take_down(self, takedown: Takedown) -> None:
        """Take a couple down everywhere."""
        await self._write(takedown, lifted=False)

    async def lift(self, takedown: Takedown) -> None:
        """Answer about a couple again; the takedown's reason and day are those of lifting it."""
        await self._write(takedown, lifted=True)

    async def _write(self, takedown: Takedown, *, lifted: bool) -> None:
        async with self._connection.transaction() as write:
            await write.insert(
                "takedowns",
                {
                    "slug": takedown.slug,
                    "names": _json(takedown.names),
                    "people": _json(takedown.people),
                    "lifted": int(lifted),
                    "reason": takedown.reason,
                    "made_at": takedown.made_at.isoformat(),
                },
            )


def _takedown(row: Row) -> Takedown:
    first, second = json.loads(str(row["people"]))
    return Takedown(
        slug=str(row["slug"]),
        names=tuple(json.loads(str(row["names"]))),
        people=(first, second),
        reason=str(row["reason"]),
        made_at=datetime.fromisoformat(str(row["made_at"])),
    )


def _json(texts: Sequence[str]) -> str:
    return json.dumps(list(texts), ensure_ascii=False)
