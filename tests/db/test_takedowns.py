"""Takedowns as they are kept, and which couples they hide."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import takedown
from bot.archive import Archive
from bot.takedown import CannotTakeDown, standing_names
from db.records import Couple, Person
from db.rows import StoredCouple
from db.store import Store
from db.takedowns import Takedown
from tests.db.samples import BY_EDITOR, ELSEWHERE, HERE, MADE_AT, count, load_sample, rows, sample_pack

ABBY_BO = sample_pack().couple
DOWN = Takedown("abby-bo", ("Abby & Bo", "AbBo"), ("Abby Ash", "Bo Birch"), "asked for", MADE_AT)


def stored(number: int, slug: str, *people: Person, aliases: tuple[str, ...] = ()) -> StoredCouple:
    """A couple on record."""
    return StoredCouple(number, HERE, Couple(slug, slug.title(), (people[0], people[1]), aliases))


async def test_the_newest_of_each_slug_counts(empty_store: Store, tmp_path: Path) -> None:
    kept = empty_store.takedowns
    other = replace(DOWN, slug="dan-eve", people=("Dan Dorn", "Éve “E” Elm"))
    assert await kept.standing() == ()
    for each in (other, DOWN):
        await kept.take_down(each)
    assert await kept.standing() == (DOWN, other)
    await kept.lift(replace(DOWN, reason="lifted", made_at=MADE_AT + timedelta(days=1)))
    assert await kept.standing() == (other,)
    again = replace(DOWN, reason="once more", made_at=MADE_AT + timedelta(days=2))
    await kept.take_down(again)
    assert await kept.standing() == (again, other)
    assert count(tmp_path / "record.db", "takedowns") == 4


async def test_the_couples_of_every_server_are_known_as_who_added_them_says(empty_store: Store) -> None:
    shipped = await load_sample(empty_store)
    own = replace(ABBY_BO, name="Abby and Bo")
    there = await empty_store.layers.add_couple(ELSEWHERE, own, BY_EDITOR)
    gone = await empty_store.layers.add_couple(HERE, replace(ABBY_BO, slug="gone"), BY_EDITOR)
    await empty_store.layers.edit_couple(shipped, HERE, replace(ABBY_BO, name="Ours"), BY_EDITOR, seen=1)
    couples = await empty_store.takedowns.couples()
    assert [(each.server, each.couple.slug, each.couple.name) for each in couples] == [
        (None, "abby-bo", "Abby & Bo"),
        (ELSEWHERE, "abby-bo", "Abby and Bo"),
        (HERE, "gone", "Abby & Bo"),
    ]
    assert len({there, gone}) == 2


@pytest.mark.parametrize(
    ("couple", "hidden"),
    [
        (stored(1, "abby-bo", Person("Abby Ash"), Person("Bo Birch")), True),
        (stored(1, "abby-bo", Person("Somebody Else"), Person("Nobody Known")), True),
        (stored(1, "other", Person("ABBY  ASH"), Person("Bo Bírch")), True),
        (stored(1, "other", Person("Bo Birch"), Person("Abby Ash")), True),
        (stored(1, "other", Person("Abigail", ("Abby Ash",)), Person("B", ("x", "Bo-Birch"))), True),
        (stored(1, "other", Person("Abby Ash"), Person("Cy Cole")), False),
        (stored(1, "other", Person("Abby Ash", ("Bo Birch",)), Person("Cy Cole")), False),
        (stored(1, "abby", Person("Abby"), Person("Bo")), False),
        (stored(1, "other", Person("☆"), Person("♡")), False),
    ],
)
def test_a_couple_is_hidden_by_its_slug_or_as_the_same_two_people(couple: StoredCouple, hidden: bool) -> None:
    names = standing_names([couple], [DOWN])
    assert (names.couples == ()) is hidden
    assert (names.by_slug(couple.couple.slug) is None) is hidden
    if hidden:
        assert names.named(couple.couple.slug) == ()
        assert names.near(couple.couple.slug) == []
        assert names.taken_down(couple.couple.slug) == couple.couple.slug
    assert names.taken_down("AbBo") == "abby-bo"


def test_names_without_letters_are_the_same_only_where_they_are_equal() -> None:
    down = replace(DOWN, slug="signs", people=("☆", "♡"))
    assert standing_names([stored(1, "other", Person("♡"), Person("☆"))], [down]).couples == ()
    assert len(standing_names([stored(1, "other", Person("♤"), Person("♧"))], [down]).couples) == 1


@pytest.mark.parametrize(
    ("text", "first", "within"),
    [
        ("abby-bo", "abby-bo", "abby-bo"),
        ("Abby & Bo status 2021", "abby-bo", "abby-bo"),
        ("AbBo?", "abby-bo", "abby-bo"),
        ("abby ash and bo birch", "abby-bo", "abby-bo"),
        ("did Bo Birch ever leave Abby Ash", None, "abby-bo"),
        ("so what of AbBo", None, "abby-bo"),
        ("abby and cy status", None, None),
        ("Abby Ash", None, None),
        ("", None, None),
    ],
)
def test_what_names_a_couple_taken_down_is_known(text: str, first: str | None, within: str | None) -> None:
    names = standing_names(
        [stored(1, "abby-cy", Person("Abby Ash"), Person("Cy Cole"), aliases=("Abby and Cy",))], [DOWN]
    )
    assert names.taken_down_first(text) == first
    assert names.taken_down_within(text) == within


def test_a_longer_name_of_another_couple_comes_first() -> None:
    longer = stored(1, "abby-bo-and-cy", Person("Di Dale"), Person("Ed Elm"), aliases=("AbBo and Cy",))
    names = standing_names([longer], [DOWN])
    assert names.taken_down_first("abbo and cy status") is None
    assert names.taken_down_first("abbo status") == "abby-bo"


@pytest.mark.parametrize(
    ("couple", "as_slug"),
    [
        (ABBY_BO, "abby-bo"),
        (replace(ABBY_BO, slug="new", name="New", aliases=()), "abby-bo"),
        (Couple("new", "New", (Person("X"), Person("Y")), ("Ab-Bo", "abbo")), "abby-bo"),
        (Couple("abby-bo", "New", (Person("X"), Person("Y"))), "abby-bo"),
        (Couple("new", "New", (Person("Abby Ash"), Person("Y"))), None),
    ],
)
def test_who_would_bring_it_back_is_known(couple: Couple, as_slug: str | None) -> None:
    assert standing_names([], [DOWN]).taken_down_as(couple) == as_slug


def test_nothing_taken_down_names_nobody() -> None:
    names = standing_names([stored(1, "abby-bo", *ABBY_BO.people)], [])
    assert names.taken_down("abby-bo") is None
    assert names.taken_down_first("abby-bo status") is None
    assert names.taken_down_within("abby ash and bo birch") is None
    assert names.taken_down_as(ABBY_BO) is None


async def test_a_couple_that_is_retracted_can_be_taken_down_before_it_comes_back(empty_store: Store) -> None:
    number = await load_sample(empty_store)
    own = await empty_store.layers.add_couple(HERE, replace(ABBY_BO, slug="ours"), BY_EDITOR)
    assert own
    assert number
    await empty_store.keep_packs([], BY_EDITOR)
    archive = Archive(empty_store)
    assert [each.couple.slug for each in (await archive.names(HERE)).couples] == ["ours"]
    assert "is taken down" in await takedown.take_down(empty_store, " Abby-Bo ", "asked  for", made_at=MADE_AT)
    assert await empty_store.takedowns.standing() == (DOWN,)
    assert (await archive.names(HERE)).couples == ()
    with pytest.raises(CannotTakeDown, match="did you mean abby-bo"):
        await takedown.take_down(empty_store, "abbybo", "x", made_at=MADE_AT)


async def test_the_record_itself_keeps_everything(empty_store: Store, tmp_path: Path) -> None:
    await load_sample(empty_store)
    before = rows(tmp_path / "record.db", "SELECT * FROM event_versions")
    await takedown.take_down(empty_store, "abby-bo", "asked for", made_at=MADE_AT)
    assert (await Archive(empty_store).names(None)).couples == ()
    await takedown.lift(empty_store, "abby-bo", None, made_at=MADE_AT)
    assert len((await Archive(empty_store).names(None)).couples) == 1
    assert rows(tmp_path / "record.db", "SELECT * FROM event_versions") == before
