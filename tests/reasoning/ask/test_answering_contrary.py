"""What an event tells the contrary of, who is how old, and what goes by its initials; asked whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.reasoning.ask.told import Gap, Verdict
from db.records import Kind, Pack
from tests.conversations.invented import event, pack_of
from tests.reasoning.ask.inventing import Asking, Row, asking

YES, NO, NOT_TOLD, NO_NUMBER = Verdict.YES, Verdict.NO, Gap.NOT_TOLD, Gap.NO_NUMBER


def ash_birch() -> Pack:
    """A couple of whom the record tells much in words alone."""
    return pack_of(
        "ash-birch",
        "Ash & Birch",
        event(1, "2010-01-01", Kind.DATING_STARTED, "Ash and Birch start dating."),
        event(2, "2012-06-03", Kind.MARRIED, "Birch, 31, marries Ash at a farm near Los Angeles."),
        event(3, "2016-02-01", Kind.DIVORCE_FILED, "Ash asks for joint custody in her petition."),
        event(12, "2016-02-03", Kind.DENIAL, "Ash is not calling off the divorce, a source says."),
        event(13, "2016-02-04", Kind.STATEMENT, "The show is a stunt to beat Drake, with a sapphire on stage."),
        event(14, "2016-02-05", Kind.STATEMENT, "2016!"),
        event(11, "2016-02-02", Kind.STATEMENT, "Ash and Birch have three children."),
        event(4, "2016-03-01", Kind.STATEMENT, "Ash and Birch are friendly, a magazine tells."),
        event(5, "2016-04-01", Kind.STATEMENT, "Birch poses for a cover in black and white."),
        event(6, "2016-05-01", Kind.STATEMENT, "Birch has never commented on the petition."),
        event(7, "2016-06-01", Kind.STATEMENT, "A tour of Ash is planned for Japan."),
        event(8, "2016-07-01", Kind.STATEMENT, "Ash jokes about it on Saturday Night Live."),
        event(9, "2016-08-01", Kind.STATEMENT, "In what looks like a wedding, Ash wears a white gown in a video."),
        event(
            10,
            "2016-09-01",
            Kind.SEEN_TOGETHER,
            "Ash comes to the Opal Gala; Birch, who did not attend, made her coat.",
        ),
    )


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """Their record and no other."""
    with asking(tmp_path_factory.mktemp("pair"), ash_birch()) as asked:
        yield asked


CONTRARY: list[Row] = [
    ("did ash ask for joint custody?", YES, "happened event-3 by Ann Ash; says event-3"),
    ("did ash ask for sole custody?", NO, "happened event-3 by Ann Ash; says event-3"),
    ("are they on good terms?", YES, "says event-4"),
    ("are they on bad terms?", NO, "says event-4"),
    ("was birch's cover in black and white?", YES, "says event-5"),
    ("was the cover in colour?", NO, "says event-5"),
    ("did birch comment on the petition?", NO, "says event-6"),
    # What was planned may have come about, or not.
    ("was a tour of japan planned?", YES, "says event-7"),
    ("did ash tour japan?", NOT_TOLD, "says event-7"),
]
BESIDE: list[Row] = [
    # A show's name is nobody's doing.
    ("do they live together?", NOT_TOLD, "says event-10"),
    ("what did ash wear at the wedding?", NOT_TOLD, "says event-9; says event-2"),
    ("did birch attend the opal gala?", NO, "says event-10"),
    ("did birch skip the opal gala?", YES, "says event-10"),
    ("did ash skip the opal gala?", NO, "says event-10"),
    ("are they on speaking terms?", NOT_TOLD, ""),
    ("do they have three kids?", YES, "says event-11"),
    ("do they have 4 kids?", NO, "says event-11"),
    ("were they at the opal gala together?", NO, "says event-10"),
    ("was the wedding in the video real?", NO, "says event-9"),
    ("is ash calling off the divorce?", NO, "says event-12"),
    # An aim is no deed, to file is not to be divorced, and another stone is another stone.
    ("did birch beat drake?", NOT_TOLD, "says event-13"),
    ("did they ever get divorced?", Verdict.NOT_YET, "state apart, divorce_pending; says event-3"),
    ("was there a sapphire on stage?", YES, "says event-13"),
    ("was there a ruby on stage?", NOT_TOLD, "says event-13"),
    ("is ash pregnant?", NOT_TOLD, ""),
]
AGES: list[Row] = [
    ("how old was birch when they married?", None, "says event-2"),
    ("how old was ash when they married?", NO_NUMBER, "says event-2; says event-9"),
    ("how old is ash?", NOT_TOLD, ""),
]
INITIALS: list[Row] = [
    ("did they marry near LA?", YES, "happened event-2; says event-2"),
    ("did they marry near NY?", NOT_TOLD, "says event-2"),
]


@pytest.mark.parametrize("row", CONTRARY, ids=lambda row: row[0])
def test_what_a_text_tells_the_contrary_of_is_no(pair: Asking, row: Row) -> None:
    assert pair.row(row[0]) == row


@pytest.mark.parametrize("row", BESIDE, ids=lambda row: row[0])
def test_what_only_looks_like_it_is_not_it(pair: Asking, row: Row) -> None:
    assert pair.row(row[0]) == row


def test_a_summary_without_a_letter_is_read_like_any_other(pair: Asking) -> None:
    assert pair.part("did ash headline it?").verdict is None


@pytest.mark.parametrize("row", AGES, ids=lambda row: row[0])
def test_an_age_is_told_of_whom_a_text_gives_it(pair: Asking, row: Row) -> None:
    assert pair.row(row[0]) == row


@pytest.mark.parametrize("row", INITIALS, ids=lambda row: row[0])
def test_a_place_may_go_by_its_initials(pair: Asking, row: Row) -> None:
    assert pair.row(row[0]) == row
