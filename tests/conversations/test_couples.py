"""Editors keep the couples of their server: added, edited, removed, put back; what is refused, and who may."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from discord import app_commands
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.bundles import MAX_FILE
from bot.couples import FIELDS
from bot.takedown import take_down
from db.changes import Change
from db.errors import RecordUnavailable
from db.layers import Layers
from db.records import Couple
from db.rows import StoredCouple
from tests.conversations.conftest import World, buttons_of, reply_of, walked
from tests.conversations.pressing import answered, forge
from tests.conversations.test_editing import WHOLE
from tests.conversations.test_forms import message_of, shown
from tests.db.samples import MADE_AT, PACK, everything, pack_text

ANNBO = {"name": "Ann Example & Bo Sample", "first": "Ann Example, Ann", "second": "Bo Sample", "aliases": "AnnBo"}
TYPED = "!couple add " + " ".join(f"{name}: {value}" for name, value in ANNBO.items())
SLUG = "ann-example-and-bo-sample"
MAY_NOT = "Only for editors."


async def add(world: World, by: MemberActor | None = None, **fields: str) -> InteractionResult:
    """Add Ann and Bo by options."""
    return await (by or world.editor).slash(world.channel, "couple add", **{**ANNBO, **fields})


async def couples(world: World) -> dict[str, StoredCouple]:
    """The couples that a server sees, by slug."""
    return {each.couple.slug: each for each in await world.store.couples(world.guild.id)}


async def couple(world: World, slug: str = SLUG) -> Couple:
    """One couple that a server sees."""
    return (await couples(world))[slug].couple


def second_editor(world: World) -> MemberActor:
    """Another editor of the same server."""
    return world.guild.add_member(world.env.create_user("second"), roles=[world.roles["moderators"]])


async def test_a_couple_is_added_by_options_and_answers_everywhere(world: World) -> None:
    result = await add(world)
    assert not result.ephemeral
    assert f"{ANNBO['name']} is on this server's record." in reply_of(result).replace("\\", "")
    assert f"**Slug:** {SLUG}" in reply_of(result)
    assert f"/{SLUG} status or !{SLUG} status" in reply_of(result)
    assert buttons_of(result) == ["Undo"]
    for line in (f"!{SLUG}", "!annbo", "!ann and bo sample", "!bo sample and ann example why"):
        assert "Not yet" in await world.say(line) or "Step by step" in await world.say(line), line
    assert "Not yet" in await world.slash(f"{SLUG} status")
    assert "Not yet" in await world.slash("ship status", couple="annbo")
    assert "Ann Example" in await world.say("!couples")
    assert ANNBO["name"] in await world.choices("ship status", "couple", "annb")


async def test_flags_do_the_same_after_the_prefix(world: World) -> None:
    assert "is on this server's record" in await world.say(TYPED + " slug: AnnBo2", by=world.editor)
    assert (await couple(world, "annbo2")).aliases == ("AnnBo",)
    assert "Not yet" in await world.slash("annbo2 status")


@pytest.mark.parametrize("restarts", [False, True])
async def test_the_form_hands_back_what_cannot_be_saved(world: World, restarts: bool) -> None:
    form = await world.editor.slash(world.channel, "couple add")
    assert form.modal
    assert form.modal["title"] == "Add a couple"
    assert shown(form) == dict.fromkeys(FIELDS, "")
    if restarts:
        await world.restart()
    sent = {**ANNBO, "slug": "kimye", "aliases": "AnnBo\nThe Two"}
    refused = await world.editor.submit_modal(form, sent)
    assert refused.ephemeral
    assert "Slug “kimye” is Kim Kardashian & Kanye West's here" in reply_of(refused)
    assert "- **First person:** Ann Example, Ann" in reply_of(refused)
    if restarts:
        await world.restart()
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    assert shown(fixing) == sent
    saved = await world.editor.submit_modal(fixing, {**sent, "slug": "annbo"})
    assert not saved.ephemeral
    assert (await couple(world, "annbo")).aliases == ("AnnBo", "The Two")
    assert "Not yet" in await world.slash("annbo status")


async def test_a_typed_command_without_anything_shows_how_and_opens_the_form(world: World) -> None:
    for line in ("!couple", "!couple add", "!couple remove", "!couple alias add", "!couple minor", "!couple edit"):
        assert "!couple remove bennifer the wrong people" in await world.say(line, by=world.editor), line
    how = world.channel.last_message
    assert how
    form = await world.editor.click(how, label="Add a couple")
    assert "is on this server's record" in reply_of(await world.editor.submit_modal(form, {**ANNBO, "slug": ""}))
    assert set(world.failures()) == {"MissingRequiredArgument"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"slug": "couple"}, "Slug “couple” is the name of a command of mine: choose another."),
        ({"slug": "is this"}, "Slug “is this” may hold only a-z, 0-9 and -"),
        ({"name": "Bennifer"}, "Name “Bennifer” is what Jennifer Lopez & Ben Affleck is called here"),
        ({"aliases": "x, Kim and Kanye"}, "Aliases “Kim and Kanye” is what Kim Kardashian & Kanye West is called here"),
        ({"second": "ANN example"}, "a couple is two people with different names"),
        ({"second": ""}, "Second person is missing"),
        ({"first": "Ann Example, ann@example.org"}, "First person holds an e-mail address"),
        ({"aliases": ",".join(f"Pair {n}" for n in range(26))}, "Aliases has 26 aliases: keep at most 25."),
        ({"name": "x" * 101}, "Name has 101 characters: shorten it to at most 100."),
    ],
)
async def test_what_cannot_be_is_refused_with_one_sentence(world: World, fields: dict[str, str], said: str) -> None:
    before = await couples(world)
    result = await add(world, None, **{"slug": "annbo", **fields})
    assert result.ephemeral
    assert said in reply_of(result).replace("\\", "")
    assert buttons_of(result) == ["Fix it"]
    assert await couples(world) == before
    [field] = fields
    assert shown(await world.editor.click(message_of(result), label="Fix it"))[field] == fields[field]


async def test_every_command_of_ours_is_refused_as_a_name(world: World) -> None:
    slash = [command for command in world.bot.tree.get_commands() if type(command).__name__ != "CoupleGroup"]
    for name in {command.name for command in (*slash, *world.bot.commands)}:
        result = await add(world, slug="annbo", aliases=f"{name.upper()}!")
        assert "is the name of a command of mine" in reply_of(result), name
    assert SLUG not in await couples(world)


async def test_an_edit_shows_before_and_after_and_keeps_the_slug(world: World) -> None:
    await add(world, slug="annbo")
    form = await world.editor.slash(world.channel, "couple edit", couple="annbo")
    assert form.modal
    assert form.modal["title"] == "Edit annbo (the slug stays)"
    assert shown(form) == ANNBO
    sent = {**ANNBO, "name": "Ann & Bo", "aliases": "The Two", "second": "Bo Sample, Bo"}
    reply = await world.editor.submit_modal(form, sent)
    assert not reply.ephemeral
    text = reply_of(reply).replace("\\", "")
    assert "**Name:** Ann Example & Bo Sample → Ann & Bo" in text
    assert "**Second person:** Bo Sample → Bo Sample, Bo" in text
    assert "**Aliases:** added “The Two”; left out “AnnBo”" in text
    assert (await couple(world, "annbo")).name == "Ann & Bo"
    undone = await world.editor.click(message_of(reply), label="Undo")
    assert "Undone: Ann Example & Bo Sample is as before." in reply_of(undone).replace("\\", "")
    assert (await couple(world, "annbo")).aliases == ("AnnBo",)
    again = await world.editor.click(message_of(undone), label="Put it back")
    assert buttons_of(again) == ["Undo"]
    assert (await couple(world, "annbo")).name == "Ann & Bo"


async def test_a_typed_edit_opens_the_form_by_a_button(world: World) -> None:
    assert "Edit Kim Kardashian & Kanye West in the form:" in await world.say(
        "!couple edit kim and ye", by=world.editor
    )
    card = world.channel.last_message
    assert card
    await world.restart()
    assert MAY_NOT in reply_of(await world.fan.click(card, label="Edit"))
    form = await world.editor.click(card, label="Edit")
    assert shown(form)["first"].startswith("Kim Kardashian, Kim, ")
    nothing = await world.editor.submit_modal(form, shown(form))
    assert "Nothing to save" in reply_of(nothing)
    renamed = await world.editor.submit_modal(
        await world.editor.click(card, label="Edit"), {**shown(form), "second": "Ye, Kanye West"}
    )
    assert "The two people's names stay" in reply_of(renamed)


async def test_two_editors_at_once_and_the_second_keeps_what_was_typed(world: World) -> None:
    await add(world, slug="annbo")
    second = second_editor(world)
    first_form = await world.editor.slash(world.channel, "couple edit", couple="annbo")
    second_form = await second.slash(world.channel, "couple edit", couple="annbo")
    await world.editor.submit_modal(first_form, {**ANNBO, "aliases": "AnnBo, Annies"})
    late = await second.submit_modal(second_form, {**ANNBO, "name": "Bo & Ann"})
    assert late.ephemeral
    text = reply_of(late).replace("\\", "")
    assert "has been changed meanwhile" in text
    assert f"By <@{world.editor.id}>:" in text
    assert "**Aliases:** added “Annies”" in text
    assert "**Name:** Bo & Ann" in text
    assert (await couple(world, "annbo")).name == ANNBO["name"]
    fixing = await second.click(message_of(late), label="Fix it")
    assert shown(fixing)["name"] == "Bo & Ann"
    saved = await second.submit_modal(fixing, {**shown(fixing), "aliases": "AnnBo, Annies"})
    assert not saved.ephemeral
    kept = await couple(world, "annbo")
    assert (kept.name, kept.aliases) == ("Bo & Ann", ("AnnBo", "Annies"))


async def test_a_couple_removed_while_it_is_edited_can_be_put_back(world: World) -> None:
    await add(world, slug="annbo")
    form = await world.editor.slash(world.channel, "couple edit", couple="annbo")
    await world.say("!couple remove annbo gone", by=world.editor)
    late = await world.editor.submit_modal(form, {**ANNBO, "name": "Bo & Ann"})
    assert "removed it" in reply_of(late)
    assert buttons_of(late) == ["Put it back"]
    await world.editor.click(message_of(late), label="Put it back")
    assert (await couple(world, "annbo")).name == ANNBO["name"]


async def test_events_follow_a_renamed_person_and_their_undo(world: World) -> None:
    await add(world, slug="annbo")
    options: dict[str, Any] = {**WHOLE, "couple": "annbo", "kind": "new_partner", "about": "Ann", "partner": "Cy Other"}
    await world.slash("event add", by=world.editor, **options)
    form = await world.editor.slash(world.channel, "couple edit", couple="annbo")
    edited = await world.editor.submit_modal(form, {**ANNBO, "first": "Anna Example, Ann"})
    assert "Anna Example with Cy Other" in await world.say("!annbo")
    await world.editor.click(message_of(edited), label="Undo")
    assert "Ann Example with Cy Other" in await world.say("!annbo")


@pytest.mark.parametrize("slug", ["kimye", "annbo"])
async def test_a_couple_is_removed_here_alone_and_put_back(world: World, slug: str) -> None:
    await add(world, slug="annbo")
    other = world.elsewhere()
    whole = await couple(world, slug)
    reply = await world.say(f"!couple remove {slug} the wrong people", by=world.editor)
    assert "is removed from this server's record" in reply
    assert "**Reason:** the wrong people" in reply
    assert slug not in await couples(world)
    assert {"kimye", "bennifer", "tayvis"} == set(await couples(other))
    removal = world.channel.last_message
    assert removal
    assert "Divorced" not in await world.say(f"!{slug}")
    assert MAY_NOT in reply_of(await world.fan.click(removal, label="Put it back"))
    await world.restart()
    back = await world.editor.click(removal, label="Put it back")
    assert "Put back:" in reply_of(back)
    assert await couple(world, slug) == whole
    undone = await world.editor.click(message_of(back), label="Undo")
    assert slug not in await couples(world)
    assert buttons_of(undone) == ["Put it back"]


async def test_adding_a_removed_couple_offers_to_put_it_back(world: World) -> None:
    await add(world, slug="annbo")
    await world.slash("couple remove", by=world.editor, couple="annbo", reason="not sure")
    refused = await add(world, slug="annbo", name="Others", aliases="")
    assert refused.ephemeral
    assert "This server had Ann Example & Bo Sample and removed it." in reply_of(refused).replace("\\", "")
    assert buttons_of(refused) == ["Put it back", "Fix it"]
    assert "annbo" not in await couples(world)
    await world.editor.click(message_of(refused), label="Put it back")
    assert (await couple(world, "annbo")).name == ANNBO["name"]
    await world.say("!couple remove kimye not here", by=world.editor)
    shipped = await add(world, slug="kimye", name="Others", aliases="")
    assert buttons_of(shipped) == ["Put it back", "Fix it"]


async def test_what_is_put_back_may_not_be_called_like_another_by_now(world: World) -> None:
    await add(world, slug="annbo")
    await world.say("!couple remove annbo not sure", by=world.editor)
    removal = world.channel.last_message
    assert removal
    await add(world, slug="others", name="Others", first="Cy", second="Di", aliases="AnnBo")
    clash = await world.editor.click(removal, label="Put it back")
    assert clash.ephemeral
    assert "Aliases “AnnBo” is what Others is called here" in reply_of(clash)
    assert "annbo" not in await couples(world)


async def test_one_button_pressed_twenty_times_does_it_once(world: World) -> None:
    result = await add(world, slug="annbo")
    replies = [await world.editor.click(message_of(result), label="Undo") for _ in range(20)]
    assert "Undone" in reply_of(replies[0])
    for late in replies[1:]:
        assert late.ephemeral
        assert "has been changed since; nothing was done" in reply_of(late)
    versions = await world.store.couple_versions(world.guild.id, None)
    assert len([each for each in versions if each.layer == world.guild.id]) == 2


async def test_aliases_are_added_and_removed_one_by_one(world: World) -> None:
    reply = await world.say("!couple alias add kim and kanye The West Wing", by=world.editor)
    assert "added “The West Wing”" in reply
    assert "Divorced" in await world.say("!the west wing")
    await world.say("!couple alias add kimye Kimmy person: kim", by=world.editor)
    assert "Kimmy" in (await couple(world, "kimye")).people[0].aliases
    two = await world.slash(
        "couple alias add", by=world.editor, couple="kimye", alias="Kimster, Kimbo", person="Kim Kardashian"
    )
    assert "Kimmy, Kimster, Kimbo" in two
    offered = await world.editor.autocomplete(world.channel, "couple alias remove", "alias", "kimm", couple="kimye")
    assert [choice["value"] for choice in offered] == ["Kimmy"]
    assert "left out" not in await world.say("!couple alias remove kimye Nobody", by=world.editor)
    assert "Kim Kardashian, " in await world.slash(
        "couple alias remove", by=world.editor, couple="kimye", alias="Kimmy"
    )
    assert "Kimmy" not in (await couple(world, "kimye")).people[0].aliases
    for wrong, said in (
        ("kimye Bennifer", "is what Jennifer Lopez & Ben Affleck is called here"),
        ("kimye help", "is the name of a command"),
        ("kimye The West Wing", "is called “The West Wing” already"),
        ("kimye K3 person: Pete", "“Pete” is neither of the two"),
        ("kimye 💍", "holds no letter or digit"),
    ):
        assert said in (await world.say(f"!couple alias add {wrong}", by=world.editor)).replace("\\", ""), wrong


async def keep_out(world: World, name: str) -> InteractionResult:
    """Keep a name out of all texts about Kimye."""
    return await world.editor.slash(world.channel, "couple minor add", couple="kimye", name=name)


async def test_a_minors_name_is_kept_out_and_stands_nowhere(world: World, tmp_path: Path) -> None:
    name = "Wee Testing Example"
    options: dict[str, Any] = {**WHOLE, "summary": f"They name their child {name}."}
    await world.slash("event add", by=world.editor, **options)
    kept = await keep_out(world, name)
    assert kept.ephemeral
    assert "Kept out from now on." in reply_of(kept)
    assert "wee" not in reply_of(kept).casefold()
    assert "Texts on record that hold it" in reply_of(kept)
    assert len((await couple(world, "kimye")).minors) == 9
    refused = await world.slash("event add", by=world.editor, **{**options, "date": "2026-11-03"})
    assert "Summary names a minor child" in refused
    assert "kept out already" in reply_of(await keep_out(world, name))
    assert "no full name" in reply_of(await keep_out(world, "Wee"))
    lines = [line for line in everything(tmp_path / "record.db").splitlines() if name in line]
    kept_in = [line.split('"')[1] for line in lines]
    assert kept_in == ["event_versions"], "in the event of before, and in no draft of what was refused after it"
    undone = await world.editor.click(message_of(kept), label="Undo")
    assert undone.ephemeral
    assert len((await couple(world, "kimye")).minors) == 8


async def test_clearing_names_leaves_those_of_the_shipped_record(world: World) -> None:
    shipped = (await couple(world, "kimye")).minors
    assert "nothing to clear" in await world.slash("couple minor clear", by=world.editor, couple="kimye")
    await keep_out(world, "Wee Testing Example")
    await world.slash("couple minor clear", by=world.editor, couple="kimye")
    assert (await couple(world, "kimye")).minors == shipped
    assert shipped


async def test_a_minors_name_that_is_typed_is_refused(world: World, tmp_path: Path) -> None:
    reply = await world.say("!couple minor add kimye Wee Testing Example", by=world.editor)
    assert "Delete your message now" in reply
    assert "Wee" not in reply
    assert "Wee Testing" not in everything(tmp_path / "record.db")


async def test_a_pack_that_ships_is_added_where_the_operator_left_it_out(world: World) -> None:
    before = await world.slash("ship status", couple="tayvis")
    assert "is on this server's record already" in await world.say("!couple add pack: tayvis", by=world.editor)
    await world.store.keep_packs(["kimye", "bennifer"], Change(MADE_AT, "another folder"))
    await world.restart()
    assert "tayvis" not in await couples(world)
    offered = await world.editor.autocomplete(world.channel, "couple add", "pack", "trav")
    assert [choice["value"] for choice in offered] == ["tayvis"]
    result = await world.editor.slash(world.channel, "couple add", pack="tayvis")
    assert "With 25 events and" in reply_of(result)
    stored = (await couples(world))["tayvis"]
    assert stored.server == world.guild.id
    assert (await world.slash("tayvis status")) == before
    assert "tayvis" not in await couples(world.elsewhere())
    assert "No pack is called “nobody”" in await world.say("!couple add pack: nobody", by=world.editor)


async def test_a_pack_of_a_shipped_couple_that_was_removed_brings_it_back(world: World) -> None:
    await world.say("!couple remove kimye not ours", by=world.editor)
    reply = await world.say("!couple add pack: kim and kanye", by=world.editor)
    assert "Put back: Kim Kardashian & Kanye West" in reply
    assert (await couples(world))["kimye"].server is None


def zipped(**files: str) -> bytes:
    """A zip of packs."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as bundle:
        for name, text in files.items():
            bundle.writestr(f"{name}.toml", text)
    return data.getvalue()


