"""What editors do to the record: each change asked once, with one outcome."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.answers import Answers, StatusAnswer
from bot.entry import Mistake, read_entry, similar_event
from bot.reasoning.when import Day
from db.changes import Change
from db.errors import RecordUnavailable
from db.records import Event, Source
from db.rows import StoredCouple

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Moment:
    """The status on one day, before and after a change of the record."""

    before: StatusAnswer
    after: StatusAnswer


@dataclass(frozen=True, slots=True)
class Added:
    """An event that was saved, and what it changed: today, and once it had surely happened.

    `then` is None for events of today and undated ones. `similar` is a standing event that it looks
    like. `typed` is the article as the editor wrote it: the record may have known it already.
    """

    event: Event
    today: Moment
    then: Moment | None
    similar: Event | None
    typed: Source


@dataclass(frozen=True, slots=True)
class AddedUnseen:
    """An event that was saved, after which the record could not be read to show what it changed."""

    key: str


@dataclass(frozen=True, slots=True)
class NotAdded:
    """What an editor typed could not be saved as it is."""

    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Toggled:
    """An event that was retracted or restored, and the status after it."""

    event: Event
    stands: bool
    after: StatusAnswer


@dataclass(frozen=True, slots=True)
class NothingToggled:
    """An event that was not there to be retracted or restored."""

    key: str


class Editing:
    """Changes to one server's layer of the record."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._store = answers.archive.store

    async def add(
        self, stored: StoredCouple, fields: Mapping[str, str], *, server: int, editor: int, today: date
    ) -> Added | AddedUnseen | NotAdded:
        """Add an event as typed. Raises RecordUnavailable, with nothing saved, where the file fails."""
        record = await self._answers.archive.record(stored, server)
        event = read_entry(fields, record, today)
        if not isinstance(event, Event):
            return NotAdded(event)
        happened = min(event.date.sure_from, today) if event.date else today
        before = await self._moments(stored, server, today, happened)
        key = await self._store.add_event(stored.id, server, event, _change("added", editor))
        try:
            after = await self._moments(stored, server, today, happened)
            saved = await self._event(stored, server, key)
        except RecordUnavailable as error:
            log.warning("%s was saved, and could not be shown: %s", key, error)
            return AddedUnseen(key)
        return Added(
            event=saved or replace(event, key=key),
            today=Moment(before[0], after[0]),
            then=Moment(before[1], after[1]) if happened != today else None,
            similar=similar_event(saved or event, record),
            typed=event.sources[0],
        )

    async def _moments(
        self, stored: StoredCouple, server: int, today: date, happened: date
    ) -> tuple[StatusAnswer, StatusAnswer]:
        """The status today, and on the day of an event."""
        return await self._status(stored, server, today, today), await self._status(stored, server, happened, today)

    async def retract(
        self, stored: StoredCouple, key: str, *, server: int, editor: int, today: date
    ) -> Toggled | NothingToggled:
        """Undo an addition: the event is retracted, and its history stays."""
        event = await self._event(stored, server, key)
        if event is None or not await self._store.retract_event(stored.id, server, key, _change("undone", editor)):
            return NothingToggled(key)
        return Toggled(event, stands=False, after=await self._status(stored, server, today, today))

    async def restore(
        self, stored: StoredCouple, key: str, *, server: int, editor: int, today: date
    ) -> Toggled | NothingToggled:
        """Put a retracted event back."""
        if not await self._store.restore_event(stored.id, server, key, _change("put back", editor)):
            return NothingToggled(key)
        event = await self._event(stored, server, key)
        if event is None:
            return NothingToggled(key)
        return Toggled(event, stands=True, after=await self._status(stored, server, today, today))

    async def _event(self, stored: StoredCouple, server: int, key: str) -> Event | None:
        record = await self._answers.archive.record(stored, server)
        return next((event for event in record.events if event.key == key), None)

    async def _status(self, stored: StoredCouple, server: int, day: date, today: date) -> StatusAnswer:
        return await self._answers.on_day(stored, server, as_of=Day(day), known=today, today=today)


def _change(reason: str, editor: int) -> Change:
    return Change(datetime.now(UTC), reason, editor)
