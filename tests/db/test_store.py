"""What editors do to the record, and what each server sees of it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.changes import Change
from db.dates import parse_date
from db.records import Kind, Source
from db.store import MOST_DRAFTS, Draft, Store, open_store
from tests.db.samples import (
    BY_EDITOR,
    EDITOR,
    ELSEWHERE,
    HERE,
    MADE_AT,
    SOMEBODY,
    article,
    count,
    event,
    everything,
    keys,
    load,
    load_sample,
    other_program,
    pack_text,
    restore,
    retract,
    rows,
    sample_pack,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file that `empty_store` opens."""
    return tmp_path / "record.db"


@pytest.fixture
async def couple(empty_store: Store) -> int:
    """The sample couple in the record."""
    return await load_sample(empty_store)


async def test_an_added_event_is_read_back_whole(empty_store: Store, couple: int) -> None:
    given = replace(
        event("x", article("one"), Source("", "Only a headline"), kind=Kind.NEW_PARTNER, disputes=("over", "met")),
        date=parse_date("2022-21~"),
        about=("Bo Birch",),
        partner='Cy "the Ünseen" Cole 💍',
        known_from=parse_date("2022"),
    )
    key = await empty_store.add_event(couple, HERE, given, BY_EDITOR)
    [added] = (await empty_store.events(couple, HERE)).added
    assert replace(added, key="", sources=given.sources) == given
    assert added.key == key
    assert [replace(source, key="") for source in added.sources] == list(given.sources)


async def test_each_added_event_gets_an_id_of_its_own(empty_store: Store, couple: int) -> None:
    given = [await empty_store.add_event(couple, server, event("x"), BY_EDITOR) for server in (HERE, HERE, ELSEWHERE)]
    assert len({*given, *(e.key for e in sample_pack().events)}) == 6


async def test_an_id_that_a_pack_uses_is_not_given_again(empty_store: Store) -> None:
    await load(empty_store, pack_text(('id = "over"', 'id = "e4"'), ('["met", "over"]', '["met"]')))
    couple = (await empty_store.couples(None))[0].id
    assert await empty_store.add_event(couple, HERE, event("x"), BY_EDITOR) == "e4x"


async def test_a_server_sees_its_own_events_and_never_anothers(empty_store: Store, couple: int) -> None:
    key = await empty_store.add_event(couple, HERE, event("x"), BY_EDITOR)
    shipped = [e.key for e in sample_pack().events]
    assert await keys(empty_store, couple, HERE) == [*shipped, key]
    assert await keys(empty_store, couple, ELSEWHERE) == shipped
    assert await keys(empty_store, couple, None) == shipped
    assert len(await empty_store.sources(couple, HERE)) == 3
    assert await empty_store.sources(couple, ELSEWHERE) == sample_pack().sources
    assert await empty_store.sources(couple, None) == sample_pack().sources


async def test_only_its_own_server_may_retract_an_event(empty_store: Store, couple: int, path: Path) -> None:
    key = await empty_store.add_event(couple, HERE, event("x"), BY_EDITOR)
    before = everything(path)
    assert await retract(empty_store, couple, ELSEWHERE, key, BY_EDITOR) is False
    assert await restore(empty_store, couple, ELSEWHERE, key, BY_EDITOR) is False
    assert everything(path) == before
    assert await retract(empty_store, couple, HERE, key, BY_EDITOR) is True
    assert key not in await keys(empty_store, couple, HERE)


async def test_a_retraction_of_a_shipped_event_holds_in_that_server_only(empty_store: Store, couple: int) -> None:
    assert await retract(empty_store, couple, HERE, "over", BY_EDITOR) is True
    assert await keys(empty_store, couple, HERE) == ["met", "no"]
    assert (await empty_store.events(couple, ELSEWHERE)).listed == sample_pack().events
    assert (await empty_store.events(couple, None)).listed == sample_pack().events
    assert await restore(empty_store, couple, HERE, "over", BY_EDITOR) is True
    assert (await empty_store.events(couple, HERE)).listed == sample_pack().events


async def test_a_servers_retraction_stays_when_the_pack_changes_the_event(empty_store: Store, couple: int) -> None:
    await retract(empty_store, couple, HERE, "over", BY_EDITOR)
    await load(empty_store, pack_text(("version = 1", "version = 2"), ("They break up.", "They part.")))
    assert await keys(empty_store, couple, HERE) == ["met", "no"]
    assert (await empty_store.events(couple, ELSEWHERE)).listed[1].summary == "They part."


