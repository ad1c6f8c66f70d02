"""Packs that editors add couples from: those that come with the bot, and attached ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.bundles import BundleRefused, read_bundle
from bot.packs import checked_pack, shipped_packs
from bot.reasoning.names import plain
from bot.replies.words import couple_words as words
from db.records import Pack


@cache
def packs_that_ship() -> Mapping[str, Pack]:
    """The packs that come with the bot, by slug, in order."""
    files = (file for file in shipped_packs().iterdir() if file.name.endswith(".toml"))
    packs = [checked_pack(file.name, file.read_text(encoding="utf-8")) for file in files]
    return {pack.couple.slug: pack for pack in sorted(packs, key=lambda pack: pack.couple.slug)}


def shipped_pack(typed: str) -> Pack | None:
    """The pack that comes with the bot and is meant: by the slug, or any name of its couple."""
    wanted = plain(typed)
    for pack in packs_that_ship().values():
        couple = pack.couple
        if wanted in {plain(called) for called in (couple.slug, couple.name, *couple.aliases)}:
            return pack
    return None


def attached_pack(name: str, data: bytes) -> Pack:
    """The one pack in an attached file; raises BundleRefused."""
    packs = read_bundle(name, data)
    if len(packs) != 1:
        raise BundleRefused(words.one_pack(len(packs)))
    return packs[0]
