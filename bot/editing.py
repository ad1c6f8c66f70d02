"""What editors do to the record: each change asked once, with one outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.answers import Answers, StatusAnswer
from bot.entry import Mistake, read_entry, similar_event
from bot.reasoning.when import Day
from db.changes import Change
from db.records import Event
from db.rows import StoredCouple


@dataclass(frozen=True, slots=True)
class Added:
    """An event that was saved, with the status before and after it, and one that it looks like."""

    event: Event
    before: StatusAnswer
    after: StatusAnswer
    similar: Event | None


@dataclass(frozen=True, slots=True)
class NotAdded:
    """What an editor typed could not be saved as it is."""

    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Toggled:
    """An event that was retracted or restored, and the status after it."""

    key: str
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
    ) -> Added | NotAdded:
        """Add an event as typed. Raises RecordUnavailable, with nothing saved, where the file fails."""
        record = await self._answers.archive.record(stored, server)
        event = read_entry(fields, record, today)
        if not isinstance(event, Event):
            return NotAdded(event)
        before = await self._status(stored, server, today)
        key = await self._store.add_event(stored.id, server, event, _change("added", editor))
        after = await self._status(stored, server, today)
        saved = next(e for e in (await self._answers.archive.record(stored, server)).events if e.key == key)
        return Added(saved, before, after, similar_event(saved, record))

    async def retract(
        self, stored: StoredCouple, key: str, *, server: int, editor: int, today: date
    ) -> Toggled | NothingToggled:
        """Undo an addition: the event is retracted, and its history stays."""
        done = await self._store.retract_event(stored.id, server, key, _change("undone", editor))
        return (
            Toggled(key, stands=False, after=await self._status(stored, server, today)) if done else NothingToggled(key)
        )

    async def restore(
        self, stored: StoredCouple, key: str, *, server: int, editor: int, today: date
    ) -> Toggled | NothingToggled:
        """Put a retracted event back."""
        done = await self._store.restore_event(stored.id, server, key, _change("put back", editor))
        return (
            Toggled(key, stands=True, after=await self._status(stored, server, today)) if done else NothingToggled(key)
        )

    async def _status(self, stored: StoredCouple, server: int, today: date) -> StatusAnswer:
        return await self._answers.on_day(stored, server, as_of=Day(today), known=today, today=today)


def _change(reason: str, editor: int) -> Change:
    return Change(datetime.now(UTC), reason, editor)
