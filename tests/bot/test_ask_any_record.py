"""Whatever a record holds, hostile words and two hundred articles an event: plain answers of it are cited and fit."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings

from bot.archive import Archive
from bot.asks import Asks
from bot.reasoning.names import Names, plain
from db.records import Record
from db.rows import StoredCouple
from tests.bot.test_ask_fuzz import Court
from tests.bot.test_everything_is_cited import crowded
from tests.conftest import TODAY
from tests.reasoning.strategies import asked_days, hostile_stories

QUESTIONS = (
    *("are Ann and Ben together?", "did they marry?", "when did they get married?", "who filed for divorce?"),
    *("how long were they engaged?", "how often did they split up?", "why did they break up?", "who is annben?"),
    *("is Ann dating Cleo Cox?", "who is Ben dating now?", "how long was Ann with Dan Dorn?", "who said that?"),
    *("what happened in 2012?", "what happened?", "were they married in summer 2011?", "what was known in 2012?"),
    *("according to whom did they get back together?", "did anybody deny it?", "is it true that they split?"),
    *("where did they marry?", "did they marry before they got engaged?", "list all of Ann's partners"),
    *("did event e1 happen?", "did event e2 happen and when did e3 happen?", "will they ever marry again?"),
)


class OneRecord(Archive):
    """An archive of one record that no file holds."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._couple = StoredCouple(1, None, record.couple)

    async def hides_rumours(self, server: int | None) -> bool:
        return False

    async def names(self, server: int | None) -> Names:
        return Names([self._couple])

    async def partners(self, server: int | None) -> Mapping[str, frozenset[int]]:
        return {plain(event.partner): frozenset({1}) for event in self._record.events if event.partner}

    async def record(self, stored: StoredCouple, server: int | None, *, whole: bool = False) -> Record:
        return self._record


def complaints(record: Record, today: date) -> list[str]:
    """What is wrong with the answers of a record."""

    async def asked() -> list[str]:
        asks, court = Asks(OneRecord(record)), Court([record])
        return [
            f"{question} {wrong}"
            for question in QUESTIONS
            for wrong in court.complaints(await asks.ask(question, None, today=today))
        ]

    return asyncio.run(asked())


# Each record is asked all questions twice.
@settings(max_examples=40, deadline=None, derandomize=True)
@given(hostile_stories(), asked_days)
def test_every_plain_answer_about_any_couple_is_cited(record: Record, day: date) -> None:
    for today in (TODAY, day):
        assert complaints(record, today) == []


@pytest.mark.parametrize(
    "record",
    [
        crowded(0, 1, None, "https://example.org/"),
        crowded(1, 200, "*שלום* [1] " * 30, "https://example.org/"),
        crowded(20, 200, "*_[`" * 75, "https://example.org/".ljust(480, "x")),
        crowded(150, 1, None, "https://example.org/"),
    ],
    ids=["no event", "one event", "two hundred long articles each", "many events"],
)
def test_every_plain_answer_of_a_crowded_record_is_cited(record: Record) -> None:
    assert complaints(record, TODAY) == []
