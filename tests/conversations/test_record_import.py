"""Packs brought in: shown before anything is done, applied by a button, taken back by another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.changes import Change
from db.dates import parse_date
from db.guard import minor_mark
from db.packfile import read_pack
from db.records import Certainty, Event, Kind, Pack
from db.versions import EVENTS
from tests.conversations.conftest import World
from tests.conversations.invented import bring, event, pack_of
from tests.conversations.pressing import answered, buttons, forge, live, press, text
from tests.conversations.record_files import (
    as_file,
    asked_about,
    attach,
    hide_rumours,
    newest,
    packs_in,
    record_command,
    sample,
    stored,
    summaries,
    zipped,
)
from tests.conversations.test_editing import held
from tests.db.samples import everything, sample_pack

CHANGE = Change(datetime(2026, 11, 21, tzinfo=UTC), "a test", 1)
STORY = {"met": "They start dating.", "over": "They break up.", "no": "Ash denies that they ever dated."}
PARTED = ("They break up.", "They part.")
WAYS = ("slash", "typed")


async def applied(world: World, data: bytes) -> None:
    """Import a file."""
    await press(world.editor, await attach(world, data), "Apply")


async def edit(world: World, key: str, summary: str, slug: str = "abby-bo") -> int:
    """Let this server say something else of an event; returns the event's row."""
    couple = await stored(world, slug)
    [version] = [v for v in await world.store.seen_events(couple.id, world.guild.id) if v.says.key == key]
    says = replace(version.says, summary=summary)
    await world.store.layers.edit_event(version.entry, world.guild.id, says, CHANGE, seen=version.id)
    return version.entry


@pytest.mark.parametrize("way", WAYS)
async def test_a_file_is_shown_then_applied_then_taken_back_and_put_back(world: World, way: str) -> None:
    card = await attach(world, sample(), "abby.toml", way=way)
    assert text(card).startswith("## What abby.toml would do\nabby-bo (a new couple of this server): 6 added.")
    assert "- **Added:** event over of abby-bo: “They break up.”" in text(card)
    assert list(buttons(card)) == ["Apply"]
    assert card.ephemeral == (way == "slash")
    assert "no couple" in await asked_about(world, "abby-bo")
    done = await press(world.editor, card, "Apply")
    assert not done.ephemeral
    assert text(done).startswith("## Imported abby.toml.\n- abby-bo (a new couple of this server): 6 added.")
    assert list(buttons(live(world, card.message))) == []
    assert await summaries(world, "abby-bo") == STORY
    assert "Apart since 1 June 2021" in await world.say("!abby-bo")
    undone = await press(world.editor, done, "Undo")
    assert text(undone) == "## Undone: 6 entries of abby.toml are as they were before."
    assert "no couple" in await asked_about(world, "abby-bo")
    back = await press(world.editor, undone, "Put it back")
    assert text(back).startswith("## Put back: 6 entries of abby.toml")
    assert await summaries(world, "abby-bo") == STORY
    assert list(buttons(await press(world.editor, back, "Undo"))) == ["Put it back"]


async def test_nothing_of_it_is_seen_elsewhere(world: World) -> None:
    other = world.elsewhere()
    await applied(world, sample())
    assert "no couple" in await asked_about(other, "abby-bo")
    await applied(world, as_file(await _of_kimye(world, "Changed here.")))
    assert "Changed here." in await world.say("!kimye timeline")
    assert "Changed here." not in await other.say("!kimye timeline")


async def _of_kimye(world: World, summary: str) -> Pack:
    """The pack of Kimye with one event that says something else, newly."""
    card = await record_command(world, "export", couple="kimye")
    [pack] = await packs_in(card)
    last = replace(pack.events[-1], summary=summary)
    return replace(pack, events=(*pack.events[:-1], last))


async def test_a_restart_between_card_and_button_loses_nothing(world: World) -> None:
    card = await attach(world, sample())
    await world.restart()
    done = await press(world.editor, card, "Apply")
    assert await summaries(world, "abby-bo") == STORY
    await world.restart()
    undone = await press(world.editor, done, "Undo")
    await world.restart()
    assert "Put back" in text(await press(world.editor, undone, "Put it back"))
    assert await summaries(world, "abby-bo") == STORY


async def test_what_is_here_already_is_nothing_to_import(world: World) -> None:
    await applied(world, sample())
    again = await attach(world, sample())
    assert text(again).startswith("## Nothing to import: the record has all of it already.")
    assert "6 as they are here" in text(again)
    assert list(buttons(again)) == []
    assert again.ephemeral


