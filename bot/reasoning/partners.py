"""Each person's other relationships: runs that `new_partner` events start and end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.reasoning.calculus import reach
from db.records import PARTNER_KINDS, Certainty, Couple, Event, Kind


@dataclass(frozen=True, slots=True)
class Run:
    """A run with somebody outside the couple: the events that say it began, and the one that ended it."""

    started: tuple[Event, ...]
    ended: Event | None = None

    @property
    def reported_only(self) -> bool:
        """Whether no confirmed event says that the run began."""
        return all(event.certainty is not Certainty.CONFIRMED for event in self.started)


@dataclass(frozen=True, slots=True)
class PartnerStory:
    """All that stands about a person and somebody outside the couple.

    `turning` are the events that start and end their runs, in order; `heard` are all about the two, as listed.
    """

    person: str
    turning: tuple[Event, ...]
    heard: tuple[Event, ...]

    def runs(self, day: date) -> tuple[Run, ...]:
        """Their runs that have begun by a day, in order; only the last one can be open."""
        return tuple(_runs(self.turning[: reach(self.turning, day).counted]))

    def last_heard(self, day: date) -> Event:
        """The newest event about the two that had happened by a day; they have to have a run by then."""
        return max((event for event in self.heard if event.when.first <= day), key=lambda event: event.when.first)


@dataclass(frozen=True, slots=True)
class OtherRelationship:
    """An open run with somebody outside the couple.

    `started` are the events that say it began, the first of which dates it; `last_heard` is the
    newest event about it that had happened by the day asked about.
    """

    person: str
    partner: str
    started: tuple[Event, ...]
    last_heard: Event

    @property
    def since(self) -> Event:
        """The event that began the run."""
        return self.started[0]

    @property
    def reported_only(self) -> bool:
        """Whether no confirmed event says that the run began."""
        return Run(self.started).reported_only


def other_relationships(couple: Couple, stood: Sequence[Event], as_of: date) -> tuple[OtherRelationship, ...]:
    """The runs open on a day, by person in the couple's order, then in story order.

    `stood` are the known, dated and asserted events that no denial takes out.
    """
    return tuple(
        OtherRelationship(story.person, run.started[0].partner or "", run.started, story.last_heard(as_of))
        for story in partner_stories(couple, stood)
        for run in story.runs(as_of)[-1:]
        if run.ended is None
    )


def partner_stories(couple: Couple, stood: Sequence[Event]) -> tuple[PartnerStory, ...]:
    """What stands about each person and somebody else, by person in the couple's order, then in story order."""
    turning: dict[tuple[str, str], list[Event]] = {}
    heard: dict[tuple[str, str], list[Event]] = {}
    for event in stood:
        if event.partner and len(event.about) == 1:
            pair = (event.about[0], event.partner.casefold())
            heard.setdefault(pair, []).append(event)
            if event.kind in PARTNER_KINDS:
                turning.setdefault(pair, []).append(event)
    return tuple(
        PartnerStory(person.name, _in_order(events), tuple(heard[pair]))
        for person in couple.people
        for pair, events in turning.items()
        if pair[0] == person.name
    )


def _runs(told: Sequence[Event]) -> Iterator[Run]:
    started: list[Event] = []
    for event in told:
        if event.kind is Kind.NEW_PARTNER:
            started.append(event)
        elif started:
            yield Run(tuple(started), event)
            started = []
    if started:
        yield Run(tuple(started))


def _in_order(story: Sequence[Event]) -> tuple[Event, ...]:
    """A pair's events as listed, but for those that are surely earlier than one listed before them.

    `pack check` looks only at the order of the couple's own events, and an editor's event about
    somebody else is placed among those.
    """
    ordered: list[Event] = []
    # begun[i]: the latest of the earliest days up to and including ordered[i].
    begun: list[date] = []
    for event in story:
        place = bisect_right(begun, event.when.latest)
        begun.insert(place, max(event.when.earliest, begun[place - 1] if place else date.min))
        ordered.insert(place, event)
    return tuple(ordered)
