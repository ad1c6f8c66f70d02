"""The bot as an app that one person installed for themselves: the shipped record alone, wherever they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from simcord import interactions
from simcord.builders import UserHandle

from tests.conversations.conftest import World
from tests.conversations.pressing import (
    LABELS,
    VERBS,
    answered,
    asked,
    press,
    quick_drawing,
    reader,
    shows,
    text,
)
from tests.conversations.test_commands_are_valid import EDITORS

SUMMARY = "Only the fans of this server know that."
SERVER, BOT_DM, PRIVATE = 0, 1, 2
ADDED = (
    "!event add couple: kimye date: 2026-11-01 kind: reconciled certainty: confirmed"
    f" summary: {SUMMARY} title: Told here url: https://news.example/a"
)


@dataclass
class Install:
    """Who the next interactions are authorized by, and where Discord says that they happen."""

    owners: dict[str, str] = field(default_factory=dict[str, str])
    context: int | None = None

    def of(self, *, server: int | None = None, person: int | None = None, context: int | None = None) -> None:
        """From now on, by a server, a person or both."""
        self.owners = {str(kind): str(owner) for kind, owner in ((0, server), (1, person)) if owner is not None}
        self.context = context


@pytest.fixture(autouse=True)
def drawn_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pictures._drawn", quick_drawing)


@pytest.fixture
def install(world: World, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Makes SimCord's interactions and the messages that answer them name whom they are authorized by."""
    said, began = Install(), interactions.base_payload
    prepare, owners = world.env.backend.prepare_message, dict[str, dict[str, str]]()

    def base_payload(*args: Any, **options: Any) -> Any:
        record, payload = began(*args, **options)
        owners[payload["id"]] = payload["authorizing_integration_owners"] = dict(said.owners)
        payload["context"] = payload["context"] if said.context is None else said.context
        return record, payload

    def prepare_message(*args: Any, **options: Any) -> Any:
        if metadata := options.get("interaction_metadata"):
            metadata["authorizing_integration_owners"] = owners[metadata["id"]]
        return prepare(*args, **options)

    monkeypatch.setattr(interactions, "base_payload", base_payload)
    monkeypatch.setattr(world.env.backend, "prepare_message", prepare_message)
    return said


@pytest.fixture
async def known_here(world: World, install: Install) -> None:
    """An event that the server's editors added."""
    assert "Saved as e" in await world.say(ADDED, by=world.editor)
    install.of(server=world.guild.id, context=SERVER)
    assert SUMMARY in text(await asked(world, "timeline", "slash"))


@pytest.mark.parametrize(("way", "context"), [("slash", SERVER), ("slash in dm", BOT_DM), ("ship in dm", PRIVATE)])
@pytest.mark.usefixtures("known_here")
async def test_every_verb_and_its_buttons_show_the_shipped_record_alone(
    world: World, install: Install, way: str, context: int
) -> None:
    install.of(person=world.fan.id, context=context)
    cards = {verb: await asked(world, verb, way) for verb in VERBS}
    for verb, card in cards.items():
        assert shows(card, verb)
        assert SUMMARY not in text(card)
        assert not card.ephemeral
    await world.restart()
    verbs = list(VERBS)
    for verb, after in zip(verbs, [*verbs[1:], verbs[0]], strict=True):
        for other in (after, verb):
            assert (await press(reader(world, way), cards[verb], LABELS[other])).id == cards[verb].id
            assert shows(cards[verb], other)
            assert SUMMARY not in text(cards[verb])
            assert not re.search(r"\b1 November 2026", text(cards[verb]))


@pytest.mark.usefixtures("known_here")
async def test_what_somebody_else_opens_from_a_persons_card_is_the_shipped_record_too(
    world: World, install: Install
) -> None:
    install.of(person=world.fan.id, context=SERVER)
    card = await asked(world, "status", "slash")
    await world.restart()
    theirs = await press(world.editor, card, "Timeline")
    assert theirs.ephemeral
    assert shows(theirs, "timeline")
    assert SUMMARY not in text(theirs)
    # The person who installed it stays the one that Discord names.
    for verb in ("status", "why", "picture", "timeline"):
        assert (await press(world.editor, theirs, LABELS[verb])).id == theirs.id
        assert shows(theirs, verb)
        assert SUMMARY not in text(theirs)
    assert shows(card, "status")


@pytest.mark.usefixtures("known_here")
async def test_who_installed_it_for_themselves_and_is_where_it_lives_sees_that_servers_record(
    world: World, install: Install
) -> None:
    install.of(server=world.guild.id, person=world.fan.id, context=SERVER)
    card = await asked(world, "status", "slash")
    assert SUMMARY in text(card)
    await world.restart()
    assert SUMMARY in text(await press(world.editor, card, "Timeline"))
    assert SUMMARY in text(await press(world.fan, card, "Timeline"))


@pytest.mark.usefixtures("known_here")
async def test_autocomplete_and_is_this_true_know_the_shipped_record_alone(world: World, install: Install) -> None:
    message = await world.fan.send(world.channel, "kimye are back together")
    menu = await world.fan.context_menu(world.channel, "Is this true?", message)
    assert SUMMARY in text(answered(menu))
    assert "“Told here”, news.example, undated" in await world.choices("kimye sources", "article", "told here")
    install.of(person=world.fan.id, context=SERVER)
    menu = await world.fan.context_menu(world.channel, "Is this true?", message)
    assert menu.ephemeral
    assert SUMMARY not in text(answered(menu))
    assert SUMMARY not in text(await press(world.fan, answered(menu), "Timeline"))
    assert "“Told here”, news.example, undated" not in await world.choices("kimye sources", "article", "told here")


@pytest.mark.usefixtures("known_here")
async def test_a_typed_line_is_answered_from_the_servers_record(world: World, install: Install) -> None:
    install.of(person=world.editor.id, context=SERVER)
    assert SUMMARY in await world.say("!kimye", by=world.editor)


def readers_commands(world: World) -> list[dict[str, Any]]:
    """The commands as the bot told Discord of them."""
    put = next(r for r in world.env.http_requests if r.method == "PUT" and r.path.endswith("/commands"))
    commands: list[dict[str, Any]] = put.json or []
    return commands


async def test_readers_commands_can_be_installed_by_a_person_and_editors_only_by_a_server(world: World) -> None:
    commands = {command["name"]: command for command in readers_commands(world)}
    for name in EDITORS:
        of_a_server = commands.pop(name)
        assert of_a_server["integration_types"] == [0], name
        assert of_a_server["contexts"] == [0], name
    couples = {"kimye", "bennifer", "tayvis"}
    assert couples | {"ship", "ask", "couples", "help", "about", "privacy", "Is this true?"} == set(commands)
    for name, command in commands.items():
        assert sorted(command["integration_types"]) == [0, 1], name
        assert sorted(command["contexts"]) == [0, 1, 2], name


async def test_a_person_anywhere_is_offered_every_verb(world: World, install: Install) -> None:
    install.of(person=world.fan.id, context=PRIVATE)
    person: UserHandle = world.fan.user
    offered = set(person.available_commands())
    assert {f"{group} {verb}" for group in ("ship", "kimye") for verb in VERBS} <= offered
    assert not any(command.startswith("event") for command in offered)
