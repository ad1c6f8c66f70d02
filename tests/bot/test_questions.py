"""What a button asks: written into its custom id, and read back after any restart."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.packing import pack
from bot.questions import (
    FIRST,
    LAST,
    MAX_CARRIED,
    MAX_WORD,
    AskedPlainly,
    At,
    CouplesAsked,
    Listed,
    Question,
    Request,
    Verb,
    as_word,
    carried,
    decode,
    encode,
)
from bot.reasoning.ask.limits import MAX_QUESTION
from bot.reasoning.names import plain
from bot.reasoning.timeline import Show
from bot.replies.cards import Card, Remark
from bot.replies.controls import Choice, Menu, Window, pages
from bot.replies.layout import card_view
from bot.replies.markdown import blocks
from db.records import MAX_SLUG, SLUG_PATTERN
from tests.discord_rules import components_problems

LONGEST_ID = 2**64 - 1
slugs = st.from_regex(SLUG_PATTERN, fullmatch=True)
words = st.text("abcxyz0189-", min_size=1, max_size=MAX_WORD)
isodays = st.dates().map(date.isoformat)
places = st.builds(At, st.integers(0, 10**6 - 1), st.booleans()) | st.sampled_from([FIRST, LAST])
questions = st.builds(
    Question,
    slugs,
    st.sampled_from(Verb),
    as_of=st.none() | isodays,
    known_by=st.none() | isodays,
    since=st.none() | isodays,
    until=st.none() | isodays,
    show=st.none() | words,
    article=st.none() | words,
    at=places,
)
listed = questions | st.builds(CouplesAsked, places)
plain_questions = st.builds(
    AskedPlainly,
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=MAX_QUESTION),
    st.none() | slugs,
    st.booleans(),
)
requests = listed | plain_questions


@settings(max_examples=300, deadline=None, derandomize=True)
@given(requests)
def test_every_request_comes_back_as_it_was(request: Request) -> None:
    assert decode(encode(request)) == request


@settings(max_examples=300, deadline=None, derandomize=True)
@given(requests, requests)
def test_no_two_requests_are_written_alike(one: Request, other: Request) -> None:
    assert (encode(one) == encode(other)) == (one == other)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.text(max_size=60).map(plain).filter(bool) | st.sampled_from(["כותרת", "коммерсант", "東京新聞", "capital fm"])
)
def test_what_was_typed_in_any_script_comes_back_from_a_button(typed: str) -> None:
    word = as_word(typed)
    asked = Question("a" * MAX_SLUG, Verb.SOURCES, article=word, at=LAST)
    assert word
    assert typed.replace(" ", "-").startswith(word), "as much of it as there is room for"
    assert decode(encode(asked)) == asked
    assert len(encode(asked)) <= 80


FORGED = (
    *("", ".", "kimye", "kimye.", ".status", "kimye.divorce", "kimye.STATUS", "kimye.status.", "kimye..status"),
    *("KIMYE.status", "-kimye.status", "kimye-.status", "kim ye.status", f"{'a' * 33}.status", "kimye\n.status"),
    *("kimye.status.o20210230", "kimye.status.o20211301", "kimye.status.o00000101", "kimye.status.o2021010"),
    *("kimye.status.o202101011", "kimye.status.o2021-01-01", "kimye.status.o٢٠٢١٠١٠١", "kimye.status.o 2021010"),
    *("kimye.status.o20210101.o20210101", "kimye.status.o20210101.o20220101", "kimye.status.o", "kimye.status.z"),
    *("kimye.status.x20210101", "kimye.status.@", "kimye.status.o20210101.", "kimye.status o20210101"),
    *("kimye.timeline.w", "kimye.timeline.wUPPER", "kimye.timeline.wrumours.wrumours", f"kimye.timeline.w{'a' * 26}"),
    *("kimye.timeline.wשלום", "kimye.timeline.wa b", "kimye.timeline.w'; DROP TABLE couples; --", "kimye.sources.aé"),
    *("kimye.sources.x", "kimye.sources.xa", "kimye.sources.xo20210101", "kimye.sources.xaשלום", "kimye.sources.xaA"),
    *("kimye.sources.xa99999999", "kimye.sources.aabc.xa4dbcagdahymbxekheh6e0a7fei0b"),
    *("kimye.timeline@", "kimye.timeline@-1", "kimye.timeline@1000000", "kimye.timeline@1e5", "kimye.timeline@٣"),
    *("kimye.timeline.@1", "kimye.timeline@1@2", "kimye.timeline@1.wall", "kimye.timeline>5", "kimye.timeline<"),
    *("?", "?!", "??", "?kimye", "?\u4dff", "?\u8e00", "?!\u4e00\u4e00", "?" + "\u8dff" * 78, "!\u4e00"),
    *("?" + pack(text) for text in ("", "\n", "kimye\n", "KIMYE\nwhy?", "a b\nwhy?", "x" * 99, "\n" + "x" * 301)),
    *("?" + pack("kimye\nwhy?") + "@1", "?" + pack("\n" + "x" * 10**6), "?!?" + pack("\nwhy?")),
    *("@5", "kimye@5", "*.status", "**", "*.", "*@", "*@x", "*@1@2", "* @1", "kimye.status\x00", "kimye.status@1\n"),
)


@pytest.mark.parametrize("text", FORGED)
def test_a_forged_text_asks_nothing(text: str) -> None:
    assert decode(text) is None


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("kimye.status", Question("kimye")),
        ("kimye.why.o20210916.k20210917", Question("kimye", Verb.WHY, as_of="2021-09-16", known_by="2021-09-17")),
        ("kimye.timeline.f00010101.u99991231.wrumours@12",
         Question("kimye", Verb.TIMELINE, since="0001-01-01", until="9999-12-31", show="rumours", at=At(12))),
        ("kimye.timeline.wrumours.f20210101", Question("kimye", Verb.TIMELINE, since="2021-01-01", show="rumours")),
        ("kimye.sources.a0123456789abcdef", Question("kimye", Verb.SOURCES, article="0123456789abcdef")),
        ("kimye.rumours@0", Question("kimye", Verb.RUMOURS)),
        ("kimye.rumours@007", Question("kimye", Verb.RUMOURS, at=At(7))),
        ("kimye.rumours<0", Question("kimye", Verb.RUMOURS, at=At(0, ends=True))),
        ("kimye.rumours<999999", Question("kimye", Verb.RUMOURS, at=LAST)),
        ("?" + pack("\nare they back?"), AskedPlainly("are they back?")),
        ("?!" + pack("kimye\nare they back?"), AskedPlainly("are they back?", "kimye", explain=True)),
        ("*", CouplesAsked()),
        ("*@8", CouplesAsked(At(8))),
        ("*<8", CouplesAsked(At(8, ends=True))),
    ],
)  # fmt: skip
def test_what_a_button_asks(text: str, request_: Request) -> None:
    assert decode(text) == request_


PARTS = (
    "kimye",
    "*",
    ".",
    "status",
    "timeline",
    "o",
    "k",
    "f",
    "u",
    "w",
    "a",
    "@",
    "<",
    "20210101",
    "12",
    "rumours",
    "-",
    "?",
    "!",
    pack("\nwhy did they split?"),
    "\u4e00",
)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.text(max_size=90) | st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
@example("kimye.sources.xa4dbcagdahymbxekheh6e0a7fei0b")
@example("kimye.sources.xaabc-")
@example("?" + pack("\nwhy"))
@example("kimye.status.o20210101.k20210101.f20210101.u20210101.wx.ax@1")
def test_any_text_is_read_without_harm_and_means_what_it_is_written_as(text: str) -> None:
    request = decode(text)
    assert request is None or decode(encode(request)) == request


LONG = "a" * MAX_SLUG
DAY = "2021-12-31"
LONGEST = [
    Question(LONG, Verb.STATUS, as_of=DAY, known_by=DAY),
    Question(LONG, Verb.WHY, as_of=DAY, known_by=DAY),
    *(Question(LONG, Verb.TIMELINE, since=DAY, until=DAY, show=show.value) for show in Show),
    Question(LONG, Verb.RUMOURS),
    Question(LONG, Verb.SOURCES, article="w" * MAX_WORD),
    CouplesAsked(),
]


@pytest.mark.parametrize("asked", LONGEST, ids=lambda asked: re.sub(r"\W+", " ", str(asked))[-60:])
def test_the_longest_button_is_short_enough_for_discord(asked: Listed) -> None:
    """Whatever a list's length and whoever's card it is: Discord takes a hundred characters."""
    rows = tuple(pages(asked, Window(100_000, 100_009, 999_999)))
    choices = tuple(Choice(f"{index}", replace(asked, at=At(index))) for index in (0, 999_999))
    under = (*rows, Menu("a" * 20, "Choose", choices))
    view = card_view(blocks(Card(Remark("Title"))), rows=under, owner=LONGEST_ID)
    assert list(components_problems(view.to_components())) == []


# ------------------------------------------------------------ questions in plain words
LONG_QUESTIONS = """
Are Kim Kardashian and Kanye West back together, or is the divorce final and who filed for it in February 2021?
when did they start dating, and how long were they together before he proposed to her at the stadium in front of her \
family and friends, and what did the ring cost according to the sources?
Is it true that Jennifer Lopez and Ben Affleck called off their first wedding in September 2003 because of the media \
attention, and did they really get married in Las Vegas many years later?
who was Taylor Swift dating before she met Travis Kelce, why did they break up, and when were Taylor and Travis first \
seen together in public after the concert in Kansas City?
did Kanye West say anything about getting back together with Kim Kardashian after the divorce was final, and what was \
her answer to him, and has she been dating somebody new since then?
""".strip().splitlines()


@pytest.mark.parametrize("text", LONG_QUESTIONS, ids=len)
def test_a_long_question_as_people_ask_it_fits_on_a_button(text: str) -> None:
    for asked in (AskedPlainly(text, explain=True), AskedPlainly(text, "kimye", explain=True)):
        assert carried(asked)
        assert decode(encode(asked)) == asked
        assert len(encode(asked)) <= MAX_CARRIED


@settings(max_examples=300, deadline=None, derandomize=True)
@given(plain_questions | st.builds(AskedPlainly, st.text(max_size=2 * MAX_QUESTION), st.none() | slugs))
def test_what_is_carried_comes_back_and_what_does_not_is_not_carried(asked: AskedPlainly) -> None:
    written = encode(asked)
    assert carried(asked) == (len(written) <= MAX_CARRIED and decode(written) == asked)
    assert not carried(asked) or 0 < len(asked.text) <= MAX_QUESTION


@pytest.mark.parametrize(
    "text", ["", "x" * (MAX_QUESTION + 1), "\ud800 half a character", "".join(map(chr, range(300)))]
)
def test_what_no_button_can_carry(text: str) -> None:
    assert not carried(AskedPlainly(text))
