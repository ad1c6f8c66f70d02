"""What comes of a decision: the card says so, and who suggested it is told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

import aiohttp
import discord

from bot.client import Shiplog
from bot.replies.editor_cards import not_saved_reply
from bot.replies.layout import card_view
from bot.replies.markdown import Blocks
from bot.replies.suggestion_cards import (
    accepted_card,
    decided_card,
    told_accepted_card,
    told_rejected_card,
)
from bot.replies.words import suggestion_words as words
from bot.suggesting import Accepted, CannotAccept, Closed, Over
from cogs.acting import By
from cogs.announcing import announce
from cogs.event_buttons import Undo
from cogs.event_saving import handed_back
from cogs.speaking import NO_MENTIONS, Interaction, Reply, answer_click, change_card
from cogs.suggestion_card import edit_card, on_card, over
from cogs.suggestion_forms import EditSuggestion, MendSuggestion
from db.errors import RecordUnavailable
from db.store import Draft
from db.suggestions import Suggestion

log = logging.getLogger(__name__)


async def accept(
    interaction: Interaction, by: By, number: int, edited: Draft | None = None, *, draft: str = ""
) -> None:
    """Accept a suggestion, as it is or as an editor `edited` it; `draft` is the number that goes with that."""
    fields = edited and edited.fields
    bot = interaction.client
    try:
        outcome = await bot.suggesting.accept(
            number, server=by.server, editor=by.editor, today=bot.today(), fields=fields
        )
    except RecordUnavailable as error:
        if edited is None:
            raise
        # Not in the record, which has just refused: Discord waits three seconds in all.
        kept = bot.drafts.keep_in_memory(edited)
        await answer_click(interaction, replace(handed_back(error, edited.fields), controls=(MendSuggestion.of(kept),)))
        return
    match outcome:
        case Over():
            await over(interaction, outcome)
        case CannotAccept(proposal, mistakes):
            button = MendSuggestion.of(await bot.drafts.keep(edited, mistakes)) if edited else EditSuggestion.of(number)
            typed = edited.fields if edited else proposal.suggestion.fields
            blocks = not_saved_reply(words.NOT_ACCEPTED, mistakes, typed if proposal.stored else {})
            await answer_click(interaction, Reply(blocks, (button,) if proposal.stored else (), private=True))
        case Accepted():
            await _accepted(interaction, by, outcome)
            if draft:
                await bot.drafts.drop(draft)


async def reject(interaction: Interaction, by: By, number: int, reason: str) -> None:
    """Reject a suggestion."""
    bot = interaction.client
    outcome = await bot.suggesting.reject(number, reason, server=by.server, editor=by.editor, today=bot.today())
    match outcome:
        case Over():
            await over(interaction, outcome)
        case CannotAccept(_, mistakes):
            blocks = not_saved_reply(words.NOT_REJECTED, mistakes, {"reason": reason})
            await answer_click(interaction, Reply(blocks, private=True))
        case Closed(proposal):
            decided = proposal.suggestion.decided
            if decided is None:
                return
            shown = Reply(decided_card(proposal, decided))
            await _show(interaction, proposal.suggestion, shown)
            told = await _tell(bot, proposal.suggestion, lambda server: told_rejected_card(proposal, decided, server))
            if not told:
                await edit_card(bot, proposal.suggestion, Reply(decided_card(proposal, decided, told=False)))


async def _accepted(interaction: Interaction, by: By, accepted: Accepted) -> None:
    bot, suggestion = interaction.client, accepted.proposal.suggestion
    undo = (Undo.of(accepted.done.number, accepted.done.version),)
    card = await _show(interaction, suggestion, Reply(accepted_card(accepted), undo))
    told = await _tell(bot, suggestion, lambda server: told_accepted_card(accepted, server))
    if not told:
        await edit_card(bot, suggestion, Reply(accepted_card(accepted, told=False), undo))
    await announce(bot, by.server, card)


async def _show(interaction: Interaction, suggestion: Suggestion, reply: Reply) -> discord.Message | None:
    """Show a decision on the card, and return that; to who decided it elsewhere, also there.

    It is made, so that whatever Discord refuses here stops nothing that comes after it.
    """
    try:
        if on_card(interaction, suggestion):
            await change_card(interaction, reply)
            return interaction.message
        await answer_click(interaction, replace(reply, private=True))
    except discord.HTTPException as late:
        log.warning("Who decided suggestion %d could not be answered: %s", suggestion.number, late)
    return await edit_card(interaction.client, suggestion, reply)


async def _tell(bot: Shiplog, suggestion: Suggestion, says: Callable[[str], Blocks]) -> bool:
    """Tell who made a suggestion by a direct message, with the server's name; whether they got it."""
    guild = bot.get_guild(suggestion.server)
    if guild is None or suggestion.member is None:
        return False
    try:
        member = guild.get_member(suggestion.member) or await guild.fetch_member(suggestion.member)
        await member.send(view=card_view(says(guild.name)), allowed_mentions=NO_MENTIONS)
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.info("Who made suggestion %d was not told: %s", suggestion.number, error)
        return False
    return True
