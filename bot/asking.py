"""What a typed line asks for: which couple, which verb, and the options with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.questions import Question, Verb
from bot.reasoning.names import Names, closest_word
from bot.reasoning.timeline import Show
from bot.reasoning.when import Unreadable, read_day
from db.rows import StoredCouple

# What people type for a verb, beside its own name.
_VERBS = {verb.value: verb for verb in Verb} | {
    "history": Verb.TIMELINE,
    "events": Verb.TIMELINE,
    "reasons": Verb.WHY,
    "rumour": Verb.RUMOURS,
    "rumor": Verb.RUMOURS,
    "rumors": Verb.RUMOURS,
    "gossip": Verb.RUMOURS,
    "source": Verb.SOURCES,
    "articles": Verb.SOURCES,
    "image": Verb.PICTURE,
    "chart": Verb.PICTURE,
}
# And for a part of the timeline; longer ones first, as a longer one may hold a shorter one.
SHOW_WORDS = {
    "sightings and gestures": Show.SIGHTINGS,
    "everything": Show.ALL,
    "milestones": Show.MILESTONES,
    "milestone": Show.MILESTONES,
    "sightings": Show.SIGHTINGS,
    "sighting": Show.SIGHTINGS,
    "gestures": Show.SIGHTINGS,
    "gesture": Show.SIGHTINGS,
    "partners": Show.PARTNERS,
    "partner": Show.PARTNERS,
    "rumours": Show.RUMOURS,
    "rumour": Show.RUMOURS,
    "rumors": Show.RUMOURS,
    "rumor": Show.RUMOURS,
    "denials": Show.RUMOURS,
    "gossip": Show.RUMOURS,
    "exes": Show.PARTNERS,
    "all": Show.ALL,
}
_SHOW = re.compile(rf"(?:\bshow\b:?\s*)?\b({'|'.join(SHOW_WORDS)})\b", re.IGNORECASE)
_NAMED = re.compile(r"\bshow(?::\s*|\s+)(\S+)", re.IGNORECASE)
_FROM = re.compile(r"^(?:from|since|between)\b:?\s*", re.IGNORECASE)
_TO = re.compile(
    r"(?:^|\s+)(?:(?:to|until|till|and)(?::\s*|\s+|$)|[-–—](?:\s+|$))|(?<=\b\d{4})[-–—](?=\d{4}$)", re.IGNORECASE
)
_ALIKE = 60.0


@dataclass(frozen=True, slots=True)
class VerbUnknown:
    """A couple with a word behind it that is no verb; `near` is the verb it looks like."""

    stored: StoredCouple
    typed: str
    near: Verb | None


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
class Surplus:
    """A verb with something behind it that it has no use for."""

    question: Question
    typed: str


@dataclass(frozen=True, slots=True)
class CoupleMissing:
    """A verb, and no couple with it."""

    verb: Verb


@dataclass(frozen=True, slots=True)
class NothingAsked:
    """The bot was called, and nothing was said, or "help"."""


Misunderstood = VerbUnknown | CoupleUnknown | CoupleShared | CoupleWithin | CommandMisspelt | CoupleMissing | Surplus


def read_request(
    text: str, names: Names, commands: Sequence[str], today: date
) -> Question | Misunderstood | NothingAsked:
    """Read what stands behind the prefix or the mention: "kim and kanye status sept 2021"."""
    typed = " ".join(text.split())
    if typed.casefold() in {"", "help"}:
        return NothingAsked()
    couples, rest = names.split(_verb_last(typed, names))
    match couples:
        case () if verb := _VERBS.get(typed.casefold()):
            return CoupleMissing(verb)
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


def read_show(typed: str) -> Show | None:
    """The part of a timeline that a word means."""
    word = typed.strip().casefold()
    return Show(word) if word in set(Show) else SHOW_WORDS.get(word)


def _nobody(typed: str, names: Names) -> CoupleUnknown:
    near = names.of_person(typed) or names.misspelt(typed) or names.near(typed, 3, cutoff=_ALIKE)
    return CoupleUnknown(typed, tuple(near))


def _verb_last(typed: str, names: Names) -> str:
    """ "timeline of kimye 2021" as "kimye timeline 2021"."""
    verb, _, behind = re.sub(r"^(\S+) (?:of|for) ", r"\1 ", typed).partition(" ")
    couples, rest = names.split(behind)
    if verb.casefold() not in _VERBS or not couples:
        return typed
    return f"{behind.removesuffix(rest).strip()} {verb} {rest}".strip()


def _verb(stored: StoredCouple, rest: str, today: date) -> Question | Misunderstood:
    slug = stored.couple.slug
    word, _, behind = rest.partition(" ")
    match _VERBS.get(word.casefold()) if word else Verb.STATUS:
        case Verb.STATUS | Verb.WHY as verb:
            as_of, known_by = _days(behind)
            return Question(slug, verb, as_of=as_of, known_by=known_by)
        case Verb.TIMELINE:
            return _timeline(slug, behind)
        case Verb.SOURCES:
            return Question(slug, Verb.SOURCES, article=behind or None)
        case Verb.RUMOURS | Verb.PICTURE as verb:
            return Surplus(Question(slug, verb), behind) if behind else Question(slug, verb)
        case None:
            as_of, known_by = _days(rest)
            # A couple with only a day behind it asks for the status on that day.
            if (day := as_of or known_by) and not isinstance(read_day(day, today), Unreadable):
                return Question(slug, as_of=as_of, known_by=known_by)
            near = closest_word(word, tuple(_VERBS))
            return VerbUnknown(stored, word, _VERBS[near] if near else None)


def _days(behind: str) -> tuple[str | None, str | None]:
    """ "as of sept 2021 known by 2022": both days may be left out, and the words before the first."""
    as_of, *known_by = re.split(r"(?:^|\s+)known[ _]by(?::\s*|\s+)", behind, maxsplit=1, flags=re.IGNORECASE)
    as_of = re.sub(r"^as[ _]of:?\s*", "", as_of, flags=re.IGNORECASE)
    return as_of.strip() or None, known_by[0].strip() if known_by else None


def _timeline(slug: str, behind: str) -> Question:
    """ "from 2020 to 2021 rumours"; a day alone is the whole period, and each part may be left out."""
    if (named := _NAMED.search(behind)) and read_show(named[1]) is None:
        return Question(slug, Verb.TIMELINE, show=named[1])
    show = _SHOW.search(behind)
    period = re.sub(r"^(?:in|during)\b", "", _SHOW.sub(" ", behind, count=1).strip(), flags=re.IGNORECASE).strip()
    if show is None and period.isalpha() and closest_word(period, tuple(SHOW_WORDS)):
        return Question(slug, Verb.TIMELINE, show=period)
    since, *until = _TO.split(_FROM.sub("", period), maxsplit=1)
    alone = bool(since) and not until and not _FROM.match(period)
    return Question(
        slug,
        Verb.TIMELINE,
        since=since or None,
        until=since if alone else (until[0] or None) if until else None,
        show=show[1] if show else None,
    )
