"""`follow` and `unfollow`: who may, which channels can, and what the replies say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from simcord import interactions

from bot.channels import channel_problem
from db.follows import MOST_OF_CHANNEL, MOST_OF_SERVER
from tests.conversations.conftest import World
from tests.conversations.invented import bring, dating
from tests.conversations.telling import (
    KIMYE,
    NOW,
    TOGETHER,
    add,
    choose,
    following,
    forbid,
    standing,
    stored,
    told,
)


async def test_following_twice_says_so(world: World) -> None:
    channel = await following(world)
    again = await world.slash("follow", by=world.editor, couple="kimye", channel=channel)
    assert again.startswith("## Nothing was changed.")
    assert f"{channel.mention} follows {KIMYE} already." in again
    assert len(await standing(world)) == 1


async def test_the_reply_lists_what_the_channel_follows_now(world: World) -> None:
    reply = await world.slash("follow", by=world.editor, couple="kimye")
    assert f"{world.channel.mention} is told from now on" in reply
    reply = await world.say("!follow ben and jen", by=world.editor)
    listed = reply.split(f"{world.channel.mention} follows now:\n")[1].split("\n")
    assert listed == [f"- {KIMYE}", "- Jennifer Lopez & Ben Affleck"]
    reply = await world.say("!unfollow kimye", by=world.editor)
    assert f"{world.channel.mention} is told of {KIMYE} no more." in reply
    assert reply.endswith(f"{world.channel.mention} follows now:\n- Jennifer Lopez & Ben Affleck")
    await add(world)
    assert not any("New in the record" in text for text in told(world.channel))
    assert (await world.say("!unfollow bennifer", by=world.editor)).endswith("- no couple")


@pytest.mark.parametrize(
    "line",
    [
        "kimye {}",
        "kim and kanye {}",
        "kimye #ship-news",
        "couple: kimye channel: {}",
        "kimye channel: ship-news",
        "couple:kimye channel:#Ship-News",
    ],
)
async def test_a_typed_line_names_the_couple_and_the_channel(world: World, line: str) -> None:
    channel = world.guild.create_text_channel("ship-news")
    assert "is told from now on" in await world.say(f"!follow {line.format(channel.mention)}", by=world.editor)
    assert [follow.channel for follow in await standing(world)] == [channel.id]
    again = await world.say(f"!follow {line.format(channel.mention)}", by=world.editor)
    assert f"{channel.mention} follows now:\n- {KIMYE}" in again
    assert world.channel.mention not in again
    assert "no more" in await world.say(f"!unfollow {line.format(channel.mention)}", by=world.editor)
    assert await standing(world) == ()


async def test_what_is_not_followed_is_answered_with_what_is(world: World) -> None:
    assert "No channel of this server follows a couple." in await world.slash(
        "unfollow", by=world.editor, couple="kimye"
    )
    channel = await following(world)
    await following(world.elsewhere(), "tayvis")
    reply = await world.slash("unfollow", by=world.editor, couple="kimye")
    assert f"{world.channel.mention} does not follow {KIMYE}." in reply
    assert f"**{channel.mention}:** {KIMYE}" in reply
    assert "Taylor" not in reply


async def test_a_channel_in_which_the_bot_may_not_speak_cannot_follow(world: World) -> None:
    channel = world.guild.create_text_channel("quiet")
    await forbid(world, channel)
    reply = await world.slash("follow", by=world.editor, couple="kimye", channel=channel)
    assert "I may not write in #quiet: give me Send Messages there, or choose another." in reply
    assert await standing(world) == ()
    guild = world.bot.get_guild(world.guild.id)
    assert guild
    assert await channel_problem(guild, channel.id)
    assert await channel_problem(guild, world.channel.id) is None


async def test_only_a_text_channel_of_this_server_can_follow(world: World) -> None:
    foreign = world.elsewhere().channel
    voice = world.guild.create_voice_channel("talk")
    for line in (f"!follow kimye {foreign.mention}", "!follow kimye <#123>", "!follow kimye #nowhere"):
        assert "That channel is not in this server" in await world.say(line, by=world.editor)
    assert "That is no text channel" in await world.say(f"!follow kimye {voice.mention}", by=world.editor)
    assert await standing(world) == ()
    assert await world.store.follows.standing(foreign.guild.id if foreign.guild else 0) == ()


@pytest.mark.parametrize("command", ["follow", "unfollow"])
async def test_a_forged_channel_of_another_server_does_nothing(
    world: World, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = world.elsewhere()
    foreign = await following(elsewhere)
    resolve = interactions.resolve_handle

    def resolve_forged(*given: Any, **options: Any) -> None:
        resolve(*given, **options)
        channels: dict[str, dict[str, Any]] = given[2]["channels"]
        for payload in channels.values():
            payload["id"] = str(foreign.id)

    monkeypatch.setattr(interactions, "resolve_handle", resolve_forged)
    reply = await world.slash(command, by=world.editor, couple="kimye", channel=world.channel)
    assert reply.startswith("## Nothing was changed.")
    assert await standing(world) == ()
    assert len(await standing(elsewhere)) == 1
    await add(world)
    assert told(foreign) == []


async def test_a_channel_and_a_server_follow_only_so_much(world: World) -> None:
    await bring(world.store, *map(dating, range(1, MOST_OF_CHANNEL + 1)))
    for number in range(1, MOST_OF_CHANNEL + 1):
        couple = await stored(world, f"pair-{number:02}")
        await world.store.follows.follow(
            world.guild.id, couple.id, world.channel.id, editor=1, made_at=datetime.now(UTC)
        )
    reply = await world.slash("follow", by=world.editor, couple="kimye")
    assert f"follows {MOST_OF_CHANNEL} couples, which is the most: /unfollow one first." in reply
    couple = await stored(world)
    for number in range(MOST_OF_SERVER - MOST_OF_CHANNEL):
        await world.store.follows.follow(world.guild.id, couple.id, number + 1, editor=1, made_at=datetime.now(UTC))
    free = world.guild.create_text_channel("free")
    reply = await world.slash("follow", by=world.editor, couple="kimye", channel=free)
    assert f"The channels of this server follow {MOST_OF_SERVER} couples in all" in reply
    assert len(await standing(world)) == MOST_OF_SERVER


async def test_suggestions_are_what_is_followed(world: World) -> None:
    channel = await following(world)
    await following(world, "tayvis", "other")

    async def offered(typed: str, by_editor: bool = True, **filled: object) -> list[str]:
        actor = world.editor if by_editor else world.fan
        found = await actor.autocomplete(world.channel, "unfollow", "couple", typed, **filled)
        return [choice["value"] for choice in found]

    assert await offered("") == ["kimye", "tayvis"]
    assert await offered("swift") == ["tayvis"]
    assert await offered("", channel=channel) == ["kimye"]
    assert await offered("", by_editor=False) == []
    assert await world.choices("follow", "couple", "kim") == []
    follow = await world.editor.autocomplete(world.channel, "follow", "couple", "ben")
    assert follow[0]["value"] == "bennifer"


@pytest.mark.parametrize("command", ["follow", "unfollow"])
async def test_only_who_manages_this_server_may(world: World, command: str) -> None:
    channel = await following(world)
    before = await standing(world)
    role = world.guild.create_role("Ship Keepers")
    keeper = world.guild.add_member(world.env.create_user("keeper"), roles=[role])
    await choose(world, editor_role=role.id)
    stranger = world.guild.add_member(world.elsewhere().editor.user)
    slug = "tayvis" if command == "follow" else "kimye"
    for somebody in (world.fan, keeper, stranger):
        refused = await world.slash(command, by=somebody, couple=slug, channel=channel)
        assert refused.startswith("## Only for who manages this server.")
        refused = await world.say(f"!{command} {slug} {channel.mention}", by=somebody)
        assert refused.startswith("## Only for who manages this server.")
    assert (await world.dm(f"!{command} {slug}")).startswith("## Only in servers.")
    with pytest.raises(Exception, match="not"):
        await world.fan.user.slash(command, couple=slug)
    assert await standing(world) == before
    assert set(world.failures()) == {"NotAllowed", "NotInAServer"}


async def test_one_server_cannot_unfollow_for_another(world: World) -> None:
    channel = await following(world)
    elsewhere = world.elsewhere()
    reply = await elsewhere.say(f"!unfollow kimye {channel.mention}", by=elsewhere.editor)
    assert "does not follow" in reply
    assert KIMYE not in reply.split("What is followed in this server")[1]
    assert len(await standing(world)) == 1


async def test_a_couple_that_is_not_on_record_is_answered(world: World) -> None:
    assert "The record has no couple called “nobody”." in await world.say("!follow nobody", by=world.editor)
    assert "Type it like: !follow COUPLE" in await world.say("!follow", by=world.editor)
    assert world.failures() == ["MissingRequiredArgument"]


async def test_through_the_commands_the_channel_and_the_editor_are_both_answered(world: World) -> None:
    channel = await following(world)
    reply = await world.slash(
        "event add",
        by=world.editor,
        couple="kimye",
        date="2026-11-01",
        kind="reconciled",
        certainty="confirmed",
        summary="They say that they are together again.",
        title="A headline",
        url="https://news.example/a",
    )
    assert reply.startswith("## Saved as e")
    [new] = told(channel)
    assert "They say that they are together again. [[1]](https://news.example/a)" in new
    assert f"**{NOW}** {TOGETHER}" in new


@pytest.mark.parametrize("number", ["9" * 26, "9" * 1500, str(2**63)])
async def test_a_number_that_no_channel_has_is_no_channel(world: World, number: str) -> None:
    await following(world)
    for verb in ("follow", "unfollow"):
        reply = await world.say(f"!{verb} kimye <#{number}>", by=world.editor)
        assert reply.startswith("## Nothing was changed.\nThat channel is not in this server")
    assert len(await standing(world)) == 1
