"""How long: exact between days, and the least and the most where a date is vague."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.reasoning.ask import durations
from bot.reasoning.ask.durations import Holds, lasted, spells, with_partner
from bot.reasoning.ask.told import Lasted
from bot.reasoning.calculus import deciding, known_by, standing
from db.records import Event, Record
from tests.reasoning.making import ANN, BEN, COUPLE, TODAY, day, event
from tests.reasoning.strategies import stories

modest = settings(deadline=None, derandomize=True)

DATED = event("dating_started", "2010-01-05")
SPLIT = event("broke_up", "2011-03")
BACK = event("reconciled", "2012-06-01")
RING = event("engaged", "2013-02-14")
WED = event("married", "2014-05-24")
FILED = event("divorce_filed", "2020-01-24")
DIVORCED = event("divorce_finalized", "2021-07-25")
STORY = (DATED, SPLIT, BACK, RING, WED, FILED, DIVORCED)
HOLDS: tuple[Holds, ...] = (
    *(durations.together, durations.living_married, durations.married_in_law, durations.engaged),
    *(durations.dating, durations.apart, durations.divorced, durations.pending),
)


def ends(found: Sequence[Lasted]) -> list[tuple[str, str | None]]:
    """From which day to which, as they are written; None for no end."""
    return [(spell.begun.when.text, spell.ended.when.text if spell.ended else None) for spell in found]


@pytest.mark.parametrize(
    ("begun", "ended", "months", "days"),
    [
        ("2014-05-24", "2014-05-24", (0, 0), (0, 0)),
        ("2014-05-24", "2014-05-31", (0, 0), (7, 7)),
        ("2014-05-24", "2014-06-23", (0, 0), (30, 30)),
        ("2014-05-24", "2014-06-24", (1, 1), (31, 31)),
        ("2014-05-24", "2021-02-19", (80, 80), (2463, 2463)),
        ("2016-02-29", "2017-02-28", (12, 12), (365, 365)),
        ("2010-01-05", "2011-03", (13, 14), (420, 450)),
        ("2010", "2012", (12, 35), (366, 1095)),
        ("2012-03", "2012-03", (0, 0), (0, 30)),
        ("2012-03-15", "2012-03", (0, 0), (0, 16)),
    ],
)
def test_the_least_and_the_most(begun: str, ended: str, months: tuple[int, int], days: tuple[int, int]) -> None:
    found = lasted(event("married", begun), event("separated", ended), TODAY)
    assert (found.months, found.days) == (months, days)


def test_what_has_no_end_lasts_until_the_day_asked() -> None:
    found = lasted(WED, None, day("2015-05-23"))
    assert (found.ended, found.until, found.months) == (None, day("2015-05-23"), (11, 11))


@pytest.mark.parametrize(
    ("holds", "expected"),
    [
        (durations.together, [("2010-01-05", "2011-03"), ("2012-06-01", "2020-01-24")]),
        (durations.dating, [("2010-01-05", "2011-03"), ("2012-06-01", "2013-02-14")]),
        (durations.engaged, [("2013-02-14", "2014-05-24")]),
        (durations.living_married, [("2014-05-24", "2020-01-24")]),
        (durations.married_in_law, [("2014-05-24", "2021-07-25")]),
        (durations.apart, [("2011-03", "2012-06-01"), ("2020-01-24", None)]),
        (durations.pending, [("2020-01-24", "2021-07-25")]),
        (durations.divorced, [("2021-07-25", None)]),
    ],
)
def test_each_time_that_it_was_so(holds: Holds, expected: list[tuple[str, str | None]]) -> None:
    assert ends(spells(STORY, holds, TODAY)) == expected


def test_what_begins_after_the_day_asked_is_not_told() -> None:
    assert ends(spells(STORY, durations.together, day("2012-05-31"))) == [("2010-01-05", "2011-03")]
    assert ends(spells(STORY, durations.together, day("2011-02-01"))) == [("2010-01-05", None)]
    assert ends(spells(STORY, durations.together, day("2010-01-05"))) == [("2010-01-05", None)]
    assert ends(spells(STORY, durations.together, day("2010-01-04"))) == []


def test_rumours_undated_and_denied_events_begin_nothing() -> None:
    talk = event("reconciled", "2012-06-01", "rumoured")
    false = event("married", "2013-01-01", "denied")
    assert ends(spells((DATED, SPLIT, talk, false), durations.together, TODAY)) == [("2010-01-05", "2011-03")]


def test_a_report_that_was_denied_ends_nothing() -> None:
    split = event("broke_up", "2011-01-01", "reported", key="split")
    denial = event("denial", "2011-01-05", disputes=("split",))
    assert ends(spells((DATED, split), durations.together, TODAY)) == [("2010-01-05", "2011-01-01")]
    assert ends(spells((DATED, split, denial), durations.together, TODAY)) == [("2010-01-05", None)]


def partner(kind: str, when: str, name: str, of: str = BEN) -> Event:
    return event(kind, when, about=(of,), partner=name, key=f"{name}-{when}")


RUNS = (
    partner("new_partner", "2016-01-01", "Cleo Cox"),
    partner("new_partner", "2016-05-01", "Cleo Cox"),
    partner("new_partner_ended", "2016-09-10", "Cleo Cox"),
    partner("new_partner", "2018-01-01", "Cleo Cox"),
    partner("new_partner", "2018-04", "Cleo Cox"),
    partner("new_partner", "2017-01-01", "Dan Dorn", ANN),
)


def test_each_run_with_somebody_else_from_its_first_event() -> None:
    runs = with_partner(COUPLE, RUNS, "Cleo Cox", TODAY)
    assert ends(runs) == [("2016-01-01", "2016-09-10"), ("2018-01-01", None)]
    assert ends(with_partner(COUPLE, RUNS, "Dan Dorn", TODAY)) == [("2017-01-01", None)]
    assert with_partner(COUPLE, RUNS, "Nobody Known", TODAY) == ()


def test_an_open_run_lasts_until_it_was_last_heard_of_not_until_today() -> None:
    assert with_partner(COUPLE, RUNS, "Cleo Cox", TODAY)[-1].until == day("2018-04-30")


def test_a_run_is_open_on_a_day_before_its_end() -> None:
    assert ends(with_partner(COUPLE, RUNS, "Cleo Cox", day("2016-06-01"))) == [("2016-01-01", None)]


exact = st.dates(date(1990, 1, 1), date(2026, 1, 1))
vague = st.one_of(
    exact.map(date.isoformat), exact.map(lambda one: f"{one:%Y-%m}"), exact.map(lambda one: str(one.year))
)


@modest
@given(vague, vague)
def test_the_least_is_never_more_than_the_most(begun: str, ended: str) -> None:
    one, other = event("married", begun), event("separated", ended)
    assume(one.when.earliest <= other.when.latest)
    found = lasted(one, other, TODAY)
    assert 0 <= found.months[0] <= found.months[1]
    assert 0 <= found.days[0] <= found.days[1]
    assert found.months[0] * 28 <= found.days[0]
    assert found.days[1] <= (found.months[1] + 1) * 31


@modest
@given(exact, exact)
def test_days_that_are_known_have_one_length(one: date, other: date) -> None:
    begun, ended = min(one, other), max(one, other)
    found = lasted(event("married", begun.isoformat()), event("separated", ended.isoformat()), TODAY)
    assert found.days == ((ended - begun).days,) * 2
    assert found.months[0] == found.months[1]


@modest
@given(stories(), st.sampled_from(HOLDS))
def test_spells_follow_each_other_and_only_the_last_is_open(record: Record, holds: Holds) -> None:
    known = known_by(record.events, TODAY)
    found = spells(known, holds, TODAY)
    assert all(spell.ended is not None for spell in found[:-1])
    order = [story.key for story in deciding(standing(known))]
    places = [order.index(end.key) for spell in found for end in (spell.begun, spell.ended) if end]
    assert places == sorted(set(places))


@modest
@given(stories())
def test_no_spell_lasts_beyond_the_day_asked(record: Record) -> None:
    until = TODAY - timedelta(2000)
    for spell in spells(known_by(record.events, TODAY), durations.together, until):
        assert spell.begun.when.first <= until
        assert spell.ended is None or spell.ended.when.first <= until
