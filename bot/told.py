"""What changed in the record, version by version, as a server sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bot.edits import Moment
from db.records import Couple, Event, Source
from db.rows import StoredCouple
from db.versions import EVENTS, Version

_Says = TypeVar("_Says")


@dataclass(frozen=True, slots=True)
class Step(Generic[_Says]):
    """What a server saw of an entry before and after a version, None where the entry did not stand.

    `new` says that the entry had no version before. `beneath` is what the shipped record said before a
    shipped version that this server does not see, since it has its own; None for all others.
    """

    version: Version[_Says]
    before: _Says | None
    after: _Says | None
    new: bool
    beneath: Version[_Says] | None


def steps(versions: Iterable[Version[_Says]]) -> Iterator[Step[_Says]]:
    """The versions of entries, in turn, each with what it changed for a server that has these layers."""
    shipped: dict[int, Version[_Says]] = {}
    own: dict[int, Version[_Says]] = {}

    def seen(entry: int) -> _Says | None:
        newest = own.get(entry)
        if newest is None or newest.follows:
            newest = shipped.get(entry)
        return newest.says if newest and newest.stands else None

    for version in versions:
        entry = version.entry
        new, before, was = entry not in shipped and entry not in own, seen(entry), shipped.get(entry)
        hidden = version.layer is None and entry in own and not own[entry].follows
        (shipped if version.layer is None else own)[entry] = version
        yield Step(version, before, seen(entry), new, was if hidden else None)


class What(StrEnum):
    """What a change did to an event, for who reads it. `DOUBTED`: it is a rumour now, where rumours are hidden."""

    ADDED = "added"
    CHANGED = "changed"
    RETRACTED = "retracted"
    RESTORED = "restored"
    DOUBTED = "doubted"


@dataclass(frozen=True, slots=True)
class EventChange:
    """A change of an event that readers can see: what they saw before and after it, None for nothing."""

    what: What
    version: int
    entry: int
    before: Event | None
    after: Event | None

    @property
    def event(self) -> Event:
        """The event as it is now, or was last."""
        event = self.after or self.before
        if event is None:
            raise ValueError("a change that nobody can see")
        return event


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a channel was told of an event before, and where the message that said it stands."""

    event: Event
    link: str


@dataclass(frozen=True, slots=True)
class News:
    """Changes of a couple's events that a channel is told of in one message, and the status before and after.

    `earlier` is what the channel was told before of an event that is gone by the one change.
    """

    stored: StoredCouple
    changes: tuple[EventChange, ...]
    status: Moment
    earlier: Earlier | None = None


def visible_changes(versions: Iterable[Version[Event]], since: int, *, hides_rumours: bool) -> Iterator[EventChange]:
    """What readers of a server can see of the versions after `since`; nothing where nothing is otherwise."""

    def shown(event: Event | None) -> Event | None:
        return None if event is None or (hides_rumours and not event.asserted) else event

    for step in steps(versions):
        before, after = shown(step.before), shown(step.after)
        if step.version.id <= since or before == after:
            continue
        yield EventChange(_what(step, before, after), step.version.id, step.version.entry, before, after)


def _what(step: Step[Event], before: Event | None, after: Event | None) -> What:
    if before and after:
        return What.CHANGED
    if after:
        # A rumour that was hidden before is news to who reads it now.
        return What.ADDED if step.new or step.before else What.RESTORED
    return What.DOUBTED if step.after else What.RETRACTED


@dataclass(frozen=True, slots=True)
class EntryLogged:
    """What an editor did to one entry. `kind` is its table of versions, `key` its id in the record.

    `id_only` says that it is a rumour, where those are hidden: nothing of it may be told but its id.
    `with_event` says that an article came with an event that cites it, and needs no word of its own.
    """

    kind: str
    key: str
    couple: Couple
    step: Step[Event] | Step[Source] | Step[Couple]
    id_only: bool = False
    with_event: bool = False

    @property
    def last(self) -> Version[Event] | Version[Source] | Version[Couple]:
        """The version that tells of it: who wrote it, when and why."""
        return self.step.version


@dataclass(frozen=True, slots=True)
class ShippedMoved:
    """Shipped events of a couple that a new pack changed beneath a server's own edits.

    Each step holds the shipped version; `after` is what the server goes on seeing. `hidden` are the ids of
    those that are rumours, where those are hidden.
    """

    couple: Couple
    steps: tuple[Step[Event], ...]
    hidden: frozenset[str] = frozenset()
    kind: str = EVENTS.versions

    @property
    def last(self) -> Version[Event]:
        """The newest of the shipped versions."""
        return self.steps[-1].version


LogEntry = EntryLogged | ShippedMoved
