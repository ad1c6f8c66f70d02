"""What a typed line asks for: which couple, which verb, and the days with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.asking import (
    Asking,
    CommandMisspelt,
    CoupleMissing,
    CoupleShared,
    CoupleTakenDown,
    CoupleUnknown,
    Misunderstood,
    NothingAsked,
    Surplus,
    VerbUnknown,
    named_couple,
    read_request,
    read_show,
)
from bot.questions import FIRST, AskedPlainly, Question, Verb
from bot.reasoning.timeline import Show
from tests.reasoning.making import TODAY
from tests.reasoning.test_names import BENNIFER, GARNER, KIMYE, NAMES

COMMANDS = ("about", "ask", "couples", "event", "help", "privacy")


def asked(text: str) -> Asking | Misunderstood | NothingAsked:
    return read_request(text, NAMES, COMMANDS, TODAY)


@pytest.mark.parametrize(
    ("text", "as_of", "known_by"),
    [
        ("kimye", None, None),
        ("Kimye", None, None),
        ("  kimye   status ", None, None),
        ("KIM AND KANYE STATUS", None, None),
        ("kimye status sept 2021", "sept 2021", None),
        ("kimye status as of sept 2021", "sept 2021", None),
        ("kimye status as_of:2021-09-16", "2021-09-16", None),
        ("kimye status AS OF 2021", "2021", None),
        ("kimye status banana", "banana", None),
        ("kimye status known by 2021", None, "2021"),
        ("kimye status known_by:2021-10-01", None, "2021-10-01"),
        ("kimye status known by: 2021", None, "2021"),
        ("kimye status sept 2021 known by oct 2021", "sept 2021", "oct 2021"),
        ("kimye status as_of:2021-09-16 known_by:2021-10-01", "2021-09-16", "2021-10-01"),
        ("kimye status as of 2021 Known By 2022", "2021", "2022"),
        ("kimye 2021", "2021", None),
        ("kim & kanye last christmas", "last christmas", None),
        ("kimye as of sept 2021", "sept 2021", None),
        ("kimye sept 2021 known by 2022", "sept 2021", "2022"),
        ("kimye 02/03/2021", "02/03/2021", None),
        ("ye and kim yesterday", "yesterday", None),
    ],
)
def test_the_status_of_a_couple(text: str, as_of: str | None, known_by: str | None) -> None:
    assert asked(text) == Question("kimye", Verb.STATUS, as_of=as_of, known_by=known_by)


KIMYES = Question("kimye", Verb.TIMELINE)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("kimye timeline", KIMYES),
        ("Kim & Kanye HISTORY", KIMYES),
        ("timeline kimye", KIMYES),
        ("timeline of kim and kanye", KIMYES),
        ("timeline for kimye rumours", replace(KIMYES, show="rumours")),
        ("kimye timeline 2021", replace(KIMYES, since="2021", until="2021")),
        ("kimye timeline from 2020", replace(KIMYES, since="2020")),
        ("kimye timeline since sept 2021", replace(KIMYES, since="sept 2021")),
        ("kimye timeline from: 2020 to: 2021", replace(KIMYES, since="2020", until="2021")),
        ("kimye timeline 2020 - 2021", replace(KIMYES, since="2020", until="2021")),
        ("kimye timeline between 2020 and 2021", replace(KIMYES, since="2020", until="2021")),
        ("kimye timeline until 2021", replace(KIMYES, until="2021")),
        ("kimye timeline 2021-09-16", replace(KIMYES, since="2021-09-16", until="2021-09-16")),
        ("kimye timeline from 2020 to 2021 show: Gossip", replace(KIMYES, since="2020", until="2021", show="Gossip")),
        ("kimye timeline partners 2022", replace(KIMYES, since="2022", until="2022", show="partners")),
        ("kimye timeline sightings and gestures", replace(KIMYES, show="sightings and gestures")),
        ("kimye timeline milestnes", replace(KIMYES, show="milestnes")),
        ("kimye why", Question("kimye", Verb.WHY)),
        ("kimye why sept 2021 known by oct 2021", Question("kimye", Verb.WHY, as_of="sept 2021", known_by="oct 2021")),
        ("kimye reasons as of 2021", Question("kimye", Verb.WHY, as_of="2021")),
        ("kimye rumors", Question("kimye", Verb.RUMOURS)),
        ("rumours kimye", Question("kimye", Verb.RUMOURS)),
        ("kimye sources", Question("kimye", Verb.SOURCES)),
        ("kimye articles The Sun", Question("kimye", Verb.SOURCES, article="The Sun")),
        ("kimye picture", Question("kimye", Verb.PICTURE)),
        ("chart for kimye", Question("kimye", Verb.PICTURE)),
    ],
)
def test_the_other_verbs_of_a_couple(text: str, question: Question) -> None:
    assert asked(text) == question


@pytest.mark.parametrize(
    ("text", "verb", "typed"),
    [("kimye rumours 2021", Verb.RUMOURS, "2021"), ("kimye picture in red", Verb.PICTURE, "in red")],
)
def test_what_a_verb_has_no_use_for_is_handed_back(text: str, verb: Verb, typed: str) -> None:
    assert asked(text) == Surplus(Question("kimye", verb), typed)


@pytest.mark.parametrize(
    ("word", "show"),
    [*((show.value, show) for show in Show), (" Gossip ", Show.RUMOURS), ("EXES", Show.PARTNERS), ("banana", None)],
)
def test_a_part_of_a_timeline_by_its_words(word: str, show: Show | None) -> None:
    assert read_show(word) is show


@pytest.mark.parametrize(
    ("text", "typed", "near"),
    [
        ("kimye staus", "staus", Verb.STATUS),
        ("kimye tiemline 2021", "tiemline", Verb.TIMELINE),
        ("kimye rumuors", "rumuors", Verb.RUMOURS),
        ("kimye sorces", "sorces", Verb.SOURCES),
        ("kimye pictrue", "pictrue", Verb.PICTURE),
        ("kimye statsu", "statsu", Verb.STATUS),
    ],
)
def test_a_word_close_to_a_verb(text: str, typed: str, near: Verb) -> None:
    assert asked(text) == VerbUnknown(KIMYE, typed, near)


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("kimye wedding", "wedding"),
        ("kimye banana 2021", "banana 2021"),
        ("kim and kanye are back together", "are back together"),
        ("kimye: who filed for divorce?", "who filed for divorce?"),
        ("kimye - when did they marry", "when did they marry"),
        ("kimye why did they split in 2021", "why did they split in 2021"),
        ("why kimye split?", "why split?"),
        ("kimye why the divorce", "why the divorce"),
        ("kimye status of the divorce?", "status of the divorce?"),
        ("kimye timeline of the divorce?", "timeline of the divorce?"),
        ("kimye rumours about a reunion?", "rumours about a reunion?"),
        ("kimye sources say they are back?", "sources say they are back?"),
        ("kimye statsu of the divorce", "statsu of the divorce"),
        ("kimye even friends in 2021", "even friends in 2021"),
    ],
)
def test_what_stands_behind_a_couple_and_is_no_verb_is_asked_of_them(text: str, plainly: str) -> None:
    assert asked(text) == AskedPlainly(plainly, "kimye")


@pytest.mark.parametrize(
    "text",
    [
        "are kim and kanye back together",
        "qqqqqq zzz",
        "what is this",
        "kim?",
        "play despacito",
        "kimmye are they back together",
        "kimmye wedding in florence",
        "kimmye?",
        "when did ben and jen marry?",
        "bennifer are they married?",
        "so who filed",
        "🙂",
        "romeo and juliet status",
    ],
)
def test_what_names_no_couple_first_is_asked_of_all(text: str) -> None:
    assert asked(text) == AskedPlainly(text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("kimye status?", Question("kimye")),
        ("kimye?", Question("kimye")),
        ("kimye why?", Question("kimye", Verb.WHY)),
        ("kimye 2015?", Question("kimye", as_of="2015")),
        ("kimye why sept 2021?", Question("kimye", Verb.WHY, as_of="sept 2021")),
        ("kimye why soonish", Question("kimye", Verb.WHY, as_of="soonish")),
        ("kimye why 31 feb 2021", Question("kimye", Verb.WHY, as_of="31 feb 2021")),
        ("kimye timeline 2021?", replace(KIMYES, since="2021", until="2021")),
        ("kimye status 02/03/2021?", Question("kimye", as_of="02/03/2021")),
    ],
)
def test_a_verb_with_a_question_mark_is_that_verb(text: str, question: Question) -> None:
    assert asked(text) == question


@pytest.mark.parametrize("text", ["", "   ", "help", "HELP", "Help "])
def test_nothing_asked(text: str) -> None:
    assert asked(text) == NothingAsked()


@pytest.mark.parametrize(
    ("text", "verb"), [("timeline", Verb.TIMELINE), ("  WHY ", Verb.WHY), ("gossip", Verb.RUMOURS)]
)
def test_a_verb_without_a_couple(text: str, verb: Verb) -> None:
    assert asked(text) == CoupleMissing(verb)


def test_a_name_of_several_couples() -> None:
    found = asked("bennifer status 2021")
    assert isinstance(found, CoupleShared)
    assert found.typed == "bennifer"
    assert set(found.couples) == {BENNIFER, GARNER}


def test_a_misspelt_couple_comes_with_a_guess() -> None:
    found = asked("kimmye status")
    assert isinstance(found, CoupleUnknown)
    assert found.near[0] == KIMYE


@pytest.mark.parametrize(
    "text", ["kimmye", "kimmye timeline 2021", "kimmye wedding", "kim and kanyee why", "kim", "ye"]
)
def test_a_short_or_misspelt_name_comes_with_a_guess(text: str) -> None:
    found = asked(text)
    assert isinstance(found, CoupleUnknown)
    assert found.near


def test_a_misspelt_command_comes_with_a_guess() -> None:
    assert asked("cuples") == CommandMisspelt("cuples", "couples")
    assert asked("evnt add") == CommandMisspelt("evnt add", "event")
    for typed in ("asj are they back?", "aks when did they marry", "ak who filed"):
        assert asked(typed) == CommandMisspelt(typed, "ask")
    for typed in ("afk", "task add milk", "afk brb"):
        assert asked(typed) == AskedPlainly(typed), "what other bots answer to"


@pytest.mark.parametrize("text", ["kimye", " KIMYE ", "kim and kanye", "Kim Kardashian & Kanye West", "ye + kim"])
def test_the_couple_option_takes_slug_and_names(text: str) -> None:
    assert named_couple(text, NAMES) == KIMYE


def test_the_couple_option_takes_a_slug_before_a_shared_name() -> None:
    assert named_couple("bennifer", NAMES) == BENNIFER
    assert named_couple("garnfleck", NAMES) == GARNER


def test_the_couple_option_without_an_exact_name() -> None:
    near = named_couple("kimyee", NAMES)
    assert isinstance(near, CoupleUnknown)
    assert near.near[0] == KIMYE
    assert named_couple("qqqqqq", NAMES) == CoupleUnknown("qqqqqq", ())


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "kimye",
                "kim",
                "and",
                "ye",
                "status",
                "as of",
                "known by",
                "known_by:",
                "2021",
                "02/03/2021",
                "banana",
                "?",
                "timeline",
                "from",
                "to",
                "rumours",
                "milestones",
                "why",
                "sources",
                "picture",
                "of",
                "show:",
            ]
        )
    ).map(" ".join)
)
def test_any_line_is_read(text: str) -> None:
    match asked(text):
        case Question(slug, at=at) as question:
            assert NAMES.by_slug(slug)
            assert at == FIRST
            told = (question.as_of, question.known_by, question.since, question.until, question.show, question.article)
            typed = " ".join(text.split())
            for option in told:
                assert option is None or option
                assert option is None or all(word in typed for word in option.split())
        case Surplus(question, typed):
            assert NAMES.by_slug(question.slug)
            assert typed
            assert typed in " ".join(text.split())
        case NothingAsked():
            assert text.strip().casefold() in {"", "help"}
        case VerbUnknown(typed=typed) | CoupleUnknown(typed=typed) | CommandMisspelt(typed=typed):
            assert typed in " ".join(text.split())
        case AskedPlainly(typed, slug):
            assert typed
            assert typed in " ".join(text.split())
            assert slug is None or NAMES.by_slug(slug)
        case CoupleMissing():
            assert len(text.rstrip(" ?").split()) == 1
        case CoupleShared(couples=couples):
            assert len(couples) > 1
        case CoupleTakenDown():
            raise AssertionError("nobody took a couple down")
