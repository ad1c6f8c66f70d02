"""Which couple a text means: exact names first, near ones only as a guess."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.names import Names, closest_word, plain
from db.records import Person
from tests.reasoning.making import stored

KIM, KANYE = Person("Kim Kardashian", ("Kim", "Kim K")), Person("Kanye West", ("Ye", "Kanye"))
KIMYE = stored("kimye", "Kim Kardashian & Kanye West", (KIM, KANYE), "Kim and Kanye")
PETE = stored("kim-pete", "Kim Kardashian & Pete Davidson", (KIM, Person("Pete Davidson", ("Pete",))), "Kete")
BENNIFER = stored(
    "bennifer", "Jennifer Lopez & Ben Affleck", (Person("Jennifer Lopez", ("J.Lo",)), Person("Ben Affleck", ("Ben",)))
)
GARNER = stored(
    "garnfleck",
    "Jennifer Garner & Ben Affleck",
    (Person("Jennifer Garner"), Person("Ben Affleck", ("Ben",))),
    "Bennifer",
)
ZOE = stored("zoe-jose", "Zoë Ünal & José Núñez", (Person("Zoë Ünal", ("Zoë",)), Person("José Núñez", ("José",))))
NAMES = Names([KIMYE, PETE, BENNIFER, GARNER, ZOE])


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Kim & Kanye", "kim and kanye"),
        ("kim+kanye", "kim and kanye"),
        ("  J.Lo ", "j lo"),
        ("Zoë Ünal", "zoe unal"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ＫＩＭ", "kim"),
        ("kim\u200dk", "kim k"),
        ("O’Neil-Smith", "o neil smith"),
        ("💍", ""),
        ("", ""),
    ],
)
def test_names_are_compared_plainly(text: str, same: str) -> None:
    assert plain(text) == same


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=30))
def test_plain_text_stays_as_it_is(text: str) -> None:
    once = plain(text)
    assert once == " ".join(once.split())
    assert plain(once.upper()) in {once, plain(plain(once.upper()))}


@pytest.mark.parametrize(
    "text",
    [
        *("kimye", "KIMYE", " Kimye ", "kim and kanye", "Kim & Kanye", "Kanye and Kim", "kim k + ye"),
        *("ye & kim kardashian", "Kanye West and Kim Kardashian", "kim kardashian & kanye west"),
    ],
)
def test_everything_a_couple_is_called(text: str) -> None:
    assert NAMES.named(text) == (KIMYE,)


def test_accents_are_not_needed() -> None:
    assert NAMES.named("jose and zoe") == (ZOE,)
    assert NAMES.named("Jose Nunez & Zoe Unal") == (ZOE,)


@pytest.mark.parametrize(
    "text", ["kim", "ye", "kim and", "and kanye", "kim and kim", "kim kanye", "kimy", "", "&", "ben"]
)
def test_what_names_no_couple(text: str) -> None:
    assert NAMES.named(text) == ()


def test_a_name_of_several_gives_all() -> None:
    assert set(NAMES.named("bennifer")) == {BENNIFER, GARNER}
    assert NAMES.by_slug("bennifer") == BENNIFER
    assert NAMES.by_slug("Bennifer") is None
    assert NAMES.by_slug("kim and kanye") is None


@pytest.mark.parametrize(
    ("text", "couples", "rest"),
    [
        ("kimye", (KIMYE,), ""),
        ("kimye status sept 2021", (KIMYE,), "status sept 2021"),
        ("kim and kanye status", (KIMYE,), "status"),
        ("kim & ye 2021", (KIMYE,), "2021"),
        ("Kim Kardashian and Kanye West status", (KIMYE,), "status"),
        ("kim kardashian & pete davidson", (PETE,), ""),
        ("kim", (), "kim"),
        ("play kimye", (), "play kimye"),
        ("", (), ""),
    ],
)
def test_a_text_begins_with_the_longest_name(text: str, couples: tuple[object, ...], rest: str) -> None:
    assert NAMES.split(text) == (couples, rest)


def test_the_longest_name_wins() -> None:
    short = stored("kim", "Kim & Somebody", (Person("Kim Other"), Person("Somebody")))
    assert Names([KIMYE, short]).split("kim and kanye status") == ((KIMYE,), "status")
    assert Names([KIMYE, short]).split("kim status") == ((short,), "status")


@pytest.mark.parametrize("text", ["kimmye", "kimy", "kim and kanie", "kim adn kanye status"])
def test_a_misspelt_couple_is_guessed(text: str) -> None:
    assert NAMES.misspelt(text)[0] == KIMYE


@pytest.mark.parametrize(
    "text", ["ye", "play", "play despacito", "skip", "ban @user", "status", "", "kim", "!!", "rank"]
)
def test_other_bots_commands_are_nobody(text: str) -> None:
    assert NAMES.misspelt(text) == []


def test_suggestions_are_best_first_each_once_and_few() -> None:
    assert NAMES.near("kimye", 3)[0] == KIMYE
    assert len(NAMES.near("kim", 2)) == 2
    everybody = NAMES.near("e")
    assert len({one.id for one in everybody}) == len(everybody) <= 25
    assert NAMES.near("qqqqqq", cutoff=60) == []


def test_no_couples_at_all() -> None:
    nobody = Names([])
    assert nobody.split("kimye status") == ((), "kimye status")
    assert nobody.misspelt("kimye") == nobody.near("kimye") == []


@pytest.mark.parametrize(
    ("typed", "word"), [("staus", "status"), ("STATUS", "status"), ("statsu", "status"), ("xyz", None), ("", None)]
)
def test_the_closest_word(typed: str, word: str | None) -> None:
    assert closest_word(typed, ("status", "timeline")) == word


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.text(max_size=30)
    | st.lists(st.sampled_from(["kim", "and", "ye", "&", "ben", "j.lo", "zoë", "status"])).map(" ".join)
)
def test_any_text_is_looked_up(text: str) -> None:
    couples, rest = NAMES.split(text)
    assert text.split()[len(text.split()) - len(rest.split()) :] == rest.split()
    assert set(couples) <= set(NAMES.couples)
    assert set(NAMES.near(text)) <= set(NAMES.couples)
    assert set(NAMES.misspelt(text)) <= set(NAMES.couples)
