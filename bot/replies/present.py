"""Every outcome as a reply: its text, what can be pressed under it, and who is to see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never
from weakref import WeakKeyDictionary

from bot.asking import CoupleTakenDown, CoupleUnknown
from bot.outcomes import (
    Answer,
    ArticleAnswer,
    ArticleUnknown,
    DatesReversed,
    DateUnclear,
    DateUnreadable,
    Outcome,
    PictureAnswer,
    RumoursAnswer,
    ShowUnknown,
    SourcesAnswer,
    StatusAnswer,
    TimelineAnswer,
    WhyAnswer,
)
from bot.questions import At, CouplesAsked, Question, Verb
from bot.reasoning.chart import Chart
from bot.replies.commands import Commands
from bot.replies.controls import Link, Row, verbs
from bot.replies.markdown import Blocks, fitting
from bot.replies.notices import notice, unanswered_reply
from bot.replies.picture_card import picture_reply
from bot.replies.rumours_card import rumours_reply
from bot.replies.sources_card import article_reply, sources_reply
from bot.replies.status_card import STATUS_DETAILS, status_card
from bot.replies.timeline_card import timeline_reply
from bot.replies.why_card import why_reply
from bot.replies.words import notice_words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that goes with a reply and is still to be drawn, and its words for who cannot see it."""

    chart: Chart
    alt: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A reply that is ready to be laid out."""

    blocks: Blocks
    rows: tuple[Row, ...] = ()
    drawing: Drawing | None = None
    private: bool = False


# What an unchanged record says is worded once; with the answer goes what was made of it.
_WORDED: WeakKeyDictionary[Answer, dict[tuple[At, Commands], Shown]] = WeakKeyDictionary()


def present(outcome: Outcome, at: At, commands: Commands) -> Shown:
    """The reply to a question, from some place of a list on."""
    if not isinstance(outcome, Answer):
        return _present(outcome, at, commands)
    worded = _WORDED.setdefault(outcome, {})
    if (at, commands) not in worded:
        worded[at, commands] = _present(outcome, at, commands)
    return worded[at, commands]


def _present(outcome: Outcome, at: At, commands: Commands) -> Shown:
    match outcome:
        case StatusAnswer():
            return Shown(*status_reply(outcome, commands))
        case WhyAnswer():
            return Shown(*why_reply(outcome, at))
        case TimelineAnswer():
            return Shown(*timeline_reply(outcome, at))
        case RumoursAnswer():
            return Shown(*rumours_reply(outcome, at))
        case SourcesAnswer():
            return Shown(*sources_reply(outcome, at))
        case ArticleAnswer():
            return Shown(*article_reply(outcome, at))
        case PictureAnswer():
            blocks, alt = picture_reply(outcome.chart, commands)
            return Shown(blocks, (verbs(outcome.asked.slug, Verb.PICTURE),), Drawing(outcome.chart, alt))
        case DateUnclear() | DateUnreadable() | DatesReversed() | ShowUnknown() | ArticleUnknown():
            return Shown(*unanswered_reply(outcome, commands), private=True)
        case CoupleTakenDown() | CoupleUnknown():
            return _no_couple(outcome, commands)
        case _:
            assert_never(outcome)


def _no_couple(outcome: CoupleTakenDown | CoupleUnknown, commands: Commands) -> Shown:
    """That there is no such couple, or no more."""
    if isinstance(outcome, CoupleTakenDown):
        # Not to who asked alone: on a card of theirs, it takes the place of what the card said.
        return Shown(notice(notice_words.couple_taken_down(outcome.slug)))
    gone = notice(notice_words.couple_unknown(outcome.typed), notice_words.try_instead([commands.couples]))
    return Shown(gone, ((Link(notice_words.COUPLES_TITLE, CouplesAsked()),),), private=True)


def status_reply(answer: StatusAnswer, commands: Commands) -> tuple[Blocks, tuple[Row, ...]]:
    """The status card, with what can be pressed under it."""
    status, today = answer.status, answer.today
    as_of = status.as_of.isoformat() if status.as_of != today else None
    known_by = status.known_by.isoformat() if status.known_by != today else None
    why = commands.asking(Question(status.couple.slug, Verb.WHY, as_of=as_of, known_by=known_by))
    blocks = fitting(status_card(answer, why=why, detail=detail) for detail in STATUS_DETAILS)
    return blocks, (verbs(status.couple.slug, Verb.STATUS, as_of=as_of, known_by=known_by),)
