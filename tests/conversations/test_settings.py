"""A server's settings on one card: shown, changed, undone, refused, before and after a restart."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from bot.settings import Settings
from db.servers import ServerSettings
from tests.conversations.conftest import World, buttons_of, reply_of, walked
from tests.conversations.pressing import FAILED, answered, forge, said, text
from tests.conversations.test_forms import message_of, shown

TITLE = "## Settings of this server"
MANAGERS_ONLY = "## Only for who manages this server."
ROLE, SUGGESTIONS, LOG = "settings:editor_role", "settings:suggestions_channel", "settings:log_channel"
MENUS = (ROLE, SUGGESTIONS, LOG)


async def opened(world: World, by: MemberActor | None = None) -> ResponseMessage:
    """The card, privately."""
    result = await (by or world.editor).slash(world.channel, "settings")
    assert result.ephemeral
    return answered(result)


async def chosen(world: World) -> ServerSettings:
    """What a server has chosen, from the record itself."""
    return await world.store.servers.settings(world.guild.id)


async def select(world: World, card: ResponseMessage, menu: str, *values: Any) -> ResponseMessage:
    """Choose in a menu of the card as the editor."""
    return answered(await world.editor.select(card, list(values), custom_id=menu))


def defaults(card: ResponseMessage, menu: str) -> list[str]:
    """What a menu of the card shows as chosen, by Discord's ids."""
    [raw] = [raw for raw in walked(card.components) if raw.get("custom_id") == menu]
    assert raw["min_values"] == 0
    return [str(default["id"]) for default in raw.get("default_values", [])]


def settings_lines(card: ResponseMessage) -> dict[str, str]:
    """The settings of a card by their labels."""
    lines = (line for line in text(card).splitlines() if line.startswith("- **"))
    return {line[4:].partition(":**")[0]: line.partition(":** ")[2] for line in lines}


async def send_prefix(world: World, card: ResponseMessage, prefix: str) -> InteractionResult:
    """Open the form and send a prefix."""
    form = await world.editor.click(card, label="Prefix…")
    return await world.editor.submit_modal(form, {"prefix": prefix})


# ------------------------------------------------------------ shown
async def test_the_card_says_what_is_chosen_and_what_it_does(world: World) -> None:
    card = await opened(world)
    assert text(card).startswith(TITLE)
    assert list(settings_lines(card)) == ["Editor role", "Suggestions channel", "Log channel", "Prefix", "Rumours"]
    assert settings_lines(card)["Editor role"].startswith("none, so only who manages the server · Its members")
    assert settings_lines(card)["Prefix"].startswith("! (as everywhere)")
    assert buttons_of(card.message) == ["Prefix…", "Hide rumours"]
    assert [defaults(card, menu) for menu in MENUS] == [[], [], []]
    [channels] = [raw for raw in walked(card.components) if raw.get("custom_id") == LOG]
    assert channels["channel_types"] == [0]


async def test_the_typed_card_is_for_everybody_and_pressed_by_managers_alone(world: World) -> None:
    card = await said(world, "!settings", by=world.editor)
    assert text(card).startswith(TITLE)
    for press in (
        world.fan.click(card, label="Hide rumours"),
        world.fan.click(card, label="Prefix…"),
        world.fan.select(card, [world.roles["moderators"]], custom_id=ROLE),
        world.fan.select(card, [world.channel], custom_id=LOG),
    ):
        refused = await press
        assert refused.ephemeral
        assert reply_of(refused).startswith(MANAGERS_ONLY)
    assert await chosen(world) == ServerSettings()
    assert text(answered(await world.editor.click(card, label="Hide rumours"))).startswith(TITLE)
    assert (await chosen(world)).hide_rumours


@pytest.mark.parametrize("settings", [Settings(editor_role="Keepers")])
async def test_only_who_manages_the_server_sees_or_changes_them(world: World) -> None:
    keepers = world.guild.create_role("Keepers")
    keeper = world.guild.add_member(world.env.create_user("keeper"), roles=[keepers])
    other = world.elsewhere()
    stranger = other.guild.add_member(world.editor.user)
    for by in (world.fan, keeper):
        assert (await world.say("!settings", by=by)).startswith(MANAGERS_ONLY)
        assert (await world.slash("settings", by=by)).startswith(MANAGERS_ONLY)
    assert (await other.say("!settings", by=stranger)).startswith(MANAGERS_ONLY)
    assert (await world.dm("!settings")).startswith("## Only in servers.")
    assert set(world.failures()) == {"NotAllowed", "NotInAServer"}


@pytest.mark.parametrize("settings", [Settings(editor_role="Ship *Keepers*", prefix="s?")])
async def test_what_the_operator_set_holds_while_nothing_is_chosen(world: World) -> None:
    lines = settings_lines(await opened(world))
    assert lines["Editor role"].startswith("none chosen, so the role called “Ship \\*Keepers\\*”")
    assert lines["Prefix"].startswith("s? (as everywhere)")


