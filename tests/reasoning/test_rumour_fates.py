"""What became of a rumour: it came true, it was denied, or it was never settled."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings

from bot.reasoning.calculus import known_by
from bot.reasoning.rumours import Fate, Rumour, newest_rumour, rumours_of
from bot.reasoning.timeline import newest_first, told_by
from db.records import Certainty, Event, Kind, Record
from tests.reasoning.making import ANN, BEN, event
from tests.reasoning.strategies import asked_days, stories

modest = settings(max_examples=60, deadline=None, derandomize=True)

TALK = event("reconciled", "2020-03-01", "rumoured", key="talk")
FALSE = event("reconciled", "2020-03-01", "denied", key="talk")


def denial(when: str | None, certainty: str = "confirmed", *, key: str = "no", of: str = "talk") -> Event:
    return event("denial", when, certainty, key=key, disputes=(of,))


def true(when: str | None, certainty: str = "confirmed", *, key: str = "yes", disputes: tuple[str, ...] = ()) -> Event:
    return event("reconciled", when, certainty, key=key, disputes=disputes)


def rumour_of(*told: Event) -> Rumour:
    """The talk, with what became of it."""
    (rumour,) = (rumour for rumour in rumours_of(told) if rumour.event.key == "talk")
    return rumour


def secret(when: str, known_from: str, certainty: str = "confirmed") -> Event:
    return event("reconciled", when, certainty, key="yes", known_from=known_from)


def fate_of(*told: Event) -> tuple[str, str | None]:
    """What became of the talk, and which event settled it."""
    rumour = rumour_of(*told)
    return rumour.fate.value, rumour.settled_by.key if rumour.settled_by else None


CAME_TRUE, DENIED, DENIED_BY_NOBODY, UNSETTLED = (
    ("came_true", "yes"),
    ("denied", "no"),
    ("denied", None),
    ("unsettled", None),
)


@pytest.mark.parametrize(
    ("told", "fate"),
    [
        ((TALK,), UNSETTLED),
        ((TALK, true("2020-05-01")), CAME_TRUE),
        ((TALK, true("2020-05-01", "reported")), CAME_TRUE),
        ((TALK, true("2020-03-01")), CAME_TRUE),
        ((TALK, true("2020-05")), CAME_TRUE),
        # What happened within twelve months was talked of before.
        ((TALK, true("2021-02-28")), CAME_TRUE),
        ((TALK, true("2021-03-01")), CAME_TRUE),
        ((TALK, true("2021-03-02")), UNSETTLED),
        ((TALK, true("2021-03-01", "reported")), CAME_TRUE),
        ((TALK, true("2021-03-02", "reported")), UNSETTLED),
        ((TALK, true("2021-03")), CAME_TRUE),
        ((TALK, true("2030-01-01")), UNSETTLED),
        ((FALSE, true("2030-01-01")), DENIED_BY_NOBODY),
        ((TALK, true("2020-02-28")), UNSETTLED),
        ((TALK, true(None)), UNSETTLED),
        ((TALK, true("2020-05-01", "rumoured")), UNSETTLED),
        ((TALK, true("2020-05-01", "denied")), UNSETTLED),
        ((TALK, event("dating_started", "2020-05-01")), UNSETTLED),
        ((TALK, event("engaged", "2020-04-01"), true("2020-05-01")), CAME_TRUE),
        ((TALK, true("2020-05-01", "reported"), true("2020-06-01", key="later")), ("came_true", "later")),
        ((TALK, true("2020-05-01", "reported"), true("2021-06-01", key="late")), CAME_TRUE),
        ((TALK, true("2020-05-01", "reported"), event("broke_up", "2020-05-02"), true("2020-06-01")), CAME_TRUE),
        # Another turn of the story comes first.
        ((TALK, event("broke_up", "2020-04-01"), true("2020-05-01")), UNSETTLED),
        ((TALK, event("broke_up", "2020-04-01", "rumoured"), true("2020-05-01")), CAME_TRUE),
        ((TALK, event("broke_up", "2020-06-01"), true("2020-05-01")), CAME_TRUE),
        # What disputes it, and by whom.
        ((TALK, denial("2020-04-01")), DENIED),
        ((TALK, event("statement", "2020-04-01", disputes=("talk",), key="no")), DENIED),
        ((TALK, denial("2020-04-01", of="other")), UNSETTLED),
        ((TALK, denial("2020-04-01", "reported")), UNSETTLED),
        ((TALK, denial("2020-04-01", "rumoured")), UNSETTLED),
        ((TALK, denial("2020-04-01"), denial("2020-04-02", key="no2")), ("denied", "no2")),
        ((TALK, denial("2020-04-01"), denial(None, key="undated")), DENIED),
        # A claim that the record calls denied is denied, by whatever speaks against it or by nobody named.
        ((FALSE,), DENIED_BY_NOBODY),
        ((FALSE, denial("2020-04-01", "reported")), DENIED),
        ((FALSE, denial("2020-04-01", "reported", key="report"), denial("2020-03-15")), DENIED),
        ((FALSE, denial("2020-04-01", "rumoured")), DENIED_BY_NOBODY),
        # A denial says how things stood: what happened afterwards does not make it wrong.
        ((TALK, denial("2020-04-01"), true("2020-05-01")), DENIED),
        ((TALK, denial("2020-04-01"), true("2020-04-02")), DENIED),
        ((TALK, denial("2020-04-01"), true("2020-05-01", "reported")), DENIED),
        ((FALSE, denial("2020-04-01"), true("2020-05-01")), DENIED),
        ((FALSE, denial("2020-04-01", "reported"), true("2020-05-01")), DENIED),
        ((TALK, denial("2020-04-01", "reported"), true("2020-05-01")), CAME_TRUE),
        ((FALSE, true("2020-05-01")), CAME_TRUE),
        ((TALK, denial(None), true("2020-05-01")), CAME_TRUE),
        # What had happened by then is true all the same, if it is confirmed.
        ((TALK, denial("2020-04-01"), true("2020-04-01")), CAME_TRUE),
        ((TALK, true("2020-04-01"), denial("2020-05-01")), CAME_TRUE),
        ((FALSE, true("2020-04-01"), denial("2020-05-01")), CAME_TRUE),
        ((TALK, true("2020-04-01"), denial("2020-05-01"), denial("2020-03-15", key="no2")), ("denied", "no")),
        ((TALK, true("2020-04-01", "reported"), denial("2020-05-01")), DENIED),
        ((TALK, true("2020-04-01", "reported"), denial("2020-05-01", "reported")), CAME_TRUE),
        ((TALK, true("2020-04-01", "reported"), denial("2020-04-01")), CAME_TRUE),
        # A secret: it had happened by the day of the denial, and came out later.
        ((TALK, denial("2020-04-01"), secret("2020-03-20", "2020-08-01")), CAME_TRUE),
        ((TALK, denial("2020-04-01"), secret("2020-04-01", "2020-08-01")), CAME_TRUE),
        ((TALK, denial("2020-04-01"), secret("2020-04-02", "2020-08-01")), DENIED),
        ((TALK, denial("2020-04-01"), secret("2020-03-20", "2020-08-01", "reported")), CAME_TRUE),
        ((TALK, secret("2020-03-20", "2020-03-25", "reported"), denial("2020-04-01")), DENIED),
        # It is the day of what happened that has to be near, not the one on which it came out.
        ((TALK, secret("2021-03-01", "2025-01-01")), CAME_TRUE),
        ((TALK, secret("2021-03-02", "2025-01-01")), UNSETTLED),
        # The same kind of thing happened, and it says itself that the talk was wrong.
        ((TALK, true("2020-04-01", disputes=("talk",))), ("denied", "yes")),
        ((TALK, true("2020-04-01", "reported", key="other", disputes=("talk",)), true("2020-05-01")), CAME_TRUE),
    ],
)  # fmt: skip
def test_what_became_of_it(told: tuple[Event, ...], fate: tuple[str, str | None]) -> None:
    assert fate_of(*told) == fate


@pytest.mark.parametrize(
    ("told", "fate", "later"),
    [
        ((TALK,), UNSETTLED, None),
        ((TALK, true("2021-03-01")), CAME_TRUE, None),
        ((TALK, true("2021-03-02")), UNSETTLED, "yes"),
        ((TALK, true("2021-03-02", "reported")), UNSETTLED, "yes"),
        ((TALK, true("2021-03-02", "rumoured")), UNSETTLED, None),
        ((TALK, event("broke_up", "2020-04-01"), true("2022-03-02")), UNSETTLED, None),
        ((FALSE, true("2021-03-02")), DENIED_BY_NOBODY, "yes"),
        ((TALK, denial("2020-04-01"), true("2020-05-01")), DENIED, "yes"),
        ((TALK, denial("2020-04-01"), true("2021-05-01")), DENIED, "yes"),
        ((TALK, true("2021-05-01"), denial("2021-06-01")), DENIED, "yes"),
        ((TALK, true("2020-04-01", "reported"), denial("2020-05-01")), DENIED, "yes"),
        ((TALK, true("2020-04-01"), denial("2020-05-01")), CAME_TRUE, None),
        ((TALK, denial("2020-04-01")), DENIED, None),
        ((TALK, true("2020-04-01", disputes=("talk",))), ("denied", "yes"), None),
    ],
)
def test_what_came_too_late_stands_beside_it(
    told: tuple[Event, ...], fate: tuple[str, str | None], later: str | None
) -> None:
    rumour = rumour_of(*told)
    assert fate_of(*told) == fate
    assert (rumour.later and rumour.later.key) == later


@pytest.mark.parametrize(
    ("known_from", "happened", "came_true"),
    [("2020-06-01", "2021-06-01", True), ("2020-06-01", "2021-06-02", False), (None, "2021-06-01", False)],
)
def test_the_twelve_months_begin_when_the_rumour_became_known(
    known_from: str | None, happened: str, came_true: bool
) -> None:
    talk = event("reconciled", "2020-03-01", "rumoured", known_from=known_from, key="talk")
    assert fate_of(talk, true(happened)) == (CAME_TRUE if came_true else UNSETTLED)


@pytest.mark.parametrize(
    ("said", "happened", "came_true"),
    [
        # (date, known from) of the rumour and of the event.
        (("2020-03-01", None), ("2019-01-01", "2020-04-01"), True),
        (("2020-03-01", None), ("2019-01-01", "2020-02-01"), False),
        (("2020-03-01", "2020-06-01"), ("2020-04-01", None), False),
        (("2020-03-01", "2020-06-01"), ("2020-04-01", "2020-06-01"), True),
        ((None, "2020-03-01"), ("2020-04-01", None), True),
        ((None, None), ("2020-04-01", None), False),
        (("2020-03-01", None), (None, "2020-04-01"), True),
    ],
)
def test_it_is_the_day_of_knowing_that_counts(
    said: tuple[str | None, str | None], happened: tuple[str | None, str | None], came_true: bool
) -> None:
    talk = event("reconciled", said[0], "rumoured", known_from=said[1], key="talk")
    proof = event("reconciled", happened[0], known_from=happened[1], key="yes")
    assert fate_of(talk, proof) == (CAME_TRUE if came_true else UNSETTLED)


def partner(
    kind: str, when: str, certainty: str = "confirmed", who: str = ANN, whom: str = "Cleo Cox", key: str = "yes"
) -> Event:
    return event(kind, when, certainty, about=(who,), partner=whom, key=key)


@pytest.mark.parametrize(
    ("happened", "fate"),
    [
        ((partner("new_partner", "2020-05-01"),), CAME_TRUE),
        ((partner("new_partner", "2020-05-01", "reported", whom="cleo cox"),), CAME_TRUE),
        ((partner("new_partner", "2020-05-01", whom="Dan Dorn"),), UNSETTLED),
        ((partner("new_partner", "2020-05-01", who=BEN),), UNSETTLED),
        ((partner("new_partner_ended", "2020-05-01"),), UNSETTLED),
        ((partner("new_partner", "2020-04-01", whom="Dan Dorn"), partner("new_partner", "2020-05-01")), CAME_TRUE),
        ((event("married", "2020-04-01"), partner("new_partner", "2020-05-01")), CAME_TRUE),
        ((event("statement", "2020-05-01", about=(ANN,), partner="Cleo Cox"),), UNSETTLED),
    ],
)  # fmt: skip
def test_talk_of_somebody_else_comes_true_of_the_same_two_only(
    happened: tuple[Event, ...], fate: tuple[str, str | None]
) -> None:
    assert fate_of(partner("new_partner", "2020-03-01", "rumoured", key="talk"), *happened) == fate


@pytest.mark.parametrize("kind", ["seen_together", "statement", "child_born", "supportive_gesture"])
def test_what_changes_nothing_is_never_settled_by_another(kind: str) -> None:
    assert fate_of(event(kind, "2020-03-01", "rumoured", key="talk"), event(kind, "2020-05-01")) == UNSETTLED


# The status says "reported, then denied by them" of such an event, so it can't have made a rumour true.
def test_a_report_that_they_denied_makes_no_rumour_true() -> None:
    report = true("2020-04-01", "reported", key="report")
    assert fate_of(TALK, report, denial("2020-05-01", of="report")) == UNSETTLED
    assert fate_of(TALK, report, denial("2020-05-01", of="report"), true("2020-06-01")) == CAME_TRUE


def test_a_report_that_they_denied_is_no_turn_of_the_story() -> None:
    split = event("broke_up", "2020-04-01", "reported", key="split")
    assert fate_of(TALK, split, denial("2020-04-02", of="split"), true("2020-05-01")) == CAME_TRUE


def test_which_events_are_rumours() -> None:
    told = [
        event("married", "2020-01-01", "rumoured", key="a"),
        event("denial", "2020-02-01", "rumoured", key="no rumour"),
        event("denial", "2020-02-01", "denied", key="nor this"),
        event("married", "2020-03-01", "reported", key="nor that"),
        event("seen_together", None, "rumoured", key="undated"),
        partner("new_partner", "2020-03-01", "denied", key="b"),
        event("child_born", "2020-03-01", "rumoured", key="c"),
    ]
    assert [rumour.event.key for rumour in rumours_of(told)] == ["c", "b", "a", "undated"]
    assert rumours_of([]) == ()


def test_everything_asserted_that_disputes_it_is_named_as_listed() -> None:
    told = (TALK, denial("2020-06-01", key="b"), denial("2020-05-01", "reported", key="a"), denial(None, key="c"))
    (rumour,) = rumours_of((*told, denial("2020-07-01", "rumoured", key="gossip")))
    assert [other.key for other in rumour.disputed_by] == ["b", "a", "c"]


@modest
@given(stories(), asked_days, asked_days)
def test_the_newest_rumour_is_an_unsettled_one_of_all(told: Record, as_of: date, known: date) -> None:
    heard = known_by(told.events, known)
    newest = newest_rumour(heard, as_of=as_of)
    open_ones = [
        rumour
        for rumour in rumours_of(heard)
        if rumour.fate is Fate.UNSETTLED and rumour.event.certainty is Certainty.RUMOURED and not rumour.event.partner
    ]
    if newest is None:
        assert not any(o.event.date and 0 <= (as_of - o.event.when.first).days < 365 for o in open_ones)
    else:
        assert newest in open_ones
        assert newest.event.when.first <= as_of
        assert not any(newest.event.when.first < o.event.when.first <= as_of for o in open_ones if o.event.date)


@modest
@given(stories(), asked_days)
def test_every_rumour_is_told_once_with_what_settled_it(told: Record, today: date) -> None:
    heard = told_by(told.events, today)
    rumours = rumours_of(heard)
    assert [rumour.event for rumour in rumours] == newest_first(
        [e for e in heard if e.certainty in {"rumoured", "denied"} and e.kind is not Kind.DENIAL]
    )
    for rumour in rumours:
        _is_settled_truly(rumour, heard)


def _is_settled_truly(rumour: Rumour, heard: tuple[Event, ...]) -> None:
    settled, said = rumour.settled_by, rumour.event.known_day
    assert list(rumour.disputed_by) == [e for e in heard if e.asserted and rumour.event.key in e.disputes]
    if rumour.later is not None:
        assert rumour.fate is not Fate.CAME_TRUE
        _says_the_same(rumour.event, rumour.later)
    match rumour.fate:
        case Fate.UNSETTLED:
            assert settled is None
            assert rumour.event.certainty is Certainty.RUMOURED
            assert not any(e.certainty is Certainty.CONFIRMED for e in rumour.disputed_by)
        case Fate.DENIED:
            assert settled in (rumour.disputed_by or (None,))
        case Fate.CAME_TRUE:
            assert settled is not None
            _says_the_same(rumour.event, settled)
            assert said is not None
            assert settled.date is None or settled.date.first <= said + relativedelta(months=12)
            against = [e for e in rumour.disputed_by if e.certainty is Certainty.CONFIRMED]
            denied_on = [e.known_day for e in against if e.known_day]
            assert settled.date is None or all(settled.date.first <= day for day in denied_on)


def _says_the_same(rumour: Event, settled: Event) -> None:
    assert settled.asserted
    assert settled.kind is rumour.kind
    assert settled.about == rumour.about
    assert rumour.key not in settled.disputes
    assert rumour.known_day is not None
    assert settled.known_day is not None
    assert rumour.known_day <= settled.known_day
