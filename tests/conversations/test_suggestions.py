"""Members propose events: what reaches the editors, what is handed back, and what is withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest
import pytest_asyncio
from simcord.builders import ChannelHandle
from simcord.results import ResponseMessage

from bot.pace import Pace
from tests.conversations.conftest import World, buttons_of, reply_of, walked
from tests.conversations.invented import HOSTILE
from tests.conversations.pressing import answered, buttons, forge, live, press, text
from tests.conversations.suggested import card_of, cards, choose, desk_of, suggest, told
from tests.conversations.test_editing import REUNION, events_of, held, typed
from tests.conversations.test_forms import SENT, message_of, shown


@pytest_asyncio.fixture
async def desk(world: World) -> ChannelHandle:
    """The channel in which the editors decide."""
    return await desk_of(world)


async def test_a_suggestion_comes_before_the_editors_and_not_into_the_record(world: World, desk: ChannelHandle) -> None:
    before = await events_of(world)
    sent = await suggest(world, about="Kim", disputes="divorce-filed", known_from="2026-11-03")
    assert sent.ephemeral
    assert reply_of(sent).startswith(f"## Suggestion 1 is sent to <#{desk.id}>.")
    card = card_of(world, desk)
    said = text(card)
    assert said.startswith("## Suggestion 1: Kim Kardashian & Kanye West")
    assert f"**Suggested by:** <@{world.fan.id}>" in said
    assert "**1 November 2026:** They say that they are together again. [[1]](https://news.example/a)" in said
    assert "Got back together · confirmed" in said
    assert "**About:** Kim Kardashian" in said
    assert "**Known from:** 3 November 2026" in said
    assert "**Disputes:** divorce-filed" in said
    assert "“A headline”, An Outlet, 2 November 2026" in said
    assert list(buttons(card)) == ["Accept", "Edit", "Reject"]
    assert await events_of(world) == before
    assert told(world.fan) == []


@pytest.mark.parametrize("restarts", [False, True])
async def test_the_couple_alone_opens_the_form(world: World, desk: ChannelHandle, restarts: bool) -> None:
    form = await world.fan.slash(world.channel, "suggest", couple="kimye")
    assert form.modal
    assert form.modal["title"] == "Suggest an event: Kim Kardashian & Kanye West"
    if restarts:
        await world.restart()
    assert "Suggestion 1 is sent" in reply_of(await world.fan.submit_modal(form, SENT))
    assert SENT["summary"] in text(card_of(world, desk))


@pytest.mark.parametrize("restarts", [False, True])
async def test_what_is_wrong_comes_back_with_all_that_was_typed(
    world: World, desk: ChannelHandle, restarts: bool
) -> None:
    form = await world.fan.slash(world.channel, "suggest", couple="kimye", about="Kim")
    refused = await world.fan.submit_modal(form, {**SENT, "date": "99999", "article": "nothing"})
    assert refused.ephemeral
    assert reply_of(refused).startswith("## Not sent yet.")
    assert "“99999” is not a date" in reply_of(refused)
    assert SENT["summary"] in reply_of(refused)
    assert cards(desk) == []
    if restarts:
        await world.restart()
    fixing = await world.fan.click(message_of(refused), label="Fix it")
    assert shown(fixing)["date"] == "99999"
    if restarts:
        await world.restart()
    sent = await world.fan.submit_modal(fixing, SENT)
    assert "Suggestion 1 is sent" in reply_of(sent)
    assert "**About:** Kim Kardashian" in text(card_of(world, desk))


async def test_it_can_be_typed(world: World, desk: ChannelHandle) -> None:
    reply = await world.say(typed(REUNION, "!suggest"))
    assert reply.startswith("## Suggestion 1 is sent")
    assert REUNION["summary"] in text(card_of(world, desk))
    assert "Certainty is missing" in await world.say("!suggest couple: kimye date: 2026-11-01 kind: statement")
    assert "!suggest couple: bennifer" in await world.say("!suggest")
    last = world.channel.last_message
    assert last
    assert buttons_of(last)[-1] == "My suggestions"
    form = await world.fan.click(last, label="Open the form: Kim Kardashian & Kanye West")
    assert "Suggestion 2 is sent" in reply_of(await world.fan.submit_modal(form, SENT))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("!suggest kimye", "“couple:” is missing"),
        ("!suggest couple: kimye couple: tayvis", "“couple:” stands twice"),
    ],
)
async def test_a_command_that_cannot_be_read_is_shown_how(
    world: World, desk: ChannelHandle, line: str, said: str
) -> None:
    assert said in await world.say(line)
    assert cards(desk) == []
    world.failures()


async def test_without_a_couple_it_is_picked_first(world: World, desk: ChannelHandle) -> None:
    card = answered(await world.fan.slash(world.channel, "suggest"))
    assert list(buttons(card)) == ["My suggestions"]
    [couples] = menus_of(card)
    card = answered(await world.fan.select(card, ["kimye"], custom_id=couples))
    assert len(menus_of(card)) == 3
    await world.restart()
    for what, value in (("kind", "new_partner"), ("about", "Kanye West")):
        [menu] = [custom_id for custom_id in menus_of(card) if f":{what}:" in custom_id]
        card = answered(await world.fan.select(card, [value], custom_id=menu))
    form = await world.fan.click(card, label="Open the form")
    filled = {**SENT, "partner": "Somebody"}
    del filled["kind"]
    assert "Suggestion 1 is sent" in reply_of(await world.fan.submit_modal(form, filled))
    assert "**Partner:** Somebody" in text(card_of(world, desk))


def menus_of(card: ResponseMessage) -> list[str]:
    """The custom ids of a card's menus."""
    return [raw["custom_id"] for raw in walked(card.components) if raw.get("type") == 3]


