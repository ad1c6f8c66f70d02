"""What each server has chosen: its settings, kept as versions, of which the newest count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import cast

from db.connection import Connection, Reading, Writing
from db.rows import Row


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A server's choices. Roles and channels are Discord's ids; None is what the bot's operator set, or nothing."""

    editor_role: int | None = None
    suggestions_channel: int | None = None
    log_channel: int | None = None
    prefix: str | None = None
    hide_rumours: bool = False


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """A server's settings before and after a change; `version` is what it wrote, None where nothing was to change."""

    before: ServerSettings
    after: ServerSettings
    version: int | None


class ServerStore:
    """The settings of servers. Every method raises RecordUnavailable where the file cannot serve."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def settings(self, server: int) -> ServerSettings:
        """A server's settings as they are now."""
        [(_, newest), _] = await _newest(self._connection.reading, server)
        return newest

    async def change(
        self, server: int, changed: Callable[[ServerSettings], ServerSettings], *, editor: int, made_at: datetime
    ) -> SettingsChanged:
        """Choose other settings, made from those that hold at that moment."""
        async with self._connection.transaction() as write:
            [(_, before), _] = await _newest(write, server)
            after = changed(before)
            version = None if after == before else await _write(write, server, after, editor, made_at)
            return SettingsChanged(before, after, version)

    async def take_back(self, server: int, version: int, *, editor: int, made_at: datetime) -> SettingsChanged | None:
        """Choose again what a server had chosen before a version; None where that is not its newest."""
        async with self._connection.transaction() as write:
            [(newest, before), (_, after)] = await _newest(write, server)
            if newest != version:
                return None
            return SettingsChanged(before, after, await _write(write, server, after, editor, made_at))


async def _newest(reading: Reading, server: int) -> tuple[tuple[int, ServerSettings], tuple[int, ServerSettings]]:
    """The two newest versions of a server's settings, the newest first; 0 stands for what holds before any."""
    rows = await reading.rows(
        "SELECT id, editor_role, suggestions_channel, log_channel, prefix, hide_rumours FROM setting_versions"
        " WHERE server = :server ORDER BY id DESC LIMIT 2",
        {"server": server},
    )
    none = (0, ServerSettings())
    found = [*((cast(int, row["id"]), _settings(row)) for row in rows), none, none]
    return found[0], found[1]


def _settings(row: Row) -> ServerSettings:
    return ServerSettings(
        editor_role=cast("int | None", row["editor_role"]),
        suggestions_channel=cast("int | None", row["suggestions_channel"]),
        log_channel=cast("int | None", row["log_channel"]),
        prefix=cast("str | None", row["prefix"]),
        hide_rumours=bool(row["hide_rumours"]),
    )


async def _write(write: Writing, server: int, settings: ServerSettings, editor: int, made_at: datetime) -> int:
    values = {**asdict(settings), "hide_rumours": int(settings.hide_rumours)}
    return await write.insert(
        "setting_versions", {"server": server, **values, "editor": editor, "made_at": made_at.isoformat()}
    )
