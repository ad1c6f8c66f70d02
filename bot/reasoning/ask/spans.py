"""When, how long and how often."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reasoning.ask import durations
from bot.reasoning.ask.anchoring import anchored_any
from bot.reasoning.ask.clause import MOST, Clause, apart
from bot.reasoning.ask.company import partners
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.finding import TELLS, Candidate
from bot.reasoning.ask.lacking import again, unsaid
from bot.reasoning.ask.suiting import asks_for_age, suits, tells_age
from bot.reasoning.ask.terms import Term
from bot.reasoning.ask.times import Relation
from bot.reasoning.ask.told import Counted, Gap, Lasted, Part, Says
from bot.reasoning.ask.window import EVER, inside, reaches
from db.dates import Precision
from db.records import TRACK_KINDS, Event, Kind

_TIME_OF_DAY = re.compile(r"\btime of (?:the )?day\b|\b(?:what|which) (?:time|hour)\b|\bo'clock\b")
# "when was the divorce final" is of an event, "when were they divorced" of how it stood.
_OF_AN_EVENT = re.compile(
    r"\b(?:was|is|were|are) (?:the|their|his|her|it|that|a|an)\b"
    r"|\bwhen (?:was|is)\b.*\b(?:divorce|wedding|engagement|split|breakup|separation|marriage)\b"
)
_WHICH_MONTH = re.compile(r"\b(?:what|which) month\b")
_LASTING = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|some|many)[ -](?:years?|months?|weeks?|days?)\b"
    r"|\b(?:for|after) (?:years|months|weeks|days)\b|\bbriefly\b|\bbrief\b|\bshort\b|\ba year\b"
)
# An undated event gives way to a dated one that is as good.
_AS_GOOD = 0.98
_TOLD_TOO = 0.7


def when(clause: Clause) -> Part:
    """When it happened, or from when to when it was so."""
    reading = clause.reading
    good = clause.telling()
    happened = [c for c in good if c.event.asserted and c.event.kind in reading.kinds]
    if reading.again and clause.track_kinds - {Kind.RECONCILED} and len(happened) < 2 and (part := again(clause)):
        return replace(part, verdict=None)
    if clause.track_kinds and clause.is_bare and not reading.others and not _nearly(good):
        return unsaid(clause)
    one = reading.exact or reading.first or reading.last or reading.nth is not None
    of_it = reading.event or _OF_AN_EVENT.search(reading.text)
    if reading.state and not of_it and not one and (found := _spells(clause)):
        return clause.part(*found[:MOST])
    if not good:
        return clause.missing()
    by_itself = any("first" in term.text.split() or "meet" in term.text.split() for term in reading.topics)
    told_so = by_itself or any("first" in c.event.summary.split() for c in good)
    if reading.first and not reading.kinds and not told_so:
        # Of what was done at some time, none is known to be the first.
        return clause.missing(Gap.NOT_TOLD, *clause.tells(good[:1]))
    chosen = _chosen(clause, happened or good)
    if chosen[0].event.date is None:
        chosen = [c for c in good if c.event.date and c.score > chosen[0].score * _AS_GOOD] or chosen
    return _dated(clause, [candidate.event for candidate in chosen])


def _nearly(good: Sequence[Candidate]) -> bool:
    """Whether anything that changes a track is among what is told."""
    return any(c.event.asserted and c.event.kind in TRACK_KINDS for c in good)


def _chosen(clause: Clause, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best few; the first or the last in time where the question says so."""
    reading, best = clause.reading, clause.best(candidates)
    if not (reading.first or reading.last):
        return best
    # Of all that is of the kind, whatever else speaks for one or another.
    of_kind = [c for c in candidates if c.event.kind in reading.kinds and (reading.others or not c.event.partner)]
    dated = sorted((c for c in of_kind or best if c.event.date), key=lambda c: c.event.when.first)
    return (dated[:1] if reading.first else dated[-1:]) or best