async def test_a_couple_that_is_not_clear_hands_everything_back(world: World, desk: ChannelHandle) -> None:
    refused = await suggest(world, couple="kimeye")
    assert REUNION["summary"] in reply_of(refused)
    form = await world.fan.click(message_of(refused), label="Fix it: Kim Kardashian & Kanye West")
    assert "Suggestion 1 is sent" in reply_of(await world.fan.submit_modal(form, shown(form)))
    assert "On record: bennifer" in reply_of(await suggest(world, couple="zzzzqqqq"))
    assert len(cards(desk)) == 1


async def test_where_no_channel_takes_them_it_is_said_whom_to_ask(world: World) -> None:
    for options in ({}, {"couple": "kimye"}, REUNION):
        refused = await world.fan.slash(world.channel, "suggest", **options)
        assert "ask a member with Manage Server to choose a channel" in reply_of(refused)
    assert REUNION["summary"] in reply_of(refused)
    made = world.guild.create_text_channel("suggestions")
    await choose(world, made)
    form = await world.fan.click(message_of(refused), label="Open the form")
    assert shown(form)["summary"] == REUNION["summary"]
    assert "Suggestion 1 is sent" in reply_of(await world.fan.submit_modal(form, shown(form)))


async def test_a_channel_in_which_the_bot_may_not_write_is_told_of(world: World, desk: ChannelHandle) -> None:
    world.env.inject_error("POST", f"/channels/{desk.id}/messages", status=403, times=1)
    refused = await suggest(world)
    assert "I cannot write in the channel for suggestions" in reply_of(refused)
    assert REUNION["summary"] in reply_of(refused)
    assert await world.bot.suggesting.open_of(world.fan.id, world.guild.id) == ()
    form = await world.fan.click(message_of(refused), label="Open the form")
    sent = await world.fan.submit_modal(form, shown(form))
    assert " is sent" in reply_of(sent)
    assert len(cards(desk)) == 1


async def test_of_one_member_five_are_open_at_most(world: World, desk: ChannelHandle) -> None:
    for _ in range(5):
        assert " is sent" in reply_of(await suggest(world))
    refused = await suggest(world)
    assert "you have 5 suggestions open here, which is the most" in reply_of(refused)
    assert REUNION["summary"] in reply_of(refused)
    assert buttons_of(refused) == ["Open the form", "My suggestions"]
    assert " is sent" in reply_of(await suggest(world, by=world.editor))
    mine = await press(world.fan, message_of(refused), "My suggestions")
    assert list(buttons(mine)) == [f"Withdraw {number}" for number in range(1, 6)]
    assert REUNION["summary"] in text(mine)
    left = await press(world.fan, mine, "Withdraw 2")
    assert "Withdraw 2" not in buttons(left)
    form = await world.fan.click(message_of(refused), label="Open the form")
    assert " is sent" in reply_of(await world.fan.submit_modal(form, shown(form)))


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


CLOCK = Clock()


@pytest.mark.parametrize("suggestion_pace", [Pace(uses=1, seconds=30.0, clock=CLOCK)])
async def test_one_after_another_takes_its_time(world: World, desk: ChannelHandle) -> None:
    assert "is not a date" in reply_of(await suggest(world, date="99999"))
    assert " is sent" in reply_of(await suggest(world))
    refused = await suggest(world, summary="Something else.")
    assert "Send it again in 30 seconds." in reply_of(refused)
    assert "Something else." in reply_of(refused)
    assert "Send it again" in await world.say(typed(REUNION, "!suggest"))
    assert " is sent" in reply_of(await suggest(world, by=world.editor))
    CLOCK.now += 31
    form = await world.fan.click(message_of(refused), label="Open the form")
    assert " is sent" in reply_of(await world.fan.submit_modal(form, shown(form)))
    assert len(cards(desk)) == 3


