"""The slash commands of a server's own couples: there alone, in step, and within what Discord takes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

import pytest
from simcord import SetupError

from bot.sync import MOST_NEW_A_DAY, Synced
from cogs.own_groups import Kept, keep_groups
from db.changes import Change
from db.errors import RecordUnavailable
from db.records import Couple, Person
from db.store import Store
from db.versions import COUPLES
from tests.conftest import TODAY
from tests.conversations.conftest import World, buttons_of, reply_of
from tests.conversations.test_couples import ANNBO, add, couples
from tests.conversations.test_forms import message_of, shown
from tests.db.samples import MADE_AT
from tests.discord_rules import commands_problems

EDITED = Change(MADE_AT, "a test", 1)
SYNC = "/applications/*/guilds/*/commands"


def pair(number: int) -> Couple:
    """One of many couples."""
    return Couple(f"pair-{number}", f"Pair {number}", (Person(f"Ann {number}"), Person(f"Bo {number}")))


async def bring_own(world: World, *numbers: int) -> None:
    """Give a server couples of its own, behind the bot's back."""
    for number in numbers:
        await world.store.layers.add_couple(world.guild.id, pair(number), EDITED)


def synced(world: World) -> list[list[str]]:
    """The names of the commands of this server, each time that Discord was told of them."""
    told = [sent for sent in world.env.http_requests if sent.method == "PUT" and _is_of(world, sent.path)]
    return [[command["name"] for command in cast("list[dict[str, Any]]", sent.json)] for sent in told]


def _is_of(world: World, path: str) -> bool:
    return path.endswith(f"/guilds/{world.guild.id}/commands")


def on_day(world: World, day: date) -> None:
    """Let it be another day for the bot."""
    world.bot.today = lambda: day


async def test_a_couple_has_commands_in_its_server_alone(world: World) -> None:
    other = world.elsewhere()
    await add(world, slug="annbo")
    assert synced(world) == [["annbo"]]
    assert synced(other) == []
    assert "Not yet" in await world.slash("annbo status")
    assert "timeline" in (await world.slash("annbo timeline")).casefold()
    with pytest.raises(SetupError):
        await other.slash("annbo status")
    definition = cast("list[dict[str, Any]]", [s for s in world.env.http_requests if _is_of(world, s.path)][-1].json)
    assert list(commands_problems(definition)) == []


async def test_discord_is_told_when_the_commands_changed_and_only_then(world: World) -> None:
    await add(world, slug="annbo")
    await world.restart()
    assert len(synced(world)) == 1
    assert "Not yet" in await world.slash("annbo status")
    await world.say("!couple alias add annbo The Two", by=world.editor)
    assert len(synced(world)) == 1, "an alias is in no command"
    form = await world.editor.slash(world.channel, "couple edit", couple="annbo")
    await world.editor.submit_modal(form, {**shown(form), "name": "Bo & Ann"})
    assert len(synced(world)) == 2, "its name is in its description"
    await world.say("!couple remove annbo gone", by=world.editor)
    assert synced(world)[2:] == [[]]
    with pytest.raises(SetupError):
        await world.slash("annbo status")
    removal = world.channel.last_message
    assert removal
    await world.editor.click(removal, label="Put it back")
    assert synced(world)[3:] == [["annbo"]]
    assert "Not yet" in await world.slash("annbo status")


async def test_what_changed_while_the_bot_was_away_is_told_at_the_next_start(world: World) -> None:
    await bring_own(world, 1)
    await world.restart()
    assert synced(world) == [["pair-1"]]
    assert "Not yet" in await world.slash("pair-1 status")
    stored = (await couples(world))["pair-1"]
    await world.store.layers.retract(COUPLES, stored.id, world.guild.id, EDITED)
    await world.restart()
    assert synced(world)[1:] == [[]]


async def test_a_servers_own_couple_comes_before_a_shipped_one_of_its_name(world: World) -> None:
    ours = Couple("kimye", "Our Kimye", (Person("Kimmy Ours"), Person("Yeo Ours")))
    await world.store.layers.add_couple(world.guild.id, ours, EDITED)
    await world.restart()
    assert "Our Kimye" in await world.slash("kimye status")
    assert "Divorced" in await world.elsewhere().slash("kimye status")


async def test_of_85_couples_80_have_commands_and_all_are_reached(world: World) -> None:
    await bring_own(world, *range(84))
    await world.restart()
    assert synced(world) == [[f"pair-{n}" for n in range(80)]]
    added = await world.editor.slash(world.channel, "couple add", **{**ANNBO, "slug": "annbo"})
    assert "is on this server's record" in reply_of(added)
    told = [m for m in world.env.http_requests if m.method == "POST" and "webhooks" in m.path]
    assert "/annbo is not there: this server has more than 80 couples" in str(told[-1].json)
    assert "/ship status couple:annbo and !annbo answer, and /couples lists it." in str(told[-1].json)
    assert len(synced(world)) == 1
    for slug in ("pair-3", "pair-83", "annbo"):
        assert "Not yet" in await world.slash("ship status", couple=slug)
        assert "Not yet" in await world.say(f"!{slug}")
    assert "of 88 couples" in await world.say("!couples 10")
    await world.slash("couple remove", by=world.editor, couple="pair-0", reason="room")
    assert synced(world)[-1] == [f"pair-{n}" for n in range(1, 81)]


