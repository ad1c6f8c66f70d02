"""Telling Discord our commands when they changed, not at each start."""

from __future__ import annotations

import hashlib
import json
import logging

import discord
from discord import app_commands

from db.errors import RecordUnavailable
from db.store import Store

log = logging.getLogger(__name__)


async def sync_if_changed(
    tree: app_commands.CommandTree, store: Store, *, guild: discord.abc.Snowflake | None = None, always: bool = False
) -> bool:
    """Sync the global commands, or a server's own, if they differ from those last synced.

    Discord takes 200 new commands a day for each server. Returns whether it was told.
    """
    if always:
        await tree.sync(guild=guild)
        return True
    scope = f"commands:{tree.client.application_id}:{guild.id if guild else 'global'}"
    definition = json.dumps([command.to_dict(tree) for command in tree.get_commands(guild=guild)], sort_keys=True)
    digest = hashlib.sha256(definition.encode()).hexdigest()
    if await store.recall(scope) == digest:
        return False
    await tree.sync(guild=guild)
    try:
        await store.remember(scope, digest)
    except RecordUnavailable as error:
        log.warning("The commands were synced, and will be again at the next start: %s", error)
    return True
