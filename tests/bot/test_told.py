"""What a server sees of each version: its own layer over the shipped record."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.told import What, steps, visible_changes
from db.changes import Action
from db.records import Certainty, Event, Kind, Source
from db.versions import Version

HERE = 111
A, B, C = "a", "b", "c"
SHIPPED, OWN, FOLLOWS = "shipped", "own", "follows"
ADD, CHANGE, RETRACT, RESTORE = Action.ADD, Action.CHANGE, Action.RETRACT, Action.RESTORE
Row = tuple[str, Action, str]


def versions(rows: list[Row], certainties: list[Certainty] | None = None) -> list[Version[Event]]:
    """Versions of one event, by whose they are, what they do and what they say."""
    sure = certainties or [Certainty.CONFIRMED] * len(rows)
    return [
        Version(
            id=number,
            entry=1,
            layer=None if whose == SHIPPED else HERE,
            action=action,
            follows=whose == FOLLOWS,
            editor=None,
            made_at=datetime(2026, 1, 1, tzinfo=UTC),
            reason="",
            batch=None,
            says=Event("e", Kind.STATEMENT, certainty, says, (Source("s", "A title"),)),
        )
        for number, ((whose, action, says), certainty) in enumerate(zip(rows, sure, strict=True), start=1)
    ]


@pytest.mark.parametrize(
    ("rows", "seen"),
    [
        ([(SHIPPED, ADD, A), (SHIPPED, CHANGE, B), (SHIPPED, RETRACT, B), (SHIPPED, RESTORE, B)], [A, B, None, B]),
        ([(OWN, ADD, A), (OWN, RETRACT, A), (OWN, RESTORE, A)], [A, None, A]),
        ([(SHIPPED, ADD, A), (OWN, CHANGE, B), (SHIPPED, CHANGE, C), (OWN, CHANGE, A)], [A, B, B, A]),
        ([(SHIPPED, ADD, A), (OWN, RETRACT, A), (SHIPPED, CHANGE, B), (FOLLOWS, RESTORE, B)], [A, None, None, B]),
        ([(SHIPPED, ADD, A), (OWN, CHANGE, B), (FOLLOWS, CHANGE, A), (SHIPPED, CHANGE, C)], [A, B, A, C]),
        ([(SHIPPED, ADD, A), (OWN, CHANGE, B), (SHIPPED, RETRACT, A), (FOLLOWS, CHANGE, A)], [A, B, B, None]),
    ],
)
def test_each_version_is_seen_over_what_is_shipped(rows: list[Row], seen: list[str | None]) -> None:
    made = list(steps(versions(rows)))
    assert [step.after and step.after.summary for step in made] == seen
    assert [step.before and step.before.summary for step in made] == [None, *seen[:-1]]
    assert [step.new for step in made] == [True, *[False] * (len(rows) - 1)]


def test_a_shipped_version_beneath_an_edit_knows_what_was_shipped() -> None:
    rows = [(SHIPPED, ADD, A), (OWN, CHANGE, B), (SHIPPED, CHANGE, C), (FOLLOWS, CHANGE, C), (SHIPPED, CHANGE, A)]
    beneath = [step.beneath and step.beneath.says.summary for step in steps(versions(rows))]
    assert beneath == [None, None, A, None, None]


SURE, RUMOUR, DENIED = Certainty.CONFIRMED, Certainty.RUMOURED, Certainty.DENIED


@pytest.mark.parametrize(
    ("rows", "certainties", "openly", "hiding"),
    [
        ([(OWN, ADD, A), (OWN, CHANGE, B)], [SURE, SURE], ["added", "changed"], ["added", "changed"]),
        ([(OWN, ADD, A), (OWN, CHANGE, A)], [SURE, SURE], ["added"], ["added"]),
        ([(OWN, ADD, A), (OWN, RETRACT, A)], [RUMOUR, RUMOUR], ["added", "retracted"], []),
        ([(OWN, ADD, A), (OWN, CHANGE, A)], [RUMOUR, DENIED], ["added", "changed"], []),
        ([(OWN, ADD, A), (OWN, CHANGE, A)], [RUMOUR, SURE], ["added", "changed"], ["added"]),
        ([(OWN, ADD, A), (OWN, CHANGE, A)], [SURE, RUMOUR], ["added", "changed"], ["added", "doubted"]),
        (
            [(OWN, ADD, A), (OWN, RETRACT, A), (OWN, RESTORE, A)],
            [SURE, SURE, SURE],
            ["added", "retracted", "restored"],
            ["added", "retracted", "restored"],
        ),
        ([(SHIPPED, ADD, A), (OWN, CHANGE, B), (SHIPPED, CHANGE, C)], [SURE] * 3, *[["added", "changed"]] * 2),
    ],
)
def test_what_readers_can_see_of_each_version(
    rows: list[Row], certainties: list[Certainty], openly: list[str], hiding: list[str]
) -> None:
    made = versions(rows, certainties)
    for hides, expected in ((False, openly), (True, hiding)):
        assert [change.what for change in visible_changes(made, 0, hides_rumours=hides)] == [*map(What, expected)]
    assert list(visible_changes(made, made[-1].id, hides_rumours=False)) == []
