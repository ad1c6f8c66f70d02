"""What people speak of: concepts, and how a lexicon writes them down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.records import Kind


class StateAsked(StrEnum):
    """What two people, or one, may be."""

    TOGETHER = "together"
    BACK = "back together"
    DATING = "dating"
    ENGAGED = "engaged"
    MARRIED = "married"
    MARRIED_IN_LAW = "married in law"
    DIVORCED = "divorced"
    DIVORCING = "divorcing"
    APART = "apart"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that people speak of.

    `says` are the phrases for it, which also find it in a text, as `finds` do; in a text, those of `asks` may
    mean anything, and only a question has them. An event of one of `kinds` is
    it, too, or nearly so one of `nearly`. `state` is what "are they ..." asks by it. What is told of the
    `opposite` concept answers it by no. A `light` one says little alone.
    """

    name: str
    says: tuple[str, ...]
    finds: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    nearly: frozenset[Kind] = frozenset()
    state: StateAsked | None = None
    opposite: str | None = None
    light: bool = False


def phrases_in(text: str) -> tuple[str, ...]:
    """The phrases of a line, each after a comma."""
    return tuple(phrase.strip() for phrase in text.split(",") if phrase.strip())


def of_kind(
    name: str,
    says: str,
    *kinds: Kind,
    nearly: tuple[Kind, ...] = (),
    state: StateAsked | None = None,
    finds: str = "",
    asks: str = "",
) -> Concept:
    """A concept that events of some kinds are."""
    return Concept(
        name, phrases_in(says), phrases_in(finds), phrases_in(asks), frozenset(kinds), frozenset(nearly), state=state
    )


def alike(says: str, *, opposite: str | None = None, light: bool = False) -> Concept:
    """Words for the same thing; behind a semicolon those that only speak of it in the record, then in a question."""
    said, found, asked, *_ = (*map(phrases_in, says.split(";")), (), ())
    return Concept(said[0], said, found, asked, opposite=opposite, light=light)
