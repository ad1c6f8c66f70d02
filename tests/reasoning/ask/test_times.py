"""The times in a question, asked on 21 November 2026 of a record that ends on 20 August 2025."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.reasoning.ask.times import Relation, TimePhrase, time_phrases
from bot.reasoning.when import Span
from tests.reasoning.making import TODAY, day

NEWEST = date(2025, 8, 20)
Row = tuple[str, str, str, str]

# A sentence with its time in brackets, the relation, and the first and last day.
AT: list[Row] = [
    # Days.
    *(
        (sentence, "at", "2021-11-26", "2021-11-26")
        for sentence in (
            "were they together [on 26 november 2021]?",
            "were they together [on the 26th of november, 2021]?",
            "[november 26th, 2021]: what happened",
            "what happened [on nov 26 2021]",
            "what happened [on nov. 26th, 2021]",
            "what happened [on nov 26 '21]",
            "what happened [26 nov 21]",
            "what happened [on friday, 26 november 2021]",
            "what happened [on november the 26th, 2021]",
            "what happened [on 2021-11-26]?",
            "what happened [on 26/11/2021]?",
            "what happened [on 26.11.21].",
            "what happened [on 2021/11/26]",
            "what happened [in 2021, on 26 november]",
            "what happened [on   26\nnovember\t2021]",
        )
    ),
    ("what did she say [on 02/03/2021]", "at", "2021-03-02", "2021-03-02"),
    ("were they a couple [on nov 26]", "at", "2024-11-26", "2024-11-26"),
    ("were they a couple [on 5 mar]", "at", "2025-03-05", "2025-03-05"),
    ("had they met [on the first of june 2014]", "at", "2014-06-01", "2014-06-01"),
    ("were they seen [on 26-28 november 2021]", "at", "2021-11-26", "2021-11-28"),
    ("were they seen [november 26 to 28, 2021]", "at", "2021-11-26", "2021-11-28"),
    # Months.
    *(
        (sentence, "at", "2021-11-01", "2021-11-30")
        for sentence in (
            "were they together [in november 2021]",
            "were they together [in nov 2021]?",
            "were they together [in november of 2021]",
            "were they together [in november, 2021]",
            "were they together [in nov. '21]",
            "were they together [in 2021-11]",
            "were they together [in 11/2021]",
            "were they together [in november in 2021]",
            "were they together [in november (2021)]",
        )
    ),
    ("were they together [in november]", "at", "2024-11-01", "2024-11-30"),
    ("were they together [in may]", "at", "2025-05-01", "2025-05-31"),
    ("were they together [in dec 2020]", "at", "2020-12-01", "2020-12-31"),
    ("were they together [last may]", "at", "2026-05-01", "2026-05-31"),
    ("were they together [last november]", "at", "2025-11-01", "2025-11-30"),
    ("were they together [this november]", "at", "2026-11-01", "2026-11-30"),
    ("were they together [in december last year]", "at", "2025-12-01", "2025-12-31"),
    ("were they together [end of november 2021]", "at", "2021-11-30", "2021-11-30"),
    ("were they together [in early november 2021]", "at", "2021-11-01", "2021-11-10"),
    ("were they together [in mid-november 2021]", "at", "2021-11-11", "2021-11-20"),
    ("were they together [in late march 2021]", "at", "2021-03-21", "2021-03-31"),
    # Years, their parts, and decades.
    ("were they together [in 2021]?", "at", "2021-01-01", "2021-12-31"),
    ("were they together [in the year 2021]", "at", "2021-01-01", "2021-12-31"),
    ("were they together ([in 2021])", "at", "2021-01-01", "2021-12-31"),
    ("were they together [back in 2021].", "at", "2021-01-01", "2021-12-31"),
    ("were they together [in '21]", "at", "2021-01-01", "2021-12-31"),
    ("were they together [in '99]", "at", "1999-01-01", "1999-12-31"),
    ("were they together [in 04]", "at", "2004-01-01", "2004-12-31"),
    ("what about [the 2019] wedding", "at", "2019-01-01", "2019-12-31"),
    ("were they together [last year]", "at", "2025-01-01", "2025-12-31"),
    ("what happened [earlier this year]", "at", "2026-01-01", "2026-12-31"),
    ("were they together [in early 2021]", "at", "2021-01-01", "2021-04-30"),
    ("were they together [at the start of 2021]", "at", "2021-01-01", "2021-04-30"),
    ("were they together [in mid-2021]", "at", "2021-05-01", "2021-08-31"),
    ("were they together [in the middle of '21]", "at", "2021-05-01", "2021-08-31"),
    ("were they together [late last year]", "at", "2025-09-01", "2025-12-31"),
    ("were they together [in q3 2021]", "at", "2021-07-01", "2021-09-30"),
    ("were they together [in the last quarter of 2021]", "at", "2021-10-01", "2021-12-31"),
    ("were they together [in the 90s]", "at", "1990-01-01", "1999-12-31"),
    ("were they together [in the '00s]", "at", "2000-01-01", "2009-12-31"),
    ("were they together [during the 2010s]", "at", "2010-01-01", "2019-12-31"),
    ("were they together [in the early 90s]", "at", "1990-01-01", "1993-05-01"),
    # Seasons.
    ("were they together [in the summer of 2021]", "at", "2021-06-01", "2021-08-31"),
    ("did they fall in love [in fall 2021]", "at", "2021-09-01", "2021-11-30"),
    ("were they together [in the fall]", "at", "2024-09-01", "2024-11-30"),
    ("were they together [over the summer]", "at", "2025-06-01", "2025-08-31"),
    ("were they together [last summer]", "at", "2026-06-01", "2026-08-31"),
    ("were they together [in 2020's summer]", "at", "2020-06-01", "2020-08-31"),
    ("were they together [in the winter of '19]", "at", "2019-12-01", "2020-02-29"),
    # Holidays.
    ("were they together [over christmas]?", "at", "2024-12-25", "2024-12-25"),
    ("were they together [last christmas]?", "at", "2025-12-25", "2025-12-25"),
    ("were they together [at christmas in 2019]", "at", "2019-12-25", "2019-12-25"),
    ("were they together [on xmas eve '19]", "at", "2019-12-24", "2019-12-24"),
    ("were they together [on valentine's day]", "at", "2025-02-14", "2025-02-14"),
    ("were they together [on new year's eve 2014]", "at", "2014-12-31", "2014-12-31"),
    ("were they together [on new years day, 2014]", "at", "2014-01-01", "2014-01-01"),
    ("were they together [on thanksgiving, 25 nov 2021]?", "at", "2021-11-25", "2021-11-25"),
    ("were they together [on thanksgiving (25 nov 2021)]?", "at", "2021-11-25", "2021-11-25"),
    ("were they together [on 25 nov 2021, thanksgiving]?", "at", "2021-11-25", "2021-11-25"),
    # Counted from today.
    ("did he post [yesterday]", "at", "2026-11-20", "2026-11-20"),
    ("were they seen [the day before yesterday]", "at", "2026-11-19", "2026-11-19"),
    ("were they seen [last night]", "at", "2026-11-20", "2026-11-20"),
    ("were they seen [last week]", "at", "2026-11-14", "2026-11-14"),
    ("were they seen [this month]", "at", "2026-11-01", "2026-11-30"),
    ("were they seen [on monday]", "at", "2026-11-16", "2026-11-16"),
    ("were they together [10 days ago]", "at", "2026-11-11", "2026-11-11"),
    ("were they together about [a year ago]", "at", "2025-11-21", "2025-11-21"),
    ("were they together [a couple of years ago]", "at", "2024-11-21", "2024-11-21"),
    # From one time to another.
    *(
        (sentence, "at", "2019-01-01", "2021-12-31")
        for sentence in (
            "what happened [between 2019 and 2021]",
            "what happened [from 2019 to 2021]",
            "what happened [from 2019 until 2021]",
            "what happened [in 2019-2021]",
            "what happened [2019 – 2021]",
            "what happened [between 2021 and 2019]",
        )
    ),
    ("what happened [between march and may 2021]", "at", "2021-03-01", "2021-05-31"),
    ("what happened [between november and march 2021]", "at", "2020-11-01", "2021-03-31"),
    ("what happened [from nov 2020 until may]", "at", "2020-11-01", "2021-05-31"),
    ("what happened [june-august 2021]", "at", "2021-06-01", "2021-08-31"),
    ("what happened [from 2019 to now]", "at", "2019-01-01", "2026-11-21"),
]
BOUNDED: list[Row] = [
    ("had they married [by 2021]", "by", "2021-01-01", "2021-12-31"),
    ("had they married [by the end of 2021]", "by", "2021-09-01", "2021-12-31"),
    ("had they married [at the end of 2021]", "by", "2021-09-01", "2021-12-31"),
    ("had they married [at the end of november 2021]", "by", "2021-11-30", "2021-11-30"),
    ("had they married [by the end of last month]", "by", "2026-10-31", "2026-10-31"),
    ("were they together [until may 2021]", "by", "2021-05-01", "2021-05-31"),
    ("were they together [up to the summer of 2019]", "by", "2019-06-01", "2019-08-31"),
    ("are they married [as of 1 march 2021]", "by", "2021-03-01", "2021-03-01"),
    ("were they divorced [as early as 20 january 2025]", "by", "2025-01-20", "2025-01-20"),
    ("had they met [by around 2019]", "by", "2019-01-01", "2019-12-31"),
    ("had they met [before 2021]", "before", "2021-01-01", "2021-12-31"),
    ("had they met [prior to jan 2020]", "before", "2020-01-01", "2020-01-31"),
    ("had they met [earlier than 26/11/2021]", "before", "2021-11-26", "2021-11-26"),
    ("had they met [ahead of valentine's day 2020]", "before", "2020-02-14", "2020-02-14"),
    ("the [pre-2021] days", "before", "2021-01-01", "2021-12-31"),
    ("what happened [after christmas 2020]", "after", "2020-12-25", "2020-12-25"),
    ("what happened [following march 2020]", "after", "2020-03-01", "2020-03-31"),
    ("what happened [later than 2020]", "after", "2020-01-01", "2020-12-31"),
    ("any [post-christmas 2020] news", "after", "2020-12-25", "2020-12-25"),
    ("what happened [since 2019]", "since", "2019-01-01", "2019-12-31"),
    ("what happened [since march]", "since", "2025-03-01", "2025-03-31"),
    ("what happened [since 2 years ago]", "since", "2024-11-21", "2024-11-21"),
    ("what happened [from november 2020] on", "since", "2020-11-01", "2020-11-30"),
    ("what happened [starting in june 2019]", "since", "2019-06-01", "2019-06-30"),
    # When it became known is no bound on what was.
    ("is it known [since 2020]", "since", "2020-01-01", "2020-12-31"),
    ("a band known [for 2021]", "at", "2021-01-01", "2021-12-31"),
]
KNOWN: list[Row] = [
    ("were they married, [as known by 2021]", "by", "2021-01-01", "2021-12-31"),
    ("were they married as was [known at the end of 2021]?", "by", "2021-09-01", "2021-12-31"),
    ("[what was known in may 2021]?", "by", "2021-05-01", "2021-05-31"),
    ("[what was publicly known on 26 nov 2021]", "by", "2021-11-26", "2021-11-26"),
    ("[what was said by fans in 2021]", "by", "2021-01-01", "2021-12-31"),
    ("[what was reported by 2021]", "by", "2021-01-01", "2021-12-31"),
    ("were they a couple [as people knew in 2019]", "by", "2019-01-01", "2019-12-31"),
    ("[according to what was known by 2 march 2019], were they", "by", "2019-03-02", "2019-03-02"),
    ("[going only by what was known on 1 june 2024], had they", "by", "2024-06-01", "2024-06-01"),
    ("what was known about ann and ben [in 2021]", "by", "2021-01-01", "2021-12-31"),
    ("was it [known before 2021]", "before", "2021-01-01", "2021-12-31"),
]


def _times(text: str) -> tuple[TimePhrase, ...]:
    return time_phrases(text, today=TODAY, newest=NEWEST)


@pytest.mark.parametrize(
    ("marked", "relation", "first", "last", "known"),
    [(*row, rows is KNOWN) for rows in (AT, BOUNDED, KNOWN) for row in rows],
)
def test_a_time_in_a_question(marked: str, relation: str, first: str, last: str, known: bool) -> None:
    text = marked.replace("[", "").replace("]", "")
    (phrase,) = _times(text)
    assert f"{text[: phrase.start]}[{text[phrase.start : phrase.end]}]{text[phrase.end :]}" == marked
    assert (phrase.relation, phrase.span.first, phrase.span.last) == (Relation(relation), day(first), day(last))
    assert phrase.known is known


@pytest.mark.parametrize(
    ("text", "slices"),
    [
        ("in 2020 or 2021", ["in 2020", "2021"]),
        ("after 2019 until 2021", ["after 2019", "until 2021"]),
        ("was it known in may 2021 that they split in 2020", ["known in may 2021", "in 2020"]),
        # Two that disagree are two.
        ("on thanksgiving, 26 nov 2021", ["on thanksgiving", "26 nov 2021"]),
    ],
)
def test_several_times_in_the_order_of_reading(text: str, slices: list[str]) -> None:
    assert [text[phrase.start : phrase.end] for phrase in _times(text)] == slices


@pytest.mark.parametrize(
    "text",
    [
        # The time is now: for the caller.
        *("are they together today", "now", "right now", "currently", "these days", "at the moment", "rn", "atm"),
        # Verbs, names and ages.
        *("they may be married", "this may be fake", "the 2 may be dating", "did they march", "did they fall in love"),
        *("did jan marry ben", "dec", "in mar", "the sun says so", "in her 20s", "in his early 30s", "black friday"),
        # Figures that are no dates.
        *("$2021", "2021%", "#2021", "2,021 fans", "10:2021", "2021k", "1899", "2100", "class '21", "in 04:30"),
        # No such day.
        *("year 0000", "in 0000", "november 0000", "0000-01-01", "31 nov 2021", "on 29 feb 2021", "2021-13"),
        *("9999 years ago", "99999 years ago", "٢٠٢١", "２０２１", "😀", "", " "),
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert _times(text) == ()


def test_a_whole_month_keeps_its_edtf_and_a_range_has_none() -> None:
    assert _times("in nov 2021")[0].span == Span(date(2021, 11, 1), date(2021, 11, 30), "2021-11")
    assert _times("from nov 2021 to dec 2021")[0].span == Span(date(2021, 11, 1), date(2021, 12, 31), None)


def test_without_evidence_a_month_is_the_newest_not_after_today() -> None:
    (phrase,) = time_phrases("were they together in october", today=TODAY, newest=None)
    assert phrase.span == Span(date(2026, 10, 1), date(2026, 10, 31), "2026-10")


_PIECES = """
    in by at the of end before after since from to until between and known what was said about early mid late last
    this year month week night summer fall may march nov dec november 26 26th 1st 31 2021 '21 0000 9999 90s 2010s q3 -
    – / . , ( ) christmas new year's eve valentine's day thanksgiving friday yesterday ago a couple two 99 years
    2021-11-26 02/03/2021 99/99/9999 first quarter now é 😀 ٣
