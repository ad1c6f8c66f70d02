"""Who may decide about a suggestion, and what happens where Discord or the record does not play along."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest
import pytest_asyncio
from simcord.builders import ChannelHandle

from tests.conversations.conftest import World, reply_of
from tests.conversations.pressing import buttons, forge, live, text
from tests.conversations.suggested import DECISIONS, card_of, cards, choose, decide, desk_of, suggest, told
from tests.conversations.test_editing import REUNION, held
from tests.conversations.test_forms import SENT, message_of, shown


@pytest_asyncio.fixture
async def desk(world: World) -> ChannelHandle:
    """The channel in which the editors decide."""
    return await desk_of(world)


@pytest.mark.parametrize("decision", DECISIONS)
async def test_only_editors_of_this_server_decide(world: World, desk: ChannelHandle, decision: str) -> None:
    await suggest(world)
    card, was = card_of(world, desk), text(card_of(world, desk))
    assert "Only for editors." in reply_of(await world.fan.click(card, label=decision.capitalize()))
    other = world.elsewhere()
    await other.say("!event", by=other.editor)
    forged = other.channel.last_message
    assert forged
    forge(world, live(world, forged), f"suggest:{decision}:1")
    refused = await other.editor.click(forged, label="forged")
    assert "There is no suggestion 1 here" in reply_of(refused)
    assert REUNION["summary"] not in reply_of(refused)
    assert text(card_of(world, desk)) == was
    assert told(world.fan) == []


@pytest.mark.parametrize("decision", ["edit", "reject"])
async def test_an_editor_who_lost_the_right_is_refused_and_loses_nothing(
    world: World, desk: ChannelHandle, decision: str
) -> None:
    await suggest(world)
    form = await world.editor.click(card_of(world, desk), label=decision.capitalize())
    role = world.roles["moderators"]
    world.env.backend.remove_member_role(world.guild.id, world.editor.id, role.id)
    sent = {**SENT, "summary": "As I had it."} if decision == "edit" else {"reason": "As I had it."}
    refused = await world.editor.submit_modal(form, sent)
    assert "you are no longer an editor here" in reply_of(refused)
    assert "As I had it." in reply_of(refused)
    assert list(buttons(card_of(world, desk))) == ["Accept", "Edit", "Reject"]
    if decision == "edit":
        assert "Only for editors" in reply_of(await world.editor.click(message_of(refused), label="Fix it"))
        world.env.backend.add_member_role(world.guild.id, world.editor.id, role.id)
        again = await world.editor.click(message_of(refused), label="Fix it")
        assert "accepted, saved as" in reply_of(await world.editor.submit_modal(again, shown(again)))


@pytest.mark.parametrize("decision", DECISIONS)
async def test_a_held_record_leaves_it_open(world: World, desk: ChannelHandle, tmp_path: Path, decision: str) -> None:
    await suggest(world)
    card = card_of(world, desk)
    form = None if decision == "accept" else await world.editor.click(card, label=decision.capitalize())
    sent = {"reason": "As I had it."} if decision == "reject" else {**SENT, "summary": "As I had it."}
    with held(tmp_path / "record.db"):
        refused = await (world.editor.submit_modal(form, sent) if form else world.editor.click(card, label="Accept"))
    assert refused.ephemeral
    assert "another program is holding the record" in reply_of(refused)
    assert "As I had it." in reply_of(refused) or decision == "accept"
    assert told(world.fan) == []
    if decision == "edit":
        again = await world.editor.click(message_of(refused), label="Fix it")
        assert shown(again)["summary"] == "As I had it."
        assert "accepted, saved as" in reply_of(await world.editor.submit_modal(again, shown(again)))
    else:
        await decide(world, desk, decision)
    assert ("rejected" if decision == "reject" else "accepted") in text(card_of(world, desk))


async def test_a_card_that_is_gone_leaves_the_member_a_way(world: World, desk: ChannelHandle) -> None:
    sent = await suggest(world)
    card = card_of(world, desk)
    form = await world.editor.click(card, label="Edit")
    refused = await world.editor.submit_modal(form, {**SENT, "date": "99999"})
    world.env.backend.delete_message(desk.id, card.id)
    again = await world.editor.click(message_of(refused), label="Fix it")
    assert "accepted, saved as e" in reply_of(await world.editor.submit_modal(again, SENT))
    await suggest(world)
    world.env.backend.delete_message(desk.id, card_of(world, desk).id)
    mine = await world.fan.slash(world.channel, "suggest")
    shown_ones = await world.fan.click(message_of(mine), label="My suggestions")
    gone = await world.fan.click(message_of(shown_ones), label="Withdraw 2")
    assert "Suggestion 2: withdrawn" in reply_of(gone)
    assert sent.ephemeral
    assert cards(desk) == []


async def test_where_a_member_cannot_see_the_channel_it_is_not_named(world: World) -> None:
    me = world.guild.me
    assert me
    seen = discord.PermissionOverwrite(view_channel=True, send_messages=True)
    hidden = world.guild.create_text_channel(
        "editors-only",
        overwrites={world.guild.default_role: discord.PermissionOverwrite(view_channel=False), me: seen},
    )
    await choose(world, hidden)
    assert reply_of(await suggest(world)).startswith("## Suggestion 1 is sent.")
    assert cards(hidden)


@pytest.mark.parametrize("denied", ["send_messages", "view_channel"])
async def test_a_channel_that_was_closed_to_the_bot_is_told_of(world: World, denied: str) -> None:
    me = world.guild.me
    assert me
    closed = world.guild.create_text_channel("closed", overwrites={me: discord.PermissionOverwrite(**{denied: False})})
    await choose(world, closed)
    refused = await suggest(world)
    assert "I cannot write in the channel for suggestions" in reply_of(refused)
    assert "closed" not in reply_of(refused)
    assert REUNION["summary"] in reply_of(refused)
    await choose(world, await desk_of(world))
    form = await world.fan.click(message_of(refused), label="Open the form")
    assert " is sent" in reply_of(await world.fan.submit_modal(form, shown(form)))


@pytest.mark.parametrize("decision", DECISIONS)
async def test_a_decision_that_comes_too_late_for_its_answer_counts(
    world: World, desk: ChannelHandle, decision: str
) -> None:
    await suggest(world)
    card = card_of(world, desk)
    form = None if decision == "accept" else await world.editor.click(card, label=decision.capitalize())
    world.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062, times=1)
    await (world.editor.submit_modal(form, shown(form)) if form else world.editor.click(card, label="Accept"))
    assert ("rejected" if decision == "reject" else "accepted") in text(card_of(world, desk))
    assert len(told(world.fan)) == 1


async def test_what_is_offered_while_typing_holds_no_hidden_rumour(world: World, desk: ChannelHandle) -> None:
    assert "Kim Kardashian & Kanye West" in await world.choices("suggest", "couple", "kim")
    assert await world.choices("suggest", "kind", "divorce fin") == ["divorce final"]
    assert await world.choices("suggest", "certainty", "rumour")
    assert "Kanye West" in await world.choices("suggest", "about", "", couple="kimye")
    [rumour] = await world.choices("suggest", "disputes", "september-rumours", couple="kimye")
    assert rumour.startswith("september-rumours: ")
    await choose(world, desk, hide_rumours=True)
    assert await world.choices("suggest", "disputes", "divorce-filed", couple="kimye")
    assert rumour not in await world.choices("suggest", "disputes", "september-rumours", couple="kimye")
