"""Buttons under suggestions: editors decide, and who made one withdraws it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Self

import discord

from bot.access import Right
from bot.client import Shiplog
from bot.replies.suggestion_cards import decided_card, open_ones_card
from bot.replies.words import suggestion_words as words
from bot.suggesting import Over
from cogs.acting import By
from cogs.buttons import GuardedButton
from cogs.event_pick import Pick
from cogs.speaking import Interaction, Reply, answer_click, change_card
from cogs.suggestion_card import edit_card, over
from cogs.suggestion_deciding import accept
from cogs.suggestion_forms import (
    SUGGEST,
    EditSuggestion,
    FixSuggestion,
    MendSuggestion,
    OpenSuggestion,
    RejectSuggestion,
)


class AcceptSuggestion(GuardedButton, template=re.compile(r"suggest:accept:(?P<number>\d{1,18})")):
    """Adds what was suggested, as it is."""

    style = discord.ButtonStyle.success

    @classmethod
    def of(cls, number: int) -> Self:
        """The button of one suggestion."""
        return cls(f"suggest:accept:{number}", words.ACCEPT)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Do it."""
        await accept(interaction, by, int(said["number"]))


class Withdraw(GuardedButton, template=re.compile(r"suggest:withdraw:(?P<number>\d{1,18})")):
    """Takes a suggestion back; only who made it can."""

    right = Right.SUGGEST

    @classmethod
    def of(cls, number: int, label: str = words.WITHDRAW) -> Self:
        """The button of one suggestion."""
        return cls(f"suggest:withdraw:{number}", label)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Do it, and show what of theirs is still open."""
        bot, number = interaction.client, int(said["number"])
        outcome = await bot.suggesting.withdraw(number, server=by.server, member=by.editor, today=bot.today())
        if isinstance(outcome, Over):
            await over(interaction, outcome)
            return
        suggestion = outcome.proposal.suggestion
        alone = bool(interaction.message and interaction.message.flags.ephemeral)
        await change_card(interaction, await mine_reply(bot, by, words.withdrawn(number), alone=alone))
        if suggestion.decided:
            await edit_card(bot, suggestion, Reply(decided_card(outcome.proposal, suggestion.decided)))


class Mine(GuardedButton, template=re.compile(r"suggest:mine")):
    """Shows a member's own open suggestions."""

    right = Right.SUGGEST

    @classmethod
    def of(cls) -> Self:
        """The button."""
        return cls("suggest:mine", words.MINE)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Show them to who asks alone."""
        del said
        await answer_click(interaction, await mine_reply(interaction.client, by, words.OPEN_TITLE, alone=True))


class SuggestPick(
    Pick, template=re.compile(r"suggest:pick:(?P<what>couple|kind|about|partner):(?P<number>m?\d{1,18})")
):
    """One choice on the card on which a member picks what the form has no room for."""

    right = Right.SUGGEST
    begins = "suggest:pick"
    purpose = SUGGEST
    title = words.PICK_TITLE
    gone = words.FORM_GONE

    @classmethod
    def buttons(cls, number: str, *, ready: bool) -> tuple[GuardedButton, ...]:
        """What stands under the card: the form once it can be opened, and what was suggested before."""
        return (*((FixSuggestion.opening(number),) if ready else ()), Mine.of())


def card_buttons(number: int) -> tuple[GuardedButton, ...]:
    """What an editor can do with an open suggestion."""
    return AcceptSuggestion.of(number), EditSuggestion.of(number), RejectSuggestion.of(number)


async def mine_reply(bot: Shiplog, by: By, title: str, *, alone: bool) -> Reply:
    """A member's open suggestions, with a button each; `alone` says that nobody else sees the reply."""
    names = {stored.id: stored.couple.name for stored in (await bot.answers.archive.names(by.server)).couples}
    found = [(each, names.get(each.couple, "")) for each in await bot.suggesting.open_of(by.editor, by.server)]
    buttons = tuple(Withdraw.of(each.number, words.withdraw(each.number)) for each, _ in found)
    return Reply(open_ones_card(title, found, summaries=alone), buttons, private=True)


CONTROLS = (
    AcceptSuggestion,
    EditSuggestion,
    RejectSuggestion,
    MendSuggestion,
    OpenSuggestion,
    FixSuggestion,
    Withdraw,
    Mine,
    SuggestPick,
)
