"""What a reader asked, answered from the record: one question, one outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.archive import Archive
from bot.reasoning.calculus import known_by
from bot.reasoning.rumours import Rumour, newest_rumour
from bot.reasoning.status import Status, newest_evidence, status_of
from bot.reasoning.when import Day, TwoReadings, Unreadable, read_day
from db.records import Couple, Event, Record
from db.rows import StoredCouple


# Compared by identity: the same question on an unchanged record gives the same object.
@dataclass(frozen=True, slots=True, eq=False)
class StatusAnswer:
    """A couple's status with what a reader wants beside it.

    `first` is the first dated event known that is no rumour, and `newest_by_then` the newest evidence of the
    day asked about; `not_yet` holds the words of a month or year
    asked about that is still to come, answered for today.
    """

    status: Status
    rumour: Rumour | None
    first: Event | None
    newest_by_then: Event | None
    today: date
    not_yet: str | None = None


@dataclass(frozen=True, slots=True)
class DateUnclear:
    """A day that means two things to two readers, in the option or argument named `field`.

    `as_of` is the day asked about where that one was clear, else today.
    """

    couple: Couple
    field: str
    typed: str
    readings: TwoReadings
    as_of: date


@dataclass(frozen=True, slots=True)
class DateUnreadable:
    """A day that could not be read, in the option or argument named `field`."""

    couple: Couple
    field: str
    typed: str


_KEPT = 200
StatusOutcome = StatusAnswer | DateUnclear | DateUnreadable


class Answers:
    """Answers readers' questions from an archive, and keeps the ones asked again and again."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._kept: dict[tuple[int, int | None, date, date, date, str | None], tuple[Record, StatusAnswer]] = {}

    async def status(
        self,
        stored: StoredCouple,
        server: int | None,
        *,
        today: date,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> StatusOutcome:
        """The status of a couple as of a day and known by a day, both as typed; today by default."""
        days: list[Day] = []
        for field, typed in (("as_of", as_of), ("known_by", known_by)):
            match read_day(typed, today) if typed else Day(today):
                case Day() as day:
                    days.append(day)
                case TwoReadings() as readings:
                    asked = days[0].day if days else today
                    return DateUnclear(stored.couple, field, typed or "", readings, asked)
                case Unreadable():
                    return DateUnreadable(stored.couple, field, typed or "")
        return await self.on_day(stored, server, as_of=days[0], known=days[1].day, today=today)

    async def on_day(
        self, stored: StoredCouple, server: int | None, *, as_of: Day, known: date, today: date
    ) -> StatusAnswer:
        """The status of a couple; asked again of an unchanged record, the same object comes back."""
        record = await self.archive.record(stored, server)
        key = (stored.id, server, as_of.day, known, today, as_of.not_yet)
        kept = self._kept.get(key)
        if kept is None or kept[0] is not record:
            while len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            kept = self._kept[key] = (record, status_answer(record, as_of=as_of, known=known, today=today))
        return kept[1]


def status_answer(record: Record, *, as_of: Day, known: date, today: date) -> StatusAnswer:
    """The answer that a record gives: the status, with what a reader wants beside it."""
    heard = known_by(record.events, known)
    return StatusAnswer(
        status=status_of(record, as_of=as_of.day, known=known),
        rumour=newest_rumour(heard, as_of=as_of.day),
        first=_first_event(heard),
        newest_by_then=newest_evidence([event for event in heard if event.date and event.date.first <= as_of.day]),
        today=today,
        not_yet=as_of.not_yet,
    )


def _first_event(heard: Sequence[Event]) -> Event | None:
    """The event that begins the story: the earliest dated one that is no rumour, if there is one."""
    begun = [event for event in heard if event.date and event.asserted]
    return min(begun, key=lambda event: event.when.first, default=None)
