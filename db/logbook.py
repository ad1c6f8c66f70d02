"""Who changed what: the versions of a server's own layer, the newest first."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import cast

from db.changes import Action
from db.connection import Connection
from db.records import Certainty
from db.rows import Row, Value
from db.versions import COUPLES, EVENTS, SOURCES, Kept


class Part(StrEnum):
    """What a version is of."""

    COUPLE = "couple"
    SOURCE = "source"
    EVENT = "event"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which changes are asked for: of one editor, of one couple, made from one day to another (in UTC)."""

    editor: int | None = None
    couple: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """One change: of what, and what it said from then on. Settings have no couple and no id.

    `follows` says that from then on the entry was as the shipped record is.
    """

    part: Part
    made_at: datetime
    editor: int | None
    action: Action
    follows: bool
    reason: str
    slug: str = ""
    key: str = ""
    said: str = ""
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class ShippedSince:
    """A shipped entry that was changed for everybody after a server had made it its own."""

    part: Part
    slug: str
    key: str
    said: str
    certainty: Certainty | None = None


# Of each kind of entry: its tables, its id, what it says in short, and how well that is supported.
_PARTS = {
    Part.COUPLE: (COUPLES, "e.slug", "v.name", "NULL"),
    Part.SOURCE: (SOURCES, "e.key", "coalesce(v.title, v.publisher)", "NULL"),
    Part.EVENT: (EVENTS, "e.key", "v.summary", "v.certainty"),
}
# Couples that are taken down are in no log; `:hidden` are others that a server is told nothing about.
_SHOWN = """c.id NOT IN (SELECT value FROM json_each(:hidden)) AND c.slug NOT IN (
    SELECT slug FROM takedowns t
    WHERE id = (SELECT max(id) FROM takedowns WHERE slug = t.slug) AND NOT lifted)"""
_CHOSEN = """v.editor IS ifnull(:editor, v.editor)
    AND v.made_at >= ifnull(:from, v.made_at) AND v.made_at < ifnull(:before, '9999-99')"""


def _joined(kept: Kept) -> str:
    couple = "e.id" if kept is COUPLES else "e.couple_id"
    return (
        f"FROM {kept.versions} v JOIN {kept.entries} e ON e.id = v.{kept.of} JOIN couples c ON c.id = {couple}"
        f" WHERE v.layer = :server AND {_SHOWN}"
    )


_LOG = " UNION ALL ".join(
    [
        f"""SELECT '{part}' AS part, v.id, v.made_at, v.editor, v.action, v.follows, v.reason,
            c.slug, {key} AS key, {said} AS said, {certainty} AS certainty
            {_joined(kept)} AND c.id = ifnull(:couple, c.id) AND {_CHOSEN}"""
        for part, (kept, key, said, certainty) in _PARTS.items()
    ]
    + [
        f"""SELECT '{Part.SETTINGS}', v.id, v.made_at, v.editor, '{Action.CHANGE}', 0, '', '', '', '', NULL
            FROM setting_versions v WHERE v.server = :server AND :couple IS NULL AND {_CHOSEN}"""
    ]
)
_SINCE = " UNION ALL ".join(
    f"""SELECT '{part}' AS part, c.slug, {key} AS key, {said} AS said, {certainty} AS certainty
        {_joined(kept)} AND NOT v.follows
        AND v.id = (SELECT max(id) FROM {kept.versions} WHERE {kept.of} = e.id AND layer = :server)
        AND v.id < (SELECT max(id) FROM {kept.versions} WHERE {kept.of} = e.id AND ifnull(layer, 0) = 0)"""
    for part, (kept, key, said, certainty) in _PARTS.items()
)


class Logbook:
    """What each server's editors did. Methods raise RecordUnavailable where the file cannot serve."""

    def __init__(self, connection: Connection) -> None:
        self._reading = connection.reading

    async def count(self, server: int, chosen: LogFilter, *, hidden: Collection[int] = ()) -> int:
        """How many changes there are; those of the couples in `hidden`, by row, are not counted."""
        values = _bound(server, chosen, hidden)
        return cast(int, await self._reading.value(f"SELECT count(*) FROM ({_LOG})", values))

    async def changes(
        self, server: int, chosen: LogFilter, *, start: int, stop: int, hidden: Collection[int] = ()
    ) -> Sequence[Logged]:
        """The changes from one place of the log up to before another, the newest first."""
        window: dict[str, Value] = {"start": start, "count": stop - start}
        rows = await self._reading.rows(
            f"{_LOG} ORDER BY made_at DESC, id DESC, part LIMIT :count OFFSET :start",
            {**_bound(server, chosen, hidden), **window},
        )
        return [_logged(row) for row in rows]

    async def shipped_since(self, server: int, *, hidden: Collection[int] = ()) -> Sequence[ShippedSince]:
        """The shipped entries that a server has made its own, and that were changed for everybody since."""
        rows = await self._reading.rows(_SINCE, {"server": server, "hidden": json.dumps(list(hidden))})
        return [
            ShippedSince(Part(str(row["part"])), str(row["slug"]), str(row["key"]), str(row["said"]), _certainty(row))
            for row in rows
        ]


def _bound(server: int, chosen: LogFilter, hidden: Collection[int]) -> Mapping[str, Value]:
    return {
        "server": server,
        "hidden": json.dumps(list(hidden)),
        "editor": chosen.editor,
        "couple": chosen.couple,
        "from": chosen.first and chosen.first.isoformat(),
        "before": chosen.last and _day_after(chosen.last),
    }


def _day_after(day: date) -> str:
    return (day + timedelta(days=1)).isoformat() if day < date.max else "9999-99"


def _logged(row: Row) -> Logged:
    return Logged(
        part=Part(str(row["part"])),
        made_at=datetime.fromisoformat(str(row["made_at"])),
        editor=cast("int | None", row["editor"]),
        action=Action(str(row["action"])),
        follows=bool(row["follows"]),
        reason=str(row["reason"]),
        slug=str(row["slug"]),
        key=str(row["key"]),
        said=str(row["said"]),
        certainty=_certainty(row),
    )


def _certainty(row: Row) -> Certainty | None:
    return Certainty(str(row["certainty"])) if row["certainty"] else None
