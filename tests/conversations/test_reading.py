"""What fans type and what they read."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.client import intents_for
from bot.pace import Pace
from bot.settings import Settings
from tests.conversations.conftest import World, reply_of

TODAYS = "## **No.** Divorced since 29 November 2022."


async def test_a_couples_bare_name_is_its_status(world: World) -> None:
    reply = await world.say("!kimye")
    assert reply.startswith(TODAYS)
    assert await world.say("!kimye status") == reply


@pytest.mark.parametrize(
    "typed",
    [
        "!kim and kanye status",
        "!Kim & Kanye",
        "!kanye and kim",
        "!KIMYE STATUS",
        "! kimye",
        "!kim kardashian and kanye west",
        "!ship kimye",
        "!ship kim and kanye status",
    ],
)
async def test_any_name_of_a_couple_works_in_any_case(world: World, typed: str) -> None:
    assert (await world.say(typed)).startswith(TODAYS)


@pytest.mark.parametrize(
    ("typed", "day", "headline"),
    [
        ("26 nov 2021", "26 November 2021", "**No.** Divorce pending since 19 February 2021."),
        ("sept 2021", "30 September 2021", "**No.** Divorce pending since 19 February 2021."),
        ("Nov 2021", "30 November 2021", "**No.** Divorce pending"),
        ("2015", "31 December 2015", "**Yes.** Married since 24 May 2014."),
        ("2021-09-16", "16 September 2021", "**No.** Divorce pending"),
        ("as of 2021-09-16", "16 September 2021", "**No.** Divorce pending"),
        ("as_of: 2021-09-16", "16 September 2021", "**No.** Divorce pending"),
        ("yesterday", "20 November 2026", "**No.** Divorced"),
        ("last christmas", "25 December 2025", "**No.** Divorced"),
        ("2026", "today, 21 November 2026", "**No.** Divorced"),
        ("1999", "31 December 1999", "**Not yet.**"),
    ],
)
async def test_dates_are_read_as_people_type_them(world: World, typed: str, day: str, headline: str) -> None:
    reply = await world.say(f"!kimye status {typed}")
    assert day in reply
    assert reply.startswith(f"## {headline}")
    assert await world.say(f"!kimye {typed}") == reply


async def test_what_came_out_later_is_left_out_on_request(world: World) -> None:
    reply = await world.say("!kimye status sept 2021 known by 16 sept 2021")
    assert "as of 30 September 2021, from what was known by 16 September 2021" in reply
    assert "Only a rumour" in reply


@pytest.mark.parametrize("field", ["as_of", "known_by"])
async def test_an_ambiguous_date_is_asked_back_with_both_readings(world: World, field: str) -> None:
    options: dict[str, Any] = {field: "02/03/2021"}
    typed = await world.say(f"!kimye status {'known by ' if field == 'known_by' else ''}02/03/2021")
    slash = await world.slash("kimye status", **options)
    for reply in (typed, slash):
        assert "2 March 2021 or 3 February 2021. Which one?" in reply
        assert "2021-03-02" in reply
        assert "2021-02-03" in reply
    assert field in slash.replace("\\", "")


@pytest.mark.parametrize("typed", ["2021-13-45", "the day of the cat", "99999", "31 feb 2021", "0000-00-00", "٢٠٢١/٩٩"])
async def test_a_date_that_is_none_gets_an_example(world: World, typed: str) -> None:
    for reply in (await world.say(f"!kimye status {typed}"), await world.slash("kimye status", as_of=typed)):
        assert "is not a date I can read" in reply
        assert "16 sept 2021" in reply


async def test_a_mention_works_like_the_prefix(world: World) -> None:
    assert (await world.say(f"<@{world.me}> kimye status")).startswith(TODAYS)
    assert (await world.say(f"<@!{world.me}>kimye")).startswith(TODAYS)


async def test_a_direct_message_needs_no_prefix(world: World) -> None:
    for typed in ("kimye status", "!kimye status", "kim and kanye", "Kimye"):
        assert (await world.dm(typed)).startswith(TODAYS)
    assert "Ask me a question about a couple on record." in await world.dm("what is this")
    assert reply_of(await world.fan.user.slash("kimye status")).startswith(TODAYS)
    assert await world.dm("!play despacito") != ""
    told = await world.dm("help")
    assert "!bennifer status" in told
    assert "/bennifer" not in told


async def test_a_slash_command_takes_both_days(world: World) -> None:
    assert (await world.slash("kimye status")).startswith(TODAYS)
    reply = await world.slash("kimye status", as_of="sept 2021", known_by="16 sept 2021")
    assert "as of 30 September 2021, from what was known by 16 September 2021" in reply
    assert await world.slash("ship status", couple="kim and kanye", as_of="sept 2021", known_by="2021-09-16") == reply
    for command in ("bennifer status", "tayvis status"):
        assert "Newest evidence" in await world.slash(command)


async def test_a_status_is_for_all_and_a_mistake_for_its_author_only(world: World) -> None:
    assert not (await world.fan.slash(world.channel, "kimye status")).ephemeral
    assert (await world.fan.slash(world.channel, "kimye status", as_of="soonish")).ephemeral
    assert (await world.fan.slash(world.channel, "ship status", couple="romeo")).ephemeral


async def test_the_card_of_september_2021_shows_the_reunion_talk_as_rumour(world: World) -> None:
    reply = await world.slash("kimye status", as_of="2021-09-16")
    head, _, rumour = reply.partition("### Only a rumour")
    assert "Divorce pending since 19 February 2021" in head
    assert rumour
    assert "reconcil" not in head.lower()


async def test_couples_are_listed_with_status_and_command(world: World) -> None:
    reply = await world.say("!couples")
    for slug in ("kimye", "bennifer", "tayvis"):
        assert f"!{slug} status" in reply
    assert "**No.** Divorced" not in reply
    assert "No. Divorced since 29 November 2022." in reply
    assert "/kimye status" in await world.slash("couples")
    assert " couples." not in reply, "one page says nothing of pages"


async def test_a_word_close_to_ours_is_answered_after_the_prefix(world: World) -> None:
    assert "Did you mean\n- **Kim Kardashian & Kanye West:** !kimye status" in await world.say("!kimeye status")
    assert "Did you mean !couples?" in await world.say("!coupls")
    assert "Did you mean “status”? Type !kimye status." in await world.say("!kimye statsu")
    assert "The pair married at Forte di Belvedere" in await world.say("!kimye wedding")
    assert "Ask me about a couple" in await world.say("!help")
    assert "Did you mean “timeline”? Type !kimye timeline." in await world.say("!kimye timelin")


@pytest.mark.parametrize(
    "typed",
    [
        "!play despacito",
        "!ban @someone",
        "!rank",
        "!queue",
        "!work",
        "!skip",
        "!daily",
        "!ping",
        "!kick kim",
        "!gif kimye",
        "!",
        "!!",
        "!?",
        "hello",
        "kimye status",
        "?kimye",
        "/kimye status",
        "I like !kimye",
    ],
)
async def test_what_is_meant_for_others_is_left_to_them(world: World, typed: str) -> None:
    assert await world.say(typed) == ""


@pytest.mark.parametrize("typed", ["play despacito", "", "ban @someone", "🙂", "kimye wedding", "couplse", "!kimye"])
async def test_after_a_mention_there_is_always_an_answer(world: World, typed: str) -> None:
    assert await world.say(f"<@{world.me}> {typed}") != ""


@pytest.mark.parametrize("typed", ["{me}", "{me} help", "help {me}", "!ship", "!ship help"])
async def test_who_says_nothing_or_help_is_told_what_can_be_asked(world: World, typed: str) -> None:
    assert (told := await world.say("!help")).startswith("## Ask me about a couple")
    assert await world.say(typed.format(me=f"<@{world.me}>")) == told


async def test_an_unknown_couple_is_told_what_there_is(world: World) -> None:
    assert "Did you mean" in await world.slash("ship status", couple="kimey")
    nobody = await world.slash("ship status", couple="Romeo and Juliet")
    assert "no couple called “Romeo and Juliet”" in nobody
    assert "/tayvis status" in nobody


async def test_other_bots_are_ignored(world: World) -> None:
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    await world.say("!kimye", by=robot)
    await world.say(f"<@{world.me}> kimye", by=robot)
    await world.guild.create_webhook(world.channel).send("!kimye")
    assert not [request for request in world.env.http_requests if request.path.endswith("/messages")]


@pytest.mark.parametrize("settings", [Settings(prefix="?"), Settings(prefix="ship:")])
async def test_another_prefix_is_a_setting(world: World, settings: Settings) -> None:
    assert (await world.say(f"{settings.prefix}kimye")).startswith(TODAYS)
    assert f"to see them: {settings.prefix}kimye why" in await world.say(f"{settings.prefix}kimye")
    assert await world.say("!kimye") == ""


def hurried() -> Pace:
    """Two questions in half a minute, on a clock that stands still."""
    return Pace(uses=2, seconds=30, clock=lambda: 100.0)


@pytest.mark.parametrize("pace", [hurried()])
async def test_the_cooldown_is_told_once_for_each_person_and_channel(world: World, pace: Pace) -> None:
    other = world.guild.create_text_channel("other")
    assert [(await world.say("!kimye"))[:5] for _ in range(4)] == ["## **", "## **", "## Sl", ""]
    assert "ask again in 30 seconds" in await world.slash("kimye status")
    assert (await world.say("!kimye", channel=other)).startswith(TODAYS)
    assert (await world.say("!kimye", by=world.editor)).startswith(TODAYS)
    assert set(world.failures()) == {"TooFast"}


@pytest.mark.parametrize("pace", [hurried()])
async def test_the_cooldown_counts_what_is_refused_too(world: World, pace: Pace) -> None:
    replies = [await world.say("!event add") for _ in range(4)]
    assert [reply[:22] for reply in replies] == ["## Only for editors.\nC"] * 2 + ["## Slow down a little.", ""]
    assert set(world.failures()) == {"NotAllowed", "TooFast"}


@pytest.mark.simcord(approved_intents=discord.Intents.default())
@pytest.mark.parametrize("intents", [intents_for(discord.ApplicationFlags())])
async def test_without_the_message_content_intent_mentions_and_slash_commands_work(
    world: World, intents: discord.Intents, caplog: pytest.LogCaptureFixture
) -> None:
    assert not intents.message_content
    assert await world.say("!kimye") == ""
    assert (await world.say(f"<@{world.me}> kimye")).startswith(TODAYS)
    assert (await world.dm("kimye")).startswith(TODAYS)
    assert (await world.slash("kimye status")).startswith(TODAYS)
    assert "Discord has not granted the message content intent" in "".join(
        r.message for r in caplog.get_records("setup")
    )


def test_only_a_granted_intent_is_asked_for() -> None:
    granted = discord.ApplicationFlags(gateway_message_content_limited=True)
    assert intents_for(granted).message_content
    assert not intents_for(discord.ApplicationFlags()).message_content
    assert not intents_for(None).members
    assert not intents_for(None).presences
