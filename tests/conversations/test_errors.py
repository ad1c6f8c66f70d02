"""What goes wrong: nobody is left in silence, nobody is shown an exception, and the log has it whole."""

from __future__ import annotations

import logging
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.answers import Answers
from bot.archive import Archive
from bot.editing import Editing
from db.errors import RecordUnavailable
from tests.conversations.conftest import World, reply_of
from tests.conversations.test_editing import WHOLE, events_of, typed
from tests.conversations.test_forms import SENT, message_of, opened

SECRET = "a secret of the inside"


def broken(error: Exception) -> Any:
    """A method that raises."""

    async def method(*_: object, **__: object) -> None:
        raise error

    return method


def reference(reply: str) -> str:
    """The reference that an apology names."""
    found = re.search(r"\b[0-9a-f]{8}\b", reply)
    assert found, reply
    return found[0]


def assert_apology(reply: str, caplog: pytest.LogCaptureFixture) -> None:
    """The reply says sorry and shows nothing of the inside; the log has it all under the same reference."""
    assert "Sorry, that went wrong." in reply
    assert SECRET not in reply
    assert "Error" not in reply
    logged = [r for r in caplog.records if reference(reply) in r.getMessage()]
    assert [record.levelno for record in logged] == [logging.ERROR]
    assert SECRET in caplog.text
    assert logged[0].exc_info is not None
    assert "Traceback" in caplog.text


async def test_a_bug_in_a_typed_command(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Answers, "answer", broken(KeyError(SECRET)))
    assert_apology(await world.say("!kimye"), caplog)
    assert_apology(await world.dm("kimye"), caplog)
    assert set(world.failures()) == {"KeyError"}


async def test_a_bug_in_a_slash_command(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Answers, "answer", broken(RuntimeError(SECRET)))
    for command, options in (("kimye status", {}), ("ship status", {"couple": "kimye"})):
        result = await world.fan.slash(world.channel, command, **options)
        assert result.ephemeral
        assert_apology(reply_of(result), caplog)
    world.failures()


async def test_a_bug_in_a_command_of_both_kinds(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Answers, "on_day", broken(ZeroDivisionError(SECRET)))
    assert_apology(await world.say("!couples"), caplog)
    assert_apology(await world.slash("couples"), caplog)
    assert set(world.failures()) == {"ZeroDivisionError"}


