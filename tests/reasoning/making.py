"""Couples and events made up in a line, for tests."""

from __future__ import annotations

from datetime import date

from db.dates import parse_date
from db.records import Certainty, Couple, Event, Kind, Person, Record, Source
from db.rows import StoredCouple

ANN, BEN = "Ann Ash", "Ben Birch"
COUPLE = Couple("ann-ben", "Ann Ash & Ben Birch", (Person(ANN, ("Ann",)), Person(BEN, ("Ben",))), ("Annben",))
SOURCE = Source("paper", "A headline", "The Paper", "https://example.org/a", parse_date("2021-02-03"))
TODAY = date(2026, 11, 21)


def day(text: str) -> date:
    """2021-02-03 as a day."""
    return date.fromisoformat(text)


def event(
    kind: str,
    when: str | None,
    certainty: str = "confirmed",
    *,
    key: str | None = None,
    about: tuple[str, ...] = (),
    partner: str | None = None,
    known_from: str | None = None,
    disputes: tuple[str, ...] = (),
    source: Source = SOURCE,
) -> Event:
    """An event; its key is its kind and date unless given."""
    return Event(
        key=key or f"{kind}-{when}",
        kind=Kind(kind),
        certainty=Certainty(certainty),
        summary=f"{kind} happened.",
        sources=(source,),
        date=parse_date(when) if when else None,
        about=about,
        partner=partner,
        known_from=parse_date(known_from) if known_from else None,
        disputes=disputes,
    )


def record(*events: Event) -> Record:
    """The record of Ann and Ben."""
    return Record(COUPLE, events)


def stored(slug: str, name: str, people: tuple[Person, Person], *aliases: str, number: int = 0) -> StoredCouple:
    """A couple as the store gives it."""
    return StoredCouple(number or sum(slug.encode()), None, Couple(slug, name, people, aliases))
