"""In whose name things are made to be tried, and in which server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from db.changes import Change
from db.records import Event
from db.rows import StoredCouple
from db.store import Draft
from tests.conversations.conftest import World
from tests.conversations.telling import stored
from tests.db.samples import event

TYPED = {
    "date": "2026-11-01",
    "kind": "statement",
    "certainty": "confirmed",
    "summary": "They speak, as a draft has it.",
    "title": "A headline",
    "url": "https://news.example/draft",
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class Making:
    """Makes what the names in a text stand for, in one server, each time anew."""

    world: World
    # Whose drafts, imports and own suggestions they are, and who else there is.
    owner: int
    others: int
    numbers: count[int]

    @property
    def server(self) -> int:
        """Where."""
        return self.world.guild.id

    def change(self) -> Change:
        """A change that somebody else made just now."""
        return Change(datetime.now(UTC), "an interview", self.others)

    def next(self) -> str:
        """A name that nothing has had before, of letters alone."""
        number = next(self.numbers)
        return "".join(_LETTERS[number // 26**power % 26] for power in (2, 1, 0))

    async def kimye(self) -> StoredCouple:
        """A shipped couple, as the server sees it."""
        return await stored(self.world)

    async def draft(self, purpose: str, fields: Mapping[str, str], target: int | None = None) -> str:
        """The number of a draft of the owner."""
        made = Draft(self.server, self.owner, "kimye", fields, purpose=purpose, target=target)
        return await self.world.bot.drafts.keep(made)

    def told(self) -> Event:
        """An event that nothing else says."""
        return event(f"confidential-{self.next()}", when="2026-10-01")
