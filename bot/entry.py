"""An editor's typed fields into an event, or into what is wrong with each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.mistakes import Mistake, typed_date
from bot.reasoning.names import closest_word, plain
from bot.replies.words import editor_words, entry_words, guard_words
from bot.typed_articles import (
    ARTICLE_FIELDS,
    UNREAD,
    article_parts,
    articles_in,
    read_article,
    typed_fields_of,
)
from bot.typed_events import CERTAINTIES, KINDS, UNDATED, typed_text
from db.checks import event_mistakes
from db.dates import EdtfDate
from db.guard import private_in
from db.layers import same_article
from db.records import MAX_SUMMARY, MAX_TEXT, PARTNER_KINDS, Certainty, Event, Record, Source, Sources

_Word = TypeVar("_Word", bound=StrEnum)


def read_entry(
    fields: Mapping[str, str],
    record: Record,
    today: date,
    *,
    articles: Iterable[Source] = (),
    key: str = "",
    numbers: Mapping[str, str] | None = None,
    cited: Sources | None = None,
) -> Event | tuple[Mistake, ...]:
    """The event that an editor typed; or every mistake in it.

    `articles` are those that the couple's record has, beside the ones that its events cite; `key` is the id of
    an event that is being edited, and `numbers` gives the ids of its couple's events by their numbers.
    `cited` are the articles where nobody touched what stands in the form for them.
    """
    known = {source.key: source for event in record.events for source in event.sources}
    known |= {source.key: source for source in articles}
    return _Entry(fields, record, today, tuple(known.values()), key, numbers or {}, cited).event()


def reason_mistakes(reason: str, record: Record, *, needed: bool = False) -> tuple[Mistake, ...]:
    """What keeps a reason for a change from being stored in the history."""
    if needed and not any(map(str.isalnum, reason)):
        return (Mistake("reason", entry_words.REASON_MISSING),)
    if len(reason) > MAX_TEXT:
        return (Mistake("reason", entry_words.too_long("reason", len(reason), MAX_TEXT)),)
    if found := private_in(reason, record.couple.minors):
        return (Mistake("reason", guard_words.refused(editor_words.FIELD_LABELS["reason"], found), private=True),)
    return ()


def known_article(source: Source, articles: Sequence[Source]) -> Source:
    """The article of the record that a typed one is, or else itself."""
    found = same_article(source, dict(enumerate(articles)))
    return source if found is None else articles[found]


def similar_event(event: Event, record: Record) -> Event | None:
    """A standing event that a new one looks like: same kind and people, overlapping dates."""
    for other in record.events:
        if other.key == event.key or other.kind is not event.kind:
            continue
        if event.kind in PARTNER_KINDS and other.partner != event.partner:
            continue
        if other.date is None or event.date is None:
            if other.date is event.date and plain(other.summary) == plain(event.summary):
                return other
        elif other.date.earliest <= event.date.latest and event.date.earliest <= other.date.latest:
            return other
    return None


@dataclass
class _Entry:
    fields: Mapping[str, str]
    record: Record
    today: date
    articles: tuple[Source, ...]
    key: str
    numbers: Mapping[str, str]
    cited: Sources | None
    mistakes: list[Mistake] = field(default_factory=list[Mistake])

    def event(self) -> Event | tuple[Mistake, ...]:
        when = self._event_date()
        kind = self._word("kind", KINDS)
        certainty = self._word("certainty", CERTAINTIES)
        summary = self._summary()
        sources = self.cited or self._sources()
        about = self._about()
        known_from = self._date("known_from", self._typed("known_from"))
        if known_from and known_from.first > self.today:
            self._wrong("known_from", entry_words.known_to_come(known_from))
        disputes = self._disputes()
        if self.mistakes or kind is None or certainty is None or summary is None or sources is None:
            return tuple(self.mistakes)
        event = Event(
            key=self.key,
            kind=kind,
            certainty=certainty,
            summary=summary,
            sources=sources,
            date=when,
            about=about,
            partner=self._safe("partner", self._text("partner", MAX_TEXT)),
            known_from=known_from,
            disputes=disputes,
        )
        for name, wrong in event_mistakes(event):
            self._wrong(name, entry_words.field_is(name, wrong))
        if event.partner and plain(event.partner) in self._people():
            self._wrong("partner", entry_words.PARTNER_INSIDE)
        if certainty is Certainty.CONFIRMED and not any(known_article(source, self.articles).url for source in sources):
            self._wrong("article", entry_words.CONFIRMED_NEEDS_A_LINK)
        return tuple(self.mistakes) or event

    def _wrong(self, name: str, sentence: str) -> None:
        self.mistakes.append(Mistake(name, sentence))

    def _typed(self, name: str) -> str:
        return typed_text(self.fields, name)

    def _text(self, name: str, most: int) -> str | None:
        typed = self._typed(name)
        if len(typed) > most:
            self._wrong(name, entry_words.too_long(name, len(typed), most))
        return typed or None

    def _summary(self) -> str | None:
        summary = self._text("summary", MAX_SUMMARY)
        if summary is None:
            self._wrong("summary", entry_words.SUMMARY_MISSING)
        elif "://" in summary:
            self._wrong("summary", entry_words.LINK_IN_SUMMARY)
        return self._safe("summary", summary)

    def _safe(self, name: str, text: str | None) -> str | None:
        """A text that may be stored, which a private detail keeps it from."""
        if text and (found := private_in(text, self.record.couple.minors)):
            sentence = guard_words.refused(editor_words.FIELD_LABELS[name], found)
            self.mistakes.append(Mistake(name, sentence, private=True))
        return text

    def _event_date(self) -> EdtfDate | None:
        typed = self._typed("date")
        if not typed:
            self._wrong("date", entry_words.DATE_MISSING)
        if plain(typed) == UNDATED:
            return None
        when = self._date("date", typed)
        if when is not None and when.first > self.today:
            self._wrong("date", entry_words.date_to_come(when))
        return when

    def _date(self, name: str, typed: str) -> EdtfDate | None:
        if not typed:
            return None
        when = typed_date(name, typed, self.today)
        if isinstance(when, Mistake):
            self.mistakes.append(when)
            return None
        return when

    def _word(self, name: str, spelt: Mapping[str, _Word]) -> _Word | None:
        """One of a closed set, by its own word or by the one that readers see."""
        typed = plain(self._typed(name))
        if typed in spelt:
            return spelt[typed]
        near = closest_word(typed, list(spelt)) if typed else None
        values: list[str] = list(dict.fromkeys(spelt.values()))
        self._wrong(name, entry_words.not_one_of(name, self._typed(name), values, near and spelt[near]))
        return None

    def _sources(self) -> Sources | None:
        """The articles: one from its own fields, or those typed into `article`."""
        apart = {name: typed for name in ARTICLE_FIELDS if (typed := self._typed(name))}
        found = [self._source(text, apart) for text in articles_in(self.fields.get("article", "")) or [""]]
        whole = [source for source in found if source]
        return (whole[0], *whole[1:]) if whole else None

    def _source(self, text: str, apart: Mapping[str, str]) -> Source | None:
        """An article out of a text, over which its own fields count; or one of the record, by its id."""
        by_id = {source.key: source for source in self.articles}
        if (known := by_id.get(text.strip())) and not apart:
            return known
        if known := by_id.get(apart.get("url", "")):
            # An id stands for a link that is too long to be chosen from a list.
            others = {name: typed for name, typed in apart.items() if name != "url"}
            return self._read({**typed_fields_of(known), **others}) if others else known
        return self._read({**article_parts(text, self.today), **apart})

    def _read(self, parts: Mapping[str, str]) -> Source | None:
        if UNREAD in parts:
            self._wrong("article", entry_words.article_unread(parts[UNREAD]))
            return None
        missing = Mistake("article", entry_words.ARTICLE_MISSING)
        found = read_article(parts, self.record.couple.minors, self.today, missing=missing)
        if isinstance(found, Source):
            return found
        self.mistakes += found
        return None

    def _people(self) -> dict[str, str]:
        return {
            plain(called): person.name
            for person in self.record.couple.people
            for called in (*person.aliases, person.name)
        }

    def _about(self) -> tuple[str, ...]:
        typed = self._typed("about")
        if not typed or plain(typed) == "both":
            return ()
        people = self._people()
        named = [plain(part) for part in re.split(r",|\band\b|&", typed) if part.strip()]
        if any(name not in people for name in named):
            self._wrong("about", entry_words.about_nobody(typed, [person.name for person in self.record.couple.people]))
            return ()
        about = tuple(dict.fromkeys(people[name] for name in named))
        return () if len(about) == 2 else about

    def _disputes(self) -> tuple[str, ...]:
        typed = [key for key in re.split(r"[,\s]+", self._typed("disputes")) if key]
        keys = [self.numbers.get(key.removeprefix("#"), key) for key in typed]
        known = {event.key for event in self.record.events} - {self.key}
        # What it disputed before stays, also where that has been retracted since.
        known |= {key for event in self.record.events if event.key == self.key for key in event.disputes}
        for key in keys:
            if key not in known:
                self._wrong("disputes", entry_words.no_such_event(key))
        return tuple(dict.fromkeys(keys))
