"""The legend of a drawn timeline: what the picture has to explain, each with a sample of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.drawing.fonts import width
from bot.drawing.page import LEFT, LINE, RIGHT, Box, Page
from bot.drawing.palette import PAGE

_SAMPLE, _GAP = 30, 10


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to explain: its meaning, and what draws a sample of it into a box."""

    meaning: str
    sample: Callable[[Page, Box], None]


class Legend:
    """The states whose bands are too short for a word, and the signs that are used."""

    def __init__(self) -> None:
        self._states: dict[str, str] = {}
        self._signs: dict[Sign, None] = {}

    def explain_hue(self, state: str, hue: str) -> None:
        """Say which state has a hue."""
        self._states[state] = hue

    def explain(self, sign: Sign) -> None:
        """Say what a sign means."""
        self._signs[sign] = None

    def draw(self, page: Page) -> None:
        """The entries side by side, in as many lines as they need."""
        entries = [*(_swatch(state, hue) for state, hue in self._states.items()), *self._signs]
        x = float(LEFT)
        page.y += 22
        for sign in entries:
            entry = _SAMPLE + _GAP + width(sign.meaning)
            if x > LEFT and x + entry > RIGHT:
                x = LEFT
                page.y += LINE + 4
            middle = page.y + LINE / 2
            sign.sample(page, Box(x, x + _SAMPLE, middle - 11, middle + 11))
            page.text(x + _SAMPLE + _GAP, middle, sign.meaning, backed=PAGE)
            x += entry + 30
        page.y += LINE + 14 if entries else 0


def _swatch(state: str, hue: str) -> Sign:
    return Sign(state, lambda page, box: page.shape(box.points, hue))
