"""The same bot in a simulated Discord on this machine: for the preview and for `say`."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import discord
import simcord
from discord import ComponentType
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.client import Shiplog, intents_for
from bot.pace import Pace
from bot.reasoning.names import closest_word
from bot.replies.plain import plain_text
from bot.replies.words import notice_words
from bot.settings import Settings
from db.store import Store

# Discord's own limit for what a person types.
MAX_MESSAGE = 2000


@dataclass(frozen=True, slots=True)
class Stage:
    """A running bot in a server with one channel, a member and an editor."""

    env: Env
    channel: ChannelHandle
    member: MemberActor
    editor: MemberActor

    async def say(self, line: str, *, by: MemberActor) -> str:
        """Type a line, or use a slash command, and return the bot's reply as text."""
        if line.startswith("/"):
            return await self._slash(line, by)
        if len(line) > MAX_MESSAGE:
            return notice_words.TOO_LONG_A_MESSAGE
        if me := self.env.bot.user:
            line = re.sub(rf"@{me.name}\b", me.mention, line, flags=re.IGNORECASE)
        before = {message.id for message in self.channel.history()}
        await by.send(self.channel, line)
        replies = [m for m in self.channel.history() if m.id not in before and m.author.bot]
        return (
            "\n\n".join(_text(message.content, list(message.components)) for message in replies) or notice_words.SILENCE
        )

    async def _slash(self, line: str, by: MemberActor) -> str:
        command, options = _slash_options(line)
        available = by.available_commands(self.channel)
        if command not in available:
            near = closest_word(command, available)
            return notice_words.no_slash_command(command, near)
        try:
            result = await by.slash(self.channel, command, **options)
        except SetupError as error:
            return str(error)
        if result.modal is not None:
            labels = [component["label"] for component in result.modal["components"]]
            return notice_words.form_opens(str(result.modal["title"]), labels)
        if result.response is None:
            return notice_words.SILENCE
        text = _text(result.response.content, list(result.response.components))
        return f"{notice_words.ONLY_YOU}\n{text}" if result.ephemeral else text


@asynccontextmanager
async def stage(store: Store, settings: Settings, *, today: Callable[[], date]) -> AsyncGenerator[Stage]:
    """Start the bot in the simulated server; nothing leaves this machine."""
    bot = Shiplog(
        store,
        settings,
        today=today,
        intents=intents_for(None),
        pace=Pace(uses=1_000_000),
        always_sync=True,
        shard_count=1,
    )
    async with simcord.run(bot, check_errors=False) as env:
        if bot.user:
            await bot.user.edit(username="Shiplog")
        guild = env.create_guild(name="Shiplog preview")
        channel = guild.create_text_channel("ships")
        editors = guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
        member = guild.add_member(env.create_user("member"))
        editor = guild.add_member(env.create_user("editor"), roles=[editors])
        # The commands of the server's own couples are told to it once the bot is in it.
        await env.settle()
        yield Stage(env, channel, member, editor)


def _slash_options(line: str) -> tuple[str, dict[str, str]]:
    """ "/kimye status as_of:sept 2021" as the command's name and its options."""
    command, *pairs = re.split(r"\s+(\w+):", f"{line[1:].strip()}")
    return " ".join(command.split()), {
        name: value.strip() for name, value in zip(pairs[::2], pairs[1::2], strict=True) if value.strip()
    }


def _text(content: str, components: list[Any]) -> str:
    return plain_text("\n\n".join(part for part in (content, *_parts(components)) if part))


def _parts(components: list[Any]) -> Iterator[str]:
    """The texts of a message's components in the order of reading; what can be pressed by its labels."""
    for component in components:
        raw = cast("Mapping[str, Any]", component if isinstance(component, dict) else component.to_dict())
        if "content" in raw:
            yield str(raw["content"])
        if raw.get("type") == ComponentType.media_gallery.value:
            yield from (f"( {item['description']} )" for item in raw["items"])
        inner = list(raw.get("components", []))
        if raw.get("type") == ComponentType.action_row.value:
            yield " ".join(_label(child) for child in inner)
        else:
            yield from _parts(inner)


def _label(control: Any) -> str:
    """A button by its label, a menu by its prompt."""
    raw = cast("Mapping[str, Any]", control if isinstance(control, dict) else control.to_dict())
    return f"[ {raw.get('label') or raw.get('placeholder')} ]"
