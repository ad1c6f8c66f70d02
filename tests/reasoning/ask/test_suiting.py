"""Whether an event has the place, the number, the reason or the name that is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.people import People
from bot.reasoning.ask.reading import Reading
from bot.reasoning.ask.suiting import names_in, suits, tells_age
from bot.reasoning.ask.terms import Term
from tests.reasoning.making import ANN, BEN, event, record

PEOPLE = People(record(event("new_partner", "2016-01-01", about=(BEN,), partner="Cleo Cox")))
MANY = Reading("how many guests came", Asked.HOW_MANY, (Term("guests", lemmas=("guest",)),))


def asked(what: Asked, text: str = "and what of it", *people: str) -> Reading:
    return Reading(text, what, people=people)


@pytest.mark.parametrize(
    ("reading", "summary", "expected"),
    [
        (asked(Asked.HOW_MUCH), "The ring cost $2 million.", True),
        (asked(Asked.HOW_MUCH), "They paid 40,000 dollars.", True),
        (asked(Asked.HOW_MUCH), "They paid a lot in 2021.", False),
        (MANY, "They marry before 150 guests.", True),
        (MANY, "They marry before three dozen guests.", True),
        (MANY, "They marry before guests on 24 May 2014.", False),
        (MANY, "They have four children.", False),
        (asked(Asked.WHERE), "The two marry in Florence.", True),
        (asked(Asked.WHERE), "The two marry in May.", False),
        (asked(Asked.WHERE), "Cleo is seen with Ann Ash.", False),
        (asked(Asked.WHERE, "where in florence did they marry"), "The two marry in Florence.", False),
        (asked(Asked.WHY), "Ash files because of his long tours.", True),
        (asked(Asked.WHY), "Ash files, citing irreconcilable differences.", True),
        (asked(Asked.WHY), "Ash files in Los Angeles.", False),
        (asked(Asked.WHEN), "Whatever it is.", True),
    ],
)
def test_what_suits(reading: Reading, summary: str, expected: bool) -> None:
    assert suits(reading, replace(event("statement", "2020-01-01"), summary=summary), PEOPLE) is expected


def test_a_wedding_gives_no_reason_by_its_own_words() -> None:
    summary = "The two marry because they want to."
    assert not suits(asked(Asked.WHY), replace(event("married", "2020"), summary=summary), PEOPLE)
    assert suits(asked(Asked.WHY), replace(event("statement", "2020"), summary=summary), PEOPLE)


def test_who_is_somebody_other_than_those_in_the_question() -> None:
    filed = event("divorce_filed", "2014-05-06", about=(ANN,))
    assert suits(asked(Asked.WHO), filed, PEOPLE)
    assert not suits(asked(Asked.WHO, "who filed, beside ann", ANN), filed, PEOPLE)
    assert not suits(asked(Asked.WHO), event("married", "2014"), PEOPLE), "it names nobody"
    assert suits(asked(Asked.WHO), event("new_partner", "2014", about=(BEN,), partner="Cleo Cox"), PEOPLE)


@pytest.mark.parametrize(
    ("text", "asked_for", "names"),
    [
        ("A judge, Mona Vale, ends the marriage.", "who is it", ("Mona Vale",)),
        ("A judge, Mona Vale, ends the marriage.", "who is mona vale", ()),
        ("The party is led by Cleo Cox.", "who is it", ()),
        ("The two were seen on Monday.", "who is it", ()),
        ("The two were seen in Turin.", "who is it", ()),
        ("Friends tell Parlour that it is over.", "who is it", ()),
        ("Friends say it is over; Parlour reported it.", "who is it", ()),
    ],
)
def test_names_are_of_nobody_known_no_place_no_day_and_no_teller(
    text: str, asked_for: str, names: tuple[str, ...]
) -> None:
    assert names_in(text, PEOPLE, asked(Asked.WHO, asked_for)) == names


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Ash, 33, marries Ben.", True),
        ("Ann Ash was 33 at the wedding.", True),
        ("Ash turns 40.", True),
        ("It is Ash's 40th birthday.", True),
        ("Ann, a 33-year-old singer, marries.", True),
        ("Cleo, 33, marries Ash.", False),
        ("Ash is at 10 May 2014 in court.", False),
    ],
)
def test_an_age_stands_beside_a_name(summary: str, expected: bool) -> None:
    assert tells_age(replace(event("statement", "2020"), summary=summary), ANN) is expected
