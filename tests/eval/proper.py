"""The table of proper names: which names packs hold, and the invented one that each is renamed to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from db.records import Event, Pack, Person
from tests.eval import words

_WORD = r"(?<!\w)[A-ZÀ-Þ][\w!]*(?:[.-](?=\w)\w+)*"
_CAPITALISED = re.compile(rf"{_WORD}(?:(?: (?:of|de|di|the|&))? {_WORD})*")
_SITE = re.compile(r"[\w-]+\.[a-z]{2,5}", re.IGNORECASE)
# The pieces of an alias: "J.Lo" and "JLo" are both J and Lo.
_PIECE = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+(?![a-zß-ÿ])|[A-ZÀ-Þ]")
_JOINING = frozenset({"the", "of", "and", "a", "de", "di"})
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the one it is renamed to; `cased`: only where it is written with its capitals."""

    old: str
    new: str
    cased: bool = False


class ProperNames:
    """The names that some packs hold, found in the order of the packs, so that the same packs give the same table."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self._by_text: dict[str, Name] = {}
        self._words: dict[str, str] = {}
        self._misspellable: dict[str, str] = {}
        self._written = {word for text in _texts(packs) for word in re.findall(r"\w+", text.casefold())}
        summaries = [event.summary for event in _events(packs)]
        self.everyday = words.EVERYDAY | {word for text in summaries for word in re.findall(r"\b[a-z]+\b", text)}
        self._unused = {
            "woman": [*words.WOMENS, *words.coined("thing")],
            "man": [*words.MENS, *words.coined("thing")],
            "last": [*words.LASTS, *words.coined("place")],
            "nickname": [*words.NICKNAMES, *words.coined("thing")],
            "ship": [*words.SHIPS, *words.coined("thing")],
            **{kind: [*words.coined(kind)] for kind in ("place", "outlet", "thing")},
        }
        for pack in packs:
            self._add_couple(pack)
        for partner in dict.fromkeys(event.partner for event in _events(packs) if event.partner is not None):
            self._add_person(Person(partner))
        self._misspellable = {
            key: name.new for key, name in self._by_text.items() if len(key) >= 5 and key.isalpha() and not name.cased
        }
        for person in words.PEOPLE:
            if any(person in summary for summary in summaries):
                self._add_person(Person(person))
        for phrase in _phrases(summaries, [name.old for name in self._by_text.values()]):
            self._add_phrase(phrase, _kind(phrase))
        for source in (source for pack in packs for source in pack.sources):
            # "Associated Press / Canadian Press", "People (via Yahoo)", "hotshotscalendar.com".
            for found in re.finditer(rf"(?i:{_SITE.pattern})|{_CAPITALISED.pattern}", source.publisher or ""):
                self._add_phrase(found[0], "outlet")

    @property
    def names(self) -> dict[str, Name]:
        """Every name by its casefolded text."""
        return self._by_text

    @property
    def misspellable(self) -> dict[str, str]:
        """The single words that couples and partners are called, long enough to be known when misspelt."""
        return self._misspellable

    def _add_couple(self, pack: Pack) -> None:
        # Both full names before any alias: "Kim Kardashian West" has his last name.
        for person in pack.couple.people:
            self._add_full_name(person.name)
        for person in pack.couple.people:
            self._add_person(person)
        whole = [word for person in pack.couple.people for word in person.name.split()]
        called = sorted((name for p in pack.couple.people for name in (p.name, *p.aliases)), key=len, reverse=True)
        people = re.compile(rf"(?<!\w)(?:({'|'.join(map(re.escape, called))})|{_PIECE.pattern})(?!\w)")

        def renamed(found: re.Match[str]) -> str:
            return self._by_text[found[1].casefold()].new if found[1] else self._piece(found[0], whole, "ship")

        for name in (pack.couple.name, *pack.couple.aliases, pack.couple.slug):
            self._add(name, people.sub(renamed, name))

    def _add_person(self, person: Person) -> None:
        """A full name, and then the aliases, as far as they are made of it."""
        full = self._add_full_name(person.name)
        for alias in person.aliases:
            self._add(alias, _PIECE.sub(lambda found: self._piece(found[0], full, "nickname"), alias))

    def _add_full_name(self, name: str) -> list[str]:
        """A full name and its words alone; returns the words."""
        full = name.split()
        first = "woman" if full[0] in words.WOMEN else "man"
        renamed = [self._word(word, "last" if place else first) for place, word in enumerate(full)]
        self._add(name, " ".join(renamed))
        for old, new in zip(full, renamed, strict=True):
            self._add(old, new)
        return full

    def _add_phrase(self, phrase: str, kind: str) -> None:
        """A name word by word; a word of it that says no kind is a name alone, too."""
        if _SITE.fullmatch(phrase):
            stem, _, end = phrase.rpartition(".")
            self._add(phrase, f"{self._word(stem, kind)}.{end}")
            return
        old = phrase.split(" ")
        new = [self._word(word, kind) for word in old]
        telling = [word.casefold() for word in old if word.casefold() not in _JOINING]
        self._add(phrase, " ".join(new), cased=len(telling) == 1 and telling[0] in self.everyday)
        for word, renamed in zip(old, new, strict=True):
            if len(word) > 2:
                self._add(word, renamed, cased=kind != "place" or word.casefold() in self.everyday)
        # LA for Los Angeles, SNL for Saturday Night Live.
        short, shortened = ("".join(word[0] for word in name) for name in (old, new))
        if short.isalpha() and short.isupper() and len(short) >= {"place": 2, "thing": 3}.get(kind, 99):
            self._add(short, shortened, cased=True)

    def _add(self, old: str, new: str, *, cased: bool = False) -> None:
        key = old.casefold()
        known = self._by_text.get(key)
        if old != new and (known is None or known.cased > cased):
            self._by_text[key] = Name(old, known.new if known else new, cased)

    def _piece(self, piece: str, full: Sequence[str], kind: str) -> str:
        """A piece of an alias: a name, its initial, its beginning (Jen of Jennifer), or a nickname of its own."""
        # "Kim K" and "J.Lo": a lone letter is the last name's sooner than the first's.
        for whole in reversed(full):
            if piece not in self._words and whole.startswith(piece):
                return self._word(whole, "last")[: len(piece)]
        return self._word(piece, kind)

    def _word(self, word: str, kind: str) -> str:
        """The invented word for a word: the same each time, and of about its length."""
        stays = word.rstrip(".").casefold() in words.GENERIC or word in words.STAYING
        if stays or not re.search(r"[^\W\d_]", word):
            return word
        if word not in self._words:
            self._words[word] = self._invented(word, kind)
        return self._words[word]

    def _invented(self, word: str, kind: str) -> str:
        if word.isupper() and len(word) <= 4:
            return next(new for by in range(7, 26) if (new := _rolled(word, by)).casefold() not in self._written)
        by_length = sorted(self._unused[kind], key=lambda new: abs(len(new) - len(word)))
        new = next(new for new in by_length if self._is_unlike_others(new.casefold()))
        self._unused[kind].remove(new)
        return new.upper() if word.isupper() else new.lower() if word.islower() else new

    def _is_unlike_others(self, new: str) -> bool:
        """Whether nobody takes a word for a slip of another one, invented or written."""
        others = self._written | {word.casefold() for word in self._words.values()}
        return all(OSA.distance(new, other, score_cutoff=1) > 1 for other in others)


def _events(packs: Iterable[Pack]) -> Iterator[Event]:
    return (event for pack in packs for event in pack.events)


def _texts(packs: Iterable[Pack]) -> Iterator[str]:
    """Whatever is written in packs: no invented name may be there already."""
    for pack in packs:
        yield from (pack.couple.name, *pack.couple.aliases)
        yield from (text for person in pack.couple.people for text in (person.name, *person.aliases))
        yield from (text for source in pack.sources for text in (source.title, source.publisher) if text)
        yield from (text for event in pack.events for text in (event.summary, event.partner) if text)


def _kind(phrase: str) -> str:
    return "place" if phrase in words.PLACES else "outlet" if phrase in words.OUTLETS else "thing"


def _phrases(summaries: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    """The listed and the capitalised words and phrases of summaries; not the known, nor a sentence's first word."""
    listed, hidden = _any_of((*words.PLACES, *words.OUTLETS)), _any_of((*words.STAYING, *known))
    inside = dict.fromkeys(found[0] for summary in summaries for found in listed.finditer(summary))
    opening: dict[str, None] = {}
    for summary in summaries:
        # A possessive ends a name: "ABC's Diane Sawyer" are two.
        open_only = re.sub(r"'(?:s\b)?", " |", hidden.sub("|", summary.replace("’", "'")))
        for found in _CAPITALISED.finditer(open_only):
            begins = found.start() == 0 or open_only[found.start() - 2] in ".:;!?"
            (opening if begins else inside)[found[0]] = None
    for phrase in opening:
        if phrase.isupper() and len(phrase) > 1:
            inside[phrase] = None
        elif " " in phrase and phrase not in inside:
            inside[re.sub(r"^\S+ (?:the )?", "", phrase)] = None
    return (phrase for phrase in inside if phrase.casefold() not in words.GENERIC)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def _rolled(letters: str, by: int) -> str:
    """Other initials of the same shape: each letter moved along the alphabet."""
    return "".join(_ALPHABET[(_ALPHABET.index(c) + by) % 26] if c in _ALPHABET else c for c in letters)
