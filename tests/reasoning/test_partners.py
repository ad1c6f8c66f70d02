"""Each person's other relationships: runs, their certainty, and when they were last heard of."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reasoning.partners import OtherRelationship
from bot.reasoning.status import status_of
from bot.reasoning.story import in_story_order
from db.records import Event, Record
from tests.reasoning.making import ANN, BEN, COUPLE, TODAY, day, event, record


def start(
    when: str, certainty: str = "confirmed", *, who: str = ANN, partner: str = "Cleo", key: str | None = None
) -> Event:
    return event("new_partner", when, certainty, key=key, about=(who,), partner=partner)


def end(when: str, certainty: str = "confirmed", *, who: str = ANN, partner: str = "Cleo") -> Event:
    return event("new_partner_ended", when, certainty, about=(who,), partner=partner)


def runs(*events: Event, as_of: date = TODAY, known: date = TODAY) -> tuple[OtherRelationship, ...]:
    return status_of(record(*events), as_of=as_of, known=known).partners


def test_a_run_is_open_from_its_start_until_its_end() -> None:
    story = (start("2021-03-01"), end("2021-09-01"))
    for asked, is_open in [("2021-02-28", False), ("2021-03-01", True), ("2021-08-31", True), ("2021-09-01", False)]:
        assert bool(runs(*story, as_of=day(asked))) is is_open, asked


def test_two_starts_are_one_run_from_the_first_as_certain_as_the_best() -> None:
    reported, confirmed = start("2021-03-01", "reported"), start("2021-06-01")
    (early,) = runs(reported, confirmed, as_of=day("2021-05-31"))
    assert (early.since, early.reported_only) == (reported, True)
    (late,) = runs(reported, confirmed)
    assert (late.since, late.reported_only, late.started) == (reported, False, (reported, confirmed))
    (turned,) = runs(start("2021-03-01"), start("2021-06-01", "reported"))
    assert not turned.reported_only


def test_a_new_run_after_an_end_starts_anew() -> None:
    again = start("2023-01-01", "reported")
    (run,) = runs(start("2021-03-01"), end("2021-09-01"), again)
    assert (run.since, run.reported_only) == (again, True)


def test_an_end_without_a_start_is_an_end() -> None:
    assert runs(end("2021-09-01")) == ()
    (run,) = runs(end("2021-09-01"), start("2022-01-01"))
    assert run.since.when.text == "2022-01-01"


@pytest.mark.parametrize("certainty", ["rumoured", "denied"])
def test_rumours_neither_start_nor_end_nor_are_heard_of(certainty: str) -> None:
    assert runs(start("2021-03-01", certainty)) == ()
    (run,) = runs(start("2021-03-01"), end("2021-09-01", certainty), start("2022-09-01", certainty))
    assert run.last_heard.when.text == "2021-03-01"


def test_a_confirmed_denial_takes_a_reported_start_out_from_the_day_it_was_known() -> None:
    story = (start("2021-03-01", "reported", key="s"), event("denial", "2021-04-01", disputes=("s",)))
    assert len(runs(*story, known=day("2021-03-31"))) == 1
    assert runs(*story, known=day("2021-04-01")) == ()
    assert runs(*story, as_of=day("2021-03-15")) == ()
    sure = (start("2021-03-01", key="s"), event("denial", "2021-04-01", disputes=("s",)))
    assert len(runs(*sure)) == 1
    weak = (start("2021-03-01", "reported", key="s"), event("denial", "2021-04-01", "reported", disputes=("s",)))
    assert len(runs(*weak)) == 1


def test_runs_are_told_apart_by_person_and_partner() -> None:
    story = (
        start("2021-01-01", who=BEN, partner="Cleo"),
        start("2021-02-01", who=ANN, partner="Cleo"),
        start("2021-03-01", who=ANN, partner="Dan"),
        end("2021-04-01", who=ANN, partner="CLEO"),
    )
    found = [(run.person, run.partner) for run in runs(*story)]
    assert found == [(ANN, "Dan"), (BEN, "Cleo")], "in the couple's order of people"


def test_last_heard_of_is_the_newest_event_about_the_two() -> None:
    seen = event("seen_together", "2023-05-05", about=(ANN,), partner="cleo")
    other = event("seen_together", "2024-05-05", about=(ANN,), partner="Dan")
    rumour = event("seen_together", "2025-05-05", "rumoured", about=(ANN,), partner="Cleo")
    story = (start("2021-03-01"), seen, other, rumour)
    assert runs(*story)[0].last_heard == seen
    assert runs(*story, as_of=day("2022-01-01"))[0].last_heard.when.text == "2021-03-01"
    assert runs(*story, known=day("2022-01-01"))[0].last_heard.when.text == "2021-03-01"


def test_what_came_out_later_was_not_known() -> None:
    story = (event("new_partner", "2021-03-01", about=(ANN,), partner="Cleo", known_from="2022-01-10"),)
    assert runs(*story, as_of=day("2021-06-01"), known=day("2022-01-09")) == ()
    assert len(runs(*story, as_of=day("2021-06-01"), known=day("2022-01-10"))) == 1


@pytest.mark.parametrize(
    ("asked", "is_open"), [("2021-06-30", False), ("2021-07-31", False), ("2021-08-01", True), ("2021-12-31", True)]
)
def test_a_vague_start_counts_from_its_first_day_as_written(asked: str, is_open: bool) -> None:
    assert bool(runs(start("2021-08~"), as_of=day(asked))) is is_open


def test_an_editors_start_before_a_listed_end_does_not_reopen_the_run() -> None:
    listed = (event("married", "2010-01-01"), end("2022-05-01"))
    placed = in_story_order(listed, [start("2020-01-01")])
    status = status_of(Record(COUPLE, placed), as_of=TODAY, known=TODAY)
    assert status.partners == ()
    between = status_of(Record(COUPLE, placed), as_of=day("2021-01-01"), known=TODAY)
    assert [run.since.when.text for run in between.partners] == ["2020-01-01"]
