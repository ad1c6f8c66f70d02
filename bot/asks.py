"""Plain questions: whose record answers them, and what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.archive import Archive
from bot.reasoning.ask.answering import part_of
from bot.reasoning.ask.asked import clauses_of
from bot.reasoning.ask.ground import ground_of
from bot.reasoning.ask.limits import MAX_QUESTION
from bot.reasoning.ask.people import People, pronoun_of
from bot.reasoning.ask.reading import Reading, inherited, read_clause
from bot.reasoning.ask.text import Said, Word, cleaned, known, lemma, lexicon_words, made_plain, words_of
from bot.reasoning.ask.told import Part
from bot.reasoning.names import Names, plain
from bot.reasoning.status import newest_evidence
from bot.reasoning.timeline import told_by
from db.records import Couple, Record
from db.rows import StoredCouple
from db.search import TextIndex

# Of the couples that one question names.
MOST_COUPLES = 3
_KEPT = 200
# Discord's own limit for a message.
_LONGEST = 2000
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday"
    "|friday|saturday|sunday|halloween|christmas|thanksgiving|valentine(?:'?s)?|easter|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_THE_COUPLE = frozenset(
    {
        "they",
        "them",
        "their",
        "theirs",
        "couple",
        "pair",
        "both",
        "marriage",
        "relationship",
        "wedding",
        "divorce",
        "parties",
        "husband",
        "wife",
    }
)


class Unasked(StrEnum):
    """Why a text is no question."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NOISE = "noise"


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """The answers to a question, one for each of its clauses and couples."""

    text: str
    slug: str | None
    parts: tuple[Part, ...]
    today: date


@dataclass(frozen=True, slots=True)
class NoQuestion:
    """A text that asks nothing."""

    reason: Unasked
    on_record: tuple[Couple, ...]


@dataclass(frozen=True, slots=True)
class WhichCouple:
    """A question that may be about any of several couples."""

    text: str
    couples: tuple[Couple, ...]


@dataclass(frozen=True, slots=True)
class NotOnRecord:
    """A question about people whom the record does not know."""

    on_record: tuple[Couple, ...]


@dataclass(frozen=True, slots=True)
class AcrossCouples:
    """A question about people of different couples, of whom no event tells together."""

    couples: tuple[Couple, ...]


Plainly = Told | NoQuestion | WhichCouple | NotOnRecord | AcrossCouples


@dataclass(frozen=True)
class _Searchable:
    """A record that can be searched."""

    record: Record
    people: People
    index: TextIndex
    vocabulary: frozenset[str]


