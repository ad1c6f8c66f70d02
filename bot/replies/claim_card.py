"""What the record says of a message that somebody else wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.outcomes import ClaimAnswer, ClaimsAnswer, StatusAnswer
from bot.questions import Question, Verb
from bot.replies.cards import Card, Line, Remark, Section, Sentence
from bot.replies.commands import Commands
from bot.replies.controls import Link, Row, verbs
from bot.replies.markdown import Blocks, fitting
from bot.replies.notices import MOST_OFFERED, notice
from bot.replies.rumours_card import rumour_lines
from bot.replies.status_card import STATUS_DETAILS, one_line, status_card, whom_and_when
from bot.replies.windows import Detail
from bot.replies.words import claim_words, notice_words, rumour_words
from db.records import Couple

# Of the rumours like a message; tried in this order until the card fits into one message.
_SHORTER = ((3, Detail.FULL), (3, Detail.BRIEF), (1, Detail.BRIEF))


def claims_reply(answer: ClaimsAnswer, commands: Commands) -> tuple[Blocks, tuple[Row, ...]]:
    """What the record says of a message, in one card whatever it names."""
    if answer.claims:
        return claim_reply(answer.claims, answer.named, commands, hidden=answer.rumours_hidden)
    if answer.taken_down:
        return notice(notice_words.couple_taken_down(answer.taken_down)), ()
    return no_couple_reply(answer.on_record, answer.one_named, hidden=answer.rumours_hidden)


def claim_reply(
    answers: Sequence[ClaimAnswer], named: int, commands: Commands, *, hidden: bool = False
) -> tuple[Blocks, tuple[Row, ...]]:
    """The status of the couples that a message names, with the rumours that it is like, unless they are hidden.

    `named` is how many it names, of whom `answers` are the first.
    """
    if len(answers) == 1 and named == 1:
        slug = answers[0].status.status.couple.slug
        none = rumour_words.HIDDEN if hidden else claim_words.NO_RUMOUR
        cards = [_card(answers[0], commands, most, detail, none) for most, detail in _SHORTER]
        return fitting(cards), (verbs(slug, Verb.STATUS),)
    sections = [Section(tuple(lines)) for lines in map(_in_short, answers)]
    if named > len(answers):
        sections.append(Section((Remark(claim_words.more_couples(named - len(answers))),), small=True))
    couples = [answer.status.status.couple for answer in answers]
    links = tuple(Link(couple.name, Question(couple.slug)) for couple in couples)
    return fitting([Card(Remark(claim_words.several(named)), tuple(sections))]), (links,)


def _card(answer: ClaimAnswer, commands: Commands, most: int, detail: Detail, none: str) -> Card:
    """The status card, with the rumours like the message, or what is said of `none`, in the place of the newest one.

    Its verdict is no answer to what the message claims, and stands beneath a title of its own.
    """
    status = replace(answer.status, rumour=None)
    why = commands.asking(Question(status.status.couple.slug, Verb.WHY))
    card = status_card(status, why=why, detail=STATUS_DETAILS[-1])
    lines = tuple(line for rumour in answer.rumours[:most] for line in rumour_lines(rumour, detail))
    rumours = Section(lines or (Remark(none),), claim_words.LIKE_IT, entries=True)
    together = Section((_together(status),))
    return Card(Remark(claim_words.TITLE), (together, *card.sections[:-1], rumours, card.sections[-1]))


def _together(answer: StatusAnswer) -> Sentence:
    """ "Together? No. Divorced since 29 November 2022."."""
    line = one_line(answer)
    return replace(line, lead=claim_words.TOGETHER, text=f"{line.lead} {line.text}")


def _in_short(answer: ClaimAnswer) -> Iterator[Line]:
    """One of several couples: whom it is about, the state, and the one rumour most like the message."""
    yield whom_and_when(answer.status)
    yield _together(answer.status)
    for rumour in answer.rumours[:1]:
        yield from rumour_lines(rumour, Detail.BRIEF)


def no_couple_reply(
    couples: Sequence[Couple], persons: Sequence[Couple], *, hidden: bool = False
) -> tuple[Blocks, tuple[Row, ...]]:
    """A message in which no couple of the record is named; `persons` are those of whom it names one person."""
    shown = persons or couples
    lines = claim_words.ONE_PERSON if persons else claim_words.ON_RECORD
    sections = [Section((Remark(lines),))] if shown else []
    if persons and hidden:
        sections.append(Section((Remark(rumour_words.HIDDEN),), small=True))
    card = Card(Remark(claim_words.NO_COUPLE), tuple(sections))
    links = tuple(Link(couple.name, Question(couple.slug)) for couple in shown[:MOST_OFFERED])
    return fitting([card]), (links,) if links else ()