# ------------------------------------------------------------ changed
async def test_each_choice_is_shown_before_and_after_and_by_whom(world: World) -> None:
    keepers = world.guild.create_role("Keepers")
    log = world.guild.create_text_channel("log")
    card = await opened(world)
    by = f"by <@{world.editor.id}>"
    for menu, label, value, mention in (
        (ROLE, "Editor role", keepers, f"<@&{keepers.id}>"),
        (SUGGESTIONS, "Suggestions channel", world.channel, f"<#{world.channel.id}>"),
        (LOG, "Log channel", log, f"<#{log.id}>"),
    ):
        changed = await select(world, card, menu, value)
        assert changed.id == card.id
        assert f"**{label}:** none" in text(card)
        assert f"→ {mention}, {by}" in text(card)
        assert settings_lines(card)[label].startswith(mention)
        assert defaults(card, menu) == [str(value.id)]
    assert await chosen(world) == ServerSettings(keepers.id, world.channel.id, log.id)
    cleared = await select(world, card, LOG)
    assert f"**Log channel:** <#{log.id}> → none, {by}" in text(cleared)
    assert defaults(cleared, LOG) == []
    assert (await chosen(world)).log_channel is None
    again = await select(world, card, LOG)
    assert "That is so already: nothing was changed." in text(again)
    assert "Undo" not in buttons_of(again.message)


async def test_the_role_that_is_chosen_edits_and_the_operators_no_more(world: World) -> None:
    await world.restart(Settings(editor_role="Keepers"))
    keepers, editors = world.guild.create_role("Keepers"), world.guild.create_role("Editors")
    keeper = world.guild.add_member(world.env.create_user("keeper"), roles=[keepers])
    editor = world.guild.add_member(world.env.create_user("second"), roles=[editors])
    assert "Only for" not in await world.say("!event add", by=keeper)
    assert "Only for editors" in await world.say("!event add", by=editor)
    await select(world, await opened(world), ROLE, editors)
    refused = await world.say("!event add", by=keeper)
    assert "Only for editors" in refused
    assert "the role Editors" in refused
    assert "Only for" not in await world.say("!event add", by=editor)
    assert set(world.failures()) == {"NotAllowed"}


async def test_a_prefix_takes_the_place_of_the_operators_in_that_server_alone(world: World) -> None:
    other = world.elsewhere()
    card = await opened(world)
    changed = answered(await send_prefix(world, card, " s? "))
    assert changed.id == card.id
    assert "**Prefix:** ! (as everywhere) → s?, by" in text(card)
    assert await world.say("!kimye") == ""
    assert "Divorced" in await world.say("s?kimye")
    assert "Divorced" in await world.say(f"<@{world.me}> kimye")
    assert "Divorced" in await other.say("!kimye")
    assert await other.say("s?kimye") == ""
    for line in ("s?help", "s?couples", "s?kimyee", "s?event add"):
        reply = await world.say(line, by=world.editor)
        assert "s?" in reply, line
        assert "!" not in reply, line
    form = await world.editor.click(card, label="Prefix…")
    assert shown(form) == {"prefix": "s?"}
    await world.restart()
    assert "Divorced" in await world.say("s?kimye")
    back = answered(await world.editor.submit_modal(form, {"prefix": ""}))
    assert "**Prefix:** s? → ! (as everywhere), by" in text(back)
    assert "Divorced" in await world.say("!kimye")


@pytest.mark.parametrize("prefix", ["@", "/x", "abc", "1", "a b", "<", "#", "\u200b!", "\u202e!"])
@pytest.mark.parametrize("restarts", [False, True])
async def test_a_bad_prefix_comes_back_as_it_was_typed(world: World, prefix: str, restarts: bool) -> None:
    card = await opened(world)
    form = await world.editor.click(card, label="Prefix…")
    if restarts:
        await world.restart()
    refused = await world.editor.submit_modal(form, {"prefix": prefix})
    assert refused.ephemeral
    assert "That cannot be a prefix: write 1 to 10 characters" in reply_of(refused)
    assert buttons_of(refused) == ["Fix it"]
    assert await chosen(world) == ServerSettings()
    if restarts:
        await world.restart()
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    assert shown(fixing) == {"prefix": prefix}
    mended = answered(await world.editor.submit_modal(fixing, {"prefix": "s?"}))
    assert text(mended).startswith(TITLE)
    assert (await chosen(world)).prefix == "s?"


@pytest.mark.parametrize("restarts", [False, True])
async def test_a_change_is_undone_and_put_back(world: World, restarts: bool) -> None:
    card = await opened(world)
    await select(world, card, LOG, world.channel)
    await world.editor.click(card, label="Hide rumours")
    assert buttons_of(card.message) == ["Prefix…", "Show rumours", "Undo"]
    if restarts:
        await world.restart()
    undone = answered(await world.editor.click(card, label="Undo"))
    assert "**Rumours:** hidden → shown, by" in text(undone)
    assert await chosen(world) == ServerSettings(log_channel=world.channel.id)
    back = answered(await world.editor.click(card, label="Put it back"))
    assert "**Rumours:** shown → hidden, by" in text(back)
    assert (await chosen(world)).hide_rumours
    assert buttons_of(card.message) == ["Prefix…", "Show rumours", "Undo"]


async def test_what_was_changed_since_is_not_undone(world: World) -> None:
    old, new = await opened(world), await opened(world)
    await select(world, old, LOG, world.channel)
    await world.editor.click(new, label="Hide rumours")
    undone = answered(await world.editor.click(old, label="Undo"))
    assert "have been changed since then: nothing was undone." in text(undone)
    assert await chosen(world) == ServerSettings(log_channel=world.channel.id, hide_rumours=True)


async def test_the_same_button_pressed_again_changes_nothing(world: World) -> None:
    card = await opened(world)
    for _ in range(20):
        forge(world, card, "settings:rumours:hide")
        card = answered(await world.editor.click(card, label="forged"))
        assert FAILED not in text(card)
    assert "That is so already" in text(card)
    assert await world.store.servers.take_back(world.guild.id, 1, editor=1, made_at=discord.utils.utcnow())
    assert await chosen(world) == ServerSettings()
