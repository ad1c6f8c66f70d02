"""Who acts in which server, with the right to: the one check of every command, button, form and menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import discord
from discord.ext import commands

from bot.access import NotAllowed, NotInAServer, Right, has_right
from cogs.speaking import Context, Interaction, server_of

_Command = TypeVar("_Command")


@dataclass(frozen=True, slots=True)
class By:
    """Who acts where, by Discord's ids."""

    server: int
    editor: int


async def acting(where: Context | Interaction, right: Right) -> By:
    """Who types or clicks, if they have a right here; raises NotAllowed or NotInAServer."""
    by_interaction = isinstance(where, discord.Interaction)
    server, bot = server_of(where), where.client if by_interaction else where.bot
    user = where.user if by_interaction else where.author
    if server is None:
        raise NotInAServer
    role = await bot.servers.editor_role(server)
    if not has_right(user, right, role):
        raise NotAllowed(right, _role_name(where.guild, role))
    return By(server, user.id)


async def may(interaction: Interaction, right: Right) -> bool:
    """Whether somebody who is still typing has a right here."""
    try:
        await acting(interaction, right)
    except (NotAllowed, NotInAServer):
        return False
    return True


def needs(right: Right) -> Callable[[_Command], _Command]:
    """The check of a command, typed or slash."""

    async def check(ctx: Context) -> bool:
        await acting(ctx, right)
        return True

    return commands.check(check)


def _role_name(guild: discord.Guild | None, role: str | None) -> str | None:
    """A role as people call it: its id is chosen, its name is read."""
    held = guild.get_role(int(role)) if guild and role and role.isdecimal() else None
    return held.name if held else role
