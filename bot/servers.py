"""What each server has chosen, read once and kept until somebody writes to the record."""

from __future__ import annotations

from bot.settings import Settings
from db.servers import ServerSettings
from db.store import Store

_KEPT = 5_000


class Servers:
    """The settings of servers, over those of the bot's operator."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._revision = -1
        self._kept: dict[int, ServerSettings] = {}

    async def settings(self, server: int) -> ServerSettings:
        """What a server has chosen itself. Raises RecordUnavailable."""
        revision = self._store.revision()
        if revision != self._revision or len(self._kept) >= _KEPT:
            self._kept.clear()
            self._revision = revision
        if (kept := self._kept.get(server)) is None:
            kept = self._kept[server] = await self._store.servers.settings(server)
        return kept

    async def prefix(self, server: int | None) -> str:
        """What comes before a typed command in a server; None is a direct message."""
        chosen = (await self.settings(server)).prefix if server else None
        return chosen or self._settings.prefix

    async def editor_role(self, server: int) -> str | None:
        """The name or the id of the role whose members edit a server's record."""
        chosen = (await self.settings(server)).editor_role
        return str(chosen) if chosen else self._settings.editor_role

    async def hides_rumours(self, server: int | None) -> bool:
        """Whether a server's replies show no rumours."""
        return server is not None and (await self.settings(server)).hide_rumours
