"""Full-text search: what words and phrases find, and that no text is an operator."""

from __future__ import annotations

import gc
import sqlite3
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.search import TextIndex

TEXTS = (
    ("They married at a fortress in Florence.", "Two tie the knot in Italy | The Paper"),
    ("She filed for divorce after six years of marriage.", "Divorce filed | The Courier"),
    ("He wrote a song about the café.", "A new song, and who sings it | The Paper"),
    ("Nothing was said for months.", ""),
)
INDEX = TextIndex(TEXTS)
OPERATORS = [
    *('"', '""', "'", "*", "**", "-", "^", ":", "(", ")", "{", "}", "+", "NEAR", "NEAR(", "AND", "OR", "NOT", "told :"),
    *("; DROP TABLE texts", "--", "_", "\x00", "\ud800", "\u0301", "rowid", "?", ":query", "married", "song", "Paper"),
]


@pytest.mark.parametrize(
    ("phrases", "places"),
    [
        (["florence"], {0}),
        (["FLORENCE", "months"], {0, 3}),
        (["paper"], {0, 2}),
        (["cafe"], {2}),
        (["Café"], {2}),
        (["marries"], {0}),
        (["divorces", "sings"], {1, 2}),
        (["filed for divorce"], {1}),
        (["divorce for filed"], set[int]()),
        (["six marriage"], set[int]()),
        (["six * marriage"], {1}),
        (["filed * * marriage"], set[int]()),
        (["married * florence"], set[int]()),
        (["Italy, the paper!"], {0}),
        (["rome"], set[int]()),
        ([], set[int]()),
        ([""], set[int]()),
        (["", "*", "?!", "florence"], {0}),
    ],
)
def test_words_and_phrases_are_found_in_any_form_and_order_of_asking(phrases: list[str], places: set[int]) -> None:
    assert INDEX.found(phrases).keys() == places
    assert INDEX.found(reversed([*phrases, *phrases])) == INDEX.found(phrases)


def test_what_is_cited_can_be_left_out() -> None:
    assert INDEX.found(["paper", "florence"], told_only=True).keys() == {0}
    assert INDEX.found(["knot", "courier"], told_only=True) == {}


def test_what_is_told_weighs_more_than_what_is_cited_and_two_words_more_than_one() -> None:
    fillers = [("Something else happened.", "Elsewhere")] * 10
    scores = TextIndex([("A ring.", "A day"), ("A day.", "A ring"), *fillers]).found(["ring"])
    assert scores[0] > scores[1] > 0
    scores = TextIndex([("A gold ring.", ""), ("A lost ring.", ""), *fillers]).found(["ring", "gold"])
    assert scores[0] > scores[1] > 0


def test_an_index_without_texts_finds_nothing() -> None:
    assert TextIndex([]).found(["florence"]) == {}


@pytest.mark.parametrize("operator", OPERATORS)
def test_no_text_is_an_operator(operator: str) -> None:
    for phrase in (operator, f"{operator} florence", f"florence {operator}", f"{operator}*{operator}", operator * 50):
        for told_only in (False, True):
            assert INDEX.found([phrase, "months"], told_only=told_only).keys() >= {3}


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.lists(st.text(max_size=40) | st.lists(st.sampled_from(OPERATORS), max_size=6).map(" ".join), max_size=8),
    st.booleans(),
)
def test_any_texts_can_be_looked_for(phrases: list[str], told_only: bool) -> None:
    found = INDEX.found(phrases, told_only=told_only)
    assert found.keys() <= set(range(len(TEXTS)))
    assert all(score > 0 for score in found.values())
    assert INDEX.found(phrases, told_only=told_only) == found


def test_thousands_of_phrases_can_be_looked_for_at_once() -> None:
    phrases = [f"word number {number}" for number in range(5_000)]
    assert INDEX.found([*phrases, "florence"]).keys() == {0}


def test_two_indexes_have_nothing_to_do_with_each_other() -> None:
    other = TextIndex([("Florence alone.", "")] * 3)
    assert other.found(["florence"]).keys() == {0, 1, 2}
    assert INDEX.found(["florence"]).keys() == {0}


def test_an_index_is_closed_when_nobody_has_it_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def noted(*arguments: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*arguments, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", noted)
    TextIndex(TEXTS)
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")
