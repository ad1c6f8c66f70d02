"""Editors' commands about articles: add, edit and list; and their sent forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from discord import app_commands
from discord.ext import commands

from bot.access import NotAllowed, Right
from bot.asking import named_couple
from bot.client import Shiplog
from bot.questions import FIRST
from bot.replies.commands import Commands
from bot.replies.editor_cards import not_saved_reply
from bot.replies.notices import MOST_OFFERED, notice
from bot.replies.source_edit_cards import article_unknown_reply
from bot.replies.words import editor_words
from bot.replies.words import source_edit_words as words
from bot.sourcing import ArticleUnknown, changed_fields
from bot.typed_articles import ARTICLE_FIELDS
from cogs.acting import By, acting, may, needs
from cogs.announcing import announce
from cogs.choices import Choices, couple_choices
from cogs.couple_meant import couple_by_slug
from cogs.forms import sent_form
from cogs.misread import flag_at_fault, show_how
from cogs.source_buttons import (
    CONTROLS,
    FixArticle,
    OpenArticleForm,
    edit_draft,
    list_reply,
    open_edit,
    shown_reply,
    sourcing,
)
from cogs.source_choices import source_choices
from cogs.source_form import ADD, DRAFT, EDIT, NEW, AddFlags, EditFlags, ListFlags, article_form, link_behind
from cogs.source_saving import handed_back, new_draft, save, which_couple
from cogs.speaking import Context, Interaction, Reply, answer, answer_click, commands_of, guarded, server_of
from db.errors import RecordUnavailable
from db.rows import StoredCouple
from db.seen_sources import SeenSource
from db.store import Draft


class ArticleCommands(commands.Cog, name="Sources"):
    """How editors keep the articles of the record."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Take clicks on buttons sent before this start too."""
        self.bot.add_dynamic_items(*CONTROLS)

    @commands.hybrid_group(fallback="help", description=words.HOW)
    @app_commands.guild_only()
    # What is left out here would be as the tree has it, for readers' commands.
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @needs(Right.EDIT)
    async def source(self, ctx: Context) -> None:
        """How articles are added and changed."""
        await self._show_how(ctx)

    @source.command(name="add", description=words.ADD)
    @needs(Right.EDIT)
    async def add(self, ctx: Context, *, flags: AddFlags) -> None:
        """Add an article; with the couple alone, open the form, or show how."""
        by, typed, couple = await acting(ctx, Right.EDIT), flags.fields(), flags.couple
        if ctx.interaction is None and "url" not in typed:
            couple, url = link_behind(couple)
            typed |= {"url": url} if url else {}
        try:
            found = named_couple(couple, await self.bot.answers.archive.names(by.server))
        except RecordUnavailable as error:
            await answer(ctx, handed_back(error, typed))
            return
        if not isinstance(found, StoredCouple):
            await answer(ctx, await which_couple(self.bot, by, couple, found, typed, forms=True))
        elif typed:
            await self._save(ctx, by, found, new_draft(by, found, typed), typed)
        elif ctx.interaction:
            form = article_form(f"{NEW}{found.couple.slug}", found.couple.name, {})
            await ctx.interaction.response.send_modal(form)
        else:
            await self._show_how(ctx, of=found)

    @source.command(name="edit", description=words.EDIT)
    @needs(Right.EDIT)
    async def edit(self, ctx: Context, *, flags: EditFlags) -> None:
        """Change an article; with the article alone, open the form filled in, or show it."""
        by, typed = await acting(ctx, Right.EDIT), flags.fields()
        try:
            named = await self._named(ctx, by, flags, typed)
        except RecordUnavailable as error:
            await answer(ctx, handed_back(error, typed))
            return
        if isinstance(named, Reply):
            await answer(ctx, named)
            return
        stored, article = named
        if typed:
            draft = edit_draft(by, stored, article, changed_fields(article.source, typed))
            await self._save(ctx, by, stored, draft, typed)
        elif ctx.interaction:
            await open_edit(ctx.interaction, by, stored, article)
        else:
            await answer(ctx, await shown_reply(self.bot, by, stored, article))

    @source.command(name="list", description=words.LIST)
    @needs(Right.EDIT)
    async def list_articles(self, ctx: Context, *, flags: ListFlags) -> None:
        """Every article of a couple, also those that no event cites."""
        by, asked = await acting(ctx, Right.EDIT), flags.article or ""
        found = named_couple(flags.couple, await self.bot.answers.archive.names(by.server))
        if isinstance(found, StoredCouple):
            public = ctx.interaction is None
            await answer(ctx, await list_reply(self.bot, by, found, asked, FIRST, public=public))
        else:
            await answer(ctx, await which_couple(self.bot, by, flags.couple, found, {}))

    @add.autocomplete("couple")
    @edit.autocomplete("couple")
    @list_articles.autocomplete("couple")
    async def _couple_choices(self, interaction: Interaction, typed: str) -> Choices:
        return await couple_choices(interaction, typed) if await may(interaction, Right.EDIT) else []

    @edit.autocomplete("source")
    async def _source_choices(self, interaction: Interaction, typed: str) -> Choices:
        return await source_choices(interaction, typed)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A form that was sent: handled here, so that one opened before a restart is not lost."""
        if (sent := sent_form(interaction, NEW)) is not None:
            slug, typed = sent
            number = None
        elif (sent := sent_form(interaction, DRAFT)) is not None:
            number, typed = sent
            slug = ""
        else:
            return
        fields = {name: value for name, value in typed.items() if name in ARTICLE_FIELDS}
        await guarded(
            interaction,
            self._sent(interaction, slug, number, fields),
            on_failure=lambda error: handed_back(error, fields),
        )

    async def _sent(self, interaction: Interaction, slug: str, number: str | None, typed: Mapping[str, str]) -> None:
        bot, server = self.bot, server_of(interaction) or 0
        draft: Draft | None = Draft(server, interaction.user.id, slug, typed, purpose=ADD)
        if number is not None:
            draft = await bot.drafts.find(number, server=server, editor=interaction.user.id)
        if draft is None or draft.purpose not in {ADD, EDIT}:
            await answer_click(interaction, Reply(not_saved_reply(words.DRAFT_GONE, (), typed), private=True))
            return
        draft = replace(draft, fields=typed)
        try:
            by = await acting(interaction, Right.EDIT)
        except NotAllowed:
            blocks = not_saved_reply(editor_words.NO_LONGER_EDITOR, (), typed)
            button = FixArticle.of(await bot.drafts.keep(draft))
            await answer_click(interaction, Reply(blocks, (button,), private=True))
            return
        stored = await couple_by_slug(bot, by.server, draft.couple)
        if isinstance(stored, str):
            gone = not_saved_reply(stored, (), typed)
            await answer_click(interaction, Reply(gone, private=True))
            return
        reply, changed = await save(bot, by, stored, draft, await commands_of(interaction))
        message = await answer_click(interaction, reply)
        if changed:
            if number:
                await bot.drafts.drop(number)
            await announce(bot, by.server, message)

    async def _named(
        self, ctx: Context, by: By, flags: EditFlags, typed: Mapping[str, str]
    ) -> tuple[StoredCouple, SeenSource] | Reply:
        """The article that is named, with its couple; or what is said where none is."""
        stored = named_couple(flags.couple, await self.bot.answers.archive.names(by.server))
        if not isinstance(stored, StoredCouple):
            return await which_couple(self.bot, by, flags.couple, stored, typed)
        found = await sourcing(self.bot).named(flags.source, stored, by.server)
        if isinstance(found, ArticleUnknown):
            hides = ctx.interaction is None and await self.bot.servers.hides_rumours(by.server)
            typing = await commands_of(ctx)
            blocks = article_unknown_reply(found, stored.couple.name, typed, typing, hide_rumours=hides)
            return Reply(blocks, private=True)
        return stored, found

    async def _save(self, ctx: Context, by: By, stored: StoredCouple, draft: Draft, typed: Mapping[str, str]) -> None:
        """Save what was typed, reply, and tell whoever is to be told of it."""
        openly = typed if ctx.interaction is None else None
        reply, changed = await save(self.bot, by, stored, draft, await commands_of(ctx), typed=openly)
        message = await answer(ctx, reply)
        if changed:
            await announce(self.bot, by.server, message)

    async def cog_command_error(self, ctx: commands.Context[Any], error: Exception) -> None:
        """A command typed without what it needs is shown how, with a button for the form."""
        typing = await commands_of(ctx)
        await show_how(ctx, error, lambda misread: self._show_how(ctx, _what_is_missing(misread, typing)))

    async def _show_how(self, ctx: Context, wrong: str | None = None, *, of: StoredCouple | None = None) -> None:
        by, prefix = await acting(ctx, Right.EDIT), (await commands_of(ctx)).prefix
        there = [of] if of else (await self.bot.answers.archive.names(by.server)).couples[:MOST_OFFERED]
        couples = [stored.couple for stored in there]
        slug = couples[0].slug if couples else "kimye"
        lines = [wrong, words.usage(prefix, slug), words.others(prefix, slug), words.CHANGED, words.FORM_HINT]
        buttons = tuple(OpenArticleForm.of(couple) for couple in couples)
        await answer(ctx, Reply(notice(words.HOW, *filter(None, lines)), buttons, private=True))


def _what_is_missing(error: commands.UserInputError, typing: Commands) -> str | None:
    """Why a typed command could not be read; nothing was wrong where nothing was typed."""
    match error:
        case commands.MissingRequiredFlag(flag=flag) | commands.MissingFlagArgument(flag=flag) if flag.name == "source":
            return words.source_missing(typing)
        case _:
            return flag_at_fault(error)


async def setup(bot: Shiplog) -> None:
    """Add the editors' commands about articles, and the buttons that outlive a restart."""
    await bot.add_cog(ArticleCommands(bot))