def _dated(clause: Clause, events: Sequence[Event]) -> Part:
    """Some events with their dates, or that these are not as exact as is asked."""
    first, exact = events[0], clause.reading.exact
    if first.date is None:
        return clause.part(clause.says(first), gap=Gap.NO_DATE)
    if _TIME_OF_DAY.search(clause.reading.text) or (exact and not any(e.date and e.date.exact for e in events)):
        return clause.part(*clause.happened(first), gap=Gap.NO_DAY)
    if _WHICH_MONTH.search(clause.reading.text) and all(e.date and e.date.precision is Precision.YEAR for e in events):
        return clause.part(*clause.happened(first), gap=Gap.NO_MONTH)
    return clause.part(*(clause.happened(first) if len(events) == 1 else map(clause.says, events)))


def how_long(clause: Clause) -> Part:
    """How long it lasted: as an event tells it, or from one event to another."""
    reading = clause.reading
    lasting = [c for c in clause.telling() if _LASTING.search(c.event.summary)]
    head = clause.head
    if lasting and head and not head.kinds and not (head.concept and head.concept.state) and not _of_marriage(clause):
        return clause.part(*clause.tells(clause.best(lasting, 2)))
    told = clause.tells([c for c in lasting if c.coverage >= _TOLD_TOO][:1])
    if between := _between(clause):
        told = told or (clause.says(between.begun),) if _LASTING.search(between.begun.summary) else told
        return clause.part(between, *told)
    if clause.anchor is not None and reading.anchor and reading.anchor.relation in {Relation.BEFORE, Relation.AFTER}:
        return clause.missing(Gap.NO_NUMBER)
    if (found := _spells(clause)) and any(spell.heard != spell.begun for spell in found):
        shown = found[-1:] if reading.last else found[:1] if reading.first else found[-MOST:]
        vague = any(not spell.begun.when.exact for spell in shown)
        # An article's own figure is better than one that dates leave open.
        return clause.part(*told, *shown) if vague else clause.part(*shown, *told)
    if lasting:
        return clause.part(*clause.tells(clause.best(lasting, 2)))
    return clause.missing(Gap.NO_NUMBER if clause.telling() else Gap.NOT_TOLD)


def _of_marriage(clause: Clause) -> bool:
    return "marriage" in clause.concepts or bool(clause.reading.others)


def _between(clause: Clause) -> Lasted | None:
    """The time between two events that the question names."""
    reading, ground = clause.reading, clause.ground
    if clause.ends is not None:
        return durations.lasted(*clause.ends, ground.today)
    if clause.anchor is not None and reading.anchor is not None:
        holds = _holding(clause)
        if reading.anchor.relation is Relation.SINCE and not reading.topics:
            return durations.lasted(clause.anchor, None, ground.today)
        if reading.anchor.relation in {Relation.BEFORE, Relation.AT} and holds:
            told_by = anchored_any(ground.finder, reading.anchor)
            ended = min(told_by, key=lambda event: event.when.first)
            spells = durations.spells(ground.dated(), holds, ended.when.first)
            if not spells or spells[-1].begun == clause.anchor:
                return None
            return durations.lasted(spells[-1].begun, ended, ground.today)
        found = ground.finder.candidates(replace(reading, anchor=None), EVER)
        others = [c.event for c in found if c.event.date and c.event.asserted and c.coverage >= TELLS]
        return _nearest_pair(clause, others)
    if len(reading.topics) >= 2 and re.search(r"\b(?:from|between|till|until|to)\b", reading.text):
        ends = [event for term in reading.topics if (event := clause.tells_of(term)) is not None and event.date][:2]
        if len(ends) == 2 and ends[0] != ends[1]:
            return _from_to(clause, *ends)
    return None


def _nearest_pair(clause: Clause, others: Sequence[Event]) -> Lasted | None:
    """From what tells the time to what is asked about, the nearest of each where there are several."""
    anchor = clause.reading.anchor
    if anchor is None:
        return None
    told_by = anchored_any(clause.ground.finder, anchor)
    pairs = [
        (one, other)
        for one in told_by
        for other in others
        if one.key != other.key and other.kind is others[0].kind and _on_its_side(other, one, anchor.relation)
    ]
    if not pairs:
        return None
    return _from_to(clause, *min(pairs, key=lambda pair: apart(*pair)))


def _on_its_side(event: Event, anchor: Event, relation: Relation) -> bool:
    """Whether an event lies before or after another, as is asked."""
    if relation is Relation.AFTER or relation is Relation.SINCE:
        return event.when.latest >= anchor.when.earliest
    return relation is not Relation.BEFORE or event.when.earliest <= anchor.when.latest