async def test_a_bug_in_a_button_or_a_form(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    added = await world.editor.slash(world.channel, "event add", **WHOLE)
    form = await opened(world)
    monkeypatch.setattr(Editing, "undo", broken(ValueError(SECRET)))
    monkeypatch.setattr(Editing, "add", broken(ValueError(SECRET)))
    clicked = await world.editor.click(message_of(added), label="Undo")
    assert clicked.ephemeral
    assert_apology(reply_of(clicked), caplog)
    sent = await world.editor.submit_modal(form, SENT)
    assert sent.ephemeral
    assert_apology(reply_of(sent), caplog)
    assert SENT["summary"] in reply_of(sent), "what was typed comes back"


async def test_each_failure_has_its_own_reference(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Answers, "answer", broken(RuntimeError(SECRET)))
    assert reference(await world.say("!kimye")) != reference(await world.say("!kimye"))
    world.failures()


async def test_a_bug_while_choices_are_offered_does_no_harm(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Answers, "on_day", broken(RuntimeError(SECRET)))
    assert await world.choices("ship status", "as_of", "", couple="kimye") == []
    monkeypatch.undo()
    assert await world.choices("ship status", "as_of", "", couple="kimye") != []
    assert set(world.failures()) <= {"RuntimeError"}


@pytest.mark.parametrize("line", ["!kimye", "!couples", "!play"])
async def test_a_record_out_of_reach_is_said_in_one_sentence(
    world: World, monkeypatch: pytest.MonkeyPatch, line: str, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Archive, "names", broken(RecordUnavailable("/srv/record.db", "the disk is full; make room")))
    reply = await world.say(line)
    assert reply.startswith("## The record is out of reach.")
    assert "the disk is full; make room" in reply
    assert "/srv" not in reply
    assert reference(reply) in caplog.text
    assert set(world.failures()) == {"RecordUnavailable"}


async def test_a_record_out_of_reach_is_said_for_slash_commands_buttons_and_forms(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = await world.editor.slash(world.channel, "event add", **WHOLE)
    form = await opened(world)
    monkeypatch.setattr(Archive, "names", broken(RecordUnavailable("record.db", "the disk is full; make room")))
    for result in (
        await world.fan.slash(world.channel, "kimye status"),
        await world.fan.slash(world.channel, "ship status", couple="kimye"),
        await world.editor.click(message_of(added), label="Undo"),
    ):
        assert result.ephemeral
        assert reply_of(result).startswith("## The record is out of reach.")
        assert "the disk is full" in reply_of(result)
    for result, summary in (
        (await world.editor.slash(world.channel, "event add", **WHOLE), WHOLE["summary"]),
        (await world.editor.submit_modal(form, SENT), SENT["summary"]),
    ):
        assert result.ephemeral
        assert reply_of(result).startswith("## Not saved yet.")
        assert summary in reply_of(result), "what was typed comes back"
        assert "the disk is full" in reply_of(result)
    assert set(world.failures()) <= {"RecordUnavailable"}


async def test_how_to_add_an_event_needs_the_record_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Archive, "names", broken(RecordUnavailable("record.db", "the disk is full; make room")))
    for line in ("!event add", "!event", typed(WHOLE)):
        assert "the disk is full" in await world.say(line, by=world.editor)
    world.failures()


async def test_an_undo_on_a_held_record_is_answered_and_can_be_repeated(world: World, tmp_path: Path) -> None:
    added = await world.editor.slash(world.channel, "event add", **WHOLE)
    with closing(sqlite3.connect(tmp_path / "record.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refused = await world.editor.click(message_of(added), label="Undo")
        assert "another program is holding the record" in reply_of(refused)
        other.execute("ROLLBACK")
    assert "is retracted" in reply_of(await world.editor.click(message_of(added), label="Undo"))


async def test_a_reply_that_discord_fails_once_to_take_is_apologised_for(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=500, times=1)
    reply = await world.say("!kimye")
    assert reply.startswith("## Sorry, that went wrong.")
    assert reference(reply) in caplog.text
    world.env.inject_error("POST", "/interactions/*/*/callback", status=500, times=1)
    assert (await world.slash("kimye status")).startswith("## Sorry, that went wrong.")
    world.failures()


@pytest.mark.parametrize(("status", "code"), [(500, 0), (404, 10062), (403, 50013), (429, 0)])
async def test_a_reply_that_discord_never_takes_is_logged(
    world: World, status: int, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    form = await opened(world)
    added = await world.editor.slash(world.channel, "event add", **WHOLE)
    for path in ("/channels/*/messages", "/interactions/*/*/callback", "/webhooks/*"):
        world.env.inject_error("POST", path, status=status, code=code, times=None)
    assert await world.say("!kimye") == ""
    assert await world.say("!event add", by=world.editor) == ""
    assert await world.slash("kimye status") == ""
    assert await world.slash("couples") == ""
    assert reply_of(await world.editor.submit_modal(form, {**SENT, "date": "soon"})) == ""
    await world.editor.click(message_of(added), label="Undo")
    assert sum("be answered" in r.getMessage() or "let us answer" in r.getMessage() for r in caplog.records) >= 5
    assert not [record for record in caplog.records if "Ignoring exception" in record.getMessage()]
    world.env.backend.faults.clear()
    assert (await world.say("!kimye")).startswith("## **No.**")
    world.failures()


async def test_a_click_that_expired_is_no_bug(world: World, caplog: pytest.LogCaptureFixture) -> None:
    added = await world.editor.slash(world.channel, "event add", **WHOLE)
    world.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062)
    await world.editor.click(message_of(added), label="Undo")
    assert [record.levelname for record in caplog.records if record.name.startswith("cogs")] == ["WARNING"]


async def test_what_was_saved_stays_saved_where_the_reply_is_lost(world: World) -> None:
    before = await events_of(world)
    world.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062, times=None)
    await world.editor.slash(world.channel, "event add", **WHOLE)
    world.env.backend.faults.clear()
    assert len(await events_of(world)) == len(before) + 1
    assert set(world.failures()) == {"NotFound"}


async def test_a_channel_where_the_bot_may_not_write_is_left_in_peace(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    me = world.guild.me
    assert me
    silent = world.guild.create_text_channel(
        "rules", overwrites={me: discord.PermissionOverwrite(send_messages=False, view_channel=True)}
    )
    assert await world.say("!kimye", channel=silent) == ""
    assert await world.say("!event add", channel=silent, by=world.editor) == ""
    assert "Discord does not let us answer" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert reply_of(await world.fan.slash(silent, "kimye status")).startswith("## **No.**")
    assert (await world.say("!kimye")).startswith("## **No.**")
    world.failures()
