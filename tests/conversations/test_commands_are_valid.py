"""What is registered is what Discord takes, names clash with nothing, and every setting is documented."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, cast

import pytest
from discord import AppCommandType, app_commands
from simcord.types import HttpLogEntry

from bot import settings as settings_module
from bot.packs import RESERVED
from bot.reasoning.names import plain
from tests.conversations.conftest import World
from tests.conversations.invented import bring, dating, pack_of
from tests.conversations.test_editing import WHOLE
from tests.conversations.test_forms import SENT, opened
from tests.discord_rules import DiscordRules, command_problems, commands_problems, limit_problems

ROOT = Path(__file__).parents[2]


def synced(world: World) -> list[dict[str, Any]]:
    """The commands that Discord was last told of."""
    [*_, last] = [sent for sent in world.env.http_requests if sent.method == "PUT" and sent.path.endswith("/commands")]
    return cast("list[dict[str, Any]]", last.json)


async def test_every_command_is_one_that_discord_takes(world: World, discord_rules: DiscordRules) -> None:
    registered = [command.to_dict(world.bot.tree) for command in world.bot.tree.get_commands()]
    assert {command["name"] for command in registered} == {
        "Is this true?",
        "about",
        "bennifer",
        "couples",
        "event",
        "help",
        "kimye",
        "privacy",
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
MENU: dict[str, Any] = {"type": 3, "custom_id": "s", "options": [OPTION]}
PICTURE: dict[str, Any] = {"media": {"url": "attachment://a.png"}}
ATTACHED: dict[str, Any] = {"id": "0", "filename": "a.png"}


def row(*children: object) -> dict[str, Any]:
    """A row of components."""
    return {"type": 1, "components": list(children)}


def select(**change: object) -> dict[str, Any]:
    """A field with a select."""
    return {**FIELD, "component": {**MENU, **change}}


def pictured(**change: object) -> dict[str, Any]:
    """A message with an attached picture in a container."""
    gallery = {"type": 12, "items": [{**PICTURE, **change}]}
    return {"components": [{"type": 17, "components": [TEXT, gallery]}], "attachments": [ATTACHED]}


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
        ({"components": [{"type": 17, "components": list[object]()}]}, "an empty container"),
        ({"components": [row(BUTTON, BUTTON)]}, "'id' 2 times"),
        ({"components": [row(*({**BUTTON, "custom_id": str(n)} for n in range(6)))]}, "row of 6"),
        ({"components": [row({**BUTTON, "custom_id": "x" * 101})]}, "custom id of 101"),
        ({"components": [row({**BUTTON, "label": "x" * 81})]}, "over 80"),
        ({"components": [BUTTON]}, "at the top"),
        ({"components": [row(MENU)]}, ""),
        ({"components": [row({**MENU, "placeholder": "x" * 150})]}, ""),
        ({"components": [row({**MENU, "placeholder": "x" * 151})]}, "placeholder of 151"),
        ({"components": [row({**MENU, "options": [OPTION, OPTION]})]}, "'v' 2 times"),
        ({"components": [row({**MENU, "options": [{**OPTION, "value": "x" * 101}]})]}, "over 100"),
        ({"components": [row({**MENU, "options": [{**OPTION, "value": str(n)} for n in range(26)]})]}, "select of 26"),
        ({"components": [row(MENU, {**MENU, "custom_id": "t"})]}, "row of 2"),
        ({"components": [row(MENU), row({**BUTTON, "custom_id": "s"})]}, "'s' 2 times"),
        ({"components": [row(MENU), row(MENU)]}, "'s' 2 times"),
        ({"components": [row(MENU), row({**MENU, "custom_id": "t"})]}, ""),
        (pictured(), ""),
        (pictured(media={"url": "https://news.example/a.png"}), ""),
        (pictured(media={"url": "file:///a.png"}), "no url of a picture"),
        (pictured(media={"url": "attachment://b.png"}), "attachment://b.png is not among"),
        ({**pictured(), "attachments": []}, "attachment://a.png is not among"),
        (pictured(description="x" * 1024), ""),
        (pictured(description="x" * 1025), "description of 1025"),
        (pictured(description=""), "description of 0"),
        ({"components": [{"type": 17, "components": [{"type": 12, "items": list[object]()}]}]}, "gallery of 0"),
        ({**pictured(), "components": [{"type": 12, "items": [PICTURE] * 10}]}, ""),
        ({**pictured(), "components": [{"type": 12, "items": [PICTURE] * 11}]}, "gallery of 11"),
        ({**pictured(), "attachments": [{**ATTACHED, "description": "x" * 1024}]}, ""),
        ({**pictured(), "attachments": [{**ATTACHED, "description": "x" * 1025}]}, "attachment's description of 1025"),
        ({"attachments": [{"id": str(n), "filename": f"{n}.png"} for n in range(11)]}, "11 attachments"),
        ({**pictured(), "components": [{"type": 13, "file": {"url": "attachment://a.png"}}]}, ""),
        ({"components": [{"type": 13, "file": {"url": "attachment://a.png"}}]}, "not among"),
        ({"components": [{"type": 13, "file": {"url": "https://news.example/a.txt"}}]}, "file that is not attached"),
        ({"components": [{"type": 17, "components": [BUTTON]}]}, "types [2] in a container"),
        ({"components": [{"type": 17, "components": [{"type": 17, "components": [TEXT]}]}]}, "types [17] in a cont"),
    ],
)
@pytest.mark.parametrize(
    ("method", "path", "answers"),
    [
        ("POST", "/channels/1/messages", None),
        ("POST", "/webhooks/1/token", None),
        ("PATCH", "/webhooks/1/token/messages/@original", None),
        ("POST", "/interactions/1/token/callback", 4),
        ("POST", "/interactions/1/token/callback", 7),
    ],
)
def test_a_message_that_discord_refuses_is_noticed(
    discord_rules: DiscordRules, method: str, path: str, answers: int | None, change: dict[str, Any], problem: str
) -> None:
    message = {**MESSAGE, **change}
    body = message if answers is None else {"type": answers, "data": message}
    found = "\n".join(discord_rules.problems(HttpLogEntry(method, path, {}, body, None)))
    assert problem in found
    assert bool(found) is bool(problem)
    assert bool(problem) is any(limit_problems(HttpLogEntry(method, path, {}, body, None))), "without the schema too"


@pytest.mark.parametrize(
    ("deferred", "problem"),
    [
        ({"type": 5}, ""),
        ({"type": 5, "data": None}, ""),
        ({"type": 5, "data": {"flags": 0}}, ""),
        ({"type": 5, "data": {"flags": 64}}, ""),
        ({"type": 5, "data": {"flags": 32768}}, "type 5 with flags 32768"),
        ({"type": 5, "data": {"flags": 64, "components": [TEXT]}}, "deferred answer with components"),
        ({"type": 5, "data": {"content": "soon"}}, "deferred answer with content"),
        ({"type": 6}, ""),
        ({"type": 6, "data": None}, ""),
        ({"type": 6, "data": {"flags": 64}}, "type 6 with flags 64"),
        ({"type": 6, "data": {"components": [TEXT]}}, "deferred answer with components"),
        ({"type": 3}, "answer of type 3"),
    ],
)
def test_a_deferral_that_says_something_is_noticed(
    discord_rules: DiscordRules, deferred: dict[str, Any], problem: str
) -> None:
    request = HttpLogEntry("POST", "/interactions/1/token/callback", {}, deferred, None)
    found = "\n".join(discord_rules.problems(request))
    assert problem in found
    assert bool(found) is bool(problem)
    assert bool(problem) is any(limit_problems(request))


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
        ({"components": [select(placeholder="x" * 151)]}, "placeholder of 151"),
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


@pytest.mark.parametrize("kind", [2, 3])
@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({}, ""),
        ({"name": "x" * 32}, ""),
        ({"name": "x" * 33}, "no name in a menu"),
        ({"name": ""}, "no name in a menu"),
        ({"name": "  "}, "no name in a menu"),
        ({"description": ""}, ""),
        ({"description": "d"}, "description in a menu"),
        ({"options": [TYPED]}, "options in a menu"),
    ],
)
def test_an_entry_of_a_menu_that_discord_refuses_is_noticed(kind: int, change: dict[str, Any], problem: str) -> None:
    found = "\n".join(command_problems({"type": kind, "name": "Is this true?", **change}))
    assert problem in found
    assert bool(found) is bool(problem)


def typed_commands(count: int) -> list[dict[str, Any]]:
    """So many commands that are typed."""
    return [{**COMMAND, "name": f"n{number}"} for number in range(count)]


def menu_entries(count: int, kind: int = 3) -> list[dict[str, Any]]:
    """So many entries of a menu."""
    return [{"type": kind, "name": f"N {number}"} for number in range(count)]


@pytest.mark.parametrize(
    ("commands", "problem"),
    [
        ([*typed_commands(100), *menu_entries(5), *menu_entries(5, 2)], ""),
        (typed_commands(101), "101 commands of type 1"),
        (menu_entries(6), "6 commands of type 3"),
        (menu_entries(6, 2), "6 commands of type 2"),
        ([*typed_commands(1), *typed_commands(1)], "'n0' 2 times"),
        ([*menu_entries(1), *menu_entries(1)], "'N 0' 2 times"),
        ([COMMAND, {"type": 3, "name": COMMAND["name"]}], ""),
        ([{**COMMAND, "type": 4}], "1 commands of type 4"),
    ],
)
def test_commands_that_have_no_room_beside_each_other_are_noticed(commands: list[dict[str, Any]], problem: str) -> None:
    found = "\n".join(commands_problems(commands))
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
    typed = world.bot.tree.get_commands(type=AppCommandType.chat_input)
    own = {command.name for command in typed if type(command).__name__ != "CoupleGroup"}
    own |= {name for command in world.bot.commands for name in (command.name, *command.aliases)}
    assert own == {"about", "couples", "event", "help", "privacy", "ship"}
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
    registered = event.to_dict(world.bot.tree)
    assert registered["contexts"] == [0], "in servers only"
    assert registered["integration_types"] == [0], "and only where a server has the bot"


async def test_what_readers_ask_goes_everywhere(world: World) -> None:
    readers = [command for command in synced(world) if command["name"] != "event"]
    assert len(readers) == 9
    for command in readers:
        assert command["contexts"] == [0, 1, 2], command["name"]
        assert command["integration_types"] == [0, 1], command["name"]
        assert command["default_member_permissions"] is None


def test_every_setting_is_documented() -> None:
    source = Path(settings_module.__file__).read_text(encoding="utf-8")
    read = set(re.findall(r'"((?:SHIPLOG|DISCORD)_[A-Z_]+)"', source))
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    documented = {line.partition("=")[0]: lines[n - 1] for n, line in enumerate(lines) if re.match(r"[A-Z_]+=", line)}
    assert read == set(documented)
    assert len(read) == 7
    for comment in documented.values():
        assert re.fullmatch(r"# \S.{10,130}\.", comment)
