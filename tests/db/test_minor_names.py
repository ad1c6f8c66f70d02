"""Names of minors in the forms that people write full names in, and how long looking for them takes."""

from __future__ import annotations

import time

import pytest

from db.guard import Private, minor_mark, private_in, private_in_url

MARKS = tuple(map(minor_mark, ("Jane Mary Doe", "Zoë Example-Smith", "Rio Madeup", "North Invent")))


@pytest.mark.parametrize(
    "text",
    [
        *("Rio May Madeup", "RIO MAY MADEUP", "Rio-May-Madeup", "Jane Mary Ann Doe", "Jane Ann Mary Doe’s dog"),
        *("Madeup, Rio", "So Madeup, Rio smiles", "Example-Smith, Zoe", "Doe, Jane Mary", "the Madeup,Rio file"),
        *("Rio, Madeup", "With Rio, Madeup smiles"),
        *("Rio “Ri” Madeup", 'Rio "Ri Ri" Madeup', "Rio (Ri) Madeup", "Rio 'Ri' Madeup", "Rio [Ri] Madeup's"),
        *("Rio „Ri“ Madeup", "Rio «Ri» Madeup", "Jane Mary (Jay) Doe"),
    ],
)
def test_a_middle_name_a_comma_or_a_nickname_hides_nobody(text: str) -> None:
    assert private_in(text, MARKS) is Private.MINOR
    assert private_in(f"A source says that {text} smiles.", MARKS) is Private.MINOR


@pytest.mark.parametrize(
    "text",
    [
        *("north and west", "They went north to invent a story", "North and Invent", "North To Invent A Sound"),
        *("In Rio, Madeup said", "Bo Madeup, Rio de Janeiro", "Rio may Madeup", "rio may madeup", "Rio. Madeup, Bo"),
        *("Rio and Bo Madeup", "Rio Bo Ann Madeup", "madeup, rio"),
    ],
)
def test_words_that_only_stand_near_each_other_pass(text: str) -> None:
    assert private_in(text, MARKS) is None


@pytest.mark.parametrize(
    "unit",
    [
        *("1", "1 ", "12.345 ", "2014 ", "3105550123 ", "555-0123 ", "½", "1,234,", "a@b.", "a.", "a-", "ﷺ"),
        *("a ", "Ab ", "Ab, ", "12 Aa Bb ", "abcdefghijklmnopqrstuvwxyzabcd ", "a(at)", "$1", "phone is a "),
    ],
)
def test_no_text_holds_up_the_bot(unit: str) -> None:
    private_in("call 555 0123 4567", MARKS)  # the tables of numbers are loaded once
    text = (unit * 100_000)[:100_000]
    for search in (private_in, private_in_url):
        began = time.process_time()
        search(text, MARKS)
        assert time.process_time() - began < 0.3


def test_what_no_story_has_room_for_is_taken_for_numbers() -> None:
    assert private_in("12.345 " * 40) is Private.PHONE
    assert private_in("On 2021-02-03 and 2021-02-04, 1,234,567 people, 3 to 5, watched.") is None
