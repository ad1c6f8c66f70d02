"""What editors do to the articles of the record: each change asked once, with one outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from bot.archive import Archive
from bot.editing import cannot_return, changing
from bot.edits import Doing, NothingToDo, NotSaved
from bot.mistakes import Mistake
from bot.reasoning.names import plain
from bot.replies.words import shared_words
from bot.replies.words import source_edit_words as words
from bot.typed_articles import ARTICLE_FIELDS, read_article, typed_fields_of, whole_url
from db.articles import Known, LinkNeeded, NotWritten, SourceWritten, StillCited
from db.fitness import MayNotStand
from db.layers import Outdated
from db.links import same_link
from db.records import ASSERTED, Source
from db.rows import StoredCouple
from db.seen_sources import SeenSource
from db.versions import Version

# What is typed for a field that is to be empty.
NOTHING = "-"
# So many events are named where many cite one article.
MOST_NAMED = 3
_MISSING = Mistake("title", words.NOT_ENOUGH)


@dataclass(frozen=True, slots=True)
class ArticleChanged:
    """A change that was saved as `version`: the article before and after it, None where it was not on record.

    `rumoured` says that rumours alone cite it.
    """

    doing: Doing
    stored: StoredCouple
    number: int
    version: int
    before: Source | None
    after: Source | None
    cited: int
    shipped: bool
    rumoured: bool

    @property
    def key(self) -> str:
        """The article's id."""
        said = self.after or self.before
        return said.key if said else ""


@dataclass(frozen=True, slots=True)
class ArticleKnown:
    """A change that was not saved, since the record has that article already."""

    article: SeenSource


@dataclass(frozen=True, slots=True)
class ArticleChangedMeanwhile:
    """An article that somebody changed while it was being edited; `seen` is what the editor saw, if it is known."""

    now: SeenSource
    seen: Version[Source] | None


@dataclass(frozen=True, slots=True)
class ArticleUnknown:
    """A text that names no article; `near` are those that it may mean, the newest first."""

    typed: str
    near: tuple[SeenSource, ...]


Saving = ArticleChanged | ArticleKnown | ArticleChangedMeanwhile | NotSaved | NothingToDo


class Sourcing:
    """The articles of one server's record, and changes to them. Methods raise RecordUnavailable, with nothing saved."""

    def __init__(self, archive: Archive) -> None:
        self._store = archive.store

    async def articles(self, stored: StoredCouple, server: int) -> tuple[SeenSource, ...]:
        """The articles of a couple that are on record for a server, the newest first, those without a date last."""
        seen = await self._store.articles.seen(stored.id, server)
        return tuple(sorted(seen, key=_newest, reverse=True))

    async def numbered(self, stored: StoredCouple, number: int, server: int) -> SeenSource | None:
        """The article of a row; None where this server's record of the couple has none."""
        seen = await self._store.articles.seen(stored.id, server)
        return next((article for article in seen if article.number == number), None)

    async def named(self, typed: str, stored: StoredCouple, server: int) -> SeenSource | ArticleUnknown:
        """The article that a text names: by its id or its link."""
        articles = await self.articles(stored, server)
        url = whole_url(typed.strip())
        for article in articles:
            link = article.source.url
            if article.source.key.casefold() == typed.strip().casefold():
                return article
            if url and link and same_link(url) == same_link(link):
                return article
        return ArticleUnknown(typed, tuple(like(typed, articles)))

    async def add(
        self, stored: StoredCouple, fields: Mapping[str, str], *, server: int, editor: int, today: date
    ) -> Saving:
        """Add an article as typed, unless the couple's record has it."""
        read = read_article(typed_of(fields), stored.couple.minors, today, missing=_MISSING)
        if not isinstance(read, Source):
            return NotSaved(read)
        written = await self._store.articles.add(stored.id, server, read, changing("added", editor))
        if isinstance(written, Known):
            return ArticleKnown(written.article)
        return _changed(Doing.ADDED, stored, written)

    async def edit(
        self,
        stored: StoredCouple,
        article: SeenSource,
        fields: Mapping[str, str],
        *,
        server: int,
        editor: int,
        today: date,
        seen: int,
    ) -> Saving:
        """Let an article say what was typed, for all events that cite it; `seen` is the version its editor saw."""
        number = article.number
        read = read_article(typed_of(fields), stored.couple.minors, today, missing=_MISSING)
        if not isinstance(read, Source):
            return NotSaved(read)
        written = await self._store.articles.edit(
            stored.id, number, server, read, changing("edited", editor), seen=seen
        )
        if isinstance(written, Outdated):
            versions = await self._store.source_versions(stored.id, server)
            now = await self.numbered(stored, number, server)
            return ArticleChangedMeanwhile(now or article, next((each for each in versions if each.id == seen), None))
        return self._outcome(Doing.EDITED, stored, written, article.source.key)

    async def undo(
        self, stored: StoredCouple, number: int, version: int, *, server: int, editor: int, again: bool
    ) -> Saving:
        """Take back a version, if nobody has changed the article since; `again` takes back what took it back."""
        change = changing("put back" if again else "undone", editor)
        try:
            written = await self._store.articles.take_back(stored.id, number, server, version, change)
        except MayNotStand as why:
            return NotSaved((cannot_return(why),))
        doing = Doing.PUT_BACK if again else Doing.UNDONE
        key = next(
            (key for key, row in (await self._store.source_rows(stored.id, server)).items() if row == number), ""
        )
        return self._outcome(doing, stored, None if isinstance(written, Outdated) else written, key)

    @staticmethod
    def _outcome(doing: Doing, stored: StoredCouple, written: SourceWritten | NotWritten | None, key: str) -> Saving:
        match written:
            case None:
                return NothingToDo(key)
            case SourceWritten():
                return _changed(doing, stored, written)
            case Known(article):
                return ArticleKnown(article)
            case StillCited(article):
                named = [citing.key for citing in article.cited_by[:MOST_NAMED]]
                sentence = words.still_cited(article.source.key, named, len(article.cited_by))
                return NotSaved((Mistake(None, sentence),))
            case LinkNeeded(events=events):
                return NotSaved((Mistake("url", words.link_needed(events)),))
            case _:
                assert_never(written)


