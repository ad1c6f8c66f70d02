"""Yes or no: how two people stand, on a day."""

from __future__ import annotations

import re

from bot.reasoning.ask import durations, states
from bot.reasoning.ask.clause import Clause
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.finding import SETTLES
from bot.reasoning.ask.lacking import is_wedding
from bot.reasoning.ask.lexicon import FORMER
from bot.reasoning.ask.telling import future
from bot.reasoning.ask.times import Relation
from bot.reasoning.ask.told import Gap, Lasted, Part, RunIs, StateIs, Statement, Verdict
from bot.reasoning.ask.window import reaches
from bot.reasoning.partners import OtherRelationship
from bot.reasoning.status import Status
from db.records import Event, Kind

_OVER = frozenset({StateAsked.APART, StateAsked.DIVORCED, StateAsked.DIVORCING})
_MORE = frozenset({StateAsked.MARRIED, StateAsked.ENGAGED})
_COMPANY = frozenset({StateAsked.TOGETHER, StateAsked.DATING, StateAsked.BACK})
# Who did it to whom, or for whom, is more than that it happened.
ONE_SIDED = re.compile(r"\b(?:dump\w*|leave|left|leaves|walk(?:ed)? out|ditch\w*|because)\b")
# "aren't they divorced" asks whether they are, "they aren't divorced" says that they are not.
ASKS_NEGATIVELY = re.compile(r"(?:is|are|was|were|do|does|did|have|has|had|could|should|would) (?:\w+ )?not\b")
_EVER = re.compile(r"\b(?:ever|at any (?:point|time|stage)|at some (?:point|time|stage))\b")
_PAST = re.compile(r"(?:was|were|did)\b")
_ONCE = re.compile(r"\b(?:did|was|were|ever|have|has|had)\b")


def state_part(clause: Clause, asked: StateAsked) -> Part:
    """Whether the two are so, by their status on the day asked about."""
    ground, reading = clause.ground, clause.reading
    if clause.window.first and clause.window.first > ground.today:
        return future(clause)
    if asked is StateAsked.SINGLE:
        return single(clause)
    if _hangs_on_the_day(clause, asked) and clause.anchor:
        return clause.part(clause.says(clause.anchor), verdict=Verdict.CANT_TELL)
    status = ground.status(clause.moment)
    if reading.of_one and asked in _COMPANY and not status.state.together:
        return _with_anybody(clause)
    if (
        reading.of_one
        and asked in _MORE
        and not status.state.together
        and (part := _married_beside(clause)) is not None
    ):
        return part
    return _by_status(clause, asked, status)


def _by_status(clause: Clause, asked: StateAsked, status: Status) -> Part:
    """Whether the two are so, by how they stand, and what else belongs to it."""
    ground, verdict = clause.ground, states.verdict(asked, status)
    if verdict is Verdict.YES and clause.reading.negated and not ASKS_NEGATIVELY.match(clause.text):
        # "so they aren't divorced?": a yes may be taken for either.
        return clause.part(StateIs(status), *map(clause.says, status.because[-1:]))
    if verdict in {Verdict.NO, Verdict.NOT_YET} and _asks_of_any_day(clause) and (once := _was_once(clause, asked)):
        return clause.part(*clause.happened(once), verdict=Verdict.YES)
    if verdict is Verdict.YES and (begun := _began_later(clause, asked)) is not None:
        return clause.part(StateIs(status), *clause.happened(begun)[:1], verdict=Verdict.NO)
    statements: list[Statement] = [StateIs(status)]
    if verdict in {Verdict.NO, Verdict.NOT_YET} and (later := _begins(clause, asked)) is not None:
        statements += clause.happened(later)[:1]
    if asked in _COMPANY and not status.state.together and (rumour := ground.rumour(clause.day)) is not None:
        statements.append(clause.says(rumour.event))
    if len(statements) == 1:
        statements += [clause.says(event) for event in status.because[-1:]]
    return clause.part(*statements, verdict=verdict)


def _hangs_on_the_day(clause: Clause, asked: StateAsked) -> bool:
    """Whether it was so on some of the days on which an event may have happened, and on others not."""
    days, anchor = (clause.window.first, clause.window.last), clause.reading.anchor
    if anchor is None or anchor.relation is not Relation.AT or anchor.lasting or not all(days):
        return False
    return len({states.verdict(asked, clause.ground.status(day)) for day in days if day}) > 1


def _asks_of_any_day(clause: Clause) -> bool:
    """Whether one day of those asked about will do: "ever", or "was she with him after the gala"."""
    text, window = clause.reading.text, clause.window
    since = window.first is not None and window.last is None and not clause.reading.still
    return _EVER.search(text) is not None or (since and _PAST.match(text) is not None)


def _was_once(clause: Clause, asked: StateAsked) -> Event | None:
    """The event that began the state for some of the days asked about, if it held in any of them."""
    holds = durations.HOLDS.get(asked)
    spells = durations.spells(clause.ground.dated(), holds, clause.day) if holds else ()
    reaching = (spell.begun for spell in spells if reaches(spell.begun, spell.ended, clause.window))
    return next((event for event in reaching if event.when.latest <= clause.day), None)


