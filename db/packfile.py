"""Packs: a couple's record as one TOML file, read whole and checked whole."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TypeGuard, TypeVar

from db.checks import event_mistakes, is_http_url, pack_mistakes
from db.dates import BadDate, EdtfDate, parse_date
from db.records import (
    MARK_PATTERN,
    MAX_SLUG,
    MAX_SUMMARY,
    MAX_TEXT,
    MAX_URL,
    SLUG_PATTERN,
    Certainty,
    Couple,
    Event,
    Kind,
    Pack,
    Person,
    Source,
    Sources,
)

FORMAT = 1
MAX_VERSION = 10**9
# Nobody mends more at once, and a file can be made to hold hundreds of thousands.
MOST_PROBLEMS = 1_000
_AND_MORE = "more is wrong than is listed here; mend these first."
# What a message calls an entry or a field by has at most so many characters.
_MAX_LABEL = 80
_Word = TypeVar("_Word", bound=StrEnum)


class PackError(ValueError):
    """A pack that was refused whole; `problems` are sentences that name entry, field and remedy."""

    def __init__(self, name: str, problems: Sequence[str]) -> None:
        self.problems = tuple(f"{name}: {problem}" for problem in problems)
        super().__init__("\n".join(self.problems))


def read_pack(name: str, text: str) -> Pack:
    """Read a pack from TOML text; `name` is the file's name, used in messages.

    Raises PackError listing every mistake found, the first thousand if there are more, each with its
    entry, its field, what is wrong and what would be right.
    """
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: not TOML, or a number of thousands of digits
        raise PackError(name, [f"this is not TOML: {str(error).removesuffix('.')}."]) from None
    reader = _Reader()
    try:
        pack = reader.pack(document)
    except _TooMany:
        raise PackError(name, [*reader.problems, _AND_MORE]) from None
    problems = reader.problems or [*islice(pack_mistakes(pack), MOST_PROBLEMS)]
    if problems:
        raise PackError(name, problems)
    return pack


@dataclass
class _Table:
    """One table of the document: its values, and the words that name it in a message."""

    entry: str
    values: Mapping[str, object]


class _TooMany(Exception):
    """As many mistakes as are told."""


class _Reader:
    """Reads a document into records, noting every mistake instead of stopping at the first."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def pack(self, document: Mapping[str, object]) -> Pack:
        top = _Table("the pack", document)
        self._only(top, {"format", "version", "couple", "people", "sources", "events"})
        if not _is_number(document.get("format"), least=FORMAT, most=FORMAT):
            found = f"is {document['format']!r}" if "format" in document else "is missing"
            self._wrong(top, "format", f"{found}; write format = {FORMAT}")
        version = document.get("version")
        if not _is_number(version, least=1, most=MAX_VERSION):
            self._wrong(top, "version", "has to be a whole number from 1 up, such as version = 1")
            version = 1
        people = [self._person(table) for table in self._tables(top, "people", "person")]
        if len(people) != 2:
            self._wrong(top, "people", f"lists {len(people)}; a couple has exactly two [[people]]")
            people = [Person("?"), Person("?")]
        couple = self._couple(top, (people[0], people[1]))
        sources = [self._source(table) for table in self._tables(top, "sources", "source")]
        self._distinct(top, "sources", [source.key for source in sources])
        by_key = {source.key: source for source in sources}
        events = [
            event for table in self._tables(top, "events", "event") if (event := self._event(table, couple, by_key))
        ]
        self._distinct(top, "events", [event.key for event in events])
        return Pack(version, couple, tuple(sources), tuple(events))

    def _couple(self, top: _Table, people: tuple[Person, Person]) -> Couple:
        values = top.values.get("couple")
        if not _is_table(values):
            self._wrong(top, "couple", "is missing; write a [couple] table with slug and name")
            values = {"slug": "x", "name": "x"}
        table = _Table("the couple", values)
        self._only(table, {"slug", "name", "aliases", "minors"})
        slug = self._text(table, "slug", MAX_SLUG) or "x"
        if not re.fullmatch(SLUG_PATTERN, slug):
            self._wrong(table, "slug", f'"{slug}" may hold only a-z, 0-9 and -, such as "kimye"')
        minors = self._texts(table, "minors")
        if any(re.fullmatch(MARK_PATTERN, mark) is None for mark in minors):
            # Not repeated: what stands there may be a child's name.
            self._wrong(table, "minors", "holds something that is no mark; `python -m bot mark` makes one of a name")
        return Couple(slug, self._text(table, "name") or "x", people, self._texts(table, "aliases"), minors)

    def _person(self, table: _Table) -> Person:
        self._only(table, {"name", "aliases"})
        return Person(self._text(table, "name") or "?", self._texts(table, "aliases"))

    def _source(self, table: _Table) -> Source:
        self._only(table, {"id", "title", "publisher", "url", "published"})
        source = Source(
            key=self._text(table, "id") or "?",
            title=self._text(table, "title", needed=False),
            publisher=self._text(table, "publisher", needed=False),
            url=self._text(table, "url", MAX_URL, needed=False),
            published=self._date(table, "published"),
        )
        if source.url is not None and not is_http_url(source.url):
            self._wrong(table, "url", f'"{source.url[:60]}" is no web link; it has to begin with https:// or http://')
        if source.title is None and (source.publisher is None or source.url is None):
            self._wrong(table, "title", "is missing; write a title, or a publisher and a url")
        return source

    def _event(self, table: _Table, couple: Couple, sources: Mapping[str, Source]) -> Event | None:
        self._only(
            table,
            {"id", "date", "kind", "certainty", "summary", "about", "partner", "known_from", "sources", "disputes"},
        )
        key = self._text(table, "id")
        kind = self._word(table, "kind", Kind)
        certainty = self._word(table, "certainty", Certainty)
        summary = self._text(table, "summary", MAX_SUMMARY)
        about = self._texts(table, "about")
        for name in about:
            if name not in {person.name for person in couple.people}:
                both = " or ".join(f'"{person.name}"' for person in couple.people)
                self._wrong(table, "about", f'names "{name}"; it has to be {both}')
        cited = self._sources(table, sources)
        if key is None or kind is None or certainty is None or summary is None or cited is None:
            return None
        event = Event(
            key=key,
            kind=kind,
            certainty=certainty,
            summary=summary,
            sources=cited,
            date=self._date(table, "date"),
            about=about,
            partner=self._text(table, "partner", needed=False),
            known_from=self._date(table, "known_from"),
            disputes=self._texts(table, "disputes"),
        )
        for field, wrong in event_mistakes(event):
            self._wrong(table, field, wrong)
        return event

    def _sources(self, table: _Table, sources: Mapping[str, Source]) -> Sources | None:
        keys = self._texts(table, "sources")
        for key in keys:
            if key not in sources:
                self._wrong(table, "sources", f'"{key}" is not the id of a source of this pack')
        found = [sources[key] for key in dict.fromkeys(keys) if key in sources]
        if not keys:
            self._wrong(table, "sources", "is empty; an event names one or more sources by their ids")
        return (found[0], *found[1:]) if found else None

    def _tables(self, top: _Table, field: str, entry: str) -> list[_Table]:
        values = top.values.get(field, [])
        if not _is_list(values) or not all(_is_table(value) for value in values):
            self._wrong(top, field, f"has to be a list of tables; write [[{field}]] above each")
            return []
        tables: list[_Table] = []
        for number, value in enumerate(values, start=1):
            if _is_table(value):
                name = value.get("id", value.get("name"))
                called = f'"{_short(name)}"' if isinstance(name, str) else f"number {number}"
                tables.append(_Table(f"{entry} {called}", value))
        return tables

    def _text(self, table: _Table, field: str, most: int = MAX_TEXT, *, needed: bool = True) -> str | None:
        value = table.values.get(field)
        if value is None and not needed:
            return None
        if not isinstance(value, str) or not value.strip():
            self._wrong(table, field, f'is missing or not text; write {field} = "…"')
            return None
        self._fits(table, field, value, most)
        return value.strip()

    def _fits(self, table: _Table, field: str, value: str, most: int) -> None:
        if len(value) > most:
            self._wrong(table, field, f"has {len(value)} characters; at most {most} fit")
        if re.search(r"[\x00-\x1f\x7f]", value):
            self._wrong(table, field, "holds a line break or control character; write it on one line")

    def _texts(self, table: _Table, field: str) -> tuple[str, ...]:
        values = table.values.get(field, [])
        if not _is_list(values) or not all(isinstance(value, str) and value.strip() for value in values):
            self._wrong(table, field, f'has to be a list of texts, such as {field} = ["…"]')
            return ()
        texts = [value for value in values if isinstance(value, str)]
        for text in texts:
            self._fits(table, field, text, MAX_TEXT)
        return tuple(text.strip() for text in texts)

    def _date(self, table: _Table, field: str) -> EdtfDate | None:
        value = table.values.get(field)
        if value is None:
            return None
        try:
            # An unquoted TOML date arrives as a date object: its ISO text is EDTF.
            return parse_date(str(value))
        except BadDate as error:
            self._wrong(table, field, f"is wrong: {str(error).removesuffix('.')}")
            return None

    def _word(self, table: _Table, field: str, words: type[_Word]) -> _Word | None:
        value = self._text(table, field)
        if value is None:
            return None
        try:
            return words(value)
        except ValueError:
            self._wrong(table, field, f'is "{value}"; it has to be one of {", ".join(words)}')
            return None

    def _only(self, table: _Table, fields: set[str]) -> None:
        for field in table.values:
            if field not in fields:
                self._wrong(table, field, f"is no field of a pack; here go {', '.join(sorted(fields))}")

    def _distinct(self, top: _Table, field: str, keys: Sequence[str]) -> None:
        for key in (key for key, times in Counter(keys).items() if times > 1):
            self._wrong(top, field, f'the id "{key}" stands twice; give each entry an id of its own')

    def _wrong(self, table: _Table, field: str, wrong: str) -> None:
        self.problems.append(f"{table.entry}, field `{_short(field)}`: {wrong}.")
        if len(self.problems) >= MOST_PROBLEMS:
            raise _TooMany


def _short(label: str) -> str:
    return label if len(label) <= _MAX_LABEL else f"{label[: _MAX_LABEL - 1]}…"


def _is_table(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict)


def _is_number(value: object, *, least: int, most: int) -> TypeGuard[int]:
    """Whether a value is a whole number within bounds; Python takes true for 1."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
