"""Changes of the record as editors make them, and what channels are told of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord
from simcord.backend.models.channel import Overwrite
from simcord.builders import ChannelHandle
from simcord.enums import OverwriteType

from bot.packs import pack_of
from bot.reasoning.names import Names
from cogs.announcing import announce
from db.changes import Change
from db.follows import Follow
from db.layers import Written
from db.packstore import Origin
from db.records import Certainty, Event, Kind, Record
from db.rows import StoredCouple
from db.versions import EVENTS, Version
from tests.conversations.conftest import World, text_of
from tests.db.samples import event

KIMYE = "Kim Kardashian & Kanye West"
WAS, NOW = "Status before:", "Status now:"
DIVORCED = "No. Divorced since 29 November 2022."
TOGETHER = "Yes. Dating since 1 November 2026."
REUNION = event("reunion", kind=Kind.RECONCILED, when="2026-11-01")
RUMOUR = replace(REUNION, certainty=Certainty.RUMOURED, summary="They may be together again.")


def by(world: World, reason: str = "an interview") -> Change:
    """A change that the world's editor makes now."""
    return Change(datetime.now(UTC), reason, world.editor.id)


async def stored(world: World, slug: str = "kimye") -> StoredCouple:
    """A couple as the world's server sees it."""
    found = Names(await world.store.couples(world.guild.id)).by_slug(slug)
    assert found
    return found


async def row_of(world: World, key: str, slug: str = "kimye") -> int:
    """The row of an event by its id."""
    return (await world.store.event_rows((await stored(world, slug)).id, world.guild.id))[key]


async def write(world: World, *events: Event, slug: str = "kimye", reason: str = "an interview") -> list[Written]:
    """Add events to a couple, without a word to anybody."""
    couple = await stored(world, slug)
    return [await world.store.layers.add_event(couple.id, world.guild.id, e, by(world, reason)) for e in events]


async def add(world: World, added: Event = REUNION, slug: str = "kimye", reason: str = "an interview") -> Written:
    """Add an event to a couple, and tell everybody."""
    [written] = await write(world, added, slug=slug, reason=reason)
    await tell(world)
    return written


async def edit(world: World, number: int, said: Event, *, seen: int, reason: str = "a better source") -> Written:
    """Let an event say something else, and tell everybody."""
    written = await world.store.layers.edit_event(number, world.guild.id, said, by(world, reason), seen=seen)
    assert isinstance(written, Written)
    await tell(world)
    return written


async def retract(world: World, number: int, reason: str = "wrong article") -> Written:
    """Retract an event, and tell everybody."""
    written = await world.store.layers.retract(EVENTS, number, world.guild.id, by(world, reason))
    assert written
    await tell(world)
    return written


async def restore(world: World, number: int) -> Written:
    """Restore an event, and tell everybody."""
    written = await world.store.layers.restore(EVENTS, number, world.guild.id, by(world, "it was right"))
    assert written
    await tell(world)
    return written


async def take_back(world: World, version: int) -> Written:
    """Undo a version of an event, and tell everybody."""
    written = await world.store.layers.take_back(EVENTS, version, world.guild.id, by(world, "undone"))
    assert written
    await tell(world)
    return written


async def tell(world: World) -> None:
    """Tell everybody who is to be told in the world's server."""
    await announce(world.bot, world.guild.id)
    await world.env.settle()


async def tick(world: World) -> None:
    """Let the bot look once for what is to be told."""
    await world.env.advance_time(61)


async def choose(world: World, log: ChannelHandle | None = None, **settings: Any) -> None:
    """Choose a log channel, and other settings."""
    await world.store.servers.change(
        world.guild.id,
        lambda before: replace(before, log_channel=log and log.id, **settings),
        editor=world.editor.id,
        made_at=datetime.now(UTC),
    )


async def following(world: World, slug: str = "kimye", name: str = "ship-news") -> ChannelHandle:
    """A new channel that follows a couple."""
    channel = world.guild.create_text_channel(name)
    assert "is told from now on" in await world.slash("follow", by=world.editor, couple=slug, channel=channel)
    return channel


def told(channel: ChannelHandle) -> list[str]:
    """What the bot said in a channel, message by message."""
    return [text_of(message) for message in channel.history() if message.author.bot]


async def forbid(world: World, channel: ChannelHandle, *, forbidden: bool = True) -> None:
    """Deny the bot to write in a channel, or let it again."""
    deny = discord.Permissions(send_messages=True).value if forbidden else 0
    overwrite = Overwrite(target_id=world.me, type=OverwriteType.MEMBER, allow=0, deny=deny)
    world.env.backend.set_overwrite(channel.id, overwrite)
    await world.env.settle()


async def delete(world: World, channel: ChannelHandle) -> None:
    """Delete a channel."""
    world.env.backend.delete_channel(channel.id)
    await world.env.settle()


async def seen_of(world: World, key: str) -> int:
    """The version of an event that its server sees."""
    return (await _seen(world, key)).id


async def said_of(world: World, key: str) -> Event:
    """What an event says, as its server sees it."""
    return (await _seen(world, key)).says


async def _seen(world: World, key: str) -> Version[Event]:
    couple, row = await stored(world), await row_of(world, key)
    [version] = await world.store.seen_events(couple.id, world.guild.id, row)
    return version


async def upgraded(world: World, change: dict[str, str], version: int = 99) -> None:
    """A new version of the shipped pack of Kimye, in which some events have another summary."""
    couple = await stored(world)
    record = await world.bot.answers.archive.record(couple, None)
    events = tuple(replace(e, summary=change.get(e.key, e.summary)) for e in record.events if change.get(e.key) != "")
    pack = pack_of(Record(record.couple, events), version)
    await world.store.load_pack(
        pack, digest=str(version), origin=Origin.FILE, change=replace(by(world), editor=None, reason="a pack")
    )


async def standing(world: World) -> tuple[Follow, ...]:
    """What the channels of a server follow."""
    return await world.store.follows.standing(world.guild.id)


async def logging(world: World, name: str = "log", **settings: bool) -> ChannelHandle:
    """A new channel that is the log."""
    channel = world.guild.create_text_channel(name)
    await choose(world, channel, **settings)
    return channel
