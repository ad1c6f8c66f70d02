"""The story of a couple laid out in time: a band for each run of a state, as the event calculus tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from bot.reasoning.calculus import Legal, Romantic, State, after, deciding, known_by, standing
from bot.reasoning.partners import partner_stories
from db.dates import EdtfDate
from db.records import Certainty, Couple, Event, Kind, Record


@dataclass(frozen=True, slots=True)
class Turn:
    """An event in its place in a story, and when it happened there.

    It may have happened from the day `possible` on, counts from the day `counted` on, and has
    surely happened from the day `certain` on: one and the same day where nothing is vague.
    """

    event: Event
    possible: date
    counted: date
    certain: date

    @property
    def when(self) -> EdtfDate:
        """The event's date as its source gives it."""
        return self.event.when


@dataclass(frozen=True, slots=True)
class Band:
    """A run of one track's state; without `ended` it lasts.

    `confirmed` is the turn from which the confirmed events alone give that state, too; it may lie
    before the run, where only a report interrupted what is confirmed.
    """

    state: Romantic | Legal
    began: Turn
    ended: Turn | None
    confirmed: Turn | None

    @property
    def reported(self) -> bool:
        """Whether the run rests on reports alone."""
        return self.confirmed is None

    def covers(self, day: date) -> bool:
        """Whether this is the track's state on a day, in the reading that counts."""
        return self.began.counted <= day and (self.ended is None or day < self.ended.counted)


@dataclass(frozen=True, slots=True)
class Bar:
    """A run with somebody outside the couple; without `ended` no more is known than `last_heard`."""

    person: str
    partner: str
    began: Turn
    ended: Turn | None
    last_heard: Event
    reported: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """What a drawn timeline shows; equal charts give equal pictures.

    Bands are in the order of the story, `others` by person in the couple's order, then by their
    first days; `rumours` are claims about the two, rumoured or denied, as listed.
    """

    couple: Couple
    today: date
    romantic: tuple[Band, ...]
    legal: tuple[Band, ...]
    others: tuple[Bar, ...]
    rumours: tuple[Event, ...]

    def __hash__(self) -> int:
        # Of all its events it would cost more than any other part of showing a picture again.
        return hash((self.couple.slug, self.today, len(self.romantic), len(self.legal), len(self.others)))


# Before the first event of a track there is nothing to draw.
_NOTHING = frozenset[Romantic | Legal]({Romantic.NOT_YET, Legal.UNMARRIED})


def chart_of(record: Record, today: date) -> Chart:
    """The chart of a record's couple: what is known by a day, of what has happened by then."""
    heard = known_by(record.events, today)
    stood = standing(heard)
    story = deciding(stood)
    told = turns_of(story, today)
    sure = turns_of([event for event in story if event.certainty is Certainty.CONFIRMED], today)
    return Chart(
        couple=record.couple,
        today=today,
        romantic=tuple(_bands(told, sure, lambda state: state.romantic)),
        legal=tuple(_bands(told, sure, lambda state: state.legal)),
        others=tuple(_bars(record.couple, stood, today)),
        rumours=tuple(event for event in heard if _rumour_about_the_two(event, today)),
    )


def turns_of(story: Sequence[Event], today: date) -> tuple[Turn, ...]:
    """The events of a story that count by a day, each with the days that `calculus.reach` gives it."""
    possible = list(accumulate((event.when.earliest for event in story), max))
    counted = _backwards(max(day, event.when.first) for day, event in zip(possible, story, strict=True))
    certain = _backwards(max(day, event.when.sure_from) for day, event in zip(possible, story, strict=True))
    turns = map(Turn, story, possible, counted, certain)
    return tuple(turn for turn in turns if turn.counted <= today)


def _backwards(days: Iterator[date]) -> list[date]:
    """Each day, or an earlier one listed after it: what has happened makes all before it so."""
    return list(accumulate(reversed(list(days)), min))[::-1]


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of one track's state in one telling of the story."""

    state: Romantic | Legal
    began: Turn
    ended: Turn | None = None

    def is_over_by(self, day: date) -> bool:
        return self.ended is not None and self.ended.counted <= day


_Track = Callable[[State], Romantic | Legal]


def _runs(turns: Sequence[Turn], track: _Track) -> Iterator[_Run]:
    state = State()
    run: _Run | None = None
    for turn in turns:
        state = after(state, turn.event.kind)
        value = track(state)
        if run and run.state is value:
            continue
        if run:
            yield _Run(run.state, run.began, turn)
        run = None if value in _NOTHING else _Run(value, turn)
    if run:
        yield run


def _bands(told: Sequence[Turn], sure: Sequence[Turn], track: _Track) -> Iterator[Band]:
    """A track's runs, each with what confirms it."""
    confirmed = list(_runs(sure, track))
    past = 0
    for run in _runs(told, track):
        while past < len(confirmed) and confirmed[past].is_over_by(run.began.counted):
            past += 1
        yield Band(run.state, run.began, run.ended, _confirming(run, confirmed, past))


def _confirming(run: _Run, confirmed: Sequence[_Run], past: int) -> Turn | None:
    """What began the first confirmed run of the same state in the same time, none of those before `past`."""
    if run.is_over_by(run.began.counted):
        # It began and ended within vague dates, and counts on no day.
        return run.began if run.began.event.certainty is Certainty.CONFIRMED else None
    for place in range(past, len(confirmed)):
        other = confirmed[place]
        if run.is_over_by(other.began.counted):
            return None
        if other.state is run.state:
            return other.began
    return None


def _bars(couple: Couple, stood: Sequence[Event], today: date) -> Iterator[Bar]:
    bars: list[Bar] = []
    for story in partner_stories(couple, stood):
        turns = {turn.event.key: turn for turn in turns_of(story.turning, today)}
        bars += [
            Bar(
                person=story.person,
                partner=run.started[0].partner or "",
                began=turns[run.started[0].key],
                ended=turns[run.ended.key] if run.ended else None,
                last_heard=run.ended or story.last_heard(today),
                reported=run.reported_only,
            )
            for run in story.runs(today)
        ]
    for person in couple.people:
        yield from sorted((bar for bar in bars if bar.person == person.name), key=lambda bar: bar.began.counted)


def _rumour_about_the_two(event: Event, today: date) -> bool:
    if event.asserted or event.kind is Kind.DENIAL or event.partner is not None:
        return False
    return event.date is not None and event.date.first <= today
