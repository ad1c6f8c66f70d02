"""What an editor types of a couple: read, or refused with a sentence that says what to type instead."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.couple_packs import packs_that_ship
from bot.couples import (
    MAX_ALIASES,
    MAX_NAME,
    aliases_in,
    name_mistakes,
    pack_mistakes,
    read_couple,
    slug_of,
    typed_couple,
    with_aliases,
)
from bot.mistakes import Mistake
from bot.reasoning.names import Names
from bot.replies.words import couple_refusals
from db.guard import minor_mark
from db.records import SLUG_PATTERN, Couple, Person
from db.rows import StoredCouple
from tests.db.samples import sample_pack

KIM, KANYE = Person("Kim Kardashian", ("Kim",)), Person("Kanye West", ("Kanye", "Ye"))
KIMYE = StoredCouple(1, None, Couple("kimye", "Kim Kardashian & Kanye West", (KIM, KANYE), ("Kimye",)))
OURS = StoredCouple(2, 5, Couple("annbo", "Ann & Bo", (Person("Ann Example"), Person("Bo Sample", ("Bo",))), ("AB",)))
NAMES = Names([KIMYE, OURS])
TYPED = {"name": "Cy & Di", "first": "Cy Model, Cy", "second": "Di Proof", "aliases": "CyDi, The Two\nC+D"}


def read(before: StoredCouple | None = None, **fields: str) -> Couple | tuple[Mistake, ...]:
    """What comes of typed fields, those of TYPED where nothing else is said."""
    base = typed_couple(before.couple) if before else TYPED
    return read_couple({**base, **fields}, NAMES, {"weather"}, before=before)


def mistakes(before: StoredCouple | None = None, **fields: str) -> dict[str | None, str]:
    """What is wrong with typed fields."""
    found = read(before, **fields)
    assert not isinstance(found, Couple), found
    return {mistake.field: mistake.sentence for mistake in found}


def test_names_aliases_and_a_slug_are_read() -> None:
    people = (Person("Cy Model", ("Cy",)), Person("Di Proof"))
    assert read() == Couple("cy-and-di", "Cy & Di", people, ("CyDi", "The Two", "C+D"))
    assert read(slug="Cydi ", aliases="") == Couple("cydi", "Cy & Di", people)
    assert read(name="  Cy \n &  Di ", aliases=" ,\n, CyDi ,CyDi;X") == Couple(
        "cy-and-di", "Cy & Di", people, ("CyDi", "X")
    )


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "Name is missing"),
        ("name", " \n", "Name is missing"),
        ("first", "", "First person is missing"),
        ("second", ", alias", "Second person is missing"),
        ("name", "x" * (MAX_NAME + 1), "shorten it to at most 100"),
        ("first", "x" * (MAX_NAME + 1), "shorten it"),
        ("aliases", "x" * 5000, "has 5,000 characters"),
        ("second", f"Di, {'y' * 101}", "has 101 characters"),
        ("aliases", ",".join(f"a{n}" for n in range(MAX_ALIASES + 1)), "has 26 aliases: keep at most 25"),
        ("first", "Cy," + ",".join(f"a{n}" for n in range(MAX_ALIASES + 1)), "has 26 aliases"),
        ("aliases", "\U0001f48d", "holds no letter or digit"),
        ("aliases", "x, see https://evil.example", "Aliases holds a link"),
        ("second", "cy model", "a couple is two people"),
        ("slug", "no spaces", "may hold only a-z, 0-9 and -"),
        ("slug", "-x", "may hold only a-z"),
        ("slug", "x" * 33, "at most 32"),
        ("slug", "é", "may hold only a-z"),
        ("slug", "kimye", "is Kim Kardashian & Kanye West's here"),
        ("slug", "status", "is the name of a command"),
        ("slug", "weather", "is the name of a command"),
        ("name", "Couples", "is the name of a command"),
        ("aliases", "ok, Timeline!", "is the name of a command"),
        ("name", "kimye", "is what Kim Kardashian & Kanye West is called here"),
        ("aliases", "Kim and Ye", "is what Kim Kardashian & Kanye West is called here"),
        ("aliases", "ÁB", "is what Ann & Bo is called here"),
        ("name", "Call 212-555-0147", "holds a phone number"),
        ("first", "Cy Model, cy@model.example", "holds an e-mail address"),
        ("aliases", "12 Elm Street, x", "holds an address"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_type(field: str, typed: str, said: str) -> None:
    found = mistakes(None, **{"slug": "cydi", field: typed})
    assert said in found[field]
    assert set(found) == {field}
    assert len(found[field]) < 200


def test_a_name_without_letters_of_a_slug_asks_for_one() -> None:
    assert "none can be made of" in mistakes(name="김과 이")["slug"]
    assert read(name="김과 이", slug="kim-lee")
    assert "made of the name" in read_slug_taken()


def read_slug_taken() -> str:
    """What is said where the slug made of a name is another couple's."""
    names = Names([replace(OURS, couple=replace(OURS.couple, slug="cy-and-di"))])
    found = read_couple(TYPED, names, ())
    assert not isinstance(found, Couple)
    return found[0].sentence


