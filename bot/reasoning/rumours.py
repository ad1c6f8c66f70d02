"""What is only rumour: who disputes each claim, and what became of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from bot.reasoning.calculus import denied
from bot.reasoning.timeline import disputers, newest_first
from db.records import PARTNER_KINDS, TRACK_KINDS, Certainty, Event, Kind


class Fate(StrEnum):
    """What became of a rumour, as far as is known."""

    CAME_TRUE = "came_true"
    DENIED = "denied"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Rumour:
    """A claim that was never more than rumoured or denied, and what became of it.

    `disputed_by` are the known events that speak against it, as listed; `settled_by` is the event
    that made it true or, where there is one, the event that denies it.
    """

    event: Event
    disputed_by: tuple[Event, ...]
    fate: Fate
    settled_by: Event | None


_BRING_TOGETHER = frozenset({Kind.DATING_STARTED, Kind.ENGAGED, Kind.MARRIED, Kind.RECONCILED, Kind.DIVORCE_WITHDRAWN})


def rumours_of(told: Sequence[Event]) -> tuple[Rumour, ...]:
    """Every rumour among the events that readers may be told of, newest first, undated ones last.

    A denial is no rumour, however certain it is.
    """
    against, story = disputers(told), _AsKnown(told)
    return tuple(
        _settled(event, tuple(against.get(event.key, ())), story)
        for event in newest_first([event for event in told if not event.asserted and event.kind is not Kind.DENIAL])
    )


def newest_rumour(heard: Sequence[Event], *, as_of: date) -> Rumour | None:
    """The newest unsettled rumour about the couple, of the events known, from the twelve months before a day.

    Talk of somebody outside the couple is not about the two of them.
    """
    earliest = as_of - relativedelta(months=12) if as_of.year > 1 else date.min
    recent = (
        rumour
        for rumour in rumours_of(heard)
        if rumour.event.certainty is Certainty.RUMOURED
        and rumour.event.partner is None
        and rumour.event.date is not None
        and earliest <= rumour.event.when.first <= as_of
        and rumour.fate is Fate.UNSETTLED
    )
    return next(recent, None)


class _AsKnown:
    """The events that can make a rumour true, in the order in which they became known.

    A report that the two have denied makes nothing true.
    """

    def __init__(self, told: Sequence[Event]) -> None:
        taken_out = denied(told)
        known = [
            (day, event)
            for event in told
            if event.kind in TRACK_KINDS | PARTNER_KINDS
            and (event.certainty is Certainty.CONFIRMED or (event.asserted and event.key not in taken_out))
            and (day := event.known_day)
        ]
        known.sort(key=lambda pair: pair[0])
        self._days = [day for day, _ in known]
        self._events = [event for _, event in known]

    def fulfilling(self, rumour: Event) -> Event | None:
        """What became known, on the rumour's day or later, to say that the same has happened: what confirms it,
        or else what reports it first.

        What the opposite event comes before is another turn of the story, not this rumour's truth.
        """
        said = rumour.known_day
        if said is None or rumour.kind not in TRACK_KINDS | PARTNER_KINDS:
            return None
        reported: Event | None = None
        for event in self._events[bisect_left(self._days, said) :]:
            if rumour.key in event.disputes or _whose(event) != _whose(rumour):
                continue
            if event.kind is rumour.kind:
                if event.certainty is Certainty.CONFIRMED:
                    return event
                reported = reported or event
            elif _opposite(event.kind, rumour.kind):
                break
        return reported


def _opposite(kind: Kind, other: Kind) -> bool:
    """Whether one of two kinds of one track, or of one relationship with somebody else, undoes the other."""
    return other in PARTNER_KINDS or (kind in _BRING_TOGETHER) is not (other in _BRING_TOGETHER)


def _whose(event: Event) -> tuple[tuple[str, ...], str] | None:
    """Whom an event is about where that is somebody outside the couple, too."""
    return (event.about, (event.partner or "").casefold()) if event.kind in PARTNER_KINDS else None


def _settled(event: Event, against: tuple[Event, ...], story: _AsKnown) -> Rumour:
    fulfilled = story.fulfilling(event)
    denials = newest_first([other for other in against if other.certainty is Certainty.CONFIRMED])
    if event.certainty is Certainty.DENIED:
        denials = denials or newest_first(against)
    if fulfilled and not any(_known_after(denial, fulfilled) for denial in denials):
        return Rumour(event, against, Fate.CAME_TRUE, fulfilled)
    if denials or event.certainty is Certainty.DENIED:
        return Rumour(event, against, Fate.DENIED, next(iter(denials), None))
    return Rumour(event, against, Fate.UNSETTLED, None)


def _known_after(event: Event, other: Event) -> bool:
    return event.known_day is not None and other.known_day is not None and event.known_day > other.known_day
