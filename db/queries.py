"""The SELECTs that turn rows into records, for reading alone or inside a transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from db.connection import Reading
from db.records import Couple, Event, Source
from db.rows import (
    COUPLE_COLUMNS,
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    Row,
    StoredCouple,
    StoredEvents,
    couple_from,
    event_from,
    source_from,
)
from db.versions import COUPLES, EVENTS, SOURCES, VERSION_COLUMNS, Version, scope, seen_version, version_from

SEEN_EVENTS = f"FROM events e JOIN event_versions v ON v.id = {seen_version(EVENTS, 'e.id')}"
OF_COUPLE = "WHERE e.couple_id = :couple AND ifnull(e.server, 0) IN (0, :server)"
# In the same statement as the version that they belong to: a write may come between two statements.
_CITED = """(SELECT json_group_array(source_id) FROM
    (SELECT source_id FROM event_sources WHERE version_id = v.id ORDER BY place))"""
_DISPUTED = """(SELECT json_group_array(key) FROM
    (SELECT d.key FROM event_disputes l JOIN events d ON d.id = l.event_id
     WHERE l.version_id = v.id ORDER BY l.place))"""
# An edit of a shipped event keeps its place in the pack's story while its kind, certainty and date
# are the shipped ones; another day may belong elsewhere, as that of an event which an editor adds.
_PLACE = """CASE WHEN v.layer IS NULL OR e.server IS NOT NULL THEN v.place ELSE (
    SELECT CASE WHEN (s.kind, s.certainty, s.date) IS (v.kind, v.certainty, v.date) THEN s.place END
    FROM event_versions s WHERE s.event_id = e.id AND ifnull(s.layer, 0) = 0 AND s.id <= ifnull(:up_to, s.id)
    ORDER BY s.id DESC LIMIT 1) END"""


async def couples(reading: Reading, server: int | None) -> tuple[StoredCouple, ...]:
    """The couples that a server sees, by slug; None sees the shipped record alone."""
    rows = await reading.rows(
        f"""
        SELECT c.id, c.server, c.slug, {COUPLE_COLUMNS}, CASE WHEN c.server IS NULL AND v.layer IS NOT NULL THEN (
            SELECT json_array(json(people), json(minors)) FROM couple_versions s
            WHERE s.couple_id = c.id AND ifnull(s.layer, 0) = 0 ORDER BY s.id DESC LIMIT 1) END AS shipped
        FROM couples c JOIN couple_versions v ON v.id = {seen_version(COUPLES, "c.id")}
        WHERE ifnull(c.server, 0) IN (0, :server) AND v.action <> 'retract'
        ORDER BY c.slug, c.server
        """,
        scope(server),
    )
    return tuple(_couple(row) for row in rows)


def _couple(row: Row) -> StoredCouple:
    """A couple; where a server calls a shipped one otherwise, with the people's names and the marks of its pack.

    Shipped events name those people, and a mark that a newer pack brings holds everywhere.
    """
    stored = couple_from(row)
    if row["shipped"] is None:
        return stored
    people, minors = json.loads(str(row["shipped"]))
    couple = stored.couple
    named = tuple(
        replace(person, name=str(shipped["name"])) for person, shipped in zip(couple.people, people, strict=True)
    )
    marks = tuple(dict.fromkeys([*couple.minors, *minors]))
    return replace(stored, couple=replace(couple, people=(named[0], named[1]), minors=marks))


async def sources(reading: Reading, couple: int, server: int | None) -> dict[int, Source]:
    """The sources of a couple that a server sees, by row id, the shipped ones first."""
    rows = await reading.rows(
        f"""
        SELECT s.id AS row_id, s.key, {SOURCE_COLUMNS}
        FROM sources s JOIN source_versions v ON v.id = {seen_version(SOURCES, "s.id")}
        WHERE s.couple_id = :couple AND ifnull(s.server, 0) IN (0, :server)
        ORDER BY s.server IS NOT NULL, s.id
        """,
        scope(server, couple=couple),
    )
    return {cast(int, row["row_id"]): source_from(row) for row in rows}


async def events(reading: Reading, couple: int, server: int | None, *, up_to: int | None = None) -> StoredEvents:
    """A couple's events as a server sees them: the shipped ones with its own layer on top.

    With `up_to`, as they were when that version of an event was written.
    """
    found = SEEN_EVENTS if up_to is None else _SEEN_UP_TO
    rows = await reading.rows(
        f"""
        SELECT e.id AS row_id, e.key, {_PLACE} AS seat, {EVENT_COLUMNS}, {_CITED} AS cited, {_DISPUTED} AS disputed
        {found} {OF_COUPLE} AND v.action <> 'retract' ORDER BY seat IS NULL, seat, e.id
        """,
        scope(server, couple=couple, up_to=up_to),
    )
    # Read after the events, so that it holds what they cite: sources are only ever added.
    by_id, called = await sources(reading, couple, server), await _called_now(reading, couple, server)
    listed: list[Event] = []
    added: list[Event] = []
    for row in rows:
        (added if row["seat"] is None else listed).append(_event(row, by_id, called))
    return StoredEvents(tuple(listed), tuple(added))


_SEEN_UP_TO = f"FROM events e JOIN event_versions v ON v.id = {seen_version(EVENTS, 'e.id', up_to=True)}"


async def partners(reading: Reading, server: int | None, *, rumoured: bool = True) -> tuple[tuple[int, str], ...]:
    """Whom the events that a server sees name as a partner, each with the couple's row.

    Without `rumoured`, those alone whom an event names that is no mere claim.
    """
    rows = await reading.rows(
        f"""
        SELECT DISTINCT e.couple_id, v.partner {SEEN_EVENTS}
        WHERE ifnull(e.server, 0) IN (0, :server) AND v.action <> 'retract' AND v.partner IS NOT NULL
            AND (:rumoured OR v.certainty IN ('confirmed', 'reported'))
        """,
        scope(server, rumoured=int(rumoured)),
    )
    return tuple((cast(int, row["couple_id"]), str(row["partner"])) for row in rows)


async def event_ids(reading: Reading, couple: int, server: int | None) -> dict[str, int]:
    """The rows of the couple's events that a server may name, by id; its own before shipped ones."""
    rows = await reading.rows(
        "SELECT id, key FROM events WHERE couple_id = :couple AND ifnull(server, 0) IN (0, :server)"
        " ORDER BY server IS NOT NULL",
        scope(server, couple=couple),
    )
    return {str(row["key"]): cast(int, row["id"]) for row in rows}


