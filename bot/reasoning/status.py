"""The status of a couple: both tracks on any day, as far as was known by any day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.reasoning.calculus import (
    Reach,
    State,
    after,
    deciding,
    known_by,
    reach,
    standing,
)
from bot.reasoning.partners import OtherRelationship, other_relationships
from db.records import Certainty, Couple, Event, Record


@dataclass(frozen=True, slots=True)
class Since:
    """The events that began the present run of each track's state; None before the first one."""

    romantic: Event | None = None
    legal: Event | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """What can be said of a couple as of one day, from what was known by another.

    `confirmed` and `confirmed_since` are what the confirmed events alone give. `possible` are the
    readings that vague dates leave open, in story order, the own one included. `because` are the
    deciding events that have or may have happened, in story order; of these, `in_doubt` have not
    surely happened. `newest_evidence` is the latest event known that is neither rumoured nor denied.
    """

    couple: Couple
    as_of: date
    known_by: date
    state: State
    since: Since
    confirmed: State
    confirmed_since: Since
    possible: tuple[State, ...]
    partners: tuple[OtherRelationship, ...]
    because: tuple[Event, ...]
    in_doubt: tuple[Event, ...]
    newest_evidence: Event | None

    @property
    def reported_only(self) -> bool:
        """Whether the romantic state rests on reports alone."""
        return self.state.romantic is not self.confirmed.romantic

    @property
    def ambiguous(self) -> bool:
        """Whether vague dates leave more than one reading open."""
        return len(self.possible) > 1


@dataclass(frozen=True, slots=True)
class _Run:
    """A story told up to some event: the state it ends in, and what began each track's run."""

    state: State = field(default_factory=State)
    since: Since = field(default_factory=Since)

    def then(self, event: Event) -> _Run:
        state = after(self.state, event.kind)
        return _Run(
            state,
            Since(
                romantic=self.since.romantic if state.romantic is self.state.romantic else event,
                legal=self.since.legal if state.legal is self.state.legal else event,
            ),
        )


def status_of(record: Record, *, as_of: date, known: date) -> Status:
    """The status of a record's couple as of a day, from the events known by another day."""
    heard = known_by(record.events, known)
    stood = standing(heard)
    story = deciding(stood)
    come = reach(story, as_of)
    runs = _runs(story[: come.possible])
    own = runs[come.counted]
    sure = _own_run(tuple(e for e in story if e.certainty is Certainty.CONFIRMED), as_of)
    return Status(
        couple=record.couple,
        as_of=as_of,
        known_by=known,
        state=own.state,
        since=own.since,
        confirmed=sure.state,
        confirmed_since=sure.since,
        possible=_readings(runs, come),
        partners=other_relationships(record.couple, stood, as_of),
        because=story[: come.possible],
        in_doubt=story[come.certain : come.possible],
        newest_evidence=newest_evidence(heard),
    )


def newest_evidence(heard: Sequence[Event]) -> Event | None:
    """The latest dated event, neither rumoured nor denied; of two on one day, the later listed."""
    newest: Event | None = None
    for event in heard:
        if event.date is None or not event.asserted:
            continue
        if newest is None or event.when.first >= newest.when.first:
            newest = event
    return newest


def _runs(story: Sequence[Event]) -> list[_Run]:
    """The run after no event, after the first, after the second and so on."""
    runs = [_Run()]
    for event in story:
        runs.append(runs[-1].then(event))
    return runs


def _own_run(story: Sequence[Event], day: date) -> _Run:
    return _runs(story[: reach(story, day).counted])[-1]


def _readings(runs: Sequence[_Run], come: Reach) -> tuple[State, ...]:
    """The distinct states that the day leaves open, fewest events first."""
    return tuple(dict.fromkeys(run.state for run in runs[come.certain : come.possible + 1]))
