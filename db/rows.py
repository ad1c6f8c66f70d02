"""How records are written to columns and read back from them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, cast

from db.dates import EdtfDate
from db.records import Certainty, Couple, Event, Kind, Person, Source, Sources

Value: TypeAlias = str | int | None
Row: TypeAlias = Mapping[str, Value]

EVENT_COLUMNS = (
    "kind, certainty, summary, about, partner, date, date_first, date_earliest, date_latest,"
    " known_from, known_from_first, known_from_earliest, known_from_latest"
)
SOURCE_COLUMNS = "title, publisher, url, published, published_first, published_earliest, published_latest"
COUPLE_COLUMNS = "name, aliases, people, minors"


@dataclass(frozen=True, slots=True)
class StoredCouple:
    """A couple with its row id and the server it belongs to; None is the shipped record."""

    id: int
    server: int | None
    couple: Couple


@dataclass(frozen=True, slots=True)
class StoredEvents:
    """A couple's events as one server sees them: `listed` in pack order, `added` by editors in turn."""

    listed: tuple[Event, ...]
    added: tuple[Event, ...]


def couple_values(couple: Couple) -> dict[str, Value]:
    """The columns of a couple's version."""
    return {
        "name": couple.name,
        "aliases": _json(couple.aliases),
        "people": json.dumps([{"name": p.name, "aliases": p.aliases} for p in couple.people], ensure_ascii=False),
        "minors": _json(couple.minors),
    }


def source_values(source: Source) -> dict[str, Value]:
    """The columns of a source's version."""
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        **_date_values("published", source.published),
    }


def event_values(event: Event) -> dict[str, Value]:
    """The columns of an event's version, but for its links to sources and other events."""
    return {
        "kind": event.kind.value,
        "certainty": event.certainty.value,
        "summary": event.summary,
        "about": _json(event.about),
        "partner": event.partner,
        **_date_values("date", event.date),
        **_date_values("known_from", event.known_from),
    }


def couple_from(row: Row) -> StoredCouple:
    """A couple from its identity and version columns."""
    people = [Person(p["name"], tuple(p["aliases"])) for p in json.loads(str(row["people"]))]
    names = (people[0], people[1])
    couple = Couple(str(row["slug"]), str(row["name"]), names, _texts(row["aliases"]), _texts(row["minors"]))
    return StoredCouple(cast(int, row["id"]), cast("int | None", row["server"]), couple)


def source_from(row: Row) -> Source:
    """A source from its identity and version columns."""
    return Source(
        key=str(row["key"]),
        title=_text(row["title"]),
        publisher=_text(row["publisher"]),
        url=_text(row["url"]),
        published=_date(row, "published"),
    )


def event_from(row: Row, sources: Sequence[Source], disputes: Sequence[str]) -> Event:
    """An event from its identity and version columns and its links."""
    return Event(
        key=str(row["key"]),
        kind=Kind(str(row["kind"])),
        certainty=Certainty(str(row["certainty"])),
        summary=str(row["summary"]),
        sources=cast(Sources, tuple(sources)),
        date=_date(row, "date"),
        about=_texts(row["about"]),
        partner=_text(row["partner"]),
        known_from=_date(row, "known_from"),
        disputes=tuple(disputes),
    )


def _date_values(column: str, when: EdtfDate | None) -> dict[str, Value]:
    """A date as written beside its days, so that reading it back parses nothing."""
    return {
        column: when and when.text,
        f"{column}_first": when and when.first.isoformat(),
        f"{column}_earliest": when and when.earliest.isoformat(),
        f"{column}_latest": when and when.latest.isoformat(),
    }


def _date(row: Row, column: str) -> EdtfDate | None:
    if row[column] is None:
        return None
    days = [date.fromisoformat(str(row[f"{column}_{day}"])) for day in ("first", "earliest", "latest")]
    return EdtfDate(str(row[column]), days[0], days[1], days[2])


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _json(texts: Sequence[str]) -> str:
    return json.dumps(list(texts), ensure_ascii=False)


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(json.loads(str(value)))
