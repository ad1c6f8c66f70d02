"""Suggestions in the file: kept, counted, decided once, and cleared away."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.changes import Change
from db.store import Store
from db.suggestions import Decision, Suggestion
from tests.db.samples import EDITOR, ELSEWHERE, HERE, MADE_AT, SOMEBODY, count, event, keys, load_sample, rows

MEMBER = 8001
LATER = MADE_AT + timedelta(hours=1)
BY_EDITOR = Change(LATER, "a suggestion (number 1)", EDITOR)
BY_SOMEBODY = replace(BY_EDITOR, editor=SOMEBODY)
BY_MEMBER = Change(LATER, "", MEMBER)


def proposed(couple: int) -> Suggestion:
    """What a member proposes about the sample couple."""
    return Suggestion(0, HERE, MEMBER, couple, {"summary": "They met."}, MADE_AT, channel=5)


async def kept(store: Store, new: Suggestion, *, most: int = 5, message: int | None = 77) -> int:
    """The number of a suggestion that was kept and posted."""
    found = await store.suggestions.keep(new, most=most, keep_from=MADE_AT - timedelta(days=90))
    assert found
    if message:
        await store.suggestions.posted(found.number, message)
    return found.number


async def test_a_suggestion_is_found_in_its_own_server_alone(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    number = await kept(empty_store, proposed(couple))
    found = await empty_store.suggestions.find(number, server=HERE)
    assert found == replace(proposed(couple), number=number, message=77)
    assert await empty_store.suggestions.find(number, server=ELSEWHERE) is None
    assert await empty_store.suggestions.find(number + 1, server=HERE) is None


async def test_accepting_adds_the_event_with_the_decision(empty_store: Store, tmp_path: Path) -> None:
    couple = await load_sample(empty_store)
    number = await kept(empty_store, proposed(couple))
    written = await empty_store.suggestions.accept(number, event("a"), server=HERE, change=BY_EDITOR)
    assert written
    assert written.key in await keys(empty_store, couple, HERE)
    assert written.key not in await keys(empty_store, couple, ELSEWHERE)
    found = await empty_store.suggestions.find(number, server=HERE)
    assert found
    assert found.decided
    assert (found.decided.what, found.decided.by, found.decided.event) == (Decision.ACCEPTED, EDITOR, written.entry)
    editor = rows(tmp_path / "record.db", "SELECT editor, reason FROM event_versions ORDER BY id DESC LIMIT 1")
    assert editor == [(EDITOR, "a suggestion (number 1)")]


async def test_of_many_decisions_at_once_one_counts(empty_store: Store, tmp_path: Path) -> None:
    couple = await load_sample(empty_store)
    number, suggestions = await kept(empty_store, proposed(couple)), empty_store.suggestions
    before = count(tmp_path / "record.db", "event_versions")
    outcomes = await asyncio.gather(
        *(suggestions.accept(number, event("a"), server=HERE, change=by) for by in (BY_EDITOR, BY_SOMEBODY) * 10),
        *(suggestions.reject(number, server=HERE, change=by) for by in (BY_EDITOR, BY_SOMEBODY)),
        suggestions.withdraw(number, server=HERE, change=BY_MEMBER),
    )
    assert sum(outcome is not None for outcome in outcomes) == 1
    assert count(tmp_path / "record.db", "event_versions") <= before + 1
    found = await suggestions.find(number, server=HERE)
    assert found
    assert found.decided


async def test_an_event_that_cannot_be_written_leaves_the_suggestion_open(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    number = await kept(empty_store, proposed(couple))
    with pytest.raises(KeyError):
        await empty_store.suggestions.accept(number, event("a", disputes=("nothing",)), server=HERE, change=BY_EDITOR)
    found = await empty_store.suggestions.find(number, server=HERE)
    assert found
    assert found.decided is None
    assert await empty_store.suggestions.accept(number, event("a"), server=HERE, change=BY_EDITOR)


@pytest.mark.parametrize("decision", ["accept", "reject", "withdraw"])
async def test_nobody_decides_from_another_server(empty_store: Store, decision: str) -> None:
    couple, store = await load_sample(empty_store), empty_store.suggestions
    number = await kept(empty_store, proposed(couple))
    match decision:
        case "accept":
            outcome = await store.accept(number, event("a"), server=ELSEWHERE, change=BY_EDITOR)
        case "reject":
            outcome = await store.reject(number, server=ELSEWHERE, change=BY_EDITOR)
        case _:
            outcome = await store.withdraw(number, server=ELSEWHERE, change=BY_MEMBER)
    assert outcome is None
    found = await store.find(number, server=HERE)
    assert found
    assert found.decided is None


async def test_only_its_own_member_withdraws_a_suggestion(empty_store: Store) -> None:
    couple, store = await load_sample(empty_store), empty_store.suggestions
    number = await kept(empty_store, proposed(couple))
    assert await store.withdraw(number, server=HERE, change=BY_EDITOR) is None
    gone = await store.withdraw(number, server=HERE, change=BY_MEMBER)
    assert gone
    assert gone.decided
    assert gone.decided.what is Decision.WITHDRAWN
    assert await store.reject(number, server=HERE, change=BY_EDITOR) is None


async def test_a_member_has_only_so_many_open_in_a_server(empty_store: Store) -> None:
    couple, store = await load_sample(empty_store), empty_store.suggestions
    keep_from = MADE_AT - timedelta(days=90)
    made = await asyncio.gather(*(store.keep(proposed(couple), most=5, keep_from=keep_from) for _ in range(20)))
    assert sum(each is not None for each in made) == 5
    assert await store.keep(replace(proposed(couple), server=ELSEWHERE), most=5, keep_from=keep_from)
    assert await store.keep(replace(proposed(couple), member=SOMEBODY), most=5, keep_from=keep_from)
    # Of those that were never posted, none counts for long.
    later = replace(proposed(couple), made_at=LATER)
    assert await store.open_of(MEMBER, HERE, now=LATER) == ()
    assert await store.keep(later, most=5, keep_from=keep_from)


async def test_what_is_decided_leaves_room(empty_store: Store) -> None:
    couple, store = await load_sample(empty_store), empty_store.suggestions
    first, second = await kept(empty_store, proposed(couple)), await kept(empty_store, proposed(couple))
    assert [each.number for each in await store.open_of(MEMBER, HERE, now=LATER)] == [first, second]
    assert await store.keep(proposed(couple), most=2, keep_from=MADE_AT) is None
    assert await store.reject(first, server=HERE, change=BY_EDITOR)
    assert [each.number for each in await store.open_of(MEMBER, HERE, now=LATER)] == [second]
    assert await kept(empty_store, proposed(couple), most=2)


async def test_what_was_not_taken_goes_after_a_while(empty_store: Store, tmp_path: Path) -> None:
    couple, store = await load_sample(empty_store), empty_store.suggestions
    numbers = [await kept(empty_store, proposed(couple)) for _ in range(4)]
    accepted, rejected, withdrawn, still_open = numbers
    assert await store.accept(accepted, event("a"), server=HERE, change=BY_EDITOR)
    assert await store.reject(rejected, server=HERE, change=BY_EDITOR)
    assert await store.withdraw(withdrawn, server=HERE, change=BY_MEMBER)
    unposted = await kept(empty_store, proposed(couple), message=None)
    await store.keep(replace(proposed(couple), server=ELSEWHERE), most=5, keep_from=LATER)
    left = [row[0] for row in rows(tmp_path / "record.db", "SELECT id FROM suggestions WHERE server = 111 ORDER BY id")]
    assert left == [accepted, rejected, withdrawn, still_open]
    assert unposted not in left
    await store.keep(replace(proposed(couple), server=ELSEWHERE), most=5, keep_from=LATER + timedelta(seconds=1))
    left = [row[0] for row in rows(tmp_path / "record.db", "SELECT id FROM suggestions WHERE server = 111 ORDER BY id")]
    assert left == [accepted, still_open]


async def test_what_could_not_be_posted_is_forgotten_and_nothing_else(empty_store: Store) -> None:
    couple, store = await load_sample(empty_store), empty_store.suggestions
    posted, unposted = (
        await kept(empty_store, proposed(couple)),
        await kept(empty_store, proposed(couple), message=None),
    )
    await store.forget(posted)
    await store.forget(unposted)
    assert await store.find(posted, server=HERE)
    assert await store.find(unposted, server=HERE) is None


async def test_the_ids_of_a_suggestion_can_be_erased(empty_store: Store, tmp_path: Path) -> None:
    couple, store = await load_sample(empty_store), empty_store.suggestions
    number = await kept(empty_store, proposed(couple))
    await store.reject(number, server=HERE, change=BY_EDITOR)
    assert await empty_store.erase_editor(MEMBER) == 1
    assert await empty_store.erase_editor(EDITOR) == 1
    found = await store.find(number, server=HERE)
    assert found
    assert found.decided
    assert (found.member, found.decided.by, found.fields) == (None, None, {"summary": "They met."})
    with pytest.raises(sqlite3.IntegrityError):
        rows(tmp_path / "record.db", "UPDATE suggestions SET decision = 'forgotten'")
