"""Answering: the same for a typed line, a slash command, a button and a form."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

import discord
from discord.ext import commands

from bot.access import NotAllowed, NotInAServer
from bot.client import Shiplog
from bot.failures import failure_reply
from bot.pace import TooFast
from bot.replies.commands import Commands
from bot.replies.controls import Row
from bot.replies.layout import Control, Image, card_files, card_view
from bot.replies.markdown import Blocks
from bot.replies.notices import notice
from bot.replies.words import notice_words

Context: TypeAlias = commands.Context[Shiplog]
Interaction: TypeAlias = discord.Interaction[Shiplog]

_Sent = TypeVar("_Sent")
NO_MENTIONS = discord.AllowedMentions.none()
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent: a card with an image, what can be pressed under it, and whether only who asked may see it.

    `rows` lead to other questions; `controls` are buttons that do something.
    """

    blocks: Blocks
    controls: tuple[Control, ...] = ()
    private: bool = False
    rows: tuple[Row, ...] = ()
    image: Image | None = None

    def without_image(self) -> Reply:
        """The same with a sentence in the place of the picture."""
        head, *rest = self.blocks.texts
        told = replace(self.blocks, texts=(f"{head}\n{notice_words.NO_FILES_HERE}", *rest))
        return replace(self, blocks=told, image=None)

    def view(self, owner: int) -> discord.ui.LayoutView:
        """The components, on a card that is this Discord user's."""
        return card_view(self.blocks, self.controls, rows=self.rows, owner=owner, image=self.image)

    def files(self) -> list[discord.File]:
        """The files that go with them."""
        return card_files(self.blocks, self.image)


def private(*sentences: str) -> Reply:
    """Sentences for who asked or pressed alone."""
    return Reply(notice(*sentences), private=True)


async def answer(ctx: Context, reply: Reply) -> discord.Message:
    """Reply to a typed or slash command, and return what was sent."""

    async def send(reply: Reply) -> discord.Message:
        return await ctx.send(
            view=reply.view(ctx.author.id), files=reply.files(), allowed_mentions=NO_MENTIONS, ephemeral=reply.private
        )

    return await _with_image_if_allowed(send, reply)


async def answer_click(interaction: Interaction, reply: Reply) -> discord.Message | None:
    """Reply to a click or a form, or follow up where it has been answered already; returns what was sent."""

    async def send(reply: Reply) -> discord.Message | None:
        view, files = reply.view(interaction.user.id), reply.files()
        if interaction.response.is_done():
            return await interaction.followup.send(
                view=view, files=files, allowed_mentions=NO_MENTIONS, ephemeral=reply.private, wait=True
            )
        sent = await interaction.response.send_message(
            view=view, files=files, allowed_mentions=NO_MENTIONS, ephemeral=reply.private
        )
        return sent.resource if isinstance(sent.resource, discord.Message) else None

    return await _with_image_if_allowed(send, reply)


async def change_card(interaction: Interaction, reply: Reply) -> None:
    """Show a reply in place of the card that was clicked."""

    async def change(reply: Reply) -> None:
        done = interaction.response.is_done()
        edit = interaction.edit_original_response if done else interaction.response.edit_message
        await edit(view=reply.view(interaction.user.id), attachments=reply.files(), allowed_mentions=NO_MENTIONS)

    await _with_image_if_allowed(change, reply)


async def _with_image_if_allowed(send: Callable[[Reply], Awaitable[_Sent]], reply: Reply) -> _Sent:
    """Send a reply; without its picture, and saying so, where no files may be attached."""
    try:
        return await send(reply)
    except discord.Forbidden:
        if reply.image is None:
            raise
        return await send(reply.without_image())


async def guarded(
    interaction: Interaction, doing: Awaitable[object], on_failure: Callable[[Exception], Reply] | None = None
) -> None:
    """Do something for a click or a form; a failure is answered, by an apology or what `on_failure` says."""
    try:
        await doing
    except discord.NotFound as gone:
        log.warning("A click could not be answered in time: %s", gone)
    except Exception as error:  # noqa: BLE001 - nobody who clicks is left in silence
        # Who may not is told so, whatever they sent: that is no failure of ours.
        says = _apology if isinstance(error, NotAllowed | NotInAServer) else on_failure or _apology
        try:
            await answer_click(interaction, says(error))
        except discord.HTTPException as failed:
            log.warning("A failed click could not be answered: %s", failed)


def refused(error: NotAllowed | NotInAServer) -> Blocks:
    """What somebody is told who has no right to what they tried."""
    if isinstance(error, NotInAServer):
        return notice(notice_words.NOT_IN_DMS_TITLE, notice_words.NOT_IN_DMS)
    return notice(notice_words.NOT_ALLOWED_TITLE[error.right], notice_words.not_allowed(error.right, error.role))


def _apology(error: Exception) -> Reply:
    if isinstance(error, NotAllowed | NotInAServer):
        return Reply(refused(error), private=True)
    if isinstance(error, TooFast):
        return Reply(notice(notice_words.SLOW_DOWN_TITLE, notice_words.slow_down(error.seconds)), private=True)
    return Reply(failure_reply(error, "a click or form"), private=True)


async def commands_of(where: Context | Interaction) -> Commands:
    """How somebody types commands where they are; who clicks types slash commands."""
    if isinstance(where, discord.Interaction):
        return Commands(await where.client.servers.prefix(where.guild_id), slash=True)
    return Commands(await where.bot.servers.prefix(where.guild and where.guild.id), slash=where.interaction is not None)


def server_of(where: Context | Interaction) -> int | None:
    """The server whose record counts; None, for the shipped one alone, in direct messages, and where the bot
    is there for one person who installed it.
    """
    interaction = where if isinstance(where, discord.Interaction) else where.interaction
    if interaction is None:
        return where.guild.id if where.guild else None
    # By whom the bot was installed: 0 is a server, 1 a person. discord.py's own methods know only whether that
    # person is the one who clicks, who may be somebody else.
    installed: Mapping[int, int] = getattr(interaction, "_integration_owners", {})
    return None if installed and installed.get(0) != interaction.guild_id else interaction.guild_id
