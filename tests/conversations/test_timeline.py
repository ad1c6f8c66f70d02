"""Timelines as readers walk them: windows, years, filters, periods, and a long record."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest
from simcord.results import ResponseMessage

from bot.packs import checked_pack, shipped_packs
from bot.replies.markdown import escape
from db.dates import EdtfDate
from db.records import Certainty, Event, Kind, Pack, Source
from tests.conversations.conftest import World
from tests.conversations.invented import HOSTILE, bring, on_and_off, pack_of
from tests.conversations.pressing import (
    asked,
    lines,
    menu_of,
    menus,
    pick,
    press,
    pressable,
    quick_drawing,
    said,
    text,
)

COUPLES = ("kimye", "bennifer", "tayvis")


@pytest.fixture(autouse=True)
def drawn_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pictures._drawn", quick_drawing)


@cache
def shipped(slug: str) -> Pack:
    """A shipped pack."""
    return checked_pack(slug, shipped_packs().joinpath(f"{slug}.toml").read_text(encoding="utf-8"))


def by_newest(pack: Pack) -> list[Event]:
    """The events of a pack, the newest first day first, undated ones last; those of one day in any order."""
    return sorted(pack.events, key=lambda e: e.date.first if e.date else date.min, reverse=True)


def place(card: ResponseMessage) -> tuple[int, int, int]:
    """From where to where of how many a card shows."""
    found = re.search(r"^([\d,]+)(?:–([\d,]+))? of ([\d,]+)", text(card), re.MULTILINE)
    assert found, text(card)
    first, last, total = (int((number or found[1]).replace(",", "")) for number in found.groups())
    return first, last, total


async def walked_through(world: World, card: ResponseMessage, label: str) -> list[tuple[tuple[int, int, int], str]]:
    """Every window of a card that a button leads through, with its text."""
    found = [(place(card), text(card))]
    while label in pressable(card):
        await press(world.fan, card, label)
        found.append((place(card), text(card)))
        assert len(found) < 200
    return found


# ------------------------------------------------------------ order and windows
@pytest.mark.parametrize("slug", COUPLES)
async def test_next_to_the_end_shows_every_event_once_newest_first(world: World, slug: str) -> None:
    pack = shipped(slug)
    card = await asked(world, "timeline", couple=slug)
    entries: list[str] = []
    ends = 0
    while True:
        first, last, total = place(card)
        assert (first, total) == (ends + 1, len(pack.events))
        assert len(lines(card)) == last - first + 1
        entries += lines(card)
        ends = last
        if "Next ›" not in pressable(card):
            break
        await press(world.fan, card, "Next ›")
    assert ends == len(pack.events)
    told = Counter(e.summary for e in pack.events for entry in entries if escape(e.summary) in entry)
    assert told == Counter(e.summary for e in pack.events)
    days = [next((e.date for e in pack.events if escape(e.summary) in entry), None) for entry in entries]
    assert [day.first if day else None for day in days] == [e.date.first if e.date else None for e in by_newest(pack)]


@pytest.mark.parametrize("slug", [*COUPLES, "on-off"])
async def test_back_leads_through_the_same_windows(world: World, slug: str) -> None:
    await bring(world.store, on_and_off(60))
    card = await asked(world, "timeline", couple=slug)
    there = await walked_through(world, card, "Next ›")
    back = await walked_through(world, card, "‹ Back")
    assert back[::-1] == there


async def test_last_and_first_are_the_ends(world: World) -> None:
    card = await asked(world, "timeline")
    first = text(card)
    assert place(card) == (1, 9, 106)
    await press(world.fan, card, "Last »")
    assert place(card)[1:] == (106, 106)
    await press(world.fan, card, "« First")
    assert text(card) == first


async def test_years_head_their_events_and_the_undated_stand_at_the_end(world: World) -> None:
    card = await asked(world, "timeline")
    headings: list[str] = []
    for _, said_there in await walked_through(world, card, "Next ›"):
        headings += re.findall(r"^### (.+)$", said_there, re.MULTILINE)
    distinct = list(dict.fromkeys(headings))
    assert distinct[-1] == "Undated"
    years = {e.date.first.year for e in shipped("kimye").events if e.date}
    assert [int(year) for year in distinct[:-1]] == sorted(years, reverse=True)
    undated = [e for e in shipped("kimye").events if e.date is None]
    last = text(card).partition("### Undated\n")[2]
    assert all(escape(e.summary) in last for e in undated)
    assert "- **Undated" not in last


async def test_certainty_is_a_word_where_it_is_not_confirmed(world: World) -> None:
    words = {Certainty.REPORTED: "(reported)", Certainty.RUMOURED: "(rumour)", Certainty.DENIED: "(denied)"}
    certainty = {escape(e.summary): e.certainty for e in shipped("kimye").events}
    card = await asked(world, "timeline")
    for _, said_there in await walked_through(world, card, "Next ›"):
        for line in said_there.splitlines():
            for summary, how in certainty.items():
                if line.startswith("- ") and summary in line:
                    tail = line.partition(summary)[2]
                    assert tail.startswith(f" {words[how]} [[" if how in words else " [["), line


# ------------------------------------------------------------ menus
async def test_the_menu_of_years_jumps_to_each_years_first_event(world: World) -> None:
    counts = Counter(e.date.first.year for e in shipped("kimye").events if e.date)
    card = await asked(world, "timeline")
    options = menu_of(card, "year")["options"]
    assert [option["label"] for option in options] == [f"{year} ({counts[year]})" for year in sorted(counts)[::-1]]
    before = 1
    for year in sorted(counts, reverse=True):
        await pick(world.fan, card, "year", str(year))
        newer = sum(count for other, count in counts.items() if other > year)
        if place(card)[1] < 106:
            assert place(card)[0] == newer + 1
        assert f"### {year}\n" in text(card)
        assert place(card)[0] >= before
        before = place(card)[0]


@pytest.mark.parametrize("slug", COUPLES)
async def test_the_menu_of_filters_counts_what_it_shows(world: World, slug: str) -> None:
    events = shipped(slug).events
    unsure = {Certainty.RUMOURED, Certainty.DENIED}
    expected = {
        "Everything": len(events),
        "Rumours and denials": sum(e.certainty in unsure or e.kind is Kind.DENIAL for e in events),
        "Other partners": sum(e.partner is not None for e in events),
        "Sightings and gestures": sum(
            e.kind in {Kind.SEEN_TOGETHER, Kind.SUPPORTIVE_GESTURE, Kind.RECONCILIATION_PLEA} for e in events
        ),
    }
    card = await asked(world, "timeline", couple=slug)
    labels = [option["label"] for option in menu_of(card, "show")["options"]]
    for label, count in expected.items():
        if count:
            assert f"{label} ({count})" in labels
            await pick(world.fan, card, "show", label)
            assert place(card)[2] == count
            chosen = [option["label"] for option in menu_of(card, "show")["options"] if option.get("default")]
            assert chosen == [f"{label} ({count})"]


# ------------------------------------------------------------ periods and filters, as typed
PERIODS = [
    ("2021", 53, "everything from 1 January 2021 to 31 December 2021"),
    ("in 2021", 53, "everything from 1 January 2021 to 31 December 2021"),
    ("from 2021", 86, "everything from 1 January 2021."),
    ("since 2021", 86, "everything from 1 January 2021."),
    ("from: 2021 to: 2022", 69, "everything from 1 January 2021 to 31 December 2022"),
    ("from:2021 to:2022", 69, "everything from 1 January 2021 to 31 December 2022"),
    ("from 2021 to 2022", 69, "everything from 1 January 2021 to 31 December 2022"),
    ("between 2021 and 2022", 69, "everything from 1 January 2021 to 31 December 2022"),
    ("2021 - 2022", 69, "everything from 1 January 2021 to 31 December 2022"),
    ("FROM 2021 UNTIL 2022", 69, "everything from 1 January 2021 to 31 December 2022"),
    ("from jan 2021 to march 2021", 6, "everything from 1 January 2021 to 31 March 2021"),
    ("until 2013", 7, "everything to 31 December 2013"),
    ("sept 2021", 7, "everything from 1 September 2021 to 30 September 2021"),
    ("2021-02-19", 3, "everything on 19 February 2021"),
    ("last year", 4, "everything from 1 January 2025 to 31 December 2025"),
    ("from 2021 to today", 86, "everything from 1 January 2021 to 21 November 2026"),
    ("rumours 2021", 14, "rumours and denials from 1 January 2021 to 31 December 2021"),
    ("2021 rumours", 14, "rumours and denials from 1 January 2021 to 31 December 2021"),
    ("show gossip from 2021", 20, "rumours and denials from 1 January 2021."),
    ("show: milestones", 7, "milestones."),
    ("exes since 2023", 13, "other partners from 1 January 2023."),
    ("sightings and gestures", 27, "sightings and gestures."),
]


async def test_periods_and_filters_are_read_as_people_type_them(world: World) -> None:
    cards = [await said(world, f"!kimye timeline {typed}") for typed, _, _ in PERIODS]
    await world.restart()
    for card, (typed, total, about) in zip(cards, PERIODS, strict=True):
        assert place(card)[2] == total, typed
        assert about in text(card), typed
        if "Last »" in pressable(card):
            await press(world.fan, card, "Last »")
            assert place(card)[1:] == (total, total), typed
            assert about in text(card), typed


async def test_a_period_before_the_couple_met_says_where_the_record_begins(world: World) -> None:
    for card in (
        await said(world, "!kimye timeline from:1990 to:1995"),
        await asked(world, "timeline", "slash", **{"from": "1990", "to": "1995"}),
    ):
        assert "Nothing on record from 1 January 1990 to 31 December 1995" in text(card)
        assert re.search(r"The record of them begins in 2003\. \[\[1\]\]\(https://", text(card))
        assert "All events" in pressable(card)
        assert menus(card) == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"from": "2022", "to": "2021"}, "“2022” is after “2021”: the earlier one comes first."),
        ({"from": "2022", "to": "2021"}, "/kimye timeline from:2021-01-01 to:2022-12-31"),
        ({"show": "sightngs"}, "Type /kimye timeline show:sightings."),
        ({"show": "weddings"}, "“weddings” is no part of a timeline that I know."),
        ({"from": "the day of the cat"}, "is not a date I can read for “from”"),
        ({"to": "2021-13-45"}, "is not a date I can read for “to”"),
        ({"from": "02/03/2021"}, "2 March 2021 or 3 February 2021. Which one?"),
        ({"from": "x" * 3000}, "is not a date I can read for “from”"),
        ({"show": HOSTILE}, "is no part of a timeline that I know."),
    ],
)
async def test_options_that_cannot_be_used_get_a_sentence_to_their_author(
    world: World, options: dict[str, str], expected: str
) -> None:
    card = await asked(world, "timeline", "slash", **options)
    assert expected in text(card)
    assert card.ephemeral
    assert "@everyone" not in text(card)


@pytest.mark.parametrize("typed", ["gosip", "show gosip", "show: sightngs from 2021", "show weddings"])
async def test_a_misspelt_filter_is_told_what_there_is(world: World, typed: str) -> None:
    assert "is no part of a timeline that I know" in text(await said(world, f"!kimye timeline {typed}"))


# ------------------------------------------------------------ a long record
def ten_thousand() -> Pack:
    """An event a day, most of them no more than talk."""
    source = Source("s1", "The whole story", "An Outlet", "https://news.example/1")
    kinds = [Kind.STATEMENT] * 9 + [Kind.SEEN_TOGETHER]
    days = [date(1990, 1, 1) + timedelta(days=n) for n in range(10_000)]
    return pack_of(
        "pair",
        "Ann & Bob",
        *(
            Event(f"e{n}", kinds[n % 10], Certainty.CONFIRMED, f"Day {n}.", (source,), EdtfDate(str(d), d, d, d))
            for n, d in enumerate(days)
        ),
    )


async def test_ten_thousand_events_are_walked_and_filtered(world: World) -> None:
    await bring(world.store, ten_thousand())
    card = await asked(world, "timeline", couple="pair")
    assert "of 10,000, newest first: everything." in text(card)
    years = [option["label"] for option in menu_of(card, "year")["options"]]
    assert len(years) <= 25
    assert sum(int(label.partition(" (")[2].rstrip(")").replace(",", "")) for label in years) == 10_000
    await pick(world.fan, card, "year", years[-1].partition(" ")[0])
    await press(world.fan, card, "Last »")
    assert place(card)[1:] == (10_000, 10_000)
    await pick(world.fan, card, "show", "Sightings and gestures (1,000)")
    assert place(card) == (1, 9, 1000)
