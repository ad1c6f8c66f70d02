"""An event as the lines of a list: its date, what happened, how certain it is, what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.replies.cards import Claim, Line, cited
from bot.replies.windows import Detail
from bot.replies.words import shared_words
from db.records import Event


def event_lines(
    event: Event, against: Mapping[str, Sequence[Event]], detail: Detail, *, undated: str = shared_words.UNDATED
) -> Iterator[Line]:
    """An event, and beneath it what disputes it; `against` has that by the event's id."""
    lead = shared_words.dated(event.date) if event.date else undated
    yield Claim(shared_words.event(event.summary, event.certainty), cited(event, most=detail), lead)
    yield from dispute_lines(against.get(event.key, ()), detail)


def dispute_lines(disputed_by: Sequence[Event], detail: Detail) -> Iterator[Line]:
    """What disputes an event: the last of it, as there is only so much room."""
    if disputed_by and detail is not Detail.BRIEF:
        newest = disputed_by[-1]
        text = shared_words.event(newest.summary, newest.certainty)
        yield Claim(text, cited(newest, most=1), shared_words.against(newest.date), under=True)
