"""Which events a question finds: those of its days, by whom it means, and that tell enough of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.ask.anchoring import anchored
from bot.reasoning.ask.anchors import Anchor
from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.finding import Candidate, Finder
from bot.reasoning.ask.lexicon import KINDS
from bot.reasoning.ask.people import People
from bot.reasoning.ask.reading import Reading
from bot.reasoning.ask.terms import Term
from bot.reasoning.ask.times import Relation, TimePhrase
from bot.reasoning.ask.window import EVER, Window, inside, window_of
from bot.reasoning.when import Span
from db.records import Event, Record
from tests.reasoning.making import ANN, BEN, COUPLE, day, event

modest = settings(deadline=None, derandomize=True)

DATED = event("dating_started", "2010-01-05", key="dated")
WED = event("married", "2012-03", key="wed")
FILED = event("divorce_filed", "2014-05-06", key="filed", about=(ANN,))
TALK = event("reconciled", "2015-01-01", "rumoured", key="talk")
UNDATED = event("statement", None, key="undated")
CLEO = event("new_partner", "2016-01-01", key="cleo", about=(BEN,), partner="Cleo Cox")
STORY = (DATED, WED, FILED, TALK, UNDATED, CLEO)

days = st.dates(date(2009, 1, 1), date(2017, 12, 31))
relations = st.sampled_from(Relation)


def term(text: str) -> Term:
    """A term by the concept of its name, or by the word itself."""
    concepts = tuple(concept for concept in KINDS if concept.name == text)
    return Term(text, concepts, () if concepts else (text,))


def asked(*texts: str, people: tuple[str, ...] = (), others: tuple[str, ...] = (), both: bool = False) -> Reading:
    return Reading(" ".join(texts), Asked.WHETHER, tuple(map(term, texts)), people=people, others=others, both=both)


def phrase(relation: Relation, first: date, last: date, *, known: bool = False) -> TimePhrase:
    return TimePhrase(0, 0, relation, Span(first, last, ""), known)


def finder(texts: Mapping[str, Mapping[int, float]] | None = None) -> Finder:
    """A finder whose search finds what is given for each phrase, and nothing else."""

    def search(phrases: Iterable[str], *, told_only: bool) -> Mapping[int, float]:
        return {place: score for said in phrases for place, score in (texts or {}).get(said, {}).items()}

    return Finder(STORY, People(Record(COUPLE, STORY)), search)


def found(reading: Reading, window: Window = EVER, texts: Mapping[str, Mapping[int, float]] | None = None) -> list[str]:
    return [candidate.event.key for candidate in finder(texts).candidates(reading, window)]


def of(key: str, reading: Reading, window: Window = EVER) -> Candidate:
    [candidate] = [c for c in finder().candidates(reading, window) if c.event.key == key]
    return candidate


# ------------------------------------------------------------ days
@pytest.mark.parametrize(
    ("happened", "first", "last", "expected"),
    [
        (DATED, None, None, True),
        (UNDATED, None, None, True),
        (UNDATED, "2010-01-05", None, None),
        (DATED, "2010-01-05", "2010-01-05", True),
        (DATED, "2010-01-06", None, False),
        (DATED, None, "2010-01-04", False),
        (WED, "2012-03-01", "2012-03-31", True),
        (WED, "2012", "2012", True),
        (WED, "2012-03-02", None, None),
        (WED, None, "2012-03-30", None),
        (WED, "2012-03-15", "2012-03-15", None),
        (WED, "2012-03-31", None, None),
        (WED, None, "2012-03-01", None),
        (WED, "2012-04-01", None, False),
        (WED, None, "2012-02-29", False),
    ],
)
def test_whether_an_event_lies_in_some_days(
    happened: Event, first: str | None, last: str | None, expected: bool | None
) -> None:
    low = first and (f"{first}-01-01" if len(first) == 4 else first)
    high = last and (f"{last}-12-31" if len(last) == 4 else last)
    window = Window(day(low) if low else None, day(high) if high else None)
    assert inside(happened, window) is expected


@modest
@given(st.sampled_from((DATED, WED, FILED)), days, days)
def test_surely_inside_is_every_day_of_it_and_surely_outside_none(happened: Event, one: date, other: date) -> None:
    window = Window(min(one, other), max(one, other))
    length = (happened.when.latest - happened.when.earliest).days
    every = [happened.when.earliest + timedelta(number) for number in range(length + 1)]
    within = [min(one, other) <= moment <= max(one, other) for moment in every]
    assert inside(happened, window) is (True if all(within) else None if any(within) else False)


@pytest.mark.parametrize(
    ("relation", "first", "last"),
    [
        (Relation.AT, "2012-03-01", "2012-03-31"),
        (Relation.BY, None, "2012-03-31"),
        (Relation.SINCE, "2012-03-01", None),
    ],
)
def test_the_days_that_a_time_leaves(relation: Relation, first: str | None, last: str | None) -> None:
    window = window_of([phrase(relation, day("2012-03-01"), day("2012-03-31"))])
    assert window == Window(day(first) if first else None, day(last) if last else None)


@modest
@given(days, st.integers(0, 400), days)
def test_before_and_after_part_what_lies_on_either_side(first: date, length: int, when: date) -> None:
    last = first + timedelta(length)
    happened = event("married", when.isoformat())
    before = inside(happened, window_of([phrase(Relation.BEFORE, first, last)]))
    after = inside(happened, window_of([phrase(Relation.AFTER, first, last)]))
    if when < first:
        assert (before, after) == (True, False)
    elif when > last:
        assert (before, after) == (False, True)
    elif first < when < last:
        assert (before, after) == (False, False)


@modest
@given(st.lists(st.tuples(relations, days, days), max_size=4), days)
def test_two_times_leave_the_days_of_both(given_times: list[tuple[Relation, date, date]], when: date) -> None:
    times = [phrase(relation, min(one, other), max(one, other)) for relation, one, other in given_times]
    happened = event("married", when.isoformat())
    each = [inside(happened, window_of([time])) for time in times]
    assert inside(happened, window_of(times)) is all(each)


def test_what_was_known_by_a_day_says_nothing_of_when_it_happened() -> None:
    known = phrase(Relation.BY, day("2012-01-01"), day("2012-12-31"), known=True)
    assert window_of([known]) == EVER
    assert EVER.open
    assert not EVER.empty


def test_a_vague_anchor_leaves_all_that_may_lie_behind_it() -> None:
    assert window_of([], (Relation.AFTER, WED)) == Window(day("2012-03-01"), None)
    assert window_of([], (Relation.BEFORE, WED)) == Window(None, day("2012-03-31"))
    assert window_of([], (Relation.AFTER, UNDATED)) == EVER


def test_times_that_exclude_each_other_leave_no_day() -> None:
    assert window_of(
        [
            phrase(Relation.BY, day("2010-01-01"), day("2010-12-31")),
            phrase(Relation.SINCE, day("2012-01-01"), day("2012-12-31")),
        ]
    ).empty


# ------------------------------------------------------------ events
def test_a_kind_finds_its_events_and_those_that_come_near() -> None:
    assert found(asked("marry")) == ["wed"]
    assert found(asked("break up")) == ["filed"], "a divorce comes near to a separation"
    assert found(asked("reconcile")) == ["talk"]
    assert found(asked("zeppelin")) == []


def test_words_find_what_no_kind_says() -> None:
    texts = {"lighthouse": {4: 2.0, 5: 1.0}}
    assert found(asked("lighthouse"), texts=texts) == ["undated", "cleo"], "the better score first"


def test_an_event_that_tells_half_of_it_names_the_other_half() -> None:
    half = of("wed", asked("marry", "zeppelin"))
    assert half.coverage < 1
    assert [missing.text for missing in half.missing] == ["zeppelin"]
    whole = of("wed", asked("marry"))
    assert (whole.coverage, whole.missing) == (1, ())


def test_who_is_meant_comes_first() -> None:
    assert of("filed", asked("file for divorce", people=(ANN,))).agent
    assert not of("filed", asked("file for divorce", people=(BEN,))).agent
    assert of("filed", asked("file for divorce", people=())).agent
    assert of("wed", asked("marry", people=(BEN,))).agent, "a wedding is of both"
    meant, other = (of("filed", asked("file for divorce", people=(name,))) for name in (ANN, BEN))
    assert other.score < meant.score
    assert other.coverage == meant.coverage


def test_the_days_asked_about_come_first() -> None:
    windows = (Window(day("2012-01-01"), day("2012-12-31")), Window(day("2012-03-15"), day("2013-01-01")))
    outside = Window(day("2013-01-01"), day("2013-12-31"))
    sure, perhaps, never = (of("wed", asked("marry"), window) for window in (*windows, outside))
    assert (sure.inside, perhaps.inside, never.inside) == (True, None, False)
    assert sure.score > perhaps.score > never.score


def test_somebody_beside_them_is_found_by_name() -> None:
    assert found(asked("date", others=("Cleo Cox",))) == ["cleo"]
    assert [missing.text for missing in of("cleo", asked("marry", others=("Cleo Cox",))).missing] == ["marry"]


def test_an_anchor_is_the_dated_and_asserted_event_that_it_tells_of() -> None:
    def meant(text: str) -> str | None:
        happened = anchored(finder({"lighthouse": {4: 1.0}}), Anchor(Relation.AFTER, (term(text),), text))
        return happened.key if happened else None

    assert meant("marry") == "wed"
    assert meant("reconcile") is None, "a rumour tells no time"
    assert meant("lighthouse") is None, "nor does what is undated"


def test_within_some_days_lie_those_that_may() -> None:
    window = Window(day("2012-03-31"), day("2014-05-06"))
    assert [happened.key for happened in finder().within(window)] == ["wed", "filed"]


texts = st.lists(st.sampled_from(["marry", "break up", "date", "reconcile", "zeppelin", "lighthouse"]), min_size=1)
scores = st.dictionaries(st.integers(0, 5), st.floats(-20, 20, allow_nan=False))


@modest
@given(texts, scores, st.sampled_from([(), (ANN,), (BEN,)]), days, days)
def test_candidates_come_best_first_each_once_and_cover_no_more_than_all(
    texts: list[str], scores: dict[int, float], people: tuple[str, ...], one: date, other: date
) -> None:
    window = Window(min(one, other), max(one, other))
    candidates = finder({"lighthouse": scores, "zeppelin": scores}).candidates(asked(*texts, people=people), window)
    assert len({candidate.event.key for candidate in candidates}) == len(candidates)
    assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)
    for candidate in candidates:
        assert 0 < candidate.coverage <= 1
        assert candidate.inside is inside(candidate.event, window)
        assert len(candidate.missing) < len(texts)
