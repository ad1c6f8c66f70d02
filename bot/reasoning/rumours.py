"""What is only rumour: the newest claim about the two that nothing has settled yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from db.records import TRACK_KINDS, Certainty, Event, Kind


@dataclass(frozen=True, slots=True)
class Rumour:
    """A rumoured event and the known events that dispute it, in story order."""

    event: Event
    disputed_by: tuple[Event, ...]


def newest_rumour(heard: Sequence[Event], *, as_of: date) -> Rumour | None:
    """The newest unsettled rumour about the couple, of the events known, from the twelve months before a day.

    A rumour is settled once a confirmed event disputes it, or once an event of the same kind that
    changes a track, and is no rumour, became known on its day or later. Talk of somebody outside
    the couple is not about the two of them, and a denial is no rumour.
    """
    earliest = as_of - relativedelta(months=12) if as_of.year > 1 else date.min
    newest: Rumour | None = None
    for event in heard:
        if event.certainty is not Certainty.RUMOURED or event.date is None:
            continue
        if event.kind is Kind.DENIAL or event.partner is not None:
            continue
        if not earliest <= event.date.first <= as_of or _came_true(event, heard):
            continue
        disputed_by = _disputing(event, heard)
        if any(other.certainty is Certainty.CONFIRMED for other in disputed_by):
            continue
        if newest is None or event.when.first >= newest.event.when.first:
            newest = Rumour(event, disputed_by)
    return newest


def _came_true(rumour: Event, heard: Sequence[Event]) -> bool:
    said = rumour.known_day
    if said is None or rumour.kind not in TRACK_KINDS:
        return False
    return any(
        event.kind is rumour.kind and event.asserted and event.known_day is not None and event.known_day >= said
        for event in heard
    )


def _disputing(rumour: Event, heard: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(event for event in heard if rumour.key in event.disputes and event.asserted)
