"""Who changed what: the log of a server's own layer, filtered and leafed through."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from simcord.actors import MemberActor
from simcord.results import ResponseMessage

from bot.replies.markdown import MAX_CHARACTERS
from db.changes import Change
from db.packstore import Origin
from db.records import Certainty, Kind
from db.takedowns import Takedown
from db.versions import COUPLES, EVENTS
from tests.conversations.conftest import World
from tests.conversations.invented import HOSTILE, bring, event
from tests.conversations.pressing import answered, buttons, forge, lines, press, text
from tests.conversations.record_files import hide_rumours, newest, record_command, stored
from tests.db.samples import sample_pack

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


async def add(
    world: World,
    summary: str,
    *,
    slug: str = "kimye",
    by: int | None = None,
    made_at: datetime = NOON,
    certainty: Certainty = Certainty.CONFIRMED,
    reason: str = "an interview",
) -> str:
    """Add an event as an editor; returns its id."""
    couple = await stored(world, slug)
    told = event(1, "2026-10-01", Kind.STATEMENT, summary, certainty)
    change = Change(made_at, reason, by or world.editor.id)
    return (await world.store.layers.add_event(couple.id, world.guild.id, told, change)).key


async def logged(world: World, **options: Any) -> ResponseMessage:
    """The log, by slash command."""
    return await record_command(world, "log", **options)


async def typed(world: World, line: str) -> ResponseMessage:
    """The log, typed."""
    await world.editor.send(world.channel, line)
    return newest(world)


async def test_each_change_is_a_line_with_time_who_what_and_why(world: World) -> None:
    key = await add(world, "They speak.")
    couple = await stored(world, "kimye")
    row = (await world.store.event_rows(couple.id, world.guild.id))[key]
    by = Change(NOON + timedelta(hours=1), "wrong article", 77)
    written = await world.store.layers.retract(EVENTS, row, world.guild.id, by)
    assert written
    shipped = (await world.store.event_rows(couple.id, world.guild.id))["divorce-filed"]
    gone = await world.store.layers.retract(
        EVENTS, shipped, world.guild.id, replace(by, made_at=NOON + timedelta(hours=2))
    )
    assert gone
    await world.store.layers.take_back(
        EVENTS, gone.version, world.guild.id, Change(NOON + timedelta(hours=3), "undone", None)
    )
    await world.store.servers.change(
        world.guild.id, lambda s: replace(s, prefix="?"), editor=78, made_at=NOON + timedelta(hours=4)
    )
    card = await logged(world)
    assert card.ephemeral
    said = lines(card)
    assert said[0] == "**1 November 2026, 16:00 UTC:** <@78> changed the settings"
    assert said[1].startswith(
        "**1 November 2026, 15:00 UTC:** somebody whose id was erased made as shipped again event divorce-filed of"
    )
    assert "<@77> retracted event divorce-filed of kimye" in said[2]
    spoke = f"event {key} of kimye: “They speak.”"
    assert said[3] == f"**1 November 2026, 13:00 UTC:** <@77> retracted {spoke} (wrong article)"
    assert said[4] == f"**1 November 2026, 12:00 UTC:** <@{world.editor.id}> added {spoke} (an interview)"
    # The event brought its article.
    assert "added article s" in said[5]
    assert len(said) == 6


async def test_what_was_shipped_or_done_elsewhere_is_not_in_it(world: World) -> None:
    other = world.elsewhere()
    await add(other, "Elsewhere.")
    assert "No change of this server's record fits that." in text(await logged(world))
    assert "Elsewhere." in text(await logged(other))


@pytest.mark.parametrize("way", ["slash", "typed"])
async def test_it_is_filtered_by_editor_couple_and_day(world: World, way: str) -> None:
    await add(world, "First.")
    await add(world, "Second.", slug="tayvis")
    await add(world, "Third.", made_at=NOON + timedelta(days=2))
    await add(world, "Fourth.", by=world.fan.id)

    async def found(editor: MemberActor | None = None, **options: str) -> str:
        if way == "slash":
            return text(await logged(world, **options, **({"editor": editor} if editor else {})))
        named = {**options, **({"editor": f"<@{editor.id}>"} if editor else {})}
        return text(await typed(world, "!record log " + " ".join(f"{name}: {value}" for name, value in named.items())))

    whole = await found()
    assert all(word in whole for word in ("First.", "Second.", "Third.", "Fourth."))
    mine = await found(editor=world.fan)
    assert "Fourth." in mine
    assert "First." not in mine
    assert f"**By:** <@{world.fan.id}>" in mine
    of_couple = await found(couple="tayvis")
    assert "Second." in of_couple
    assert "First." not in of_couple
    assert "**Of:** Taylor Swift & Travis Kelce" in of_couple
    for day in ("3 nov 2026", "2026-11-03"):
        made = await found(day=day)
        assert "Third." in made
        assert "First." not in made
        assert "**Made:** 3 November 2026" in made
    assert "First." in await found(day="Nov 2026")
    assert "First." not in await found(day="2025")
    assert "No change" in await found(editor=world.fan, couple="tayvis", day="2026")


async def test_what_cannot_be_read_is_asked_back(world: World) -> None:
    assert "is not a date I can read for day" in text(await logged(world, day="soonish"))
    assert "can be 2 March 2021 or 3 February 2021" in text(await logged(world, day="02/03/2021"))
    assert "no couple called “nobody”" in text(await logged(world, couple="nobody"))
    said = await world.say("!record log editor: somebody", by=world.editor)
    assert "“somebody” is nobody's id: mention a member, or write an id" in said
    assert set(world.failures()) == {"UserUnknown"}


async def test_a_long_log_is_leafed_through_after_a_restart_too(world: World) -> None:
    for number in range(25):
        await add(world, f"Change {number:02}.", slug="tayvis", made_at=NOON + timedelta(minutes=number))
    card = await logged(world, couple="tayvis", editor=world.editor, day="2026")
    assert "-# 1–9 of 26 changes, newest first." in text(card)
    assert "Change 24." in text(card)
    assert list(buttons(card)) == ["Older"]
    await world.restart()
    older = await press(world.editor, card, "Older")
    assert older.ephemeral
    assert "10–18 of 26" in text(older)
    assert "**Of:** Taylor Swift & Travis Kelce" in text(older)
    assert "Change 15." in text(older)
    assert list(buttons(older)) == ["Newer", "Older"]
    oldest = await press(world.editor, older, "Older")
    assert list(buttons(oldest)) == ["Newer"]
    newer = await press(world.editor, oldest, "Newer")
    assert "10–18 of 26" in text(newer)


async def test_long_texts_lose_no_line(world: World) -> None:
    for number in range(9):
        at = NOON + timedelta(minutes=number)
        await add(world, f"{number} {HOSTILE}{'*' * 90}"[:200], reason=f"{HOSTILE} {'_' * 200}", made_at=at)
    seen: set[str] = set()
    card = await logged(world)
    while True:
        assert len(text(card)) <= MAX_CHARACTERS
        seen |= {line.partition("“")[2][:1] for line in lines(card) if " event " in line}
        for harm in ("@everyone", "<@1>", "[x](https://evil"):
            assert harm not in text(card)
        if "Older" not in buttons(card):
            break
        card = await press(world.editor, card, "Older")
    assert seen == set("012345678")


async def test_a_forged_button_shows_nothing_of_another_server(world: World) -> None:
    other = world.elsewhere()
    await add(other, "Secret.")
    await add(world, "Ours.")
    card = await typed(world, "!record log")
    kimye, ids = await stored(other, "kimye"), (0, 9, 2**63, 9**18)
    for custom_id in (
        "log:0:-:-:-:-",
        f"log:0:{other.editor.id}:{kimye.id}:-:-",
        f"log:999999999e:{ids[1]}:{ids[3]}:20260101:20261231",
        "log:0:-:-:20269999:-",
    ):
        forge(world, card, custom_id)
        shown = text(answered(await world.editor.click(card, custom_id=custom_id)))
        assert "Secret." not in shown
        assert "Sorry" not in shown


async def test_members_neither_read_nor_leaf_through_it(world: World) -> None:
    for number in range(12):
        await add(world, f"Change {number}.")
    card = await typed(world, "!record log")
    for said in (
        await world.say("!record log"),
        await world.slash("record log"),
        text(await press(world.fan, card, "Older")),
    ):
        assert "Only for editors." in said
    assert await world.choices("record log", "couple", "kim") == []
    assert await world.choices("record log", "day", "2026") == []
    assert set(world.failures()) == {"NotAllowed"}


async def test_rumours_are_named_by_id_only_where_they_are_hidden_and_everybody_reads(world: World) -> None:
    key = await add(world, "They are said to be one.", certainty=Certainty.RUMOURED, reason="said to be one")
    shown = text(await typed(world, "!record log"))
    assert "said to be one" in shown
    await hide_rumours(world)
    card = await typed(world, "!record log")
    assert "said to be one" not in text(card)
    assert f"added event {key} of kimye" in text(card)
    assert "said to be one" in text(await logged(world))


async def test_a_couple_that_was_taken_down_is_in_no_log(world: World) -> None:
    await add(world, "They speak.")
    down = Takedown("kimye", ("Kimye",), ("Kim Kardashian", "Kanye West"), "asked", NOON)
    await world.store.takedowns.take_down(down)
    assert "They speak." not in text(await logged(world))


async def test_a_couple_that_was_removed_stays_in_the_log(world: World) -> None:
    couple = await stored(world, "kimye")
    await world.store.layers.retract(COUPLES, couple.id, world.guild.id, Change(NOON, "not ours", world.editor.id))
    assert "retracted the couple kimye: “Kim Kardashian & Kanye West” (not ours)" in text(await logged(world))


async def test_shipped_entries_that_changed_since_an_edit_are_told_on_top(world: World) -> None:
    await bring(world.store, sample_pack())
    couple = await stored(world, "abby-bo")
    row = (await world.store.event_rows(couple.id, world.guild.id))["over"]
    await world.store.layers.retract(EVENTS, row, world.guild.id, Change(NOON, "no", world.editor.id))
    assert "has changed since" not in text(await logged(world))
    pack = sample_pack()
    parted = replace(pack.events[1], summary="They part.")
    newer = replace(pack, version=2, events=(pack.events[0], parted, pack.events[2]))
    await world.store.load_pack(newer, digest="2", origin=Origin.FILE, change=Change(NOON, "version 2"))
    said = text(await logged(world))
    assert "The shipped entry of event over of abby-bo (“They break up.”) has changed since" in said
    assert "compare with /event history over" in said
    assert "has changed since" not in text(await logged(world.elsewhere()))


@pytest.mark.parametrize(
    ("typed_behind", "shown"),
    [
        ("kimye", {"one", "two"}),
        ("kim and kanye", {"one", "two"}),
        ("{me}", {"one", "three"}),
        ("<@!{id}>", {"one", "three"}),
        ("{id}", {"one", "three"}),
        ("yesterday", set[str]()),
        ("1 nov 2026", {"one", "two"}),
        ("kimye {me}", {"one"}),
        ("{me} kim and kanye", {"one"}),
        ("tayvis 2026", {"three"}),
        ("kimye day: nov 2026 editor: {me}", {"one"}),
        ("{me} couple: tayvis", {"three"}),
        ("1 nov 2026 couple: kimye", {"one", "two"}),
    ],
)
async def test_what_is_typed_without_names_filters_too(world: World, typed_behind: str, shown: set[str]) -> None:
    await add(world, "They say one.")
    await add(world, "They say two.", by=77)
    await add(world, "They say three.", slug="tayvis", made_at=NOON - timedelta(days=90))
    me = world.editor.id
    card = text(await typed(world, f"!record log {typed_behind.format(me=f'<@{me}>', id=me)}"))
    assert {word for word in ("one", "two", "three") if f"They say {word}." in card} == shown


async def test_what_names_nothing_is_answered_with_what_to_type(world: World) -> None:
    for line in ("nonsense", "kimye nonsense", "13"):
        said = text(await typed(world, f"!record log {line}"))
        assert said == (
            f"## “{line}” is no couple, member or day that I know: type !record log kimye,"
            " !record log @somebody or !record log day: yesterday."
        )
