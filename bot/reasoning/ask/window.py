"""The days of which a question speaks, and which events lie in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.reasoning.ask.times import Relation, TimePhrase
from db.records import Event


@dataclass(frozen=True, slots=True)
class Window:
    """The days of which a question speaks, first to last, each of them included; None where it is open."""

    first: date | None = None
    last: date | None = None

    @property
    def open(self) -> bool:
        """Whether any day will do."""
        return self.first is None and self.last is None

    @property
    def empty(self) -> bool:
        """Whether no day will."""
        return self.first is not None and self.last is not None and self.first > self.last


EVER = Window()
_A_DAY = timedelta(days=1)


def inside(event: Event, window: Window) -> bool | None:
    """Whether an event surely, perhaps (None) or surely not happened in some days."""
    if window.open:
        return True
    if event.date is None:
        return None
    first, last = window.first or date.min, window.last or date.max
    if event.date.earliest >= first and event.date.latest <= last:
        return True
    return None if event.date.earliest <= last and event.date.latest >= first else False


def reaches(begun: Event, ended: Event | None, window: Window) -> bool:
    """Whether what began and ended with two events, or has no end, may have gone on in some days."""
    if window.last is not None and begun.when.earliest > window.last:
        return False
    return window.first is None or ended is None or max(begun.when.latest, ended.when.latest) >= window.first


def window_of(times: Sequence[TimePhrase], anchor: tuple[Relation, Event] | None = None) -> Window:
    """The days that the time phrases of a question leave."""
    first: date | None = None
    last: date | None = None
    for time in times:
        if time.known:
            continue
        low, high = _bounds(time.relation, time.span.first, time.span.last)
        first = max(filter(None, (first, low)), default=None)
        last = min(filter(None, (last, high)), default=None)
    if anchor is not None and (when := anchor[1].date) is not None:
        # A vague date leaves open what came first: all that may lie behind it does.
        low, high = _bounds(anchor[0], when.earliest, when.latest, vague=True)
        first = max(filter(None, (first, low)), default=None)
        last = min(filter(None, (last, high)), default=None)
    return Window(first, last)


def _bounds(relation: Relation, first: date, last: date, *, vague: bool = False) -> tuple[date | None, date | None]:
    match relation:
        case Relation.AT:
            return first, last
        case Relation.BY:
            return None, last
        case Relation.BEFORE if vague or first == date.min:
            return None, last if vague else first
        case Relation.BEFORE:
            return None, first - _A_DAY
        case Relation.AFTER if vague or last == date.max:
            return first if vague else last, None
        case Relation.AFTER:
            return last + _A_DAY, None
        case Relation.SINCE:
            return first, None
