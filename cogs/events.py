"""Editors' commands: `event add`, its form, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import NotAnEditor, is_editor
from bot.asking import CoupleShared, CoupleUnknown, named_couple
from bot.client import Shiplog
from bot.editing import Added, NotAdded
from bot.entry import Mistake, named_fields, with_form
from bot.failures import failure_reply
from bot.replies import words
from bot.replies.editor_cards import added_reply, not_saved_reply
from bot.replies.layout import Control
from bot.replies.markdown import Blocks
from bot.replies.notices import notice
from cogs.buttons import FixForm, OpenForm, PutBack, Undo, guarded
from cogs.couples import MAX_CHOICES, couple_choices
from cogs.forms import DRAFT, NEW, event_form, open_form, sent_fields
from cogs.speaking import Context, Interaction, answer, answer_click, cut
from db.errors import RecordUnavailable
from db.records import Certainty, Kind
from db.rows import StoredCouple
from db.store import Draft


class EventFlags(commands.FlagConverter, case_insensitive=True):
    """What `event add` takes, typed as `name: value` or as slash options."""

    couple: str = commands.flag(description="The couple that it is about: a name, or part of one")
    date: str | None = commands.flag(default=None, description="As exact as it is known: 2021-09-16, Sept 2021, 2021")
    kind: str | None = commands.flag(default=None, description="What happened")
    certainty: str | None = commands.flag(default=None, description="How well it is supported")
    summary: str | None = commands.flag(
        default=None, description="What happened, in one sentence of at most 200 characters"
    )
    title: str | None = commands.flag(default=None, description="The article's headline")
    publisher: str | None = commands.flag(default=None, description="The article's outlet")
    url: str | None = commands.flag(default=None, description="The article's link")
    published: str | None = commands.flag(default=None, description="The day the article came out")
    about: str | None = commands.flag(default=None, description="Whom of the two it is about, if not both")
    partner: str | None = commands.flag(default=None, description="Somebody outside the couple, for new partners")
    known_from: str | None = commands.flag(default=None, description="The day it came out, if later than it happened")
    disputes: str | None = commands.flag(default=None, description="The ids of events that this one speaks against")

    def fields(self) -> dict[str, str]:
        """What was typed, by field, without the couple."""
        return named_fields([(name, value) for name, value in self if name != "couple"])


# With one of these typed, a slash command is meant to be saved as it is; else the form opens.
_ENOUGH = frozenset({"date", "kind", "certainty", "summary"})


async def editors_only(ctx: Context) -> bool:
    """The check of every editors' command, typed or slash."""
    if ctx.guild is None:
        raise commands.NoPrivateMessage
    if not is_editor(ctx.author, ctx.bot.settings.editor_role):
        raise NotAnEditor
    return True


def _server(ctx: Context) -> int:
    """The server of a command that has passed `editors_only`."""
    if ctx.guild is None:
        raise commands.NoPrivateMessage
    return ctx.guild.id


