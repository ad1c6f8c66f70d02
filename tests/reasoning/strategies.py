"""Hypothesis strategies: stories that `pack check` would take, and the days to ask about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from db.dates import EdtfDate, parse_date
from db.records import MAX_SLUG, PARTNER_KINDS, TRACK_KINDS, Certainty, Event, Kind, Record, Source
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


# What an editor or a pack may have typed to look like something else, and letters that turn their surroundings.
NASTY = (
    *("*bold*", "**", "[1]", "[[1]](https://evil.example)", "\\[2\\]", "# heading", "- item", "-# **Sources**", "`x`"),
    *("||spoiler||", "@everyone", "<@123456789012345678>", "שלום", "مرحبا **x**", "\u202eback", "😀", "\u200b", "1. x"),
    *("first\n- second", "\u2028## Yes.", "since 2012.", " with Dan Dorn, ", "(reported)", "“quoted”", "came true"),
)


@st.composite
def articles(draw: st.DrawFn, number: int) -> Source:
    """An article with as little or as much of everything as a record takes; its name begins with its number."""
    nasty = draw(st.sampled_from(NASTY))
    titled, linked = draw(st.sampled_from([(True, True), (True, False), (False, True)]))
    return Source(
        f"s{number}",
        f"{number} {draw(st.sampled_from([nasty, nasty * 300]))}"[:300] if titled else None,
        f"{number} {nasty}" if draw(st.booleans()) or not titled else None,
        f"https://example.org/{number}{draw(st.sampled_from(['', '/(a)_[b]', '?q=ש', '/' + 'x' * 450]))}"
        if linked
        else None,
        draw(st.sampled_from([None, parse_date("2012-05-06"), parse_date("2012-24~"), parse_date("2013")])),
    )


@st.composite
def hostile_stories(draw: st.DrawFn) -> Record:
    """A story told in hostile words, with any number of articles for each event, up to two hundred."""
    record = draw(stories(most=12))
    known = [draw(articles(number)) for number in range(draw(st.integers(1, 6)))]
    crowd = [replace(known[0], key=f"m{n}", title=f"{n} more", published=None) for n in range(10, 210)]
    events: list[Event] = []
    for told in record.events:
        first, *others = draw(st.lists(st.sampled_from(known), min_size=1, max_size=6, unique=True))
        if draw(st.integers(0, 5)) == 0:
            others = crowd[: draw(st.sampled_from([30, 199]))]
        summary = f"Event {told.key}: {draw(st.sampled_from(NASTY))}{draw(st.sampled_from(['', ' word' * 36]))}"[:200]
        partner = told.partner and f"{told.partner} {draw(st.sampled_from(['', '*Cox*', '[1]']))}".strip()
        events.append(replace(told, summary=summary, sources=(first, *others), partner=partner))
    name = f"Ann & Ben {draw(st.sampled_from([nasty for nasty in NASTY if ' with ' not in nasty]))}"
    return Record(replace(COUPLE, slug=draw(st.sampled_from(["ann-ben", "a" * MAX_SLUG])), name=name), tuple(events))
