"""Help made from the commands themselves, what the bot says of itself, and what is offered while typing."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import discord
import pytest
from discord import app_commands

import bot as shiplog
from bot.settings import Settings
from db.dates import EdtfDate
from db.records import Certainty, Couple, Event, Kind, Person, Source
from db.rows import StoredCouple
from tests.conversations.conftest import World, reply_of
from tests.conversations.invented import HOSTILE, bring, hostile, pack_of
from tests.conversations.pressing import FAILED, VERBS, asked, pressable, said, text

COMMANDS = ("ask", "couples", "help", "about", "privacy")


# ------------------------------------------------------------ help
async def test_help_lists_every_command_with_examples_of_couples_that_are_there(world: World) -> None:
    for mark, card in (
        ("!", await world.say("!help")),
        ("/", await world.slash("help")),
        ("!", await world.dm("help")),
    ):
        for verb in VERBS:
            assert f"**{mark}bennifer {verb}:**" in card
        for command in COMMANDS:
            assert f"**{mark}{command}:**" in card
        assert "**Is this true?:**" in card
        assert "timeline" in card.rpartition("\n")[2]
    card = await said(world, "!help")
    assert "Kim Kardashian & Kanye West" in pressable(card)


async def test_help_knows_a_command_the_moment_it_is_there(world: World) -> None:
    @app_commands.describe(wish="What you wish for")
    async def weddings(interaction: discord.Interaction[Any], wish: str) -> None:
        await interaction.response.send_message(wish)

    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name="weddings", description="Who marries next", callback=weddings
    )
    assert "weddings" not in await world.say("!help")
    world.bot.tree.add_command(command)
    assert "weddings:** Who marries next" in await world.say("!help")
    one = await world.slash("help", command="weddings")
    assert "Who marries next" in one
    assert "**wish:** What you wish for" in one
    assert "weddings: Who marries next" in await world.choices("help", "command", "wedd")


async def test_help_knows_a_new_entry_in_the_menus_of_messages(world: World) -> None:
    async def remember(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        await interaction.response.send_message(str(message.id))

    world.bot.tree.add_command(app_commands.ContextMenu(name="Remember this", callback=remember))
    assert "Remember this" in await world.say("!help")


@pytest.mark.parametrize("typed", ["timeline", "TIMELINE", "/timeline", "!timeline", "timelin", "timleine"])
async def test_one_command_is_told_with_its_options(world: World, typed: str) -> None:
    for card in (await world.say(f"!help {typed}"), await world.slash("help", command=typed)):
        assert "bennifer timeline" in card
        for option in ("from", "to", "show"):
            assert f"- **{option}:**" in card
        assert "**couple:**" not in card


@pytest.mark.parametrize("typed", ["sources", "event add", "about", "is this true?", "ship", "couples", "event"])
async def test_whatever_help_lists_it_can_tell_of(world: World, typed: str) -> None:
    assert "is no command" not in await world.say(f"!help {typed}")


@pytest.mark.parametrize("typed", ["bennifer timeline", "kimye timeline", "!bennifer timeline", "ship timeline"])
async def test_a_command_can_be_asked_about_as_help_shows_it(world: World, typed: str) -> None:
    assert "- **show:**" in await world.say(f"!help {typed}")


async def test_help_about_a_couple_does_not_deny_knowing_it(world: World) -> None:
    assert "no couple of mine" not in await world.say("!help kimye")


@pytest.mark.parametrize("typed", ["xyzzy", "make me a sandwich", HOSTILE, "x" * 1900])
async def test_an_unknown_command_is_told_what_there_is(world: World, typed: str) -> None:
    for card in (await world.say(f"!help {typed}"), await world.slash("help", command=typed)):
        assert "timeline" in card
        assert "@everyone" not in card
        assert FAILED not in card
    assert (await world.fan.slash(world.channel, "help", command=typed)).ephemeral


async def test_about_has_the_version_and_the_privacy_text(world: World) -> None:
    privacy = files("bot").joinpath("privacy.md").read_text(encoding="utf-8").strip()
    for card in (await world.say("!about"), await world.slash("about"), await world.dm("about")):
        assert f"Shiplog {shiplog.__version__}" in card
        assert privacy in card
        assert "Its source code" in card
    for card in (await world.say("!privacy"), await world.slash("privacy"), await world.dm("privacy")):
        assert card == privacy
    assert "erase" in privacy
    assert reply_of(await world.fan.user.slash("about")) == await world.slash("about")


@pytest.mark.parametrize("settings", [Settings(source_url="https://code.example/shiplog_(fork)")])
async def test_about_links_the_source_where_the_setting_says_it(world: World, settings: Settings) -> None:
    assert "(https://code.example/shiplog_%28fork%29)" in await world.say("!about")


# ------------------------------------------------------------ what is offered while typing
@pytest.mark.parametrize(
    ("command", "option", "typed", "first"),
    [
        ("kimye timeline", "show", "gosip", "rumours and denials (21)"),
        ("kimye timeline", "show", "gossip", "rumours and denials (21)"),
        ("kimye timeline", "show", "sightngs", "sightings and gestures (27)"),
        ("kimye timeline", "show", "exes", "other partners (28)"),
        ("kimye timeline", "from", "sept 2021", "1 September 2021 to 30 September 2021"),
        ("kimye timeline", "to", "2021-02-19", "19 February 2021"),
        ("kimye timeline", "from", "", "2026 (7)"),
        ("kimye why", "as_of", "26 nov 2021", "26 November 2021"),
        ("kimye why", "known_by", "", "Today, 21 November 2026"),
        ("kimye sources", "article", "capitl fm", "Capital FM"),
        ("kimye sources", "article", "Reuters", "Reuters"),
        ("ship rumours", "couple", "kanye", "Kim Kardashian & Kanye West"),
        ("ship picture", "couple", "swelce", "Taylor Swift & Travis Kelce"),
        ("ship sources", "couple", "benifer", "Jennifer Lopez & Ben Affleck"),
        ("help", "command", "rumurs", "rumours"),
        ("help", "command", "timelin", "timeline"),
        ("couples", "page", "1", "1: from Jennifer Lopez"),
    ],
)
async def test_what_is_typed_is_matched_by_alias_and_typo(
    world: World, command: str, option: str, typed: str, first: str
) -> None:
    offered = await world.choices(command, option, typed)
    assert offered
    assert first in offered[0]
    if not command.startswith(("help", "couples")):
        in_dm = await world.fan.user.autocomplete(command, option, typed)
        assert [choice["name"] for choice in in_dm] == offered


async def test_whatever_is_offered_can_be_sent(world: World) -> None:
    for verb, option in (("timeline", "show"), ("timeline", "from"), ("sources", "article"), ("why", "as_of")):
        for choice in await world.fan.autocomplete(world.channel, f"kimye {verb}", option, ""):
            card = await asked(world, verb, "slash", **{option: choice["value"]})
            assert not card.ephemeral, text(card)


@pytest.fixture
def thousands(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record of five thousand couples more, two of each name; loading them would take seconds."""
    couples = [
        StoredCouple(
            10_000 + n,
            None,
            Couple(f"c{n}", f"{'Long ' * 30}{n // 2}", (Person(f"Ann {n}"), Person(f"Bob {n}")), (f"Pairing {n}",)),
        )
        for n in range(5000)
    ]
    read = world.store.couples

    async def every(server: int | None) -> tuple[StoredCouple, ...]:
        return (*await read(server), *couples)

    monkeypatch.setattr(world.store, "couples", every)