def typed_of(fields: Mapping[str, str]) -> dict[str, str]:
    """What was typed of an article, on one line each; what is to be empty is left out."""
    typed = {name: " ".join(fields.get(name, "").split()) for name in ARTICLE_FIELDS}
    return {name: text for name, text in typed.items() if text not in {"", NOTHING}}


def changed_fields(source: Source, typed: Mapping[str, str]) -> dict[str, str]:
    """An article's fields with some of them typed anew."""
    return {**typed_fields_of(source), **typed}


def like(typed: str, articles: Sequence[SeenSource]) -> list[SeenSource]:
    """The articles whose id, headline, outlet or date hold all the words of a text."""
    wanted = plain(typed).split()
    return [article for article in articles if all(word in called_by(article.source) for word in wanted)]


def called_by(source: Source) -> str:
    """All that an article can be found by, made plain."""
    published = f"{shared_words.when(source.published)} {source.published}" if source.published else "undated"
    return plain(f"{source.key} {source.publisher or ''} {published} {source.title or ''} {source.url or ''}")


def of_rumours(article: SeenSource) -> bool:
    """Whether rumours alone cite an article; one that nothing cites is no rumour's."""
    return bool(article.cited_by) and not any(citing.certainty in ASSERTED for citing in article.cited_by)


def without_rumours(articles: Sequence[SeenSource]) -> list[tuple[SeenSource, tuple[str, ...]]]:
    """Articles as everybody may see them where rumours are hidden, with the events that may be named.

    What rumours alone cite is left out.
    """
    shown = [(each, tuple(citing.key for citing in each.cited_by if citing.certainty in ASSERTED)) for each in articles]
    return [(article, keys) for article, keys in shown if not of_rumours(article)]


def _changed(doing: Doing, stored: StoredCouple, written: SourceWritten) -> ArticleChanged:
    after = written.after
    return ArticleChanged(
        doing=doing,
        stored=stored,
        number=after.number,
        version=written.version,
        before=written.before.source if written.before else None,
        after=after.source if after.there else None,
        cited=len(after.cited_by),
        shipped=after.shipped,
        rumoured=of_rumours(after),
    )


def _newest(article: SeenSource) -> tuple[date, int]:
    published = article.source.published
    return published.first if published else date.min, article.number
