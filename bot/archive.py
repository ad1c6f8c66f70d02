"""The record as each server sees it: read once, kept until somebody writes to it."""

from __future__ import annotations

from bot.reasoning.names import Names
from bot.reasoning.story import in_story_order
from db.records import Record
from db.rows import StoredCouple
from db.store import Store

# Records of so many (couple, server) pairs stay in memory; a large one takes some megabytes.
_KEPT = 200


class Archive:
    """Names and records for readers; `store` is for who changes them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.revision = -1
        self._names: dict[int | None, Names] = {}
        self._records: dict[tuple[int, int | None], Record] = {}

    async def names(self, server: int | None) -> Names:
        """The couples that a server sees; None sees the shipped record."""
        self._forget_what_changed()
        if server not in self._names:
            self._names[server] = Names(await self.store.couples(server))
        return self._names[server]

    async def record(self, stored: StoredCouple, server: int | None) -> Record:
        """A couple's record in story order. The same object comes back until the record changes."""
        self._forget_what_changed()
        key = (stored.id, server)
        if key not in self._records:
            while len(self._records) >= _KEPT:
                self._records.pop(next(iter(self._records)))
            events = await self.store.events(stored.id, server)
            self._records[key] = Record(stored.couple, in_story_order(events.listed, events.added))
        return self._records[key]

    def _forget_what_changed(self) -> None:
        revision = self.store.revision()
        if revision != self.revision:
            self._names.clear()
            self._records.clear()
            self.revision = revision
