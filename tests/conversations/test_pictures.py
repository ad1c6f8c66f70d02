"""Drawn timelines in conversations: attached with their words, drawn once, and never in the way of an answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from simcord.results import ResponseMessage

from bot.pictures import Pictures
from bot.replies.picture_lines import MAX_ALT_TEXT
from tests.conversations.conftest import World, walked
from tests.conversations.invented import bring, dating
from tests.conversations.pressing import FAILED, Counting, answered, asked, press, said, shows, text

_ADDED = "!event add couple: {} date: 2026-11-01 kind: {} certainty: confirmed summary: Said. title: A headline url: https://news.example/a"


@pytest.fixture
def counting(world: World) -> Iterator[Counting]:
    """The pictures that the running bot draws."""
    draw = Counting()
    world.bot.pictures.close()
    world.bot.pictures = Pictures(draw=draw)
    yield draw
    world.bot.pictures.close()


def gallery(card: ResponseMessage) -> list[dict[str, object]]:
    """What the gallery of a card shows."""
    return [item for raw in walked(card.components) if raw.get("type") == 12 for item in raw["items"]]


@pytest.mark.parametrize("couple", ["kimye", "bennifer", "tayvis"])
async def test_a_picture_is_attached_with_words_for_who_cannot_see_it(world: World, couple: str) -> None:
    card = await asked(world, "picture", "slash", couple=couple)
    (file,) = card.attachments
    drawn = await file.read()
    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(drawn) > 10_000
    assert file.description
    assert 100 < len(file.description) <= MAX_ALT_TEXT <= 1024
    (item,) = gallery(card)
    assert item["description"] == file.description
    assert "timeline.png" in str(item["media"])
    assert not card.ephemeral


async def test_a_second_request_draws_nothing(world: World, counting: Counting) -> None:
    first = await asked(world, "picture")
    again = [await asked(world, "picture", way) for way in ("typed", "slash", "ship", "slash in dm")]
    assert len(counting.drawn) == 1
    assert {card.attachments[0].description for card in again} == {first.attachments[0].description}
    await press(world.fan, first, "Status")
    await press(world.fan, first, "Picture")
    await press(world.editor, first, "Status")
    assert len(counting.drawn) == 1


async def test_what_is_written_elsewhere_draws_nothing_and_a_new_event_draws_anew(
    world: World, counting: Counting
) -> None:
    await asked(world, "picture")
    await world.store.remember("something", "else")
    await bring(world.store, dating(3))
    assert "Saved as" in await world.say(_ADDED.format("tayvis", "statement"), by=world.editor)
    await asked(world, "picture")
    assert len(counting.drawn) == 1
    assert "Saved as" in await world.say(_ADDED.format("kimye", "reconciled"), by=world.editor)
    await asked(world, "picture")
    assert len(counting.drawn) == 2
    await asked(world, "picture", "slash in dm")
    await asked(world, "picture")
    assert len(counting.drawn) == 2


async def test_two_at_once_draw_once(world: World, counting: Counting) -> None:
    backend = world.env.backend
    before = {message.id for message in world.channel.history()}
    for person in (world.fan, world.editor):
        backend.create_message(world.channel.id, person.id, "!kimye picture")
    await world.fan.send(world.channel, "!tayvis picture")
    replies = [m for m in world.channel.history() if m.id not in before and m.author.bot]
    assert [len(message.attachments) for message in replies] == [1, 1, 1]
    assert len(counting.drawn) == 2


async def test_a_picture_under_a_click_waits_and_then_stands_in_place(world: World, counting: Counting) -> None:
    card = await asked(world, "status")
    result = await world.fan.click(card, label="Picture")
    assert result.acknowledged
    assert answered(result).id == card.id
    assert shows(card, "picture")
    assert len(card.attachments) == 1
    theirs = answered(await world.editor.click(await asked(world, "status", couple="tayvis"), label="Picture"))
    assert theirs.ephemeral
    assert len(theirs.attachments) == 1
    assert len(counting.drawn) == 2


@pytest.mark.parametrize("way", ["typed", "slash", "typed in dm"])
async def test_a_drawing_that_fails_is_apologised_for_and_the_next_one_is_drawn(
    world: World, counting: Counting, way: str
) -> None:
    counting.fails = True
    card = await asked(world, "picture", way)
    assert FAILED in text(card)
    assert "reference" in text(card)
    assert "no room to draw" not in text(card)
    assert card.attachments == []
    counting.fails = False
    assert shows(await asked(world, "picture", way), "picture")
    assert len(counting.drawn) == 2
    assert set(world.failures()) <= {"MemoryError"}


async def test_a_drawing_that_fails_under_a_click_leaves_the_card(world: World, counting: Counting) -> None:
    card = await asked(world, "status")
    counting.fails = True
    for person in (world.fan, world.editor):
        told = await press(person, card, "Picture")
        assert FAILED in text(told)
        assert told.ephemeral
        assert shows(card, "status")
    counting.fails = False
    assert shows(await press(world.fan, card, "Picture"), "picture")
    assert set(world.failures()) <= {"MemoryError"}


async def test_a_couple_without_events_has_a_picture_too(world: World) -> None:
    from tests.conversations.invented import pack_of

    await bring(world.store, pack_of("pair", "Ann & Bob"))
    card = await said(world, "!pair picture")
    assert len(card.attachments) == 1
    assert card.attachments[0].description
    assert world.failures() == []
