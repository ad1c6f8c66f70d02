"""What a question asks for, and the questions in one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.ask.asked import Asked, asked_by, bare, is_choice, is_doubted, wants_exact_day
from tests.reasoning.ask.asking import said

ASKED: dict[Asked, tuple[str, ...]] = {
    Asked.WHETHER: (
        *("did they marry", "are they together", "has she filed", "is it over", "married", "was he with her when"),
        *("was it her or him who filed", "was she going to court", "is it true that they split", "could she file"),
        *("did he file", "have they since divorced", "true or false: they split", "they split: real or fake"),
        # Of what is past, no word of what is to come asks.
        *("did they ever marry", "did they split soon after the gala", "were they going to marry"),
    ),
    Asked.WHEN: (
        *("when did they marry", "what year did they marry", "in which month did they split", "what was the date"),
        *("how long ago did they split", "since when are they together", "on what day did they marry"),
        *("at what point did she leave", "what was the exact date", "how recently did they split", "since when"),
    ),
    Asked.WHO: (
        *("who filed", "who did she date", "whose idea was it", "which rapper did she date", "who called it off"),
        *("which one of them filed", "by whom was it designed", "which of the two left"),
    ),
    Asked.WHERE: (
        *("where did they marry", "which city did they marry in", "in what country was it", "at which venue was it"),
    ),
    Asked.WHAT: ("what happened", "what did she wear", "how did they meet", "describe the wedding", "which dress"),
    Asked.WHY: (
        *("why did they split", "how come they split", "what went wrong", "what caused the split", "for what reason"),
        *("on what grounds did she file", "what led to the split", "what was behind the split"),
        *("what was the reason for the split", "what is the main reason for it"),
    ),
    Asked.HOW_LONG: (
        *("how long were they married", "for how long did it last", "how many years were they married"),
        *("how much time was there", "how quickly did they marry", "from when until when were they married"),
        *("what was the duration of the marriage", "from when to when were they married", "how soon did she move on"),
    ),
    Asked.HOW_MANY: ("how many kids do they have", "how many times did they split", "how often did she file"),
    Asked.HOW_MUCH: ("how much did the ring cost", "how much is she worth"),
    Asked.LIST: (
        *("list her partners", "list all the rumours", "what are the rumours", "name all her exes", "all her partners"),
        *("show me every rumour", "give me a list of clues", "which clues were there", "set out the story"),
    ),
    Asked.SOURCE: (
        *("which outlet reported it", "what newspaper said so", "who said that they split", "says who", "cite"),
        *("according to whom did they split", "where did you hear that", "who called him a liar", "who is saying it"),
        *("whose report was it", "sources for the split", "what is the source for the split"),
    ),
    Asked.FUTURE: (
        *("will they marry", "are they going to marry", "are they gonna marry", "when will they marry"),
        *("should they marry", "what are the odds that they marry", "is there any chance for them"),
        *("would they ever marry", "are they likely to marry", "do they marry next year"),
    ),
}
CASES = [(question, asked) for asked, questions in ASKED.items() for question in questions]
POLITE = (
    *("", "so, ", "hey shiplog, ", "ok but ", "do you know ", "does anyone know ", "can you tell me ", "tell me "),
    *("could you please tell me ", "any idea ", "i was wondering ", "quick question: ", "oh wait ", "remind me "),
    *("according to the record, ", "do you happen to know "),
)


def plain(text: str) -> str:
    """A question as it is read, without what is said out of politeness."""
    return bare(said(text).text.strip(" ,"))


@pytest.mark.parametrize(("question", "asked"), CASES)
def test_what_is_asked(question: str, asked: Asked) -> None:
    assert asked_by(plain(question)) is asked


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.sampled_from(CASES), st.sampled_from(POLITE[:-1]), st.sampled_from(["", "?", " at all?", " in the first place"])
)
def test_politeness_does_not_change_what_is_asked(case: tuple[str, Asked], before: str, behind: str) -> None:
    question, asked = case
    assert asked_by(plain(f"{before}{question}{behind}")) is asked


@pytest.mark.parametrize(
    ("text", "asked", "with_its_mark"),
    [
        # A heading says nothing that is so or not, and nothing but its mark makes it ask that.
        ("wedding", Asked.WHAT, Asked.WHETHER),
        ("the wedding in verona", Asked.WHAT, Asked.WHETHER),
        ("odette and silas", Asked.WHAT, Asked.WHETHER),
        ("odefus news", Asked.WHAT, Asked.WHETHER),
        # What says how they are, or what was done, may be so.
        ("married", Asked.WHETHER, Asked.WHETHER),
        ("odefus back together", Asked.WHETHER, Asked.WHETHER),
        ("wedding called off", Asked.WHETHER, Asked.WHETHER),
        ("they split", Asked.WHETHER, Asked.WHETHER),
        # What asks by its words asks the same with a mark.
        ("wedding date", Asked.WHEN, Asked.WHEN),
        ("from when to when", Asked.HOW_LONG, Asked.HOW_LONG),
    ],
)
def test_what_a_text_without_a_question_word_asks(text: str, asked: Asked, with_its_mark: Asked) -> None:
    assert (asked_by(plain(text)), asked_by(plain(f"{text}?"))) == (asked, with_its_mark)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.sampled_from(
        ["i heard", "people say", "my friend told me", "rumor has it", "word is", "they say", "apparently", "allegedly"]
    ),
    st.sampled_from(
        ["they split", "they will marry", "she said why", "he left, which was sad", "when they met he left"]
    ),
)
def test_hearsay_asks_whether_it_is_so(who: str, what: str) -> None:
    heard = said(f"{who} {what}").text
    assert asked_by(heard) is Asked.WHETHER
    assert what == "they split" or asked_by(said(what).text) is not Asked.WHETHER


@pytest.mark.parametrize("question", ["what was promised: that they will marry", "who said they will marry"])
def test_what_was_said_will_be_is_no_future(question: str) -> None:
    assert asked_by(plain(question)) is not Asked.FUTURE


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("do you know if they married", "they married"),
        ("hey, can you tell me whether they split", "they split"),
        ("so, um, tell me: did they split", "did they split"),
        ("did they split, or not", "did they split"),
        ("they split, didn't they?", "they split ?"),
        ("hey, did they split at all?", "did they split ?"),
        ("did he file", "did he file"),
        ("they never split, did they", "they never split"),
        ("did they split at all", "did they split"),
        ("did they split as far as you know", "did they split"),
        ("did they split", "did they split"),
        ("tell me", "tell me"),
        ("", ""),
    ],
)
def test_what_is_left_of_a_polite_question(question: str, left: str) -> None:
    assert plain(question) == left


@pytest.mark.parametrize(
    ("question", "choice", "doubted", "exact"),
    [
        ("are they together", False, False, False),
        ("are they together or apart", True, False, False),
        ("was it odette or rufus who filed", True, False, False),
        ("are they together or not", False, False, False),
        ("are they together or what", False, False, False),
        ("did either odette or rufus file", False, False, False),
        ("is it true that they split", False, True, False),
        ("is that legit", False, True, False),
        ("i heard they split", False, True, False),
        ("word is they split", False, True, False),
        ("they split, right?", False, True, False),
        ("did they really split", False, True, False),
        ("is there any truth to it", False, True, False),
        ("allegedly they split", False, True, False),
        ("true or false: they split", False, True, False),
        ("was it the right ring", False, False, False),
        ("on which exact day did they marry", False, False, True),
        ("what day did they marry", False, False, True),
        ("when exactly did they marry", False, False, True),
        ("what date did they marry", False, False, True),
        ("what day of the week was it", False, False, True),
        ("when did they marry", False, False, False),
        ("what year did they marry", False, False, False),
    ],
)
def test_choices_doubts_and_exact_days(question: str, choice: bool, doubted: bool, exact: bool) -> None:
    text = said(question).text
    assert (is_choice(text), is_doubted(text), wants_exact_day(text)) == (choice, doubted, exact)
