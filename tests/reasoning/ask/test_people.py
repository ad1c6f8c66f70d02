"""Whom a question names: the two by all that they are called, and those beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.ask.people import SOMEBODY, People, Pronoun, pronoun_of
from bot.reasoning.ask.text import Word
from db.records import Couple, Person, Record
from tests.reasoning.ask.asking import COUPLE, ODETTE, PEOPLE, RUFUS, SILAS, VOCABULARY, told, words
from tests.reasoning.making import event

NOBODY: tuple[str, ...] = ()
# As it is written in what is left of a question.
NAMED = SOMEBODY.text


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("did Odette Marlowe file", (ODETTE,)),
        ("did odette file", (ODETTE,)),
        ("did marlowe file", (ODETTE,)),
        ("did ode m file", (ODETTE,)),
        ("did roo file", (RUFUS,)),
        ("did RUFUS THORNE file", (RUFUS,)),
        ("rufus and odette", (RUFUS, ODETTE)),
        ("odette, rufus", (ODETTE, RUFUS)),
        ("odette odette marlowe", (ODETTE,)),
        # As mended.
        ("did ruffus file", (RUFUS,)),
        ("odete marlow", (ODETTE,)),
        # Less than a name, or more.
        ("did ode file", NOBODY),
        ("m", NOBODY),
        ("nobody", NOBODY),
        ("", NOBODY),
    ],
)
def test_the_two_by_their_names(question: str, people: tuple[str, ...]) -> None:
    found = PEOPLE.found_in(words(question, VOCABULARY))
    assert (found.people, found.others, found.couple) == (people, (), False)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("odefus split", [NAMED, "split"]),
        ("is thornlowe over", ["is", NAMED, "over"]),
        ("thornlowe's wedding", [NAMED, "wedding"]),
        ("odette and rufus married", [NAMED, "married"]),
        ("Odette Marlowe & Rufus Thorne", [NAMED]),
    ],
)
def test_the_couple_by_its_own_names(question: str, rest: list[str]) -> None:
    found = PEOPLE.found_in(words(question, VOCABULARY))
    assert found.couple
    assert (found.people, found.others, [word.text for word in found.rest]) == ((), (), rest)


@pytest.mark.parametrize(
    ("question", "joined"),
    [
        ("did rufus and odette marry", True),
        ("was it rufus or odette", True),
        ("rufus's and odette's wedding", True),
        ("rufus thorne & ode m", True),
        ("was rufus with odette", False),
        ("is rufus married to odette", False),
        ("rufus left and odette filed", False),
        ("did rufus and silas meet", False),
        ("rufus and she", False),
        ("thornlowe and silas", False),
        ("rufus", False),
    ],
)
def test_two_who_are_named_as_one(question: str, joined: bool) -> None:
    assert PEOPLE.found_in(words(question, VOCABULARY)).joined is joined


@pytest.mark.parametrize("question", ["silas", "silas penhallow", "is it Penhallow", "silas's ring", "silas, silas"])
def test_partners_on_record(question: str) -> None:
    found = PEOPLE.found_in(words(question, VOCABULARY))
    assert (found.others, found.people, found.couple) == ((SILAS,), (), False)
    assert PEOPLE.partners == (SILAS,)


@pytest.mark.parametrize(
    ("question", "people", "owners"),
    [
        ("odette's album", (ODETTE,), (ODETTE,)),
        ("odettes album", (ODETTE,), (ODETTE,)),
        ("rufus' ring", (RUFUS,), (RUFUS,)),
        ("odette marlowe's and rufus's album", (ODETTE, RUFUS), (ODETTE, RUFUS)),
        ("did rufus like odette's album", (RUFUS,), (ODETTE,)),
        ("did odette like odette's album", (ODETTE,), (ODETTE,)),
        ("rufus", (RUFUS,), NOBODY),
    ],
)
def test_of_whom_only_something_is_spoken_of(question: str, people: tuple[str, ...], owners: tuple[str, ...]) -> None:
    found = PEOPLE.found_in(words(question, VOCABULARY))
    assert (found.people, found.owners) == (people, owners)


def test_the_longest_name_is_meant() -> None:
    lou = Couple("lou-max", "Lou & Max", (Person("Lou Anders", ("Lou",)), Person("Max Bird", ("Max",))), ("Lou Max",))
    people = People(
        Record(lou, (event("new_partner", "2020", about=("Lou Anders",), partner="Max Lou"), event("married", "2014")))
    )
    for text, found in {
        "lou max": ((), (), True),
        "max lou": ((), ("Max Lou",), False),
        "max": (("Max Bird",), (), False),
        "lou anders max bird": (("Lou Anders", "Max Bird"), (), False),
        "bird lou": (("Max Bird", "Lou Anders"), (), False),
    }.items():
        who = people.found_in(words(text, people.words))
        assert (who.people, who.others, who.couple) == found, text


@pytest.mark.parametrize(
    ("word", "pronoun"),
    [
        *((word, Pronoun.SHE) for word in ("she", "her", "hers", "herself")),
        *((word, Pronoun.HE) for word in ("he", "him", "his", "himself")),
        *((word, None) for word in ("they", "them", "it", "who", "")),
    ],
)
def test_pronouns(word: str, pronoun: Pronoun | None) -> None:
    assert pronoun_of(word) is pronoun


def test_pronouns_are_those_of_the_record() -> None:
    assert PEOPLE.of_gender(Pronoun.SHE) == (ODETTE,)
    assert PEOPLE.of_gender(Pronoun.HE) == (RUFUS,)


@pytest.mark.parametrize(
    ("summaries", "she", "he"),
    [
        ([], NOBODY, NOBODY),
        (["Rufus left."], NOBODY, NOBODY),
        (["She left."], (RUFUS,), NOBODY),
        (["He left her.", "He came back."], NOBODY, (RUFUS,)),
        # As often one as the other.
        (["He left her."], NOBODY, NOBODY),
        (["He left.", "She left."], NOBODY, NOBODY),
        (["He left her.", "He told her.", "He begged."], NOBODY, (RUFUS,)),
        # Once for each event.
        (["He left her, and she her.", "He begged."], NOBODY, (RUFUS,)),
        (["They left; the heir sheltered there."], NOBODY, NOBODY),
    ],
)
def test_a_pronoun_is_told_by_what_is_written_of_one(
    summaries: list[str], she: tuple[str, ...], he: tuple[str, ...]
) -> None:
    of_both = told("He kissed her.", event("seen_together", "2015"))
    people = People(
        Record(COUPLE, (of_both, *(told(text, event("statement", "2020", about=(RUFUS,))) for text in summaries)))
    )
    assert (people.of_gender(Pronoun.SHE), people.of_gender(Pronoun.HE)) == (she, he)


def test_two_of_whom_the_record_speaks_alike() -> None:
    both = (told("She left.", event("statement", "2020", about=(name,))) for name in (RUFUS, ODETTE))
    people = People(Record(COUPLE, tuple(both)))
    assert people.of_gender(Pronoun.SHE) == (ODETTE, RUFUS)
    assert people.of_gender(Pronoun.HE) == ()


@pytest.mark.parametrize(
    ("summary", "about", "subject"),
    [
        ("They split.", (RUFUS,), RUFUS),
        ("Odette Marlowe files for divorce.", (), ODETTE),
        ("Odette files for divorce.", (), ODETTE),
        ("Roo begs.", (), RUFUS),
        ("Odette and Rufus split.", (), None),
        ("Thornlowe split.", (), None),
        ("They split.", (), None),
        (f"{SILAS} leaves Odette.", (), None),
        ("Rufus.", (ODETTE, RUFUS), RUFUS),
        ("", (), None),
    ],
)
def test_by_whom_an_event_is(summary: str, about: tuple[str, ...], subject: str | None) -> None:
    assert PEOPLE.subject(replace(told(summary, event("statement", "2020")), about=about)) == subject


def test_what_the_record_names() -> None:
    assert {name for names in PEOPLE.things.values() for name in names} == {
        *(("lantern", "gala"), ("velvet", "society"), ("castle", "verona"), ("daily", "heron"))
    }
    assert all(name[0] == first for first, names in PEOPLE.things.items() for name in names)


def test_what_the_record_names_is_tried_longest_first() -> None:
    sights = ("At Lantern Gala.", "At Lantern Gala Night.", "When Lantern Gala Night Ball began, Rufus Bell rang.")
    people = People(Record(COUPLE, tuple(told(text, event("seen_together", "2016")) for text in sights)))
    assert [len(name) for name in people.things["lantern"]] == sorted(
        (len(name) for name in people.things["lantern"]), reverse=True
    )
    assert people.things["lantern"][0] == ("lantern", "gala", "night", "ball")
    assert "bell" not in {word for names in people.things.values() for name in names for word in name}


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("did will file", "did ash file"),
        ("did will ash file", "did ash file"),
        ("will's album", "ash's album"),
        ("will they marry", "will they marry"),
        ("will wren marry", "will wren marry"),
        ("will will marry wren", "will ash marry wren"),
        ("did wren file", "did wren file"),
        ("", ""),
    ],
)
def test_a_name_that_is_also_a_small_word(question: str, meant: str) -> None:
    couple = Couple("will-wren", "Will & Wren", (Person("Will Ash", ("Will",)), Person("Wren Dale", ("Wren",))))
    assert People(Record(couple, ())).with_last_names(question) == meant
    assert PEOPLE.with_last_names(question) == question


# How each of them may be called, and who it is.
CALLED = {
    **dict.fromkeys(("odette", "odette marlowe", "marlowe", "ode m"), ODETTE),
    **dict.fromkeys(("rufus", "rufus thorne", "thorne", "roo"), RUFUS),
    **dict.fromkeys(("silas", "silas penhallow", "penhallow"), SILAS),
}
FILLERS = ("did", "with", "ring", "the", "trombone")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(CALLED)), st.sampled_from(FILLERS), st.booleans()), max_size=6),
)
def test_names_are_found_wherever_they_stand(said: list[tuple[str, str, bool]]) -> None:
    typed = [
        Word(word, word, owner=owner and place == len(name.split()) - 1)
        for name, filler, owner in said
        for place, word in enumerate((*name.split(), filler))
    ]
    found = PEOPLE.found_in(typed)
    named = [CALLED[name] for name, _, owner in said if not owner and CALLED[name] != SILAS]
    owned = [CALLED[name] for name, _, owner in said if owner and CALLED[name] != SILAS]
    assert found.people == tuple(dict.fromkeys(named or owned))
    assert found.owners == tuple(dict.fromkeys(owned))
    assert found.others == ((SILAS,) if any(CALLED[name] == SILAS for name, _, _ in said) else ())
    assert [word.text for word in found.rest] == [word for _, filler, _ in said for word in (NAMED, filler)]
    assert not found.couple
    assert not found.joined


def test_a_record_without_events_still_has_its_two() -> None:
    people = People(Record(COUPLE, ()))
    assert people.names == (ODETTE, RUFUS)
    assert people.partners == ()
    assert people.things == {}
    assert people.found_in(words("rufus and silas", people.words)).people == (RUFUS,)
    assert set(people.words) < set(PEOPLE.words)
