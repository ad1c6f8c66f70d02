"""A pack becomes a couple of one server's own; and its people are renamed, and named as before again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.errors import RecordUnavailable
from db.layers import DisputesLeadBack, Written
from db.records import Pack, Person
from db.rows import StoredCouple
from db.store import Store
from db.versions import COUPLES, EVENTS
from tests.db.samples import BY_EDITOR, ELSEWHERE, HERE, article, count, event, load_sample, rows, sample_pack

TABLES = ("couples", "couple_versions", "sources", "source_versions", "events", "event_versions")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file that `empty_store` opens."""
    return tmp_path / "record.db"


async def adopted(store: Store, pack: Pack | None = None) -> StoredCouple:
    """A pack as a server's own couple."""
    written = await store.adoption.adopt(HERE, pack or sample_pack(), BY_EDITOR)
    [stored] = [stored for stored in await store.couples(HERE) if stored.id == written.entry]
    [*_, version] = await store.couple_versions(HERE, stored.id)
    assert (version.id, stored.couple.slug) == (written.version, written.key)
    return stored


async def test_a_pack_becomes_a_couple_with_all_that_it_holds(empty_store: Store) -> None:
    stored, pack = await adopted(empty_store), sample_pack()
    assert (stored.server, stored.couple) == (HERE, pack.couple)
    events = await empty_store.events(stored.id, HERE)
    assert (events.listed, events.added) == (pack.events, ())
    assert {*await empty_store.sources(stored.id, HERE)} == {*pack.sources}
    for version in await empty_store.event_versions(stored.id, HERE):
        assert (version.layer, version.editor, version.reason) == (HERE, BY_EDITOR.editor, BY_EDITOR.reason)


async def test_no_other_server_sees_it(empty_store: Store) -> None:
    stored = await adopted(empty_store)
    assert await empty_store.couples(ELSEWHERE) == await empty_store.couples(None) == ()
    assert (await empty_store.events(stored.id, ELSEWHERE)).listed == ()
    assert await empty_store.adoption.servers() == (HERE,)


async def test_a_shipped_couple_of_that_slug_stays_as_it_is(empty_store: Store) -> None:
    shipped = await load_sample(empty_store)
    pack = sample_pack()
    stored = await adopted(empty_store, replace(pack, couple=replace(pack.couple, name="Ours")))
    assert stored.id != shipped
    assert [couple.couple.name for couple in await empty_store.couples(None)] == [pack.couple.name]


async def test_a_couple_that_was_removed_is_brought_to_what_the_pack_says(empty_store: Store, path: Path) -> None:
    stored, pack = await adopted(empty_store), sample_pack()
    added = await empty_store.layers.add_event(stored.id, HERE, event("x"), BY_EDITOR)
    await empty_store.layers.retract(COUPLES, stored.id, HERE, BY_EDITOR)
    changed = replace(pack.events[0], summary="They met by chance.")
    again = await adopted(empty_store, replace(pack, events=(changed, *pack.events[1:])))
    assert again.id == stored.id
    assert (await empty_store.events(stored.id, HERE)).listed == (changed, *pack.events[1:])
    assert (await empty_store.events(stored.id, HERE)).added == ()
    assert added.key in await empty_store.event_rows(stored.id, HERE), "retracted, and never gone"
    assert count(path, "couples") == 1


async def test_disputes_that_lead_back_leave_nothing_behind(empty_store: Store, path: Path) -> None:
    pack = sample_pack()
    first, second, *rest = pack.events
    looping = (replace(first, disputes=(second.key,)), replace(second, disputes=(first.key,)), *rest)
    with pytest.raises(DisputesLeadBack):
        await empty_store.adoption.adopt(HERE, replace(pack, events=looping), BY_EDITOR)
    assert [count(path, table) for table in TABLES] == [0] * len(TABLES)


async def test_a_failure_in_the_middle_leaves_nothing_behind(empty_store: Store, path: Path) -> None:
    rows(path, "CREATE TRIGGER full BEFORE INSERT ON event_disputes BEGIN SELECT RAISE(ABORT, 'no room'); END")
    with pytest.raises(Exception, match="no room") as failed:
        await empty_store.adoption.adopt(HERE, sample_pack(), BY_EDITOR)
    assert not isinstance(failed.value, RecordUnavailable)
    assert [count(path, table) for table in TABLES] == [0] * len(TABLES)


async def test_events_follow_a_renamed_person_there_and_back(empty_store: Store) -> None:
    stored = await adopted(empty_store)
    told = replace(event("x", article("new")), about=("Abby Ash",))
    gone = await empty_store.layers.add_event(stored.id, HERE, told, BY_EDITOR)
    await empty_store.layers.add_event(stored.id, HERE, told, BY_EDITOR)
    await empty_store.layers.retract(EVENTS, gone.entry, HERE, BY_EDITOR)
    [*_, seen] = await empty_store.couple_versions(HERE, stored.id)
    people = (Person("Abigail Ash", ("Abby",)), stored.couple.people[1])
    renamed = await empty_store.layers.edit_couple(
        stored.id, HERE, replace(stored.couple, people=people), BY_EDITOR, seen=seen.id
    )
    assert isinstance(renamed, Written)
    assert await about(empty_store, stored.id) == {"Abigail Ash"}
    back = await empty_store.layers.take_back(COUPLES, renamed.version, HERE, BY_EDITOR)
    assert back
    assert await about(empty_store, stored.id) == {"Abby Ash"}
    assert await empty_store.layers.take_back(COUPLES, back.version, HERE, BY_EDITOR)
    assert await about(empty_store, stored.id) == {"Abigail Ash"}


async def test_the_two_may_swap_their_names(empty_store: Store) -> None:
    stored = await adopted(empty_store)
    for person in stored.couple.people:
        await empty_store.layers.add_event(stored.id, HERE, replace(event("x"), about=(person.name,)), BY_EDITOR)
    [*_, seen] = await empty_store.couple_versions(HERE, stored.id)
    swapped = replace(stored.couple, people=stored.couple.people[::-1])
    await empty_store.layers.edit_couple(stored.id, HERE, swapped, BY_EDITOR, seen=seen.id)
    added = (await empty_store.events(stored.id, HERE)).added
    assert [told.about for told in added] == [("Bo Birch",), ("Abby Ash",)]


async def about(store: Store, couple: int) -> set[str]:
    """Whom the newest versions of events name, of retracted ones too."""
    newest = {version.entry: version.says for version in await store.event_versions(couple, HERE)}
    return {name for told in newest.values() for name in told.about}