class Events(commands.Cog):
    """How editors keep the record."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Take clicks on buttons sent before this start too."""
        self.bot.add_dynamic_items(OpenForm, FixForm, Undo, PutBack)

    @commands.hybrid_group(fallback="help", description=words.EVENT_HOW)
    @app_commands.guild_only()
    @commands.check(editors_only)
    async def event(self, ctx: Context) -> None:
        """How events are added."""
        await self._show_how(ctx)

    @event.command(name="add", description=words.EVENT_ADD)
    @commands.check(editors_only)
    async def add(self, ctx: Context, *, flags: EventFlags) -> None:
        """Add an event; with the couple alone, open the form."""
        server = _server(ctx)
        names = await self.bot.answers.archive.names(server)
        found = named_couple(flags.couple, names)
        fields = flags.fields()
        if not isinstance(found, StoredCouple):
            await self._ask_which(ctx, flags.couple, found, fields)
        elif ctx.interaction and not fields.keys() & _ENOUGH:
            number = await self._keep(server, ctx.author.id, found, fields) if fields else None
            custom_id = f"{DRAFT}{number}" if number else f"{NEW}{found.couple.slug}"
            await open_form(ctx.interaction, event_form(custom_id, found.couple.name, fields))
        else:
            blocks, controls, done = await self._save(server, ctx.author.id, found, fields)
            await answer(ctx, blocks, controls, private=not done)

    async def _ask_which(
        self, ctx: Context, typed: str, found: CoupleUnknown | CoupleShared, fields: Mapping[str, str]
    ) -> None:
        """Hand back what was typed for a couple that is not clear, with a form for each that may be meant."""
        meant = found.near if isinstance(found, CoupleUnknown) else found.couples
        title = words.couple_unknown(typed) if isinstance(found, CoupleUnknown) else words.couple_shared(typed)
        buttons: list[Control] = []
        for stored in meant[:5]:
            number = await self._keep(_server(ctx), ctx.author.id, stored, fields)
            buttons.append(FixForm(f"event:fix:{number}", stored.couple.name))
        names = await self.bot.answers.archive.names(_server(ctx))
        have = () if meant else (Mistake("couple", words.on_record([s.couple.slug for s in names.couples[:20]])),)
        await answer(ctx, not_saved_reply(title, have, fields), buttons, private=True)

    @add.autocomplete("couple")
    async def _couple_choices(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await couple_choices(interaction, typed)

    @add.autocomplete("kind")
    async def _kind_choices(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return _choices({kind.value: words.KIND[kind] for kind in Kind}, typed)

    @add.autocomplete("certainty")
    async def _certainty_choices(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return _choices({c.value: f"{words.CERTAINTY[c]}: {words.CERTAINTY_MEANS[c]}" for c in Certainty}, typed)

    @add.autocomplete("about")
    async def _about_choices(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        names = await self.bot.answers.archive.names(interaction.guild_id)
        found = named_couple(str(interaction.namespace.couple or ""), names)
        people = found.couple.people if isinstance(found, StoredCouple) else ()
        return _choices({person.name: person.name for person in people}, typed)

    @add.autocomplete("disputes")
    async def _dispute_choices(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        names = await self.bot.answers.archive.names(interaction.guild_id)
        found = named_couple(str(interaction.namespace.couple or ""), names)
        if not isinstance(found, StoredCouple):
            return []
        record = await self.bot.answers.archive.record(found, interaction.guild_id)
        newest_first = {event.key: f"{event.key}: {event.summary}" for event in reversed(record.events)}
        return _choices(newest_first, typed)

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
        custom_id = str((interaction.data or {}).get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit and custom_id.startswith((NEW, DRAFT)):
            await guarded(interaction, self._form_sent(interaction, custom_id))

    async def _form_sent(self, interaction: Interaction, custom_id: str) -> None:
        if interaction.guild_id is None:
            return
        typed = sent_fields(dict(interaction.data or {}))
        draft, number = await self._form_behind(interaction, custom_id)
        if draft is None:
            await answer_click(interaction, not_saved_reply(words.DRAFT_GONE, (), typed))
            return
        fields = with_form(draft.fields, typed)
        names = await self.bot.answers.archive.names(interaction.guild_id)
        stored = names.by_slug(draft.couple)
        if stored is None:
            await answer_click(interaction, not_saved_reply(words.couple_unknown(draft.couple), (), fields))
        elif not is_editor(interaction.user, self.bot.settings.editor_role):
            kept = await self._keep(interaction.guild_id, interaction.user.id, stored, fields)
            blocks = not_saved_reply(words.NO_LONGER_EDITOR, (), fields)
            await answer_click(interaction, blocks, [FixForm(f"event:fix:{kept}")])
        else:
            blocks, controls, done = await self._save(interaction.guild_id, interaction.user.id, stored, fields)
            await answer_click(interaction, blocks, controls, private=not done)
            if done and number:
                await self.bot.drafts.drop(number)

    async def _form_behind(self, interaction: Interaction, custom_id: str) -> tuple[Draft | None, str | None]:
        """The draft that a form stands for: an empty one for a new form."""
        server = interaction.guild_id or 0
        if custom_id.startswith(NEW):
            return Draft(server, interaction.user.id, custom_id.removeprefix(NEW), {}), None
        number = custom_id.removeprefix(DRAFT)
        return await self.bot.drafts.find(number, server=server, editor=interaction.user.id), number

    async def _save(
        self, server: int, editor: int, stored: StoredCouple, fields: Mapping[str, str]
    ) -> tuple[Blocks, Sequence[Control], bool]:
        """Save what was typed; where it cannot be, hand it back with a button that opens the form."""
        try:
            outcome = await self.bot.editing.add(stored, fields, server=server, editor=editor, today=self.bot.today())
        except RecordUnavailable as error:
            failure_reply(error, "event add")
            # Not in the record, which has just refused to be written: Discord waits three seconds in all.
            number = self.bot.drafts.keep_in_memory(Draft(server, editor, stored.couple.slug, fields))
            mistakes = (Mistake("", words.not_stored(error.reason)),)
            return not_saved_reply(words.NOT_SAVED, mistakes, fields), [FixForm(f"event:fix:{number}")], False
        match outcome:
            case Added(event):
                return added_reply(outcome), [Undo.of(stored.couple.slug, event.key)], True
            case NotAdded(mistakes):
                number = await self._keep(server, editor, stored, fields)
                return not_saved_reply(words.NOT_SAVED, mistakes, fields), [FixForm(f"event:fix:{number}")], False

    async def _keep(self, server: int, editor: int, stored: StoredCouple, fields: Mapping[str, str]) -> str:
        return await self.bot.drafts.keep(Draft(server, editor, stored.couple.slug, fields))

    async def _show_how(self, ctx: Context, wrong: str | None = None) -> None:
        names = await self.bot.answers.archive.names(_server(ctx))
        couples = [stored.couple for stored in names.couples[:5]]
        slug = couples[0].slug if couples else "kimye"
        example = words.event_example(self.bot.settings.prefix, slug)
        buttons = [OpenForm(f"event:open:{couple.slug}", couple.name) for couple in couples]
        lines = [wrong, example, words.EVENT_FORM_HINT]
        await answer(ctx, notice(words.EVENT_HOW, *filter(None, lines)), buttons, private=True)


def _what_is_missing(error: commands.UserInputError) -> str | None:
    """Why typed flags could not be read; nothing was wrong where nothing was typed."""
    match error:
        case commands.MissingRequiredFlag(flag=flag) | commands.MissingFlagArgument(flag=flag):
            return words.flag_missing(flag.name)
        case commands.TooManyFlags(flag=flag):
            return words.flag_twice(flag.name)
        case _:
            return None


def _choices(values: Mapping[str, str], typed: str) -> list[app_commands.Choice[str]]:
    """The values whose words hold what is typed."""
    return [
        app_commands.Choice(name=cut(label, 100), value=value)
        for value, label in values.items()
        if typed.casefold().replace("_", " ") in f"{value} {label}".casefold().replace("_", " ")
    ][:MAX_CHOICES]


async def setup(bot: Shiplog) -> None:
    """Add the editors' commands, and the buttons that outlive a restart."""
    await bot.add_cog(Events(bot))
