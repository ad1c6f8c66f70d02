"""What a reply says, before it is Discord's: claims with their sources, and remarks of our own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from db.records import Event, Source, Sources


class Tone(StrEnum):
    """What a card's colour repeats of its words."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not yet"
    UNSURE = "can't tell"
    PLAIN = "plain"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that states a fact. It cannot be written without a source. `under` stands beneath the one before."""

    text: str
    sources: Sources
    lead: str = ""
    under: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that states no fact about a couple: a heading, a hint, the day asked about."""

    text: str
    lead: str = ""
    under: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A source as itself, with its number, and what is said of it; it needs no place in the list of sources."""

    source: Source
    text: str = ""

    @property
    def sources(self) -> Sources:
        """The source, as those of a claim."""
        return (self.source,)


Sentence = Claim | Remark
Line = Sentence | Listed


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that stand together; `entries` are listed with bullets, `small` ones in small print."""

    lines: tuple[Line, ...]
    heading: str | None = None
    entries: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One reply. `sources` are listed at its end, in the order in which its claims number them."""

    title: Line
    sections: tuple[Section, ...] = ()
    tone: Tone = Tone.PLAIN

    def lines(self) -> Iterator[Line]:
        """Every line in the order of reading."""
        yield self.title
        for section in self.sections:
            yield from section.lines

    def sources(self) -> tuple[Source, ...]:
        """The sources of the card's claims, numbered by their place."""
        return distinct(source for line in self.lines() if not isinstance(line, Remark) for source in line.sources)


def distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each source once, in the order of first appearance."""
    return tuple(dict.fromkeys(sources))


def cited(*events: Event, most: int | None = None) -> Sources:
    """The sources of one or more events, each event's first ones, each once."""
    found = distinct(source for event in events for source in event.sources[:most])
    return (found[0], *found[1:])
