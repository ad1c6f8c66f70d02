"""What the reasons of a status say."""

from __future__ import annotations

from bot.reasoning.calculus import Legal, State
from bot.reasoning.why import Reason
from bot.replies.words import shared_words
from bot.replies.words.shared_words import capital, when
from bot.replies.words.status_words import ROMANTIC
from db.dates import EdtfDate

STEPS = "Step by step"
LEFT_OUT = "Left out"
NOTHING_DECIDED = "No event on record decides it."
_LEGAL = {
    Legal.UNMARRIED: "unmarried",
    Legal.MARRIED: "married",
    Legal.DIVORCE_PENDING: "divorce pending",
    Legal.LEGALLY_SINGLE: "legally single",
    Legal.DIVORCED: "divorced",
}
_REASONS = {
    Reason.RUMOURED: "only a rumour",
    Reason.DENIED: "denied",
    Reason.UNDATED: "so it decides nothing",
    Reason.KNOWN_LATER: "not known by then",
    Reason.TAKEN_OUT: "reported, then denied",
}


def place(first: int, last: int, total: int) -> str:
    """ "10–18 of 31, oldest first."."""
    return f"{shared_words.place(first, last, total)}, oldest first."


def change(before: State, after: State) -> str:
    """ "Engaged → married; in law: unmarried → married."."""
    parts: list[str] = []
    if before.romantic is not after.romantic:
        parts.append(f"{ROMANTIC[before.romantic]} → {ROMANTIC[after.romantic]}")
    if before.legal is not after.legal:
        parts.append(f"in law: {_LEGAL[before.legal]} → {_LEGAL[after.legal]}")
    if not parts:
        return f"Changes nothing: {ROMANTIC[after.romantic]} already, in law {_LEGAL[after.legal]}."
    return f"{capital('; '.join(parts))}."


def perhaps(changed: str) -> str:
    """A change that a vague date leaves open."""
    return f"Perhaps by then, perhaps not yet: {changed[:1].lower()}{changed[1:]}"


def left_out(reason: Reason, value: EdtfDate | None, known_from: EdtfDate | None) -> str:
    """ "28 August 2021, only a rumour:", before what does not count."""
    why = _REASONS[reason]
    if reason is Reason.KNOWN_LATER and known_from:
        why = f"known only from {when(known_from)}"
    return f"{capital(when(value))}, {why}:" if value else f"Undated, {why}:"
