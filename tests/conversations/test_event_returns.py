"""What was written before comes back only where it still may, and what was saved is never called unsaved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.guard import minor_mark
from db.packstore import Origin
from db.records import Source
from tests.conversations.conftest import World, buttons_of, reply_of
from tests.conversations.invented import bring, dating
from tests.conversations.test_editing import REUNION, WHOLE, events_of
from tests.conversations.test_event_changes import added, number_of, opened, summary_of
from tests.conversations.test_event_slips import RUMOUR, hide
from tests.conversations.test_forms import SENT, message_of, shown
from tests.conversations.test_forms import opened as opened_empty
from tests.db.samples import BY_EDITOR, rows

# Nobody's name.
WEE = "Wee Inventedname"


async def keep_out(world: World) -> None:
    """Keep an invented child's name out of all texts about Kimye."""
    stored = (await world.bot.answers.archive.names(world.guild.id)).by_slug("kimye")
    assert stored
    [*_, version] = await world.store.couple_versions(world.guild.id, stored.id)
    couple = replace(stored.couple, minors=(*stored.couple.minors, minor_mark(WEE)))
    await world.store.layers.edit_couple(stored.id, world.guild.id, couple, BY_EDITOR, seen=version.id)


async def test_a_name_that_is_kept_out_by_now_does_not_come_back(world: World) -> None:
    number = await added(world, summary=f"They speak of {WEE}.")
    retracted = await world.editor.slash(world.channel, "event retract", event=str(number), reason="to test")
    await keep_out(world)
    for reply in (
        await world.slash("event restore", by=world.editor, event=str(number)),
        reply_of(await world.editor.click(message_of(retracted), label="Undo")),
    ):
        assert "names a minor child" in reply
        assert WEE not in reply
    assert await summary_of(world, number) is None


async def test_a_confirmed_event_does_not_come_back_without_its_link(world: World) -> None:
    number = await added(world)
    await world.slash("event retract", by=world.editor, event=str(number), reason="to test")
    versions = await world.store.source_versions((await stored_of(world)).id, world.guild.id)
    article = next(v for v in versions if v.says.url == WHOLE["url"])
    assert "→" in await world.slash("source edit", by=world.editor, couple="kimye", source=article.says.key, url="-")
    reply = await world.slash("event restore", by=world.editor, event=str(number))
    assert "no article of it has a link any more" in reply
    assert await summary_of(world, number) is None


async def stored_of(world: World):
    """Kimye's row."""
    stored = (await world.bot.answers.archive.names(world.guild.id)).by_slug("kimye")
    assert stored
    return stored


@pytest.mark.parametrize(("status", "way"), [(500, "slash"), (400, "slash"), (500, "form"), (400, "form")])
async def test_what_was_saved_is_said_so_though_discord_refuses_the_reply(world: World, status: int, way: str) -> None:
    before = await events_of(world)
    form = await opened_empty(world)
    world.env.inject_error("POST", "/interactions/*/*/callback", status=status, times=1)
    if way == "slash":
        result = await world.editor.slash(world.channel, "event add", **REUNION)
    else:
        result = await world.editor.submit_modal(form, SENT)
    assert "Saved as e" in reply_of(result)
    assert "Discord did not take the whole reply" in reply_of(result)
    assert buttons_of(result) == ["Undo"]
    assert len(await events_of(world)) == len(before) + 1


@pytest.mark.parametrize("title", ["They met | TMZ", "May 2021", "Exclusive:Kim", "a://b", "-"])
async def test_an_article_that_nobody_touched_stays_whatever_it_is_called(world: World, title: str) -> None:
    stored = await stored_of(world)
    record = await world.bot.answers.archive.record(stored, world.guild.id)
    odd = replace(record.events[-1], sources=(Source("", title, "TMZ"),), summary="Before.", disputes=())
    written = await world.store.layers.add_event(stored.id, world.guild.id, odd, BY_EDITOR)
    form = await opened(world, written.entry)
    sent = {**shown(form), "certainty": ["reported"], "summary": "After."}
    reply = reply_of(await world.editor.submit_modal(form, sent))
    assert "**Now:** After." in reply
    assert "Article:" not in reply


async def test_an_event_of_very_many_articles_keeps_them_all(world: World) -> None:
    stored = await stored_of(world)
    record = await world.bot.answers.archive.record(stored, world.guild.id)
    many = [
        Source("", f"A rather long headline number {n}", f"Outlet {n}", f"https://n.example/{n}") for n in range(150)
    ]
    odd = replace(record.events[-1], sources=(many[0], *many[1:]), summary="Before.", disputes=())
    written = await world.store.layers.add_event(stored.id, world.guild.id, odd, BY_EDITOR)
    form = await opened(world, written.entry)
    await world.editor.submit_modal(form, {**shown(form), "summary": "After."})
    [seen] = await world.store.seen_events(stored.id, world.guild.id, written.entry)
    assert seen.says.summary == "After."
    assert len(seen.says.sources) == 150


async def test_the_history_of_what_was_a_rumour_is_not_for_all_where_rumours_are_hidden(world: World) -> None:
    await hide(world)
    reply = await world.slash("event add", by=world.editor, **RUMOUR)
    number = reply.removeprefix("## Saved as e").split(".")[0]
    await world.slash("event edit", by=world.editor, event=number, certainty="confirmed", summary="It is so.")
    for line in (f"!event history {number}", f"!event show {number}"):
        assert "Rome, fans say" not in await world.say(line, by=world.editor)


async def test_somebody_elses_circle_of_disputes_locks_nothing(world: World) -> None:
    pack = dating(1)
    second = replace(pack.events[0], key="event-2", summary="A second.", disputes=())
    await bring(world.store, replace(pack, events=(*pack.events, second)))
    first, other = await number_of(world, "event-1", "pair-01"), await number_of(world, "event-2", "pair-01")
    stored = (await world.bot.answers.archive.names(world.guild.id)).by_slug("pair-01")
    assert stored
    [seen] = await world.store.seen_events(stored.id, world.guild.id, first)
    ours = replace(seen.says, disputes=("event-2",))
    await world.store.layers.edit_event(first, world.guild.id, ours, BY_EDITOR, seen=seen.id)
    newer = replace(pack, version=2, events=(pack.events[0], replace(second, disputes=("event-1",))))
    await world.store.load_pack(newer, digest="2", origin=Origin.FILE, change=BY_EDITOR)
    added_here = {**REUNION, "couple": "pair-01", "date": "2026-10-01", "kind": "broke_up"}
    free = int(
        (await world.slash("event add", by=world.editor, **added_here)).removeprefix("## Saved as e").split(".")[0]
    )
    assert "is changed." in await world.say(f"!event edit {free} summary: Reworded.", by=world.editor)
    assert "would lead back to itself" in await world.say(f"!event edit {other} summary: Reworded.", by=world.editor)
    assert "Retracted" in await world.say(f"!event retract {first} a circle", by=world.editor)


async def test_a_private_detail_is_neither_repeated_nor_kept(world: World, tmp_path: Path) -> None:
    reply = await world.say(
        "!event add couple: kimye date: 2026-11-01 kind: statement certainty: reported title: T"
        " summary: Write to somebody@example.org.",
        by=world.editor,
    )
    assert "holds an e-mail address" in reply
    assert "somebody@" not in reply.replace("\u200b", "")
    await world.slash("event add", by=world.editor, couple="kimye", partner="jane@example.org")
    assert rows(tmp_path / "record.db", "SELECT * FROM drafts") == []
