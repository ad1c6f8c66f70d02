"""Each person's other relationships: runs that `new_partner` events start and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.reasoning.calculus import reach
from db.records import PARTNER_KINDS, Certainty, Couple, Event, Kind


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
        return all(event.certainty is not Certainty.CONFIRMED for event in self.started)


def other_relationships(couple: Couple, stood: Sequence[Event], as_of: date) -> tuple[OtherRelationship, ...]:
    """The runs open on a day, by person in the couple's order, then in story order.

    `stood` are the known, dated and asserted events that no denial takes out.
    """
    stories: dict[tuple[str, str], list[Event]] = {}
    for event in stood:
        if event.kind in PARTNER_KINDS and event.partner and len(event.about) == 1:
            stories.setdefault((event.about[0], event.partner.casefold()), []).append(event)
    return tuple(
        OtherRelationship(person.name, started[0].partner or "", started, _last_heard(stood, started[0], as_of))
        for person in couple.people
        for (name, _), story in stories.items()
        if name == person.name and (started := _open_run(story, as_of))
    )


def _open_run(story: Sequence[Event], day: date) -> tuple[Event, ...]:
    """The events that started the run still open on a day, or none."""
    started: tuple[Event, ...] = ()
    story = _in_order(story)
    for event in story[: reach(story, day).counted]:
        started = (*started, event) if event.kind is Kind.NEW_PARTNER else ()
    return started


def _in_order(story: Sequence[Event]) -> list[Event]:
    """A run's events as listed, but for those that are surely earlier than one listed before them.

    `pack check` looks only at the order of the couple's own events, and an editor's event about
    somebody else is placed among those.
    """
    ordered: list[Event] = []
    begun = date.min
    for event in story:
        place = len(ordered)
        if begun > event.when.latest:
            place = next(at for at, other in enumerate(ordered) if other.when.earliest > event.when.latest)
        begun = max(begun, event.when.earliest)
        ordered.insert(place, event)
    return ordered


def _last_heard(stood: Sequence[Event], start: Event, as_of: date) -> Event:
    """The newest event about the run's two people that had happened by the day."""
    about_run = [
        event
        for event in stood
        if event.when.first <= as_of and event.about == start.about and _same_partner(event, start)
    ]
    return max(about_run, key=lambda event: event.when.first)


def _same_partner(event: Event, other: Event) -> bool:
    return (event.partner or "").casefold() == (other.partner or "").casefold()
