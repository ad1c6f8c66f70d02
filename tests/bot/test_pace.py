"""The cooldown: for each person in each channel, told once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.pace import Pace, TooFast


@dataclass
class Clock:
    """A clock that a test winds."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def used_up(pace: Pace, channel: int | None = 1, person: int = 1) -> TooFast:
    """The refusal of one use too many."""
    try:
        for _ in range(pace.uses + 1):
            pace.count(channel, person)
    except TooFast as refused:
        return refused
    pytest.fail("nothing was refused")


def test_so_many_uses_are_free() -> None:
    pace = Pace(uses=3, seconds=30, clock=Clock())
    for _ in range(3):
        pace.count(1, 1)
    refused = used_up(pace)
    assert (refused.seconds, refused.told) == (30, False)


def test_it_is_told_once_until_there_was_an_answer_again() -> None:
    clock = Clock()
    pace = Pace(uses=2, seconds=30, clock=clock)
    assert not used_up(pace).told
    assert used_up(pace).told
    assert used_up(pace).told
    clock.now += 31
    assert not used_up(pace).told


def test_the_seconds_left_are_rounded_up() -> None:
    clock = Clock()
    pace = Pace(uses=1, seconds=30, clock=clock)
    pace.count(1, 1)
    clock.now += 29.5
    assert used_up(pace).seconds == 1


def test_waiting_is_enough() -> None:
    clock = Clock()
    pace = Pace(uses=2, seconds=30, clock=clock)
    used_up(pace)
    clock.now += 30.1
    pace.count(1, 1)
    pace.count(1, 1)
    assert used_up(pace).seconds <= 30


def test_people_and_channels_have_their_own() -> None:
    pace = Pace(uses=1, seconds=30, clock=Clock())
    used_up(pace, 1, 1)
    pace.count(1, 2)
    pace.count(2, 1)
    pace.count(None, 1)
    assert not used_up(pace, None, 1).told


def test_those_who_waited_are_forgotten_and_the_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pace._MOST", 50)
    clock = Clock()
    pace = Pace(uses=1, seconds=30, clock=clock)
    for person in range(49):
        pace.count(1, person)
    clock.now += 31
    used_up(pace, 1, 1000)
    pace.count(1, 2000)
    assert len(pace._turns) <= 3  # pyright: ignore[reportPrivateUsage]
    assert used_up(pace, 1, 1000).told
