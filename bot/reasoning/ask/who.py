"""Who: by whom an event is, and with whom somebody was."""

from __future__ import annotations

import re

from bot.reasoning.ask.clause import MOST, Clause
from bot.reasoning.ask.company import partners
from bot.reasoning.ask.lacking import is_wedding
from bot.reasoning.ask.telling import tell
from bot.reasoning.ask.told import Identity, Part

_NOW = re.compile(r"\bis\b|\bnow\b|\bcurrent\w*\b")
_ANOTHER = re.compile(r"\b(?:first|second|third|previous|ex|before|other|current|new|next)\b")
_CURRENT = re.compile(r"\b(?:current|new)\b")
# What may be asked of with whom somebody was; the first ones also where both are named.
_WITH_WHOM = frozenset({"date", "start dating", "together", "move on"})
_MARRIED_TO = frozenset({"spouse", "marry"})
_OF_ONE = frozenset({"see together", "reconcile", "break up"})


def who(clause: Clause) -> Part:
    """Who it is: the couple, somebody beside them, or whom an event names."""
    reading = clause.reading
    if not reading.topics and not reading.others:
        if not clause.window.open or len(reading.people) == 1:
            return partners(clause) or clause.missing()
        return clause.part(Identity(clause.ground.status(clause.day)))
    if clause.concepts & _MARRIED_TO and not reading.others and _ANOTHER.search(reading.text):
        current = partners(clause) if _CURRENT.search(reading.text) and _asks_with_whom(clause) else None
        return current or clause.missing()
    if clause.concepts and clause.concepts <= _MARRIED_TO and reading.anchor and len(reading.people) == 1:
        return _married_beside(clause)
    if _asks_with_whom(clause):
        part = partners(clause)
        if part is not None or reading.anchor is not None:
            return part or clause.missing()
    return tell(clause)


def _married_beside(clause: Clause) -> Part:
    """Whom one of the two married in some days, outside the couple: "who did he marry after her"."""
    beside = [
        event
        for event in clause.ground.finder.within(clause.window)
        if event.partner and event.asserted and clause.is_about(*event.about[:1]) and is_wedding(event)
    ]
    return clause.part(*map(clause.says, beside[:MOST])) if beside else clause.missing()


def _asks_with_whom(clause: Clause) -> bool:
    """Whether somebody beside one of the two is asked for."""
    reading, concepts = clause.reading, clause.concepts
    if reading.others:
        return False
    alone = len(reading.people) == 1
    if alone and concepts <= _MARRIED_TO and not clause.ground.status(clause.day).state.together:
        return clause.window.open and _NOW.search(reading.text) is not None
    if all(term.concept for term in reading.topics) and concepts <= _WITH_WHOM | _OF_ONE:
        return alone or not concepts & _OF_ONE
    return alone and len(reading.topics) == 2 and bool(concepts & {"date", "start dating"})
