"""Slips of editors' fingers: what is typed otherwise than meant is said, and nothing of it is lost."""

from __future__ import annotations

import pytest

from db.servers import ServerSettings
from tests.conversations.conftest import World, buttons_of, reply_of
from tests.conversations.test_editing import REUNION, WHOLE, events_of
from tests.conversations.test_event_changes import FILED, added, number_of, opened, summary_of
from tests.conversations.test_forms import message_of, shown
from tests.db.samples import MADE_AT

RUMOUR = {
    **WHOLE,
    "certainty": "rumoured",
    "summary": "Seen in Rome, fans say.",
    "title": "Rome rumour",
    "url": "https://news.example/rome",
}


async def versions(world: World, number: int) -> int:
    """How many versions an event has."""
    entry = await world.bot.editing.entries.numbered(number, world.guild.id)
    assert entry
    return len(await world.store.event_versions(entry.stored.id, world.guild.id, number))


@pytest.mark.parametrize("reason", ["   ", "\u200b", "…", "reason:"])
async def test_a_blank_reason_is_none(world: World, reason: str) -> None:
    number = await added(world)
    reply = await world.slash("event retract", by=world.editor, event=str(number), reason=reason)
    assert "Say why in a few words" in reply
    assert await summary_of(world, number)


async def test_a_reason_may_be_named(world: World) -> None:
    number = await added(world)
    await world.say(f"!event retract {number} reason: wrong article", by=world.editor)
    assert "“wrong article”" in await world.slash("event history", by=world.editor, event=str(number))


async def test_an_edit_that_changes_nothing_writes_nothing(world: World) -> None:
    number = await number_of(world, FILED)
    form = await opened(world, number)
    result = await world.editor.submit_modal(form, shown(form))
    assert "so nothing was saved" in reply_of(result)
    assert buttons_of(result) == []
    assert await versions(world, number) == 1


async def test_what_stands_before_the_first_name_is_said(world: World) -> None:
    number = await number_of(world, FILED)
    for typed, unread in (("date 2020", "date 2020"), ("known from: 2020", "known from: 2020")):
        reply = await world.say(f"!event edit {number} {typed}", by=world.editor)
        assert f"I can't read “{unread}”" in reply
    reply = await world.say("!event add kimye date: 2021-06-01 summary: They met.", by=world.editor)
    assert "I can't read “kimye”" in reply
    assert "They met." in reply
    assert await versions(world, number) == 1


async def test_commands_are_typed_in_any_case(world: World) -> None:
    number = await added(world)
    assert f"e{number}" in await world.say(f"!Event SHOW {number}", by=world.editor)
    assert "**Now:** Other." in await world.say(f"!EVENT Edit {number} SUMMARY: Other.", by=world.editor)


async def test_a_part_of_the_article_leaves_the_rest(world: World) -> None:
    number = await added(world)
    reply = await world.slash("event edit", by=world.editor, event=str(number), url="https://news.example/other")
    assert "“A headline”, An Outlet, 2 November 2026" in reply
    assert "https://news.example/other" in reply


async def test_an_article_without_a_headline_gets_none_by_an_edit(world: World) -> None:
    reply = await world.slash(
        "event add", by=world.editor, **{**REUNION, "title": "", "url": "https://people.com/a", "publisher": "People"}
    )
    number = int(reply.removeprefix("## Saved as e").split(".")[0])
    form = await opened(world, number)
    result = await world.editor.submit_modal(form, {**shown(form), "summary": "They said so."})
    assert "People, 2 November 2026" in reply_of(result)
    assert "“People”" not in reply_of(result)
    assert "has that article already" not in reply_of(result)


async def test_what_was_typed_right_stands_in_the_form_that_mends_the_rest(world: World) -> None:
    await world.say(
        "!event add couple: kimye date: someday kind: Seen together certainty: Rumor summary: Said. title: T"
        " publisher: An Outlet url: https://news.example/t",
        by=world.editor,
    )
    last = world.channel.last_message
    assert last
    form = await world.editor.click(last, label="Fix it")
    assert shown(form)["kind"] == ["seen_together"]
    assert shown(form)["certainty"] == ["rumoured"]
    assert shown(form)["article"].splitlines() == ["T", "An Outlet", "https://news.example/t"]


async def test_a_retracted_event_that_is_to_be_edited_can_be_restored_there(world: World) -> None:
    number = await added(world)
    await world.slash("event retract", by=world.editor, event=str(number), reason="wrong")
    refused = await opened(world, number)
    assert buttons_of(refused) == ["Restore"]
    await world.editor.click(message_of(refused), label="Restore")
    assert await summary_of(world, number)


async def hide(world: World) -> None:
    """Hide rumours in the world's server."""
    hidden = ServerSettings(hide_rumours=True)
    await world.store.servers.change(world.guild.id, lambda _: hidden, editor=1, made_at=MADE_AT)


async def test_where_rumours_are_hidden_what_was_done_is_said_without_them(world: World) -> None:
    await hide(world)
    reply = await world.say("!event add " + " ".join(f"{k}: {v}" for k, v in RUMOUR.items()), by=world.editor)
    assert reply.startswith("## Saved as e")
    assert "Rome" not in reply
    number = int(reply.removeprefix("## Saved as e").split(".")[0])
    for line, said in (
        (f"!event edit {number} summary: Seen in Rome again.", "is changed."),
        (f"!event retract {number} wrong", "Retracted: e"),
        (f"!event restore {number}", "stands again"),
        (f"!event show {number}", "is a rumour"),
        (f"!event history {number}", "is a rumour"),
        ("!event show rome", "No event here is called"),
    ):
        reply = await world.say(line, by=world.editor)
        assert said in reply, line
        assert "Rome" not in reply.replace("“rome”", ""), line
    private = await world.editor.slash(world.channel, "event show", event=str(number))
    assert private.ephemeral
    assert "Seen in Rome again." in reply_of(private)


async def test_a_fact_that_looks_like_a_hidden_rumour_is_told_as_itself(world: World) -> None:
    await hide(world)
    await world.slash("event add", by=world.editor, **RUMOUR)
    before = await events_of(world)
    reply = await world.say(
        "!event add " + " ".join(f"{k}: {v}" for k, v in {**WHOLE, "summary": "A joint statement."}.items()),
        by=world.editor,
    )
    assert reply.startswith("## Saved as e")
    assert "A joint statement." in reply
    assert "Rome" not in reply
    assert len(await events_of(world)) == len(before) + 1