def _from_to(clause: Clause, one: Event, other: Event) -> Lasted:
    first, second = sorted((one, other), key=lambda event: event.when.first)
    return durations.lasted(first, second, clause.ground.today)


def _spells(clause: Clause) -> Sequence[Lasted]:
    """Each time that what is asked about was so."""
    reading, ground = clause.reading, clause.ground
    until = min(clause.day, ground.today)
    if reading.others:
        couple, dated = ground.record.couple, ground.dated()
        return [run for name in reading.others for run in durations.with_partner(couple, dated, name, until)]
    holds = _holding(clause)
    if holds is None or not all(_of_a_state(term) for term in reading.topics):
        return ()
    found = durations.spells(ground.dated(), holds, until)
    if reading.times:
        found = tuple(spell for spell in found if reaches(spell.begun, spell.ended, clause.window))
    if holds is not durations.living_married:
        return found
    in_law = durations.spells(ground.dated(), durations.married_in_law, until)
    return (*found, *(spell for spell in in_law if spell.ended and spell not in found))


def _of_a_state(term: Term) -> bool:
    """Whether a term speaks of how two stand, and of nothing else that may have lasted."""
    return any(concept.kinds or concept.nearly or concept.state or concept.name == "love" for concept in term.concepts)


def _holding(clause: Clause) -> durations.Holds | None:
    """What has to be so of the two for as long as is asked."""
    concepts = clause.concepts
    if concepts & {"marry", "wedding", "marriage", "spouse"}:
        return durations.living_married
    if "engage" in concepts:
        return durations.engaged
    if concepts & {"date", "start dating"}:
        return durations.dating if clause.anchor else durations.together
    if concepts & {"divorce", "final divorce"} and re.search(
        r"\b(?:been|are|were)\b.*\bdivorced\b", clause.reading.text
    ):
        return durations.divorced
    if concepts & {"divorce", "final divorce", "file for divorce", "divorcing"}:
        return durations.in_court
    if "break up" in concepts:
        return durations.apart
    return durations.together if concepts <= {"together", "reconcile"} else None


def _age(clause: Clause) -> Part:
    """How old somebody was, if an event of that day tells it."""
    ground, reading = clause.ground, clause.reading
    told = [clause.anchor] if clause.anchor else [c.event for c in clause.telling()]
    if not clause.window.open:
        told += [event for event in ground.finder.within(clause.window) if event not in told]
    gap = Gap.NO_NUMBER if told else Gap.NOT_TOLD
    if clause.window.open and not told:
        told = list(reversed(ground.dated()))
    whose = (*reading.people, *reading.others)[:1]
    aged = [event for event in told if all(tells_age(event, person) for person in whose)]
    return clause.part(clause.says(aged[0])) if aged and whose else clause.missing(gap)


def _partners_counted(clause: Clause) -> Part | None:
    """With how many others one of the two was."""
    reading = clause.reading
    dated = reading.of_one and not reading.others and reading.state is StateAsked.DATING
    if not dated or (part := partners(clause)) is None:
        return None
    begun = [s.event for s in part.statements if isinstance(s, Says) and s.event.kind is Kind.NEW_PARTNER]
    return clause.part(Counted(tuple(begun)), *part.statements, more=part.more) if begun and not part.more else None


def how_many(clause: Clause) -> Part:
    """How many there are: events of a kind, or as an event tells it."""
    if asks_for_age(clause.reading.text):
        return _age(clause)
    if (part := _partners_counted(clause)) is not None:
        return part
    if clause.track_kinds and clause.is_bare:
        dated = clause.ground.dated()
        wanted = (e for e in dated if e.kind in clause.track_kinds and e.asserted)
        again = {spell.begun.key for spell in durations.spells(dated, durations.engaged, clause.ground.today)}
        events = tuple(
            event
            for event in wanted
            if inside(event, clause.window) is not False and (event.kind is not Kind.ENGAGED or event.key in again)
        )
        return clause.part(Counted(events), *map(clause.says, events[:MOST])) if events else unsaid(clause)
    told = clause.telling()
    numbered = [c for c in told if suits(clause.reading, c.event, clause.ground.people)]
    if numbered:
        return clause.part(*clause.tells(clause.best(numbered, 2)))
    return clause.missing(Gap.NO_NUMBER if told else Gap.NOT_TOLD)
