"""Importing attached packs: looked at, shown, applied as shown or not at all, and taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from bot.archive import Archive
from bot.bundles import BundleRefused, read_bundle
from bot.editing import cannot_return
from bot.import_checks import import_mistakes
from bot.importing import Fate, Here, ImportPlan, plan, work
from bot.packs import no_couple_twice
from bot.reasoning.names import Names
from bot.replies.layout import cut
from bot.replies.words import import_words as words
from db.changes import Action, Change
from db.fitness import MayNotStand
from db.guard import private_in
from db.imports import Applied
from db.layers import DisputesLeadBack
from db.packfile import PackError, read_pack
from db.packwriter import write_pack
from db.records import Couple, Pack, Source
from db.rows import StoredCouple
from db.undoing import TakenBack
from db.versions import Version

_Says = TypeVar("_Says", Source, Couple)

KEPT_FOR = timedelta(days=7)
# The plans of the last few that were looked at, so that leafing through one does not plan it anew.
_MOST_PLANNED = 2
_TRIES = 3
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ImportRefused:
    """An attached file with something to mend: sentences."""

    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An import as it would be applied now. `number` is 0 where there is nothing to apply.

    `digest` tells whether two would do the same, `stamp` whether the record is as it was looked at.
    """

    number: int
    name: str
    plans: tuple[ImportPlan, ...]
    digest: str
    stamp: str

    def of(self, fate: Fate) -> int:
        """How many entries have a fate."""
        return sum(plan.of(fate) for plan in self.plans)

    @property
    def same(self) -> int:
        """How many entries are here as the file has them."""
        return sum(plan.same for plan in self.plans)


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """An import that was not applied, since it would do something else by now than was shown."""

    now: Prepared


@dataclass(frozen=True, slots=True)
class Imported:
    """An import that is in the record; `take` says whose side was taken in conflicts."""

    prepared: Prepared
    take: bool


class NotImported(StrEnum):
    """Why there is nothing to apply."""

    GONE = "gone"
    NOT_YOURS = "not yours"
    BEFORE = "before"
    BUSY = "busy"


