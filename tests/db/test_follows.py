"""What channels follow, how far they have been told, and how far a log has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from db.changes import Change
from db.follows import MOST_FAILURES, MOST_OF_CHANNEL, MOST_OF_SERVER, Follow, NotFollowed, ToldBefore
from db.layers import Written
from db.servers import ServerSettings
from db.store import Store
from db.versions import EVENTS
from tests.db.samples import BY_EDITOR, EDITOR, ELSEWHERE, HERE, MADE_AT, PACK, event, load, load_sample, pack_text

CHANNEL, OTHER, LOG = 31, 32, 33
TABLES = ("couple_versions", "source_versions", "event_versions")


@pytest.fixture
async def couple(empty_store: Store) -> int:
    """The row of a shipped couple."""
    return await load_sample(empty_store)


async def follow(store: Store, couple: int, server: int = HERE, channel: int = CHANNEL) -> Follow:
    made = await store.follows.follow(server, couple, channel, editor=EDITOR, made_at=MADE_AT)
    assert isinstance(made, Follow)
    return made


async def add(store: Store, couple: int, name: str = "new", server: int = HERE) -> Written:
    return await store.layers.add_event(couple, server, event(name), BY_EDITOR)


async def anew(store: Store, follow: Follow) -> Follow:
    """A follow as it is now."""
    [found] = [each for each in await store.follows.standing(follow.server) if each.id == follow.id]
    return found


async def test_a_follow_begins_at_the_newest_version(empty_store: Store, couple: int) -> None:
    added = await add(empty_store, couple)
    made = await follow(empty_store, couple)
    assert (made.told_up_to, made.failures) == (added.version, 0)
    assert await empty_store.follows.behind(HERE) == ()
    assert await empty_store.follows.waiting() == frozenset()
    assert await empty_store.follows.standing(HERE) == (made,)
    assert await empty_store.follows.standing(ELSEWHERE) == ()


async def test_a_follow_is_behind_what_its_server_sees_alone(empty_store: Store, couple: int) -> None:
    here, there = await follow(empty_store, couple), await follow(empty_store, couple, ELSEWHERE)
    await add(empty_store, couple)
    assert await empty_store.follows.behind(HERE) == (here,)
    assert await empty_store.follows.behind(ELSEWHERE) == ()
    assert await empty_store.follows.waiting() == {HERE}
    # What is shipped, everybody sees.
    await load(empty_store, pack_text(("version = 1", "version = 2"), ("They break up.", "They part.")))
    assert await empty_store.follows.behind(ELSEWHERE) == (there,)
    assert await empty_store.follows.waiting() == {HERE, ELSEWHERE}


async def test_what_was_told_or_passed_is_not_pending(empty_store: Store, couple: int) -> None:
    first, second = await follow(empty_store, couple), await follow(empty_store, couple, channel=OTHER)
    added = await add(empty_store, couple)
    await empty_store.follows.told(first, added.version, message=5, versions=[added.version])
    assert await empty_store.follows.behind(HERE) == (second,)
    await empty_store.follows.passed(second, added.version)
    assert await empty_store.follows.behind(HERE) == ()
    # An older answer takes nothing back.
    await empty_store.follows.passed(second, added.version - 1)
    assert await empty_store.follows.behind(HERE) == ()
    assert await empty_store.follows.waiting() == frozenset()


async def test_a_channel_follows_a_couple_once(empty_store: Store, couple: int) -> None:
    await follow(empty_store, couple)
    again = await empty_store.follows.follow(HERE, couple, CHANNEL, editor=EDITOR, made_at=MADE_AT)
    assert again is NotFollowed.ALREADY
    assert await empty_store.follows.unfollow(HERE, couple, CHANNEL, made_at=MADE_AT)
    assert not await empty_store.follows.unfollow(HERE, couple, CHANNEL, made_at=MADE_AT)
    await add(empty_store, couple)
    assert await empty_store.follows.behind(HERE) == ()
    await follow(empty_store, couple)
    assert not await empty_store.follows.unfollow(ELSEWHERE, couple, CHANNEL, made_at=MADE_AT)


async def test_there_are_only_so_many_follows(empty_store: Store, couple: int) -> None:
    for number in range(MOST_OF_CHANNEL):
        slug = ('slug = "abby-bo"', f'slug = "abby-bo-{number}"')
        await load(empty_store, pack_text(slug, ('aliases = ["AbBo"]', "")))
    couples = [stored.id for stored in await empty_store.couples(None)]
    for number in couples[:MOST_OF_CHANNEL]:
        await follow(empty_store, number)
    full = await empty_store.follows.follow(HERE, couples[-1], CHANNEL, editor=EDITOR, made_at=MADE_AT)
    assert full is NotFollowed.CHANNEL_FULL
    for channel in range(MOST_OF_SERVER - MOST_OF_CHANNEL):
        await follow(empty_store, couple, channel=1000 + channel)
    full = await empty_store.follows.follow(HERE, couple, OTHER, editor=EDITOR, made_at=MADE_AT)
    assert full is NotFollowed.SERVER_FULL
    await follow(empty_store, couple, ELSEWHERE)
    await empty_store.follows.unfollow(HERE, couple, 1000, made_at=MADE_AT)
    await follow(empty_store, couple, channel=OTHER)


async def test_failures_are_a_channels_and_end_all_that_it_follows(empty_store: Store, couple: int) -> None:
    await load(empty_store, pack_text(('slug = "abby-bo"', 'slug = "others"'), ('aliases = ["AbBo"]', "")))
    [other] = [stored.id for stored in await empty_store.couples(None) if stored.couple.slug == "others"]
    first, second = await follow(empty_store, couple), await follow(empty_store, other)
    elsewhere = await follow(empty_store, couple, ELSEWHERE)
    follows = empty_store.follows
    assert await follows.failed(first, 900, at=MADE_AT) == 1
    assert await follows.failed(second, 901, at=MADE_AT) == 2
    assert await follows.failures(first) == 2
    assert (await anew(empty_store, first)).told_up_to == 900
    await follows.told(first, 902, message=5, versions=[])
    assert await follows.failures(second) == 0
    for number in range(1, MOST_FAILURES + 1):
        assert await follows.failed(first, 902 + number, at=MADE_AT) == number
    assert await follows.standing(HERE) == ()
    assert await follows.standing(ELSEWHERE) == (elsewhere,)


async def test_who_follows_again_begins_without_failures(empty_store: Store, couple: int) -> None:
    await load(empty_store, pack_text(('slug = "abby-bo"', 'slug = "others"'), ('aliases = ["AbBo"]', "")))
    [other] = [stored.id for stored in await empty_store.couples(None) if stored.couple.slug == "others"]
    first = await follow(empty_store, couple)
    await empty_store.follows.failed(first, 900, at=MADE_AT)
    await follow(empty_store, other)
    assert await empty_store.follows.failures(first) == 0


async def test_what_a_channel_was_told_of_an_event_is_known(empty_store: Store, couple: int) -> None:
    follows = empty_store.follows
    here, other = await follow(empty_store, couple), await follow(empty_store, couple, channel=OTHER)
    added, unrelated = await add(empty_store, couple), await add(empty_store, couple, "unrelated")
    retracted = await empty_store.layers.retract(EVENTS, added.entry, HERE, BY_EDITOR)
    assert retracted
    await follows.told(here, added.version, message=5, versions=[added.version])
    await follows.told(here, unrelated.version, message=6, versions=[unrelated.version])
    assert await follows.told_before(here, added.entry, retracted.version) == ToldBefore(added.version, 5)
    assert await follows.told_before(here, added.entry, added.version) is None
    assert await follows.told_before(other, added.entry, retracted.version) is None
    # That it was retracted is not what it says.
    await follows.told(here, retracted.version, message=7, versions=[retracted.version])
    assert await follows.told_before(here, added.entry, 10_000) == ToldBefore(added.version, 5)
    await follows.unfollow(HERE, couple, CHANNEL, made_at=MADE_AT)
    assert await follows.told_before(await follow(empty_store, couple), added.entry, 10_000)


async def test_whoever_set_a_follow_is_erased(empty_store: Store, couple: int) -> None:
    made = await follow(empty_store, couple)
    assert await empty_store.erase_editor(EDITOR) == 1
    assert await empty_store.follows.standing(HERE) == (made,)


# --- the log


async def choose(store: Store, log: int | None, made_at: datetime = MADE_AT, server: int = HERE) -> None:
    def chosen(before: ServerSettings) -> ServerSettings:
        return replace(before, log_channel=log)

    await store.servers.change(server, chosen, editor=EDITOR, made_at=made_at)


def later(seconds: int, reason: str = "later") -> Change:
    return Change(MADE_AT + timedelta(seconds=seconds), reason, EDITOR)


async def pending(store: Store, server: int = HERE) -> bool:
    return bool((await store.follows.log.unlogged(server)).couples)


async def test_a_log_begins_where_its_channel_was_chosen(empty_store: Store, couple: int) -> None:
    await add(empty_store, couple)
    await choose(empty_store, LOG, MADE_AT + timedelta(seconds=1))
    assert not await pending(empty_store)
    second = await empty_store.layers.add_event(couple, HERE, event("second"), later(2))
    unlogged = await empty_store.follows.log.unlogged(HERE)
    assert unlogged.couples == {couple}
    assert unlogged.begins["event_versions"] < second.version == unlogged.newest["event_versions"]
    # Another channel changes nothing; none does, until there is one again.
    await choose(empty_store, LOG + 1, MADE_AT + timedelta(seconds=3))
    assert await pending(empty_store)
    await choose(empty_store, None, MADE_AT + timedelta(seconds=4))
    await choose(empty_store, LOG, MADE_AT + timedelta(seconds=5))
    assert not await pending(empty_store)


async def test_servers_with_a_log_wait_for_their_own_changes(empty_store: Store, couple: int) -> None:
    waiting = empty_store.follows.waiting
    await choose(empty_store, LOG)
    await empty_store.layers.add_event(couple, ELSEWHERE, event("theirs"), later(1))
    assert await waiting() == frozenset()
    await empty_store.layers.add_event(couple, HERE, event("ours"), later(1))
    assert await waiting() == {HERE}
    unlogged = await empty_store.follows.log.unlogged(HERE)
    await empty_store.follows.log.logged(HERE, unlogged.newest)
    assert await waiting() == frozenset()
    assert not await pending(empty_store)
    older: Mapping[str, int] = dict.fromkeys(TABLES, 1)
    await empty_store.follows.log.logged(HERE, older)
    assert not await pending(empty_store)


async def test_a_new_pack_waits_for_who_edited_what_it_changed(empty_store: Store, couple: int) -> None:
    rows = await empty_store.event_rows(couple, HERE)
    for server in (HERE, ELSEWHERE):
        await choose(empty_store, LOG, MADE_AT - timedelta(seconds=1), server=server)
    assert await empty_store.layers.retract(EVENTS, rows["over"], HERE, later(1))
    for server in (HERE, ELSEWHERE):
        unlogged = await empty_store.follows.log.unlogged(server)
        await empty_store.follows.log.logged(server, unlogged.newest)
    changed = PACK.replace("version = 1", "version = 2").replace("They start dating.", "They date.")
    await load(empty_store, changed)
    assert await empty_store.follows.waiting() == frozenset()
    await load(empty_store, changed.replace("version = 2", "version = 3").replace("They break up.", "They part."))
    assert await empty_store.follows.waiting() == {HERE}
    assert (await empty_store.follows.log.unlogged(HERE)).couples == {couple}
    assert not await pending(empty_store, ELSEWHERE)
