"""The words of answers to plain questions: as exact as what is known, and different for each thing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.ask.told import Gap, Verdict
from bot.replies.words import ask_words
from db.dates import parse_date
from db.records import Kind
from tests.reasoning.making import ANN

modest = settings(deadline=None, derandomize=True)


def test_every_verdict_gap_and_kind_that_changes_a_track_has_its_own_words() -> None:
    assert set(ask_words.VERDICTS) == set(Verdict)
    assert set(ask_words.GAPS) == set(Gap)
    said = [*ask_words.VERDICTS.values(), *ask_words.GAPS.values()]
    assert len(set(said)) == len(said)
    assert not any(text.casefold().startswith("yes") for text in ask_words.GAPS.values())


@pytest.mark.parametrize("kind", ask_words.DONE)
@pytest.mark.parametrize(
    ("when", "at"),
    [
        ("2014-05-24", "on 24 May 2014"),
        ("2014-05", "in May 2014"),
        ("2014", "in 2014"),
        ("2014-05~", "about May 2014"),
    ],
)
def test_what_happened_is_dated_as_exactly_as_it_is_known(kind: Kind, when: str, at: str) -> None:
    value = parse_date(when)
    plain = ask_words.happened(kind, value, None, reported=False)
    assert plain.casefold() == f"{ask_words.DONE[kind]} {at}.".casefold()
    assert plain[0].isupper()
    assert ask_words.happened(kind, value, None, reported=True) == f"Reportedly {ask_words.DONE[kind]} {at}."


def test_who_filed_is_named_and_nobody_else() -> None:
    value = parse_date("2014-05-24")
    assert ask_words.happened(Kind.DIVORCE_FILED, value, ANN, reported=False).startswith(f"{ANN} filed for divorce ")
    assert ANN not in ask_words.happened(Kind.MARRIED, value, ANN, reported=False)


@pytest.mark.parametrize(
    ("months", "days", "vague", "said"),
    [
        ((0, 0), (1, 1), False, "1 day"),
        ((0, 0), (12, 12), False, "12 days"),
        ((1, 1), (45, 45), False, "45 days"),
        ((2, 2), (61, 61), False, "About 2 months"),
        ((12, 12), (365, 365), False, "About 1 year"),
        ((80, 80), (2463, 2463), False, "About 6 years and 8 months"),
        ((13, 13), (400, 400), True, "About 1 year and 1 month"),
        ((5, 11), (150, 350), True, "5 to 11 months"),
    ],
)
def test_how_long(months: tuple[int, int], days: tuple[int, int], vague: bool, said: str) -> None:
    assert ask_words.lasted(months, days, vague=vague) == said


@modest
@given(st.integers(0, 600), st.integers(0, 40), st.integers(0, 30))
def test_a_length_that_is_not_known_to_the_day_never_seems_so(least: int, wider: int, days: int) -> None:
    said = ask_words.lasted((least, least + wider), (least * 30, (least + wider) * 30 + days + 1), vague=True)
    assert said.startswith("About ") or " to " in said


@pytest.mark.parametrize(
    ("count", "said"), [(1, "Once on record."), (2, "Twice on record."), (3, "3 times on record.")]
)
def test_how_often(count: int, said: str) -> None:
    assert ask_words.times(count) == said
