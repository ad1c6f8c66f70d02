"""The form: opened, sent, handed back filled in, before and after a restart, and its undo."""

from __future__ import annotations

from typing import Any

import pytest
from simcord.results import InteractionResult

from bot.drafts import Drafts
from bot.settings import Settings
from tests.conversations.conftest import World, buttons_of, reply_of, text_of
from tests.conversations.test_editing import REUNION, WHOLE, events_of

SENT: dict[str, Any] = {
    "date": "1 nov 2026",
    "kind": ["reconciled"],
    "certainty": ["confirmed"],
    "summary": "They say that they are together again.",
    "article": "A headline\nAn Outlet\nhttps://news.example/a\n2 nov 2026",
}


def shown(result: InteractionResult) -> dict[str, Any]:
    """What a form shows filled in, by field, as it would be sent unchanged."""
    assert result.modal
    filled: dict[str, Any] = {}
    for label in result.modal["components"]:
        field = label["component"]
        if field["type"] == 3:
            filled[field["custom_id"]] = [option["value"] for option in field["options"] if option["default"]]
        else:
            filled[field["custom_id"]] = field.get("value") or ""
    return filled


def message_of(result: InteractionResult) -> Any:
    """The message that answered an interaction, to click its buttons."""
    assert result.response
    return result.response


async def opened(world: World) -> InteractionResult:
    """The empty form for Kimye."""
    return await world.editor.slash(world.channel, "event add", couple="kimye")


async def test_the_couple_alone_opens_the_form(world: World) -> None:
    form = await opened(world)
    assert form.modal
    assert form.modal["title"] == "Add an event: Kim Kardashian & Kanye West"
    assert shown(form) == {"date": "", "kind": [], "certainty": [], "summary": "", "article": ""}
    result = await world.editor.submit_modal(form, SENT)
    assert not result.ephemeral
    assert "Saved as e" in reply_of(result)
    assert "**Now:** Yes. Dating since 1 November 2026." in reply_of(result)
    assert "“A headline”, An Outlet, 2 November 2026" in reply_of(result)
    assert buttons_of(result) == ["Undo"]


async def test_what_the_command_said_already_is_kept_for_the_form(world: World) -> None:
    form = await world.editor.slash(
        world.channel, "event add", couple="kimye", url="https://news.example/a", about="Kanye", partner="Somebody"
    )
    assert shown(form)["article"] == "https://news.example/a"
    result = await world.editor.submit_modal(form, {**SENT, "kind": ["new_partner"]})
    assert "Saved as e" in reply_of(result)
    assert "Kanye West with Somebody" in await world.say("!kimye")


async def test_the_button_under_the_example_opens_the_form(world: World) -> None:
    await world.say("!event add", by=world.editor)
    how = world.channel.last_message
    assert how
    form = await world.editor.click(how, label="Open the form: Kim Kardashian & Kanye West")
    assert "Saved as e" in reply_of(await world.editor.submit_modal(form, SENT))
    await world.restart()
    again = await world.editor.click(how, label="Open the form: Taylor Swift & Travis Kelce")
    assert again.modal
    assert again.modal["title"].endswith("Taylor Swift & Travis Kelce")
    assert reply_of(await world.fan.click(how, custom_id="event:open:kimye")).startswith("## Only for editors.")


@pytest.mark.parametrize("restarts", [False, True])
async def test_a_form_that_cannot_be_saved_comes_back_filled_in(world: World, restarts: bool) -> None:
    before = await events_of(world)
    refused = await world.editor.submit_modal(await opened(world), {**SENT, "date": "one fine day"})
    assert refused.ephemeral
    assert "Date “one fine day” is not a date" in reply_of(refused)
    assert "They say that they are together again." in reply_of(refused)
    assert await events_of(world) == before
    if restarts:
        await world.restart()
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    assert shown(fixing) == {**SENT, "date": "one fine day"}
    if restarts:
        await world.restart()
    still = await world.editor.submit_modal(fixing, {**shown(fixing), "date": "2099"})
    assert "2099 is still to come" in reply_of(still)
    fixing = await world.editor.click(message_of(still), label="Fix it")
    assert shown(fixing)["date"] == "2099"
    saved = await world.editor.submit_modal(fixing, {**shown(fixing), "date": "2026-11-01"})
    assert "Saved as e" in reply_of(saved)
    assert not saved.ephemeral
    assert len(await events_of(world)) == len(before) + 1


async def test_a_form_opened_before_a_restart_is_not_lost(world: World) -> None:
    form = await opened(world)
    await world.restart()
    assert "Saved as e" in reply_of(await world.editor.submit_modal(form, SENT))
    assert (await world.say("!kimye")).startswith("## **Yes.**")


async def test_a_command_that_cannot_be_saved_is_mended_in_the_form(world: World) -> None:
    options = {**WHOLE, "url": "javascript:alert(1)", "date": "99999", "kind": "maried"}
    refused = await world.editor.slash(world.channel, "event add", **options)
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    assert shown(fixing)["date"] == "99999"
    assert "javascript:alert(1)" in shown(fixing)["article"]
    assert "A headline" in shown(fixing)["article"]
    saved = await world.editor.submit_modal(fixing, SENT)
    assert "Saved as e" in reply_of(saved)
    assert "javascript" not in reply_of(saved)


