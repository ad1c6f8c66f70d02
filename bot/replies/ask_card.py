"""The answer to a plain question as a card: the verdict first, then what tells it, each sentence cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import assert_never

from bot.asking import CoupleTakenDown
from bot.plainly import AcrossCouples, NoQuestion, NotOnRecord, Plainly, Told, Unasked, WhichCouple
from bot.questions import Question, Verb
from bot.reasoning.ask.told import Counted, Gap, Happened, Identity, Lasted, Part, Says, StateIs, Statement, Verdict
from bot.replies.ask_statements import ROOMS, Room, statement_lines
from bot.replies.cards import Card, Claim, Line, Remark, Section, Tone, cited
from bot.replies.commands import Commands
from bot.replies.controls import Link, Row
from bot.replies.markdown import Blocks, fitting
from bot.replies.notices import MOST_OFFERED
from bot.replies.words import (
    ask_words,
    control_words,
    example_words,
    notice_words,
    rumour_words,
    shared_words,
    status_words,
)
from db.records import Couple, Event

MAX_ANSWER = 2000
_TONES = {
    Verdict.YES: Tone.YES,
    Verdict.NO: Tone.NO,
    Verdict.NOT_YET: Tone.NOT_YET,
    Verdict.NOT_QUITE: Tone.UNSURE,
    Verdict.NOT_CONFIRMED: Tone.UNSURE,
    Verdict.CANT_TELL: Tone.UNSURE,
}
# What has nothing to do with how new the record is.
_NOT_OF_THE_RECORD = frozenset({None, Gap.CHILD, Gap.PRIVATE, Gap.NO_SUCH_DAY})
_NEXT = (Verb.STATUS, Verb.TIMELINE, Verb.RUMOURS)


def ask_card(answer: Plainly, commands: Commands) -> Blocks:
    """What is said to a plain question."""
    match answer:
        case Told():
            return fitting((_told(answer, room, commands) for room in ROOMS), most=MAX_ANSWER)
        case NoQuestion(reason, on_record):
            title = ask_words.TOO_LONG if reason is Unasked.TOO_LONG else ask_words.NOT_A_QUESTION
            return _notice(title, _examples(on_record))
        case NotOnRecord(on_record, hidden):
            return _notice(ask_words.NOT_ON_RECORD, (*_couples(on_record, commands), *_hidden(hidden)))
        case WhichCouple(couples):
            return _notice(ask_words.WHICH_COUPLE, _couples(couples, commands))
        case AcrossCouples(couples, hidden):
            return _notice(ask_words.ACROSS, (*_couples(couples, commands), *_hidden(hidden)))
        case CoupleTakenDown(slug):
            return _notice(notice_words.couple_taken_down(slug), ())
        case _:
            assert_never(answer)


def ask_rows(answer: Plainly) -> tuple[Row, ...]:
    """What can be pressed under the answer to a plain question."""
    match answer:
        case Told(parts=(part, *_)):
            return (tuple(Link(control_words.VERBS[verb], Question(part.couple.slug, verb)) for verb in _NEXT),)
        case NoQuestion(on_record=couples) | NotOnRecord(couples) | AcrossCouples(couples) | WhichCouple(couples):
            named = tuple(Link(couple.name, Question(couple.slug)) for couple in couples[:MOST_OFFERED])
            return (named,) if named else ()
        case _:
            return ()


def _notice(title: str, sections: tuple[Section, ...]) -> Blocks:
    return fitting([Card(Remark(title), sections, Tone.WRONG)], most=MAX_ANSWER)


def _examples(on_record: tuple[Couple, ...]) -> tuple[Section, ...]:
    pairs = zip(on_record, example_words.QUESTIONS, strict=False)
    lines = [Remark(example_words.example(question, [p.name for p in couple.people])) for couple, question in pairs]
    return (Section(tuple(lines), entries=True),) if lines else ()


def _couples(couples: tuple[Couple, ...], commands: Commands) -> tuple[Section, ...]:
    lines: list[Line] = [Remark(commands.status(couple), f"{couple.name}:") for couple in couples[:MOST_OFFERED]]
    if len(couples) > len(lines):
        lines.append(Remark(shared_words.more(len(couples) - len(lines), commands.couples)))
    return (Section(tuple(lines), ask_words.ON_RECORD, entries=True),) if lines else ()


def _hidden(hidden: bool) -> tuple[Section, ...]:
    """That the record may tell of somebody in rumours, where they are hidden."""
    return (Section((Remark(rumour_words.HIDDEN),), small=True),) if hidden else ()


def _told(answer: Told, room: Room, commands: Commands) -> Card:
    """Each part of an answer, and at its end whose record it is from and how new that is."""
    couples = list(dict.fromkeys(part.couple.name for part in answer.parts))
    first, *others = answer.parts
    title, *lines = _of_one(first, room, answer.today, commands) if len(couples) == 1 else _of_several(couples)
    sections = [Section(tuple(lines))] if lines else []
    said = {title, *lines}
    for part in others if len(couples) == 1 else answer.parts:
        # What one part has told need not be told again.
        told = [line for line in _lines(part, room, answer.today, commands) if line not in said]
        sections.append(Section(tuple(told), part.couple.name if len(couples) > 1 else None, entries=True))
        said |= set(told)
    foot: list[Line] = [Remark(ask_words.about(couples))]
    if len(couples) == 1 and first.newest and any(part.gap not in _NOT_OF_THE_RECORD for part in answer.parts):
        foot.append(_fresh(first.newest, answer.today))
    if answer.rumours_hidden and any(part.gap not in _NOT_OF_THE_RECORD for part in answer.parts):
        foot.append(Remark(rumour_words.HIDDEN))
    if answer.taken_down:
        foot.append(Remark(notice_words.couple_taken_down(answer.taken_down)))
    if answer.left_out:
        foot.append(Remark(ask_words.left_out(answer.left_out)))
    tone = _TONES[first.verdict] if first.verdict and len(couples) == 1 else Tone.PLAIN
    return Card(title, (*(section for section in sections if section.lines), Section(tuple(foot), small=True)), tone)


def _of_several(couples: list[str]) -> Iterator[Line]:
    yield Remark(ask_words.several(len(couples)))


def _of_one(part: Part, room: Room, today: date, commands: Commands) -> Iterator[Line]:
    """The only part of an answer, or the first: the couple's name is its title, if nothing shorter tells it."""
    first, *lines = _lines(part, room, today, commands)
    if part.verdict is None and part.gap is None and not _is_short(part.statements[0]):
        yield Remark(part.couple.name)
        yield first
    else:
        yield replace(first, lead="", text=f"{first.lead} {first.text}".strip()) if isinstance(first, Remark) else first
    yield from lines


