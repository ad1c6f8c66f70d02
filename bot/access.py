"""Who may change a server's record; asked in code for slash, prefix, button and form alike."""

from __future__ import annotations

import discord
from discord.ext import commands


class NotAnEditor(commands.CheckFailure):
    """Somebody without the editor's right tried to change the record."""


def is_editor(user: discord.User | discord.Member, role: str | None) -> bool:
    """Whether somebody is an editor where they stand: Manage Server there, or the role set.

    `role` is the name or the id of the role; nobody is an editor outside a server.
    """
    if not isinstance(user, discord.Member):
        return False
    if user.guild_permissions.manage_guild:
        return True
    wanted = (role or "").casefold()
    return bool(wanted) and any(wanted in {str(held.id), held.name.casefold()} for held in user.roles)
