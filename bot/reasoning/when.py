"""Days and dates as people type them: "26 nov 2021", "Nov 2021", "last christmas", "2021"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from db.dates import BadDate, EdtfDate, parse_date

EXAMPLES = "16 sept 2021, Nov 2021, 2021 or yesterday"
_MAX_LENGTH = 60
# "in 2021" is a year, "in 2 years" is not two years ago.
_LEAD_IN = re.compile(r"^(?:as of|back in|in(?! (?!the |last |this )\S+ (?:day|week|month|year)s?$)|on|by|at) ")
_ABOUT = re.compile(r"^(?:about|around|circa|c\.|ca\.?) ")


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


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a text speaks of, from first to last, and its EDTF text where EDTF has one."""

    first: date
    last: date
    edtf: str | None


_Read = Span | TwoReadings | Unreadable | None


def read_day(text: str, today: date) -> Day | TwoReadings | Unreadable:
    """Read the day asked about. A month, season or year means its last day, or today if sooner."""
    match read_span(text, today):
        case Span(first, last) if first == last:
            return Day(first)
        case Span(first, last):
            return Day(min(last, today), not_yet=text.strip() if first > today else None)
        case TwoReadings() | Unreadable() as unclear:
            return unclear


def read_span(text: str, today: date) -> Span | TwoReadings | Unreadable:
    """Read a day, month, season or year as all of its days."""
    return _read(_ABOUT.sub("", _folded(text).rstrip("?!.,; ")), today) or Unreadable(text)


def read_date(text: str, today: date) -> EdtfDate | TwoReadings | Unreadable:
    """Read the date of an event, as exact as it was typed: "Nov 2021" is all of that month."""
    try:
        return parse_date(text.strip())
    except BadDate:
        pass
    typed = _folded(text)
    bare = _ABOUT.sub("", typed)
    match _read(bare, today):
        case Span(edtf=str(found)):
            return parse_date(found if bare == typed else f"{found}~")
        case TwoReadings() as both:
            return both
        case _:
            return Unreadable(text)


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _read(text: str, today: date) -> _Read:
    typed = _LEAD_IN.sub("", _folded(text))
    if not typed or len(typed) > _MAX_LENGTH:
        return None
    for reader in (_edtf, _slashed, _season, _part_of_year, _holiday, _spoken):
        if (found := reader(typed, today)) is not None:
            return found
    return None


def _one_day(day: date) -> Span:
    return Span(day, day, day.isoformat())


def _month(year: int, month: int) -> _Read:
    if not (1 <= month <= 12 and year):
        return None
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), f"{year:04}-{month:02}")


def _edtf(typed: str, _today: date) -> _Read:
    try:
        when = parse_date(typed.removesuffix("~"))
    except BadDate:
        return None
    return Span(when.earliest, when.latest, when.text)


def _slashed(typed: str, today: date) -> _Read:
    """2/3/2021, 16.9.21, 9/2021 and 2021/9/16; the first is asked back where both readings exist."""
    if found := re.fullmatch(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", typed):
        return _only(_days(int(found[1]), (int(found[2]), int(found[3]))), typed)
    if found := re.fullmatch(r"(\d{4})[/.](\d{1,2})", typed):
        return _month(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{4})", typed):
        return _month(int(found[2]), int(found[1]))
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})", typed)
    if found is None:
        return None
    year = int(found[3]) if len(found[3]) == 4 else _century(int(found[3]), today)
    one, two = int(found[1]), int(found[2])
    return _only(_days(year, (two, one), (one, two)), typed)


def _only(days: list[date], typed: str) -> _Read:
    match days:
        case [first, second]:
            return TwoReadings(first, second)
        case [day]:
            return _one_day(day)
        case _:
            return Unreadable(typed)


def _century(year: int, today: date) -> int:
    """Two digits of a year, as the newest such year that is not after next year."""
    return 2000 + year if 2000 + year <= today.year + 1 else 1900 + year


def _days(year: int, *readings: tuple[int, int]) -> list[date]:
    """The days that one or two (month, day) readings give, each once."""
    days: list[date] = []
    for month, day in readings:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found not in days:
            days.append(found)
    return days


