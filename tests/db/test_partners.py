"""Whom the record names beside the couples, as each server sees it: from the file, and as it is kept in memory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.archive import Archive
from db.records import Event, Kind
from db.store import Store
from tests.db.samples import (
    BY_EDITOR,
    ELSEWHERE,
    HERE,
    PACK,
    couple_id,
    event,
    load,
    load_sample,
    pack_text,
    restore,
    retract,
)

OTHER = pack_text(
    ('slug = "abby-bo"', 'slug = "dan-eve"'),
    ('name = "Abby & Bo"', 'name = "Dan & Eve"'),
    ('aliases = ["AbBo"]', "aliases = []"),
    ('name = "Abby Ash"', 'name = "Dan Dorn"'),
    ('name = "Bo Birch"', 'name = "Eve Elm"'),
    ('about = ["Abby Ash"]', 'about = ["Dan Dorn"]'),
)


@pytest.fixture
async def couple(empty_store: Store) -> int:
    """The sample couple in the record, beside another one."""
    await load(empty_store, OTHER)
    return await load_sample(empty_store)


def beside(name: str, *, about: str = "Bo Birch") -> Event:
    """Somebody whom one of the two is seen with."""
    return replace(event(name), kind=Kind.NEW_PARTNER, about=(about,), partner=name)


async def test_a_record_that_names_nobody_has_no_partners(empty_store: Store, couple: int) -> None:
    assert await empty_store.partners(None) == ()
    assert await Archive(empty_store).partners(HERE) == {}


async def test_each_partner_is_named_once_for_each_couple(empty_store: Store, couple: int) -> None:
    other = await couple_id(empty_store, "dan-eve")
    for row, name in ((couple, "Cy Cole"), (couple, "Cy Cole"), (couple, "Di Dale"), (other, "Cy Cole")):
        about = "Bo Birch" if row == couple else "Dan Dorn"
        await empty_store.add_event(row, HERE, beside(name, about=about), BY_EDITOR)
    assert sorted(await empty_store.partners(HERE)) == sorted(
        [(other, "Cy Cole"), (couple, "Cy Cole"), (couple, "Di Dale")]
    )
    assert await Archive(empty_store).partners(HERE) == {"cy cole": {couple, other}, "di dale": {couple}}


async def test_a_server_sees_its_own_partners_and_never_anothers(empty_store: Store, couple: int) -> None:
    await empty_store.add_event(couple, HERE, beside("Cy Cole"), BY_EDITOR)
    await empty_store.add_event(couple, ELSEWHERE, beside("Di Dale"), BY_EDITOR)
    archive = Archive(empty_store)
    assert await empty_store.partners(HERE) == ((couple, "Cy Cole"),)
    assert await empty_store.partners(ELSEWHERE) == ((couple, "Di Dale"),)
    assert await empty_store.partners(None) == ()
    assert [await archive.partners(server) for server in (HERE, ELSEWHERE, None)] == [
        {"cy cole": {couple}},
        {"di dale": {couple}},
        {},
    ]


async def test_a_shipped_partner_is_everybodys_until_a_server_retracts_the_event(empty_store: Store) -> None:
    await load(
        empty_store,
        pack_text(
            ('kind = "denial"', 'kind = "new_partner"\npartner = "Cy \\"the Ünseen\\" Cole"'),
            ('disputes = ["met", "over"]\n', ""),
        ),
    )
    couple = await couple_id(empty_store, "abby-bo")
    archive = Archive(empty_store)
    for server in (HERE, ELSEWHERE, None):
        assert await empty_store.partners(server) == ((couple, 'Cy "the Ünseen" Cole'),)
        assert await archive.partners(server) == {"cy the unseen cole": {couple}}
    await retract(empty_store, couple, HERE, "no", BY_EDITOR)
    for server, seen in ((HERE, False), (ELSEWHERE, True), (None, True)):
        assert bool(await empty_store.partners(server)) is seen
        assert bool(await archive.partners(server)) is seen


async def test_a_retracted_event_names_nobody_until_it_is_restored(empty_store: Store, couple: int) -> None:
    archive = Archive(empty_store)
    key = await empty_store.add_event(couple, HERE, beside("Cy Cole"), BY_EDITOR)
    assert await archive.partners(HERE) == {"cy cole": {couple}}
    await retract(empty_store, couple, HERE, key, BY_EDITOR)
    assert await empty_store.partners(HERE) == ()
    assert await archive.partners(HERE) == {}
    await restore(empty_store, couple, HERE, key, BY_EDITOR)
    assert await archive.partners(HERE) == {"cy cole": {couple}}


async def test_a_pack_that_names_somebody_no_longer_is_followed(empty_store: Store) -> None:
    named = pack_text(
        ('kind = "denial"', 'kind = "new_partner"\npartner = "Cy Cole"'), ('disputes = ["met", "over"]\n', "")
    )
    await load(empty_store, named)
    assert [name for _, name in await empty_store.partners(HERE)] == ["Cy Cole"]
    await load(empty_store, PACK.replace("version = 1", "version = 2"))
    assert await empty_store.partners(HERE) == ()


async def test_the_same_partners_come_back_until_somebody_writes(empty_store: Store, couple: int) -> None:
    archive = Archive(empty_store)
    first = await archive.partners(HERE)
    assert await archive.partners(HERE) is first
    await empty_store.remember("anything", "at all")
    assert await archive.partners(HERE) is not first
