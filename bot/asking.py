"""What a typed line asks for: which couple, which verb, and the days with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.reasoning.names import Names, closest_word
from bot.reasoning.when import Unreadable, read_day
from db.rows import StoredCouple

# Every couple's verbs. `status` is what a couple's bare name asks for.
VERBS = ("status",)
_ALIKE = 60.0


@dataclass(frozen=True, slots=True)
class StatusAsked:
    """The status of a couple, as of and known by days as typed."""

    stored: StoredCouple
    as_of: str | None = None
    known_by: str | None = None


@dataclass(frozen=True, slots=True)
class VerbUnknown:
    """A couple with a word behind it that is no verb; `near` is the verb it looks like."""

    stored: StoredCouple
    typed: str
    near: str | None


@dataclass(frozen=True, slots=True)
class CoupleUnknown:
    """A text that names no couple of the record; `near` are those it may mean, best first."""

    typed: str
    near: tuple[StoredCouple, ...]


@dataclass(frozen=True, slots=True)
class CoupleShared:
    """A name that several couples have."""

    typed: str
    couples: tuple[StoredCouple, ...]


@dataclass(frozen=True, slots=True)
class CoupleWithin:
    """A text that names one couple somewhere, and asks what no verb does."""

    stored: StoredCouple
    typed: str


@dataclass(frozen=True, slots=True)
class CommandMisspelt:
    """A word that looks like one of the commands."""

    typed: str
    near: str


@dataclass(frozen=True, slots=True)
class NothingAsked:
    """The bot was called and nothing, or "help", was said."""

    typed: str


Request = StatusAsked | VerbUnknown | CoupleUnknown | CoupleShared | CoupleWithin | CommandMisspelt | NothingAsked


def read_request(text: str, names: Names, commands: Sequence[str], today: date) -> Request:
    """Read what stands behind the prefix or the mention: "kim and kanye status sept 2021"."""
    typed = " ".join(text.split())
    if typed.casefold() in {"", "help"}:
        return NothingAsked(typed)
    couples, rest = names.split(_verb_last(typed, names))
    match couples:
        case ():
            if near := None if names.misspelt(typed) else closest_word(typed.split()[0], commands):
                return CommandMisspelt(typed, near)
            within = names.within(typed)
            return CoupleWithin(within[0], typed) if len(within) == 1 else _nobody(typed, names)
        case (stored,):
            return _verb(stored, rest, today)
        case _:
            return CoupleShared(typed.removesuffix(rest).strip(), couples)


def named_couple(text: str, names: Names) -> StoredCouple | CoupleUnknown | CoupleShared:
    """The couple that the text of a `couple` option means: its slug or any of its names."""
    if (stored := names.by_slug(text.strip().lower())) is not None:
        return stored
    match names.named(text):
        case (stored,):
            return stored
        case ():
            return _nobody(text, names)
        case couples:
            return CoupleShared(text, couples)


def _nobody(typed: str, names: Names) -> CoupleUnknown:
    near = names.of_person(typed) or names.misspelt(typed) or names.near(typed, 3, cutoff=_ALIKE)
    return CoupleUnknown(typed, tuple(near))


def _verb_last(typed: str, names: Names) -> str:
    """ "status kimye 2021" as "kimye status 2021"."""
    verb, _, behind = typed.partition(" ")
    couples, rest = names.split(behind)
    if verb.casefold() not in VERBS or not couples:
        return typed
    return f"{behind.removesuffix(rest).strip()} {verb} {rest}".strip()


def _verb(stored: StoredCouple, rest: str, today: date) -> Request:
    word, _, behind = rest.partition(" ")
    if not word:
        return StatusAsked(stored)
    if word.casefold() in VERBS:
        return _status(stored, behind)
    asked = _status(stored, rest)
    # A couple with only a day behind it asks for the status on that day.
    day = asked.as_of or asked.known_by
    if day and not isinstance(read_day(day, today), Unreadable):
        return asked
    return VerbUnknown(stored, word, closest_word(word, VERBS))


def _status(stored: StoredCouple, behind: str) -> StatusAsked:
    """ "as of sept 2021 known by 2022": both days may be left out, and the words before the first."""
    as_of, *known_by = re.split(r"(?:^|\s+)known[ _]by(?::\s*|\s+)", behind, maxsplit=1, flags=re.IGNORECASE)
    as_of = re.sub(r"^as[ _]of:?\s*", "", as_of, flags=re.IGNORECASE)
    return StatusAsked(stored, as_of.strip() or None, known_by[0].strip() if known_by else None)
