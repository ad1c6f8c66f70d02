"""What members propose to a server's editors, until it is decided; no part of the record before that."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import cast

from db.changes import Change
from db.connection import Connection, Reading
from db.layers import Written, add_event
from db.records import Event
from db.rows import Row, Value

# One that has not been posted yet counts as open for so long; what never was posted is nobody's concern.
_POSTED_WITHIN = timedelta(minutes=1)
_OPEN = "decision IS NULL AND (message IS NOT NULL OR made_at > :lately)"


class Decision(StrEnum):
    """What became of a suggestion."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided a suggestion, when and why; `event` is the row of the event that it became, `by` None if erased."""

    what: Decision
    by: int | None
    at: datetime
    reason: str = ""
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion by its number. `couple` is a row; `member`, `channel` and `message` are Discord's ids.

    `member` is None where the id was erased, `message` where the card was not posted.
    """

    number: int
    server: int
    member: int | None
    couple: int
    fields: Mapping[str, str]
    made_at: datetime
    channel: int | None = None
    message: int | None = None
    decided: Decided | None = None


class SuggestionStore:
    """The suggestions of every server. Methods raise RecordUnavailable where the file cannot serve."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep(self, new: Suggestion, *, most: int, keep_from: datetime) -> Suggestion | None:
        """Keep a suggestion under a number of its own; None where its member has `most` open ones there already.

        What was rejected or withdrawn before `keep_from`, or never posted, goes, in every server.
        """
        async with self._connection.transaction() as write:
            await write.rows(
                "DELETE FROM suggestions WHERE decision IN ('rejected', 'withdrawn') AND decided_at < :from"
                " OR decision IS NULL AND message IS NULL AND made_at < :from",
                {"from": keep_from.isoformat()},
            )
            if len(await _open(write, new.server, new.member, new.made_at)) >= most:
                return None
            number = await write.insert(
                "suggestions",
                {
                    "server": new.server,
                    "member": new.member,
                    "couple_id": new.couple,
                    "fields": json.dumps(dict(new.fields), ensure_ascii=False),
                    "made_at": new.made_at.isoformat(),
                    "channel": new.channel,
                },
            )
            return Suggestion(
                number, new.server, new.member, new.couple, dict(new.fields), new.made_at, channel=new.channel
            )

    async def posted(self, number: int, message: int) -> None:
        """Write down the message that is a suggestion's card."""
        async with self._connection.transaction() as write:
            await write.rows(
                "UPDATE suggestions SET message = :message WHERE id = :id", {"message": message, "id": number}
            )

    async def forget(self, number: int) -> None:
        """Drop a suggestion that could not be posted."""
        async with self._connection.transaction() as write:
            await write.rows(
                "DELETE FROM suggestions WHERE id = :id AND message IS NULL AND decision IS NULL", {"id": number}
            )

    async def find(self, number: int, *, server: int) -> Suggestion | None:
        """A suggestion of a server by its number."""
        return await _find(self._connection.reading, number, server)

    async def open_of(self, member: int, server: int, *, now: datetime) -> tuple[Suggestion, ...]:
        """What a member has proposed in a server and nobody has decided, the oldest first."""
        return await _open(self._connection.reading, server, member, now)

    async def accept(self, number: int, event: Event, *, server: int, change: Change) -> Written | None:
        """Accept a suggestion and add the event that it becomes, both or neither; None where it is decided."""
        async with self._connection.transaction() as write:
            taken = await write.rows(
                "UPDATE suggestions SET decision = 'accepted', decided_by = :by, decided_at = :at"
                " WHERE id = :id AND server = :server AND decision IS NULL RETURNING couple_id",
                {"by": change.editor, "at": change.made_at.isoformat(), "id": number, "server": server},
            )
            if not taken:
                return None
            written = await add_event(write, cast(int, taken[0]["couple_id"]), server, event, change)
            await write.rows(
                "UPDATE suggestions SET event_id = :event WHERE id = :id", {"event": written.entry, "id": number}
            )
            return written

    async def reject(self, number: int, *, server: int, change: Change) -> Suggestion | None:
        """Reject a suggestion, for the change's reason; None where it is decided, or not there."""
        return await self._close(Decision.REJECTED, number, server, change)

    async def withdraw(self, number: int, *, server: int, change: Change) -> Suggestion | None:
        """Let who made a suggestion withdraw it; None where it is decided, or somebody else's."""
        return await self._close(Decision.WITHDRAWN, number, server, change)

    async def _close(self, what: Decision, number: int, server: int, change: Change) -> Suggestion | None:
        async with self._connection.transaction() as write:
            own = " AND member = :by" if what is Decision.WITHDRAWN else ""
            closed = await write.rows(
                "UPDATE suggestions SET decision = :what, decided_by = :by, decided_at = :at, reason = :reason"
                f" WHERE id = :id AND server = :server AND decision IS NULL{own} RETURNING id",
                {
                    "what": what.value,
                    "by": change.editor,
                    "at": change.made_at.isoformat(),
                    "reason": change.reason,
                    "id": number,
                    "server": server,
                },
            )
            return await _find(write, number, server) if closed else None


async def _find(reading: Reading, number: int, server: int) -> Suggestion | None:
    found = await reading.rows(
        "SELECT * FROM suggestions WHERE id = :id AND server = :server", {"id": number, "server": server}
    )
    return _suggestion(found[0]) if found else None


async def _open(reading: Reading, server: int, member: int | None, now: datetime) -> tuple[Suggestion, ...]:
    values: dict[str, Value] = {"server": server, "member": member, "lately": (now - _POSTED_WITHIN).isoformat()}
    found = await reading.rows(
        f"SELECT * FROM suggestions WHERE server = :server AND member = :member AND {_OPEN} ORDER BY id", values
    )
    return tuple(map(_suggestion, found))


def _suggestion(row: Row) -> Suggestion:
    decided = None
    if row["decision"] is not None:
        decided = Decided(
            Decision(str(row["decision"])),
            cast("int | None", row["decided_by"]),
            datetime.fromisoformat(str(row["decided_at"])),
            str(row["reason"] or ""),
            cast("int | None", row["event_id"]),
        )
    return Suggestion(
        number=cast(int, row["id"]),
        server=cast(int, row["server"]),
        member=cast("int | None", row["member"]),
        couple=cast(int, row["couple_id"]),
        fields=json.loads(str(row["fields"])),
        made_at=datetime.fromisoformat(str(row["made_at"])),
        channel=cast("int | None", row["channel"]),
        message=cast("int | None", row["message"]),
        decided=decided,
    )
