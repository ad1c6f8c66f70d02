"""Where days stand between the margins of a drawn timeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from bot.drawing.page import LEFT, RIGHT
from bot.reasoning.chart import Bar, Chart


@dataclass(frozen=True, slots=True)
class Scale:
    """The days between the margins: ordinals of the first one, and of the one after the last."""

    first: int
    last: int

    @classmethod
    def of(cls, chart: Chart, bars: Iterable[Bar]) -> Scale:
        """From the first thing drawn until today, and a week at least."""
        turns = (band.began.possible for band in chain(chart.romantic, chart.legal))
        starts = chain(turns, (bar.began.possible for bar in bars), (event.when.earliest for event in chart.rumours))
        last = chart.today.toordinal() + 1
        return cls(min((day.toordinal() for day in starts), default=last), last).at_least(7)

    def at_least(self, days: int) -> Scale:
        """The scale, begun earlier where it is shorter than so many days; ended later where the calendar begins."""
        return Scale(max(1, min(self.first, self.last - days)), max(self.last, days))

    def x(self, day: date) -> float:
        """The pixel at which a day begins."""
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return LEFT + min(max(share, 0.0), 1.0) * (RIGHT - LEFT)

    @property
    def pixels_a_day(self) -> float:
        """How wide a day is."""
        return (RIGHT - LEFT) / (self.last - self.first)
