"""What can be pressed under a card: links to other questions, as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.questions import FIRST, LAST, At, Listed, Question, Request, Verb
from bot.replies.words import control_words

# Discord's own limit for the options of a select menu, and for what autocomplete offers.
MAX_CHOICES = 25


@dataclass(frozen=True, slots=True)
class Link:
    """A button that asks something; one that leads nowhere from here is shown and cannot be pressed."""

    label: str
    to: Request
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a select menu."""

    label: str
    to: Request
    help: str | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A select menu, named apart from the others under its card."""

    name: str
    prompt: str
    choices: tuple[Choice, ...]


Row = tuple[Link, ...] | Menu


@dataclass(frozen=True, slots=True)
class Window:
    """The entries of a list that a card shows: from `start` up to before `stop`, of `total`."""

    start: int
    stop: int
    total: int

    @property
    def whole(self) -> bool:
        """Whether the card shows all there is."""
        return self.start == 0 and self.stop == self.total


def verbs(couple: str, shown: Verb, *, as_of: str | None = None, known_by: str | None = None) -> tuple[Link, ...]:
    """A button for every verb but the one that is shown; the status and its reasons keep to the days asked about."""
    return tuple(
        Link(
            control_words.VERBS[verb],
            Question(couple, verb, as_of=as_of, known_by=known_by)
            if verb in {Verb.STATUS, Verb.WHY}
            else Question(couple, verb),
        )
        for verb in Verb
        if verb is not shown
    )


def pages(request: Listed, window: Window) -> Iterator[Row]:
    """First, back, next and last, where a list has more than a card shows."""
    if window.whole:
        return
    begun, ended = window.start == 0, window.stop >= window.total
    yield (
        Link(control_words.FIRST, replace(request, at=FIRST), enabled=not begun),
        Link(control_words.BACK, replace(request, at=At(window.start, ends=True)), enabled=not begun),
        Link(control_words.NEXT, replace(request, at=At(window.stop)), enabled=not ended),
        Link(control_words.LAST, replace(request, at=LAST), enabled=not ended),
    )


def menu(name: str, prompt: str, choices: Sequence[Choice], *, least: int = 2) -> Iterator[Row]:
    """A select menu, where there is something to choose between."""
    if len(choices) >= least:
        yield Menu(name, prompt, tuple(choices[:MAX_CHOICES]))
