"""Packs from files into the shipped record: read, checked against the story, loaded."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from bot.questions import Verb
from bot.reasoning.names import Names, plain
from bot.reasoning.story import story_mistakes
from db.changes import Change
from db.packfile import PackError, read_pack
from db.packstore import Loaded, Origin
from db.records import Couple, Pack, Record, Source
from db.store import Store

log = logging.getLogger(__name__)

# Words that commands answer to, now or by plan: no couple may be called so.
RESERVED = frozenset(
    {"about", "ask", "couple", "couples", "event", "follow", "help", "ping", "privacy", "record"}
    | {"settings", "ship", "source", "suggest", "unfollow"}
    | set(Verb)
)


def shipped_packs() -> Traversable:
    """The folder of packs that comes with Shiplog."""
    return files("db").joinpath("packs")


def checked_pack(name: str, text: str) -> Pack:
    """A pack whose form, story and names are right; raises PackError listing what is not."""
    pack = read_pack(name, text)
    problems = [*story_mistakes(pack), *_reserved_names(pack.couple)]
    if problems:
        raise PackError(name, problems)
    return pack


def read_checked(path: Path) -> tuple[Pack, str]:
    """A checked pack from a file, and its digest; raises PackError, also where it cannot be read."""
    text = _text_of(path)
    return checked_pack(path.name, text), digest(text)


def read_to_load(path: Path) -> tuple[Pack, str]:
    """A pack from a file, and its digest, with a warning for what its story leaves open; raises PackError.

    An editor's record may have an open end, and its export is to be loaded nevertheless.
    """
    text = _text_of(path)
    pack = read_pack(path.name, text)
    if problems := _reserved_names(pack.couple):
        raise PackError(path.name, problems)
    for mistake in story_mistakes(pack):
        log.warning("%s: %s", path.name, mistake)
    return pack, digest(text)


def digest(text: str) -> str:
    """A short name for a pack's exact content."""
    return hashlib.sha256(text.encode()).hexdigest()


async def load_folder(store: Store, folder: Traversable) -> None:
    """Make the shipped record hold the couples of a folder's packs, and no other folder's.

    Raises PackError, before anything is loaded, if any pack is wrong or two share a couple.
    """
    entries = sorted((e for e in folder.iterdir() if e.name.endswith(".toml")), key=lambda entry: entry.name)
    texts = {entry.name: _text_of(entry) for entry in entries}
    loads = await store.pack_loads()
    if {digest(text) for text in texts.values()} == {p.digest for p in loads.values() if p.origin is Origin.FOLDER}:
        return
    packs = {name: checked_pack(name, text) for name, text in texts.items()}
    no_couple_twice(packs)
    change = Change(datetime.now(UTC), "packs folder")
    await store.keep_packs([pack.couple.slug for pack in packs.values()], change)
    for name, pack in packs.items():
        change = replace(change, reason=f"{name}, version {pack.version}")
        loaded = await store.load_pack(pack, digest=digest(texts[name]), origin=Origin.FOLDER, change=change)
        if loaded in {Loaded.KEPT, Loaded.OLDER}:
            log.warning("%s: %s", name, not_newer(pack, loaded))


def not_newer(pack: Pack, loaded: Loaded) -> str:
    """Why a pack was not brought in."""
    has = f"version {pack.version} with other content" if loaded is Loaded.KEPT else "a higher version"
    return f"the pack, field `version`: the record has {has} of {pack.couple.slug}, and keeps it; raise it."


def refuse_taken_names(name: str, couple: Couple, names: Names) -> None:
    """Raise PackError where another couple on record is called like this one."""
    for called in (couple.slug, couple.name, *couple.aliases):
        for other in names.named(called):
            if other.couple.slug != couple.slug:
                wrong = f'the couple, field `aliases`: {other.couple.slug} is called "{called}" too; choose another.'
                raise PackError(name, [wrong])


def pack_of(record: Record, version: int, articles: Iterable[Source] = ()) -> Pack:
    """A record as the pack that tells it: its events in story order, the sources they cite, and other articles.

    Where two entries have one id, since the shipped record has got one that a server's own had, the later one
    goes by another.
    """
    cited = dict.fromkeys(source for event in record.events for source in event.sources)
    named = dict(zip(cited, _distinct(source.key for source in cited), strict=True))
    used = set(named.values())
    named |= {source: source.key for source in articles if source.key not in used}
    sources = {source: replace(source, key=key) for source, key in named.items()}
    keys = {event.key for event in record.events}
    events = tuple(
        replace(
            event,
            key=key,
            sources=(sources[event.sources[0]], *(sources[source] for source in event.sources[1:])),
            # A dispute with an event that has been retracted has nothing left to name.
            disputes=tuple(key for key in event.disputes if key in keys),
        )
        for event, key in zip(record.events, _distinct(event.key for event in record.events), strict=True)
    )
    return Pack(version, record.couple, tuple(sources.values()), events)


def _distinct(keys: Iterable[str]) -> list[str]:
    """Ids, each once: what stands again gets a number behind it."""
    found: dict[str, None] = {}
    for key in keys:
        number, free = 1, key
        while free in found:
            number += 1
            free = f"{key}-{number}"
        found[free] = None
    return list(found)


def _text_of(entry: Traversable) -> str:
    try:
        return entry.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise PackError(entry.name, [f"this file cannot be read: {reason}."]) from None


def _reserved_names(couple: Couple) -> list[str]:
    names = {"slug": [couple.slug], "name": [plain(couple.name)], "aliases": [plain(a) for a in couple.aliases]}
    return [
        f'the couple, field `{field}`: "{name}" is the name of a command; choose another.'
        for field, taken in names.items()
        for name in taken
        if name in RESERVED
    ]


def no_couple_twice(packs: dict[str, Pack]) -> None:
    """Raise PackError where two packs, by their files' names, call their couples the same."""
    seen: dict[str, str] = {}
    for name, pack in packs.items():
        for called in {plain(n) for n in (pack.couple.slug, pack.couple.name, *pack.couple.aliases)}:
            if called in seen:
                raise PackError(
                    name,
                    [f'the couple, field `aliases`: {seen[called]} calls its couple "{called}" too; choose another.'],
                )
            seen[called] = name
