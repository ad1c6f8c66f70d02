"""Loading packs into the shipped record: what changed becomes versions, the same changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from db import queries
from db.changes import Action, Change, add_couple_version, add_event_version, add_source_version
from db.connection import Reading, Writing
from db.records import Event, Pack, Source
from db.rows import COUPLE_COLUMNS, couple_from

_NEWEST = """
    FROM couples c
    JOIN couple_versions v ON v.id = (
        SELECT max(id) FROM couple_versions WHERE couple_id = c.id AND ifnull(layer, 0) = 0
    )
    LEFT JOIN pack_loads l ON l.id = (SELECT max(id) FROM pack_loads WHERE couple_id = c.id)
    WHERE c.server IS NULL
"""


class Origin(StrEnum):
    """Where a pack came from: the packs folder, or a file that the operator loaded."""

    FOLDER = "folder"
    FILE = "file"


class Loaded(StrEnum):
    """What loading a pack did. `KEPT`: the record has that version with other content, and keeps it."""

    ADDED = "added"
    UPGRADED = "upgraded"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """The pack last loaded for a couple."""

    origin: Origin
    version: int
    digest: str


async def load(write: Writing, pack: Pack, *, digest: str, origin: Origin, change: Change) -> Loaded:
    """Bring a couple's shipped record to what a pack of a higher version says."""
    found = await write.rows(
        f"SELECT c.id, c.server, c.slug, v.action, l.version, l.digest, {COUPLE_COLUMNS} {_NEWEST} AND c.slug = :slug",
        {"slug": pack.couple.slug},
    )
    if not found:
        couple = await write.insert("couples", {"server": None, "slug": pack.couple.slug})
        await add_couple_version(write, couple, pack.couple, Action.ADD, change, layer=None)
        await _sync(write, couple, pack, change)
        await _note(write, couple, pack, digest=digest, origin=origin, change=change)
        return Loaded.ADDED
    couple = cast(int, found[0]["id"])
    stored = couple_from(found[0]).couple
    if returns := found[0]["action"] == Action.RETRACT:
        await add_couple_version(write, couple, stored, Action.RESTORE, change, layer=None)
    version = cast(int, found[0]["version"])
    if pack.version < version:
        return Loaded.OLDER
    if pack.version == version:
        if found[0]["digest"] != digest:
            if stored != pack.couple or (await queries.events(write, couple, None)).listed != pack.events:
                return Loaded.KEPT
            # The same said in another file, such as an export: remembered, so that it is known next time.
            await _note(write, couple, pack, digest=digest, origin=origin, change=change)
        return Loaded.ADDED if returns else Loaded.UNCHANGED
    if stored != pack.couple:
        await add_couple_version(write, couple, pack.couple, Action.CHANGE, change, layer=None)
    await _sync(write, couple, pack, change)
    await _note(write, couple, pack, digest=digest, origin=origin, change=change)
    return Loaded.UPGRADED


async def keep(write: Writing, slugs: frozenset[str], change: Change) -> None:
    """Retract the folder's couples that its packs no longer hold."""
    rows = await write.rows(f"SELECT c.id, c.slug {_NEWEST} AND v.action <> 'retract' AND l.origin = 'folder'")
    gone = {cast(int, row["id"]) for row in rows if row["slug"] not in slugs}
    for stored in await queries.couples(write, None):
        if stored.id in gone:
            await add_couple_version(write, stored.id, stored.couple, Action.RETRACT, change, layer=None)


async def loads(reading: Reading) -> dict[str, LoadedPack]:
    """The pack last loaded for each shipped couple that stands, by slug."""
    rows = await reading.rows(f"SELECT c.slug, l.origin, l.version, l.digest {_NEWEST} AND v.action <> 'retract'")
    return {
        str(row["slug"]): LoadedPack(Origin(str(row["origin"])), cast(int, row["version"]), str(row["digest"]))
        for row in rows
    }


async def _sync(write: Writing, couple: int, pack: Pack, change: Change) -> None:
    source_ids = await _sync_sources(write, couple, pack, change)
    stood = {event.key: event for event in (await queries.events(write, couple, None)).listed}
    places = await _places(write, couple)
    event_ids = await queries.event_ids(write, couple, None)
    new = {event.key for event in pack.events} - event_ids.keys()
    for key in sorted(new):
        event_ids[key] = await write.insert("events", {"couple_id": couple, "server": None, "key": key})

    async def write_down(event: Event, action: Action, place: int) -> None:
        await add_event_version(
            write,
            event_ids[event.key],
            event,
            action,
            change,
            layer=None,
            place=place,
            source_ids=[source_ids[source.key] for source in event.sources],
            event_ids=event_ids,
        )

    for place, event in enumerate(pack.events):
        if stood.get(event.key) == event and places[event.key] == place:
            continue
        action = Action.ADD if event.key in new else Action.CHANGE if event.key in stood else Action.RESTORE
        await write_down(event, action, place)
    for key in stood.keys() - {event.key for event in pack.events}:
        await write_down(stood[key], Action.RETRACT, places[key])


async def _sync_sources(write: Writing, couple: int, pack: Pack, change: Change) -> dict[str, int]:
    """The rows of the couple's shipped sources by their pack ids, brought to what the pack says."""
    stored = await queries.sources(write, couple, None)
    rows: dict[str, tuple[int, Source]] = {source.key: (row, source) for row, source in stored.items()}
    for source in pack.sources:
        if source.key not in rows:
            row = await write.insert("sources", {"couple_id": couple, "server": None, "key": source.key})
            rows[source.key] = (row, source)
            await add_source_version(write, row, source, Action.ADD, change, layer=None)
        elif rows[source.key][1] != source:
            await add_source_version(write, rows[source.key][0], source, Action.CHANGE, change, layer=None)
    return {key: row for key, (row, _) in rows.items()}


async def _places(write: Writing, couple: int) -> dict[str, int]:
    rows = await write.rows(
        f"SELECT e.key, v.place {queries.SEEN_EVENTS} {queries.OF_COUPLE}",
        {"couple": couple, "server": 0},
    )
    return {str(row["key"]): cast(int, row["place"]) for row in rows}


async def _note(write: Writing, couple: int, pack: Pack, *, digest: str, origin: Origin, change: Change) -> None:
    await write.insert(
        "pack_loads",
        {
            "couple_id": couple,
            "version": pack.version,
            "digest": digest,
            "origin": origin,
            "loaded_at": change.made_at.isoformat(),
        },
    )
