"""A couple's events as a card: newest first, with a heading for each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.outcomes import TimelineAnswer
from bot.questions import FIRST, At, Question, Verb
from bot.reasoning.timeline import Show
from bot.replies.cards import Card, Claim, Line, Remark, Section, cited
from bot.replies.controls import MAX_CHOICES, Choice, Link, Row, Window, menu, pages, verbs
from bot.replies.event_lines import event_lines
from bot.replies.markdown import Blocks
from bot.replies.windows import Detail, windowed
from bot.replies.words import control_words, rumour_words, shared_words, timeline_words
from db.records import Event


def timeline_reply(answer: TimelineAnswer, at: At) -> tuple[Blocks, tuple[Row, ...]]:
    """The page of a timeline at a place, with what can be pressed under it."""

    def card_of(window: Window, detail: Detail) -> Card:
        return _card(answer, window, detail)

    window, blocks = windowed(len(answer.timeline.events), at, card_of)
    return blocks, tuple(_rows(answer, window))


def _card(answer: TimelineAnswer, window: Window, detail: Detail) -> Card:
    shown = answer.timeline.events[window.start : window.stop]
    sections = (
        Section(tuple(_under_the_title(answer, window))),
        *(
            Section(
                tuple(line for event in events for line in event_lines(event, answer.against, detail, undated="")),
                heading,
                entries=True,
            )
            for heading, events in _by_year(shown)
        ),
        Section(tuple(_left_out(answer)), small=True),
    )
    title = Remark(timeline_words.title(answer.couple.name))
    return Card(title, tuple(section for section in sections if section.lines))


def _by_year(events: Sequence[Event]) -> Iterator[tuple[str, list[Event]]]:
    for heading, group in groupby(events, key=lambda event: timeline_words.heading(event.date)):
        yield heading, list(group)


def _under_the_title(answer: TimelineAnswer, window: Window) -> Iterator[Line]:
    """Which events these are; where there are none, where the record begins."""
    period = timeline_words.period(answer.since, answer.until)
    if window.total:
        about = timeline_words.about(control_words.SHOW[answer.show], period)
        yield Remark(timeline_words.place(window.start + 1, window.stop, window.total, about))
        return
    part = None if answer.show is Show.ALL else control_words.SHOW[answer.show]
    yield Remark(timeline_words.nothing(part, period))
    if answer.first and period:
        yield Claim(timeline_words.begins(answer.first.when), cited(answer.first, most=2))


def _left_out(answer: TimelineAnswer) -> Iterator[Line]:
    if answer.rumours_hidden and (answer.show is Show.RUMOURS or not answer.timeline.events):
        yield Remark(rumour_words.HIDDEN)
    if answer.timeline.left_out:
        yield Remark(timeline_words.undated_left_out(answer.timeline.left_out))


def _rows(answer: TimelineAnswer, window: Window) -> Iterator[Row]:
    asked = answer.asked
    yield from pages(asked, window)
    if not window.total and asked != (everything := Question(asked.slug, Verb.TIMELINE)):
        yield (Link(control_words.ALL_EVENTS, everything),)
    if not window.whole:
        yield from menu("year", control_words.JUMP, _years(answer))
    yield from menu("show", control_words.ONLY, _shows(answer))
    yield verbs(asked.slug, Verb.TIMELINE)


def _years(answer: TimelineAnswer) -> list[Choice]:
    """Every year that has an event; runs of years where a menu has no room for each."""
    years = answer.timeline.years()
    run = -(-len(years) // MAX_CHOICES)
    return [
        Choice(
            control_words.counted(control_words.years(some[0][0], some[-1][0]), sum(count for _, _, count in some)),
            replace(answer.asked, at=At(some[0][1])),
        )
        for some in (years[start : start + run] for start in range(0, len(years), run or 1))
    ]


def _shows(answer: TimelineAnswer) -> list[Choice]:
    return [
        Choice(
            control_words.counted(shared_words.capital(control_words.SHOW[show]), count),
            replace(answer.asked, show=None if show is Show.ALL else show.value, at=FIRST),
            chosen=show is answer.show,
        )
        for show, count in answer.timeline.counts
        if count or show is answer.show
    ]
