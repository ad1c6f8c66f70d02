"""Whom the record knows, as a card: each couple with its status in a line and its command."""

from __future__ import annotations

from collections.abc import Sequence

from bot.outcomes import StatusAnswer
from bot.questions import CouplesAsked, Question
from bot.replies.cards import Card, Claim, Line, Remark, Section
from bot.replies.commands import Commands
from bot.replies.controls import Choice, Row, Window, menu, pages
from bot.replies.markdown import Blocks, fitting
from bot.replies.status_card import one_line
from bot.replies.words import control_words, notice_words

PER_PAGE = 8


def couples_reply(
    answers: Sequence[StatusAnswer], window: Window, commands: Commands
) -> tuple[Blocks, tuple[Row, ...]]:
    """One page of the couples on record: `answers` are those of the window."""
    lines = tuple(_line(answer, commands) for answer in answers)
    sections = [Section(lines, entries=True)] if lines else [Section((Remark(notice_words.NO_COUPLES),))]
    if not window.whole:
        sections.append(Section((Remark(notice_words.page_of(window.start + 1, window.stop, window.total)),)))
    card = Card(Remark(notice_words.COUPLES_TITLE), tuple(sections))
    couples = [answer.status.couple for answer in answers]
    choices = [Choice(couple.name, Question(couple.slug)) for couple in couples]
    return fitting([card]), (
        *pages(CouplesAsked(), window),
        *menu("couple", control_words.COUPLE, choices, least=1),
    )


def _line(answer: StatusAnswer, commands: Commands) -> Line:
    couple, line = answer.status.couple, one_line(answer)
    lead, text = f"{couple.name}:", f"{line.lead} {line.text} {commands.status(couple)}"
    return Claim(text, line.sources, lead) if isinstance(line, Claim) else Remark(text, lead)
