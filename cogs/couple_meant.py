"""The couple that a button or a form names by its slug, as a server has it by now."""

from __future__ import annotations

from bot.client import Shiplog
from bot.replies.words import notice_words
from db.rows import StoredCouple


async def couple_by_slug(bot: Shiplog, server: int, slug: str) -> StoredCouple | str:
    """The couple; or, where it is gone, the sentence that says so."""
    names = await bot.answers.archive.names(server)
    if (stored := names.by_slug(slug)) is not None:
        return stored
    down = names.taken_down(slug)
    return notice_words.couple_taken_down(down) if down else notice_words.couple_unknown(slug)
