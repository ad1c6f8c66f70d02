"""Couples, sources and events as plain frozen data, and the closed sets of words they use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.dates import EdtfDate

MAX_SLUG = 32
MAX_SUMMARY = 200
MAX_TEXT = 300
MAX_URL = 500
# The mark of a minor's name, as db/guard.py makes it.
MARK_PATTERN = r"[0-9a-f]{32}"
SLUG_PATTERN = r"[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?"


class Kind(StrEnum):
    """What an event says happened."""

    DATING_STARTED = "dating_started"
    ENGAGED = "engaged"
    ENGAGEMENT_ENDED = "engagement_ended"
    MARRIED = "married"
    SEPARATED = "separated"
    DIVORCE_FILED = "divorce_filed"
    DIVORCE_WITHDRAWN = "divorce_withdrawn"
    DECLARED_LEGALLY_SINGLE = "declared_legally_single"
    DIVORCE_FINALIZED = "divorce_finalized"
    BROKE_UP = "broke_up"
    RECONCILED = "reconciled"
    NEW_PARTNER = "new_partner"
    NEW_PARTNER_ENDED = "new_partner_ended"
    CHILD_BORN = "child_born"
    SEEN_TOGETHER = "seen_together"
    SUPPORTIVE_GESTURE = "supportive_gesture"
    RECONCILIATION_PLEA = "reconciliation_plea"
    STATEMENT = "statement"
    DENIAL = "denial"


PARTNER_KINDS = frozenset({Kind.NEW_PARTNER, Kind.NEW_PARTNER_ENDED})
TRACK_KINDS = frozenset(
    {
        Kind.DATING_STARTED,
        Kind.ENGAGED,
        Kind.ENGAGEMENT_ENDED,
        Kind.MARRIED,
        Kind.SEPARATED,
        Kind.DIVORCE_FILED,
        Kind.DIVORCE_WITHDRAWN,
        Kind.DECLARED_LEGALLY_SINGLE,
        Kind.DIVORCE_FINALIZED,
        Kind.BROKE_UP,
        Kind.RECONCILED,
    }
)


class Certainty(StrEnum):
    """How well an event is supported."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    RUMOURED = "rumoured"
    DENIED = "denied"


ASSERTED = frozenset({Certainty.CONFIRMED, Certainty.REPORTED})


@dataclass(frozen=True, slots=True)
class Person:
    """One of the two people of a couple."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people with a name, a slug (`kimye`) and aliases.

    `minors` are marks of the names of minor children, which no text may hold: see db/guard.py.
    """

    slug: str
    name: str
    people: tuple[Person, Person]
    aliases: tuple[str, ...] = ()
    minors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One article; it has a title, or a publisher and a url. `key` is its id in its pack."""

    key: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: EdtfDate | None = None


# A claim without an article cannot be written down: the tuple's type has a first member.
Sources = tuple[Source, *tuple[Source, ...]]


@dataclass(frozen=True, slots=True)
class Event:
    """One dated claim about a couple. `key` is its id; `disputes` holds the ids it speaks against."""

    key: str
    kind: Kind
    certainty: Certainty
    summary: str
    sources: Sources
    date: EdtfDate | None = None
    about: tuple[str, ...] = ()
    partner: str | None = None
    known_from: EdtfDate | None = None
    disputes: tuple[str, ...] = ()

    @property
    def when(self) -> EdtfDate:
        """The date of an event that has one; ValueError where it is undated."""
        if self.date is None:
            raise ValueError(f"event {self.key} is undated")
        return self.date

    @property
    def known_day(self) -> date | None:
        """The day from which the event was known, or None for an undated one without `known_from`."""
        known = self.known_from or self.date
        return known.first if known else None

    @property
    def asserted(self) -> bool:
        """Whether the event says that it happened: confirmed or reported."""
        return self.certainty in ASSERTED


@dataclass(frozen=True, slots=True)
class Record:
    """A couple with its events in the order of the story, as one reader sees them."""

    couple: Couple
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A couple's record as one TOML file holds it."""

    version: int
    couple: Couple
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
