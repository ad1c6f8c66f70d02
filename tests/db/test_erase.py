"""A Discord user's id is taken out of the record on request, and nothing else about it changes."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import pytest

from db.servers import ServerSettings
from db.store import Draft, Store, open_store
from db.takedowns import Takedown
from tests.db.samples import (
    APPEND_ONLY,
    BY_EDITOR,
    ELSEWHERE,
    HERE,
    MADE_AT,
    bytes_of,
    couple_id,
    event,
    everything,
    load_sample,
    restore,
    retract,
    rows,
)

# As long as Discord's ids are, and no further apart than two can be.
LEAVING, STAYING = 812345678901234567, 812345678901234568
BY_LEAVING, BY_STAYING = replace(BY_EDITOR, editor=LEAVING), replace(BY_EDITOR, editor=STAYING)
SIGNED = {
    *("couple_versions", "source_versions", "event_versions", "drafts"),
    *("setting_versions", "imports", "follows", "suggestions"),
}

Contents: TypeAlias = dict[str, list[tuple[object, ...]]]


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A closed record that two editors kept in two servers, with drafts of both."""
    path = tmp_path / "record.db"
    async with open_store(path) as store:
        couple = await load_sample(store)
        for server, mine, other in ((HERE, BY_LEAVING, BY_STAYING), (ELSEWHERE, BY_STAYING, BY_LEAVING)):
            key = await store.add_event(couple, server, event("mine"), mine)
            assert await retract(store, couple, server, key, other)
            assert await restore(store, couple, server, key, mine)
            await store.add_event(couple, server, event("theirs"), other)
            assert await retract(store, couple, server, "met", mine)
            for editor in (LEAVING, STAYING):
                await keep_draft(store, server, editor)
            for editor in (LEAVING, STAYING):
                chosen = ServerSettings(prefix=f"?{editor % 10}")
                await store.servers.change(server, lambda _, c=chosen: c, editor=editor, made_at=MADE_AT)
        await store.takedowns.take_down(Takedown("gone", ("Gone",), ("Ann Ash", "Bob Birch"), "asked", MADE_AT))
    for editor, other in ((LEAVING, STAYING), (STAYING, LEAVING)):
        rows(path, "INSERT INTO imports (server, editor, name, made_at) VALUES (1, ?, 'a.zip', '2026')", (editor,))
        rows(
            path,
            "INSERT INTO follows (server, couple_id, channel, told_up_to, editor, made_at)"
            " VALUES (1, 1, ?, 0, ?, '2026')",
            (other % 1000, editor),
        )
        rows(
            path,
            "INSERT INTO suggestions (server, member, couple_id, fields, made_at, decided_by)"
            " VALUES (1, ?, 1, '{}', '2026', ?)",
            (editor, other),
        )
    rows(
        path,
        "INSERT INTO couple_versions (couple_id, action, name, aliases, people, editor, made_at, reason)"
        " SELECT couple_id, 'change', name, aliases, people, ?, made_at, 'a spelling' FROM couple_versions",
        (LEAVING,),
    )
    return path


async def keep_draft(store: Store, server: int, editor: int) -> int:
    draft = Draft(server, editor, "abby-bo", {"summary": f"Typed by {editor}."})
    return await store.save_draft(draft, MADE_AT, keep_from=MADE_AT - timedelta(days=7))


async def erase(path: Path, editor: int) -> int:
    async with open_store(path) as store:
        return await store.erase_editor(editor)


