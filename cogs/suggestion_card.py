"""The card of a suggestion in the editors' channel, once it is decided."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import discord

from bot.client import Shiplog
from bot.replies.suggestion_cards import decided_card, over_card
from bot.suggesting import Over, Proposal
from cogs.speaking import NO_MENTIONS, Interaction, Reply, answer_click
from db.suggestions import Decided, Suggestion

log = logging.getLogger(__name__)

# A card that has its buttons so long after the decision has missed it.
_MISSED = timedelta(minutes=1)


async def over(interaction: Interaction, outcome: Over) -> None:
    """Say that nothing is left to decide, and let a card that missed the decision show it."""
    await answer_click(interaction, Reply(over_card(outcome), private=True))
    proposal = outcome.proposal
    decided = proposal and proposal.suggestion.decided
    # A form may have been opened before the card changed: only a button that is still there tells of a missed change.
    pressed = interaction.type is discord.InteractionType.component
    if proposal is None or decided is None or not pressed or not on_card(interaction, proposal.suggestion):
        return
    if datetime.now(UTC) - decided.at > _MISSED:
        await edit_card(interaction.client, proposal.suggestion, await _missed(interaction.client, proposal, decided))


async def _missed(bot: Shiplog, proposal: Proposal, decided: Decided) -> Reply:
    """The card of a suggestion that was decided some time ago."""
    server = proposal.suggestion.server
    entry = await bot.editing.entries.numbered(decided.event, server) if decided.event else None
    if entry is None:
        return Reply(decided_card(proposal, decided))
    return Reply(decided_card(replace(proposal, event=entry.event), decided, key=entry.event.key))


async def edit_card(bot: Shiplog, suggestion: Suggestion, reply: Reply) -> discord.Message | None:
    """Show what became of a suggestion on its card, and return that; a card that is gone needs nothing."""
    channel = bot.get_channel(suggestion.channel or 0)
    if not isinstance(channel, discord.TextChannel) or suggestion.message is None:
        return None
    try:
        card = channel.get_partial_message(suggestion.message)
        return await card.edit(view=reply.view(0), allowed_mentions=NO_MENTIONS)
    except discord.HTTPException as gone:
        log.warning("The card of suggestion %d cannot be changed: %s", suggestion.number, gone)
        return None


def on_card(interaction: Interaction, suggestion: Suggestion) -> bool:
    """Whether what was pressed is the suggestion's card, which then can be changed in place."""
    return interaction.message is not None and suggestion.message in {None, interaction.message.id}
