"""The words by which people ask: well-formed, each once in its group, and naming nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from bot.packs import checked_pack, shipped_packs
from bot.reasoning.ask.concepts import Concept, StateAsked
from bot.reasoning.ask.contrary import CONTRARY
from bot.reasoning.ask.foreign import in_english
from bot.reasoning.ask.lexicon import ALIKE, EVERY, KINDS
from bot.reasoning.ask.small_words import LIGHT, NOISE, SLANG, STOP, lines_of
from bot.reasoning.ask.text import known, lexicon_words
from bot.reasoning.names import plain
from db.records import PARTNER_KINDS, Kind
from tests.reasoning.ask.asking import said, terms

ALL = (*KINDS, *ALIKE, *CONTRARY)

each = pytest.mark.parametrize("concept", ALL, ids=lambda concept: concept.name)
each_group = pytest.mark.parametrize("group", [KINDS, ALIKE, CONTRARY], ids=["kinds", "alike", "contrary"])


def names_on_record() -> frozenset[str]:
    """All that the people and the couples of the shipped record are called."""
    packs = [checked_pack(file.name, file.read_text("utf-8")) for file in shipped_packs().iterdir()]
    couples = [pack.couple for pack in packs]
    people = [person for couple in couples for person in couple.people]
    partners = [event.partner for pack in packs for event in pack.events if event.partner]
    called = (name for one in (*couples, *people) for name in (one.name, *one.aliases))
    return frozenset(map(plain, (*called, *(couple.slug for couple in couples), *partners)))


NAMES = names_on_record()


def twice(found: Sequence[str]) -> list[str]:
    """What is there more than once."""
    return [one for one, count in Counter(found).items() if count > 1]


@each_group
def test_each_name_of_a_concept_is_one_concept(group: tuple[Concept, ...]) -> None:
    assert twice([concept.name for concept in group]) == []


def test_no_name_is_in_two_groups() -> None:
    assert len(EVERY) == len(ALL) == len(KINDS) + len(ALIKE) + len(CONTRARY)


@each
def test_a_concept_is_well_formed(concept: Concept) -> None:
    assert concept.name
    assert concept.says
    for phrase in (*concept.says, *concept.asks, *concept.finds):
        assert phrase == " ".join(phrase.lower().split()), phrase
        assert phrase.isascii(), phrase
        parts = phrase.split()
        assert "*" not in (parts[0], parts[-1]), "a phrase has somebody in its middle"
        assert all(part == "*" or "*" not in part for part in parts), phrase
    assert not concept.kinds & concept.nearly


@each
def test_no_phrase_is_found_by_itself_twice(concept: Concept) -> None:
    assert twice(concept.finds) == twice(concept.asks) == []
    assert not set(concept.says) & set(concept.asks)


@each
def test_what_only_a_question_says_is_taken_for_it(concept: Concept) -> None:
    # "Over" alone says nothing: it may be any of a dozen things.
    for phrase in set(concept.asks) - STOP:
        assert concept in [one for term in terms(f"trombone {phrase}") for one in term.concepts], phrase


@pytest.mark.parametrize("concept", [*ALIKE, *CONTRARY], ids=lambda concept: concept.name)
def test_words_alike_are_named_by_the_first_and_stand_for_no_kind(concept: Concept) -> None:
    assert concept.name == concept.says[0]
    assert (concept.kinds, concept.nearly, concept.state) == (frozenset(), frozenset(), None)
    assert twice(concept.says) == []
    assert not set(concept.says) & set(concept.finds)


@pytest.mark.parametrize("concept", KINDS, ids=lambda concept: concept.name)
def test_a_concept_of_a_kind_asks_for_something(concept: Concept) -> None:
    assert concept.kinds or concept.nearly or concept.state


def test_every_kind_but_what_words_alone_tell_has_a_concept() -> None:
    spoken_of = {kind for concept in KINDS for kind in concept.kinds}
    assert set(Kind) - spoken_of == {Kind.STATEMENT, Kind.NEW_PARTNER_ENDED}
    assert PARTNER_KINDS & spoken_of == {Kind.NEW_PARTNER}


def test_every_state_is_asked_by_a_concept() -> None:
    assert {concept.state for concept in KINDS} == {None, *StateAsked}


@each
def test_an_opposite_is_a_concept_and_has_this_one_for_its_own(concept: Concept) -> None:
    if concept.opposite is None:
        assert concept not in CONTRARY
        return
    other = EVERY[concept.opposite]
    assert other.opposite == concept.name
    assert not set(other.says) & set(concept.says)


@each
def test_no_phrase_names_anybody(concept: Concept) -> None:
    for phrase in (*concept.says, *concept.asks, *concept.finds):
        text = f" {plain(phrase)} "
        assert not [name for name in NAMES if f" {name} " in text], phrase
        # Nor is any word of it one of theirs, but what joins two.
        assert not {word for name in NAMES for word in name.split()} & set(text.split()) - {"and"}, phrase


def test_small_words_name_nobody() -> None:
    assert not NAMES & (LIGHT | STOP | NOISE | set(SLANG) | set(SLANG.values()))


@pytest.mark.parametrize("words", [LIGHT, STOP, NOISE], ids=["light", "stop", "noise"])
def test_small_words_are_lower_case(words: frozenset[str]) -> None:
    assert words
    assert words == {word.strip().lower() for word in words}


def test_words_that_hold_others_together_are_known() -> None:
    assert all(known(word) for word in LIGHT | STOP)
    assert {"*", "-", ""} & (LIGHT | STOP | NOISE) == set()


@pytest.mark.parametrize(("typed", "meant"), SLANG.items())
def test_what_people_type_is_spelled_out_once_for_all(typed: str, meant: str) -> None:
    assert (typed, meant) == (typed.lower().strip(), meant.lower().strip())
    assert meant not in SLANG
    assert not [word for word in meant.split() if word in SLANG]
    assert all(known(word) for word in meant.split())


@pytest.mark.parametrize("typed", sorted(set(SLANG) - NOISE))
def test_what_people_type_is_read_as_what_they_mean(typed: str) -> None:
    # Where it is no word of another language that people ask in.
    assert in_english(f"they {typed} they") == f"they {typed} they"
    assert said(f"they {typed} they").text == f"they {SLANG[typed]} they"


@pytest.mark.parametrize("noise", sorted(NOISE))
def test_noise_says_nothing(noise: str) -> None:
    assert said(f"they {noise} they {noise}").text == "they they"


def test_words_of_phrases_are_plain() -> None:
    assert "*" not in lexicon_words()
    assert {"knot", "hand", "co", "parent"} <= lexicon_words()
    assert not {word for word in lexicon_words() if "-" in word or " " in word}


def test_a_line_that_goes_on_is_one() -> None:
    assert lines_of("\na, b,\n    c\nd\n") == ["a, b, c", "d"]
