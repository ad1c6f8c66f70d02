"""A server's own layer over the shipped record: each change one transaction, and one version more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from db import queries, versions
from db.changes import (
    Action,
    Change,
    add_couple_version,
    add_event_version,
    add_source_version,
    new_identity,
)
from db.checks import in_a_cycle
from db.connection import Connection, Writing
from db.fitness import refuse_unfit
from db.links import same_link
from db.records import Couple, Event, Source
from db.seen_sources import named_sources
from db.versions import COUPLES, EVENTS, Kept, scope

_Repeat = Callable[[Writing, Kept, int, int, Change], Awaitable[int | None]]


@dataclass(frozen=True, slots=True)
class Written:
    """A change that is in the record: the version that it wrote, of which entry, and that entry's id."""

    version: int
    entry: int
    key: str


@dataclass(frozen=True, slots=True)
class Outdated:
    """A change that was not made: the entry has another version by now than the one its editor saw."""

    version: int


class DisputesLeadBack(Exception):
    """A change that was not made: by it, the disputes of the event `key` would lead back to itself."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


class Layers:
    """Changes of one server's own layer. Every method raises RecordUnavailable where the file fails."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add_event(self, couple: int, server: int, event: Event, change: Change) -> Written:
        """Add an event under an id of its own; the event's own `key` is not used."""
        async with self._connection.transaction() as write:
            return await add_event(write, couple, server, event, change)

    async def edit_event(
        self, number: int, server: int, event: Event, change: Change, *, seen: int
    ) -> Written | Outdated:
        """Say something else of an event from now on; Outdated where it is no longer as its editor saw it.

        Raises DisputesLeadBack.
        """
        async with self._connection.transaction() as write:
            now, couple, key = await _entry(write, EVENTS, number, server)
            if now != seen:
                return Outdated(now)
            version = await add_event_version(
                write,
                number,
                event,
                Action.CHANGE,
                change,
                layer=server,
                place=await _place(write, now, event),
                source_ids=await source_ids(write, couple, server, event.sources, change),
                event_ids=await queries.event_ids(write, couple, server),
            )
            await refuse_cycle_of(write, couple, server, key)
            return Written(version, number, key)

    async def add_couple(self, server: int, couple: Couple, change: Change) -> Written:
        """Add a server's own couple; one that it had under that slug and removed comes back as this one."""
        async with self._connection.transaction() as write:
            return await add_couple(write, server, couple, change)

    async def edit_couple(
        self, number: int, server: int, couple: Couple, change: Change, *, seen: int
    ) -> Written | Outdated:
        """Call a couple otherwise from now on; its events follow where one of the two has another name."""
        async with self._connection.transaction() as write:
            now, _, key = await _entry(write, COUPLES, number, server)
            if now != seen:
                return Outdated(now)
            version = await add_couple_version(write, number, couple, Action.CHANGE, change, layer=server)
            await _rename_people(write, number, server, change, before=now, after=version)
            return Written(version, number, key)

    async def retract(self, kept: Kept, number: int, server: int, change: Change) -> Written | None:
        """Retract an entry in a server's layer; None where it does not stand there."""
        return await self._repeat(versions.retract, kept, number, server, change)

    async def restore(self, kept: Kept, number: int, server: int, change: Change) -> Written | None:
        """Put back an entry that is retracted for a server; None where it is not. Raises DisputesLeadBack."""
        return await self._repeat(versions.restore, kept, number, server, change)

    async def take_back(self, kept: Kept, version: int, server: int, change: Change) -> Written | None:
        """Undo a version of a server's layer; None where it has been changed since. Raises DisputesLeadBack."""
        async with self._connection.transaction() as write:
            return await take_back(write, kept, version, server, change)

    async def _repeat(self, repeat: _Repeat, kept: Kept, number: int, server: int, change: Change) -> Written | None:
        async with self._connection.transaction() as write:
            _, couple, key = await _entry(write, kept, number, server)
            version = await repeat(write, kept, number, server, change)
            await _refuse_return(write, kept, couple, server, Written(version or 0, number, key))
            return Written(version, number, key) if version else None


async def add_event(
    write: Writing, couple: int, server: int, event: Event, change: Change, *, batch: int | None = None
) -> Written:
    """Add a server's own event inside a transaction, under an id that is new."""
    number, key = await new_identity(write, "events", "e", couple, server)
    version = await add_event_version(
        write,
        number,
        event,
        Action.ADD,
        change,
        layer=server,
        place=None,
        source_ids=await source_ids(write, couple, server, event.sources, change),
        event_ids=await queries.event_ids(write, couple, server),
        batch=batch,
    )
    return Written(version, number, key)


async def add_couple(
    write: Writing, server: int, couple: Couple, change: Change, *, batch: int | None = None
) -> Written:
    """Add a server's own couple inside a transaction."""
    here = {"slug": couple.slug, "server": server}
    number = cast(
        "int | None", await write.value("SELECT id FROM couples WHERE slug = :slug AND server = :server", here)
    )
    action = Action.ADD if number is None else Action.RESTORE
    if number is None:
        number = await write.insert("couples", here)
    version = await add_couple_version(write, number, couple, action, change, layer=server, batch=batch)
    return Written(version, number, couple.slug)


