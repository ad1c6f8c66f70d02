"""Questions that show what can be asked."""

from __future__ import annotations

from collections.abc import Sequence

# What autocomplete offers and help shows, of any couple's two people.
QUESTIONS = (
    "Are {} together?",
    "When did {} start dating?",
    "Which rumours are there about {}?",
    "When were {} last seen together?",
)


def example(question: str, people: Sequence[str]) -> str:
    """One of these questions, about two people, or about anybody."""
    return question.format(" and ".join(people) or "they")
