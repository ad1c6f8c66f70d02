"""When, how long and how often, asked whole of invented couples."""

from __future__ import annotations

import pytest

from bot.reasoning.ask.told import Counted, Gap, Lasted, Verdict
from tests.reasoning.ask import inventing
from tests.reasoning.ask.inventing import Asking, Row, comes_to
from tests.reasoning.making import TODAY, day

vera, tess, ruth = inventing.vera, inventing.tess, inventing.ruth

NO_DAY, NO_MONTH, NO_DATE, NO_NUMBER, NOT_SO = Gap.NO_DAY, Gap.NO_MONTH, Gap.NO_DATE, Gap.NO_NUMBER, Gap.NOT_SO

OF_VERA: list[Row] = [
    ("when did they marry?", None, "happened married; says married"),
    ("when did they start dating?", None, "happened dating; says dating"),
    ("what exact day did they marry?", None, "happened married; says married"),
    ("on what exact day did they start dating?", NO_DAY, "happened dating; says dating"),
    ("which month did they separate?", None, "happened separated; says separated"),
    ("at what time of the day did they marry?", NO_DAY, "happened married; says married"),
    ("when did vera sell her house?", NO_DATE, "says house"),
    ("when were they first seen together?", None, "says gala"),
    ("when were they last seen together?", None, "says concert"),
    ("when was the divorce final?", None, "happened divorced; says divorced"),
    ("when was it final?", None, "happened divorced; says divorced"),
    ("when was the divorce?", None, "happened divorced; says divorced"),
    ("when was the wedding?", None, "happened married; says married"),
    ("when was their second child born?", None, "says second-child"),
    ("when was their third child born?", Gap.NOT_TOLD, ""),
    ("when were they married?", None, "lasted married to separated; lasted married to divorced"),
    ("when did milo and cora start dating?", None, "says cora"),
    ("when did milo and cora break up?", None, "says cora-over"),
    ("first time they were seen together?", None, "says gala"),
    ("how long did the marriage last?", None, "lasted married to separated; lasted married to divorced"),
    ("when was milo with cora?", None, "lasted cora to cora-over"),
    ("since when are they divorced?", None, "lasted divorced to the end"),
    # How long.
    ("how long were they married?", None, "lasted married to separated; lasted married to divorced"),
    ("how long were they together?", None, "lasted dating to separated"),
    ("how long were they engaged?", None, "lasted engaged to married"),
    ("how long did the divorce take?", None, "lasted filed to divorced"),
    ("how long were they dating before they got engaged?", None, "lasted dating to engaged"),
    ("how long was it from the wedding to the divorce?", None, "lasted married to divorced"),
    ("how long have they been divorced?", None, "lasted divorced to the end"),
    ("how long was milo with cora?", None, "lasted cora to cora-over"),
    ("how long was vera with emil stark?", None, "lasted emil to emil-over"),
    ("how long has milo been with dora?", None, "lasted dora to the end"),
    # How often.
    ("how many times did they break up?", None, "counted separated; says separated"),
    ("how many times did they divorce?", None, "counted divorced; says divorced"),
    ("how many times did they marry?", None, "counted married; says married"),
    ("how often did they marry?", None, "counted married; says married"),
]
OF_TESS: list[Row] = [
    ("when did they break up?", None, "says split-1; says split-2"),
    ("when did they first break up?", None, "happened split-1; says split-1"),
    ("what exact day did they first break up?", NO_DAY, "happened split-1; says split-1"),
    ("when did they get back together?", None, "says back-1; says back-2"),
    ("when did they last get back together?", None, "happened back-2; says back-2"),
    ("when was the last time they broke up?", None, "happened split-2; says split-2"),
    ("which month did they get back together in 2018?", NO_MONTH, "happened back-2; says back-2"),
    ("list all the times they broke up", None, "says split-1; says split-2"),
    ("did they break up more than once?", Verdict.YES, "counted split-1 split-2; says split-1; says split-2"),
    ("did they break up more than once in 2013?", Verdict.NO, "counted split-1; says split-1"),
    ("how many times were they engaged?", None, "counted engaged; says engaged"),
    ("how long was it between the break up and getting back together?", None, "lasted split-1 to back-1"),
    ("how long were they apart?", None, "lasted split-1 to back-1; lasted split-2 to back-2"),
    ("how long were they together the first time?", None, "lasted dating to split-1"),
    ("how long have they been engaged?", None, "lasted engaged to the end"),
    ("how many times did they break up?", None, "counted split-1 split-2; says split-1; says split-2"),
    ("how many times did they get back together?", None, "counted back-1 back-2; says back-1; says back-2"),
    ("how many times did they split before 2015?", None, "counted split-1; says split-1"),
    ("how long was odin with greta?", None, "lasted greta to greta-over"),
]
OF_RUTH: list[Row] = [
    ("how long have they been married?", None, "lasted married to the end"),
    ("how long were they engaged?", None, "lasted engaged to married"),
    ("how long were they dating before they married?", None, "lasted dating to married"),
    ("what day did they get engaged?", NO_DAY, "happened engaged; says engaged"),
    ("when did they get engaged?", None, "happened engaged; says engaged"),
    ("when did ruth plant a cherry tree?", NO_DATE, "says vows"),
]


