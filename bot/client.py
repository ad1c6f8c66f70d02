"""The bot: opens nothing itself, is given the record, loads the cogs and keeps commands in step."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ext.commands.view import StringView

from bot.answers import Answers
from bot.archive import Archive
from bot.asking import CoupleMissing, CoupleUnknown, NothingAsked, read_request
from bot.drafts import Drafts
from bot.editing import Editing
from bot.outbox import Outbox
from bot.pace import Pace
from bot.pictures import Pictures
from bot.questions import AskedPlainly
from bot.reasoning.wondering import begins_as_question
from bot.servers import Servers
from bot.settings import Settings
from bot.suggesting import Suggesting
from bot.sync import sync_if_changed
from db.errors import RecordUnavailable
from db.store import Store

if TYPE_CHECKING:
    from bot.asks import Asks

log = logging.getLogger(__name__)

COGS = (
    "cogs.errors",
    "cogs.couples",
    "cogs.walking",
    "cogs.claims",
    "cogs.ask",
    "cogs.help",
    "cogs.events",
    "cogs.record",
    "cogs.event_forms",
    "cogs.suggestions",
    "cogs.suggestion_sent",
    "cogs.sources",
    "cogs.log_as_event",
    "cogs.settings",
    "cogs.following",
    "cogs.couple",
)
Context = commands.Context["Shiplog"]


def intents_for(flags: discord.ApplicationFlags | None) -> discord.Intents:
    """The intents to ask for; message content only where the application has it, or its flags are not known (None)."""
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.dm_messages = True
    intents.message_content = flags is None or flags.gateway_message_content or flags.gateway_message_content_limited
    return intents


class Shiplog(commands.AutoShardedBot):
    """Answers readers and editors from the record. `today` tells the day, in UTC."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        today: Callable[[], date],
        intents: discord.Intents,
        pace: Pace | None = None,
        suggestion_pace: Pace | None = None,
        pictures: Pictures | None = None,
        always_sync: bool = False,
        **options: Any,
    ) -> None:
        # Voice, which we do not use, is nothing to be warned of.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=_prefixes,
            tree_cls=_Tree,
            intents=intents,
            help_command=None,
            case_insensitive=True,
            strip_after_prefix=True,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            **options,
        )
        self.store = store
        self.settings = settings
        self.today = today
        self.servers = Servers(store, settings)
        self.answers = Answers(Archive(store, hides_rumours=self.servers.hides_rumours))
        self.editing = Editing(self.answers)
        self.suggesting = Suggesting(self.answers.archive, self.editing)
        self.drafts = Drafts(store, self.answers.archive.minors)
        self.outbox = Outbox(self.answers, self.servers, guild=self.get_guild, today=today)
        self.pictures = pictures or Pictures()
        self.pace = pace or Pace()
        # A member proposes one thing at a time, in each server.
        self.suggestion_pace = suggestion_pace or Pace(uses=1, seconds=30.0)
        # Leafing through a long list adds no message to the channel.
        self.walking_pace = Pace(uses=self.pace.uses * 4)
        self.always_sync = always_sync
        # Once for each line, and before any other check: what is refused counts too.
        self.add_check(_count_typed, call_once=True)

    @cached_property
    def asks(self) -> Asks:
        """Answers questions in plain words."""
        # All that reads them takes a third of a start: the first question loads it.
        from bot.asks import Asks

        return Asks(self.answers.archive)

    async def setup_hook(self) -> None:
        """Load the cogs and tell Discord of changed commands; also says what is missing."""
        for cog in COGS:
            try:
                await self.load_extension(cog)
            except commands.ExtensionFailed as failed:
                # What really went wrong, such as a record that cannot be read.
                raise failed.original from None
        if await sync_if_changed(self.tree, self.store, always=self.always_sync):
            log.info("Commands synced.")
        if not self.intents.message_content:
            log.warning(
                "Discord has not granted the message content intent: slash commands and @mentions work,"
                " commands after %s do not. Grant it in the developer portal, under Bot.",
                self.settings.prefix,
            )

    async def close(self) -> None:
        """Disconnect, and let the thread that draws go."""
        try:
            await super().close()
        finally:
            self.pictures.close()

    async def on_ready(self) -> None:
        """Say that readers can ask."""
        log.info("Ready as %s.", self.user)

    async def process_commands(self, message: discord.Message, /) -> None:
        """As discord.py does; a line that names no command of ours is read as naming a couple.

        Couples are no prefix commands: their names have spaces, and servers have their own.
        """
        if message.author.bot or message.webhook_id or message.is_system():
            return
        ctx: Context = await self.get_context(message)
        if ctx.command is None:
            line = self._line(ctx)
            if line is None or not await self._is_for_us(ctx, line):
                return
            ctx.view = StringView(line)
            ctx.command = self.get_command("ship")
            ctx.invoked_with = "ship"
        await self.invoke(ctx)

    def _line(self, ctx: Context) -> str | None:
        """What a message says to us: behind the prefix, or around a mention of us; None if it does not."""
        content = ctx.message.content
        if ctx.prefix is not None:
            return content[len(ctx.prefix) :].strip()
        mention = re.compile(rf"<@!?{self.user.id if self.user else 0}>")
        if not mention.search(content):
            return None
        ctx.prefix = ""
        return mention.sub(" ", content).strip()

    async def _is_for_us(self, ctx: Context, line: str) -> bool:
        """Whether a line is meant for us: after a mention or in a direct message, else if a word of it is near ours."""
        if ctx.guild is None:
            return True
        try:
            if ctx.prefix != await self.servers.prefix(ctx.guild.id):
                return True
            names = await self.answers.archive.names(ctx.guild.id)
        except RecordUnavailable:
            # The command meets the same failure, and answers for it.
            return True
        match read_request(line, names, self.typed_commands, self.today()):
            case CoupleUnknown(typed):
                return bool(names.misspelt(typed) or names.of_person(typed))
            case AskedPlainly(slug=None):
                named = names.split(line)[0] or names.misspelt(line)
                within = names.within(line) or names.taken_down_within(line)
                return bool(named or (begins_as_question(line) and within))
            case CoupleMissing() | NothingAsked():
                return False
            case _:
                return True

    @property
    def typed_commands(self) -> tuple[str, ...]:
        """The commands that can be typed after the prefix."""
        return tuple(sorted(command.name for command in self.commands if not command.hidden))


