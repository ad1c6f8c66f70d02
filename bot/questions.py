"""What can be asked of the record, and how a button carries it across a restart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.packing import pack, unpack
from bot.reasoning.ask.limits import MAX_QUESTION
from db.records import SLUG_PATTERN


class Verb(StrEnum):
    """What can be asked of every couple; the first is what its bare name asks."""

    STATUS = "status"
    TIMELINE = "timeline"
    WHY = "why"
    RUMOURS = "rumours"
    SOURCES = "sources"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class At:
    """Where in a long list a card stands: from an entry on, counted from 0, or up to just before one."""

    index: int = 0
    ends: bool = False


FIRST, LAST = At(), At(10**6 - 1, ends=True)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of one couple: a verb, its options as typed, and where in its list.

    In a button the days are ISO days, `show` and `article` words of a-z, 0-9 and "-".
    """

    slug: str
    verb: Verb = Verb.STATUS
    as_of: str | None = None
    known_by: str | None = None
    since: str | None = None
    until: str | None = None
    show: str | None = None
    article: str | None = None
    at: At = FIRST


@dataclass(frozen=True, slots=True)
class CouplesAsked:
    """Whom the record knows, from some place of the list on."""

    at: At = FIRST


@dataclass(frozen=True, slots=True)
class AskedPlainly:
    """A question in somebody's own words, asked of a couple or of all; `explain` asks how it is read."""

    text: str
    slug: str | None = None
    explain: bool = False


Listed = Question | CouplesAsked
Request = Listed | AskedPlainly

# What a button has room for, beside whose card it is.
MAX_CARRIED = 80
# The letter of each option in a button; Discord leaves 80 characters for all of it.
_DAYS = {"o": "as_of", "k": "known_by", "f": "since", "u": "until"}
_WORDS = {"w": "show", "a": "article"}
# A word with other letters than a to z, as punycode.
_FOREIGN = "x"
MAX_WORD = 25
_ALL_COUPLES = "*"
_PLAINLY, _EXPLAINED = "?", "?!"


def encode(request: Request) -> str:
    """A request as at most 80 characters: "kimye.timeline.f20210101.wrumours@12"; more only if it is not `carried`."""
    if isinstance(request, AskedPlainly):
        return (_EXPLAINED if request.explain else _PLAINLY) + pack(f"{request.slug or ''}\n{request.text}")
    place = "" if request.at == FIRST else f"{'<' if request.at.ends else '@'}{request.at.index}"
    if isinstance(request, CouplesAsked):
        return _ALL_COUPLES + place
    parts = [request.slug, request.verb.value]
    parts += [f"{letter}{day.replace('-', '')}" for letter, name in _DAYS.items() if (day := getattr(request, name))]
    parts += [
        f"{letter}{word}" if word.isascii() else f"{_FOREIGN}{letter}{_punycode(word)}"
        for letter, name in _WORDS.items()
        if (word := getattr(request, name))
    ]
    return ".".join(parts) + place


def carried(request: Request) -> bool:
    """Whether a button can carry a request: a long question in plain words may not fit."""
    if isinstance(request, AskedPlainly) and len(request.text) > MAX_QUESTION:
        return False
    written = encode(request)
    return len(written) <= MAX_CARRIED and decode(written) == request


def as_word(text: str) -> str:
    """As much of a plain text as a button has room for, with "-" for spaces."""
    word = text.replace(" ", "-")[:MAX_WORD]
    while not word.isascii() and len(_punycode(word)) >= MAX_WORD:
        word = word[:-1]
    return word


def decode(text: str) -> Request | None:
    """What a button asks; None for a text that no button of ours carries."""
    if text.startswith(_PLAINLY):
        return _plainly(text.removeprefix(_PLAINLY))
    read = re.fullmatch(r"([^@<]+)(?:([@<])(\d{1,6}))?", text, re.ASCII)
    if read is None:
        return None
    head, *parts = read[1].split(".")
    at = At(int(read[3]), ends=read[2] == "<") if read[2] else FIRST
    if head == _ALL_COUPLES:
        return None if parts else CouplesAsked(at)
    if not re.fullmatch(SLUG_PATTERN, head) or not parts or parts[0] not in set(Verb):
        return None
    options: dict[str, str] = {}
    for part in parts[1:]:
        option = _option(part)
        if option is None or option[0] in options:
            return None
        options[option[0]] = option[1]
    return Question(head, Verb(parts[0]), **options, at=at)


def _plainly(text: str) -> AskedPlainly | None:
    """A question in plain words from a button; None where no slug or no short enough text is packed in it."""
    packed = text.removeprefix(_EXPLAINED.removeprefix(_PLAINLY))
    slug, _, asked = (unpack(packed) or "").partition("\n")
    if not 0 < len(asked) <= MAX_QUESTION or not re.fullmatch(f"(?:{SLUG_PATTERN})?", slug):
        return None
    return AskedPlainly(asked, slug or None, explain=packed != text)


def _option(part: str) -> tuple[str, str] | None:
    """One option of a button by its name; None where it is none of ours."""
    letter, value = part[:1], part[1:]
    try:
        if letter in _DAYS and re.fullmatch(r"\d{8}", value, re.ASCII):
            return _DAYS[letter], date.fromisoformat(f"{value[:4]}-{value[4:6]}-{value[6:]}").isoformat()
        if letter == _FOREIGN and value[:1] in _WORDS and re.fullmatch(r"[a-z0-9-]+", value[1:]):
            return _WORDS[value[0]], value[1:].encode().decode("punycode")
    except ValueError:
        return None
    if letter in _WORDS and re.fullmatch(rf"[a-z0-9-]{{1,{MAX_WORD}}}", value):
        return _WORDS[letter], value
    return None


def _punycode(word: str) -> str:
    return word.encode("punycode").decode("ascii")
