"""Channels that cannot be told: theirs is a failure, Discord's is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conversations.conftest import World
from tests.conversations.telling import (
    REUNION,
    add,
    choose,
    delete,
    following,
    forbid,
    retract,
    row_of,
    standing,
    tell,
    tick,
    told,
    write,
)
from tests.db.samples import event


async def test_a_forbidden_channel_is_reported_once_and_unfollowed_after_three_failures(world: World) -> None:
    log = world.guild.create_text_channel("log")
    channel = await following(world)
    await world.slash("follow", by=world.editor, couple="tayvis", channel=channel)
    await choose(world, log)
    await forbid(world, channel)
    for number in range(3):
        await add(world, replace(REUNION, summary=f"They say so, {number}."))
        [report] = [text for text in told(log) if "could not be told" in text]
        assert channel.mention in report
        assert "After 3 failures in a row it is unfollowed" in report
        assert len(await standing(world)) == (0 if number == 2 else 2)
    await forbid(world, channel, forbidden=False)
    await add(world, replace(REUNION, summary="They say so, at last."))
    await tick(world)
    assert told(channel) == []


async def test_a_channel_that_works_again_counts_from_the_beginning(world: World) -> None:
    log = world.guild.create_text_channel("log")
    channel = await following(world)
    await choose(world, log)
    for number in range(3):
        await forbid(world, channel)
        await add(world, replace(REUNION, summary=f"They say so, {number}."))
        await add(world, replace(REUNION, summary=f"They say so again, {number}."))
        assert [follow.failures for follow in await standing(world)] == [2]
        await forbid(world, channel, forbidden=False)
        await add(world, replace(REUNION, summary=f"They say so loud, {number}."))
        assert [follow.failures for follow in await standing(world)] == [0]
    assert len(told(channel)) == 3
    assert len([text for text in told(log) if "could not be told" in text]) == 3


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (404, 10003)])
async def test_what_discord_refuses_is_a_failure(world: World, status: int, code: int) -> None:
    channel = await following(world)
    world.env.inject_error("POST", f"/channels/{channel.id}/messages", status=status, code=code, times=None)
    await add(world)
    assert [follow.failures for follow in await standing(world)] == [1]
    await tick(world)
    assert [follow.failures for follow in await standing(world)] == [1]
    await retract(world, await row_of(world, "married"))
    await retract(world, await row_of(world, "engaged"))
    assert await standing(world) == ()


async def test_a_deleted_channel_is_noticed(world: World) -> None:
    log = world.guild.create_text_channel("log")
    channel = await following(world)
    await choose(world, log)
    await delete(world, channel)
    await add(world)
    assert len([text for text in told(log) if "could not be told" in text]) == 1
    await retract(world, await row_of(world, "married"))
    await retract(world, await row_of(world, "engaged"))
    assert await standing(world) == ()


async def test_many_missed_changes_at_once_are_one_failure(world: World) -> None:
    channel = await following(world)
    await forbid(world, channel)
    await write(world, *(replace(REUNION, summary=f"They say so, {number}.") for number in range(9)))
    await tell(world)
    assert [follow.failures for follow in await standing(world)] == [1]


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_a_failure_of_discord_is_no_failure_of_the_channel(world: World, status: int) -> None:
    channel = await following(world)
    other = await following(world, name="other")
    path = f"/channels/{channel.id}/messages"
    world.env.inject_error("POST", path, status=status, times=4)
    await write(world, REUNION, event("talk", when="2026-11-02"))
    await tell(world)
    assert (len(told(channel)), len(told(other))) == (0, 2)
    assert [follow.failures for follow in await standing(world)] == [0, 0]
    for _ in range(3):
        await tick(world)
    assert told(channel) == []
    await tick(world)
    assert ["Event reunion." in text for text in told(channel)] == [True, False]
    assert len(told(other)) == 2


async def test_a_message_that_discord_does_not_take_does_not_stop_the_others(world: World) -> None:
    channel = await following(world)
    world.env.inject_error("POST", f"/channels/{channel.id}/messages", status=400)
    await write(world, REUNION, event("talk", when="2026-11-02"))
    await tell(world)
    [only] = told(channel)
    assert "Event talk." in only


async def test_a_server_that_is_out_of_reach_has_lost_no_channel(world: World) -> None:
    channel = await following(world)
    guild = world.bot.get_guild(world.guild.id)
    assert guild
    # Discord says so while a server is down; until it is back, the channels of some are not known.
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.guild.id), "unavailable": True})
    await world.env.settle()
    assert guild.unavailable
    await add(world)
    assert told(channel) == []
    guild.unavailable = False
    await tick(world)
    assert len(told(channel)) == 1
    assert [follow.failures for follow in await standing(world)] == [0]
