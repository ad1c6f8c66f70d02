"""Invented couples in a real record, asked whole questions; what is answered in short, without its wording.

Vera and Milo married and divorced, and both went on with others; Tess and Odin parted twice and are engaged;
Ruth and Ivan never parted; Dora and Milo share him with Vera.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import assert_never

import pytest

from bot.archive import Archive
from bot.asks import Asks
from bot.plainly import Plainly, Told
from bot.reasoning.ask.told import (
    Counted,
    Gap,
    Happened,
    Identity,
    Lasted,
    Part,
    RunIs,
    Says,
    StateIs,
    Statement,
    Verdict,
)
from db.packfile import read_pack
from db.packstore import Origin
from db.records import Pack, Record
from db.store import Store, open_store
from tests.conftest import TODAY
from tests.db.samples import BY_PACK

COUPLES = Path(__file__).parent / "couples"
VERA_MILO, TESS_ODIN, RUTH_IVAN, DORA_MILO = "vera-milo", "tess-odin", "ruth-ivan", "dora-milo"

# A question, its verdict or what is missing (None for a plain statement), and what is stated, in short.
Row = tuple[str, Verdict | Gap | None, str]


@dataclass(frozen=True)
class Asking:
    """A record that is asked, one question after another."""

    store: Store
    asks: Asks
    runner: asyncio.Runner

    def __call__(
        self, text: str, *, today: date = TODAY, slug: str | None = None, server: int | None = None
    ) -> Plainly:
        return self.runner.run(self.asks.ask(text, server, today=today, slug=slug))

    def parts(
        self, text: str, *, today: date = TODAY, slug: str | None = None, server: int | None = None
    ) -> tuple[Part, ...]:
        """The parts of an answer about couples on record."""
        answer = self(text, today=today, slug=slug, server=server)
        assert isinstance(answer, Told), answer
        return answer.parts

    def part(self, text: str, *, today: date = TODAY, slug: str | None = None, server: int | None = None) -> Part:
        """The one part of an answer."""
        [part] = self.parts(text, today=today, slug=slug, server=server)
        return part

    def row(self, text: str, *, today: date = TODAY) -> Row:
        """A question with what it is answered."""
        part = self.part(text, today=today)
        return text, comes_to(part), in_short(part.statements)


@contextmanager
def asking(folder: Path, *packs: Pack) -> Generator[Asking]:
    """Some packs in a record of their own, in a real file."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        store = runner.run(stack.enter_async_context(open_store(folder / "record.db")))
        for pack in packs:
            loading = store.load_pack(pack, digest=pack.couple.slug, origin=Origin.FILE, change=BY_PACK)
            runner.run(loading)
        yield Asking(store, Asks(Archive(store)), runner)
        runner.run(stack.aclose())


def invented(slug: str) -> Pack:
    """An invented couple."""
    return read_pack(slug, (COUPLES / f"{slug}.toml").read_text("utf-8"))


def record_of(pack: Pack) -> Record:
    """What a pack tells, without any store."""
    return Record(pack.couple, pack.events)


@pytest.fixture(scope="session")
def vera(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """Vera and Milo, divorced, and nobody else."""
    with asking(tmp_path_factory.mktemp("vera"), invented(VERA_MILO)) as asked:
        yield asked


@pytest.fixture(scope="session")
def tess(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """Tess and Odin, together for the third time, and nobody else."""
    with asking(tmp_path_factory.mktemp("tess"), invented(TESS_ODIN)) as asked:
        yield asked


@pytest.fixture(scope="session")
def ruth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """Ruth and Ivan, who never parted, and nobody else."""
    with asking(tmp_path_factory.mktemp("ruth"), invented(RUTH_IVAN)) as asked:
        yield asked


@pytest.fixture(scope="session")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """All four couples."""
    packs = map(invented, (VERA_MILO, TESS_ODIN, RUTH_IVAN, DORA_MILO))
    with asking(tmp_path_factory.mktemp("everybody"), *packs) as asked:
        yield asked


def comes_to(part: Part) -> Verdict | Gap | None:
    """What a part comes to: what is missing, else its verdict."""
    return part.gap or part.verdict


def in_short(statements: Sequence[Statement]) -> str:
    """What is stated: each statement's kind, and the keys of its events."""
    return "; ".join(map(_short, statements))


def _short(statement: Statement) -> str:
    match statement:
        case StateIs(status):
            return f"state {status.state.romantic}, {status.state.legal}"
        case Identity(status):
            return f"identity {status.couple.slug}"
        case Happened(event, agent):
            return f"happened {event.key}" + (f" by {agent}" if agent else "")
        case Says(event, disputed_by):
            return f"says {event.key}" + "".join(f" against {other.key}" for other in disputed_by)
        case Lasted(begun, ended):
            return f"lasted {begun.key} to {ended.key if ended else 'the end'}"
        case RunIs(run):
            return f"run {run.partner}"
        case Counted(events):
            return f"counted {' '.join(event.key for event in events)}"
        case _:
            assert_never(statement)
