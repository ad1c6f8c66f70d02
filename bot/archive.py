"""The record as each server sees it: read once, kept until somebody writes to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping

from bot.reasoning.names import Names, plain
from bot.reasoning.story import in_story_order
from bot.takedown import standing_names
from db.records import Record
from db.rows import StoredCouple
from db.store import Store

# Records of so many (couple, server) pairs stay in memory; a large one takes some megabytes.
_KEPT = 200


async def _shows_rumours(server: int | None) -> bool:
    """What holds where no server has settings: nothing is hidden."""
    del server
    return False


class Archive:
    """Names and records for readers; `store` is for who changes them.

    `revision` changes whenever what is kept was dropped, since somebody wrote. `hides_rumours` says whether
    a server wants its readers to see no rumour; a script shows them all.
    """

    def __init__(
        self, store: Store, *, hides_rumours: Callable[[int | None], Awaitable[bool]] = _shows_rumours
    ) -> None:
        self.store = store
        self._hides_rumours = hides_rumours
        self.revision = -1
        self._names: dict[int | None, Names] = {}
        self._records: dict[tuple[int, int | None, bool], Record] = {}
        self._partners: dict[int | None, Mapping[str, frozenset[int]]] = {}

    async def hides_rumours(self, server: int | None) -> bool:
        """Whether a server's readers see no rumours."""
        return await self._hides_rumours(server)

    async def names(self, server: int | None) -> Names:
        """The couples that a server sees; None sees the shipped record. Nobody sees those taken down."""
        began = self._forget_what_changed()
        if (kept := self._names.get(server)) is not None:
            return kept
        couples = await self.store.couples(server)
        # Read last, so that a takedown of this very moment counts.
        names = standing_names(couples, await self.store.takedowns.standing())
        if began == self.revision:
            self._names[server] = names
        return names

    async def minors(self, server: int, slug: str) -> frozenset[str]:
        """The marks of minors of a couple; where no couple has that slug, those of all that a server sees."""
        names = await self.names(server)
        stored = names.by_slug(slug)
        couples = [stored] if stored else names.couples
        return frozenset(mark for each in couples for mark in each.couple.minors)

    async def partners(self, server: int | None) -> Mapping[str, frozenset[int]]:
        """The row ids of the couples whose record names somebody as a partner, by that name made plain."""
        began = self._forget_what_changed()
        if (kept := self._partners.get(server)) is not None:
            return kept
        found: dict[str, set[int]] = defaultdict(set)
        rumoured = not await self.hides_rumours(server)
        seen = {stored.id for stored in (await self.names(server)).couples}
        for couple, name in await self.store.partners(server, rumoured=rumoured):
            if couple in seen:
                found[plain(name)].add(couple)
        partners = {name: frozenset(couples) for name, couples in found.items()}
        if began == self.revision:
            self._partners[server] = partners
        return partners

    async def record(self, stored: StoredCouple, server: int | None, *, whole: bool = False) -> Record:
        """A couple's record in story order. The same object comes back until the record changes.

        `whole` has the rumours too, where the server hides them: for editors, never for what everybody sees.
        """
        began = self._forget_what_changed()
        hides = not whole and await self.hides_rumours(server)
        key = (stored.id, server, hides)
        if (kept := self._records.get(key)) is not None:
            return kept
        events = await self.store.events(stored.id, server)
        told = in_story_order(events.listed, events.added)
        record = Record(stored.couple, tuple(event for event in told if event.asserted) if hides else told)
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
