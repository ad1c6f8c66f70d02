"""The forms of suggestions, and the buttons that open them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Self

import discord

from bot.access import Right
from bot.client import Shiplog
from bot.entry import read_entry
from bot.reasoning.names import Names
from bot.replies.words import editor_words, notice_words
from bot.replies.words import suggestion_words as words
from bot.suggesting import Over, Proposal
from bot.typed_events import fields_to_mend
from cogs.acting import By
from cogs.buttons import GuardedButton
from cogs.event_form import event_form
from cogs.forms import TextField, form
from cogs.speaking import Interaction, answer_click, private
from cogs.suggestion_card import over
from db.records import Couple, Event
from db.store import Draft

# What the custom ids of the forms begin with; then comes a couple, a draft, or a suggestion's number.
NEW = "suggest-form:new:"
DRAFT = "suggest-form:draft:"
EDIT = "suggest-form:edit:"
MEND = "suggest-form:mend:"
REJECT = "suggest-form:reject:"
# What the drafts of these forms are for.
SUGGEST, ACCEPT = "suggest", "accept"
# With one of these, an event has been typed, and not only picked.
_TYPED = frozenset({"date", "certainty", "summary"})
_MOST_REASON = 200
_DRAFT = r"(?P<number>m?\d{1,18})"
_NUMBER = r"(?P<number>\d{1,18})"


def reject_form(number: int, typed: Mapping[str, str]) -> discord.ui.Modal:
    """A form for why a suggestion is rejected."""
    why = TextField("reason", words.REASON, words.REASON_HELP, _MOST_REASON, long=True, needed=False)
    return form(f"{words.REJECT_TITLE} {number}", f"{REJECT}{number}", [why], typed)


def suggest_form(custom_id: str, couple: Couple, typed: Mapping[str, str]) -> discord.ui.Modal:
    """The form in which a member proposes an event of a couple."""
    return event_form(custom_id, couple.name, typed, title=words.TITLE)


class OpenSuggestion(GuardedButton, template=re.compile(r"suggest:open:(?P<slug>[a-z0-9-]{1,32})")):
    """Opens the empty form for a couple."""

    right = Right.SUGGEST
    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls, couple: Couple) -> Self:
        """The button for one couple."""
        return cls(f"suggest:open:{couple.slug}", f"{editor_words.OPEN_FORM}: {couple.name}")

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it."""
        names = await interaction.client.answers.archive.names(by.server)
        stored = names.by_slug(said["slug"])
        if stored is None:
            await answer_click(interaction, private(not_here(names, said["slug"])))
            return
        await interaction.response.send_modal(suggest_form(f"{NEW}{stored.couple.slug}", stored.couple, {}))


class FixSuggestion(GuardedButton, template=re.compile(rf"suggest:fix:{_DRAFT}")):
    """Opens the form filled in with what a member typed, showing the fields that are wrong."""

    right = Right.SUGGEST
    style = discord.ButtonStyle.primary
    begins: ClassVar[str] = "suggest:fix:"
    sends: ClassVar[str] = DRAFT
    purpose: ClassVar[str] = SUGGEST
    title: ClassVar[str] = words.TITLE

    @classmethod
    def of(cls, number: str, couple: Couple | None = None) -> Self:
        """The button for one draft; with the couple's name where several are offered."""
        return cls(f"{cls.begins}{number}", f"{editor_words.FIX}: {couple.name}" if couple else editor_words.FIX)

    @classmethod
    def opening(cls, number: str) -> Self:
        """The button for a draft in which nothing is wrong."""
        return cls(f"{cls.begins}{number}", editor_words.OPEN_FORM)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it for who typed the draft."""
        bot, number = interaction.client, said["number"]
        draft = await draft_of(bot, by, number, self.purpose)
        if draft is None:
            await answer_click(interaction, private(words.FORM_GONE))
            return
        names = await bot.answers.archive.names(by.server)
        stored = names.by_slug(draft.couple)
        if stored is None:
            await answer_click(interaction, private(not_here(names, draft.couple)))
            return
        shown: tuple[str, ...] = ()
        if draft.fields.keys() & _TYPED:
            read = read_entry(draft.fields, await bot.editing.entries.record(stored, by.server), bot.today())
            shown = () if isinstance(read, Event) else fields_to_mend(read, draft.fields)
        made = event_form(f"{self.sends}{number}", stored.couple.name, draft.fields, shown, title=self.title)
        await interaction.response.send_modal(made)


class MendSuggestion(FixSuggestion, template=re.compile(rf"suggest:mend:{_DRAFT}")):
    """Opens the form again in which an editor changes a suggestion."""

    right = Right.EDIT
    begins = "suggest:mend:"
    sends = MEND
    purpose = ACCEPT
    title = words.EDIT_TITLE


class EditSuggestion(GuardedButton, template=re.compile(rf"suggest:edit:{_NUMBER}")):
    """Opens the form filled in with a suggestion: what is sent is accepted."""

    @classmethod
    def of(cls, number: int) -> Self:
        """The button of one suggestion."""
        return cls(f"suggest:edit:{number}", words.EDIT)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it, showing the fields that are wrong by now."""
        proposal = await undecided(interaction, by, int(said["number"]))
        if proposal is None:
            return
        if proposal.stored is None:
            await answer_click(interaction, private(words.COUPLE_GONE))
            return
        suggestion = proposal.suggestion
        custom_id, couple = f"{EDIT}{suggestion.number}", proposal.stored.couple.name
        shown = fields_to_mend(proposal.mistakes, proposal.suggestion.fields) if proposal.mistakes else ()
        await interaction.response.send_modal(
            event_form(custom_id, couple, suggestion.fields, shown, title=words.EDIT_TITLE)
        )


class RejectSuggestion(GuardedButton, template=re.compile(rf"suggest:reject:{_NUMBER}")):
    """Opens the form for why a suggestion is rejected."""

    style = discord.ButtonStyle.danger

    @classmethod
    def of(cls, number: int) -> Self:
        """The button of one suggestion."""
        return cls(f"suggest:reject:{number}", words.REJECT)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it."""
        proposal = await undecided(interaction, by, int(said["number"]))
        if proposal is not None:
            await interaction.response.send_modal(reject_form(proposal.suggestion.number, {}))


def not_here(names: Names, slug: str) -> str:
    """Why a couple that there was is not on record: it was taken down, or is gone."""
    down = names.taken_down(slug)
    return notice_words.couple_taken_down(down) if down else notice_words.couple_unknown(slug)


async def draft_of(bot: Shiplog, by: By, number: str, purpose: str) -> Draft | None:
    """What somebody typed into one of these forms."""
    draft = await bot.drafts.find(number, server=by.server, editor=by.editor)
    return draft if draft and draft.purpose == purpose else None


async def undecided(interaction: Interaction, by: By, number: int) -> Proposal | None:
    """A suggestion of this server that is open; of any other, the editor is told what became of it."""
    bot = interaction.client
    proposal = await bot.suggesting.numbered(number, by.server, bot.today())
    if proposal is not None and proposal.suggestion.decided is None:
        return proposal
    await over(interaction, Over(number, proposal))
    return None
