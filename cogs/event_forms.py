"""Sent forms about events, and "Log as event" in the menu of any message, which opens one."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ext import commands

from bot.access import NotAllowed, Right
from bot.client import Shiplog
from bot.edits import Changed, ChangedUnseen
from bot.replies.editor_cards import not_saved_reply
from bot.replies.words import editor_words
from bot.typed_events import FIELDS, with_form
from cogs.acting import acting
from cogs.announcing import announce
from cogs.couple_meant import couple_by_slug
from cogs.event_buttons import FixForm, done_reply, told
from cogs.event_form import DRAFT, NEW, REASON
from cogs.event_saving import handed_back, save
from cogs.forms import sent_form
from cogs.hushing import hushed_change
from cogs.speaking import Interaction, Reply, answer_click, guarded, private, server_of
from db.store import Draft


class EventForms(commands.Cog):
    """Takes forms about events, also those that were opened before a restart."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A form that was sent."""
        if (sent := sent_form(interaction, NEW)) is not None:
            slug, fields = sent
            draft = Draft(server_of(interaction) or 0, interaction.user.id, slug, {})
            await self._take(interaction, draft, None, fields)
        elif (sent := sent_form(interaction, DRAFT)) is not None:
            number, fields = sent
            await self._take(interaction, None, number, fields)
        elif (sent := sent_form(interaction, REASON)) is not None:
            number, fields = sent
            await guarded(
                interaction,
                self._retract(interaction, number, fields.get("reason", "")),
                on_failure=lambda error: handed_back(error, fields),
            )

    async def _take(
        self, interaction: Interaction, draft: Draft | None, number: str | None, sent: Mapping[str, str]
    ) -> None:
        fields = {name: value for name, value in sent.items() if name in FIELDS}
        await guarded(
            interaction,
            self._event_sent(interaction, draft, number, fields),
            on_failure=lambda error: handed_back(error, fields),
        )

    async def _event_sent(
        self, interaction: Interaction, draft: Draft | None, number: str | None, sent: Mapping[str, str]
    ) -> None:
        bot, server = self.bot, server_of(interaction) or 0
        if draft is None and number is not None:
            draft = await bot.drafts.find(number, server=server, editor=interaction.user.id)
        if draft is None:
            await answer_click(interaction, Reply(not_saved_reply(editor_words.DRAFT_GONE, (), sent), private=True))
            return
        typed = with_form(draft.fields, sent)
        draft = Draft(server, draft.editor, draft.couple, typed, draft.purpose, draft.target, draft.seen)
        stored = await couple_by_slug(bot, server, draft.couple)
        if isinstance(stored, str):
            gone = not_saved_reply(stored, (), typed)
            await answer_click(interaction, Reply(gone, private=True))
            return
        try:
            by = await acting(interaction, Right.EDIT)
        except NotAllowed:
            refused = not_saved_reply(editor_words.NO_LONGER_EDITOR, (), typed)
            button = FixForm.of(await bot.drafts.keep(draft))
            await answer_click(interaction, Reply(refused, (button,), private=True))
            return
        reply, changed = await save(bot, by, stored, draft)
        shown = await hushed_change(interaction, server, reply, changed)
        message = await told(lambda each: answer_click(interaction, each), shown, changed)
        if changed:
            if number:
                await bot.drafts.drop(number)
            await announce(bot, by.server, message)

    async def _retract(self, interaction: Interaction, number: str, reason: str) -> None:
        bot = self.bot
        try:
            by = await acting(interaction, Right.EDIT)
        except NotAllowed:
            refused = not_saved_reply(editor_words.NO_LONGER_EDITOR, (), {"reason": reason})
            await answer_click(interaction, Reply(refused, private=True))
            return
        entry = await bot.editing.entries.numbered(int(number), by.server) if number.isdecimal() else None
        if entry is None:
            await answer_click(interaction, private(editor_words.not_standing(number)))
            return
        outcome = await bot.editing.retract(entry, server=by.server, editor=by.editor, today=bot.today(), reason=reason)
        reply = await hushed_change(interaction, by.server, done_reply(outcome), outcome)
        message = await told(lambda each: answer_click(interaction, each), reply, outcome)
        if isinstance(outcome, Changed | ChangedUnseen):
            await announce(bot, by.server, message)


async def setup(bot: Shiplog) -> None:
    """Take the forms."""
    await bot.add_cog(EventForms(bot))
