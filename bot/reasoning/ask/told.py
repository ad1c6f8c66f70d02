"""What an answer to a plain question is made of: a verdict, statements that events carry, or what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.reasoning.ask.finding import Candidate
from bot.reasoning.ask.reading import Reading
from bot.reasoning.ask.window import EVER, Window
from bot.reasoning.partners import OtherRelationship
from bot.reasoning.status import Status
from db.records import Couple, Event


class Verdict(StrEnum):
    """What a question that wants a yes or no is answered by."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not yet"
    NOT_QUITE = "not quite"
    NOT_CONFIRMED = "not confirmed"
    CANT_TELL = "can't tell"


class Gap(StrEnum):
    """What the record does not tell."""

    NOT_TOLD = "not told"
    NOT_SO = "not so"
    NO_DATE = "no date"
    NO_DAY = "no day"
    NO_MONTH = "no month"
    NO_PLACE = "no place"
    NO_REASON = "no reason"
    NO_NUMBER = "no number"
    NO_NAME = "no name"
    FUTURE = "future"
    CHILD = "child"
    PRIVATE = "private"
    NO_SUCH_DAY = "no such day"


@dataclass(frozen=True, slots=True)
class StateIs:
    """How the couple stands on a day."""

    status: Status


@dataclass(frozen=True, slots=True)
class Happened:
    """That an event of a kind that changes a track took place, when, and by whom where it is by one of the two."""

    event: Event
    agent: str | None = None


@dataclass(frozen=True, slots=True)
class Says:
    """What an event tells, with what disputes it where it is no more than a claim."""

    event: Event
    disputed_by: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Lasted:
    """How long something lasted: from an event to another, or until a day. `months` are the least and the most.

    `heard` is the newest event about it, where the day is that on which it was last heard of.
    """

    begun: Event
    ended: Event | None
    until: date
    months: tuple[int, int]
    days: tuple[int, int]
    heard: Event | None = None


@dataclass(frozen=True, slots=True)
class RunIs:
    """A relationship with somebody outside the couple that the record knows no end of."""

    run: OtherRelationship


@dataclass(frozen=True, slots=True)
class Counted:
    """How many events of a kind the record has."""

    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the couple are."""

    status: Status


Statement = StateIs | Happened | Says | Lasted | RunIs | Counted | Identity


@dataclass(frozen=True, slots=True)
class Part:
    """The answer to one clause. With a `gap`, what is stated is only the nearest thing that the record tells.

    `anchor` is the event that told its time, `sourced` whether the articles themselves are asked for; `more`
    counts what there was no room for.
    """

    couple: Couple
    reading: Reading
    verdict: Verdict | None = None
    gap: Gap | None = None
    statements: tuple[Statement, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    window: Window = EVER
    newest: Event | None = None
    anchor: Event | None = None
    sourced: bool = False
    more: int = 0

    @property
    def answered(self) -> bool:
        """Whether the record tells what was asked."""
        return self.gap is None
