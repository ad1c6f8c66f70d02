"""Hypothesis strategies: stories that `pack check` would take, and the days to ask about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from db.dates import EdtfDate, parse_date
from db.records import PARTNER_KINDS, TRACK_KINDS, Certainty, Event, Kind, Record, Source
from tests.reasoning.making import ANN, BEN, COUPLE

# Few years, so that vague dates overlap often.
FIRST, LAST = date(2010, 1, 1), date(2013, 12, 31)
SOURCES = (
    Source("a", "A headline", "The Paper", "https://example.org/a", parse_date("2012-05-06")),
    Source("b", None, "The Courier", "https://example.org/b"),
    Source("c", "A title alone"),
)
ASSERTED = (Certainty.CONFIRMED, Certainty.REPORTED)
UNASSERTED = (Certainty.RUMOURED, Certainty.DENIED)
EVERY_KIND = st.sampled_from(sorted(TRACK_KINDS) * 2 + sorted(PARTNER_KINDS) * 3 + sorted(Kind))

days = st.dates(FIRST, LAST)
asked_days = st.dates(FIRST - timedelta(days=800), LAST + timedelta(days=1200))


def season_of(day: date) -> str:
    """The EDTF season that a day lies in; January and February belong to the year before."""
    month = day.year * 12 + day.month - 1 - 2
    return f"{month // 12:04}-{21 + month % 12 // 3}"


@st.composite
def vague(draw: st.DrawFn, day: date) -> EdtfDate:
    """A date that a source may give for something that happened on a day."""
    written = draw(st.sampled_from([f"{day}", f"{day}", f"{day}"[:7], season_of(day), f"{day.year}"]))
    return parse_date(written + draw(st.sampled_from(["", "", "~"])))


@st.composite
def known_later(draw: st.DrawFn, day: date) -> EdtfDate | None:
    """When something of a day came out: mostly at once."""
    if draw(st.integers(0, 3)):
        return None
    return draw(vague(day + timedelta(days=draw(st.integers(0, 900)))))


@st.composite
def happenings(
    draw: st.DrawFn, key: str, day: date, certainties: tuple[Certainty, ...] = tuple(Certainty), *, later: bool = True
) -> Event:
    """An event of any kind that happened on a day; `later` ones may have become known afterwards."""
    kind = draw(EVERY_KIND)
    of_partner = kind in PARTNER_KINDS
    first, *others = draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=3, unique=True))
    return Event(
        key=key,
        kind=kind,
        certainty=draw(st.sampled_from(certainties)),
        summary=f"Event {key} happened.",
        sources=(first, *others),
        date=draw(vague(day)),
        about=(draw(st.sampled_from([ANN, BEN])),) if of_partner else (),
        partner=draw(st.sampled_from(["Cleo Cox", "cleo cox", "Dan Dorn"])) if of_partner else None,
        known_from=draw(known_later(day)) if later else None,
    )


@st.composite
def stories(draw: st.DrawFn, certainties: tuple[Certainty, ...] = tuple(Certainty), most: int = 9) -> Record:
    """A record in the order of its story: what truly happened earlier is listed earlier."""
    events: list[Event] = []
    for number, day in enumerate(sorted(draw(st.lists(days, max_size=most)))):
        event = draw(happenings(f"e{number}", day, certainties))
        if events and draw(st.booleans()):
            against = draw(st.lists(st.sampled_from([other.key for other in events]), max_size=3, unique=True))
            event = replace(event, disputes=tuple(against))
        if draw(st.integers(0, 14)) == 0:
            event = replace(event, date=None)
        events.append(event)
    return Record(COUPLE, tuple(events))


def with_event(record: Record, event: Event, place: int) -> Record:
    """A record with one event more, listed at a place."""
    at = min(place, len(record.events))
    return Record(record.couple, (*record.events[:at], event, *record.events[at:]))