MANY = pack_text(('"AbBo"', ", ".join(f'"Pair {n}"' for n in range(26))))
UNLINKED = pack_text(('url = "https://paper.example/b"', 'title = "T"'))
LINKED = pack_text(('title = "They met"', 'title = "They met"\nurl = "https://paper.example/a"'))


@pytest.mark.parametrize(
    "file", [("mine.toml", LINKED.encode()), ("mine.zip", zipped(mine=LINKED))], ids=lambda f: f[0]
)
async def test_an_attached_pack_is_a_couple_in_one_step(world: World, file: tuple[str, bytes]) -> None:
    result = await world.editor.slash(world.channel, "couple add", file=file)
    assert "Abby & Bo is on this server's record." in reply_of(result).replace("\\", "")
    assert "With 3 events and 2 articles" in reply_of(result)
    assert "They start dating" in await world.slash("abby-bo timeline")
    events = (await world.store.events((await couples(world))["abby-bo"].id, world.guild.id)).listed
    assert [event.key for event in events] == ["met", "over", "no"]
    assert [event.disputes for event in events][-1] == ("met", "over")
    assert "abby-bo" not in await couples(world.elsewhere())
    undone = await world.editor.click(message_of(result), label="Undo")
    assert "no longer on this server's record" in reply_of(undone)
    again = await world.editor.slash(world.channel, "couple add", file=file)
    assert buttons_of(again) == ["Put it back"]
    await world.editor.click(message_of(again), label="Put it back")
    assert "They start dating" in await world.slash("abby-bo timeline")


