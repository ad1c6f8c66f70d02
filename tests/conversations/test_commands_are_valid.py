"""What is registered is what Discord takes, names clash with nothing, and every setting is documented."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, cast

from discord import AppCommandType, app_commands
from simcord.types import HttpLogEntry

from bot import settings as settings_module
from bot.packs import RESERVED
from bot.reasoning.names import plain
from cogs.choices import offered
from tests.conversations.conftest import World
from tests.conversations.invented import bring, dating, pack_of
from tests.conversations.test_editing import WHOLE
from tests.conversations.test_forms import SENT, opened
from tests.discord_rules import DiscordRules, commands_problems

# What only a server has that has the bot: editors' commands, and members' suggestions.
EDITORS = {"Log as event", "couple", "event", "follow", "record", "settings", "source", "suggest", "unfollow"}
ROOT = Path(__file__).parents[2]


def synced(world: World) -> list[dict[str, Any]]:
    """The commands that Discord was last told of."""
    [*_, last] = [sent for sent in world.env.http_requests if sent.method == "PUT" and sent.path.endswith("/commands")]
    return cast("list[dict[str, Any]]", last.json)


async def test_every_command_is_one_that_discord_takes(world: World, discord_rules: DiscordRules) -> None:
    registered = [command.to_dict(world.bot.tree) for command in world.bot.tree.get_commands()]
    assert {command["name"] for command in registered} == {
        *("Is this true?", "about", "ask", "bennifer", "couples", "help", "kimye", "privacy", "ship", "tayvis"),
        *EDITORS,
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
    assert own == {"about", "ask", "couples", "help", "privacy", "ship"} | EDITORS - {"Log as event"}
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
    assert not [parameter.name for parameter in add.parameters if parameter.required], "the couple can be picked"
    assert event.default_permissions is None
    assert event.guild_only
    registered = event.to_dict(world.bot.tree)
    assert registered["contexts"] == [0], "in servers only"
    assert registered["integration_types"] == [0], "and only where a server has the bot"


async def test_what_readers_ask_goes_everywhere(world: World) -> None:
    readers = [command for command in synced(world) if command["name"] not in EDITORS]
    assert len(readers) == 10
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


def test_a_choice_that_is_too_long_for_discord_is_left_out_and_others_take_its_place() -> None:
    """One of them would make Discord refuse all."""
    pairs = [("an event", "e" * 101), *((f"event {n}", f"e{n}") for n in range(25)), ("longest", "e" * 100)]
    assert [choice.value for choice in offered(pairs)] == [f"e{n}" for n in range(25)]
    assert [choice.value for choice in offered(pairs[-1:])] == ["e" * 100]
