"""What editors do to the events of the record: each change asked once, with one outcome."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum

from bot.answers import Answers, StatusAnswer
from bot.entries import Entries, Entry
from bot.entry import Mistake, read_entry, reason_mistakes, similar_event
from bot.reasoning.when import Day
from bot.replies.words import editor_words
from db.changes import Change
from db.errors import RecordUnavailable
from db.layers import DisputesLeadBack, Outdated, Written
from db.records import Event, Record, Sources
from db.rows import StoredCouple
from db.versions import EVENTS, Version

log = logging.getLogger(__name__)


class Doing(StrEnum):
    """What was done to an event."""

    ADDED = "added"
    EDITED = "edited"
    RETRACTED = "retracted"
    RESTORED = "restored"
    UNDONE = "undone"
    PUT_BACK = "put back"


@dataclass(frozen=True, slots=True)
class Moment:
    """The status on one day, before and after a change of the record."""

    before: StatusAnswer
    after: StatusAnswer


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that was saved as `version`: the event before and after it, None where it did not stand.

    `today` and `then` are what it changed, today and once the event had surely happened; `then` is None for
    events of today and undated ones. `similar` is a standing event that a new one looks like. `typed` are the
    articles as the editor wrote them: the record may have known them already.
    """

    doing: Doing
    stored: StoredCouple
    number: int
    version: int
    key: str
    before: Event | None
    after: Event | None
    today: Moment
    then: Moment | None
    similar: Event | None = None
    typed: Sources | None = None


@dataclass(frozen=True, slots=True)
class ChangedUnseen:
    """A change that was saved, after which the record could not be read to show what it did."""

    stored: StoredCouple
    number: int
    version: int
    key: str


@dataclass(frozen=True, slots=True)
class NotSaved:
    """What an editor typed could not be saved as it is."""

    mistakes: tuple[Mistake, ...]
    typed: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile:
    """An event that somebody changed while it was being edited; `seen` is what the editor saw, if it is known."""

    now: Entry
    seen: Version[Event] | None


@dataclass(frozen=True, slots=True)
class NothingToDo:
    """An event that is not there, or not as it has to be to be changed so."""

    key: str


