"""What becomes of a suggestion that was typed: on its way to the editors, or handed back."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

import aiohttp
import discord

from bot.asking import NotNamed
from bot.channels import channel_problem
from bot.client import Shiplog
from bot.mistakes import Mistake
from bot.pace import TooFast
from bot.replies import people
from bot.replies.editor_cards import not_saved_reply
from bot.replies.notices import MOST_OFFERED, unclear_couple
from bot.replies.suggestion_cards import open_card, sent_card
from bot.replies.words import notice_words
from bot.replies.words import suggestion_words as words
from bot.suggesting import MOST_OPEN, TooMany
from cogs.acting import By
from cogs.event_saving import handed_back
from cogs.speaking import NO_MENTIONS, Context, Interaction, Reply
from cogs.suggestion_buttons import Mine, Withdraw, card_buttons
from cogs.suggestion_forms import SUGGEST, FixSuggestion
from db.errors import RecordUnavailable
from db.records import Event
from db.rows import StoredCouple
from db.store import Draft
from db.suggestions import Suggestion

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NoChannel:
    """Why a server takes no suggestion, in a sentence that says whom to ask."""

    sentence: str


def suggest_draft(by: By, slug: str, typed: Mapping[str, str]) -> Draft:
    """What a member typed about a couple."""
    return Draft(by.server, by.editor, slug, typed, purpose=SUGGEST)


async def channel_of(bot: Shiplog, server: int) -> discord.TextChannel | NoChannel:
    """The channel in which a server's editors decide."""
    chosen, guild = (await bot.servers.settings(server)).suggestions_channel, bot.get_guild(server)
    if not chosen:
        return NoChannel(words.NO_CHANNEL)
    channel = guild.get_channel(chosen) if guild else None
    if guild is None or not isinstance(channel, discord.TextChannel) or await channel_problem(guild, chosen):
        return NoChannel(words.CANNOT_POST)
    return channel


async def send(where: Context | Interaction, by: By, stored: StoredCouple, draft: Draft, number: str = "") -> Reply:
    """Post what was typed for the editors; where that cannot be, hand it back with a button for the form.

    `number` is that of the draft as it was kept before: it goes once it is sent.
    """
    bot = where.client if isinstance(where, discord.Interaction) else where.bot
    try:
        sent = await _sent(where, bot, by, stored, draft)
    except RecordUnavailable as error:
        # Not in the record, which has just refused: Discord waits three seconds in all.
        kept = bot.drafts.keep_in_memory(draft)
        return replace(handed_back(error, draft.fields), controls=(FixSuggestion.opening(kept),))
    if isinstance(sent, Reply):
        return sent
    if number:
        await bot.drafts.drop(number)
    return Reply(sent_card(sent, _where(where, sent)), (Withdraw.of(sent.number),), private=True)


async def _sent(
    where: Context | Interaction, bot: Shiplog, by: By, stored: StoredCouple, draft: Draft
) -> Suggestion | Reply:
    channel = await channel_of(bot, by.server)
    if isinstance(channel, NoChannel):
        return await kept_reply(bot, draft, channel.sentence)
    event = await bot.suggesting.read(stored, draft.fields, server=by.server, today=bot.today())
    if not isinstance(event, Event):
        return await kept_reply(bot, draft, words.NOT_SENT, event)
    try:
        # In the server, whichever channel it was typed in.
        bot.suggestion_pace.count(by.server, by.editor)
    except TooFast as fast:
        return await kept_reply(bot, draft, words.too_soon(fast.seconds))
    kept = await bot.suggesting.keep(
        stored, event, draft.fields, server=by.server, member=by.editor, channel=channel.id, today=bot.today()
    )
    if isinstance(kept, TooMany):
        reply = await kept_reply(bot, draft, words.too_many(MOST_OPEN))
        return replace(reply, controls=(*reply.controls, Mine.of()))
    await _hold(where)
    problem = await _post(bot, channel, kept)
    return await kept_reply(bot, draft, problem) if problem else kept


