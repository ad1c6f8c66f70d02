"""An id taken out of a server's record: by the owner alone, and for good."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from simcord.actors import MemberActor

from db.changes import Change
from db.records import Kind
from tests.conversations.conftest import World, people_in
from tests.conversations.invented import event
from tests.conversations.pressing import answered, buttons, forge, press, text
from tests.conversations.record_files import attach, newest, record_command, sample, stored
from tests.db.samples import everything

NOW = datetime(2026, 11, 1, tzinfo=UTC)
WHO = 123456789012345678


def owner_of(world: World) -> MemberActor:
    """The owner of a server, as they type and click."""
    return world.guild.add_member(world.guild.owner)


async def add(world: World, by: int) -> None:
    """Add an event as somebody."""
    couple = await stored(world, "kimye")
    told = event(1, "2026-10-01", Kind.STATEMENT, "They speak.")
    await world.store.layers.add_event(couple.id, world.guild.id, told, Change(NOW, "an interview", by))


async def test_the_owner_is_asked_first_and_then_it_is_gone_here_alone(world: World, tmp_path: Path) -> None:
    other = people_in(world.env, world.store, "Elsewhere")
    owner = owner_of(world)
    await add(world, WHO)
    await add(other, WHO)
    await world.editor.send(world.channel, "hello")
    await owner.send(world.channel, f"!record erase {WHO}")
    card = newest(world)
    assert "Erase an id from 2 changes of this server's record?" in text(card)
    assert "This cannot be taken back." in text(card)
    assert "python -m bot erase ID" in text(card)
    assert list(buttons(card)) == ["Erase"]
    assert everything(tmp_path / "record.db").count(str(WHO)) == 4
    await world.restart()
    done = await press(owner, card, "Erase")
    assert "Erased: 2 entries of this server no longer name it." in text(done)
    assert buttons(done) == {}
    assert str(WHO) not in text(done)
    assert everything(tmp_path / "record.db").count(str(WHO)) == 2, "elsewhere it stays"
    assert "They speak." in await world.say("!kimye timeline")
    assert "somebody whose id was erased added event" in text(await record_command(world, "log"))
    assert f"<@{WHO}> added event" in text(await record_command(other, "log"))


async def test_a_member_is_picked_and_their_import_goes_too(world: World, tmp_path: Path) -> None:
    owner = owner_of(world)
    await attach(world, sample())
    card = await record_command(world, "erase", by=owner, editor=world.editor)
    assert card.ephemeral
    assert f"**Whose:** <@{world.editor.id}>" in text(card)
    assert "0 changes" in text(card)
    assert "Erased: 1 entry of this server no longer names it." in text(await press(owner, card, "Erase"))
    assert str(world.editor.id) not in everything(tmp_path / "record.db")


async def test_pressing_again_finds_nothing(world: World) -> None:
    owner = owner_of(world)
    await add(world, WHO)
    await owner.send(world.channel, f"!record erase <@{WHO}>")
    card = newest(world)
    custom_id = buttons(card)["Erase"]["custom_id"]
    await press(owner, card, "Erase")
    forge(world, card, custom_id)
    assert "Nothing in this server named that id." in text(answered(await owner.click(card, custom_id=custom_id)))


async def test_nobody_but_the_owner_erases(world: World, tmp_path: Path) -> None:
    owner = owner_of(world)
    await add(world, WHO)
    await owner.send(world.channel, f"!record erase {WHO}")
    card = newest(world)
    before = everything(tmp_path / "record.db")
    for who in (world.editor, world.fan):
        assert "Only for the owner of this server." in text(await press(who, card, "Erase"))
        typed = await world.say(f"!record erase {WHO}", by=who)
        slash = text(await record_command(world, "erase", by=who, editor=world.fan))
        for said in (typed, slash):
            assert "Only for the owner of this server." in said or "Only for editors." in said
    other = world.elsewhere()
    forge(other, await _card(other), buttons(card)["Erase"]["custom_id"])
    assert everything(tmp_path / "record.db") == before
    assert set(world.failures()) == {"NotAllowed"}


async def _card(world: World):
    await world.editor.send(world.channel, "!kimye")
    return newest(world)


async def test_the_owner_of_another_server_erases_nothing_here(world: World, tmp_path: Path) -> None:
    await add(world, WHO)
    other = world.elsewhere()
    theirs = owner_of(other)
    card = await _card(other)
    forge(other, card, f"record:erase:{WHO}")
    pressed = answered(await theirs.click(card, custom_id=f"record:erase:{WHO}"))
    assert "Nothing in this server named that id." in text(pressed)
    assert str(WHO) in everything(tmp_path / "record.db")


@pytest.mark.parametrize("typed", ["somebody", "0", "9" * 25, "-5", "12.5"])
async def test_what_is_no_id_is_told_what_to_type(world: World, typed: str) -> None:
    said = await world.say(f"!record erase {typed}", by=owner_of(world))
    assert "is nobody's id: mention a member, or write an id such as" in said
    assert world.failures() == ["UserUnknown"]


async def test_without_anybody_it_says_how(world: World) -> None:
    assert "!record erase @somebody" in await world.say("!record erase", by=owner_of(world))
    assert world.failures() == ["MissingRequiredArgument"]