@pytest.mark.parametrize("row", OF_VERA, ids=lambda row: row[0])
def test_of_two_who_divorced(vera: Asking, row: Row) -> None:
    assert vera.row(row[0]) == row


@pytest.mark.parametrize("row", OF_TESS, ids=lambda row: row[0])
def test_of_two_who_came_back_together(tess: Asking, row: Row) -> None:
    assert tess.row(row[0]) == row


@pytest.mark.parametrize("row", OF_RUTH, ids=lambda row: row[0])
def test_of_two_who_never_parted(ruth: Asking, row: Row) -> None:
    assert ruth.row(row[0]) == row


def lengths(asked: Asking, question: str, today: str = "2026-11-21") -> list[tuple[int, int]]:
    """The least and the most months of each time that is told."""
    stated = asked.part(question, today=day(today)).statements
    return [statement.months for statement in stated if isinstance(statement, Lasted)]


def test_each_time_is_told_and_the_last_goes_on_until_today(tess: Asking) -> None:
    # April 2012 to some day of September 2013, June 2014 to February 2016, some day of 2018 until today.
    assert lengths(tess, "how long have they been together?") == [(16, 17), (20, 20), (94, 106)]
    assert lengths(tess, "how long have they been together?", "2015-06-01") == [(16, 17), (12, 12)]


def test_a_length_is_exact_where_both_days_are(vera: Asking) -> None:
    assert lengths(vera, "how long were they engaged?") == [(18, 18)]
    assert lengths(vera, "how long did the divorce take?") == [(14, 14)]
    # November 2017 is when they separated, May 2019 when the marriage ended in law.
    assert lengths(vera, "how long were they married?") == [(74, 75), (92, 92)]


def test_what_goes_on_lasts_until_today_and_a_run_until_it_was_last_heard_of(vera: Asking, ruth: Asking) -> None:
    [married] = ruth.part("how long have they been married?").statements
    [run] = vera.part("how long has milo been with dora?").statements
    assert isinstance(married, Lasted)
    assert isinstance(run, Lasted)
    assert married.until == TODAY
    assert run.until == day("2025-02-10")
    assert run.heard is not None
    assert run.heard.key == "dora-again"


def test_nobody_was_married_for_any_time_who_never_was(tess: Asking) -> None:
    part = tess.part("how long were they married?")
    assert part.gap is NO_NUMBER
    assert not any(isinstance(statement, Lasted) for statement in part.statements)


def test_only_what_happened_is_counted(tess: Asking) -> None:
    part = tess.part("how many times did they marry?")
    assert part.gap is NOT_SO
    assert not any(isinstance(statement, Counted) for statement in part.statements)


def test_what_is_not_known_yet_is_not_counted(vera: Asking) -> None:
    question = "how many times did they break up?"
    assert comes_to(vera.part(question, today=day("2018-02-01"))) is NOT_SO
    [counted, _] = vera.part(question, today=day("2018-03-01")).statements
    assert isinstance(counted, Counted)
    assert [event.key for event in counted.events] == ["separated"]


def test_a_time_asked_about_has_no_verdict(vera: Asking) -> None:
    for question in ("when did they marry?", "how long were they married?", "how many times did they marry?"):
        assert not isinstance(comes_to(vera.part(question)), Verdict)
