"""How a status follows: each deciding event with what it changed, then what was left out and why."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings

from bot.reasoning.calculus import Legal, Romantic, State, deciding, known_by, reach, standing
from bot.reasoning.status import Status, status_of
from bot.reasoning.why import Derivation, Reason, derivation
from db.records import TRACK_KINDS, Certainty, Event, Kind, Record
from tests.reasoning.making import ANN, day, event, record
from tests.reasoning.strategies import asked_days, stories

modest = settings(max_examples=40, deadline=None, derandomize=True)


def why(*events: Event, as_of: str = "2020-12-31", known: str = "2020-12-31") -> Derivation:
    told = record(*events)
    return derivation(told, status_of(told, as_of=day(as_of), known=day(known)))


def left_out(*events: Event, as_of: str = "2020-12-31", known: str = "2020-12-31") -> list[tuple[str, str]]:
    return [(one.event.key, one.reason.value) for one in why(*events, as_of=as_of, known=known).left_out]


DENIES = event("denial", "2020-03-01", disputes=("it",), key="denies")


@pytest.mark.parametrize(
    ("it", "known", "reason"),
    [
        (event("married", "2020-01-01", key="it"), "2020-12-31", None),
        (event("married", "2020-01-01", "reported", key="it"), "2020-02-28", None),
        (event("married", "2020-01-01", "reported", key="it"), "2020-03-01", "taken_out"),
        (event("married", "2020-01-01", "confirmed", key="it"), "2020-03-01", None),
        (event("married", "2020-01-01", "rumoured", key="it"), "2020-12-31", "rumoured"),
        (event("married", "2020-01-01", "denied", key="it"), "2020-12-31", "denied"),
        (event("married", "2020-01-01", "rumoured", key="it"), "2019-12-31", None),
        (event("married", "2020-01-01", "denied", key="it", known_from="2021"), "2020-12-31", None),
        (event("married", None, key="it"), "2020-12-31", "undated"),
        (event("married", None, "reported", key="it"), "2020-02-28", "undated"),
        (event("married", None, "rumoured", key="it"), "2020-12-31", "rumoured"),
        (event("married", None, "denied", key="it"), "2020-12-31", "denied"),
        (event("married", None, "rumoured", key="it", known_from="2021"), "2020-12-31", None),
        (event("married", None, key="it", known_from="2020-06-01"), "2020-06-01", "undated"),
        (event("married", None, key="it", known_from="2020-06-01"), "2020-05-31", "known_later"),
        (event("married", "2020-01-01", key="it", known_from="2021"), "2020-12-31", "known_later"),
        (event("married", "2020-01-01", "reported", key="it", known_from="2021"), "2020-12-31", "known_later"),
        (event("married", "2020-01-01", key="it"), "2019-12-31", "known_later"),
        (event("married", "2021-01-01", key="it"), "2021-06-30", None),
        (event("married", "2021-01-01", "rumoured", key="it"), "2021-06-30", None),
        (event("seen_together", "2020-01-01", "rumoured", key="it"), "2020-12-31", None),
        (event("new_partner", "2020-01-01", "rumoured", key="it", about=(ANN,), partner="Cleo"), "2020-12-31", None),
        (event("statement", None, key="it"), "2020-12-31", None),
    ],
)
def test_what_is_left_out_and_why(it: Event, known: str, reason: str | None) -> None:
    """As of the end of 2020, beside a confirmed denial of 1 March 2020."""
    assert left_out(it, DENIES, known=known) == ([("it", reason)] if reason else [])


def test_only_a_confirmed_denial_takes_a_report_out() -> None:
    it = event("married", "2020-01-01", "reported", key="it")
    for other in (
        event("denial", "2020-03-01", "reported", disputes=("it",)),
        event("statement", "2020-03-01", disputes=("it",)),
    ):
        assert left_out(it, other) == []
        assert [step.event.key for step in why(it, other).steps] == ["it"]


def test_what_was_left_out_names_what_speaks_against_it() -> None:
    talk = event("reconciled", "2020-02-01", "rumoured", key="it")
    doubts = event("statement", "2020-02-20", "reported", disputes=("it",), key="doubts")
    gossip = event("statement", "2020-02-21", "rumoured", disputes=("it",), key="gossip")
    (one,) = why(talk, doubts, gossip, DENIES).left_out
    assert [against.key for against in one.disputed_by] == ["doubts", "denies"]
    (one,) = why(talk, doubts, DENIES, known="2020-02-29").left_out
    assert [against.key for against in one.disputed_by] == ["doubts"]


def test_left_out_stands_as_listed() -> None:
    found = left_out(
        event("married", "2020-05-01", "rumoured", key="b"),
        event("engaged", "2020-03-01", "denied", key="a"),
        event("broke_up", None, key="c"),
    )
    assert [key for key, _ in found] == ["b", "a", "c"]


def test_step_by_step() -> None:
    steps = why(
        event("dating_started", "2010-01-05"),
        event("dating_started", "2010-06-05", "reported"),
        event("married", "2012-03-07"),
        event("divorce_filed", "2013-04-08"),
        event("reconciled", "2020-12"),
    ).steps
    new, dating = State(), State(Romantic.DATING)
    married = State(Romantic.MARRIED, Legal.MARRIED)
    filed, back = State(Romantic.APART, Legal.DIVORCE_PENDING), State(Romantic.MARRIED, Legal.DIVORCE_PENDING)
    assert [(step.before, step.after, step.sure) for step in steps] == [
        (new, dating, True),
        (dating, dating, True),
        (dating, married, True),
        (married, filed, True),
        (filed, back, False),
    ]


def test_nothing_decided() -> None:
    assert why() == Derivation((), ())
    assert why(event("married", "2010-01-05"), as_of="2009-01-01") == Derivation((), ())


def asked(told: Record, as_of: date, known: date) -> tuple[Status, Derivation]:
    status = status_of(told, as_of=as_of, known=known)
    return status, derivation(told, status)


@modest
@given(stories(), asked_days, asked_days)
def test_the_steps_lead_to_the_status(told: Record, as_of: date, known: date) -> None:
    status, found = asked(told, as_of, known)
    assert tuple(step.event for step in found.steps) == status.because
    assert tuple(step.event for step in found.steps if not step.sure) == status.in_doubt
    assert not found.steps or found.steps[0].before == State()
    assert all(one.after == other.before for one, other in pairwise(found.steps))
    states = [State(), *(step.after for step in found.steps)]
    story = deciding(standing(known_by(told.events, known)))
    assert states[reach(story, as_of).counted] == status.state
    sure = sum(step.sure for step in found.steps)
    assert set(states[sure:]) == set(status.possible)


@modest
@given(stories(), asked_days, asked_days)
def test_every_event_that_might_decide_is_a_step_or_left_out_or_later(told: Record, as_of: date, known: date) -> None:
    status, found = asked(told, as_of, known)
    steps, left = {step.event.key for step in found.steps}, [one.event.key for one in found.left_out]
    assert steps.isdisjoint(left)
    assert len(set(left)) == len(left)
    assert left == [event.key for event in told.events if event.key in left], "as listed"
    story = deciding(standing(known_by(told.events, known)))
    for event_ in told.events:
        if event_.key in steps or event_.key in left or event_.kind not in TRACK_KINDS:
            continue
        later = event_.date is not None and event_.when.earliest > as_of
        secret = not event_.asserted and event_.known_day is not None and event_.known_day > known
        # The order of the story keeps out what stands behind an event that is not possible yet.
        behind = event_ in story and any(before.when.earliest > as_of for before in story[: story.index(event_)])
        assert later or secret or behind, event_
    assert status.as_of == as_of


@modest
@given(stories(), asked_days, asked_days)
def test_nothing_is_told_too_early(told: Record, as_of: date, known: date) -> None:
    _, found = asked(told, as_of, known)
    for step in found.steps:
        assert step.event.known_day is not None
        assert step.event.known_day <= known
        assert step.event.when.earliest <= as_of
    for one in found.left_out:
        known_day, reason = one.event.known_day, one.reason
        assert one.event.kind in TRACK_KINDS
        assert one.event.date is None or one.event.when.earliest <= as_of
        assert (reason is Reason.KNOWN_LATER) == (one.event.asserted and known_day is not None and known_day > known)
        if reason is not Reason.KNOWN_LATER:
            assert known_day is None or known_day <= known
        for other in one.disputed_by:
            assert other.asserted
            assert one.event.key in other.disputes
            assert other.known_day is not None
            assert other.known_day <= known


@modest
@given(stories(), asked_days, asked_days)
def test_each_reason_is_a_true_one(told: Record, as_of: date, known: date) -> None:
    _, found = asked(told, as_of, known)
    for one in found.left_out:
        denials = [e for e in one.disputed_by if e.kind is Kind.DENIAL and e.certainty is Certainty.CONFIRMED]
        expected = {
            Reason.RUMOURED: one.event.certainty is Certainty.RUMOURED,
            Reason.DENIED: one.event.certainty is Certainty.DENIED,
            Reason.UNDATED: one.event.asserted and one.event.date is None,
            Reason.KNOWN_LATER: one.event.asserted,
            Reason.TAKEN_OUT: one.event.certainty is Certainty.REPORTED and bool(denials),
        }
        assert expected[one.reason], one
