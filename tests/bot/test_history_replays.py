"""Any sequence of editors' changes: its history replays to the same record, and its export answers alike."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Archive
from bot.imports import Imported, ImportRefused, Imports
from bot.packs import pack_of
from bot.reasoning.status import Status, status_of
from bot.reasoning.story import in_story_order
from db.fitness import MayNotStand
from db.imports import TakenBack
from db.layers import DisputesLeadBack
from db.packfile import read_pack
from db.packstore import Origin
from db.packwriter import write_pack
from db.records import Event, Pack, Record
from db.rows import StoredEvents
from db.store import Store, open_store
from db.versions import EVENTS, Version
from tests.conftest import TODAY
from tests.db.samples import BY_EDITOR, BY_PACK, EDITOR, ELSEWHERE, HERE
from tests.reasoning import strategies
from tests.reasoning.making import COUPLE

# What is done oftener stands here twice.
EVERYTHING = (
    *("add", "add", "edit", "edit", "reword", "retract", "restore", "undo", "undo", "pack"),
    *("import", "import", "take back", "put back"),
)


@dataclass(frozen=True, slots=True)
class Do:
    """One thing that an editor or a pack does; `which` chooses among what is there."""

    what: str
    which: int
    event: Event
    server: int = HERE


@st.composite
def doings(draw: st.DrawFn) -> Do:
    """Anything that may be done."""
    what = draw(st.sampled_from(EVERYTHING))
    event = draw(strategies.happenings("any", draw(strategies.days)))
    server = draw(st.sampled_from([HERE, HERE, HERE, ELSEWHERE]))
    return Do(what, draw(st.integers(0, 30)), event, server)


class _By(TypedDict):
    editor: int
    commands: tuple[str, ...]
    today: date


_BY: _By = {"editor": EDITOR, "commands": (), "today": TODAY}


class Keeping:
    """A record that is kept, and what a server saw after each change of an event."""

    def __init__(self, store: Store, shipped: Pack) -> None:
        self.store = store
        self.shipped = shipped
        self.couple = 0
        self.seen: dict[int, tuple[Event, ...]] = {}
        self.imports = Imports(Archive(store))
        self.batches: list[int] = []

    async def begin(self) -> None:
        """Load the pack."""
        await self._load(self.shipped)
        self.couple = (await self.store.couples(None))[0].id
        await self._look()

    async def do(self, done: Do) -> None:
        """Do one thing, if it can be done to what is there; look at the record after it."""
        entries = await self.store.seen_events(self.couple, done.server)
        chosen = entries[done.which % len(entries)] if entries else None
        with suppress(DisputesLeadBack, MayNotStand):
            await self._do(done, chosen, entries)
        await self._look()

    async def _do(self, done: Do, chosen: Version[Event] | None, entries: Sequence[Version[Event]]) -> None:
        match done.what:
            case "add":
                await self._add(done, entries)
            case "pack":
                await self._upgrade(done)
            case "import":
                await self._import(done)
            case "take back" | "put back":
                await self._undo_import(done)
            case "undo":
                await self._undo(done)
            case _ if chosen is not None:
                await self._change(done, chosen, entries)
            case _:
                pass

    async def _add(self, done: Do, entries: Sequence[Version[Event]]) -> None:
        standing = [entry.says.key for entry in entries if entry.stands]
        disputes = tuple(dict.fromkeys(standing[done.which % 3 : done.which % 5]))
        await self.store.layers.add_event(self.couple, done.server, replace(done.event, disputes=disputes), BY_EDITOR)

    async def _change(self, done: Do, chosen: Version[Event], entries: Sequence[Version[Event]]) -> None:
        layers, server = self.store.layers, done.server
        if done.what == "retract":
            await layers.retract(EVENTS, chosen.entry, server, BY_EDITOR)
        elif done.what == "restore":
            await layers.restore(EVENTS, chosen.entry, server, BY_EDITOR)
        elif chosen.stands:
            said = replace(chosen.says, summary=f"Reworded {done.which}.")
            if done.what == "edit":
                others = [entry.says.key for entry in entries if entry.stands and entry.entry != chosen.entry]
                said = replace(done.event, key=chosen.says.key, disputes=tuple(others[: done.which % 3]))
            await layers.edit_event(chosen.entry, server, said, BY_EDITOR, seen=chosen.id)

    async def _undo(self, done: Do) -> None:
        versions = [v for v in await self.store.event_versions(self.couple, done.server) if v.layer == done.server]
        if versions:
            undone = versions[-1 - done.which % len(versions)]
            await self.store.layers.take_back(EVENTS, undone.id, done.server, BY_EDITOR)

    async def _import(self, done: Do) -> None:
        """Attach the record with an event more, one reworded and one left out, and apply it."""
        events = list(in_order(await self.store.events(self.couple, done.server)))
        new = replace(done.event, key=f"new-{done.which}", sources=(strategies.SOURCES[0],))
        events.insert(done.which % (len(events) + 1), new)
        if done.which % 2:
            at = done.which % len(events)
            events[at] = replace(events[at], summary=f"Imported {done.which}.")
        if done.which % 3 == 0:
            events.pop(done.which % len(events))
        pack = pack_of(Record(COUPLE, tuple(events)), 1)
        received = await self.imports.receive("a.toml", write_pack(pack).encode(), server=done.server, **_BY)
        if isinstance(received, ImportRefused) or not received.number:
            return
        applied = await self.imports.apply(
            received.number, received.digest, take=done.which % 4 == 0, server=done.server, **_BY
        )
        assert isinstance(applied, Imported)
        self.batches.append(received.number)

    async def _undo_import(self, done: Do) -> None:
        """Take an import back, or what took one back."""
        if self.batches:
            batch = self.batches[done.which % len(self.batches)]
            taken = await self.imports.take_back(
                batch, again=done.what == "put back", server=done.server, editor=_BY["editor"]
            )
            if isinstance(taken, TakenBack) and taken.batch:
                self.batches.append(taken.batch)

    async def _upgrade(self, done: Do) -> None:
        """A newer pack that leaves an event out, or says it in other words."""
        events = list(self.shipped.events)
        if not events:
            return
        at = done.which % len(events)
        if done.which % 2:
            gone = events.pop(at)
            events = [replace(e, disputes=tuple(key for key in e.disputes if key != gone.key)) for e in events]
        else:
            events[at] = replace(events[at], summary=f"The pack's words {done.which}.")
        self.shipped = replace(self.shipped, version=self.shipped.version + 1, events=tuple(events))
        await self._load(self.shipped)

    async def _load(self, pack: Pack) -> None:
        await self.store.load_pack(pack, digest=str(pack.version), origin=Origin.FILE, change=BY_PACK)

    async def _look(self) -> None:
        newest = max((v.id for v in await self.store.event_versions(self.couple, HERE)), default=0)
        self.seen[newest] = in_order(await self.store.events(self.couple, HERE))


def in_order(stored: StoredEvents) -> tuple[Event, ...]:
    """The events that stand, in the order of the story."""
    return in_story_order(stored.listed, stored.added)


def replayed(versions: Sequence[Version[Event]]) -> dict[str, Event]:
    """What a history comes to, read from its first version to its last, by what the words mean."""
    shipped: dict[int, Version[Event]] = {}
    own: dict[int, Version[Event] | None] = {}
    for version in versions:
        if version.layer is None:
            shipped[version.entry] = version
        else:
            own[version.entry] = None if version.follows else version
    seen = [own.get(entry) or shipped[entry] for entry in {**shipped, **own} if own.get(entry) or entry in shipped]
    return {version.says.key: version.says for version in seen if version.stands}


def statuses(record: Record, asked: Sequence[date]) -> list[Status]:
    """The status on each day, from all that is known by each."""
    return [status_of(record, as_of=day, known=known) for day in asked for known in (day, date(2030, 1, 1))]


def days_of(record: Record) -> list[date]:
    """The days on which something may change."""
    found = {d for e in record.events if e.date for d in (e.date.earliest, e.date.first, e.date.latest)}
    found |= {e.known_from.first for e in record.events if e.known_from}
    return sorted(day + timedelta(days=n) for day in found for n in (-1, 0, 1)) or [date(2012, 1, 1)]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty record, made once: copying a file is quicker than making one."""
    path = tmp_path_factory.mktemp("empty") / "record.db"

    async def make() -> None:
        async with open_store(path):
            pass

    asyncio.run(make())
    return path


