"""The commands about couples as they are typed: with names or without, and about couples that were removed here."""

from __future__ import annotations

import pytest
from simcord.results import ResponseMessage

from tests.conversations.conftest import World, buttons_of, reply_of, text_of
from tests.conversations.pressing import live
from tests.conversations.test_couples import add, couple, couples
from tests.conversations.test_forms import message_of, shown

KIMYE = "Kim Kardashian & Kanye West"
REMOVED = f"This server had {KIMYE} and removed it."


def newest(world: World) -> ResponseMessage:
    """The newest message, to be pressed."""
    return live(world, world.channel.last_message or pytest.fail("no reply"))


# ------------------------------------------------------------ names before values
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("couple: kimye the wrong people", "the wrong people"),
        ("couple: kimye reason: the wrong people", "the wrong people"),
        ("Couple:kim and kanye Reason:the wrong: people", "the wrong: people"),
        ("reason: the wrong people couple: kim and kanye", None),
        ('couple: "kim and kanye" reason: the wrong reason: this', "the wrong reason: this"),
        ("kim and kanye reason: the wrong people", "the wrong people"),
        ("kim and kanye the reason: wrong people", "the reason: wrong people"),
        ("kimye couple: of the wrong people", "couple: of the wrong people"),
    ],
)
async def test_a_couple_is_removed_by_names_and_values(world: World, line: str, reason: str | None) -> None:
    said = (await world.say(f"!couple remove {line}", by=world.editor)).replace("\\", "")
    assert f"{KIMYE} is removed from this server's record." in said
    assert f"**Reason:** {reason or 'the wrong people'}\n" in said


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("couple: kimye", "The reason is missing"),
        ("couple: reason: the wrong people", "Nothing stands behind “couple:”."),
        ("couple: nobody reason: the wrong people", "The record has no couple called “nobody”."),
        ("couple: kimye by mistake reason: twice", "The record has no couple called “kimye by mistake”."),
    ],
)
async def test_what_is_missing_behind_a_name_is_said(world: World, line: str, says: str) -> None:
    assert says in await world.say(f"!couple remove {line}", by=world.editor)
    assert "kimye" in await couples(world)


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("couple: kimye The West Wing", "The West Wing"),
        ("couple: kimye alias: The West Wing", "The West Wing"),
        ("couple: kimye alias: Kimmy person: kim", "Kimmy"),
        ("person: kim alias: Kimmy couple: kimye", "Kimmy"),
        ("couple: kimye Kimmy person: kim", "Kimmy"),
        ("kim and kanye alias: Kimmy person: kim", "Kimmy"),
        ('kimye "Mr and Mrs West"', "Mr and Mrs West"),
        ("couple: kimye alias: “Mr and Mrs West”", "Mr and Mrs West"),
    ],
)
async def test_an_alias_comes_and_goes_by_names_and_values(world: World, line: str, called: str) -> None:
    before = await couple(world, "kimye")
    said = await world.say(f"!couple alias add {line}", by=world.editor)
    assert called in said
    now = await couple(world, "kimye")
    assert now.people[0].aliases if "person" in line else now.aliases == (*before.aliases, called)
    assert called in (now.people[0].aliases if "person" in line else now.aliases)
    await world.say(f"!couple alias remove couple: kimye alias: {called}", by=world.editor)
    assert await couple(world, "kimye") == before


async def test_the_others_take_names_too(world: World) -> None:
    assert f"Edit {KIMYE} in the form:" in await world.say("!couple edit couple: kim and kanye", by=world.editor)
    said = await world.say("!couple minor clear couple: kimye", by=world.editor)
    assert "This server keeps no name out" in said


# ------------------------------------------------------------ couples that were removed here
@pytest.mark.parametrize(
    "line",
    [
        "couple edit kimye",
        "couple remove kim and kanye the wrong people",
        "couple alias add couple: kimye alias: X",
        "couple minor clear kimye",
        "source list kimye",
        "source add couple: kimye title: A headline",
        "source edit kimye source: s1 title: A headline",
        "record export kimye",
        "record log kimye",
        "follow kimye",
        "unfollow kimye",
    ],
)
async def test_a_couple_that_was_removed_here_is_put_back_from_any_command(world: World, line: str) -> None:
    await world.say("!couple remove kimye the wrong people", by=world.editor)
    said = await world.say(f"!{line}", by=world.editor)
    assert REMOVED in said.replace("\\", "")
    assert buttons_of(world.channel.last_message or pytest.fail("no reply")) == ["Put it back"]
    card = newest(world)
    await world.restart()
    await world.editor.click(card, label="Put it back")
    assert "kimye" in await couples(world)


async def test_a_form_of_a_couple_that_was_removed_says_how_it_is_put_back(world: World) -> None:
    form = await world.editor.slash(world.channel, "source add", couple="kimye")
    await world.say("!couple remove kimye the wrong people", by=world.editor)
    late = await world.editor.submit_modal(form, {**shown(form), "title": "A headline"})
    assert f"{REMOVED} To put it back, use /couple edit couple:kimye." in reply_of(late).replace("\\", "")
    offer = await world.editor.slash(world.channel, "couple edit", couple="kimye")
    assert offer.ephemeral
    assert buttons_of(offer) == ["Put it back"]
    await world.editor.click(message_of(offer), label="Put it back")
    assert "kimye" in await couples(world)


async def test_what_another_server_removed_is_nobody_elses(world: World) -> None:
    other = world.elsewhere()
    await add(world, slug="annbo")
    await world.say("!couple remove annbo gone", by=world.editor)
    assert "no couple called" in await other.say("!couple edit annbo", by=other.editor)
    await world.say("!couple remove kimye gone", by=world.editor)
    assert f"Edit {KIMYE} in the form:" in await other.say("!couple edit kimye", by=other.editor)
    # Who may not put it back is offered nothing.
    assert "Put it back" not in buttons_of(await world.fan.slash(world.channel, "ship status", couple="kimye"))


# ------------------------------------------------------------ what can be typed where it is read
async def test_a_pack_that_is_here_says_what_to_type(world: World) -> None:
    said = await world.say("!couple add pack: kimye", by=world.editor)
    assert "Change it with !couple edit kimye; what a pack adds to it comes in by !record import." in said
    slash = await world.slash("couple add", by=world.editor, pack="kimye")
    assert "Change it with /couple edit couple:kimye; what a pack adds to it comes in by /record import." in slash


async def test_a_name_in_another_script_asks_for_a_slug(world: World) -> None:
    options = {"name": "Иван & Маша", "first": "Иван", "second": "Маша"}
    refused = await world.editor.slash(world.channel, "couple add", **options)
    assert "Write a slug of a-z, 0-9 and -, such as ann-and-bo" in reply_of(refused)
    form = await world.editor.click(message_of(refused), label="Fix it")
    saved = await world.editor.submit_modal(form, {**shown(form), "slug": "ivan-and-masha"})
    assert "/ivan-and-masha status" in reply_of(saved)
    assert "Not yet" in await world.say("!Иван & Маша")
    card = world.channel.last_message
    assert card
    assert "Not yet" in text_of(card)
