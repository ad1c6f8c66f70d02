"""Which channels are told when the record of a couple changes: `follow` and `unfollow`, and telling them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.access import Right
from bot.asking import named_couple
from bot.channels import channel_problem
from bot.client import Shiplog
from bot.replies.following_cards import follows_not_reply, follows_reply, not_followed_reply, unfollowed_reply
from bot.replies.notices import notice
from bot.replies.words import told_words
from cogs.acting import By, acting, may, needs
from cogs.choices import Choices, couple_choices, offered
from cogs.couple_removed import not_named_reply
from cogs.speaking import Context, Interaction, Reply, answer
from db.follows import NotFollowed
from db.records import Couple
from db.rows import StoredCouple

# For what another process did, such as an upgraded pack; changes made here are told at once.
_MINUTES = 1
# What is typed behind the command: "kimye", "kim and kanye #ship-news", "couple: kimye channel: #ship-news".
_TYPED = re.compile(
    r"(?:couple:\s*)?(?P<couple>.*?)\s*(?:(?:channel:\s*)?(?P<named><#\d+>|#\S+)|channel:\s*(?P<called>\S+))?"
)
_MOST_ID = 2**63
_GUILDS_ONLY = {"guilds": True, "dms": False, "private_channels": False}


class ChannelOption(app_commands.Transformer):
    """A text channel as a slash command takes it: by its id, which is looked up in the server by who uses it."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What Discord lets people pick."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Of which kinds."""
        return [discord.ChannelType.text, discord.ChannelType.news]

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> int:
        """The channel's id."""
        del interaction
        return int(value.id)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who wants which channel, by Discord's id, to be told of which couple, or no more."""

    by: By
    guild: discord.Guild
    stored: StoredCouple
    channel: int


