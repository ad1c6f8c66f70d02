"""A card as Discord markdown: stored text escaped, every source number a link."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote

from discord.utils import escape_mentions

from bot.replies.cards import Card, Claim, Line, Listed, Remark, Section, Tone
from bot.replies.people import with_mentions
from bot.replies.words import shared_words
from db.records import Source

# Discord takes 4,000 characters of text in one message of components.
MAX_CHARACTERS = 4000
# Of one line, and of a source's name in the list, where not all of a card fits.
_LONGEST = 500
_NAMED_BRIEFLY = 80
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\_*~|`<>[]"})
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
# Holds the parts of one emoji together.
_JOINER = "\u200d"
# What would end a masked link before its url does.
_UNSAFE = str.maketrans({mark: quote(mark) for mark in "()<>\\"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_ISOLATE, _END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Blocks:
    """A card's text as Discord takes it: what stands between two rules is one block.

    `attached` is text that goes with the message as a file, where it is longer than any form holds; `sources` are
    those that it cites, by their numbers.
    """

    texts: tuple[str, ...]
    tone: Tone
    attached: str | None = None
    sources: tuple[Source, ...] = ()

    @property
    def length(self) -> int:
        """How many characters its text has."""
        return sum(len(text) for text in self.texts)

    @property
    def fits(self) -> bool:
        """Whether one message holds the text."""
        return self.length <= MAX_CHARACTERS


@lru_cache(maxsize=4_000)
def escape(text: str) -> str:
    """Stored text that shows as it is: no markdown, no mentions, no control or direction marks."""
    kept = visible(text)
    # discord.py's escape_markdown leaves what stands between two masked links as it is.
    escaped = escape_mentions(kept.translate(_MARKS))
    # Headings, lists and small print begin at a line's start.
    escaped = re.sub(r"^(\s*)([#+-])", r"\1\\\2", escaped)
    escaped = re.sub(r"^(\s*\d+)([.)])", r"\1\\\2", escaped)
    return escaped if escaped.isascii() else with_mentions("".join(_isolated(escaped)))


def visible(text: str) -> str:
    """A text on one line, without control or direction marks."""
    return text if text.isascii() and text.isprintable() else "".join(map(_kept, text))


def _isolated(text: str) -> Iterator[str]:
    """A text whose right-to-left parts cannot turn around what stands beside them."""
    part, between = "", ""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in _RIGHT_TO_LEFT:
            part, between = f"{part}{between}{character}", ""
        elif part and direction != "L":
            # Spaces and signs belong to the part only where it goes on behind them.
            between += character
        else:
            yield f"{_ISOLATE}{part}{_END}{between}" if part else ""
            yield character
            part, between = "", ""
    if part:
        yield f"{_ISOLATE}{part}{_END}{between}"


def _kept(character: str) -> str:
    """A character as it may stand on one line: any space as a plain one, invisible marks not at all."""
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _INVISIBLE and character != _JOINER else character


def link(label: str, url: str) -> str:
    """A masked link; its label has to be markdown already. The url is http(s), checked when stored."""
    safe = re.sub(r"\s", lambda found: quote(found[0]), url.translate(_UNSAFE))
    return f"[{label}]({safe})"


def blocks(card: Card, *, linked: bool = True, longest: int | None = None) -> Blocks:
    """A card as blocks of markdown, with every source of its claims listed at the end.

    `linked` False leaves the numbers beside claims plain and links those of the list instead; `longest`
    cuts the names in that list to so many characters.
    """
    numbers = {source: number for number, source in enumerate(card.sources(), start=1)}
    linked_above: set[Source] = set()
    itself = {line.source for line in card.lines() if isinstance(line, Listed)}

    def line(value: Line) -> str:
        if isinstance(value, Listed):
            said = _named(value.source, longest) + (f": {escape(value.text)}" if value.text else "")
            return f"{_number(numbers[value.source], value.source, linked=True)} {said}"
        lead = f"**{escape(value.lead)}**" if value.lead else ""
        sources = sorted(value.sources, key=numbers.__getitem__) if isinstance(value, Claim) else ()
        # Beneath a line, what is linked above needs no second link: room is short.
        plain = linked_above if _under(value) else ()
        cited = "".join(_number(numbers[s], s, linked=linked and s not in plain) for s in sources)
        linked_above.update(sources)
        return " ".join(filter(None, (lead, escape(value.text), cited)))

    head, body, foot = [f"## {line(card.title)}"], list[str](), list[str]()
    for section in card.sections:
        (foot if section.small else body if section.heading or section.entries else head).append(
            _section(section, line)
        )
    if listed := [source for source in numbers if source not in itself]:
        lines = (f"-# {_number(numbers[s], s, linked=not linked)} {_named(s, longest)}" for s in listed)
        foot.append("\n".join([f"-# **{shared_words.SOURCES}**", *lines]))
    return Blocks(tuple("\n".join(part) for part in (head, body, foot) if part), card.tone, sources=tuple(numbers))


def fitting(cards: Iterable[Card], *, most: int = MAX_CHARACTERS) -> Blocks:
    """The first of several ever shorter cards that `most` characters hold, cut further if none does.

    What is shown is always cited in full: lines go before the sources of those that stay.
    """
    shortest: Card | None = None
    for shortest in cards:
        if (made := blocks(shortest)).length <= most:
            return made
    if shortest is None:
        raise ValueError("there is no card to fit")
    for longest in (None, _NAMED_BRIEFLY):
        if (made := blocks(shortest, linked=False, longest=longest)).length <= most:
            return made
    cuts = (_cut(shortest, sources, most) for sources in (3, 2))
    return next((made for made in cuts if made.length <= most), _cut(shortest, 1, most))


def _cut(card: Card, sources: int, most: int) -> Blocks:
    """The card with so many sources a line at most, and as many of its lines, from the first on, as fit."""
    total = sum(len(section.lines) for section in card.sections)

    def first_lines(count: int) -> Blocks:
        sections: list[Section] = []
        room = count
        for section in card.sections:
            kept = tuple(_brief(line, sources) for line in section.lines[:room])
            room -= len(kept)
            sections += [replace(section, lines=kept)] if kept else []
        if count < total:
            sections.append(Section((Remark(shared_words.left_out(total - count)),), small=True))
        shown = replace(card, title=_brief(card.title, sources), sections=tuple(sections))
        return blocks(shown, linked=False, longest=_NAMED_BRIEFLY)

    return first_lines(bisect_left(range(total), True, key=lambda count: first_lines(count + 1).length > most))


def _brief(line: Line, sources: int) -> Line:
    """A line with its first few sources only, and no longer than a message can hold."""
    text = line.text if len(line.text) <= _LONGEST else f"{line.text[:_LONGEST]}…"
    if isinstance(line, Claim):
        first, *others = line.sources
        return replace(line, text=text, sources=(first, *others[: sources - 1]))
    return replace(line, text=text)


def _section(section: Section, line: Callable[[Line], str]) -> str:
    before = "-# " if section.small else "- " if section.entries else ""
    lines = [f"{'  ' if _under(value) else ''}{before}{line(value)}" for value in section.lines]
    return "\n".join([f"### {section.heading}", *lines] if section.heading else lines)


def _under(line: Line) -> bool:
    return not isinstance(line, Listed) and line.under


def _number(number: int, source: Source, *, linked: bool) -> str:
    label = f"[{number}]"
    return link(label, source.url) if linked and source.url else f"\\{label[:-1]}\\]"


def _named(source: Source, longest: int | None) -> str:
    name = shared_words.source(source)
    return escape(name if longest is None or len(name) <= longest else f"{name[: longest - 1]}…")
