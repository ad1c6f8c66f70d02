"""Settings that cannot be: forged and foreign ids, closed channels, what is gone, and a record that is held."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import discord
import pytest

from db.servers import ServerSettings
from tests.conversations.conftest import World, reply_of, walked
from tests.conversations.pressing import answered, forge, text
from tests.conversations.test_editing import held
from tests.conversations.test_forms import message_of, shown
from tests.conversations.test_settings import (
    LOG,
    MANAGERS_ONLY,
    ROLE,
    SUGGESTIONS,
    chosen,
    defaults,
    opened,
    select,
)


def roles_and_channels(world: World, other: World) -> Iterator[tuple[str, Any, str]]:
    """What cannot be chosen in a menu, and what is said of it."""
    yield ROLE, str(world.guild.id), "That is everybody's role"
    yield ROLE, str(other.roles["moderators"].id), "There is no such role in this server"
    yield ROLE, "0", "There is no such role"
    yield ROLE, "robert'); --", "There is no such role"
    yield LOG, str(other.channel.id), "There is no such channel in this server"
    yield SUGGESTIONS, str(other.channel.id), "There is no such channel in this server"
    yield LOG, "9" * 20, "There is no such channel"
    yield LOG, str(world.guild.id), "There is no such channel"


def arriving(value: str) -> Callable[[object], list[str]]:
    """What a forged choice brings, whatever was pressed."""

    def values(interaction: object) -> list[str]:
        del interaction
        return [value]

    return values


async def test_ids_of_another_server_and_forged_ones_are_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    other = world.elsewhere()
    card = await opened(world)
    for menu, value, sentence in roles_and_channels(world, other):
        # What arrives in place of what the menu offers.
        with monkeypatch.context() as forged:
            forged.setattr("cogs.settings_controls.chosen", arriving(value))
            refused = await select(
                world, card, menu, *([world.roles["moderators"]] if menu == ROLE else [world.channel])
            )
        assert sentence in text(refused)
        assert "Nothing was changed." in text(refused)
    assert await chosen(world) == ServerSettings()


async def test_a_channel_where_we_may_not_write_is_refused(world: World) -> None:
    card = await opened(world)
    for name, denied, sentence in (
        ("unseen", discord.Permissions(view_channel=True), "I cannot see that channel"),
        ("silent", discord.Permissions(send_messages=True), "I may not write in that channel"),
    ):
        overwrite = discord.PermissionOverwrite.from_pair(discord.Permissions.none(), denied)
        me = world.guild.me
        assert me
        closed = world.guild.create_text_channel(name, overwrites={me: overwrite})
        assert sentence in text(await select(world, card, LOG, closed))
    assert await chosen(world) == ServerSettings()


async def test_what_is_gone_or_closed_since_is_said_on_the_card(world: World) -> None:
    keepers, log = world.guild.create_role("Keepers"), world.guild.create_text_channel("log")
    card = await opened(world)
    await select(world, card, ROLE, keepers)
    await select(world, card, LOG, log)
    world.env.backend.delete_role(world.guild.id, keepers.id)
    world.env.backend.delete_channel(log.id)
    await world.env.settle()
    now = await opened(world)
    assert "There is no such role in this server: choose another one." in text(now)
    assert "There is no such channel in this server: choose another one." in text(now)
    assert [defaults(now, menu) for menu in (ROLE, LOG)] == [[], []]


# ------------------------------------------------------------ trouble
async def test_a_record_that_cannot_be_written_changes_nothing_and_loses_nothing(world: World, tmp_path: Path) -> None:
    card = await opened(world)
    form = await world.editor.click(card, label="Prefix…")
    with held(tmp_path / "record.db"):
        failed = await world.editor.click(card, label="Hide rumours")
        assert failed.ephemeral
        assert "another program is holding the record" in reply_of(failed)
        lost = await world.editor.submit_modal(form, {"prefix": "s?"})
        assert "another program is holding the record" in reply_of(lost)
    assert await chosen(world) == ServerSettings()
    fixing = await world.editor.click(message_of(lost), label="Fix it")
    assert shown(fixing) == {"prefix": "s?"}


async def test_who_lost_the_right_meanwhile_is_refused(world: World) -> None:
    card = await opened(world)
    form = await world.editor.click(card, label="Prefix…")
    world.env.backend.remove_member_role(world.guild.id, world.editor.id, world.roles["moderators"].id)
    assert reply_of(await world.editor.submit_modal(form, {"prefix": "s?"})).startswith(MANAGERS_ONLY)
    assert reply_of(await world.editor.click(card, label="Hide rumours")).startswith(MANAGERS_ONLY)
    assert await chosen(world) == ServerSettings()


async def test_another_servers_settings_are_its_own(world: World) -> None:
    other = world.elsewhere()
    card = await opened(world)
    await world.editor.click(card, label="Hide rumours")
    stored = world.env.backend.get_message(card.channel_id, card.id)
    [undo] = [raw["custom_id"] for raw in walked(stored.components) if "undo" in str(raw.get("custom_id"))]
    theirs = await opened(other)
    forge(other, theirs, undo)
    assert "nothing was undone" in text(answered(await other.editor.click(theirs, label="forged")))
    assert (await chosen(world)).hide_rumours
    assert await chosen(other) == ServerSettings()


async def test_every_version_is_kept_with_who_chose_it(world: World, tmp_path: Path) -> None:
    card = await opened(world)
    await world.editor.click(card, label="Hide rumours")
    await world.editor.click(card, label="Undo")
    with closing(sqlite3.connect(tmp_path / "record.db")) as file:
        rows = file.execute("SELECT hide_rumours, editor FROM setting_versions ORDER BY id").fetchall()
    assert rows == [(1, world.editor.id), (0, world.editor.id)]
