"""Suggestions in conversations: a channel for them, one sent, its card, and what its member is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult, ResponseMessage

from tests.conversations.conftest import World, reply_of, text_of
from tests.conversations.pressing import live
from tests.conversations.test_editing import REUNION
from tests.conversations.test_forms import shown

DECISIONS = ("accept", "edit", "reject")


async def choose(world: World, channel: ChannelHandle | None, *, hide_rumours: bool = False) -> None:
    """Let a server take suggestions in a channel, or none."""
    number = channel.id if channel else None
    await world.store.servers.change(
        world.guild.id,
        lambda now: replace(now, suggestions_channel=number, hide_rumours=hide_rumours),
        editor=world.editor.id,
        made_at=datetime.now(UTC),
    )


async def desk_of(world: World) -> ChannelHandle:
    """A new channel in which the editors decide."""
    made = world.guild.create_text_channel("suggestions")
    await choose(world, made)
    return made


async def suggest(world: World, *, by: MemberActor | None = None, **changes: Any) -> InteractionResult:
    """The reply to a suggestion with all options."""
    return await (by or world.fan).slash(world.channel, "suggest", **{**REUNION, **changes})


def card_of(world: World, desk: ChannelHandle) -> ResponseMessage:
    """The newest card in the editors' channel."""
    message = desk.last_message
    assert message
    return live(world, message)


def cards(desk: ChannelHandle) -> list[str]:
    """What the cards in the editors' channel say."""
    return [text_of(message) for message in desk.history()]


def told(member: MemberActor) -> list[str]:
    """The direct messages that a member got."""
    return [text_of(message) for message in member.user.dm_channel.history()]


async def decide(world: World, desk: ChannelHandle, how: str, *, by: MemberActor | None = None, **sent: Any) -> str:
    """Press a button of the newest card, and send the form that it opens; returns what the reply says."""
    editor, card = by or world.editor, card_of(world, desk)
    pressed = await editor.click(card, label=how.capitalize())
    if pressed.modal is None:
        return reply_of(pressed)
    filled = shown(pressed)
    filled |= {name: value for name, value in sent.items() if name in filled}
    return reply_of(await editor.submit_modal(pressed, filled))
