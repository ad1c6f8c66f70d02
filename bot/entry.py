"""An editor's typed fields into an event, or into what is wrong with each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from bot.reasoning.names import closest_word, plain
from bot.reasoning.when import TwoReadings, Unreadable, read_date
from bot.replies.words import editor_words, shared_words
from db.checks import event_mistakes, is_http_url
from db.dates import EdtfDate
from db.records import MAX_SUMMARY, MAX_TEXT, MAX_URL, PARTNER_KINDS, Certainty, Event, Kind, Record, Source

# What the form asks for; Discord's forms hold five things.
FORM_FIELDS = ("date", "kind", "certainty", "summary", "article")
# What a command may also say. `article` may be typed whole, or as title, publisher, url, published.
_ARTICLE_FIELDS = ("title", "publisher", "url", "published")
FIELDS = (*FORM_FIELDS, *_ARTICLE_FIELDS, "about", "partner", "known_from", "disputes")
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, in a sentence that says what to type instead; `field` is None where none is at fault."""

    field: str | None
    sentence: str


def read_entry(fields: Mapping[str, str], record: Record, today: date) -> Event | tuple[Mistake, ...]:
    """The event that an editor typed, without an id yet; or every mistake in it."""
    return _Entry(fields, record, today).event()


def as_form(fields: Mapping[str, str]) -> dict[str, str]:
    """Typed fields as the form shows them: the article's parts on a line each."""
    parts = [fields[name] for name in _ARTICLE_FIELDS if fields.get(name)]
    article = fields.get("article") or "\n".join(parts)
    return {**fields, "article": article}


def with_form(fields: Mapping[str, str], sent: Mapping[str, str]) -> dict[str, str]:
    """Typed fields after a form was sent: what it asked for is as sent, the rest stays."""
    replaced = _ARTICLE_FIELDS if "article" in sent else ()
    return {**{name: value for name, value in fields.items() if name not in replaced}, **sent}


