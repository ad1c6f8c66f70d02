"""What whoever manages a server chooses for it: checked, saved as a version, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import assert_never

import discord

from bot.settings import is_prefix
from db.servers import ServerSettings, SettingsChanged
from db.store import Store


class Setting(StrEnum):
    """What a server can choose."""

    EDITOR_ROLE = "editor_role"
    SUGGESTIONS_CHANNEL = "suggestions_channel"
    LOG_CHANNEL = "log_channel"
    PREFIX = "prefix"
    HIDE_RUMOURS = "hide_rumours"


CHANNELS = (Setting.SUGGESTIONS_CHANNEL, Setting.LOG_CHANNEL)


class Trouble(StrEnum):
    """Why a role or a channel cannot serve."""

    NO_ROLE = "no role"
    EVERYBODYS = "everybody's role"
    MANAGED = "managed by an integration"
    NO_CHANNEL = "no channel"
    NO_TEXT_CHANNEL = "no text channel"
    NOT_SEEN = "not seen"
    NOT_WRITTEN_IN = "not written in"
    NO_PREFIX = "no prefix"


@dataclass(frozen=True, slots=True)
class Refused:
    """A choice that cannot be; the settings are as they were."""

    setting: Setting
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class NotNewest:
    """A change to be taken back that is not the newest any more."""


Outcome = SettingsChanged | Refused | NotNewest


class Choosing:
    """Changes the settings of servers. Every method raises RecordUnavailable where the file cannot serve."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def role(self, guild: discord.Guild, role: int | None, *, editor: int) -> Outcome:
        """Choose the role whose members are editors; None for none."""
        if role is not None and (trouble := role_trouble(guild, role)):
            return Refused(Setting.EDITOR_ROLE, trouble)
        return await self._change(guild.id, lambda chosen: replace(chosen, editor_role=role), editor)

    async def channel(self, guild: discord.Guild, setting: Setting, channel: int | None, *, editor: int) -> Outcome:
        """Choose one of the CHANNELS; None for none."""
        if channel is not None and (trouble := channel_trouble(guild, channel)):
            return Refused(setting, trouble)
        if setting is Setting.LOG_CHANNEL:
            return await self._change(guild.id, lambda chosen: replace(chosen, log_channel=channel), editor)
        return await self._change(guild.id, lambda chosen: replace(chosen, suggestions_channel=channel), editor)

    async def prefix(self, server: int, typed: str, *, editor: int) -> Outcome:
        """Choose what comes before a typed command; nothing for what the bot's operator set."""
        prefix = typed.strip() or None
        if prefix is not None and not is_prefix(prefix):
            return Refused(Setting.PREFIX, Trouble.NO_PREFIX)
        return await self._change(server, lambda chosen: replace(chosen, prefix=prefix), editor)

    async def hide_rumours(self, server: int, hide: bool, *, editor: int) -> Outcome:
        """Choose whether readers see rumours."""
        return await self._change(server, lambda chosen: replace(chosen, hide_rumours=hide), editor)

    async def take_back(self, server: int, version: int, *, editor: int) -> Outcome:
        """Undo the newest change."""
        made = await self._store.servers.take_back(server, version, editor=editor, made_at=datetime.now(UTC))
        return made or NotNewest()

    async def _change(
        self, server: int, changed: Callable[[ServerSettings], ServerSettings], editor: int
    ) -> SettingsChanged:
        return await self._store.servers.change(server, changed, editor=editor, made_at=datetime.now(UTC))


def role_trouble(guild: discord.Guild, number: int) -> Trouble | None:
    """Why a role cannot be the editors' of a server."""
    role = guild.get_role(number)
    if role is None:
        return Trouble.NO_ROLE
    if role.is_default():
        return Trouble.EVERYBODYS
    return Trouble.MANAGED if role.managed else None


def channel_trouble(guild: discord.Guild, number: int) -> Trouble | None:
    """Why we cannot post in a channel of a server."""
    channel = guild.get_channel(number)
    if channel is None:
        return Trouble.NO_CHANNEL
    if channel.type is not discord.ChannelType.text:
        return Trouble.NO_TEXT_CHANNEL
    may = channel.permissions_for(guild.me)
    if not may.view_channel:
        return Trouble.NOT_SEEN
    return None if may.send_messages else Trouble.NOT_WRITTEN_IN


def troubles(guild: discord.Guild, settings: ServerSettings) -> Mapping[Setting, Trouble]:
    """What was chosen and cannot serve as things are now."""
    found: dict[Setting, Trouble] = {}
    for setting in Setting:
        match setting:
            case Setting.EDITOR_ROLE:
                trouble = role_trouble(guild, settings.editor_role) if settings.editor_role else None
            case Setting.SUGGESTIONS_CHANNEL | Setting.LOG_CHANNEL:
                number = getattr(settings, setting)
                trouble = channel_trouble(guild, number) if number else None
            case Setting.PREFIX | Setting.HIDE_RUMOURS:
                trouble = None
            case _:
                assert_never(setting)
        if trouble:
            found[setting] = trouble
    return found
