"""What editors typed and have not saved: kept in the record, or in memory where that fails."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Collection, Iterable
from datetime import UTC, datetime, timedelta

from bot.mistakes import Mistake
from db.errors import RecordUnavailable
from db.guard import MOST_SEARCHED, private_in, private_in_url
from db.store import Draft, Store

log = logging.getLogger(__name__)

# SQLite's numbers have no more digits.
_MOST_DIGITS = 18
_KEPT_FOR = timedelta(days=7)
_MOST_IN_MEMORY = 100
# A file that was held just now is not asked again at once: several drafts may be kept for one reply.
_PATIENCE = timedelta(seconds=3)


# The marks of minors whose names no text about a couple may hold, by the server and the couple's slug.
Minors = Callable[[int, str], Awaitable[Collection[str]]]
_URL = re.compile(r"\bhttps?://\S+")


async def _none(_server: int, _couple: str) -> Collection[str]:
    return ()


def _is_private(text: str, minors: Collection[str]) -> bool:
    """Whether a text holds a private detail, in its words or in a link."""
    links: list[str] = _URL.findall(text)
    # Only so much of a text is searched.
    if len(text) > MOST_SEARCHED:
        return True
    return bool(private_in(_URL.sub(" ", text), minors) or any(private_in_url(link, minors) for link in links))


class Drafts:
    """Drafts by their number, as text: "41" in the record, "m3…" in memory only."""

    def __init__(self, store: Store, minors: Minors | None = None) -> None:
        self._store = store
        self._minors = minors or _none
        self._in_memory: dict[str, Draft] = {}
        self._refused_until = datetime.min.replace(tzinfo=UTC)

    async def keep(self, draft: Draft, mistakes: Iterable[Mistake] = ()) -> str:
        """Keep a draft and return its number. It outlives a restart, unless the record cannot be written.

        What `mistakes` say may not be stored is kept in memory, and so is what holds a private detail anyway.
        """
        now = datetime.now(UTC)
        if now < self._refused_until or any(mistake.private for mistake in mistakes):
            return self.keep_in_memory(draft)
        try:
            minors = await self._minors(draft.server, draft.couple)
            if any(_is_private(text, minors) for text in draft.fields.values()):
                return self.keep_in_memory(draft)
            return str(await self._store.save_draft(draft, now, keep_from=now - _KEPT_FOR))
        except RecordUnavailable as error:
            log.warning("A draft is kept in memory only: %s", error)
            self._refused_until = datetime.now(UTC) + _PATIENCE
            return self.keep_in_memory(draft)

    def keep_in_memory(self, draft: Draft) -> str:
        """Keep a draft until the next restart, where the record cannot be written, or may not hold it."""
        while len(self._in_memory) >= _MOST_IN_MEMORY:
            self._in_memory.pop(next(iter(self._in_memory)))
        # Drawn at random: after a restart, an old button finds nothing rather than another draft.
        number = f"m{secrets.randbelow(10**12)}"
        self._in_memory[number] = draft
        return number

    async def find(self, number: str, *, server: int, editor: int) -> Draft | None:
        """A draft of one editor in one server; None where it is gone or is somebody else's."""
        if not number.isdecimal():
            draft = self._in_memory.get(number)
            return draft if draft and (draft.server, draft.editor) == (server, editor) else None
        if len(number) > _MOST_DIGITS:
            return None
        return await self._store.draft(int(number), server=server, editor=editor)

    async def drop(self, number: str) -> None:
        """Forget a draft that has been saved as an event; what stays behind does no harm."""
        self._in_memory.pop(number, None)
        if number.isdecimal():
            try:
                await self._store.drop_draft(int(number))
            except RecordUnavailable as error:
                log.warning("A saved draft could not be cleared away: %s", error)
