"""Who may do what in a server; asked in code for slash, prefix, button, form and menu alike."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

import discord
from discord.app_commands import AppCommandError
from discord.ext import commands


class Right(StrEnum):
    """What somebody has to be allowed: to propose, to change the record, to run the server, or to own it."""

    SUGGEST = "suggest"
    EDIT = "edit"
    MANAGE = "manage"
    OWN = "own"


# Discord's ids have so many digits at least.
_SHORTEST_ID = 15


class NotAllowed(commands.CheckFailure, AppCommandError):
    """Somebody tried what they have no right to; `role` is the name of the editors' role, if there is one."""

    def __init__(self, right: Right, role: str | None = None) -> None:
        self.right = right
        self.role = role
        super().__init__()


class NotInAServer(commands.CheckFailure, AppCommandError):
    """Somebody tried to change a record where there is none to change: not in a server that has the bot."""


def has_right(user: discord.User | discord.Member, right: Right, role: str | None) -> bool:
    """Whether somebody has a right where they stand; nobody has one outside a server.

    `role` is the name or the id of the editors' role.
    """
    if not isinstance(user, discord.Member):
        return False
    owns = user.guild.owner_id == user.id
    manages = owns or user.guild_permissions.manage_guild
    match right:
        case Right.SUGGEST:
            return True
        case Right.EDIT:
            return manages or _has_role(user, role)
        case Right.MANAGE:
            return manages
        case Right.OWN:
            return owns
        case _:
            assert_never(right)


def _has_role(member: discord.Member, role: str | None) -> bool:
    wanted = (role or "").casefold()
    # A name that looks like an id would let whoever names roles make editors.
    named = bool(wanted) and not (wanted.isdecimal() and len(wanted) >= _SHORTEST_ID)
    return any(str(held.id) == wanted or (named and held.name.casefold() == wanted) for held in member.roles)
