"""Buttons under cards about couples that open forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Self

import discord

from bot.couple_editing import seen_version
from bot.couples import typed_couple
from bot.replies.notices import notice
from bot.replies.words import couple_words as words
from cogs.acting import By
from cogs.buttons import GuardedButton
from cogs.couple_form import couple_form, edit_id, fix_id
from cogs.speaking import Interaction, Reply, answer_click

_NEW = re.compile(r"couple:new")
_EDIT = re.compile(r"couple:edit:(?P<number>\d{1,18})")
_FIX = re.compile(r"couple:fix:(?P<number>m?\d{1,18})")


class OpenNew(GuardedButton, template=_NEW):
    """Opens the empty form."""

    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls) -> Self:
        """The button."""
        return cls("couple:new", words.OPEN_ADD)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it."""
        del by, said
        await interaction.response.send_modal(couple_form())


class OpenEdit(GuardedButton, template=_EDIT):
    """Opens the form filled in with a couple."""

    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls, number: int) -> Self:
        """The button for the couple of a row."""
        return cls(f"couple:edit:{number}", words.EDIT_BUTTON)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it."""
        await open_edit(interaction, by, int(said["number"]))


class Fix(GuardedButton, template=_FIX):
    """Opens the form filled in with a draft."""

    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls, number: str) -> Self:
        """The button for one draft."""
        return cls(f"couple:fix:{number}", words.FIX)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it for the editor who typed the draft."""
        draft = await interaction.client.drafts.find(said["number"], server=by.server, editor=by.editor)
        if draft is None:
            await answer_click(interaction, Reply(notice(words.DRAFT_GONE), private=True))
            return
        form = couple_form(fix_id(said["number"]), draft.fields, edits=draft.couple if draft.target else None)
        await interaction.response.send_modal(form)


async def open_edit(interaction: Interaction, by: By, number: int) -> None:
    """Open the form filled in with a couple as it is now."""
    bot = interaction.client
    names = await bot.answers.archive.names(by.server)
    stored = next((each for each in names.couples if each.id == number), None)
    versions = await bot.store.couple_versions(by.server, number)
    seen = seen_version(versions, by.server)
    if stored is None or seen is None:
        await answer_click(interaction, Reply(notice(words.NOT_HERE), private=True))
        return
    couple = stored.couple
    await interaction.response.send_modal(
        couple_form(edit_id(number, seen.id), typed_couple(couple), edits=couple.slug)
    )
