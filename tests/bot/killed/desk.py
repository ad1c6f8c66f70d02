"""What the editors of one process share, and what each of them needs for a change."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field

from bot.answers import Answers
from bot.archive import Archive
from bot.couple_editing import CoupleEditing
from bot.couple_outcomes import CoupleChanged
from bot.drafts import Drafts
from bot.editing import Editing
from bot.edits import Changed, ChangedUnseen
from bot.entries import Entry
from bot.imports import Imports
from bot.sourcing import Sourcing
from bot.suggesting import Suggesting
from db.errors import RecordUnavailable
from db.records import Couple, Kind, Record
from db.rows import StoredCouple
from db.store import Store
from tests.bot.killed.promises import Promise, say_kept
from tests.db.samples import ELSEWHERE, HERE

# Couples whose people get other names; no event of theirs is put back or undone, see `Editor.entry`.
RENAMED = "r-"
PACKED = "i-"
_KINDS = [kind.value for kind in Kind]
MOST_CHANGES = 1000
# The kind of change that is being made.
DOING: ContextVar[str] = ContextVar("DOING", default="nothing")


@dataclass
class Desk:
    """What the editors of one process share: the services, and whose number and server somebody may press a button."""

    store: Store
    archive: Archive
    editing: Editing
    couples: CoupleEditing
    sourcing: Sourcing
    suggesting: Suggesting
    imports: Imports
    drafts: Drafts
    suggestions: list[tuple[int, int]]
    applied: list[tuple[int, int]]
    turns: dict[str, asyncio.Lock] = field(default_factory=dict[str, asyncio.Lock])

    @classmethod
    def over(cls, store: Store, *, suggestions: list[tuple[int, int]], applied: list[tuple[int, int]]) -> Desk:
        """The services of the bot over a record; of what was suggested and applied before, by number and server."""
        archive = Archive(store)
        editing = Editing(Answers(archive))
        return cls(
            store,
            archive,
            editing,
            CoupleEditing(archive, frozenset()),
            Sourcing(archive),
            Suggesting(archive, editing),
            Imports(archive),
            Drafts(store),
            suggestions,
            applied,
        )

    def turn(self, couple: Couple) -> AbstractAsyncContextManager[object]:
        """Alone with a couple whose people get other names: what is typed names them as they are called."""
        if not couple.slug.startswith(RENAMED):
            return nullcontext()
        return self.turns.setdefault(couple.slug, asyncio.Lock())


@dataclass
class Editor:
    """One of the editors: each of their changes is made under an id of its own."""

    desk: Desk
    first: int
    chance: random.Random
    made: int = 0
    server: int = HERE

    def new(self) -> int:
        """The id for the next change."""
        self.made += 1
        assert self.made < MOST_CHANGES
        self.server = self.chance.choice((HERE, ELSEWHERE))
        return self.first + self.made

    def likely(self, share: float) -> bool:
        """Whether something that happens so often happens now."""
        return self.chance.random() < share

    async def keep(self, promise: Promise, act: Callable[[], Awaitable[int | None]]) -> int | None:
        """Make a change that was promised, and acknowledge it by the row that it wrote."""
        DOING.set(promise.kind)
        promise.say()
        try:
            row = await act()
        except RecordUnavailable:
            row = None
        say_kept(promise.by, row)
        return row

    async def couple(self, own: str = "") -> StoredCouple | None:
        """A couple of this server; one of its own whose slug begins so, where that is given."""
        couples = (await self.desk.archive.names(self.server)).couples
        found = [each for each in couples if not own or (each.server and each.couple.slug.startswith(own))]
        return self.chance.choice(found) if found else None

    async def again(self, stored: StoredCouple) -> StoredCouple | None:
        """A couple as it is by now, if it is still there."""
        couples = (await self.desk.archive.names(self.server)).couples
        return next((each for each in couples if each.id == stored.id), None)

    async def entry(self, stored: StoredCouple, *, stands: bool | None = None, changed: bool = False) -> Entry | None:
        """An event of a couple: one that stands or not, or one that this server has changed."""
        entries = [each async for each in self.desk.editing.entries.of_couples([stored], self.server)]
        found = [
            each
            for each in entries
            if (stands is None or each.version.stands == stands) and (not changed or each.version.layer == self.server)
        ]
        return self.chance.choice(found) if found else None

    def typed(self, by: int, record: Record, key: str = "") -> tuple[dict[str, str], Promise]:
        """An event as typed, and what is to be there of it."""
        kind = self.chance.choice(_KINDS)
        people = [person.name for person in record.couple.people]
        about = self.chance.choice(people) if kind.startswith("new_partner") or self.likely(0.5) else ""
        keys = [event.key for event in record.events if event.key != key]
        disputes = tuple(self.chance.sample(keys, min(len(keys), self.chance.choice((0, 0, 1, 2)))))
        # The second one is one article for everybody who cites it.
        urls = [f"https://paper.example/{word(by)}", "https://paper.example/shared"][: self.chance.choice((1, 2))]
        fields = {
            "date": f"20{self.chance.randint(18, 25)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}",
            "kind": kind,
            "certainty": self.chance.choice(("confirmed", "reported", "rumoured", "denied")),
            "summary": f"Event {word(by)}.",
            "article": "\n".join(f"Title {url.rpartition('/')[2]} | The Paper | {url} | 2018-01-02" for url in urls),
            "about": about,
            "partner": "Cy Cedar" if kind.startswith("new_partner") else "",
            "disputes": ", ".join(disputes),
        }
        said = {name: fields[name] for name in ("date", "kind", "certainty", "summary")}
        says = {**said, "about": as_json([about] if about else []), "partner": fields["partner"] or None}
        rows = {"event_versions": 1}
        may = ("source_versions",)
        return fields, Promise("", by, rows, may=may, says=says, cites=tuple(urls), disputes=disputes)


def word(number: int) -> str:
    """A number in letters: many digits look like somebody's telephone."""
    return "".join("bcdfghjkmn"[int(digit)] for digit in str(number))


def as_json(texts: list[str]) -> str:
    """A list as the record's columns hold it."""
    return json.dumps(texts, ensure_ascii=False)


def row_of(outcome: object) -> int | None:
    """The version that a change of an event wrote."""
    return outcome.version if isinstance(outcome, Changed | ChangedUnseen) else None


def version_of(outcome: object) -> int | None:
    """The version that a change of a couple wrote."""
    return outcome.version if isinstance(outcome, CoupleChanged) else None