async def disputes(reading: Reading, couple: int, server: int | None) -> dict[str, tuple[str, ...]]:
    """What each event that stands for a server disputes, by their ids."""
    rows = await reading.rows(
        f"SELECT e.key, {_DISPUTED} AS disputed {SEEN_EVENTS} {OF_COUPLE} AND v.action <> 'retract'",
        scope(server, couple=couple),
    )
    return {str(row["key"]): tuple(json.loads(str(row["disputed"]))) for row in rows}


async def event_versions(
    reading: Reading, couple: int, server: int, *, event: int | None = None
) -> tuple[Version[Event], ...]:
    """Every version of a couple's events, or of one, that is for everybody or for a server; the oldest first."""
    rows = await reading.rows(
        f"""
        SELECT e.id AS row_id, e.key, {VERSION_COLUMNS}, v.place, {EVENT_COLUMNS},
            {_CITED} AS cited, {_DISPUTED} AS disputed
        FROM events e JOIN event_versions v ON v.event_id = e.id
        {OF_COUPLE} AND ifnull(v.layer, 0) IN (0, :server) AND e.id = ifnull(:event, e.id) ORDER BY v.id
        """,
        scope(server, couple=couple, event=event),
    )
    by_id, called = await sources(reading, couple, server), await _called_now(reading, couple, server)
    return tuple(version_from(row, _event(row, by_id, called), entry=cast(int, row["row_id"])) for row in rows)


async def seen_events(
    reading: Reading, couple: int, server: int, *, event: int | None = None
) -> tuple[Version[Event], ...]:
    """The version that counts for a server of each of a couple's events, or of one, retracted ones too."""
    rows = await reading.rows(
        f"""
        SELECT e.id AS row_id, e.key, {VERSION_COLUMNS}, v.place, {EVENT_COLUMNS},
            {_CITED} AS cited, {_DISPUTED} AS disputed
        {SEEN_EVENTS} {OF_COUPLE} AND e.id = ifnull(:event, e.id) ORDER BY v.id
        """,
        scope(server, couple=couple, event=event),
    )
    by_id, called = await sources(reading, couple, server), await _called_now(reading, couple, server)
    return tuple(version_from(row, _event(row, by_id, called), entry=cast(int, row["row_id"])) for row in rows)


async def source_versions(reading: Reading, couple: int, server: int) -> tuple[Version[Source], ...]:
    """Every version of a couple's sources that is for everybody or for a server; the oldest first."""
    rows = await reading.rows(
        f"""
        SELECT s.id AS row_id, s.key, {VERSION_COLUMNS}, {SOURCE_COLUMNS}
        FROM sources s JOIN source_versions v ON v.source_id = s.id
        WHERE s.couple_id = :couple AND ifnull(s.server, 0) IN (0, :server) AND ifnull(v.layer, 0) IN (0, :server)
        ORDER BY v.id
        """,
        scope(server, couple=couple),
    )
    return tuple(version_from(row, source_from(row), entry=cast(int, row["row_id"])) for row in rows)


async def couple_versions(reading: Reading, server: int, *, couple: int | None = None) -> tuple[Version[Couple], ...]:
    """Every version of the couples, or of one, that is for everybody or for a server; the oldest first."""
    rows = await reading.rows(
        f"""
        SELECT c.id, c.server, c.slug, {VERSION_COLUMNS}, {COUPLE_COLUMNS}
        FROM couples c JOIN couple_versions v ON v.couple_id = c.id
        WHERE ifnull(c.server, 0) IN (0, :server) AND ifnull(v.layer, 0) IN (0, :server)
            AND c.id = ifnull(:couple, c.id)
        ORDER BY v.id
        """,
        scope(server, couple=couple),
    )
    return tuple(version_from(row, couple_from(row).couple, entry=cast(int, row["id"])) for row in rows)


async def _called_now(reading: Reading, couple: int, server: int | None) -> dict[str, str]:
    """What the two of a couple are called now, by every name that they had.

    An event that was written, or is said again, under an older name is about the same person.
    """
    rows = await reading.rows(
        "SELECT v.people FROM couple_versions v JOIN couples c ON c.id = v.couple_id WHERE c.id = :couple"
        " AND ifnull(v.layer, 0) = ifnull(c.server, 0) AND ifnull(c.server, 0) IN (0, :server) ORDER BY v.id",
        scope(server, couple=couple),
    )
    had = [[str(person["name"]) for person in json.loads(str(row["people"]))] for row in rows]
    now = had[-1] if had else []
    return {was: name for names in had for was, name in zip(names, now, strict=True) if was not in now}


def _event(row: Row, sources: Mapping[int, Source], called: Mapping[str, str]) -> Event:
    cited: list[int] = json.loads(str(row["cited"]))
    event = event_from(row, [sources[number] for number in cited], json.loads(str(row["disputed"])))
    about = tuple(called.get(name, name) for name in event.about)
    return event if about == event.about else replace(event, about=about)