def _where(where: Context | Interaction, sent: Suggestion) -> str:
    """The editors' channel, for who can see it."""
    user = where.user if isinstance(where, discord.Interaction) else where.author
    channel = where.guild.get_channel(sent.channel or 0) if where.guild else None
    sees = isinstance(user, discord.Member) and channel is not None and channel.permissions_for(user).view_channel
    return people.channel(channel.id) if channel and sees else ""


async def kept_reply(bot: Shiplog, draft: Draft, title: str, mistakes: tuple[Mistake, ...] = ()) -> Reply:
    """What was typed, handed back, with a button that opens the form filled in with it."""
    # With the couple alone there is still a form to open where something is to be written into it.
    if not draft.fields and not mistakes:
        return Reply(not_saved_reply(title, mistakes, {}), private=True)
    number = await bot.drafts.keep(draft, mistakes)
    button = FixSuggestion.of(number) if mistakes else FixSuggestion.opening(number)
    return Reply(not_saved_reply(title, mistakes, draft.fields), (button,), private=True)


async def which_couple(bot: Shiplog, by: By, name: str, found: NotNamed, typed: Mapping[str, str]) -> Reply:
    """Hand back what was typed for a couple that is not clear, with a form for each that may be meant."""
    title, meant = unclear_couple(name, found)
    couples = [stored.couple for stored in meant[:MOST_OFFERED]]
    drafts = [(await bot.drafts.keep(suggest_draft(by, couple.slug, typed)), couple) for couple in couples]
    buttons = tuple(FixSuggestion.of(number, couple) for number, couple in drafts)
    names = await bot.answers.archive.names(by.server)
    have = Mistake("couple", notice_words.on_record([stored.couple.slug for stored in names.couples[:20]]))
    return Reply(not_saved_reply(title, () if buttons else (have,), typed), buttons, private=True)


async def _hold(where: Context | Interaction) -> None:
    """Ask Discord for more than its three seconds: posting may take longer."""
    interaction = where if isinstance(where, discord.Interaction) else where.interaction
    if interaction is not None:
        await interaction.response.defer(ephemeral=True, thinking=True)


async def tell(where: Context | Interaction, reply: Reply, answering: Callable[[], Awaitable[object]]) -> None:
    """Answer who suggested something. A reply that Discord refuses undoes nothing: nobody is left waiting for it."""
    interaction = where if isinstance(where, discord.Interaction) else where.interaction
    try:
        await answering()
    except discord.HTTPException as error:
        if interaction is None or not interaction.response.is_done():
            raise
        log.warning("The reply to a suggestion was not taken: %s", error)
        try:
            await interaction.edit_original_response(view=reply.view(interaction.user.id), allowed_mentions=NO_MENTIONS)
        except discord.HTTPException as failed:
            log.warning("The reply to a suggestion was not taken again: %s", failed)


async def _post(bot: Shiplog, channel: discord.TextChannel, kept: Suggestion) -> str | None:
    """Post the card; what cannot be posted is forgotten, and why is returned in a sentence."""
    card = Reply(open_card(await bot.suggesting.proposal(kept, bot.today())), card_buttons(kept.number))
    try:
        posted = await channel.send(view=card.view(0), allowed_mentions=NO_MENTIONS)
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("Suggestion %d cannot be posted: %s", kept.number, error)
        await bot.store.suggestions.forget(kept.number)
        closed = isinstance(error, discord.Forbidden | discord.NotFound)
        return words.CANNOT_POST if closed else words.NOT_TAKEN
    try:
        await bot.store.suggestions.posted(kept.number, posted.id)
    except RecordUnavailable as error:
        # Its buttons work all the same: they carry its number.
        log.warning("Suggestion %d is posted, which could not be written down: %s", kept.number, error)
    return None