@pytest.mark.parametrize("restarts", [False, True])
async def test_a_member_withdraws_what_is_theirs(world: World, desk: ChannelHandle, restarts: bool) -> None:
    sent = await suggest(world)
    if restarts:
        await world.restart()
    card = card_of(world, desk)
    edit = await world.editor.click(card, label="Edit")
    gone = await press(world.fan, message_of(sent), "Withdraw")
    assert text(gone).startswith("## Suggestion 1: withdrawn")
    assert "You have no open suggestions here." in text(gone)
    assert f"Withdrawn by <@{world.fan.id}>, who suggested it." in text(card_of(world, desk))
    assert buttons(card_of(world, desk)) == {}
    refused = await world.editor.submit_modal(edit, SENT)
    assert "Suggestion 1 was decided already; nothing was done." in reply_of(refused)
    assert told(world.fan) == []


async def test_nobody_withdraws_what_is_anothers(world: World, desk: ChannelHandle) -> None:
    await world.say(typed(REUNION, "!suggest"))
    public = world.channel.last_message
    assert public
    assert "no suggestion 1 here that is yours" in reply_of(await world.editor.click(public, label="Withdraw"))
    assert list(buttons(card_of(world, desk))) == ["Accept", "Edit", "Reject"]
    other = world.elsewhere()
    elsewhere = await other.say("!suggest")
    assert elsewhere
    forged = other.channel.last_message
    assert forged
    forge(world, live(world, forged), "suggest:withdraw:1")
    assert "no suggestion 1 here" in reply_of(await other.fan.click(forged, label="forged"))
    await press(world.fan, live(world, public), "Withdraw")
    assert REUNION["summary"] not in text(live(world, public))


async def test_a_draft_is_its_typists_own(world: World, desk: ChannelHandle) -> None:
    await world.say("!suggest couple: kimye date: 2026-11-01 summary: So it is.")
    refused = world.channel.last_message
    assert refused
    assert "too old and has been cleared away" in reply_of(await world.editor.click(refused, label="Fix it"))
    form = await world.fan.click(refused, label="Fix it")
    assert shown(form)["summary"] == "So it is."


async def test_hostile_text_is_shown_as_it_is(world: World, desk: ChannelHandle) -> None:
    await suggest(world, summary=HOSTILE.replace("://", " "), title=f"# {HOSTILE}", partner=HOSTILE)
    said = text(card_of(world, desk))
    for live_text in ("@everyone", "@here", "<@1>", "<@&2>", "<#3>", "[x](https", "**b**"):
        assert live_text not in said


async def test_a_private_detail_is_not_taken(world: World, desk: ChannelHandle) -> None:
    refused = await suggest(world, summary="Call him on 212 555 0123 at home.")
    assert "holds a phone number" in reply_of(refused)
    assert cards(desk) == []


async def test_it_is_for_servers_alone(world: World, desk: ChannelHandle) -> None:
    assert "Only in servers." in await world.dm(typed(REUNION, "!suggest"))
    command = next(command for command in world.bot.tree.get_commands() if command.name == "suggest")
    registered = command.to_dict(world.bot.tree)
    assert registered["contexts"] == [0]
    assert registered["integration_types"] == [0]
    assert "Only in servers." in await world.dm("!suggest")
    assert world.failures() == ["NotInAServer", "NotInAServer"]
    assert cards(desk) == []


async def test_a_record_that_cannot_be_written_hands_it_back(world: World, desk: ChannelHandle, tmp_path: Path) -> None:
    with held(tmp_path / "record.db"):
        refused = await suggest(world)
    assert "The record could not take it" in reply_of(refused)
    assert cards(desk) == []
    form = await world.fan.click(message_of(refused), label="Open the form")
    assert shown(form)["summary"] == REUNION["summary"]
    assert " is sent" in reply_of(await world.fan.submit_modal(form, shown(form)))


@pytest.mark.parametrize("status", [500, 400])
async def test_what_discord_fails_at_is_not_blamed_on_the_settings(
    world: World, desk: ChannelHandle, status: int
) -> None:
    world.env.inject_error("POST", f"/channels/{desk.id}/messages", status=status, times=5)
    refused = reply_of(await suggest(world))
    assert refused.startswith("## Discord did not take the suggestion, so it is not sent: try again in a moment.")
    assert REUNION["summary"] in refused
    assert await world.bot.suggesting.open_of(world.fan.id, world.guild.id) == ()


@pytest.mark.parametrize("way", ["slash", "form"])
async def test_a_reply_that_is_refused_undoes_nothing(world: World, desk: ChannelHandle, way: str) -> None:
    form = await world.fan.slash(world.channel, "suggest", couple="kimye")
    world.env.inject_error("POST", "/webhooks/*", status=403, times=1)
    sent = await (suggest(world) if way == "slash" else world.fan.submit_modal(form, SENT))
    assert reply_of(sent).startswith("## Suggestion 1 is sent")
    assert len(cards(desk)) == 1
    assert world.failures() == []
