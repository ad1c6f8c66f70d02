"""The event calculus (Kowalski and Sergot, 1986): events start and end states, nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.records import TRACK_KINDS, Certainty, Event, Kind


class Romantic(StrEnum):
    """The states of the romantic track."""

    NOT_YET = "not_yet"
    DATING = "dating"
    ENGAGED = "engaged"
    MARRIED = "married"
    APART = "apart"


class Legal(StrEnum):
    """The states of the legal track."""

    UNMARRIED = "unmarried"
    MARRIED = "married"
    DIVORCE_PENDING = "divorce_pending"
    LEGALLY_SINGLE = "legally_single"
    DIVORCED = "divorced"


TOGETHER = frozenset({Romantic.DATING, Romantic.ENGAGED, Romantic.MARRIED})
_BOUND_IN_LAW = frozenset({Legal.MARRIED, Legal.DIVORCE_PENDING})


@dataclass(frozen=True, slots=True)
class State:
    """Both tracks at one moment."""

    romantic: Romantic = Romantic.NOT_YET
    legal: Legal = Legal.UNMARRIED

    @property
    def together(self) -> bool:
        """Whether the two are dating or more."""
        return self.romantic in TOGETHER


def _reconciled(state: State) -> State:
    romantic = Romantic.MARRIED if state.legal in _BOUND_IN_LAW else Romantic.DATING
    return State(romantic, state.legal)


def _dating_started(state: State) -> State:
    if state.legal in _BOUND_IN_LAW:
        return _reconciled(state)
    return state if state.together else State(Romantic.DATING, state.legal)


def _engaged(state: State) -> State:
    return state if state.legal in _BOUND_IN_LAW else State(Romantic.ENGAGED, state.legal)


def _apart(state: State) -> State:
    return State(Romantic.APART, state.legal)


def _divorce_withdrawn(state: State) -> State:
    if state.legal is not Legal.DIVORCE_PENDING:
        return state
    return State(state.romantic, Legal.MARRIED)


def _becomes(romantic: Romantic, legal: Legal) -> Callable[[State], State]:
    return lambda _: State(romantic, legal)


_EFFECTS: dict[Kind, Callable[[State], State]] = {
    Kind.DATING_STARTED: _dating_started,
    Kind.ENGAGED: _engaged,
    Kind.ENGAGEMENT_ENDED: _apart,
    Kind.BROKE_UP: _apart,
    Kind.SEPARATED: _apart,
    Kind.MARRIED: _becomes(Romantic.MARRIED, Legal.MARRIED),
    Kind.DIVORCE_FILED: _becomes(Romantic.APART, Legal.DIVORCE_PENDING),
    Kind.DIVORCE_WITHDRAWN: _divorce_withdrawn,
    Kind.DECLARED_LEGALLY_SINGLE: _becomes(Romantic.APART, Legal.LEGALLY_SINGLE),
    Kind.DIVORCE_FINALIZED: _becomes(Romantic.APART, Legal.DIVORCED),
    Kind.RECONCILED: _reconciled,
}


def after(state: State, kind: Kind) -> State:
    """The state that an event of a track-changing kind leaves behind."""
    return _EFFECTS[kind](state)


def known_by(events: Iterable[Event], day: date) -> tuple[Event, ...]:
    """The events that were known on `day`, in the order given; what has no day is never known."""
    return tuple(e for e in events if (known := e.known_day) is not None and known <= day)


def denied(known: Iterable[Event]) -> set[str]:
    """The ids of the events that a confirmed denial among the known ones disputes."""
    return {
        key
        for event in known
        if event.kind is Kind.DENIAL and event.certainty is Certainty.CONFIRMED
        for key in event.disputes
    }


def standing(known: Sequence[Event]) -> tuple[Event, ...]:
    """The dated, asserted events among the known ones that no confirmed denial takes out."""
    taken_out = denied(known)
    return tuple(
        event
        for event in known
        if event.date is not None
        and event.asserted
        and not (event.certainty is Certainty.REPORTED and event.key in taken_out)
    )


def deciding(stood: Iterable[Event]) -> tuple[Event, ...]:
    """The standing events whose kind changes a track."""
    return tuple(event for event in stood if event.kind in TRACK_KINDS)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a story has come on a day, as counts of its first events.

    `certain` have surely happened, `possible` may have, and `counted` are those of the one reading
    that is used where a single value is needed: certain <= counted <= possible.
    """

    certain: int
    counted: int
    possible: int


def reach(story: Sequence[Event], day: date) -> Reach:
    """How much of a story in its own order has surely, countedly and possibly happened by `day`.

    The order settles what vague dates leave open: an event that has surely happened makes those
    before it certain, and none is possible until those before it are.
    """
    certain = counted = possible = 0
    for place, event in enumerate(story, start=1):
        when = event.date
        if when is None or day < when.earliest:
            break
        possible = place
        if day > when.latest or when.exact:
            certain = counted = place
        elif day >= when.first:
            counted = place
    return Reach(certain, counted, possible)
