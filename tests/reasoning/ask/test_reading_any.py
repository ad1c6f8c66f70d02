"""What a clause takes from the one before it, and what holds of the reading of any text."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.contrary import CONTRARY
from bot.reasoning.ask.lexicon import ALIKE, KINDS
from bot.reasoning.ask.people import People
from bot.reasoning.ask.reading import Reading, inherited
from bot.reasoning.ask.small_words import LIGHT, SLANG, STOP
from bot.reasoning.ask.text import known
from db.records import Record
from tests.reasoning.ask.asking import ODETTE, RUFUS, SILAS, VOCABULARY, concepts, readings, said, words_in
from tests.reasoning.strategies import NASTY, stories

FLAGS = [field.name for field in fields(Reading) if field.type == "bool" and field.name not in {"event", "both"}]


def flags(read: Reading) -> set[str]:
    """What a clause says by itself."""
    return {name for name in FLAGS if getattr(read, name)}


@pytest.mark.parametrize(
    ("question", "asked", "topics", "people", "state"),
    [
        ("did odette file for divorce? why?", Asked.WHY, ["file for divorce"], (ODETTE,), StateAsked.DIVORCING),
        ("did odette move on? did rufus?", Asked.WHETHER, ["move on"], (RUFUS,), None),
        ("are they married? since when?", Asked.WHEN, ["marry"], (), StateAsked.MARRIED),
        ("when did rufus beg and where?", Asked.WHERE, ["win back"], (RUFUS,), None),
        # What says something itself takes only of whom it is.
        ("did odette file? is the divorce final?", Asked.WHETHER, ["final divorce"], (ODETTE,), StateAsked.DIVORCED),
        ("did odette file? did they reconcile?", Asked.WHETHER, ["reconcile"], (), StateAsked.BACK),
        ("did odette file? did rufus beg?", Asked.WHETHER, ["win back"], (RUFUS,), None),
    ],
)
def test_what_a_clause_leaves_out_is_that_of_the_one_before(
    question: str, asked: Asked, topics: list[str], people: tuple[str, ...], state: StateAsked | None
) -> None:
    _, read = readings(question)
    assert (read.asked, concepts(read.topics), read.people, read.state) == (asked, topics, people, state)


def test_times_anchors_and_partners_are_inherited_too() -> None:
    before, read = readings("was odette with silas in 2021? and where?")
    assert (read.others, read.times, read.state) == ((SILAS,), before.times, StateAsked.TOGETHER)
    assert read.times
    before, read = readings("did they split after the gala? when?")
    assert read.anchor == before.anchor
    assert read.anchor is not None
    assert read.event
    _, read = readings("was odette with silas in 2021? in 2014?")
    assert [str(time.span.first) for time in read.times] == ["2014-01-01"]
    # A partner's name says something itself.
    _, read = readings("did odette wear a gown? with silas?")
    assert (concepts(read.topics), read.others, read.people) == ([], (SILAS,), (ODETTE,))


def test_three_clauses_hand_on() -> None:
    assert [(read.asked, concepts(read.topics)) for read in readings("did she file? why? when?")] == [
        (asked, ["file for divorce"]) for asked in (Asked.WHETHER, Asked.WHY, Asked.WHEN)
    ]


def test_a_statement_before_a_question_is_asked_with_it_and_handed_on() -> None:
    filed, when = readings("they split. did she file? when?")
    assert (filed.asked, when.asked) == (Asked.WHETHER, Asked.WHEN)
    assert concepts(filed.topics) == concepts(when.topics) == ["break up", "file for divorce"]
    assert filed.people == when.people == (ODETTE,)


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("are rufus and odette married? since when?", [True, True]),
        ("is thornlowe married? since when?", [True, True]),
        ("did they split? when? where?", [True, True, True]),
        ("did odette file? when?", [False, False]),
        # Not where one of them is asked about.
        ("did they split? did odette file?", [True, False]),
        ("did they split? did odette? when?", [True, False, False]),
        ("did odette file? did they split?", [False, True]),
    ],
)
def test_whether_both_are_meant_is_inherited(question: str, both: list[bool]) -> None:
    assert [read.both for read in readings(question)] == both


PHRASES = st.sampled_from([phrase.replace("*", "her") for one in (*KINDS, *ALIKE, *CONTRARY) for phrase in one.says])
SMALL = st.sampled_from(sorted(LIGHT | STOP | set(SLANG)))
NAMES = st.sampled_from(
    ["odette", "Rufus", "thornlowe", "silas", "zelda", "odettes", "rufus's", "she", "they", "lantern gala"]
)
ASKING = st.sampled_from([*("when did", "how long after", "who", "is it true that", "why", "how many", "will", "and")])
TIMES = st.sampled_from([*("in 2014", "on 3 may 2016", "before", "after the", "since", "two years ago", "until when")])
QUESTIONS = st.lists(PHRASES | SMALL | NAMES | ASKING | TIMES | st.sampled_from(["?", ".", ";", ","]), max_size=12).map(
    " ".join
)
TEXTS = QUESTIONS | st.text(max_size=60) | st.lists(st.sampled_from(NASTY) | NAMES | PHRASES, max_size=6).map("".join)


# "Was she at" asks whether she attended; "who before him" asks of the time before they began dating.
IMPLIED = frozenset({"attend", "start", "dating", "break", "up"})


def words_told(read: Reading) -> set[str]:
    """The words of all that is spoken of."""
    spoken_of = (*read.terms, *(read.anchor.terms if read.anchor else ()))
    return {word for term in spoken_of for word in term.text.split()}


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS)
@example("\ud83d she")
@example("who with with")
@example("before after since until when")
@example("when " * 60)
def test_any_text_is_read_the_same_twice_and_tells_of_nothing_else(text: str) -> None:
    found = readings(text)
    assert found == readings(text)
    assert len(found) <= 3
    typed = said(text).text
    for read in found:
        assert set(read.people) <= {ODETTE, RUFUS}
        assert set(read.others) <= {SILAS}
        # A slip is mended to a word that is known; "was she at" asks whether she attended.
        assert [
            word for word in words_told(read) if word not in typed and word not in VOCABULARY and not known(word)
        ] == []


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(NAMES | ASKING | TIMES | SMALL | PHRASES, max_size=10).map(" ".join))
def test_what_is_spoken_of_was_typed(question: str) -> None:
    # Without slips, no word is another than that typed, but for an ending that owns.
    typed = said(question).text.replace("-", " ").replace("'", " ").split()
    for read in readings(question):
        told = {part for word in words_told(read) for part in word.replace("-", " ").split()}
        assert told - IMPLIED <= {*typed, *(word.removesuffix("s") for word in typed)}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    stories(),
    st.lists(st.sampled_from(["Ann", "Ben Birch", "Cleo Cox", "and", "Dan", "annben"]) | QUESTIONS).map(" ".join),
)
def test_any_record_is_asked(record: Record, question: str) -> None:
    people = People(record)
    vocabulary = people.words | words_in(*(event.summary for event in record.events))
    for read in readings(question, people, vocabulary):
        assert set(read.people) <= set(people.names)
        assert set(read.others) <= set(people.partners)
        assert {word for word in words_told(read) if word in people.words} <= {"and"}


@settings(max_examples=100, deadline=None, derandomize=True)
@given(QUESTIONS, QUESTIONS)
def test_nothing_of_a_clause_is_lost_to_the_one_before(one: str, other: str) -> None:
    for before in readings(one):
        for read in readings(other)[:1]:
            whole = inherited(read, before)
            assert (whole.text, whole.asked, flags(whole)) == (
                read.text,
                read.asked,
                flags(read),
            )
            assert set(read.terms) <= set(whole.terms) <= {*read.terms, *before.terms}
            assert whole.people == (read.people or (() if read.both else before.people))
            handed_on = read.elliptic and not (read.people or read.others)
            assert whole.both == (read.both or (handed_on and before.both))
            assert whole.times == (read.times or (before.times if read.elliptic and not read.others else ()))
            assert inherited(before, before).people == before.people
