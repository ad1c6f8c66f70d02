"""Nothing that can be done is missing from the table of who may do what; and what the terminal alone may do."""

from __future__ import annotations

import importlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from discord import app_commands

from bot.client import Shiplog
from cogs.buttons import TEMPLATES
from cogs.groups import CoupleGroup
from cogs.walking import LinkButton, MenuSelect
from db.packwriter import write_pack
from tests.conversations import running
from tests.conversations.conftest import World
from tests.conversations.deeds import DEEDS, Pressed
from tests.conversations.invented import dating
from tests.conversations.permissions import May, Who, table
from tests.conversations.running import ROOT, Bot
from tests.conversations.test_backup import ADD
from tests.conversations.trying import rows_of

here = running.here
TERMINAL = "python -m bot "
TABLE = table()
NAMES = [name for row in TABLE for name in row.names]
FORMS = re.compile(r'"([a-z]+-form:(?:[a-z]+:)?)"')
SENT = re.compile(r"sent_form\(interaction, ([A-Z_]+)\)")
WORDS = re.compile(r"\(\?P<\w+>([a-z_-]+(?:\|[a-z_-]+)+)\)")


def kinds(template: str) -> Iterator[str]:
    """What custom ids of a template begin with: "event:undo" and "event:put-back" of one with a choice of verbs."""
    if found := WORDS.search(template):
        for word in found[1].split("|"):
            yield from kinds(template.replace(found[0], word, 1))
    else:
        yield template.partition("(")[0].rstrip(":")


def typed(bot: Shiplog) -> Iterator[str]:
    """Every command that can be typed, by its whole name."""
    for command in bot.walk_commands():
        fallback = getattr(command, "fallback", None)
        yield f"/{command.qualified_name} {fallback}" if fallback else f"/{command.qualified_name}"


def offered(tree: app_commands.CommandTree[Shiplog]) -> Iterator[str]:
    """Every slash command and entry of a menu; those of couples count as one each."""
    for command in tree.walk_commands():
        root = command.root_parent or command
        if isinstance(root, CoupleGroup):
            yield "/kimye"
        elif root.name == "ship":
            yield "/ship"
        elif not isinstance(command, app_commands.Group):
            yield f"/{command.qualified_name}"
    for command in tree.get_commands():
        if isinstance(command, app_commands.ContextMenu):
            yield command.name


def forms() -> Iterator[str]:
    """What the custom ids of forms begin with, as the cogs say it."""
    for file in (ROOT / "cogs").glob("*.py"):
        text = file.read_text(encoding="utf-8")
        yield from FORMS.findall(text)
        for name in SENT.findall(text):
            yield str(getattr(importlib.import_module(f"cogs.{file.stem}"), name))


async def test_everything_that_can_be_done_stands_in_the_table_once(world: World) -> None:
    assert len(NAMES) == len(set(NAMES))
    assert len(TABLE) <= 35
    there = [*typed(world.bot), *offered(world.bot.tree)]
    walking = [LinkButton(1, "x").template.pattern, MenuSelect(1, "x").template.pattern]
    there += [kind for template in (*(each.pattern for each in TEMPLATES), *walking) for kind in kinds(template)]
    assert len(there) > 90
    assert [each for each in there if not any(f"{each}:".startswith(f"{name}:") for name in NAMES)] == []
    for form in forms():
        assert any(f"{name}:".startswith(form) for name in NAMES), form
    in_discord = {name for name in NAMES if not name.startswith(TERMINAL)}
    assert in_discord == set(DEEDS), "each is tried"
    gone = [name for name in in_discord if not any(f"{each}:".startswith(f"{name}:") for each in there)]
    assert [name for name in gone if "-form" not in name] == [], "each is there"


def test_each_choice_of_a_custom_id_is_tried() -> None:
    pressed = [way.custom_id for ways in DEEDS.values() for way in ways if isinstance(way, Pressed)]
    for template in TEMPLATES:
        if found := WORDS.search(template.pattern):
            begin = template.pattern.partition("(")[0]
            for word in found[1].split("|"):
                assert any(custom_id.startswith(f"{begin}{word}") for custom_id in pressed), (template.pattern, word)


def test_every_command_of_the_terminal_stands_in_the_table(here: Bot) -> None:
    listed = re.findall(r"^    ([a-z]+)\b", here("--help").out, re.MULTILINE)
    verbs = re.findall(r"^    ([a-z]+)\b", here("pack", "--help").out, re.MULTILINE)
    there = {f"{TERMINAL}{name}" for name in listed if name != "pack"} | {f"{TERMINAL}pack {verb}" for verb in verbs}
    assert len(there) > 10
    assert there == {name for name in NAMES if name.startswith(TERMINAL)}
    for row in TABLE:
        if row.names[0].startswith(TERMINAL):
            assert [row.cells[who] for who in Who] == [*[May.NO] * 7, May.YES]


def test_the_operator_does_it_in_the_terminal(here: Bot, tmp_path: Path) -> None:
    (tmp_path / "pair.toml").write_text(write_pack(dating(1)), encoding="utf-8")
    assert "Saved as e" in here("say", ADD, "--as", "editor").answered()
    with closing(sqlite3.connect(tmp_path / "record.db")) as connection:
        [(editor,)] = connection.execute("SELECT editor FROM event_versions WHERE editor IS NOT NULL")
    for arguments, writes in (
        (["pack", "check", "pair.toml"], False),
        (["pack", "load", "pair.toml"], True),
        (["pack", "export", "kimye"], False),
        (["ask", "are kim and kanye divorced?"], False),
        (["status", "kimye"], False),
        (["mark"], False),
        (["takedown", "kimye", "--reason", "they asked"], True),
        (["erase", str(editor)], True),
        (["backup", "copy.db"], False),
        (["run", "--help"], False),
        (["preview", "--help"], False),
    ):
        before = rows_of(tmp_path / "record.db")
        ran = here(*arguments, stdin="Kit Q. Kidd\n")
        assert ran.code == 0, ran
        assert (rows_of(tmp_path / "record.db") != before) is writes, arguments
    assert (tmp_path / "copy.db").is_file()


@pytest.mark.parametrize("direct", [False, True])
async def test_nobody_does_in_discord_what_the_terminal_is_for(world: World, tmp_path: Path, direct: bool) -> None:
    owner = world.guild.add_member(world.guild.owner)
    world.bot.owner_id = owner.id
    before = rows_of(tmp_path / "record.db")
    for name in NAMES:
        if name.startswith(TERMINAL):
            line = f"!{name.removeprefix(TERMINAL)} kimye --reason they asked"
            await (owner.send_dm(line) if direct else owner.send(world.channel, line))
            word = name.removeprefix(TERMINAL).split()[0]
            assert world.bot.tree.get_command(word) is None or f"/{word}" in NAMES
    assert rows_of(tmp_path / "record.db") == before
