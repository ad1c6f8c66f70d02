"""A clause as it is read: what is asked, of whom, of which time, and about what."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.people import People
from bot.reasoning.ask.reading import Reading
from bot.reasoning.ask.times import Relation
from db.records import Kind, Record
from tests.reasoning.ask.asking import (
    COUPLE,
    ODETTE,
    RUFUS,
    SILAS,
    concepts,
    reading,
    readings,
)

FLAGS = [field.name for field in fields(Reading) if field.type == "bool"]


def flags(read: Reading) -> set[str]:
    """What holds of a reading."""
    return {name for name in FLAGS if getattr(read, name)}


@pytest.mark.parametrize(
    ("question", "asked", "state"),
    [
        ("are they together", Asked.WHETHER, StateAsked.TOGETHER),
        ("are they back together", Asked.WHETHER, StateAsked.BACK),
        ("are they dating", Asked.WHETHER, StateAsked.DATING),
        ("are they engaged", Asked.WHETHER, StateAsked.ENGAGED),
        ("are they married", Asked.WHETHER, StateAsked.MARRIED),
        ("is she his wife", Asked.WHETHER, StateAsked.MARRIED),
        ("are they divorced", Asked.WHETHER, StateAsked.DIVORCED),
        ("are they getting divorced", Asked.WHETHER, StateAsked.DIVORCING),
        ("were they getting a divorce", Asked.WHETHER, StateAsked.DIVORCING),
        ("are they apart", Asked.WHETHER, StateAsked.APART),
        ("are they no longer together", Asked.WHETHER, StateAsked.APART),
        *((f"are they {word}", Asked.WHETHER, StateAsked.APART) for word in ("over", "done", "through", "finished")),
        ("is odette over him", Asked.WHETHER, None),
        ("was the gala over", Asked.WHETHER, None),
        ("was odette seeing silas", Asked.WHETHER, StateAsked.DATING),
        ("is odette single", Asked.WHETHER, StateAsked.SINGLE),
        ("how long were they married", Asked.HOW_LONG, StateAsked.MARRIED),
        ("when did they split", Asked.WHEN, StateAsked.APART),
        ("will they get back together", Asked.FUTURE, StateAsked.BACK),
        # Nothing else but "with".
        ("was odette with rufus", Asked.WHETHER, StateAsked.TOGETHER),
        ("how long was odette with silas", Asked.HOW_LONG, StateAsked.TOGETHER),
        ("was odette happy with silas", Asked.WHETHER, None),
        # The first that is spoken of.
        ("were they married or divorced", Asked.WHETHER, StateAsked.MARRIED),
        ("what did she wear", Asked.WHAT, None),
        ("what happened", Asked.WHAT, None),
    ],
)
def test_what_is_asked_and_of_which_state(question: str, asked: Asked, state: StateAsked | None) -> None:
    read = reading(question)
    assert (read.asked, read.state) == (asked, state)


@pytest.mark.parametrize(
    ("question", "people", "others", "both"),
    [
        ("did odette file", (ODETTE,), (), False),
        ("did she file", (ODETTE,), (), False),
        ("did her lawyer file", (ODETTE,), (), False),
        ("did rufus file", (RUFUS,), (), False),
        ("did he file", (RUFUS,), (), False),
        ("was it him", (RUFUS,), (), False),
        ("did they file", (), (), True),
        ("did both of them file", (), (), True),
        ("did the couple file", (), (), True),
        ("is thornlowe married", (), (), True),
        ("are odette and rufus married", (), (), True),
        ("is rufus married to odette", (RUFUS, ODETTE), (), False),
        ("is rufus married to her", (RUFUS, ODETTE), (), False),
        ("did she marry him", (ODETTE, RUFUS), (), False),
        ("did rufus or odette file", (RUFUS, ODETTE), (), True),
        ("are rufus and odette married", (RUFUS, ODETTE), (), True),
        ("rufus's and odette's wedding", (RUFUS, ODETTE), (), True),
        ("was rufus with odette", (RUFUS, ODETTE), (), False),
        ("did the pair split", (), (), True),
        ("did each of the two file", (), (), True),
        ("did rufus and silas meet", (RUFUS,), (SILAS,), False),
        # Behind the couple's name, one of them may be meant.
        ("odefus did rufus file", (RUFUS,), (), False),
        ("who married", (), (), False),
        # Those beside them.
        ("is odette with silas", (ODETTE,), (SILAS,), False),
        ("is she with silas", (ODETTE,), (SILAS,), False),
        ("is silas with her", (ODETTE,), (SILAS,), False),
        ("is rufus jealous of silas and her", (RUFUS,), (SILAS,), False),
        ("is silas single", (), (SILAS,), False),
        # The two as each other's exes.
        ("did her ex file", (), (), True),
        ("did rufus hate his ex-wife", (RUFUS,), (), False),
        ("are the two exes friends", (), (), True),
        ("who is her ex", (ODETTE,), (), False),
        # Of whom something is.
        ("odette's album", (ODETTE,), (), False),
        ("rufus' ring", (RUFUS,), (), False),
    ],
)
def test_of_whom(question: str, people: tuple[str, ...], others: tuple[str, ...], both: bool) -> None:
    read = reading(question)
    assert (read.people, read.others, read.both) == (people, others, both)


def test_a_pronoun_is_nobody_where_the_record_tells_nothing() -> None:
    (read,) = readings("did she file", People(Record(COUPLE, ())))
    assert (read.people, read.both) == ((), False)


@pytest.mark.parametrize(
    ("question", "said_so"),
    [
        ("are they married", set[str]()),
        ("aren't they married", {"negated"}),
        ("they never married", {"negated", "event"}),
        ("are they no longer married", {"negated", "still"}),
        ("are they still married", {"still"}),
        ("did they marry again", {"again", "event"}),
        ("did they remarry", {"again", "event"}),
        ("who was her first partner", {"first"}),
        ("who is her latest partner", {"last"}),
        ("who did she date most recently", {"last", "event"}),
        ("were they married or apart", {"choice"}),
        ("were they married or not", set[str]()),
        ("is it true that they married", {"doubted"}),
        ("they married. true?", {"doubted"}),
        ("on which exact day did they marry", {"exact", "event"}),
        ("did they marry", {"event"}),
        ("have they married", {"event", "result"}),
        ("have they ever married", {"event"}),
        ("have they gotten married", {"event"}),
        ("have they since divorced", {"event", "result"}),
        # A day that no calendar has.
        ("were they married on 30 february 2015", {"no_day"}),
        ("were they married on 2015-13-45", {"no_day"}),
        ("did they split on 45 may 2016", {"event", "no_day"}),
        ("did they split on 5 may 2016", {"event"}),
        ("did it happen", {"event", "elliptic"}),
        ("who", {"elliptic"}),
        ("were they married at the time of the gala", set[str]()),
        ("were they married before the gala", {"event"}),
    ],
)
def test_what_else_a_clause_says(question: str, said_so: set[str]) -> None:
    assert flags(reading(question)) - {"both"} == said_so


@pytest.mark.parametrize(
    ("question", "nth"),
    [
        ("when was the first wedding", 1),
        ("when was the second wedding", 2),
        ("did they divorce a 2nd time", 2),
        ("was it her third marriage", 3),
        ("when was the wedding", None),
        ("did they split within seconds", None),
    ],
)
def test_which_of_several_is_meant(question: str, nth: int | None) -> None:
    assert reading(question).nth == nth


@pytest.mark.parametrize(
    ("question", "relation", "first", "last"),
    [
        ("were they married in june 2015", Relation.AT, "2015-06-01", "2015-06-30"),
        ("before 2014, were they together", Relation.BEFORE, "2014-01-01", "2014-12-31"),
        ("were they together on 3 may 2016", Relation.AT, "2016-05-03", "2016-05-03"),
        ("have they been married since 2014", Relation.SINCE, "2014-01-01", "2014-12-31"),
        # "Had ... already" asks until then.
        ("had they already married on 3 may 2016", Relation.BY, "2016-05-03", "2016-05-03"),
        ("had she not filed yet in 2016", Relation.BY, "2016-01-01", "2016-12-31"),
    ],
)
def test_times(question: str, relation: Relation, first: str, last: str) -> None:
    (time,) = reading(question).times
    assert (time.relation, str(time.span.first), str(time.span.last)) == (relation, first, last)


def test_a_time_is_no_topic() -> None:
    read, timeless = reading("were they married in june 2015"), reading("were they married")
    assert read.terms == timeless.terms
    assert read.anchor is None
    assert replace(read, text="", times=()) == replace(timeless, text="")


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        # What only asks is no topic beside another.
        ("which rapper did she date", ["date"]),
        ("in which city did they marry", ["marry"]),
        ("what rumours did they deny", ["rumour", "deny"]),
        ("who is the actor that she married", ["marry"]),
        ("where was the venue of the wedding", ["wedding"]),
        # But is one alone.
        ("who is the actor", ["actor"]),
        ("where was the venue", ["venue"]),
        # "Was she at" asks whether she attended.
        ("was she at the gala", ["attend", "red carpet"]),
        ("was she at the lantern gala", ["attend"]),
        ("was she at odds", list[str]()),
        ("did she attend the gala", ["attend", "red carpet"]),
    ],
)
def test_topics(question: str, topics: list[str]) -> None:
    assert concepts(reading(question).topics) == topics


def test_kinds_and_topics_are_those_of_the_terms() -> None:
    read = reading("did odette file for divorce")
    assert read.kinds == {Kind.DIVORCE_FILED}
    assert [term.text for term in read.topics] == ["file for divorce"]
    assert read.topics == tuple(term for term in read.terms if not term.light)
    assert [term.text for term in read.terms if term.light] == ["did"]


@pytest.mark.parametrize(
    ("question", "alike"),
    [
        ("are odette and rufus married", "r odette n rufus marryed??"),
        ("are odette and rufus married", "hey, do you know if Odette & Rufus are **married** 😀"),
        ("did odette file for divorce", "<@1> didja... did ODETTE file 4 devorce lol"),
        ("are they together", "omg are they 2gether rn"),
        ("did she date silas", "did she date\u200b Silas Penhallow?"),
    ],
)
def test_the_same_question_otherwise_typed(question: str, alike: str) -> None:
    one, other = reading(question), readings(alike)[-1]
    assert (one.asked, one.state, one.others) == (other.asked, other.state, other.others)
    assert concepts(one.topics) == concepts(other.topics)
    assert {*one.people} == {*other.people} or (one.both and other.both)
