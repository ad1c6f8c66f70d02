"""A status as a card: the verdict first, then what decided it, then what is only rumour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.outcomes import StatusAnswer
from bot.reasoning.calculus import Legal, Romantic
from bot.reasoning.partners import OtherRelationship
from bot.reasoning.rumours import Rumour
from bot.reasoning.status import Status
from bot.replies.cards import Card, Claim, Line, Remark, Section, Sentence, Tone, cited
from bot.replies.runs import back_together, confirmed_later, since_when
from bot.replies.words import shared_words, status_words
from db.records import Certainty, Event, Kind, Sources

_MOST_IN_DOUBT = 3
# Where the two are apart and the law has moved on, the law's word says more than "apart".
_LAW_LEADS = frozenset({Legal.DIVORCE_PENDING, Legal.LEGALLY_SINGLE, Legal.DIVORCED})


@dataclass(frozen=True, slots=True)
class StatusDetail:
    """How much of a long record a card shows: so many entries, with so many sources each."""

    events: int
    sources: int


# Tried in this order until the card fits into one message.
STATUS_DETAILS = (StatusDetail(3, 2), StatusDetail(3, 1), StatusDetail(1, 1))


def status_card(answer: StatusAnswer, *, why: str, detail: StatusDetail = STATUS_DETAILS[0]) -> Card:
    """The card of a status. `why` is the command that shows every event that decided it."""
    status = answer.status
    verdict, tone = _verdict(status)
    sections = (
        Section(tuple(_under_the_headline(answer))),
        Section(tuple(_deciding_events(status, detail, why)), status_words.WHAT_DECIDED, entries=True),
        Section(
            tuple(other_relationship(run, detail) for run in status.partners),
            status_words.OTHER_RELATIONSHIPS,
            entries=True,
        ),
        Section(tuple(_rumour(answer.rumour, detail)), status_words.RUMOUR, entries=True),
        Section(tuple(_freshness(answer)), small=True),
    )
    return Card(_headline(answer, verdict), tuple(section for section in sections if section.lines), tone)


def one_line(answer: StatusAnswer) -> Sentence:
    """The verdict and the state of a couple in one line."""
    return _headline(answer, _verdict(answer.status)[0])


def whom_and_when(answer: StatusAnswer) -> Line:
    """Whom and which day a card is about, and from what was known when."""
    status = answer.status
    return Remark(status_words.as_of(status.couple.name, status.as_of, status.known_by, answer.today))


def _verdict(status: Status) -> tuple[str, Tone]:
    if len({reading.together for reading in status.possible}) > 1:
        return status_words.CANT_TELL, Tone.UNSURE
    if status.state.together:
        return status_words.YES, Tone.YES
    if status.state.romantic is Romantic.NOT_YET:
        return status_words.NOT_YET, Tone.NOT_YET
    return status_words.NO, Tone.NO


def _headline(answer: StatusAnswer, verdict: str) -> Sentence:
    """ "No. Divorced since 29 November 2022": the verdict, the state, and since when."""
    status, lead = answer.status, f"{verdict}."
    if status.ambiguous:
        reported = all(event.certainty is Certainty.REPORTED for event in status.in_doubt)
        return Claim(status_words.may_be(_readings(status), reported=reported), _first_sources(status.in_doubt), lead)
    since = _law_since(status) if _law_leads(status) else _romantic_since(status)
    if since is None:
        return Remark(status_words.nothing_yet(status.as_of, answer.today), lead)
    return Claim(status_words.state_since(_state(status), since.text), since.sources, lead)


def _law_leads(status: Status) -> bool:
    """Whether the law's word says more than "apart"."""
    return status.state.romantic is Romantic.APART and status.state.legal in _LAW_LEADS


def _state(status: Status) -> str:
    """The state in a word or two."""
    begun = status.since.romantic
    back = begun is not None and back_together(status.state.romantic, begun)
    return status_words.BACK_TOGETHER if back else status_words.state(status.state)


def _romantic_since(status: Status) -> Claim | None:
    start, confirmed = status.since.romantic, status.confirmed_since.romantic
    return start and _since(start, None if status.reported_only else confirmed)


def _law_since(status: Status) -> Claim | None:
    start, confirmed = status.since.legal, status.confirmed_since.legal
    return start and _since(start, confirmed if status.state.legal is status.confirmed.legal else None)


def _since(start: Event, confirmed: Event | None) -> Claim:
    """Since when a run lasts, cited; without `confirmed` it rests on reports alone."""
    later = confirmed_later(start, confirmed)
    return Claim(since_when(start, confirmed), cited(later, start, most=1) if later else cited(start, most=2))


