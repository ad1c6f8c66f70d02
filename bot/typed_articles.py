"""Articles as people type them: title, outlet, link and date, by lines or bars, in any order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

from bot.mistakes import Mistake, typed_date
from bot.reasoning.when import Unreadable, read_date
from bot.replies.words import editor_words, entry_words, guard_words
from db.checks import is_http_url
from db.guard import private_in, private_in_url
from db.records import MAX_TEXT, MAX_URL, Source

# What an article says of itself, as it is typed apart.
ARTICLE_FIELDS = ("title", "publisher", "url", "published")
# What stands in the place of a headline that nobody knows.
NO_TITLE = "-"
# Under this name stands what could not be read of an article: one part too many.
UNREAD = "unread"
_DASHES = frozenset({"-", "–", "—"})
_LINK = re.compile(r"\S*:\S*//\S+|\b\w+:\S+|\bwww\.\S+")


def articles_in(text: str) -> list[str]:
    """The articles in a text: parted by empty lines, or each on a line with bars, or links alone on a line each."""
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and (all("|" in line for line in lines) or all(_LINK.fullmatch(line.strip()) for line in lines)):
        return lines
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


def read_article(
    parts: Mapping[str, str], minors: Collection[str], today: date, *, missing: Mistake
) -> Source | tuple[Mistake, ...]:
    """The article, without an id, that its typed fields make; or every mistake in them.

    `minors` are the couple's marks; `missing` is what is said where the fields are too few for an article.
    """
    url = whole_url(parts.get("url"))
    title, publisher = parts.get("title"), parts.get("publisher")
    mistakes = [*_texts_mistakes(title, publisher, minors), *_link_mistakes(url, minors)]
    linked = url if url and is_http_url(url) else None
    publisher = publisher or (linked and host_of(linked))
    if not title and not (publisher and url) and not mistakes:
        mistakes.append(missing)
    published = typed_date("published", typed, today) if (typed := parts.get("published")) else None
    if isinstance(published, Mistake):
        return (*mistakes, published)
    if published and published.first > today:
        mistakes.append(Mistake("published", entry_words.published_to_come(published)))
    return tuple(mistakes) or Source("", title or None, publisher or None, linked, published)


def _texts_mistakes(title: str | None, publisher: str | None, minors: Collection[str]) -> Iterator[Mistake]:
    for name, text in (("title", title), ("publisher", publisher)):
        if text and len(text) > MAX_TEXT:
            yield Mistake(name, entry_words.too_long(name, len(text), MAX_TEXT))
        if text and (found := private_in(text, minors)):
            yield Mistake(name, guard_words.refused(editor_words.FIELD_LABELS[name], found), private=True)


def _link_mistakes(url: str | None, minors: Collection[str]) -> Iterator[Mistake]:
    if url and (not is_http_url(url) or len(url) > MAX_URL):
        yield Mistake("url", entry_words.not_a_link(url[:80]))
    elif url and (found := private_in_url(url, minors)):
        yield Mistake("url", guard_words.refused(editor_words.FIELD_LABELS["url"], found), private=True)


def typed_fields_of(source: Source) -> dict[str, str]:
    """An article's fields as an editor would type them; those that it lacks are left out."""
    published = source.published.text if source.published else None
    said = {"title": source.title, "publisher": source.publisher, "url": source.url, "published": published}
    return {name: value for name, value in said.items() if value}


def typed_article(source: Source) -> str:
    """An article as an editor would type it, on one line."""
    fields = typed_fields_of(source)
    untitled = [NO_TITLE] if source.publisher and not source.title else []
    return " | ".join([*untitled, *fields.values()])


def article_parts(text: str, today: date) -> dict[str, str]:
    """Title, outlet, link and date out of one text, parted by lines or bars, in any order."""
    parts: dict[str, str] = {}
    rest: list[str] = []
    for piece in re.split(r"[\n|]+", text):
        part = " ".join(piece.split())
        link = _LINK.search(part)
        if link and "url" not in parts and (part == link[0] or "://" in link[0]):
            parts["url"] = link[0]
            rest += [around] if (around := part.replace(link[0], " ").strip(" ,-–—")) else []
        elif part and "published" not in parts and not isinstance(read_date(part, today), Unreadable):
            parts["published"] = part
        elif part:
            rest.append(part)
    if len(rest) > 2:
        parts[UNREAD] = rest[2]
    elif len(rest) > 1 and "://" in rest[1]:
        parts[UNREAD] = rest[1]
    title, publisher = (*rest, "", "")[:2]
    if not publisher and title.casefold() == host_of(whole_url(parts.get("url")) or "").casefold():
        title, publisher = "", title
    named = {"title": "" if title in _DASHES else title, "publisher": publisher}
    return {**parts, **{name: value for name, value in named.items() if value}}


def whole_url(typed: str | None) -> str | None:
    """A link out of the brackets that keep Discord from unfolding it, with the scheme that it lacks."""
    if typed is None:
        return None
    bare = typed.removeprefix("<").removesuffix(">")
    return f"https://{bare}" if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", bare, re.IGNORECASE) else bare


def host_of(url: str) -> str:
    """The site of a link, which stands for an outlet that was not named."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
