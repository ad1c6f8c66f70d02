"""What autocomplete offers of a couple's articles."""

from __future__ import annotations

from collections.abc import Iterable

from bot.access import Right
from bot.replies.words import source_edit_words as words
from bot.sourcing import like
from cogs.acting import acting, may
from cogs.choices import MAX_CHOICE, Choices, couple_chosen, offered
from cogs.source_buttons import sourcing
from cogs.speaking import Interaction
from db.rows import StoredCouple
from db.seen_sources import SeenSource


async def source_choices(interaction: Interaction, typed: str) -> Choices:
    """The articles of the couple chosen so far that hold what is typed, by their ids."""
    found = await _articles(interaction, await couple_chosen(interaction), typed)
    return offered((words.offered(each.source), each.source.key) for each in found if _fits(each.source.key))


async def link_choices(interaction: Interaction, stored: StoredCouple | None, typed: str) -> Choices:
    """The articles of a couple that hold what is typed, by their links; by their ids where a link is too long."""
    found = await _articles(interaction, stored, typed)
    links = ((each, each.source.url if _fits(each.source.url or "") else each.source.key) for each in found)
    return offered((words.offered(each.source), link or each.source.key) for each, link in links)


async def _articles(interaction: Interaction, stored: StoredCouple | None, typed: str) -> Iterable[SeenSource]:
    if stored is None or not await may(interaction, Right.EDIT):
        return ()
    by = await acting(interaction, Right.EDIT)
    return like(typed, await sourcing(interaction.client).articles(stored, by.server))


def _fits(value: str) -> bool:
    """Whether Discord takes a choice of this value."""
    return 0 < len(value) <= MAX_CHOICE
