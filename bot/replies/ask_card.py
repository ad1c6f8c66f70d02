"""The answer to a plain question as a card: the verdict first, then what tells it, each sentence cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from bot.asks import AcrossCouples, NoQuestion, NotOnRecord, Plainly, Told, Unasked, WhichCouple
from bot.outcomes import StatusAnswer
from bot.questions import Question, Verb
from bot.reasoning.ask.told import (
    Counted,
    Happened,
    Identity,
    Lasted,
    Part,
    RunIs,
    Says,
    StateIs,
    Statement,
    Verdict,
)
from bot.reasoning.status import Status
from bot.replies.cards import Card, Claim, Line, Remark, Section, Sentence, Tone, cited
from bot.replies.commands import Commands
from bot.replies.controls import Link, Row
from bot.replies.markdown import Blocks, fitting
from bot.replies.notices import MOST_OFFERED
from bot.replies.plain import visible_text
from bot.replies.status_card import StatusDetail, one_line, other_relationship
from bot.replies.words import ask_words, control_words, rumour_words, shared_words, status_words
from db.records import Certainty, Couple, Event, Kind

MAX_ANSWER = 2000
_TONES = {
    Verdict.YES: Tone.YES,
    Verdict.NO: Tone.NO,
    Verdict.NOT_YET: Tone.NOT_YET,
    Verdict.NOT_QUITE: Tone.UNSURE,
    Verdict.NOT_CONFIRMED: Tone.UNSURE,
    Verdict.CANT_TELL: Tone.UNSURE,
}


@dataclass(frozen=True, slots=True)
class _Room:
    """How much of an answer is shown: so many statements of each part, with so many sources each."""

    statements: int
    sources: int


# Tried in this order until the answer fits.
_ROOMS = (_Room(6, 2), _Room(6, 1), _Room(4, 1), _Room(3, 1), _Room(2, 1), _Room(1, 1))


def ask_card(answer: Plainly, commands: Commands) -> Blocks:
    """What is said to a plain question."""
    match answer:
        case Told():
            return fitting((_told(answer, room) for room in _ROOMS), most=MAX_ANSWER)
        case NoQuestion(reason, on_record):
            title = ask_words.TOO_LONG if reason is Unasked.TOO_LONG else ask_words.NOT_A_QUESTION
            return fitting([Card(Remark(title), _examples(on_record), Tone.WRONG)], most=MAX_ANSWER)
        case NotOnRecord(on_record):
            return fitting([Card(Remark(ask_words.NOT_ON_RECORD), _couples(on_record, commands), Tone.WRONG)], most=MAX_ANSWER)
        case WhichCouple(_, couples):
            return fitting([Card(Remark(ask_words.WHICH_COUPLE), _couples(couples, commands), Tone.WRONG)], most=MAX_ANSWER)
        case AcrossCouples(couples):
            return fitting([Card(Remark(ask_words.ACROSS), _couples(couples, commands), Tone.WRONG)], most=MAX_ANSWER)
        case _:
            assert_never(answer)


def ask_rows(answer: Plainly) -> tuple[Row, ...]:
    """What can be pressed under the answer to a plain question."""
    couples: tuple[Couple, ...]
    match answer:
        case Told():
            slug = answer.parts[0].couple.slug
            links = tuple(
                Link(control_words.VERBS[verb], Question(slug, verb)) for verb in (Verb.STATUS, Verb.TIMELINE, Verb.RUMOURS)
            )
            return (links,)
        case NoQuestion(_, couples) | NotOnRecord(couples) | AcrossCouples(couples) | WhichCouple(_, couples):
            named = tuple(Link(couple.name, Question(couple.slug)) for couple in couples[:MOST_OFFERED])
            return (named,) if named else ()


def ask_sources(blocks: Blocks, answer: Plainly) -> list[str]:
    """The ids of the sources that an answer cites, in the order of its list."""
    if not isinstance(answer, Told):
        return []
    shown = visible_text("\n".join(blocks.texts))
    for room in _ROOMS:
        card = _told(answer, room)
        sources = card.sources()
        kept = [s for number, s in enumerate(sources, start=1) if f"[{number}] {shared_words.source(s)}" in shown]
        if len(kept) == len(sources):
            return [source.key for source in sources]
    return []


def _examples(on_record: tuple[Couple, ...]) -> tuple[Section, ...]:
    pairs = zip(on_record, ask_words.QUESTIONS, strict=False)
    lines = [Remark(ask_words.example(question, [p.name for p in couple.people])) for couple, question in pairs]
    return (Section(tuple(lines), entries=True),) if lines else ()


def _couples(couples: tuple[Couple, ...], commands: Commands) -> tuple[Section, ...]:
    lines: list[Line] = [Remark(commands.status(couple), f"{couple.name}:") for couple in couples[:MOST_OFFERED]]
    if len(couples) > len(lines):
        lines.append(Remark(shared_words.more(len(couples) - len(lines), commands.couples)))
    return (Section(tuple(lines), ask_words.ON_RECORD, entries=True),) if lines else ()


def _told(answer: Told, room: _Room) -> Card:
    first, *others = answer.parts
    title, *lines = _lines(first, room, answer.today)
    sections = [Section(tuple(lines))]
    for part in others:
        sections.append(Section(tuple(_lines(part, room, answer.today)), entries=False))
    couples = tuple(dict.fromkeys(part.couple.name for part in answer.parts))
    foot: list[Line] = [Remark(ask_words.about(" and of ".join(couples)))]
    if any(part.gap for part in answer.parts) and first.newest:
        foot.append(_fresh(first.newest, answer.today))
    sections.append(Section(tuple(foot), small=True))
    tone = _TONES[first.verdict] if first.verdict else Tone.PLAIN
    return Card(title, tuple(section for section in sections if section.lines), tone)


def _fresh(newest: Event, today: date) -> Claim:
    old = shared_words.age(min(newest.when.latest, today), today)
    return Claim(status_words.newest_evidence(newest.when, old, past=False), cited(newest, most=1))


def _lines(part: Part, room: _Room, today: date) -> Iterator[Line]:
    """A part of an answer: what it comes to, then what tells it."""
    statements = part.statements[: room.statements]
    lines = [line for statement in statements for line in _statement(statement, room, today, short=len(part.statements) > 3)]
    lead = " ".join(
        filter(None, (ask_words.VERDICTS[part.verdict] if part.verdict else "", ask_words.GAPS[part.gap] if part.gap else ""))
    )
    if lead and not part.gap and lines and _heads(statements[0]):
        yield replace(lines[0], lead=lead)
        yield from lines[1:]
    elif lead:
        yield Remark(lead)
        yield from lines
    elif lines and _heads(statements[0]):
        yield from lines
    else:
        yield Remark(part.couple.name)
        yield from lines
    if part.sourced:
        for statement in statements[:1]:
            if isinstance(statement, Says):
                for source in statement.event.sources[: room.sources]:
                    yield Claim(rumour_words.teller(source), (source,), ask_words.TOLD_BY)


def _heads(statement: Statement) -> bool:
    """Whether a statement is short enough to stand beside the verdict."""
    return isinstance(statement, StateIs | Happened | Lasted | Counted | Identity)


def _statement(statement: Statement, room: _Room, today: date, *, short: bool) -> Iterator[Sentence]:
    match statement:
        case StateIs(status):
            yield replace(one_line(_status_answer(status, today)), lead="")
        case Identity(status):
            line = one_line(_status_answer(status, today))
            names = (status.couple.people[0].name, status.couple.people[1].name)
            yield replace(line, lead="", text=f"{ask_words.identity(status.couple.name, names)} {line.text}")
        case Happened(event, agent):
            text = ask_words.happened(event.kind, event.when, agent, reported=event.certainty is Certainty.REPORTED)
            yield Claim(text, cited(event, most=room.sources))
        case Says(event, disputed_by):
            yield from _says(event, disputed_by, room, short=short)
        case Lasted(begun, ended, until, months, days):
            vague = not (begun.when.exact and (ended is None or ended.when.exact))
            length = ask_words.lasted(months, days, vague=vague)
            text = ask_words.from_to(
                length, begun.when, _done(begun), ended.when if ended else None, _done(ended) if ended else "", until
            )
            yield Claim(text, cited(*([begun, ended] if ended else [begun]), most=room.sources))
        case RunIs(run):
            yield other_relationship(run, StatusDetail(1, room.sources))
        case Counted(events):
            yield Claim(ask_words.times(len(events)), cited(*events, most=1))
        case _:
            assert_never(statement)


def _done(event: Event) -> str:
    if event.kind in ask_words.DONE:
        return ask_words.DONE[event.kind]
    return {Kind.NEW_PARTNER: "it began", Kind.NEW_PARTNER_ENDED: "it ended"}.get(event.kind, "")


def _says(event: Event, disputed_by: tuple[Event, ...], room: _Room, *, short: bool) -> Iterator[Sentence]:
    """What an event tells; a claim with who tells it and what speaks against it."""
    if event.asserted:
        lead = shared_words.dated(event.date) if event.date else shared_words.UNDATED
        yield Claim(shared_words.event(event.summary, event.certainty), cited(event, most=room.sources), lead)
        return
    outlet = event.sources[0].publisher or f"“{event.sources[0].title}”"
    lead = ask_words.claimed(event.date, outlet, denied=event.certainty is Certainty.DENIED)
    yield Claim(event.summary, cited(event, most=room.sources), lead)
    for other in disputed_by[: 0 if short else 1]:
        text = shared_words.event(other.summary, other.certainty)
        yield Claim(text, cited(other, most=1), shared_words.against(other.date), under=True)


def _status_answer(status: Status, today: date) -> StatusAnswer:
    return StatusAnswer(status, None, None, None, today)


