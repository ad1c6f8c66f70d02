"""What is only rumour: who disputes each claim, and what became of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import TypeAlias

from dateutil.relativedelta import relativedelta

from bot.reasoning.calculus import denied
from bot.reasoning.timeline import disputers, newest_first
from db.records import PARTNER_KINDS, TRACK_KINDS, Certainty, Event, Kind

# For so long a rumour is about what may happen.
_LASTS = relativedelta(months=12)
_Whose: TypeAlias = "tuple[tuple[str, ...], str] | None"


class Fate(StrEnum):
    """What became of a rumour, as far as is known."""

    CAME_TRUE = "came_true"
    DENIED = "denied"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Rumour:
    """A claim that was never more than rumoured or denied, and what became of it.

    `disputed_by` are the known events that speak against it, as listed; `settled_by` is the event
    that made it true or, where there is one, the event that denies it. What was claimed may have happened
    `later`, too late for the claim to have been about it.
    """

    event: Event
    disputed_by: tuple[Event, ...]
    fate: Fate
    settled_by: Event | None = None
    later: Event | None = None


# Kinds that begin something; the others of their track, or of their relationship, end it.
_BEGIN = frozenset(
    {
        Kind.DATING_STARTED,
        Kind.ENGAGED,
        Kind.MARRIED,
        Kind.RECONCILED,
        Kind.DIVORCE_WITHDRAWN,
        Kind.NEW_PARTNER,
    }
)


def rumours_of(told: Sequence[Event]) -> tuple[Rumour, ...]:
    """Every rumour among the events that readers may be told of, newest first, undated ones last.

    A denial is no rumour, however certain it is.
    """
    return tuple(_settled_ones(told, [event for event in told if not event.asserted and event.kind is not Kind.DENIAL]))


def newest_rumour(heard: Sequence[Event], *, as_of: date) -> Rumour | None:
    """The newest unsettled rumour about the couple, of the events known, from the twelve months before a day.

    Talk of somebody outside the couple is not about the two of them.
    """
    earliest = as_of - _LASTS if as_of.year > 1 else date.min
    recent = [
        event
        for event in heard
        if event.certainty is Certainty.RUMOURED
        and event.kind is not Kind.DENIAL
        and event.partner is None
        and event.date is not None
        and earliest <= event.date.first <= as_of
    ]
    return next((rumour for rumour in _settled_ones(heard, recent) if rumour.fate is Fate.UNSETTLED), None)


def _settled_ones(told: Sequence[Event], rumours: Sequence[Event]) -> Iterator[Rumour]:
    """Some of the events told as rumours, newest first, each with what became of it."""
    if rumours:
        against, stories = disputers(told), _stories(told)
        for event in newest_first(rumours):
            yield _settled(event, against.get(event.key, ()), stories.get(_whose(event)))


class _Story:
    """What can make rumours about the same people true, in the order in which it became known."""

    def __init__(self, events: Sequence[Event]) -> None:
        known = sorted(((event.known_day or date.max, event) for event in events), key=lambda pair: pair[0])
        self._days = [day for day, _ in known]
        self._events = [event for _, event in known]
        begins = [event.kind in _BEGIN for event in self._events]
        # The turn of the story in which each event stands: the next one begins where an end follows a beginning,
        # or a beginning an end.
        self._turns = list(accumulate((now is not before for before, now in pairwise(begins)), initial=0))
        self._places: dict[tuple[Kind, Certainty], list[int]] = defaultdict(list)
        for place, event in enumerate(self._events):
            self._places[event.kind, event.certainty].append(place)

    def fulfilling(self, rumour: Event) -> Iterator[Event]:
        """What became known, on the rumour's day or later, to say that the same has happened.

        That is what confirms it first, then what reports it first. What comes in another turn of the story is
        not this rumour's truth.
        """
        first = bisect_left(self._days, rumour.known_day or date.max)
        if first == len(self._days) or (self._events[first].kind in _BEGIN) is not (rumour.kind in _BEGIN):
            return
        for certainty in (Certainty.CONFIRMED, Certainty.REPORTED):
            places = self._places.get((rumour.kind, certainty), [])
            for place in places[bisect_left(places, first) :]:
                if self._turns[place] != self._turns[first]:
                    break
                if rumour.key not in self._events[place].disputes:
                    yield self._events[place]
                    break


def _stories(told: Sequence[Event]) -> dict[_Whose, _Story]:
    """The story of the couple, and of each relationship with somebody else; reports that they denied are no part."""
    taken_out, found = denied(told), defaultdict[_Whose, list[Event]](list)
    for event in told:
        stands = event.certainty is Certainty.CONFIRMED or (event.asserted and event.key not in taken_out)
        if stands and event.kind in TRACK_KINDS | PARTNER_KINDS and event.known_day is not None:
            found[_whose(event)].append(event)
    return {whose: _Story(events) for whose, events in found.items()}


def _whose(event: Event) -> _Whose:
    """Whom an event is about where that is somebody outside the couple, too."""
    return (event.about, (event.partner or "").casefold()) if event.kind in PARTNER_KINDS else None


def _settled(event: Event, against: tuple[Event, ...], story: _Story | None) -> Rumour:
    happened = list(story.fulfilling(event)) if story else []
    fulfilled = next((other for other in happened if _in_time(event, other)), None)
    later = fulfilled or next(iter(happened), None)
    denials = newest_first([other for other in against if other.certainty is Certainty.CONFIRMED])
    if event.certainty is Certainty.DENIED:
        denials = denials or newest_first(against)
    if fulfilled and not any(_stands(denial, fulfilled) for denial in denials):
        return Rumour(event, against, Fate.CAME_TRUE, settled_by=fulfilled)
    if denials or event.certainty is Certainty.DENIED:
        return Rumour(event, against, Fate.DENIED, settled_by=next(iter(denials), None), later=later)
    return Rumour(event, against, Fate.UNSETTLED, later=later)


def _in_time(rumour: Event, happened: Event) -> bool:
    """Whether something happened early enough for a rumour to have been about it."""
    said, day = rumour.known_day, happened.date and happened.date.first
    return said is None or day is None or day <= said + _LASTS


def _stands(denial: Event, happened: Event) -> bool:
    """Whether a denial holds against what happened: that came later, or is a mere report from before it."""
    denied_on, day, known = denial.known_day, happened.date and happened.date.first, happened.known_day
    if denied_on is None or day is None or known is None:
        return False
    return day > denied_on or (happened.certainty is not Certainty.CONFIRMED and denied_on > known)
