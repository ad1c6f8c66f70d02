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
from bot.replies.words import rumour_words, shared_words
from db.records import Certainty, Event, Source

# Each stands with who tells it and what disputes it: more would be a long way down on a phone.
PER_PAGE = 5


def rumours_reply(answer: RumoursAnswer, at: At) -> tuple[Blocks, tuple[Row, ...]]:
    """The page of a couple's rumours at a place, with what can be pressed under it."""

    def card_of(window: Window, detail: Detail) -> Card:
        return _card(answer, window, detail)

    window, blocks = windowed(len(answer.rumours), at, card_of, per_page=PER_PAGE)
    return blocks, (*pages(answer.asked, window), verbs(answer.asked.slug, Verb.RUMOURS))


def _card(answer: RumoursAnswer, window: Window, detail: Detail) -> Card:
    lines = (line for rumour in answer.rumours[window.start : window.stop] for line in rumour_lines(rumour, detail))
    sections = (
        Section((Remark(_place(answer, window)),)),
        Section(tuple(lines), entries=True),
        Section((Remark(rumour_words.RULE),), small=True),
    )
    return Card(Remark(rumour_words.title(answer.couple.name)), tuple(s for s in sections if s.lines))


def _place(answer: RumoursAnswer, window: Window) -> str:
    """Which of how many these are, and how many of them all came true."""
    if not window.total:
        return rumour_words.HIDDEN if answer.rumours_hidden else rumour_words.NONE
    true_by = [r.settled_by.certainty for r in answer.rumours if r.fate is Fate.CAME_TRUE and r.settled_by]
    confirmed = true_by.count(Certainty.CONFIRMED)
    return rumour_words.place(window.start + 1, window.stop, window.total, confirmed, len(true_by) - confirmed)


def rumour_lines(rumour: Rumour, detail: Detail) -> Iterator[Line]:
    """A rumour with what became of it, and beneath it its oldest article and what settled or disputes it."""
    event, settled = rumour.event, rumour.settled_by
    yield Claim(event.summary, cited(event, most=detail), rumour_words.dated(event.date, rumour.fate, settled))
    if detail is not Detail.BRIEF:
        first = _first_told(event)
        yield Claim(rumour_words.teller(first), (first,), rumour_words.OLDEST, under=True)
    if settled is not None:
        yield _beneath(settled, rumour_words.settled(rumour.fate, settled))
    yield from dispute_lines([other for other in rumour.disputed_by if other != settled], detail)
    if rumour.later is not None and detail is not Detail.BRIEF:
        yield _beneath(rumour.later, rumour_words.happened_later(rumour.later))


def _beneath(event: Event, lead: str) -> Claim:
    return Claim(shared_words.event(event.summary, event.certainty), cited(event, most=1), lead, under=True)


def _first_told(event: Event) -> Source:
    """The earliest of a rumour's articles, by the day it came out; the first listed where no day is known."""
    dated = [(source.published.first, source) for source in event.sources if source.published]
    return min(dated, key=lambda pair: pair[0])[1] if dated else event.sources[0]
