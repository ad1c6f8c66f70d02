"""The articles of one server's layer: each is one row, whatever events cite it, and no change leaves two of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from db import queries, versions
from db.changes import Action, Change, add_source_version, new_identity
from db.connection import Connection, Writing
from db.fitness import refuse_unfit_of
from db.layers import Outdated, same_article
from db.records import Certainty, Event, Source
from db.seen_sources import SeenSource, named_sources, seen_sources
from db.versions import SOURCES


@dataclass(frozen=True, slots=True)
class SourceWritten:
    """A change of an article that is in the record as `version`: the article before it, if it was there, and after."""

    version: int
    before: SeenSource | None
    after: SeenSource


@dataclass(frozen=True, slots=True)
class Known:
    """A change that was not made: the record has that article already."""

    article: SeenSource


@dataclass(frozen=True, slots=True)
class StillCited:
    """A change that was not made: the article would be gone, and these events cite it, by their ids."""

    article: SeenSource


@dataclass(frozen=True, slots=True)
class LinkNeeded:
    """A change that was not made: these confirmed events, by their ids, would have no article with a link."""

    article: SeenSource
    events: tuple[str, ...]


NotWritten = Known | StillCited | LinkNeeded
_Write = Callable[[Writing], Awaitable[int | None]]


class Articles:
    """The articles that a server's editors can name. Every method raises RecordUnavailable where the file fails."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def seen(self, couple: int, server: int) -> tuple[SeenSource, ...]:
        """The articles of a couple that are there for a server, the shipped ones first."""
        return tuple((await named_sources(self._connection.reading, couple, server)).values())

    async def add(self, couple: int, server: int, source: Source, change: Change) -> SourceWritten | Known:
        """Add an article under an id of its own, unless the couple has it; the source's own `key` is not used."""
        async with self._connection.transaction() as write:
            there = await named_sources(write, couple, server)
            if (number := same_article(source, _says(there))) is not None:
                return Known(there[number])
            number, _ = await new_identity(write, "sources", "s", couple, server)
            version = await add_source_version(write, number, source, Action.ADD, change, layer=server)
            return SourceWritten(version, None, (await seen_sources(write, couple, server))[number])

    async def edit(
        self, couple: int, number: int, server: int, source: Source, change: Change, *, seen: int
    ) -> SourceWritten | Outdated | NotWritten | None:
        """Say something else of an article from now on, for all events that cite it.

        Outdated where it is no longer as its editor saw it, None where it is not there.
        """

        async def write_down(write: Writing) -> int:
            return await add_source_version(write, number, source, Action.CHANGE, change, layer=server)

        return await self._change(couple, number, server, write_down, seen=seen)

    async def take_back(
        self, couple: int, number: int, server: int, version: int, change: Change
    ) -> SourceWritten | Outdated | NotWritten | None:
        """Undo a version of an article; None where it has been changed since, or is another server's.

        Raises MayNotStand.
        """

        async def write_down(write: Writing) -> int | None:
            of = await write.value("SELECT source_id FROM source_versions WHERE id = :id", {"id": version})
            made = await versions.take_back(write, SOURCES, version, server, change) if of == number else None
            if made:
                await refuse_unfit_of(write, couple, server, number, links=False)
            return made

        return await self._change(couple, number, server, write_down)

    async def _change(
        self, couple: int, number: int, server: int, write_down: _Write, *, seen: int | None = None
    ) -> SourceWritten | Outdated | NotWritten | None:
        """Make a change, and take it out again where it would break what was whole before it."""
        try:
            async with self._connection.transaction() as write:
                return await _changed(write, couple, number, server, write_down=write_down, seen=seen)
        except _RefusedError as error:
            return error.why


async def _changed(
    write: Writing, couple: int, number: int, server: int, *, write_down: _Write, seen: int | None
) -> SourceWritten | Outdated | None:
    everything = await seen_sources(write, couple, server)
    before = everything.pop(number, None)
    if before is None or (seen is not None and not before.there):
        return None
    if seen is not None and before.version.id != seen:
        return Outdated(before.version.id)
    if (made := await write_down(write)) is None:
        return None
    after = (await seen_sources(write, couple, server))[number]
    others = {row: article for row, article in everything.items() if article.there}
    events = await queries.events(write, couple, server)
    if refused := _refused(before, after, others, (*events.listed, *events.added)):
        raise _RefusedError(refused)
    return SourceWritten(made, before if before.there else None, after)


class _RefusedError(Exception):
    """Rolls a change back."""

    def __init__(self, why: NotWritten) -> None:
        self.why = why
        super().__init__()


def _refused(
    before: SeenSource, after: SeenSource, others: Mapping[int, SeenSource], events: tuple[Event, ...]
) -> NotWritten | None:
    """What a change would break, which was whole before it."""
    was, now = before.source, after.source
    if not after.version.stands:
        return StillCited(after) if after.cited_by else None
    if not before.there or same_article(now, {0: was}) is None:
        number = same_article(now, _says(others))
        if number is not None:
            return Known(others[number])
    if was.url and not now.url:
        needing = tuple(event.key for event in events if now in event.sources and _lacks_a_link(event))
        return LinkNeeded(after, needing) if needing else None
    return None


def _lacks_a_link(event: Event) -> bool:
    return event.certainty is Certainty.CONFIRMED and not any(source.url for source in event.sources)


def _says(articles: Mapping[int, SeenSource]) -> dict[int, Source]:
    return {number: article.source for number, article in articles.items()}
