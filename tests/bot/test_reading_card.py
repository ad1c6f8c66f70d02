"""How a question was read: cited, short enough, of known words alone, and with words for all it may say."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.archive import Archive
from bot.asks import Asks
from bot.plainly import Told, WhichCouple
from bot.questions import AskedPlainly, carried
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.limits import MAX_QUESTION
from bot.reasoning.ask.reading import Asked
from bot.reasoning.ask.window import Window
from bot.replies.ask_card import MAX_ANSWER
from bot.replies.asked import asked_reply
from bot.replies.cards import Claim
from bot.replies.commands import Commands
from bot.replies.controls import Menu
from bot.replies.layout import card_view
from bot.replies.markdown import blocks
from bot.replies.reading_card import reading_card
from bot.replies.words import ask_words, reading_words
from db.store import Store
from tests.conftest import TODAY
from tests.conversations.invented import HOSTILE
from tests.discord_rules import components_problems
from tests.reasoning.making import day

QUESTIONS = Path(__file__).parents[1] / "questions"
TYPED = Commands("!")
NONSENSE = "qwortle"


@pytest_asyncio.fixture
async def asks(store: Store) -> AsyncIterator[Asks]:
    """The shipped record, to be asked."""
    yield Asks(Archive(store))


async def read(asks: Asks, question: str, slug: str | None = None) -> Told:
    """An answer that tells something, or that nothing is told."""
    answer = await asks.ask(question, None, today=TODAY, slug=slug)
    assert isinstance(answer, Told)
    return answer


def shown(answer: Told) -> str:
    """The whole explanation as it is sent."""
    return "\n".join(blocks(reading_card(answer)).texts)


async def test_whatever_is_asked_its_reading_fits_and_cites_every_event(asks: Asks) -> None:
    lines = [line for file in sorted(QUESTIONS.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    assert lines
    for line in lines:
        question = str(json.loads(line)["question"])
        answer = await asks.ask(question, None, today=TODAY)
        asked = AskedPlainly(question, explain=True)
        reply = asked_reply(answer, asked, TYPED)
        assert reply.blocks.length <= MAX_ANSWER, question
        view = card_view(reply.blocks, rows=reply.rows, owner=2**64 - 1)
        assert list(components_problems(view.to_components())) == [], question
        assert all(not isinstance(row, Menu) for row in reply.rows)
        if isinstance(answer, Told):
            assert len(reply.rows) == 1
            told = [
                entry for entry in "\n".join(reply.blocks.texts).splitlines() if re.match(r"- \*\*\d\\\.\d\d", entry)
            ]
            assert all(re.search(r"\[\[\d+\]\]\(http|\\\[\d+\\\]", entry) for entry in told), question


async def test_each_part_has_its_events_as_claims(asks: Asks) -> None:
    answer = await read(asks, "when did kim and kanye marry and who filed for divorce?")
    assert len(answer.parts) > 1
    claims = [line for line in reading_card(answer).lines() if isinstance(line, Claim)]
    events = [candidate.event.summary for part in answer.parts for candidate in part.candidates]
    assert [claim.text.partition(" (")[0] for claim in claims] == [event.partition(" (")[0] for event in events]
    assert "**Part 1**" in shown(answer)
    assert len(list(reading_card(answer, 1).lines())) < len(list(reading_card(answer).lines()))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("did kim and kanye marry in 2014?", ["(married)", "1 January 2014 to 31 December 2014", "to settle it"]),
        ("when did kim and kanye marry?", ["**Asked:** when", "**Days:** any", "0.50 of it to tell it"]),
        ("are kim and kanye together?", ["(together)", reading_words.BY_STATUS]),
        ("will kim and kanye marry again?", [reading_words.NOT_ASKED_OF_EVENTS]),
        ("how long were kim and kanye married?", [reading_words.WORKED_OUT]),
        ("did kim and kanye split, as known by 2022?", ["**Told as of:** 31 December 2022"]),
        ("who did kim date after the divorce?", ["**Told by an event:** after: "]),
        (f"did kim {NONSENSE} kanye?", ["1 word that no event tells of", reading_words.NO_EVENT]),
    ],
)
async def test_what_is_said_of_a_reading(asks: Asks, question: str, said: list[str]) -> None:
    card = shown(await read(asks, question))
    for part in said:
        assert part in card
    assert NONSENSE not in card


@pytest.mark.parametrize("question", [f"did kim marry {HOSTILE}?", "did kim **qz** [a](https://evil.example) kanye?"])
async def test_nothing_unknown_is_repeated(asks: Asks, question: str) -> None:
    answer = await asks.ask(question, None, today=TODAY)
    asked = AskedPlainly(question, explain=True)
    text = "\n".join(asked_reply(answer, asked, TYPED).blocks.texts)
    assert not re.search(r"@everyone|@here|<@|evil|\u202e|qz", text)


async def test_an_answer_leads_to_its_reading_only_where_a_button_carries_it(asks: Asks) -> None:
    question = "are kim and kanye back together?"
    reply = asked_reply(await read(asks, question), AskedPlainly(f"  {question}\n"), TYPED)
    [*_, last] = reply.rows
    assert not isinstance(last, Menu)
    assert [(link.label, link.to) for link in last] == [(ask_words.HOW_READ, AskedPlainly(question, explain=True))]
    long = AskedPlainly(f"{question} {''.join(map(chr, range(0x3041, 0x3097)))}"[:MAX_QUESTION])
    assert not carried(long)
    reply = asked_reply(await read(asks, question), long, TYPED)
    assert all(carried(link.to) for row in reply.rows if not isinstance(row, Menu) for link in row)
    assert len(reply.rows) == 1


async def test_which_couple_is_answered_by_the_question_of_each(asks: Asks) -> None:
    asked = AskedPlainly("are they married?")
    answer = await asks.ask(asked.text, None, today=TODAY)
    assert isinstance(answer, WhichCouple)
    for explain in (False, True):
        reply = asked_reply(answer, AskedPlainly(asked.text, explain=explain), TYPED)
        [row] = reply.rows
        assert not isinstance(row, Menu)
        assert [link.to for link in row] == [
            AskedPlainly(asked.text, couple.slug, explain=explain) for couple in answer.couples
        ]
        assert reply.private


def test_every_kind_of_question_and_state_has_words() -> None:
    assert set(reading_words.ASKED) == set(Asked)
    assert set(reading_words.STATE) == set(StateAsked)


@pytest.mark.parametrize(
    ("window", "said"),
    [
        (Window(), "any"),
        (Window(day("2021-02-01"), None), "from 1 February 2021"),
        (Window(None, day("2021-02-01")), "up to 1 February 2021"),
        (Window(day("2021-02-01"), day("2021-02-01")), "1 February 2021"),
        (Window(day("2021-02-01"), day("2021-03-01")), "1 February 2021 to 1 March 2021"),
    ],
)
def test_days_in_words(window: Window, said: str) -> None:
    assert reading_words.days(window) == said
