"""Sent forms of suggestions, also those that were opened before a restart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from discord.ext import commands

from bot.access import NotAllowed, NotInAServer, Right
from bot.client import Shiplog
from bot.replies.editor_cards import not_saved_reply
from bot.replies.words import editor_words
from bot.replies.words import suggestion_words as words
from bot.typed_events import FIELDS, with_form
from cogs.acting import By, acting
from cogs.event_saving import handed_back
from cogs.forms import sent_form
from cogs.speaking import Interaction, Reply, answer_click, guarded, refused, server_of
from cogs.suggestion_deciding import accept, reject
from cogs.suggestion_forms import ACCEPT, DRAFT, EDIT, MEND, NEW, REJECT, SUGGEST, MendSuggestion, draft_of, not_here
from cogs.suggestion_sending import send, suggest_draft, tell
from db.store import Draft

_Take = Callable[[Interaction, str, Mapping[str, str]], Awaitable[None]]


class SentSuggestions(commands.Cog):
    """Takes forms in which members propose events, and editors decide about them."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot
        self._takes: Mapping[str, _Take] = {
            NEW: self._new,
            DRAFT: self._again,
            EDIT: self._edited,
            MEND: self._mended,
            REJECT: self._rejected,
        }

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A form that was sent."""
        for begins, take in self._takes.items():
            if (sent := sent_form(interaction, begins)) is not None:
                which, fields = sent
                doing = take(interaction, which, fields)
                await guarded(interaction, doing, on_failure=lambda error, fields=fields: _failed(error, fields))
                return

    async def _new(self, interaction: Interaction, slug: str, sent: Mapping[str, str]) -> None:
        by = await acting(interaction, Right.SUGGEST)
        await self._send(interaction, by, suggest_draft(by, slug, _typed({}, sent)))

    async def _again(self, interaction: Interaction, number: str, sent: Mapping[str, str]) -> None:
        by = await acting(interaction, Right.SUGGEST)
        draft = await draft_of(self.bot, by, number, SUGGEST)
        if draft is None:
            await answer_click(interaction, Reply(not_saved_reply(words.FORM_GONE, (), sent), private=True))
        else:
            await self._send(interaction, by, suggest_draft(by, draft.couple, _typed(draft.fields, sent)), number)

    async def _send(self, interaction: Interaction, by: By, draft: Draft, number: str = "") -> None:
        names = await self.bot.answers.archive.names(by.server)
        stored = names.by_slug(draft.couple)
        if stored is None:
            gone = not_saved_reply(not_here(names, draft.couple), (), draft.fields)
            await answer_click(interaction, Reply(gone, private=True))
            return
        reply = await send(interaction, by, stored, draft, number)
        await tell(interaction, reply, lambda: answer_click(interaction, reply))

    async def _edited(self, interaction: Interaction, number: str, sent: Mapping[str, str]) -> None:
        """The form that Edit opens: what it does not ask for is as it was suggested."""
        server, wanted = server_of(interaction) or 0, int(number) if number.isdecimal() else 0
        found = await self.bot.suggesting.numbered(wanted, server, self.bot.today())
        slug = found.stored.couple.slug if found and found.stored else ""
        typed = _typed(found.suggestion.fields if found else {}, sent)
        draft = Draft(server, interaction.user.id, slug, typed, purpose=ACCEPT, target=wanted)
        await self._accept(interaction, draft, sent)

    async def _mended(self, interaction: Interaction, number: str, sent: Mapping[str, str]) -> None:
        """The form that is opened again, with what was wrong."""
        whose = By(server_of(interaction) or 0, interaction.user.id)
        draft = await draft_of(self.bot, whose, number, ACCEPT)
        if draft is None:
            await answer_click(interaction, Reply(not_saved_reply(words.FORM_GONE, (), sent), private=True))
            return
        await self._accept(interaction, replace(draft, fields=_typed(draft.fields, sent)), sent, number)

    async def _accept(self, interaction: Interaction, draft: Draft, sent: Mapping[str, str], number: str = "") -> None:
        try:
            by = await acting(interaction, Right.EDIT)
        except NotAllowed:
            button = MendSuggestion.of(await self.bot.drafts.keep(draft))
            refusal = not_saved_reply(editor_words.NO_LONGER_EDITOR, (), sent)
            await answer_click(interaction, Reply(refusal, (button,), private=True))
            return
        await accept(interaction, by, draft.target or 0, draft, draft=number)

    async def _rejected(self, interaction: Interaction, number: str, sent: Mapping[str, str]) -> None:
        try:
            by = await acting(interaction, Right.EDIT)
        except NotAllowed:
            refusal = not_saved_reply(editor_words.NO_LONGER_EDITOR, (), sent)
            await answer_click(interaction, Reply(refusal, private=True))
            return
        await reject(interaction, by, int(number) if number.isdecimal() else 0, sent.get("reason", ""))


def _typed(before: Mapping[str, str], sent: Mapping[str, str]) -> dict[str, str]:
    """What was typed before, with what a form says now."""
    return with_form(before, {name: text for name, text in sent.items() if name in FIELDS})


def _failed(error: Exception, sent: Mapping[str, str]) -> Reply:
    """What was sent, handed back with an apology; or a refusal."""
    if isinstance(error, NotAllowed | NotInAServer):
        return Reply(refused(error), private=True)
    return handed_back(error, sent)


async def setup(bot: Shiplog) -> None:
    """Take the forms."""
    await bot.add_cog(SentSuggestions(bot))
