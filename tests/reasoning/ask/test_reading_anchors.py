"""An event by which a clause tells its time: "after the gala", "before him"."""

from __future__ import annotations

import pytest

from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.times import Relation
from tests.reasoning.ask.asking import SILAS, concepts, reading


@pytest.mark.parametrize(
    ("question", "asked", "topics", "anchor"),
    [
        ("did she file after the gala", Asked.WHETHER, ["file for divorce"], (Relation.AFTER, "the gala")),
        (
            "did she beg before the lantern gala",
            Asked.WHETHER,
            ["win back"],
            (Relation.BEFORE, "the lantern gala"),
        ),
        ("how long after the gala did they split", Asked.HOW_LONG, ["break up"], (Relation.AFTER, "the gala")),
        (
            "how long after the wedding did odette file",
            Asked.HOW_LONG,
            ["file for divorce"],
            (Relation.AFTER, "the wedding"),
        ),
        ("after the gala did they split", Asked.WHETHER, ["break up"], (Relation.AFTER, "the gala")),
        ("right after the gala were they married", Asked.WHETHER, ["marry"], (Relation.AFTER, "the gala")),
        ("shortly before the gala were they married", Asked.WHETHER, ["marry"], (Relation.BEFORE, "the gala")),
        ("prior to the gala were they married", Asked.WHETHER, ["marry"], (Relation.BEFORE, "the gala")),
        ("were they together until the wedding", Asked.WHETHER, ["together"], (Relation.BEFORE, "the wedding")),
        ("were they together when she filed", Asked.WHETHER, ["together"], (Relation.AT, "she filed")),
        ("were they together during the gala", Asked.WHETHER, ["together"], (Relation.AT, "the gala")),
        ("what has happened since the wedding", Asked.WHAT, list[str](), (Relation.SINCE, "the wedding")),
        ("once they married did they split", Asked.WHETHER, ["break up"], (Relation.AFTER, "they married")),
        ("following the gala did they split", Asked.WHETHER, ["break up"], (Relation.AFTER, "the gala")),
        # No event is named by which to tell the time.
        ("when did they marry", Asked.WHEN, ["marry"], None),
        ("what happened after", Asked.WHAT, list[str](), None),
        ("did they split after", Asked.WHETHER, ["break up"], None),
        ("did they split before it", Asked.WHETHER, ["break up"], None),
        ("during the gala", Asked.WHAT, ["red carpet"], None),
        ("since when", Asked.WHEN, list[str](), None),
        ("they have since divorced", Asked.WHETHER, ["divorce"], None),
        ("have they since divorced", Asked.WHETHER, ["divorce"], None),
        ("did they split soon after the gala", Asked.WHETHER, ["break up"], (Relation.AFTER, "the gala")),
        (
            "were they together before the divorce was filed",
            Asked.WHETHER,
            ["together"],
            (Relation.BEFORE, "the divorce was filed"),
        ),
    ],
)
def test_an_event_by_which_a_time_is_told(
    question: str, asked: Asked, topics: list[str], anchor: tuple[Relation, str] | None
) -> None:
    read = reading(question)
    assert (read.asked, concepts(read.topics)) == (asked, topics)
    assert (read.anchor and (read.anchor.relation, read.anchor.text)) == anchor


@pytest.mark.parametrize(
    ("question", "relation", "told_by"),
    [
        ("who did she date before rufus", Relation.BEFORE, "start dating"),
        ("who did she date after rufus", Relation.AFTER, "break up"),
        ("list her partners after rufus", Relation.AFTER, "break up"),
        ("did she date silas after rufus", Relation.AFTER, "break up"),
        ("who was there before odette", Relation.BEFORE, "start dating"),
    ],
)
def test_before_and_after_one_of_the_two_are_before_and_after_the_couple(
    question: str, relation: Relation, told_by: str
) -> None:
    anchor = reading(question).anchor
    assert anchor is not None
    assert (anchor.relation, concepts(anchor.terms)) == (relation, [told_by])


@pytest.mark.parametrize(
    ("question", "relation"),
    [
        ("who did she date before silas", Relation.BEFORE),
        ("has she dated anyone since silas", Relation.SINCE),
    ],
)
def test_before_and_after_somebody_else_are_before_and_after_that_one(question: str, relation: Relation) -> None:
    anchor = reading(question).anchor
    assert anchor is not None
    assert (anchor.relation, anchor.terms, anchor.others) == (relation, (), (SILAS,))


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("how long was it between the gala and the wedding", "the gala", "the wedding"),
        ("how long was it from the wedding to the filing", "the wedding", "the filing"),
        ("what happened after the wedding but before the gala", "the wedding", "the gala"),
    ],
)
def test_two_events_between_which_it_is_asked(question: str, first: str, second: str) -> None:
    read = reading(question)
    assert read.ends is not None
    assert tuple(end.text for end in read.ends) == (first, second)
    assert read.anchor is None
    assert not read.ordered


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("which came first, the gala or the wedding", "the gala", "the wedding"),
        ("which was earlier, the gala or the wedding", "the gala", "the wedding"),
    ],
)
def test_which_of_two_came_first(question: str, first: str, second: str) -> None:
    read = reading(question)
    assert read.ends is not None
    assert tuple(end.text for end in read.ends) == (first, second)
    assert read.ordered
    assert read.anchor is None


@pytest.mark.parametrize(
    ("question", "lasting"),
    [
        ("what happened while they were engaged", True),
        ("did she date anyone when they were married", True),
        ("did she date anyone when they married", False),
    ],
)
def test_a_time_that_lasted(question: str, lasting: bool) -> None:
    anchor = reading(question).anchor
    assert anchor is not None
    assert anchor.lasting is lasting


@pytest.mark.parametrize("question", ["she once said it was over", "did she once say that it was over"])
def test_once_is_no_time_where_something_was_once_said(question: str) -> None:
    assert reading(question).anchor is None