async def test_a_typed_command_takes_an_attached_pack_too(world: World) -> None:
    await world.editor.send(world.channel, "!couple add", attachments=[("mine.toml", LINKED.encode())])
    assert "abby-bo" in await couples(world)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (("a.toml", b"format = "), "this is not TOML"),
        (("a.zip", b"PK\x03\x04broken"), "a.zip"),
        (("a.zip", zipped(a=PACK, b=pack_text(('slug = "abby-bo"', 'slug = "b-b"')))), "It holds 2 packs: attach one"),
        (("a.toml", pack_text(('slug = "abby-bo"', 'slug = "kimye"')).encode()), "is on this server's record already"),
        (("a.toml", pack_text(('"AbBo"', '"Kimye"')).encode()), "is what Kim Kardashian & Kanye West is called here"),
        (("a.toml", pack_text(('"AbBo"', '"couples"')).encode()), "is the name of a command"),
        (("a.toml", pack_text(("They break up.", "Call 212-555-0147.")).encode()), "event “over”: it holds a phone"),
        (
            ("a.toml", pack_text(('id = "over"', 'id = "call-212-555-0147"'), ('["met", "over"]', '["met"]')).encode()),
            "it holds a phone number",
        ),
        (
            ("a.toml", pack_text(('url = "https://paper.example/b"', 'title = "T"')).encode()),
            "no article of it has a link",
        ),
    ],
)
async def test_an_attached_pack_that_is_wrong_is_refused_whole(
    world: World, file: tuple[str, bytes], said: str, tmp_path: Path
) -> None:
    before = await couples(world)
    reply = reply_of(await world.editor.slash(world.channel, "couple add", file=file)).replace("\\", "")
    assert said in reply
    assert await couples(world) == before
    with closing(sqlite3.connect(tmp_path / "record.db")) as record:
        assert record.execute("SELECT count(*) FROM events WHERE server IS NOT NULL").fetchone() == (0,)


