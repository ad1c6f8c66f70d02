"""Copies of a record in use: whole, of one moment, and never over anything."""

from __future__ import annotations

import asyncio
import errno
import os
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from db import backup
from db.backup import back_up
from db.errors import RecordUnavailable
from db.migrate import APPLICATION_ID
from db.store import Store, open_store
from tests.db.samples import (
    BY_EDITOR,
    HERE,
    ROOT,
    allow,
    bytes_of,
    count,
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
from tests.db.test_sigkill import EDITOR, wrong
from tests.db.test_trouble import HOLDER, anybodys, largest_file, nobody

TAKEN = "that file is there already; move it away, or name another for the copy"
COPIER = """
import os, sys
from pathlib import Path
from db.backup import back_up
os.write(1, b"ready\\n")
back_up(Path(sys.argv[1]), Path(sys.argv[2]))
os.write(1, b"done\\n")
"""
ours = anybodys


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file that `empty_store` opens."""
    return tmp_path / "record.db"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Where the copy goes, in a folder of its own."""
    (tmp_path / "copies").mkdir()
    return tmp_path / "copies" / "copy.db"


def refused(source: Path, target: Path) -> str:
    """Why no copy was made, with nothing left of the try."""
    before = files_in(target.parent) if target.parent.is_dir() else []
    with pytest.raises(RecordUnavailable) as error:
        back_up(source, target)
    assert (files_in(target.parent) if target.parent.is_dir() else []) == before
    return str(error.value)


@dataclass
class Writer:
    """Another process that adds events without pause; `said` is what it acknowledged so far, names by id."""

    said: dict[str, str] = field(default_factory=dict[str, str])
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self, output: asyncio.StreamReader) -> None:
        while line := await output.readline():
            key, name = line.decode().split()
            self.said[key] = name
            self.heard.set()

    async def has_said(self, count: int) -> None:
        while len(self.said) < count:
            self.heard.clear()
            await self.heard.wait()


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


@asynccontextmanager
async def writing(path: Path) -> AsyncGenerator[Writer]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", EDITOR, str(path), "1", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    writer, output = Writer(), process.stdout
    assert output is not None
    assert await output.readline() == b"ready\n"
    listening = asyncio.create_task(writer.listen(output))
    try:
        yield writer
        # It wrote to the end: no copy held it up or broke it.
        assert process.returncode is None
    finally:
        process.kill()
        await listening
        await process.wait()


async def test_each_copy_of_a_record_in_use_is_whole(path: Path, tmp_path: Path) -> None:
    async with open_store(path) as store:
        await load_sample(store)
    sizes: list[int] = []
    async with writing(path) as writer:
        for turn in range(12):
            await writer.has_said(5 * (turn + 1))
            acknowledged = dict(writer.said)
            copy = tmp_path / f"{turn}.db"
            await asyncio.to_thread(back_up, path, copy)
            assert not {f"{turn}.db-wal", f"{turn}.db-shm", f"{turn}.db-journal"} & set(files_in(tmp_path))
            assert wrong(copy) == []
            async with open_store(copy) as store:
                seen = await store.events(await couple_id(store, "abby-bo"), HERE)
            added = {each.key: each.summary for each in seen.added}
            assert {key: added.get(key) for key in acknowledged} == {
                key: f"Event {name}." for key, name in acknowledged.items()
            }
            sizes.append(len(added))
    assert sizes == sorted(set(sizes))
    assert not [name for name in files_in(tmp_path) if name.endswith(".partial")]