def test_all_mistakes_are_told_at_once() -> None:
    found = mistakes(name="", first="", second="", slug="?", aliases="status")
    assert set(found) == {"name", "first", "second", "slug", "aliases"}


def test_what_is_no_name_is_told_as_that_alone() -> None:
    assert set(mistakes(first="?", second="!")) == {"first", "second"}
    assert "no letter" in mistakes(first="?", second="!")["second"]


def test_a_couple_keeps_its_slug() -> None:
    edited = read(OURS, name="Ann loves Bo", slug="other")
    assert edited == replace(OURS.couple, name="Ann loves Bo")


@pytest.mark.parametrize("before", [KIMYE, OURS])
def test_what_is_typed_for_a_couple_is_read_as_that_couple(before: StoredCouple) -> None:
    assert read(before) == before.couple


def test_a_name_on_record_may_hold_a_comma() -> None:
    couple = replace(OURS.couple, people=(Person("Ann Example, Jr.", ("Annie",)), OURS.couple.people[1]))
    assert read(replace(OURS, couple=couple)) == couple


def test_the_people_of_a_shipped_couple_keep_their_names_and_may_have_other_aliases() -> None:
    assert mistakes(KIMYE, second="Ye, Kanye")["second"] == couple_refusals.PEOPLE_STAY
    edited = read(KIMYE, second="Kanye West, Ye, Yeezus")
    assert isinstance(edited, Couple)
    assert edited.people[1].aliases == ("Ye", "Yeezus")
    renamed = read(OURS, first="Anna Example")
    assert isinstance(renamed, Couple)
    assert renamed.people[0] == Person("Anna Example")


def test_what_a_couple_is_called_already_is_not_asked_again() -> None:
    """A pack that came later may have given a name to two couples: that is no reason to refuse another edit."""
    shared = replace(KIMYE, couple=replace(KIMYE.couple, aliases=("AB", "ping")))
    found = read_couple({**typed_couple(shared.couple), "name": "Kimye!"}, Names([shared, OURS]), (), before=shared)
    assert isinstance(found, Couple)


def test_a_couple_that_was_taken_down_does_not_come_back_under_another_name() -> None:
    names = Names([OURS], [KIMYE.couple])
    for couple in (
        replace(OURS.couple, slug="kimye"),
        replace(OURS.couple, slug="x", aliases=("Kimye",)),
        replace(OURS.couple, slug="x", people=(KANYE, KIM)),
    ):
        [mistake] = name_mistakes(couple, names, ())
        assert "was taken down" in mistake.sentence


def test_no_name_of_a_minor_gets_in() -> None:
    kept = replace(OURS, couple=replace(OURS.couple, minors=(minor_mark("Wee Example Sample"),)))
    names = Names([kept])
    for field, typed in (
        ("name", "Wee Example Sample"),
        ("aliases", "wee example-sample"),
        ("first", "A, Wee Example Sample"),
    ):
        found = read_couple({**typed_couple(kept.couple), field: typed}, names, (), before=kept)
        assert not isinstance(found, Couple)
        assert "names a minor child" in found[0].sentence
        assert "wee" not in found[0].sentence.casefold()


@pytest.mark.parametrize("place", [None, 0, 1])
def test_aliases_are_given_to_whom_they_belong(place: int | None) -> None:
    changed = with_aliases(OURS.couple, place, ("new",))
    assert (changed.aliases == ("new",)) == (place is None)
    assert [person.aliases == ("new",) for person in changed.people] == [place == 0, place == 1]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Zoë & Bo", "zoe-and-bo"),
        ("Søren & Łucja", "soren-and-lucja"),
        ("Иван & Маша", ""),
        ("Иван & Bob", ""),
        ("美咲 & 太郎", ""),
        ("😀 & 😀", ""),
        ("&", ""),
        ("And & And", "and-and-and"),
    ],
)
def test_a_slug_is_made_of_a_name_that_has_one_in_it(name: str, slug: str) -> None:
    assert slug_of(name) == slug
    wrong = read_couple({"name": name, "first": "Ann", "second": "Bo"}, Names([]), ())
    if slug:
        assert isinstance(wrong, Couple)
    else:
        assert not isinstance(wrong, Couple)
        assert [each.sentence for each in wrong if each.field == "slug"] == [
            f"Write a slug of a-z, 0-9 and -, such as ann-and-bo: none can be made of “{name}”."
        ]


