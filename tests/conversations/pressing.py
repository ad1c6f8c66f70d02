"""Cards as readers meet them: asked for in every way, read, and pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import UserHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.reasoning.chart import Chart
from tests.conversations.conftest import World, walked

Person = MemberActor | UserHandle
KIMYE = "Kim Kardashian & Kanye West"
# What stands on the card of one verb, and on no other's.
VERBS = {
    "status": "### What decided it\n",
    "timeline": f"## {KIMYE}: timeline\n",
    "why": "### Step by step\n",
    "rumours": f"## {KIMYE}: rumours\n",
    "sources": f"## {KIMYE}: sources\n",
    "picture": f"## {KIMYE}: drawn timeline\n",
}
LABELS = {
    "status": "Status",
    "timeline": "Timeline",
    "why": "Why?",
    "rumours": "Rumours",
    "sources": "Sources",
    "picture": "Picture",
}
# How a verb is asked for, in a server and in a direct message.
WAYS = ("typed", "slash", "ship", "typed in dm", "slash in dm", "ship in dm")
FAILED = "Sorry, that went wrong"
UNKNOWN_BUTTON = "That button is of another version of this bot"


def quick_drawing(_: Chart) -> bytes:
    """A picture that costs nothing."""
    return b"\x89PNG\r\n\x1a\n"


class Counting:
    """A way of drawing that counts its pictures, and can be told to fail."""

    def __init__(self) -> None:
        self.drawn: list[Chart] = []
        self.fails = False

    def __call__(self, chart: Chart) -> bytes:
        self.drawn.append(chart)
        if self.fails:
            raise MemoryError("no room to draw")
        return quick_drawing(chart)


async def asked(
    world: World, verb: str, way: str = "typed", *, couple: str = "kimye", **options: Any
) -> ResponseMessage:
    """The card that a verb of a couple brings the fan, asked for in one of the ways."""
    command, _, in_dm = way.partition(" in ")
    if command == "typed":
        line = f"!{couple} {verb}"
        await (world.fan.send_dm(line) if in_dm else world.fan.send(world.channel, line))
        message = (world.fan.user.dm_channel if in_dm else world.channel).last_message
        assert message
        assert message.author.bot, line
        return live(world, message)
    if command == "ship":
        options["couple"] = couple
    name = f"{'ship' if command == 'ship' else couple} {verb}"
    if in_dm:
        return answered(await world.fan.user.slash(name, **options))
    return answered(await world.fan.slash(world.channel, name, **options))


async def said(world: World, line: str, *, by: MemberActor | None = None) -> ResponseMessage:
    """The card that a typed line brings."""
    await (by or world.fan).send(world.channel, line)
    message = world.channel.last_message
    assert message
    assert message.author.bot, line
    return live(world, message)


def live(world: World, message: discord.Message) -> ResponseMessage:
    """A message as it stands at any later time."""
    return ResponseMessage(world.env, world.env.backend.get_message(message.channel.id, message.id))


def answered(result: Any) -> ResponseMessage:
    """The message that answered an interaction: new, or the clicked one as it is now."""
    assert isinstance(result, InteractionResult)
    assert result.acknowledged
    if result.followups:
        return result.followups[-1]
    assert result.response
    return result.response


def reader(world: World, way: str) -> Person:
    """The fan, as they can click what they asked for."""
    return world.fan.user if way.endswith("in dm") else world.fan


async def press(person: Person, card: ResponseMessage, label: str) -> ResponseMessage:
    """The card that a button brings."""
    return answered(await person.click(card, label=label))


async def pick(person: Person, card: ResponseMessage, name: str, begins: str) -> ResponseMessage:
    """The card that a line of a menu brings, by what the line begins with."""
    menu = menu_of(card, name)
    value = next(option["value"] for option in menu["options"] if option["label"].startswith(begins))
    return answered(await person.select(card, [value], custom_id=menu["custom_id"]))


def text(card: ResponseMessage) -> str:
    """All that a card says."""
    return "\n".join(raw["content"] for raw in walked(card.components) if "content" in raw)


def shows(card: ResponseMessage, verb: str) -> bool:
    """Whether a card of Kimye is that of a verb, and of no other."""
    return [each for each, mark in VERBS.items() if mark in text(card)] == [verb] and KIMYE in text(card)


def buttons(card: ResponseMessage) -> dict[str, dict[str, Any]]:
    """The buttons of a card by their labels."""
    return {raw["label"]: raw for raw in walked(card.components) if raw.get("type") == 2}


def pressable(card: ResponseMessage) -> list[str]:
    """The labels of the buttons that can be pressed."""
    return [label for label, raw in buttons(card).items() if not raw.get("disabled")]


def menu_of(card: ResponseMessage, name: str) -> dict[str, Any]:
    """The menu of a card with this name."""
    return next(
        raw for raw in walked(card.components) if raw.get("type") == 3 and raw["custom_id"].endswith(f":{name}")
    )


def menus_of_kind(card: ResponseMessage, begins: str) -> str:
    """The custom id of the menu of a card that begins with a text."""
    return next(
        raw["custom_id"]
        for raw in walked(card.components)
        if "custom_id" in raw and raw.get("type") != 2 and raw["custom_id"].startswith(begins)
    )


def menus(card: ResponseMessage) -> list[str]:
    """The names of a card's menus."""
    return [raw["custom_id"].rpartition(":")[2] for raw in walked(card.components) if raw.get("type") == 3]


def lines(card: ResponseMessage, starting: str = "- ") -> list[str]:
    """The entries of a card: not what stands beneath them, nor its sources."""
    return [line.removeprefix(starting) for line in text(card).splitlines() if line.startswith(starting)]


def forge(world: World, card: ResponseMessage, custom_id: str) -> None:
    """Put a button that the bot never made under its message."""
    stored = world.env.backend.get_message(card.channel_id, card.id)
    row = {"type": 1, "components": [{"type": 2, "style": 2, "label": "forged", "custom_id": custom_id}]}
    stored.components = [part for part in stored.components if not _forged(part)] + [row]


def forge_menu(world: World, card: ResponseMessage, custom_id: str, value: str) -> None:
    """Put a menu that the bot never made in the place of all controls of its message."""
    stored = world.env.backend.get_message(card.channel_id, card.id)
    menu = {"type": 3, "custom_id": custom_id, "options": [{"label": "forged", "value": value}]}
    kept = [part for part in stored.components if part["type"] != 1]
    stored.components = [*kept, {"type": 1, "components": [menu]}]


def _forged(part: dict[str, Any]) -> bool:
    return "forged" in str(part)


def encoded(owner: Person, to: str) -> str:
    """The custom id of a button on somebody's card."""
    return f"go:{owner.id:x}:{to}"


def sent(world: World, which: Callable[[Any], bool] = lambda _: True) -> list[Any]:
    """The requests by which the bot answered so far: method, path and body."""
    return [r for r in world.env.http_requests if r.method != "GET" and not r.path.endswith("/commands") and which(r)]


def last_callback(world: World) -> dict[str, Any]:
    """The newest answer to an interaction."""
    body: dict[str, Any] | None = next(
        r.json for r in reversed(world.env.http_requests) if r.path.endswith("/callback")
    )
    assert body
    return body
