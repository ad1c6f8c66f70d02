"""The record as the rest of the program uses it. SQL stands in this folder, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from db import packstore, queries
from db.adoption import Adoption
from db.articles import Articles
from db.changes import Change
from db.connection import Connection, connect
from db.follows import FollowStore
from db.imports import ImportStore
from db.layers import Layers
from db.logbook import Logbook
from db.packstore import Loaded, LoadedPack, Origin
from db.records import Couple, Event, Pack, Source
from db.rows import StoredCouple, StoredEvents, Value
from db.seen_sources import named_sources
from db.servers import ServerStore
from db.suggestions import SuggestionStore
from db.takedowns import TakedownStore
from db.versions import Version

# How much of what somebody typed into forms in one server, and did not save, is kept.
MOST_DRAFTS = 20
# Where the ids of who did something stand: table, column, and the column of the server where they did it.
_SIGNED = (
    ("couple_versions", "editor", "layer"),
    ("source_versions", "editor", "layer"),
    ("event_versions", "editor", "layer"),
    ("setting_versions", "editor", "server"),
    ("imports", "editor", "server"),
    ("follows", "editor", "server"),
    ("suggestions", "member", "server"),
    ("suggestions", "decided_by", "server"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody typed into a form that is not saved yet. `couple` is a slug, or "" where none is chosen.

    `purpose` names the form; `target` is the row of what the form changes, and `seen` the version of it
    that its editor saw.
    """

    server: int
    editor: int
    couple: str
    fields: Mapping[str, str]
    purpose: str = "add"
    target: int | None = None
    seen: int | None = None


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
        self.layers = Layers(connection)
        self.articles = Articles(connection)
        self.adoption = Adoption(connection)
        self.servers = ServerStore(connection)
        self.takedowns = TakedownStore(connection)
        self.imports = ImportStore(connection)
        self.logbook = Logbook(connection)
        self.follows = FollowStore(connection)
        self.suggestions = SuggestionStore(connection)

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
        """The sources of a couple that a server's editors can name: those that stand, or that an event cites."""
        seen = await named_sources(self._reading, couple, server)
        return tuple(each.source for each in seen.values())

    async def partners(self, server: int | None, *, rumoured: bool = True) -> tuple[tuple[int, str], ...]:
        """Whom the events that a server sees name as a partner, each with the couple's row; or no mere rumour does."""
        return await queries.partners(self._reading, server, rumoured=rumoured)

    async def add_event(self, couple: int, server: int, event: Event, change: Change) -> str:
        """Add a server's own event, all or nothing, and return the id given to it."""
        return (await self.layers.add_event(couple, server, event, change)).key

    async def event_rows(self, couple: int, server: int | None) -> dict[str, int]:
        """The rows of a couple's events that a server may name, by id, retracted ones too."""
        return await queries.event_ids(self._reading, couple, server)

    async def source_rows(self, couple: int, server: int | None) -> dict[str, int]:
        """The rows of a couple's articles that a server sees, by id."""
        return {source.key: row for row, source in (await queries.sources(self._reading, couple, server)).items()}

    async def event_versions(self, couple: int, server: int, event: int | None = None) -> tuple[Version[Event], ...]:
        """The versions of a couple's events, or of one, that are for everybody or for a server, in turn."""
        return await queries.event_versions(self._reading, couple, server, event=event)

    async def seen_events(self, couple: int, server: int, event: int | None = None) -> tuple[Version[Event], ...]:
        """The version that counts for a server of each of a couple's events, or of one, retracted ones too."""
        return await queries.seen_events(self._reading, couple, server, event=event)

    async def source_versions(self, couple: int, server: int) -> tuple[Version[Source], ...]:
        """The versions of a couple's articles that are for everybody or for a server, in turn."""
        return await queries.source_versions(self._reading, couple, server)

    async def couple_versions(self, server: int, couple: int | None = None) -> tuple[Version[Couple], ...]:
        """The versions of couples, or of one, that are for everybody or for a server, in turn."""
        return await queries.couple_versions(self._reading, server, couple=couple)

    async def events_up_to(self, couple: int, server: int, version: int) -> StoredEvents:
        """A couple's events as a server saw them when a version of an event had been written."""
        return await queries.events(self._reading, couple, server, up_to=version)

    async def couple_of_event(self, event: int, server: int) -> int | None:
        """The couple's row of an event that a server may name, by the event's row."""
        row = await self._reading.value(
            "SELECT couple_id FROM events WHERE id = :event AND ifnull(server, 0) IN (0, :server)",
            {"event": event, "server": server},
        )
        return None if row is None else int(row)

    async def save_draft(self, draft: Draft, made_at: datetime, *, keep_from: datetime) -> int:
        """Keep what was typed into a form and return its number; drafts before `keep_from` go.

        Of one person in one server, MOST_DRAFTS are kept: with another one, the oldest goes.
        """
        async with self._connection.transaction() as write:
            await write.rows("DELETE FROM drafts WHERE made_at < :from", {"from": keep_from.isoformat()})
            await write.rows(
                "DELETE FROM drafts WHERE id IN (SELECT id FROM drafts WHERE server = :server AND editor = :editor"
                " ORDER BY id DESC LIMIT -1 OFFSET :others)",
                {"server": draft.server, "editor": draft.editor, "others": MOST_DRAFTS - 1},
            )
            return await write.insert(
                "drafts",
                {
                    "server": draft.server,
                    "editor": draft.editor,
                    "couple": draft.couple,
                    "purpose": draft.purpose,
                    "target": draft.target,
                    "seen": draft.seen,
                    "fields": json.dumps(dict(draft.fields), ensure_ascii=False),
                    "made_at": made_at.isoformat(),
                },
            )

    async def draft(self, number: int, *, server: int, editor: int) -> Draft | None:
        """A draft by its number, for the editor and the server that it belongs to."""
        rows = await self._reading.rows(
            "SELECT couple, fields, purpose, target, seen FROM drafts"
            " WHERE id = :id AND server = :server AND editor = :editor",
            {"id": number, "server": server, "editor": editor},
        )
        if not rows:
            return None
        row = rows[0]
        return Draft(
            server,
            editor,
            str(row["couple"]),
            json.loads(str(row["fields"])),
            str(row["purpose"]),
            cast("int | None", row["target"]),
            cast("int | None", row["seen"]),
        )

    async def drop_draft(self, number: int) -> None:
        """Forget a draft that has been saved."""
        async with self._connection.transaction() as write:
            await write.rows("DELETE FROM drafts WHERE id = :id", {"id": number})

    async def erase_editor(self, editor: int, *, server: int | None = None) -> int:
        """Take a Discord user's id out of what they did, in one server or in all, and forget their drafts.

        What they did stays: the rows say the same as before, without the id. Returns how many rows had it.
        """
        where = "" if server is None else " AND {} = :server"
        who: dict[str, Value] = {"editor": editor, "server": server}
        async with self._connection.transaction() as write:
            # Or some builds of SQLite leave the bytes of what is gone in the file.
            await write.rows("PRAGMA secure_delete = ON")
            of_server = where.format("server")
            erased = len(await write.rows(f"DELETE FROM drafts WHERE editor = :editor{of_server} RETURNING id", who))
            for table, column, whose in _SIGNED:
                named = await write.rows(
                    f"UPDATE {table} SET {column} = NULL WHERE {column} = :editor{where.format(whose)} RETURNING 1", who
                )
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