async def test_a_file_that_is_too_large_is_not_even_read(world: World) -> None:
    reply = await world.slash("couple add", by=world.editor, file=("a.toml", b"#" * (MAX_FILE + 1)))
    assert "at most 2,000,000 are read" in reply
    both = await world.editor.slash(world.channel, "couple add", pack="kimye", name="X")
    assert "only one of these at a time" in reply_of(both)


async def test_nobody_but_editors_may_in_any_way(world: World) -> None:
    added = await add(world, slug="annbo")
    form = await world.editor.slash(world.channel, "couple edit", couple="annbo")
    before = everything_of(await couples(world))
    options: dict[str, dict[str, Any]] = {
        "couple help": {},
        "couple add": {"name": "X", "first": "A", "second": "B"},
        "couple edit": {"couple": "annbo"},
        "couple remove": {"couple": "annbo", "reason": "x"},
        "couple alias add": {"couple": "annbo", "alias": "x"},
        "couple alias remove": {"couple": "annbo", "alias": "AnnBo"},
        "couple minor add": {"couple": "annbo", "name": "Wee Testing Example"},
        "couple minor clear": {"couple": "annbo"},
    }
    group = world.bot.tree.get_command("couple")
    assert isinstance(group, app_commands.Group)
    leaves = {command.qualified_name for command in group.walk_commands() if not hasattr(command, "commands")}
    assert leaves == set(options)
    for name, filled in options.items():
        assert MAY_NOT in reply_of(await world.fan.slash(world.channel, name, **filled)), name
        typed = " ".join(filled.values())
        assert MAY_NOT in await world.say(f"!{name} {typed}"), name
    for command, option in (("couple edit", "couple"), ("couple add", "pack")):
        assert await world.choices(command, option, "") == []
    assert await world.choices("couple alias remove", "alias", "", couple="annbo") == []
    assert MAY_NOT in reply_of(await world.fan.click(message_of(added), label="Undo"))
    world.env.backend.remove_member_role(world.guild.id, world.editor.id, world.roles["moderators"].id)
    late = await world.editor.submit_modal(form, {**ANNBO, "name": "Others"})
    assert "no longer an editor" in reply_of(late)
    assert "Others" in reply_of(late)
    assert everything_of(await couples(world)) == before
    assert "Only in servers" in await world.dm("!couple")
    assert set(world.failures()) == {"NotAllowed", "NotInAServer"}


