"""Attached packs in conversations: written, attached, and read back from a reply."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from simcord.actors import MemberActor
from simcord.results import ResponseMessage

from bot.bundles import read_bundle
from db.packfile import read_pack
from db.packwriter import write_pack
from db.records import Pack
from db.rows import StoredCouple
from tests.conversations.conftest import World
from tests.conversations.pressing import answered, live
from tests.db.samples import pack_text


def sample(*changes: tuple[str, str]) -> bytes:
    """The sample pack as a file, with texts in it replaced."""
    text = pack_text(*changes)
    assert read_pack("sample.toml", text)
    return text.encode()


def as_file(pack: Pack) -> bytes:
    """A pack as a file."""
    return write_pack(pack).encode()


def zipped(**files: bytes) -> bytes:
    """A zip of packs by their slugs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        for name, data in files.items():
            bundle.writestr(f"{name.replace('_', '-')}.toml", data)
    return out.getvalue()


async def attach(
    world: World, data: bytes, name: str = "packs.toml", *, way: str = "slash", by: MemberActor | None = None
) -> ResponseMessage:
    """The card that an attached file brings an editor, by slash command or typed."""
    editor = by or world.editor
    if way == "slash":
        return answered(await editor.slash(world.channel, "record import", file=(name, data)))
    await editor.send(world.channel, "!record import", attachments=[(name, data)])
    return newest(world)


def newest(world: World) -> ResponseMessage:
    """The newest message of the bot that everybody sees."""
    message = next(message for message in reversed(world.channel.history()) if message.author.bot)
    return live(world, message)


async def record_command(world: World, name: str, *, by: MemberActor | None = None, **options: Any) -> ResponseMessage:
    """The reply to a slash command about the record."""
    return answered(await (by or world.editor).slash(world.channel, f"record {name}", **options))


async def packs_in(card: ResponseMessage) -> tuple[Pack, ...]:
    """The packs in the zip that goes with a reply."""
    [file] = card.attachments
    return read_bundle(file.filename, await file.read())


async def hide_rumours(world: World) -> None:
    """Let a server show no rumours to its readers."""
    now = datetime(2026, 11, 1, tzinfo=UTC)
    await world.store.servers.change(world.guild.id, lambda s: replace(s, hide_rumours=True), editor=1, made_at=now)


async def asked_about(world: World, slug: str) -> str:
    """What the bot says of a couple."""
    return await world.slash("ship status", couple=slug)


async def stored(world: World, slug: str) -> StoredCouple:
    """A couple as a server has it."""
    found = (await world.bot.answers.archive.names(world.guild.id)).by_slug(slug)
    assert found
    return found


async def summaries(world: World, slug: str) -> dict[str, str]:
    """What the events of a couple say in a server, by their ids, in the order of the story."""
    record = await world.bot.answers.archive.record(await stored(world, slug), world.guild.id)
    return {event.key: event.summary for event in record.events}
