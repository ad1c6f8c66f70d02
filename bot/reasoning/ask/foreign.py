"""Questions in Spanish, French and German, put into English word by word: "siguen juntos" → "are still together"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from bot.reasoning.ask import french, german, spanish


class _Tables(Protocol):
    """What a language's module holds. "married: casado, casada; ..." has English first, then what is put so."""

    MARKS: str  # words that hint at the language
    SURE: str  # words and phrases that nobody would write in English, after commas
    PHRASES: str  # an accent written here is needed, one left out is not; ~ is where "est-ce que" begins to ask
    LATER: tuple[tuple[str, str, str], ...]  # phrases, words later in their sentence, their English before those
    MONTHS: str
    MONTH_LEADS: str  # what stands before a month without a year
    NUMBERS: str
    UNITS: str  # what a number counts
    AGO: str  # what stands before a count for "ago"
    FOR: str  # and for "for"


@dataclass(frozen=True, slots=True)
class _Language:
    """A language's tables, ready to look things up in."""

    phrases: dict[str, str]
    later: dict[str, list[tuple[frozenset[str], str]]]
    months: dict[str, str]
    leads: dict[str, str]
    numbers: dict[str, str]
    units: dict[str, str]
    ago: frozenset[str]
    day: re.Pattern[str]
    month: re.Pattern[str]
    count: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text: where it stands, as it was typed, and without its accents."""

    start: int
    end: int
    typed: str
    plain: str


_ALL: tuple[_Tables, ...] = (spanish, french, german)
_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[\s'’´`-]{1,3}")
_LONGEST = 7
_SENTENCE = 30


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that tell against the three: English ones that none of them has, and those of their neighbours.
_ENGLISH = _set(
    "the is are were did do does have had been being be got get getting go going went who whom whose what when where "
    "why how which they them their she his her him it its this that these those there here of and or but not with "
    "from for about after before since until while if then than because would could should can cannot might must "
    "together married marry marries dating dated engaged divorced split splits broke broken break breakup still again "
    "now ever never really true tell know think say said says you we my your our ur pls please yes any some all most "
    "much many just too very only out up down off over into to at by like love loves anyone everyone someone "
    "rumors rumour rumours kids wife husband girlfriend boyfriend wedding year years ago back cast song movie "
    "show book means mean word words called titled sing sings sang wrote written watch"
)
_NEIGHBOURS = _set(
    "eles elas ainda estao nao voce voces quando sao uma com foi foram quem onde casaram namorando "
    "sono ancora insieme chi perche che gli dei sposati sta stanno hanno dove della "
    "zijn nog samen hebben wanneer waarom het een niet hoe uit elkaar getrouwd stadig sammen ikke og encara junts"
)

# Places, films and outlets that have one of the words in them.
_NAMES = frozenset(_listed("las vegas, los angeles, el salvador, las palmas, la la land, die hard, e news"))
# Between two names these belong to the name.
_PARTICLES = _set("de del la le el los las les al von van du") | {"de la"}

# Stands for "est-ce que" until the auxiliary that it asks with is found.
_ASK = "\ue000"
_AUXILIARY = "are|is|were|was|did|have|has|had|do|does"
_PAST = {"get": "got", "break": "broke", "meet": "met", "start": "started"}
_REGULAR = "separate|divorce|file|reconcile|propose"


def in_english(text: str) -> str:
    """The most common forms of fans' questions in Spanish, French and German as the same in English; any other
    text as it is.
    """
    composed = unicodedata.normalize("NFC", text)
    tables = _language_of(composed)
    if tables is None:
        return text
    language = _ready(_ALL.index(tables))
    return _tidied(_phrased(_dated(composed, language), language))


def _plain(word: str) -> str:
    """A word in lower case without its accents, ß as ss."""
    parts = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _without_umlauts(plain: str) -> str:
    """A word in which ae, oe and ue stand for umlauts, as they are typed without a key for them."""
    return re.sub("([aou])e", r"\1", plain)


def _words(text: str) -> list[_Word]:
    return [_Word(found.start(), found.end(), found[0].lower(), _plain(found[0])) for found in _WORD.finditer(text)]


def _by_phrase(table: str) -> dict[str, str]:
    """A table turned round: every phrase with its English."""
    entries = (entry.partition(":") for entry in " ".join(table.split()).split(";") if entry.strip())
    return {
        phrase: english.strip().replace("~", _ASK) for english, _, phrases in entries for phrase in _listed(phrases)
    }


@cache
def _hints() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    return tuple((frozenset(each.MARKS.split()), tuple(f" {sure} " for sure in _listed(each.SURE))) for each in _ALL)


def _language_of(text: str) -> _Tables | None:
    """The language that two words or one sure phrase speak for, and that outweighs the English twice."""
    plain = [word.plain for word in _words(text)]
    # Phrases may share the space between them.
    line, present = f" {' '.join(plain)} ", set(plain)
    against = sum(word in _ENGLISH for word in plain) + 2 * sum(word in _NEIGHBOURS for word in plain)
    scores = [len(present & marks) + 2 * sum(phrase in line for phrase in sure) for marks, sure in _hints()]
    if "¿" in text:
        scores[0] += 2
    best = max(scores)
    return _ALL[scores.index(best)] if best >= 2 and best > 2 * against else None


@cache
def _ready(which: int) -> _Language:
    """A language's tables as they are looked up: made at the first question in it."""
    tables = _ALL[which]
    phrases = _by_phrase(tables.PHRASES)
    later: dict[str, list[tuple[frozenset[str], str]]] = {}
    for starts, ends, english in tables.LATER:
        for start in _listed(starts):
            later.setdefault(start, []).append((frozenset(ends.split()), english))
    months, leads = _by_phrase(tables.MONTHS), _by_phrase(tables.MONTH_LEADS)
    numbers, units = _by_phrase(tables.NUMBERS), _by_phrase(tables.UNITS)
    ago, during = _listed(tables.AGO), _listed(tables.FOR)
    month, year = f"(?P<month>{_any(months)})", r"[\s,]+(?:de |del )?(?P<year>\d{4})\b"
    patterns = (
        rf"\b(?:(?:el|le|am|den|der|dem) )?(?P<day>\d{{1,2}})(?:\.|er|ero|o|º|°)?\s*(?:de )?\b{month}\b(?:{year})?",
        rf"\b(?:(?P<lead>{_any(leads)})[\s'’]+)?\b{month}\b(?:{year})?",
        rf"\b(?:(?P<lead>{_any([*ago, *during])})\s+)?(?P<number>\d+|{_any(numbers)})\s+(?P<unit>{_any(units)})\b",
    )
    day, in_month, count = map(re.compile, patterns)
    return _Language(phrases, later, months, leads, numbers, units, frozenset(ago), day, in_month, count)


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of them, the longest first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"[\s'’-]+") for phrase in longest_first)


