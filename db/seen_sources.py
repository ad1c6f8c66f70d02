"""A couple's sources as a server sees them, with the events that cite each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from db.connection import Reading
from db.queries import OF_COUPLE, SEEN_EVENTS
from db.records import Certainty, Source
from db.rows import SOURCE_COLUMNS, source_from
from db.versions import SOURCES, VERSION_COLUMNS, Version, scope, seen_version, version_from


@dataclass(frozen=True, slots=True)
class Citing:
    """An event that cites a source: its id, and how certain it is."""

    key: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class SeenSource:
    """A source as a server sees it: the version that counts there, and the standing events that cite it, newest first.

    `shipped` says that it is no server's own.
    """

    version: Version[Source]
    shipped: bool
    cited_by: tuple[Citing, ...]

    @property
    def source(self) -> Source:
        """What it says."""
        return self.version.says

    @property
    def number(self) -> int:
        """The row of the source, which no other source has."""
        return self.version.entry

    @property
    def there(self) -> bool:
        """Whether it counts as on record: it stands, or an event cites it still."""
        return self.version.stands or bool(self.cited_by)


async def seen_sources(reading: Reading, couple: int, server: int | None) -> dict[int, SeenSource]:
    """Each of a couple's sources by its row, retracted ones too; the shipped ones first."""
    rows = await reading.rows(
        f"""
        SELECT s.id AS row_id, s.key, s.server, {VERSION_COLUMNS}, {SOURCE_COLUMNS}
        FROM sources s JOIN source_versions v ON v.id = {seen_version(SOURCES, "s.id")}
        WHERE s.couple_id = :couple AND ifnull(s.server, 0) IN (0, :server)
        ORDER BY s.server IS NOT NULL, s.id
        """,
        scope(server, couple=couple),
    )
    cited_by: dict[int, list[Citing]] = {cast(int, row["row_id"]): [] for row in rows}
    for row in await reading.rows(
        f"SELECT l.source_id, e.key, v.certainty {SEEN_EVENTS} JOIN event_sources l ON l.version_id = v.id"
        f" {OF_COUPLE} AND v.action <> 'retract' ORDER BY v.date_first DESC, e.id DESC",
        scope(server, couple=couple),
    ):
        # A source that was added between the two statements is none of these.
        if (source := cast(int, row["source_id"])) in cited_by:
            cited_by[source].append(Citing(str(row["key"]), Certainty(str(row["certainty"]))))
    return {
        number: SeenSource(
            version_from(row, source_from(row), entry=number), row["server"] is None, tuple(cited_by[number])
        )
        for number, row in zip(cited_by, rows, strict=True)
    }


async def named_sources(reading: Reading, couple: int, server: int | None) -> dict[int, SeenSource]:
    """The sources of a couple that a server's editors can name, by their rows: those that are there."""
    return {number: seen for number, seen in (await seen_sources(reading, couple, server)).items() if seen.there}
