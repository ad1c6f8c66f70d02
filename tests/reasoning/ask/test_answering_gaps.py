"""What is asked for and not told, of invented couples: each gap by its name, with the nearest thing told."""

from __future__ import annotations

import pytest

from bot.reasoning.ask.told import Gap, StateIs
from tests.reasoning.ask import inventing
from tests.reasoning.ask.inventing import Asking, Row, in_short

vera, tess, ruth = inventing.vera, inventing.tess, inventing.ruth

TOLD: list[Row] = [
    ("where did they marry?", None, "says married"),
    ("where did milo beg?", None, "says plea"),
    ("why did vera file for divorce?", None, "says filed"),
    ("how many guests were at the wedding?", None, "says married"),
    ("who sold the house?", None, "says house"),
]


@pytest.mark.parametrize("row", TOLD, ids=lambda row: row[0])
def test_what_an_event_has_is_told(vera: Asking, row: Row) -> None:
    assert vera.row(row[0]) == row


@pytest.mark.parametrize(
    ("question", "gap", "nearest"),
    [
        ("where did they start dating?", Gap.NO_PLACE, "says dating"),
        ("where did they get engaged?", Gap.NO_PLACE, "says engaged"),
        ("why did they marry?", Gap.NO_REASON, "says married"),
        ("why did they start dating?", Gap.NO_REASON, "says dating"),
        ("how much did the wedding cost?", Gap.NO_NUMBER, "says married"),
        ("how much did the ring cost?", Gap.NO_NUMBER, "says engaged"),
        ("how many people were pictured at the gala?", Gap.NO_NUMBER, "says gala"),
        ("what is the name of the judge?", Gap.NOT_TOLD, "says divorced"),
        ("who is the judge?", Gap.NO_NAME, "says divorced"),
        ("how old is milo?", Gap.NOT_TOLD, ""),
        ("how long was milo ill?", Gap.NOT_TOLD, ""),
        ("what happened in 2016?", Gap.NOT_TOLD, ""),
    ],
)
def test_what_an_event_has_not_is_a_gap_beside_what_it_tells(
    vera: Asking, question: str, gap: Gap, nearest: str
) -> None:
    part = vera.part(question)
    assert part.gap is gap
    assert in_short(part.statements[:1]) == nearest
    assert not part.answered
    assert part.verdict is None


@pytest.mark.parametrize(
    "question",
    [
        *("what are their children called?", "who are their children?", "what are the names of their kids?"),
        "what is vera's kid called?",
    ],
)
def test_nobodys_children_are_named(vera: Asking, question: str) -> None:
    part = vera.part(question)
    assert (part.gap, part.statements) == (Gap.CHILD, ())


@pytest.mark.parametrize("question", ["what is vera's home address?", "where does milo live?"])
def test_no_home_is_told(vera: Asking, question: str) -> None:
    part = vera.part(question)
    assert (part.gap, part.statements) == (Gap.PRIVATE, ())


def test_that_they_have_children_is_told(vera: Asking) -> None:
    assert in_short(vera.part("how many children do they have?").statements) == "says first-child; says second-child"


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("will they get back together?", "says back-rumour against back-denied"),
        ("is milo going to marry dora?", "says dora"),
    ],
)
def test_nobody_knows_what_will_be(vera: Asking, question: str, stated: str) -> None:
    part = vera.part(question)
    *talk, state = part.statements
    assert part.gap is Gap.FUTURE
    assert part.verdict is None
    assert in_short(talk) == stated
    assert isinstance(state, StateIs)
    assert not part.answered


@pytest.mark.parametrize(
    "question", ["were they together on 1 june 2030?", "are they going to get back together?", "will she ever marry?"]
)
def test_a_day_to_come_is_not_answered_by_today(vera: Asking, question: str) -> None:
    part = vera.part(question)
    assert (part.verdict, part.gap) == (None, Gap.FUTURE)
    assert isinstance(part.statements[-1], StateIs)


def test_what_will_be_is_no_news_of_somebody_else(tess: Asking, ruth: Asking) -> None:
    for asked in (tess, ruth):
        part = asked.part("will they divorce?")
        assert part.gap is Gap.FUTURE
        assert in_short(part.statements).startswith("state ")
