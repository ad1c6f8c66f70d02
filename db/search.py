"""Full-text search over the texts of one record: SQLite's FTS5, in memory."""

from __future__ import annotations

import re
import sqlite3
import weakref
from collections.abc import Iterable, Sequence

_SCHEMA = "CREATE VIRTUAL TABLE texts USING fts5(told, cited, tokenize = 'porter unicode61 remove_diacritics 2')"
# What an event itself tells weighs more than the titles and outlets of its articles.
_FOUND = "SELECT rowid, -bm25(texts, 1.0, 0.4) FROM texts WHERE texts MATCH ?"


class TextIndex:
    """Texts by their place, found by words and phrases. A text is what is told, and what is cited for it."""

    def __init__(self, texts: Sequence[tuple[str, str]]) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        # Nobody says when an index is no longer needed: it goes with its record.
        weakref.finalize(self, self._connection.close)
        self._connection.execute(_SCHEMA)
        self._connection.executemany(
            "INSERT INTO texts (rowid, told, cited) VALUES (?, ?, ?)",
            ((place, told, cited) for place, (told, cited) in enumerate(texts)),
        )

    def found(self, phrases: Iterable[str], *, told_only: bool = False) -> dict[int, float]:
        """The places of the texts that hold any of some phrases, each with its BM25 score: higher is better.

        In a phrase, `*` stands for up to two words; what is before and behind it may change places.
        """
        wanted = sorted({query for phrase in phrases if (query := _query(phrase))})
        if not wanted:
            return {}
        query = " OR ".join(wanted)
        rows = self._connection.execute(_FOUND, (f"told : ({query})" if told_only else query,))
        return {int(place): float(score) for place, score in rows}


def _query(phrase: str) -> str:
    """A phrase as FTS5 takes it: quoted, so that none of its words is an operator."""
    parts = [f'"{words}"' for part in phrase.split("*") if (words := " ".join(re.findall(r"\w+", part)))]
    return f"NEAR({' '.join(parts)}, 2)" if len(parts) > 1 else "".join(parts)