def _began_later(clause: Clause, asked: StateAsked) -> Event | None:
    """The event that began a state later than since when it is said to be so: "have they been divorced since 2019"."""
    since = next((time.span.last for time in clause.reading.times if time.relation is Relation.SINCE), None)
    if since is None or states.verdict(asked, clause.ground.status(since)) is Verdict.YES:
        return None
    because = clause.ground.status(clause.moment).because
    return because[-1] if because else None


def _begins(clause: Clause, asked: StateAsked) -> Event | None:
    """The event that began the state later than the day asked about."""
    holds = durations.HOLDS.get(asked)
    if holds is None or clause.day >= clause.ground.today:
        return None
    spells = durations.spells(clause.ground.dated(), holds, clause.ground.today)
    return next((spell.begun for spell in spells if spell.begun.when.earliest > clause.day), None)


def single(clause: Clause) -> Part:
    """Whether one of the two has nobody: that the record knows of nobody is no yes."""
    if _hangs_on_the_day(clause, StateAsked.TOGETHER) and clause.anchor:
        return clause.part(clause.says(clause.anchor), verdict=Verdict.CANT_TELL)
    status = clause.ground.status(clause.day)
    if status.state.together:
        return clause.part(StateIs(status), verdict=Verdict.NO)
    mine = [RunIs(run) for run in _runs(clause)]
    if mine and not clause.is_later:
        return clause.part(*mine, verdict=Verdict.NO)
    if not clause.window.open:
        told = [c.event for c in clause.telling(SETTLES) if c.inside and c.event.asserted and not c.event.partner]
        if told:
            return clause.part(clause.says(told[0]), verdict=Verdict.YES)
    return clause.missing(Gap.NOT_TOLD, *mine, StateIs(status))


def _with_anybody(clause: Clause) -> Part:
    """Whether one of the two is with somebody else."""
    mine = [RunIs(run) for run in _runs(clause)]
    if mine and not clause.is_later:
        return clause.part(*mine, verdict=Verdict.YES)
    return clause.missing(Gap.NOT_TOLD, *mine, clause.state())


def _married_beside(clause: Clause) -> Part | None:
    """Whether one of the two is married to somebody else, with whom the record knows of no end."""
    partners = {run.partner: run for run in _runs(clause)}
    for event in reversed(clause.ground.dated()):
        if event.partner in partners and event.asserted and is_wedding(event):
            return clause.part(clause.says(event), RunIs(partners[event.partner]), verdict=Verdict.YES)
    return None


def _runs(clause: Clause) -> list[OtherRelationship]:
    """The open relationships of whom the question is about."""
    return [run for run in clause.ground.status(clause.day).partners if clause.is_about(run.person)]


def with_others(clause: Clause) -> Part | None:
    """Whether one of the two is with somebody outside the couple, or no longer; None where it asks for more."""
    reading = clause.reading
    asked = {term.concept.state for term in reading.topics if term.concept and term.concept.state}
    asked |= {reading.state} - {None} if not reading.topics else set[StateAsked | None]()
    if any(not (term.concept and term.concept.state) for term in reading.topics) or not asked or reading.anchor:
        return None
    if asked & _OVER and (reading.both or len(reading.people) > 1):
        # Whether somebody came between the two is not whether it is over with that one.
        return clause.missing()
    runs = _runs_with(clause)
    if len(reading.others) > 1 or (not runs and not reading.people):
        return _former(clause)
    if not runs:
        return None if clause.window.open and clause.found else clause.missing()
    if ONE_SIDED.search(reading.text):
        return clause.missing(Gap.NOT_TOLD, clause.says(runs[-1].ended or runs[-1].begun))
    if asked & _OVER:
        return _over(clause, runs[-1])
    return None if asked & _MORE else _still(clause, runs[-1])


def _runs_with(clause: Clause) -> list[Lasted]:
    """The runs with those outside the couple whom the question names."""
    ground = clause.ground
    runs = (
        run
        for name in clause.reading.others
        for run in durations.with_partner(ground.record.couple, ground.dated(), name, clause.day)
    )
    return [
        run
        for run in runs
        if clause.is_about(run.begun.about[0])
        and (clause.reading.still or reaches(run.begun, run.ended, clause.window))
    ]


def _over(clause: Clause, last: Lasted) -> Part | None:
    """Whether a run is over; None where events claim or deny it."""
    if last.ended is not None:
        return clause.part(clause.says(last.ended), verdict=Verdict.YES)
    if any(not c.event.asserted or c.event.kind is Kind.DENIAL for c in clause.telling(SETTLES)):
        return None
    return clause.missing(Gap.NOT_TOLD, *_open_with(clause))


def _still(clause: Clause, last: Lasted) -> Part:
    """Whether a run holds, or was once."""
    reading = clause.reading
    if last.ended is not None and (reading.still or not _ONCE.search(reading.text)):
        return clause.part(clause.says(last.ended), verdict=Verdict.NO)
    ended = [clause.says(last.ended)] if last.ended else _open_with(clause)
    return clause.part(clause.says(last.begun), *ended, verdict=Verdict.YES)


def _open_with(clause: Clause) -> list[RunIs]:
    partners = clause.ground.status(clause.day).partners
    return [RunIs(run) for run in partners if run.partner in clause.reading.others]


def _former(clause: Clause) -> Part | None:
    """Two people of whom the record only says that one is the other's ex."""
    for candidate in clause.found:
        if re.search(FORMER, candidate.event.summary) and not candidate.missing:
            return clause.part(clause.says(candidate.event), verdict=Verdict.NO)
    return None
