"""The events of a couple for reading: newest first, by what they are about, in a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.records import PARTNER_KINDS, TRACK_KINDS, Certainty, Event, Kind


class Show(StrEnum):
    """Which events a timeline shows."""

    ALL = "all"
    MILESTONES = "milestones"
    SIGHTINGS = "sightings"
    RUMOURS = "rumours"
    PARTNERS = "partners"


_MILESTONES = TRACK_KINDS | {Kind.CHILD_BORN}
_SIGHTINGS = frozenset({Kind.SEEN_TOGETHER, Kind.SUPPORTIVE_GESTURE, Kind.RECONCILIATION_PLEA})


def belongs(event: Event, show: Show) -> bool:
    """Whether an event is of those shown; one event may be a rumour and a sighting."""
    match show:
        case Show.ALL:
            return True
        case Show.MILESTONES:
            return event.kind in _MILESTONES and event.asserted
        case Show.SIGHTINGS:
            return event.kind in _SIGHTINGS
        case Show.RUMOURS:
            return event.certainty in {Certainty.RUMOURED, Certainty.DENIED} or event.kind is Kind.DENIAL
        case Show.PARTNERS:
            return event.kind in PARTNER_KINDS or event.partner is not None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events shown, newest first, of which the last `undated` have no date.

    `counts` says how many each choice of `Show` would have in the same period; `left_out` counts the
    undated events that are not shown because a period was asked for.
    """

    events: tuple[Event, ...]
    undated: int
    counts: tuple[tuple[Show, int], ...]
    left_out: int

    def years(self) -> list[tuple[int, int, int]]:
        """Each year that has an event, newest first: the year, where it begins in `events`, and its events."""
        found: dict[int, list[int]] = {}
        for place, event in enumerate(self.events[: len(self.events) - self.undated]):
            found.setdefault(event.when.first.year, []).append(place)
        return [(year, places[0], len(places)) for year, places in found.items()]


def told_by(events: Iterable[Event], day: date) -> tuple[Event, ...]:
    """The events that readers may be told of on a day: all but those known only later."""
    return tuple(event for event in events if (known := event.known_day) is None or known <= day)


def newest_first(events: Sequence[Event]) -> list[Event]:
    """Events by the first day of their dates, the newest first; undated ones last, each as listed."""
    dated = sorted((event for event in events if event.date), key=lambda event: event.when.first)
    return [*reversed(dated), *(event for event in events if event.date is None)]


def timeline(told: Sequence[Event], show: Show, since: date | None = None, until: date | None = None) -> Timeline:
    """The events shown, of a couple's events in story order, that may have happened in a period."""
    within = [event for event in told if _within(event, since or date.min, until or date.max)]
    undated = [event for event in told if event.date is None]
    period = since is not None or until is not None
    candidates = newest_first(within if period else [*within, *undated])
    events = tuple(event for event in candidates if belongs(event, show))
    return Timeline(
        events=events,
        undated=sum(event.date is None for event in events),
        counts=tuple((each, sum(belongs(event, each) for event in candidates)) for each in Show),
        left_out=sum(belongs(event, show) for event in undated) if period else 0,
    )


def _within(event: Event, since: date, until: date) -> bool:
    return event.date is not None and event.date.earliest <= until and event.date.latest >= since


def disputers(told: Iterable[Event]) -> Mapping[str, tuple[Event, ...]]:
    """What speaks against each event, by the id of the event disputed, as listed."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in told:
        if event.asserted:
            for key in event.disputes:
                found[key].append(event)
    return {key: tuple(events) for key, events in found.items()}
