"""The couple that a button or a form names by its slug, as a server has it by now."""

from __future__ import annotations

from bot.client import Shiplog
from bot.replies.words import couple_words, notice_words
from cogs.couple_saving import editing_of
from db.rows import StoredCouple


async def couple_by_slug(bot: Shiplog, server: int, slug: str) -> StoredCouple | str:
    """The couple; or, where it is gone, the sentence that says so."""
    names = await bot.answers.archive.names(server)
    if (stored := names.by_slug(slug)) is not None:
        return stored
    if down := names.taken_down(slug):
        return notice_words.couple_taken_down(down)
    if removed := await editing_of(bot).removed(slug, server):
        return f"{couple_words.removed_before(removed.couple.name)} {couple_words.put_back_by(slug)}"
    return notice_words.couple_unknown(slug)