"""
_JOINED = st.lists(st.sampled_from(_PIECES.split()), max_size=25)
_SENTENCES = st.one_of(
    st.text(max_size=200),
    _JOINED.map(" ".join),
    _JOINED.map("".join),
)


@settings(deadline=None, max_examples=300)
@given(_SENTENCES, st.dates(), st.none() | st.dates())
@example("last christmas, last november, christmas, summer, last year and a year ago", date.min, date.min)
@example("in november, from december to 9999-12-31, in winter 9999, from winter 9999 to may", date.max, date.max)
def test_any_text_has_times_that_lie_in_it_one_after_another(text: str, today: date, newest: date | None) -> None:
    place = 0
    for phrase in time_phrases(text, today=today, newest=newest):
        assert place <= phrase.start < phrase.end <= len(text)
        assert phrase.span.first <= phrase.span.last
        place = phrase.end


@pytest.mark.parametrize(
    "piece",
    ["in ", "known ", "1", " ", "26-", "the ", "2021-", "nov 26 ", "from 2019 to ", "what was known about ", "26 - "],
)
def test_a_long_text_is_read_at_once(piece: str) -> None:
    _times("in nov 2021")
    start = perf_counter()
    _times((piece * 2000)[:2000])
    # Read in 40 ms at most; the rest is for a busy machine.
    assert perf_counter() - start < 1
