"""Which rumour is shown: the newest unsettled one about the two, from the twelve months before."""

from __future__ import annotations

import pytest

from bot.reasoning.calculus import known_by
from bot.reasoning.rumours import Fate, Rumour, newest_rumour, rumours_of
from db.records import Event
from tests.reasoning.making import ANN, TODAY, day, event

TALK = event("reconciled", "2021-09-01", "rumoured", key="talk")


def shown(*events: Event, as_of: str = "2021-10-01", known: str = "2026-11-21") -> Rumour | None:
    return newest_rumour(known_by(events, day(known)), as_of=day(as_of))


def unsettled(rumour: Event, *against: Event) -> Rumour:
    """A rumour of which nothing has become yet."""
    return Rumour(rumour, against, Fate.UNSETTLED)


def test_the_newest_one_is_shown_and_of_one_day_the_later_listed() -> None:
    newer = event("engaged", "2021-09-20", "rumoured")
    twin = event("married", "2021-09-20", "rumoured")
    assert shown(TALK, newer) == unsettled(newer)
    assert shown(newer, TALK) == unsettled(newer)
    assert shown(newer, twin) == unsettled(twin)
    assert shown() is None


@pytest.mark.parametrize(
    ("asked", "is_shown"),
    [("2021-08-31", False), ("2021-09-01", True), ("2022-09-01", True), ("2022-09-02", False), ("0001-01-01", False)],
)
def test_only_the_twelve_months_before_count(asked: str, is_shown: bool) -> None:
    assert (shown(TALK, as_of=asked) is not None) is is_shown


@pytest.mark.parametrize("certainty", ["confirmed", "reported", "denied"])
def test_only_rumours_are_rumours(certainty: str) -> None:
    assert shown(event("reconciled", "2021-09-01", certainty)) is None


def test_it_is_about_the_two_of_them() -> None:
    assert shown(event("new_partner", "2021-09-01", "rumoured", about=(ANN,), partner="Cleo")) is None
    assert shown(event("denial", "2021-09-01", "rumoured")) is None
    assert shown(event("statement", "2021-09-01", "rumoured")) is not None


def test_only_what_changes_a_track_comes_true() -> None:
    talk = event("seen_together", "2021-09-01", "rumoured")
    assert shown(talk, event("seen_together", "2021-09-20")) == unsettled(talk), "another outing settles nothing"


def test_an_undated_one_is_not_shown() -> None:
    assert shown(event("reconciled", None, "rumoured", known_from="2021-09-01")) is None


def test_what_is_not_known_yet_is_nowhere() -> None:
    secret = event("reconciled", "2021-09-01", "rumoured", known_from="2022-03-01")
    assert shown(secret, known="2022-02-28") is None
    assert shown(secret, known="2022-03-01") is not None
    denial = event("statement", "2021-09-05", "reported", disputes=("talk",))
    assert shown(TALK, denial, known="2021-09-04") == unsettled(TALK)
    assert shown(TALK, denial, known="2021-09-05") == unsettled(TALK, denial)


def test_it_stands_beside_everything_known_that_disputes_it() -> None:
    first = event("denial", "2021-09-03", "reported", disputes=("talk",))
    second = event("statement", "2021-09-04", "reported", disputes=("talk", "other"))
    elsewhere = event("denial", "2021-09-05", "reported", disputes=("other",))
    gossip = event("denial", "2021-09-06", "rumoured", disputes=("talk",))
    assert shown(TALK, first, second, elsewhere, gossip) == unsettled(TALK, first, second)


def test_a_confirmed_dispute_settles_it_once_known() -> None:
    settled = event("denial", "2021-09-15", disputes=("talk",))
    assert shown(TALK, settled) is None
    assert shown(TALK, settled, known="2021-09-14") is not None


def test_an_older_one_is_shown_where_the_newer_is_settled() -> None:
    newer = event("engaged", "2021-09-20", "rumoured", key="ring")
    assert shown(TALK, newer, event("denial", "2021-09-25", disputes=("ring",))) == unsettled(TALK)


