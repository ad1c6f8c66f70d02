"""One clause of a question while it is answered: its reading on its ground, and what answers are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from bot.reasoning.ask import durations
from bot.reasoning.ask.anchoring import anchored, anchored_any
from bot.reasoning.ask.anchors import Anchor
from bot.reasoning.ask.asked import bare
from bot.reasoning.ask.finding import NEAR, TELLS, Candidate
from bot.reasoning.ask.ground import Ground
from bot.reasoning.ask.reading import Reading
from bot.reasoning.ask.terms import Term
from bot.reasoning.ask.times import Relation
from bot.reasoning.ask.told import Gap, Happened, Part, Says, StateIs, Statement, Verdict
from bot.reasoning.ask.window import Window, window_of
from db.records import TRACK_KINDS, Event, Kind

MOST = 3
MOST_LISTED = 6
# What scores at least this share of the best is told beside it.
ALIKE = 0.75
# What tells nothing of the first thing asked about has to tell nearly all the rest.
_WITHOUT_HEAD = 0.72
_NEAREST = 2
_NEARLY_AS_NEAR = 0.55
_CANDIDATES = 5


_JUST_AFTER = re.compile(r"\b(?:right|straight|just|soon|shortly|immediately) after\b")


def apart(one: Event, other: Event) -> int:
    """How many days lie between two events, at the least."""
    return abs((one.when.first - other.when.first).days)


class Clause:
    """A reading with the events that it finds. Where no event tells its time, its anchor is part of what is asked."""

    def __init__(self, reading: Reading, ground: Ground) -> None:
        self.ground = ground
        spell = self._spell(reading.anchor) if reading.anchor else None
        self.anchor = anchored(ground.finder, reading.anchor) if reading.anchor and not spell else None
        by = (reading.anchor.relation, self.anchor) if reading.anchor and self.anchor else None
        self.window = window_of(reading.times, by)
        self.ends = self._ends(reading)
        if spell is not None:
            self.window = spell
        elif self.ends is not None:
            self.window = Window(self.ends[0].when.earliest, self.ends[1].when.latest)
        elif reading.ends is not None:
            spoken = (term for end in reading.ends for term in end.terms)
            named = (name for end in reading.ends for name in end.others)
            reading = replace(
                reading, terms=(*reading.terms, *spoken), others=(*reading.others, *named), ends=None, ordered=False
            )
        if reading.anchor is not None and not spell and (by is None or self.window.empty or _is_the_event(reading)):
            reading = replace(reading, terms=(*reading.terms, *reading.anchor.terms), anchor=None)
            self.anchor, self.window = None, window_of(reading.times)
        self.reading = reading
        self.found = self._meant(ground.finder.candidates(reading, self.window))

    def _spell(self, anchor: Anchor) -> Window | None:
        """The days of "while they were engaged": from the first on which it was so to the last."""
        states = (term.concept.state for term in anchor.terms if term.concept and term.concept.state)
        holds = next((durations.HOLDS[state] for state in states if state in durations.HOLDS), None)
        if not anchor.lasting or anchor.relation is not Relation.AT or holds is None:
            return None
        spells = durations.spells(self.ground.dated(), holds, self.ground.today)
        if not spells:
            return None
        begun, ended = spells[0].begun.when.earliest, spells[-1].ended
        return Window(begun, ended.when.earliest if ended else None)

    def _ends(self, reading: Reading) -> tuple[Event, Event] | None:
        """The two events between which a clause asks, in the order of their days."""
        if reading.ends is None:
            return None
        one, other = (anchored_any(self.ground.finder, end) for end in reading.ends)
        pairs = [(first, second) for first in one for second in other if first != second]
        if not pairs:
            return None
        # Of what happened more than once, those that lie next to each other belong together.
        first, second = sorted(min(pairs, key=lambda pair: apart(*pair)), key=lambda event: event.when.first)
        return first, second

    def _meant(self, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """Of several events of a kind, only the one that is meant: "the second wedding"."""
        kinds, nth = self.reading.kinds & (TRACK_KINDS | {Kind.CHILD_BORN}), self.reading.nth
        same = [event for event in self.ground.dated() if event.kind in kinds and event.asserted]
        if nth is None or (nth == 1 and len(same) < 2):
            return found
        others = {event.key for place, event in enumerate(same, start=1) if place != nth}
        return tuple(candidate for candidate in found if candidate.event.key not in others)

    @cached_property
    def text(self) -> str:
        """What is asked, without politeness and the couple's name before it."""
        return bare(self.ground.people.without_heading(bare(self.reading.text)))

    @property
    def concepts(self) -> frozenset[str]:
        """The names of the concepts that are spoken of."""
        return frozenset(term.concept.name for term in self.reading.topics if term.concept)

    @property
    def track_kinds(self) -> frozenset[Kind]:
        """The kinds that change a track, of those that are spoken of."""
        return self.reading.kinds & TRACK_KINDS

    @property
    def day(self) -> date:
        """The day asked about: the last of the days meant, today by default."""
        return self.window.last or self.ground.today

    @property
    def moment(self) -> date:
        """The day whose state is asked about: the first of those right after something, else the last of all."""
        anchor, text = self.reading.anchor, self.reading.text
        still = self.reading.still and anchor is not None and anchor.relation is Relation.AFTER
        right_after = self.window.last is None and (still or _JUST_AFTER.search(text) is not None)
        return self.window.first if right_after and self.window.first else self.day

    @property
    def is_later(self) -> bool:
        """Whether all the days asked about are later than anything on record."""
        first, newest = self.window.first, self.ground.newest
        return first is not None and newest is not None and first > newest.when.latest

    @property
    def is_bare(self) -> bool:
        """Whether nothing but kinds of events is spoken of."""
        return all(term.kinds for term in self.reading.topics)

    @property
    def head(self) -> Term | None:
        """The first thing that is spoken of: what is to have been done, or what is wanted."""
        return next((term for term in self.reading.topics if not term.owner), None)

    @property
    def names_a_stranger(self) -> bool:
        """Whether somebody is named of whom no event tells."""
        names = [term for term in self.reading.topics if term.name and not term.owner]
        return any(all(name in candidate.missing for candidate in self.found) for name in names)

    def is_about(self, *people: str) -> bool:
        """Whether somebody of the couple may be meant: where nobody is named, each may be."""
        return not self.reading.people or any(person in self.reading.people for person in people)

    def part(
        self,
        *statements: Statement,
        verdict: Verdict | None = None,
        gap: Gap | None = None,
        sourced: bool = False,
        more: int = 0,
    ) -> Part:
        """The answer to this clause."""
        return Part(
            couple=self.ground.record.couple,
            reading=self.reading,
            verdict=verdict,
            gap=gap,
            statements=statements,
            candidates=self.found[:_CANDIDATES],
            window=self.window,
            anchor=self.anchor,
            newest=self.ground.newest,
            sourced=sourced,
            more=more,
        )

    def missing(self, gap: Gap = Gap.NOT_TOLD, *nearest: Statement) -> Part:
        """What is not told, with the nearest thing that is."""
        return self.part(*(nearest or self._nearest()), gap=gap)

    def _nearest(self) -> tuple[Statement, ...]:
        ours = (c for c in self.found if not c.event.partner or self.reading.others or self.is_about(*c.event.about))
        near = sorted((c for c in ours if c.coverage >= NEAR), key=lambda c: c.inside is False)
        best = max((c.score for c in near), default=0.0)
        return tuple(self.says(c.event) for c in near[:_NEAREST] if c.score >= best * _NEARLY_AS_NEAR)

    def says(self, event: Event) -> Says:
        """What an event tells; what is only claimed with the first thing that disputes it."""
        return Says(event, () if event.asserted else self.ground.against.get(event.key, ())[:1])

    def tells(self, candidates: Sequence[Candidate]) -> tuple[Says, ...]:
        """What some candidates tell."""
        return tuple(self.says(candidate.event) for candidate in candidates)

    def happened(self, event: Event) -> tuple[Statement, ...]:
        """A deciding event in a sentence of ours, and in its own words."""
        if event.kind not in TRACK_KINDS or not event.asserted or event.date is None:
            return (self.says(event),)
        agent = self.ground.people.subject(event) if event.kind is Kind.DIVORCE_FILED else None
        return Happened(event, agent), self.says(event)

    def state(self, as_of: date | None = None) -> StateIs:
        """How the couple stands on a day: the one asked about by default."""
        return StateIs(self.ground.status(as_of or self.day))

    def telling(self, least: float = TELLS) -> list[Candidate]:
        """The candidates that cover enough: whom the question names, and what it asks of first of all."""
        head = self.head
        return [
            c
            for c in self.found
            if c.coverage >= (least if head not in c.missing else _WITHOUT_HEAD) and not any(map(_needed, c.missing))
        ]

    def best(self, candidates: Sequence[Candidate], most: int = MOST) -> list[Candidate]:
        """The first few candidates that are about as good as the best."""
        least = max((candidate.score for candidate in candidates), default=0.0) * ALIKE
        return [c for c in candidates if c.score >= least][:most]

    def tells_of(self, term: Term) -> Event | None:
        """The event that tells of one of several things."""
        for kinds in (term.kinds, term.nearly):
            for event in self.ground.dated():
                if event.kind in kinds and event.asserted:
                    return event
        found = self.ground.finder.candidates(replace(self.reading, terms=(term,), people=()), self.window)
        return found[0].event if found and found[0].event.asserted else None


def _is_the_event(reading: Reading) -> bool:
    """Whether nothing is asked but of the event that tells the time: "where was he when they married"."""
    at = reading.anchor is not None and reading.anchor.relation is Relation.AT
    return at and not reading.topics and not reading.others


def _needed(term: Term) -> bool:
    """Whether nothing tells a question that does not tell of this: a name, or what is to have happened."""
    return term.name or bool(term.concept and term.concept.kinds)
