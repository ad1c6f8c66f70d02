"""Who: by whom it was, and with whom somebody was; asked whole of invented couples."""

from __future__ import annotations

import pytest

from bot.reasoning.ask.told import Gap, Happened, RunIs
from tests.reasoning.ask import inventing
from tests.reasoning.ask.inventing import Asking, Row, comes_to, in_short
from tests.reasoning.making import day

vera, tess, ruth = inventing.vera, inventing.tess, inventing.ruth

NOT_TOLD = Gap.NOT_TOLD

ROWS: list[Row] = [
    ("who filed for divorce?", None, "happened filed by Vera Lund; says filed"),
    ("was it vera or milo who filed?", None, "happened filed by Vera Lund; says filed"),
    ("who popped the question?", None, "says engaged"),
    ("who are they?", None, "identity vera-milo"),
    # Now, as far as the record has heard.
    ("who is milo dating?", None, "run Dora Quist; says dora"),
    ("who is milo with now?", None, "run Dora Quist; says dora"),
    ("who is vera dating now?", NOT_TOLD, "says emil-over"),
    # In some days, or after something.
    ("who was vera with in 2021?", None, "says emil"),
    ("who was milo with in october 2019?", None, "says cora"),
    ("who has vera been with?", None, "says emil; says emil-over"),
    ("who did milo date right after the divorce?", None, "says cora; says cora-over"),
    ("who did vera date after the divorce?", None, "says emil; says emil-over"),
    ("who did milo date first after the divorce?", None, "says cora; says cora-over"),
    # Beyond the newest evidence nothing is known.
    ("who was milo dating in december 2025?", NOT_TOLD, "run Dora Quist"),
    ("who is milo dating in 2026?", NOT_TOLD, "run Dora Quist"),
    ("how many women has milo dated?", None, "counted dora cora; says dora; says cora"),
    ("list milo's partners", None, "says dora; says cora"),
    ("which women has milo dated?", None, "says dora; says cora"),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_who(vera: Asking, row: Row) -> None:
    assert vera.row(row[0]) == row


@pytest.mark.parametrize(
    "question", ["who is vera's current husband?", "who is milo's second wife?", "who was vera's first husband?"]
)
def test_the_spouse_beside_the_one_on_record_is_not_told(vera: Asking, question: str) -> None:
    assert vera.part(question).gap is NOT_TOLD


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("what did vera say?", "says emil-over; says emil; says back-denied"),
        ("what did vera say about the house?", "says house"),
        ("did vera deny it?", "says back-denied"),
    ],
)
def test_what_somebody_said(vera: Asking, question: str, stated: str) -> None:
    assert vera.row(question) == (question, None, stated)


def test_what_nobody_said_is_not_told_by_what_others_say_of_them(vera: Asking) -> None:
    assert vera.part("what did cora finch say about the wedding?").gap is NOT_TOLD


def test_who_comes_next_goes_by_the_days_of_the_story(vera: Asking) -> None:
    question = "who did milo date right after the divorce?"
    assert in_short(vera.part(question, today=day("2019-12-01")).statements) == "says cora"
    assert comes_to(vera.part(question, today=day("2019-06-01"))) is not None


def test_who_is_dated_now_depends_on_the_day(vera: Asking) -> None:
    def now(today: str) -> list[str]:
        stated = vera.part("who is milo dating?", today=day(today)).statements
        return [statement.run.partner for statement in stated if isinstance(statement, RunIs)]

    assert now("2019-10-01") == ["Cora Finch"]
    assert now("2020-06-01") == []
    assert now("2022-01-01") == ["Dora Quist"]


def test_who_filed_is_named(vera: Asking) -> None:
    happened, _ = vera.part("who filed for divorce?").statements
    assert isinstance(happened, Happened)
    assert happened.agent == "Vera Lund"


def test_who_says_so_is_answered_by_the_articles(vera: Asking, tess: Asking) -> None:
    part = vera.part("who said that they are back together?")
    assert part.sourced
    assert in_short(part.statements[:1]) == "says back-rumour against back-denied"
    assert tess.part("who denied that they married?").sourced
    assert in_short(tess.part("who denied that they married?").statements) == "says wed-denied"
    assert not vera.part("who filed for divorce?").sourced