_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def _season(typed: str, today: date) -> _Read:
    found = re.fullmatch(rf"(?:the )?(last |this )?({'|'.join(_SEASONS)})(?: of)?(?: (\d{{4}}))?", typed)
    if found is None:
        return None
    code = _SEASONS[found[2]]
    if found[3]:
        return _edtf(f"{found[3]}-{code}", today)
    # Without a year: the newest one that has begun, with "last" the newest that is over, and with
    # "this" the one that is on, or else this year's.
    seasons = [parse_date(f"{year:04}-{code}") for year in (today.year, today.year - 1, today.year - 2) if year > 0]
    match found[1]:
        case "this ":
            fit = [season for season in seasons[1::-1] if season.latest >= today] or seasons[:1]
        case "last ":
            fit = [season for season in seasons if season.latest < today]
        case _:
            fit = [season for season in seasons if season.first <= today]
    return Span(fit[0].first, fit[0].latest, fit[0].text) if fit else None


_QUARTERS = {f"q{number}": (number * 3 - 2, number * 3) for number in range(1, 5)}
_PARTS = (
    _QUARTERS
    | {"early": (1, 4), "start": (1, 4), "beginning": (1, 4), "mid": (5, 8), "middle": (5, 8)}
    | {
        "late": (9, 12),
        "end": (9, 12),
    }
)


def _part_of_year(typed: str, _today: date) -> _Read:
    """Thirds and quarters of a year: "early 2021" ends with April, "mid 2021" with August."""
    found = re.fullmatch(rf"(?:the )?({'|'.join(_PARTS)})(?:-| of | )(\d{{4}})", typed)
    if found is None or found[2] == "0000":
        return None
    year, (first, last) = int(found[2]), _PARTS[found[1]]
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), None)


def _easter(year: int) -> date:
    # Only this holiday needs the library's calendar.
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
    "new years day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "nye": _fixed(12, 31),
    "new years eve": _fixed(12, 31),
    "valentine's": _fixed(2, 14),
    "valentines": _fixed(2, 14),
    "valentine's day": _fixed(2, 14),
    "valentines day": _fixed(2, 14),
    "halloween": _fixed(10, 31),
    "easter": _easter,
    "thanksgiving": _thanksgiving,
}


def _holiday(typed: str, today: date) -> _Read:
    names = "|".join(re.escape(name) for name in sorted(_HOLIDAYS, key=len, reverse=True))
    found = re.fullmatch(rf"(last |this )?({names})(?: (?:of |in )?(\d{{4}}))?", typed)
    if found is None or found[3] == "0000":
        return None
    holiday = _HOLIDAYS[found[2]]
    if found[3]:
        return _one_day(holiday(int(found[3])))
    this_year = holiday(today.year)
    if found[1] == "this " or this_year < today or (this_year == today and found[1] is None):
        return _one_day(this_year)
    return _one_day(holiday(today.year - 1)) if today.year > 1 else None


def _spoken(typed: str, today: date) -> _Read:
    """What dateparser reads: month names, "yesterday", "two weeks ago"."""
    # Without a word, such as "10" or "the 5th", it would make up a month; "after 2021" it takes for 2021.
    if not re.search(r"[a-z]{3}", re.sub(r"^the ", "", typed)) or re.search(r"\b(?:after|from|decade)\b|\?", typed):
        return None
    # dateparser takes 0.1 s to import: only dates in words need it.
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["en"],
        settings={"RELATIVE_BASE": datetime.combine(today, time.max), "PREFER_DATES_FROM": "past"},
    )
    typed = re.sub(r"\byrs?\b", "years", typed)
    spoken = re.sub(r"\b(?:right|of|by|the end of|end of)\b", " ", re.sub(r"'(\d\d)\b", r"20\1", typed))
    try:
        read = parser.get_date_data(" ".join(spoken.split()))
    except OverflowError:
        # A day beyond the calendar.
        return None
    if read.date_obj is None:
        return None
    day = read.date_obj.date()
    # "3 months ago" asks about one day, but dates an event by its month only; a week is no date at all.
    counted = re.search(r"\b(?:ago|in)\b", typed) is not None
    match read.period:
        case "month":
            return Span(day, day, f"{day.year:04}-{day.month:02}") if counted else _month(day.year, day.month)
        case "year":
            first, last = (day, day) if counted else (date(day.year, 1, 1), date(day.year, 12, 31))
            return Span(first, last, f"{day.year:04}")
        case "week":
            return Span(day, day, None)
        case _:
            return _one_day(day)
