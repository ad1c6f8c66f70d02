"""EDTF as the record uses it: bounds, precision, and what is refused."""

from __future__ import annotations

import time
from datetime import date
from typing import cast

import pytest
from edtf import parse_edtf
from edtf.parser.parser_classes import Date
from hypothesis import given, settings
from hypothesis import strategies as st

from db.dates import BadDate, Precision, parse_date


@pytest.mark.parametrize(
    ("text", "first", "earliest", "latest"),
    [
        ("2021-02-19", "2021-02-19", "2021-02-19", "2021-02-19"),
        ("2020-02-29", "2020-02-29", "2020-02-29", "2020-02-29"),
        ("2000-02", "2000-02-01", "2000-02-01", "2000-02-29"),
        ("1900-02", "1900-02-01", "1900-02-01", "1900-02-28"),
        ("2021-12", "2021-12-01", "2021-12-01", "2021-12-31"),
        ("2021", "2021-01-01", "2021-01-01", "2021-12-31"),
        ("2021-21", "2021-03-01", "2021-03-01", "2021-05-31"),
        ("2021-22", "2021-06-01", "2021-06-01", "2021-08-31"),
        ("2021-23", "2021-09-01", "2021-09-01", "2021-11-30"),
        ("2021-24", "2021-12-01", "2021-12-01", "2022-02-28"),
        ("2019-24", "2019-12-01", "2019-12-01", "2020-02-29"),
        # About: one unit of the date's own precision to both sides, first stays as written.
        ("2021-02-19~", "2021-02-19", "2021-02-18", "2021-02-20"),
        ("2021-01-01~", "2021-01-01", "2020-12-31", "2021-01-02"),
        ("2020-02-29~", "2020-02-29", "2020-02-28", "2020-03-01"),
        ("2021-08~", "2021-08-01", "2021-07-01", "2021-09-30"),
        ("2021-01~", "2021-01-01", "2020-12-01", "2021-02-28"),
        ("2020-01~", "2020-01-01", "2019-12-01", "2020-02-29"),
        ("2021-12~", "2021-12-01", "2021-11-01", "2022-01-31"),
        ("2021~", "2021-01-01", "2020-01-01", "2022-12-31"),
        ("2021-21~", "2021-03-01", "2020-12-01", "2021-08-31"),
        ("2021-22~", "2021-06-01", "2021-03-01", "2021-11-30"),
        ("2021-23~", "2021-09-01", "2021-06-01", "2022-02-28"),
        ("2021-24~", "2021-12-01", "2021-09-01", "2022-05-31"),
        # The ends of the calendar.
        ("0001-01-01", "0001-01-01", "0001-01-01", "0001-01-01"),
        ("0001-01-01~", "0001-01-01", "0001-01-01", "0001-01-02"),
        ("0001-01~", "0001-01-01", "0001-01-01", "0001-02-28"),
        ("0001-21~", "0001-03-01", "0001-01-01", "0001-08-31"),
        ("0001~", "0001-01-01", "0001-01-01", "0002-12-31"),
        ("9999-12-31~", "9999-12-31", "9999-12-30", "9999-12-31"),
        ("9999-12~", "9999-12-01", "9999-11-01", "9999-12-31"),
        ("9999-24", "9999-12-01", "9999-12-01", "9999-12-31"),
        ("9999-24~", "9999-12-01", "9999-09-01", "9999-12-31"),
        ("9999-23~", "9999-09-01", "9999-06-01", "9999-12-31"),
        ("9999~", "9999-01-01", "9998-01-01", "9999-12-31"),
    ],
)
def test_bounds(text: str, first: str, earliest: str, latest: str) -> None:
    found = parse_date(text)
    assert str(found) == text
    assert (found.first.isoformat(), found.earliest.isoformat(), found.latest.isoformat()) == (first, earliest, latest)


@pytest.mark.parametrize(
    ("text", "precision", "approximate", "exact"),
    [
        ("2021-02-19", Precision.DAY, False, True),
        ("2021-02-19~", Precision.DAY, True, False),
        ("2021-02", Precision.MONTH, False, False),
        ("2021-12~", Precision.MONTH, True, False),
        ("2021-21", Precision.SEASON, False, False),
        ("2021-24~", Precision.SEASON, True, False),
        ("2021", Precision.YEAR, False, False),
        ("2021~", Precision.YEAR, True, False),
    ],
)
def test_how_exactly_a_date_is_known(text: str, precision: Precision, approximate: bool, exact: bool) -> None:
    found = parse_date(text)
    assert (found.precision, found.approximate, found.exact) == (precision, approximate, exact)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "~", "now", "2021 ", " 2021", "2021\n", "2021-08 ~", "~2021", "2021~~", "-2021", "+2021"),
        *("2021?", "2021%", "2021-08?", "2021-XX", "202X", "2021-XX-XX", "?2021", "2021-?08"),
        *("2021/2022", "2021-01-01/2021-02-01", "2021/", "../2021", "[2021,2022]", "{2021}"),
        *("2021-02-19T10:00", "2021-02-19T10:00:00Z", "2021-02-19 10:00", "2021-W05"),
        *("99999", "Y99999", "y12021", "0000", "0000-01", "0000-01-01", "21", "021", "1e3"),
        *("2021-00", "2021-13", "2021-14", "2021-20", "2021-25", "2021-31", "2021-41", "2021-1", "2021-22-01"),
        *("2021-02-30", "2021-02-29", "1900-02-29", "2021-04-31", "2021-01-00", "2021-01-32", "2021-02-30~"),
        *("٢٠٢١", "２０２１", "२०२१-०१", "2021-0８", "2021–02", "2021/02/19", "x" * 5000, "2" * 5000),
    ],
)
def test_refusals(text: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse_date(text)
    sentence = str(refused.value)
    assert "2021-08~" in sentence, "it shows what to write"
    assert len(sentence) < 250
    assert sentence.endswith(".")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?", fullmatch=True) | st.text(max_size=15))
def test_any_text_is_a_date_with_ordered_bounds_or_refused(text: str) -> None:
    try:
        found = parse_date(text)
    except BadDate:
        return
    assert found.earliest <= found.first <= found.latest
    assert text.isascii()


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.dates())
def test_about_holds_the_date_itself(value: object) -> None:
    for text in (f"{value}", f"{value}"[:7], f"{value}"[:4]):
        plain, about = parse_date(text), parse_date(f"{text}~")
        assert about.earliest <= plain.earliest <= plain.latest <= about.latest
        assert about.first == plain.first


@pytest.mark.parametrize("text", ["0001", "2021", "9999", "2000-02", "2021-12", "2021-21", "2021-22", "9999-23"])
def test_the_bounds_are_those_of_the_edtf_grammar(text: str) -> None:
    read = cast(Date, parse_edtf(text))
    bounds = [date(*day[:3]) for day in (read.lower_strict(), read.upper_strict())]
    found = parse_date(text)
    assert [found.earliest, found.latest] == bounds


def test_thousands_of_different_dates_right_or_wrong_are_read_at_once() -> None:
    begun = time.perf_counter()
    for year in range(1, 5_000):
        assert parse_date(f"{year:04}-11").precision is Precision.MONTH
        with pytest.raises(BadDate):
            parse_date(f"{year:04}-13")
    # Through edtf's grammar it would be half a minute.
    assert time.perf_counter() - begun < 5
