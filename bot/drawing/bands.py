"""The bands of a track: one for each run of a state, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from bot.drawing.fonts import width
from bot.drawing.page import LEFT, RIGHT, Box, Points
from bot.drawing.palette import DARK, HUES, INK, PAGE, light
from bot.drawing.sheet import SLIVER, Sheet
from bot.reasoning.chart import Band
from bot.replies.picture_lines import word_of

_HEIGHT = 56
# How far the point of a band that lasts reaches into the margin.
_POINT = 16


def draw_track(sheet: Sheet, title: str, bands: Sequence[Band]) -> None:
    """A track's bands under its title, each with its state in words where they fit."""
    if not bands:
        return
    page, scale = sheet.page, sheet.scale
    page.heading(title)
    top, bottom = page.y + 2, page.y + 2 + _HEIGHT
    sheet.lane(top, bottom)
    reached = float(LEFT)
    for band in bands:
        left = scale.x(band.began.counted)
        right = max(scale.x(band.ended.counted) if band.ended else RIGHT, left + SLIVER)
        # What would be under a pixel wide is left out: a story of thousands has more turns than pixels.
        if right - reached >= 1 or band is bands[-1]:
            _draw_band(sheet, band, Box(max(left, reached), right, top, bottom))
            reached = right
    page.y = bottom


def _draw_band(sheet: Sheet, band: Band, box: Box) -> None:
    sure = sheet.scale.x(band.confirmed.counted) if band.confirmed else box.right
    _fill(sheet, band, box, sure)
    sheet.vague(band.began, box.top, box.bottom)
    _name(sheet, band, box, sure)


def _fill(sheet: Sheet, band: Band, box: Box, sure: float) -> None:
    """A band's colour: up to where it is sure as a report, from there on in full."""
    hue, lasts = HUES[band.state], band.ended is None
    gap = 1 if box.width > 2 * SLIVER else 0
    if sure > box.left:
        report = Box(box.left + gap + 1, min(sure, box.right) - gap, box.top + 1, box.bottom - 1)
        sheet.reported(_outline(report, pointed=lasts and sure >= box.right), hue)
    if sure < box.right:
        certain = Box(max(box.left, sure) + gap, box.right - gap, box.top, box.bottom)
        sheet.page.shape(_outline(certain, pointed=lasts), hue)


def _outline(box: Box, *, pointed: bool) -> Points:
    """A box; with a point where it goes on after today."""
    if not pointed:
        return box.points
    left, right, top, bottom = box
    return [(left, top), (right, top), (right + _POINT, box.middle), (right, bottom), (left, bottom)]


def _name(sheet: Sheet, band: Band, box: Box, sure: float) -> None:
    """A band's state in words, beside its hatches if there is room; in the legend where it has none at all."""
    hue, word = HUES[band.state], word_of(band)
    room = width(word) + 12
    if room > box.width:
        sheet.legend.explain_hue(word, hue)
        return
    left = max(box.left, sheet.scale.x(band.began.certain))
    right = min(box.right, sheet.scale.x(band.ended.possible)) if band.ended else box.right
    x = (left + right) / 2 if room <= right - left else (box.left + box.right) / 2
    reported = sure > x
    colour = PAGE if band.state in DARK and not reported else INK
    sheet.page.text(x, box.middle, word, colour=colour, centred=True, backed=light(hue) if reported else hue)
