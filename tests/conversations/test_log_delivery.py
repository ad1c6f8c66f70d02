"""When a server's log is told: from when on, once, in what order, and where it cannot be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from db.minor_names import minor_mark
from db.records import Kind
from db.takedowns import Takedown
from tests.conversations import invented
from tests.conversations.conftest import World
from tests.conversations.pressing import press
from tests.conversations.record_files import as_file, attach
from tests.conversations.telling import (
    REUNION,
    add,
    choose,
    delete,
    following,
    forbid,
    logging,
    stored,
    tell,
    tick,
    told,
    write,
)
from tests.conversations.test_couples import add as add_couple
from tests.db.samples import article, event


async def test_a_log_begins_when_its_channel_is_chosen(world: World) -> None:
    await write(world, REUNION)
    log = await logging(world)
    await tell(world)
    await tick(world)
    assert told(log) == []
    await add(world, event("first"))
    assert len(told(log)) == 1
    # What happens while there is no log is not told later, wherever that is.
    await choose(world, None)
    await add(world, event("second"))
    other = await logging(world, "other-log")
    await add(world, event("third"))
    assert (len(told(log)), len(told(other))) == (1, 1)
    assert "Event third." in told(other)[0]
    # Another channel goes on where the one before it stopped.
    await write(world, event("fourth"))
    await choose(world, log)
    await tell(world)
    assert "Event fourth." in told(log)[1]


async def test_what_was_written_before_a_restart_is_logged_after_it_once(world: World) -> None:
    log = await logging(world)
    await write(world, REUNION)
    await world.restart()
    assert len(told(log)) == 1
    await world.restart()
    await tick(world)
    assert len(told(log)) == 1


async def test_many_changes_at_once_are_summed_up(world: World) -> None:
    log = await logging(world)
    shared = article("shared")
    await write(world, *(event(f"number {n}", shared) for n in range(20)), reason="a whole chapter")
    await tell(world)
    [many] = told(log)
    assert many.startswith(f"## 20 changes to the record\n**By:** <@{world.editor.id}>\n**Reason:** a whole chapter")
    assert "20 events added." in many
    assert many.count("Event number") == 5
    assert "and 15 more" in many
    await tell(world)
    await tick(world)
    assert len(told(log)) == 1


async def test_a_link_leads_to_the_reply_that_everybody_sees(world: World) -> None:
    log = await logging(world)
    line = (
        "!event add couple: kimye date: 2026-11-01 kind: statement certainty: confirmed summary: They talk."
        " title: A headline url: https://news.example/a"
    )
    assert "Saved as e" in await world.say(line, by=world.editor)
    reply = world.channel.history()[-1]
    assert f"**Made in:** {reply.jump_url}" in told(log)[0]
    assert "https://news.example/a" in told(log)[0]
    await add(world, event("elsewhere"))
    assert "Made in" not in told(log)[1]


async def test_the_reply_to_a_slash_command_is_linked_to_and_that_to_its_undoing(world: World) -> None:
    log = await logging(world)
    options = {"couple": "kimye", "date": "2026-11-01", "kind": "statement", "certainty": "confirmed"}
    await world.editor.slash(
        world.channel, "event add", **options, summary="They talk.", title="A headline", url="https://news.example/a"
    )
    reply = world.channel.history()[-1]
    other = world.guild.add_member(world.env.create_user("other"), roles=[world.roles["moderators"]])
    await other.click(reply, label="Undo")
    assert [f"**Made in:** {reply.jump_url}" in text for text in told(log)] == [True, True]
    assert f"**By:** <@{other.id}>" in told(log)[1]


@pytest.mark.parametrize("events", [1, 20])
async def test_an_applied_import_is_linked_to_from_each_post(world: World, events: int) -> None:
    log = await logging(world)
    story = [invented.event(n, "2020-01-01", Kind.STATEMENT, f"They talk, {n}.") for n in range(events)]
    pack = invented.pack_of("ann-bob", "Ann & Bob", *story)
    done = await press(world.editor, await attach(world, as_file(pack)), "Apply")
    link = f"**Made in:** https://discord.com/channels/{world.guild.id}/{world.channel.id}/{done.id}"
    assert told(log)
    assert all(link in text for text in told(log))
    undone = await press(world.editor, done, "Undo")
    assert undone.id == done.id
    assert link in told(log)[-1]


async def test_names_of_minors_are_counted_and_never_told(world: World) -> None:
    await add_couple(world, slug="annbo")
    log = await logging(world)
    names = ("Wee Testing Example", "Other Testing Example")
    for name in names:
        await world.editor.slash(world.channel, "couple minor add", couple="annbo", name=name)
    await world.slash("couple minor clear", by=world.editor, couple="annbo")
    posts = told(log)
    assert [post.splitlines()[-1] for post in posts] == [
        "**Names of minors kept out:** 0 → 1",
        "**Names of minors kept out:** 1 → 2",
        "**Names of minors kept out:** 2 → 0",
    ]
    assert all("Nothing in it" not in post and "Testing" not in post for post in posts)
    assert not any(minor_mark(name) in post for name in names for post in posts)


async def test_somebody_elses_waiting_change_gets_no_link(world: World) -> None:
    log = await logging(world)
    [waiting] = await write(world, REUNION)
    other = world.guild.add_member(world.env.create_user("other"), roles=[world.roles["moderators"]])
    options = {"couple": "kimye", "date": "2026-11-01", "kind": "statement", "certainty": "confirmed"}
    await other.slash(
        world.channel, "event add", **options, summary="They talk.", title="A headline", url="https://news.example/a"
    )
    assert waiting.key in told(log)[0]
    assert ["Made in" in text for text in told(log)] == [False, True]


async def test_a_couple_that_was_taken_down_is_not_named(world: World) -> None:
    log = await logging(world)
    couple = await stored(world)
    await write(world, REUNION)
    people = (couple.couple.people[0].name, couple.couple.people[1].name)
    await world.store.takedowns.take_down(Takedown("kimye", (), people, "asked", datetime.now(UTC)))
    await tell(world)
    await add(world, event("other"), slug="tayvis")
    [only] = told(log)
    assert "Taylor Swift & Travis Kelce" in only


async def test_a_log_that_is_gone_is_dropped_in_silence(world: World) -> None:
    log = await logging(world)
    channel = await following(world)
    await forbid(world, log)
    await add(world)
    assert len(told(channel)) == 1
    await forbid(world, log, forbidden=False)
    await tick(world)
    assert told(log) == []
    await delete(world, log)
    await forbid(world, channel)
    await add(world, event("again"))
    other = await logging(world, "other-log")
    await tick(world)
    assert told(other) == []


async def test_a_failure_of_discord_is_tried_again(world: World) -> None:
    log = await logging(world)
    channel = await following(world)
    world.env.inject_error("POST", f"/channels/{log.id}/messages", status=502, times=2)
    await add(world)
    assert (len(told(log)), len(told(channel))) == (0, 1)
    await tick(world)
    await tick(world)
    await tick(world)
    assert (len(told(log)), len(told(channel))) == (1, 1)


async def test_a_report_waits_for_discord(world: World) -> None:
    log = await logging(world)
    channel = await following(world)
    await forbid(world, channel)
    world.env.inject_error("POST", f"/channels/{log.id}/messages", status=500, times=4)
    await add(world)
    await tick(world)
    assert told(log) == []
    await tick(world)
    await tick(world)
    assert ["could not be told" in text for text in told(log)] == [False, True]
    assert [follow.failures for follow in await world.store.follows.standing(world.guild.id)] == [1]


async def test_an_erased_editor_is_nobody(world: World) -> None:
    log = await logging(world)
    await write(world, REUNION)
    await world.store.erase_editor(world.editor.id)
    await tell(world)
    assert "**By:** somebody whose id was erased" in told(log)[0]
