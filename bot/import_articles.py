"""Which articles of a pack are articles that a record has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from db.links import same_link
from db.records import Source

# Ids that were given to what editors added: in another record they are those of other things.
_GIVEN = re.compile(r"s\d+x*")


def articles_here(sources: Iterable[Source], here: Mapping[str, Source]) -> dict[str, Source]:
    """Each of a pack's articles, by its id there, under the id that it has or would have here.

    `here` are the articles of the record, by id. One of the pack is that which has its id, or its link, or
    without a link its headline.
    """
    by_link = {same_link(article.url): key for key, article in here.items() if article.url}
    by_headline = {_headline(article): key for key, article in here.items()}
    taken = set(here)
    says: dict[str, Source] = {}
    found: dict[str, Source] = {}
    for source in sources:
        known = here.get(source.key)
        alike = by_link.get(same_link(source.url)) if source.url else by_headline.get(_headline(source))
        if known is not None and not _is_another(source, known):
            article = source
        elif alike is not None:
            article = _filled(source, here[alike])
        else:
            article = replace(source, key=_free(source.key, taken))
        taken.add(article.key)
        # Where two of the pack are one article here, the first speaks for it.
        found[source.key] = says.setdefault(article.key, article)
    return found


def _headline(source: Source) -> tuple[str | None, str | None]:
    return source.title, source.publisher


def _is_another(source: Source, known: Source) -> bool:
    """Whether two articles with one id are two: such an id was given, and neither link nor headline are one."""
    if _GIVEN.fullmatch(source.key) is None:
        return False
    if source.url and known.url:
        return same_link(source.url) != same_link(known.url)
    return _headline(source) != _headline(known)


def _filled(source: Source, known: Source) -> Source:
    """An article that is here under another id: what the file does not say of it stays."""
    return Source(
        key=known.key,
        title=source.title or known.title,
        publisher=source.publisher or known.publisher,
        url=known.url or source.url,
        published=source.published or known.published,
    )


def _free(key: str, taken: set[str]) -> str:
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    return free
