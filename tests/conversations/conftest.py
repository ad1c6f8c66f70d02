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
from tests.conftest import SHARED, TODAY
from tests.discord_rules import DiscordRules

# No conversation of a test is meant to meet the cooldown, but for the one about it.
UNHURRIED = Pace(uses=10_000)
OPENAPI = SHARED / "discord" / "openapi.json"


def new_bot(
    store: Store,
    settings: Settings | None = None,
    pace: Pace = UNHURRIED,
    intents: discord.Intents | None = None,
    suggestion_pace: Pace = UNHURRIED,
) -> Shiplog:
    """The bot as it runs, with the tests' day."""
    return Shiplog(
        store,
        settings or Settings(),
        today=lambda: TODAY,
        intents=intents or intents_for(None),
        pace=pace,
        suggestion_pace=suggestion_pace,
        shard_count=1,
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

    @property
    def me(self) -> int:
        """The bot's id, to mention it."""
        assert self.bot.user
        return self.bot.user.id

    async def say(self, text: str, *, by: MemberActor | None = None, channel: ChannelHandle | None = None) -> str:
        """Type a line and return the text of the bot's replies, "" where it stays silent."""
        where = channel or self.channel
        before = {message.id for message in where.history()}
        await (by or self.fan).send(where, text)
        return "\n".join(
            text_of(message) for message in where.history() if message.id not in before and message.author.bot
        )

    async def dm(self, text: str) -> str:
        """Type a direct message as the fan and return the text of the bot's replies."""
        where = self.fan.user.dm_channel
        before = {message.id for message in where.history()}
        await self.fan.send_dm(text)
        return "\n".join(
            text_of(message) for message in where.history() if message.id not in before and message.author.bot
        )

    async def slash(self, name: str, *, by: MemberActor | None = None, **options: Any) -> str:
        """Use a slash command and return the text of its reply."""
        return reply_of(await (by or self.fan).slash(self.channel, name, **options))

    async def choices(self, command: str, option: str, typed: str, **filled: Any) -> list[str]:
        """What autocomplete offers the fan, as it is shown."""
        offered = await self.fan.autocomplete(self.channel, command, option, typed, **filled)
        return [choice["name"] for choice in offered]

    async def restart(self, settings: Settings | None = None) -> None:
        """Restart the bot on the same record."""
        bot = self.bot
        await bot.close()
        await self.env.restart_bot(new_bot(self.store, settings or bot.settings))

    def failures(self) -> list[str]:
        """The errors that the bot met so far, by the name of their cause; SimCord then takes them as expected."""
        return [type(cause_of(error)).__name__ for error in self.env.errors]

    def elsewhere(self) -> World:
        """The same bot in a second server, with people of its own."""
        return people_in(self.env, self.store, "Elsewhere")


@pytest.fixture
def settings() -> Settings:
    """The bot's settings; a test overrides them with `@pytest.mark.parametrize("settings", [...])`."""
    return Settings()


@pytest.fixture
def pace() -> Pace:
    """The bot's cooldown."""
    return UNHURRIED


@pytest.fixture
def suggestion_pace() -> Pace:
    """The cooldown of suggestions."""
    return UNHURRIED


@pytest.fixture
def intents() -> discord.Intents:
    """The intents that the bot asks for."""
    return intents_for(None)


@pytest.fixture
def simcord_bot(
    store: Store, settings: Settings, pace: Pace, intents: discord.Intents, suggestion_pace: Pace
) -> Shiplog:
    """The bot that SimCord's own `simcord_env` runs."""
    return new_bot(store, settings, pace, intents, suggestion_pace)


@pytest_asyncio.fixture
async def world(simcord_env: Env, store: Store) -> World:
    """The shipped record in a server with a fan and an editor."""
    return people_in(simcord_env, store, "Fans of ships")


def people_in(env: Env, store: Store, name: str) -> World:
    """A server with a channel, a fan and an editor."""
    guild = env.create_guild(name)
    channel = guild.create_text_channel("general")
    moderators = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    fan = guild.add_member(env.create_user(f"fan of {name}"))
    editor = guild.add_member(env.create_user(f"editor of {name}"), roles=[moderators])
    return World(env, store, guild, channel, fan, editor, {"moderators": moderators})


@pytest.fixture(scope="session")
def discord_rules() -> DiscordRules:
    """What Discord takes; without its schema, where the shared folder is absent, only the documented limits."""
    return DiscordRules(OPENAPI if OPENAPI.is_file() else None)


@pytest.fixture(autouse=True)
def discord_would_take_it(request: pytest.FixtureRequest, discord_rules: DiscordRules) -> Iterator[None]:
    """Every card, form, error and command that any conversation makes the bot send is one that Discord takes."""
    yield
    env = request.node.funcargs.get("simcord_env")
    if isinstance(env, Env):
        problems = [problem for sent in env.http_requests for problem in discord_rules.problems(sent)]
        assert not problems, "\n".join(problems)


def cause_of(error: BaseException) -> BaseException:
    """The error inside of what discord.py wraps around it."""
    while (inner := getattr(error, "original", None)) is not None:
        error = inner
    return error


def walked(components: list[Any]) -> Iterator[dict[str, Any]]:
    """Every component of a message, nested ones too, in the order of reading."""
    for component in components:
        raw: dict[str, Any] = getattr(component, "to_dict", lambda raw=component: raw)()
        yield raw
        yield from walked(raw.get("components", []))


def text_of(message: discord.Message) -> str:
    """All that a message says."""
    said = [raw["content"] for raw in walked(list(message.components)) if "content" in raw]
    return "\n".join([message.content, *said]).strip()


def reply_of(result: InteractionResult) -> str:
    """All that the reply to an interaction says."""
    said = walked(result.response.components) if result.response else ()
    return "\n".join(raw["content"] for raw in said if "content" in raw)


def buttons_of(message: discord.Message | InteractionResult) -> list[str]:
    """The labels of the buttons under a message, or under the reply to an interaction."""
    if isinstance(message, InteractionResult):
        components = message.response.components if message.response else []
    else:
        components = list[Any](message.components)
    return [raw["label"] for raw in walked(components) if raw.get("type") == 2]
