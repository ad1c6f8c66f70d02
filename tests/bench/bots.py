"""The bots that are measured, each real discord.py: a bare one, and Shiplog."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord import app_commands, ui
from discord.ext import commands

if TYPE_CHECKING:
    from datetime import date

    from simcord.actors import MemberActor
    from simcord.builders import ChannelHandle
    from simcord.env import Env

    from bot.client import Shiplog
    from db.store import Store

Interaction: TypeAlias = discord.Interaction[commands.Bot]
Context: TypeAlias = commands.Context[commands.Bot]
NO_MENTIONS = discord.AllowedMentions.none()


@dataclass(frozen=True, slots=True)
class HardCoded:
    """The status card as its parts: the texts between its rules, and the labels and custom ids of its buttons."""

    texts: list[str]
    colour: int
    buttons: list[tuple[str, str]]

    @classmethod
    def of(cls, components: list[dict[str, Any]]) -> HardCoded:
        """The parts of a reply: a container, and a row of buttons under it."""
        container, row = components
        return cls(
            [part["content"] for part in container["components"] if "content" in part],
            container["accent_color"],
            [(button["label"], button["custom_id"]) for button in row["components"]],
        )

    def view(self) -> ui.LayoutView:
        """The card, as short as discord.py allows."""
        view = ui.LayoutView(timeout=None)
        parts: list[ui.Item[Any]] = []
        for text in self.texts:
            if parts:
                parts.append(ui.Separator())
            parts.append(ui.TextDisplay(text))
        view.add_item(ui.Container(*parts, accent_colour=discord.Colour(self.colour)))
        row = ui.ActionRow[ui.LayoutView]()
        for label, custom_id in self.buttons:
            row.add_item(ui.Button(label=label, custom_id=custom_id))
        view.add_item(row)
        view.stop()
        return view


def bare_bot(card: HardCoded | None = None) -> commands.Bot:
    """A bot with a hybrid `ping`; with a card, also `/card status`, which sends it.

    The card has a command of the same depth as a couple's, so that Discord's side of it is alike.
    """
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.message_content = True
    bot = commands.Bot("!", intents=intents, help_command=None, max_messages=None)

    async def ping(ctx: Context) -> None:
        await ctx.send("Pong!")

    bot.add_command(commands.HybridCommand(ping, name="ping", description="Pong"))
    if card:
        bot.tree.add_command(_card_group(card))
    return bot


def _card_group(card: HardCoded) -> app_commands.Group:
    group = app_commands.Group(name="card", description="A hard-coded card")

    async def status(interaction: Interaction, as_of: str | None = None, known_by: str | None = None) -> None:
        del as_of, known_by
        ctx = await Context.from_interaction(interaction)
        await ctx.send(view=card.view(), allowed_mentions=NO_MENTIONS)

    group.add_command(app_commands.Command(name="status", description="Send it", callback=status))
    return group


def shiplog(store: Store, today: Callable[[], date] | None = None) -> Shiplog:
    """Shiplog as it runs, on an opened record, without its cooldown and with the benchmark's day or another."""
    from bot.client import Shiplog, intents_for
    from bot.pace import Pace
    from bot.settings import Settings
    from tests.bench.records import TODAY

    return Shiplog(
        store,
        Settings(),
        today=today or (lambda: TODAY),
        intents=intents_for(None),
        pace=Pace(uses=10**9),
        always_sync=True,
        shard_count=1,
    )


class Room:
    """A bot at work in a channel of a simulated server, and somebody who uses its slash commands."""

    def __init__(self, env: Env, channel: ChannelHandle, fan: MemberActor) -> None:
        self._env = env
        self._channel = channel
        self._fan = fan

    async def ask(self, command: str) -> list[dict[str, Any]]:
        """Use a slash command and return the components of its reply."""
        result = await self._fan.slash(self._channel, command)
        if result.response is None:
            raise RuntimeError(f"/{command} was not answered")
        return result.response.components

    async def ask_often(self, command: str, times: int) -> None:
        """Use a slash command many times; what SimCord keeps of each is dropped every hundred."""
        for number in range(times):
            await self._fan.slash(self._channel, command)
            if number % 100 == 99:
                self.forget()
        self.forget()

    async def say_each(self, lines: Sequence[str]) -> None:
        """Type some lines, the last of which has to be answered."""
        for number, line in enumerate(lines, start=1):
            await self._fan.send(self._channel, line)
            if number == len(lines) and not self._answered():
                raise RuntimeError(f"{line} was not answered")
            if number % 100 == 0:
                self.forget()
        self.forget()

    def _answered(self) -> bool:
        last = self._channel.last_message
        return last is not None and last.author.bot

    def forget(self) -> None:
        """Drop what SimCord's side of Discord keeps for ever: 16 KB a reply that is not the bot's."""
        backend = self._env.backend
        for kept in (backend.http_requests, backend.transcript):
            kept.clear()
        for kept in (backend.interactions, backend.interaction_tokens, *backend.messages.values()):
            kept.clear()


@asynccontextmanager
async def room(bot: commands.Bot | Shiplog, *, sync: bool = False) -> AsyncGenerator[Room]:
    """A bot started by SimCord; `sync` registers the commands of one that does not do it itself."""
    import simcord

    async with simcord.run(bot) as env:
        if sync:
            await bot.tree.sync()
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        yield Room(env, channel, guild.add_member(env.create_user("fan")))
        await bot.close()