class Imports:
    """What editors attach. Methods raise RecordUnavailable where the record's file cannot serve.

    `editor` and `server` are who asks, and where: an import is for whoever attached it.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._store = archive.store
        # One is read and planned at a time: a large one takes a processor for seconds.
        self._turn = asyncio.Lock()
        self._planned: dict[tuple[int, str, date], Prepared] = {}

    async def receive(
        self, name: str, data: bytes, *, server: int, editor: int, commands: Collection[str], today: date
    ) -> Prepared | ImportRefused:
        """Check an attached file whole, and keep it if there is anything to apply."""
        minors = {mark for stored in (await self._archive.names(server)).couples for mark in stored.couple.minors}
        given, name = name, _called(name, minors)
        async with self._turn:
            try:
                packs, texts = await asyncio.to_thread(_read, name, data)
            except BundleRefused as refused:
                return ImportRefused(refused.problems)
            except PackError as error:
                return ImportRefused(error.problems)
            name = _called(given, minors.union(*(pack.couple.minors for pack in packs)))
            prepared = await self._prepare(0, name, packs, server=server, commands=commands, today=today)
        if isinstance(prepared, ImportRefused) or not any(plan.entries for plan in prepared.plans):
            return prepared
        now = datetime.now(UTC)
        number = await self._store.imports.keep(
            name, texts, server=server, editor=editor, made_at=now, keep_from=now - KEPT_FOR
        )
        kept = Prepared(number, name, prepared.plans, prepared.digest, prepared.stamp)
        self._remember(kept, today)
        return kept

    async def look(
        self, number: int, *, server: int, editor: int, commands: Collection[str], today: date
    ) -> Prepared | ImportRefused | NotImported:
        """An import as it would be applied now."""
        kept = await self._store.imports.find(number, server=server)
        if kept is None:
            return NotImported.GONE
        if kept.editor != editor:
            return NotImported.NOT_YOURS
        if kept.packs is None:
            return NotImported.BEFORE
        async with self._turn:
            known = self._planned.get((number, await self._store.imports.stamp(server), today))
            if known is not None:
                return known
            packs = await asyncio.to_thread(_packs, kept.packs)
            prepared = await self._prepare(number, kept.name, packs, server=server, commands=commands, today=today)
        if isinstance(prepared, Prepared):
            self._remember(prepared, today)
        return prepared

    async def apply(
        self,
        number: int,
        digest: str,
        *,
        take: bool,
        server: int,
        editor: int,
        commands: Collection[str],
        today: date,
    ) -> Imported | ChangedSince | ImportRefused | NotImported:
        """Apply an import as it was shown; `digest` is that of what was shown."""
        for _ in range(_TRIES):
            now = await self.look(number, server=server, editor=editor, commands=commands, today=today)
            if not isinstance(now, Prepared):
                return now
            if now.digest != digest:
                return ChangedSince(now)
            changes = [work(each, take=take) for each in now.plans if any(each.applied(take=take))]
            change = Change(datetime.now(UTC), words.reason(now.name), editor)
            try:
                applied = await self._store.imports.apply(
                    number, changes, server=server, change=change, stamp=now.stamp
                )
            except DisputesLeadBack as error:
                return ImportRefused((words.leads_back(error.key),))
            if applied is Applied.NOW:
                return Imported(now, take)
            if applied is Applied.BEFORE:
                return NotImported.BEFORE
        return NotImported.BUSY

    async def take_back(self, batch: int, *, again: bool, server: int, editor: int) -> TakenBack | ImportRefused | None:
        """Undo an import, or `again` put it back; None for one that this server does not have."""
        store = self._store.imports
        if (name := await store.named(batch, server=server)) is None:
            return None
        change = Change(datetime.now(UTC), words.reason_back(name, again=again), editor)
        try:
            return await store.take_back(batch, server=server, change=change)
        except DisputesLeadBack as error:
            return ImportRefused((words.leads_back(error.key),))
        except MayNotStand as error:
            return ImportRefused((cannot_return(error).sentence,))

    def _remember(self, prepared: Prepared, today: date) -> None:
        while len(self._planned) >= _MOST_PLANNED:
            self._planned.pop(next(iter(self._planned)))
        self._planned[prepared.number, prepared.stamp, today] = prepared

    async def _prepare(
        self, number: int, name: str, packs: Sequence[Pack], *, server: int, commands: Collection[str], today: date
    ) -> Prepared | ImportRefused:
        # Read first: what changes while the record is read makes the stamp another.
        stamp = await self._store.imports.stamp(server)
        names = await self._archive.names(server)
        if removed := await self._removed(packs, names, server):
            return ImportRefused(tuple(words.removed_here(slug) for slug in removed))
        heres = [
            await self._here(stored, server) if (stored := names.by_slug(pack.couple.slug)) else None for pack in packs
        ]
        plans, problems, digest = await asyncio.to_thread(_plan, packs, heres, names, commands, today)
        return ImportRefused(problems) if problems else Prepared(number, name, plans, digest, stamp)

    async def _removed(self, packs: Iterable[Pack], names: Names, server: int) -> list[str]:
        """The slugs of the couples among some packs that the server has removed."""
        absent = {pack.couple.slug for pack in packs if names.by_slug(pack.couple.slug) is None}
        versions = await self._store.couple_versions(server) if absent else ()
        seen = [version for version in seen_of(versions) if version.layer is not None]
        return sorted({v.says.slug for v in seen if v.action is Action.RETRACT and v.says.slug in absent})

    async def _here(self, stored: StoredCouple, server: int) -> Here:
        [couple] = seen_of(await self._store.couple_versions(server, stored.id))
        sources = await self._store.source_versions(stored.id, server)
        rows = await self._store.event_rows(stored.id, server)
        by_row = {version.entry: version for version in await self._store.seen_events(stored.id, server)}
        events = {key: by_row[row] for key, row in rows.items() if row in by_row}
        listed = await self._store.events(stored.id, server)
        cited = frozenset(source.key for event in (*listed.listed, *listed.added) for source in event.sources)
        return Here(stored, listed, couple, {v.says.key: v for v in seen_of(sources)}, events, cited)


def seen_of(versions: Iterable[Version[_Says]]) -> list[Version[_Says]]:
    """Of versions in turn, the one of each entry that counts for their server; shipped entries come first."""
    shipped: dict[int, Version[_Says]] = {}
    own: dict[int, Version[_Says]] = {}
    for version in versions:
        (shipped if version.layer is None else own)[version.entry] = version
    counts = {**shipped, **{entry: version for entry, version in own.items() if not version.follows}}
    return sorted(counts.values(), key=lambda version: version.entry not in shipped)


def _called(name: str, minors: Collection[str]) -> str:
    """A file's name as it may stand in the record, as the reason of a change: short, and without private details."""
    return words.A_FILE if private_in(name, minors) else cut(name, _LONGEST_NAME)


def _read(name: str, data: bytes) -> tuple[tuple[Pack, ...], list[str]]:
    packs = read_bundle(name, data)
    no_couple_twice({f"{pack.couple.slug}.toml": pack for pack in packs})
    return packs, [write_pack(pack) for pack in packs]


def _packs(texts: Iterable[str]) -> tuple[Pack, ...]:
    return tuple(read_pack("kept", text) for text in texts)


def _plan(
    packs: Sequence[Pack], heres: Sequence[Here | None], names: Names, commands: Collection[str], today: date
) -> tuple[tuple[ImportPlan, ...], tuple[str, ...], str]:
    """The plans of packs, what is wrong with them, and a short text that tells them from others."""
    plans = tuple(plan(pack, here) for pack, here in zip(packs, heres, strict=True))
    problems = tuple(mistake for each in plans for mistake in import_mistakes(each, names, commands, today))
    digest = sha256()
    for each in plans:
        digest.update(f"{each.slug} {each.here is None} {each.same}\n".encode())
        for entry in each.entries:
            digest.update(repr((entry.fate, entry.key, entry.says, entry.before)).encode(errors="replace"))
    return plans, problems, digest.hexdigest()[:16]