def fields_to_mend(mistakes: Sequence[Mistake]) -> tuple[str, ...]:
    """The five fields that a form shows to mend mistakes: the mistaken ones, then its usual ones."""
    mistaken = ["article" if m.field in _ARTICLE_FIELDS else m.field for m in mistakes if m.field in FIELDS]
    shown = tuple(dict.fromkeys([*mistaken, *FORM_FIELDS]))[: len(FORM_FIELDS)]
    return tuple(sorted(shown, key=FIELDS.index))


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
    mistakes: list[Mistake] = field(default_factory=list[Mistake])

    def event(self) -> Event | tuple[Mistake, ...]:
        when = self._event_date()
        kind = self._word("kind", Kind, editor_words.KIND)
        certainty = self._word("certainty", Certainty, shared_words.CERTAINTY)
        summary = self._summary()
        source = self._source()
        about = self._about()
        known_from = self._date("known_from", self._typed("known_from"))
        if known_from and known_from.first > self.today:
            self._wrong("known_from", editor_words.known_to_come(known_from))
        disputes = self._disputes()
        if self.mistakes or kind is None or certainty is None or summary is None or source is None:
            return tuple(self.mistakes)
        event = Event(
            key="",
            kind=kind,
            certainty=certainty,
            summary=summary,
            sources=(source,),
            date=when,
            about=about,
            partner=self._text("partner", MAX_TEXT),
            known_from=known_from,
            disputes=disputes,
        )
        for name, wrong in event_mistakes(event):
            self._wrong(name, editor_words.field_is(name, wrong))
        if event.partner and plain(event.partner) in self._people():
            self._wrong("partner", editor_words.PARTNER_INSIDE)
        return tuple(self.mistakes) or event

    def _wrong(self, name: str, sentence: str) -> None:
        self.mistakes.append(Mistake(name, sentence))

    def _typed(self, name: str) -> str:
        return " ".join(self.fields.get(name, "").split())

    def _text(self, name: str, most: int) -> str | None:
        typed = self._typed(name)
        if len(typed) > most:
            self._wrong(name, editor_words.too_long(name, len(typed), most))
        return typed or None

    def _summary(self) -> str | None:
        summary = self._text("summary", MAX_SUMMARY)
        if summary is None:
            self._wrong("summary", editor_words.SUMMARY_MISSING)
        elif "://" in summary:
            self._wrong("summary", editor_words.LINK_IN_SUMMARY)
        return summary

    def _event_date(self) -> EdtfDate | None:
        typed = self._typed("date")
        if not typed:
            self._wrong("date", editor_words.DATE_MISSING)
        if plain(typed) == "undated":
            return None
        when = self._date("date", typed)
        if when is not None and when.first > self.today:
            self._wrong("date", editor_words.date_to_come(when))
        return when

    def _date(self, name: str, typed: str) -> EdtfDate | None:
        if not typed:
            return None
        match read_date(typed, self.today):
            case EdtfDate() as when:
                return when
            case TwoReadings(first, second):
                self._wrong(name, editor_words.two_dates(typed, first, second))
            case Unreadable():
                self._wrong(name, editor_words.no_date(name, typed))
        return None

    def _word(self, name: str, values: type[_Word], labels: Mapping[_Word, str]) -> _Word | None:
        """One of a closed set, by its own word or by the one that readers see."""
        typed = plain(self._typed(name))
        spelt = {plain(value): value for value in values} | {plain(label): value for value, label in labels.items()}
        if typed in spelt:
            return spelt[typed]
        near = closest_word(typed, list(spelt)) if typed else None
        self._wrong(name, editor_words.not_one_of(name, self._typed(name), list(values), near and spelt[near]))
        return None

    def _source(self) -> Source | None:
        """The article: from its own fields, or read out of `article` as typed into the form."""
        parts = _article_parts(self.fields.get("article", ""), self.today)
        parts |= {name: typed for name in _ARTICLE_FIELDS if (typed := self._typed(name))}
        url = _whole_url(parts.get("url"))
        if url is not None and (not is_http_url(url) or len(url) > MAX_URL):
            self._wrong("url", editor_words.not_a_link(url[:80]))
            return None
        for name in ("title", "publisher"):
            if len(parts.get(name, "")) > MAX_TEXT:
                self._wrong(name, editor_words.too_long(name, len(parts[name]), MAX_TEXT))
        publisher = parts.get("publisher") or (url and _host(url))
        if not parts.get("title") and not (publisher and url):
            self._wrong("article", editor_words.ARTICLE_MISSING)
            return None
        published = self._date("published", parts.get("published", ""))
        if published and published.first > self.today:
            self._wrong("published", editor_words.published_to_come(published))
        return Source("", parts.get("title"), publisher, url, published)

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
            self._wrong(
                "about", editor_words.about_nobody(typed, [person.name for person in self.record.couple.people])
            )
            return ()
        about = tuple(dict.fromkeys(people[name] for name in named))
        return () if len(about) == 2 else about

    def _disputes(self) -> tuple[str, ...]:
        keys = [key for key in re.split(r"[,\s]+", self._typed("disputes")) if key]
        known = {event.key for event in self.record.events}
        for key in keys:
            if key not in known:
                self._wrong("disputes", editor_words.no_such_event(key))
        return tuple(dict.fromkeys(keys))


def _article_parts(text: str, today: date) -> dict[str, str]:
    """Title, outlet, link and date out of one text, parted by lines or bars, in any order."""
    parts: dict[str, str] = {}
    rest: list[str] = []
    for piece in re.split(r"[\n|]+", text):
        part = " ".join(piece.split())
        link = re.search(r"\S*:\S*//\S+|\b\w+:\S+|\bwww\.\S+", part)
        if link and "url" not in parts and (part == link[0] or "://" in link[0]):
            parts["url"] = link[0]
            rest += [around] if (around := part.replace(link[0], " ").strip(" ,-–—")) else []
        elif part and "published" not in parts and isinstance(read_date(part, today), EdtfDate):
            parts["published"] = part
        elif part:
            rest.append(part)
    if rest:
        parts["title"] = rest[0]
    if len(rest) > 1:
        parts["publisher"] = ", ".join(rest[1:])
    return parts


def _whole_url(typed: str | None) -> str | None:
    """A link out of the brackets that keep Discord from unfolding it, with the scheme that it lacks."""
    if typed is None:
        return None
    bare = typed.removeprefix("<").removesuffix(">")
    return f"https://{bare}" if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", bare, re.IGNORECASE) else bare


def _host(url: str) -> str:
    """The site of a link, which stands for an outlet that was not named."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
