"""How long: from which event to which, or to the day asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.told import Lasted
from bot.reasoning.calculus import Legal, Romantic, State, after, deciding, standing
from bot.reasoning.partners import Run, partner_stories
from db.records import Couple, Event

Holds = Callable[[State], bool]


def together(state: State) -> bool:
    """Whether the two are dating or more."""
    return state.together


def living_married(state: State) -> bool:
    """Whether the two are married and not parted."""
    return state.romantic is Romantic.MARRIED


def married_in_law(state: State) -> bool:
    """Whether no court has ended the marriage."""
    return state.legal in {Legal.MARRIED, Legal.DIVORCE_PENDING}


def engaged(state: State) -> bool:
    """Whether the two are engaged."""
    return state.romantic is Romantic.ENGAGED


def dating(state: State) -> bool:
    """Whether the two are dating, and no more."""
    return state.romantic is Romantic.DATING


def apart(state: State) -> bool:
    """Whether the two have parted."""
    return state.romantic is Romantic.APART


def divorced(state: State) -> bool:
    """Whether a court has ended the marriage."""
    return state.legal in {Legal.DIVORCED, Legal.LEGALLY_SINGLE}


def pending(state: State) -> bool:
    """Whether a divorce case is open."""
    return state.legal is Legal.DIVORCE_PENDING


def in_court(state: State) -> bool:
    """Whether a divorce case is open, be the two legally single already or not."""
    return state.legal in {Legal.DIVORCE_PENDING, Legal.LEGALLY_SINGLE}


HOLDS: Mapping[StateAsked, Holds] = {
    StateAsked.TOGETHER: together,
    StateAsked.DATING: together,
    StateAsked.BACK: together,
    StateAsked.ENGAGED: engaged,
    StateAsked.MARRIED: living_married,
    StateAsked.MARRIED_IN_LAW: married_in_law,
    StateAsked.DIVORCED: divorced,
    StateAsked.DIVORCING: pending,
    StateAsked.APART: apart,
}


def spells(known: Sequence[Event], holds: Holds, until: date) -> tuple[Lasted, ...]:
    """Each time that something was so of a couple, from the event that began it to the one that ended it."""
    return tuple(_spells(deciding(standing(known)), holds, until))


def _spells(story: Sequence[Event], holds: Holds, until: date) -> Iterator[Lasted]:
    state, begun = State(), None
    for event in story:
        if event.when.first > until:
            break
        state = after(state, event.kind)
        if begun is None and holds(state):
            begun = event
        elif begun is not None and not holds(state):
            yield lasted(begun, event, until)
            begun = None
    if begun is not None:
        yield lasted(begun, None, until)


def with_partner(couple: Couple, known: Sequence[Event], partner: str, until: date) -> tuple[Lasted, ...]:
    """Each run of one of the two with somebody outside the couple."""
    return tuple(
        _run(run, story.last_heard(until), until)
        for story in partner_stories(couple, standing(known))
        for run in story.runs(until)
        if run.started[0].partner == partner
    )


def _run(run: Run, heard: Event, until: date) -> Lasted:
    """The time of a run: one without an end goes on until it was last heard of."""
    if run.ended is not None:
        return lasted(run.started[0], run.ended, until)
    return replace(lasted(run.started[0], None, heard.when.latest), heard=heard)


def lasted(begun: Event, ended: Event | None, until: date) -> Lasted:
    """The time from one event to another, or to a day, in whole months and days: the least and the most."""
    start = begun.when
    earliest, latest = (ended.when.earliest, ended.when.latest) if ended is not None else (until, until)
    months = _months(start.latest, earliest), _months(start.earliest, latest)
    days = max((earliest - start.latest).days, 0), max((latest - start.earliest).days, 0)
    return Lasted(begun, ended, until, months, days)


def _months(first: date, last: date) -> int:
    if last <= first:
        return 0
    span = relativedelta(last, first)
    return span.years * 12 + span.months
