"""The times that a question speaks of: where they stand in it, which days they mean, how they bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.reasoning.when import Span, TwoReadings, read_span

# More times than this no question has; it bounds the work that one message can ask for.
_MOST = 24
_YEAR_ON = timedelta(days=365)


class Relation(StrEnum):
    """How a time bounds what is asked."""

    AT = "at"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A time that a text speaks of.

    `start` and `end` are where it stands: a slice that takes its preposition in. `relation` is how it
    bounds, `span` which days it means; `known` where it says what was known, said or reported by then.
    """

    start: int
    end: int
    relation: Relation
    span: Span
    known: bool = False


_LEADS = {
    **dict.fromkeys(("in", "on", "during", "at", "of", "around", "throughout", "for", "over"), Relation.AT),
    **dict.fromkeys(("within", "through", "earlier", "later", "between"), Relation.AT),
    **dict.fromkeys(("by", "until", "till", "til", "as of", "as at", "up to", "up until", "up till"), Relation.BY),
    **dict.fromkeys(("no later than", "not later than", "as early as"), Relation.BY),
    **dict.fromkeys(("before", "prior to", "earlier than", "ahead of", "pre"), Relation.BEFORE),
    **dict.fromkeys(("after", "following", "later than", "post"), Relation.AFTER),
    **dict.fromkeys(("since", "from", "starting", "starting in", "starting from"), Relation.SINCE),
}
# Behind these, "may", "march", "fall" and the like are not yet a month or a season.
_LOOSE = {"", "on", "at", "of", "for", "over", "earlier", "later"}
_WHO = "(?:people|everyone|everybody|anyone|fans|we|the (?:public|press|media|world))"
_WHAT_WAS = (
    "what (?:was|were|had been) (?:(?:already|publicly|widely|generally) )?"
    f"(?:known|said|reported|public)(?: by {_WHO})?"
)
_WHAT_THEY_KNEW = f"(?:as|what) (?:did )?{_WHO} (?:knew|know|said|say|thought|think)"
_KNOWN = f"(?:(?:according to|going (?:(?:only|just) )?by|based on|from|as) )?(?:{_WHAT_WAS}|{_WHAT_THEY_KNEW}|known)"
_THEN = {"in", "on", "at", "during"}