async def test_what_this_server_says_itself_is_kept_or_taken_from_the_file(world: World) -> None:
    await bring(world.store, sample_pack())
    await edit(world, "over", "They broke up, we say.")
    file = sample(PARTED, ("They start dating.", "They fall in love."))
    card = await attach(world, file)
    assert "abby-bo: 1 changed, 1 in conflict, 4 as they are here." in text(card)
    assert "- **In conflict:** event over of abby-bo: “They part.”" in text(card)
    assert "summary: They broke up, we say. → They part." in text(card)
    assert "Apply” keeps it as it is here" in text(card)
    assert list(buttons(card)) == ["Apply", "Apply, and take the file's side"]
    kept = await press(world.editor, card, "Apply")
    assert "1 entry in conflict stayed as here." in text(kept)
    assert await summaries(world, "abby-bo") == {
        "met": "They fall in love.",
        "over": "They broke up, we say.",
        "no": STORY["no"],
    }
    rest = await attach(world, file)
    assert list(buttons(rest)) == ["Apply, and take the file's side"]
    taken = await press(world.editor, rest, "Apply, and take the file's side")
    assert "abby-bo: 1 changed." in text(taken)
    assert (await summaries(world, "abby-bo"))["over"] == "They part."
    await press(world.editor, taken, "Undo")
    assert (await summaries(world, "abby-bo"))["over"] == "They broke up, we say."


async def test_what_this_server_retracted_stays_retracted_unless_the_file_is_taken(world: World) -> None:
    await bring(world.store, sample_pack())
    couple = await stored(world, "abby-bo")
    row = (await world.store.event_rows(couple.id, world.guild.id))["no"]
    await world.store.layers.retract(EVENTS, row, world.guild.id, CHANGE)
    card = await attach(world, sample())
    assert "In conflict:** event no of abby-bo" in text(card)
    assert "it is retracted here" in text(card)
    await press(world.editor, card, "Apply, and take the file's side")
    assert await summaries(world, "abby-bo") == STORY


async def test_a_record_that_changed_meanwhile_is_shown_anew_and_not_touched(world: World, tmp_path: Path) -> None:
    await bring(world.store, sample_pack())
    card = await attach(world, sample(PARTED))
    assert "**Changed:** event over" in text(card)
    await edit(world, "over", "Meanwhile.")
    before = everything(tmp_path / "record.db")
    anew = await press(world.editor, card, "Apply")
    assert "Not applied: the record has changed since this was shown" in text(anew)
    assert "**In conflict:** event over" in text(anew)
    assert list(buttons(anew)) == ["Apply, and take the file's side"]
    assert everything(tmp_path / "record.db") == before
    await press(world.editor, anew, "Apply, and take the file's side")
    assert (await summaries(world, "abby-bo"))["over"] == "They part."


async def test_a_change_of_something_else_does_not_stand_in_the_way(world: World) -> None:
    await bring(world.store, sample_pack())
    card = await attach(world, sample(PARTED))
    await edit(world, "divorce-filed", "Elsewhere.", slug="kimye")
    assert "Imported" in text(await press(world.editor, card, "Apply"))
    assert (await summaries(world, "abby-bo"))["over"] == "They part."


async def test_twenty_presses_apply_it_once(world: World, tmp_path: Path) -> None:
    card = await attach(world, sample())
    custom_id = buttons(card)["Apply"]["custom_id"]
    await press(world.editor, card, "Apply")
    before = everything(tmp_path / "record.db")
    forge(world, card, custom_id)
    for _ in range(20):
        assert "was applied already" in text(answered(await world.editor.click(card, custom_id=custom_id)))
    assert everything(tmp_path / "record.db") == before


async def test_an_undo_that_is_pressed_again_does_nothing_more(world: World, tmp_path: Path) -> None:
    done = await press(world.editor, await attach(world, sample()), "Apply")
    custom_id = buttons(done)["Undo"]["custom_id"]
    await press(world.editor, done, "Undo")
    before = everything(tmp_path / "record.db")
    forge(world, done, custom_id)
    again = answered(await world.editor.click(done, custom_id=custom_id))
    assert "all of it has been changed or taken back since" in text(again)
    assert again.ephemeral
    assert everything(tmp_path / "record.db") == before


async def test_what_was_changed_after_the_import_stays_when_it_is_undone(world: World) -> None:
    done = await press(world.editor, await attach(world, sample()), "Apply")
    await edit(world, "over", "Mended.")
    undone = await press(world.editor, done, "Undo")
    assert "3 entries of packs.toml are as they were before" in text(undone)
    # The event, and the two articles that it cites.
    assert "3 entries could not be taken back: changed, or cited by another event, since." in text(undone)


async def test_without_a_file_it_says_what_to_attach(world: World) -> None:
    said = await world.say("!record import", by=world.editor)
    assert "Attach a pack (.toml), or a .zip of packs" in said
    assert world.failures() == ["MissingRequiredAttachment"]


async def test_a_cycle_that_arises_after_the_card_was_shown_is_refused(world: World) -> None:
    await bring(world.store, sample_pack())
    answers = read_pack("x", sample().decode())
    over, no = answers.events[1], answers.events[2]
    events = (answers.events[0], replace(over, disputes=("met",)), replace(no, disputes=()))
    card = await attach(world, as_file(replace(answers, events=events)))
    couple = await stored(world, "abby-bo")
    by_key = {v.says.key: v for v in await world.store.seen_events(couple.id, world.guild.id)}
    met = by_key["met"]
    await world.store.layers.edit_event(
        met.entry, world.guild.id, replace(met.says, disputes=("over",)), CHANGE, seen=met.id
    )
    assert "Not imported" in text(await press(world.editor, card, "Apply"))


