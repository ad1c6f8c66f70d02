"""Between two events, in which order, while something was so, before and after somebody; asked whole."""

from __future__ import annotations

import pytest

from bot.reasoning.ask.told import Gap, Verdict
from tests.reasoning.ask import inventing
from tests.reasoning.ask.inventing import Asking, Row

vera, tess = inventing.vera, inventing.tess

YES, NOT_TOLD = Verdict.YES, Gap.NOT_TOLD

BETWEEN: list[Row] = [
    ("how long was it between the proposal and the wedding?", None, "lasted engaged to married"),
    ("how long from the wedding to the petition?", None, "lasted married to filed"),
    ("how long was it from the gala to the first child?", None, "lasted gala to first-child"),
    (
        "what happened between the wedding and the separation?",
        None,
        "says married; says first-child; says second-child; says separated",
    ),
    ("did anything happen between the proposal and the wedding?", NOT_TOLD, ""),
]
IN_ORDER: list[Row] = [
    ("which came first, the proposal or the gala?", None, "says gala; says engaged"),
    ("which was earlier, the wedding or the divorce?", None, "says married; says divorced"),
    ("did they marry before or after the first child?", None, "says married; says first-child"),
]
BESIDE_SOMEBODY: list[Row] = [
    ("who did milo date after cora?", None, "says dora"),
    ("who did milo date before dora?", None, "says cora; says cora-over"),
    ("has milo dated anybody since cora?", YES, "says dora"),
    ("did vera date emil after milo?", YES, "says emil"),
    ("who did milo marry after vera?", NOT_TOLD, "says divorced; says married"),
    ("did vera date anybody in 2021?", YES, "run Emil Stark"),
    ("did vera date anybody in 2003?", NOT_TOLD, "state not_yet, unmarried"),
    ("was vera dating anybody in 2026?", NOT_TOLD, "state apart, divorced"),
]


@pytest.mark.parametrize(
    "row",
    [
        *BETWEEN,
        *IN_ORDER,
        *BESIDE_SOMEBODY,
        ("what happened while they were engaged?", None, "says engaged; says married"),
    ],
    ids=lambda row: row[0],
)
def test_a_time_is_told_by_events_and_people(vera: Asking, row: Row) -> None:
    assert vera.row(row[0]) == row


@pytest.mark.parametrize(
    "row",
    [
        ("did odin date somebody during the break?", YES, "says greta; says greta-over"),
        ("did odin date anybody after tess?", YES, "says greta; says greta-over"),
        ("who did odin date after the 2016 split?", None, "says greta; says greta-over"),
        ("which came first, the first break up or the proposal?", None, "says split-1; says engaged"),
        # They never were.
        ("what happened while they were divorcing?", NOT_TOLD, ""),
    ],
    ids=lambda row: row[0],
)
def test_a_time_is_told_by_what_happened_to_two_who_came_back(tess: Asking, row: Row) -> None:
    assert tess.row(row[0]) == row
