"""A drawn timeline in words: what is listed beside the picture, and what is read out in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice

from bot.reasoning.calculus import Legal
from bot.reasoning.chart import Band, Bar, Chart
from bot.replies.cards import Claim, cited
from bot.replies.runs import back_together, confirmed_later, since_when
from bot.replies.words import picture_words, shared_words, status_words
from db.records import Certainty, Event

# Discord takes 1,024 characters of text in place of a picture.
MAX_ALT_TEXT = 1024


def chart_lines(chart: Chart) -> Iterator[Claim]:
    """A line for each band and each other relationship, and one for the rumours.

    What lasts comes before what has ended, the two of them before somebody else, the newest before what is
    older. Each is worded when it is asked for: of a long story only the first few ever are.
    """
    runs: list[Band | Bar] = [*reversed(chart.romantic), *reversed(chart.legal), *chart.others]
    runs.sort(key=lambda run: run.began.counted, reverse=True)
    runs.sort(key=lambda run: (run.ended is not None, isinstance(run, Bar)))
    words = (_band(run, chart.today) if isinstance(run, Band) else _bar(run) for run in runs)
    return chain(words, _rumours(chart.rumours))


def line_count(chart: Chart) -> int:
    """How many lines that is."""
    return len(chart.romantic) + len(chart.legal) + len(chart.others) + bool(chart.rumours)


def alt_text(chart: Chart, most: int) -> str:
    """A picture's text for those who don't see it: its first lines, cut at a whole line where that is too long."""
    told, left = picture_words.drawn_timeline(chart.couple.name, chart.today), line_count(chart)
    if not left:
        return f"{told} {picture_words.NOTHING_YET}."
    for line in islice(chart_lines(chart), most):
        longer = f"{told}\n{line.lead} {line.text}".replace("\n ", "\n")
        if len(longer) + len(picture_words.more_lines(left)) >= MAX_ALT_TEXT:
            break
        told, left = longer, left - 1
    told = f"{told}\n{picture_words.more_lines(left)}" if left else told
    return told if len(told) <= MAX_ALT_TEXT else told[: MAX_ALT_TEXT - 1] + picture_words.CUT


def word_of(band: Band) -> str:
    """A band's state in a word."""
    return picture_words.state(band.state, back=back_together(band.state, band.began.event))


def _band(band: Band, today: date) -> Claim:
    word = picture_words.in_law(band.state) if isinstance(band.state, Legal) else word_of(band)
    lasted = _lasted(band) if band.began.certain <= today else picture_words.perhaps(_lasted(band))
    return Claim(lasted, cited(*_turning(band), most=1), f"{shared_words.capital(word)}:")


def _turning(band: Band) -> Iterator[Event]:
    """The events that date a band."""
    yield band.began.event
    if confirmed := _confirmed_later(band):
        yield confirmed
    if band.ended:
        yield band.ended.event


def _confirmed_later(band: Band) -> Event | None:
    return confirmed_later(band.began.event, band.confirmed and band.confirmed.event)


def _lasted(band: Band) -> str:
    """From when to when a band lasts, and which of the two is only reported."""
    began, confirmed = band.began.event, band.confirmed and band.confirmed.event
    if band.ended is None:
        return f"{since_when(began, confirmed)}."
    start, end = shared_words.when(began.when), shared_words.when(band.ended.when)
    if confirmed is None:
        return f"{picture_words.reportedly(picture_words.span(start, end))}."
    if later := _confirmed_later(band):
        start = picture_words.reported_from(later.when, began.when)
    elif began.certainty is not Certainty.CONFIRMED:
        start = picture_words.by_report(began.when)
    if band.ended.event.certainty is not Certainty.CONFIRMED:
        end = picture_words.by_report(band.ended.when)
    return f"{picture_words.span(start, end)}."


def _bar(bar: Bar) -> Claim:
    start = bar.began.when
    if bar.ended is None:
        open_run = status_words.other_relationship(
            bar.person, bar.partner, start, bar.last_heard.when, reported=bar.reported
        )
        return Claim(open_run, cited(bar.began.event, bar.last_heard, most=1))
    lasted = picture_words.span(shared_words.when(start), shared_words.when(bar.ended.when))
    if bar.reported:
        lasted = picture_words.reportedly(lasted)
    elif bar.ended.event.certainty is not Certainty.CONFIRMED:
        lasted = picture_words.span(shared_words.when(start), picture_words.by_report(bar.ended.when))
    text = picture_words.past_relationship(bar.person, bar.partner, lasted)
    return Claim(text, cited(bar.began.event, bar.ended.event, most=1))


def _rumours(rumours: Sequence[Event]) -> Iterator[Claim]:
    if rumours:
        newest = max(rumours, key=lambda event: event.when.first)
        text = picture_words.only_rumour(len(rumours), newest.when)
        yield Claim(text, cited(newest, most=1), picture_words.ONLY_RUMOUR)