async def take_back(write: Writing, kept: Kept, version: int, server: int, change: Change) -> Written | None:
    """Undo a version inside a transaction; None where it is not the newest of that server's layer."""
    made = await versions.take_back(write, kept, version, server, change)
    if made is None:
        return None
    number = cast(int, await write.value(f"SELECT {kept.of} FROM {kept.versions} WHERE id = :id", {"id": made}))
    _, couple, key = await _entry(write, kept, number, server)
    if kept is COUPLES:
        await _rename_people(write, number, server, change, before=version, after=made)
    await _refuse_return(write, kept, couple, server, Written(made, number, key))
    return Written(made, number, key)


async def _refuse_return(write: Writing, kept: Kept, couple: int, server: int, written: Written) -> None:
    """Refuse what comes back and may not, since other things have changed after it was written.

    Raises DisputesLeadBack or MayNotStand.
    """
    if kept is EVENTS:
        await refuse_cycle_of(write, couple, server, written.key)
        await refuse_unfit(write, couple, server, {written.entry})


async def refuse_cycle_of(write: Writing, couple: int, server: int, key: str) -> None:
    """Raise DisputesLeadBack where what an event disputes leads back to it; others' circles are not its fault."""
    disputes = await queries.disputes(write, couple, server)
    reached, left = set[str](), list(disputes.get(key, ()))
    while left:
        each = left.pop()
        if each == key:
            raise DisputesLeadBack(key)
        if each not in reached:
            reached.add(each)
            left += disputes.get(each, ())


async def refuse_cycles(write: Writing, couple: int, server: int) -> None:
    """Raise DisputesLeadBack where a couple's disputes, as a server sees them, lead back to themselves."""
    for key in in_a_cycle(await queries.disputes(write, couple, server)):
        raise DisputesLeadBack(key)


async def source_ids(write: Writing, couple: int, server: int, sources: Sequence[Source], change: Change) -> list[int]:
    """The rows of articles: of those that the couple's record has, or else of ones that are added."""
    known = {row: seen.source for row, seen in (await named_sources(write, couple, server)).items()}
    found: list[int] = []
    for source in sources:
        number = same_article(source, known)
        if number is None:
            number, key = await new_identity(write, "sources", "s", couple, server)
            await add_source_version(write, number, source, Action.ADD, change, layer=server)
            known[number] = replace(source, key=key)
        found.append(number)
    return list(dict.fromkeys(found))


def same_article(source: Source, known: Mapping[int, Source]) -> int | None:
    """The row of the article that a source is: that of its id, of its link, or without a link of its headline."""
    by_link = source.url and same_link(source.url)
    for number, article in known.items():
        if source.key and source == article:
            return number
        if by_link and article.url and by_link == same_link(article.url):
            return number
        if not by_link and (source.title, source.publisher) == (article.title, article.publisher):
            return number
    return None


async def _entry(write: Writing, kept: Kept, number: int, server: int) -> tuple[int, int, str]:
    """An entry that a server sees: the version that counts there, its couple's row, and its id.

    Raises LookupError for an entry that is another server's: who asks has looked it up before.
    """
    couple, key = ("id", "slug") if kept is COUPLES else ("couple_id", "key")
    rows = await write.rows(
        f"SELECT {couple} AS couple, {key} AS key, {versions.seen_version(kept, 'e.id')} AS version"
        f" FROM {kept.entries} e WHERE e.id = :number AND ifnull(e.server, 0) IN (0, :server)",
        scope(server, number=number),
    )
    if not rows:
        raise LookupError(f"server {server} sees no entry {number} of {kept.entries}")
    return cast(int, rows[0]["version"]), cast(int, rows[0]["couple"]), str(rows[0]["key"])


async def _place(write: Writing, version: int, event: Event) -> int | None:
    """The place in a story that an event keeps: none once its day or what it does to the status is another."""
    [row] = await write.rows(
        "SELECT place, kind, certainty, date FROM event_versions WHERE id = :version", {"version": version}
    )
    same = (row["kind"], row["certainty"], row["date"]) == (event.kind, event.certainty, event.date and event.date.text)
    return cast("int | None", row["place"]) if same else None


async def _rename_people(write: Writing, number: int, server: int, change: Change, *, before: int, after: int) -> None:
    """Let the events of a server's own couple name its people as the version `after` does, retracted ones too.

    A name that nobody of the two has any more is read as the one of now (queries.py); where one of them takes the
    name of the other, the events have to say whom they meant.
    """
    said = {version.id: version.says for version in await queries.couple_versions(write, server, couple=number)}
    pairs = zip(said[before].people, said[after].people, strict=True)
    names = {was.name: now.name for was, now in pairs if was.name != now.name}
    if not names:
        return
    event_ids = await queries.event_ids(write, number, server)
    newest = {version.entry: version for version in await queries.event_versions(write, number, server)}
    known = {source.key: row for row, source in (await queries.sources(write, number, server)).items()}
    for version in newest.values():
        event = version.says
        if names.keys() & set(event.about):
            [place] = await write.rows("SELECT place FROM event_versions WHERE id = :id", {"id": version.id})
            await add_event_version(
                write,
                version.entry,
                replace(event, about=tuple(names.get(name, name) for name in event.about)),
                version.action if version.action is Action.RETRACT else Action.CHANGE,
                change,
                layer=server,
                place=cast("int | None", place["place"]),
                source_ids=[known[source.key] for source in event.sources],
                event_ids=event_ids,
            )
