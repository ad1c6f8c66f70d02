"""How two invented people stand, asked in whole questions: now, on a day, by what was known, and with others."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reasoning.ask.told import Gap, RunIs, StateIs, Verdict
from tests.reasoning.ask import inventing
from tests.reasoning.ask.inventing import Asking, Row, comes_to, in_short
from tests.reasoning.making import day

vera, tess, ruth = inventing.vera, inventing.tess, inventing.ruth

YES, NO, NOT_YET, NOT_QUITE = Verdict.YES, Verdict.NO, Verdict.NOT_YET, Verdict.NOT_QUITE
CANT_TELL, NOT_TOLD = Verdict.CANT_TELL, Gap.NOT_TOLD
OVER, RINGED, WEDDED = "state apart, divorced", "state engaged, unmarried", "state married, married"

DIVORCED: list[Row] = [
    ("are they together?", NO, f"{OVER}; says divorced"),
    ("are they still together?", NO, f"{OVER}; says divorced"),
    ("are they married?", NO, f"{OVER}; says divorced"),
    ("aren't they married?", NO, f"{OVER}; says divorced"),
    ("are they divorced?", YES, f"{OVER}; says divorced"),
    ("are they back together?", NO, f"{OVER}; says divorced"),
    ("are they engaged?", NO, f"{OVER}; says divorced"),
    # On a day, or by then.
    ("were they married on 5 may 2014?", YES, f"{WEDDED}; says married"),
    ("were they together on 1 june 2005?", NOT_YET, "state not_yet, unmarried; happened dating"),
    ("were they together on 15 june 2009?", CANT_TELL, "state dating, unmarried; says dating"),
    ("were they together in july 2009?", YES, "state dating, unmarried; says dating"),
    ("were they married on 1 july 2018?", NOT_QUITE, "state apart, divorce_pending; says filed"),
    ("were they married in january 2018?", NOT_QUITE, "state apart, married; says separated"),
    ("were they divorced on 1 january 2019?", NOT_YET, "state apart, divorce_pending; happened divorced"),
    ("were they divorced by june 2019?", YES, f"{OVER}; says divorced"),
    ("were they together after the divorce?", NO, f"{OVER}; says divorced"),
    ("are they getting back together?", NO, f"{OVER}; says divorced"),
    ("have they been divorced since 2018?", NO, f"{OVER}; happened divorced"),
    ("have they been divorced since 2020?", YES, f"{OVER}; says divorced"),
    # A yes might be taken for either.
    ("so they aren't divorced?", None, f"{OVER}; says divorced"),
    # Not only how it stood on the last of the days.
    ("was milo with vera after the gala?", YES, "happened dating; says dating"),
    ("had they ever been together before 2019?", YES, "happened dating; says dating"),
    ("had they ever been together before 2009?", NOT_YET, "state not_yet, unmarried; happened dating"),
    ("when milo proposed, were they together?", YES, f"{RINGED}; says engaged"),
    # A marriage ends in law when a judge ends it.
    ("were they legally married in january 2019?", YES, "state apart, divorce_pending; says filed"),
    ("were they married in january 2019?", Verdict.NOT_QUITE, "state apart, divorce_pending; says filed"),
    ("were they still going to marry in january 2011?", YES, "state engaged, unmarried; says engaged"),
    # What came out later was not known before.
    ("as known on 1 january 2018, were they together?", YES, f"{WEDDED}; says married"),
    ("as known on 2 march 2018, were they together?", NO, "state apart, divorce_pending; says filed"),
]
ENGAGED: list[Row] = [
    ("are they together?", YES, f"{RINGED}; says engaged"),
    ("are they engaged?", YES, f"{RINGED}; says engaged"),
    ("are they back together?", YES, f"{RINGED}; says engaged"),
    ("are they married?", NOT_YET, f"{RINGED}; says engaged"),
    ("have they split up?", NO, f"{RINGED}; says engaged"),
    ("were they together on 15 september 2013?", CANT_TELL, "state apart, unmarried; says split-1"),
    ("were they together on 1 january 2014?", NO, "state apart, unmarried; happened back-1"),
    ("were they together in march 2016?", NO, "state apart, unmarried; happened back-2"),
    ("were they together when they broke up in 2013?", CANT_TELL, "state apart, unmarried; says split-1"),
    ("were they together in july 2018?", CANT_TELL, "state dating, unmarried; says back-2"),
    ("were they together on 1 january 2019?", YES, "state dating, unmarried; says back-2"),
    ("were they engaged in 2019?", NO, "state dating, unmarried; happened engaged"),
    ("were they on a break on 1 july 2016?", YES, "state apart, unmarried; says split-2"),
]
MARRIED: list[Row] = [
    ("are they together?", YES, f"{WEDDED}; says married"),
    ("are they still married?", YES, f"{WEDDED}; says married"),
    ("are they divorced?", NO, f"{WEDDED}; says married"),
    ("is ivan single?", NO, WEDDED),
    ("were they married in june 2004?", YES, f"{WEDDED}; says married"),
    ("as known in june 2004, were they married?", NOT_YET, "state engaged, unmarried; says engaged"),
    ("had the wedding been made public by march 2005?", YES, "happened married; says married"),
    ("had the wedding been made public by june 2004?", Gap.NOT_SO, "state engaged, unmarried"),
    ("as known in march 2005, were they married?", YES, f"{WEDDED}; says married"),
]


@pytest.mark.parametrize("row", DIVORCED, ids=lambda row: row[0])
def test_two_who_divorced(vera: Asking, row: Row) -> None:
    assert vera.row(row[0]) == row


@pytest.mark.parametrize("row", ENGAGED, ids=lambda row: row[0])
def test_two_who_came_back_together(tess: Asking, row: Row) -> None:
    assert tess.row(row[0]) == row


@pytest.mark.parametrize("row", MARRIED, ids=lambda row: row[0])
def test_two_who_never_parted(ruth: Asking, row: Row) -> None:
    assert ruth.row(row[0]) == row


@pytest.mark.parametrize(
    ("today", "verdict"),
    [
        ("2009-05-31", NOT_YET),
        ("2009-06-10", CANT_TELL),
        ("2009-07-01", YES),
        ("2017-12-31", YES),
        ("2018-03-01", NO),
        ("2026-11-21", NO),
    ],
)
def test_today_counts_with_what_is_known_by_then(vera: Asking, today: str, verdict: Verdict) -> None:
    assert comes_to(vera.part("are they together?", today=day(today))) is verdict


def test_the_state_is_that_of_the_day_asked_about_as_it_was_known(vera: Asking) -> None:
    part = vera.part("as known on 1 january 2018, were they together?")
    state = part.statements[0]
    assert isinstance(state, StateIs)
    assert state.status.known_by == date(2018, 1, 1)
    assert [event.key for event in state.status.because] == ["dating", "engaged", "married"]


OTHERS: list[Row] = [
    ("is milo with dora?", YES, "says dora; run Dora Quist"),
    ("is milo dating anybody?", YES, "run Dora Quist"),
    ("is milo single?", NO, "run Dora Quist"),
    ("is milo still with cora?", NO, "says cora-over"),
    ("was milo ever with cora?", YES, "says cora; says cora-over"),
    ("did milo and cora break up?", YES, "says cora-over"),
    ("did milo and dora break up?", NOT_TOLD, "run Dora Quist"),
    # Who came between the two is not with whom it is over.
    ("did cora break up vera and milo?", NOT_TOLD, "says cora-over; says cora"),
    ("was vera single in 2021?", NO, "run Emil Stark"),
    # That the record knows of nobody is no yes.
    ("is vera single?", NOT_TOLD, OVER),
    ("is vera dating anybody?", NOT_TOLD, OVER),
]


@pytest.mark.parametrize("row", OTHERS, ids=lambda row: row[0])
def test_one_of_the_two_with_somebody_else(vera: Asking, row: Row) -> None:
    assert vera.row(row[0]) == row


def test_a_run_without_an_end_is_told_with_what_it_was_last_heard_of(vera: Asking) -> None:
    [run] = vera.part("is milo dating anybody?").statements
    assert isinstance(run, RunIs)
    assert (run.run.person, run.run.partner, run.run.since.key) == ("Milo Hart", "Dora Quist", "dora")


def test_an_ended_run_was_open_on_a_day_within_it(tess: Asking) -> None:
    assert in_short(tess.part("was odin single in january 2017?").statements) == "run Greta Holm"
    assert comes_to(tess.part("was odin single in may 2017?")) is NOT_TOLD
