"""Imports in a real file: what they write, and what they may not touch."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.changes import Action, Change
from db.importing import Put
from db.imports import MOST_OF_EDITOR, MOST_OF_SERVER, Applied
from db.layers import DisputesLeadBack
from db.store import Store
from db.versions import COUPLES, EVENTS, SOURCES, Kept
from tests.db.imported import LATER, an_import, apply, changes, keep, seen, told
from tests.db.samples import (
    BY_EDITOR,
    EDITOR,
    ELSEWHERE,
    HERE,
    PACK,
    SOMEBODY,
    article,
    event,
    everything,
    load,
    load_sample,
    pack_text,
    rows,
    sample_pack,
)


async def test_entries_are_added_and_changed_for_this_server_alone(empty_store: Store) -> None:
    elsewhere = None
    couple, number = await an_import(empty_store)
    elsewhere = await told(empty_store, couple, ELSEWHERE)
    here = {event.key: event for event in await told(empty_store, couple)}
    assert list(here) == ["met", "over", "no", "late"]
    assert here["over"].summary == "They part."
    assert here["met"].sources[0].title == "How they met"
    assert here["late"].disputes == ("over",)
    assert here["late"].sources[0].url == "https://paper.example/new"
    assert elsewhere == list(sample_pack().events)
    batches = {version.batch for version in (await seen(empty_store, couple)).values() if version.layer}
    assert batches == {number}


async def test_an_event_keeps_its_place_while_its_day_is_the_same(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    met = (await seen(empty_store, couple))["met"]
    moved = replace(met.says, date=None)
    await apply(
        empty_store, await changes(empty_store, couple, events=[Put("met", Action.CHANGE, moved, met.entry, met.id)])
    )
    events = await empty_store.events(couple, HERE)
    assert [event.key for event in events.listed] == ["over", "no"]
    assert [event.key for event in events.added] == ["met"]


async def test_applying_is_all_or_nothing(empty_store: Store, tmp_path: Path) -> None:
    couple = await load_sample(empty_store)
    over = (await seen(empty_store, couple))["over"]
    circle = replace(over.says, disputes=("no",))
    number = await keep(empty_store)
    stamp = await empty_store.imports.stamp(HERE)
    work = await changes(
        empty_store,
        couple,
        sources=[Put("new", Action.ADD, replace(article("new"), key="new"))],
        events=[Put("over", Action.CHANGE, circle, over.entry, over.id)],
    )
    before = everything(tmp_path / "record.db")
    with pytest.raises(DisputesLeadBack):
        await empty_store.imports.apply(number, [work], server=HERE, change=BY_EDITOR, stamp=stamp)
    assert everything(tmp_path / "record.db") == before
    kept = await empty_store.imports.find(number, server=HERE)
    assert kept
    assert kept.packs == (PACK,)


async def test_an_import_is_applied_once_and_only_to_what_was_looked_at(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    number, stamp = await keep(empty_store), await empty_store.imports.stamp(HERE)
    await empty_store.layers.add_event(couple, ELSEWHERE, event("x"), BY_EDITOR)
    assert await empty_store.imports.stamp(HERE) == stamp, "another server's changes are nothing to this one"
    await empty_store.layers.add_event(couple, HERE, event("x"), BY_EDITOR)
    changed = await empty_store.imports.stamp(HERE)
    assert changed != stamp

    async def again(server: int, of: str) -> Applied:
        return await empty_store.imports.apply(number, [], server=server, change=BY_EDITOR, stamp=of)

    assert await again(HERE, stamp) is Applied.OUTDATED
    assert await again(ELSEWHERE, await empty_store.imports.stamp(ELSEWHERE)) is Applied.BEFORE
    assert await again(HERE, changed) is Applied.NOW
    assert await again(HERE, changed) is Applied.BEFORE


async def test_a_stamp_changes_with_a_new_pack_and_a_takedown(empty_store: Store, tmp_path: Path) -> None:
    await load_sample(empty_store)
    stamps = [await empty_store.imports.stamp(HERE)]
    await load(empty_store, pack_text(("version = 1", "version = 2"), ("They break up.", "They part.")))
    stamps.append(await empty_store.imports.stamp(HERE))
    takedown = (
        "INSERT INTO takedowns (slug, names, people, lifted, reason, made_at) VALUES ('x', '[]', '[]', 0, '', '')"
    )
    rows(tmp_path / "record.db", takedown)
    stamps.append(await empty_store.imports.stamp(HERE))
    assert len(set(stamps)) == 3


async def test_what_is_never_applied_goes_after_a_week(empty_store: Store, tmp_path: Path) -> None:
    old = await keep(empty_store)
    applied = await apply(empty_store)
    new = await keep(empty_store, made_at=LATER)
    assert await empty_store.imports.find(old, server=HERE) is None
    assert await empty_store.imports.find(applied, server=HERE)
    found = await empty_store.imports.find(new, server=HERE)
    assert found
    assert (found.editor, found.name, found.packs) == (EDITOR, "packs.toml", (PACK,))
    assert await empty_store.imports.find(new, server=ELSEWHERE) is None
    await empty_store.erase_editor(EDITOR)
    assert rows(tmp_path / "record.db", "SELECT editor FROM imports") == [(None,), (None,)]


async def test_the_couples_that_a_server_has_made_its_own(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    assert await empty_store.imports.touched(HERE) == frozenset()
    kept: list[tuple[Kept, int]] = [
        (EVENTS, (await seen(empty_store, couple))["met"].entry),
        (SOURCES, (await empty_store.source_rows(couple, HERE))["a"]),
        (COUPLES, couple),
    ]
    for what, row in kept:
        written = await empty_store.layers.retract(what, row, HERE, BY_EDITOR)
        assert written
        assert await empty_store.imports.touched(HERE) == {couple}
        assert await empty_store.imports.touched(ELSEWHERE) == frozenset()
        await empty_store.layers.take_back(what, written.version, HERE, BY_EDITOR)
        assert await empty_store.imports.touched(HERE) == frozenset()


async def test_an_erased_editor_is_in_no_import(empty_store: Store, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    await empty_store.imports.keep("f", [], server=HERE, editor=SOMEBODY, made_at=now, keep_from=now)
    await apply(empty_store, sample_pack())
    await empty_store.imports.take_back(2, server=HERE, change=Change(now, "undone", SOMEBODY))
    assert await empty_store.erase_editor(SOMEBODY, server=ELSEWHERE) == 0
    assert await empty_store.erase_editor(SOMEBODY, server=HERE) == 2 + 6
    assert str(SOMEBODY) not in everything(tmp_path / "record.db")


async def test_only_so_many_imports_wait_to_be_applied(empty_store: Store) -> None:
    now = datetime.now(UTC)

    async def keep(server: int, editor: int) -> int:
        return await empty_store.imports.keep("f", ["p"], server=server, editor=editor, made_at=now, keep_from=now)

    async def waiting(numbers: list[int], server: int) -> list[int]:
        return [number for number in numbers if await empty_store.imports.find(number, server=server)]

    elsewhere = await keep(HERE + 1, SOMEBODY)
    mine = [await keep(HERE, SOMEBODY) for _ in range(MOST_OF_EDITOR + 1)]
    assert await waiting(mine, HERE) == mine[1:]
    all_here = mine[1:] + [await keep(HERE, SOMEBODY + n) for n in range(1, MOST_OF_SERVER)]
    assert await waiting(all_here, HERE) == all_here[-MOST_OF_SERVER:]
    assert await waiting([elsewhere], HERE + 1) == [elsewhere]