class Following(commands.Cog):
    """Channels that are told of changes."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    async def cog_unload(self) -> None:
        """Stop looking for what is to be told."""
        self.sweep.cancel()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Tell what could not be told before, and go on looking."""
        if not self.sweep.is_running():
            self.sweep.start()

    @tasks.loop(minutes=_MINUTES)
    async def sweep(self) -> None:
        """Tell what was written by somebody else, and what Discord failed at before."""
        await self.bot.outbox.deliver_waiting()

    @commands.hybrid_command(name="follow", description=told_words.FOLLOW, usage=told_words.FOLLOW_USAGE)
    @app_commands.describe(couple=told_words.FOLLOW_COUPLE, channel=told_words.FOLLOW_CHANNEL)
    @app_commands.guild_only()
    @app_commands.allowed_contexts(**_GUILDS_ONLY)
    @app_commands.allowed_installs(guilds=True, users=False)
    @needs(Right.MANAGE)
    async def follow(
        self, ctx: Context, *, couple: str, channel: app_commands.Transform[int, ChannelOption] | None = None
    ) -> None:
        """Tell a channel of a couple's changes from now on."""
        asked = await self._asked(ctx, couple, channel)
        if asked is None:
            return
        if problem := await channel_problem(asked.guild, asked.channel):
            await answer(ctx, Reply(notice(told_words.NOTHING_CHANGED, problem), private=True))
            return
        by, couple_ = asked.by, asked.stored.couple
        followed = await self.bot.store.follows.follow(
            by.server, asked.stored.id, asked.channel, editor=by.editor, made_at=datetime.now(UTC)
        )
        following = await self._following(by.server, asked.channel)
        if isinstance(followed, NotFollowed):
            blocks = not_followed_reply(followed, asked.channel, couple_, following)
            await answer(ctx, Reply(blocks, private=True))
        else:
            await answer(ctx, Reply(follows_reply(asked.channel, couple_, following)))

    @commands.hybrid_command(name="unfollow", description=told_words.UNFOLLOW, usage=told_words.FOLLOW_USAGE)
    @app_commands.describe(couple=told_words.FOLLOW_COUPLE, channel=told_words.FOLLOW_CHANNEL)
    @app_commands.guild_only()
    @app_commands.allowed_contexts(**_GUILDS_ONLY)
    @app_commands.allowed_installs(guilds=True, users=False)
    @needs(Right.MANAGE)
    async def unfollow(
        self, ctx: Context, *, couple: str, channel: app_commands.Transform[int, ChannelOption] | None = None
    ) -> None:
        """Tell a channel of a couple's changes no more."""
        # A channel need not be there any more, nor be one in which the bot may speak.
        asked = await self._asked(ctx, couple, channel)
        if asked is None:
            return
        if not asked.channel:
            await answer(ctx, Reply(notice(told_words.NOTHING_CHANGED, told_words.CHANNEL_GONE), private=True))
            return
        server, couple_ = asked.by.server, asked.stored.couple
        at = datetime.now(UTC)
        if await self.bot.store.follows.unfollow(server, asked.stored.id, asked.channel, made_at=at):
            following = await self._following(server, asked.channel)
            await answer(ctx, Reply(unfollowed_reply(asked.channel, couple_, following)))
        else:
            follows = await self.bot.store.follows.standing(server)
            blocks = follows_not_reply(asked.channel, couple_, follows, await self._couples(server))
            await answer(ctx, Reply(blocks, private=True))

    @follow.autocomplete("couple")
    async def _couple_choices(self, interaction: Interaction, typed: str) -> Choices:
        return await couple_choices(interaction, typed) if await may(interaction, Right.MANAGE) else []

    @unfollow.autocomplete("couple")
    async def _followed_choices(self, interaction: Interaction, typed: str) -> Choices:
        """What the channel chosen so far follows, or else what any channel of this server does."""
        if not await may(interaction, Right.MANAGE):
            return []
        server = (await acting(interaction, Right.MANAGE)).server
        follows = await self.bot.store.follows.standing(server)
        chosen = getattr(interaction.namespace.channel, "id", interaction.channel_id)
        couples = await self._couples(server)
        here = [follow for follow in follows if follow.channel == chosen] or follows
        found = {couples[follow.couple].slug: couples[follow.couple] for follow in here if follow.couple in couples}
        wanted = typed.strip().casefold()
        return offered(
            (couple.name, slug)
            for slug, couple in found.items()
            if any(wanted in called.casefold() for called in (slug, couple.name, *couple.aliases))
        )

    async def _asked(self, ctx: Context, couple: str, channel: int | None) -> _Asked | None:
        """What is asked for; None where it cannot be, which has been answered."""
        by = await acting(ctx, Right.MANAGE)
        if ctx.guild is None:
            return None
        number = channel or ctx.channel.id
        if ctx.interaction is None:
            couple, number = _read(couple, ctx.guild, ctx.channel.id)
        names = await self.bot.answers.archive.names(by.server)
        found = named_couple(couple, names)
        if isinstance(found, StoredCouple):
            return _Asked(by, ctx.guild, found, number)
        await answer(ctx, await not_named_reply(ctx, by.server, found, names))
        return None

    async def _couples(self, server: int) -> dict[int, Couple]:
        names = await self.bot.answers.archive.names(server)
        return {stored.id: stored.couple for stored in names.couples}

    async def _following(self, server: int, channel: int) -> list[Couple]:
        """What a channel follows, without couples that were removed or taken down."""
        couples = await self._couples(server)
        follows = await self.bot.store.follows.standing(server)
        return [couples[f.couple] for f in follows if f.channel == channel and f.couple in couples]


def _read(typed: str, guild: discord.Guild, here: int) -> tuple[str, int]:
    """The couple and the channel of a typed line; 0 is a channel that is not there."""
    read = _TYPED.fullmatch(typed.strip())
    named = read and (read["named"] or read["called"])
    if read is None or not named:
        return read["couple"] if read else typed, here
    if (digits := named.strip("<#>")).isdecimal():
        # A number that is longer than any of Discord's ids is no channel's.
        number = int(digits[:20])
        return read["couple"], number if number < _MOST_ID else 0
    found = discord.utils.get(guild.text_channels, name=digits.casefold())
    return read["couple"], found.id if found else 0


async def setup(bot: Shiplog) -> None:
    """Add the commands, and what tells the channels."""
    await bot.add_cog(Following(bot))