def _lines(part: Part, room: Room, today: date, commands: Commands) -> Iterator[Line]:
    """A part of an answer: what it comes to, then what tells it."""
    shown = part.statements[: room.statements]
    lines = [line for statement in shown for line in statement_lines(statement, room, today)]
    verdict = ask_words.VERDICTS[part.verdict] if part.verdict else ""
    if part.gap:
        yield Remark("", " ".join(filter(None, (verdict, ask_words.GAPS[part.gap]))))
    elif verdict and shown and _is_short(shown[0]):
        lines[0] = replace(lines[0], lead=verdict)
    elif verdict:
        yield Remark("", verdict)
    yield from lines
    if part.sourced:
        yield from _tellers(shown, room)
    if part.more:
        more = part.more + len(part.statements) - len(shown)
        yield Remark(shared_words.more(more, commands.asking(Question(part.couple.slug, Verb.TIMELINE))))


def _tellers(shown: tuple[Statement, ...], room: Room) -> Iterator[Claim]:
    """The articles that carry the first of what is told."""
    for statement in shown[:1]:
        if isinstance(statement, Says):
            for source in statement.event.sources[: room.sources]:
                yield Claim(rumour_words.teller(source), (source,), ask_words.TOLD_BY)


def _is_short(statement: Statement) -> bool:
    """Whether a statement is short enough for a title."""
    return isinstance(statement, StateIs | Happened | Lasted | Counted | Identity)


def _fresh(newest: Event, today: date) -> Claim:
    """How new the record is."""
    old = shared_words.age(min(newest.when.latest, today), today)
    return Claim(status_words.newest_evidence(newest.when, old, past=False), cited(newest, most=1))