async def test_what_is_not_standing_is_not_retracted_and_what_stands_not_restored(
    empty_store: Store, couple: int, path: Path
) -> None:
    key = await empty_store.add_event(couple, HERE, event("x"), BY_EDITOR)
    assert await restore(empty_store, couple, HERE, key, BY_EDITOR) is False
    assert await retract(empty_store, couple, HERE, "nobody", BY_EDITOR) is False
    assert await retract(empty_store, couple, HERE, key, BY_EDITOR) is True
    before = everything(path)
    assert await retract(empty_store, couple, HERE, key, BY_EDITOR) is False
    assert everything(path) == before


async def test_who_did_what_when_and_why_can_be_read_back(empty_store: Store, couple: int, path: Path) -> None:
    def later(minutes: int, reason: str, editor: int) -> Change:
        return Change(MADE_AT + timedelta(minutes=minutes), reason, editor)

    key = await empty_store.add_event(couple, HERE, event("x", disputes=("met",)), later(0, "added", EDITOR))
    await retract(empty_store, couple, HERE, key, later(1, "retracted: wrong couple", SOMEBODY))
    await restore(empty_store, couple, HERE, key, later(2, "restored", EDITOR))
    told = rows(
        path,
        """
        SELECT layer, action, summary, date, editor, made_at, reason,
            (SELECT count(*) FROM event_sources WHERE version_id = v.id),
            (SELECT count(*) FROM event_disputes WHERE version_id = v.id)
        FROM event_versions v JOIN events e ON e.id = v.event_id WHERE e.key = ? ORDER BY v.id
        """,
        (key,),
    )
    said = ("Event x.", "2020-01-02")
    assert told == [
        (HERE, "add", *said, EDITOR, "2026-11-21T12:30:00+00:00", "added", 1, 1),
        (HERE, "retract", *said, SOMEBODY, "2026-11-21T12:31:00+00:00", "retracted: wrong couple", 1, 1),
        (HERE, "restore", *said, EDITOR, "2026-11-21T12:32:00+00:00", "restored", 1, 1),
    ]


async def test_an_article_that_the_record_has_is_linked_to(empty_store: Store, couple: int, path: Path) -> None:
    shipped = Source("", "Another headline", url="https://paper.example/b")
    headline = Source("", "A headline", "The Paper")
    first = await empty_store.add_event(couple, HERE, event("x", shipped, headline, article("mine")), BY_EDITOR)
    articles = count(path, "sources")
    assert articles == 4
    second = await empty_store.add_event(couple, HERE, event("y", article("mine"), headline, shipped), BY_EDITOR)
    assert count(path, "sources") == count(path, "source_versions") == articles
    added = {e.key: e.sources for e in (await empty_store.events(couple, HERE)).added}
    assert added[first] == added[second][::-1]
    assert added[first][0] == sample_pack().sources[1]


async def test_another_servers_article_is_not_linked_to(empty_store: Store, couple: int) -> None:
    for server in (HERE, ELSEWHERE):
        await empty_store.add_event(couple, server, event("x", article("same")), BY_EDITOR)
    here, there = [(await empty_store.sources(couple, server))[-1] for server in (HERE, ELSEWHERE)]
    assert here.key != there.key
    assert here.url == there.url


async def test_disputes_name_shipped_events_and_the_servers_own(empty_store: Store, couple: int) -> None:
    first = await empty_store.add_event(couple, HERE, event("x", disputes=("no", "met")), BY_EDITOR)
    await empty_store.add_event(couple, HERE, event("y", disputes=(first,)), BY_EDITOR)
    assert [e.disputes for e in (await empty_store.events(couple, HERE)).added] == [("no", "met"), (first,)]


async def test_an_event_that_cannot_be_written_leaves_nothing(empty_store: Store, couple: int, path: Path) -> None:
    elsewhere = await empty_store.add_event(couple, ELSEWHERE, event("x"), BY_EDITOR)
    before = everything(path)
    with pytest.raises(KeyError):
        await empty_store.add_event(couple, HERE, event("y", disputes=(elsewhere,)), BY_EDITOR)
    with pytest.raises(sqlite3.IntegrityError):
        await empty_store.add_event(couple, HERE, replace(event("y"), summary="a" * 201), BY_EDITOR)
    with pytest.raises(sqlite3.IntegrityError):
        await empty_store.add_event(couple + 1, HERE, event("y"), BY_EDITOR)
    assert everything(path) == before
    await empty_store.add_event(couple, HERE, event("z"), BY_EDITOR)
    assert [e.summary for e in (await empty_store.events(couple, HERE)).added] == ["Event z."]


