"""How a status follows: step by step from its deciding events, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.reasoning.calculus import State, after, denied, known_by
from bot.reasoning.status import Status
from bot.reasoning.timeline import disputers
from db.records import TRACK_KINDS, Certainty, Event, Record


@dataclass(frozen=True, slots=True)
class Step:
    """A deciding event and what it changed; not `sure` where its date leaves open whether it had happened."""

    event: Event
    before: State
    after: State
    sure: bool


class Reason(StrEnum):
    """Why an event of a kind that decides did not."""

    RUMOURED = "rumoured"
    DENIED = "denied"
    UNDATED = "undated"
    KNOWN_LATER = "known_later"
    TAKEN_OUT = "taken_out"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event that would have decided, why it did not, and what speaks against it."""

    event: Event
    reason: Reason
    disputed_by: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """The steps that lead to a status in story order, and what was left out, as listed."""

    steps: tuple[Step, ...]
    left_out: tuple[LeftOut, ...]


def derivation(record: Record, status: Status) -> Derivation:
    """How the status of a record's couple follows. What happened after the day asked about is no part of it."""
    return Derivation(tuple(_steps(status)), tuple(_left_out(record, status)))


def _steps(status: Status) -> Iterator[Step]:
    state, doubtful = State(), {event.key for event in status.in_doubt}
    for event in status.because:
        before, state = state, after(state, event.kind)
        yield Step(event, before, state, event.key not in doubtful)


def _left_out(record: Record, status: Status) -> Iterator[LeftOut]:
    decided = {event.key for event in status.because}
    heard = known_by(record.events, status.known_by)
    against, taken_out = disputers(heard), denied(heard)
    for event in record.events:
        if event.kind not in TRACK_KINDS or event.key in decided:
            continue
        if event.date and event.when.earliest > status.as_of:
            continue
        if reason := _reason(event, status, taken_out=event.key in taken_out):
            yield LeftOut(event, reason, against.get(event.key, ()))


def _reason(event: Event, status: Status, *, taken_out: bool) -> Reason | None:
    """Why an event does not decide; None for one that nobody may be told of, or that comes later in the story."""
    known = event.known_day is not None and event.known_day <= status.known_by
    if not event.asserted:
        # Of what is not certain, only what was known may be told; an undated claim has no such day.
        if event.known_day is not None and not known:
            return None
        return Reason.RUMOURED if event.certainty is Certainty.RUMOURED else Reason.DENIED
    if event.date is None:
        return Reason.UNDATED if known or event.known_day is None else Reason.KNOWN_LATER
    if not known:
        return Reason.KNOWN_LATER
    return Reason.TAKEN_OUT if taken_out and event.certainty is Certainty.REPORTED else None
