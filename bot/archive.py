"""The record as each server sees it: read once, kept until somebody writes to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from bot.reasoning.names import Names, plain
from bot.reasoning.story import in_story_order
from db.records import Record
from db.rows import StoredCouple
from db.store import Store

# Records of so many (couple, server) pairs stay in memory; a large one takes some megabytes.
_KEPT = 200


class Archive:
    """Names and records for readers; `store` is for who changes them.

    `revision` changes whenever what is kept was dropped, since somebody wrote.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.revision = -1
        self._names: dict[int | None, Names] = {}
        self._records: dict[tuple[int, int | None], Record] = {}
        self._partners: dict[int | None, Mapping[str, frozenset[int]]] = {}

    async def names(self, server: int | None) -> Names:
        """The couples that a server sees; None sees the shipped record."""
        began = self._forget_what_changed()
        if (kept := self._names.get(server)) is not None:
            return kept
        names = Names(await self.store.couples(server))
        if began == self.revision:
            self._names[server] = names
        return names

    async def partners(self, server: int | None) -> Mapping[str, frozenset[int]]:
        """The row ids of the couples whose record names somebody as a partner, by that name made plain."""
        began = self._forget_what_changed()
        if (kept := self._partners.get(server)) is not None:
            return kept
        found: dict[str, set[int]] = defaultdict(set)
        for couple, name in await self.store.partners(server):
            found[plain(name)].add(couple)
        partners = {name: frozenset(couples) for name, couples in found.items()}
        if began == self.revision:
            self._partners[server] = partners
        return partners

    async def record(self, stored: StoredCouple, server: int | None) -> Record:
        """A couple's record in story order. The same object comes back until the record changes."""
        began, key = self._forget_what_changed(), (stored.id, server)
        if (kept := self._records.get(key)) is not None:
            return kept
        events = await self.store.events(stored.id, server)
        record = Record(stored.couple, in_story_order(events.listed, events.added))
        # What was read before somebody else noticed a change may be older than that change.
        if began == self.revision:
            while len(self._records) >= _KEPT:
                self._records.pop(next(iter(self._records)))
            self._records[key] = record
        return record

    def _forget_what_changed(self) -> int:
        """Drop what is kept if anybody wrote since, and return the revision that counts now."""
        revision = self.store.revision()
        if revision != self.revision:
            self._names.clear()
            self._partners.clear()
            self._records.clear()
            self.revision = revision
        return revision
