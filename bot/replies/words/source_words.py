"""What is said of articles."""

from __future__ import annotations

from bot.replies.words.notice_words import shown
from bot.replies.words.shared_words import counted

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
    return f"{first:,}–{last:,} of {counted(total, 'article', 'articles')}{like}, newest first."


def carries(count: int) -> str:
    """How much of the record rests on an article."""
    return counted(count, "event", "events")


def events(first: int, last: int, total: int) -> str:
    """ "It carries 1–9 of 12 events, newest first."."""
    if first == 1 and last == total:
        return f"It carries {carries(total)}:"
    return f"It carries {carries(total)}; here are {first:,}–{last:,}, newest first:"
