"""What a typed line asks for: which couple, which verb, and the days with it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.asking import (
    CommandMisspelt,
    CoupleShared,
    CoupleUnknown,
    CoupleWithin,
    NothingAsked,
    Request,
    StatusAsked,
    VerbUnknown,
    named_couple,
    read_request,
)
from tests.reasoning.making import TODAY
from tests.reasoning.test_names import BENNIFER, GARNER, KIMYE, NAMES

COMMANDS = ("couples", "event", "ship")


def asked(text: str) -> Request:
    return read_request(text, NAMES, COMMANDS, TODAY)


@pytest.mark.parametrize(
    ("text", "as_of", "known_by"),
    [
        ("kimye", None, None),
        ("Kimye", None, None),
        ("  kimye   status ", None, None),
        ("KIM AND KANYE STATUS", None, None),
        ("kimye status sept 2021", "sept 2021", None),
        ("kimye status as of sept 2021", "sept 2021", None),
        ("kimye status as_of:2021-09-16", "2021-09-16", None),
        ("kimye status AS OF 2021", "2021", None),
        ("kimye status banana", "banana", None),
        ("kimye status known by 2021", None, "2021"),
        ("kimye status known_by:2021-10-01", None, "2021-10-01"),
        ("kimye status known by: 2021", None, "2021"),
        ("kimye status sept 2021 known by oct 2021", "sept 2021", "oct 2021"),
        ("kimye status as_of:2021-09-16 known_by:2021-10-01", "2021-09-16", "2021-10-01"),
        ("kimye status as of 2021 Known By 2022", "2021", "2022"),
        ("kimye 2021", "2021", None),
        ("kim & kanye last christmas", "last christmas", None),
        ("kimye as of sept 2021", "sept 2021", None),
        ("kimye sept 2021 known by 2022", "sept 2021", "2022"),
        ("kimye 02/03/2021", "02/03/2021", None),
        ("ye and kim yesterday", "yesterday", None),
    ],
)
def test_the_status_of_a_couple(text: str, as_of: str | None, known_by: str | None) -> None:
    assert asked(text) == StatusAsked(KIMYE, as_of, known_by)


@pytest.mark.parametrize(
    ("text", "typed", "near"),
    [
        ("kimye staus", "staus", "status"),
        ("kimye timeline", "timeline", None),
        ("kimye banana 2021", "banana", None),
    ],
)
def test_a_word_that_is_no_verb(text: str, typed: str, near: str | None) -> None:
    assert asked(text) == VerbUnknown(KIMYE, typed, near)


@pytest.mark.parametrize("text", ["", "   ", "help", "HELP", "Help "])
def test_nothing_asked(text: str) -> None:
    assert asked(text) == NothingAsked(text.strip())


def test_a_name_of_several_couples() -> None:
    found = asked("bennifer status 2021")
    assert isinstance(found, CoupleShared)
    assert found.typed == "bennifer"
    assert set(found.couples) == {BENNIFER, GARNER}


def test_a_misspelt_couple_comes_with_a_guess() -> None:
    found = asked("kimmye status")
    assert isinstance(found, CoupleUnknown)
    assert found.near[0] == KIMYE


def test_a_misspelt_command_comes_with_a_guess() -> None:
    assert asked("cuples") == CommandMisspelt("cuples", "couples")
    assert asked("evnt add") == CommandMisspelt("evnt add", "event")


def test_a_stranger_is_nobody() -> None:
    assert asked("qqqqqq zzz") == CoupleUnknown("qqqqqq zzz", ())


@pytest.mark.parametrize("text", ["kimye", " KIMYE ", "kim and kanye", "Kim Kardashian & Kanye West", "ye + kim"])
def test_the_couple_option_takes_slug_and_names(text: str) -> None:
    assert named_couple(text, NAMES) == KIMYE


def test_the_couple_option_takes_a_slug_before_a_shared_name() -> None:
    assert named_couple("bennifer", NAMES) == BENNIFER
    assert named_couple("garnfleck", NAMES) == GARNER


def test_the_couple_option_without_an_exact_name() -> None:
    near = named_couple("kimyee", NAMES)
    assert isinstance(near, CoupleUnknown)
    assert near.near[0] == KIMYE
    assert named_couple("qqqqqq", NAMES) == CoupleUnknown("qqqqqq", ())


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "kimye",
                "kim",
                "and",
                "ye",
                "status",
                "as of",
                "known by",
                "known_by:",
                "2021",
                "02/03/2021",
                "banana",
                "?",
            ]
        )
    ).map(" ".join)
)
def test_any_line_is_read(text: str) -> None:
    match asked(text):
        case StatusAsked(stored, as_of, known_by):
            assert stored in NAMES.couples
            assert as_of is None or as_of in " ".join(text.split())
            assert known_by is None or known_by in " ".join(text.split())
        case NothingAsked(typed):
            assert typed.casefold() in {"", "help"}
        case (
            VerbUnknown(typed=typed)
            | CoupleUnknown(typed=typed)
            | CoupleWithin(typed=typed)
            | CommandMisspelt(typed=typed)
        ):
            assert typed in " ".join(text.split())
        case CoupleShared(couples=couples):
            assert len(couples) > 1
