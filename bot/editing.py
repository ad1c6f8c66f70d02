"""What editors do to the events of the record: each change asked once, with one outcome."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.answers import Answers, StatusAnswer
from bot.edits import (
    Changed,
    ChangedMeanwhile,
    ChangedUnseen,
    Doing,
    Moment,
    NothingToDo,
    NotSaved,
)
from bot.entries import Entries, Entry
from bot.entry import known_article, read_entry, reason_mistakes, similar_event
from bot.mistakes import Mistake
from bot.reasoning.when import Day
from bot.replies.words import editor_words, guard_words
from bot.typed_events import article_untouched
from db.changes import Change
from db.errors import RecordUnavailable
from db.fitness import MayNotStand
from db.layers import DisputesLeadBack, Outdated, Written
from db.records import Event, Record, Sources
from db.rows import StoredCouple
from db.versions import EVENTS

log = logging.getLogger(__name__)


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
        event = await self._read(stored, fields, record, server, today)
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
    ) -> Changed | ChangedUnseen | NotSaved | ChangedMeanwhile | NothingToDo:
        """Let an event say what was typed; `seen` is the version that its editor saw."""
        stored = entry.stored
        record = await self.entries.record(stored, server)
        untouched = article_untouched(fields, entry.event)
        event = await self._read(
            stored, fields, record, server, today, key=entry.event.key, cited=entry.event.sources if untouched else None
        )
        if not isinstance(event, Event):
            return NotSaved((*event, *reason_mistakes(reason, record)))
        if mistakes := reason_mistakes(reason, record):
            return NotSaved(mistakes)
        if entry.version.id == seen and not entry.version.stands:
            return NotSaved((Mistake(None, editor_words.retracted_already(entry.event.key)),))
        if entry.version.id == seen and _said_again(event, entry.event):
            return NothingToDo(entry.event.key, editor_words.NOTHING_CHANGED)

        async def save() -> Written | Outdated:
            change = changing(reason or "edited", editor)
            return await self._store.layers.edit_event(entry.number, server, event, change, seen=seen)

        try:
            saving = _Saving(Doing.EDITED, stored, server, today, before=entry.event, likely=event)
            saved = await self._saved(saving, save)
        except (DisputesLeadBack, MayNotStand) as why:
            return NotSaved((cannot_return(why),))
        return saved or await self._meanwhile(entry, server, seen)

    async def retract(
        self, entry: Entry, *, server: int, editor: int, today: date, reason: str
    ) -> Changed | ChangedUnseen | NotSaved | NothingToDo:
        """Retract an event: its history stays."""
        record = await self.entries.record(entry.stored, server)
        if mistakes := reason_mistakes(reason, record, needed=True):
            return NotSaved(mistakes, {"reason": reason})

        async def save() -> Written | None:
            return await self._store.layers.retract(EVENTS, entry.number, server, changing(reason, editor))

        saving = _Saving(Doing.RETRACTED, entry.stored, server, today, before=entry.event, likely=entry.event)
        return await self._saved(saving, save) or NothingToDo(
            entry.event.key, editor_words.is_retracted(entry.event.key)
        )

    async def restore(
        self, entry: Entry, *, server: int, editor: int, today: date, reason: str
    ) -> Changed | ChangedUnseen | NotSaved | NothingToDo:
        """Put a retracted event back."""
        key = entry.event.key
        record = await self.entries.record(entry.stored, server)
        if mistakes := reason_mistakes(reason, record):
            return NotSaved(mistakes, {"reason": reason})

        async def save() -> Written | None:
            change = changing(reason.strip() or "put back", editor)
            return await self._store.layers.restore(EVENTS, entry.number, server, change)

        saving = _Saving(Doing.RESTORED, entry.stored, server, today, before=None, likely=entry.event)
        return await self._unless_cycle(saving, save, NothingToDo(key, editor_words.stands_already(key)))

    async def undo(
        self, entry: Entry, version: int, *, server: int, editor: int, today: date, again: bool
    ) -> Changed | ChangedUnseen | NotSaved | NothingToDo:
        """Take back a version, if nobody has changed the event since; `again` takes back what took it back."""

        async def save() -> Written | None:
            change = changing("put back" if again else "undone", editor)
            return await self._store.layers.take_back(EVENTS, version, server, change)

        key, before = entry.event.key, entry.event if entry.version.stands else None
        doing = Doing.PUT_BACK if again else Doing.UNDONE
        saving = _Saving(doing, entry.stored, server, today, before=before, likely=entry.event)
        return await self._unless_cycle(saving, save, NothingToDo(key, editor_words.not_standing(key)))

    async def _read(
        self,
        stored: StoredCouple,
        fields: Mapping[str, str],
        record: Record,
        server: int,
        today: date,
        *,
        key: str = "",
        cited: Sources | None = None,
    ) -> Event | tuple[Mistake, ...]:
        """The event that was typed, with the record's own articles where it cites those."""
        articles = await self._store.sources(stored.id, server)
        numbers = {str(row): name for name, row in (await self._store.event_rows(stored.id, server)).items()}
        return read_entry(fields, record, today, articles=articles, key=key, numbers=numbers, cited=cited)

    async def _unless_cycle(
        self, saving: _Saving, save: Callable[[], Awaitable[Written | None]], nothing: NothingToDo
    ) -> Changed | ChangedUnseen | NotSaved | NothingToDo:
        try:
            return await self._saved(saving, save) or nothing
        except (DisputesLeadBack, MayNotStand) as why:
            return NotSaved((cannot_return(why),))

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


def cannot_return(why: DisputesLeadBack | MayNotStand) -> Mistake:
    """What keeps a change from being made, as the record itself says."""
    if isinstance(why, DisputesLeadBack):
        return Mistake("disputes", editor_words.disputes_lead_back(why.key))
    sentence = guard_words.holds(why.key, why.found) if why.found else editor_words.confirmed_unlinked(why.key)
    return Mistake(None, sentence)


def _said_again(event: Event, before: Event) -> bool:
    """Whether an event says what it said before, and cites the same articles."""
    cited = [known_article(source, before.sources) for source in event.sources]
    return tuple(cited) == before.sources and replace(event, sources=before.sources) == before


def _event(record: Record, key: str) -> Event | None:
    return next((event for event in record.events if event.key == key), None)


def changing(reason: str, editor: int) -> Change:
    """A change that somebody makes now."""
    return Change(datetime.now(UTC), reason, editor)
