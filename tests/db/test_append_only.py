"""The file itself refuses what must never happen, whoever asks."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from db.servers import ServerSettings
from db.store import open_store
from db.takedowns import Takedown
from tests.db.samples import (
    APPEND_ONLY,
    BY_EDITOR,
    EDITOR,
    HERE,
    MADE_AT,
    SOMEBODY,
    event,
    everything,
    load_sample,
    rows,
)

VERSIONS = ("couple_versions", "source_versions", "event_versions")
SIGNED = (*VERSIONS, "setting_versions")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A closed record with a pack and an editor's event that disputes one of it."""
    path = tmp_path_factory.mktemp("made") / "record.db"

    async def make() -> None:
        async with open_store(path) as store:
            await store.add_event(await load_sample(store), HERE, event("x", disputes=("met",)), BY_EDITOR)
            await store.servers.change(HERE, lambda _: ServerSettings(prefix="?"), editor=EDITOR, made_at=MADE_AT)
            await store.takedowns.take_down(Takedown("gone", ("Gone",), ("Ann Ash", "Bob Birch"), "asked", MADE_AT))

    asyncio.run(make())
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, made: bytes) -> Path:
    """A copy of that record for each test."""
    (tmp_path / "record.db").write_bytes(made)
    return tmp_path / "record.db"


def columns(path: Path, table: str) -> list[str]:
    return [str(row[0]) for row in rows(path, "SELECT name FROM pragma_table_info(?)", (table,))]


def test_the_list_of_tables_is_complete(path: Path) -> None:
    tables = {str(row[0]) for row in rows(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables - set(APPEND_ONLY) == {
        *("drafts", "imports", "suggestions", "follows", "notices", "logged", "memory"),
        *("sqlite_sequence", "_sqlite_migrations"),
    }


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_no_row_is_ever_deleted(path: Path, table: str) -> None:
    assert rows(path, f"SELECT count(*) FROM {table}") != [(0,)]
    before = everything(path)
    with pytest.raises(sqlite3.IntegrityError, match="the record is append-only"):
        rows(path, f"DELETE FROM {table}")
    assert everything(path) == before


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_no_column_is_ever_overwritten_but_the_editor(path: Path, table: str) -> None:
    before = everything(path)
    kept = [name for name in columns(path, table) if name != "editor"]
    for column in kept:
        with pytest.raises(sqlite3.IntegrityError, match="the record is append-only"):
            rows(path, f"UPDATE {table} SET {column} = {column}")
    assert len(kept) >= 3
    assert everything(path) == before


@pytest.mark.parametrize("table", SIGNED)
def test_an_editors_id_can_be_erased_and_the_rest_stays(path: Path, table: str) -> None:
    rest = ", ".join(name for name in columns(path, table) if name != "editor")
    before = rows(path, f"SELECT {rest} FROM {table}")
    rows(path, f"UPDATE {table} SET editor = NULL WHERE editor = ?", (EDITOR,))
    assert rows(path, f"SELECT count(*) FROM {table} WHERE editor IS NOT NULL") == [(0,)]
    assert rows(path, f"SELECT {rest} FROM {table}") == before


@pytest.mark.parametrize("table", SIGNED)
def test_an_editors_id_cannot_become_somebody_elses(path: Path, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="the record is append-only"):
        rows(path, f"UPDATE {table} SET editor = ?", (SOMEBODY,))


# Rows that are wrong in one thing, as (table, what is changed in a right row of it).
WRONG = {
    "slug in capitals": ("couples", "slug", "'Abby'"),
    "slug too long": ("couples", "slug", f"'{'a' * 33}'"),
    "same slug twice": ("couples", "slug", "'abby-bo'"),
    "server as text": ("couples", "server", "'here'"),
    "three people": ("couple_versions", "people", "'[1, 2, 3]'"),
    "aliases no JSON": ("couple_versions", "aliases", "'['"),
    "nameless couple": ("couple_versions", "name", "''"),
    "couple of no couple": ("couple_versions", "couple_id", "99"),
    "unknown action": ("couple_versions", "action", "'overwrite'"),
    "article of no couple": ("sources", "couple_id", "99"),
    "article without id": ("sources", "key", "''"),
    "script url": ("source_versions", "url", "'javascript:alert(1)'"),
    "no title": ("source_versions", "title", "NULL"),
    "published with a time": ("source_versions", "published_first", "'2020-07-01 12:00'"),
    "event of no couple": ("events", "couple_id", "99"),
    "same event twice": ("events", "key", "'met'"),
    "unknown kind": ("event_versions", "kind", "'split'"),
    "new partner unnamed": ("event_versions", "kind", "'new_partner'"),
    "unknown certainty": ("event_versions", "certainty", "'sure'"),
    "empty summary": ("event_versions", "summary", "''"),
    "long summary": ("event_versions", "summary", f"'{'a' * 201}'"),
    "about no JSON": ("event_versions", "about", "'Abby'"),
    "partner without name": ("event_versions", "partner", "''"),
    "date without days": ("event_versions", "date_first", "NULL"),
    "date upside down": ("event_versions", "date_earliest", "'2020-06-01'"),
    "date with a time": ("event_versions", "date_latest", "'2020-06-01 12:00'"),
    "version of no event": ("event_versions", "event_id", "99"),
    "editor as text": ("event_versions", "editor", "'abby'"),
    "when unsaid": ("event_versions", "made_at", "NULL"),
    "why unsaid": ("event_versions", "reason", "NULL"),
    "no such source": ("event_sources", "source_id", "99"),
    "no such version": ("event_sources", "version_id", "99"),
    "dispute with nothing": ("event_disputes", "event_id", "99"),
    "version nought": ("pack_loads", "version", "0"),
    "origin unknown": ("pack_loads", "origin", "'web'"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_row_is_refused(path: Path, wrong: str) -> None:
    assert_refused(path, *WRONG[wrong])


@pytest.mark.parametrize("no_day", ["soon", "2020-13-01", "2020-06-31"])
def test_a_day_that_is_none_is_refused(path: Path, no_day: str) -> None:
    assert_refused(path, "event_versions", "date_latest", f"'{no_day}'")


def assert_refused(path: Path, table: str, column: str, value: str) -> None:
    """A copy of a right row is refused with one value in it wrong, and taken as it is."""
    # A right row is a copy of the first one, under a number, name and place that are still free.
    free = {"id": "1000", "slug": "'free'", "key": "'free'", "place": "1000"}
    names = columns(path, table)
    copied = [free.get(name, name) for name in names]
    wronged = [value if name == column else right for name, right in zip(names, copied, strict=True)]
    before = everything(path)
    insert = f"INSERT INTO {table} SELECT %s FROM {table} ORDER BY rowid LIMIT 1"
    if table in {"event_sources", "event_disputes"}:
        insert = insert.replace("ORDER BY rowid", "ORDER BY version_id")
    with pytest.raises(sqlite3.IntegrityError):
        rows(path, insert % ", ".join(wronged))
    assert everything(path) == before
    rows(path, insert % ", ".join(copied))
    assert everything(path) != before


async def test_the_programs_own_connections_hold_foreign_keys(tmp_path: Path) -> None:
    async with open_store(tmp_path / "record.db") as store:
        await load_sample(store)
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            await store.add_event(99, HERE, event("x"), BY_EDITOR)
