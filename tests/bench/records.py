"""Records to measure on: the shipped one, and generated ones of any length, in temporary files."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.packs import load_folder, shipped_packs
from db.changes import Change
from db.dates import EdtfDate
from db.packstore import Origin
from db.records import Certainty, Couple, Event, Kind, Pack, Person, Source
from db.store import open_store

TODAY = date(2026, 11, 21)
SHORT, LONG = 102, 10_000
_SOURCES = 200
_DAYS = 10_000

_RUMOUR = (Kind.RECONCILED, Certainty.RUMOURED)
# One turn of the story. It ends alike however long the story is, so that long and short stories
# give the same card but for the number of events that are left out.
_ON_AND_OFF = tuple(
    (kind, Certainty.CONFIRMED)
    for kind in (
        Kind.DATING_STARTED,
        Kind.ENGAGED,
        Kind.MARRIED,
        Kind.SEPARATED,
        Kind.RECONCILED,
        Kind.DIVORCE_FILED,
        Kind.DIVORCE_WITHDRAWN,
        Kind.SEPARATED,
        Kind.DIVORCE_FINALIZED,
    )
)
_TALK = (*(((Kind.STATEMENT, Certainty.CONFIRMED),) * 8), (Kind.SEPARATED, Certainty.CONFIRMED))


def slug(events: int, *, talk: bool) -> str:
    """The slug of a generated couple."""
    return f"{'talk' if talk else 'turns'}-{events}"


def generated(events: int, *, talk: bool) -> Pack:
    """A couple with turns of the story, or mostly statements, evenly over 10,000 days up to about today.

    However many there are, a page of them has texts and menus of the same length.
    """
    name, apart = slug(events, talk=talk), _DAYS // events
    turn = (*(_TALK if talk else _ON_AND_OFF), _RUMOUR)
    sources = tuple(
        Source(
            key=f"article-{number}",
            title=f"What the two said on their day number {number:05}",
            publisher="The Outlet",
            url=f"https://example.org/articles/about-the-two/{number:05}",
            published=_day(number * apart),
        )
        for number in range(min(events, _SOURCES))
    )
    story: list[Event] = []
    for ago in range(events, 0, -1):
        kind, certainty = turn[-ago % len(turn)]
        cited = sources[ago % len(sources)], sources[(ago + 1) % len(sources)]
        summary = f"On their day number {ago:05} one of the two says in a long interview how things stand between them."
        story.append(Event(f"event-{ago}", kind, certainty, summary, cited, _day(ago * apart)))
    people = Person(f"Ann of {name}"), Person(f"Bob of {name}")
    return Pack(1, Couple(name, f"{people[0].name} & {people[1].name}", people), sources, tuple(story))


def _day(ago: int) -> EdtfDate:
    day = TODAY - timedelta(days=ago)
    return EdtfDate(day.isoformat(), day, day, day)


async def write_shipped(path: Path) -> None:
    """The shipped record as a first start writes it."""
    async with open_store(path) as store:
        await load_folder(store, shipped_packs())


async def write_generated(path: Path) -> None:
    """Short and long couples, of both makes, in one record."""
    change = Change(datetime.now(UTC), "benchmark")
    async with open_store(path) as store:
        for talk in (False, True):
            for events in (SHORT, LONG):
                pack = generated(events, talk=talk)
                await store.load_pack(pack, digest=pack.couple.slug, origin=Origin.FILE, change=change)
