"""A chart says on every day what the status says on that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from bot.reasoning.chart import Band, Chart, chart_of
from bot.reasoning.status import status_of
from db.dates import EdtfDate
from db.records import Event, Record
from tests.reasoning.making import ANN, BEN, TODAY, day, event, record
from tests.reasoning.strategies import asked_days, stories

DATED = event("dating_started", "2010-01-05")
WED = event("married", "2012-03-07")
FILED = event("divorce_filed", "2013-04-08")
DIVORCED = event("divorce_finalized", "2015-06-10")


def chart(*events: Event, today: date = TODAY) -> Chart:
    return chart_of(record(*events), today)


def told(bands: tuple[Band, ...]) -> list[str]:
    """ "dating 2010-01-05 to 2012-03-07", with "reported" where only reports say so."""
    return [
        f"{band.state.value} {band.began.when} to {band.ended.when if band.ended else 'now'}"
        + (" reported" if band.reported else "")
        for band in bands
    ]


@pytest.mark.parametrize(
    ("events", "romantic", "legal"),
    [
        ((), [], []),
        ((DATED,), ["dating 2010-01-05 to now"], []),
        ((DATED, event("dating_started", "2011-01-01")), ["dating 2010-01-05 to now"], []),
        (
            (DATED, WED, FILED, DIVORCED),
            ["dating 2010-01-05 to 2012-03-07", "married 2012-03-07 to 2013-04-08", "apart 2013-04-08 to now"],
            [
                "married 2012-03-07 to 2013-04-08",
                "divorce_pending 2013-04-08 to 2015-06-10",
                "divorced 2015-06-10 to now",
            ],
        ),
        (
            (WED, FILED, event("divorce_withdrawn", "2014-01-01"), event("reconciled", "2014-02", "reported")),
            ["married 2012-03-07 to 2013-04-08", "apart 2013-04-08 to 2014-02", "married 2014-02 to now reported"],
            [
                "married 2012-03-07 to 2013-04-08",
                "divorce_pending 2013-04-08 to 2014-01-01",
                "married 2014-01-01 to now",
            ],
        ),
        ((event("divorce_withdrawn", "2014-01-01"),), [], []),
        ((event("dating_started", "2014-01-01", "rumoured"),), [], []),
        ((event("dating_started", "2027-01-01", known_from="2026-01-01"),), [], []),
        ((event("dating_started", "2020-01-01", known_from="2027-01-01"),), [], []),
        ((event("dating_started", None, known_from="2020-01-01"),), [], []),
    ],
)
def test_bands_are_the_runs_of_each_track(events: tuple[Event, ...], romantic: list[str], legal: list[str]) -> None:
    made = chart(*events)
    assert told(made.romantic) == romantic
    assert told(made.legal) == legal


def test_a_reported_run_is_confirmed_from_the_event_that_confirms_it() -> None:
    reported, confirmed = event("dating_started", "2025-08-10", "reported"), event("dating_started", "2025-08-26")
    (band,) = chart(reported, confirmed).romantic
    assert (band.began.event, band.confirmed and band.confirmed.event) == (reported, confirmed)
    (alone,) = chart(reported).romantic
    assert alone.confirmed is None


def test_what_only_a_report_interrupted_was_confirmed_before() -> None:
    dating, apart, again = chart(
        DATED, event("broke_up", "2011-01-01", "reported"), event("reconciled", "2011-06-01", "reported")
    ).romantic
    assert [band.reported for band in (dating, apart, again)] == [False, True, False]
    assert again.confirmed == dating.began


def test_a_vague_turn_says_when_it_may_have_and_when_it_surely_has_happened() -> None:
    (band,) = chart(event("dating_started", "2021-08~")).romantic
    assert (band.began.possible, band.began.counted, band.began.certain) == (
        day("2021-07-01"),
        day("2021-08-01"),
        day("2021-10-01"),
    )


def test_the_order_of_the_story_narrows_vague_turns() -> None:
    dating, engaged = chart(event("dating_started", "2021"), event("engaged", "2021-03-05")).romantic
    assert dating.began.certain == day("2021-03-05")
    assert engaged.began.possible == engaged.began.certain == day("2021-03-05")


def test_a_run_within_one_vague_date_counts_on_no_day_and_is_still_told() -> None:
    dating, apart = chart(event("dating_started", "2021"), event("broke_up", "2021", "reported")).romantic
    assert dating.began.counted == apart.began.counted == day("2021-01-01")
    assert not dating.covers(day("2021-01-01"))
    assert apart.covers(day("2021-01-01"))
    assert (dating.reported, apart.reported) == (False, True)


def partner(kind: str, when: str, certainty: str = "confirmed", *, who: str = ANN, whom: str = "Cleo") -> Event:
    return event(kind, when, certainty, about=(who,), partner=whom)


def test_bars_are_runs_with_somebody_else() -> None:
    reported, sure = partner("new_partner", "2021-03", "reported"), partner("new_partner", "2021-06-01")
    over = partner("new_partner_ended", "2022-01-01", "reported")
    heard = event("seen_together", "2024-05-05", about=(BEN,), partner="dan")
    bens = partner("new_partner", "2020-01-01", "reported", who=BEN, whom="Dan")
    first, second, third = chart(
        bens, reported, sure, over, partner("new_partner", "2023-01-01"), heard, partner("new_partner_ended", "2027")
    ).others
    assert (first.person, first.partner, first.reported) == (ANN, "Cleo", False)
    assert (first.began.event, first.ended and first.ended.event, first.last_heard) == (reported, over, over)
    assert (second.began.when.text, second.ended) == ("2023-01-01", None)
    assert (third.person, third.ended, third.last_heard, third.reported) == (BEN, None, heard, True)


def test_an_end_without_a_start_is_nothing_to_draw() -> None:
    assert chart(partner("new_partner_ended", "2021-03-01")).others == ()


def test_rumours_are_the_dated_claims_about_the_two() -> None:
    talk, denied = event("engaged", "2021-01-01", "rumoured"), event("married", "2022", "denied")
    others = (
        event("engaged", "2021-02-01"),
        event("denial", "2021-03-01", "rumoured"),
        event("engaged", None, "rumoured", known_from="2021-01-01"),
        event("engaged", "2027-01-01", "rumoured", known_from="2021-01-01"),
        event("new_partner", "2021-04-01", "rumoured", about=(ANN,), partner="Cleo"),
    )
    assert chart(talk, *others, denied).rumours == (talk, denied)


def test_equal_records_give_equal_charts() -> None:
    one, two = chart(DATED, WED), chart(DATED, WED)
    assert one == two
    assert hash(one) == hash(two)
    assert one != chart(DATED, WED, today=TODAY + timedelta(days=1))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(stories(), asked_days, asked_days)
def test_a_chart_says_what_the_status_says(story: Record, one: date, other: date) -> None:
    asked, today = sorted((one, other))
    made, status = chart_of(story, today), status_of(story, as_of=asked, known=today)
    for bands, state, confirmed, since in (
        (made.romantic, status.state.romantic, status.confirmed.romantic, status.since.romantic),
        (made.legal, status.state.legal, status.confirmed.legal, status.since.legal),
    ):
        covering = [band for band in bands if band.covers(asked)]
        if since is None:
            assert covering == []
            continue
        (band,) = covering
        assert (band.state, band.began.event) == (state, since)
        if band.confirmed is None or asked < band.confirmed.counted:
            assert confirmed is not state
        elif asked == max(band.confirmed.counted, band.began.counted):
            assert confirmed is state
    turns = [band.began for band in (*made.romantic, *made.legal)]
    assert all(turn.possible <= turn.counted <= turn.certain for turn in turns)
    assert {turn.event.key for turn in turns if turn.possible <= asked} <= {event.key for event in status.because}
    in_doubt = {event.key for event in status.in_doubt}
    assert all((turn.event.key in in_doubt) is (turn.possible <= asked < turn.certain) for turn in turns)
    running = [
        bar for bar in made.others if bar.began.counted <= asked and (bar.ended is None or asked < bar.ended.counted)
    ]
    assert {(bar.person, bar.partner, bar.began.event) for bar in running} == {
        (run.person, run.partner, run.since) for run in status.partners
    }


def test_ten_thousand_events_are_laid_out() -> None:
    kinds = ("dating_started", "broke_up", "new_partner", "new_partner_ended", "new_partner")
    made_up = [
        event(kind, "1990-01-01", about=(ANN,), partner="Cleo") if "partner" in kind else event(kind, "1990-01-01")
        for kind in kinds
    ]
    days = [date(1990, 1, 1) + timedelta(days=number) for number in range(10_000)]
    events = [
        replace(made_up[number % 5], key=f"e{number}", date=EdtfDate(f"{when}", when, when, when))
        for number, when in enumerate(days)
    ]
    made = chart(*events)
    assert len(made.romantic) == 4000
    assert len(made.others) == 2001
