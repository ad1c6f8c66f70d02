"""Whose record answers a plain question, in which parts, and what is no question; of invented couples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bot.asks import MOST_COUPLES
from bot.plainly import AcrossCouples, NoQuestion, NotOnRecord, Unasked, WhichCouple
from bot.reasoning.ask.told import Gap, Verdict
from db.records import Event, Kind
from db.store import Store
from tests.db.samples import BY_EDITOR, ELSEWHERE, HERE, article, couple_id, event, restore, retract
from tests.reasoning.ask import inventing
from tests.reasoning.ask.inventing import (
    DORA_MILO,
    RUTH_IVAN,
    TESS_ODIN,
    VERA_MILO,
    Asking,
    asking,
    comes_to,
    in_short,
    invented,
)

vera, tess, everybody = inventing.vera, inventing.tess, inventing.everybody

ALL = (DORA_MILO, RUTH_IVAN, TESS_ODIN, VERA_MILO)
YES, NO = Verdict.YES, Verdict.NO


@pytest.fixture
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """Two couples in a record that a test may write to."""
    with asking(tmp_path_factory.mktemp("shared"), invented(VERA_MILO), invented(TESS_ODIN)) as asked:
        yield asked


def couples(asked: Asking, text: str, slug: str | None = None) -> list[str]:
    """Whose record answers."""
    return [part.couple.slug for part in asked.parts(text, slug=slug)]


# ------------------------------------------------------------ whose record
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("are vera and milo married?", [VERA_MILO]),
        ("are Vera Lund & Milo Hart married?", [VERA_MILO]),
        ("did vilo marry?", [VERA_MILO]),
        ("todin?", [TESS_ODIN]),
        ("is vera married?", [VERA_MILO]),
        ("did Ruth Bell marry?", [RUTH_IVAN]),
        ("are dora and milo together?", [DORA_MILO]),
        ("who is greta holm?", [TESS_ODIN]),
        ("was greta holm with odin?", [TESS_ODIN]),
        ("are vera and milo, and tess and odin together?", [VERA_MILO, TESS_ODIN]),
        ("are vera and milo, tess and odin, and ruth and ivan together?", [VERA_MILO, TESS_ODIN, RUTH_IVAN]),
    ],
)
def test_whom_it_names_is_whose_record_answers(everybody: Asking, text: str, expected: list[str]) -> None:
    assert couples(everybody, text) == expected


@pytest.mark.parametrize("number", range(2, 5))
def test_of_several_couples_each_is_answered_by_itself_up_to_the_most(everybody: Asking, number: int) -> None:
    named = ("tess and odin", "ruth and ivan", "dora and milo", "vera lund and milo hart")[:number]
    parts = everybody.parts(f"are {', '.join(named)} together?")
    assert len(parts) == min(number, MOST_COUPLES)
    assert [comes_to(part) for part in parts[:2]] == [YES, YES]
    assert len({part.couple.slug for part in parts}) == len(parts)


def test_each_couple_is_answered_by_its_own_record(everybody: Asking) -> None:
    parts = everybody.parts("are vera and milo, and tess and odin together?")
    assert [(comes_to(part), in_short(part.statements[:1])) for part in parts] == [
        (NO, "state apart, divorced"),
        (YES, "state engaged, unmarried"),
    ]


@pytest.mark.parametrize("text", ["is milo married?", "is Milo Hart dating?", "did milo split up?"])
def test_a_person_of_two_couples_is_asked_back(everybody: Asking, text: str) -> None:
    answer = everybody(text)
    assert isinstance(answer, WhichCouple)
    assert {couple.slug for couple in answer.couples} == {VERA_MILO, DORA_MILO}


@pytest.mark.parametrize("text", ["are they married?", "when did they break up?", "is she pregnant?"])
def test_where_several_couples_may_be_meant_all_are_asked_back(everybody: Asking, text: str) -> None:
    answer = everybody(text)
    assert isinstance(answer, WhichCouple)
    assert [couple.slug for couple in answer.couples] == [*ALL]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("did vera date odin?", {VERA_MILO, TESS_ODIN}),
        ("did tess marry ivan?", {TESS_ODIN, RUTH_IVAN}),
        ("did odin meet dora?", {TESS_ODIN, DORA_MILO}),
    ],
)
def test_people_of_different_couples_have_nothing_told_together(
    everybody: Asking, text: str, expected: set[str]
) -> None:
    answer = everybody(text)
    assert isinstance(answer, AcrossCouples)
    assert {couple.slug for couple in answer.couples} == expected


@pytest.mark.parametrize("text", ["who is Zaphod Beeblebrox?", "did Zaphod Beeblebrox marry Trillian?"])
def test_strangers_are_not_on_record(everybody: Asking, vera: Asking, text: str) -> None:
    for asked, slugs in ((everybody, [*ALL]), (vera, [VERA_MILO])):
        answer = asked(text)
        assert isinstance(answer, NotOnRecord)
        assert [couple.slug for couple in answer.on_record] == slugs


@pytest.mark.parametrize("text", ["are they married?", "did she file for divorce?", "when was the wedding?"])
def test_the_only_couple_is_meant_where_nobody_is_named(vera: Asking, text: str) -> None:
    assert couples(vera, text) == [VERA_MILO]


@pytest.mark.parametrize(
    ("text", "slug", "expected"),
    [
        ("are they married?", TESS_ODIN, [TESS_ODIN]),
        ("is milo married?", VERA_MILO, [VERA_MILO]),
        ("is milo married?", DORA_MILO, [DORA_MILO]),
        ("are vera and milo married?", TESS_ODIN, [VERA_MILO]),
        ("are vera and milo, and tess and odin together?", TESS_ODIN, [TESS_ODIN]),
    ],
)
def test_the_couple_that_was_asked_answers_unless_another_is_named(
    everybody: Asking, text: str, slug: str, expected: list[str]
) -> None:
    assert couples(everybody, text, slug) == expected


def test_a_couple_that_nobody_has_is_as_none(everybody: Asking) -> None:
    assert isinstance(everybody("are they married?", slug="nobody"), WhichCouple)


# ------------------------------------------------------------ what is no question
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Unasked.EMPTY),
        (" \n\t\u200b ", Unasked.EMPTY),
        ("***", Unasked.EMPTY),
        ("!!!", Unasked.NOISE),
        ("2014", Unasked.NOISE),
        ("hello", Unasked.NOISE),
        ("thanks", Unasked.NOISE),
        ("x" * 301, Unasked.TOO_LONG),
        ("did they marry? " * 30, Unasked.TOO_LONG),
        ("x" * 5000, Unasked.TOO_LONG),
    ],
)
def test_what_asks_nothing_is_told_why(everybody: Asking, text: str, reason: Unasked) -> None:
    answer = everybody(text)
    assert isinstance(answer, NoQuestion)
    assert answer.reason is reason
    assert [couple.slug for couple in answer.on_record] == [*ALL]


def test_as_long_as_it_may_be_is_answered(vera: Asking) -> None:
    assert couples(vera, "did they marry?".ljust(300, "?")) == [VERA_MILO]


def test_of_no_couples_nothing_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    with asking(tmp_path_factory.mktemp("empty")) as nobody:
        for text in ("are they married?", "did they marry?"):
            assert nobody(text) == NoQuestion(Unasked.NOISE, ())
        assert nobody("did Zaphod Beeblebrox marry?") == NotOnRecord(())


# ------------------------------------------------------------ several questions in one
def test_two_questions_get_two_parts_in_their_order(vera: Asking) -> None:
    for text, expected in (
        ("when did they marry and where?", [(None, "happened married; says married"), (None, "says married")]),
        (
            "did they divorce, and who filed?",
            [(YES, "happened divorced; says divorced"), (None, "happened filed by Vera Lund; says filed")],
        ),
        (
            "when did they marry? how long were they engaged?",
            [(None, "happened married; says married"), (None, "lasted engaged to married")],
        ),
    ):
        assert [(comes_to(part), in_short(part.statements)) for part in vera.parts(text)] == expected, text


def test_the_same_answer_is_given_once(vera: Asking) -> None:
    assert len(vera.parts("when did they marry? when did they get married?")) == 1


def test_each_couple_answers_each_question(everybody: Asking) -> None:
    text = "did vera and milo or tess and odin break up, and when did they get engaged?"
    assert couples(everybody, text) == [VERA_MILO, VERA_MILO, TESS_ODIN, TESS_ODIN]


# ------------------------------------------------------------ servers
BOAT = "did vera buy a lighthouse?"
LIGHTHOUSE = event("lighthouse", article("boat"), when="2024-01-02")
BOUGHT = replace(LIGHTHOUSE, summary="Lund says that she bought a lighthouse.")


async def vera_in(store: Store) -> int:
    """The row of Vera and Milo."""
    return await couple_id(store, VERA_MILO)


def added(asked: Asking, made: Event) -> str:
    """Add an event to Vera and Milo, here, and return its key."""
    couple = asked.runner.run(vera_in(asked.store))
    return asked.runner.run(asked.store.add_event(couple, HERE, made, BY_EDITOR))


def test_what_a_server_added_is_found_there_alone(shared: Asking) -> None:
    for server in (HERE, ELSEWHERE, None):
        assert comes_to(shared.part(BOAT, server=server)) is Gap.NOT_TOLD
    key = added(shared, BOUGHT)
    here = shared.part(BOAT, server=HERE)
    assert (comes_to(here), in_short(here.statements)) == (YES, f"says {key}")
    for server in (ELSEWHERE, None):
        elsewhere = shared.part(BOAT, server=server)
        assert elsewhere.gap is Gap.NOT_TOLD
        assert key not in in_short(elsewhere.statements)


def test_what_a_server_retracted_is_gone_there_alone_until_it_is_restored(shared: Asking) -> None:
    couple = shared.runner.run(vera_in(shared.store))
    question, told = "did they marry, vera and milo?", "happened married; says married"
    assert in_short(shared.part(question, server=HERE).statements) == told
    shared.runner.run(retract(shared.store, couple, HERE, "married", BY_EDITOR))
    here = shared.part(question, server=HERE)
    assert "married" not in in_short(here.statements).replace("state apart, married", "")
    assert here.verdict is not YES
    assert [in_short(shared.part(question, server=server).statements) for server in (ELSEWHERE, None)] == [told] * 2
    shared.runner.run(restore(shared.store, couple, HERE, "married", BY_EDITOR))
    assert in_short(shared.part(question, server=HERE).statements) == told


def test_what_was_added_and_retracted_is_found_no_more(shared: Asking) -> None:
    key = added(shared, BOUGHT)
    couple = shared.runner.run(vera_in(shared.store))
    shared.runner.run(retract(shared.store, couple, HERE, key, BY_EDITOR))
    assert shared.part(BOAT, server=HERE).gap is Gap.NOT_TOLD


def test_a_partner_of_one_server_names_a_couple_there_alone(shared: Asking) -> None:
    begun = replace(
        event("bella", article("bella"), kind=Kind.NEW_PARTNER, when="2024-01-02"),
        summary="Lund is dating Bella Stone.",
        about=("Vera Lund",),
        partner="Bella Stone",
    )
    added(shared, begun)
    [part] = shared.parts("who is Bella Stone?", server=HERE)
    assert part.couple.slug == VERA_MILO
    assert isinstance(shared("who is Bella Stone?", server=ELSEWHERE), NotOnRecord)


# ------------------------------------------------------------ one day and the next
def test_nothing_is_told_before_it_was_known(vera: Asking) -> None:
    for today, verdict in (("2008-01-01", Verdict.NOT_YET), ("2012-01-01", YES), ("2026-11-21", NO)):
        assert comes_to(vera.part("are they married?", today=date.fromisoformat(today))) is verdict
    early = vera.part("did they separate?", today=date(2018, 2, 1))
    assert comes_to(early) is Gap.NOT_SO
    assert comes_to(vera.part("did they separate?", today=date(2018, 3, 1))) is YES
