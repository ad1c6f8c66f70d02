"""What reads as a question in somebody's own words."""

from __future__ import annotations

import pytest

from bot.reasoning.wondering import begins_as_question, reads_as_question


@pytest.mark.parametrize(
    ("text", "begins", "reads"),
    [
        ("are they back together", True, True),
        ("Who's his ex", True, True),
        ("so, when did they marry", True, True),
        ("ok but why did they split", True, True),
        ("isn’t he married", True, True),
        ("tell me about them", True, True),
        ("married yet?", False, True),
        ('they said "really?"', False, True),
        ("really?!", False, True),
        ("why", False, False),
        ("isabel and howard", False, False),
        ("whom", False, False),
        ("wedding in florence", False, False),
        ("", False, False),
        ("?", False, False),
        ("what? no", False, False),
        ("a" * 1000 + "?" * 999 + "b", False, False),
    ],
)
def test_what_reads_as_a_question(text: str, begins: bool, reads: bool) -> None:
    assert (begins_as_question(text), reads_as_question(text)) == (begins, reads)
