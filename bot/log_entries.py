"""What a server's log has to tell, from the versions that its editors and new packs wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import TypeVar

from bot.archive import Archive
from bot.takedown import standing_names
from bot.told import EntryLogged, LogEntry, ShippedMoved, Step, steps
from db.log_channels import Unlogged
from db.records import Couple, Event, Source
from db.rows import StoredCouple
from db.versions import COUPLES, EVENTS, SOURCES, Kept

_Says = TypeVar("_Says")


@dataclass(frozen=True, slots=True)
class _History:
    """A couple, and every version of it, its articles and its events that a server has layers of, as steps."""

    couple: Couple
    couples: tuple[Step[Couple], ...]
    sources: tuple[Step[Source], ...]
    events: tuple[Step[Event], ...]


async def log_entries(archive: Archive, server: int, unlogged: Unlogged, *, hides: bool) -> tuple[LogEntry, ...]:
    """What is new to a server's log, in turn; `hides` says that rumours are named by their id only."""
    histories = [await _history(archive, server, couple) for couple in sorted(unlogged.couples)]
    told = [history for history in histories if history is not None]
    in_turn = merge(
        _by_version(entry for history in told for entry in _couples(history, server, unlogged)),
        _by_version(entry for history in told for entry in _sources(history, server, unlogged, hides=hides)),
        _by_version(entry for history in told for entry in _events(history, server, unlogged, hides=hides)),
        key=lambda entry: entry.last.made_at,
    )
    return tuple(in_turn)


async def _history(archive: Archive, server: int, couple: int) -> _History | None:
    """The history of a couple, removed or not; None for one that was taken down."""
    store = archive.store
    couples = tuple(steps(await store.couple_versions(server, couple=couple)))
    newest = couples[-1].after or couples[-1].version.says
    if not standing_names([StoredCouple(couple, None, newest)], await store.takedowns.standing()).couples:
        return None
    sources = tuple(steps(await store.source_versions(couple, server)))
    events = tuple(steps(await store.event_versions(couple, server)))
    return _History(newest, couples, sources, events)


def _by_version(entries: Iterable[LogEntry]) -> list[LogEntry]:
    return sorted(entries, key=lambda entry: entry.last.id)


def _own(of: Sequence[Step[_Says]], kept: Kept, server: int, unlogged: Unlogged) -> Iterator[Step[_Says]]:
    """The steps of a server's editors that its log has not told."""
    return (step for step in of if step.version.layer == server and _new(step, kept, unlogged))


def _new(step: Step[_Says], kept: Kept, unlogged: Unlogged) -> bool:
    return unlogged.begins[kept.versions] < step.version.id <= unlogged.newest[kept.versions]


def _couples(history: _History, server: int, unlogged: Unlogged) -> Iterator[EntryLogged]:
    for step in _own(history.couples, COUPLES, server, unlogged):
        yield EntryLogged(COUPLES.versions, step.version.says.slug, history.couple, step)


def _sources(history: _History, server: int, unlogged: Unlogged, *, hides: bool) -> Iterator[EntryLogged]:
    """Articles; one that came with an event that cites it is told with that."""
    came_with = {
        (source.key, step.version.made_at, step.version.editor)
        for step in _own(history.events, EVENTS, server, unlogged)
        for source in step.version.says.sources
    }
    rumoured = _rumoured_sources(history) if hides else frozenset[str]()
    for step in _own(history.sources, SOURCES, server, unlogged):
        version = step.version
        key = version.says.key
        yield EntryLogged(
            SOURCES.versions,
            key,
            history.couple,
            step,
            id_only=key in rumoured,
            with_event=step.new and (key, version.made_at, version.editor) in came_with,
        )


def _rumoured_sources(history: _History) -> frozenset[str]:
    """The ids of articles that carry nothing but rumours, as a server sees them."""
    seen = {step.version.entry: step.after for step in history.events}
    carried = {step.version.entry: step.version.says for step in history.events}
    asserted = {source.key for event in seen.values() if event and event.asserted for source in event.sources}
    rumours = {source.key for event in carried.values() if not event.asserted for source in event.sources}
    return frozenset(rumours - asserted)


def _events(history: _History, server: int, unlogged: Unlogged, *, hides: bool) -> Iterator[LogEntry]:
    for step in _own(history.events, EVENTS, server, unlogged):
        said = (step.before, step.after, step.version.says)
        id_only = hides and any(event is not None and not event.asserted for event in said)
        yield EntryLogged(EVENTS.versions, step.version.says.key, history.couple, step, id_only)
    # Of a shipped event that several packs changed, the last is told.
    moved = {step.version.entry: step for step in history.events if _new(step, EVENTS, unlogged) and _moved(step)}
    if moved:
        in_turn = tuple(sorted(moved.values(), key=lambda step: step.version.id))
        hidden = frozenset(step.version.says.key for step in in_turn if hides and _is_rumour(step))
        yield ShippedMoved(history.couple, in_turn, hidden)


def _moved(step: Step[Event]) -> bool:
    """Whether a shipped event says something else by a version that this server does not see."""
    was, now = step.beneath, step.version
    return was is not None and (was.stands, was.says) != (now.stands, now.says)


def _is_rumour(step: Step[Event]) -> bool:
    return any(event is not None and not event.asserted for event in (step.after, step.version.says))
