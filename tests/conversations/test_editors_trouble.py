"""What goes wrong while editors work: a full disk, forms left open, and others who were quicker."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from simcord.results import InteractionResult

from db.connection import Connection, connect
from db.store import Store
from tests.conversations.conftest import World, buttons_of, reply_of
from tests.conversations.pressing import live
from tests.conversations.test_editing import REUNION, WHOLE
from tests.conversations.test_event_changes import FILED, added, number_of, opened, summary_of
from tests.conversations.test_forms import SENT, message_of, shown
from tests.conversations.test_forms import opened as opened_empty

HOUR = 3600.0


@pytest_asyncio.fixture
async def connection(tmp_path: Path, shipped_record: Path) -> AsyncGenerator[Connection]:
    """The shipped record's file, opened."""
    shutil.copyfile(shipped_record, tmp_path / "record.db")
    async with connect(tmp_path / "record.db") as connection:
        yield connection


@pytest.fixture
def store(connection: Connection) -> Store:
    """The record of the world, on a connection that a test can restrain."""
    return Store(connection)


@asynccontextmanager
async def no_room(connection: Connection) -> AsyncGenerator[None]:
    """A database that may not grow: SQLite then fails as it does on a full disk."""
    async with connection.transaction() as write:
        pages = await write.value("PRAGMA page_count")
        await write.rows(f"PRAGMA max_page_count = {pages}")
    yield
    async with connection.transaction() as write:
        await write.rows("PRAGMA max_page_count = 1000000")


LONG = "so " * 60


async def filled_up(world: World) -> InteractionResult:
    """The reply to an edit once there is no room left for it: until then each edit takes some."""
    number = await number_of(world, FILED)
    for turn in range(400):
        result = await world.editor.slash(
            world.channel, "event edit", event=str(number), summary=f"{turn} {LONG}", reason=LONG
        )
        if "is changed" not in reply_of(result):
            return result
    raise AssertionError("the disk never filled up")


async def test_a_full_disk_on_save_hands_back_what_was_typed(world: World, connection: Connection) -> None:
    async with no_room(connection):
        result = await filled_up(world)
        assert result.ephemeral
        assert "the disk is full; make room and try again" in reply_of(result)
        assert LONG.strip() in reply_of(result)
        assert buttons_of(result) == ["Fix it"]
        assert "Divorced" in await world.say("!kimye")
    fixing = await world.editor.click(message_of(result), label="Fix it")
    saved = await world.editor.submit_modal(fixing, {**shown(fixing), "summary": "There is room again."})
    assert "**Now:** There is room again." in reply_of(saved)


async def test_a_full_disk_keeps_a_form_and_a_retraction_from_being_half_done(
    world: World, connection: Connection
) -> None:
    number = await added(world)
    form = await opened_empty(world)
    async with no_room(connection):
        await filled_up(world)
        refused = await world.editor.submit_modal(form, {**SENT, "summary": LONG})
        for reply in (
            reply_of(refused),
            await world.slash("event retract", by=world.editor, event=str(number), reason=LONG),
            await world.say(f"!event retract {number} {LONG}", by=world.editor),
        ):
            assert "the disk is full" in reply
            assert "eference" in reply
            assert LONG.strip() in reply
        assert await summary_of(world, number) == REUNION["summary"]
    assert "Retracted" in await world.slash("event retract", by=world.editor, event=str(number), reason="room")


async def test_a_form_left_open_for_an_hour_is_saved(world: World) -> None:
    number = await number_of(world, FILED)
    empty, filled = await opened_empty(world), await opened(world, number)
    await world.env.advance_time(HOUR)
    assert "Saved as e" in reply_of(await world.editor.submit_modal(empty, SENT))
    await world.env.advance_time(HOUR)
    saved = await world.editor.submit_modal(filled, {**shown(filled), "summary": "An hour later."})
    assert "**Now:** An hour later." in reply_of(saved)


async def test_a_retraction_of_what_decides_the_status_in_anothers_open_card(world: World) -> None:
    second = world.guild.add_member(world.env.create_user("second"), roles=[world.roles["moderators"]])
    result = await world.editor.slash(world.channel, "event add", **REUNION)
    assert "**Now:** Yes. Dating since 1 November 2026." in reply_of(result)
    number = int(reply_of(result).removeprefix("## Saved as e").split(".")[0])
    await second.slash(world.channel, "event retract", event=str(number), reason="a hoax")
    late = await world.editor.click(message_of(result), label="Undo")
    assert late.ephemeral
    assert "has been changed already; nothing was done" in reply_of(late)
    assert (await world.say("!kimye")).startswith("## **No.**")
    form = await world.editor.slash(world.channel, "event edit", event=str(number))
    assert form.modal is None
    assert "restore it first" in reply_of(form)
    statement = await world.slash("event add", by=world.editor, **{**WHOLE, "date": "2026-11-03"})
    assert "**The status stays:** No. Divorced since 29 November 2022." in statement


async def test_two_who_add_the_same_are_told(world: World) -> None:
    second = world.guild.add_member(world.env.create_user("second"), roles=[world.roles["moderators"]])
    first_form, second_form = await opened_empty(world), None
    second_form = await second.slash(world.channel, "event add", couple="kimye")
    await world.editor.submit_modal(first_form, SENT)
    again = await second.submit_modal(second_form, SENT)
    assert "This looks like e" in reply_of(again)
    assert "which stands already" in reply_of(again)
    assert len(live(world, message_of(again).message).components) > 1


@pytest.mark.parametrize("restarts", [False, True])
async def test_a_couple_that_is_gone_meanwhile_loses_nothing(world: World, tmp_path: Path, restarts: bool) -> None:
    form = await world.editor.slash(world.channel, "event add", couple="tayvis")
    await world.slash("couple remove", by=world.editor, couple="tayvis", reason="not ours")
    if restarts:
        await world.restart()
    refused = await world.editor.submit_modal(form, SENT)
    assert refused.ephemeral
    assert "To put it back, use /couple edit couple:tayvis." in reply_of(refused)
    assert SENT["summary"] in reply_of(refused)
    assert (tmp_path / "record.db").is_file()
