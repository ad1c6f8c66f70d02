"""Many at once: coroutines, stores and programs on one file, and whoever gives up half-way."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from db.store import Store, open_store
from tests.db.samples import BY_EDITOR, ELSEWHERE, HERE, count, event, keys, load_sample, restore, retract, rows

MANY = 40


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file that `empty_store` opens."""
    return tmp_path / "record.db"


async def test_adds_from_many_coroutines_all_hold(empty_store: Store, path: Path) -> None:
    couple = await load_sample(empty_store)
    given = await asyncio.gather(*(empty_store.add_event(couple, HERE, event(f"n{n}"), BY_EDITOR) for n in range(MANY)))
    assert len(set(given)) == MANY
    added = (await empty_store.events(couple, HERE)).added
    assert {e.key: (e.summary, e.sources[0].title) for e in added} == {
        key: (f"Event n{n}.", f"Title n{n}") for n, key in enumerate(given)
    }
    assert count(path, "event_versions") == 3 + MANY


async def test_adds_through_two_stores_on_one_file_all_hold(empty_store: Store, path: Path) -> None:
    couple = await load_sample(empty_store)
    async with open_store(path) as second:
        given = await asyncio.gather(
            *(
                store.add_event(couple, server, event(f"n{n}"), BY_EDITOR)
                for n in range(MANY // 2)
                for store, server in ((empty_store, HERE), (second, ELSEWHERE))
            )
        )
        assert len(set(given)) == MANY
        for reader in (empty_store, second):
            for server in (HERE, ELSEWHERE):
                summaries = [e.summary for e in (await reader.events(couple, server)).added]
                assert sorted(summaries) == sorted(f"Event n{n}." for n in range(MANY // 2))


async def test_of_many_retractions_at_once_one_holds(empty_store: Store, path: Path) -> None:
    couple = await load_sample(empty_store)
    done = await asyncio.gather(*(retract(empty_store, couple, HERE, "met", BY_EDITOR) for _ in range(8)))
    assert sorted(done) == [False] * 7 + [True]
    assert rows(path, "SELECT count(*) FROM event_versions WHERE action = 'retract'") == [(1,)]


async def test_a_reader_never_sees_half_of_a_change(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    writing = True

    async def read() -> int:
        reads = 0
        while writing:
            seen = await empty_store.events(couple, HERE)
            for e in (*seen.listed, *seen.added):
                assert len(e.sources) >= 1
                assert e.summary.startswith("They ") or e.disputes
            reads += 1
        return reads

    readers = [asyncio.create_task(read()) for _ in range(3)]
    for n in range(20):
        await empty_store.add_event(couple, HERE, event(f"n{n}", disputes=("met",)), BY_EDITOR)
        await retract(empty_store, couple, HERE, "over", BY_EDITOR)
        await restore(empty_store, couple, HERE, "over", BY_EDITOR)
    writing = False
    assert min(await asyncio.gather(*readers)) >= 3


async def test_an_add_that_is_cancelled_at_any_moment_holds_whole_or_not_at_all(empty_store: Store, path: Path) -> None:
    couple = await load_sample(empty_store)
    cancelled = 0
    for turns in range(60):
        adding = asyncio.create_task(empty_store.add_event(couple, HERE, event(f"n{turns}"), BY_EDITOR))
        for _ in range(turns):
            await asyncio.sleep(0)
        adding.cancel()
        [outcome] = await asyncio.gather(adding, return_exceptions=True)
        assert isinstance(outcome, (str, asyncio.CancelledError))
        cancelled += isinstance(outcome, asyncio.CancelledError)
    assert cancelled >= 2
    key = await empty_store.add_event(couple, HERE, event("last"), BY_EDITOR)
    assert (await keys(empty_store, couple, HERE))[-1] == key
    halves = """
        SELECT key FROM events WHERE id NOT IN (SELECT event_id FROM event_versions)
        UNION ALL SELECT id FROM event_versions WHERE id NOT IN (SELECT version_id FROM event_sources)
        UNION ALL SELECT key FROM sources WHERE id NOT IN (SELECT source_id FROM source_versions)
    """
    assert rows(path, halves) == []


async def test_a_cancelled_wait_for_the_lock_lets_the_others_go_on(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    adding = [asyncio.create_task(empty_store.add_event(couple, HERE, event(f"n{n}"), BY_EDITOR)) for n in range(9)]
    await asyncio.sleep(0)
    for task in adding[1::2]:
        task.cancel()
    outcomes = await asyncio.gather(*adding, return_exceptions=True)
    assert [isinstance(outcome, asyncio.CancelledError) for outcome in outcomes] == [n % 2 == 1 for n in range(9)]
    assert len((await empty_store.events(couple, HERE)).added) == 5
