"""Dates as vague as their source: EDTF level 1 text with an earliest and a latest day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from time import struct_time

EXAMPLES = "2021-02-19, 2021-02, 2021, 2021-22 (summer) or 2021-08~ (about August)"
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
# Months 01 to 12 or seasons 21 to 24; edtf knows more seasons than the record uses.
_SHAPE = re.compile(r"(\d{4})(?:-(?:2[1-4]|[01]\d(?:-\d{2})?))?(~)?", re.ASCII)


class BadDate(ValueError):
    """Text that is no date of ours; the message is one sentence for the person who typed it."""


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as its source gives it.

    `first` is the first day of the date as written; `earliest` and `latest` are its bounds, both
    included, which `~` widens by one unit of the date's own precision (2021-08~: first
    2021-08-01, earliest 2021-07-01, latest 2021-09-30).
    """

    text: str
    first: date
    earliest: date
    latest: date

    @property
    def approximate(self) -> bool:
        """Whether the source says "about"."""
        return self.text.endswith("~")

    @property
    def precision(self) -> Precision:
        """Day, month, season or year, read off the text."""
        parts = self.text.rstrip("~").split("-")
        if len(parts) == 2:
            return Precision.SEASON if int(parts[1]) in SEASONS else Precision.MONTH
        return Precision.DAY if len(parts) == 3 else Precision.YEAR

    @property
    def exact(self) -> bool:
        """Whether the date is one known day, so that nothing is left open inside it."""
        return self.earliest == self.latest

    @property
    def sure_from(self) -> date:
        """The first day on which what the date tells has surely happened: the day itself, or the one after."""
        return self.latest if self.exact or self.latest == date.max else self.latest + timedelta(days=1)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def parse_date(text: str) -> EdtfDate:
    """Read EDTF level 1 text as the design restricts it.

    Raises BadDate, with a sentence that says what is wrong and what to write, for anything else:
    no `?`, `%`, `X`, intervals or times, and only years 0001 to 9999.
    """
    shape = _SHAPE.fullmatch(text)
    if shape is None or shape[1] == "0000":
        raise BadDate(f'"{text[:40]}" is not a date of the record: write {EXAMPLES}.')
    bare = text.removesuffix("~")
    first, last = _bounds(bare)
    if shape[2] is None:
        return EdtfDate(text, first, first, last)
    return EdtfDate(text, first, *_widened(bare, first, last))


def _bounds(bare: str) -> tuple[date, date]:
    """The first and last day of a date without `~`, checked by the edtf library, but for plain days."""
    # Most dates are days. Nothing here goes through edtf's grammar, which takes 3 ms for each date, right or wrong.
    if len(bare) == len("2021-02-19"):
        try:
            day = date.fromisoformat(bare)
        except ValueError:
            raise BadDate(f'"{bare}" is not a day of the calendar: write {EXAMPLES}.') from None
        return day, day
    # edtf takes 0.1 s to import, and a start on a loaded record needs none of it.
    from edtf.parser.parser_classes import Date, Season

    year, _, part = bare.partition("-")
    season = part if part and int(part) in SEASONS else None
    # The form is checked, so that its classes can be asked without its grammar.
    parsed = Season(year, season) if season else Date(year, part or None)
    try:
        first, last = _date_of(parsed.lower_strict()), _date_of(parsed.upper_strict())
    except ValueError:
        raise BadDate(f'"{bare}" is not a day of the calendar: write {EXAMPLES}.') from None
    # edtf ends winter with December; the record's winter ends with February.
    if season:
        last = _month_end(*_month_after(first.year, first.month, 2))
    return first, last


def _date_of(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def _widened(bare: str, first: date, last: date) -> tuple[date, date]:
    """The bounds moved outwards by one unit of the date's own precision."""
    match EdtfDate(bare, first, first, last).precision:
        case Precision.DAY:
            return _clamped(first, -1), _clamped(last, 1)
        case Precision.MONTH:
            months = 1
        case Precision.SEASON:
            months = 3
        case Precision.YEAR:
            months = 12
    year, month = _month_after(first.year, first.month, -months)
    earliest = date(year, month, 1) if year else date.min
    return earliest, _month_end(*_month_after(last.year, last.month, months))


def _clamped(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _month_after(year: int, month: int, months: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1]) if year <= date.max.year else date.max
