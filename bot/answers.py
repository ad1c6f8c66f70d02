"""What a reader asked, answered from the record: one question, one outcome."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar, assert_never, cast

from bot.archive import Archive
from bot.asking import SHOW_WORDS, CoupleTakenDown, CoupleUnknown, read_show
from bot.outcomes import (
    ArticleAnswer,
    ArticleUnknown,
    ClaimAnswer,
    ClaimsAnswer,
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
    Unclear,
    WhyAnswer,
)
from bot.questions import FIRST, Question, Verb, as_word
from bot.reasoning.articles import articles_of, find_articles
from bot.reasoning.calculus import known_by
from bot.reasoning.chart import chart_of
from bot.reasoning.claims import rumours_like
from bot.reasoning.names import closest_word, plain
from bot.reasoning.rumours import newest_rumour, rumours_of
from bot.reasoning.status import newest_evidence, status_of
from bot.reasoning.timeline import Show, disputers, timeline, told_by
from bot.reasoning.when import Day, Span, TwoReadings, Unreadable, read_day, read_span
from bot.reasoning.why import derivation
from db.records import Event, Record
from db.rows import StoredCouple

# Of the couples that one message names.
MOST_CLAIMS = 3
_KEPT = 300
_Answer = TypeVar("_Answer")


class Answers:
    """Answers readers' questions from an archive, and keeps the ones asked again and again."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._kept: dict[object, tuple[Record, object]] = {}
        self._revision = archive.revision

    async def answer(self, question: Question, server: int | None, *, today: date) -> Outcome:
        """The outcome of a question, wherever in its list; asked again of an unchanged record, the same object."""
        question = replace(question, at=FIRST)
        names = await self.archive.names(server)
        stored = names.by_slug(question.slug)
        if stored is None:
            gone = names.taken_down(question.slug)
            return CoupleTakenDown(gone) if gone else CoupleUnknown(question.slug, ())
        record = await self.archive.record(stored, server)
        hidden = await self.archive.hides_rumours(server)
        return self._once(record, (question, server, today), lambda: answered(question, record, today, hidden=hidden))

    async def on_day(
        self, stored: StoredCouple, server: int | None, *, as_of: Day, known: date, today: date
    ) -> StatusAnswer:
        """The status of a couple on a day, from what was known by another."""
        record = await self.archive.record(stored, server)
        key = (stored.id, server, as_of, known, today)
        return self._once(record, key, lambda: status_answer(record, as_of=as_of, known=known, today=today))

    async def claims(self, text: str, server: int | None, *, today: date) -> ClaimsAnswer:
        """What the record says of a message: of the couples that it names, or of one person and a partner of theirs."""
        names = await self.archive.names(server)
        couples = names.in_message(text)
        one_named = () if couples else tuple(names.with_one_of(text))
        claims = [
            ClaimAnswer(
                await self.on_day(stored, server, as_of=Day(today), known=today, today=today),
                rumours_like(text, rumours_of(told_by((await self.archive.record(stored, server)).events, today))),
            )
            for stored in (couples or one_named)[:MOST_CLAIMS]
        ]
        if not couples:
            claims = [claim for claim in claims if any(rumour.event.partner for rumour in claim.rumours)]
        return ClaimsAnswer(
            tuple(claims),
            len(couples) or len(claims),
            tuple(stored.couple for stored in one_named),
            tuple(stored.couple for stored in names.couples),
            taken_down=None if couples else names.taken_down_within(text),
            rumours_hidden=await self.archive.hides_rumours(server),
        )

    def _once(self, record: Record, key: object, make: Callable[[], _Answer]) -> _Answer:
        """What was made for a key before, if the record is still the same."""
        if self._revision != self.archive.revision:
            # What an older record said is of no use to anybody, and would keep that record in memory.
            self._kept.clear()
            self._revision = self.archive.revision
        kept = self._kept.get(key)
        if kept is None or kept[0] is not record:
            while len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            kept = self._kept[key] = (record, make())
        return cast("_Answer", kept[1])


def answered(question: Question, record: Record, today: date, *, hidden: bool = False) -> Outcome:
    """What a record answers to a question about its couple, as of the day that is today.

    `hidden` says that the record has no rumours because they are hidden.
    """
    match question.verb:
        case Verb.STATUS:
            return status_outcome(question, record, today)
        case Verb.WHY:
            return _why(question, record, today)
        case Verb.TIMELINE:
            return _timeline(question, record, today, hidden=hidden)
        case Verb.RUMOURS:
            return RumoursAnswer(question, record.couple, rumours_of(told_by(record.events, today)), hidden)
        case Verb.SOURCES:
            return _sources(question, record, today, hidden=hidden)
        case Verb.PICTURE:
            return PictureAnswer(question, chart_of(record, today))
        case _:
            assert_never(question.verb)


