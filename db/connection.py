"""The record's file, opened: one connection that reads, one that writes, one transaction at a time."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import cast

import aiosqlite

from db.errors import BUSY, RecordUnavailable, sqlite_errors_as_sentences
from db.migrate import prepare
from db.rows import Row, Value

# Discord waits three seconds for an answer: give up on a locked file while one can still be given.
BUSY_SECONDS = 1.2


class Reading:
    """SELECTs on one connection."""

    def __init__(self, name: str, connection: aiosqlite.Connection) -> None:
        self._name = name
        self._connection = connection

    async def rows(self, sql: str, values: Mapping[str, Value] | None = None) -> Sequence[Row]:
        """The rows of one statement; raises RecordUnavailable where the file cannot be read."""
        with sqlite_errors_as_sentences(self._name):
            return cast("Sequence[Row]", await self._connection.execute_fetchall(sql, values or {}))

    async def value(self, sql: str, values: Mapping[str, Value] | None = None) -> Value:
        """The first column of the first row, or None."""
        for row in await self.rows(sql, values):
            return next(iter(dict(row).values()))
        return None


class Writing(Reading):
    """Statements inside one open transaction, which also sees what it wrote."""

    async def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Add one row and return its id; table and columns are ours, values are bound."""
        return cast(int, await self.value(f"{_insert(table, values)} RETURNING rowid", values))

    async def insert_all(self, table: str, rows: Sequence[Mapping[str, Value]]) -> None:
        """Add rows that all have the same columns."""
        if rows:
            await (await self._connection.executemany(_insert(table, rows[0]), rows)).close()


def _insert(table: str, values: Mapping[str, Value]) -> str:
    names = ", ".join(values)
    bound = ", ".join(f":{name}" for name in values)
    return f"INSERT INTO {table} ({names}) VALUES ({bound})"


class Connection:
    """Reads never see a half-done write; writes wait for each other; `watcher` tells when one was made."""

    def __init__(
        self, name: str, *, reader: aiosqlite.Connection, writer: aiosqlite.Connection, watcher: sqlite3.Connection
    ) -> None:
        self.reading = Reading(name, reader)
        self._name = name
        self._writer = writer
        self._watcher = watcher
        self._lock = asyncio.Lock()

    def revision(self) -> int:
        """A number that changes with every commit of anybody.

        Asked on this thread: it looks at shared memory for some microseconds, and every reply asks.
        """
        with sqlite_errors_as_sentences(self._name):
            (revision,) = self._watcher.execute("PRAGMA data_version").fetchone()
            return int(revision)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[Writing]:
        """One transaction: all of its statements hold, or none; raises RecordUnavailable."""
        async with self._turn():
            with sqlite_errors_as_sentences(self._name):
                try:
                    await self._writer.execute_fetchall("BEGIN IMMEDIATE")
                    yield Writing(self._name, self._writer)
                    await self._writer.execute_fetchall("COMMIT")
                except BaseException:
                    # A cancelled statement still runs to its end in its thread, BEGIN too: this comes
                    # after it, and does nothing where no transaction is open.
                    await self._writer.rollback()
                    raise

    @asynccontextmanager
    async def _turn(self) -> AsyncGenerator[None]:
        """One write at a time; whoever waits as long as a locked file may take is told so."""
        try:
            await asyncio.wait_for(self._lock.acquire(), BUSY_SECONDS)
        except TimeoutError:
            raise RecordUnavailable(self._name, BUSY) from None
        try:
            yield
        finally:
            self._lock.release()


def _prepared(path: Path) -> str:
    """The address of a database that is up to date."""
    prepare(path)
    return path.absolute().as_uri()


@asynccontextmanager
async def connect(path: Path) -> AsyncGenerator[Connection]:
    """Open, and create or upgrade, the record at `path`; closed on leaving.

    Raises RecordUnavailable with one sentence where the file cannot serve as a record.
    """
    uri = await asyncio.to_thread(_prepared, path)
    with sqlite_errors_as_sentences(path.name):
        read_only = f"{uri}?mode=ro"
        async with (
            aiosqlite.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS) as writer,
            aiosqlite.connect(read_only, uri=True, isolation_level=None, timeout=BUSY_SECONDS) as reader,
        ):
            reader.row_factory = writer.row_factory = sqlite3.Row
            await writer.execute_fetchall("PRAGMA foreign_keys = ON")
            # Or INSERT OR REPLACE would get past the triggers that keep the record append-only.
            await writer.execute_fetchall("PRAGMA recursive_triggers = ON")
            # FULL: what was acknowledged survives a power cut too, not only a killed process.
            await writer.execute_fetchall("PRAGMA synchronous = FULL")
            with closing(sqlite3.connect(read_only, uri=True, isolation_level=None, timeout=0)) as watcher:
                yield Connection(path.name, reader=reader, writer=writer, watcher=watcher)
