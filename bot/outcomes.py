"""What a question can come to: an answer, or what keeps it from having one.

Answers are compared by identity: the same question on an unchanged record gives the same object.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.asking import CoupleTakenDown, CoupleUnknown
from bot.questions import Question
from bot.reasoning.articles import Article
from bot.reasoning.chart import Chart
from bot.reasoning.rumours import Rumour
from bot.reasoning.status import Status
from bot.reasoning.timeline import Show, Timeline
from bot.reasoning.when import TwoReadings
from bot.reasoning.why import Derivation
from db.records import Couple, Event


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class StatusAnswer:
    """A couple's status with what a reader wants beside it.

    `first` is the first dated event known that is no rumour, and `newest_by_then` the newest evidence of the
    day asked about; `not_yet` holds the words of a month or year asked about that is still to come, answered
    for today.
    """

    status: Status
    rumour: Rumour | None
    first: Event | None
    newest_by_then: Event | None
    today: date
    not_yet: str | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class WhyAnswer:
    """How a status follows; `asked` has the days as ISO days."""

    asked: Question
    status: StatusAnswer
    derivation: Derivation


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class TimelineAnswer:
    """The events of a period; `since` and `until` are its first and last day, None where it is open.

    `first` is the first dated event of all, and `against` what disputes an event, by its id. `rumours_hidden` says
    that this server shows no rumours, here as in other outcomes.
    """

    asked: Question
    couple: Couple
    show: Show
    since: date | None
    until: date | None
    timeline: Timeline
    against: Mapping[str, tuple[Event, ...]]
    first: Event | None
    rumours_hidden: bool = False


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class RumoursAnswer:
    """Every rumour of a couple."""

    asked: Question
    couple: Couple
    rumours: tuple[Rumour, ...]
    rumours_hidden: bool = False


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class SourcesAnswer:
    """The articles of a couple, all or those that the question names; `named` is what it names."""

    asked: Question
    couple: Couple
    articles: tuple[Article, ...]
    named: str | None
    rumours_hidden: bool = False


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class ArticleAnswer:
    """One article and what it carries; `against` is what disputes an event, by its id."""

    asked: Question
    couple: Couple
    article: Article
    against: Mapping[str, tuple[Event, ...]]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class PictureAnswer:
    """A couple's record as a drawing shows it."""

    asked: Question
    chart: Chart


@dataclass(frozen=True, slots=True, eq=False)
class ClaimAnswer:
    """A couple that somebody's message names: its status, and its rumours that the message is like, best first."""

    status: StatusAnswer
    rumours: tuple[Rumour, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ClaimsAnswer:
    """What the record says of a message: `claims` are of the first of the `named` couples.

    Where it names none, `one_named` are the couples of whom it names one person, and `on_record` all couples;
    `taken_down` is the slug of a couple that it names and that was taken down.
    """

    claims: tuple[ClaimAnswer, ...]
    named: int
    one_named: tuple[Couple, ...]
    on_record: tuple[Couple, ...]
    taken_down: str | None = None
    rumours_hidden: bool = False


@dataclass(frozen=True, slots=True)
class DateUnclear:
    """A day that means two things to two readers, in the option of the question named `field`.

    The other days of `asked` are ISO days, or mean two things as well.
    """

    asked: Question
    field: str
    typed: str
    readings: TwoReadings


@dataclass(frozen=True, slots=True)
class DateUnreadable:
    """A day that could not be read, in the option of the question named `field`."""

    field: str
    typed: str


@dataclass(frozen=True, slots=True)
class DatesReversed:
    """A period that ends before it begins; `turned` asks for the one that was meant, in ISO days."""

    since: str
    until: str
    turned: Question


@dataclass(frozen=True, slots=True)
class ShowUnknown:
    """A word that names no part of a timeline; `near` is the one it looks like."""

    asked: Question
    typed: str
    near: Show | None


@dataclass(frozen=True, slots=True)
class ArticleUnknown:
    """A text that no article of the couple is called."""

    couple: Couple
    asked: Question
    typed: str
    rumours_hidden: bool = False


Answer = StatusAnswer | WhyAnswer | TimelineAnswer | RumoursAnswer | SourcesAnswer | ArticleAnswer | PictureAnswer
Unclear = DateUnclear | DateUnreadable
Unanswered = Unclear | DatesReversed | ShowUnknown | ArticleUnknown
Outcome = Answer | Unanswered | CoupleUnknown | CoupleTakenDown
