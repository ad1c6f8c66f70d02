"""Dates, ages and counts in words; every closed set has its words."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.calculus import Legal, Romantic, State, after
from bot.reasoning.rumours import Fate
from bot.replies.words import (
    editor_words,
    entry_words,
    notice_words,
    rumour_words,
    shared_words,
    source_words,
    status_words,
    timeline_words,
)
from db.dates import parse_date
from db.records import TRACK_KINDS, Certainty, Event, Kind, Source
from tests.reasoning.making import day, event


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


@pytest.mark.parametrize(
    ("first", "last", "total", "shown"),
    [
        (1, 9, 106, "1–9 of 106"),
        (106, 106, 106, "106 of 106"),
        (1, 1, 1, "1 of 1"),
        (991, 1000, 1234, "991–1,000 of 1,234"),
    ],
)
def test_where_in_a_list_one_is(first: int, last: int, total: int, shown: str) -> None:
    assert shared_words.place(first, last, total) == shown
    assert notice_words.page_of(first, last, total) == f"{shown} couples."
    assert source_words.place(first, last, total, None) == f"{shown} article{'s' if total > 1 else ''}, newest first."


@pytest.mark.parametrize(
    ("first", "last", "total", "shown"),
    [
        (1, 1, 1, "It carries 1 event."),
        (1, 2, 2, "It carries 2 events."),
        (1, 9, 13, "It carries 13 events, newest first; here: 1–9 of 13."),
        (13, 13, 13, "It carries 13 events, newest first; here: 13 of 13."),
    ],
)
def test_what_an_article_carries(first: int, last: int, total: int, shown: str) -> None:
    assert source_words.events(first, last, total) == shown


def test_how_many_rumours_came_true_and_how_surely() -> None:
    assert rumour_words.place(1, 5, 12, 2, 3) == "1–5 of 12, newest first; 2 came true, 3 more by report."
    assert rumour_words.place(12, 12, 12, 2, 0) == "12 of 12, newest first; 2 came true."


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (event("engaged", "2024-04-26"), "26 April 2024:"),
        (event("engaged", "2024-04-26", known_from="2024-08-20"), "26 April 2024 (known from 20 August 2024):"),
        (event("engaged", "2024-04", known_from="2024-08~"), "April 2024 (known from about August 2024):"),
    ],
)
def test_what_settled_a_rumour_has_both_its_days(told: Event, shown: str) -> None:
    assert rumour_words.settled(Fate.CAME_TRUE, told) == f"Later confirmed, {shown}"
    reported = replace(told, certainty=Certainty.REPORTED)
    assert rumour_words.settled(Fate.CAME_TRUE, reported) == f"Later reported, {shown}"
    assert rumour_words.settled(Fate.DENIED, told) == f"Against it, {shown}"
    assert rumour_words.settled(Fate.DENIED, replace(told, kind=Kind.DENIAL)) == f"Denied, {shown}"
    assert rumour_words.happened_later(told) == f"But later, {shown}"


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        (None, None, ""),
        ("2021-02-19", None, "from 19 February 2021"),
        (None, "2021-02-19", "to 19 February 2021"),
        ("2021-02-19", "2021-02-19", "on 19 February 2021"),
        ("2021-02-19", "2021-02-20", "from 19 February 2021 to 20 February 2021"),
    ],
)
def test_a_period_in_words(since: str | None, until: str | None, shown: str) -> None:
    assert timeline_words.period(day(since) if since else None, day(until) if until else None) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(1, "1 second."), (2, "2 seconds.")])
def test_one_is_not_many(seconds: int, shown: str) -> None:
    assert notice_words.slow_down(seconds).endswith(shown)


def test_long_texts_are_not_echoed_whole() -> None:
    long = "x" * 5000
    assert len(entry_words.no_date("date", long)) < 300
    assert len(entry_words.not_one_of("kind", long, [], None)) < 300
    assert len(entry_words.about_nobody(long, ["Ann", "Ben"])) < 300
    assert len(entry_words.no_such_event(long)) < 300


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
