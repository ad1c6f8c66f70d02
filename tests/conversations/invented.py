"""Invented couples: many of them, and some whose record means harm."""

from __future__ import annotations

from datetime import UTC, datetime

from db.changes import Change
from db.dates import parse_date
from db.packstore import Origin
from db.records import Certainty, Couple, Event, Kind, Pack, Person, Source
from db.store import Store

# Text that would ping, format, link or turn around what stands beside it, if Discord took it as it is.
HOSTILE = "@everyone @here <@1> <@&2> <#3> **b** `c` [x](https://evil.example) https://evil.example \u202eabc שלום"


def pack_of(slug: str, name: str, *events: Event, people: tuple[str, str] = ("Ann Ash", "Bob Birch")) -> Pack:
    """A couple with these events."""
    sources = {source.key: source for event in events for source in event.sources}
    couple = Couple(slug, name, (Person(people[0]), Person(people[1])))
    return Pack(1, couple, tuple(sources.values()), events)


def event(number: int, day: str, kind: Kind, summary: str, certainty: Certainty = Certainty.CONFIRMED) -> Event:
    """An event with an article of its own."""
    source = Source(f"s{number}", f"Headline {number}", "An Outlet", f"https://news.example/{number}", parse_date(day))
    return Event(f"event-{number}", kind, certainty, summary, (source,), parse_date(day))


def dating(number: int) -> Pack:
    """A couple that has been dating since some day of 2020."""
    began = event(1, f"2020-01-{number:02}", Kind.DATING_STARTED, f"Couple {number} were seen holding hands.")
    return pack_of(f"pair-{number:02}", f"Pair {number:02}", began, people=(f"Anna {number}", f"Boris {number}"))


def hostile() -> Pack:
    """A couple whose every text means harm."""
    source = Source(
        "s1", f"# {HOSTILE}"[:300], f"- {HOSTILE}"[:300], "https://news.example/a_(b)_c", parse_date("2020")
    )
    began = Event("e-1", Kind.DATING_STARTED, Certainty.CONFIRMED, HOSTILE, (source,), parse_date("2020-01-01"))
    talk = Event("e-2", Kind.RECONCILED, Certainty.RUMOURED, f"# {HOSTILE}", (source,), parse_date("2026-10-01"))
    return pack_of("hostile", f"{HOSTILE[:60]} & Bob", began, talk, people=(f"Ann {HOSTILE[:40]}", "Bob Birch"))


def on_and_off(times: int) -> Pack:
    """A couple that started and stopped dating again and again, told at length."""
    kinds = (Kind.DATING_STARTED, Kind.BROKE_UP)
    told = "They said so at length, and so did everybody who was asked about it by anybody at all that day"
    events = [event(n, f"{1900 + n}-01-01", kinds[n % 2], f"{told}, for time number {n}.") for n in range(times)]
    return pack_of("on-off", "On & Off", *events)


async def bring(store: Store, *packs: Pack) -> None:
    """Load packs into the shipped record."""
    change = Change(datetime(2026, 11, 21, tzinfo=UTC), "a test")
    for pack in packs:
        await store.load_pack(pack, digest=pack.couple.slug, origin=Origin.FILE, change=change)
