"""Packs brought into the record: once, again, changed, and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.packs import checked_pack, load_folder, pack_of, shipped_packs
from bot.reasoning.story import in_story_order
from db.packfile import PackError
from db.packstore import Loaded, Origin
from db.records import Record
from db.store import Store, open_store
from tests.db.samples import (
    BY_PACK,
    PACK,
    bytes_of,
    count,
    everything,
    keys,
    load,
    load_sample,
    pack_text,
    put,
    rows,
    sample_pack,
)

VERSION_2 = ("version = 1", "version = 2")
SHIPPED = {"kimye": 106, "bennifer": 40, "tayvis": 25}
VERSIONS = "SELECT action, summary FROM event_versions v JOIN events e ON e.id = event_id WHERE key = ? ORDER BY v.id"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file that `empty_store` opens."""
    return tmp_path / "record.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the sample pack and another couple's."""
    made = tmp_path / "packs"
    made.mkdir()
    (made / "abby.toml").write_text(PACK, encoding="utf-8")
    (made / "dee.toml").write_text(other_pack(), encoding="utf-8")
    return made


def other_pack(alias: str = "DeeEd") -> str:
    return pack_text(('"abby-bo"', '"dee-ed"'), ('"Abby & Bo"', '"Dee & Ed"'), ('"AbBo"', f'"{alias}"'))


async def slugs(store: Store) -> list[str]:
    return [stored.couple.slug for stored in await store.couples(None)]


@pytest.mark.parametrize(("slug", "events"), SHIPPED.items())
def test_the_shipped_packs_are_right(slug: str, events: int) -> None:
    pack = checked_pack(slug, shipped_packs().joinpath(f"{slug}.toml").read_text(encoding="utf-8"))
    assert (pack.couple.slug, len(pack.events)) == (slug, events)


async def test_the_record_holds_what_the_shipped_packs_say(empty_store: Store) -> None:
    await load_folder(empty_store, shipped_packs())
    for stored in await empty_store.couples(None):
        text = shipped_packs().joinpath(f"{stored.couple.slug}.toml").read_text(encoding="utf-8")
        pack = checked_pack("p", text)
        assert stored.couple == pack.couple
        assert (await empty_store.events(stored.id, None)).listed == pack.events
        assert await empty_store.sources(stored.id, None) == pack.sources


