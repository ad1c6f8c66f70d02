"""How the one who reads a reply types commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.questions import Question, Verb
from db.records import Couple


@dataclass(frozen=True, slots=True)
class Commands:
    """Commands with a prefix such as "!", or as slash commands."""

    prefix: str
    slash: bool = False

    def status(self, couple: Couple) -> str:
        """The command that shows a couple's status."""
        return self.asking(Question(couple.slug))

    def asking(self, question: Question) -> str:
        """The command that asks a question: "!kimye status 2021-09-16", "/kimye timeline from:2021"."""
        options = _slash_options(question) if self.slash else _typed_options(question)
        return f"{'/' if self.slash else self.prefix}{' '.join([question.slug, question.verb, *options])}"

    def plainly(self, question: str) -> str:
        """The command that asks something in plain words."""
        return f"/ask question:{question}" if self.slash else f"{self.prefix}ask {question}"

    def typed(self, command: str) -> str:
        """A command by its whole name: "!event add", "/event add"."""
        return f"{'/' if self.slash else self.prefix}{command}"

    def help(self, command: str) -> str:
        """The command that tells more about one."""
        return f"/help command:{command}" if self.slash else f"{self.prefix}help {command}"

    @property
    def couples(self) -> str:
        """The command that lists the couples."""
        return "/couples" if self.slash else f"{self.prefix}couples"


@dataclass(frozen=True, slots=True)
class TerminalCommands(Commands):
    """The commands of somebody at a terminal, who types the others through `say`."""

    prefix: str = "!"

    def asking(self, question: Question) -> str:
        """The command that asks a question."""
        if question.verb is not Verb.STATUS:
            return f"python -m bot say '{Commands(self.prefix).asking(question)}'"
        days = (("--as-of", question.as_of), ("--known-by", question.known_by))
        return " ".join(["python -m bot status", question.slug, *(f"{name} {day}" for name, day in days if day)])

    @property
    def couples(self) -> str:
        """The command that lists the couples."""
        return f"python -m bot say '{Commands(self.prefix).couples}'"


def _slash_options(question: Question) -> Iterator[str]:
    options = {
        "as_of": question.as_of,
        "known_by": question.known_by,
        "from": question.since,
        "to": question.until,
        "show": question.show,
        "article": question.article,
    }
    return (f"{name}:{value}" for name, value in options.items() if value)


def _typed_options(question: Question) -> Iterator[str]:
    before = {
        "": question.as_of,
        "known by ": question.known_by,
        "from ": question.since,
        "to ": question.until,
    }
    yield from (f"{words}{value}" for words, value in before.items() if value)
    yield from filter(None, (question.show, question.article))
