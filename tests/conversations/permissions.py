"""The table of who may do what, as CONTRIBUTING has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"
HEADING = "## Who may do what"
_NAMED = re.compile(r"`([^`]+)`")
# "/event add/edit" and "event:undo/put-back" are two names each.
_LAST = re.compile(r"(?P<first>.*[ :])?(?P<last>/?[^ :]+)")


class Who(StrEnum):
    """A column: who tries."""

    OWNER = "owner"
    MANAGER = "Manage Server"
    EDITOR = "editor role"
    MEMBER = "member"
    STRANGER = "other server's admin"
    DIRECT = "direct message"
    INSTALLED = "user install"
    OPERATOR = "operator"


class May(StrEnum):
    """What a cell says: they may, they may not, or they may with what is their own."""

    YES = "yes"
    NO = "no"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what it is about, the names of commands, buttons and forms in it, and its cells."""

    title: str
    names: tuple[str, ...]
    cells: Mapping[Who, May]


def table() -> tuple[Row, ...]:
    """The whole table; raises ValueError where it is no such table."""
    section = CONTRIBUTING.read_text(encoding="utf-8").partition(f"{HEADING}\n")[2].partition("\n## ")[0]
    head, _, *lines = [line for line in section.splitlines() if line.startswith("|")]
    columns = [Who(cell) for cell in _cells(head)[1:]]
    if columns != list(Who):
        raise ValueError(f"the columns are {columns}")
    rows: list[Row] = []
    for line in lines:
        what, *cells = _cells(line)
        row = Row(what, tuple(_names(what)), dict(zip(columns, map(May, cells), strict=True)))
        if not row.names:
            raise ValueError(f"nothing is named in {what}")
        rows.append(row)
    return tuple(rows)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _names(what: str) -> Iterator[str]:
    for named in _NAMED.findall(what):
        found = _LAST.fullmatch(named)
        if found is None:
            raise ValueError(f"{named} is no name")
        first, last = found["first"] or "", found["last"]
        yield from [named] if last.startswith("/") else (f"{first}{each}" for each in last.split("/"))