def status_answer(record: Record, *, as_of: Day, known: date, today: date) -> StatusAnswer:
    """The answer that a record gives: the status, with what a reader wants beside it."""
    heard = known_by(record.events, known)
    return StatusAnswer(
        status=status_of(record, as_of=as_of.day, known=known),
        rumour=newest_rumour(heard, as_of=as_of.day),
        first=_first_event(heard),
        newest_by_then=newest_evidence([event for event in heard if event.date and event.date.first <= as_of.day]),
        today=today,
        not_yet=as_of.not_yet,
    )


def status_outcome(question: Question, record: Record, today: date) -> StatusAnswer | Unclear:
    """The status that a question asks for."""
    days = _days(question, today)
    return _status(record, days, today) if isinstance(days, tuple) else days


def _status(record: Record, days: tuple[Day, date], today: date) -> StatusAnswer:
    return status_answer(record, as_of=days[0], known=days[1], today=today)


def _why(question: Question, record: Record, today: date) -> WhyAnswer | Unclear:
    days = _days(question, today)
    if not isinstance(days, tuple):
        return days
    status = _status(record, days, today)
    return WhyAnswer(_as_read(question, today), status, derivation(record, status.status))


def _timeline(question: Question, record: Record, today: date, *, hidden: bool) -> Outcome:
    show = read_show(question.show) if question.show else Show.ALL
    if show is None:
        near = closest_word(question.show or "", tuple(SHOW_WORDS))
        return ShowUnknown(_as_read(question, today), question.show or "", SHOW_WORDS[near] if near else None)
    days: list[date | None] = []
    for field, typed in (("since", question.since), ("until", question.until)):
        match read_span(typed, today) if typed else None:
            case Span(first, last):
                days.append(first if field == "since" else last)
            case None:
                days.append(None)
            case unread:
                return _unclear(question, today, field, unread)
    since, until = days
    if since and until and since > until:
        turned = replace(question, since=question.until, until=question.since)
        return DatesReversed(question.since or "", question.until or "", _as_read(turned, today))
    told = told_by(record.events, today)
    return TimelineAnswer(
        asked=_as_read(question, today),
        couple=record.couple,
        show=show,
        since=since,
        until=until,
        timeline=timeline(told, show, since, until),
        against=disputers(told),
        first=min((event for event in told if event.date), key=lambda event: event.when.first, default=None),
        rumours_hidden=hidden,
    )


def _sources(question: Question, record: Record, today: date, *, hidden: bool) -> Outcome:
    told = told_by(record.events, today)
    articles = articles_of(told)
    if not question.article:
        return SourcesAnswer(question, record.couple, articles, None, hidden)
    match find_articles(articles, question.article):
        case ():
            return ArticleUnknown(record.couple, question, question.article, hidden)
        case (article,):
            asked = replace(question, article=article.key)
            return ArticleAnswer(asked, record.couple, article, disputers(told))
        case several:
            # Cut as a button carries it, a text finds the same articles, or some more.
            asked = replace(question, article=as_word(plain(question.article)))
            return SourcesAnswer(asked, record.couple, several, question.article, hidden)


def _days(question: Question, today: date) -> tuple[Day, date] | Unclear:
    """The day asked about, and the one up to which knowledge counts; today by default."""
    days: list[Day] = []
    for field, typed in (("as_of", question.as_of), ("known_by", question.known_by)):
        match read_day(typed, today) if typed else Day(today):
            case Day() as day:
                days.append(day)
            case unread:
                return _unclear(question, today, field, unread)
    return days[0], days[1].day


def _unclear(question: Question, today: date, field: str, unread: TwoReadings | Unreadable) -> Unclear:
    """What is to be asked back about a day in one of a question's options."""
    typed = getattr(question, field) or ""
    if isinstance(unread, TwoReadings):
        return DateUnclear(_as_read(question, today), field, typed, unread)
    return DateUnreadable(field, typed)


def _as_read(question: Question, today: date) -> Question:
    """A question with its days as a button carries them; what is unclear stays, what cannot be read falls away."""
    days: dict[str, str | None] = {}
    for field, read in (("as_of", read_day), ("known_by", read_day), ("since", read_span), ("until", read_span)):
        typed = getattr(question, field)
        match read(typed, today) if typed else None:
            case Day(day):
                days[field] = day.isoformat()
            case Span(first, last):
                days[field] = (first if field == "since" else last).isoformat()
            case TwoReadings():
                days[field] = typed
            case _:
                days[field] = None
    show = read_show(question.show) if question.show else Show.ALL
    return replace(question, **days, show=None if show is None or show is Show.ALL else show.value)


def _first_event(heard: Sequence[Event]) -> Event | None:
    """The event that begins the story: the earliest dated one that is no rumour, if there is one."""
    begun = [event for event in heard if event.date and event.asserted]
    return min(begun, key=lambda event: event.when.first, default=None)