async def test_past_200_new_commands_a_day_they_come_tomorrow(world: World) -> None:
    for begin in range(0, 160, 80):
        await bring_own(world, *range(begin, begin + 80))
        await world.restart()
        for stored in (await couples(world)).values():
            if stored.server:
                await world.store.layers.retract(COUPLES, stored.id, world.guild.id, EDITED)
    await bring_own(world, *range(200, 241))
    assert len(synced(world)) == 2
    assert sum(map(len, synced(world))) + 41 > MOST_NEW_A_DAY
    await world.restart()
    assert len(synced(world)) == 2, "the start stops before the limit"
    reply = await world.say(
        "!couple add slug: annbo name: Ann Example & Bo Sample first: Ann Example second: Bo Sample", by=world.editor
    )
    assert "is on this server's record" in reply
    assert "/annbo is not there: Discord takes 200 new commands a day" in reply
    assert "It comes by itself tomorrow." in reply
    assert len(synced(world)) == 2
    assert "Not yet" in await world.say("!annbo")
    on_day(world, TODAY + timedelta(days=1))
    await world.env.advance_time(3700)
    assert len(synced(world)) == 3
    assert "annbo" in synced(world)[-1]
    assert "Not yet" in await world.slash("annbo status")


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (400, 30034, "It comes by itself tomorrow."),
        (500, 0, "It comes when a couple changes next, or when I start anew."),
        (400, 50035, "It comes when a couple changes next"),
        (403, 50001, "It comes when a couple changes next"),
    ],
)
async def test_commands_that_discord_refuses_come_later(world: World, status: int, code: int, said: str) -> None:
    world.env.inject_error("PUT", SYNC, status=status, code=code, times=1)
    reply = await world.say(
        "!couple add slug: annbo name: Ann Example & Bo Sample first: Ann Example second: Bo Sample", by=world.editor
    )
    assert "is on this server's record" in reply
    assert said in reply
    assert "Not yet" in await world.say("!annbo")
    tried = len(synced(world))
    await world.restart()
    if code == 30034:
        assert len(synced(world)) == tried, "not before tomorrow"
        on_day(world, TODAY + timedelta(days=1))
        await world.env.advance_time(3700)
    assert synced(world)[-1] == ["annbo"]
    assert "Not yet" in await world.slash("annbo status")


async def test_a_form_and_a_button_tell_it_too(world: World) -> None:
    form = await world.editor.slash(world.channel, "couple add")
    world.env.inject_error("PUT", SYNC, status=500, times=1)
    sent = await world.editor.submit_modal(form, {**ANNBO, "slug": "annbo"})
    assert buttons_of(sent) == ["Undo"]
    told = [m for m in world.env.http_requests if m.method == "POST" and "webhooks" in m.path]
    assert "/annbo is not there" in str(told[-1].json)
    undone = await world.editor.click(message_of(sent), label="Undo")
    world.env.inject_error("PUT", SYNC, status=500, times=1)
    await world.editor.click(message_of(undone), label="Put it back")
    again = [m for m in world.env.http_requests if m.method == "POST" and "webhooks" in m.path]
    assert len(again) == len(told) + 1


async def test_a_server_that_sent_the_bot_away_does_not_stop_the_start(world: World) -> None:
    await bring_own(world, 1)
    other = world.elsewhere()
    await bring_own(other, 2)
    gone = 987654321
    await world.store.layers.add_couple(gone, pair(3), EDITED)
    world.env.inject_error("PUT", f"/applications/*/guilds/{world.guild.id}/commands", status=403, code=50001)
    await world.restart()
    assert synced(other) == [["pair-2"]]
    assert not [sent for sent in world.env.http_requests if str(gone) in sent.path]
    assert "Divorced" in await world.say("!kimye")
    assert "Not yet" in await other.slash("pair-2 status")


async def test_nobody_waits_until_discord_has_time_for_commands(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("bot.sync._PATIENCE", 0.0)
        reply = await world.say("!couple add slug: annbo name: Ann & Bo first: Ann second: Bo", by=world.editor)
    assert "/annbo is not there: Discord did not take it." in reply
    await world.say("!couple add slug: cydi name: Cy & Di first: Cy second: Di", by=world.editor)
    assert synced(world)[-1] == ["annbo", "cydi"]


async def test_a_server_that_takes_the_bot_back_gets_its_commands_again(world: World) -> None:
    await add(world, slug="annbo")
    world.bot.dispatch("guild_join", world.bot.get_guild(world.guild.id))
    # Anything that the bot is asked next waits until it is done.
    assert "Not yet" in await world.slash("annbo status")
    assert synced(world) == [["annbo"], ["annbo"]]


async def test_a_record_that_fails_leaves_the_commands_as_they_are(world: World) -> None:
    await add(world, slug="annbo")

    async def broken(*_: object) -> None:
        raise RecordUnavailable("record.db", "the disk failed")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Store, "couples", broken)
        world.bot.answers.archive.revision = -2
        assert await keep_groups(world.bot, world.guild.id) == Kept(frozenset(), Synced.REFUSED)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Store, "recall", broken)
        assert (await keep_groups(world.bot, world.guild.id)).synced is Synced.REFUSED
    assert len(synced(world)) == 1
    assert "Not yet" in await world.slash("annbo status")
