"""Buttons under cards about articles: they open forms, take changes back, and page through the list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Self

import discord

from bot.client import Shiplog
from bot.edits import NothingToDo, NotSaved
from bot.questions import At
from bot.reasoning.articles import Article, find_articles
from bot.reasoning.names import plain
from bot.replies.commands import Commands
from bot.replies.controls import Window
from bot.replies.source_edit_cards import (
    ArticleList,
    article_changed_reply,
    article_known_reply,
    article_list_reply,
    article_reply,
)
from bot.replies.words import control_words, editor_words
from bot.replies.words import source_edit_words as words
from bot.sourcing import ArticleChanged, ArticleChangedMeanwhile, ArticleKnown, Saving, Sourcing, without_rumours
from bot.typed_articles import typed_fields_of
from cogs.acting import By
from cogs.announcing import announce
from cogs.buttons import GuardedButton
from cogs.couple_meant import couple_by_slug
from cogs.source_form import ADD, DRAFT, EDIT, NEW, article_form
from cogs.speaking import Interaction, Reply, answer_click, change_card, commands_of, private
from db.records import Couple
from db.rows import StoredCouple
from db.seen_sources import SeenSource
from db.store import Draft

_SLUG = r"(?P<slug>[a-z0-9-]{1,32})"
_NUMBER = r"(?P<number>\d{1,18})"
_OPEN = re.compile(rf"source:open:{_SLUG}")
_FIX = re.compile(r"source:fix:(?P<number>m?\d{1,18})")
_EDIT = re.compile(rf"source:edit:{_SLUG}:{_NUMBER}")
_UNDO = re.compile(rf"source:(?P<verb>undo|put-back):{_SLUG}:{_NUMBER}:(?P<version>\d{{1,18}})")
# The words that a list was found by may be any that are left of a text made plain.
_LIST = re.compile(rf"source:list:{_SLUG}:(?P<index>\d{{1,6}})(?P<ends>e?):(?P<words>.{{0,40}})")
_MOST_WORDS = 40


class OpenArticleForm(GuardedButton, template=_OPEN):
    """Opens the empty form for a couple."""

    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls, couple: Couple) -> Self:
        """The button for one couple."""
        return cls(f"source:open:{couple.slug}", f"{words.OPEN_FORM}: {couple.name}")

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it."""
        if stored := await _couple(interaction, by, said["slug"]):
            form = article_form(f"{NEW}{stored.couple.slug}", stored.couple.name, {})
            await interaction.response.send_modal(form)


class FixArticle(GuardedButton, template=_FIX):
    """Opens the form filled in with a draft."""

    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls, number: str, label: str = editor_words.FIX) -> Self:
        """The button for one draft."""
        return cls(f"source:fix:{number}", label)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it for the editor who typed the draft."""
        number = said["number"]
        draft = await interaction.client.drafts.find(number, server=by.server, editor=by.editor)
        if draft is None or draft.purpose not in {ADD, EDIT}:
            await answer_click(interaction, private(words.DRAFT_GONE))
        elif stored := await _couple(interaction, by, draft.couple):
            await interaction.response.send_modal(_draft_form(number, stored, draft))


class EditArticle(GuardedButton, template=_EDIT):
    """Opens the form filled in with an article."""

    @classmethod
    def of(cls, couple: Couple, article: SeenSource) -> Self:
        """The button for one article."""
        return cls(f"source:edit:{couple.slug}:{article.number}", words.EDIT_BUTTON)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it."""
        if stored := await _couple(interaction, by, said["slug"]):
            article = await sourcing(interaction.client).numbered(stored, int(said["number"]), by.server)
            if article is None:
                await answer_click(interaction, private(words.changed_already(said["number"])))
            else:
                await open_edit(interaction, by, stored, article)


class UndoArticle(GuardedButton, template=_UNDO):
    """Takes back one version of an article, if it is the newest here; then it turns into its opposite."""

    @classmethod
    def of(cls, changed: ArticleChanged, *, again: bool = False) -> Self:
        """The button that takes a change back; `again` where it took another one back."""
        verb, label = ("put-back", editor_words.PUT_BACK) if again else ("undo", editor_words.UNDO)
        slug = changed.stored.couple.slug
        return cls(f"source:{verb}:{slug}:{changed.number}:{changed.version}", label)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Do it, and show what it left in place of the message with the button."""
        bot, again = interaction.client, said["verb"] == "put-back"
        if (stored := await _couple(interaction, by, said["slug"])) is None:
            return
        number, version = int(said["number"]), int(said["version"])
        outcome = await sourcing(bot).undo(stored, number, version, server=by.server, editor=by.editor, again=again)
        openly, hides = _is_public(interaction), await bot.servers.hides_rumours(by.server)
        commands = await commands_of(interaction)
        reply = done_reply(outcome, commands, again=not again, openly=openly, hide_rumours=hides)
        if isinstance(outcome, ArticleChanged):
            await change_card(interaction, reply)
            await announce(bot, by.server, interaction.message)
        else:
            await answer_click(interaction, reply)


class ListPage(GuardedButton, template=_LIST):
    """A page of a couple's articles."""

    @classmethod
    def of(cls, couple: Couple, at: At, asked: str, label: str) -> Self:
        """The button for a place in the list of articles found by some words."""
        return cls(f"source:list:{couple.slug}:{at.index}{'e' if at.ends else ''}:{asked}", label)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Show it in place of the card; what everybody sees stays without rumours where they are hidden."""
        if stored := await _couple(interaction, by, said["slug"]):
            at, public = At(int(said["index"]), ends=bool(said["ends"])), _is_public(interaction)
            reply = await list_reply(interaction.client, by, stored, said["words"], at, public=public)
            await change_card(interaction, reply)


CONTROLS = (OpenArticleForm, FixArticle, EditArticle, UndoArticle, ListPage)


def sourcing(bot: Shiplog) -> Sourcing:
    """The articles of the bot's record."""
    return Sourcing(bot.answers.archive)


