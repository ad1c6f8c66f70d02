"""Who changed the record, how, and the INSERTs that editors and packs share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from db.connection import Writing
from db.records import Couple, Event, Source
from db.rows import Value, couple_values, event_values, source_values


class Action(StrEnum):
    """What a version does to its entry."""

    ADD = "add"
    CHANGE = "change"
    RETRACT = "retract"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Change:
    """Who changes the record, when and why; `editor` is a Discord user id, None for a pack."""

    made_at: datetime
    reason: str
    editor: int | None = None

    def values(self) -> dict[str, Value]:
        """The columns of a version that tell about the change."""
        return {"editor": self.editor, "made_at": self.made_at.isoformat(), "reason": self.reason}


async def new_identity(write: Writing, table: str, prefix: str, couple: int, server: int) -> tuple[int, str]:
    """Add an editor's entry to `events` or `sources` under an id that its couple does not have yet."""
    number = 1 + cast(int, await write.value(f"SELECT ifnull(max(id), 0) FROM {table}"))
    key = f"{prefix}{number}"
    while await write.value(
        f"SELECT 1 FROM {table} WHERE couple_id = :couple AND key = :key", {"couple": couple, "key": key}
    ):
        key += "x"
    await write.insert(table, {"id": number, "couple_id": couple, "server": server, "key": key})
    return number, key


async def add_couple_version(
    write: Writing,
    couple_id: int,
    couple: Couple,
    action: Action,
    change: Change,
    *,
    layer: int | None,
    batch: int | None = None,
) -> int:
    """Write down what a couple is called from now on, in a layer, and return the version's id."""
    values: dict[str, Value] = {"couple_id": couple_id, "layer": layer, "action": action, "batch": batch}
    return await write.insert("couple_versions", {**values, **couple_values(couple), **change.values()})


async def add_source_version(
    write: Writing,
    source_id: int,
    source: Source,
    action: Action,
    change: Change,
    *,
    layer: int | None,
    batch: int | None = None,
) -> int:
    """Write down what a source says from now on, in a layer, and return the version's id."""
    values: dict[str, Value] = {"source_id": source_id, "layer": layer, "action": action, "batch": batch}
    return await write.insert("source_versions", {**values, **source_values(source), **change.values()})


async def add_event_version(
    write: Writing,
    event_id: int,
    event: Event,
    action: Action,
    change: Change,
    *,
    layer: int | None,
    place: int | None,
    source_ids: Iterable[int],
    event_ids: Mapping[str, int],
    batch: int | None = None,
) -> int:
    """Write down what an event says from now on, with its sources and disputes; returns the version's id.

    `event_ids` gives the row of each event that may be disputed by its id in the record.
    """
    version = await write.insert(
        "event_versions",
        {
            "event_id": event_id,
            "layer": layer,
            "action": action,
            "place": place,
            "batch": batch,
            **event_values(event),
            **change.values(),
        },
    )
    await write.insert_all(
        "event_sources",
        [
            {"version_id": version, "place": number, "source_id": source_id}
            for number, source_id in enumerate(source_ids)
        ],
    )
    await write.insert_all(
        "event_disputes",
        [
            {"version_id": version, "place": number, "event_id": event_ids[key]}
            for number, key in enumerate(event.disputes)
        ],
    )
    return version
