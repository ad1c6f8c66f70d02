"""The same question gets the same answer however it is dressed: greetings, hearts, shouting, no mark at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.reasoning.ask import inventing
from tests.reasoning.ask.inventing import Asking, comes_to, in_short

vera = inventing.vera

DRESSES: dict[str, Callable[[str], str]] = {
    "greeted": "hey shiplog, {}?".format,
    "polite": "{} pls?".format,
    "bare": "{}".format,
    "urgent": "{}???".format,
    "laughing": "{}? lol".format,
    "hearts": "👀 {}? 💔".format,
    "bold": "**{}?**".format,
    "after so": "so {}?".format,
    "wondering": "i was wondering, {}?".format,
    "quiet": lambda question: f"{question.lower()}?",
    "loud": lambda question: f"{question.upper()}?",
    "headed": "vilo: {}?".format,
    "named before": "vera and milo, {}?".format,
    "spaced": lambda question: f"  {question.replace(' ', '   ')} ?",
}
QUESTIONS = (
    "are Vera and Milo still married",
    "did Vera file for divorce",
    "did they get back together",
    "who filed for divorce",
    "when did they get engaged",
    "where did they marry",
    "why did Vera file for divorce",
    "how long were they married",
    "which came first, the proposal or the gala",
    "who did Milo date after Cora",
    "is it true that they are back together",
    "has Vera won a lottery",
    "what is Vera's home address",
)


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_alike(vera: Asking, question: str, dress: str) -> None:
    def answers(text: str) -> list[tuple[object, str]]:
        return [(comes_to(part), in_short(part.statements)) for part in vera.parts(text)]

    assert answers(DRESSES[dress](question)) == answers(f"{question}?")
