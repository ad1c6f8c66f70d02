"""The other relationships of a drawn timeline: a thin bar for each, under the person whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.drawing.fonts import cut, drawable, width
from bot.drawing.legend import Sign
from bot.drawing.page import LEFT, LINE, RIGHT, WIDTH, Box, Page
from bot.drawing.palette import PAGE, PEOPLE
from bot.drawing.sheet import SLIVER, Sheet
from bot.reasoning.chart import Bar
from bot.replies.words import picture_words
from db.records import Person

_MOST = 12
_HEIGHT, _ROW = 18, 38
# Beside a bar: the air before its partner's name, and what its question mark takes.
_AIR, _MARK = 12, 20
_SWATCH, _INDENT = 18, 28


def newest(bars: Sequence[Bar]) -> list[Bar]:
    """As many of the other relationships as there is room for, those that began last, in their order."""
    last = sorted(range(len(bars)), key=lambda place: bars[place].began.counted)[-_MOST:]
    return [bars[place] for place in sorted(last)]


def draw_others(sheet: Sheet, people: Sequence[Person], bars: Sequence[Bar]) -> None:
    """The bars of each person under the person's name."""
    if not bars:
        return
    sheet.page.heading(picture_words.OTHER_RELATIONSHIPS)
    for person, hue in zip(people, PEOPLE, strict=True):
        own = [bar for bar in bars if bar.person == person.name]
        if own:
            _draw_person(sheet.page, person, hue)
        for bar in own:
            _draw_bar(sheet, bar, hue)


def _draw_person(page: Page, person: Person, hue: str) -> None:
    page.shape(Box(LEFT, LEFT + _SWATCH, page.y + 8, page.y + 8 + _SWATCH).points, hue)
    page.text(LEFT + _INDENT, page.y + LINE / 2, cut(drawable(person.name), RIGHT - LEFT - _INDENT), backed=PAGE)
    page.y += LINE


def _draw_bar(sheet: Sheet, bar: Bar, hue: str) -> None:
    page, scale = sheet.page, sheet.scale
    left = scale.x(bar.began.counted)
    right = max(scale.x(bar.ended.counted if bar.ended else bar.last_heard.when.latest), left + 2 * SLIVER + 2)
    _draw_partner(sheet, bar, left, right)
    middle = page.y + _ROW / 2
    box = Box(left, right, middle - _HEIGHT / 2, middle + _HEIGHT / 2)
    if bar.reported:
        sheet.reported(box.points, hue)
    else:
        page.shape(box.points, hue)
    # Under a few pixels, hatches would hide the bar itself.
    for turn in (bar.began, bar.ended):
        if turn and scale.x(turn.certain) - scale.x(turn.possible) >= 2 * SLIVER:
            sheet.vague(turn, box.top, box.bottom)
    if bar.ended is None:
        _draw_last_heard(page, right + _AIR, middle)
        sheet.legend.explain(_LAST_HEARD)
    page.y += _ROW


def _draw_partner(sheet: Sheet, bar: Bar, left: float, right: float) -> None:
    """The partner's name after a bar, before it or, where neither has room, on a line above it."""
    page, scale = sheet.page, sheet.scale
    name = drawable(bar.partner)
    before = min(left, scale.x(bar.began.possible)) - _AIR - width(name)
    after = max(right, scale.x(bar.ended.certain)) + _AIR if bar.ended else right + _AIR + _MARK
    if after + width(name) <= WIDTH - _AIR:
        page.text(after, page.y + _ROW / 2, name, backed=PAGE)
    elif before >= LEFT:
        page.text(before, page.y + _ROW / 2, name, backed=PAGE)
    else:
        page.text(LEFT, page.y + LINE / 2, cut(name, RIGHT - LEFT), backed=PAGE)
        page.y += LINE - 4


def _draw_last_heard(page: Page, x: float, middle: float) -> None:
    page.text(x, middle, picture_words.LAST_HEARD_MARK, bold=True, centred=True)


_LAST_HEARD = Sign(
    picture_words.LAST_HEARD, lambda page, box: _draw_last_heard(page, (box.left + box.right) / 2, box.middle)
)
