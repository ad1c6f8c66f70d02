"""What can be asked, from the commands themselves; and what this bot is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.questions import Question
from bot.replies.cards import Card, Line, Remark, Section, Tone
from bot.replies.controls import Link, Row
from bot.replies.markdown import Blocks, fitting, link
from bot.replies.notices import MOST_OFFERED
from bot.replies.words import help_words
from db.records import Couple


@dataclass(frozen=True, slots=True)
class Topic:
    """A command: how it is typed, what it is for, and its options with what each is for."""

    usage: str
    purpose: str
    options: tuple[tuple[str, str], ...] = ()


def help_reply(
    verbs: Sequence[Topic],
    others: Sequence[Topic],
    keeping: Sequence[Topic],
    couples: Sequence[Couple],
    *,
    plainly: str,
    more: Sequence[str],
) -> tuple[Blocks, tuple[Row, ...]]:
    """What can be asked of a couple, what else there is, and how the record is kept, with a button for some couples.

    `plainly` is how one asks in one's own words, `more` how one reads about one command or group of them.
    """
    asking = Section((Remark(help_words.in_your_words(plainly)),), help_words.IN_YOUR_WORDS)
    lines = [
        Section(tuple(map(_line, topics)), heading, entries=True) for heading, topics in _parts(verbs, others, keeping)
    ]
    hint = Remark(help_words.more(more))
    card = Card(Remark(help_words.TITLE), (asking, *lines, Section((hint,), small=True)))
    links = tuple(Link(couple.name, Question(couple.slug)) for couple in couples[:MOST_OFFERED])
    return fitting([card]), (links,) if links else ()


def topic_reply(topic: Topic) -> Blocks:
    """One command, with its options."""
    options: tuple[Line, ...] = tuple(Remark(purpose, f"{name}:") for name, purpose in topic.options)
    sections = [Section((Remark(topic.purpose),))]
    sections += [Section(options, help_words.OPTIONS, entries=True)] if options else []
    return fitting([Card(Remark(topic.usage), tuple(sections))])


def about_blocks(version: str, source_url: str | None, privacy: str) -> Blocks:
    """Which version this is, what it stores, and where its source is; all of it our own words."""
    source = link(help_words.SOURCE, source_url) if source_url else help_words.SOURCE_UNKNOWN
    return Blocks((f"## {help_words.about(version)}\n{help_words.STORES}\n{source}", privacy), Tone.PLAIN)


def privacy_blocks(privacy: str) -> Blocks:
    """The privacy text as it stands in its file."""
    return Blocks((privacy,), Tone.PLAIN)


def _parts(
    verbs: Sequence[Topic], others: Sequence[Topic], keeping: Sequence[Topic]
) -> list[tuple[str, Sequence[Topic]]]:
    parts = ((help_words.OF_A_COUPLE, verbs), (help_words.ELSE, others), (help_words.KEEPING, keeping))
    return [(heading, topics) for heading, topics in parts if topics]


def _line(topic: Topic) -> Remark:
    return Remark(topic.purpose, f"{topic.usage}:")
