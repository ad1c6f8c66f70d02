"""Channels that follow a couple are told of each change once, in their own server, and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from db.records import Kind
from db.takedowns import Takedown
from db.versions import COUPLES
from tests.conversations.conftest import World
from tests.conversations.invented import HOSTILE, bring, hostile
from tests.conversations.telling import (
    DIVORCED,
    KIMYE,
    NOW,
    REUNION,
    RUMOUR,
    TOGETHER,
    WAS,
    add,
    by,
    choose,
    edit,
    following,
    restore,
    retract,
    row_of,
    seen_of,
    standing,
    stored,
    take_back,
    tell,
    tick,
    told,
    upgraded,
    write,
)
from tests.db.samples import event


async def test_each_change_is_told_once_with_the_status(world: World) -> None:
    channel = await following(world)
    assert told(channel) == []
    added = await add(world)
    [new] = told(channel)
    assert new.startswith(f"## New in the record of {KIMYE}\n**1 November 2026:** Event reunion. [[1]]")
    assert f"**{WAS}** {DIVORCED}" in new
    assert f"**{NOW}** {TOGETHER}" in new
    assert "“Title reunion”, The Paper, 2 January 2020" in new
    await edit(world, added.entry, replace(REUNION, summary="They say so again."), seen=added.version)
    assert told(channel)[1].startswith(f"## Changed in the record of {KIMYE}\n**Was:** Event reunion.")
    assert "**Now:** They say so again. [[" in told(channel)[1]
    assert WAS not in told(channel)[1]
    await retract(world, added.entry)
    assert told(channel)[2].startswith(
        f"## Retracted from the record of {KIMYE}\n**1 November 2026:** They say so again."
    )
    assert f"**{WAS}** {TOGETHER}" in told(channel)[2]
    assert f"**{NOW}** {DIVORCED}" in told(channel)[2]
    await restore(world, added.entry)
    assert told(channel)[3].startswith(f"## Back in the record of {KIMYE}")
    assert f"**{NOW}** {TOGETHER}" in told(channel)[3]
    for _ in range(3):
        await tell(world)
        await tick(world)
    await world.restart()
    await tick(world)
    assert len(told(channel)) == 4
    assert all("Sources" in text for text in told(channel))


async def test_an_undone_change_is_told_as_what_it_is(world: World) -> None:
    channel = await following(world)
    added = await add(world)
    changed = await edit(world, added.entry, replace(REUNION, summary="They say so again."), seen=added.version)
    undone = await take_back(world, changed.version)
    assert "**Was:** They say so again." in told(channel)[2]
    assert "**Now:** Event reunion." in told(channel)[2]
    await take_back(world, undone.version)
    await take_back(world, (await retract(world, added.entry)).version)
    assert [text.split(" in the")[0].split(" from")[0] for text in told(channel)] == [
        "## New",
        "## Changed",
        "## Changed",
        "## Changed",
        "## Retracted",
        "## Back",
    ]


async def test_a_retraction_names_what_the_channel_was_told_and_links_to_it(world: World) -> None:
    channel = await following(world)
    added = await add(world)
    [first] = channel.history()
    await retract(world, added.entry)
    assert f"**Told there:** {first.jump_url}" in told(channel)[1]
    # Another channel was never told, and has nothing to link to.
    later = await following(world, name="later")
    await restore(world, added.entry)
    link = later.history()[0].jump_url
    # An event that a shipped record has, and that nobody was told of, has none either.
    await retract(world, await row_of(world, "divorce-finalized"))
    assert "Told there" not in told(later)[-1]
    await retract(world, added.entry)
    assert link in told(later)[-1]
    assert first.jump_url not in told(later)[-1]
    assert channel.history()[2].jump_url in told(channel)[-1]


async def test_what_was_told_stays_known_when_the_channel_follows_anew(world: World) -> None:
    channel = await following(world)
    added = await add(world)
    [first] = channel.history()
    await world.slash("unfollow", by=world.editor, couple="kimye", channel=channel)
    await edit(world, added.entry, replace(REUNION, summary="They say so again."), seen=added.version)
    await world.slash("follow", by=world.editor, couple="kimye", channel=channel)
    await retract(world, added.entry)
    assert "**This channel was told:** Event reunion. [[1]]" in told(channel)[-1]
    assert f"**Told there:** {first.jump_url}" in told(channel)[-1]
    assert len(told(channel)) == 2


async def test_servers_are_told_of_their_own_changes_alone(world: World) -> None:
    elsewhere = world.elsewhere()
    here, there = await following(world), await following(elsewhere)
    await add(world)
    await tell(elsewhere)
    assert (len(told(here)), len(told(there))) == (1, 0)
    await add(elsewhere, replace(REUNION, summary="They say so there."))
    await tell(world)
    assert (len(told(here)), len(told(there))) == (1, 1)
    assert "They say so there." in told(there)[0]
    await retract(elsewhere, await row_of(elsewhere, "married"))
    await tick(world)
    assert (len(told(here)), len(told(there))) == (1, 2)


async def test_other_couples_are_not_told_of(world: World) -> None:
    channel = await following(world, "tayvis")
    await add(world)
    await add(world, replace(REUNION, kind=Kind.STATEMENT, summary="They talk."), slug="tayvis")
    [only] = told(channel)
    assert "Taylor Swift & Travis Kelce" in only


async def test_a_new_follow_begins_with_what_changes_after_it(world: World) -> None:
    await add(world)
    channel = await following(world)
    await tell(world)
    assert told(channel) == []


async def test_what_changes_nothing_that_anybody_sees_is_not_told(world: World) -> None:
    channel = await following(world)
    added = await add(world)
    await edit(world, added.entry, REUNION, seen=added.version)
    assert len(told(channel)) == 1
    assert [follow.told_up_to for follow in await standing(world)] == [added.version + 1]


async def test_what_was_written_before_a_restart_is_told_after_it_once(world: World) -> None:
    channel = await following(world)
    await write(world, REUNION, event("talk", when="2026-11-02"))
    await world.restart()
    assert ["Event reunion." in text for text in told(channel)] == [True, False]
    await world.restart()
    await tick(world)
    assert len(told(channel)) == 2


async def test_what_another_process_wrote_is_told_within_a_minute(world: World) -> None:
    channel = await following(world)
    await write(world, REUNION)
    assert told(channel) == []
    await tick(world)
    assert len(told(channel)) == 1


async def test_the_same_thing_told_twice_is_one_message_for_discord(world: World) -> None:
    await following(world)
    world.env.inject_error("POST", "/channels/*/messages", status=500)
    await add(world)
    await tick(world)
    sent = [asked.json for asked in world.env.http_requests if asked.json and "nonce" in asked.json]
    nonces = [payload["nonce"] for payload in sent if "New in the record" in str(payload)]
    assert len(nonces) == 2
    assert len(set(nonces)) == 1
    assert all(payload["enforce_nonce"] is True and len(str(payload["nonce"])) <= 25 for payload in sent)
    assert all(payload["allowed_mentions"] == {"parse": []} for payload in sent)


async def test_a_new_version_of_a_pack_is_summed_up(world: World) -> None:
    channel = await following(world)
    elsewhere = await following(world.elsewhere())
    await retract(world, await row_of(world, "engaged"))
    keys = [e.key for e in (await world.bot.answers.archive.record(await stored(world), None)).events]
    await upgraded(world, {key: f"Told anew: {key}." for key in keys[:8]} | {keys[9]: ""})
    await tick(world)
    for where, skipped in ((channel, "engaged"), (elsewhere, None)):
        many = told(where)[-1]
        count = 9 - (skipped in keys[:8])
        assert many.startswith(f"## {count} changes in the record of {KIMYE}")
        assert f"{count - 1} changed, 1 retracted." in many or f"{count - 1} changed" in many
        assert many.count("Told anew: ") == 5
        assert f"and {count - 5} more; to see what is on record: /ship timeline couple:kimye" in many
    assert len(told(elsewhere)) == 1
    await tick(world)
    assert len(told(elsewhere)) == 1


async def test_a_few_changes_of_a_pack_are_told_one_by_one(world: World) -> None:
    channel = await following(world)
    await edit(
        world,
        await row_of(world, "engaged"),
        event("ours", kind=Kind.ENGAGED, when="2013-10-21"),
        seen=await seen_of(world, "engaged"),
    )
    await upgraded(world, {"engaged": "Told anew: engaged.", "married": "Told anew: married."})
    await tick(world)
    assert len(told(channel)) == 2
    assert "Told anew: married." in told(channel)[1]


async def test_hidden_rumours_are_not_told(world: World) -> None:
    await choose(world, hide_rumours=True)
    channel, elsewhere = await following(world), await following(world.elsewhere())
    added = await add(world, RUMOUR)
    await retract(world, added.entry)
    restored = await restore(world, added.entry)
    assert told(channel) == []
    # What was a rumour is news where nobody has seen it, and what becomes one is no longer told.
    sure = await edit(world, added.entry, REUNION, seen=restored.version)
    assert told(channel)[-1].startswith(f"## New in the record of {KIMYE}")
    assert RUMOUR.summary not in told(channel)[-1]
    doubted = await edit(world, added.entry, RUMOUR, seen=sure.version)
    assert told(channel)[-1].startswith(f"## No longer held as fact: {KIMYE}")
    await retract(world, added.entry)
    del doubted
    assert len(told(channel)) == 2
    assert all(RUMOUR.summary not in text for text in told(channel))
    assert told(elsewhere) == []


async def test_a_rumour_is_told_as_one(world: World) -> None:
    channel = await following(world)
    await add(world, RUMOUR)
    assert "They may be together again. (rumour) [[1]]" in told(channel)[0]
    assert WAS not in told(channel)[0]


async def test_a_couple_that_is_gone_is_not_told_of(world: World) -> None:
    channel = await following(world)
    other = await following(world, "tayvis", "tayvis-news")
    couple, removed = await stored(world), await stored(world, "tayvis")
    await write(world, REUNION)
    await write(world, replace(REUNION, kind=Kind.STATEMENT), slug="tayvis")
    first, second = couple.couple.people
    takedown = Takedown("kimye", (), (first.name, second.name), "asked", datetime.now(UTC))
    await world.store.takedowns.take_down(takedown)
    assert await world.store.layers.retract(COUPLES, removed.id, world.guild.id, by(world))
    await tell(world)
    await world.store.takedowns.lift(takedown)
    assert await world.store.layers.restore(COUPLES, removed.id, world.guild.id, by(world))
    await tell(world)
    assert told(channel) + told(other) == []


async def test_hostile_text_stays_text(world: World) -> None:
    await bring(world.store, hostile())
    channel = await following(world, "hostile")
    first = REUNION.sources[0]
    source = replace(first, title=HOSTILE)
    added = await add(world, replace(REUNION, summary=HOSTILE[:200], sources=(source,)), slug="hostile")
    await retract(world, added.entry, reason=HOSTILE)
    for text in told(channel):
        assert "@everyone" not in text
        assert "<@1>" not in text
        assert "](https://evil.example)" not in text.replace("\\]", "")
