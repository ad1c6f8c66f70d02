"""The record as it is kept in memory: the same until somebody writes, and never older than a write."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answers import Answers
from bot.archive import Archive
from bot.editing import Editing
from bot.edits import ChangedUnseen
from bot.reasoning.when import Day
from db.changes import Change
from db.errors import RecordUnavailable
from db.layers import Layers, Written
from db.rows import StoredCouple, StoredEvents
from db.store import Store, open_store
from tests.conftest import TODAY
from tests.db.samples import retract

SERVER = 7
TYPED = {
    "date": "1 nov 2026",
    "kind": "reconciled",
    "certainty": "confirmed",
    "summary": "They say that they are together again.",
    "title": "A headline",
    "url": "https://news.example/a",
}


async def kimye(archive: Archive) -> StoredCouple:
    found = (await archive.names(SERVER)).by_slug("kimye")
    assert found
    return found


async def test_the_same_question_gives_the_same_object_until_somebody_writes(store: Store) -> None:
    archive = Archive(store)
    answers, couple = Answers(archive), await kimye(archive)

    async def ask() -> object:
        return await answers.on_day(couple, SERVER, as_of=Day(TODAY), known=TODAY, today=TODAY)

    first = await ask()
    assert await ask() is first
    await retract(store, couple.id, SERVER, "married", Change(datetime.now(UTC), "wrong"))
    assert await ask() is not first


async def test_a_write_of_another_program_is_noticed(store: Store, tmp_path: Path) -> None:
    archive = Archive(store)
    couple = await kimye(archive)
    before = await archive.record(couple, SERVER)
    async with open_store(tmp_path / "record.db") as other:
        await retract(other, couple.id, SERVER, "married", Change(datetime.now(UTC), "wrong"))
    after = await archive.record(couple, SERVER)
    assert {e.key for e in before.events} - {e.key for e in after.events} == {"married"}


async def test_what_was_read_before_a_write_is_not_kept_after_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(store)
    couple = await kimye(archive)
    read, go_on = asyncio.Event(), asyncio.Event()
    events = Store.events

    async def slow(self: Store, number: int, server: int | None) -> StoredEvents:
        found = await events(self, number, server)
        read.set()
        await go_on.wait()
        return found

    monkeypatch.setattr(Store, "events", slow)
    late = asyncio.create_task(archive.record(couple, SERVER))
    await read.wait()
    await retract(store, couple.id, SERVER, "married", Change(datetime.now(UTC), "wrong"))
    # Somebody else notices the write while the first read is still on its way.
    await archive.names(SERVER)
    go_on.set()
    old = await late
    assert "married" in {e.key for e in old.events}
    assert "married" not in {e.key for e in (await archive.record(couple, SERVER)).events}


async def test_an_event_that_was_saved_is_never_called_unsaved(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Answers(Archive(store))
    couple, add = await kimye(answers.archive), Layers.add_event

    async def add_and_lose_the_file(self: Layers, *arguments: object) -> Written:
        written = await add(self, *arguments)  # pyright: ignore[reportArgumentType]
        monkeypatch.setattr(Store, "events", unreadable)
        return written

    async def unreadable(*_: object) -> StoredEvents:
        raise RecordUnavailable("record.db", "the disk failed")

    monkeypatch.setattr(Layers, "add_event", add_and_lose_the_file)
    outcome = await Editing(answers).add(couple, TYPED, server=SERVER, editor=1, today=TODAY)
    assert isinstance(outcome, ChangedUnseen)
    monkeypatch.undo()
    assert outcome.key in {e.key for e in (await store.events(couple.id, SERVER)).added}
