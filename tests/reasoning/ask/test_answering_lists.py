"""Lists, what happened in some days, and how much more there is; asked whole of invented couples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.reasoning.ask.clause import MOST, MOST_LISTED
from bot.reasoning.ask.told import Gap
from db.records import Certainty, Kind, Pack
from tests.conversations.invented import event, pack_of
from tests.reasoning.ask import inventing
from tests.reasoning.ask.inventing import Asking, Row, asking, in_short

vera, tess = inventing.vera, inventing.tess

PARTNERS = ("Cleo Cox", "Dina Dorn", "Elsa Eck", "Fay Finn", "Gwen Gray", "Hope Hale", "Iris Ives", "Joan Jay")
RUMOURS, OUTINGS = 9, 8


def crowd() -> Pack:
    """A couple with more rumours, outings and other partners than an answer has room for."""
    began = event(1, "2000-01-01", Kind.DATING_STARTED, "Ash and Birch start dating.")
    ended = event(2, "2001-01-01", Kind.BROKE_UP, "Ash and Birch break up.")
    talk = (
        event(10 + n, f"2002-{n + 1:02}-01", Kind.RECONCILED, f"Gossip number {n}.", Certainty.RUMOURED)
        for n in range(RUMOURS)
    )
    seen = (
        event(30 + n, f"2003-{n + 1:02}-01", Kind.SEEN_TOGETHER, "Ash and Birch are photographed.")
        for n in range(OUTINGS)
    )
    runs = (
        replace(
            event(50 + 2 * n + over, f"{2005 + n}-0{3 + over}-01", kind, f"Birch and {name}: {kind}."),
            about=("Bob Birch",),
            partner=name,
        )
        for n, name in enumerate(PARTNERS)
        for over, kind in enumerate((Kind.NEW_PARTNER, Kind.NEW_PARTNER_ENDED))
    )
    return pack_of("ash-birch", "Ash & Birch", began, ended, *talk, *seen, *runs)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """The record of a couple of whom much is told."""
    with asking(tmp_path_factory.mktemp("crowded"), crowd()) as asked:
        yield asked


ROWS: list[Row] = [
    ("list all rumours", None, "says yacht; says back-rumour against back-denied"),
    ("which rumours are there about them?", None, "says yacht; says back-rumour against back-denied"),
    ("which rumours were there in 2018?", None, "says back-rumour against back-denied"),
    (
        "what happened in 2018?",
        None,
        "says filed; says money; says back-rumour against back-denied; says back-denied",
    ),
    ("what happened on 20 august 2011?", None, "says married"),
    ("what happened?", None, "state apart, divorced; says dora-again"),
    ("what is the status?", None, "state apart, divorced; says dora-again"),
]


@pytest.mark.parametrize("question", ["any rumours?", "are the rumours true?", "what is the gossip about them?"])
def test_rumours_are_listed_where_nothing_else_is_asked(vera: Asking, question: str) -> None:
    assert vera.row(question) == (question, None, "says yacht; says back-rumour against back-denied")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_is_listed(vera: Asking, row: Row) -> None:
    part = vera.part(row[0])
    assert vera.row(row[0]) == row
    assert part.more == 0


def keys(asked: Asking, question: str) -> list[str]:
    return in_short(asked.part(question).statements).removeprefix("says ").split("; says ")


def test_of_many_rumours_the_newest_are_told_and_the_rest_counted(crowded: Asking) -> None:
    question = "list all rumours about Ash and Birch"
    newest = [f"event-{10 + RUMOURS - 1 - n}" for n in range(MOST_LISTED)]
    assert keys(crowded, question) == newest
    assert crowded.part(question).more == RUMOURS - MOST_LISTED


def test_of_many_partners_the_newest_are_told_and_the_rest_counted(crowded: Asking) -> None:
    listed, asked = "list all of Bob Birch's partners", "who has Bob Birch dated?"
    begun = [f"event-{50 + 2 * n}" for n in reversed(range(len(PARTNERS)))]
    assert keys(crowded, listed) == begun[:MOST_LISTED]
    assert crowded.part(listed).more == len(PARTNERS) - MOST_LISTED
    assert keys(crowded, asked) == begun[:MOST]
    assert crowded.part(asked).more == len(PARTNERS) - MOST


def test_of_many_things_in_a_year_some_are_told_in_order_and_the_rest_counted(crowded: Asking) -> None:
    part = crowded.part("what happened in 2003?")
    told = keys(crowded, "what happened in 2003?")
    assert told == sorted(told)
    assert len(told) + part.more == OUTINGS
    assert 0 < len(told) < OUTINGS


def test_nothing_is_listed_of_days_without_events(crowded: Asking) -> None:
    part = crowded.part("what happened in 1995?")
    assert (part.gap, part.statements, part.more) == (Gap.NOT_TOLD, (), 0)


def test_a_count_counts_all_and_shows_a_few(crowded: Asking) -> None:
    question = "how many times were Ash and Birch seen together?"
    assert crowded.part(question).couple.slug == "ash-birch"
    assert in_short(crowded.part("how many times did Ash and Birch break up?").statements).startswith("counted event-2")
