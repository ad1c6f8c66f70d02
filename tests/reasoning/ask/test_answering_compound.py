"""Two questions in one get both answers, each as if it were asked alone; asked whole of invented couples."""

from __future__ import annotations

import pytest

from bot.reasoning.ask.told import Verdict
from tests.reasoning.ask import inventing
from tests.reasoning.ask.inventing import Asking, Row, comes_to, in_short

vera = inventing.vera


def test_then_is_when_what_was_asked_first_happened(vera: Asking) -> None:
    _, married = vera.parts("when was their first child born, and were they married by then?")
    _, engaged = vera.parts("when was the gala, and were they together back then?")
    assert (comes_to(married), in_short(married.statements)) == (Verdict.YES, "state married, married; says married")
    assert comes_to(engaged) is Verdict.NOT_YET


FIRST = (
    "are Vera and Milo still married?",
    "did Vera file for divorce?",
    "did Milo propose?",
    "is it true that they got back together in december 2018?",
    "do you know if they split up?",
    "so when did they get engaged?",
    "who said that they are back together?",
    "how long were they engaged?",
    "why did Vera file for divorce?",
    "By june 2018, had Vera already filed?",
    "vilo: had the divorce been finalised by the end of 2018?",
    "In 2021, was Vera dating anybody?",
    "They never divorced in the end, or did they?",
    "gimme veras phone number plz?",
    "where did they marry?",
    "what is Milo worth?",
)
SECOND = ("when did they marry?", "who filed for divorce?", "are they divorced?", "did Milo beg for another try?")


def answers(asked: Asking, question: str) -> list[Row]:
    """Each part of an answer, in short."""
    return [("", comes_to(part), in_short(part.statements)) for part in asked.parts(question)]


@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("joint", ["? ", "?? and ", ", and ", " and "])
@pytest.mark.parametrize("first", FIRST)
def test_both_are_answered(vera: Asking, first: str, joint: str, second: str) -> None:
    alone = [*answers(vera, first), *answers(vera, second)]
    assert answers(vera, first.rstrip("?") + joint + second) == list(dict.fromkeys(alone))
