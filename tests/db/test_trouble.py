"""A file that cannot serve: locked, full, read-only, damaged. One sentence, and nothing lost."""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db import migrate
from db.connection import connect
from db.errors import RecordUnavailable
from db.store import Store, open_store
from tests.db.samples import (
    BY_EDITOR,
    HERE,
    allow,
    bytes_of,
    count,
    event,
    everything,
    keys,
    load_sample,
    other_program,
    put,
    rows,
)

LOCKED = "another program is holding the record; try again in a moment"
FULL = "the disk is full; make room and try again"
HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
connection.execute("BEGIN EXCLUSIVE")
connection.execute("CREATE TABLE never (x)")
print("held", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file that `empty_store` opens."""
    return tmp_path / "record.db"


async def refused_start(path: Path) -> str:
    with pytest.raises(RecordUnavailable) as refused:
        async with open_store(path):
            pass
    assert str(refused.value) == f"{path.name}: {refused.value.reason}."
    return refused.value.reason


async def fill(store: Store, couple: int) -> list[str]:
    """Add events until the record refuses one; the ids that were given."""
    added: list[str] = []
    for n in range(5000):
        try:
            added.append(await store.add_event(couple, HERE, event(f"{n} {'a' * 150}"), BY_EDITOR))
        except RecordUnavailable:
            return added
    raise AssertionError("the record never refused")


def is_whole(path: Path) -> bool:
    halves = rows(path, "SELECT 1 FROM events WHERE id NOT IN (SELECT event_id FROM event_versions)")
    halves += rows(path, "SELECT 1 FROM event_versions WHERE id NOT IN (SELECT version_id FROM event_sources)")
    return rows(path, "PRAGMA integrity_check") == [("ok",)] and not halves


async def test_a_record_held_by_another_program_says_so_in_time(empty_store: Store, path: Path) -> None:
    couple = await load_sample(empty_store)
    before = everything(path)
    async with other_program(HOLDER, path, "SELECT 1"):
        began = time.monotonic()
        with pytest.raises(RecordUnavailable) as refused:
            await empty_store.add_event(couple, HERE, event("x"), BY_EDITOR)
        assert time.monotonic() - began < 4
        assert (refused.value.reason, str(refused.value)) == (LOCKED, f"record.db: {LOCKED}.")
        assert await keys(empty_store, couple, HERE) == ["met", "over", "no"]
    assert everything(path) == before
    key = await empty_store.add_event(couple, HERE, event("y"), BY_EDITOR)
    assert await keys(empty_store, couple, HERE) == ["met", "over", "no", key]


async def test_a_record_that_another_program_keeps_for_itself_cannot_be_started_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "PATIENCE", 0.3)
    async with open_store(path) as store:
        await load_sample(store)
    async with other_program(HOLDER, path, "PRAGMA locking_mode = EXCLUSIVE"):
        assert await refused_start(path) == LOCKED
    async with open_store(path) as store:
        assert len(await store.couples(None)) == 1


async def test_a_full_database_says_so_and_half_saves_nothing(path: Path) -> None:
    async with connect(path) as connection:
        store = Store(connection)
        couple = await load_sample(store)
        async with connection.transaction() as write:
            pages = await write.value("PRAGMA page_count")
            assert isinstance(pages, int)
            await write.rows(f"PRAGMA max_page_count = {pages + 12}")
        added = await fill(store, couple)
        assert len(added) >= 5
        before = everything(path)
        with pytest.raises(RecordUnavailable) as refused:
            await store.add_event(couple, HERE, event("a" * 180), BY_EDITOR)
        assert refused.value.reason == FULL
        assert everything(path) == before
        assert await keys(store, couple, HERE) == ["met", "over", "no", *added]
        async with connection.transaction() as write:
            await write.rows("PRAGMA max_page_count = 100000")
        assert await store.add_event(couple, HERE, event("y"), BY_EDITOR) not in added
    assert is_whole(path)
    assert count(path, "events") == 3 + len(added) + 1


@contextmanager
def largest_file(size: int) -> Generator[None]:
    """Let no file of this process grow beyond a size: writes then fail as on a failing disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_write_that_the_disk_refuses_says_so_and_half_saves_nothing(empty_store: Store, path: Path) -> None:
    couple = await load_sample(empty_store)
    log = path.with_name("record.db-wal")
    # The log is cut off within a page of the next add.
    with largest_file(log.stat().st_size + 3 * 4096 + 1000):
        added = await fill(empty_store, couple)
        with pytest.raises(RecordUnavailable, match=r"^record\.db: the disk "):
            await empty_store.add_event(couple, HERE, event("x"), BY_EDITOR)
        assert await keys(empty_store, couple, HERE) == ["met", "over", "no", *added]
    key = await empty_store.add_event(couple, HERE, event("y"), BY_EDITOR)
    assert await keys(empty_store, couple, HERE) == ["met", "over", "no", *added, key]
    assert is_whole(path)


@contextmanager
def nobody() -> Generator[None]:
    """Without the powers of root, for whom nothing is read-only."""
    if os.geteuid() != 0:
        yield
        return
    try:
        os.seteuid(65534)
    except OSError:
        pytest.skip("root may not become another user here, and nothing is read-only for root")
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def anybodys() -> Iterator[Path]:
    """A folder that every user can reach, unlike tmp_path."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


async def test_a_read_only_file_is_read_and_says_that_it_cannot_be_written(anybodys: Path) -> None:
    path = anybodys / "record.db"
    async with open_store(path) as store:
        couple = await load_sample(store)
    allow(path, 0o444)
    with nobody():
        async with open_store(path) as store:
            assert await keys(store, couple, HERE) == ["met", "over", "no"]
            with pytest.raises(RecordUnavailable) as refused:
                await store.add_event(couple, HERE, event("x"), BY_EDITOR)
            assert refused.value.reason == "the record is read-only here; make its file and folder writable"
    assert count(path, "events") == 3


async def test_a_read_only_folder_says_so_at_the_start(anybodys: Path) -> None:
    path = anybodys / "record.db"
    async with open_store(path) as store:
        await load_sample(store)
    before = bytes_of(path)
    allow(path, 0o444)
    allow(anybodys, 0o555)
    with nobody():
        # SQLite takes a log that cannot be made for a file that cannot be opened.
        assert "writable" in (said := await refused_start(path)) or "may be written" in said
        assert "may be written" in await refused_start(anybodys / "new.db")
    assert bytes_of(path) == before
    allow(anybodys, 0o777)


@pytest.mark.parametrize("content", [b"hello", b"format = 1\n" * 1000, bytes(range(256)) * 64])
async def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    put(path, content)
    assert await refused_start(path) == "that file is not a database; name another one or move it away"
    assert bytes_of(path) == content


async def test_a_place_where_no_file_can_be_is_refused(tmp_path: Path) -> None:
    cannot = "the database file cannot be opened; check that its folder exists and may be written"
    assert await refused_start(tmp_path / "missing" / "record.db") == cannot
    assert await refused_start(tmp_path) == cannot


async def test_a_damaged_record_says_so(path: Path) -> None:
    async with open_store(path) as store:
        couple = await load_sample(store)
    whole = bytes_of(path)
    put(path, whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(RecordUnavailable, match="the database file is damaged; restore it from a backup"):
        async with open_store(path) as store:
            await store.events(couple, HERE)