def contents(path: Path) -> Contents:
    """Every row of every table, the schema's own too."""
    tables = [str(name) for (name,) in rows(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {table: rows(path, f"SELECT * FROM {table}") for table in (*tables, "sqlite_schema")}


def naming(path: Path, editor: int) -> dict[str, int]:
    """How many rows of each table have an id in any column, as a number or within a text."""
    found = {
        table: sum(any(str(editor) in str(value) for value in row) for row in held)
        for table, held in contents(path).items()
    }
    return {table: count for table, count in found.items() if count}


def without(editor: int, before: Contents) -> Contents:
    """What a record should hold once an editor's id has been erased."""
    masked = {
        table: [tuple(None if value == editor else value for value in row) for row in held]
        for table, held in before.items()
    }
    return {**masked, "drafts": [row for row in before["drafts"] if editor not in row]}


def test_every_table_that_can_name_an_editor_does_so_here(path: Path) -> None:
    found = rows(
        path,
        "SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'"
        " AND c.name IN ('editor', 'member', 'decided_by')",
    )
    assert {str(name) for (name,) in found} == SIGNED
    assert set(naming(path, LEAVING)) == SIGNED


async def test_the_id_is_nowhere_and_all_else_is_as_it_was(path: Path) -> None:
    before, named, others = contents(path), naming(path, LEAVING), naming(path, STAYING)
    assert await erase(path, LEAVING) == sum(named.values())
    assert naming(path, LEAVING) == {}
    assert naming(path, STAYING) == others
    assert contents(path) == without(LEAVING, before)


async def test_the_file_keeps_no_trace_of_the_id_or_of_what_was_typed(path: Path) -> None:
    traces = [(editor.to_bytes(8, "big"), f"Typed by {editor}".encode()) for editor in (LEAVING, STAYING)]
    assert all(trace in bytes_of(path) for of_one in traces for trace in of_one)
    await erase(path, LEAVING)
    assert [[trace in bytes_of(path) for trace in of_one] for of_one in traces] == [[False] * 2, [True] * 2]


async def test_every_server_sees_the_same_events_as_before(path: Path) -> None:
    async with open_store(path) as store:
        couple = await couple_id(store, "abby-bo")
        before = [await store.events(couple, server) for server in (None, HERE, ELSEWHERE)]
        revision = store.revision()
        await store.erase_editor(LEAVING)
        assert [await store.events(couple, server) for server in (None, HERE, ELSEWHERE)] == before
        # What another process holds of the record is read anew.
        assert store.revision() != revision


async def test_an_id_that_nothing_names_changes_nothing(path: Path) -> None:
    before = everything(path)
    assert await erase(path, LEAVING + 2) == 0
    assert everything(path) == before
    await erase(path, LEAVING)
    before = everything(path)
    assert await erase(path, LEAVING) == 0
    assert everything(path) == before


async def test_who_was_erased_may_edit_again_under_new_numbers(path: Path) -> None:
    old = [number for (number,) in rows(path, "SELECT id FROM drafts")]
    async with open_store(path) as store:
        await store.erase_editor(LEAVING)
        assert await keep_draft(store, HERE, LEAVING) not in old
        await store.add_event(await couple_id(store, "abby-bo"), HERE, event("again"), BY_LEAVING)
    assert naming(path, LEAVING) == {"drafts": 1, "source_versions": 1, "event_versions": 1}


async def test_all_is_erased_or_nothing(path: Path) -> None:
    rows(
        path,
        "CREATE TRIGGER fails BEFORE UPDATE ON event_versions WHEN new.id = (SELECT max(id) FROM event_versions)"
        " BEGIN SELECT RAISE(ABORT, 'no'); END",
    )
    before = everything(path)
    with pytest.raises(sqlite3.IntegrityError, match="no"):
        await erase(path, STAYING)
    assert everything(path) == before


@pytest.mark.parametrize("table", APPEND_ONLY)
async def test_the_record_stays_append_only(path: Path, table: str) -> None:
    await erase(path, LEAVING)
    before = everything(path)
    columns = [str(name) for (name,) in rows(path, "SELECT name FROM pragma_table_info(?)", (table,))]
    changes = [f"{name} = {name}" for name in columns if name != "editor"]
    if "editor" in columns:
        changes += [f"editor = {LEAVING}", f"editor = NULL, {changes[0]}"]
    for change in changes:
        with pytest.raises(sqlite3.IntegrityError, match="the record is append-only"):
            rows(path, f"UPDATE {table} SET {change}")
    with pytest.raises(sqlite3.IntegrityError, match="the record is append-only"):
        rows(path, f"DELETE FROM {table}")
    assert everything(path) == before
