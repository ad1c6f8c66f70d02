"""The order of the story: where an editor's events stand, and what a story cannot tell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from bot.reasoning.calculus import State, after, deciding, standing
from db.records import PARTNER_KINDS, TRACK_KINDS, Event, Kind, Pack


def in_story_order(listed: Sequence[Event], added: Sequence[Event]) -> tuple[Event, ...]:
    """A pack's events with an editor's events among them.

    Each added event stands before the first deciding event whose first day is later than its own,
    and after all others; undated ones stand last. `added` are in the order in which they came.
    Where vague dates let a later first day be listed before a day that is surely earlier than the
    added one, it stands after that day: the story stays one that `pack check` takes.
    """
    story = list(listed)
    # begun[i]: the latest first day of the deciding events up to and including story[i];
    # over[i]: the earliest last day of those from story[i] on.
    begun = list(accumulate((_first_day(event) for event in story), max))
    over = list(accumulate((_last_day(event) for event in reversed(story)), min))[::-1]
    for event in added:
        place = len(story)
        if event.date:
            place = max(bisect_right(begun, event.date.first), bisect_left(over, event.date.earliest))
        begun.insert(place, max(_first_day(event), begun[place - 1] if place else date.min))
        over.insert(place, min(_last_day(event), over[place] if place < len(story) else date.max))
        for before in range(place - 1, -1, -1):
            if over[before] <= over[place]:
                break
            over[before] = over[place]
        story.insert(place, event)
    return tuple(story)


def _decides(event: Event) -> bool:
    return event.date is not None and event.asserted and event.kind in TRACK_KINDS


def _first_day(event: Event) -> date:
    return event.when.first if _decides(event) else date.min


def _last_day(event: Event) -> date:
    return event.when.latest if _decides(event) else date.max


def story_mistakes(pack: Pack) -> Iterator[str]:
    """Other relationships that are still open when the couple gets together, or never end after it."""
    state = State()
    running: dict[tuple[str, str], Event] = {}
    for event in standing(pack.events):
        if event.kind in PARTNER_KINDS and event.partner:
            run = (event.about[0], event.partner.casefold())
            if event.kind is Kind.NEW_PARTNER:
                running.setdefault(run, event)
            else:
                running.pop(run, None)
        before, state = state, _after(state, event)
        if state.together and not before.together:
            yield from (_left_open(start, event) for start in running.values())
            running.clear()
    if state.together:
        yield from (_left_open(start, None) for start in running.values())


def _after(state: State, event: Event) -> State:
    return after(state, event.kind) if deciding([event]) else state


def _left_open(start: Event, together: Event | None) -> str:
    meanwhile = f'when the couple gets together ("{together.key}")' if together else "while the couple is together"
    return (
        f'event "{start.key}", field `partner`: the relationship with {start.partner} is left open {meanwhile};'
        f" list a new_partner_ended for it before that."
    )
