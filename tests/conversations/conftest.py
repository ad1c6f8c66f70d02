"""A server with a fan, an editor and a stranger, and the real bot in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import discord
import pytest
import pytest_asyncio
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.client import Shiplog, intents_for
from bot.pace import Pace
from bot.settings import Settings
from db.store import Store
from tests.conftest import TODAY

# No conversation of a test is meant to meet the cooldown, but for the one about it.
UNHURRIED = Pace(uses=10_000)


def new_bot(store: Store, settings: Settings | None = None, pace: Pace = UNHURRIED) -> Shiplog:
    """The bot as it runs, with the tests' day."""
    return Shiplog(
        store, settings or Settings(), today=lambda: TODAY, intents=intents_for(None), pace=pace, shard_count=1
    )


@dataclass
class World:
    """A running bot with a server, a channel and people in it."""

    env: Env
    store: Store
    guild: GuildHandle
    channel: ChannelHandle
    fan: MemberActor
    editor: MemberActor
    roles: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def bot(self) -> Shiplog:
        """The bot that runs now."""
        assert isinstance(self.env.bot, Shiplog)
        return self.env.bot

    async def say(self, text: str, *, by: MemberActor | None = None, channel: ChannelHandle | None = None) -> str:
        """Type a line and return the text of the bot's replies, "" where it stays silent."""
        where = channel or self.channel
        before = {message.id for message in where.history()}
        await (by or self.fan).send(where, text)
        return "\n".join(
            text_of(message) for message in where.history() if message.id not in before and message.author.bot
        )

    async def slash(self, name: str, *, by: MemberActor | None = None, **options: Any) -> str:
        """Use a slash command and return the text of its reply."""
        return reply_of(await (by or self.fan).slash(self.channel, name, **options))

    async def restart(self, settings: Settings | None = None) -> None:
        """Restart the bot on the same record."""
        await self.env.bot.close()
        await self.env.restart_bot(new_bot(self.store, settings))


@pytest.fixture
def simcord_bot(store: Store) -> Shiplog:
    """The bot that SimCord's own `simcord_env` runs."""
    return new_bot(store)


@pytest_asyncio.fixture
async def world(simcord_env: Env, store: Store) -> World:
    """The shipped record in a server with a fan and an editor."""
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("general")
    moderators = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    fan = guild.add_member(simcord_env.create_user("fan"))
    editor = guild.add_member(simcord_env.create_user("editor"), roles=[moderators])
    return World(simcord_env, store, guild, channel, fan, editor, {"moderators": moderators})


def texts(components: list[Any]) -> Iterator[str]:
    """Every text of a message's components, in the order of reading."""
    for component in components:
        raw = component if isinstance(component, dict) else component.to_dict()
        if "content" in raw:
            yield raw["content"]
        yield from texts(raw.get("components", []))


def text_of(message: discord.Message) -> str:
    """All that a message says."""
    return "\n".join([message.content, *texts(list(message.components))]).strip()


def reply_of(result: InteractionResult) -> str:
    """All that the reply to an interaction says."""
    return "\n".join(texts(result.response.components)) if result.response else ""
