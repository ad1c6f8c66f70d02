"""A server's log tells of every change that its editors make: who, what, before and after, why, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from db.changes import Change
from db.dates import parse_date
from db.records import Couple, Person, Source
from db.versions import COUPLES, SOURCES
from tests.conversations.conftest import World
from tests.conversations.invented import HOSTILE
from tests.conversations.telling import (
    KIMYE,
    REUNION,
    RUMOUR,
    add,
    by,
    edit,
    logging,
    restore,
    retract,
    row_of,
    seen_of,
    stored,
    take_back,
    tell,
    tick,
    told,
    upgraded,
    write,
)
from tests.db.samples import article

OWN = Couple("branchelina", "Bran & Chelina", (Person("Bran Bo"), Person("Chelina Chi")), ("BC",))


async def test_each_change_of_an_event_is_told_with_who_what_and_why(world: World) -> None:
    log = await logging(world)
    added = await add(world)
    [new] = told(log)
    assert new.startswith(
        f"## Event {added.key} added · {KIMYE}\n**By:** <@{world.editor.id}>\n**Reason:** an interview"
    )
    assert "**1 November 2026:** Event reunion. [[1]](https://paper.example/reunion)" in new
    assert "“Title reunion”, The Paper, 2 January 2020" in new
    changed = await edit(
        world,
        added.entry,
        replace(REUNION, summary="They say so again.", date=parse_date("2026-11")),
        seen=added.version,
    )
    assert told(log)[1].startswith(f"## Event {added.key} changed · {KIMYE}")
    assert "**Reason:** a better source" in told(log)[1]
    assert "**Was:** Event reunion. [[1]]" in told(log)[1]
    assert "**Now:** They say so again. [[1]]" in told(log)[1]
    assert "**Date:** 1 November 2026 → November 2026" in told(log)[1]
    await take_back(world, changed.version)
    assert "**Now:** Event reunion. [[1]]" in told(log)[2]
    await retract(world, added.entry)
    assert told(log)[3].startswith(f"## Event {added.key} retracted · {KIMYE}")
    assert "**Reason:** wrong article" in told(log)[3]
    assert "Event reunion. [[1]]" in told(log)[3]
    await restore(world, added.entry)
    assert told(log)[4].startswith(f"## Event {added.key} put back · {KIMYE}")
    await tell(world)
    await world.restart()
    await tick(world)
    assert len(told(log)) == 5


async def test_an_edit_of_a_shipped_event_shows_what_was_shipped(world: World) -> None:
    log = await logging(world)
    row = await row_of(world, "married")
    retracted = await retract(world, row)
    assert told(log)[0].startswith(f"## Event married retracted · {KIMYE}")
    await take_back(world, retracted.version)
    assert told(log)[1].startswith(f"## Event married as the shipped record again · {KIMYE}")
    [before] = [
        version.says for version in await world.store.seen_events((await stored(world)).id, world.guild.id, row)
    ]
    await edit(world, row, replace(before, summary="They wed."), seen=await seen_of(world, "married"))
    assert f"**Was:** {before.summary}" in told(log)[2].replace("\\", "")
    assert "**Now:** They wed." in told(log)[2]


async def test_articles_and_couples_are_told_too(world: World) -> None:
    log = await logging(world)
    kimye, server, layers = await stored(world), world.guild.id, world.store.layers
    await world.store.articles.add(kimye.id, server, article("new"), by(world, "for later"))
    added = (await world.store.source_versions(kimye.id, server))[-1]
    number, key = added.entry, added.says.key
    await tell(world)
    assert told(log)[0].startswith(f"## Article {key} added · {KIMYE}")
    assert "[[1]](https://paper.example/new) “Title new”, The Paper" in told(log)[0]
    retitled = replace(article("new"), title="Retitled")
    await world.store.articles.edit(kimye.id, number, server, retitled, by(world), seen=added.id)
    await tell(world)
    assert "“Title new”, The Paper, 2 January 2020: before" in told(log)[1]
    assert "“Retitled”, The Paper, 2 January 2020: now" in told(log)[1]
    assert await layers.retract(SOURCES, number, server, by(world))
    await tell(world)
    assert told(log)[2].startswith(f"## Article {key} retracted")
    own = await layers.add_couple(server, OWN, by(world))
    await tell(world)
    assert told(log)[3].startswith("## Couple branchelina added · Bran & Chelina")
    assert "**The two:** Bran Bo; Chelina Chi" in told(log)[3]
    called = replace(OWN, aliases=("BC", "Branch"))
    await layers.edit_couple(own.entry, server, called, by(world), seen=own.version)
    await tell(world)
    assert "**Also called:** BC → BC, Branch" in told(log)[4]
    assert "The two" not in told(log)[4]
    assert await layers.retract(COUPLES, own.entry, server, by(world, "too private"))
    await tell(world)
    assert told(log)[5].startswith("## Couple branchelina retracted · Bran & Chelina")
    assert "**Reason:** too private" in told(log)[5]


async def test_servers_log_their_own_changes_alone(world: World) -> None:
    elsewhere = world.elsewhere()
    here, there = await logging(world), await logging(elsewhere)
    await add(world)
    await retract(elsewhere, await row_of(elsewhere, "married"))
    await tick(world)
    assert [len(told(log)) for log in (here, there)] == [1, 1]
    assert f"<@{elsewhere.editor.id}>" in told(there)[0]


async def test_rumours_are_named_by_their_id_where_they_are_hidden(world: World) -> None:
    log = await logging(world, hide_rumours=True)
    added = await add(world, RUMOUR, reason="they may be together")
    changed = await edit(world, added.entry, REUNION, seen=added.version, reason="they may be sure")
    await write(world, *(replace(RUMOUR, summary=f"They may, {n}.") for n in range(7)), reason="they may be together")
    await tell(world)
    assert told(log)[0].startswith(
        f"## Event {added.key} added · {KIMYE}\n**By:** <@{world.editor.id}>\nIt is a rumour"
    )
    assert len(told(log)) == 3
    for text in told(log):
        assert "They may" not in text
        assert "they may" not in text
        assert "Title reunion" not in text
    assert "- Event e" in told(log)[2]
    sure = await edit(world, added.entry, replace(REUNION, summary="They say so."), seen=changed.version)
    assert sure
    assert "They say so." in told(log)[3]


async def test_an_article_that_carries_only_rumours_is_named_by_its_id_there(world: World) -> None:
    log = await logging(world, hide_rumours=True)
    await write(world, RUMOUR)
    await tell(world)
    kimye = await stored(world)
    rows = await world.store.source_rows(kimye.id, world.guild.id)
    key = next(key for key in rows if key.startswith("s") and key[1:].isdecimal())
    [seen] = [v for v in await world.store.source_versions(kimye.id, world.guild.id) if v.entry == rows[key]]
    retitled = Source(key, "They may be a pair", "The Paper", "https://paper.example/reunion")
    await world.store.articles.edit(kimye.id, rows[key], world.guild.id, retitled, by(world), seen=seen.id)
    await tell(world)
    assert told(log)[1].startswith(f"## Article {key} changed · {KIMYE}")
    assert "They may be a pair" not in told(log)[1]


async def test_a_new_pack_beneath_an_edit_is_told_once(world: World) -> None:
    log, untouched = await logging(world), await logging(world.elsewhere())
    await retract(world, await row_of(world, "engaged"))
    row = await row_of(world, "married")
    [before] = [
        version.says for version in await world.store.seen_events((await stored(world)).id, world.guild.id, row)
    ]
    await edit(world, row, replace(before, summary="They wed."), seen=await seen_of(world, "married"))
    await upgraded(world, {"engaged": "Told anew: engaged.", "married": "", "divorce-filed": "Told anew: filed."})
    await tick(world)
    assert len(told(log)) == 3
    moved = told(log)[2]
    assert moved.startswith(f"## The shipped entries changed, and this server's edits stay · {KIMYE}")
    assert "**engaged, as shipped now:** Told anew: engaged. [[1]]" in moved
    assert "Here it stays retracted." in moved
    assert "**married:** The shipped record no longer holds it." in moved
    assert "**Here it stays:** They wed. [[" in moved
    assert "filed" not in moved
    await tick(world)
    await world.restart()
    await tell(world)
    assert len(told(log)) == 3
    assert told(untouched) == []


async def test_what_follows_the_shipped_record_again_is_no_edit(world: World) -> None:
    log = await logging(world)
    retracted = await retract(world, await row_of(world, "engaged"))
    await take_back(world, retracted.version)
    await upgraded(world, {"engaged": "Told anew: engaged."})
    await tick(world)
    assert len(told(log)) == 2


async def test_hostile_text_stays_text_in_the_log(world: World) -> None:
    log = await logging(world)
    change = Change(datetime.now(UTC), HOSTILE, world.editor.id)
    couple = await stored(world)
    source = replace(article("x"), title=HOSTILE)
    said = replace(REUNION, summary=HOSTILE[:200], sources=(source,))
    await world.store.layers.add_event(couple.id, world.guild.id, said, change)
    await tell(world)
    [text] = told(log)
    assert "@everyone" not in text
    assert "<@1>" not in text
    assert "<@&2>" not in text
    assert "<#3>" not in text
