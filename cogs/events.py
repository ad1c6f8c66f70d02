"""Editors' commands: `event add`, its form, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import NotAnEditor, is_editor
from bot.asking import CoupleShared, CoupleUnknown, named_couple
from bot.client import Shiplog
from bot.editing import Added, AddedUnseen, NotAdded
from bot.entry import Mistake, with_form
from bot.failures import logged
from bot.replies.editor_cards import added_reply, not_saved_reply
from bot.replies.notices import MOST_OFFERED, notice
from bot.replies.words import command_words, editor_words, notice_words, shared_words
from cogs.buttons import FixForm, OpenForm, Toggle
from cogs.choices import couple_choices, couple_chosen, word_choices
from cogs.forms import DRAFT, NEW, event_form, sent_fields
from cogs.speaking import Context, Interaction, Reply, answer, answer_click, guarded, server_of
from db.errors import RecordUnavailable
from db.records import Certainty, Kind
from db.rows import StoredCouple
from db.store import Draft


class EventFlags(commands.FlagConverter, case_insensitive=True):
    """What `event add` takes, typed as `name: value` or as slash options."""

    couple: str = commands.flag(description=command_words.EVENT["couple"])
    date: str | None = commands.flag(default=None, description=command_words.EVENT["date"])
    kind: str | None = commands.flag(default=None, description=command_words.EVENT["kind"])
    certainty: str | None = commands.flag(default=None, description=command_words.EVENT["certainty"])
    summary: str | None = commands.flag(default=None, description=command_words.EVENT["summary"])
    title: str | None = commands.flag(default=None, description=command_words.EVENT["title"])
    publisher: str | None = commands.flag(default=None, description=command_words.EVENT["publisher"])
    url: str | None = commands.flag(default=None, description=command_words.EVENT["url"])
    published: str | None = commands.flag(default=None, description=command_words.EVENT["published"])
    about: str | None = commands.flag(default=None, description=command_words.EVENT["about"])
    partner: str | None = commands.flag(default=None, description=command_words.EVENT["partner"])
    known_from: str | None = commands.flag(default=None, description=command_words.EVENT["known_from"])
    disputes: str | None = commands.flag(default=None, description=command_words.EVENT["disputes"])

    def fields(self) -> dict[str, str]:
        """What was typed, by field, without the couple."""
        return {name: value for name, value in self if name != "couple" and value and value.strip()}


# With one of these typed, a slash command is meant to be saved as it is; else the form opens.
_ENOUGH = frozenset({"date", "kind", "certainty", "summary"})


async def editors_only(ctx: Context) -> bool:
    """The check of every editors' command, typed or slash."""
    if ctx.guild is None:
        raise commands.NoPrivateMessage
    if not is_editor(ctx.author, ctx.bot.settings.editor_role):
        raise NotAnEditor
    return True


@dataclass(frozen=True, slots=True)
class By:
    """Who edits where, by Discord's ids."""

    server: int
    editor: int


def _by(ctx: Context) -> By:
    return By(server_of(ctx) or 0, ctx.author.id)


