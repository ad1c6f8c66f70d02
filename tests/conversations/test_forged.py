"""Ids of one server used in another: nothing there is shown or changed, whoever forges them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from discord import app_commands
from simcord.results import InteractionResult

from bot.questions import Question, Verb, encode
from bot.replies.words import import_words
from db.packwriter import write_pack
from tests.conversations.conftest import World, reply_of, walked
from tests.conversations.deeds import DEEDS, Menu, Pressed, Sent, Slash, Typed, Way
from tests.conversations.forging import forger_of
from tests.conversations.permissions import Who
from tests.conversations.pressing import FAILED, answered, buttons, live, press, quick_drawing, said
from tests.conversations.record_files import attach, packs_in, record_command
from tests.conversations.trying import Stage, fill, filled, rows_of, stage_of

# What is said of anything that the first server's editors made, and nowhere else.
SECRETS = re.compile(r"confidential|as a draft has it|as edited|alias [a-z]{3}\b", re.IGNORECASE)
EDITORS = (Who.OWNER, Who.MANAGER)
# A draft of another server's is no more than a number there: the form opens empty, and what is sent counts.
OWN_ALL_THE_SAME = ("settings:fix", "settings-form")
APPLYING = (import_words.APPLY, import_words.TAKE)
_FORM = {"date": "2026-11-01", "certainty": "confirmed", "kind": "statement", "summary": "x", "article": "T\nO"}
MORE: dict[str, tuple[Way, ...]] = {
    "open": tuple(Pressed(f"{form}:open:{{slug}}", "") for form in ("event", "source", "suggest")),
    "forms": (
        *(Sent(f"{form}-form:new:{{slug}}", _FORM) for form in ("event", "suggest")),
        Sent("source-form:new:{slug}", {"title": "T"}),
    ),
    "drafts": (Pressed("event:fix:{memory}", ""), Sent("event-form:draft:{memory}", _FORM)),
    "articles": (
        Pressed("source:list:{slug}:0:", ""),
        Pressed("source:edit:{slug}:{source}", ""),
        Pressed("source:undo:{slug}:{source}:{source_version}", ""),
    ),
    "log": (Pressed("log:0:-:{couple}:-:-", ""), Pressed("log:0:{erasable}:-:-:-", "")),
    "walking": tuple(
        Pressed(f"go:1:{encode(Question('own-xxx', verb))}".replace("own-xxx", "{slug}"), "") for verb in Verb
    ),
    "typed": tuple(
        Typed(line, "")
        for line in (
            "{slug}",
            "ship {slug} timeline",
            "ask are {alias} together?",
            "event add couple: {slug} date: 2026-11-01 kind: statement certainty: confirmed summary: x title: T",
            "event add couple: kimye date: 2026-11-01 kind: denial certainty: confirmed summary: x disputes: {key}",
            "event show {key}",
            "suggest couple: {slug} date: 2026-11-01 kind: statement certainty: confirmed summary: x title: T",
            "source list {slug}",
            "source add {slug} title: T",
            "record export {slug}",
            "record log couple: {slug}",
            "record log editor: {erasable}",
            "follow {slug}",
            "unfollow {slug}",
        )
    ),
    "slash": tuple(
        Slash(name, options, "")
        for name, options in (
            ("ship status", {"couple": "{slug}"}),
            ("record export", {"couple": "{slug}"}),
            ("record log", {"couple": "{slug}"}),
            ("source list", {"couple": "{slug}"}),
            ("event history", {"event": "{key}"}),
            ("follow", {"couple": "{slug}"}),
        )
    ),
}


@pytest.fixture
async def here(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """The server whose ids are taken."""
    monkeypatch.setattr("bot.pictures._drawn", quick_drawing)
    return await stage_of(world, tmp_path / "record.db", monkeypatch)


@pytest.fixture
async def there(here: Stage) -> Stage:
    """The server where they are used: by its owner, and by an editor who is one in both."""
    other = here.other
    both = other.guild.add_member(here.world.editor.user, roles=[other.roles["moderators"]])
    people = {Who.OWNER: other.guild.add_member(other.guild.owner), Who.MANAGER: both, Who.MEMBER: other.fan}
    await other.say("!event help", by=both)
    card = other.channel.last_message
    assert card
    return replace(here, world=other, people=people, card=live(other, card))


def texts_of(way: Way) -> str:
    """All that a way says of what it is about."""
    match way:
        case Typed():
            return way.line
        case Slash():
            return "".join(value for value in way.options.values() if isinstance(value, str))
        case Pressed():
            return f"{way.custom_id}{way.value or ''}"
        case Sent():
            return f"{way.custom_id}{''.join(way.fields.values())}"
        case Menu():
            return ""


def names_in(way: Way) -> set[str]:
    """What of the first server a way names."""
    return {name for _, name, _, _ in Formatter().parse(texts_of(way)) if name} - {"n"}


FORGED = {
    name: tuple(way for way in ways if names_in(way) and not (isinstance(way, Slash) and "channel" in way.options))
    for name, ways in {**DEEDS, **MORE}.items()
}


@pytest.mark.parametrize("who", EDITORS)
@pytest.mark.parametrize("part", range(4))
async def test_no_id_of_one_server_does_anything_in_another(here: Stage, there: Stage, who: Who, part: int) -> None:
    wrong = list[str]()
    for name in [name for name, ways in FORGED.items() if ways][part::4]:
        for way in FORGED[name]:
            made = await filled(here.making(Who.MANAGER), way)
            before = rows_of(here.file)
            came = await there.try_(who, made)
            if name not in OWN_ALL_THE_SAME and (changed := changed_tables(before, rows_of(here.file))):
                wrong.append(f"{made}: wrote in {changed}: {came}")
            if found := SECRETS.search(came.all.replace(alias_in(made), "")):
                wrong.append(f"{made}: showed “{found[0]}”: {came}")
            if FAILED in came.all:
                wrong.append(f"{made}: failed: {came}")
    assert not wrong, "\n\n".join(wrong)
    assert set(here.world.failures()) <= {"NotAllowed"}


def alias_in(way: Way) -> str:
    """The name that was typed, which may be said back to who typed it."""
    found = re.search(r"Alias [a-z]{3}", texts_of(way))
    return found[0] if found else "\0"


def changed_tables(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The tables in which rows are other ones now."""
    return [table for table, rows in after.items() if before[table] != rows]