async def test_a_copy_goes_on_like_the_record(empty_store: Store, path: Path, copy: Path) -> None:
    couple = await load_sample(empty_store)
    key = await empty_store.add_event(couple, HERE, event("x"), BY_EDITOR)
    back_up(path, copy)
    assert files_in(copy.parent) == ["copy.db"]
    assert everything(copy) == everything(path)
    assert rows(copy, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(copy, "PRAGMA journal_mode") == [("wal",)]
    async with open_store(copy) as restored:
        assert await keys(restored, couple, HERE) == ["met", "over", "no", key]
        other = await restored.add_event(couple, HERE, event("y"), BY_EDITOR)
        assert other not in await keys(empty_store, couple, HERE)
    again = copy.with_name("again.db")
    back_up(copy, again)
    assert everything(again) == everything(copy) != everything(path)


async def test_what_a_killed_program_left_in_the_log_is_in_the_copy(path: Path, copy: Path) -> None:
    async with open_store(path) as store:
        await load_sample(store)
    async with writing(path) as writer:
        await writer.has_said(20)
    assert bytes_of(path.with_name("record.db-wal"))
    back_up(path, copy)
    assert {key for (key,) in rows(copy, "SELECT key FROM events")} >= writer.said.keys()
    assert wrong(copy) == []


async def test_a_copier_that_is_killed_leaves_no_file_of_that_name_or_a_whole_one(path: Path, copy: Path) -> None:
    async with open_store(path) as store:
        couple = await load_sample(store)
        for number in range(100):
            await store.add_event(couple, HERE, event(f"{number}"), BY_EDITOR)
    for turn in range(10):
        target = copy.with_name(f"{turn}.db")
        async with other_program(COPIER, path, target) as process:
            await asyncio.sleep(0.002 * turn)
            if process.returncode is None:
                process.kill()
        if target.name in files_in(copy.parent):
            assert everything(target) == everything(path)
    back_up(path, copy)
    assert everything(copy) == everything(path)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
async def test_a_copy_is_as_private_as_the_record(path: Path, copy: Path, mode: int) -> None:
    async with open_store(path) as store:
        await load_sample(store)
    allow(path, mode)
    back_up(path, copy)
    assert mode_of(copy) == mode


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("name", ["copy.db", "copy.db-wal", "copy.db-shm", "copy.db-journal"])
def test_a_copy_takes_no_other_files_place(path: Path, copy: Path, name: str) -> None:
    there = copy.with_name(name)
    put(there, "mine")
    assert refused(path, copy) == f"{name}: {TAKEN}."
    assert bytes_of(there) == b"mine"


@pytest.mark.usefixtures("empty_store")
def test_a_record_is_not_copied_over_itself_or_through_a_link_that_leads_nowhere(path: Path, copy: Path) -> None:
    assert refused(path, path) == f"record.db: {TAKEN}."
    copy.symlink_to(copy.with_name("elsewhere.db"))
    assert refused(path, copy) == f"copy.db: {TAKEN}."


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_comes_meanwhile_is_not_overwritten(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    allow_file = os.fchmod

    def somebody_is_faster(handle: int, mode: int) -> None:
        allow_file(handle, mode)
        put(copy, "mine")

    monkeypatch.setattr(os, "fchmod", somebody_is_faster)
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", no_links)
    with pytest.raises(RecordUnavailable, match=TAKEN):
        back_up(path, copy)
    assert bytes_of(copy) == b"mine"
    assert files_in(copy.parent) == ["copy.db"]


def no_links(made: Path, target: Path) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


async def test_a_disk_without_links_gets_its_copy_too(
    empty_store: Store, path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await load_sample(empty_store)
    monkeypatch.setattr(Path, "hardlink_to", no_links)
    back_up(path, copy)
    assert files_in(copy.parent) == ["copy.db"]
    assert everything(copy) == everything(path)


@pytest.mark.usefixtures("empty_store")
def test_a_place_where_no_copy_can_be_is_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert refused(path, tmp_path / "folder") == "folder: that is a folder; name a new file in it."
    cannot = "copy.db: no copy can be made there ({}); name a file elsewhere."
    assert refused(path, tmp_path / "missing" / "copy.db") == cannot.format("no such file or directory")
    assert refused(path, path / "copy.db") == cannot.format("not a directory")


async def test_a_folder_that_may_not_be_written_is_refused(ours: Path) -> None:
    path, folder = ours / "record.db", ours / "closed"
    async with open_store(path) as store:
        await load_sample(store)
    folder.mkdir(mode=0o555)
    with nobody():
        said = refused(path, folder / "copy.db")
    assert said == "copy.db: no copy can be made there (permission denied); name a file elsewhere."


async def test_a_disk_that_is_full_says_so_and_keeps_no_half(empty_store: Store, path: Path, copy: Path) -> None:
    await load_sample(empty_store)
    with largest_file(3 * 4096 + 100):
        assert refused(path, copy).startswith("copy.db: the disk ")
    back_up(path, copy)
    assert wrong(copy) == []


def test_a_record_that_is_not_there_is_not_made(path: Path, copy: Path) -> None:
    assert refused(path, copy) == "record.db: there is no such file; name the record with SHIPLOG_DB."
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"hello " * 1000])
def test_a_file_that_is_no_record_is_not_copied(path: Path, copy: Path, content: bytes) -> None:
    put(path, content)
    assert refused(path, copy).startswith("record.db: that file is no")
    assert bytes_of(path) == content


def test_the_database_of_another_program_is_not_copied(path: Path, copy: Path) -> None:
    rows(path, "CREATE TABLE theirs (x)")
    said = "record.db: that file is no record of Shiplog; name the record with SHIPLOG_DB."
    assert refused(path, copy) == said


async def test_a_newer_record_is_copied_as_it_is(path: Path, copy: Path) -> None:
    async with open_store(path) as store:
        await load_sample(store)
    rows(path, "PRAGMA user_version = 9999")
    back_up(path, copy)
    assert rows(copy, "PRAGMA user_version") == [(9999,)]
    assert count(copy, "events") == 3


async def test_a_damaged_record_makes_no_copy(path: Path, copy: Path) -> None:
    async with open_store(path) as store:
        couple = await load_sample(store)
        for number in range(50):
            await store.add_event(couple, HERE, event(f"{number}"), BY_EDITOR)
    whole = bytes_of(path)
    put(path, whole[: 3 * 4096] + b"\xff" * 4096 + whole[4 * 4096 :])
    assert "damaged" in refused(path, copy)


async def test_a_record_that_another_program_keeps_for_itself_says_so(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "PATIENCE", 0.3)
    async with open_store(path) as store:
        await load_sample(store)
    async with other_program(HOLDER, path, "PRAGMA locking_mode = EXCLUSIVE"):
        said = await asyncio.to_thread(refused, path, copy)
    assert said == "record.db: another program is holding the record; try again in a moment."


async def test_a_record_that_may_only_be_read_is_copied(ours: Path) -> None:
    path = ours / "record.db"
    async with open_store(path) as store:
        await load_sample(store)
    allow(path, 0o444)
    with nobody():
        back_up(path, ours / "copy.db")
    assert everything(ours / "copy.db") == everything(path)
