"""Somebody tries something: what they are sent, and what is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from string import Formatter
from typing import Any, assert_never

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, UserHandle
from simcord.results import InteractionResult, ResponseMessage

from tests.conversations.conftest import World, text_of
from tests.conversations.deeds import Menu, Pressed, Sent, Slash, Typed, Way
from tests.conversations.forging import Forger, forger_of, offer_everywhere
from tests.conversations.makers import MAKERS
from tests.conversations.making import Making
from tests.conversations.permissions import Who
from tests.conversations.pressing import Person, live, text

# What is typed is no part of the record until it is saved, and commands are told to Discord in passing.
_UNTOLD = frozenset({"drafts", "memory", "sqlite_sequence"})


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a try: new messages, whether only who tried can see them, the card that was pressed, and a form."""

    said: tuple[str, ...]
    alone: bool
    card: str
    form: str

    @property
    def all(self) -> str:
        """All that can be read."""
        return "\n".join([*self.said, self.card, self.form])


@dataclass
class Stage:
    """A server with everybody of the table in it."""

    world: World
    other: World
    forger: Forger
    people: Mapping[Who, MemberActor]
    file: Path
    numbers: count[int]
    card: ResponseMessage
    message: ResponseMessage

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """All that is written, by table."""
        return rows_of(self.file)

    def making(self, who: Who, *, of_others: bool = False) -> Making:
        """Makes what somebody tries; `of_others` what is not their own."""
        person = self.people[who]
        others = self.people[Who.MANAGER if who is not Who.MANAGER else Who.OWNER].id
        return Making(self.world, others if of_others else person.id, others, self.numbers)

    async def try_(self, who: Who, way: Way) -> Came:
        """Let somebody do something, that is made already."""
        self.forger.installed_by(self.people[who].id if who is Who.INSTALLED else None)
        direct = who is Who.DIRECT
        person: Person = self.people[who].user if direct else self.people[who]
        card = await self._card_in_dm(self.people[who].user) if direct else self.card
        match way:
            case Typed(line=line, file=file):
                return await self._typed(self.people[who], line, file, direct=direct)
            case Slash(name=name, options=options):
                return self._came(await self._slash(person, name, options), None)
            case Pressed(custom_id=custom_id, value=value):
                return self._came(await self.forger.press(person, card, custom_id, value), card)
            case Sent(custom_id=custom_id, fields=fields):
                return self._came(await self.forger.send(person, card, custom_id, fields), card)
            case Menu(name=name):
                return self._came(await self.forger.menu(person, card if direct else self.message, name), None)
            case _:
                assert_never(way)

    async def _typed(self, by: MemberActor, line: str, file: bytes | None, *, direct: bool) -> Came:
        where = by.user.dm_channel if direct else self.world.channel
        before = {message.id for message in where.history()}
        files = [("packs.toml", file)] if file else []
        if direct:
            backend = self.world.env.backend
            await by.user.send_dm(f"!{line}", attachments=backend.store_attachments(where.id, files))
        else:
            await by.send(where, f"!{line}", attachments=files)
        new = [message for message in where.history() if message.id not in before and message.author.bot]
        return Came(tuple(map(text_of, new)), False, "", "")

    async def _slash(self, person: Person, name: str, options: Mapping[str, Any]) -> InteractionResult:
        options = {option: self._handle(option, value) for option, value in options.items()}
        if isinstance(person, MemberActor):
            return await person.slash(self.world.channel, name, **options)
        # No channel of a server can be picked in a direct message.
        result = await person.slash(name, **{o: v for o, v in options.items() if not isinstance(v, ChannelHandle)})
        assert isinstance(result, InteractionResult)
        return result

    def _handle(self, option: str, value: Any) -> Any:
        """What Discord sends for an option that is picked."""
        env = self.world.env
        if option == "channel":
            return ChannelHandle(env, self.world.guild, env.backend.get_channel(int(value)))
        return self.people[Who.MEMBER].user if option == "editor" else value

    async def _card_in_dm(self, user: UserHandle) -> ResponseMessage:
        await user.send_dm("!kimye")
        message = user.dm_channel.last_message
        assert message
        return live(self.world, message)

    def _came(self, result: InteractionResult, card: ResponseMessage | None) -> Came:
        response = result.response
        changed = card is not None and response is not None and response.id == card.id
        new = [*([] if response is None or changed else [response]), *result.followups]
        said = tuple(map(text, new))
        form = str(result.modal) if result.modal else ""
        return Came(said, all(each.ephemeral for each in new), text(card) if card else "", form)


def rows_of(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is written in a record, by table."""
    with closing(sqlite3.connect(file)) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = sorted(str(name) for [name] in named if name not in _UNTOLD)
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


async def stage_of(world: World, file: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Everybody, a card that an editor asked for, a message to use a menu on, and a channel for suggestions."""
    other, guild = world.elsewhere(), world.guild
    keepers = guild.create_role("Keepers")
    owner = guild.add_member(guild.owner)
    people = {
        Who.OWNER: owner,
        Who.MANAGER: world.editor,
        Who.EDITOR: guild.add_member(world.env.create_user("keeper"), roles=[keepers]),
        Who.MEMBER: world.fan,
        Who.STRANGER: guild.add_member(other.guild.owner),
        Who.DIRECT: owner,
        Who.INSTALLED: owner,
        Who.OPERATOR: guild.add_member(world.env.create_user("operator")),
    }
    desk = guild.create_text_channel("suggestions")
    await world.store.servers.change(
        guild.id,
        lambda now: replace(now, editor_role=keepers.id, suggestions_channel=desk.id),
        editor=owner.id,
        made_at=datetime.now(UTC),
    )
    # Who runs the bot is nobody special in Discord.
    world.bot.owner_id = people[Who.OPERATOR].id
    offer_everywhere(world)
    message = await world.fan.send(world.channel, "kimye are divorced https://news.example/a")
    await world.say("!event help", by=world.editor)
    card = world.channel.last_message
    assert isinstance(card, discord.Message)
    forger = forger_of(world, monkeypatch)
    return Stage(world, other, forger, people, file, count(), live(world, card), live(world, message))


async def fill(making: Making, text: str) -> str:
    """A text with every "{name}" in it replaced; what belongs together is made together."""
    wanted = {name for _, name, _, _ in Formatter().parse(text) if name}
    made: dict[str, object] = {}
    for names, make in MAKERS.items():
        if wanted & set(names):
            made |= dict(zip(names, await make(making), strict=True))
    return text.format(**made)


async def fill_all(making: Making, texts: Mapping[str, Any]) -> dict[str, Any]:
    """The same for each text, in which a name stands for the same; what is no text stays."""
    parts = "\0".join(value for value in texts.values() if isinstance(value, str))
    made = iter((await fill(making, parts)).split("\0"))
    return {name: next(made) if isinstance(value, str) else value for name, value in texts.items()}


async def filled(making: Making, way: Way) -> Way:
    """A way with all that it names made."""
    match way:
        case Typed():
            return replace(way, line=await fill(making, way.line))
        case Slash():
            return replace(way, options=await fill_all(making, way.options))
        case Pressed():
            parts = await fill_all(making, {"custom_id": way.custom_id, "value": way.value})
            return replace(way, custom_id=parts["custom_id"], value=parts["value"])
        case Sent():
            parts = await fill_all(making, {**way.fields, "-": way.custom_id})
            return replace(way, custom_id=parts.pop("-"), fields=parts)
        case Menu():
            return way
        case _:
            assert_never(way)