@settings(max_examples=60)
@given(strategies.stories(most=6), st.lists(doings(), max_size=14))
def test_a_history_replays_to_the_record_and_its_export_answers_alike(
    empty: Path, story: Record, done: list[Do]
) -> None:
    sources = {source.key: source for event in story.events for source in event.sources}
    shipped = Pack(1, COUPLE, tuple(sources.values()), story.events)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(keep_and_check(empty, Path(folder), shipped, done))


async def keep_and_check(empty: Path, folder: Path, shipped: Pack, done: Sequence[Do]) -> None:
    shutil.copyfile(empty, folder / "record.db")
    shutil.copyfile(empty, folder / "other.db")
    async with open_store(folder / "record.db") as store:
        keeping = Keeping(store, shipped)
        await keeping.begin()
        for each in done:
            await keeping.do(each)
        versions = await store.event_versions(keeping.couple, HERE)
        now = in_order(await store.events(keeping.couple, HERE))
        assert replayed(versions) == {event.key: event for event in now}
        for version, seen in keeping.seen.items():
            assert in_order(await store.events_up_to(keeping.couple, HERE, version)) == seen
    record = Record(COUPLE, now)
    pack = read_pack("export.toml", write_pack(pack_of(record, 1)))
    async with open_store(folder / "other.db") as other:
        await other.load_pack(pack, digest="export", origin=Origin.FILE, change=BY_PACK)
        stored = (await other.couples(None))[0]
        loaded = Record(stored.couple, in_order(await other.events(stored.id, None)))
    assert [event.key for event in loaded.events] == [event.key for event in record.events]
    asked = days_of(record)
    plainly = [replace(event, disputes=()) for event in record.events]
    assert [replace(event, disputes=()) for event in loaded.events] == plainly
    assert [told(s) for s in statuses(loaded, asked)] == [told(s) for s in statuses(record, asked)]


def told(status: Status) -> object:
    """What a status says, with the events by their ids."""
    return (
        status.state,
        [event and event.key for event in (status.since.romantic, status.since.legal)],
        status.possible,
        [event.key for event in status.because],
        [(run.person, run.partner) for run in status.partners],
        status.newest_evidence and status.newest_evidence.key,
    )
