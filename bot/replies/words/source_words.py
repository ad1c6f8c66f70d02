"""What is said of articles."""

from __future__ import annotations

from dataclasses import replace

from bot.replies.words import shared_words
from bot.replies.words.notice_words import shown
from bot.replies.words.shared_words import counted
from bot.replies.words.shared_words import place as place_of
from db.records import Source

NONE = "The record holds no article about them."


def title(couple: str) -> str:
    """Whose articles they are."""
    return f"{couple}: sources"


def article_title(couple: str) -> str:
    """One article, and whom it tells of."""
    return f"{couple}: one source"


def place(first: int, last: int, total: int, named: str | None) -> str:
    """ "1–9 of 88 articles, newest first."."""
    like = f" like {shown(named)}" if named else ""
    return f"{place_of(first, last, total)} {'article' if total == 1 else 'articles'}{like}, newest first."


def carries(count: int) -> str:
    """How much of the record rests on an article."""
    return counted(count, "event", "events")


def where(source: Source, count: int) -> str:
    """An article's outlet and day, and how much it carries: told apart where long headlines are cut."""
    return f"{shared_words.source(replace(source, title=None))}: {carries(count)}"


def events(first: int, last: int, total: int) -> str:
    """ "It carries 12 events, newest first; these are 1–9 of 12."."""
    if first == 1 and last == total:
        return f"It carries {carries(total)}."
    return f"It carries {carries(total)}, newest first; here: {place_of(first, last, total)}."
