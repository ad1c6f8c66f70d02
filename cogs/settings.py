"""What whoever manages a server chooses for it: shown and changed on one card."""

from __future__ import annotations

import re
from dataclasses import replace

from discord import app_commands
from discord.ext import commands

from bot.access import NotAllowed, NotInAServer, Right
from bot.client import Shiplog
from bot.failures import failure_reply
from bot.replies.settings_card import refused_prefix
from bot.replies.words import settings_words as words
from bot.server_settings import Choosing, Refused
from cogs.acting import By, acting, needs
from cogs.forms import sent_form
from cogs.settings_controls import CONTROLS, DRAFT, FORM, PREFIX, FixPrefix, settings_reply
from cogs.speaking import Context, Interaction, Reply, answer, answer_click, change_card, guarded, refused
from db.store import Draft


class ServerChoices(commands.Cog, name="Settings"):
    """The settings of a server."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Take clicks on cards sent before this start too."""
        self.bot.add_dynamic_items(*CONTROLS)

    @commands.hybrid_command(name="settings", description=words.COMMAND)
    @app_commands.guild_only()
    # What is left out here would be as the tree has it, for readers' commands.
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @needs(Right.MANAGE)
    async def settings(self, ctx: Context) -> None:
        """Show what is chosen, and change it."""
        by = await acting(ctx, Right.MANAGE)
        await answer(ctx, replace(await settings_reply(self.bot, by), private=True))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A form that was sent: handled here, so that one opened before a restart is not lost."""
        if sent := sent_form(interaction, FORM):
            number, fields = sent
            typed = fields.get(PREFIX, "")
            await guarded(
                interaction,
                self._prefix_sent(interaction, number, typed),
                on_failure=lambda error: self._handed_back(interaction, error, typed),
            )

    async def _prefix_sent(self, interaction: Interaction, number: str, typed: str) -> None:
        by = await acting(interaction, Right.MANAGE)
        outcome = await Choosing(self.bot.store).prefix(by.server, typed, editor=by.editor)
        if isinstance(outcome, Refused):
            kept = await self.bot.drafts.keep(_draft(by, typed))
            await answer_click(interaction, Reply(refused_prefix(typed), (FixPrefix.of(kept),), private=True))
            return
        await change_card(interaction, await settings_reply(self.bot, by, outcome))
        if re.fullmatch(DRAFT, number) and await self.bot.drafts.find(number, server=by.server, editor=by.editor):
            await self.bot.drafts.drop(number)

    def _handed_back(self, interaction: Interaction, error: Exception, typed: str) -> Reply:
        """An apology for what was not the typist's fault, with a button that has what they typed."""
        if isinstance(error, NotAllowed | NotInAServer):
            return Reply(refused(error), private=True)
        by = By(interaction.guild_id or 0, interaction.user.id)
        number = self.bot.drafts.keep_in_memory(_draft(by, typed))
        return Reply(failure_reply(error, "the form for the prefix"), (FixPrefix.of(number),), private=True)


def _draft(by: By, typed: str) -> Draft:
    return Draft(by.server, by.editor, "", {PREFIX: typed}, purpose=PREFIX)


async def setup(bot: Shiplog) -> None:
    """Add the settings of servers."""
    await bot.add_cog(ServerChoices(bot))