# A space in a pattern here is any run of spaces; `_compiled` writes it out.
_MAY = "may(?! (?:be|have|not|or|well|even|just|never|still|get|mean|seem|sound|look|come)(?!\\w))"
_MONTH = (
    f"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|{_MAY}|june?|july?|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_SEASON = "(?:spring|summer|autumn|fall|winter)"
_HOLIDAY = (
    "(?:(?:christmas|xmas)(?: day| eve)?|new year'?s? (?:day|eve)|new year'?s?|nye"
    "|valentine'?s?(?: day)|valentine'?s|halloween|easter(?: sunday)?|thanksgiving(?: day)?)"
)
_WEEKDAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_ANY_WEEKDAY = rf"(?:{_WEEKDAY}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?"
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_YEAR = "(?:[0-9]{4}|'[0-9]{2}|(?:last|this) year)"
_DAY = "[0-9]{1,2}(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:(?:\s*[-–]\s*| to | and )(?:the )?{_DAY})?"
_OF_YEAR = rf"(?:\.?,? (?:of )?{_YEAR})"
_PART = "(?:(?:early|mid|late)(?:-| (?:in )?)|(?:start|beginning|middle|end) of )(?:the )?"
_DECADE = "(?:19|20)[0-9]0s"
_COUNT = "(?:[0-9]{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|a couple(?: of)?)"
_SHAPES = (
    "[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}",
    "[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})",
    "[0-9]{4}[-/.][0-9]{2}",
    "[0-9]{1,2}[-/.][0-9]{4}",
    f"(?:{_ANY_WEEKDAY},? (?:the )?)?{_DAYS} (?:of )?{_MONTH}(?:{_OF_YEAR}| [0-9]{{2}})?",
    rf"(?:{_ANY_WEEKDAY},? )?{_MONTH}\.? (?:the )?{_DAYS}(?:{_OF_YEAR}| [0-9]{{2}})?",
    f"(?:{'|'.join(_NTH)}) of {_MONTH}{_OF_YEAR}?",
    f"(?:{_PART})?(?:{_MONTH}|{_SEASON}){_OF_YEAR}",
    f"{_SEASON} [0-9]{{2}}",
    f"{_HOLIDAY}(?:,? (?:of |in )?{_YEAR})?",
    f"(?:{_PART})?(?:last|this) (?:{_MONTH}|{_SEASON}|month)",
    f"(?:last|this) (?:{_HOLIDAY}|week|year)|last (?:{_WEEKDAY}|night)",
    f"{_PART}(?:{_YEAR}|{_MONTH}|{_SEASON}|{_DECADE})|(?:start|beginning|middle|end) of the '?[0-9]0'?s",
    f"(?:q[1-4]|(?:{'|'.join(_NTH[:4])}|last) quarter),? (?:of )?{_YEAR}",
    f"{_COUNT} (?:day|week|month|year|yr)s? ago",
    "day before yesterday|yesterday",
    # Without "the", twenties are an age: "in her 20s", "in her early 20s".
    rf"{_DECADE}|(?<=the\s)(?:(?:early|mid|late)[-\s])?(?:19|20|')?[0-9]0'?s",
    "(?:year )?(?:19|20)[0-9]{2}",
    "january|february|april|june|july|august|september|october|november|december",
    "feb|apr|jul|aug|sept?|oct|nov|summer|autumn|winter",
    # Verbs and first names too: only behind a word that makes a time of them.
    f"(?P<firm>{_MAY}|march|jan|jun|spring|fall)",
    rf"(?P<led>'[0-9]{{2}}|(?<=in\s)0[0-9]|(?<=back\sin\s)[0-9]{{2}}|{_WEEKDAY})",
)
# What stands around a figure that is no date: prices, hashtags, versions, scores.
_CLEAR = r"(?<![\w@#$€£/\\-])(?<![0-9][.:])"
_CORE = rf"(?:the )?(?P<core>{'|'.join(_SHAPES)})(?![\w%$€£])(?![.:/][0-9])"


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which a space is any run of spaces."""
    return re.compile(pattern.replace(" ", r"\s+"))


_LEAD = "|".join(sorted(_LEADS, key=len, reverse=True))
# "Did she post yesterday" has a verb: "post" and "pre" lead with a hyphen, or a figure behind them.
_GAP = r"(?:(?<!post)(?<!pre) | (?=[0-9])|(?<=pre)-|(?<=post)-)"
_ABOUT = "(?:(?:about|around|circa|roughly|approximately|nearly|almost|exactly|just) )?"
_TIME = _compiled(rf"{_CLEAR}(?:(?P<known>{_KNOWN} )?(?:(?:back|ever) )?(?P<lead>{_LEAD}){_GAP}{_ABOUT})?{_CORE}")
_TOLD = _compiled(rf"(?<!\w)(?:{_WHAT_WAS}|{_WHAT_THEY_KNEW}) (?:about|of)\b[^.?!;\n]*$")
# Not the time of what is asked, but which event tells it: "since the 2016 split".
_OF_AN_EVENT = _compiled(r"(?:since|after|before|until|till|following|prior to) the (?:19|20)[0-9]{2} [a-z]")
_DASH = r"\s*[-–—]\s*"
_TO_NOW = "(?:now|today|the present|present)(?!\\w)"
_AND = _compiled(rf"(?: and | to |{_DASH})(?:{_CORE}|{_TO_NOW})")
_TO = _compiled(rf"(?: (?:to|until|till|til|through|up to|up until) |{_DASH})(?:{_CORE}|{_TO_NOW})")
_DASHED = _compiled(f"{_DASH}{_CORE}")
_ASIDE = _compiled(rf"(?:,\s*|'s | |\s*(?P<bracket>\())(?:(?:on|in) )?{_CORE}(?(bracket)\)?)")


def time_phrases(text: str, *, today: date, newest: date | None) -> tuple[TimePhrase, ...]:
    """Find the times in a question, in the order of reading.

    A month, season or holiday without a year is the newest one not after `newest`, the day of the
    record's newest evidence; "last week" and the like count from today.
    """
    phrases: list[TimePhrase] = []
    place = 0
    for _ in range(_MOST):
        found = _TIME.search(text, place)
        if found is None:
            break
        place = found.end()
        if (phrase := _phrase(text, found, today, newest or today)) is not None:
            phrases.append(phrase)
            place = phrase.end
    return tuple(phrases)


def _phrase(text: str, found: re.Match[str], today: date, newest: date) -> TimePhrase | None:
    lead = " ".join((found["lead"] or "").split())
    if (found["firm"] and lead in _LOOSE) or (found["led"] and not lead) or _OF_AN_EVENT.match(text, found.start()):
        return None
    bounds = _LEADS.get(lead, Relation.AT)
    joint = _AND if lead == "between" else _TO if bounds in {Relation.AT, Relation.SINCE} else _DASHED
    if (ranged := _range(found["core"], joint.match(text, found.end()), today, newest)) is not None:
        end, span = ranged
        bounds = Relation.AT if bounds is Relation.SINCE else bounds
    elif (twice := _said_twice(found["core"], _ASIDE.match(text, found.end()), today, newest)) is not None:
        end, span = twice
    else:
        end, span = found.end(), _read(found["core"], today, newest)
    if span is None:
        return None
    if lead == "at" and found["core"].startswith("end"):
        bounds = Relation.BY
    # "Known since 2021" dates the news; "known in 2021" asks for the news as it was then.
    known = (bounds in {Relation.BY, Relation.BEFORE} or lead in _THEN) and _is_known(text, found)
    if known and bounds is Relation.AT:
        bounds = Relation.BY
    start = found.start() if known or not found["known"] else found.end("known")
    return TimePhrase(start, end, bounds, span, known)


def _is_known(text: str, found: re.Match[str]) -> bool:
    """Whether "known" leads a time, or "what was known about the two of them" stands before it."""
    return bool(found["known"]) or _TOLD.search(text[max(0, found.start() - 120) : found.start()]) is not None


def _range(core: str, to: re.Match[str] | None, today: date, newest: date) -> tuple[int, Span] | None:
    """A time with the one that it runs to, and where that ends."""
    if to is None:
        return None
    if to["core"]:
        first, last = _both(core, to["core"], today, newest, ahead=_YEAR_ON)
    else:
        first, last = _read(core, today, newest), Span(today, today, None)
    if first is None or last is None:
        return None
    return to.end(), Span(min(first.first, last.first), max(first.last, last.last), None)


def _said_twice(core: str, aside: re.Match[str] | None, today: date, newest: date) -> tuple[int, Span] | None:
    """Two wordings of one time, as "thanksgiving, 25 nov 2021": the days of the narrower one."""
    if aside is None or aside["firm"] or aside["led"]:
        return None
    one, other = _both(core, aside["core"], today, newest)
    if one is None or other is None:
        return None
    if one.first <= other.first and other.last <= one.last:
        return aside.end(), other
    return (aside.end(), one) if other.first <= one.first and one.last <= other.last else None


def _both(
    one: str, other: str, today: date, newest: date, *, ahead: timedelta = timedelta()
) -> tuple[Span | None, Span | None]:
    """Two times that belong together: one without a year takes it from the other."""
    if _COUNTED.search(one) and not _COUNTED.search(other):
        first = _read(one, today, newest)
        return first, first and _read(other, today, first.last + min(ahead, date.max - first.last))
    second = _read(other, today, newest)
    return second and _read(one, today, second.last), second


# What says its year, or counts from today; anything else comes every year.
_COUNTED = re.compile(rf"[0-9]{{4}}|'[0-9]{{2}}|[0-9][/.-][0-9]{{1,2}}[/.-]|\b(?:last|this|ago|yesterday|{_WEEKDAY})\b")
_PAIR = re.compile(r"(?<![\d-])(\d{1,2})(?:st|nd|rd|th)?(?:\s*[-–]\s*| to | and )(\d{1,2})(?:st|nd|rd|th)?(?![\d-])")
_PARTED = re.compile(r"(early|mid|late|start|beginning|middle|end)[- ](?!\d{4}$)(.+)")
_TENS = re.compile(r"(19|20)?'?(\d)0'?s")
_ITS_MONTH = _compiled(f"(last|this) ({_MONTH})")
_REWRITTEN = (
    (re.compile(rf"^{_ANY_WEEKDAY} (?=.*\d)|^year (?=\d)|\b(?:the|of|in) "), ""),
    (re.compile(r"\ba couple\b"), "2"),
    (re.compile(r"\bxmas\b"), "christmas"),
    (re.compile(r"(?<=easter) sunday|(?<=thanksgiving) day"), ""),
    (re.compile(r"\bvalentine'?s?(?: day)?"), "valentine's day"),
    (re.compile(r"\bnew year'?s?(?= day| eve)"), "new year's"),
    (re.compile(r"\bnew year'?s(?! day| eve)"), "new year"),
    (re.compile("^last quarter"), "q4"),
    *((re.compile(f"^{word} quarter"), f"q{number}") for number, word in enumerate(_NTH, 1)),
    *((re.compile(f"^{word}"), str(number)) for number, word in enumerate(_NTH, 1)),
)


def _rewritten(core: str, today: date) -> str:
    """A found time in the words that `read_span` reads."""
    words = " ".join(core.replace(",", " ").split())
    words = re.sub(r"\blast year$", f"{today.year - 1:04}", words)
    words = re.sub(r"\bthis year$", f"{today.year:04}", words)
    for pattern, instead in _REWRITTEN:
        words = pattern.sub(instead, words)
    words = re.sub(rf"^({_SEASON}) (\d\d)$", r"\1 '\2", words)
    return re.sub(r"(?:'|^)(\d\d)$", lambda year: str(_full_year(int(year[1]), today)), words)


def _full_year(year: int, today: date) -> int:
    return 2000 + year if 2000 + year <= today.year + 1 else 1900 + year


def _read(core: str, today: date, newest: date) -> Span | None:
    """The days of a found time; one of every year is the newest that is not after `newest`."""
    words = _rewritten(core, today)
    if pair := _PAIR.search(words):
        one, other = (_read(words[: pair.start()] + pair[day] + words[pair.end() :], today, newest) for day in (1, 2))
        return Span(one.first, other.last, None) if one and other and one.first <= other.last else None
    if parted := _PARTED.fullmatch(words):
        whole = _read(parted[2], today, newest)
        return whole and _part(parted[1], whole)
    if tens := _TENS.fullmatch(words):
        first = int(tens[1] or ("20" if tens[2] < "3" else "19")) * 100 + int(tens[2]) * 10
        return Span(date(first, 1, 1), date(first + 9, 12, 31), None)
    if month := _ITS_MONTH.fullmatch(words):
        return _its_month(month[2], today, over=month[1] == "last")
    match read_span(words, today if _COUNTED.search(words) else newest):
        case Span() as span:
            return span
        case TwoReadings(first):
            return Span(first, first, first.isoformat())
        case _:
            return None


def _its_month(name: str, today: date, *, over: bool) -> Span | None:
    """The month of "this november", this year's, or of "last november", the newest that is over."""
    this_year = read_span(f"{name} {today.year:04}", today)
    if over and isinstance(this_year, Span) and this_year.last >= today:
        this_year = read_span(f"{name} {today.year - 1:04}", today)
    return this_year if isinstance(this_year, Span) else None


def _part(part: str, whole: Span) -> Span:
    """A third of a month, season or decade; "the end" of a month is its last day."""
    third = ((whole.last - whole.first).days + 1) // 3
    match part:
        case "early" | "start" | "beginning":
            return Span(whole.first, whole.first + timedelta(days=third - 1), None)
        case "mid" | "middle":
            return Span(whole.first + timedelta(days=third), whole.first + timedelta(days=2 * third - 1), None)
        case "end" if third < 11:
            return Span(whole.last, whole.last, whole.last.isoformat())
        case _:
            return Span(whole.first + timedelta(days=2 * third), whole.last, None)
