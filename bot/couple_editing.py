"""What editors do to the couples of their server: each change asked once, with one outcome."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.archive import Archive
from bot.couple_outcomes import (
    Adding,
    CoupleChanged,
    CoupleHere,
    CoupleNotSaved,
    CoupleOutdated,
    CoupleRemoved,
    Deed,
    Editing,
    Marking,
    MinorKept,
    NothingDone,
)
from bot.couples import (
    aliases_in,
    aliases_of,
    all_names,
    clashes,
    couple_mistakes,
    held_by,
    name_mistakes,
    pack_mistakes,
    place_of,
    read_couple,
    with_aliases,
)
from bot.mistakes import Mistake
from bot.reasoning.names import plain
from bot.replies.words import couple_refusals, guard_words, notice_words
from bot.replies.words import couple_words as words
from bot.takedown import standing_names
from db.changes import Change
from db.guard import Private, minor_mark, private_in
from db.layers import Outdated
from db.records import MAX_TEXT, Couple, Pack
from db.rows import StoredCouple
from db.versions import COUPLES, Version


class CoupleEditing:
    """Changes to the couples of one server at a time. Methods raise RecordUnavailable, with nothing saved."""

    def __init__(self, archive: Archive, commands: frozenset[str]) -> None:
        self._archive = archive
        self._store = archive.store
        self._commands = commands
        # What is checked against the other couples' names holds until it is saved.
        self._turn = asyncio.Lock()

    async def add(self, fields: Mapping[str, str], *, server: int, editor: int) -> Adding:
        """Add a couple as typed."""
        async with self._turn:
            couple = read_couple(fields, await self._archive.names(server), self._commands)
            if not isinstance(couple, Couple):
                return CoupleNotSaved(couple)
            if removed := await self._removed(couple.slug, server):
                return removed
            written = await self._store.layers.add_couple(server, couple, _change("added", editor))
            return CoupleChanged(Deed.ADDED, None, couple, written.version, own=True)

    async def adopt(self, pack: Pack, *, server: int, editor: int, shipped: bool = False) -> Adding:
        """Add a pack's couple with all of its events as this server's own.

        Of a `shipped` pack, a couple that this server removed comes back as it was.
        """
        couple = pack.couple
        removed = await self._removed(couple.slug, server)
        if removed and shipped:
            outcome = await self.take_back(removed.version, server=server, editor=editor, deed=Deed.PUT_BACK)
            return outcome if isinstance(outcome, CoupleChanged | CoupleNotSaved) else removed
        # Looking through the texts of the largest takes longer than others want to wait for their answers.
        in_pack = await asyncio.to_thread(pack_mistakes, pack)
        async with self._turn:
            names = await self._archive.names(server)
            if stored := names.by_slug(couple.slug):
                return CoupleHere(stored.couple)
            if removed := await self._removed(couple.slug, server):
                return removed
            mistakes = (*name_mistakes(couple, names, self._commands), *in_pack)
            if mistakes:
                return CoupleNotSaved(mistakes)
            change = _change(f"pack {couple.slug}, version {pack.version}", editor)
            written = await self._store.adoption.adopt(server, pack, change)
            return CoupleChanged(Deed.ADDED, None, couple, written.version, own=True, pack=pack)

    async def edit(self, number: int, fields: Mapping[str, str], *, server: int, editor: int, seen: int) -> Editing:
        """Call a couple what was typed, if it is still as its editor saw it."""
        async with self._turn:
            now = await self._seen(number, server)
            if now is None or not now.stands:
                return _gone(now)
            if now.id != seen:
                before = [each for each in await self._store.couple_versions(server, number) if each.id == seen]
                return CoupleOutdated(now, before[0] if before else None)
            names = await self._archive.names(server)
            stored = next((each for each in names.couples if each.id == number), None)
            if stored is None:
                return NothingDone(words.NOT_HERE)
            couple = read_couple(fields, names, self._commands, before=stored)
            if not isinstance(couple, Couple):
                return CoupleNotSaved(couple)
            return await self._save(stored, now, couple, _change("edited", editor), server=server)

    async def remove(self, stored: StoredCouple, reason: str, *, server: int, editor: int) -> Editing:
        """Take a couple out of a server's record; its history stays."""
        why = " ".join(reason.split())
        if not why:
            return CoupleNotSaved((Mistake("reason", couple_refusals.REASON_MISSING),))
        if private := private_in(why, stored.couple.minors):
            return CoupleNotSaved(
                (Mistake("reason", guard_words.refused(words.LABELS["reason"], private), private=True),)
            )
        if len(why) > MAX_TEXT:
            return CoupleNotSaved(
                (Mistake("reason", couple_refusals.too_long(words.LABELS["reason"], len(why), MAX_TEXT)),)
            )
        async with self._turn:
            written = await self._store.layers.retract(COUPLES, stored.id, server, _change(why, editor))
            if written is None:
                return NothingDone(words.NOT_HERE)
            own = stored.server is not None
            return CoupleChanged(Deed.REMOVED, stored.couple, None, written.version, own, why)

    async def take_back(self, version: int, *, server: int, editor: int, deed: Deed) -> Editing:
        """Undo a change of this server's layer, as `deed` calls it, unless the couple has been changed since."""
        async with self._turn:
            versions = await self._store.couple_versions(server)
            undone = next((each for each in versions if each.id == version and each.layer == server), None)
            if undone is None:
                return NothingDone(words.CHANGED_SINCE)
            names = await self._archive.names(server)
            if down := names.taken_down_as(undone.says):
                return NothingDone(notice_words.couple_taken_down(down))
            history = [each for each in versions if each.entry == undone.entry]
            after = _before(undone, history)
            if after and (mistakes := clashes(after, names)):
                return CoupleNotSaved(mistakes)
            written = await self._store.layers.take_back(COUPLES, version, server, _change(deed.value, editor))
            if written is None:
                return NothingDone(words.CHANGED_SINCE)
            before = undone.says if undone.stands else None
            own = all(each.layer is not None for each in history)
            return CoupleChanged(deed, before, after, written.version, own)

    async def add_alias(
        self, stored: StoredCouple, alias: str, person: str | None, *, server: int, editor: int
    ) -> Editing:
        """Let a couple, or one of the two, be found by another name."""
        called = aliases_in(alias)
        if not called:
            return CoupleNotSaved((Mistake("aliases", couple_refusals.ALIAS_MISSING),))
        place = place_of(stored.couple, person) if person and person.strip() else None
        if person and person.strip() and place is None:
            both = [each.name for each in stored.couple.people]
            return CoupleNotSaved((Mistake("person", couple_refusals.person_unknown(person, both)),))
        aliases = aliases_of(stored.couple, place)
        new = tuple(each for each in called if each not in aliases)
        if not new:
            whose = stored.couple.name if place is None else stored.couple.people[place].name
            return NothingDone(couple_refusals.alias_there(", ".join(called), whose))
        couple = with_aliases(stored.couple, place, (*aliases, *new))
        return await self._replace(stored, couple, server=server, editor=editor)

    async def remove_alias(self, stored: StoredCouple, alias: str, *, server: int, editor: int) -> Editing:
        """Take an alias away, from the couple or else from whoever of the two has it."""
        wanted = plain(alias)
        for place in (None, 0, 1):
            aliases = aliases_of(stored.couple, place)
            exactly = tuple(each for each in aliases if each != alias.strip())
            left = exactly if exactly != aliases else tuple(each for each in aliases if plain(each) != wanted)
            if left != aliases:
                couple = with_aliases(stored.couple, place, left)
                return await self._replace(stored, couple, server=server, editor=editor)
        return NothingDone(couple_refusals.alias_unknown(alias, stored.couple.aliases))

    async def mark_minor(self, stored: StoredCouple, name: str, *, server: int, editor: int) -> Marking:
        """Keep a minor's full name out of all texts about a couple; the name itself goes nowhere."""
        try:
            mark = minor_mark(name)
        except ValueError:
            return CoupleNotSaved((Mistake(None, words.MINOR_NO_NAME),))
        couple = stored.couple
        if mark in couple.minors:
            return NothingDone(words.MINOR_THERE)
        if any(private_in(called, (mark,)) is Private.MINOR for _, called in all_names(couple)):
            return CoupleNotSaved((Mistake(None, words.MINOR_HELD_NAMES),))
        held = held_by(await self._archive.record(stored, server), mark)
        kept = replace(couple, minors=(*couple.minors, mark))
        outcome = await self._replace(stored, kept, server=server, editor=editor)
        return MinorKept(outcome, held) if isinstance(outcome, CoupleChanged) else outcome

    async def clear_minors(self, stored: StoredCouple, *, server: int, editor: int) -> Editing:
        """Allow the names again that this server kept out; those of the shipped record stay kept out."""
        shipped = [each for each in await self._store.couple_versions(server, stored.id) if each.layer is None]
        kept = shipped[-1].says.minors if shipped else ()
        if set(stored.couple.minors) <= set(kept):
            return NothingDone(words.MINOR_NONE)
        return await self._replace(stored, replace(stored.couple, minors=kept), server=server, editor=editor)

    async def seen(self, number: int, server: int) -> Version[Couple] | None:
        """The version of a couple that counts for a server; None where there is no such couple."""
        return await self._seen(number, server)

    async def _seen(self, number: int, server: int) -> Version[Couple] | None:
        return seen_version(await self._store.couple_versions(server, number), server)

    async def _replace(self, stored: StoredCouple, couple: Couple, *, server: int, editor: int) -> Editing:
        """Call a couple otherwise, as it was read a moment ago."""
        async with self._turn:
            now = await self._seen(stored.id, server)
            if now is None or not now.stands:
                return _gone(now)
            if now.says != stored.couple:
                return CoupleOutdated(now, None)
            names = await self._archive.names(server)
            if mistakes := couple_mistakes(couple, names, self._commands, stored):
                return CoupleNotSaved((*mistakes,))
            return await self._save(stored, now, couple, _change("edited", editor), server=server)

    async def _save(
        self, stored: StoredCouple, now: Version[Couple], couple: Couple, change: Change, *, server: int
    ) -> Editing:
        if couple == now.says:
            return NothingDone(words.NOTHING_CHANGED)
        written = await self._store.layers.edit_couple(stored.id, server, couple, change, seen=now.id)
        if isinstance(written, Outdated):
            # Another process was faster by less than a moment.
            return NothingDone(words.CHANGED_SINCE)
        return CoupleChanged(Deed.EDITED, now.says, couple, written.version, own=stored.server is not None)

    async def removed(self, text: str, server: int) -> CoupleRemoved | None:
        """The couple that a text begins by naming, of those that this server removed and nobody took down."""
        gone = {each.entry: each for each in await self._all_removed(server)}
        stored = [StoredCouple(entry, None, version.says) for entry, version in gone.items()]
        found, _ = standing_names(stored, await self._store.takedowns.standing()).split(text)
        return CoupleRemoved(found[0].couple, gone[found[0].id].id) if found else None

    async def _removed(self, slug: str, server: int) -> CoupleRemoved | None:
        """The couple of a slug that this server removed, its own or a shipped one."""
        gone = [each for each in await self._all_removed(server) if each.says.slug == slug]
        return CoupleRemoved(gone[-1].says, gone[-1].id) if gone else None

    async def _all_removed(self, server: int) -> list[Version[Couple]]:
        """The removals of couples that this server does not see any more, by which they can be put back."""
        histories: dict[int, list[Version[Couple]]] = {}
        for version in await self._store.couple_versions(server):
            histories.setdefault(version.entry, []).append(version)
        seen = (seen_version(versions, server) for versions in histories.values())
        return [each for each in seen if each and not each.stands and each.layer == server]


def seen_version(versions: Sequence[Version[Couple]], server: int) -> Version[Couple] | None:
    """Of the versions of one couple, the oldest first, the one that counts for a server."""
    own = [each for each in versions if each.layer == server]
    if own and not own[-1].follows:
        return own[-1]
    shipped = [each for each in versions if each.layer is None]
    return shipped[-1] if shipped else None


def _before(undone: Version[Couple], history: Sequence[Version[Couple]]) -> Couple | None:
    """What a couple is once a version of a server's layer is undone; None where it does not stand then."""
    earlier = [each for each in history if each.layer == undone.layer and each.id < undone.id]
    shipped = [each for each in history if each.layer is None]
    now = earlier[-1] if earlier and not earlier[-1].follows else shipped[-1] if shipped else None
    return now.says if now and now.stands else None


def _gone(now: Version[Couple] | None) -> CoupleRemoved | NothingDone:
    """What there is to say of a couple that does not stand: it can be put back where this server removed it."""
    return CoupleRemoved(now.says, now.id) if now and now.layer is not None else NothingDone(words.NOT_HERE)


def _change(reason: str, editor: int) -> Change:
    return Change(datetime.now(UTC), reason, editor)
