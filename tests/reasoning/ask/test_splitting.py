"""The questions in one text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.ask.splitting import clauses_of, is_question
from tests.reasoning.ask.asking import PEOPLE, said


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        # Two questions in one.
        ("when did they marry and when did they split", ["when did they marry", "when did they split"]),
        ("when did they marry? why did they split?", ["when did they marry ?", "why did they split ?"]),
        ("who filed; why", ["who filed", "why"]),
        ("did she file but did they reconcile", ["did she file", "did they reconcile"]),
        ("what did she wear, who designed it", ["what did she wear", "who designed it"]),
        ("are they married & since when", ["are they married", "since when"]),
        ("are they married, and if so since when", ["are they married", "if so since when"]),
        ("did they marry and divorce", ["did they marry and divorce"]),
        ("did odette and rufus marry", ["did odette and rufus marry"]),
        ("when? where? why? who?", ["when ?", "where ?", "why ?", "who ?"]),
        # A statement belongs to the question behind it.
        ("they married in verona. when was that?", ["they married in verona when was that ?"]),
        ("she left. rufus begged. did she file?", ["she left rufus begged did she file ?"]),
        ("they split. did she file? when?", ["they split did she file ?", "when ?"]),
        # The mark is kept, once and with its own clause.
        ("did they marry??? when", ["did they marry ?", "when"]),
        ("wedding ?", ["wedding ?"]),
        ("did they marry, and when?", ["did they marry", "when ?"]),
        # What only asks whether it is so.
        ("they split in 2020. is it true?", ["they split in 2020 really"]),
        ("odette filed. true?", ["odette filed really"]),
        ("odette filed. legit?", ["odette filed really"]),
        ("did they marry? yes or no?", ["did they marry ? really"]),
        ("odette filed, right?", ["odette filed , right ?"]),
        ("did they marry? thanks", ["did they marry ?"]),
        ("true?", list[str]()),
        ("is it true", list[str]()),
        ("?;?", list[str]()),
        ("", list[str]()),
        (
            "is it true that they split in may 2021, and when did they divorce?",
            ["is it true that they split in may 2021 ?", "when did they divorce ?"],
        ),
        ("do you know if they split, and who filed?", ["do you know if they split ?", "who filed ?"]),
        ("are you sure they split? who filed?", ["are you sure they split ?", "who filed ?"]),
        ("by may 2021, had she filed, and who said so?", ["by may 2021 , had she filed", "who said so ?"]),
        ("thornlowe: had they split in may, and who filed?", ["thornlowe : had they split in may", "who filed ?"]),
        ("they never split, or did they, and who filed?", ["they never split , or did they", "who filed ?"]),
        ("give me the day, and who filed?", ["give me the day", "who filed ?"]),
        # A mark makes a question of all but a mere name.
        ("odette and rufus? who filed?", ["odette and rufus ? who filed ?"]),
        ("her ring plz? who filed?", ["her ring ?", "who filed ?"]),
    ],
)
def test_the_questions_in_one(question: str, clauses: list[str]) -> None:
    assert list(clauses_of(said(question).text, PEOPLE.words)) == clauses


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("did she file", True),
        ("who filed", True),
        ("do you know if she filed", True),
        ("by may 2021, had odette filed", True),
        ("odette filed", False),
        ("odette and rufus", False),
        ("", False),
    ],
)
def test_what_has_the_form_of_a_question(question: str, expected: bool) -> None:
    assert is_question(said(question).text, PEOPLE.words) is expected


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [
                "when did they marry",
                "who filed",
                "is it true that she filed",
                "kimye: ",
                "true?",
                "she left.",
                ",",
                "?",
                ".",
                ";",
                "and",
                "or not",
            ]
        )
        | st.text(max_size=5),
        max_size=7,
    ).map(" ".join)
)
def test_clauses_say_nothing_new(question: str) -> None:
    text = said(question).text
    clauses = clauses_of(text)
    assert all(clauses)
    said_in = {word for clause in clauses for word in re.findall(r"\w+", clause)}
    assert said_in <= {*re.findall(r"\w+", text), "really"}