def _dated(text: str, language: _Language) -> str:
    """The text with its days, months and counts in English."""

    def day(found: re.Match[str]) -> str:
        return " ".join(filter(None, (found["day"], language.months[found["month"]], found["year"])))

    def month(found: re.Match[str]) -> str | None:
        # A name, such as Julio or Avril, has neither a word for "in" before it nor a year behind it.
        if not found["lead"] and not found["year"]:
            return None
        lead = language.leads[_joined(_words(found["lead"]))] if found["lead"] else None
        return " ".join(filter(None, (lead, language.months[found["month"]], found["year"])))

    def count(found: re.Match[str]) -> str:
        number, unit = _joined(_words(found["number"])), language.units[found["unit"]]
        number = language.numbers.get(number, number)
        if not found["lead"]:
            return f"{number} {unit}"
        return f"{number} {unit} ago" if _joined(_words(found["lead"])) in language.ago else f"for {number} {unit}"

    for pattern, write in ((language.day, day), (language.month, month), (language.count, count)):
        # One letter for one letter, so that what is found stands at the same place in the text.
        flat = "".join(unicodedata.normalize("NFD", letter.lower())[0] for letter in text)
        for found in reversed(list(pattern.finditer(flat))):
            if (english := write(found)) is not None:
                text = text[: found.start()] + english + text[found.end() :]
    return text


