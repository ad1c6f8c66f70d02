"""Plain questions as replies: the answer or how it was read, what leads on from it, and who is to see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.plainly import Plainly, Told, WhichCouple
from bot.questions import AskedPlainly, carried
from bot.reasoning.ask.text import cleaned
from bot.replies.ask_card import MAX_ANSWER, ask_card, ask_rows
from bot.replies.commands import Commands
from bot.replies.controls import Link, Row
from bot.replies.markdown import fitting
from bot.replies.notices import MOST_OFFERED
from bot.replies.present import Shown
from bot.replies.reading_card import MOST_SHOWN, reading_card
from bot.replies.words import ask_words


def asked_reply(answer: Plainly, asked: AskedPlainly, commands: Commands) -> Shown:
    """The reply to a plain question: to who asked alone, where it tells nothing of a couple."""
    asked = replace(asked, text=cleaned(asked.text))
    if isinstance(answer, Told) and asked.explain:
        cards = (reading_card(answer, most) for most in range(MOST_SHOWN, 0, -1))
        back = Link(ask_words.THE_ANSWER, replace(asked, explain=False))
        return Shown(fitting(cards, most=MAX_ANSWER), _rows([back]))
    return Shown(ask_card(answer, commands), _leads(answer, asked), private=not isinstance(answer, Told))


def _leads(answer: Plainly, asked: AskedPlainly) -> tuple[Row, ...]:
    """What can be pressed under an answer; a question too long for a button leads nowhere."""
    if isinstance(answer, Told):
        explained = Link(ask_words.HOW_READ, replace(asked, explain=True))
        return (*ask_rows(answer), *_rows([explained]))
    if isinstance(answer, WhichCouple):
        couples = answer.couples[:MOST_OFFERED]
        of_each = [Link(couple.name, replace(asked, slug=couple.slug)) for couple in couples]
        return _rows(of_each) or ask_rows(answer)
    return ask_rows(answer)


def _rows(links: Iterable[Link]) -> tuple[Row, ...]:
    kept = tuple(link for link in links if carried(link.to))
    return (kept,) if kept else ()
