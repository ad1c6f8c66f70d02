"""What is registered is what Discord takes, names clash with nothing, and every setting is documented."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, cast

import pytest
from discord import app_commands
from simcord.types import HttpLogEntry

from bot import settings as settings_module
from bot.packs import RESERVED
from bot.reasoning.names import plain
from tests.conversations.conftest import World
from tests.conversations.invented import bring, dating, pack_of
from tests.conversations.test_editing import WHOLE
from tests.conversations.test_forms import SENT, opened
from tests.discord_rules import DiscordRules, command_problems, commands_problems

ROOT = Path(__file__).parents[2]


def synced(world: World) -> list[dict[str, Any]]:
    """The commands that Discord was last told of."""
    [*_, last] = [sent for sent in world.env.http_requests if sent.method == "PUT" and sent.path.endswith("/commands")]
    return cast("list[dict[str, Any]]", last.json)


async def test_every_command_is_one_that_discord_takes(world: World, discord_rules: DiscordRules) -> None:
    registered = [command.to_dict(world.bot.tree) for command in world.bot.tree.get_commands()]
    assert {command["name"] for command in registered} == {
        "bennifer",
        "couples",
        "event",
        "kimye",
        "ship",
        "tayvis",
    }
    assert registered == synced(world)
    assert list(commands_problems(registered)) == []
    assert discord_rules.problems(HttpLogEntry("PUT", "/applications/1/commands", {}, registered, None)) == ()


async def test_every_request_of_a_conversation_is_held_to_discords_schema(
    world: World, shared: Path, discord_rules: DiscordRules
) -> None:
    assert (shared / "discord" / "openapi.json").is_file()
    assert discord_rules.has_schema
    await world.say("!kimye")
    await world.editor.submit_modal(await opened(world), SENT)
    await world.choices("kimye status", "as_of", "")
    checked = [request for request in world.env.http_requests if request.json is not None]
    assert len(checked) == 5
    for request in checked:
        assert discord_rules.problems(request) == ()
        for wrong in (_with(request, "type", 99), _with(request, "name", 7), _with(request, "content", 7)):
            assert wrong is None or list(discord_rules.schema_problems(wrong))


def _with(request: HttpLogEntry, key: str, value: object) -> HttpLogEntry | None:
    """The request with the last plain value of a key replaced; None where it has no such key."""
    text = json.dumps(request.json)
    changed = re.sub(rf'("{key}": )("[^"]*"|\d+|null)(?!.*"{key}": )', rf"\g<1>{json.dumps(value)}", text, count=1)
    return (
        HttpLogEntry(request.method, request.path, request.params, json.loads(changed), None)
        if changed != text
        else None
    )


TEXT = {"type": 10, "content": "text"}
BUTTON: dict[str, Any] = {"type": 2, "style": 1, "label": "b", "custom_id": "id"}
MESSAGE: dict[str, Any] = {"flags": 32768, "allowed_mentions": {"parse": []}, "components": [TEXT]}
FIELD: dict[str, Any] = {"type": 18, "label": "l", "component": {"type": 4, "style": 1, "custom_id": "t"}}
OPTION = {"label": "l", "value": "v"}


def row(*children: object) -> dict[str, Any]:
    """A row of components."""
    return {"type": 1, "components": list(children)}


def select(**change: object) -> dict[str, Any]:
    """A field with a select."""
    return {**FIELD, "component": {"type": 3, "custom_id": "s", "options": [OPTION], **change}}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({}, ""),
        ({"flags": 0}, "IS_COMPONENTS_V2"),
        ({"content": "hello"}, "content beside components"),
        ({"allowed_mentions": None}, "may be pinged"),
        ({"allowed_mentions": {"parse": ["users"]}}, "may be pinged"),
        ({"allowed_mentions": {"parse": [], "users": ["1"]}}, "may be pinged"),
        ({"allowed_mentions": {"parse": [], "replied_user": True}}, "pings its author"),
        ({"components": []}, "0 components"),
        ({"components": [TEXT] * 41}, "41 components"),
        ({"components": [{"type": 17, "components": [TEXT] * 40}]}, "41 components"),
        ({"components": [{**TEXT, "content": "x" * 2001}] * 2}, "4002 characters"),
        ({"components": [{**TEXT, "content": " "}]}, "an empty text"),
        ({"components": [row(BUTTON, BUTTON)]}, "'id' 2 times"),
        ({"components": [row(*({**BUTTON, "custom_id": str(n)} for n in range(6)))]}, "row of 6"),
        ({"components": [row({**BUTTON, "custom_id": "x" * 101})]}, "custom id of 101"),
        ({"components": [row({**BUTTON, "label": "x" * 81})]}, "over 80"),
        ({"components": [BUTTON]}, "at the top"),
    ],
)
def test_a_message_that_discord_refuses_is_noticed(
    discord_rules: DiscordRules, change: dict[str, Any], problem: str
) -> None:
    request = HttpLogEntry("POST", "/channels/1/messages", {}, {**MESSAGE, **change}, None)
    found = "\n".join(discord_rules.problems(request))
    assert problem in found
    assert bool(found) is bool(problem)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({}, ""),
        ({"title": "x" * 46}, "title of 46"),
        ({"custom_id": ""}, "custom id of 0"),
        ({"components": []}, "form of 0"),
        ({"components": [{**FIELD, "component": {**FIELD["component"], "custom_id": str(n)}} for n in range(6)]}, "6"),
        ({"components": [{**FIELD, "label": "x" * 46}]}, "label of 46"),
        ({"components": [{**FIELD, "description": "x" * 101}]}, "description of 101"),
        ({"components": [{**FIELD, "component": {**FIELD["component"], "max_length": 4001}}]}, "0 to 4001"),
        ({"components": [{**FIELD, "component": {**FIELD["component"], "max_length": 1, "value": "xy"}}]}, "2 char"),
        ({"components": [select()]}, ""),
        ({"components": [select(options=[])]}, "select of 0"),
        ({"components": [select(options=[{**OPTION, "value": str(n)} for n in range(26)])]}, "select of 26"),
        ({"components": [select(options=[OPTION, OPTION])]}, "'v' 2 times"),
        ({"components": [select(options=[{**OPTION, "label": "x" * 101}])]}, "over 100"),
        ({"components": [select(options=[{**OPTION, "description": "x" * 101}])]}, "over 100"),
        ({"components": [BUTTON]}, "at the top of a form"),
    ],
)
def test_a_form_that_discord_refuses_is_noticed(
    discord_rules: DiscordRules, change: dict[str, Any], problem: str
) -> None:
    form = {"title": "t", "custom_id": "c", "components": [FIELD], **change}
    request = HttpLogEntry("POST", "/interactions/1/token/callback", {}, {"type": 9, "data": form}, None)
    found = "\n".join(discord_rules.problems(request))
    assert problem in found
    assert bool(found) is bool(problem)


COMMAND: dict[str, Any] = {"name": "n", "description": "d", "type": 1}
TYPED: dict[str, Any] = {"type": 3, "name": "o", "description": "d"}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({}, ""),
        ({"name": "Kimye"}, "no name"),
        ({"name": "kim ye"}, "no name"),
        ({"name": "x" * 33}, "no name"),
        ({"description": ""}, "description of 0"),
        ({"description": "x" * 101}, "description of 101"),
        ({"options": [{**TYPED, "name": f"o{n}"} for n in range(26)]}, "26 options"),
        ({"options": [TYPED, TYPED]}, "'o' 2 times"),
        ({"options": [TYPED, {**TYPED, "name": "p", "required": True}]}, "required option after"),
        ({"options": [TYPED, {**TYPED, "type": 1, "name": "p"}]}, "beside subcommands"),
        ({"options": [{**TYPED, "choices": [{"name": str(n), "value": "v"} for n in range(26)]}]}, "26 choices"),
        ({"options": [{**TYPED, "choices": [{"name": "x" * 101, "value": "v"}]}]}, "over 100"),
        (
            {
                "options": [
                    {**TYPED, "name": f"o{n}", "choices": [{"name": f"{m}" * 40, "value": "v" * 60} for m in range(4)]}
                    for n in range(25)
                ]
            },
            "characters in all",
        ),
    ],
)
def test_a_command_that_discord_refuses_is_noticed(change: dict[str, Any], problem: str) -> None:
    found = "\n".join(command_problems({**COMMAND, **change}))
    assert problem in found
    assert bool(found) is bool(problem)


async def test_a_hundred_couples_have_room(world: World) -> None:
    await bring(world.store, *(pack_of(f"pair-{n}", f"Pair {n}", *dating(1).events) for n in range(100)))
    await world.restart()
    assert len(synced(world)) <= 100
    assert not list(commands_problems(synced(world)))
    assert "Dating since" in await world.slash("ship status", couple="pair-99")


async def test_commands_are_synced_when_they_changed_and_only_then(world: World) -> None:
    def syncs() -> int:
        return sum(sent.method == "PUT" for sent in world.env.http_requests)

    assert syncs() == 1
    await world.restart()
    assert syncs() == 1
    await bring(world.store, dating(1))
    await world.restart()
    assert syncs() == 2
    assert "pair-01" in {command["name"] for command in synced(world)}


async def test_no_couple_is_called_like_a_command_or_like_another_couple(world: World) -> None:
    own = {command.name for command in world.bot.tree.get_commands() if type(command).__name__ != "CoupleGroup"}
    own |= {name for command in world.bot.commands for name in (command.name, *command.aliases)}
    assert own == {"couples", "event", "ship"}
    assert own <= RESERVED
    couples = (await world.bot.answers.archive.names(None)).couples
    called = [
        name
        for stored in couples
        for name in {plain(n) for n in (stored.couple.slug, stored.couple.name, *stored.couple.aliases)}
    ]
    assert not RESERVED & {*called, *(stored.couple.slug for stored in couples)}
    assert [name for name, count in Counter(called).items() if count > 1] == []


async def test_every_option_of_an_event_is_an_option_of_its_command(world: World) -> None:
    event = world.bot.tree.get_command("event")
    assert isinstance(event, app_commands.Group)
    add = event.get_command("add")
    assert isinstance(add, app_commands.Command)
    names = {parameter.name for parameter in add.parameters}
    assert names == {*WHOLE, "about", "partner", "known_from", "disputes"}
    assert {parameter.name for parameter in add.parameters if parameter.required} == {"couple"}
    assert event.default_permissions is None
    assert event.guild_only


def test_every_setting_is_documented() -> None:
    source = Path(settings_module.__file__).read_text(encoding="utf-8")
    read = set(re.findall(r'"((?:SHIPLOG|DISCORD)_[A-Z_]+)"', source))
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    documented = {line.partition("=")[0]: lines[n - 1] for n, line in enumerate(lines) if re.match(r"[A-Z_]+=", line)}
    assert read == set(documented)
    assert len(read) == 6
    for comment in documented.values():
        assert re.fullmatch(r"# \S.{10,130}\.", comment)