def everything_of(seen: dict[str, StoredCouple]) -> list[Couple]:
    """What a server sees of its couples."""
    return [stored.couple for stored in seen.values()]


async def test_no_id_of_one_server_reaches_anothers_couples(world: World) -> None:
    result = await add(world, slug="annbo")
    other = world.elsewhere()
    undo = next(raw for raw in walked(message_of(result).components) if raw.get("label") == "Undo")
    version = undo["custom_id"].removeprefix("couple:undo:")
    card = message_of(await other.editor.slash(other.channel, "couple help"))
    for custom_id in (f"couple:undo:{version}", f"couple:redo:{version}"):
        forge(other, card, custom_id)
        assert "nothing was done" in reply_of(await other.editor.click(card, label="forged"))
    forge(other, card, f"couple:edit:{(await couples(world))['annbo'].id}")
    assert "no longer on this server's record" in reply_of(await other.editor.click(card, label="forged"))
    assert "annbo" in await couples(world)
    assert "no couple" in await other.slash("couple remove", by=other.editor, couple="annbo", reason="x")
    assert "no couple" in await other.say("!couple alias add annbo X", by=other.editor)
    offered = await other.editor.autocomplete(other.channel, "couple edit", "couple", "annbo")
    assert "annbo" not in [choice["value"] for choice in offered]
    mine = await add(world.elsewhere(), slug="annbo")
    assert not mine.ephemeral


