"""/suggest: members propose events, and editors decide about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discord import app_commands
from discord.ext import commands

from bot.access import Right
from bot.asking import named_couple
from bot.client import Shiplog
from bot.replies.notices import MOST_OFFERED, notice
from bot.replies.words import entry_words
from bot.replies.words import suggestion_words as words
from cogs.acting import By, acting, may, needs
from cogs.choices import Choices, couple_choices, couple_chosen, word_choices
from cogs.event_choices import about_choices, certainty_choices, kind_choices
from cogs.event_flags import AddFlags
from cogs.event_pick import pick_reply
from cogs.event_saving import handed_back
from cogs.misread import flag_at_fault, show_how
from cogs.speaking import Context, Interaction, Reply, answer, commands_of
from cogs.suggestion_buttons import CONTROLS, Mine, SuggestPick
from cogs.suggestion_forms import DRAFT, NEW, OpenSuggestion, suggest_form
from cogs.suggestion_sending import NoChannel, channel_of, kept_reply, send, suggest_draft, tell, which_couple
from db.errors import RecordUnavailable
from db.rows import StoredCouple

# With one of these typed, a slash command is meant to be sent as it is; else the form opens.
_ENOUGH = frozenset({"date", "kind", "certainty", "summary"})


class Suggestions(commands.Cog):
    """How members propose what the record should hold."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Take clicks on cards sent before this start too."""
        self.bot.add_dynamic_items(*CONTROLS)

    @commands.hybrid_command(name="suggest", description=words.SUGGEST)
    @app_commands.guild_only()
    # What is left out here would be as the tree has it, for readers' commands.
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @needs(Right.SUGGEST)
    async def suggest(self, ctx: Context, *, flags: AddFlags) -> None:
        """Propose an event; with the couple alone, open the form; with nothing, pick what the form cannot ask."""
        by, typed = await acting(ctx, Right.SUGGEST), flags.fields()
        if flags.couple is None:
            await self._without_couple(ctx, by, typed)
            return
        try:
            names = await self.bot.answers.archive.names(by.server)
        except RecordUnavailable as error:
            await answer(ctx, handed_back(error, typed))
            return
        found = named_couple(flags.couple, names)
        if not isinstance(found, StoredCouple):
            await answer(ctx, await which_couple(self.bot, by, flags.couple, found, typed))
            return
        draft = suggest_draft(by, found.couple.slug, typed)
        if ctx.interaction is None or typed.keys() & _ENOUGH:
            reply = await send(ctx, by, found, draft)
            await tell(ctx, reply, lambda: answer(ctx, reply))
        elif isinstance(closed := await channel_of(self.bot, by.server), NoChannel):
            await answer(ctx, await kept_reply(self.bot, draft, closed.sentence))
        else:
            number = await self.bot.drafts.keep(draft) if typed else None
            custom_id = f"{DRAFT}{number}" if number else f"{NEW}{found.couple.slug}"
            await ctx.interaction.response.send_modal(suggest_form(custom_id, found.couple, typed))

    async def _without_couple(self, ctx: Context, by: By, typed: Mapping[str, str]) -> None:
        """Let the couple be picked: a typed command is shown how, as its card would be seen by all."""
        if ctx.interaction is None:
            await self._show_how(ctx, entry_words.flag_missing("couple"))
        elif isinstance(closed := await channel_of(self.bot, by.server), NoChannel):
            reply = await kept_reply(self.bot, suggest_draft(by, "", typed), closed.sentence)
            await answer(ctx, Reply(reply.blocks, (Mine.of(),), private=True))
        else:
            await answer(ctx, await pick_reply(self.bot, suggest_draft(by, "", typed), SuggestPick))

    suggest.autocomplete("couple")(couple_choices)
    suggest.autocomplete("kind")(kind_choices)
    suggest.autocomplete("certainty")(certainty_choices)
    suggest.autocomplete("about")(about_choices)

    @suggest.autocomplete("disputes")
    async def _dispute_choices(self, interaction: Interaction, typed: str) -> Choices:
        found = await couple_chosen(interaction)
        if found is None or not await may(interaction, Right.SUGGEST):
            return []
        by = await acting(interaction, Right.SUGGEST)
        record = await self.bot.answers.archive.record(found, by.server)
        return word_choices({event.key: f"{event.key}: {event.summary}" for event in reversed(record.events)}, typed)

    async def cog_command_error(self, ctx: commands.Context[Any], error: Exception) -> None:
        """A command typed without what it needs is shown how, with buttons for the form."""
        await show_how(ctx, error, lambda misread: self._show_how(ctx, flag_at_fault(misread)))

    async def _show_how(self, ctx: Context, wrong: str | None = None) -> None:
        by, prefix = await acting(ctx, Right.SUGGEST), (await commands_of(ctx)).prefix
        names = await self.bot.answers.archive.names(by.server)
        couples = [stored.couple for stored in names.couples[: MOST_OFFERED - 1]]
        slug = couples[0].slug if couples else "kimye"
        lines = [wrong, words.example(prefix, slug), words.FORM_HINT if couples else None]
        buttons = (*(OpenSuggestion.of(couple) for couple in couples), Mine.of())
        await answer(ctx, Reply(notice(words.SUGGEST, *filter(None, lines)), buttons, private=True))


async def setup(bot: Shiplog) -> None:
    """Add the command, and the buttons that outlive a restart."""
    await bot.add_cog(Suggestions(bot))
