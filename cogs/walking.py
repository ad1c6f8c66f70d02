"""Walking from card to card: buttons and menus that carry all they need, and outlive a restart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Self

import discord
from discord import ui
from discord.ext import commands

from bot.client import Shiplog
from bot.questions import Request, decode
from bot.replies.commands import Commands
from bot.replies.layout import LINK, MENU
from bot.replies.notices import notice
from bot.replies.words import notice_words
from cogs.buttons import TEMPLATES
from cogs.reading import Asker, reply_to
from cogs.speaking import Interaction, Reply, answer_click, change_card, commands_of, guarded, server_of

_OWNER = r"(?P<owner>[0-9a-f]{1,16})"
_LINK = re.compile(rf"{LINK}:{_OWNER}:(?P<to>.{{1,90}})")
_MENU = re.compile(rf"{MENU}:{_OWNER}:(?P<name>[a-z]{{1,20}})")


class LinkButton(ui.DynamicItem[ui.Button[Any]], template=_LINK):
    """A button that asks something."""

    def __init__(self, owner: int, to: str) -> None:
        self.owner, self.to = owner, to
        super().__init__(ui.Button(custom_id=f"{LINK}:{owner:x}:{to}"))

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /) -> Self:
        """The button again, from its custom id alone."""
        return cls(int(match["owner"], 16), match["to"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show what it asks for."""
        await guarded(interaction, _walk(interaction, self.owner, self.to))


class MenuSelect(ui.DynamicItem[ui.Select[Any]], template=_MENU):
    """A menu whose choices ask something."""

    def __init__(self, owner: int, name: str) -> None:
        self.owner = owner
        super().__init__(ui.Select(custom_id=f"{MENU}:{owner:x}:{name}"))

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /) -> Self:
        """The menu again, from its custom id alone."""
        return cls(int(match["owner"], 16), match["name"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show what the line chosen asks for."""
        await guarded(interaction, _walk(interaction, self.owner, next(iter(self.item.values), "")))


async def _walk(interaction: Interaction, owner: int, to: str) -> None:
    """Show what a click asks for: in place on one's own card, privately on somebody else's."""
    bot = interaction.client
    bot.walking_pace.count(interaction.channel_id, interaction.user.id)
    request: Request | None = decode(to)
    if request is None:
        await answer_click(interaction, Reply(notice(notice_words.BUTTON_UNKNOWN), private=True))
        return
    own = owner == interaction.user.id

    async def wait() -> None:
        if own:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)

    asker = Asker(bot, server_of(interaction), await _commands_on(interaction))
    reply = await reply_to(request, asker, wait)
    if own and not reply.private:
        await change_card(interaction, reply)
    else:
        await answer_click(interaction, replace(reply, private=True))


async def _commands_on(interaction: Interaction) -> Commands:
    """How commands were typed for the card that was clicked."""
    by_slash = interaction.message is not None and interaction.message.interaction_metadata is not None
    return replace(await commands_of(interaction), slash=by_slash)


class Walking(commands.Cog):
    """Answers clicks on cards, also on those sent before this start."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Take clicks on buttons and menus sent before this start too."""
        self.bot.add_dynamic_items(LinkButton, MenuSelect)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A click on what no button of ours is: a card of an older version, or a forged id."""
        custom_id = str(dict(interaction.data or {}).get("custom_id", ""))
        if interaction.type is discord.InteractionType.component and not any(
            ours.fullmatch(custom_id) for ours in (_LINK, _MENU, *TEMPLATES)
        ):
            gone = Reply(notice(notice_words.BUTTON_UNKNOWN), private=True)
            await guarded(interaction, answer_click(interaction, gone))


async def setup(bot: Shiplog) -> None:
    """Take clicks."""
    await bot.add_cog(Walking(bot))
