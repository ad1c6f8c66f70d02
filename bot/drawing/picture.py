"""What stands on a drawn timeline, from top to bottom."""

from __future__ import annotations

from bot.drawing.axis import draw_axis, draw_grid, ticks
from bot.drawing.bands import draw_track
from bot.drawing.bars import draw_others, newest
from bot.drawing.fonts import TEXT, TITLE, cut, drawable, width
from bot.drawing.legend import Legend
from bot.drawing.page import LEFT, LINE, RIGHT, Page
from bot.drawing.palette import FAINT
from bot.drawing.rumours import draw_rumours
from bot.drawing.scale import Scale
from bot.drawing.sheet import Sheet
from bot.reasoning.chart import Chart
from bot.replies.words import picture_words


def draw(chart: Chart) -> bytes:
    """A chart as a PNG, 800 pixels wide; equal charts give equal bytes."""
    bars = newest(chart.others)
    page, scale, legend = Page(), Scale.of(chart, bars), Legend()
    sheet = Sheet(page, scale, legend)
    _draw_head(page, chart)
    top = page.y
    anything = chart.romantic or chart.legal or bars or chart.rumours
    named = ticks(scale) if anything else []
    draw_axis(page, named)
    if not chart.romantic:
        page.heading(picture_words.ROMANTIC)
        page.note(picture_words.NOTHING_YET)
    draw_track(sheet, picture_words.ROMANTIC, chart.romantic)
    draw_track(sheet, picture_words.LEGAL, chart.legal)
    draw_rumours(sheet, chart.rumours)
    draw_others(sheet, chart.couple.people, bars)
    if left_out := len(chart.others) - len(bars):
        page.note(picture_words.earlier_ones(left_out))
    draw_grid(page, named, top)
    legend.draw(page)
    return page.png()


def _draw_head(page: Page, chart: Chart) -> None:
    """Whose story this is, and as of when."""
    name, room = drawable(chart.couple.name), RIGHT - LEFT
    size = TITLE if width(name, TITLE, bold=True) <= room else TEXT
    page.y = 18
    page.text(LEFT, page.y + 20, cut(name, room, size, bold=True), size=size, bold=True)
    page.y += 42
    page.text(LEFT, page.y + LINE / 2, picture_words.as_of(chart.today), colour=FAINT)
    page.y += LINE + 6
