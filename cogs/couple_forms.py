"""Sent forms about couples, also those that were opened before a restart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import discord
from discord.ext import commands

from bot.access import NotAllowed, Right
from bot.client import Shiplog
from bot.couples import FIELDS
from bot.replies.couple_cards import couple_not_saved_reply
from bot.replies.words import couple_words as words
from bot.replies.words import editor_words
from cogs.acting import acting
from cogs.couple_buttons import Fix
from cogs.couple_form import BEGINS, edited, fixed
from cogs.couple_saving import ADD, EDIT, finish, handed_back, save
from cogs.forms import sent_form
from cogs.speaking import Interaction, Reply, answer_click, commands_of, guarded, server_of
from db.store import Draft


class CoupleForms(commands.Cog):
    """Takes forms about couples."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A form that was sent."""
        if (sent := sent_form(interaction, BEGINS)) is not None:
            behind, values = sent
            fields = {name: value for name, value in values.items() if name in FIELDS}
            await guarded(
                interaction,
                self._sent(interaction, behind, fields),
                on_failure=lambda error: handed_back(error, fields),
            )

    async def _sent(self, interaction: Interaction, behind: str, fields: Mapping[str, str]) -> None:
        bot, draft = self.bot, await self._draft(interaction, behind, fields)
        if draft is None:
            gone = couple_not_saved_reply(words.DRAFT_GONE, (), fields)
            await answer_click(interaction, Reply(gone, private=True))
            return
        try:
            by = await acting(interaction, Right.EDIT)
        except NotAllowed:
            button = Fix.of(await bot.drafts.keep(draft))
            refused = couple_not_saved_reply(editor_words.NO_LONGER_EDITOR, (), draft.fields)
            await answer_click(interaction, Reply(refused, (button,), private=True))
            return

        async def send(reply: Reply) -> discord.Message | None:
            return await answer_click(interaction, reply)

        await finish(bot, by, await save(bot, draft), send, await commands_of(interaction), draft=draft)

    async def _draft(self, interaction: Interaction, behind: str, fields: Mapping[str, str]) -> Draft | None:
        """What was typed, for a new couple, for one that is there, or once more."""
        server, editor = server_of(interaction) or 0, interaction.user.id
        if target := edited(behind):
            number, seen = target
            names = await self.bot.answers.archive.names(server)
            slug = next((stored.couple.slug for stored in names.couples if stored.id == number), "")
            return Draft(server, editor, slug, fields, EDIT, number, seen)
        if number := fixed(behind):
            draft = await self.bot.drafts.find(number, server=server, editor=editor)
            return replace(draft, fields=fields) if draft and draft.purpose in {ADD, EDIT} else None
        return Draft(server, editor, "", fields, ADD)
