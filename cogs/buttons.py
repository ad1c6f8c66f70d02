"""Editors' buttons: they carry all they need in their custom id, so that they outlive a restart."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.access import is_editor
from bot.editing import Toggled
from bot.entry import fields_to_mend, read_entry
from bot.replies.editor_cards import toggled_reply
from bot.replies.layout import card_view, cut
from bot.replies.notices import notice
from bot.replies.words import editor_words, notice_words
from cogs.forms import DRAFT, NEW, event_form
from cogs.speaking import NO_MENTIONS, Interaction, Reply, answer_click, guarded
from db.records import Couple, Event

_SLUG = r"(?P<slug>[a-z0-9-]{1,32})"
_KEY = r"(?P<key>[a-z0-9]{1,30})"


class EditorButton(ui.DynamicItem[ui.Button[Any]], template=r"event:"):
    """A button that only editors of the server may press; subclasses say what it does."""

    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init__(self, custom_id: str, label: str = "") -> None:
        super().__init__(ui.Button(label=cut(label, 80), style=self.style, custom_id=custom_id))

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /) -> Self:
        """The button again, from its custom id alone: its label stands in the message."""
        return cls(match.string)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Check the right again, in code, and do it."""
        await guarded(interaction, self._pressed(interaction))

    async def _pressed(self, interaction: Interaction) -> None:
        bot = interaction.client
        bot.pace.count(interaction.channel_id, interaction.user.id)
        if interaction.guild_id is None or not is_editor(interaction.user, bot.settings.editor_role):
            refused = notice(notice_words.NOT_ALLOWED_TITLE, notice_words.not_an_editor(bot.settings.editor_role))
            await answer_click(interaction, Reply(refused, private=True))
            return
        found = self.template.fullmatch(self.custom_id)
        await self.press(interaction, interaction.guild_id, found.groupdict() if found else {})

    async def press(self, interaction: Interaction, server: int, said: dict[str, str]) -> None:
        """What the button is for; `said` is what its custom id says."""
        raise NotImplementedError


_OPEN = re.compile(rf"event:open:{_SLUG}")
_FIX = re.compile(r"event:fix:(?P<number>m?\d{1,18})")
_TOGGLE = re.compile(rf"event:(?P<verb>undo|put-back):{_SLUG}:{_KEY}")
CUSTOM_IDS = (_OPEN, _FIX, _TOGGLE)


class OpenForm(EditorButton, template=_OPEN):
    """Opens the empty form for a couple."""

    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls, couple: Couple) -> Self:
        """The button for one couple."""
        return cls(f"event:open:{couple.slug}", f"{editor_words.OPEN_FORM}: {couple.name}")

    async def press(self, interaction: Interaction, server: int, said: dict[str, str]) -> None:
        """Open it."""
        stored = (await interaction.client.answers.archive.names(server)).by_slug(said["slug"])
        if stored is None:
            await answer_click(interaction, _private(notice_words.couple_unknown(said["slug"])))
            return
        form = event_form(f"{NEW}{stored.couple.slug}", stored.couple.name, {})
        await interaction.response.send_modal(form)


class FixForm(EditorButton, template=_FIX):
    """Opens the form filled in with a draft, showing the fields that are wrong."""

    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls, number: str, couple: Couple | None = None) -> Self:
        """The button for one draft; with the couple's name where several are offered."""
        return cls(f"event:fix:{number}", f"{editor_words.FIX}: {couple.name}" if couple else editor_words.FIX)

    async def press(self, interaction: Interaction, server: int, said: dict[str, str]) -> None:
        """Open it for the editor who typed the draft."""
        bot, number = interaction.client, said["number"]
        draft = await bot.drafts.find(number, server=server, editor=interaction.user.id)
        if draft is None:
            await answer_click(interaction, _private(editor_words.DRAFT_GONE))
            return
        stored = (await bot.answers.archive.names(server)).by_slug(draft.couple)
        if stored is None:
            await answer_click(interaction, _private(notice_words.couple_unknown(draft.couple)))
            return
        read = read_entry(draft.fields, await bot.answers.archive.record(stored, server), bot.today())
        shown = fields_to_mend(() if isinstance(read, Event) else read)
        form = event_form(f"{DRAFT}{number}", stored.couple.name, draft.fields, shown)
        await interaction.response.send_modal(form)


class Toggle(EditorButton, template=_TOGGLE):
    """Takes back an event that was added here, or restores it; then it turns into its opposite."""

    @classmethod
    def of(cls, slug: str, key: str, *, stands: bool) -> Self:
        """The button that undoes an event which stands, or puts one back which does not."""
        verb, label = ("undo", editor_words.UNDO) if stands else ("put-back", editor_words.PUT_BACK)
        return cls(f"event:{verb}:{slug}:{key}", label)

    async def press(self, interaction: Interaction, server: int, said: dict[str, str]) -> None:
        """Do it, and show what it left in place of the message with the button."""
        bot = interaction.client
        stored = (await bot.answers.archive.names(server)).by_slug(said["slug"])
        if stored is None:
            await answer_click(interaction, _private(notice_words.couple_unknown(said["slug"])))
            return
        change = bot.editing.retract if said["verb"] == "undo" else bot.editing.restore
        outcome = await change(stored, said["key"], server=server, editor=interaction.user.id, today=bot.today())
        blocks = toggled_reply(outcome)
        if isinstance(outcome, Toggled):
            view = card_view(blocks, [Toggle.of(said["slug"], said["key"], stands=outcome.stands)])
            await interaction.response.edit_message(view=view, allowed_mentions=NO_MENTIONS)
        else:
            await answer_click(interaction, Reply(blocks, private=True))


def _private(sentence: str) -> Reply:
    return Reply(notice(sentence), private=True)
