"""What an editor's process says while it works: what it is about to write, and then that it is written, or is not."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from tests.bot.killed.killing import say

# Where each change leaves the id of whoever made it: every change here has an editor of its own.
SIGNED = {
    "event_versions": "event_versions WHERE editor",
    "source_versions": "source_versions WHERE editor",
    "couple_versions": "couple_versions WHERE editor",
    "setting_versions": "setting_versions WHERE editor",
    "drafts": "drafts WHERE editor",
    "imports": "imports WHERE editor",
    "suggestions": "suggestions WHERE member",
    "decisions": "suggestions WHERE decided_by",
}


# Said before each statement of a transaction, with the kind of change: good moments to be killed.
WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Promise:
    """A change that is about to be made by an editor `by`, who makes no other.

    `rows` says how many rows it writes where, all of them or none; where it `may` write too, any number.
    The one row in the first of these tables says `says`, by columns; a version of an event cites and disputes what
    is listed. `again` says that the row repeats an older one. `drops` is the draft that goes with it, and `batch` the
    import that is applied.
    """

    kind: str
    by: int
    rows: Mapping[str, int]
    may: Sequence[str] = ()
    says: Mapping[str, str | int | None] = field(default_factory=dict[str, "str | int | None"])
    cites: Sequence[str] | None = None
    disputes: Sequence[str] | None = None
    again: bool = False
    drops: int | None = None
    batch: int | None = None

    def say(self) -> None:
        """Say what is about to be written."""
        say(f"try {json.dumps(asdict(self))}")


def say_kept(by: int, row: int | None) -> None:
    """Acknowledge a change: the row that it wrote, None where it wrote nothing."""
    say(f"kept {by} {row}" if row is not None else f"none {by}")


def promise_from(text: str) -> Promise:
    """A promise as it was said."""
    return Promise(**json.loads(text))
