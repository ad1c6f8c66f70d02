"""What editors see of articles: one by itself, what a change did, what could not be saved, and the whole list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.edits import Doing
from bot.questions import At
from bot.replies.cards import Card, Line, Listed, Remark, Section, Tone
from bot.replies.commands import Commands
from bot.replies.controls import Window
from bot.replies.editor_cards import typed_section
from bot.replies.markdown import Blocks, fitting
from bot.replies.people import who
from bot.replies.windows import Detail, windowed
from bot.replies.words import editor_words, shared_words
from bot.replies.words import source_edit_words as words
from bot.sourcing import MOST_NAMED, ArticleChanged, ArticleChangedMeanwhile, ArticleUnknown, of_rumours
from bot.typed_articles import ARTICLE_FIELDS
from db.records import Source
from db.seen_sources import SeenSource

# How many lines of a list are suggestions that somebody reads.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class ArticleList:
    """Articles to list, each with the ids of the events that may be named; `asked` are the words they were found by."""

    couple: str
    articles: tuple[tuple[SeenSource, tuple[str, ...]], ...]
    asked: str
    rumours_left_out: bool


def article_changed_reply(changed: ArticleChanged, commands: Commands, *, id_only: bool = False) -> Blocks:
    """An article as it is now, or field by field what it was and is; and how much rests on it.

    `id_only` tells, here and beneath, nothing of an article that may not be shown where everybody reads.
    """
    lines: list[Line] = [Remark(words.ID_ONLY)] if id_only else list(_told(changed))
    if changed.after:
        lines.append(Remark(words.cited(changed.cited, commands)))
    if changed.shipped and changed.before and changed.after:
        lines.append(Remark(words.SHIPPED_STAYS))
    return fitting([Card(Remark(_done(changed)), (Section(tuple(lines)),))])


def article_reply(article: SeenSource, couple: str, keys: Sequence[str], *, id_only: bool = False) -> Blocks:
    """One article, and the events that cite it, of which `keys` may be named."""
    source = article.source
    listed = Remark(words.ID_ONLY) if id_only else Listed(source, words.used_by(keys[:MOST_NAMED], len(keys)))
    return fitting([Card(Remark(words.of_couple(source.key, couple)), (Section((listed,)),))])


def article_known_reply(
    article: SeenSource, fields: Mapping[str, str], *, twice: bool, id_only: bool = False
) -> Blocks:
    """What was typed, handed back, beside the article that the record has already; `twice` for an edit."""
    source = article.source
    used = words.used_by((), len(article.cited_by))
    known = words.known_by_id(source.key, used) if id_only else words.known(source.key, source, used)
    title = words.not_twice(source.key) if twice else known
    listed = Listed(source, words.in_list(source.key, used))
    lines: tuple[Line, ...] = (Remark(words.ID_ONLY),) if id_only else (listed,) if twice else ()
    sections = (Section(lines), *typed_section(fields))
    return fitting([Card(Remark(title), tuple(section for section in sections if section.lines), Tone.WRONG)])


def article_meanwhile_reply(
    changed: ArticleChangedMeanwhile, fields: Mapping[str, str], *, id_only: bool = False
) -> Blocks:
    """What somebody else changed, and what was typed, handed back."""
    now = changed.now.version
    lines: list[Line] = [Remark(editor_words.changed_by(who(now.editor), now.reason))]
    if id_only:
        lines.append(Remark(words.ID_ONLY))
    elif changed.seen is not None:
        lines += source_differences(changed.seen.says, now.says)
    title = Remark(editor_words.changed_meanwhile(now.says.key))
    return fitting([Card(title, (Section(tuple(lines)), *typed_section(fields)), Tone.WRONG)])


def article_unknown_reply(
    unknown: ArticleUnknown, couple: str, fields: Mapping[str, str], commands: Commands, *, hide_rumours: bool
) -> Blocks:
    """A text that names no article, with those that it may mean, and what was typed beside it.

    With `hide_rumours`, those that rumours alone cite are named by their ids.
    """
    near = [
        each.source.key if hide_rumours and of_rumours(each) else words.offered(each.source)
        for each in unknown.near[:_NEAR]
    ]
    sections = [
        Section(tuple(map(Remark, near)), shared_words.DID_YOU_MEAN, entries=True),
        *typed_section(fields),
    ]
    title = Remark(words.unknown(unknown.typed, couple, commands))
    return fitting([Card(title, tuple(section for section in sections if section.lines), Tone.WRONG)])


def source_differences(before: Source, after: Source) -> Iterator[Line]:
    """What is otherwise from one version of an article to another, field by field."""
    was, now = _fields(before), _fields(after)
    for name in (name for name in ARTICLE_FIELDS if was[name] != now[name]):
        yield Remark(editor_words.from_to(was[name], now[name]), f"{editor_words.FIELD_LABELS[name]}:")


def article_list_reply(listed: ArticleList, at: At) -> tuple[Window, Blocks]:
    """The page of a couple's articles at a place."""

    def card_of(window: Window, detail: Detail) -> Card:
        del detail
        return _page(listed, window)

    return windowed(len(listed.articles), at, card_of)


def _page(listed: ArticleList, window: Window) -> Card:
    shown = listed.articles[window.start : window.stop]
    lines = tuple(
        Listed(article.source, words.in_list(article.source.key, words.used_by(keys[:MOST_NAMED], len(keys))))
        for article, keys in shown
    )
    if window.total:
        where = words.place(shared_words.place(window.start + 1, window.stop, window.total), window.total, listed.asked)
    else:
        where = words.none_like(listed.asked) if listed.asked else words.NONE
    foot = (Remark(words.RUMOURS_LEFT_OUT),) if listed.rumours_left_out else ()
    sections = (Section((Remark(where),)), Section(lines, entries=True), Section(foot, small=True))
    return Card(Remark(words.title(listed.couple)), tuple(section for section in sections if section.lines))


def _done(changed: ArticleChanged) -> str:
    stands = changed.after is not None
    match changed.doing:
        case Doing.ADDED:
            return words.added(changed.key)
        case Doing.UNDONE:
            return words.undone(changed.key, stands=stands)
        case Doing.PUT_BACK:
            return words.put_back(changed.key, stands=stands)
        case Doing.EDITED | Doing.RETRACTED | Doing.RESTORED:
            return words.edited(changed.key)


def _told(changed: ArticleChanged) -> Iterator[Line]:
    before, after = changed.before, changed.after
    if before and after:
        yield from list(source_differences(before, after)) or [Remark(words.NO_DIFFERENCE)]
    if said := after or before:
        yield Listed(said)


def _fields(source: Source) -> dict[str, str]:
    """An article's fields as they are shown."""
    return {
        "title": source.title or "",
        "publisher": source.publisher or "",
        "url": source.url or "",
        "published": shared_words.when(source.published) if source.published else "",
    }