class _Tree(app_commands.CommandTree["Shiplog"]):
    """Slash commands, held to the same pace as typed ones; a person may install them too, unless a command says no."""

    def __init__(self, client: Shiplog) -> None:
        super().__init__(
            client,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )

    async def interaction_check(self, interaction: discord.Interaction[Shiplog], /) -> bool:
        if interaction.type is discord.InteractionType.application_command:
            self.client.pace.count(interaction.channel_id, interaction.user.id)
        return True


async def _count_typed(ctx: Context) -> bool:
    """Hold typed commands to the pace; slash commands are counted by their tree."""
    if ctx.interaction is None:
        ctx.bot.pace.count(ctx.channel.id, ctx.author.id)
    return True


async def _prefixes(bot: Shiplog, message: discord.Message) -> list[str]:
    """A mention or the prefix; in a direct message, where all is said to us, also nothing."""
    me = bot.user
    # Without the space that discord.py's own `when_mentioned` asks for: a bare mention counts too, and
    # so does one that was typed by hand.
    mentions = [f"<@{me.id}>", f"<@!{me.id}>", f"@{me.name}", f"@{me.name.lower()}"] if me else []
    prefixes = [*mentions, await _typed_prefix(bot, message.guild)]
    return prefixes if message.guild else [*prefixes, ""]


async def _typed_prefix(bot: Shiplog, guild: discord.Guild | None) -> str:
    """What comes before a typed command; what the operator set, where the record cannot be read."""
    try:
        return await bot.servers.prefix(guild and guild.id)
    except RecordUnavailable:
        return bot.settings.prefix
