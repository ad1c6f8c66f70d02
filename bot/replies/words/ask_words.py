"""What is said in answer to plain questions."""

from __future__ import annotations

from datetime import date

from bot.reasoning.ask.limits import MAX_QUESTION
from bot.reasoning.ask.told import Gap, Verdict
from bot.replies.words.shared_words import bare, capital, counted, day, in_or_on, when
from db.dates import EdtfDate
from db.records import Kind

VERDICTS = {
    Verdict.YES: "Yes.",
    Verdict.NO: "No.",
    Verdict.NOT_YET: "Not yet.",
    Verdict.NOT_QUITE: "Not quite.",
    Verdict.NOT_CONFIRMED: "Not confirmed.",
    Verdict.CANT_TELL: "Can't tell.",
}
GAPS = {
    Gap.NOT_TOLD: "The record doesn't say.",
    Gap.NOT_SO: "No such event is on record.",
    Gap.NO_DATE: "The record gives no date for it.",
    Gap.NO_DAY: "The record doesn't give the exact day.",
    Gap.NO_MONTH: "The record doesn't give the month.",
    Gap.NO_PLACE: "The record doesn't say where.",
    Gap.NO_REASON: "The record doesn't say why.",
    Gap.NO_NUMBER: "The record doesn't give a number.",
    Gap.NO_NAME: "The record doesn't say who or what: it gives no name.",
    Gap.FUTURE: "Nobody knows: the record can't predict.",
    Gap.CHILD: "I don't name anybody's children.",
    Gap.PRIVATE: "That is private, so I don't tell it.",
    Gap.NO_SUCH_DAY: "I don't know that day: write it like 26 November 2021.",
}


def about(couples: list[str]) -> str:
    """Whose record was asked."""
    return f"From the record of {' and of '.join(couples)}."


def left_out(count: int) -> str:
    """Questions or couples that there was no room for."""
    others = counted(count, "other one", "other ones")
    return f"I answer three questions at a time, about three couples: ask me again for the {others}."


def several(count: int) -> str:
    """The title of an answer about several couples."""
    return f"{count} couples, one by one:"


def happened(kind: Kind, value: EdtfDate, agent: str | None, *, reported: bool) -> str:
    """ "They married on 24 May 2014.", "Reportedly they separated in January 2004."."""
    done = f"{agent} filed for divorce" if agent and kind is Kind.DIVORCE_FILED else DONE[kind]
    told = f"{done} {_at(value)}."
    return f"Reportedly {told}" if reported else capital(told)


def _at(value: EdtfDate) -> str:
    return f"about {bare(value)}" if value.approximate else in_or_on(value)


_BEGUN_OR_ENDED = {Kind.NEW_PARTNER: "it began", Kind.NEW_PARTNER_ENDED: "it ended"}
DONE = {
    Kind.DATING_STARTED: "they started dating",
    Kind.ENGAGED: "they got engaged",
    Kind.ENGAGEMENT_ENDED: "the engagement ended",
    Kind.MARRIED: "they married",
    Kind.SEPARATED: "they separated",
    Kind.DIVORCE_FILED: "a divorce was filed for",
    Kind.DIVORCE_WITHDRAWN: "the divorce case was withdrawn",
    Kind.DECLARED_LEGALLY_SINGLE: "a judge declared them legally single",
    Kind.DIVORCE_FINALIZED: "the divorce became final",
    Kind.BROKE_UP: "they broke up",
    Kind.RECONCILED: "they got back together",
}


# So far apart, the least and the most months are as good as the same; in so few, they are told both.
_CLOSE_MONTHS, _SHORT_MONTHS = 3, 24


def lasted(months: tuple[int, int], days: tuple[int, int], *, vague: bool) -> str:
    """ "About 6 years and 8 months", "8 to 9 years", "12 days"."""
    least, most = months
    if most < 2:
        length = counted(days[1], "day", "days")
        return capital(length) if days[0] == days[1] else f"About {length}"
    # Both are whole months that are over: what lies between them is nearer to the higher.
    middle = -(-(least + most) // 2)
    if not vague or most - least <= _CLOSE_MONTHS:
        return f"About {_years(middle)}"
    if most < _SHORT_MONTHS:
        return f"{least} to {counted(most, 'month', 'months')}"
    low, high = least // 12, -(-most // 12)
    return f"About {counted((middle + 6) // 12, 'year', 'years')} ({low} to {high})"


def _years(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = [counted(years, "year", "years")] if years else []
    parts += [counted(rest, "month", "months")] if rest else []
    return " and ".join(parts)


def from_to(length: str, start: str, end: str) -> str:
    """ "About 6 years: from 24 May 2014 (they married) to 19 February 2021 (a divorce was filed for)."."""
    return f"{length}: from {start} to {end}."


def dated(value: EdtfDate, kind: Kind) -> str:
    """ "24 May 2014 (they married)"."""
    return f"{when(value)} ({done})" if (done := _BEGUN_OR_ENDED.get(kind) or DONE.get(kind)) else when(value)


def no_end(until: date) -> str:
    """The day up to which something is counted that has no end."""
    return f"{day(until)}, with no end on record"


def last_heard_of(value: EdtfDate) -> str:
    """The date of the newest event about something that has no end."""
    return f"{when(value)}, when it was last heard of"


def times(count: int) -> str:
    """How many events there are."""
    return f"{capital({1: 'once', 2: 'twice'}.get(count, f'{count} times'))} on record."


def identity(couple: str, people: tuple[str, str]) -> str:
    """Who a couple are."""
    names = " and ".join(people)
    return f"{couple}:" if couple.replace("&", "and") == names else f"{couple}: {names}."


ONLY_A_RUMOUR = "only a rumour"
CLAIMED = "claimed, and denied"


def claimed(value: EdtfDate | None, outlet: str, *, denied: bool) -> str:
    """ "28 August 2021, only a rumour, told by Capital FM:", before what is no more than a claim."""
    dated = capital(when(value)) if value else "Undated"
    return f"{dated}, {CLAIMED if denied else ONLY_A_RUMOUR}, told by {outlet}:"


TOLD_BY = "Told by:"
NOT_A_QUESTION = "Ask me a question about a couple on record."
TOO_LONG = f"That is longer than I can read: ask me in at most {MAX_QUESTION} characters."
NOT_ON_RECORD = "The record doesn't have the people you ask about."
WHICH_COUPLE = "Which couple do you mean?"
ACROSS = "The record has them in different couples, and doesn't say anything of the two together."
ON_RECORD = "On record:"
HOW_READ = "How did you read this?"
THE_ANSWER = "The answer"