async def test_what_is_exported_is_what_was_loaded(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    seen = await empty_store.events(couple, None)
    exported = pack_of(Record(sample_pack().couple, in_story_order(seen.listed, seen.added)), 1)
    assert (exported.couple, exported.events) == (sample_pack().couple, sample_pack().events)
    assert set(exported.sources) == set(sample_pack().sources)


async def test_loading_the_same_packs_again_changes_not_one_byte(tmp_path: Path) -> None:
    async with open_store(tmp_path / "record.db") as store:
        await load_folder(store, shipped_packs())
        assert count(tmp_path / "record.db", "pack_loads") == 3
    before = bytes_of(tmp_path / "record.db")
    async with open_store(tmp_path / "record.db") as store:
        await load_folder(store, shipped_packs())
        assert len(await slugs(store)) == 3
    assert bytes_of(tmp_path / "record.db") == before


async def test_loading_the_same_pack_again_adds_no_row(empty_store: Store, path: Path) -> None:
    assert await load(empty_store, PACK) is Loaded.ADDED
    before = everything(path)
    assert await load(empty_store, PACK) is Loaded.UNCHANGED
    assert everything(path) == before


async def test_a_higher_version_changes_what_differs_and_nothing_else(empty_store: Store, path: Path) -> None:
    couple = await load_sample(empty_store)
    before = rows(path, "SELECT * FROM event_versions ORDER BY id")
    changed = pack_text(VERSION_2, ("They break up.", "They part."), ('"AbBo"', '"AbBo", "BoAb"'))
    assert await load(empty_store, changed) is Loaded.UPGRADED
    assert [e.summary for e in (await empty_store.events(couple, None)).listed][1] == "They part."
    assert (await empty_store.couples(None))[0].couple.aliases == ("AbBo", "BoAb")
    assert rows(path, "SELECT * FROM event_versions ORDER BY id")[:3] == before
    assert rows(path, VERSIONS, ("over",)) == [("add", "They break up."), ("change", "They part.")]
    assert count(path, "event_versions") == 4
    assert rows(path, "SELECT action, aliases FROM couple_versions ORDER BY id") == [
        ("add", '["AbBo"]'),
        ("change", '["AbBo", "BoAb"]'),
    ]
    assert rows(path, "SELECT version, digest FROM pack_loads ORDER BY id") == [(1, PACK), (2, changed)]


async def test_a_higher_version_adds_retracts_and_restores(empty_store: Store, path: Path) -> None:
    couple = await load_sample(empty_store)
    without = PACK[: PACK.index('[[events]]\nid = "no"')].replace(*VERSION_2)
    more = f'{without}[[events]]\nid = "new"\nkind = "statement"\ncertainty = "reported"\n'
    assert await load(empty_store, f'{more}summary = "More."\nsources = ["a"]\n') is Loaded.UPGRADED
    assert await keys(empty_store, couple, None) == ["met", "over", "new"]
    denial = "Ash denies that they ever dated."
    assert rows(path, VERSIONS, ("no",)) == [("add", denial), ("retract", denial)]
    assert await load(empty_store, pack_text(("version = 1", "version = 3"))) is Loaded.UPGRADED
    assert (await empty_store.events(couple, None)).listed == sample_pack().events
    assert rows(path, VERSIONS, ("no",)) == [("add", denial), ("retract", denial), ("restore", denial)]
    assert rows(path, VERSIONS, ("new",)) == [("add", "More."), ("retract", "More.")]


async def test_a_changed_article_is_a_version_of_the_article_alone(empty_store: Store, path: Path) -> None:
    couple = await load_sample(empty_store)
    await load(empty_store, pack_text(VERSION_2, ('title = "They met"', 'title = "How they met"')))
    told = rows(path, "SELECT action, title FROM source_versions v JOIN sources s ON s.id = source_id WHERE key = 'a'")
    assert told == [("add", "They met"), ("change", "How they met")]
    assert count(path, "event_versions") == 3
    assert (await empty_store.events(couple, None)).listed[0].sources[0].title == "How they met"


async def test_a_new_order_of_the_story_is_kept(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    denial = PACK[PACK.index('[[events]]\nid = "no"') :]
    reordered = (
        PACK.replace(denial, "")
        .replace(*VERSION_2)
        .replace('[[events]]\nid = "over"', denial + '[[events]]\nid = "over"')
    )
    assert await load(empty_store, reordered) is Loaded.UPGRADED
    assert await keys(empty_store, couple, None) == ["met", "no", "over"]


async def test_other_content_under_the_same_version_is_kept_out(empty_store: Store, path: Path) -> None:
    await load_sample(empty_store)
    before = everything(path)
    assert await load(empty_store, pack_text(("They break up.", "They part."))) is Loaded.KEPT
    assert everything(path) == before


async def test_a_lower_version_is_kept_out(empty_store: Store, path: Path) -> None:
    await load(empty_store, pack_text(VERSION_2, ("They break up.", "They part.")))
    before = everything(path)
    assert await load(empty_store, PACK) is Loaded.OLDER
    assert everything(path) == before


async def test_a_pack_that_was_kept_out_is_logged(
    empty_store: Store, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await load_folder(empty_store, folder)
    assert caplog.messages == []
    put(folder / "abby.toml", pack_text(("They break up.", "They part.")))
    await load_folder(empty_store, folder)
    [message] = caplog.messages
    assert message.startswith("abby.toml: ")
    assert "version" in message


async def test_a_couple_goes_with_its_folder_and_comes_back(empty_store: Store, folder: Path, path: Path) -> None:
    await load_folder(empty_store, folder)
    before = await empty_store.couples(None)
    await load_folder(empty_store, shipped_packs())
    assert await slugs(empty_store) == ["bennifer", "kimye", "tayvis"]
    await load_folder(empty_store, folder)
    assert await empty_store.couples(None) == before
    assert (await empty_store.events(before[0].id, None)).listed == sample_pack().events
    story = "SELECT action FROM couple_versions v JOIN couples c ON c.id = couple_id WHERE slug = ? ORDER BY v.id"
    assert rows(path, story, ("abby-bo",)) == [("add",), ("retract",), ("restore",)]
    assert rows(path, story, ("kimye",)) == [("add",), ("retract",)]


@pytest.mark.parametrize("version", ["version = 2", "version = 1"])
async def test_a_couple_comes_back_as_it_was_where_its_pack_is_kept_out(empty_store: Store, version: str) -> None:
    couple = await load(empty_store, pack_text(VERSION_2))
    assert couple is Loaded.ADDED
    await empty_store.keep_packs([], BY_PACK)
    assert await slugs(empty_store) == []
    assert await load(empty_store, pack_text(("version = 1", version), ('"Abby & Bo"', '"Others"'))) is not Loaded.ADDED
    [stored] = await empty_store.couples(None)
    assert stored.couple == sample_pack().couple


async def test_a_couple_comes_back_with_a_higher_version(empty_store: Store, path: Path) -> None:
    await load_sample(empty_store)
    await empty_store.keep_packs([], BY_PACK)
    assert await load(empty_store, pack_text(VERSION_2, ('"Abby & Bo"', '"Ash & Birch"'))) is Loaded.UPGRADED
    [stored] = await empty_store.couples(None)
    assert stored.couple.name == "Ash & Birch"
    assert rows(path, "SELECT name FROM couple_versions ORDER BY id DESC LIMIT 1") == [("Ash & Birch",)]


async def test_a_pack_loaded_by_hand_stays_when_the_folder_changes(empty_store: Store, folder: Path) -> None:
    await load(empty_store, PACK, origin=Origin.FILE)
    (folder / "abby.toml").unlink()
    await load_folder(empty_store, folder)
    assert await slugs(empty_store) == ["abby-bo", "dee-ed"]
    await load_folder(empty_store, shipped_packs())
    assert "abby-bo" in await slugs(empty_store)


@pytest.mark.parametrize("alias", ["AbBo", "abbo", "Abby and Bo", "abby-bo", "ABBY & BO!"])
async def test_two_packs_with_one_name_are_refused_before_anything_is_loaded(
    empty_store: Store, folder: Path, path: Path, alias: str
) -> None:
    put(folder / "dee.toml", other_pack(alias))
    before = everything(path)
    with pytest.raises(PackError, match=r"^dee\.toml: the couple, field `aliases`: abby\.toml .*choose another\.$"):
        await load_folder(empty_store, folder)
    assert everything(path) == before


async def test_one_wrong_pack_keeps_the_whole_folder_out(empty_store: Store, folder: Path, path: Path) -> None:
    put(folder / "dee.toml", other_pack().replace('kind = "denial"', 'kind = "denied"'))
    before = everything(path)
    with pytest.raises(PackError, match=r'^dee\.toml: event "no", field `kind`: '):
        await load_folder(empty_store, folder)
    assert everything(path) == before


async def test_files_that_are_no_packs_are_left_alone(empty_store: Store, folder: Path) -> None:
    put(folder / "README.md", "no pack")
    await load_folder(empty_store, folder)
    assert await slugs(empty_store) == ["abby-bo", "dee-ed"]
