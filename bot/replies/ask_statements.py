"""Each statement of an answer to a plain question as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from bot.outcomes import StatusAnswer
from bot.reasoning.ask.told import Counted, Happened, Identity, Lasted, RunIs, Says, StateIs, Statement
from bot.reasoning.status import Status
from bot.replies.cards import Claim, Sentence, cited
from bot.replies.status_card import StatusDetail, one_line, other_relationship
from bot.replies.words import ask_words, shared_words
from db.records import Certainty


@dataclass(frozen=True, slots=True)
class Room:
    """How much of an answer is shown: so many statements of each part, with so many sources each."""

    statements: int
    sources: int


# Tried in this order until the answer fits.
ROOMS = (Room(6, 2), Room(6, 1), Room(4, 1), Room(3, 1), Room(2, 1), Room(1, 1))


def statement_lines(statement: Statement, room: Room, today: date) -> Iterator[Sentence]:
    """A statement as sentences, each with its sources."""
    match statement:
        case StateIs(status):
            yield _state(status, today)
        case Identity(status):
            line = _state(status, today)
            names = (status.couple.people[0].name, status.couple.people[1].name)
            yield replace(line, text=f"{ask_words.identity(status.couple.name, names)} {line.text}")
        case Happened(event, agent):
            text = ask_words.happened(event.kind, event.when, agent, reported=event.certainty is Certainty.REPORTED)
            yield Claim(text, cited(event, most=room.sources))
        case Says():
            yield from _says(statement, room)
        case Lasted():
            yield _lasted(statement, room)
        case RunIs(run):
            yield other_relationship(run, StatusDetail(1, room.sources))
        case Counted(events):
            yield Claim(ask_words.times(len(events)), cited(*events, most=1))
        case _:
            assert_never(statement)


def _state(status: Status, today: date) -> Sentence:
    """How two people stand, without the verdict on whether they are together."""
    return replace(one_line(StatusAnswer(status, None, None, None, today)), lead="")


def _says(statement: Says, room: Room) -> Iterator[Sentence]:
    """What an event tells; a claim with who tells it, and what speaks against it."""
    event = statement.event
    if event.asserted:
        lead = shared_words.dated(event.date) if event.date else shared_words.UNDATED
        yield Claim(shared_words.event(event.summary, event.certainty), cited(event, most=room.sources), lead)
        return
    outlet = event.sources[0].publisher or f"“{event.sources[0].title}”"
    lead = ask_words.claimed(event.date, outlet, denied=event.certainty is Certainty.DENIED)
    yield Claim(event.summary, cited(event, most=room.sources), lead)
    for other in statement.disputed_by:
        text = shared_words.event(other.summary, other.certainty)
        yield Claim(text, cited(other, most=1), shared_words.against(other.date), under=True)


def _lasted(statement: Lasted, room: Room) -> Claim:
    """How long something lasted, from when to when."""
    begun, ended, heard = statement.begun, statement.ended, statement.heard
    exact = begun.when.exact and (ended is None or ended.when.exact)
    length = ask_words.lasted(statement.months, statement.days, vague=not exact)
    start = ask_words.dated(begun.when, begun.kind)
    if ended:
        end = ask_words.dated(ended.when, ended.kind)
    else:
        end = ask_words.last_heard_of(heard.when) if heard else ask_words.no_end(statement.until)
    events = [event for event in (begun, ended or heard) if event]
    return Claim(ask_words.from_to(length, start, end), cited(*events, most=room.sources))