@pytest.mark.parametrize(
    ("typed", "aliases"),
    [
        ('"Mr and Mrs Smith"', ("Mr and Mrs Smith",)),
        ("“The Two”, 'Annies'", ("The Two", "Annies")),
        ('"The Two, Annies"', ("The Two", "Annies")),
        ('"A", "B"', ("A", "B")),
        ('Ann "Bo" Example', ('Ann "Bo" Example',)),
        ("Rock 'n' Roll'", ("Rock 'n' Roll'",)),
        ('""', ()),
        ('"', ('"',)),
    ],
)
def test_quotes_around_an_alias_are_no_part_of_it(typed: str, aliases: tuple[str, ...]) -> None:
    assert aliases_in(typed) == aliases


def test_no_name_is_that_of_both_people() -> None:
    typed = {"name": "Xy", "first": "Ann X, Sunny", "second": "Bob Y, SUNNY"}
    wrong = read_couple(typed, NAMES, ())
    assert not isinstance(wrong, Couple)
    assert [(each.field, each.sentence) for each in wrong] == [
        ("second", "Both people are called “Sunny”: leave it out for one of them, or make it an alias of the couple.")
    ]
    assert isinstance(read_couple({**typed, "second": "Bob Y"}, NAMES, ()), Couple)
    people = (Person("Ann X", ("Sunny",)), Person("Bob Y", ("Sunny",)))
    before = StoredCouple(9, 5, Couple("xy", "Xy", people))
    assert isinstance(read_couple({**typed, "name": "Yx"}, NAMES, (), before=before), Couple)


@given(st.text(max_size=80))
def test_a_slug_made_of_any_name_is_one(name: str) -> None:
    slug = slug_of(name)
    assert slug == "" or re.fullmatch(SLUG_PATTERN, slug)


@given(st.dictionaries(st.sampled_from(["name", "first", "second", "slug", "aliases"]), st.text(max_size=150)))
def test_anything_typed_is_a_couple_or_sentences(fields: dict[str, str]) -> None:
    found = read_couple(fields, NAMES, ())
    if isinstance(found, Couple):
        again = read_couple(typed_couple(found), NAMES, (), before=StoredCouple(9, 5, found))
        assert again == found
    else:
        assert found
        assert all(mistake.sentence.endswith((".", "?")) and len(mistake.sentence) < 250 for mistake in found)


@pytest.mark.parametrize("slug", ["bennifer", "kimye", "tayvis"])
def test_what_ships_holds_nothing_that_may_not_be_stored(slug: str) -> None:
    pack = packs_that_ship()[slug]
    assert pack_mistakes(pack) == ()
    assert name_mistakes(pack.couple, Names([]), ()) == ()


def test_minors_are_marked_in_the_packs_that_have_some() -> None:
    marked = {slug: len(pack.couple.minors) for slug, pack in packs_that_ship().items()}
    assert marked == {"bennifer": 7, "kimye": 8, "tayvis": 0}


def test_an_attached_pack_is_held_to_what_editors_may_type() -> None:
    pack = sample_pack()
    first, *others = pack.events
    assert pack_mistakes(pack) == ()
    phoned = replace(pack, events=(replace(first, summary="Call 212-555-0147 now."), *others))
    assert "event “met”: it holds a phone number" in pack_mistakes(phoned)[0].sentence
    source = replace(pack.sources[0], title="12 Elm Street")
    assert "source “a”: it holds an address" in pack_mistakes(replace(pack, sources=(source,)))[0].sentence
    marked = replace(pack, couple=replace(pack.couple, minors=(minor_mark("Wee Ash Birch"),)))
    named = replace(marked, sources=(replace(pack.sources[1], url="https://paper.example/wee-ash-birch"),))
    assert "names a minor child" in pack_mistakes(named)[0].sentence
    unlinked = replace(first, certainty=pack.events[1].certainty)
    assert "no article of it has a link" in pack_mistakes(replace(pack, events=(unlinked,)))[0].sentence
