"""Which event an anchor means: the gala of "after the gala"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.reasoning.ask.anchors import Anchor
from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.finding import TELLS, Candidate, Finder
from bot.reasoning.ask.reading import Reading
from bot.reasoning.ask.times import Relation
from bot.reasoning.ask.window import EVER, Window
from db.records import Event

_FIRST = re.compile(r"\bfirst\b")
# Of what is as good for an anchor, the first is meant where it says so.
_AS_GOOD = 0.75


def anchored(finder: Finder, anchor: Anchor) -> Event | None:
    """The dated event that an anchor means, if the record tells of one."""
    if anchor.others and not anchor.terms:
        return _by_partner(finder, anchor)
    good = _found(finder, anchor)
    if good and _FIRST.search(anchor.text):
        return min((c.event for c in good if c.score >= good[0].score * _AS_GOOD), key=lambda e: e.when.first)
    return _widest(good, anchor.relation) if good else None


def anchored_any(finder: Finder, anchor: Anchor) -> tuple[Event, ...]:
    """Every event that an anchor may mean alike: "the engagement" of two who were engaged twice."""
    one = anchored(finder, anchor)
    if one is None or not anchor.terms or _FIRST.search(anchor.text):
        return (one,) if one else ()
    good = _found(finder, anchor)
    kinds = {one.kind, *(kind for term in anchor.terms for kind in term.kinds)}
    alike = [c.event for c in good if c.event.kind in kinds and c.coverage >= good[0].coverage]
    return tuple(alike) if one in alike else (one,)


def _found(finder: Finder, anchor: Anchor) -> list[Candidate]:
    its_days = Window(date(anchor.year, 1, 1), date(anchor.year, 12, 31)) if anchor.year else EVER
    found = finder.candidates(Reading(anchor.text, Asked.WHAT, anchor.terms, others=anchor.others), its_days)
    dated = (c for c in found if c.event.date and c.event.asserted and c.inside is not False)
    good = [c for c in dated if c.coverage >= TELLS]
    kinds = frozenset(kind for term in anchor.terms for kind in term.kinds)
    # The separation itself, rather than the post that announced it.
    return [c for c in good if c.event.kind in kinds] or good


def _by_partner(finder: Finder, anchor: Anchor) -> Event | None:
    """The last that is told of a relationship for "since Pete", the first of it for "before Pete"."""
    told = [e for e in finder.events if e.partner in anchor.others and e.asserted and e.date]
    by_day = sorted(told, key=lambda event: event.when.first)
    return by_day[0 if anchor.relation is Relation.BEFORE else -1] if by_day else None


def _widest(good: Sequence[Candidate], relation: Relation) -> Event:
    """Of events that an anchor means alike, the one that leaves most days: the last for "before", else the first."""
    best = good[0]
    alike = [c.event for c in good if c.score == best.score and c.event.kind is best.event.kind]
    return max(alike, key=lambda e: e.when.first) if relation is Relation.BEFORE else best.event