class Editing:
    """Changes to one server's layer of the record. Methods raise RecordUnavailable, with nothing saved."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._store = answers.archive.store
        self.entries = Entries(answers.archive)

    async def add(
        self, stored: StoredCouple, fields: Mapping[str, str], *, server: int, editor: int, today: date
    ) -> Changed | ChangedUnseen | NotSaved:
        """Add an event as typed."""
        record = await self.entries.record(stored, server)
        event = read_entry(fields, record, today, articles=await self._store.sources(stored.id, server))
        if not isinstance(event, Event):
            return NotSaved(event)
        similar = similar_event(event, record)

        async def save() -> Written:
            return await self._store.layers.add_event(stored.id, server, event, changing("added", editor))

        saving = _Saving(Doing.ADDED, stored, server, today, before=None, likely=event, similar=similar)
        return await self._saved(saving, save) or NotSaved(())

    async def add_read(
        self,
        stored: StoredCouple,
        event: Event,
        save: Callable[[], Awaitable[Written | None]],
        *,
        server: int,
        today: date,
    ) -> Changed | ChangedUnseen | None:
        """Add an event that was read before, by `save`; None where that adds nothing."""
        similar = similar_event(event, await self.entries.record(stored, server))
        saving = _Saving(Doing.ADDED, stored, server, today, before=None, likely=event, similar=similar)
        return await self._saved(saving, save)

    async def edit(
        self, entry: Entry, fields: Mapping[str, str], *, server: int, editor: int, today: date, seen: int, reason: str
    ) -> Changed | ChangedUnseen | NotSaved | ChangedMeanwhile:
        """Let an event say what was typed; `seen` is the version that its editor saw."""
        stored = entry.stored
        record = await self.entries.record(stored, server)
        articles = await self._store.sources(stored.id, server)
        event = read_entry(fields, record, today, articles=articles, key=entry.event.key)
        if not isinstance(event, Event):
            return NotSaved((*event, *reason_mistakes(reason, record)))
        if mistakes := reason_mistakes(reason, record):
            return NotSaved(mistakes)
        if entry.version.id == seen and not entry.version.stands:
            return NotSaved((Mistake(None, editor_words.retracted_already(entry.event.key)),))

        async def save() -> Written | Outdated:
            change = changing(reason or "edited", editor)
            return await self._store.layers.edit_event(entry.number, server, event, change, seen=seen)

        try:
            saving = _Saving(Doing.EDITED, stored, server, today, before=entry.event, likely=event)
            saved = await self._saved(saving, save)
        except DisputesLeadBack as cycle:
            return NotSaved((Mistake("disputes", editor_words.disputes_lead_back(cycle.key)),))
        return saved or await self._meanwhile(entry, server, seen)

    async def retract(
        self, entry: Entry, *, server: int, editor: int, today: date, reason: str
    ) -> Changed | ChangedUnseen | NotSaved | NothingToDo:
        """Retract an event: its history stays."""
        record = await self.entries.record(entry.stored, server)
        if mistakes := reason_mistakes(reason, record):
            return NotSaved(mistakes, {"reason": reason})

        async def save() -> Written | None:
            return await self._store.layers.retract(EVENTS, entry.number, server, changing(reason, editor))

        saving = _Saving(Doing.RETRACTED, entry.stored, server, today, before=entry.event, likely=entry.event)
        return await self._saved(saving, save) or NothingToDo(entry.event.key)

    async def restore(
        self, entry: Entry, *, server: int, editor: int, today: date, reason: str
    ) -> Changed | ChangedUnseen | NotSaved | NothingToDo:
        """Put a retracted event back."""
        record = await self.entries.record(entry.stored, server)
        if mistakes := reason_mistakes(reason, record):
            return NotSaved(mistakes, {"reason": reason})

        async def save() -> Written | None:
            change = changing(reason or "put back", editor)
            return await self._store.layers.restore(EVENTS, entry.number, server, change)

        saving = _Saving(Doing.RESTORED, entry.stored, server, today, before=None, likely=entry.event)
        return await self._unless_cycle(saving, save, entry.event.key)

    async def undo(
        self, entry: Entry, version: int, *, server: int, editor: int, today: date, again: bool
    ) -> Changed | ChangedUnseen | NotSaved | NothingToDo:
        """Take back a version, if nobody has changed the event since; `again` takes back what took it back."""

        async def save() -> Written | None:
            change = changing("put back" if again else "undone", editor)
            return await self._store.layers.take_back(EVENTS, version, server, change)

        before = entry.event if entry.version.stands else None
        doing = Doing.PUT_BACK if again else Doing.UNDONE
        saving = _Saving(doing, entry.stored, server, today, before=before, likely=entry.event)
        return await self._unless_cycle(saving, save, entry.event.key)

    async def _unless_cycle(
        self, saving: _Saving, save: Callable[[], Awaitable[Written | None]], key: str
    ) -> Changed | ChangedUnseen | NotSaved | NothingToDo:
        try:
            return await self._saved(saving, save) or NothingToDo(key)
        except DisputesLeadBack as cycle:
            return NotSaved((Mistake("disputes", editor_words.disputes_lead_back(cycle.key)),))

    async def _saved(
        self, saving: _Saving, save: Callable[[], Awaitable[Written | Outdated | None]]
    ) -> Changed | ChangedUnseen | None:
        """Make a change, and look at the status before and after it; None where nothing was changed."""
        happened = min(saving.likely.date.sure_from, saving.today) if saving.likely.date else saving.today
        before = await self._moments(saving, happened)
        written = await save()
        if not isinstance(written, Written):
            return None
        try:
            after = await self._moments(saving, happened)
            record = await self.entries.record(saving.stored, saving.server)
        except RecordUnavailable as error:
            log.warning("%s was saved, and could not be shown: %s", written.key, error)
            return ChangedUnseen(saving.stored, written.entry, written.version, written.key)
        return Changed(
            doing=saving.doing,
            stored=saving.stored,
            number=written.entry,
            version=written.version,
            key=written.key,
            before=saving.before,
            after=_event(record, written.key),
            today=Moment(before[0], after[0]),
            then=Moment(before[1], after[1]) if happened != saving.today else None,
            similar=saving.similar,
            typed=saving.likely.sources,
        )

    async def _moments(self, saving: _Saving, happened: date) -> tuple[StatusAnswer, StatusAnswer]:
        """The status today, and on the day of an event."""
        return await self._status(saving, saving.today), await self._status(saving, happened)

    async def _status(self, saving: _Saving, day: date) -> StatusAnswer:
        today = saving.today
        return await self._answers.on_day(saving.stored, saving.server, as_of=Day(day), known=today, today=today)

    async def _meanwhile(self, entry: Entry, server: int, seen: int) -> ChangedMeanwhile:
        versions = await self._store.event_versions(entry.stored.id, server, entry.number)
        now = await self.entries.numbered(entry.number, server)
        return ChangedMeanwhile(now or entry, next((each for each in versions if each.id == seen), None))


@dataclass(frozen=True, slots=True)
class _Saving:
    """A change about to be made: `likely` is what the event says or will say."""

    doing: Doing
    stored: StoredCouple
    server: int
    today: date
    before: Event | None
    likely: Event
    similar: Event | None = None


def _event(record: Record, key: str) -> Event | None:
    return next((event for event in record.events if event.key == key), None)


def changing(reason: str, editor: int) -> Change:
    """A change that somebody makes now."""
    return Change(datetime.now(UTC), reason, editor)
