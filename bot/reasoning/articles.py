"""The articles that a couple's record rests on, and what each of them carries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.reasoning.names import plain
from bot.reasoning.timeline import newest_first
from db.records import Event, Source

_KEY_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Article:
    """A source with the events that cite it, newest first."""

    source: Source
    events: tuple[Event, ...]

    @property
    def key(self) -> str:
        """A short name for the article that stays the same from start to start: 16 digits of hexadecimal."""
        said = repr((self.source.key, self.source.title, self.source.publisher, self.source.url))
        return hashlib.sha256(said.encode()).hexdigest()[:_KEY_LENGTH]


def articles_of(told: Sequence[Event]) -> tuple[Article, ...]:
    """The articles that some events cite, the newest first, those without a date last."""
    carried: dict[Source, list[Event]] = {}
    for event in newest_first(told):
        for source in dict.fromkeys(event.sources):
            carried.setdefault(source, []).append(event)
    found = [Article(source, tuple(events)) for source, events in carried.items()]
    # Stable, so that those of one day stand as their newest events do.
    return tuple(sorted(found, key=lambda article: _published(article.source), reverse=True))


def _published(source: Source) -> date:
    return source.published.first if source.published else date.min


def find_articles(articles: Iterable[Article], asked: str) -> tuple[Article, ...]:
    """The articles that a text means: the one with this key, else those whose outlet and headline hold its words."""
    kept = tuple(articles)
    if exact := tuple(article for article in kept if article.key == asked):
        return exact
    wanted = plain(asked).split()
    return tuple(article for article in kept if wanted and _holds(article.source, wanted))


def _holds(source: Source, words: Sequence[str]) -> bool:
    called = plain(f"{source.publisher or ''} {source.title or ''}")
    return all(word in called for word in words)
