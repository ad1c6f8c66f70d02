"""Editors' commands about couples: add, edit, remove, their aliases, and the names that no text may hold."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import Right
from bot.bundles import MAX_FILE, BundleRefused
from bot.client import Shiplog
from bot.couple_outcomes import CoupleNotSaved
from bot.couple_packs import attached_pack, packs_that_ship, shipped_pack
from bot.mistakes import Mistake
from bot.replies.couple_cards import couple_how_reply, couple_not_saved_reply, couple_stays_reply
from bot.replies.notices import notice
from bot.replies.words import couple_words as words
from cogs.acting import By, acting, may, needs
from cogs.choices import Choices, couple_choices, couple_chosen, word_choices
from cogs.couple_buttons import Fix, OpenEdit, OpenNew, open_edit
from cogs.couple_form import couple_form
from cogs.couple_forms import CoupleForms
from cogs.couple_saving import ADD, Back, CoupleKeeper, Outcome, editing_of, finish, save
from cogs.couple_typed import AddFlags, alias_and_person, named, what_is_missing
from cogs.misread import show_how
from cogs.speaking import Context, Interaction, Reply, answer, commands_of, server_of
from db.store import Draft

_describe_couple = app_commands.describe(couple=words.OPTIONS["couple"])


class CoupleCommands(commands.Cog, name="CoupleCommands"):
    """How editors keep the couples of their server."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Take clicks on buttons sent before this start too."""
        self.bot.add_dynamic_items(OpenNew, OpenEdit, Fix, Back)

    @commands.hybrid_group(fallback="help", description=words.HOW)
    @app_commands.guild_only()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @needs(Right.EDIT)
    async def couple(self, ctx: Context) -> None:
        """How couples are kept."""
        await self._show_how(ctx)

    @couple.command(name="add", description=words.ADD)
    @app_commands.describe(file=words.OPTIONS["file"])
    @needs(Right.EDIT)
    async def add(self, ctx: Context, file: discord.Attachment | None = None, *, flags: AddFlags) -> None:
        """Add a couple: as typed, by the form, or from a pack."""
        by, typed = await acting(ctx, Right.EDIT), flags.fields()
        if sum(map(bool, (typed, flags.pack, file))) > 1:
            await answer(ctx, Reply(couple_not_saved_reply(words.PACK_OR_FILE, (), typed), private=True))
        elif flags.pack:
            await self._add_shipped(ctx, by, flags.pack)
        elif file:
            await self._add_attached(ctx, by, file)
        elif typed:
            draft = Draft(by.server, by.editor, "", typed, ADD)
            await self._finish(ctx, by, await save(self.bot, draft), draft)
        elif ctx.interaction:
            await ctx.interaction.response.send_modal(couple_form())
        else:
            await self._show_how(ctx)

    async def _add_shipped(self, ctx: Context, by: By, typed: str) -> None:
        pack = shipped_pack(typed)
        if pack is None:
            await answer(ctx, Reply(notice(words.pack_unknown(typed, [*packs_that_ship()])), private=True))
            return
        adopting = editing_of(self.bot).adopt(pack, server=by.server, editor=by.editor, shipped=True)
        await self._finish(ctx, by, await adopting)

    async def _add_attached(self, ctx: Context, by: By, file: discord.Attachment) -> None:
        if file.size > MAX_FILE:
            too_large = Mistake(None, words.file_too_large(file.size, MAX_FILE))
            await answer(ctx, _refused(file.filename, too_large))
            return
        await ctx.defer()
        try:
            # Reading the largest takes longer than others want to wait for their answers.
            pack = await asyncio.to_thread(attached_pack, file.filename, await file.read())
        except BundleRefused as refused:
            await answer(ctx, _refused(file.filename, *(Mistake(None, problem) for problem in refused.problems)))
        except discord.HTTPException:
            await answer(ctx, _refused(file.filename, Mistake(None, words.FILE_GONE)))
        else:
            adopting = editing_of(self.bot).adopt(pack, server=by.server, editor=by.editor)
            await self._finish(ctx, by, await adopting)

    @add.autocomplete("pack")
    async def _pack_choices(self, interaction: Interaction, typed: str) -> Choices:
        if not await may(interaction, Right.EDIT):
            return []
        return word_choices({slug: pack.couple.name for slug, pack in packs_that_ship().items()}, typed)

    @couple.command(name="edit", description=words.EDIT)
    @_describe_couple
    @needs(Right.EDIT)
    async def edit(self, ctx: Context, *, couple: str) -> None:
        """Change what a couple is called, in the form."""
        by = await acting(ctx, Right.EDIT)
        found = await named(ctx, by.server, couple)
        if found and ctx.interaction:
            await open_edit(ctx.interaction, by, found.stored.id)
        elif found:
            offer = notice(words.edit_by_form(found.stored.couple.name))
            await answer(ctx, Reply(offer, (OpenEdit.of(found.stored.id),)))

    @couple.command(name="remove", description=words.REMOVE)
    @app_commands.describe(couple=words.OPTIONS["couple"], reason=words.OPTIONS["reason"])
    @needs(Right.EDIT)
    async def remove(self, ctx: Context, couple: str, *, reason: str) -> None:
        """Take a couple out of this server's record."""
        by = await acting(ctx, Right.EDIT)
        if found := await named(ctx, by.server, couple, reason, ("reason",)):
            editing = editing_of(self.bot)
            why = found.said("reason")
            outcome = await editing.remove(found.stored, why, server=by.server, editor=by.editor)
            if isinstance(outcome, CoupleNotSaved) and why.strip():
                await answer(ctx, Reply(couple_stays_reply(outcome.mistakes, why), private=True))
            else:
                await self._finish(ctx, by, outcome)

    @couple.group(name="alias", description=words.ALIAS)
    @needs(Right.EDIT)
    async def alias(self, ctx: Context) -> None:
        """What else a couple is called."""
        await self._show_how(ctx)

    @alias.command(name="add", description=words.ALIAS_ADD)
    @app_commands.describe(**{name: words.OPTIONS[name] for name in ("couple", "alias", "person")})
    @needs(Right.EDIT)
    async def alias_add(self, ctx: Context, couple: str, *, alias: str, person: str | None = None) -> None:
        """Let a couple be found by another name."""
        by = await acting(ctx, Right.EDIT)
        found = await named(ctx, by.server, couple, alias, ("alias", "person"))
        if found is None:
            return
        called, whose = (alias, person) if ctx.interaction else alias_and_person(found)
        adding = editing_of(self.bot).add_alias(found.stored, called, whose, server=by.server, editor=by.editor)
        await self._finish(ctx, by, await adding)

    @alias.command(name="remove", description=words.ALIAS_REMOVE)
    @app_commands.describe(couple=words.OPTIONS["couple"], alias=words.OPTIONS["alias"])
    @needs(Right.EDIT)
    async def alias_remove(self, ctx: Context, couple: str, *, alias: str) -> None:
        """Take an alias away."""
        by = await acting(ctx, Right.EDIT)
        if found := await named(ctx, by.server, couple, alias, ("alias",)):
            editing = editing_of(self.bot)
            removing = editing.remove_alias(found.stored, found.said("alias"), server=by.server, editor=by.editor)
            await self._finish(ctx, by, await removing)

    @alias_add.autocomplete("person")
    async def _person_choices(self, interaction: Interaction, typed: str) -> Choices:
        chosen = await couple_chosen(interaction) if await may(interaction, Right.EDIT) else None
        return word_choices({each.name: each.name for each in chosen.couple.people}, typed) if chosen else []

    @alias_remove.autocomplete("alias")
    async def _alias_choices(self, interaction: Interaction, typed: str) -> Choices:
        chosen = await couple_chosen(interaction) if await may(interaction, Right.EDIT) else None
        if chosen is None:
            return []
        aliases = {alias: alias for alias in chosen.couple.aliases}
        aliases |= {alias: f"{alias} ({each.name})" for each in chosen.couple.people for alias in each.aliases}
        return word_choices(aliases, typed)

    @couple.group(name="minor", description=words.MINOR)
    @needs(Right.EDIT)
    async def minor(self, ctx: Context) -> None:
        """Which names no text may hold."""
        await self._show_how(ctx)

    @minor.command(name="add", description=words.MINOR_ADD)
    @app_commands.describe(couple=words.OPTIONS["couple"], name=words.OPTIONS["minor"])
    @needs(Right.EDIT)
    async def minor_add(self, ctx: Context, couple: str, *, name: str) -> None:
        """Keep a minor child's name out of all texts about a couple."""
        by = await acting(ctx, Right.EDIT)
        if ctx.interaction is None:
            await answer(ctx, Reply(notice(words.MINOR_TYPED, words.MINOR_TYPED_DO)))
        elif found := await named(ctx, by.server, couple):
            marking = editing_of(self.bot).mark_minor(found.stored, name, server=by.server, editor=by.editor)
            await self._finish(ctx, by, await marking)

    @minor.command(name="clear", description=words.MINOR_CLEAR)
    @_describe_couple
    @needs(Right.EDIT)
    async def minor_clear(self, ctx: Context, *, couple: str) -> None:
        """Allow the names again that this server kept out."""
        by = await acting(ctx, Right.EDIT)
        if found := await named(ctx, by.server, couple):
            clearing = editing_of(self.bot).clear_minors(found.stored, server=by.server, editor=by.editor)
            await self._finish(ctx, by, await clearing)

    @edit.autocomplete("couple")
    @remove.autocomplete("couple")
    @alias_add.autocomplete("couple")
    @alias_remove.autocomplete("couple")
    @minor_add.autocomplete("couple")
    @minor_clear.autocomplete("couple")
    async def _couple_choices(self, interaction: Interaction, typed: str) -> Choices:
        return await couple_choices(interaction, typed) if await may(interaction, Right.EDIT) else []

    async def cog_command_error(self, ctx: commands.Context[Any], error: Exception) -> None:
        """A command typed without what it needs is shown how."""
        await show_how(ctx, error, lambda misread: self._show_how(ctx, what_is_missing(misread)))

    async def _finish(self, ctx: Context, by: By, outcome: Outcome | Reply, draft: Draft | None = None) -> None:
        async def send(reply: Reply) -> discord.Message | None:
            return await answer(ctx, reply)

        await finish(self.bot, by, outcome, send, await commands_of(ctx), draft=draft)

    async def _show_how(self, ctx: Context, wrong: str | None = None) -> None:
        names = await self.bot.answers.archive.names(server_of(ctx))
        slug = names.couples[0].couple.slug if names.couples else next(iter(packs_that_ship()))
        typing = await commands_of(ctx)
        await answer(ctx, Reply(couple_how_reply(typing.prefix, slug, wrong), (OpenNew.of(),), private=True))


def _refused(name: str, *mistakes: Mistake) -> Reply:
    return Reply(couple_not_saved_reply(words.pack_wrong(name), mistakes, {}), private=True)


async def setup(bot: Shiplog) -> None:
    """Add the commands, their buttons and their form."""
    await bot.add_cog(CoupleKeeper(bot))
    await bot.add_cog(CoupleForms(bot))
    await bot.add_cog(CoupleCommands(bot))
