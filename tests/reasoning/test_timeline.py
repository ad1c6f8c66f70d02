"""Events for reading: newest first, by what they are about, in a period; undated ones last."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.timeline import Show, belongs, disputers, newest_first, timeline, told_by
from db.records import Certainty, Event, Kind, Record
from tests.reasoning.making import ANN, day, event
from tests.reasoning.strategies import asked_days, stories

modest = settings(max_examples=60, deadline=None, derandomize=True)
shows = st.sampled_from(Show)
maybe_days = st.none() | asked_days

# What a choice shows of each kind: where it is confirmed or reported, and where it is rumoured or denied.
BELONGS = {
    **dict.fromkeys(
        ("dating_started", "engaged", "engagement_ended", "married", "separated", "divorce_filed", "divorce_withdrawn",
         "declared_legally_single", "divorce_finalized", "broke_up", "reconciled", "child_born"),
        ("milestones", "rumours"),
    ),
    **dict.fromkeys(("seen_together", "supportive_gesture", "reconciliation_plea"), ("sightings", "sightings rumours")),
    **dict.fromkeys(("new_partner", "new_partner_ended"), ("partners", "partners rumours")),
    "statement": ("", "rumours"),
    "denial": ("rumours", "rumours"),
}  # fmt: skip


def keys(events: tuple[Event, ...] | list[Event]) -> str:
    return " ".join(event.key for event in events)


@pytest.mark.parametrize("certainty", Certainty)
@pytest.mark.parametrize("kind", Kind)
def test_what_belongs_to_each_choice(kind: Kind, certainty: Certainty) -> None:
    happened = event(kind, "2020-01-01", certainty, about=(ANN,) if "partner" in kind else (),
                     partner="Cleo Cox" if "partner" in kind else None)  # fmt: skip
    asserted, claimed = BELONGS[kind]
    expected = (asserted if certainty in {"confirmed", "reported"} else claimed).split()
    assert {show.value for show in Show if belongs(happened, show)} == {"all", *expected}


@pytest.mark.parametrize("kind", ["statement", "seen_together", "denial"])
def test_whatever_names_somebody_else_is_about_partners(kind: str) -> None:
    assert belongs(event(kind, "2020-01-01", about=(ANN,), partner="Cleo Cox"), Show.PARTNERS)
    assert not belongs(event(kind, "2020-01-01", about=(ANN,)), Show.PARTNERS)


def test_the_newest_comes_first_and_of_one_day_the_later_listed() -> None:
    listed = [
        event("engaged", "2020", key="year"),
        event("married", "2020-05-01", key="day"),
        event("statement", None, key="undated1"),
        event("separated", "2020-05", key="month"),
        event("statement", "2020-05~", key="about"),
        event("statement", None, key="undated2"),
        event("statement", "2019-12-31", key="earlier"),
    ]
    assert keys(newest_first(listed)) == "about month day year earlier undated1 undated2"
    assert newest_first([]) == []


@pytest.mark.parametrize(
    ("when", "earliest", "latest"),
    [
        ("2020-05-06", "2020-05-06", "2020-05-06"),
        ("2020-05-06~", "2020-05-05", "2020-05-07"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-02~", "2020-01-01", "2020-03-31"),
        ("2020-24", "2020-12-01", "2021-02-28"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020~", "2019-01-01", "2021-12-31"),
    ],
)
def test_a_period_holds_what_may_have_happened_in_it(when: str, earliest: str, latest: str) -> None:
    told = [event("statement", when, key="it")]
    first, last, one = day(earliest), day(latest), timedelta(days=1)
    for since, until, held in (
        (last, None, True),
        (last + one, None, False),
        (None, first, True),
        (None, first - one, False),
        (last, last + one, True),
        (first - one, first, True),
        (first, last, True),
        (last + one, last + one, False),
        (first - one, first - one, False),
        (date.min, date.max, True),
    ):
        assert bool(timeline(told, Show.ALL, since, until).events) is held, (since, until)


SOME = [
    event("dating_started", "2019-03-01", key="dating"),
    event("engaged", "2020", "rumoured", key="talk"),
    event("seen_together", "2020-05", key="seen"),
    event("new_partner", "2021-01-01", "denied", about=(ANN,), partner="Cleo Cox", key="cleo"),
    event("child_born", None, "reported", key="child"),
    event("statement", None, "rumoured", key="gossip"),
]


@pytest.mark.parametrize(
    ("show", "since", "until", "shown", "undated", "left_out"),
    [
        ("all", None, None, "cleo seen talk dating child gossip", 2, 0),
        ("all", "2020-05-31", None, "cleo seen talk", 0, 2),
        ("all", None, "2019-12-31", "dating", 0, 2),
        ("all", "2020-06-01", "2020-06-01", "talk", 0, 2),
        ("all", "2022-01-01", None, "", 0, 2),
        ("milestones", None, None, "dating child", 1, 0),
        ("milestones", "2019-01-01", None, "dating", 0, 1),
        ("sightings", None, None, "seen", 0, 0),
        ("sightings", "2020-01-01", None, "seen", 0, 0),
        ("rumours", None, None, "cleo talk gossip", 1, 0),
        ("rumours", None, "2020-12-31", "talk", 0, 1),
        ("partners", None, None, "cleo", 0, 0),
    ],
)
def test_what_is_shown(
    show: str, since: str | None, until: str | None, shown: str, undated: int, left_out: int
) -> None:
    made = timeline(SOME, Show(show), day(since) if since else None, day(until) if until else None)
    assert (keys(made.events), made.undated, made.left_out) == (shown, undated, left_out)


def test_each_choice_is_counted_in_the_same_period() -> None:
    assert dict(timeline(SOME, Show.PARTNERS).counts) == {
        Show.ALL: 6, Show.MILESTONES: 2, Show.SIGHTINGS: 1, Show.RUMOURS: 3, Show.PARTNERS: 1,
    }  # fmt: skip
    assert dict(timeline(SOME, Show.ALL, day("2020-01-01"), day("2020-12-31")).counts) == {
        Show.ALL: 2, Show.MILESTONES: 0, Show.SIGHTINGS: 1, Show.RUMOURS: 1, Show.PARTNERS: 0,
    }  # fmt: skip


def test_years_say_where_they_begin() -> None:
    assert timeline(SOME, Show.ALL).years() == [(2021, 0, 1), (2020, 1, 2), (2019, 3, 1)]
    assert timeline(SOME[4:], Show.ALL).years() == []
    assert timeline([], Show.ALL).years() == []
    winter = [event("statement", "2020-24", key="winter"), event("statement", "2021-01-05", key="january")]
    assert timeline(winter, Show.ALL).years() == [(2021, 0, 1), (2020, 1, 1)]


def test_what_is_known_only_later_is_not_told() -> None:
    secret = event("married", "2019-01-01", known_from="2020-06", key="secret")
    undated, later = event("statement", None, key="undated"), event("statement", None, known_from="2021", key="later")
    told = [secret, undated, later, event("engaged", "2020-05-31", key="engaged")]
    assert keys(told_by(told, day("2020-05-31"))) == "undated engaged"
    assert keys(told_by(told, day("2020-06-01"))) == "secret undated engaged"
    assert keys(told_by(told, day("2021-01-01"))) == "secret undated later engaged"


def test_only_what_is_asserted_speaks_against_something() -> None:
    first = event("denial", "2020-02-01", "reported", disputes=("talk", "other"), key="first")
    gossip = event("denial", "2020-02-02", "rumoured", disputes=("talk",), key="gossip")
    second = event("statement", None, disputes=("talk",), key="second")
    assert {key: keys(found) for key, found in disputers([first, gossip, second]).items()} == {
        "talk": "first second",
        "other": "first",
    }


@modest
@given(stories(), shows, maybe_days, maybe_days)
def test_a_timeline_is_what_happened_newest_first(
    record: Record, show: Show, since: date | None, until: date | None
) -> None:
    made = timeline(record.events, show, since, until)
    dated = [e for e in made.events if e.date]
    assert len(made.events) - len(dated) == made.undated
    assert list(made.events[: len(dated)]) == dated, "undated ones stand last"
    for newer, older in pairwise(dated):
        assert newer.when.first >= older.when.first
        if newer.when.first == older.when.first:
            assert record.events.index(newer) > record.events.index(older)
    period = since is not None or until is not None
    expected = {
        e.key
        for e in record.events
        if belongs(e, show)
        and (
            (e.date is None and not period)
            or (e.date and e.date.latest >= (since or date.min) and e.date.earliest <= (until or date.max))
        )
    }
    assert {e.key for e in made.events} == expected
    assert len(made.events) == len(expected)
    assert dict(made.counts) == {each: len(timeline(record.events, each, since, until).events) for each in Show}
    assert made.left_out == (sum(e.date is None and belongs(e, show) for e in record.events) if period else 0)


@modest
@given(stories(), shows, maybe_days, maybe_days)
def test_the_years_cover_every_dated_event_once(
    record: Record, show: Show, since: date | None, until: date | None
) -> None:
    made = timeline(record.events, show, since, until)
    grouped = groupby(made.events[: len(made.events) - made.undated], key=lambda e: e.when.first.year)
    counted = [(year, len(list(group))) for year, group in grouped]
    assert [(year, count) for year, _, count in made.years()] == counted
    place = 0
    for year, start, count in made.years():
        assert start == place
        assert all(e.when.first.year == year for e in made.events[start : start + count])
        place += count
