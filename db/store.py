"""The record as the rest of the program uses it. SQL stands in this folder, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db import packstore, queries
from db.changes import Action, Change, add_event_version, add_source_version, new_identity
from db.connection import Connection, connect
from db.packstore import Loaded, LoadedPack, Origin
from db.records import Event, Pack, Source
from db.rows import EVENT_COLUMNS, StoredCouple, StoredEvents, Value

# The tables of what was done, each row with the id of the editor who did it.
_SIGNED = ("couple_versions", "source_versions", "event_versions")


@dataclass(frozen=True, slots=True)
class Draft:
    """What an editor typed into a form that is not saved yet. `couple` is a slug."""

    server: int
    editor: int
    couple: str
    fields: Mapping[str, str]


@asynccontextmanager
async def open_store(path: Path) -> AsyncGenerator[Store]:
    """Open, and create or upgrade, the record at `path`; raises RecordUnavailable."""
    async with connect(path) as connection:
        yield Store(connection)


class Store:
    """The record's rows. Every method raises RecordUnavailable where the file cannot serve."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reading = connection.reading

    def revision(self) -> int:
        """A number that changes whenever anybody, in this process or another, wrote to the record."""
        return self._connection.revision()

    async def couples(self, server: int | None) -> tuple[StoredCouple, ...]:
        """The couples that a server sees, by slug; None sees the shipped record alone."""
        return await queries.couples(self._reading, server)

    async def events(self, couple: int, server: int | None) -> StoredEvents:
        """A couple's events as a server sees them: the shipped ones with its own layer on top."""
        return await queries.events(self._reading, couple, server)

    async def sources(self, couple: int, server: int | None) -> tuple[Source, ...]:
        """The sources of a couple that a server sees."""
        return tuple((await queries.sources(self._reading, couple, server)).values())

    async def partners(self, server: int | None) -> tuple[tuple[int, str], ...]:
        """Whom the events that a server sees name as a partner, each with the couple's row."""
        return await queries.partners(self._reading, server)

    async def add_event(self, couple: int, server: int, event: Event, change: Change) -> str:
        """Add a server's own event, all or nothing, and return the id given to it.

        The event's own `key` is not used. An article that the couple's record already has is
        linked to, not written again.
        """
        async with self._connection.transaction() as write:
            number, key = await new_identity(write, "events", "e", couple, server)
            articles = await queries.sources(write, couple, server)
            source_ids: list[int] = []
            for source in event.sources:
                source_id = _same_article(source, articles)
                if source_id is None:
                    source_id, _ = await new_identity(write, "sources", "s", couple, server)
                    await add_source_version(write, source_id, source, Action.ADD, change)
                source_ids.append(source_id)
            await add_event_version(
                write,
                number,
                event,
                Action.ADD,
                change,
                layer=server,
                place=None,
                source_ids=source_ids,
                event_ids=await queries.event_ids(write, couple, server),
            )
            return key

    async def retract_event(self, couple: int, server: int, key: str, change: Change) -> bool:
        """Retract an event in a server's layer; False where it is not standing there."""
        return await self._repeat(couple, server, key, Action.RETRACT, change)

    async def restore_event(self, couple: int, server: int, key: str, change: Change) -> bool:
        """Put an event back that is retracted in a server's layer; False where it is not."""
        return await self._repeat(couple, server, key, Action.RESTORE, change)

    async def _repeat(self, couple: int, server: int, key: str, action: Action, change: Change) -> bool:
        """A version that says again what the event says, as retracted or restored."""
        scope: dict[str, Value] = {"couple": couple, "server": server, "key": key}
        async with self._connection.transaction() as write:
            rows = await write.rows(
                f"""
                SELECT v.id, v.event_id, v.action, v.place, {EVENT_COLUMNS}
                {queries.SEEN_EVENTS} {queries.OF_COUPLE} AND e.key = :key ORDER BY e.server IS NULL
                """,
                scope,
            )
            if not rows or (rows[0]["action"] == Action.RETRACT) is (action is Action.RETRACT):
                return False
            said = dict(rows[0])
            copied = said.pop("id")
            said.update(layer=server, action=action, **change.values())
            links = {"version": await write.insert("event_versions", said), "copied": copied}
            await write.rows(
                "INSERT INTO event_sources SELECT :version, place, source_id FROM event_sources"
                " WHERE version_id = :copied",
                links,
            )
            await write.rows(
                "INSERT INTO event_disputes SELECT :version, place, event_id FROM event_disputes"
                " WHERE version_id = :copied",
                links,
            )
            return True

    async def save_draft(self, draft: Draft, made_at: datetime, *, keep_from: datetime) -> int:
        """Keep what was typed into a form and return its number; drafts before `keep_from` go."""
        async with self._connection.transaction() as write:
            await write.rows("DELETE FROM drafts WHERE made_at < :from", {"from": keep_from.isoformat()})
            return await write.insert(
                "drafts",
                {
                    "server": draft.server,
                    "editor": draft.editor,
                    "couple": draft.couple,
                    "fields": json.dumps(dict(draft.fields), ensure_ascii=False),
                    "made_at": made_at.isoformat(),
                },
            )

    async def draft(self, number: int, *, server: int, editor: int) -> Draft | None:
        """A draft by its number, for the editor and the server that it belongs to."""
        rows = await self._reading.rows(
            "SELECT couple, fields FROM drafts WHERE id = :id AND server = :server AND editor = :editor",
            {"id": number, "server": server, "editor": editor},
        )
        return Draft(server, editor, str(rows[0]["couple"]), json.loads(str(rows[0]["fields"]))) if rows else None

    async def drop_draft(self, number: int) -> None:
        """Forget a draft that has been saved."""
        async with self._connection.transaction() as write:
            await write.rows("DELETE FROM drafts WHERE id = :id", {"id": number})

    async def erase_editor(self, editor: int) -> int:
        """Take a Discord user's id out of what they did, and forget their drafts; returns how many rows had it.

        What they did stays: the rows say the same as before, without the id.
        """
        who: dict[str, Value] = {"editor": editor}
        async with self._connection.transaction() as write:
            # Or some builds of SQLite leave the bytes of what is gone in the file.
            await write.rows("PRAGMA secure_delete = ON")
            erased = len(await write.rows("DELETE FROM drafts WHERE editor = :editor RETURNING id", who))
            for table in _SIGNED:
                named = await write.rows(f"UPDATE {table} SET editor = NULL WHERE editor = :editor RETURNING id", who)
                erased += len(named)
            return erased

    async def recall(self, key: str) -> str | None:
        """What was remembered under a key."""
        value = await self._reading.value("SELECT value FROM memory WHERE key = :key", {"key": key})
        return None if value is None else str(value)

    async def remember(self, key: str, value: str) -> None:
        """Remember a text under a key for later starts."""
        async with self._connection.transaction() as write:
            await write.rows(
                "INSERT INTO memory VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                {"key": key, "value": value},
            )

    async def load_pack(self, pack: Pack, *, digest: str, origin: Origin, change: Change) -> Loaded:
        """Bring the shipped record of a pack's couple to the pack's version; see Loaded."""
        async with self._connection.transaction() as write:
            return await packstore.load(write, pack, digest=digest, origin=origin, change=change)

    async def keep_packs(self, slugs: Iterable[str], change: Change) -> None:
        """Of the couples that came from the packs folder, retract those not among `slugs`."""
        async with self._connection.transaction() as write:
            await packstore.keep(write, frozenset(slugs), change)

    async def pack_loads(self) -> dict[str, LoadedPack]:
        """The pack last loaded for each shipped couple that stands, by slug."""
        return await packstore.loads(self._reading)


def _same_article(source: Source, articles: Mapping[int, Source]) -> int | None:
    """The row of the article that a source names: the same link, or without one the same headline."""
    for source_id, article in articles.items():
        if source.url is not None and source.url == article.url:
            return source_id
        if source.url is None and (source.title, source.publisher) == (article.title, article.publisher):
            return source_id
    return None