def _phrased(text: str, language: _Language) -> str:
    """The text with every phrase that is known in English, and the words between as they are."""
    words = _words(text)
    known: dict[int, tuple[int, str]] = {}
    at = 0
    while at < len(words):
        count, english = _longest(text, words, at, language)
        if english is not None:
            known[at] = count, english
        at += count
    pieces: list[str] = []
    done = 0
    for at, (count, english) in known.items():
        here = words[at : at + count]
        named = _joined(here) in _PARTICLES and at + count not in known
        if named and _in_a_name(text[done : here[0].start], text[here[-1].end :], pieces):
            continue
        pieces += (text[done : here[0].start], english)
        done = here[-1].end
        # "l'acteur", "sont-elles": the mark goes with the word before it.
        if re.match(r"['’´`-]\w", text[done:]):
            pieces.append(" ")
            done += 1
    return "".join([*pieces, text[done:]])


def _joined(words: list[_Word]) -> str:
    return " ".join(word.plain for word in words)


def _in_a_name(before: str, after: str, pieces: list[str]) -> bool:
    """Whether a name stands right before, and more of it may follow; "did separate kim de kanye" has two."""
    parted = bool(pieces) and re.search("separate|divorce", pieces[-1]) is not None
    return not parted and re.search(r"\w\s$", before) is not None and re.match(r"\s\w", after) is not None


def _longest(text: str, words: list[_Word], at: int, language: _Language) -> tuple[int, str | None]:
    """How many words from here are one phrase, and its English; none for a name or a word unknown."""
    if named := _name_at(words, at):
        return named, None
    reach = at + 1
    while (
        reach < min(at + _LONGEST, len(words))
        and _JOINT.fullmatch(text, words[reach - 1].end, words[reach].start)
        and not _name_at(words, reach)
    ):
        reach += 1
    for end in range(reach, at, -1):
        plain, typed = _joined(words[at:end]), " ".join(word.typed for word in words[at:end])
        for phrase in (typed, plain, _without_umlauts(plain)):
            if (english := _before_others(text, words, end, language.later.get(phrase, []))) is not None:
                return end - at, english
            if phrase in language.phrases:
                return end - at, language.phrases[phrase]
    return 1, None


def _name_at(words: list[_Word], at: int) -> int:
    """How many words from here are a name that has words of the language in it."""
    return next((count for count in (3, 2) if _joined(words[at : at + count]) in _NAMES), 0)


def _before_others(text: str, words: list[_Word], at: int, choices: list[tuple[frozenset[str], str]]) -> str | None:
    """What a word means that depends on others later in its sentence, such as "haben … geheiratet"."""
    if not choices or at >= len(words):
        return None
    end = re.compile(r"[.?!;\n]").search(text, words[at].start)
    rest = [word.plain for word in words[at : at + _SENTENCE] if end is None or word.start < end.start()]
    return next(
        (english for ends, english in choices if not ends.isdisjoint([*rest, *map(_without_umlauts, rest)])), None
    )


def _tidied(text: str) -> str:
    """The English words in the order that English has: "not are" as "are not", what "est-ce que" asks first."""
    text = re.sub(r"[¿¡]", " ", text)
    text = re.sub(rf"{_ASK}([^.?!;\n{_ASK}]*?)\b({_AUXILIARY})\b", r" \2 \1 ", text).replace(_ASK, " ")
    text = re.sub(r"\s+([?!.,])", r"\1", " ".join(text.split())).lstrip(", ")
    text = re.sub(r",(?= that\b)", "", re.sub(rf"\bnot ({_AUXILIARY})\b", r"\1 not", text))
    before = r"\b((?:that|since|before|after)(?: they)?) did "
    text = re.sub(rf"{before}({'|'.join(_PAST)})\b", lambda found: f"{found[1]} {_PAST[found[2]]}", text)
    return re.sub(rf"{before}({_REGULAR})\b", r"\1 \2d", text)
