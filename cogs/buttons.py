"""Buttons and menus that do something: they carry all they need in their custom id, and outlive a restart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.access import Right
from bot.replies.layout import cut
from cogs.acting import By, acting
from cogs.speaking import Interaction, guarded

# What the custom ids of all of them look like, as they are defined.
TEMPLATES: list[re.Pattern[str]] = []
_NONE = r"guarded:"


class GuardedItem(ui.DynamicItem[ui.Item[Any]], template=_NONE):
    """Something to press that only who has the right may press; subclasses say what it does."""

    right: ClassVar[Right] = Right.EDIT

    def __init_subclass__(cls, *, template: str | re.Pattern[str]) -> None:
        super().__init_subclass__(template=template)
        if template != _NONE:
            TEMPLATES.append(re.compile(template))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Check the right again, in code, and do it."""
        await guarded(interaction, self._pressed(interaction))

    async def _pressed(self, interaction: Interaction) -> None:
        interaction.client.pace.count(interaction.channel_id, interaction.user.id)
        by = await acting(interaction, self.right)
        found = self.template.fullmatch(self.custom_id)
        await self.press(interaction, by, found.groupdict() if found else {})

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """What it is for; `said` is what its custom id says."""
        raise NotImplementedError


class GuardedButton(GuardedItem, template=_NONE):
    """A button; `style` is its colour."""

    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init__(self, custom_id: str, label: str = "") -> None:
        super().__init__(ui.Button[Any](label=cut(label, 80), style=self.style, custom_id=custom_id))

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /) -> Self:
        """The button again, from its custom id alone: its label stands in the message."""
        return cls(match.string)


class GuardedMenu(GuardedItem, template=_NONE):
    """A menu of choices, roles or channels; subclasses are made with their finished menu."""

    def __init__(self, menu: ui.Item[Any]) -> None:
        super().__init__(menu)

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /) -> Self:
        """The menu again, as it stands in the message."""
        return cls(item)


def chosen(interaction: Interaction) -> list[str]:
    """What was chosen in the menu that an interaction is about: the values of its options, or Discord's ids."""
    data: dict[str, Any] = dict(interaction.data or {})
    return [str(value) for value in data.get("values", [])]
