"""Days as people type them: "26 nov 2021", "Nov 2021", "last christmas", "2021"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db.dates import BadDate, parse_date

EXAMPLES = "16 sept 2021, Nov 2021, 2021 or yesterday"
_MAX_LENGTH = 60
_LEAD_IN = re.compile(r"^(?:as of|back in|in|on|by|at|around) ")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read. `not_yet` holds the words for a month or year that is still to come."""

    day: date
    not_yet: str | None = None


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """A text such as 02/03/2021 that means one day to some and another to others."""

    first: date
    second: date


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A text that is no day; kept as typed."""

    text: str


WhenRead = Day | TwoReadings | Unreadable


def read_day(text: str, today: date) -> WhenRead:
    """Read a day as people type it. A month, season or year means its last day, or today if sooner."""
    typed = _LEAD_IN.sub("", " ".join(text.lower().replace("’", "'").split()))
    if not typed or len(typed) > _MAX_LENGTH:
        return Unreadable(text)
    for reader in (_edtf, _slashed, _season, _part_of_year, _holiday, _spoken):
        if (found := reader(typed, today)) is not None:
            return found
    return Unreadable(text)


def _end(last: date, first: date, today: date, words: str) -> Day:
    return Day(min(last, today), not_yet=words if first > today else None)


def _edtf(typed: str, today: date) -> WhenRead | None:
    try:
        when = parse_date(typed.removesuffix("~"))
    except BadDate:
        return None
    return Day(when.first) if when.exact else _end(when.latest, when.first, today, typed)


def _slashed(typed: str, today: date) -> WhenRead | None:
    """2/3/2021, 16.9.21, 9/2021 and 2021/9/16; the first is asked back where both readings exist."""
    if found := re.fullmatch(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", typed):
        day = _day(int(found[1]), int(found[2]), int(found[3]))
        return Day(day) if day else Unreadable(typed)
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{4})", typed):
        return _month(int(found[2]), int(found[1]), today, typed)
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})", typed)
    if found is None:
        return None
    year = int(found[3]) if len(found[3]) == 4 else _century(int(found[3]), today)
    readings = [day for day in (_day(year, int(found[2]), int(found[1])), _day(year, int(found[1]), int(found[2]))) if day]
    match sorted(set(readings), key=readings.index):
        case [first, second]:
            return TwoReadings(first, second)
        case [only]:
            return Day(only)
        case _:
            return Unreadable(typed)


def _century(year: int, today: date) -> int:
    """Two digits of a year, as the newest such year that is not after next year."""
    return 2000 + year if 2000 + year <= today.year + 1 else 1900 + year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(year: int, month: int, today: date, words: str) -> WhenRead:
    first = _day(year, month, 1)
    if first is None:
        return Unreadable(words)
    return _end(first.replace(day=monthrange(year, month)[1]), first, today, words)


_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def _season(typed: str, today: date) -> WhenRead | None:
    found = re.fullmatch(rf"(?:the )?(last |this )?({'|'.join(_SEASONS)})(?: of)?(?: (\d{{4}}))?", typed)
    if found is None or found[3] == "0000":
        return None
    code = _SEASONS[found[2]]
    if found[3]:
        season = parse_date(f"{found[3]}-{code}")
        return _end(season.latest, season.first, today, typed)
    # Without a year: the newest one that has begun, or with "last" the newest that is over.
    for year in (today.year, today.year - 1, today.year - 2):
        season = parse_date(f"{year:04}-{code}")
        if (season.latest if found[1] == "last " else season.first) < today:
            return _end(season.latest, season.first, today, typed)
    return None


_PARTS = {"early": 4, "start": 4, "beginning": 4, "mid": 8, "middle": 8, "late": 12, "end": 12}


def _part_of_year(typed: str, today: date) -> WhenRead | None:
    """ "early 2021" ends with April, "mid 2021" with August, "late 2021" and "end of 2021" with December."""
    found = re.fullmatch(rf"(?:the )?({'|'.join(_PARTS)})(?:-| of | )(\d{{4}})", typed)
    return _month(int(found[2]), _PARTS[found[1]], today, typed) if found else None


def _easter(year: int) -> date:
    from dateutil.easter import easter

    return easter(year)


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas": _fixed(12, 25),
    "xmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "new year": _fixed(1, 1),
    "new years": _fixed(1, 1),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "valentine's": _fixed(2, 14),
    "valentines": _fixed(2, 14),
    "valentine's day": _fixed(2, 14),
    "valentines day": _fixed(2, 14),
    "halloween": _fixed(10, 31),
    "easter": _easter,
    "thanksgiving": _thanksgiving,
}


def _holiday(typed: str, today: date) -> WhenRead | None:
    names = "|".join(re.escape(name) for name in sorted(_HOLIDAYS, key=len, reverse=True))
    found = re.fullmatch(rf"(last |this )?({names})(?: (?:of |in )?(\d{{4}}))?", typed)
    if found is None or found[3] == "0000":
        return None
    holiday = _HOLIDAYS[found[2]]
    if found[3]:
        return Day(holiday(int(found[3])))
    this_year = holiday(today.year)
    passed = this_year < today or (this_year == today and found[1] != "last ")
    return Day(this_year if passed else holiday(today.year - 1))


# A bare number, or "the 5th", is a day of no particular month: dateparser would make one up.
_BARE_NUMBER = re.compile(r"(?:the )?\d+(?:st|nd|rd|th)?")


def _spoken(typed: str, today: date) -> WhenRead | None:
    """What dateparser reads: month names, "yesterday", "two weeks ago"."""
    if _BARE_NUMBER.fullmatch(typed) or not re.search(r"[a-z]{3}", typed):
        return None
    # dateparser takes 0.1 s to import: only dates in words need it.
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["en"],
        settings={"RELATIVE_BASE": datetime.combine(today, datetime.min.time()), "PREFER_DATES_FROM": "past"},
    )
    spoken = re.sub(r"\b(?:of|by|the end of|end of)\b", " ", re.sub(r"'(\d\d)\b", r"20\1", typed))
    read = parser.get_date_data(" ".join(spoken.split()))
    if read.date_obj is None:
        return None
    day = read.date_obj.date()
    if read.period == "month" and "ago" not in typed:
        return _month(day.year, day.month, today, typed)
    if read.period == "year" and "ago" not in typed:
        return _end(date(day.year, 12, 31), date(day.year, 1, 1), today, typed)
    return Day(day)