def many(count: int) -> Pack:
    """A couple of many statements."""
    events = [event(n, f"20{n % 20:02}-01-01", Kind.STATEMENT, f"Statement number {n}.") for n in range(count)]
    return pack_of("many", "Many & More", *events)


async def test_a_long_list_is_leafed_through(world: World) -> None:
    card = await attach(world, as_file(many(12)))
    assert "1–9 of 25 entries." in text(card)
    assert list(buttons(card)) == ["Next", "Apply"]
    await world.restart()
    second = await press(world.editor, card, "Next")
    assert "10–18 of 25 entries." in text(second)
    assert list(buttons(second)) == ["Back", "Next", "Apply"]
    assert "1–9 of 25" in text(await press(world.editor, second, "Back"))
    await press(world.editor, second, "Next")
    await press(world.editor, live(world, second.message), "Apply")
    assert len(await summaries(world, "many")) == 12


def gossip() -> Pack:
    """A couple of whom a rumour is told."""
    rumour = event(1, "2020-01-01", Kind.RECONCILED, "They are said to be one.", Certainty.RUMOURED)
    return pack_of("gossip", "Gossip & Co", rumour)


async def test_a_server_that_hides_rumours_shows_none_to_everybody(world: World) -> None:
    await hide_rumours(world)
    private = await attach(world, as_file(gossip()))
    assert "They are said to be one." in text(private)
    public = await attach(world, as_file(gossip()), way="typed")
    assert "said to be one" not in text(public)
    assert "event event-1 of gossip" in text(public)
    done = await press(world.editor, public, "Apply")
    assert "said to be one" not in text(done)
    assert "said to be one" not in text(newest(world))


async def test_a_held_record_is_told_and_the_button_works_later(world: World, tmp_path: Path) -> None:
    card = await attach(world, sample())
    with held(tmp_path / "record.db"):
        assert "another program is holding the record" in text(await press(world.editor, card, "Apply"))
    assert "no couple" in await asked_about(world, "abby-bo")
    assert "Imported" in text(await press(world.editor, card, "Apply"))


async def test_several_packs_are_applied_together(world: World) -> None:
    both = zipped(abby_bo=sample(), many=as_file(many(2)))
    card = await attach(world, both, "all.zip")
    assert "abby-bo (a new couple of this server): 6 added." in text(card)
    assert "many (a new couple of this server): 5 added." in text(card)
    done = await press(world.editor, card, "Apply")
    assert "Undo" in buttons(done)
    assert len(await summaries(world, "many")) == 2
    await press(world.editor, done, "Undo")
    assert "no couple" in await asked_about(world, "many")
    assert "no couple" in await asked_about(world, "abby-bo")


async def test_a_couple_of_ones_own_has_its_slash_commands(world: World) -> None:
    await applied(world, sample())
    assert "Apart since 1 June 2021" in await world.slash("abby-bo status")


async def test_hostile_text_is_shown_as_it_is(world: World) -> None:
    told = Event(
        "**x**", Kind.STATEMENT, Certainty.REPORTED, "@everyone <@1> [x](https://evil.example)",
        sample_pack().events[0].sources, parse_date("2021-01-01"),
    )  # fmt: skip
    card = await attach(world, as_file(replace(sample_pack(), events=(told,))), "@everyone.toml")
    for harm in ("@everyone", "<@1>", "[x](https://evil", " **x**"):
        assert harm not in text(card)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("call-212-555-0187.toml", "a file"),
        (f"{'x' * 200}.toml", f"{'x' * 59}…"),
        ("kimye-2026-11-21.toml", "kimye-2026-11-21.toml"),
    ],
)
async def test_a_files_name_is_told_in_short_and_without_what_no_text_may_hold(
    world: World, name: str, called: str
) -> None:
    done = await press(world.editor, await attach(world, sample(), name), "Apply")
    assert text(done).startswith(f"## Imported {called}.")
    assert f"(import of {called})" in text(await record_command(world, "log"))


async def test_a_files_name_holds_no_minors_name(world: World) -> None:
    await world.editor.slash(world.channel, "couple minor add", couple="kimye", name="Wee Testing Example")
    marked = sample(('slug = "abby-bo"', f'slug = "abby-bo"\nminors = ["{minor_mark("Tiny Sample")}"]'))
    for data, name in ((sample(), "wee-testing-example.toml"), (marked, "tiny_sample.toml")):
        assert text(await attach(world, data, name)).startswith("## What a file would do")


@pytest.mark.parametrize("status", [500, 403, 400])
async def test_an_import_whose_reply_is_refused_can_be_undone_from_its_card(world: World, status: int) -> None:
    card = await attach(world, sample())
    world.env.inject_error("POST", "/webhooks/*", status=status, times=5 if status == 500 else 1)
    done = await press(world.editor, card, "Apply")
    assert done.id == card.id
    assert text(done).startswith("## Imported packs.toml.")
    assert list(buttons(done)) == ["Undo"]
    assert world.failures() == []
    await press(world.editor, done, "Undo")
    assert "has no couple called" in await asked_about(world, "abby-bo")
