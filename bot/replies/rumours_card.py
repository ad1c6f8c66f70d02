"""A couple's rumours as a card: who tells each, what disputes it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.outcomes import RumoursAnswer
from bot.questions import At, Verb
from bot.reasoning.rumours import Fate, Rumour
from bot.replies.cards import Card, Claim, Line, Remark, Section, cited
from bot.replies.controls import Row, Window, pages, verbs
from bot.replies.event_lines import dispute_lines
from bot.replies.markdown import Blocks
from bot.replies.windows import Detail, windowed
from bot.replies.words import rumour_words
from db.records import Event, Source

# Each stands with who tells it and what disputes it: more would be a long way down on a phone.
PER_PAGE = 5


def rumours_reply(answer: RumoursAnswer, at: At) -> tuple[Blocks, tuple[Row, ...]]:
    """The page of a couple's rumours at a place, with what can be pressed under it."""

    def card_of(window: Window, detail: Detail) -> Card:
        return _card(answer, window, detail)

    window, blocks = windowed(len(answer.rumours), at, card_of, per_page=PER_PAGE)
    return blocks, (*pages(answer.asked, window), verbs(answer.asked.slug, Verb.RUMOURS))


def _card(answer: RumoursAnswer, window: Window, detail: Detail) -> Card:
    if not window.total:
        where = rumour_words.NONE
    else:
        came_true = sum(rumour.fate is Fate.CAME_TRUE for rumour in answer.rumours)
        where = rumour_words.place(window.start + 1, window.stop, window.total, came_true)
    lines = (line for rumour in answer.rumours[window.start : window.stop] for line in rumour_lines(rumour, detail))
    sections = (Section((Remark(where),)), Section(tuple(lines), entries=True))
    return Card(Remark(rumour_words.title(answer.couple.name)), tuple(s for s in sections if s.lines))


def rumour_lines(rumour: Rumour, detail: Detail) -> Iterator[Line]:
    """A rumour with what became of it, and beneath it who tells it and what settled or disputes it."""
    event, settled = rumour.event, rumour.settled_by
    lead = rumour_words.dated(event.date, rumour.fate, settled)
    yield Claim(event.summary, cited(event, most=detail), lead)
    if detail is not Detail.BRIEF:
        first = _first_told(event)
        yield Claim(rumour_words.teller(first), (first,), rumour_words.FROM, under=True)
    if settled is not None:
        lead = rumour_words.settled(rumour.fate, settled)
        yield Claim(settled.summary, cited(settled, most=1), lead, under=True)
    others = [event for event in rumour.disputed_by if event != settled]
    yield from dispute_lines(others, detail)


def _first_told(event: Event) -> Source:
    """The earliest of a rumour's articles, by the day it came out; the first listed where no day is known."""
    dated = [(source.published.first, source) for source in event.sources if source.published]
    return min(dated, key=lambda pair: pair[0])[1] if dated else event.sources[0]
