"""Editors' commands about events: add, show, edit, retract, restore and history."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from discord import app_commands
from discord.ext import commands

from bot.access import Right
from bot.asking import named_couple
from bot.client import Shiplog
from bot.edits import Changed, ChangedUnseen, NothingToDo, NotSaved
from bot.entries import Entry, EntryUnknown
from bot.mistakes import Mistake
from bot.replies.editor_cards import not_saved_reply
from bot.replies.event_cards import entries_offered
from bot.replies.notices import MOST_OFFERED, notice
from bot.replies.words import command_words, editor_words, entry_words, event_words
from bot.typed_events import laid_over
from cogs.acting import acting, needs
from cogs.announcing import announce
from cogs.choices import couple_choices
from cogs.event_buttons import (
    Do,
    FixForm,
    History,
    OpenForm,
    Undo,
    done_reply,
    edit_draft,
    history_shown,
    open_edit,
    shown_reply,
    told,
)
from cogs.event_choices import (
    about_choices,
    certainty_choices,
    dispute_choices,
    event_choices,
    kind_choices,
    link_choices,
)
from cogs.event_flags import AddFlags, EditFlags, unread_before_flags
from cogs.event_form import DRAFT, NEW, event_form
from cogs.event_pick import Pick, pick_reply
from cogs.event_saving import handed_back, new_draft, save, which_couple, without_couple
from cogs.hushing import hushed, hushed_change, shown_here
from cogs.misread import flag_at_fault, show_how
from cogs.speaking import Context, Reply, answer, commands_of
from db.errors import RecordUnavailable
from db.records import Event
from db.rows import StoredCouple
from db.store import Draft

# With one of these typed, a slash command is meant to be saved as it is; else the form opens.
_ENOUGH = frozenset({"date", "kind", "certainty", "summary"})
# How many lines of a list are suggestions that somebody reads.
_NEAR = 3


class _Repeat(Protocol):
    """How an event is retracted or restored."""

    async def __call__(
        self, entry: Entry, *, server: int, editor: int, today: date, reason: str
    ) -> Changed | ChangedUnseen | NotSaved | NothingToDo:
        """Do it, for a reason."""
        ...


class Events(commands.Cog):
    """How editors keep the record."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Take clicks on buttons sent before this start too."""
        self.bot.add_dynamic_items(OpenForm, FixForm, Undo, Do, History, Pick)

    @commands.hybrid_group(fallback="help", description=editor_words.EVENT_HOW, case_insensitive=True)
    @app_commands.guild_only()
    # What is left out here would be as the tree has it, for readers' commands.
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @needs(Right.EDIT)
    async def event(self, ctx: Context) -> None:
        """How events are added and changed."""
        await self._show_how(ctx)

    @event.command(name="add", description=editor_words.EVENT_ADD)
    @needs(Right.EDIT)
    async def add(self, ctx: Context, *, flags: AddFlags) -> None:
        """Add an event; with the couple alone, open the form; with nothing, pick what the form cannot ask."""
        by, typed = await acting(ctx, Right.EDIT), flags.fields()
        if typed and (unread := unread_before_flags(ctx, AddFlags)):
            wrong = Mistake(None, entry_words.not_read(unread, "couple: kimye"))
            await answer(ctx, Reply(not_saved_reply(editor_words.NOT_SAVED, (wrong,), typed), private=True))
            return
        if flags.couple is None:
            await self._without_couple(ctx, typed)
            return
        try:
            names = await self.bot.answers.archive.names(by.server)
        except RecordUnavailable as error:
            await answer(ctx, handed_back(error, typed))
            return
        found = named_couple(flags.couple, names)
        if not isinstance(found, StoredCouple):
            await answer(ctx, await which_couple(self.bot, by, flags.couple, found, typed))
        elif ctx.interaction and not typed.keys() & _ENOUGH:
            number = await self.bot.drafts.keep(new_draft(by, found, typed)) if typed else None
            custom_id = f"{DRAFT}{number}" if number else f"{NEW}{found.couple.slug}"
            await ctx.interaction.response.send_modal(event_form(custom_id, found.couple.name, typed))
        else:
            await self._answer_change(ctx, by.server, *await save(self.bot, by, found, new_draft(by, found, typed)))

    async def _without_couple(self, ctx: Context, typed: dict[str, str]) -> None:
        """Let the couple be picked; who typed a command is shown how, as the card would be seen by all."""
        by = await acting(ctx, Right.EDIT)
        if ctx.interaction is not None:
            await answer(ctx, await pick_reply(self.bot, Draft(by.server, by.editor, "", typed)))
        elif typed:
            await answer(ctx, await without_couple(self.bot, by, typed))
        else:
            await self._show_how(ctx, entry_words.flag_missing("couple"))

    @event.command(name="show", description=editor_words.EVENT_SHOW)
    @app_commands.describe(event=command_words.EVENT_NAMED)
    @needs(Right.EDIT)
    async def show(self, ctx: Context, *, event: str) -> None:
        """One event, as the record has it."""
        by = await acting(ctx, Right.EDIT)
        if (entry := await self._named(ctx, event)) is not None:
            await self._show(ctx, by.server, *await shown_reply(self.bot, by, entry))

    @event.command(name="edit", description=editor_words.EVENT_EDIT)
    @app_commands.describe(event=command_words.EVENT_NAMED)
    @needs(Right.EDIT)
    async def edit(self, ctx: Context, event: str, *, flags: EditFlags) -> None:
        """Edit an event: by options, or by the form filled in."""
        by, typed = await acting(ctx, Right.EDIT), flags.fields()
        entry = await self._named(ctx, event)
        if entry is None:
            return
        if unread := unread_before_flags(ctx, EditFlags, event):
            await answer(ctx, Reply(notice(entry_words.not_read(unread, "summary: …")), private=True))
            return
        if ctx.interaction and not typed.keys() - {"reason"}:
            await open_edit(ctx.interaction, by, entry, typed)
        elif not typed:
            await self._show(ctx, by.server, *await shown_reply(self.bot, by, entry))
        else:
            draft = edit_draft(by, entry, laid_over(entry.event, typed))
            await self._answer_change(ctx, by.server, *await save(self.bot, by, entry.stored, draft))

    @event.command(name="retract", description=editor_words.EVENT_RETRACT)
    @app_commands.describe(event=command_words.EVENT_NAMED, reason=command_words.REASON)
    @needs(Right.EDIT)
    async def retract(self, ctx: Context, event: str, *, reason: str) -> None:
        """Retract an event, saying why; its history stays."""
        await self._repeat(ctx, event, self.bot.editing.retract, reason)

    @event.command(name="restore", description=editor_words.EVENT_RESTORE)
    @app_commands.describe(event=command_words.EVENT_NAMED, reason=command_words.REASON)
    @needs(Right.EDIT)
    async def restore(self, ctx: Context, event: str, *, reason: str = "") -> None:
        """Put a retracted event back."""
        await self._repeat(ctx, event, self.bot.editing.restore, reason)

    async def _repeat(self, ctx: Context, event: str, change: _Repeat, reason: str) -> None:
        """Retract or restore an event; the reason is handed back where the record fails."""
        by, reason = await acting(ctx, Right.EDIT), reason.removeprefix("reason:").strip()
        if (entry := await self._named(ctx, event)) is None:
            return
        try:
            outcome = await change(entry, server=by.server, editor=by.editor, today=self.bot.today(), reason=reason)
        except RecordUnavailable as error:
            await answer(ctx, handed_back(error, {"reason": reason}))
            return
        await self._answer_change(ctx, by.server, done_reply(outcome), outcome)

    @event.command(name="history", description=editor_words.EVENT_HISTORY)
    @app_commands.describe(event=command_words.EVENT_NAMED)
    @needs(Right.EDIT)
    async def history(self, ctx: Context, *, event: str) -> None:
        """Every version of an event: who wrote it, when and why."""
        by = await acting(ctx, Right.EDIT)
        if (entry := await self._named(ctx, event)) is not None:
            await self._show(ctx, by.server, *await history_shown(self.bot, by, entry, 0))

    async def _named(self, ctx: Context, typed: str) -> Entry | None:
        """The event that a text names; where it names none, that is said, with what it may have meant."""
        by = await acting(ctx, Right.EDIT)
        found = await self.bot.editing.entries.named(typed, by.server)
        if isinstance(found, EntryUnknown):
            seen = await shown_here(ctx, by.server, found.near)
            near = entries_offered(seen[:_NEAR])
            hints = [event_words.near_entries(near)] if near else []
            await answer(ctx, Reply(notice(event_words.entry_unknown(typed), *hints), private=True))
            return None
        return found

    async def _show(self, ctx: Context, server: int, reply: Reply, said: tuple[Event, ...]) -> None:
        await answer(ctx, await hushed(ctx, server, reply, *said))

    async def _answer_change(self, ctx: Context, server: int, reply: Reply, outcome: object) -> None:
        """Reply to a change, and tell whoever is to be told of it."""
        shown = await hushed_change(ctx, server, reply, outcome)
        message = await told(lambda each: answer(ctx, each), shown, outcome)
        if isinstance(outcome, Changed | ChangedUnseen):
            await announce(self.bot, server, message)

    async def cog_command_error(self, ctx: commands.Context[Any], error: Exception) -> None:
        """A command typed without what it needs is shown how, with a button for the form."""
        await show_how(ctx, error, lambda misread: self._show_how(ctx, _what_is_missing(misread)))

    async def _show_how(self, ctx: Context, wrong: str | None = None) -> None:
        by, prefix = await acting(ctx, Right.EDIT), (await commands_of(ctx)).prefix
        names = await self.bot.answers.archive.names(by.server)
        couples = [stored.couple for stored in names.couples[:MOST_OFFERED]]
        slug = couples[0].slug if couples else "kimye"
        lines = [
            wrong,
            editor_words.event_example(prefix, slug),
            event_words.event_usage(prefix),
            editor_words.EVENT_FORM_HINT,
        ]
        buttons = tuple(OpenForm.of(couple) for couple in couples)
        await answer(ctx, Reply(notice(editor_words.EVENT_HOW, *filter(None, lines)), buttons, private=True))


def _what_is_missing(error: commands.UserInputError) -> str | None:
    """Why a typed command could not be read; nothing was wrong where nothing was typed."""
    match error:
        case commands.MissingRequiredArgument(param=param) if param.name == "reason":
            return entry_words.REASON_MISSING
        case commands.MissingRequiredArgument(param=param) if param.name == "event":
            return entry_words.EVENT_MISSING
        case _:
            return flag_at_fault(error)


for _command in (Events.show, Events.edit, Events.retract, Events.restore, Events.history):
    _command.autocomplete("event")(event_choices)
for _command in (Events.add, Events.edit):
    _command.autocomplete("kind")(kind_choices)
    _command.autocomplete("certainty")(certainty_choices)
    _command.autocomplete("about")(about_choices)
    _command.autocomplete("disputes")(dispute_choices)
    _command.autocomplete("url")(link_choices)
Events.add.autocomplete("couple")(couple_choices)


async def setup(bot: Shiplog) -> None:
    """Add the editors' commands, and the buttons that outlive a restart."""
    await bot.add_cog(Events(bot))
