"""What words speak of: the longest phrases that fit, what the record names, and names behind "with"."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.ask.contrary import CONTRARY
from bot.reasoning.ask.lexicon import ALIKE, KINDS
from bot.reasoning.ask.small_words import LIGHT, STOP
from bot.reasoning.ask.terms import Term, partners_named, terms_of
from bot.reasoning.ask.text import Word, lemma
from db.records import Kind
from tests.reasoning.ask.asking import PEOPLE, VOCABULARY, concepts, terms, words

EVERY = (*KINDS, *CONTRARY, *ALIKE)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        # Any form of a phrase.
        ("did they tie the knot", ["marry"]),
        ("who tied the knot", ["marry"]),
        ("were they tying the knot", ["marry"]),
        ("they were married", ["marry"]),
        ("did she wear a gown", ["wear", "wear"]),
        ("she wore it", ["wear"]),
        ("held hands", ["hold hand"]),
        ("kids", ["kid"]),
        # The longest that fits.
        ("did they get together", ["start dating"]),
        ("did they get back together", ["reconcile"]),
        ("were they together", ["together"]),
        ("were they back together", ["reconcile"]),
        ("are they no longer together", ["break up"]),
        ("the wedding", ["wedding"]),
        ("the wedding dress", ["wedding dress"]),
        ("call off the wedding", ["call off the engagement"]),
        ("call off the divorce", ["call off the divorce"]),
        ("the divorce", ["divorce"]),
        ("file for divorce", ["file for divorce"]),
        ("the divorce settlement", ["final divorce"]),
        ("a date", ["date"]),
        ("a first date", ["start dating"]),
        ("date of birth", ["date of birth"]),
        ("good terms", ["amicable"]),
        ("get married again", ["remarry"]),
        # Whom a phrase has in its middle.
        ("win her back", ["win back"]),
        ("winning his wife back", ["win back"]),
        ("win back", ["win back"]),
        ("took him back", ["reconcile"]),
        ("take all this back", ["reconcile"]),
        ("ask her to marry", ["engage"]),
        ("divorce was called off", ["call off the divorce"]),
        ("win the whole long game back", ["football"]),
        ("take Silas back", ["reconcile"]),
        ("did rufus win odette back", ["win back"]),
        # No other phrase reaches over a name.
        ("get odette together", ["together"]),
        ("the wedding, rufus, the dress", ["wedding", "wear"]),
        ("file, odette, for divorce", ["file for divorce", "divorce"]),
        # With hyphens, and without.
        ("co-parenting", ["co-parent"]),
        ("were they hand-in-hand", ["hold hand"]),
        ("an all-black dress", ["black", "wear"]),
        # What only a question says so.
        ("did she leave", ["break up"]),
        ("are they on a break", ["break up"]),
        ("is it all history", ["break up"]),
        # What stands alone where it may speak of several things.
        ("seeing", ["date"]),
        ("was odette seeing silas", ["date"]),
        ("was odette dating silas", ["date"]),
        ("petitioned", ["file for divorce"]),
        # Nothing.
        ("do go be have get take make come say", list[str]()),
        ("the of and with", list[str]()),
        ("", list[str]()),
    ],
)
def test_concepts_are_found(question: str, found: list[str]) -> None:
    assert concepts(terms(question)) == found


def test_a_phrase_may_speak_of_several_things() -> None:
    (ring,) = terms("ring")
    assert [concept.name for concept in ring.concepts] == ["engage", "ring"]
    assert ring.concept is ring.concepts[0]
    assert ring.kinds == {Kind.ENGAGED}
    (divorce,) = terms("divorce")
    assert divorce.nearly == {Kind.DIVORCE_FILED, Kind.DECLARED_LEGALLY_SINGLE}


def test_a_word_of_its_own() -> None:
    assert terms("trombone") == [Term("trombone", lemmas=("trombone",))]
    assert terms("zelda's trombones") == [
        Term("zelda", lemmas=("zelda",), name=True, owner=True),
        Term("trombones", lemmas=("trombone",)),
    ]
    assert Term("trombone").concept is None
    assert Term("trombone").kinds == Term("trombone").nearly == frozenset()


@pytest.mark.parametrize(
    ("question", "text", "of"),
    [("calling off", "calling off", "call off"), ("they threw away", "threw away", "throw away")],
)
def test_a_verb_with_a_small_word_is_one(question: str, text: str, of: str) -> None:
    assert Term(text, lemmas=(of,)) in terms(question)


@pytest.mark.parametrize(
    ("question", "light"),
    [
        ("did they marry", ["did"]),
        ("what happened next", ["happened"]),
        ("is it true now", ["is", "true", "now"]),
        ("the trombone", list[str]()),
    ],
)
def test_words_that_say_little_are_light(question: str, light: list[str]) -> None:
    assert [term.text for term in terms(question) if term.light] == light


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("was she at the lantern gala", "lantern gala"),
        ("who was at the Lantern Gala", "lantern gala"),
        ("what did the daily heron say", "daily heron"),
        ("the velvet society", "velvet society"),
        ("was it at castle verona", "castle verona"),
    ],
)
def test_things_that_the_record_names(question: str, named: str) -> None:
    assert Term(named) in terms(question)


@pytest.mark.parametrize(
    "question", ["the gala", "a lantern", "gala lantern", "lantern at the gala", "odette and rufus"]
)
def test_a_part_of_what_the_record_names_is_no_thing(question: str) -> None:
    assert not [term for term in terms(question) if " " in term.text]


def test_what_the_record_names_comes_before_the_lexicon() -> None:
    assert concepts(terms("gala")) == ["red carpet"]
    assert concepts(terms("lantern gala")) == []


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("is she with pebble now", {"pebble"}),
        ("is she dating pebble mortar", {"pebble", "mortar"}),
        ("was she seeing brick", {"brick"}),
        ("did she marry pebble", {"pebble"}),
        ("did she marry a pebble", set[str]()),
        ("pebble with her", set[str]()),
        ("she threw a pebble", set[str]()),
        # What the record knows, or the lexicon, is none.
        ("with heron", set[str]()),
        ("with a ring", set[str]()),
        ("with everyone", set[str]()),
        # Two at most, and with nothing known between.
        ("with pebble mortar brick", {"pebble", "mortar"}),
    ],
)
def test_names_behind_with(question: str, names: set[str]) -> None:
    found = partners_named(words(question, VOCABULARY), VOCABULARY)
    assert {word.text for word in found if word.name} == names


# Where a phrase of several words is another one's beginning, the longer is meant.
@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(EVERY).flatmap(lambda concept: st.sampled_from((*concept.says, *concept.asks))), st.data())
def test_every_concept_found_is_said(phrase: str, data: st.DataObject) -> None:
    middle = data.draw(st.sampled_from(["him", "her", "his wife", ""]))
    before = data.draw(st.sampled_from(["did they", "odette", "the trombone", ""]))
    for term in terms(f"{before} {phrase.replace('*', middle)}"):
        lemmas = {lemma(word) for word in term.text.split()}
        for concept in term.concepts:
            said = [{lemma(part) for part in one.replace("-", " ").split()} for one in (*concept.says, *concept.asks)]
            assert any(one - {"*"} <= lemmas for one in said) or term.text == "seeing", (term, concept)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [*sorted(VOCABULARY | LIGHT | STOP), "win", "back", "tie", "knot", "trombone", "zelda", "divorce"]
        ),
        max_size=8,
    )
)
def test_terms_are_the_words_in_their_order(typed: list[str]) -> None:
    given_words = [Word(word, lemma(word)) for word in typed]
    found = [word for term in terms_of(given_words, PEOPLE) for word in term.text.split()]
    rest = iter(typed)
    assert all(word in rest for word in found), "as they stand, each once"
    assert {word for word in typed if word not in STOP and len(word) > 1} <= set(found)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["with", "dating", "marry", "pebble", "brick", "heron", "ring", "the"]), max_size=8))
def test_naming_changes_nothing_else(typed: list[str]) -> None:
    given_words = [Word(word, lemma(word)) for word in typed]
    found = partners_named(given_words, VOCABULARY)
    assert [(word.text, word.lemma, word.owner) for word in found] == [(w.text, w.lemma, w.owner) for w in given_words]
    assert {word.text for word in found if word.name} <= {"pebble", "brick"}
