"""Whether something happened, asked whole of invented couples: by when, by whom, only claimed, denied, or never."""

from __future__ import annotations

import pytest

from bot.reasoning.ask.told import Gap, Happened, Says, Verdict
from tests.reasoning.ask import inventing
from tests.reasoning.ask.inventing import Asking, Row

vera, tess, ruth = inventing.vera, inventing.tess, inventing.ruth

YES, NO, CANT_TELL, NOT_CONFIRMED = Verdict.YES, Verdict.NO, Verdict.CANT_TELL, Verdict.NOT_CONFIRMED
NOT_SO, NOT_TOLD = Gap.NOT_SO, Gap.NOT_TOLD
WED = "happened married; says married"
FILED = "happened filed by Vera Lund; says filed"
MET = "happened dating; says dating"
RUMOUR = "says back-rumour against back-denied"

BY_WHEN: list[Row] = [
    ("did they marry?", YES, WED),
    ("did they marry in 2011?", YES, WED),
    ("did they marry on 20 august 2011?", YES, WED),
    ("did they marry on 21 august 2011?", NO, WED),
    ("did they marry in 2012?", NO, WED),
    ("did they marry before 2010?", NO, WED),
    ("did they marry before 2012?", YES, WED),
    ("did they marry by september 2011?", YES, WED),
    ("did they marry by july 2011?", NO, WED),
    # Which of two years it was has no yes or no.
    ("did they marry in 2011 or 2012?", None, WED),
    ("did they marry before or after 2010?", None, WED),
    ("did they start dating before 2010?", YES, MET),
    ("did they start dating by 15 june 2009?", CANT_TELL, MET),
    ("had they started dating by 15 june 2009?", CANT_TELL, MET),
    # It came out with her petition.
    ("in january 2018, was it known that they had separated?", NOT_SO, "state married, married"),
    ("had they separated by december 2017?", YES, "happened separated; says separated"),
    ("were they seen together after the divorce?", YES, "says concert"),
    ("were they seen together in 2023?", YES, "says concert"),
]
BY_WHOM: list[Row] = [
    ("did vera file for divorce?", YES, FILED),
    ("did she file for divorce?", YES, FILED),
    ("did milo file for divorce?", NO, FILED),
    ("did milo file?", NO, FILED),
    ("did he file for divorce?", NO, FILED),
    ("did milo file for divorce from vera?", NO, FILED),
    ("did vera file for divorce from milo?", YES, FILED),
    ("did milo propose?", YES, "happened engaged; says engaged"),
    ("did vera propose?", NO, "happened engaged; says engaged"),
    ("did she propose?", NO, "happened engaged; says engaged"),
    ("did milo beg for another try?", YES, "says plea"),
]
CLAIMED: list[Row] = [
    ("did they get back together?", NOT_CONFIRMED, RUMOUR),
    ("did they reconcile?", NOT_CONFIRMED, RUMOUR),
    ("is it true that they are back together?", NOT_CONFIRMED, RUMOUR),
    ("did milo buy a yacht?", NO, "says yacht"),
    ("did vera once say that she sold her house?", YES, "says house"),
    # Whether somebody said it is another question than whether it is so.
    ("did vera say they were back together?", NO, RUMOUR),
    ("did a source say they were back together?", None, RUMOUR),
    ("did vera get the house?", NOT_TOLD, "says house"),
    ("do they have two kids?", NOT_TOLD, "says first-child"),
    ("do they have kids?", YES, "says first-child; says second-child"),
    ("did vera deny that they are back together?", YES, "says back-denied"),
]


@pytest.mark.parametrize("row", [*BY_WHEN, *BY_WHOM, *CLAIMED], ids=lambda row: row[0])
def test_whether_it_happened(vera: Asking, row: Row) -> None:
    assert vera.row(row[0]) == row


