"""Telling Discord our commands when they changed, not at each start, and within what it takes a day."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import discord
from discord import app_commands

from db.errors import RecordUnavailable
from db.store import Store

log = logging.getLogger(__name__)

# Discord's own limit for the commands that a server may be given anew on one day, and its answer past it.
MOST_NEW_A_DAY = 200
_TOO_MANY_NEW = 30034
# Discord may want us to wait until tomorrow, and discord.py would.
_PATIENCE = 30.0


class Synced(StrEnum):
    """What became of telling Discord a server's own commands. `AWAY`: we are no member there any more."""

    DONE = "done"
    TOMORROW = "tomorrow"
    REFUSED = "refused"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class _Told:
    """What Discord was last told of a server's commands, and how many of them were new on a day."""

    digest: str = ""
    names: tuple[str, ...] = ()
    day: str = ""
    new: int = 0


async def sync_if_changed(tree: app_commands.CommandTree, store: Store, *, always: bool = False) -> bool:
    """Sync the global commands if they differ from those last synced. Returns whether Discord was told."""
    if always:
        await tree.sync()
        return True
    scope, digest = f"commands:{tree.client.application_id}:global", _digest(tree)
    if await store.recall(scope) == digest:
        return False
    await tree.sync()
    try:
        await store.remember(scope, digest)
    except RecordUnavailable as error:
        log.warning("The commands were synced, and will be again at the next start: %s", error)
    return True


async def sync_server(
    tree: app_commands.CommandTree, store: Store, server: int, today: date, *, anew: bool = False
) -> Synced:
    """Sync a server's own commands if they differ from those last synced there; never raises.

    `anew` is for a server that has just got the bot, where Discord holds none of them.
    """
    scope = f"commands:{tree.client.application_id}:{server}"
    try:
        told = _Told() if anew else await _recalled(store, scope)
        digest = _digest(tree, discord.Object(server))
        if told.digest == digest or (not told.digest and not tree.get_commands(guild=discord.Object(server))):
            return Synced.DONE
        return await _sync(tree, store, scope, server, told, digest=digest, today=today)
    except RecordUnavailable as error:
        log.warning("Whether the commands of server %d have changed is not known: %s", server, error)
        return Synced.REFUSED


async def _sync(
    tree: app_commands.CommandTree, store: Store, scope: str, server: int, told: _Told, *, digest: str, today: date
) -> Synced:
    guild = discord.Object(server)
    names = tuple(sorted(command.name for command in tree.get_commands(guild=guild)))
    used = told.new if told.day == today.isoformat() else 0
    new = used + len(set(names) - set(told.names))
    if new > MOST_NEW_A_DAY:
        log.warning("Server %d has used up its new commands for today.", server)
        return Synced.TOMORROW
    try:
        await asyncio.wait_for(tree.sync(guild=guild), _PATIENCE)
    except discord.Forbidden as error:
        log.info("Server %d takes no commands of ours: %s", server, error)
        return Synced.AWAY
    except discord.HTTPException as error:
        log.warning("The commands of server %d were not synced: %s", server, error)
        if error.code != _TOO_MANY_NEW:
            return Synced.REFUSED
        used_up = _Told(told.digest, told.names, today.isoformat(), MOST_NEW_A_DAY)
        await _remember(store, scope, used_up)
        return Synced.TOMORROW
    except (TimeoutError, discord.RateLimited):
        log.warning("Discord let us wait with the commands of server %d.", server)
        return Synced.REFUSED
    await _remember(store, scope, _Told(digest, names, today.isoformat(), new))
    return Synced.DONE


def _digest(tree: app_commands.CommandTree, guild: discord.abc.Snowflake | None = None) -> str:
    definition = json.dumps([command.to_dict(tree) for command in tree.get_commands(guild=guild)], sort_keys=True)
    return hashlib.sha256(definition.encode()).hexdigest()


async def _recalled(store: Store, scope: str) -> _Told:
    kept: dict[str, Any] = json.loads(await store.recall(scope) or "{}")
    return _Told(kept.get("digest", ""), tuple(kept.get("names", ())), kept.get("day", ""), kept.get("new", 0))


async def _remember(store: Store, scope: str, told: _Told) -> None:
    values = {"digest": told.digest, "names": told.names, "day": told.day, "new": told.new}
    try:
        await store.remember(scope, json.dumps(values))
    except RecordUnavailable as error:
        log.warning("What Discord was told will be told again: %s", error)
