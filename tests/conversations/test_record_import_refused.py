"""Packs that are not brought in: with something to mend, by who may not, or for another server."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from simcord.actors import MemberActor

from bot.settings import Settings
from db.changes import Change
from db.records import Kind
from db.takedowns import Takedown
from db.versions import COUPLES
from tests.conversations.conftest import World
from tests.conversations.invented import bring, event, pack_of
from tests.conversations.pressing import answered, buttons, forge, lines, press, text
from tests.conversations.record_files import (
    as_file,
    asked_about,
    attach,
    sample,
    stored,
    summaries,
    zipped,
)
from tests.db.samples import everything, sample_pack

CHANGE = Change(datetime(2026, 11, 21, tzinfo=UTC), "a test", 1)
STORY = {"met": "They start dating.", "over": "They break up.", "no": "Ash denies that they ever dated."}
PARTED = ("They break up.", "They part.")
WAYS = ("slash", "typed")


def another_editor(world: World) -> MemberActor:
    """One more editor of the same server."""
    return world.guild.add_member(world.env.create_user("another editor"), roles=[world.roles["moderators"]])


async def test_only_who_attached_a_file_applies_it_and_only_there(world: World, tmp_path: Path) -> None:
    card = await attach(world, sample(), way="typed")
    other, second = world.elsewhere(), another_editor(world)
    before = everything(tmp_path / "record.db")
    refused = await press(second, card, "Apply")
    assert "Only whoever attached that file may apply it" in text(refused)
    assert refused.ephemeral
    theirs = await attach(other, sample(PARTED), way="typed")
    forged = buttons(card)["Apply"]["custom_id"]
    forge(other, theirs, forged)
    assert "no longer kept" in text(answered(await other.editor.click(theirs, custom_id=forged)))
    shown = forged.replace("import:apply:", "import:show:").rpartition(":")[0] + ":0"
    forge(other, theirs, shown)
    assert "no longer kept" in text(answered(await other.editor.click(theirs, custom_id=shown)))
    done = await press(world.editor, card, "Apply")
    undo = buttons(done)["Undo"]["custom_id"]
    forge(other, theirs, undo)
    assert "no such import in this server" in text(answered(await other.editor.click(theirs, custom_id=undo)))
    assert await summaries(world, "abby-bo") == STORY
    assert "no couple" in await asked_about(other, "abby-bo")
    assert before != everything(tmp_path / "record.db")
    assert "Undone" in text(await press(second, done, "Undo")), "any editor of the server may take it back"


@pytest.mark.parametrize("way", WAYS)
async def test_members_import_nothing(world: World, tmp_path: Path, way: str) -> None:
    card = await attach(world, sample(), way="typed")
    done = await press(world.editor, await attach(world, sample(), way="typed"), "Apply")
    before = everything(tmp_path / "record.db")
    refused = await attach(world, sample(), way=way, by=world.fan)
    assert "Only for editors." in text(refused)
    for shown, label in ((card, "Apply"), (done, "Undo")):
        assert "Only for editors." in text(await press(world.fan, shown, label))
    assert everything(tmp_path / "record.db") == before
    assert set(world.failures()) <= {"NotAllowed"}


@pytest.mark.parametrize("settings", [Settings(editor_role="Ship Keepers")])
async def test_who_holds_the_editors_role_imports(world: World) -> None:
    role = world.guild.create_role("Ship Keepers")
    keeper = world.guild.add_member(world.env.create_user("keeper"), roles=[role])
    card = await attach(world, sample(), by=keeper)
    assert "Imported" in text(await press(keeper, card, "Apply"))


def bomb() -> bytes:
    """A small zip that holds much."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("bomb.toml", b"#" * (30 * 10**6))
    return out.getvalue()


def crowd(events: int) -> bytes:
    """A pack of very many events."""
    return sample() + b"".join(b'[[events]]\nid="x%d"\n' % number for number in range(events))


CIRCLE = (
    sample().decode().replace('summary = "They start dating."', 'summary = "They start dating."\ndisputes = ["no"]')
)
FILES = {
    "no pack": (b"MZ\x90\x00", "packs.toml: this is not"),
    "a zip bomb": (bomb(), "unpacks to more than 8 MB"),
    "20,000 events": (crowd(20_000), "20,003 events; at most 5,000"),
    "too large": (b"#" * (2 * 10**6 + 1), "more than 2 MB"),
    "a cycle": (CIRCLE.encode(), "its disputes lead back to itself"),
    "a mistake": (sample().replace(b"2021-06-01", b"soon"), 'event "over", field `date`'),
    "two of one name": (
        zipped(one=sample(), two=sample(('slug = "abby-bo"', 'slug = "other"'))),
        "too; choose another",
    ),
    "an address": (sample(("They break up.", "They leave 12 Elm Street, Springfield.")), "holds an address"),
    "a day to come": (sample(("2021-07-01", "2027-07-01")), "2027-07-01 is still to come"),
    "a command's name": (sample(('"AbBo"', '"Help"')), "is the name of a command"),
    "another couple's name": (sample(('"AbBo"', '"Kimye"')), "is what Kim Kardashian & Kanye West is called here"),
    "other people": (
        as_file(pack_of("kimye", "Kimye", people=("Ann Ash", "Bob Birch"))),
        "names Ann Ash and Bob Birch; here the couple is Kim Kardashian and Kanye West",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("way", WAYS)
async def test_a_file_with_something_to_mend_is_refused_whole(
    world: World, tmp_path: Path, name: str, way: str
) -> None:
    data, says = FILES[name]
    before = everything(tmp_path / "record.db")
    card = await attach(world, data, "packs.zip" if data.startswith(b"PK") else "packs.toml", way=way)
    assert text(card).startswith("## Not imported: the file has something to mend.")
    assert says in text(card).replace("\\", "")
    assert list(buttons(card)) == []
    assert card.ephemeral == (way == "slash")
    assert everything(tmp_path / "record.db") == before


async def test_what_is_too_large_is_not_fetched(world: World) -> None:
    before = len(world.env.http_requests)
    await attach(world, b"#" * (2 * 10**6 + 1))
    assert not [sent for sent in world.env.http_requests[before:] if "attachments" in sent.path]


async def test_very_many_mistakes_are_counted(world: World) -> None:
    events = [event(n, "2027-01-01", Kind.STATEMENT, f"Said {n}.") for n in range(60)]
    card = await attach(world, as_file(pack_of("many", "Many & More", *events)))
    assert len(lines(card)) <= 26
    assert "more" in lines(card)[-1]


async def test_a_couple_that_was_taken_down_does_not_come_back(world: World) -> None:
    down = Takedown("abby-bo", ("Abby & Bo",), ("Abby Ash", "Bo Birch"), "asked", datetime(2026, 11, 1, tzinfo=UTC))
    card = await attach(world, sample())
    await world.store.takedowns.take_down(down)
    pressed = await press(world.editor, card, "Apply")
    assert "was taken down" in text(pressed)
    assert "was taken down" in text(await attach(world, sample()))


async def test_a_shipped_couple_that_this_server_removed_is_put_back_first(world: World) -> None:
    await bring(world.store, sample_pack())
    couple = await stored(world, "abby-bo")
    await world.store.layers.retract(COUPLES, couple.id, world.guild.id, CHANGE)
    assert "this server removed the couple; put it back" in text(await attach(world, sample()))
    assert "Nothing to import" in text(await attach(world.elsewhere(), sample()))
