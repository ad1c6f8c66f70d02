"""What becomes of a change to a server's couples."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.mistakes import Mistake
from db.records import Couple, Pack
from db.versions import Version


class Deed(StrEnum):
    """What was done to a couple."""

    ADDED = "added"
    EDITED = "edited"
    REMOVED = "removed"
    UNDONE = "undone"
    PUT_BACK = "put back"


@dataclass(frozen=True, slots=True)
class CoupleChanged:
    """A change that was saved as `version`: the couple as the server saw it before and after, None for not at all.

    `own` says that the couple is the server's, no shipped one; `pack` is what a new one came with.
    """

    deed: Deed
    before: Couple | None
    after: Couple | None
    version: int
    own: bool
    reason: str = ""
    pack: Pack | None = None

    @property
    def couple(self) -> Couple:
        """The couple as it is, or was."""
        couple = self.after or self.before
        if couple is None:
            raise ValueError("a change has a before or an after")
        return couple


@dataclass(frozen=True, slots=True)
class CoupleNotSaved:
    """What an editor wants cannot be saved as it is."""

    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class CoupleOutdated:
    """A couple that somebody changed while it was being edited; `seen` is what the editor saw, if it is known."""

    now: Version[Couple]
    seen: Version[Couple] | None


@dataclass(frozen=True, slots=True)
class CoupleHere:
    """A couple that is to be added and is on record already."""

    couple: Couple


@dataclass(frozen=True, slots=True)
class CoupleRemoved:
    """A couple that is to be added or edited, which the server had and removed by `version`."""

    couple: Couple
    version: int


@dataclass(frozen=True, slots=True)
class NothingDone:
    """There was nothing to do, and why; in a whole sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class MinorKept:
    """A name that no text about a couple may hold from now on, and the ids of the events that hold it still."""

    changed: CoupleChanged
    held_by: tuple[str, ...]


Adding = CoupleChanged | CoupleNotSaved | CoupleRemoved | CoupleHere
Editing = CoupleChanged | CoupleNotSaved | CoupleOutdated | CoupleRemoved | NothingDone
Marking = MinorKept | CoupleNotSaved | CoupleOutdated | CoupleRemoved | NothingDone
