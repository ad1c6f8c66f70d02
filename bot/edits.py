"""What a change of an event can come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.answers import StatusAnswer
from bot.entries import Entry
from bot.mistakes import Mistake
from db.records import Event, Sources
from db.rows import StoredCouple
from db.versions import Version


class Doing(StrEnum):
    """What was done to an event."""

    ADDED = "added"
    EDITED = "edited"
    RETRACTED = "retracted"
    RESTORED = "restored"
    UNDONE = "undone"
    PUT_BACK = "put back"


@dataclass(frozen=True, slots=True)
class Moment:
    """The status on one day, before and after a change of the record."""

    before: StatusAnswer
    after: StatusAnswer


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that was saved as `version`: the event before and after it, None where it did not stand.

    `today` and `then` are what it changed, today and once the event had surely happened; `then` is None for
    events of today and undated ones. `similar` is a standing event that a new one looks like. `typed` are the
    articles as the editor wrote them: the record may have known them already.
    """

    doing: Doing
    stored: StoredCouple
    number: int
    version: int
    key: str
    before: Event | None
    after: Event | None
    today: Moment
    then: Moment | None
    similar: Event | None = None
    typed: Sources | None = None


@dataclass(frozen=True, slots=True)
class ChangedUnseen:
    """A change that was saved, after which the record could not be read to show what it did."""

    stored: StoredCouple
    number: int
    version: int
    key: str


@dataclass(frozen=True, slots=True)
class NotSaved:
    """What an editor typed could not be saved as it is."""

    mistakes: tuple[Mistake, ...]
    typed: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile:
    """An event that somebody changed while it was being edited; `seen` is what the editor saw, if it is known."""

    now: Entry
    seen: Version[Event] | None


@dataclass(frozen=True, slots=True)
class NothingToDo:
    """An event that is not as it has to be to be changed so; `why` is the sentence that says so."""

    key: str
    why: str = ""