async def test_a_draft_belongs_to_one_editor_in_one_server(empty_store: Store) -> None:
    draft = Draft(HERE, EDITOR, "abby-bo", {"date": "soon", "summary": "line\nand 💍"})
    number = await empty_store.save_draft(draft, MADE_AT, keep_from=MADE_AT)
    assert await empty_store.draft(number, server=HERE, editor=EDITOR) == draft
    assert await empty_store.draft(number, server=HERE, editor=SOMEBODY) is None
    assert await empty_store.draft(number, server=ELSEWHERE, editor=EDITOR) is None
    assert await empty_store.draft(number + 1, server=HERE, editor=EDITOR) is None
    await empty_store.drop_draft(number)
    assert await empty_store.draft(number, server=HERE, editor=EDITOR) is None


async def test_old_drafts_go_when_a_new_one_comes(empty_store: Store, path: Path) -> None:
    old, new = Draft(HERE, EDITOR, "old", {}), Draft(HERE, EDITOR, "new", {})
    await empty_store.save_draft(old, MADE_AT, keep_from=MADE_AT - timedelta(days=1))
    number = await empty_store.save_draft(new, MADE_AT + timedelta(days=2), keep_from=MADE_AT + timedelta(days=1))
    assert rows(path, "SELECT couple FROM drafts") == [("new",)]
    assert await empty_store.draft(number, server=HERE, editor=EDITOR) == new


async def test_a_drafts_number_is_never_given_again(empty_store: Store) -> None:
    draft = Draft(HERE, EDITOR, "abby-bo", {})
    number = await empty_store.save_draft(draft, MADE_AT, keep_from=MADE_AT)
    await empty_store.drop_draft(number)
    assert await empty_store.save_draft(draft, MADE_AT, keep_from=MADE_AT) != number


async def test_a_draft_and_a_memory_outlive_the_program(path: Path) -> None:
    draft = Draft(HERE, EDITOR, "abby-bo", {"date": "soon"})
    async with open_store(path) as store:
        number = await store.save_draft(draft, MADE_AT, keep_from=MADE_AT)
        assert await store.recall("commands") is None
        await store.remember("commands", "one")
        await store.remember("commands", "two")
    async with open_store(path) as store:
        assert await store.draft(number, server=HERE, editor=EDITOR) == draft
        assert await store.recall("commands") == "two"


async def test_the_revision_changes_with_every_write_and_only_then(empty_store: Store, couple: int) -> None:
    before = empty_store.revision()
    await keys(empty_store, couple, HERE)
    assert empty_store.revision() == before
    await empty_store.add_event(couple, HERE, event("x"), BY_EDITOR)
    after = empty_store.revision()
    assert after != before
    await retract(empty_store, couple, HERE, "met", BY_EDITOR)
    assert empty_store.revision() != after


OTHER_EDITOR = """
import asyncio, sys
from pathlib import Path
from db.store import open_store
from tests.db.samples import BY_EDITOR, HERE, couple_id, event

async def main():
    async with open_store(Path(sys.argv[1])) as store:
        print(await store.add_event(await couple_id(store, "abby-bo"), HERE, event("elsewhere"), BY_EDITOR), flush=True)

asyncio.run(main())
"""


async def test_a_write_by_another_program_is_seen_at_once(empty_store: Store, couple: int, path: Path) -> None:
    before = empty_store.revision()
    async with other_program(OTHER_EDITOR, path):
        assert empty_store.revision() != before
        assert [e.summary for e in (await empty_store.events(couple, HERE)).added] == ["Event elsewhere."]


async def test_of_one_person_only_so_many_drafts_are_kept(empty_store: Store) -> None:
    mine, others = Draft(1, 7, "kimye", {"summary": "s"}), (Draft(1, 8, "kimye", {}), Draft(2, 7, "kimye", {}))
    kept = [await empty_store.save_draft(each, MADE_AT, keep_from=MADE_AT) for each in others]
    numbers = [await empty_store.save_draft(mine, MADE_AT, keep_from=MADE_AT) for _ in range(MOST_DRAFTS + 2)]
    found = [number for number in numbers if await empty_store.draft(number, server=1, editor=7)]
    assert found == numbers[2:]
    for number, other in zip(kept, others, strict=True):
        assert await empty_store.draft(number, server=other.server, editor=other.editor) == other
