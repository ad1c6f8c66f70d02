"""The tests' own rules of what Discord takes: what it would refuse is noticed."""

from __future__ import annotations

from typing import Any

import pytest
from simcord.types import HttpLogEntry

from tests.discord_rules import DiscordRules, command_problems, commands_problems, limit_problems

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
