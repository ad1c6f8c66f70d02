"""A long list in windows: as many entries as one message holds, with their sources."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from bot.questions import At
from bot.replies.cards import Card
from bot.replies.controls import Window
from bot.replies.markdown import Blocks, blocks, fitting

PER_PAGE = 9


class Detail(IntEnum):
    """How much of one entry a card shows: so many sources of an event."""

    FULL = 3
    SHORTER = 2
    BRIEF = 1


def windowed(
    total: int, at: At, card_of: Callable[[Window, Detail], Card], *, per_page: int = PER_PAGE
) -> tuple[Window, Blocks]:
    """The largest window at a place of a list whose card fits into one message, with that card.

    Some sources of an event go before an entry does: pages stay of one length, and lead back as they led on.
    A place beyond the list's end is its last page.
    """
    tries = [(per_page, Detail.FULL), *((count, Detail.SHORTER) for count in range(per_page, 0, -1))]
    for count, detail in tries:
        window = window_at(at, total, count)
        if (made := blocks(card_of(window, detail))).fits:
            return window, made
    smallest = window_at(at, total, 1)
    return smallest, fitting(card_of(smallest, detail) for detail in (Detail.SHORTER, Detail.BRIEF))


def window_at(at: At, total: int, count: int) -> Window:
    """The window of so many entries at a place of a list; beyond the list's end, its last ones."""
    if not at.ends and at.index < total:
        return Window(at.index, min(at.index + count, total), total)
    end = min(at.index, total) if at.ends else total
    return Window(end - count, end, total) if end > count else Window(0, min(count, total), total)
