"""What a question in plain words can come to: an answer, or what keeps it from having one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.asking import CoupleTakenDown
from bot.reasoning.ask.told import Part
from db.records import Couple


class Unasked(StrEnum):
    """Why a text is no question."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NOISE = "noise"


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """The answers to a question, for each of its clauses and couples; `left_out` counts those there is no room for.

    `taken_down` is the slug of a couple that was asked about too and was taken down; `rumours_hidden` says that
    this server shows no rumours, here as in other outcomes.
    """

    parts: tuple[Part, ...]
    today: date
    left_out: int = 0
    taken_down: str | None = None
    rumours_hidden: bool = False


@dataclass(frozen=True, slots=True)
class NoQuestion:
    """A text that asks nothing."""

    reason: Unasked
    on_record: tuple[Couple, ...]


@dataclass(frozen=True, slots=True)
class WhichCouple:
    """A question that may be about any of several couples."""

    couples: tuple[Couple, ...]


@dataclass(frozen=True, slots=True)
class NotOnRecord:
    """A question about people whom the record does not know."""

    on_record: tuple[Couple, ...]
    rumours_hidden: bool = False


@dataclass(frozen=True, slots=True)
class AcrossCouples:
    """A question about people of different couples, of whom no event tells together."""

    couples: tuple[Couple, ...]
    rumours_hidden: bool = False


Undecided = NoQuestion | WhichCouple | NotOnRecord | AcrossCouples | CoupleTakenDown
Plainly = Told | Undecided