def every_choice(tree: app_commands.CommandTree[Any]) -> Iterator[tuple[str, str, set[str]]]:
    """Every option with autocomplete: its command, its name, and the command's options."""
    for command in tree.walk_commands():
        if isinstance(command, app_commands.Command):
            names = {parameter.display_name for parameter in command.parameters}
            for parameter in command.parameters:
                if parameter.autocomplete:
                    yield command.qualified_name, parameter.display_name, names


async def offered(stage: Stage, who: Who, slug: str, number: str, *keys: str) -> dict[str, str]:
    """All that autocomplete offers somebody, by command and option."""
    found: dict[str, str] = {}
    for command, option, names in every_choice(stage.world.bot.tree):
        for typed, couple in (("", "kimye"), ("own", slug), *((key, "kimye") for key in keys)):
            filled_in = {"couple": couple, "event": number}
            others = {name: value for name, value in filled_in.items() if name in names - {option}}
            if option != "page":
                choices = await stage.people[who].autocomplete(stage.world.channel, command, option, typed, **others)
                found[f"{command} {option}"] = found.get(f"{command} {option}", "") + str(choices)
    return found


@pytest.mark.parametrize("who", EDITORS)
async def test_autocomplete_offers_nothing_of_another_server(here: Stage, there: Stage, who: Who) -> None:
    made = await fill(here.making(Who.MANAGER), "{slug} {event} {key} {source_key} {marked} {gone}")
    ours = await offered(here, Who.MANAGER, *made.split()[:4])
    shown = {what for what, choices in ours.items() if SECRETS.search(choices)}
    for option in (
        "event show event",
        "couple edit couple",
        "source edit source",
        "event add disputes",
        "follow couple",
    ):
        assert option in shown, "or nothing is tried"
    theirs = await offered(there, who, *made.split()[:4])
    assert theirs.keys() == ours.keys()
    leaked = {what: choices for what, choices in theirs.items() if SECRETS.search(choices) or "own-" in choices}
    assert leaked == {}


async def test_a_menu_on_ones_own_draft_takes_no_couple_of_another_server(here: Stage, there: Stage) -> None:
    slug = await fill(here.making(Who.MANAGER), "{slug}")
    for what, draft, form in (("event", "draft", "event:fix"), ("suggest", "suggest_draft", "suggest:fix")):
        number = await fill(there.making(Who.MANAGER), f"{{{draft}}}")
        picked = await there.try_(Who.MANAGER, Pressed(f"{what}:pick:couple:{number}", "", slug))
        assert "Choose the couple first." in picked.card
        # Each choice is kept as a draft of its own.
        opened = await there.try_(Who.MANAGER, Pressed(f"{form}:{int(number) + 1}", ""))
        assert not opened.form
        assert not SECRETS.search(picked.all + opened.all)


