"""Which event an editor means: by its number, its id, or words of its summary and date."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from bot.archive import Archive
from bot.reasoning.story import in_story_order
from bot.replies.words import shared_words
from db.records import Event, Record
from db.rows import StoredCouple
from db.versions import Version

_NUMBER = re.compile(r"#?(\d{1,18})")
_IN_COUPLE = re.compile(r"([a-z0-9-]{1,32})[/ :]+(\S+)", re.IGNORECASE)
_ALIKE = 60.0
# Of so many couples the events are read to find one by its words; where there are more, one is to be named.
_SEARCHED = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a server sees it, retracted or not: its couple, and the version that counts there."""

    stored: StoredCouple
    version: Version[Event]

    @property
    def number(self) -> int:
        """The number of the event, which no other event has."""
        return self.version.entry

    @property
    def event(self) -> Event:
        """What it says."""
        return self.version.says


@dataclass(frozen=True, slots=True)
class EntryUnknown:
    """A text that names no event; `near` are those that it may mean, best first."""

    typed: str
    near: tuple[Entry, ...]


class Entries:
    """The events that a server's editors can name."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._revision = -1
        self._kept: dict[tuple[int, int], tuple[Version[Event], ...]] = {}

    async def numbered(self, number: int, server: int) -> Entry | None:
        """The event of a number; None where this server sees none, or its couple is gone."""
        couple = await self._archive.store.couple_of_event(number, server)
        names = await self._archive.names(server)
        stored = next((each for each in names.couples if each.id == couple), None)
        if stored is None:
            return None
        [*_, seen] = await self._archive.store.seen_events(stored.id, server, number) or [None]
        return Entry(stored, seen) if seen else None

    async def named(self, typed: str, server: int) -> Entry | EntryUnknown:
        """The event that a text names: "41", "e41", "divorce-filed", "kimye/divorce-filed", or its words."""
        text = typed.strip()
        if found := _NUMBER.fullmatch(text):
            return await self.numbered(int(found[1]), server) or EntryUnknown(typed, ())
        names = await self._archive.names(server)
        couples: Sequence[StoredCouple] = names.couples
        of_one = _IN_COUPLE.fullmatch(text)
        if of_one and (stored := names.by_slug(of_one[1].lower())):
            couples, text = [stored], of_one[2]
        entries = [entry async for entry in self.of_couples(couples[:_SEARCHED], server)]
        exact = [entry for entry in entries if entry.event.key.casefold() == text.casefold()]
        if len(exact) == 1:
            return exact[0]
        return EntryUnknown(typed, tuple(exact or like(text, entries)))

    async def offered(self, typed: str, server: int) -> list[Entry]:
        """What autocomplete offers for a text: events of the couple that it names, or of any, the newest first."""
        names = await self._archive.names(server)
        couples, rest = names.split(typed.strip())
        entries = [entry async for entry in self.of_couples((couples or names.couples)[:_SEARCHED], server)]
        words = rest.strip(" /:") if couples else typed.strip()
        return like(words, entries) if words else sorted(entries, key=_newest, reverse=True)

    async def record(self, stored: StoredCouple, server: int) -> Record:
        """A couple's whole record as a server's editors have it, also what its readers are not shown."""
        events = await self._archive.store.events(stored.id, server)
        return Record(stored.couple, in_story_order(events.listed, events.added))

    async def of_couples(self, couples: Sequence[StoredCouple], server: int) -> AsyncIterator[Entry]:
        """The events of some couples, retracted ones too."""
        for stored in couples:
            for version in await self._versions(stored, server):
                yield Entry(stored, version)

    async def _versions(self, stored: StoredCouple, server: int) -> tuple[Version[Event], ...]:
        """What counts for a server of each event of a couple, read once until somebody writes."""
        revision, key = self._archive.store.revision(), (stored.id, server)
        if revision != self._revision:
            self._kept.clear()
            self._revision = revision
        if key not in self._kept:
            self._kept[key] = await self._archive.store.seen_events(stored.id, server)
        return self._kept[key]


def like(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """The events whose id, date or summary hold or resemble a text, best first."""
    called = dict(enumerate(map(called_by, entries)))
    wanted = text.casefold()
    holding = [number for number, words in called.items() if wanted in words.casefold()]
    if holding:
        return [entries[number] for number in holding]
    found = process.extract(
        text, called, scorer=fuzz.token_set_ratio, processor=utils.default_process, score_cutoff=_ALIKE, limit=25
    )
    return [entries[number] for _, _, number in found]


def called_by(entry: Entry) -> str:
    """All that an event can be found by."""
    event = entry.event
    when = f"{shared_words.when(event.date)} {event.date}" if event.date else "undated"
    return f"{entry.number} {event.key} {when} {event.summary} {entry.stored.couple.name}"


def _newest(entry: Entry) -> tuple[bool, int]:
    """What this server's editors touched last comes first, then the newest of the shipped record."""
    return entry.version.layer is not None, entry.version.id
