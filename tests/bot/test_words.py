"""Dates, ages and counts in words; every closed set has its words."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.calculus import Legal, Romantic, State, after
from bot.replies.words import editor_words, notice_words, shared_words, status_words
from db.dates import parse_date
from db.records import TRACK_KINDS, Certainty, Kind, Source
from tests.reasoning.making import day


def reachable() -> set[State]:
    """Every state that some story reaches."""
    found, fresh = {State()}, {State()}
    while fresh:
        fresh = {after(state, kind) for state, kind in product(fresh, TRACK_KINDS)} - found
        found |= fresh
    return found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2022-11-29", "29 November 2022"),
        ("2021-02-01", "1 February 2021"),
        ("2021-02", "February 2021"),
        ("2021", "2021"),
        ("2021-21", "spring 2021"),
        ("2021-22", "summer 2021"),
        ("2021-23", "autumn 2021"),
        ("2021-24", "winter 2021–22"),
        ("1999-24", "winter 1999–00"),
        ("2021-02-01~", "about 1 February 2021"),
        ("2021-08~", "about August 2021"),
        ("2021~", "about 2021"),
        ("2021-24~", "about winter 2021–22"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(text: str, shown: str) -> None:
    assert shared_words.when(parse_date(text)) == shown


@pytest.mark.parametrize(
    ("earlier", "later", "shown"),
    [
        ("2026-11-21", "2026-11-21", "today"),
        ("2026-11-20", "2026-11-21", "1 day"),
        ("2026-10-22", "2026-11-21", "30 days"),
        ("2026-10-21", "2026-11-21", "1 month"),
        ("2025-11-22", "2026-11-21", "11 months"),
        ("2025-11-21", "2026-11-21", "1 year"),
        ("2022-11-29", "2026-11-21", "3 years"),
        ("0001-01-01", "9999-12-31", "9998 years"),
    ],
)
def test_how_long_ago(earlier: str, later: str, shown: str) -> None:
    assert shared_words.age(day(earlier), day(later)) == shown


def test_the_newest_evidence_of_today_is_not_ago() -> None:
    said = status_words.newest_evidence(
        parse_date("2026-11-21"), shared_words.age(day("2026-11-21"), day("2026-11-21")), past=False
    )
    assert "today" in said
    assert "ago" not in said


def test_every_reachable_state_has_words_of_its_own() -> None:
    states = reachable()
    assert {state.romantic for state in states} == set(Romantic)
    assert {state.legal for state in states} == set(Legal)
    said = {state: (status_words.state(state), status_words.legal_note(state, "since then")) for state in states}
    assert len(set(said.values())) == len(states), "no two states read alike"
    assert all(not text[0].isupper() and "_" not in text for text, _ in said.values())


def test_the_law_is_named_wherever_it_says_more() -> None:
    for state in reachable():
        agrees = (state.romantic, state.legal) == (Romantic.MARRIED, Legal.MARRIED) or state.legal is Legal.UNMARRIED
        plain = status_words.state(state) in {"dating", "engaged", "apart", "married", "not a couple yet"}
        assert agrees or not plain or status_words.legal_note(state, "since then"), state


def test_every_kind_and_certainty_has_words() -> None:
    assert set(editor_words.KIND) == set(Kind)
    assert len(set(editor_words.KIND.values())) == len(Kind), "a form's list tells them apart"
    assert set(shared_words.CERTAINTY) == set(editor_words.CERTAINTY_MEANS) == set(Certainty)
    assert all(len(text) <= 100 for text in editor_words.CERTAINTY_MEANS.values()), "Discord's limit for an option"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (Source("s", "Title", "Outlet", "https://e.org", parse_date("2021-02")), "“Title”, Outlet, February 2021"),
        (Source("s", None, "Outlet", "https://e.org", parse_date("2021-02-03")), "Outlet, 3 February 2021"),
        (Source("s", "Title"), "“Title”, undated"),
        (Source("s", "Title", "Outlet"), "“Title”, Outlet, undated"),
    ],
)
def test_a_source_is_cited_by_what_is_known_of_it(source: Source, shown: str) -> None:
    assert shared_words.source(source) == shown


def test_since_in_its_three_ways() -> None:
    sure, said = parse_date("2025-08-26"), parse_date("2025-08-10")
    assert status_words.since(sure) == "since 26 August 2025"
    assert status_words.since_reported(said) == "reportedly since 10 August 2025"
    assert status_words.since_confirmed(sure, said) == "since 26 August 2025 (reportedly since 10 August 2025)"


@pytest.mark.parametrize(
    ("heard", "shown"),
    [("2026-03", "in March 2026"), ("2026-03-04", "on 4 March 2026"), ("2026", "in 2026"), ("2026-03~", "about March")],
)
def test_another_relationship_was_last_heard_of(heard: str, shown: str) -> None:
    said = status_words.other_relationship("Ann", "Cleo", parse_date("2020"), parse_date(heard), reported=False)
    assert "Ann with Cleo" in said
    assert "since 2020" in said
    assert shown in said
    assert "reportedly" not in said


def test_a_day_asked_about_is_named_with_what_was_known() -> None:
    today, then = day("2026-11-21"), day("2021-09-16")
    assert "today" in status_words.as_of("Ann & Ben", today, today, today)
    assert "as of 16 September 2021" in status_words.as_of("Ann & Ben", then, today, today)
    assert "known by 16 September 2021" in status_words.as_of("Ann & Ben", then, then, today)
    assert "known by" not in status_words.as_of("Ann & Ben", then, today, today)


@pytest.mark.parametrize(("seconds", "shown"), [(1, "1 second."), (2, "2 seconds.")])
def test_one_is_not_many(seconds: int, shown: str) -> None:
    assert notice_words.slow_down(seconds).endswith(shown)


def test_long_texts_are_not_echoed_whole() -> None:
    long = "x" * 5000
    assert len(editor_words.no_date("date", long)) < 300
    assert len(editor_words.not_one_of("kind", long, [], None)) < 300
    assert len(editor_words.about_nobody(long, ["Ann", "Ben"])) < 300
    assert len(editor_words.no_such_event(long)) < 300


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.dates(), st.dates())
def test_any_two_days_have_an_age(one: object, other: object) -> None:
    earlier, later = sorted([day(f"{one}"), day(f"{other}")])
    said = shared_words.age(earlier, later)
    assert (said == "today") == (earlier == later)
    assert "-" not in said


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.dates(), st.sampled_from(["", "~"]))
def test_a_vague_date_never_shows_a_day(value: object, about: str) -> None:
    month = shared_words.when(parse_date(f"{value}"[:7] + about))
    assert len(month.removeprefix("about ").split()) == 2
    assert month.startswith("about ") == bool(about)
    assert shared_words.when(parse_date(f"{value}"[:4] + about)).removeprefix("about ").isdigit()
