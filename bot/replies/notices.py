"""What is said where there is no answer to show: what may have been meant, and what there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from bot.asking import (
    CommandMisspelt,
    CoupleMissing,
    CoupleShared,
    CoupleTakenDown,
    CoupleUnknown,
    Misunderstood,
    NotNamed,
    Surplus,
    VerbUnknown,
)
from bot.outcomes import ArticleUnknown, DatesReversed, DateUnclear, DateUnreadable, ShowUnknown, Unanswered
from bot.questions import Question, decode, encode
from bot.reasoning.timeline import Show
from bot.replies.cards import Card, Line, Remark, Section, Tone
from bot.replies.commands import Commands
from bot.replies.controls import Link, Row
from bot.replies.markdown import Blocks, fitting
from bot.replies.words import control_words, notice_words, rumour_words, shared_words
from db.rows import StoredCouple

# Discord's own limit for the buttons of one row.
MOST_OFFERED = 5


def notice(title: str, *lines: str) -> Blocks:
    """A short reply of our own words, where something is not as it was meant."""
    sections = (Section(tuple(Remark(line) for line in lines)),) if lines else ()
    return fitting([Card(Remark(title), sections, Tone.WRONG)])


def unclear_couple(name: str, found: NotNamed) -> tuple[str, Sequence[StoredCouple]]:
    """What is said of a name that is no one couple's, and the couples that it may mean."""
    match found:
        case CoupleShared(couples=meant):
            return notice_words.couple_shared(name), meant
        case CoupleUnknown(near=meant):
            return notice_words.couple_unknown(name), meant
        case CoupleTakenDown(slug):
            return notice_words.couple_taken_down(slug), ()


def misunderstood_reply(
    request: Misunderstood, known: Sequence[StoredCouple], commands: Commands
) -> tuple[Blocks, tuple[Row, ...]]:
    """The reply to a line that asks for nothing we have, with buttons for what it may have meant."""
    match request:
        case VerbUnknown(stored, typed, near):
            meant = Question(stored.couple.slug, near)
            hint = notice_words.try_instead([commands.asking(meant)])
            title = notice_words.verb_unknown(typed, stored.couple.name)
            return notice(title, f"{shared_words.DID_YOU_MEAN} “{near}”? {hint}"), _links([meant])
        case CoupleUnknown(typed, near):
            return _offer(notice_words.couple_unknown(typed), near, known, commands)
        case CoupleShared(typed, couples):
            return _offer(notice_words.couple_shared(typed), couples, known, commands)
        case CoupleTakenDown(slug):
            return notice(notice_words.couple_taken_down(slug)), ()
        case CoupleMissing(verb):
            questions = [Question(stored.couple.slug, verb) for stored in known[:MOST_OFFERED]]
            hint = notice_words.try_instead([commands.asking(question) for question in questions[:1]])
            labels = [stored.couple.name for stored in known[:MOST_OFFERED]]
            return notice(notice_words.couple_missing(verb.value), hint), _links(questions, labels)
        case CommandMisspelt(typed, near):
            said = f"{shared_words.DID_YOU_MEAN} {commands.prefix}{near}?"
            return notice(notice_words.command_unknown(typed), said), ()
        case Surplus(question, typed):
            title = notice_words.surplus(question.verb.value, typed)
            return notice(title, notice_words.try_instead([commands.asking(question)])), _links([question])
        case _:
            assert_never(request)


def unanswered_reply(outcome: Unanswered, commands: Commands) -> tuple[Blocks, tuple[Row, ...]]:
    """The reply to a question with an option that cannot be used, with buttons for what it may have meant."""
    match outcome:
        case DateUnclear(asked, field, typed, readings):
            # A day that was typed alone is the beginning and the end of its period.
            fields = {field, *(name for name in ("since", "until") if getattr(asked, name) == typed)}
            days = [replace(asked, **dict.fromkeys(fields, d.isoformat())) for d in (readings.first, readings.second)]
            title = notice_words.date_unclear(typed, readings.first, readings.second)
            hint = notice_words.try_instead([commands.asking(day) for day in days])
            return notice(title, hint), _links(days, [shared_words.day(d) for d in (readings.first, readings.second)])
        case DateUnreadable(field, typed):
            return notice(notice_words.date_unreadable(field, typed)), ()
        case DatesReversed(since, until, turned):
            hint = notice_words.try_instead([commands.asking(turned)])
            return notice(notice_words.dates_reversed(since, until), hint), _links([turned])
        case ShowUnknown(asked, typed, near):
            shows = [near] if near else list(Show)
            parts = [replace(asked, show=show.value) for show in shows]
            hint = notice_words.try_instead([commands.asking(part) for part in parts])
            labels = [shared_words.capital(control_words.SHOW[show]) for show in shows]
            return notice(notice_words.show_unknown(typed), hint), _links(parts, labels)
        case ArticleUnknown(couple, asked, typed, hidden):
            everything = replace(asked, article=None)
            title = notice_words.article_unknown(typed, couple.name)
            lines = [rumour_words.HIDDEN] if hidden else []
            hint = notice_words.try_instead([commands.asking(everything)])
            return notice(title, *lines, hint), _links([everything])
        case _:
            assert_never(outcome)


def _offer(
    title: str, meant: Sequence[StoredCouple], known: Sequence[StoredCouple], commands: Commands
) -> tuple[Blocks, tuple[Row, ...]]:
    """Couples that may have been meant, or else some that there are."""
    shown = list(meant[:MOST_OFFERED]) or list(known[:MOST_OFFERED])
    lines: list[Line] = [Remark(commands.status(stored.couple), f"{stored.couple.name}:") for stored in shown]
    if not meant and len(known) > len(shown):
        lines.append(Remark(shared_words.more(len(known) - len(shown), commands.couples)))
    if not lines:
        lines.append(Remark(notice_words.NO_COUPLES))
    heading = shared_words.DID_YOU_MEAN if meant else notice_words.ON_RECORD
    card = Card(Remark(title), (Section(tuple(lines), heading, entries=True),), Tone.WRONG)
    questions = [Question(stored.couple.slug) for stored in shown]
    return fitting([card]), _links(questions, [stored.couple.name for stored in shown])


def _links(questions: Sequence[Question], labels: Sequence[str] = ()) -> tuple[Row, ...]:
    """A button for each question, named by its verb if by nothing else.

    Where another of its days is unclear too, no button can carry a question.
    """
    named = labels or [control_words.VERBS[question.verb] for question in questions]
    pairs = zip(named, questions, strict=True)
    links = tuple(Link(label, question) for label, question in pairs if decode(encode(question)) == question)
    return (links,) if links else ()
