"""What a server has of its own, as packs in a zip."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.archive import Archive
from bot.bundles import write_bundle
from bot.entries import Entries
from bot.imports import seen_of
from bot.packs import pack_of
from bot.reasoning.story import story_mistakes
from db.checks import pack_mistakes
from db.records import Pack
from db.rows import StoredCouple

# Discord takes files of 10 MB everywhere.
MOST_BYTES = 10 * 10**6


@dataclass(frozen=True, slots=True)
class Exported:
    """Packs in a zip, and what `pack check` would have mended in them, as sentences.

    `data` is None where the zip is larger than Discord takes.
    """

    name: str
    packs: tuple[Pack, ...]
    to_mend: tuple[str, ...]
    data: bytes | None


async def export(archive: Archive, server: int, couple: StoredCouple | None) -> Exported | None:
    """A couple as a server sees it, or every couple that it added or made its own; None where there is none.

    It holds rumours, also where readers are shown none. Raises RecordUnavailable.
    """
    couples = [couple] if couple else await _of_server(archive, server)
    if not couples:
        return None
    loads = await archive.store.pack_loads()
    packs: list[Pack] = []
    for stored in couples:
        record = await Entries(archive).record(stored, server)
        sources = seen_of(await archive.store.source_versions(stored.id, server))
        loaded = loads.get(stored.couple.slug) if stored.server is None else None
        standing = [version.says for version in sources if version.stands]
        packs.append(pack_of(record, loaded.version if loaded else 1, standing))
    to_mend, data = await asyncio.to_thread(_written, packs)
    name = f"{couple.couple.slug}.zip" if couple else "record.zip"
    return Exported(name, tuple(packs), to_mend, data if len(data) <= MOST_BYTES else None)


async def _of_server(archive: Archive, server: int) -> list[StoredCouple]:
    """The couples that a server added, and the shipped ones of which it says something itself."""
    touched = await archive.store.imports.touched(server)
    names = await archive.names(server)
    return [stored for stored in names.couples if stored.server == server or stored.id in touched]


def _written(packs: Sequence[Pack]) -> tuple[tuple[str, ...], bytes]:
    mistakes = (
        f"{pack.couple.slug}: {each}" for pack in packs for each in (*pack_mistakes(pack), *story_mistakes(pack))
    )
    return tuple(mistakes), write_bundle(packs)
