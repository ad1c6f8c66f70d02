"""What a typed line asks for: which couple, which verb, and the options with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA

from bot.questions import AskedPlainly, Question, Verb
from bot.reasoning.names import CLOSE, Names, closest_word
from bot.reasoning.timeline import Show
from bot.reasoning.when import Unreadable, read_day, read_span
from bot.reasoning.wondering import begins_as_question, reads_as_question
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
_LONGEST_NAME = 8
# A command of so few letters is one slip away from those of other bots, such as "afk" and "task".
_SHORT = 3


@dataclass(frozen=True, slots=True)
class VerbUnknown:
    """A couple with a word behind it that is no verb; `near` is the verb it looks like."""

    stored: StoredCouple
    typed: str
    near: Verb


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
class CoupleTakenDown:
    """A name of a couple that whoever runs the bot took down, by its slug."""

    slug: str


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


NotNamed = CoupleUnknown | CoupleShared | CoupleTakenDown
Misunderstood = VerbUnknown | NotNamed | CommandMisspelt | CoupleMissing | Surplus
Asking = Question | AskedPlainly


def read_request(
    text: str, names: Names, commands: Sequence[str], today: date
) -> Asking | Misunderstood | NothingAsked:
    """Read what stands behind the prefix or the mention: "kim and kanye status sept 2021", "are they together?"."""
    typed = " ".join(text.split())
    if typed.casefold() in {"", "help"}:
        return NothingAsked()
    if gone := names.taken_down_first(typed) or names.taken_down_first(_verb_first(typed)[1]):
        return CoupleTakenDown(gone)
    couples, rest = names.split(_verb_last(typed, names))
    match couples:
        case () if verb := _VERBS.get(_unmarked(typed).casefold()):
            return CoupleMissing(verb)
        case ():
            return _no_couple(typed, names, commands)
        case (stored,):
            return _verb(stored, rest, today)
        case _:
            shared = CoupleShared(typed.removesuffix(rest).strip(), couples)
            return AskedPlainly(typed) if reads_as_question(rest) else shared


def named_couple(text: str, names: Names) -> StoredCouple | NotNamed:
    """The couple that the text of a `couple` option means: its slug or any of its names."""
    if (stored := names.by_slug(text.strip().lower())) is not None:
        return stored
    match names.named(text):
        case (stored,):
            return stored
        case ():
            gone = names.taken_down(text)
            return CoupleTakenDown(gone) if gone else _nobody(text, names)
        case couples:
            return CoupleShared(text, couples)


def read_show(typed: str) -> Show | None:
    """The part of a timeline that a word means."""
    word = typed.strip().casefold()
    return Show(word) if word in set(Show) else SHOW_WORDS.get(word)


def _no_couple(typed: str, names: Names, commands: Sequence[str]) -> AskedPlainly | Misunderstood:
    """What names no couple first: a slip of the finger, or a question in plain words."""
    misspelt = names.misspelt(typed)
    if near := _short_command(typed, names, commands):
        return CommandMisspelt(typed, near)
    longer = [command for command in commands if len(command) > _SHORT]
    asks = begins_as_question(typed)
    if not misspelt and not asks and (near := closest_word(typed.split(maxsplit=1)[0], longer)):
        return CommandMisspelt(typed, near)
    if not reads_as_question(typed) and (names.of_person(typed) or _is_a_name(typed, names, misspelt=bool(misspelt))):
        return _nobody(typed, names)
    return AskedPlainly(typed)


def _short_command(typed: str, names: Names, commands: Sequence[str]) -> str | None:
    """The command of a few letters that the first word misses by one, where a question stands behind it."""
    word, _, behind = typed.casefold().partition(" ")
    near = (each for each in commands if len(each) <= _SHORT and word[:1] == each[0] and OSA.distance(word, each) == 1)
    return next(near, None) if reads_as_question(behind) or names.within(behind) else None


def _is_a_name(typed: str, names: Names, *, misspelt: bool) -> bool:
    """Whether a text is meant to name a couple, with at most one word or a verb and its options behind it."""
    words = typed.split()
    if not misspelt:
        return len(words) == 1 and bool(names.near(typed, 1, cutoff=CLOSE))
    called = [name for each in names.couples for name in (each.couple.slug, each.couple.name, *each.couple.aliases)]
    starts = (
        count for count in range(min(len(words), _LONGEST_NAME), 0, -1) if closest_word(" ".join(words[:count]), called)
    )
    behind = words[next(starts, 1) :]
    return len(behind) < 2 or behind[0].casefold() in _VERBS


def _nobody(typed: str, names: Names) -> CoupleUnknown:
    near = names.of_person(typed) or names.misspelt(typed) or names.near(typed, 3, cutoff=_ALIKE)
    return CoupleUnknown(typed, tuple(near))


def _verb_last(typed: str, names: Names) -> str:
    """ "timeline of kimye 2021" as "kimye timeline 2021"."""
    verb, behind = _verb_first(typed)
    couples, rest = names.split(behind)
    if not verb or not couples:
        return typed
    return f"{behind.removesuffix(rest).strip()} {verb} {rest}".strip()


def _verb_first(typed: str) -> tuple[str, str]:
    """The verb that a line begins with, and what stands behind it; both are empty where it begins with none."""
    verb, _, behind = re.sub(r"^(\S+) (?:of|for) ", r"\1 ", typed).partition(" ")
    return (verb, behind) if verb.casefold() in _VERBS else ("", "")


def _verb(stored: StoredCouple, rest: str, today: date) -> Asking | Misunderstood:
    slug, rest = stored.couple.slug, rest.lstrip(" ,;:-–—")
    word, _, behind = rest.partition(" ")
    plainly, unmarked = AskedPlainly(rest, slug), _unmarked(behind)
    match _VERBS.get((word if behind else _unmarked(word)).casefold()) if word else Verb.STATUS:
        case Verb.STATUS | Verb.WHY as verb:
            days = _days(unmarked)
            if not _are_days(days, today) and _wonders(verb, behind):
                return plainly
            as_of, known_by = days
            return Question(slug, verb, as_of=as_of, known_by=known_by)
        case Verb.TIMELINE:
            question = _timeline(slug, unmarked)
            return plainly if reads_as_question(behind) and not _is_period(question, today) else question
        case Verb.SOURCES | Verb.RUMOURS | Verb.PICTURE if reads_as_question(behind):
            return plainly
        case Verb.SOURCES:
            return Question(slug, Verb.SOURCES, article=behind or None)
        case Verb.RUMOURS | Verb.PICTURE as verb:
            return Surplus(Question(slug, verb), behind) if behind else Question(slug, verb)
        case None:
            as_of, known_by = days = _days(_unmarked(rest))
            # A couple with only a day behind it asks for the status on that day.
            if (as_of or known_by) and _are_days(days[:1] if as_of else days, today):
                return Question(slug, as_of=as_of, known_by=known_by)
            near = closest_word(word, tuple(_VERBS))
            if near and (not behind or _is_period(_timeline(slug, unmarked), today)):
                return VerbUnknown(stored, word, _VERBS[near])
            return plainly


def _unmarked(text: str) -> str:
    """What is typed without the mark at its end: "status?" is "status"."""
    return text.rstrip(" ?!")


def _wonders(verb: Verb, behind: str) -> bool:
    """Whether what stands behind a verb, and is no day, makes it a question: "why did they split", "why the split"."""
    return reads_as_question(behind) or (verb is Verb.WHY and sum(word.isalpha() for word in behind.split()) > 1)


def _are_days(days: Sequence[str | None], today: date) -> bool:
    return not any(day and isinstance(read_day(day, today), Unreadable) for day in days)


def _is_period(question: Question, today: date) -> bool:
    """Whether a timeline's days can be read."""
    return not any(day and isinstance(read_span(day, today), Unreadable) for day in (question.since, question.until))


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
