"""How a plain question was read, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.times import Relation
from bot.reasoning.ask.window import Window
from bot.replies.words.editor_words import KIND
from bot.replies.words.shared_words import between, counted, day
from db.records import Kind

TITLE = "How I read it"
ASKED_LEAD = "Asked:"
WHOM = "Of whom:"
DAYS = "Days:"
KNOWN = "Told as of:"
BESIDE = "Told by an event:"
ABOUT = "About:"
CANDIDATES = "Events that it may mean"
OUTCOME = "What came of it"
ASKED = {
    Asked.WHETHER: "whether it is so",
    Asked.WHEN: "when",
    Asked.WHO: "who",
    Asked.WHERE: "where",
    Asked.WHAT: "what",
    Asked.WHY: "why",
    Asked.HOW_LONG: "how long",
    Asked.HOW_MANY: "how many, or how often",
    Asked.HOW_MUCH: "how much",
    Asked.LIST: "which ones",
    Asked.SOURCE: "who says so",
    Asked.FUTURE: "what will be",
}
STATE = {
    StateAsked.TOGETHER: "together",
    StateAsked.BACK: "back together",
    StateAsked.DATING: "dating",
    StateAsked.ENGAGED: "engaged",
    StateAsked.MARRIED: "married",
    StateAsked.MARRIED_IN_LAW: "married in law",
    StateAsked.DIVORCED: "divorced",
    StateAsked.DIVORCING: "divorcing",
    StateAsked.APART: "apart",
    StateAsked.SINGLE: "single",
}
_BESIDE = {
    Relation.AT: "at",
    Relation.BY: "by",
    Relation.BEFORE: "before",
    Relation.AFTER: "after",
    Relation.SINCE: "since",
}
NO_EVENT = "No event on record covers any of it."
BY_STATUS = "The status of that day tells it; no event has to be found."
WORKED_OUT = "Worked out from the events on record, by their dates."
NOT_ASKED_OF_EVENTS = "That is nothing to look for among the events."


def asked(what: Asked, state: StateAsked | None) -> str:
    """ "whether it is so (back together)"."""
    return ASKED[what] + (f" ({STATE[state]})" if state else "")


def whom(couple: str, people: Sequence[str], others: Sequence[str]) -> str:
    """Of whom it is asked: the couple, with those who are named."""
    return ", ".join(dict.fromkeys((couple, *people, *others)))


def days(window: Window) -> str:
    """The days asked about."""
    match window:
        case Window(None, None):
            return "any"
        case Window(None, last) if last:
            return f"up to {day(last)}"
        case Window(first, None) if first:
            return f"from {day(first)}"
        case Window(first, last) if first and last and first != last:
            return between(first, last)
        case _:
            return day(window.last or date.max)


def beside(relation: Relation, terms: str) -> str:
    """ "before: wedding"."""
    return f"{_BESIDE[relation]}: {terms}"


def about(known: Sequence[str], untold: int) -> str:
    """What is spoken of: what is known by its name, the rest only counted."""
    parts = list(known) or ([] if untold else ["no event in particular"])
    parts += [f"{counted(untold, 'word', 'words')} that no event tells of"] if untold else []
    return ", ".join(parts)


OUTSIDE = "not in those days"
PERHAPS = "perhaps not in those days"
BY_OTHER = "by the other one"
CONTRARY = "tells the contrary"


def candidate(kind: Kind, coverage: float, score: float, against: Sequence[str]) -> str:
    """ "0.93, married (covers 0.90):", before an event that may be meant, with what speaks against it."""
    return f"{score:.2f}, {KIND[kind]} ({', '.join((f'covers {coverage:.2f}', *against))}):"


def threshold(needed: float, best: float, *, settles: bool) -> str:
    """What an event has to cover, and what the best one does."""
    to = "settle" if settles else "tell"
    return f"An event has to cover {needed:.2f} of it to {to} it; the best covers {best:.2f}."


def leaves_out(known: Sequence[str], untold: int) -> str:
    """What the best event does not tell of, though it covers enough."""
    return f"It leaves out: {about(known, untold)}."


def but(gap: str) -> str:
    """What is missing though an event covers enough."""
    return f"But: {gap}"


def number(place: int) -> str:
    """One of several parts of a question."""
    return f"Part {place}"
