"""Editors' buttons: they carry all they need in their custom id, so that they outlive a restart."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.access import is_editor
from bot.editing import Toggled
from bot.entry import fields_to_mend, read_entry
from bot.failures import failure_reply
from bot.pace import TooFast
from bot.replies import words
from bot.replies.editor_cards import toggled_reply
from bot.replies.layout import card_view
from bot.replies.notices import notice
from cogs.forms import DRAFT, NEW, event_form, open_form
from cogs.speaking import NO_MENTIONS, Interaction, answer_click, cut
from db.records import Event

log = logging.getLogger(__name__)

_SLUG = r"(?P<slug>[a-z0-9-]{1,32})"
_KEY = r"(?P<key>[a-z0-9]{1,30})"


async def guarded(interaction: Interaction, doing: Awaitable[None]) -> None:
    """Do something for a click or a form; a failure is logged whole and answered."""
    try:
        await doing
    except discord.NotFound as gone:
        log.warning("A click could not be answered in time: %s", gone)
    except Exception as error:  # noqa: BLE001 - nobody who clicks is left in silence
        if isinstance(error, TooFast):
            reply = notice(words.SLOW_DOWN_TITLE, words.slow_down(error.seconds))
        else:
            reply = failure_reply(error, "a click or form")
        try:
            await answer_click(interaction, reply)
        except discord.HTTPException as failed:
            log.warning("A failed click could not be answered: %s", failed)


class EditorButton(ui.DynamicItem[ui.Button[Any]], template=r"event:"):
    """A button that only editors of the server may press; subclasses say what it does."""

    label: ClassVar[str]
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init__(self, custom_id: str, label: str | None = None) -> None:
        shown = self.label if label is None else f"{self.label}: {label}"
        super().__init__(ui.Button(label=cut(shown, 80), style=self.style, custom_id=custom_id))

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /) -> Self:
        """The button again, from its custom id alone."""
        return cls(match.string)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Check the right again, in code, and do it."""
        await guarded(interaction, self._pressed(interaction))

    async def _pressed(self, interaction: Interaction) -> None:
        bot = interaction.client
        bot.pace.count(interaction.channel_id, interaction.user.id)
        if interaction.guild_id is None or not is_editor(interaction.user, bot.settings.editor_role):
            await answer_click(
                interaction, notice(words.TITLE_NOT_ALLOWED, words.not_an_editor(bot.settings.editor_role))
            )
            return
        found = self.template.fullmatch(self.custom_id)
        await self.press(interaction, interaction.guild_id, found.groupdict() if found else {})

    async def press(self, interaction: Interaction, server: int, said: dict[str, str]) -> None:
        """What the button is for; `said` is what its custom id says."""
        raise NotImplementedError


class OpenForm(EditorButton, template=rf"event:open:{_SLUG}"):
    """Opens the empty form for a couple."""

    label = words.OPEN_FORM
    style = discord.ButtonStyle.primary

    async def press(self, interaction: Interaction, server: int, said: dict[str, str]) -> None:
        """Open it."""
        stored = (await interaction.client.answers.archive.names(server)).by_slug(said["slug"])
        if stored is None:
            await answer_click(interaction, notice(words.couple_unknown(said["slug"])))
        else:
            await open_form(interaction, event_form(f"{NEW}{stored.couple.slug}", stored.couple.name, {}))


class FixForm(EditorButton, template=r"event:fix:(?P<number>m?\d{1,18})"):
    """Opens the form filled in with a draft."""

    label = words.FIX
    style = discord.ButtonStyle.primary

    async def press(self, interaction: Interaction, server: int, said: dict[str, str]) -> None:
        """Open it for the editor who typed the draft."""
        number = said["number"]
        draft = await interaction.client.drafts.find(number, server=server, editor=interaction.user.id)
        if draft is None:
            await answer_click(interaction, notice(words.DRAFT_GONE))
            return
        archive = interaction.client.answers.archive
        stored = (await archive.names(server)).by_slug(draft.couple)
        if stored is None:
            await answer_click(interaction, notice(words.couple_unknown(draft.couple)))
            return
        wrong = read_entry(draft.fields, await archive.record(stored, server), interaction.client.today())
        shown = fields_to_mend(() if isinstance(wrong, Event) else wrong)
        await open_form(interaction, event_form(f"{DRAFT}{number}", stored.couple.name, draft.fields, shown))


class _Toggle(EditorButton, template=r"event:(?:undo|put-back):"):
    """Retracts or restores an event that was added here, and turns into its opposite."""

    async def press(self, interaction: Interaction, server: int, said: dict[str, str]) -> None:
        """Do it, and show what it left in place of the message with the button."""
        bot = interaction.client
        stored = (await bot.answers.archive.names(server)).by_slug(said["slug"])
        if stored is None:
            await answer_click(interaction, notice(words.couple_unknown(said["slug"])))
            return
        change = bot.editing.retract if isinstance(self, Undo) else bot.editing.restore
        outcome = await change(stored, said["key"], server=server, editor=interaction.user.id, today=bot.today())
        blocks = toggled_reply(outcome)
        if not isinstance(outcome, Toggled):
            await answer_click(interaction, blocks)
            return
        opposite = Undo if outcome.stands else PutBack
        view = card_view(blocks, [opposite.of(said["slug"], said["key"])])
        await interaction.response.edit_message(view=view, allowed_mentions=NO_MENTIONS)


class Undo(_Toggle, template=rf"event:undo:{_SLUG}:{_KEY}"):
    """Takes an added event back."""

    label = words.UNDO

    @classmethod
    def of(cls, slug: str, key: str) -> Self:
        """The button for one event of a couple."""
        return cls(f"event:undo:{slug}:{key}")


class PutBack(_Toggle, template=rf"event:put-back:{_SLUG}:{_KEY}"):
    """Restores an event that was taken back."""

    label = words.PUT_BACK

    @classmethod
    def of(cls, slug: str, key: str) -> Self:
        """The button for one event of a couple."""
        return cls(f"event:put-back:{slug}:{key}")