class Asks:
    """Answers plain questions from an archive; `search` indexes are kept as long as their records."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._kept: dict[tuple[int, int | None], _Searchable] = {}

    async def ask(self, text: str, server: int | None, *, today: date, slug: str | None = None) -> Plainly:
        """What the record tells of a question; `slug` is the couple that it was asked of."""
        names = await self._archive.names(server)
        shown = cleaned(text[:_LONGEST])
        if unasked := _unasked(shown):
            return NoQuestion(unasked, _on_record(names))
        said = made_plain(shown)
        found = await self._couples(said, names, server, names.by_slug(slug) if slug else None)
        if not isinstance(found, list):
            return found
        parts: list[Part] = []
        for stored in found[:MOST_COUPLES]:
            others = [other for other in found if other is not stored]
            parts += await self._parts(stored, _of_one(said, stored, others, names), server, today)
        return Told(shown, slug, tuple(parts), today) if parts else NoQuestion(Unasked.NOISE, _on_record(names))

    async def _couples(
        self, said: Said, names: Names, server: int | None, asked_of: StoredCouple | None
    ) -> list[StoredCouple] | Plainly:
        """Whose record is asked."""
        words = words_of(_timeless(said.text), said, names.words)
        text = " ".join(word.text for word in words)
        if couples := names.in_message(text):
            return [asked_of] if asked_of in couples and asked_of else couples
        if asked_of is not None:
            return [asked_of]
        persons = names.with_one_of(text)
        if len(persons) == 1:
            return persons
        if persons:
            return await self._of_several(persons, words, server)
        if with_partner := await self._of_partner(said, server):
            return with_partner
        default = names.couples[0] if len(names.couples) == 1 else None
        vocabulary = (await self._searchable(default, server)).vocabulary if default else frozenset[str]()
        if _names_others(words_of(_timeless(said.text), said, vocabulary | names.words), vocabulary):
            return NotOnRecord(_on_record(names))
        if default is not None:
            return [default] if _asks_something(words, vocabulary) else NoQuestion(Unasked.NOISE, _on_record(names))
        if not names.couples or not _asks_something(words, frozenset()):
            return NoQuestion(Unasked.NOISE, _on_record(names))
        return WhichCouple(said.text, _on_record(names))

    async def _of_several(
        self, persons: Sequence[StoredCouple], words: Sequence[Word], server: int | None
    ) -> list[StoredCouple] | Plainly:
        """Several couples of whom one person is named: the same person's, or different people's."""
        whose = {
            stored.id: set((await self._searchable(stored, server)).people.found_in(words).people) for stored in persons
        }
        named = set[str]().union(*whose.values())
        if len(named) > 1:
            for stored in persons:
                found = (await self._searchable(stored, server)).people.found_in(words)
                if found.others:
                    return [stored]
            return AcrossCouples(tuple(stored.couple for stored in persons))
        return WhichCouple("", tuple(stored.couple for stored in persons))

    async def _of_partner(self, said: Said, server: int | None) -> list[StoredCouple]:
        """The couples whose record has somebody of this name beside them."""
        partners = await self._archive.partners(server)
        text = plain(said.text).split()
        runs = {" ".join(text[start : start + count]) for count in (2, 3, 4) for start in range(len(text) - count + 1)}
        ids = {couple for name, couples in partners.items() if name in runs for couple in couples}
        if not ids:
            # A first or last name alone, if it can be nothing else.
            single = {word for word in text if not known(word)}
            found = [couples for name, couples in partners.items() if single & {name.split()[0], name.split()[-1]}]
            ids = set[int]().union(*found) if len(found) == 1 else ids
        return [stored for stored in (await self._archive.names(server)).couples if stored.id in ids][:1]

    async def _parts(self, stored: StoredCouple, said: Said, server: int | None, today: date) -> list[Part]:
        """The answer to each clause, from the record of one couple."""
        kept = await self._searchable(stored, server)
        told = told_by(kept.record.events, today)
        newest = newest_evidence(told)
        readings: list[Reading] = []
        for clause in clauses_of(kept.people.without_doubles(said.text)):
            reading = read_clause(
                clause,
                said,
                kept.people,
                vocabulary=kept.vocabulary,
                today=today,
                newest=min(newest.when.latest, today) if newest else None,
            )
            readings.append(inherited(reading, readings[-1]) if readings else reading)
        parts: list[Part] = []
        for reading in readings:
            known = next((time.span.last for time in reading.times if time.known), today)
            ground = ground_of(kept.record, kept.people, kept.index.found, today=today, known=min(known, today))
            part = part_of(reading, ground)
            if all(part.statements != other.statements or part.gap != other.gap for other in parts):
                parts.append(part)
        return parts

    async def _searchable(self, stored: StoredCouple, server: int | None) -> _Searchable:
        record = await self._archive.record(stored, server)
        key = (stored.id, server)
        kept = self._kept.get(key)
        if kept is None or kept.record is not record:
            while len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            kept = self._kept[key] = _searchable(record)
        return kept


def _searchable(record: Record) -> _Searchable:
    people = People(record)
    texts = [_text_of(event.summary) for event in record.events]
    cited = [" ".join(f"{s.title or ''} {s.publisher or ''}" for s in event.sources) for event in record.events]
    vocabulary = frozenset(word for text in (*texts, *cited) for word in _words(text)) | people.words
    return _Searchable(record, people, TextIndex(list(zip(texts, cited, strict=True))), vocabulary)


def _text_of(summary: str) -> str:
    """A summary with the lemmas of its words behind it, by which irregular verbs are found."""
    return f"{summary} {' '.join(lemma(word) for word in _words(summary, lower=False) if word.islower())}"


def _words(text: str, *, lower: bool = True) -> list[str]:
    return re.findall(r"[^\W_]+", (text.lower() if lower else text).replace("’", "'").replace("'s", ""))


def _on_record(names: Names) -> tuple[Couple, ...]:
    return tuple(stored.couple for stored in names.couples)


def _of_one(said: Said, stored: StoredCouple, others: Sequence[StoredCouple], names: Names) -> Said:
    """A question about several couples as it is asked of one: its own clauses, without the names of the others."""
    if not others:
        return said
    clauses = clauses_of(said.text)
    named = [names.in_message(clause) for clause in clauses]
    own = [clause for clause, couples in zip(clauses, named, strict=True) if stored in couples or not couples]
    text = " ; ".join(own)
    for couple in (other.couple for other in others):
        for name in sorted(_called(couple) - _called(stored.couple), key=len, reverse=True):
            text = re.sub(rf"\b{re.escape(name)}\b", " ", text)
    return Said(text, said.capitals)


def _called(couple: Couple) -> frozenset[str]:
    """Everything that a couple and its people are called, made plain."""
    people = (name for person in couple.people for name in (person.name, *person.aliases))
    return frozenset(map(plain, (couple.slug, couple.name, *couple.aliases, *people)))


def _timeless(text: str) -> str:
    """A text without the names of months, which nobody is called by here."""
    return re.sub(rf"\b(?:{_MONTHS})\b", " ", text)


def _unasked(text: str) -> Unasked | None:
    if not text:
        return Unasked.EMPTY
    if len(text) > MAX_QUESTION:
        return Unasked.TOO_LONG
    return None if re.search(r"[^\W\d_]", text) else Unasked.NOISE


def _names_others(words: Iterable[Word], vocabulary: frozenset[str]) -> bool:
    """Whether a text names somebody of whom the record does not tell, and nobody of whom it does."""
    words = list(words)
    if any(word.text in _THE_COUPLE or pronoun_of(word.text) for word in words):
        return False
    return any(word.name and not word.owner and word.text not in vocabulary and len(word.text) > 2 for word in words)


def _asks_something(words: Iterable[Word], vocabulary: frozenset[str]) -> bool:
    """Whether a text speaks of anything that a record may tell."""
    return any(
        word.text in _THE_COUPLE
        or pronoun_of(word.text)
        or not vocabulary.isdisjoint({word.text})
        or not lexicon_words().isdisjoint({word.text, word.lemma})
        for word in words
    )
