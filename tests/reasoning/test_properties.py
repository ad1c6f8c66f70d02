"""What holds for every story: of rumours, of hindsight, of order, of reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import event as note
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Archive
from bot.packs import checked_pack, pack_of, shipped_packs
from bot.reasoning.status import Status, status_of
from bot.reasoning.story import in_story_order
from bot.replies.status_json import status_json
from db.changes import Change
from db.checks import out_of_order
from db.packfile import read_pack
from db.packstore import Origin
from db.packwriter import write_pack
from db.records import TRACK_KINDS, Certainty, Event, Kind, Pack, Record
from db.store import open_store
from tests.reasoning.making import event as make
from tests.reasoning.strategies import (
    ASSERTED,
    LAST,
    SOURCES,
    UNASSERTED,
    asked_days,
    days,
    happenings,
    stories,
    with_event,
)

modest = settings(max_examples=40, deadline=None, derandomize=True)
FAR = date(2030, 1, 1)


def said(status: Status) -> tuple[object, ...]:
    """What a rumour and the future must not change."""
    return (
        status.state,
        status.since,
        status.confirmed,
        status.confirmed_since,
        status.possible,
        status.because,
        status.in_doubt,
        status.partners,
        status.reported_only,
    )


def decides(event: Event) -> bool:
    return event.date is not None and event.certainty in ASSERTED and event.kind in TRACK_KINDS


@modest
@given(st.data(), stories(), asked_days, asked_days, days, st.integers(0, 10))
def test_rumours_and_denied_events_change_nothing(
    data: st.DataObject, record: Record, as_of: date, known: date, day: date, place: int
) -> None:
    rumour = data.draw(happenings("rumour", day, UNASSERTED))
    before = status_of(record, as_of=as_of, known=known)
    anywhere = with_event(record, rumour, place)
    in_order = Record(record.couple, in_story_order(record.events, [rumour]))
    for after in (anywhere, in_order):
        status = status_of(after, as_of=as_of, known=known)
        assert said(status) == said(before)
        assert status.newest_evidence == before.newest_evidence


@modest
@given(st.data(), stories(), st.dates(date(2009, 1, 1), LAST), days, st.integers(0, 10))
def test_what_begins_later_changes_nothing_that_could_be_said_before(
    data: st.DataObject, record: Record, asked: date, day: date, place: int
) -> None:
    later = data.draw(happenings("later", day, later=False).filter(lambda event: event.when.first > asked))
    before = status_of(record, as_of=asked, known=asked)
    anywhere = with_event(record, later, place)
    in_order = Record(record.couple, in_story_order(record.events, [later]))
    for after in (anywhere, in_order):
        status = status_of(after, as_of=asked, known=asked)
        assert said(status) == said(before)
        assert status.newest_evidence == before.newest_evidence


@modest
@given(stories(), asked_days, asked_days)
def test_what_is_not_known_yet_is_nowhere(record: Record, as_of: date, known: date) -> None:
    heard = Record(record.couple, tuple(e for e in record.events if e.known_day and e.known_day <= known))
    assert status_of(record, as_of=as_of, known=known) == status_of(heard, as_of=as_of, known=known)


@modest
@given(stories(), asked_days, asked_days)
def test_a_status_names_what_decided_it(record: Record, as_of: date, known: date) -> None:
    status = status_of(record, as_of=as_of, known=known)
    assert all(decides(event) and event.sources for event in status.because)
    places = [record.events.index(event) for event in status.because]
    assert places == sorted(places)
    for track, start in ((status.state.romantic, status.since.romantic), (status.state.legal, status.since.legal)):
        assert (start is None) == (track.value in {"not_yet", "unmarried"})
        assert start is None or start in status.because
    assert status.in_doubt == status.because[len(status.because) - len(status.in_doubt) :]
    assert not status.ambiguous or status.in_doubt


@modest
@given(stories(), asked_days, asked_days)
def test_the_own_reading_is_a_possible_one(record: Record, as_of: date, known: date) -> None:
    status = status_of(record, as_of=as_of, known=known)
    note(f"ambiguous: {status.ambiguous}")
    assert status.state in status.possible
    assert len(set(status.possible)) == len(status.possible)
    assert status.ambiguous == (len(status.possible) > 1)


@modest
@given(stories(ASSERTED), asked_days)
def test_how_far_the_story_has_come_is_as_the_design_says(record: Record, day: date) -> None:
    """The order settles what vague dates leave open, said a second time and slowly."""
    status = status_of(record, as_of=day, known=FAR)
    taken_out = {
        key
        for event in record.events
        if event.kind is Kind.DENIAL and event.certainty is Certainty.CONFIRMED and event.known_day
        for key in event.disputes
    }
    story = [
        event
        for event in record.events
        if decides(event)
        and event.known_day is not None
        and event.known_day <= FAR
        and not (event.certainty is Certainty.REPORTED and event.key in taken_out)
    ]
    possible = [all(day >= before.when.earliest for before in story[: place + 1]) for place in range(len(story))]
    over = [day > event.when.latest or (event.when.exact and day == event.when.latest) for event in story]
    certain = [
        any(over[later] and possible[later] for later in range(place, len(story))) for place in range(len(story))
    ]
    assert list(status.because) == [event for event, may in zip(story, possible, strict=True) if may]
    assert list(status.in_doubt) == [
        event for event, may, surely in zip(story, possible, certain, strict=True) if may and not surely
    ]


@modest
@given(stories(), st.lists(asked_days, min_size=2, max_size=6), asked_days)
def test_since_never_goes_back(record: Record, asked: list[date], known: date) -> None:
    def places(as_of: date) -> tuple[int, int]:
        since = status_of(record, as_of=as_of, known=known).since
        romantic, legal = (-1 if e is None else record.events.index(e) for e in (since.romantic, since.legal))
        return romantic, legal

    for earlier, later in pairwise(sorted(asked)):
        before, after = places(earlier), places(later)
        assert before[0] <= after[0]
        assert before[1] <= after[1]


@modest
@given(stories((Certainty.CONFIRMED,)), asked_days, asked_days)
def test_what_is_all_confirmed_is_not_reported_only(record: Record, as_of: date, known: date) -> None:
    status = status_of(record, as_of=as_of, known=known)
    assert not status.reported_only
    assert (status.confirmed, status.confirmed_since) == (status.state, status.since)
    assert not any(run.reported_only for run in status.partners)


@modest
@given(stories((Certainty.REPORTED,)), asked_days, asked_days)
def test_what_is_only_reported_says_so(record: Record, as_of: date, known: date) -> None:
    status = status_of(record, as_of=as_of, known=known)
    assert status.reported_only == (status.state.romantic.value != "not_yet")
    assert all(run.reported_only for run in status.partners)


@modest
@given(stories(), asked_days, asked_days)
def test_other_relationships_have_begun_and_are_known(record: Record, as_of: date, known: date) -> None:
    status = status_of(record, as_of=as_of, known=known)
    runs = [(run.person, run.partner.casefold()) for run in status.partners]
    assert len(set(runs)) == len(runs)
    for run in status.partners:
        for event in (*run.started, run.last_heard):
            assert event.certainty in ASSERTED
            assert event.about == (run.person,)
            assert event.known_day is not None
            assert event.known_day <= known
            assert event.when.earliest <= as_of
        assert all(event.kind is Kind.NEW_PARTNER for event in run.started)


@modest
@given(st.data(), stories(), st.lists(days, min_size=1, max_size=6))
def test_editors_events_find_their_place(data: st.DataObject, record: Record, when: list[date]) -> None:
    added = [data.draw(happenings(f"added{number}", day)) for number, day in enumerate(when)]
    assert not list(out_of_order(record.events))
    placed = in_story_order(record.events, added)
    assert sorted(event.key for event in placed) == sorted(event.key for event in (*record.events, *added))
    assert [event for event in placed if event in record.events] == list(record.events)
    assert not list(out_of_order(placed))
    for event in added:
        _stands_where_the_design_says(placed, event, [*record.events, *added[: added.index(event)]])


def _stands_where_the_design_says(placed: Sequence[Event], event: Event, others: list[Event]) -> None:
    """Before the first deciding event that begins later; surely earlier ones come before it all the same."""
    place = placed.index(event)
    deciders = [other for other in placed if other in others and decides(other)]
    later = [other for other in deciders if other.when.first > event.when.first]
    if later and not any(other.when.latest < event.when.earliest for other in deciders[deciders.index(later[0]) :]):
        assert place < placed.index(later[0])
    assert not [other for other in deciders if placed.index(other) > place and other.when.latest < event.when.earliest]
    if not later:
        assert all(placed.index(other) < place for other in others)


@modest
@given(st.data(), stories(), st.lists(days, max_size=3), asked_days, asked_days)
def test_an_export_reads_back_to_the_same_status(
    data: st.DataObject, record: Record, when: list[date], as_of: date, known: date
) -> None:
    added = [data.draw(happenings(f"added{number}", day)) for number, day in enumerate(when)]
    # Two sources of an export may not share an id, so all events share the three.
    assert {source for event in added for source in event.sources} <= set(SOURCES)
    seen = Record(record.couple, in_story_order(record.events, added))
    exported = write_pack(pack_of(seen, 3))
    back = read_pack("export.toml", exported)
    assert back.version == 3
    again = Record(back.couple, back.events)
    assert status_of(again, as_of=as_of, known=known) == status_of(seen, as_of=as_of, known=known)
    assert write_pack(back) == exported


def test_an_editors_event_comes_after_a_surely_earlier_one_behind_a_vague_one() -> None:
    vague, exact = make("dating_started", "2021-08~"), make("engaged", "2021-07-05")
    added = make("broke_up", "2021-07-20")
    assert in_story_order([vague, exact], [added]) == (vague, exact, added)
    ordinary = make("engaged", "2021-09-05")
    assert in_story_order([vague, ordinary], [added]) == (added, vague, ordinary)


def test_an_undated_event_of_an_editor_stands_last() -> None:
    listed = [make("engaged", "2021-09-05"), make("statement", None)]
    undated = make("denial", None)
    assert in_story_order(listed, [undated]) == (*listed, undated)


def test_an_export_leaves_out_disputes_with_what_was_retracted() -> None:
    statement = Event("s", Kind.DENIAL, Certainty.CONFIRMED, "No.", (SOURCES[0],), disputes=("gone",))
    record = Record(checked_pack_of("kimye").couple, (statement,))
    (exported,) = pack_of(record, 1).events
    assert exported.disputes == ()


def checked_pack_of(slug: str) -> Pack:
    return checked_pack(slug, shipped_packs().joinpath(f"{slug}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("order", list(permutations(["kimye", "bennifer", "tayvis"])))
async def test_packs_may_be_loaded_in_any_order(order: tuple[str, ...], tmp_path: Path) -> None:
    packs = {slug: checked_pack_of(slug) for slug in order}
    async with open_store(tmp_path / "record.db") as store:
        for slug in order:
            change = Change(datetime(2026, 11, 21, tzinfo=UTC), "test")
            await store.load_pack(packs[slug], digest=slug, origin=Origin.FOLDER, change=change)
        archive = Archive(store)
        for stored in await store.couples(None):
            record = await archive.record(stored, None)
            pack = packs.pop(stored.couple.slug)
            for year in range(2002, 2027):
                for as_of, known in ((date(year, 6, 15), date(year, 6, 15)), (date(year, 6, 15), date(2026, 11, 21))):
                    loaded = status_of(record, as_of=as_of, known=known)
                    alone = status_of(Record(pack.couple, pack.events), as_of=as_of, known=known)
                    assert status_json(loaded) == status_json(alone)
        assert not packs, "every couple of a pack is in the store"
