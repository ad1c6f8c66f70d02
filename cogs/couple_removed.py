"""Couples that editors name and that their server removed: they can be put back at once."""

from __future__ import annotations

from bot.asking import CoupleUnknown, NotNamed
from bot.client import Shiplog
from bot.couple_outcomes import CoupleRemoved
from bot.reasoning.names import Names
from bot.replies.couple_cards import removed_here_reply
from bot.replies.notices import misunderstood_reply
from cogs.couple_saving import Back, editing_of
from cogs.speaking import Context, Reply, commands_of


async def removed_here(bot: Shiplog, server: int, found: NotNamed, typed: str = "") -> CoupleRemoved | None:
    """The couple that a server removed, if a text that names none of its couples begins by naming that.

    `typed` is the whole text, where more was typed than the name that was looked for.
    """
    if not isinstance(found, CoupleUnknown):
        return None
    return await editing_of(bot).removed(typed or found.typed, server)


async def not_named_reply(ctx: Context, server: int, found: NotNamed, names: Names, typed: str = "") -> Reply:
    """What an editor is told of a text that names no couple: what it may mean, or that it can be put back."""
    if removed := await removed_here(ctx.bot, server, found, typed):
        return Reply(removed_here_reply(removed), (Back.again(removed.version),), private=True)
    blocks, rows = misunderstood_reply(found, names.couples, await commands_of(ctx))
    return Reply(blocks, rows=rows, private=True)
