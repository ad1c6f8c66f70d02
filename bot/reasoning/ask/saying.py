"""What somebody said."""

from __future__ import annotations

import re

from bot.reasoning.ask.clause import MOST, Clause
from bot.reasoning.ask.told import Part
from db.records import TRACK_KINDS, Event

_WHAT_SAID = re.compile(
    r"\b(?:what|how) (?:did|does|do|has|had|was|were|is) .*\b(?:say|said|think|make of|tell|told|reply|replied"
    r"|respond|react|answer)\b"
)
_IF_SAID = re.compile(
    r"^(?:so |and |but )*(?:did|has|have|had|does)\b.*\b(?:say|said|claim\w*|tell|told|admit\w*|tweet\w*|insist\w*"
    r"|announce\w*|confess\w*)\b"
)
_SAYS = re.compile(
    r"\b(?:sa(?:ys?|id)|tell\w*|told|writes?|wrote|posts?|posted|calls?|called|ask(?:s|ed)|describ\w+|tweet\w*"
    r"|denie[sd]|deny|admit\w*|insist\w*|repl\w+|respon\w+|react\w*|explain\w*|announc\w+|declar\w+|blam\w+"
    r"|prais\w+|thank\w*|apolog\w+|claim\w*|quot\w+|speech|statement|interview|comment\w*|declin\w+|joke\w*|add(?:s"
    r"|ed)|confirm\w*|statement|promis\w+|hope[sd]?|want\w*|saddened|happy|believe\w*)\b"
)
# "his lawyer says", "Kelce's brother says".
_SOMEBODYS = re.compile(r"(?:\w+ ){0,2}\w+['’]s? |(?:His|Her|Their) ")


def asks_what_was_said(clause: Clause) -> bool:
    """Whether it is asked what somebody said."""
    somebody = bool(clause.reading.people or clause.reading.others)
    return somebody and _WHAT_SAID.search(clause.reading.text) is not None


def asks_if_said(clause: Clause, *, by_anybody: bool = False) -> bool:
    """Whether it is asked if somebody, or one on record, said something: "did he claim that they are back"."""
    somebody = by_anybody or bool(clause.reading.people or clause.reading.others)
    return somebody and _IF_SAID.search(clause.text) is not None


def said_by(clause: Clause) -> Part | None:
    """The newest of what one of the two said, where nothing else is asked."""
    if not asks_what_was_said(clause) or clause.reading.others:
        return None
    spoken = [
        event
        for event in clause.ground.finder.within(clause.window)
        if event.asserted and event.kind not in TRACK_KINDS and is_said(clause, event)
    ]
    return clause.part(*map(clause.says, spoken[: -MOST - 1 : -1])) if spoken else clause.missing()


def is_said(clause: Clause, event: Event) -> bool:
    """Whether an event tells what was said, by whom it is asked of."""
    who = (*clause.reading.others, *clause.reading.people)[0]
    if clause.ground.people.subject(event) == who:
        return _SAYS.search(event.summary) is not None and not _SOMEBODYS.match(event.summary)
    told = re.search(rf"\b{re.escape(who.split()[-1])}(?: \w+){{0,3}}? {_SAYS.pattern}", event.summary)
    return told is not None