class Events(commands.Cog):
    """How editors keep the record."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Take clicks on buttons sent before this start too."""
        self.bot.add_dynamic_items(OpenForm, FixForm, Toggle)

    @commands.hybrid_group(fallback="help", description=editor_words.EVENT_HOW)
    @app_commands.guild_only()
    # What is left out here would be as the tree has it, for readers' commands.
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @commands.check(editors_only)
    async def event(self, ctx: Context) -> None:
        """How events are added."""
        await self._show_how(ctx)

    @event.command(name="add", description=editor_words.EVENT_ADD)
    @commands.check(editors_only)
    async def add(self, ctx: Context, *, flags: EventFlags) -> None:
        """Add an event; with the couple alone, open the form."""
        typed = flags.fields()
        try:
            names = await self.bot.answers.archive.names(server_of(ctx))
        except RecordUnavailable as error:
            await answer(ctx, self._handed_back(error, typed))
            return
        found = named_couple(flags.couple, names)
        if not isinstance(found, StoredCouple):
            await answer(ctx, await self._which(_by(ctx), flags.couple, found, typed))
        elif ctx.interaction and not typed.keys() & _ENOUGH:
            number = await self._keep(_by(ctx), found, typed) if typed else None
            custom_id = f"{DRAFT}{number}" if number else f"{NEW}{found.couple.slug}"
            await ctx.interaction.response.send_modal(event_form(custom_id, found.couple.name, typed))
        else:
            await answer(ctx, await self._save(_by(ctx), found, typed))

    @add.autocomplete("couple")
    async def _couple_choices(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await couple_choices(interaction, typed)

    @add.autocomplete("kind")
    async def _kind_choices(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return word_choices({kind.value: editor_words.KIND[kind] for kind in Kind}, typed)

    @add.autocomplete("certainty")
    async def _certainty_choices(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return word_choices(
            {c.value: f"{shared_words.CERTAINTY[c]}: {editor_words.CERTAINTY_MEANS[c]}" for c in Certainty}, typed
        )

    @add.autocomplete("about")
    async def _about_choices(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        found = await couple_chosen(interaction)
        people = found.couple.people if found else ()
        return word_choices({person.name: person.name for person in people}, typed)

    @add.autocomplete("disputes")
    async def _dispute_choices(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        found = await couple_chosen(interaction)
        if found is None:
            return []
        record = await self.bot.answers.archive.record(found, interaction.guild_id)
        newest_first = {event.key: f"{event.key}: {event.summary}" for event in reversed(record.events)}
        return word_choices(newest_first, typed)

    async def cog_command_error(self, ctx: commands.Context[Any], error: Exception) -> None:
        """An `event add` typed without what it needs is shown how, with a button for the form."""
        if not isinstance(error, commands.UserInputError):
            return
        try:
            await self._show_how(ctx, _what_is_missing(error))
        except Exception as failure:  # noqa: BLE001 - answered and logged like any command's
            # What an error handler itself raises would end in the log, and the editor in silence.
            ctx.bot.dispatch("command_error", ctx, commands.CommandInvokeError(failure))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A form that was sent: handled here, so that one opened before a restart is not lost."""
        data = dict(interaction.data or {})
        custom_id = str(data.get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit and custom_id.startswith((NEW, DRAFT)):
            sent = sent_fields(data)
            await guarded(
                interaction,
                self._form_sent(interaction, custom_id, sent),
                on_failure=lambda error: self._handed_back(error, sent),
            )

    async def _form_sent(self, interaction: Interaction, custom_id: str, sent: Mapping[str, str]) -> None:
        by = By(interaction.guild_id or 0, interaction.user.id)
        number = None if custom_id.startswith(NEW) else custom_id.removeprefix(DRAFT)
        if number is None:
            draft = Draft(by.server, by.editor, custom_id.removeprefix(NEW), {})
        else:
            draft = await self.bot.drafts.find(number, server=by.server, editor=by.editor)
        if draft is None:
            await answer_click(interaction, Reply(not_saved_reply(editor_words.DRAFT_GONE, (), sent), private=True))
            return
        typed = with_form(draft.fields, sent)
        stored = (await self.bot.answers.archive.names(by.server)).by_slug(draft.couple)
        if stored is None:
            gone = not_saved_reply(notice_words.couple_unknown(draft.couple), (), typed)
            await answer_click(interaction, Reply(gone, private=True))
        elif not is_editor(interaction.user, self.bot.settings.editor_role):
            refused = not_saved_reply(editor_words.NO_LONGER_EDITOR, (), typed)
            button = FixForm.of(await self._keep(by, stored, typed))
            await answer_click(interaction, Reply(refused, (button,), private=True))
        else:
            reply = await self._save(by, stored, typed)
            await answer_click(interaction, reply)
            if number and not reply.private:
                await self.bot.drafts.drop(number)

    async def _save(self, by: By, stored: StoredCouple, typed: Mapping[str, str]) -> Reply:
        """Save what was typed; where it cannot be, hand it back with a button that opens the form."""
        try:
            outcome = await self.bot.editing.add(
                stored, typed, server=by.server, editor=by.editor, today=self.bot.today()
            )
        except RecordUnavailable as error:
            # Not in the record, which has just refused to be written: Discord waits three seconds in all.
            number = self.bot.drafts.keep_in_memory(Draft(by.server, by.editor, stored.couple.slug, typed))
            return replace(self._handed_back(error, typed), controls=(FixForm.of(number),))
        match outcome:
            case Added(event):
                return Reply(added_reply(outcome), (Toggle.of(stored.couple.slug, event.key, stands=True),))
            case AddedUnseen(key):
                return Reply(notice(editor_words.saved_unseen(key)), (Toggle.of(stored.couple.slug, key, stands=True),))
            case NotAdded(mistakes):
                number = await self._keep(by, stored, typed)
                return Reply(
                    not_saved_reply(editor_words.NOT_SAVED, mistakes, typed), (FixForm.of(number),), private=True
                )

    async def _which(self, by: By, name: str, found: CoupleUnknown | CoupleShared, typed: Mapping[str, str]) -> Reply:
        """Hand back what was typed for a couple that is not clear, with a form for each that may be meant."""
        if isinstance(found, CoupleShared):
            title, meant = notice_words.couple_shared(name), found.couples
        else:
            title, meant = notice_words.couple_unknown(name), found.near
        buttons = tuple([FixForm.of(await self._keep(by, s, typed), s.couple) for s in meant[:MOST_OFFERED]])
        if buttons:
            return Reply(not_saved_reply(title, (), typed), buttons, private=True)
        names = await self.bot.answers.archive.names(by.server)
        have = Mistake("couple", notice_words.on_record([stored.couple.slug for stored in names.couples[:20]]))
        return Reply(not_saved_reply(title, (have,), typed), private=True)

    def _handed_back(self, error: Exception, typed: Mapping[str, str]) -> Reply:
        """What was typed, with an apology for a failure that was not the editor's."""
        reference = logged(error, "event add")
        unavailable = isinstance(error, RecordUnavailable)
        apology = f"{notice_words.FAILED_TITLE} {notice_words.failed(reference)}"
        sentence = editor_words.not_stored(error.reason, reference) if unavailable else apology
        return Reply(not_saved_reply(editor_words.NOT_SAVED, (Mistake(None, sentence),), typed), private=True)

    async def _keep(self, by: By, stored: StoredCouple, typed: Mapping[str, str]) -> str:
        return await self.bot.drafts.keep(Draft(by.server, by.editor, stored.couple.slug, typed))

    async def _show_how(self, ctx: Context, wrong: str | None = None) -> None:
        names = await self.bot.answers.archive.names(server_of(ctx))
        couples = [stored.couple for stored in names.couples[:MOST_OFFERED]]
        slug = couples[0].slug if couples else "kimye"
        lines = [wrong, editor_words.event_example(self.bot.settings.prefix, slug), editor_words.EVENT_FORM_HINT]
        buttons = tuple(OpenForm.of(couple) for couple in couples)
        await answer(ctx, Reply(notice(editor_words.EVENT_HOW, *filter(None, lines)), buttons, private=True))


def _what_is_missing(error: commands.UserInputError) -> str | None:
    """Why typed flags could not be read; nothing was wrong where nothing was typed."""
    match error:
        case commands.MissingRequiredFlag(flag=flag) | commands.MissingFlagArgument(flag=flag):
            return editor_words.flag_missing(flag.name)
        case commands.TooManyFlags(flag=flag):
            return editor_words.flag_twice(flag.name)
        case _:
            return None


async def setup(bot: Shiplog) -> None:
    """Add the editors' commands, and the buttons that outlive a restart."""
    await bot.add_cog(Events(bot))
