"""How people type days, on 21 November 2026, a Saturday."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.when import Day, TwoReadings, Unreadable, read_date, read_day
from db.dates import EdtfDate
from tests.reasoning.making import TODAY, day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # Days in words and figures.
        *((text, "2021-11-26") for text in ("26 nov 2021", "26 Nov 2021", "26 NOVEMBER 2021", "26 nov 21")),
        *((text, "2021-11-26") for text in ("nov 26 2021", "Nov 26, 2021", "November 26th, 2021", "2021 nov 26")),
        *((text, "2021-11-26") for text in ("26th of november 2021", "the 26th of nov 2021", "on 26 nov 2021")),
        *((text, "2021-11-26") for text in ("2021-11-26", "2021/11/26", "2021.11.26", "26/11/21", "26.11.2021")),
        *((text, "2021-11-26") for text in ("  26   nov\n2021 ", "as of 26 nov 2021", "by 26 nov 2021")),
        ("19th feb '21", "2021-02-19"),
        ("13/02/2021", "2021-02-13"),
        ("02/13/2021", "2021-02-13"),
        ("2/2/2021", "2021-02-02"),
        ("2021-9-6", "2021-09-06"),
        ("2021/9/6", "2021-09-06"),
        ("16.9.21", "2021-09-16"),
        ("16-9-2021", "2021-09-16"),
        ("1/1/70", "1970-01-01"),
        ("29 feb 2020", "2020-02-29"),
        # Without a year: the last one.
        ("sept 16", "2026-09-16"),
        ("16 sept", "2026-09-16"),
        ("25 december", "2025-12-25"),
        ("feb 29", "2024-02-29"),
        # Beside today.
        *((text, "2026-11-21") for text in ("today", "Today", "now")),
        ("yesterday", "2026-11-20"),
        ("the day before yesterday", "2026-11-19"),
        ("tomorrow", "2026-11-22"),
        ("two weeks ago", "2026-11-07"),
        ("3 months ago", "2026-08-21"),
        ("2 years ago", "2024-11-21"),
        ("in 2 years", "2028-11-21"),
        ("in two weeks", "2026-12-05"),
        ("in 3 days", "2026-11-24"),
        ("last week", "2026-11-14"),
        ("monday", "2026-11-16"),
        ("last monday", "2026-11-16"),
        # A month, season or year means its last day, or today if that is sooner.
        *((text, "2021-11-30") for text in ("Nov 2021", "november 2021", "nov '21", "2021-11", "11/2021", "11.2021")),
        *((text, "2021-11-30") for text in ("in nov 2021", "end of nov 2021", "the end of november 2021")),
        *((text, "2021-09-30") for text in ("sept 2021", "sept. 2021", "Sep 2021")),
        *((text, "2020-02-29") for text in ("feb 2020", "2020-02")),
        ("january", "2026-01-31"),
        ("december", "2025-12-31"),
        ("november", "2026-11-21"),
        ("nov 2026", "2026-11-21"),
        *((text, "2021-12-31") for text in ("2021", "in 2021", "back in 2021", "by 2021", "the end of 2021")),
        *((text, "2021-12-31") for text in ("end of 2021", "late 2021", "2021~")),
        *((text, "2021-04-30") for text in ("early 2021", "the beginning of 2021", "start of 2021")),
        *((text, "2021-08-31") for text in ("mid 2021", "mid-2021", "middle of 2021")),
        *((text, "2026-11-21") for text in ("2026", "this year", "this month")),
        ("last month", "2026-10-31"),
        *((text, "2025-12-31") for text in ("last year", "in the last year")),
        ("2021-22", "2021-08-31"),
        *((text, "2021-08-31") for text in ("summer 2021", "summer of 2021", "the summer of 2021")),
        *((text, "2021-11-30") for text in ("autumn 2021", "fall 2021", "Fall of 2021")),
        ("winter 2019", "2020-02-29"),
        *((text, "2026-08-31") for text in ("summer", "last summer", "this summer")),
        ("last winter", "2026-02-28"),
        ("this autumn", "2026-11-21"),
        # Holidays: the last one, or that of a year.
        *((text, "2025-12-25") for text in ("last christmas", "christmas", "xmas", "last xmas", "Christmas Day")),
        *((text, "2021-12-25") for text in ("christmas 2021", "christmas of 2021", "christmas in 2021")),
        ("this christmas", "2026-12-25"),
        ("christmas eve 2021", "2021-12-24"),
        *((text, "2025-11-27") for text in ("last thanksgiving", "thanksgiving 2025")),
        ("thanksgiving 2021", "2021-11-25"),
        *((text, "2020-12-31") for text in ("new year's eve 2020", "new years eve 2020", "new year’s eve 2020")),
        *((text, "2026-01-01") for text in ("new year", "last new year", "new years day", "new year's day 2026")),
        *((text, "2021-02-14") for text in ("valentine's day 2021", "valentines 2021")),
        *((text, "2026-10-31") for text in ("halloween", "last halloween", "this halloween")),
        *((text, "2021-04-04") for text in ("easter 2021", "2021-04-04")),
        # The ends of the calendar.
        ("0001", "0001-12-31"),
        ("1 january 1000", "1000-01-01"),
        ("9999-12-31", "9999-12-31"),
        ("christmas 9999", "9999-12-25"),
    ],
)
def test_a_day_as_people_type_it(typed: str, meant: str) -> None:
    assert read_day(typed, TODAY) == Day(day(meant))


@pytest.mark.parametrize(
    "typed",
    ["dec 2026", "january 2027", "2027", "2026-12", "next month", "next year", "winter 2026", "9999", "12/2026"],
)
def test_a_month_or_year_to_come_is_today_and_says_so(typed: str) -> None:
    assert read_day(f" {typed} ", TODAY) == Day(TODAY, not_yet=typed)


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("02/03/2021", "2021-03-02", "2021-02-03"),
        ("2/3/21", "2021-03-02", "2021-02-03"),
        ("12.11.2010", "2010-11-12", "2010-12-11"),
        ("1-2-2021", "2021-02-01", "2021-01-02"),
        ("on 02/03/2021", "2021-03-02", "2021-02-03"),
        ("3/2/0001", "0001-02-03", "0001-03-02"),
    ],
)
def test_a_day_with_two_readings_gives_both(typed: str, first: str, second: str) -> None:
    both = TwoReadings(day(first), day(second))
    assert read_day(typed, TODAY) == both
    assert read_date(typed, TODAY) == both


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "banana", "kim", "the day before", "wedding", "when they met", "asdf", "!", "-", "~", "?"),
        *("10", "5th", "the 5th", "99", "99999", "year 99999", "1 jan 99999", "0000", "nov 0000", "0000-01", "Y12021"),
        *("30 feb 2021", "feb 30 2021", "november 31 2021", "29 feb 2021", "31/02/2021", "2021/02/30", "2021-02-30"),
        *("2021-13", "13/2021", "00/2021", "0/0/2021", "40/40/2021", "1/1/0000", "2021-00-10", "easter 0000"),
        *(
            "2020-2021",
            "2020/2021",
            "between 2020 and 2021",
            "after 2021",
            "since 2021",
            "from nov 2021",
            "before 2021",
        ),
        *("2021%", "202X", "the 2020s", "last decade", "2021-W05", "2000 bc"),
        *("2021-11-26T00:00", "10pm", "20211126", "1637884800", "100000 years ago", "9999999999 days ago"),
        *("２０２１", "٢٠٢١", "ноябрь 2021", "2021" * 100, "nov " * 50, "'" * 61, "\x00", "💍", "<@1>"),
    ],
)
def test_nonsense_is_handed_back_as_typed(typed: str) -> None:
    assert read_day(typed, TODAY) == Unreadable(typed)
    assert read_date(typed, TODAY) == Unreadable(typed)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        *((text, "2021-11-26") for text in ("26 nov 2021", "Nov 26, 2021", "2021/11/26", "2021-11-26")),
        *((text, "2021-11") for text in ("Nov 2021", "2021-11", "11/2021", "november '21", "in november 2021")),
        *((text, "2021-22") for text in ("summer 2021", "the summer of 2021", "2021-22")),
        *((text, "2021-24") for text in ("winter 2021", "2021-24")),
        *((text, "2021") for text in ("2021", "in 2021")),
        *(
            (text, "2021-08~")
            for text in ("2021-08~", "about aug 2021", "around August 2021", "circa 2021-08", "c. 8/2021")
        ),
        *((text, "2021-22~") for text in ("about summer 2021", "2021-22~")),
        ("ca. 2021", "2021~"),
        ("around 26 nov 2021", "2021-11-26~"),
        ("yesterday", "2026-11-20"),
        ("2 days ago", "2026-11-19"),
        ("last christmas", "2025-12-25"),
        # No more exact than it was said.
        *((text, "2026-10") for text in ("last month", "a month ago")),
        *((text, "2024") for text in ("2 years ago", "two years ago")),
        ("last year", "2025"),
        # What is to come is read here; the entry refuses it.
        ("december 2026", "2026-12"),
        ("0001-01-01~", "0001-01-01~"),
    ],
)
def test_an_events_date_is_as_exact_as_it_was_typed(typed: str, written: str) -> None:
    found = read_date(typed, TODAY)
    assert isinstance(found, EdtfDate)
    assert found.text == written


@pytest.mark.parametrize("typed", ["early 2021", "mid-2021", "end of 2021", "last week", "three weeks ago"])
def test_what_the_record_has_no_date_for_is_not_made_up(typed: str) -> None:
    assert isinstance(read_day(typed, TODAY), Day)
    assert read_date(typed, TODAY) == Unreadable(typed)


@pytest.mark.parametrize(
    ("typed", "today", "meant"),
    [
        ("christmas", "2026-12-25", "2026-12-25"),
        ("last christmas", "2026-12-25", "2025-12-25"),
        ("christmas", "2026-12-26", "2026-12-25"),
        ("this winter", "2027-01-10", "2027-01-10"),
        ("winter", "2026-12-01", "2026-12-01"),
        ("last winter", "2027-01-10", "2026-02-28"),
        ("last winter", "2027-03-01", "2027-02-28"),
        ("last month", "2026-01-31", "2025-12-31"),
        ("yesterday", "2024-03-01", "2024-02-29"),
        ("1/1/27", "2026-01-01", "2027-01-01"),
        ("1/1/28", "2026-01-01", "1928-01-01"),
        ("last christmas", "0001-06-01", None),
        ("last winter", "0001-01-01", None),
    ],
)
def test_what_a_text_means_turns_with_today(typed: str, today: str, meant: str | None) -> None:
    assert read_day(typed, day(today)) == (Day(day(meant)) if meant else Unreadable(typed))


_PIECES = st.sampled_from(
    (
        *("last", "this", "next", "early", "mid", "end of", "in", "on", "the", "about", "nov", "may", "feb"),
        *("2021", "0000", "9999", "99999", "31", "30", "29", "1", "2", "99999999", "/", "-", ".", "~", "'"),
        *("ago", "days", "weeks", "years", "summer", "winter", "christmas", "easter", "thanksgiving", "today"),
        *("12:30", "pm", "utc", "z", "bc", "+01:00"),
    )
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.text(max_size=40) | st.lists(_PIECES, min_size=1, max_size=5).map(" ".join),
    st.dates() | st.sampled_from([date.min, date.max, TODAY]),
)
def test_any_text_is_read_or_handed_back(typed: str, today: date) -> None:
    asked = read_day(typed, today)
    match asked:
        case Day(not_yet=str()):
            assert asked.day == today
        case Unreadable(text):
            assert text == typed
        case Day() | TwoReadings():
            assert any(c.isalnum() for c in typed)
    dated = read_date(typed, today)
    assert not isinstance(dated, EdtfDate) or dated.earliest <= dated.first <= dated.latest


@pytest.mark.parametrize("typed", ["2021?", "nov 2021 ?", "2021-09-16,", "in march 2014?"])
def test_a_question_mark_ends_a_question_but_makes_no_date(typed: str) -> None:
    assert isinstance(read_day(typed, TODAY), Day)
    assert isinstance(read_date(typed, TODAY), Unreadable)
