"""The record as a whole: taken along, brought in, who changed it, and an id erased from it."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.access import Right
from bot.asking import named_couple
from bot.client import Shiplog
from bot.exporting import export
from bot.replies.notices import notice
from bot.replies.record_cards import erase_reply, erased_reply, exported_reply
from bot.replies.words import import_words
from bot.replies.words import record_words as words
from cogs.acting import By, acting, may, needs
from cogs.buttons import GuardedButton
from cogs.choices import Choices, couple_choices, period_choices
from cogs.couple_removed import not_named_reply
from cogs.misread import show_how
from cogs.record_imports import ImportKeeper, received
from cogs.record_log import LogPageButton, asked_log
from cogs.record_options import LogFlags, UserOption, UserUnknown
from cogs.speaking import Context, Interaction, Reply, answer, change_card, commands_of
from db.logbook import LogFilter
from db.rows import StoredCouple

_ERASE = re.compile(r"record:erase:(?P<editor>\d{1,18}|[0-8]\d{18})")


@dataclass(frozen=True, slots=True)
class ReplyWithFile(Reply):
    """A reply with a file of its own."""

    name: str = ""
    data: bytes = b""

    def view(self, owner: int) -> ui.LayoutView:
        """The components, with the file beneath."""
        view = Reply.view(self, owner)
        view.add_item(ui.File(f"attachment://{self.name}"))
        return view

    def files(self) -> list[discord.File]:
        """The files that go with them."""
        return [*Reply.files(self), discord.File(io.BytesIO(self.data), self.name)]


class Erase(GuardedButton, template=_ERASE):
    """Takes somebody's id out of a server's record, for good."""

    right = Right.OWN
    style = discord.ButtonStyle.danger

    @classmethod
    def of(cls, editor: int) -> Self:
        """The button for one Discord user."""
        return cls(f"record:erase:{editor}", words.ERASE_BUTTON)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Erase it, and leave no trace of it on the card either."""
        rows = await interaction.client.store.erase_editor(int(said["editor"]), server=by.server)
        await change_card(interaction, Reply(erased_reply(rows)))


class Record(commands.Cog):
    """What is done with the whole record of a server."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Take clicks on buttons sent before this start too."""
        self.bot.add_dynamic_items(LogPageButton, Erase)

    @commands.hybrid_group(fallback="help", description=words.HOW)
    @app_commands.guild_only()
    # What is left out here would be as the tree has it, for readers' commands.
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @needs(Right.EDIT)
    async def record(self, ctx: Context) -> None:
        """How the record is taken along and looked after."""
        await self._show_how(ctx)

    @record.command(name="export", description=words.EXPORT)
    @app_commands.describe(couple=words.OPTIONS["couple"])
    @needs(Right.EDIT)
    async def export(self, ctx: Context, *, couple: str | None = None) -> None:
        """A couple, or all that this server added, as packs in a zip."""
        by = await acting(ctx, Right.EDIT)
        stored: StoredCouple | None = None
        if couple:
            names = await self.bot.answers.archive.names(by.server)
            found = named_couple(couple.removeprefix("couple:").strip(), names)
            if not isinstance(found, StoredCouple):
                await answer(ctx, await not_named_reply(ctx, by.server, found, names))
                return
            stored = found
        await ctx.defer(ephemeral=True)
        exported = await export(self.bot.answers.archive, by.server, stored)
        if exported is None:
            await answer(ctx, Reply(notice(words.NOTHING_ADDED), private=True))
        elif exported.data is None:
            await answer(ctx, Reply(exported_reply(exported), private=True))
        else:
            reply = ReplyWithFile(exported_reply(exported), private=True, name=exported.name, data=exported.data)
            try:
                await answer(ctx, reply)
            except discord.Forbidden:
                await answer(ctx, Reply(notice(words.NO_FILES_HERE), private=True))

    @record.command(name="import", description=words.IMPORT)
    @app_commands.describe(file=words.OPTIONS["file"])
    @needs(Right.EDIT)
    async def import_(self, ctx: Context, file: discord.Attachment) -> None:
        """Check attached packs, and show what they would change."""
        by = await acting(ctx, Right.EDIT)
        await ctx.defer(ephemeral=True)
        await answer(ctx, await received(self.bot, by, file, public=ctx.interaction is None))

    @record.command(name="log", description=words.LOG)
    @needs(Right.EDIT)
    async def log(self, ctx: Context, *, flags: LogFlags) -> None:
        """Who changed what, the newest first."""
        await answer(ctx, await asked_log(ctx, await acting(ctx, Right.EDIT), flags))

    @record.command(name="erase", description=words.ERASE)
    @app_commands.describe(editor=words.OPTIONS["erase"])
    @needs(Right.OWN)
    async def erase(self, ctx: Context, editor: Annotated[int, UserOption]) -> None:
        """Ask whether somebody's id is to be taken out of this server's record."""
        by = await acting(ctx, Right.OWN)
        changes = await self.bot.store.logbook.count(by.server, LogFilter(editor=editor))
        await answer(ctx, Reply(erase_reply(editor, changes), (Erase.of(editor),), private=True))

    @export.autocomplete("couple")
    @log.autocomplete("couple")
    async def _couple_choices(self, interaction: Interaction, typed: str) -> Choices:
        return await couple_choices(interaction, typed) if await may(interaction, Right.EDIT) else []

    @log.autocomplete("day")
    async def _day_choices(self, interaction: Interaction, typed: str) -> Choices:
        return await period_choices(interaction, typed) if await may(interaction, Right.EDIT) else []

    async def cog_command_error(self, ctx: commands.Context[Any], error: Exception) -> None:
        """What was typed without what it needs is shown how."""
        await show_how(ctx, error, lambda misread: self._show_how(ctx, _what_is_missing(misread)))

    async def _show_how(self, ctx: Context, wrong: str | None = None) -> None:
        typed = (await commands_of(ctx)).prefix if ctx.interaction is None else "/"
        lines = [wrong, *words.how(typed)]
        await answer(ctx, Reply(notice(words.HOW, *filter(None, lines)), private=True))


def _what_is_missing(error: commands.UserInputError) -> str | None:
    """Why a typed command could not be read; nothing was wrong where nothing was typed."""
    match error:
        case commands.MissingRequiredAttachment():
            return import_words.MISSING
        case UserUnknown():
            return str(error)
        case _:
            return None


async def setup(bot: Shiplog) -> None:
    """Add what is done with the whole record, and the buttons that outlive a restart."""
    await bot.add_cog(ImportKeeper(bot))
    await bot.add_cog(Record(bot))