@pytest.mark.parametrize("certainty", ["confirmed", "reported"])
def test_it_is_settled_when_it_came_true(certainty: str) -> None:
    assert shown(TALK, event("reconciled", "2021-09-20", certainty)) is None
    assert shown(TALK, event("reconciled", "2021-09-20", certainty), known="2021-09-19") is not None
    assert shown(event("reconciled", "2020-01-01", certainty), TALK) is not None, "an earlier one does not settle it"
    assert shown(TALK, event("engaged", "2021-09-20", certainty)) is not None, "nor does another kind"


def test_the_shown_one_needs_no_later_day_than_asked() -> None:
    later = event("engaged", "2021-11-01", "rumoured")
    assert shown(TALK, later, as_of="2021-10-31") == unsettled(TALK)
    assert newest_rumour([TALK], as_of=TODAY) is None


@pytest.mark.parametrize("kind", ["broke_up", "separated", "divorce_filed", "divorce_finalized", "engagement_ended"])
def test_it_does_not_come_true_after_the_opposite(kind: str) -> None:
    turned, again = event(kind, "2021-09-10"), event("reconciled", "2021-09-20")
    assert shown(TALK, turned, again) == unsettled(TALK)
    assert shown(TALK, again, event(kind, "2021-09-25")) is None, "what came first made it true"
    gone = event("broke_up", "2021-09-01", "rumoured")
    assert shown(gone, event("engaged", "2021-09-10"), event("broke_up", "2021-09-20")) == unsettled(gone)
    assert shown(TALK, event(kind, "2021-09-10", "rumoured"), again, as_of="2021-09-05") is None, "talk turns nothing"


def test_what_became_of_each_is_told() -> None:
    ring = event("engaged", "2021-09-02", "rumoured", key="ring")
    claim = event("married", "2021-09-03", "denied", key="claim")
    came, no = event("reconciled", "2021-09-20", "reported"), event("denial", "2021-09-21", disputes=("ring",))
    doubt = event("statement", "2021-09-22", "reported", disputes=("claim",))
    undated = event("engaged", None, "rumoured", key="whenever")
    assert rumours_of([TALK, ring, claim, came, no, doubt, undated]) == (
        Rumour(claim, (doubt,), Fate.DENIED, doubt),
        Rumour(ring, (no,), Fate.DENIED, no),
        Rumour(TALK, (), Fate.CAME_TRUE, came),
        unsettled(undated),
    )
    assert rumours_of([claim]) == (Rumour(claim, (), Fate.DENIED),), "denied, by nobody that the record has"
    assert rumours_of([came, no, doubt]) == (), "no denial is a rumour, however certain"


def test_a_denial_outweighs_a_report_from_before_it_and_whatever_happened_after_it() -> None:
    reported, no = event("reconciled", "2021-09-20", "reported"), event("denial", "2021-09-25", disputes=("talk",))
    confirmed = event("reconciled", "2021-09-20")
    assert rumours_of([TALK, reported, no]) == (Rumour(TALK, (no,), Fate.DENIED, no, later=reported),)
    assert rumours_of([TALK, confirmed, no]) == (Rumour(TALK, (no,), Fate.CAME_TRUE, confirmed),)
    early = event("denial", "2021-09-05", disputes=("talk",))
    assert rumours_of([TALK, early, reported]) == (Rumour(TALK, (early,), Fate.DENIED, early, later=reported),)
    assert rumours_of([TALK, early, confirmed]) == (Rumour(TALK, (early,), Fate.DENIED, early, later=confirmed),)


def test_what_came_too_late_leaves_it_unsettled_and_shown() -> None:
    late = event("reconciled", "2022-09-02")
    assert shown(TALK, late, as_of="2022-09-01") == Rumour(TALK, (), Fate.UNSETTLED, later=late)
    assert shown(TALK, event("reconciled", "2022-09-01"), as_of="2022-09-01") is None


def test_talk_of_somebody_else_comes_true_with_that_person_only() -> None:
    talk = event("new_partner", "2021-09-01", "rumoured", about=(ANN,), partner="Cleo")
    other = event("new_partner", "2021-09-10", about=(ANN,), partner="Dan")
    same = event("new_partner", "2021-09-20", about=(ANN,), partner="cleo")
    assert rumours_of([talk, other]) == (unsettled(talk),)
    assert rumours_of([talk, other, same]) == (Rumour(talk, (), Fate.CAME_TRUE, same),)