async def open_edit(interaction: Interaction, by: By, stored: StoredCouple, article: SeenSource) -> None:
    """Open the form filled in with an article."""
    draft = edit_draft(by, stored, article, typed_fields_of(article.source))
    number = await interaction.client.drafts.keep(draft)
    await interaction.response.send_modal(_draft_form(number, stored, draft))


def edit_draft(by: By, stored: StoredCouple, article: SeenSource, typed: Mapping[str, str]) -> Draft:
    """What was typed for an article that is there, as it is seen now."""
    target, seen = article.number, article.version.id
    return Draft(by.server, by.editor, stored.couple.slug, typed, purpose=EDIT, target=target, seen=seen)


def done_reply(outcome: Saving, commands: Commands, *, openly: bool, hide_rumours: bool, again: bool = False) -> Reply:
    """What a change did, with a button that takes it back; `again` where the change took another one back.

    An article that rumours alone cite is shown to its editor alone where the server hides rumours; where all
    can read the reply whatever it is, `openly`, it is named by its id.
    """
    match outcome:
        case ArticleChanged():
            hushed = hide_rumours and outcome.rumoured
            blocks = article_changed_reply(outcome, commands, id_only=hushed and openly)
            return Reply(blocks, (UndoArticle.of(outcome, again=again),), private=hushed)
        case NotSaved(mistakes):
            return private(*(mistake.sentence for mistake in mistakes))
        case ArticleKnown(article):
            return Reply(article_known_reply(article, {}, twice=True), private=True)
        case NothingToDo(key):
            return private(words.changed_already(key))
        case ArticleChangedMeanwhile(now):
            return private(words.changed_already(now.source.key))


async def shown_reply(bot: Shiplog, by: By, stored: StoredCouple, article: SeenSource) -> Reply:
    """An article by itself, for everybody to see, with a button that opens its form."""
    namable = await _namable(bot, by, [article], public=True)
    keys = namable[0][1] if namable else ()
    blocks = article_reply(article, stored.couple.name, keys, id_only=not namable)
    return Reply(blocks, (EditArticle.of(stored.couple, article),))


async def list_reply(bot: Shiplog, by: By, stored: StoredCouple, asked: str, at: At, *, public: bool) -> Reply:
    """A page of a couple's articles, those found by some words, with buttons to the others."""
    asked = plain(asked)[:_MOST_WORDS].strip()
    articles = await sourcing(bot).articles(stored, by.server)
    if asked:
        like = {found.source for found in find_articles((Article(each.source, ()) for each in articles), asked)}
        articles = tuple(each for each in articles if each.source in like)
    shown = await _namable(bot, by, articles, public=public)
    left_out = public and await bot.servers.hides_rumours(by.server)
    listed = ArticleList(stored.couple.name, tuple(shown), asked, left_out)
    window, blocks = article_list_reply(listed, at)
    return Reply(blocks, _pages(stored.couple, window, asked), private=True)


async def _namable(
    bot: Shiplog, by: By, articles: Sequence[SeenSource], *, public: bool
) -> list[tuple[SeenSource, tuple[str, ...]]]:
    """Articles with the events that may be named here."""
    if public and await bot.servers.hides_rumours(by.server):
        return without_rumours(articles)
    return [(article, tuple(citing.key for citing in article.cited_by)) for article in articles]


def _is_public(interaction: Interaction) -> bool:
    """Whether everybody sees the card that was pressed."""
    return interaction.message is None or not interaction.message.flags.ephemeral


def _pages(couple: Couple, window: Window, asked: str) -> tuple[ListPage, ...]:
    back = ListPage.of(couple, At(window.start, ends=True), asked, control_words.BACK)
    following = ListPage.of(couple, At(window.stop), asked, control_words.NEXT)
    return (*([back] if window.start else []), *([following] if window.stop < window.total else []))


def _draft_form(number: str, stored: StoredCouple, draft: Draft) -> discord.ui.Modal:
    title = words.FORM_EDIT if draft.purpose == EDIT else words.FORM_ADD
    return article_form(f"{DRAFT}{number}", stored.couple.name, draft.fields, title=title)


async def _couple(interaction: Interaction, by: By, slug: str) -> StoredCouple | None:
    """The couple of a slug that this server sees; where there is none, that is said."""
    stored = await couple_by_slug(interaction.client, by.server, slug)
    if isinstance(stored, str):
        await answer_click(interaction, private(stored))
    return stored if isinstance(stored, StoredCouple) else None
