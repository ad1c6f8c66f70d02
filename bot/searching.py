"""Records made ready for search, and kept for as long as they are asked of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.archive import Archive
from bot.reasoning.ask.people import People
from bot.reasoning.ask.text import lemma
from db.records import Record
from db.rows import StoredCouple
from db.search import TextIndex

# As many as the archive keeps records; each holds some hundred kilobytes.
_KEPT = 200


@dataclass(frozen=True)
class Searchable:
    """A record with who is who in it, its words, and an index of its texts."""

    record: Record
    people: People
    index: TextIndex
    vocabulary: frozenset[str]


class Searchables:
    """The records of an archive made ready for search; the one asked of longest ago goes first."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._kept: dict[tuple[int, int | None], Searchable] = {}

    async def of(self, stored: StoredCouple, server: int | None) -> Searchable:
        """The record of a couple as a server sees it."""
        record = await self._archive.record(stored, server)
        key = (stored.id, server)
        kept = self._kept.pop(key, None)
        if kept is None or kept.record is not record:
            kept = _made_ready(record)
        while len(self._kept) >= _KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = kept
        return kept


def _made_ready(record: Record) -> Searchable:
    people = People(record)
    told = [event.summary for event in record.events]
    cited = [" ".join(f"{s.title or ''} {s.publisher or ''}" for s in event.sources) for event in record.events]
    vocabulary = frozenset(word.lower() for text in (*told, *cited) for word in _words(text)) | people.words
    return Searchable(record, people, TextIndex(list(zip(map(_with_lemmas, told), cited, strict=True))), vocabulary)


def _with_lemmas(summary: str) -> str:
    """A summary with the lemmas of its words behind it, by which irregular verbs are found; names have none."""
    return f"{summary} {' '.join(lemma(word) for word in _words(summary) if word.islower())}"


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.replace("’", "'").replace("'s", ""))
