"""The axis of a drawn timeline: the days that it names, and the lines of its grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.drawing.fonts import width
from bot.drawing.page import LINE, WIDTH, Layer, Page
from bot.drawing.palette import FAINT, GRID
from bot.drawing.scale import Scale
from bot.replies.words import picture_words

# Where the axis names a day, and how.
Tick = tuple[float, str]

# The steps that an axis may take, each with the pixels that a label of it needs.
_DAYS, _DAY_ROOM = (1, 2, 7, 14), 105
_MONTHS, _MONTH_ROOM = (1, 2, 3, 6), 140
_YEARS, _YEAR_ROOM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000), 84
_EDGE = 4


def ticks(scale: Scale) -> list[Tick]:
    """The days that are named: only those whose name is not cut by the picture's edge."""
    named = [(scale.x(day), label) for day, label in _named_days(scale)]
    return [(x, label) for x, label in named if _EDGE <= x - width(label) / 2 <= WIDTH - _EDGE - width(label)]


def draw_axis(page: Page, named: Sequence[Tick]) -> None:
    """The names, in a line of their own; no line where there are none."""
    for x, label in named:
        page.text(x, page.y + LINE / 2, label, colour=FAINT, centred=True)
    page.y += LINE if named else 0


def draw_grid(page: Page, named: Sequence[Tick], top: float) -> None:
    """A line from each name, whose top is given, down to where the page has come."""
    for x, _ in named:
        page.line((x, x), (top + LINE, page.y), GRID, thick=1.5, layer=Layer.GRID)


def _named_days(scale: Scale) -> list[tuple[date, str]]:
    """The days that an axis can name, in steps that leave room for their names."""
    pixels = scale.pixels_a_day
    for step in _DAYS:
        if step * pixels >= _DAY_ROOM:
            days = map(date.fromordinal, range(scale.last - 1, scale.first - 1, -step))
            return [(day, picture_words.tick_of_days(day)) for day in days]
    for step in _MONTHS:
        if step * 30 * pixels >= _MONTH_ROOM:
            return [(day, picture_words.tick_of_months(day)) for day in _months(scale, step)]
    step = next((step for step in _YEARS if step * 365 * pixels >= _YEAR_ROOM), _YEARS[-1])
    return [(day, picture_words.tick_of_years(day)) for day in _months(scale, step * 12)]


def _months(scale: Scale, step: int) -> Iterator[date]:
    """The first days of every so many months on the scale."""
    begin, end = date.fromordinal(scale.first), date.fromordinal(scale.last - 1)
    first = begin.year * 12 + begin.month - (begin.day == 1)
    for month in range(first + -first % step, end.year * 12 + end.month, step):
        yield date(month // 12, month % 12 + 1, 1)
