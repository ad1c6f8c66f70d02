"""A couple's articles as a card, and one article with what it carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.outcomes import ArticleAnswer, SourcesAnswer
from bot.questions import FIRST, At, Question, Verb
from bot.reasoning.articles import Article
from bot.replies.cards import Card, Line, Listed, Remark, Section
from bot.replies.controls import Choice, Link, Row, Window, menu, pages, verbs
from bot.replies.event_lines import event_lines
from bot.replies.markdown import Blocks
from bot.replies.windows import Detail, windowed
from bot.replies.words import control_words, rumour_words, shared_words, source_words


def sources_reply(answer: SourcesAnswer, at: At) -> tuple[Blocks, tuple[Row, ...]]:
    """The page of a couple's articles at a place, with a menu of what is on it."""

    def card_of(window: Window, detail: Detail) -> Card:
        del detail
        return _list(answer, window)

    window, blocks = windowed(len(answer.articles), at, card_of)
    return blocks, tuple(_rows(answer, window))


def _list(answer: SourcesAnswer, window: Window) -> Card:
    if window.total:
        where = source_words.place(window.start + 1, window.stop, window.total, answer.named)
    else:
        where = rumour_words.HIDDEN if answer.rumours_hidden else source_words.NONE
    articles = answer.articles[window.start : window.stop]
    lines: list[Line] = [Listed(a.source, source_words.carries(len(a.events))) for a in articles]
    sections = [Section((Remark(where),)), Section(tuple(lines), entries=True)]
    return Card(Remark(source_words.title(answer.couple.name)), tuple(s for s in sections if s.lines))


def _rows(answer: SourcesAnswer, window: Window) -> Iterator[Row]:
    asked = answer.asked
    yield from pages(asked, window)
    if answer.named:
        yield (Link(control_words.ALL_ARTICLES, Question(asked.slug, Verb.SOURCES)),)
    choices = [_choice(asked, article) for article in answer.articles[window.start : window.stop]]
    yield from menu("article", control_words.ARTICLE, choices, least=1)
    yield verbs(asked.slug, Verb.SOURCES)


def _choice(asked: Question, article: Article) -> Choice:
    return Choice(
        shared_words.source(article.source),
        replace(asked, article=article.key, at=FIRST),
        source_words.where(article.source, len(article.events)),
    )


def article_reply(answer: ArticleAnswer, at: At) -> tuple[Blocks, tuple[Row, ...]]:
    """The page of one article's events at a place, with the way back to all articles."""
    article = answer.article

    def card_of(window: Window, detail: Detail) -> Card:
        where = source_words.events(window.start + 1, window.stop, window.total)
        shown = article.events[window.start : window.stop]
        return Card(
            Remark(source_words.article_title(answer.couple.name)),
            (
                Section((Listed(article.source),)),
                Section((Remark(where),)),
                Section(
                    tuple(line for event in shown for line in event_lines(event, answer.against, detail)), entries=True
                ),
            ),
        )

    window, blocks = windowed(len(article.events), at, card_of)
    back = Link(control_words.ALL_ARTICLES, Question(answer.asked.slug, Verb.SOURCES))
    return blocks, (*pages(answer.asked, window), (back,), verbs(answer.asked.slug, Verb.SOURCES))
