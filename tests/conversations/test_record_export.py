"""The record taken along: as packs in a zip, into another server, and into an empty database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.answers import Answers
from bot.archive import Archive
from bot.reasoning.when import Day
from bot.replies.status_json import status_json
from bot.scripting import load_pack
from db.articles import SourceWritten
from db.changes import Change
from db.packwriter import write_pack
from db.records import Certainty, Kind, Source
from db.store import Store, open_store
from db.takedowns import Takedown
from db.versions import COUPLES, EVENTS
from tests.conversations.conftest import TODAY, World
from tests.conversations.invented import bring, event, pack_of
from tests.conversations.pressing import press, text
from tests.conversations.record_files import (
    attach,
    hide_rumours,
    newest,
    packs_in,
    record_command,
    sample,
    stored,
    zipped,
)
from tests.db.samples import sample_pack

CHANGE = Change(datetime(2026, 11, 21, tzinfo=UTC), "a test", 1)
DAYS = [date(year, month, 1) for year in range(2010, 2027) for month in (1, 4, 7, 10)]


async def add(world: World, slug: str, *told: tuple[str, Kind, str, Certainty]) -> list[str]:
    """Let a server add events to a couple; returns their ids."""
    couple = await stored(world, slug)
    made = [event(n, day, kind, summary, certainty) for n, (day, kind, summary, certainty) in enumerate(told)]
    added = [await world.store.layers.add_event(couple.id, world.guild.id, each, CHANGE) for each in made]
    return [written.key for written in added]


async def statuses(store: Store, slug: str, server: int | None) -> list[object]:
    """The status of a couple on many days, as scripts are told, without the ids of what decided it."""
    archive = Archive(store)
    found = (await archive.names(server)).by_slug(slug)
    assert found
    told: list[object] = []
    for day in DAYS:
        answer = await Answers(archive).on_day(found, server, as_of=Day(day), known=TODAY, today=TODAY)
        told.append(status_json(answer.status))
    return told


@pytest.mark.parametrize("way", ["slash", "typed"])
async def test_a_couple_is_exported_with_all_that_this_server_sees(world: World, way: str) -> None:
    [key] = await add(world, "kimye", ("2026-11-01", Kind.RECONCILED, "Back together.", Certainty.RUMOURED))
    if way == "slash":
        card = await record_command(world, "export", couple="kimye")
        assert card.ephemeral
    else:
        await world.editor.send(world.channel, "!record export kim and kanye")
        card = newest(world)
    [pack] = await packs_in(card)
    assert card.attachments[0].filename == "kimye.zip"
    assert pack.events[-1].key == key
    assert f"kimye: {len(pack.events)} events, {len(pack.sources)} articles." in text(card)


async def test_rumours_are_exported_where_readers_see_none(world: World) -> None:
    await hide_rumours(world)
    [pack] = await packs_in(await record_command(world, "export", couple="kimye"))
    assert Certainty.RUMOURED in {event.certainty for event in pack.events}


async def test_all_that_this_server_added_is_exported_and_nothing_else(world: World) -> None:
    nothing = await record_command(world, "export")
    assert "this server has added nothing of its own yet" in text(nothing)
    assert nothing.attachments == []
    await add(world, "kimye", ("2026-11-01", Kind.STATEMENT, "They speak.", Certainty.CONFIRMED))
    await press(world.editor, await attach(world, sample()), "Apply")
    exported = await packs_in(await record_command(world, "export"))
    assert [pack.couple.slug for pack in exported] == ["abby-bo", "kimye"]
    assert exported[0] == sample_pack()
    assert "nothing of its own yet" in text(await record_command(world.elsewhere(), "export"))


async def test_an_edit_that_was_taken_back_is_nothing_of_its_own(world: World) -> None:
    couple = await stored(world, "kimye")
    row = (await world.store.event_rows(couple.id, world.guild.id))["divorce-filed"]
    written = await world.store.layers.retract(EVENTS, row, world.guild.id, CHANGE)
    assert written
    [pack] = await packs_in(await record_command(world, "export"))
    assert "divorce-filed" not in {event.key for event in pack.events}
    await world.store.layers.take_back(EVENTS, written.version, world.guild.id, CHANGE)
    assert "nothing of its own yet" in text(await record_command(world, "export"))


async def test_articles_that_no_event_cites_go_along(world: World) -> None:
    await press(world.editor, await attach(world, sample()), "Apply")
    couple = await stored(world, "abby-bo")
    article = Source("", "An interview", "A Paper", "https://paper.example/interview")
    written = await world.store.articles.add(couple.id, world.guild.id, article, CHANGE)
    assert isinstance(written, SourceWritten)
    [pack] = await packs_in(await record_command(world, "export", couple="abby-bo"))
    assert [source.key for source in pack.sources] == ["a", "b", written.after.source.key]


async def test_what_was_removed_or_taken_down_is_in_no_export(world: World) -> None:
    await press(world.editor, await attach(world, sample()), "Apply")
    await add(world, "kimye", ("2026-11-01", Kind.STATEMENT, "They speak.", Certainty.CONFIRMED))
    await add(world, "tayvis", ("2026-11-01", Kind.STATEMENT, "They speak.", Certainty.CONFIRMED))
    couple = await stored(world, "abby-bo")
    await world.store.layers.retract(COUPLES, couple.id, world.guild.id, CHANGE)
    down = Takedown("kimye", ("Kimye",), ("Kim Kardashian", "Kanye West"), "asked", datetime(2026, 11, 1, tzinfo=UTC))
    await world.store.takedowns.take_down(down)
    assert [pack.couple.slug for pack in await packs_in(await record_command(world, "export"))] == ["tayvis"]
    for gone in ("kimye", "abby-bo"):
        card = await record_command(world, "export", couple=gone)
        assert card.attachments == []
        assert card.ephemeral


async def test_what_a_check_would_have_mended_is_listed(world: World) -> None:
    couple = await stored(world, "tayvis")
    partner = replace(
        event(1, "2026-10-01", Kind.NEW_PARTNER, "Somebody new.", Certainty.REPORTED),
        about=(couple.couple.people[0].name,),
        partner="Some Body",
    )
    await world.store.layers.add_event(couple.id, world.guild.id, partner, CHANGE)
    card = await record_command(world, "export", couple="tayvis")
    assert "### To mend before a check of the pack takes it\n- tayvis: event" in text(card)
    assert "the relationship with Some Body is left open" in text(card)


async def test_the_same_in_another_server_answers_alike(world: World) -> None:
    other = world.elsewhere()
    couple = await stored(world, "kimye")
    rows = await world.store.event_rows(couple.id, world.guild.id)
    seen = {v.says.key: v for v in await world.store.seen_events(couple.id, world.guild.id)}
    await add(
        world,
        "kimye",
        ("2026-11-01", Kind.RECONCILED, "Back together.", Certainty.CONFIRMED),
        ("2026-03", Kind.BROKE_UP, "Apart, they say.", Certainty.REPORTED),
    )
    filed = seen["divorce-filed"]
    moved = replace(filed.says, date=event(9, "2021-03-01", Kind.STATEMENT, "x").date)
    await world.store.layers.edit_event(rows["divorce-filed"], world.guild.id, moved, CHANGE, seen=filed.id)
    await press(world.editor, await attach(world, sample()), "Apply")
    card = await record_command(world, "export")
    data = await card.attachments[0].read()
    await press(other.editor, await attach(other, data, "record.zip"), "Apply")
    for slug in ("kimye", "abby-bo"):
        here = await statuses(world.store, slug, world.guild.id)
        assert await statuses(world.store, slug, other.guild.id) == here
    assert "Nothing to import" in text(await attach(world, data, "record.zip"))
    assert "Nothing to import" in text(await attach(other, data, "record.zip"))


async def test_an_export_is_loaded_into_an_empty_database(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    people = (await stored(world, "kimye")).couple.people
    await add(world, "kimye", ("2026-11-01", Kind.RECONCILED, "Back together.", Certainty.CONFIRMED))
    [pack] = await packs_in(await record_command(world, "export"))
    file = tmp_path / "kimye.toml"
    file.write_text(write_pack(pack), encoding="utf-8")
    async with open_store(tmp_path / "empty.db") as empty:
        assert "kimye: added" in await load_pack(empty, file)
        assert await statuses(empty, "kimye", None) == await statuses(world.store, "kimye", world.guild.id)
    # A relationship that is left open keeps nothing from being loaded.
    assert people[1].name in text(await record_command(world, "export", couple="kimye")) or caplog.text
    assert "is left open" in caplog.text


async def test_ids_that_came_twice_are_told_apart(world: World) -> None:
    """A server's own event has an id that a newer pack brings too."""
    card = await attach(world, zipped(pairs=_pack("pairs", 1, "ours")))
    await bring(world.store, pack_of("pairs", "Pair & Other", *_events("first")))
    anew = await press(world.editor, card, "Apply")
    await press(world.editor, anew, "Apply")
    later = replace(pack_of("pairs", "Pair & Other", *_events("first"), *_events("ours", "theirs")), version=2)
    await bring(world.store, later)
    [pack] = await packs_in(await record_command(world, "export"))
    assert sorted(event.key for event in pack.events) == ["first", "ours", "ours-2"]
    assert {event.key: event.summary for event in pack.events}["ours-2"] == "Event ours."


def _events(key: str, says: str | None = None):
    told = event(1, "2020-01-01", Kind.STATEMENT, f"Event {says or key}.")
    source = replace(told.sources[0], key=f"{key}-article", url=f"https://news.example/{says or key}")
    return (replace(told, key=key, sources=(source,)),)


def _pack(slug: str, version: int, *keys: str) -> bytes:
    events = [each for key in keys for each in _events(key)]
    return write_pack(replace(pack_of(slug, "Pair & Other", *events), version=version)).encode()


@pytest.mark.parametrize("line", ["!record export", "!record export kimye", "!record"])
async def test_members_export_nothing(world: World, line: str) -> None:
    assert "Only for editors." in await world.say(line)
    assert "Only for editors." in await world.slash("record export")
    assert set(world.failures()) == {"NotAllowed"}


async def test_a_couple_that_is_not_there_is_asked_back(world: World) -> None:
    card = await record_command(world, "export", couple="kimyo")
    assert "The record has no couple called “kimyo”" in text(card)
    assert card.ephemeral


async def test_where_no_files_may_be_attached_it_says_so(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=403, times=1)
    said = await world.say("!record export kimye", by=world.editor)
    assert "I may not attach files here" in said
