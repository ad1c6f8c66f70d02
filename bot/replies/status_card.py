"""A status as a card: the verdict first, then what decided it, then what is only rumour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.answers import StatusAnswer
from bot.reasoning.calculus import Legal, Romantic
from bot.reasoning.partners import OtherRelationship
from bot.reasoning.rumours import Rumour
from bot.reasoning.status import Status
from bot.replies import words
from bot.replies.cards import Card, Claim, Line, Remark, Section, Tone, cited
from db.records import Certainty, Event

# Where the two are apart and the law has moved on, the law's word says more than "apart".
_LAW_LEADS = frozenset({Legal.DIVORCE_PENDING, Legal.LEGALLY_SINGLE, Legal.DIVORCED})


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of a long record a card shows: so many entries, with so many sources each."""

    events: int
    sources: int


# Tried in this order until the card fits into one message.
DETAILS = (Detail(3, 2), Detail(3, 1), Detail(1, 1))


def status_card(answer: StatusAnswer, *, earlier: str, detail: Detail = DETAILS[0]) -> Card:
    """The card of a status. `earlier` is the command for another day, up to where the day is typed."""
    status = answer.status
    verdict, tone = _verdict(status)
    sections = (
        Section(tuple(_under_the_headline(answer))),
        Section(tuple(_deciding_events(status, detail, earlier)), words.WHAT_DECIDED, entries=True),
        Section(
            tuple(_other_relationship(run, detail) for run in status.partners),
            words.OTHER_RELATIONSHIPS,
            entries=True,
        ),
        Section(tuple(_rumour(answer.rumour, detail)), words.RUMOUR, entries=True),
        Section(tuple(_freshness(answer)), small=True),
    )
    return Card(_headline(status, verdict), tuple(section for section in sections if section.lines), tone)


def one_line(answer: StatusAnswer) -> Line:
    """The verdict and the state of a couple in one line."""
    return _headline(answer.status, _verdict(answer.status)[0])


def _verdict(status: Status) -> tuple[str, Tone]:
    if len({reading.together for reading in status.possible}) > 1:
        return words.CANT_TELL, Tone.UNSURE
    if status.state.together:
        return words.YES, Tone.YES
    if status.state.romantic is Romantic.NOT_YET:
        return words.NOT_YET, Tone.NOT_YET
    return words.NO, Tone.NO


def _headline(status: Status, verdict: str) -> Line:
    """ "No. Divorced since 29 November 2022": the verdict, the state, and since when."""
    lead = f"{verdict}."
    if status.ambiguous:
        return Claim(words.capital(_readings(status)) + ".", cited(*status.in_doubt, most=1), lead)
    law_leads = status.state.romantic is Romantic.APART and status.state.legal in _LAW_LEADS
    start = status.since.legal if law_leads else status.since.romantic
    if start is None:
        return Remark(words.NOTHING_YET, lead)
    confirmed = status.confirmed_since.legal if law_leads else status.confirmed_since.romantic
    reported = status.confirmed.legal is not status.state.legal if law_leads else status.reported_only
    state = words.state(status.state)
    text = f"{words.REPORTEDLY} {state}" if reported else words.capital(state)
    since = _since(start, None if reported else confirmed)
    return Claim(f"{text} {since.text}.", since.sources, lead)


def _since(start: Event, confirmed: Event | None) -> Claim:
    """Since when a run lasts, with the day from which it is confirmed where that came later."""
    if start.certainty is Certainty.CONFIRMED or confirmed is None:
        return Claim(words.since(start.when), cited(start, most=2))
    if confirmed.when.first <= start.when.first:
        return Claim(words.since_reported(start.when), cited(start, most=2))
    return Claim(words.since_confirmed(confirmed.when, start.when), cited(confirmed, start, most=1))


def _readings(status: Status) -> str:
    """ "dating or not a couple yet", the reading that counts first."""
    others = [reading for reading in status.possible if reading != status.state]
    return words.readings([words.state(reading) for reading in (status.state, *others)])


def _under_the_headline(answer: StatusAnswer) -> Iterator[Line]:
    """Whom and which day this is about, and what the headline leaves out."""
    status = answer.status
    yield Remark(words.as_of(status.couple.name, status.as_of, status.known_by, answer.today))
    if answer.not_yet:
        yield Remark(words.still_to_come(answer.not_yet))
    elif status.as_of > answer.today:
        yield Remark(words.in_the_future(status.as_of))
    elif answer.first and status.as_of < answer.first.when.earliest:
        yield Claim(words.before_first(answer.first.when), cited(answer.first))
    elif status.as_of < answer.today and (newest := status.newest_evidence) and newest.when.latest < status.as_of:
        yield Claim(words.after_newest(newest.when), cited(newest))
    for event in status.in_doubt:
        yield Claim(words.in_doubt(event.when), cited(event))
    yield from _beside_the_headline(status)


def _beside_the_headline(status: Status) -> Iterator[Line]:
    parted, law = status.since.romantic, status.since.legal
    if not status.ambiguous and parted and law:
        if (note := words.legal_note(status.state)) is not None:
            yield Claim(f"{note} {words.since(law.when)}.", cited(law))
        if status.state.romantic is Romantic.APART and status.state.legal in _LAW_LEADS and parted != law:
            yield Claim(words.apart_since(parted.when), cited(parted))
    if status.reported_only:
        sure = status.confirmed_since.romantic
        text = words.confirmed_alone(status.confirmed)
        yield Claim(text, cited(sure)) if sure else Remark(text)


def _deciding_events(status: Status, detail: Detail, earlier: str) -> Iterator[Line]:
    """The deciding events, newest first; the oldest are cut where there are many."""
    shown = status.because[-detail.events :]
    yield from (_event(event, detail) for event in reversed(shown))
    if left := len(status.because) - len(shown):
        yield Remark(words.more(left, f"{earlier}{_day_after(status.because[left - 1]).isoformat()}"))


def _day_after(event: Event) -> date:
    """The first day on which an event has surely happened."""
    vague = not event.when.exact and event.when.latest < date.max
    return event.when.latest + timedelta(days=1) if vague else event.when.latest


def _event(event: Event, detail: Detail) -> Claim:
    text = event.summary if event.certainty is Certainty.CONFIRMED else words.reported(event.summary)
    return Claim(text, cited(event, most=detail.sources), words.dated(event.when))


def _other_relationship(run: OtherRelationship, detail: Detail) -> Claim:
    return Claim(
        words.other_relationship(
            run.person, run.partner, run.since.when, run.last_heard.when, reported=run.reported_only
        ),
        cited(run.since, run.last_heard, most=detail.sources),
    )


def _rumour(rumour: Rumour | None, detail: Detail) -> Iterator[Line]:
    if rumour is None:
        return
    event = rumour.event
    yield Claim(event.summary, cited(event, most=detail.sources), words.dated(event.when))
    for other in rumour.disputed_by[: detail.events]:
        yield Claim(words.disputed(other.summary), cited(other, most=detail.sources))


def _freshness(answer: StatusAnswer) -> Iterator[Line]:
    newest = answer.status.newest_evidence
    if newest is None:
        yield Remark(words.NO_EVIDENCE)
    else:
        latest = min(newest.when.latest, answer.today)
        yield Claim(words.newest_evidence(newest.when, words.age(latest, answer.today)), cited(newest, most=1))