@pytest.mark.usefixtures("thousands")
async def test_on_a_large_record_few_and_short_choices_are_offered(world: World) -> None:
    found = await world.fan.autocomplete(world.channel, "ship status", "couple", "pairing 4711")
    assert found[0]["value"] == "c4711"
    assert (await world.choices("ship status", "couple", "kanye"))[0] == "Kim Kardashian & Kanye West"
    pages = await world.choices("couples", "page", "")
    assert len(pages) == len(set(pages)) == 25
    for typed in ("", "pair", "ann 12", "zzzzz", HOSTILE, "x" * 300):
        offered = await world.choices("ship status", "couple", typed)
        assert len(offered) <= 25
        assert all(1 <= len(choice) <= 100 for choice in offered)


@pytest.mark.usefixtures("thousands")
async def test_couples_of_the_same_name_can_be_told_apart(world: World) -> None:
    offered = await world.choices("ship status", "couple", "pair")
    assert len(set(offered)) == len(offered)


@pytest.mark.parametrize("typed", ["", "headline", "the same", "2", "e", HOSTILE, "x" * 300])
async def test_articles_and_days_of_the_same_words_are_offered_once_each(world: World, typed: str) -> None:
    day = date(2020, 1, 1)
    events = [
        Event(
            f"e{n}",
            (Kind.DATING_STARTED, Kind.BROKE_UP)[n % 2],
            Certainty.CONFIRMED,
            "The same words again.",
            (Source(f"s{n}", "The same headline " * 9, "An Outlet", f"https://news.example/{n}"),),
            EdtfDate(str(day), day, day, day),
        )
        for n in range(40)
    ]
    await bring(world.store, pack_of("same", "Ann & Bob", *events), hostile())
    for verb, option in (
        ("sources", "article"), ("status", "as_of"), ("timeline", "from"), ("timeline", "show"), ("why", "known_by")
    ):  # fmt: skip
        for couple in ("same", "hostile"):
            offered = await world.choices(f"ship {verb}", option, typed, couple=couple)
            assert len(offered) <= 25
            assert all(1 <= len(choice) <= 100 for choice in offered)
            assert len(set(offered)) == len(offered), (verb, option)
