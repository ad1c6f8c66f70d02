"""Whether two people are what is asked, by every state that they may be in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.states import verdict
from bot.reasoning.ask.told import Verdict
from bot.reasoning.status import Status, status_of
from db.records import Event, Record
from tests.reasoning.making import TODAY, day, event, record
from tests.reasoning.strategies import asked_days, stories

modest = settings(deadline=None, derandomize=True)

YES, NO, NOT_YET, NOT_QUITE = Verdict.YES, Verdict.NO, Verdict.NOT_YET, Verdict.NOT_QUITE
S = StateAsked

DATED = event("dating_started", "2010-01-05")
RING = event("engaged", "2011-02-06")
WED = event("married", "2012-03-07")
PARTED = event("separated", "2013-01-01")
FILED = event("divorce_filed", "2013-04-08")
SINGLE = event("declared_legally_single", "2014-05-09")
DIVORCED = event("divorce_finalized", "2015-06-10")
BACK = event("reconciled", "2016-07-11")
AGAIN = event("married", "2018-01-01")


def status(*events: Event, on: date = TODAY) -> Status:
    return status_of(record(*events), as_of=on, known=TODAY)


# Of each story, what every question about a state is answered by.
ROWS: list[tuple[tuple[Event, ...], Mapping[StateAsked, Verdict]]] = [
    ((), dict.fromkeys((S.TOGETHER, S.DATING, S.BACK, S.ENGAGED, S.MARRIED, S.APART, S.DIVORCING), NOT_YET)),
    ((DATED,), {S.TOGETHER: YES, S.DATING: YES, S.ENGAGED: NO, S.MARRIED: NOT_YET, S.APART: NO, S.SINGLE: NO}),
    ((DATED, RING), {S.TOGETHER: YES, S.DATING: YES, S.ENGAGED: YES, S.MARRIED: NOT_YET, S.APART: NO}),
    ((DATED, event("broke_up", "2011-01-01")), {S.TOGETHER: NO, S.BACK: NO, S.MARRIED: NO, S.APART: YES}),
    ((WED,), {S.TOGETHER: YES, S.ENGAGED: NO, S.MARRIED: YES, S.DIVORCED: NO, S.DIVORCING: NO, S.APART: NO}),
    ((WED, PARTED), {S.TOGETHER: NO, S.MARRIED: NOT_QUITE, S.DIVORCED: NO, S.DIVORCING: NO, S.APART: YES}),
    ((WED, FILED), {S.TOGETHER: NO, S.MARRIED: NOT_QUITE, S.DIVORCED: NOT_YET, S.DIVORCING: YES, S.APART: YES}),
    ((WED, FILED, SINGLE), {S.TOGETHER: NO, S.MARRIED: NO, S.DIVORCED: YES, S.DIVORCING: YES, S.APART: YES}),
    ((WED, FILED, DIVORCED), {S.TOGETHER: NO, S.MARRIED: NO, S.DIVORCED: YES, S.DIVORCING: YES, S.APART: YES}),
    ((WED, FILED, BACK), {S.TOGETHER: YES, S.BACK: YES, S.MARRIED: NOT_QUITE, S.DIVORCED: NOT_YET}),
    ((WED, FILED, DIVORCED, BACK), {S.TOGETHER: YES, S.BACK: YES, S.MARRIED: NO, S.DIVORCED: YES, S.APART: NO}),
    ((WED,), {S.MARRIED_IN_LAW: YES}),
    ((WED, PARTED), {S.MARRIED_IN_LAW: YES}),
    ((WED, FILED), {S.MARRIED_IN_LAW: YES}),
    ((WED, FILED, SINGLE), {S.MARRIED_IN_LAW: NO}),
    ((DATED, RING), {S.MARRIED_IN_LAW: NO}),
    ((WED, FILED, DIVORCED, AGAIN), {S.TOGETHER: YES, S.MARRIED: YES, S.DIVORCED: NO, S.APART: NO}),
]


@pytest.mark.parametrize(
    ("story", "asked", "expected"),
    [(story, asked, expected) for story, row in ROWS for asked, expected in row.items()],
)
def test_what_each_state_answers(story: tuple[Event, ...], asked: StateAsked, expected: Verdict) -> None:
    assert verdict(asked, status(*story)) is expected


def test_every_state_is_asked_about() -> None:
    assert {asked for _, row in ROWS for asked in row} == set(StateAsked)


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2012-03-31", Verdict.NO), ("2012-04-15", Verdict.CANT_TELL), ("2012-05-01", Verdict.YES)],
)
def test_a_vague_day_leaves_it_open_for_its_own_days_alone(on: str, expected: Verdict) -> None:
    split = event("broke_up", "2012-04")
    assert verdict(StateAsked.APART, status(DATED, split, on=day(on))) is expected


def test_readings_that_agree_leave_nothing_open() -> None:
    ring = event("engaged", "2012-04")
    assert verdict(StateAsked.TOGETHER, status(DATED, ring, on=day("2012-04-15"))) is Verdict.YES
    assert verdict(StateAsked.ENGAGED, status(DATED, ring, on=day("2012-04-15"))) is Verdict.CANT_TELL


@modest
@given(stories(), asked_days, st.sampled_from(StateAsked))
def test_it_cannot_be_told_only_where_several_readings_are_left(record: Record, on: date, asked: StateAsked) -> None:
    found = status_of(record, as_of=on, known=TODAY)
    if len(found.possible) == 1:
        assert verdict(asked, found) is not Verdict.CANT_TELL


@modest
@given(stories(), asked_days)
def test_nobody_is_together_and_apart(record: Record, on: date) -> None:
    found = status_of(record, as_of=on, known=TODAY)
    said = {verdict(asked, found) for asked in (StateAsked.TOGETHER, StateAsked.APART)}
    assert said != {Verdict.YES}
    together = {verdict(asked, found) for asked in (StateAsked.TOGETHER, StateAsked.DATING, StateAsked.BACK)}
    assert len(together) == 1