ON_AND_OFF: list[Row] = [
    ("did they break up?", YES, "happened split-1; says split-1"),
    ("did they break up before 2015?", YES, "happened split-1; says split-1"),
    ("did they break up by 15 september 2013?", CANT_TELL, "happened split-1; says split-1"),
    ("did they get back together in 2018?", YES, "happened back-2; says back-2"),
    ("did they get back together before 2018?", YES, "happened back-1; says back-1"),
    ("did odin propose?", YES, "happened engaged; says engaged"),
    ("did tess propose?", NO, "happened engaged; says engaged"),
    ("did odin date greta?", YES, "says greta; says greta-over"),
    ("did odin and greta break up?", YES, "says greta-over"),
    ("did tess propose to odin?", NO, "happened engaged; says engaged"),
    ("did they marry?", NOT_CONFIRMED, "says wed-rumour against wed-denied"),
    ("is it true that they have married?", NOT_CONFIRMED, "says wed-rumour against wed-denied"),
    # What has no event is not on record, however it is asked.
    ("did they divorce?", NOT_SO, "state engaged, unmarried"),
    ("when did they divorce?", NOT_SO, "state engaged, unmarried"),
    ("why did they divorce?", NOT_SO, "state engaged, unmarried"),
]


@pytest.mark.parametrize("row", ON_AND_OFF, ids=lambda row: row[0])
def test_whether_it_happened_to_two_who_parted_and_came_back(tess: Asking, row: Row) -> None:
    assert tess.row(row[0]) == row


@pytest.mark.parametrize(
    "question",
    [
        *("did they ever break up?", "have they ever separated?", "when did they divorce?", "why did they split up?"),
        *("who filed for divorce?", "did they get divorced?", "where did they break up?"),
    ],
)
def test_what_never_happened_is_not_on_record_with_how_they_stand(ruth: Asking, question: str) -> None:
    assert ruth.row(question) == (question, NOT_SO, "state married, married")


@pytest.mark.parametrize("question", ["did they marry again?", "did they get married a second time?"])
def test_what_they_did_once_they_did_not_do_again(vera: Asking, question: str) -> None:
    part = vera.part(question)
    assert (part.verdict, part.gap) == (NO, NOT_SO)


@pytest.mark.parametrize("question", ["why did they remarry?", "when did they remarry?", "where did they remarry?"])
def test_a_second_time_that_never_was_has_no_day_no_place_and_no_reason(vera: Asking, question: str) -> None:
    part = vera.part(question)
    assert (part.verdict, part.gap) == (None, NOT_SO)


def test_a_rumour_is_never_told_as_what_happened(vera: Asking, tess: Asking) -> None:
    for asked, question in ((vera, "did they get back together?"), (tess, "did they marry?")):
        [claim] = asked.part(question).statements
        assert isinstance(claim, Says)
        assert not claim.event.asserted
        assert [other.kind.value for other in claim.disputed_by] == ["denial"]


def test_who_did_it_is_named_where_somebody_else_is_asked_about(vera: Asking) -> None:
    happened, *_ = vera.part("did milo file for divorce?").statements
    assert isinstance(happened, Happened)
    assert (happened.event.key, happened.agent) == ("filed", "Vera Lund")


def test_what_was_claimed_later_is_not_known_yet(vera: Asking) -> None:
    question = "as known in november 2018, did they get back together?"
    assert vera.row(question)[1] is NOT_SO
    assert vera.row("as known in january 2019, did they get back together?")[1] is NOT_CONFIRMED


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("did they win a lottery?", ""),
        ("did milo give vera a house?", "says house"),
        ("did milo comment on the divorce?", "says divorced"),
        ("did vera sell a horse?", "says house"),
        ("is milo dating Zaphod?", "says dora"),
        ("is milo dating Britney Crumb?", ""),
        ("did Zaphod file for divorce?", "says filed"),
        ("is vera engaged to emil?", "says emil"),
    ],
)
def test_what_is_not_told_is_said_with_the_nearest_thing_that_is(vera: Asking, question: str, nearest: str) -> None:
    _, gap, stated = vera.row(question)
    assert gap is NOT_TOLD
    assert stated.split("; ")[0] == nearest
