"""What may stand in a record: checked again where something that was written before comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from db import queries
from db.connection import Writing
from db.guard import Private, private_in, private_in_url
from db.records import Certainty, Event, Source


class MayNotStand(Exception):
    """A change that was not made: by it, the event `key` would hold what may not be stored.

    `found` is the private detail; None where the event is confirmed and no article of it has a link.
    """

    def __init__(self, key: str, found: Private | None) -> None:
        self.key = key
        self.found = found
        super().__init__(key)


async def refuse_unfit(
    write: Writing, couple: int, server: int, events: Collection[int], *, links: bool = True
) -> None:
    """Raise MayNotStand where one of some events, by their rows, stands for a server and may not.

    `links` False leaves out whether an event has the link that it needs.
    """
    minors = next((each.couple.minors for each in await queries.couples(write, server) if each.id == couple), ())
    only = next(iter(events)) if len(events) == 1 else None
    for version in await queries.seen_events(write, couple, server, event=only):
        if version.entry in events and version.stands:
            for found in unfit(version.says, minors):
                # A shipped event is as its pack has it, with or without a link.
                if found or (links and version.layer is not None):
                    raise MayNotStand(version.says.key, found)


async def refuse_unfit_of(write: Writing, couple: int, server: int, source: int, *, links: bool = True) -> None:
    """The same of the events that cite an article."""
    rows = await write.rows(
        f"SELECT DISTINCT e.id {queries.SEEN_EVENTS} JOIN event_sources s ON s.version_id = v.id"
        f" {queries.OF_COUPLE} AND s.source_id = :source",
        {"couple": couple, "server": server, "source": source},
    )
    cited = {int(str(row["id"])) for row in rows}
    if cited:
        await refuse_unfit(write, couple, server, cited, links=links)


def unfit(event: Event, minors: Collection[str]) -> Iterator[Private | None]:
    """What keeps an event from standing: private details of its texts, and None for the link that it needs."""
    for text in (event.summary, event.partner or ""):
        if found := private_in(text, minors):
            yield found
    for source in event.sources:
        if found := private_of(source, minors):
            yield found
    if event.certainty is Certainty.CONFIRMED and not any(source.url for source in event.sources):
        yield None


def private_of(source: Source, minors: Collection[str]) -> Private | None:
    """A private detail in what an article says of itself."""
    told = (private_in(text, minors) for text in (source.title, source.publisher) if text)
    return next(filter(None, told), None) or (private_in_url(source.url, minors) if source.url else None)