async def test_the_form_of_a_draft_of_another_server_opens_empty(here: Stage, there: Stage) -> None:
    number = await fill(here.making(Who.MANAGER), "{prefix_draft}")
    result = await there.forger.press(there.people[Who.MANAGER], there.card, f"settings:fix:{number}")
    assert result.modal
    assert not any(raw.get("value") for raw in walked(result.modal["components"]))
    was = (await here.world.store.servers.settings(here.world.guild.id)).prefix
    await there.try_(Who.MANAGER, Sent(f"settings-form:{number}", {"prefix": "?"}))
    assert (await here.world.store.servers.settings(here.world.guild.id)).prefix == was
    assert await here.world.bot.drafts.find(number, server=here.world.guild.id, editor=here.world.editor.id)


def of_others(file: Path, server: int) -> dict[str, set[tuple[object, ...]]]:
    """All rows that are not a server's own, nor could be."""
    kept: dict[str, set[tuple[object, ...]]] = {}
    with closing(sqlite3.connect(file)) as connection:
        for table in rows_of(file):
            columns = {str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")}
            whose = next((column for column in ("layer", "server") if column in columns), None)
            only = f" WHERE {whose} IS NOT {server}" if whose else ""
            kept[table] = set(connection.execute(f"SELECT * FROM {table}{only}").fetchall())
    return kept


async def test_what_one_server_exports_another_imports_for_itself_alone(here: Stage, there: Stage) -> None:
    world, other = here.world, there.world
    await fill(here.making(Who.MANAGER), "{event} {source} {slug} {gone}")
    exported = await record_command(world, "export")
    packs = await packs_in(exported)
    [file] = exported.attachments
    data = await file.read()
    assert len(packs) == 2
    before, ours = of_others(here.file, other.guild.id), await everything_said(world)
    for name, attached in (
        (file.filename, data),
        *((f"{n}.toml", write_pack(p).encode()) for n, p in enumerate(packs)),
    ):
        card = await attach(other, attached, name)
        for label in APPLYING:
            if label in buttons(card):
                card = await press(other.editor, card, label)
    assert "confidential" in (await other.say("!kimye timeline")).casefold()
    after = of_others(here.file, other.guild.id)
    linked = {"event_sources", "event_disputes"}
    for table, rows in before.items():
        assert after[table] >= rows if table in linked else after[table] == rows, table
    assert await everything_said(world) == ours
    # What the second server does with its copies is its own affair.
    slug = next(pack.couple.slug for pack in packs if pack.couple.slug.startswith("own-"))
    assert "removed" in await other.slash("couple remove", by=other.editor, couple=slug, reason="no couple")
    assert await everything_said(world) == ours


async def everything_said(world: World) -> str:
    """What a server's readers are told of what its editors added."""
    couples = [stored.couple.slug for stored in (await world.bot.answers.archive.names(world.guild.id)).couples]
    return "\n".join([await world.slash("ship timeline", couple=slug) for slug in couples])


async def test_an_own_command_of_one_server_is_none_of_another(here: Stage, there: Stage) -> None:
    added: Any = await here.world.editor.slash(
        here.world.channel, "couple add", name="Hers & His", first="Ann Ash", second="Bo Birch", slug="hers-his"
    )
    assert isinstance(added, InteractionResult)
    assert answered(added)
    assert "hers-his status" in here.world.fan.available_commands(here.world.channel)
    assert not any("hers-his" in name for name in there.world.fan.available_commands(there.world.channel))


@pytest.mark.parametrize(
    "begins",
    ["event-form:draft:", "event-form:retract:", "suggest-form:draft:", "suggest-form:edit:", "source-form:draft:"],
)
async def test_a_form_with_a_number_that_nothing_has_is_answered(
    world: World, monkeypatch: pytest.MonkeyPatch, begins: str
) -> None:
    forger, card = forger_of(world, monkeypatch), await said(world, "!event add", by=world.editor)
    for number in ("1" * 19, "1" * 40, "9" * 60):
        sent = await forger.send(world.editor, card, f"{begins}{number}", {"summary": "What was typed."})
        assert "went wrong" not in reply_of(sent)
        assert reply_of(sent)
    assert world.failures() == []
