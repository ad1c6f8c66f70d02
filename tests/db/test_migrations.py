"""Opening a file: new, old, too new, somebody else's, and by two programs at once."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db import migrate
from db.errors import RecordUnavailable
from db.migrate import APPLICATION_ID, migration_files, prepare
from db.store import open_store
from tests.db.samples import (
    BY_EDITOR,
    HERE,
    bytes_of,
    couple_id,
    event,
    everything,
    files_in,
    keys,
    load_sample,
    other_program,
    put,
    rows,
)

NEWEST = migration_files()[-1][0]
NOTES = "CREATE TABLE notes (text TEXT) STRICT;\nINSERT INTO notes VALUES ('a; b');\n"
FAILING = "CREATE TABLE half (text TEXT) STRICT;\nDROP TABLE memory;\nINSERT INTO nowhere VALUES (1);\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a record will be."""
    return tmp_path / "record.db"


def version(path: Path) -> list[object]:
    return [rows(path, f"PRAGMA {name}")[0][0] for name in ("application_id", "user_version", "journal_mode")]


def add_step(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    """One more migration file than there is."""
    files = [*migration_files(), (NEWEST + 1, sql)]
    monkeypatch.setattr(migrate, "migration_files", lambda: files)


async def refusal(path: Path) -> str:
    with pytest.raises(RecordUnavailable) as refused:
        async with open_store(path):
            pass
    assert str(refused.value) == f"{path.name}: {refused.value.reason}."
    return refused.value.reason


def test_migrations_are_numbered_from_one_without_gaps() -> None:
    assert [number for number, _ in migration_files()] == list(range(1, NEWEST + 1))


async def test_a_new_file_becomes_a_record(path: Path) -> None:
    async with open_store(path) as store:
        assert await store.couples(None) == ()
    assert version(path) == [APPLICATION_ID, NEWEST, "wal"]
    assert rows(path, "SELECT migration_set, name FROM _sqlite_migrations ORDER BY id") == [
        ("shiplog", f"{number:04}") for number in range(1, NEWEST + 1)
    ]


async def test_an_empty_file_becomes_a_record(path: Path) -> None:
    put(path, "")
    async with open_store(path) as store:
        assert await store.couples(None) == ()
    assert version(path) == [APPLICATION_ID, NEWEST, "wal"]


async def test_every_table_is_strict(path: Path) -> None:
    prepare(path)
    loose = rows(path, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict")
    assert {str(name) for (name,) in loose} <= {"sqlite_schema", "sqlite_sequence", "_sqlite_migrations"}


async def test_the_newest_record_is_opened_unchanged(path: Path) -> None:
    async with open_store(path) as store:
        await load_sample(store)
    before = bytes_of(path)
    async with open_store(path) as store:
        assert len(await store.couples(None)) == 1
    assert bytes_of(path) == before


@pytest.mark.parametrize("name", ["with space.db", "100% ?a=b#c.db", "ünïcode 💍.db"])
async def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    async with open_store(tmp_path / name) as store:
        await load_sample(store)
    assert files_in(tmp_path) == [name]


async def test_a_newer_record_is_refused_with_one_sentence_and_left_alone(path: Path) -> None:
    async with open_store(path) as store:
        await load_sample(store)
    rows(path, f"PRAGMA user_version = {NEWEST + 1}")
    before = bytes_of(path)
    assert await refusal(path) == (
        f"this record was written by a newer Shiplog (version {NEWEST + 1}, this one knows {NEWEST});"
        f" start that one, or name another file"
    )
    assert bytes_of(path) == before


async def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    rows(path, "CREATE TABLE songs (title TEXT)")
    before = bytes_of(path)
    assert await refusal(path) == "that database belongs to another program; name another file"
    assert bytes_of(path) == before


async def test_an_older_record_is_upgraded_and_keeps_what_it_held(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_store(path) as store:
        couple = await load_sample(store)
        key = await store.add_event(couple, HERE, event("x"), BY_EDITOR)
    before = everything(path)
    add_step(monkeypatch, NOTES)
    async with open_store(path) as store:
        assert await keys(store, await couple_id(store, "abby-bo"), HERE) == ["met", "over", "no", key]
    assert version(path) == [APPLICATION_ID, NEWEST + 1, "wal"]
    assert rows(path, "SELECT text FROM notes") == [("a; b",)]
    kept = {line for line in before.splitlines() if line.startswith("INSERT")}
    assert kept <= set(everything(path).splitlines())


async def test_a_new_file_goes_through_every_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_step(monkeypatch, NOTES)
    async with open_store(path):
        pass
    assert version(path)[1] == NEWEST + 1
    assert rows(path, "SELECT text FROM notes") == [("a; b",)]


@pytest.mark.parametrize("begun", [False, True], ids=["new file", "older record"])
async def test_a_step_that_fails_half_way_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, begun: bool
) -> None:
    if begun:
        async with open_store(path) as store:
            await load_sample(store)
    before = everything(path)
    add_step(monkeypatch, FAILING)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        prepare(path)
    assert everything(path) == before
    assert version(path)[:2] == ([APPLICATION_ID, NEWEST] if begun else [0, 0])
    monkeypatch.undo()
    async with open_store(path) as store:
        assert len(await store.couples(None)) == begun


STARTER = """
import sys
from pathlib import Path
from db.migrate import prepare
import sqlite_utils.migrations
print("ready", flush=True)
for line in sys.stdin:
    try:
        prepare(Path(line.strip()))
    except BaseException as error:
        print(repr(error), flush=True)
    else:
        print("done", flush=True)
"""


async def test_two_programs_that_start_at_once_on_a_new_file_both_succeed(tmp_path: Path) -> None:
    async with other_program(STARTER) as one, other_program(STARTER) as other:
        for number in range(25):
            path = tmp_path / f"{number}.db"
            for program in (one, other):
                assert program.stdin is not None
                program.stdin.write(f"{path}\n".encode())
            assert one.stdout is not None
            assert other.stdout is not None
            said = await asyncio.gather(one.stdout.readline(), other.stdout.readline())
            assert said == [b"done\n", b"done\n"]
            assert version(path) == [APPLICATION_ID, NEWEST, "wal"]


async def test_a_start_waits_for_another_programs_upgrade(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN IMMEDIATE")
        starting = asyncio.create_task(asyncio.to_thread(prepare, path))
        await asyncio.sleep(0.2)
        assert not starting.done()
        other.execute("ROLLBACK")
        await starting
    assert version(path)[1] == NEWEST