def _readings(status: Status) -> list[str]:
    """ "dating", "not a couple yet": the reading that counts first."""
    others = [reading for reading in status.possible if reading != status.state]
    return [status_words.state(reading) for reading in (status.state, *others)]


def _first_sources(events: Sequence[Event]) -> Sources:
    """One source each of the first few of some events."""
    return cited(*events[:_MOST_IN_DOUBT], most=1)


def _under_the_headline(answer: StatusAnswer) -> Iterator[Line]:
    """Whom and which day this is about, and what the headline leaves out."""
    status = answer.status
    yield whom_and_when(answer)
    yield from where_in_time(answer)
    if status.ambiguous:
        dates = [(event.kind, event.when) for event in status.in_doubt]
        yield Claim(status_words.in_doubt(dates, _MOST_IN_DOUBT), _first_sources(status.in_doubt))
    else:
        yield from _beside_the_headline(status)
    if status.state != status.confirmed:
        sure = status.confirmed_since.romantic or status.confirmed_since.legal
        text = status_words.confirmed_alone(status.confirmed)
        yield Claim(text, cited(sure, most=2)) if sure else Remark(text)


def where_in_time(answer: StatusAnswer) -> Iterator[Line]:
    """Plain words where the day asked about lies outside of what the record covers."""
    status, newest = answer.status, answer.status.newest_evidence
    if answer.not_yet:
        yield Remark(status_words.still_to_come(answer.not_yet))
    elif status.as_of > answer.today:
        yield Remark(status_words.in_the_future(status.as_of))
    elif answer.first and status.as_of < answer.first.when.earliest:
        yield Claim(status_words.before_first(answer.first.when), cited(answer.first, most=2))
    elif newest and newest.when.latest < status.as_of and min(status.as_of, status.known_by) < answer.today:
        yield Claim(status_words.after_newest(newest.when), cited(newest, most=2))


def _beside_the_headline(status: Status) -> Iterator[Line]:
    """What the law says where the headline speaks of the two, and the other way round."""
    law, parted = _law_since(status), _romantic_since(status)
    back = _state(status) == status_words.BACK_TOGETHER
    begun = status.since.legal
    if begun and begun.kind is Kind.DIVORCE_WITHDRAWN and status.state.romantic in {Romantic.APART, Romantic.MARRIED}:
        yield Claim(status_words.case_withdrawn(begun.when), cited(begun, most=2))
    elif law and (note := status_words.legal_note(status.state, law.text, back_together=back)):
        yield Claim(note, law.sources)
    if parted and _law_leads(status) and status.since.romantic != status.since.legal:
        yield Claim(status_words.apart(parted.text), parted.sources)


def _deciding_events(status: Status, detail: StatusDetail, why: str) -> Iterator[Line]:
    """The deciding events, newest first; the oldest are cut where there are many."""
    yield from (_event(event, detail) for event in reversed(status.because[-detail.events :]))
    if (cut := len(status.because) - detail.events) > 0:
        yield Remark(shared_words.more(cut, why))


def _event(event: Event, detail: StatusDetail) -> Claim:
    text = shared_words.event(event.summary, event.certainty)
    return Claim(text, cited(event, most=detail.sources), shared_words.dated(event.when))


def other_relationship(run: OtherRelationship, detail: StatusDetail = STATUS_DETAILS[0]) -> Claim:
    """A person's relationship with somebody outside the couple."""
    return Claim(
        status_words.other_relationship(
            run.person, run.partner, run.since.when, run.last_heard.when, reported=run.reported_only
        ),
        cited(run.since, run.last_heard, most=detail.sources),
    )


def _rumour(rumour: Rumour | None, detail: StatusDetail) -> Iterator[Line]:
    if rumour is None:
        return
    event = rumour.event
    yield Claim(event.summary, cited(event, most=detail.sources), shared_words.dated(event.when))
    for other in rumour.disputed_by[: detail.events]:
        text = shared_words.event(other.summary, other.certainty)
        yield Claim(text, cited(other, most=detail.sources), shared_words.against(other.date), under=True)


def _freshness(answer: StatusAnswer) -> Iterator[Line]:
    """How old the newest evidence is, on the day asked about."""
    newest, asked = answer.newest_by_then, min(answer.status.as_of, answer.today)
    if newest is not None:
        old = shared_words.age(min(newest.when.latest, asked), asked)
        yield Claim(status_words.newest_evidence(newest.when, old, past=asked < answer.today), cited(newest, most=1))
    elif answer.status.newest_evidence is None:
        yield Remark(status_words.NO_EVIDENCE)