async def test_a_full_disk_hands_back_what_was_typed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object, **__: object) -> None:
        raise RecordUnavailable("record.db", "the disk is full; make room and try again")

    with monkeypatch.context() as patched:
        patched.setattr(Layers, "add_couple", full)
        result = await add(world, slug="annbo")
    assert "the disk is full" in reply_of(result)
    assert "annbo" not in await couples(world)
    fixing = await world.editor.click(message_of(result), label="Fix it")
    assert "is on this server's record" in reply_of(await world.editor.submit_modal(fixing, shown(fixing)))


async def test_a_couple_that_was_taken_down_is_not_added_again(world: World) -> None:
    await take_down(world.store, "kimye", "asked for it", made_at=MADE_AT)
    assert "was taken down by whoever runs this bot" in reply_of(await add(world, slug="annbo", aliases="Kimye"))
    assert "was taken down" in await world.say("!couple add pack: kimye", by=world.editor)


async def test_a_reason_is_one_sentence_and_comes_back_where_it_is_more(world: World) -> None:
    reason = f"Because {'x' * 300}"
    refused = await world.editor.slash(world.channel, "couple remove", couple="kimye", reason=reason)
    assert "Reason has 308 characters: shorten it to at most 300." in reply_of(refused)
    [whole] = answered(refused).attachments
    assert await whole.read() == reason.encode()
    assert "kimye" in await couples(world)
    private = await world.say("!couple remove kimye call 212-555-0147", by=world.editor)
    assert "phone number" in private
    assert "0147" not in private
