"""Imports taken back and put back: what is as before, and what stays."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from db.changes import Action
from db.fitness import MayNotStand
from db.importing import Put
from db.layers import DisputesLeadBack, Written
from db.records import Certainty, Event
from db.store import Store, open_store
from db.versions import EVENTS, Version
from tests.db.imported import an_import, apply, changes, seen, told
from tests.db.samples import (
    BY_EDITOR,
    ELSEWHERE,
    HERE,
    count,
    event,
    everything,
    load,
    load_sample,
    pack_text,
    sample_pack,
)


async def test_undo_and_putting_back_lead_back_and_forth(empty_store: Store) -> None:
    couple, number = await an_import(empty_store)
    after = await told(empty_store, couple)
    undone = await empty_store.imports.take_back(number, server=HERE, change=BY_EDITOR)
    assert undone
    assert (undone.name, undone.entries, undone.kept) == ("packs.toml", 4, 0)
    assert await told(empty_store, couple) == list(sample_pack().events)
    # What was everybody's follows the shipped record again.
    await load(empty_store, pack_text(("version = 1", "version = 2"), ("They break up.", "They split.")))
    assert [event.summary for event in await told(empty_store, couple)][1] == "They split."
    back = await empty_store.imports.take_back(undone.batch or 0, server=HERE, change=BY_EDITOR)
    assert back
    assert back.entries == 4
    assert await told(empty_store, couple) == after
    again = await empty_store.imports.take_back(back.batch or 0, server=HERE, change=BY_EDITOR)
    assert again
    assert again.entries == 4
    assert [event.summary for event in await told(empty_store, couple)][1] == "They split."


async def test_what_was_changed_since_stays(empty_store: Store, tmp_path: Path) -> None:
    couple, number = await an_import(empty_store)
    late = (await seen(empty_store, couple))["late"]
    mended = replace(late.says, summary="Mended.")
    assert isinstance(await empty_store.layers.edit_event(late.entry, HERE, mended, BY_EDITOR, seen=late.id), Written)
    undone = await empty_store.imports.take_back(number, server=HERE, change=BY_EDITOR)
    assert undone
    # The article that the mended event cites stays with it.
    assert (undone.entries, undone.kept) == (2, 2)
    assert [event.summary for event in await told(empty_store, couple)][-1] == "Mended."
    before = count(tmp_path / "record.db", "imports")
    nothing = await empty_store.imports.take_back(number, server=HERE, change=BY_EDITOR)
    assert nothing
    assert (nothing.entries, nothing.kept, nothing.batch) == (0, 4, None)
    assert count(tmp_path / "record.db", "imports") == before


async def test_no_other_server_takes_an_import_back(empty_store: Store, tmp_path: Path) -> None:
    _, number = await an_import(empty_store)
    before = everything(tmp_path / "record.db")
    for server, which in ((ELSEWHERE, number), (HERE, number + 1)):
        assert await empty_store.imports.take_back(which, server=server, change=BY_EDITOR) is None
        assert await empty_store.imports.named(which, server=server) is None
    assert everything(tmp_path / "record.db") == before


async def test_an_undo_that_would_lead_disputes_back_does_nothing(empty_store: Store, tmp_path: Path) -> None:
    couple = await load_sample(empty_store)
    no = (await seen(empty_store, couple))["no"]
    mild = replace(no.says, disputes=())
    number = await apply(
        empty_store, await changes(empty_store, couple, events=[Put("no", Action.CHANGE, mild, no.entry, no.id)])
    )
    over = (await seen(empty_store, couple))["over"]
    answer = replace(over.says, disputes=("no",))
    await empty_store.layers.edit_event(over.entry, HERE, answer, BY_EDITOR, seen=over.id)
    before = everything(tmp_path / "record.db")
    with pytest.raises(DisputesLeadBack):
        await empty_store.imports.take_back(number, server=HERE, change=BY_EDITOR)
    assert everything(tmp_path / "record.db") == before


@pytest.mark.parametrize("seed", range(12))
async def test_many_are_taken_back_as_one_is(tmp_path: Path, seed: int) -> None:
    """What takes a whole batch back leaves what the layers' own undo leaves, one version after the other."""
    left: list[list[str]] = []
    for way in ("batch", "one by one"):
        draw = random.Random(seed)
        async with open_store(tmp_path / f"{way}.db") as store:
            couple = await load_sample(store)
            for _ in range(draw.randint(0, 6)):
                await _something(store, couple, draw)
            known = await seen(store, couple)
            puts = [
                Put(
                    key,
                    Action.CHANGE if v.stands else Action.RESTORE,
                    replace(v.says, summary=f"Imported {key}."),
                    v.entry,
                    v.id,
                )
                for key, v in known.items()
                if draw.random() < 0.7
            ]
            puts.append(Put("fresh", Action.ADD, replace(event("fresh", *known["met"].says.sources), key="fresh")))
            number = await apply(store, await changes(store, couple, events=puts))
            for _ in range(draw.randint(0, 3)):
                await _something(store, couple, draw)
            if way == "batch":
                await store.imports.take_back(number, server=HERE, change=BY_EDITOR)
            else:
                written = [v for v in await store.event_versions(couple, HERE) if v.batch == number]
                for version in written:
                    await store.layers.take_back(EVENTS, version.id, HERE, BY_EDITOR)
            states = [(v.says, v.action, v.follows, v.layer) for v in (await seen(store, couple)).values()]
            left.append([*sorted(map(repr, states)), repr(await told(store, couple))])
    assert left[0] == left[1]


async def _something(store: Store, couple: int, draw: random.Random) -> None:
    """An editor's change of some event."""
    version = draw.choice(list((await seen(store, couple)).values()))
    with suppress(MayNotStand):
        await _change(store, couple, version, draw)


async def _change(store: Store, couple: int, version: Version[Event], draw: random.Random) -> None:
    match draw.choice(["edit", "retract", "restore", "add", "undo"]):
        case "edit" if version.stands:
            says = replace(version.says, summary=f"Edited {draw.randint(1, 99)}.", certainty=Certainty.REPORTED)
            await store.layers.edit_event(version.entry, HERE, says, BY_EDITOR, seen=version.id)
        case "retract":
            await store.layers.retract(EVENTS, version.entry, HERE, BY_EDITOR)
        case "restore":
            await store.layers.restore(EVENTS, version.entry, HERE, BY_EDITOR)
        case "add":
            await store.layers.add_event(
                couple,
                HERE,
                replace(event(f"n{draw.randint(1, 99)}", *version.says.sources), certainty=Certainty.REPORTED),
                BY_EDITOR,
            )
        case _ if version.layer == HERE:
            await store.layers.take_back(EVENTS, version.id, HERE, BY_EDITOR)
        case _:
            pass


async def test_a_pack_becomes_a_couple_and_undo_removes_it(empty_store: Store) -> None:
    number = await apply(empty_store, sample_pack())
    [stored] = await empty_store.couples(HERE)
    assert await told(empty_store, stored.id) == list(sample_pack().events)
    assert await empty_store.couples(ELSEWHERE) == ()
    undone = await empty_store.imports.take_back(number, server=HERE, change=BY_EDITOR)
    assert undone
    assert undone.entries == 6
    assert await empty_store.couples(HERE) == ()
    assert await empty_store.imports.take_back(undone.batch or 0, server=HERE, change=BY_EDITOR)
    assert await told(empty_store, stored.id) == list(sample_pack().events)