async def test_a_typed_command_that_cannot_be_saved_is_mended_in_the_form(world: World) -> None:
    reply = await world.say("!event add couple: kimye date: 2026-11-01 kind: statement", by=world.editor)
    assert "Certainty is missing" in reply
    refused = world.channel.last_message
    assert refused
    assert "Only for editors" in reply_of(await world.fan.click(refused, label="Fix it"))
    fixing = await world.editor.click(refused, label="Fix it")
    assert shown(fixing)["kind"] == ["statement"]
    assert "Saved as e" in reply_of(await world.editor.submit_modal(fixing, SENT))


async def test_a_draft_is_its_typists_own(world: World) -> None:
    await world.say("!event add couple: kimye date: 2026-11-01", by=world.editor)
    refused = world.channel.last_message
    assert refused
    second = world.guild.add_member(world.env.create_user("second"), roles=[world.roles["moderators"]])
    assert "too old and has been cleared away" in reply_of(await second.click(refused, label="Fix it"))
    other = world.elsewhere()
    drafts = Drafts(world.store)
    assert await drafts.find("1", server=world.guild.id, editor=world.editor.id)
    assert await drafts.find("1", server=other.guild.id, editor=world.editor.id) is None


async def test_a_long_text_comes_back_whole(world: World) -> None:
    refused = await world.editor.slash(world.channel, "event add", **{**WHOLE, "summary": "so " * 1666})
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    assert len(shown(fixing)["summary"]) == 4000
    [whole] = message_of(refused).attachments
    assert "so " * 1660 in (await whole.read()).decode()
    saved = await world.editor.submit_modal(fixing, {**shown(fixing), "summary": "So it is."})
    assert "Saved as e" in reply_of(saved)


async def test_an_editor_who_lost_the_role_meanwhile_is_refused_and_loses_nothing(world: World) -> None:
    before = await events_of(world)
    form = await opened(world)
    role = world.roles["moderators"]
    world.env.backend.remove_member_role(world.guild.id, world.editor.id, role.id)
    refused = await world.editor.submit_modal(form, SENT)
    assert refused.ephemeral
    assert "you are no longer an editor here" in reply_of(refused)
    assert "They say that they are together again." in reply_of(refused)
    assert await events_of(world) == before
    assert "Only for editors" in reply_of(await world.editor.click(message_of(refused), label="Fix it"))
    world.env.backend.add_member_role(world.guild.id, world.editor.id, role.id)
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    assert shown(fixing) == SENT
    assert "Saved as e" in reply_of(await world.editor.submit_modal(fixing, shown(fixing)))


async def test_an_editor_by_role_who_lost_it_is_refused_too(world: World) -> None:
    keepers = world.guild.create_role("Keepers")
    keeper = world.guild.add_member(world.env.create_user("keeper"), roles=[keepers])
    await world.restart(Settings(editor_role="Keepers"))
    form = await keeper.slash(world.channel, "event add", couple="kimye")
    world.env.backend.remove_member_role(world.guild.id, keeper.id, keepers.id)
    assert "no longer an editor" in reply_of(await keeper.submit_modal(form, SENT))


@pytest.mark.parametrize("restarts", [False, True])
async def test_an_event_is_undone_and_put_back(world: World, restarts: bool) -> None:
    before = await world.say("!kimye")
    added = await world.editor.slash(world.channel, "event add", **REUNION)
    if restarts:
        await world.restart()
    undone = await world.editor.click(message_of(added), label="Undo")
    assert "is retracted" in reply_of(undone)
    assert "**Now:** No. Divorced since 29 November 2022." in reply_of(undone)
    assert await world.say("!kimye") == before
    assert buttons_of(added) == ["Put it back"]
    if restarts:
        await world.restart()
    back = await world.editor.click(message_of(added), label="Put it back")
    assert "stands again" in reply_of(back)
    assert "**Now:** Yes. Dating since 1 November 2026." in reply_of(back)
    assert buttons_of(added) == ["Undo"]


async def test_a_button_pressed_twice_does_nothing_more(world: World) -> None:
    added = await world.editor.slash(world.channel, "event add", **REUNION)
    undo = next(b for b in message_of(added).components if b["type"] == 1)["components"][0]["custom_id"]
    copy = await world.editor.slash(world.channel, "event add", **{**REUNION, "date": "2020-01-01"})
    await world.editor.click(message_of(added), label="Undo")
    # A second click that was on its way when the first one changed the button.
    stored = world.env.backend.get_message(world.channel.id, message_of(added).id)
    row = next(component for component in stored.components if component["type"] == 1)
    row["components"][0]["custom_id"] = undo
    again = await world.editor.click(message_of(added), custom_id=undo)
    assert again.ephemeral
    assert "has been changed already; nothing was done" in reply_of(again)
    assert "together again" in await world.say("!kimye status 2020-01-02")
    assert buttons_of(copy) == ["Undo"]


async def test_only_editors_undo(world: World) -> None:
    added = await world.editor.slash(world.channel, "event add", **REUNION)
    refused = await world.fan.click(message_of(added), label="Undo")
    assert refused.ephemeral
    assert reply_of(refused).startswith("## Only for editors.")
    world.env.backend.remove_member_role(world.guild.id, world.editor.id, world.roles["moderators"].id)
    assert "Only for editors" in reply_of(await world.editor.click(message_of(added), label="Undo"))
    assert (await world.say("!kimye")).startswith("## **Yes.**")
    assert "Saved as e" in text_of(message_of(added).message)
