"""What an answer stands on: one record as it is told on a day, with its people and its search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.reasoning.ask.finding import Finder, Search
from bot.reasoning.ask.people import People
from bot.reasoning.calculus import known_by
from bot.reasoning.rumours import Rumour, newest_rumour
from bot.reasoning.status import Status, newest_evidence, status_of
from bot.reasoning.timeline import disputers, told_by
from db.records import Event, Record


@dataclass(frozen=True)
class Ground:
    """A record as a reader is told of it. `events` are those known by the day `known`, with undated ones."""

    record: Record
    events: tuple[Event, ...]
    people: People
    finder: Finder
    today: date
    known: date
    against: Mapping[str, tuple[Event, ...]]
    newest: Event | None

    def status(self, as_of: date) -> Status:
        """The status on a day, from what was known."""
        return status_of(self.record, as_of=as_of, known=self.known)

    def rumour(self, as_of: date) -> Rumour | None:
        """The newest rumour of a day that nothing has settled."""
        return newest_rumour(known_by(self.events, self.known), as_of=as_of)

    def dated(self) -> Sequence[Event]:
        """The events known that have a day."""
        return known_by(self.events, self.known)


def ground_of(record: Record, people: People, search: Search, *, today: date, known: date) -> Ground:
    """The ground on which questions are answered from what was known by a day."""
    told = told_by(record.events, min(today, known))
    places = {event.key: place for place, event in enumerate(record.events)}
    kept = [places[event.key] for event in told]

    def found(phrases: Iterable[str], *, told_only: bool) -> Mapping[int, float]:
        scores = search(phrases, told_only=told_only)
        return {number: scores[place] for number, place in enumerate(kept) if place in scores}

    return Ground(
        record=record,
        events=tuple(told),
        people=people,
        finder=Finder(tuple(told), people, found),
        today=today,
        known=known,
        against=disputers(told),
        newest=newest_evidence(told),
    )
