"""Small events, packs and looks into the file, for the tests of the record."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager, closing
from datetime import UTC, date, datetime
from pathlib import Path

from db.changes import Change
from db.dates import EdtfDate
from db.packfile import read_pack
from db.packstore import Loaded, Origin
from db.records import Certainty, Event, Kind, Pack, Source, Sources
from db.store import Store
from db.versions import EVENTS

ROOT = Path(__file__).parents[2]
HERE, ELSEWHERE = 111, 222
EDITOR, SOMEBODY = 7001, 7002
MADE_AT = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
BY_EDITOR = Change(MADE_AT, "an interview", EDITOR)
BY_PACK = Change(MADE_AT, "a pack")
# Tables whose rows are never touched again.
APPEND_ONLY = (
    "pack_loads",
    "couples",
    "couple_versions",
    "sources",
    "source_versions",
    "events",
    "event_versions",
    "event_sources",
    "event_disputes",
    "setting_versions",
    "takedowns",
)

PACK = """\
format = 1
version = 1
[couple]
slug = "abby-bo"
name = "Abby & Bo"
aliases = ["AbBo"]
[[people]]
name = "Abby Ash"
[[people]]
name = "Bo Birch"
[[sources]]
id = "a"
title = "They met"
[[sources]]
id = "b"
publisher = "The Paper"
url = "https://paper.example/b"
published = "2020-07"
[[events]]
id = "met"
date = "2020-05"
kind = "dating_started"
certainty = "reported"
summary = "They start dating."
sources = ["a"]
[[events]]
id = "over"
date = "2021-06-01"
kind = "broke_up"
certainty = "confirmed"
summary = "They break up."
sources = ["b", "a"]
[[events]]
id = "no"
date = "2021-07-01"
kind = "denial"
certainty = "confirmed"
summary = "Ash denies that they ever dated."
about = ["Abby Ash"]
sources = ["b"]
disputes = ["met", "over"]
"""


def pack_text(*changes: tuple[str, str]) -> str:
    """The sample pack with texts in it replaced, each of which it has to hold exactly once."""
    text = PACK
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def day(text: str) -> EdtfDate:
    """A day-exact date."""
    exact = date.fromisoformat(text)
    return EdtfDate(text, exact, exact, exact)


def article(name: str) -> Source:
    """An article of its own for each name."""
    return Source("", f"Title {name}", "The Paper", f"https://paper.example/{name}", day("2020-01-02"))


def event(
    name: str, *sources: Source, kind: Kind = Kind.STATEMENT, disputes: tuple[str, ...] = (), when: str = "2020-01-02"
) -> Event:
    """An event that says its name and cites an article of that name."""
    cited: Sources = (sources[0], *sources[1:]) if sources else (article(name),)
    return Event("", kind, Certainty.CONFIRMED, f"Event {name}.", cited, day(when), disputes=disputes)


async def load(store: Store, text: str, *, origin: Origin = Origin.FOLDER) -> Loaded:
    """Load a pack's text, with the text as its own digest."""
    return await store.load_pack(read_pack("sample.toml", text), digest=text, origin=origin, change=BY_PACK)


async def load_sample(store: Store) -> int:
    """Load the sample pack and return its couple's row."""
    await load(store, PACK)
    return await couple_id(store, "abby-bo")


async def couple_id(store: Store, slug: str) -> int:
    """The row of a shipped couple."""
    return {stored.couple.slug: stored.id for stored in await store.couples(None)}[slug]


async def retract(store: Store, couple: int, server: int, key: str, change: Change) -> bool:
    """Retract an event in a server's layer; False where there is none to retract."""
    number = (await store.event_rows(couple, server)).get(key)
    return number is not None and await store.layers.retract(EVENTS, number, server, change) is not None


async def restore(store: Store, couple: int, server: int, key: str, change: Change) -> bool:
    """Put a retracted event back; False where there is none to put back."""
    number = (await store.event_rows(couple, server)).get(key)
    return number is not None and await store.layers.restore(EVENTS, number, server, change) is not None


async def keys(store: Store, couple: int, server: int | None) -> list[str]:
    """The ids of the events that a server sees."""
    seen = await store.events(couple, server)
    return [event.key for event in (*seen.listed, *seen.added)]


def sample_pack() -> Pack:
    """The sample pack, read."""
    return read_pack("sample.toml", PACK)


def rows(path: Path, sql: str, values: Mapping[str, object] | tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """The rows of a statement, through a connection of the test's own."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=5)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        return connection.execute(sql, values).fetchall()


def count(path: Path, table: str) -> int:
    """How many rows a table has."""
    found = rows(path, f"SELECT count(*) FROM {table}")[0][0]
    assert isinstance(found, int)
    return found


def bytes_of(path: Path) -> bytes:
    """The bytes of a file."""
    return path.read_bytes()


def put(path: Path, content: bytes | str) -> None:
    """Write a file."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def allow(path: Path, mode: int) -> None:
    """Set what may be done with a file or folder."""
    path.chmod(mode)


def files_in(folder: Path) -> list[str]:
    """The names in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


def everything(path: Path) -> str:
    """All that a database holds, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


@asynccontextmanager
async def other_program(code: str, *arguments: object) -> AsyncGenerator[asyncio.subprocess.Process]:
    """Another Python process in the project's folder; it has said its first line when this begins."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        code,
        *map(str, arguments),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        assert await process.stdout.readline(), "the other program ended without a word"
        yield process
    finally:
        process.stdin.close()
        await process.communicate()
