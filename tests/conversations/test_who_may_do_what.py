"""The table in CONTRIBUTING of who may do what: everybody tries everything, in every way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from simcord.results import InteractionResult

from bot.access import Right
from bot.replies.words import editor_words, notice_words
from tests.conversations.conftest import World
from tests.conversations.deeds import DEEDS, OPENS, WRITES, Pressed, Typed, Way
from tests.conversations.permissions import May, Row, Who, table
from tests.conversations.pressing import FAILED, answered, quick_drawing, text
from tests.conversations.test_forms import shown
from tests.conversations.trying import Came, Stage, filled, stage_of

TABLE = table()
IN_DISCORD = [row for row in TABLE if not row.names[0].startswith("python -m bot")]
REFUSALS = (*(notice_words.NOT_ALLOWED_TITLE[right] for right in Right), notice_words.NOT_IN_DMS_TITLE)
# What a form says whose sender may no longer do it, or whose text is not kept where it is sent.
AT_FORMS = (editor_words.NO_LONGER_EDITOR, "too old and has been cleared away")


@pytest.fixture
async def stage(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr("bot.pictures._drawn", quick_drawing)
    return await stage_of(world, tmp_path / "record.db", monkeypatch)


def ways_of(row: Row, who: Who) -> list[Way]:
    """All ways to do what a row is about; who installed the bot for themselves types to no bot."""
    ways = [way for name in row.names for way in DEEDS[name]]
    return [way for way in ways if not (who is Who.INSTALLED and isinstance(way, Typed))]


@pytest.mark.parametrize("who", list(Who))
@pytest.mark.parametrize("row", IN_DISCORD, ids=lambda row: row.names[0])
async def test_everybody_can_do_what_the_table_says_and_nothing_else(stage: Stage, row: Row, who: Who) -> None:
    may, failed = row.cells[who], list[str]()
    for way in ways_of(row, who):
        wrong: str | None
        if may is not May.NO:
            wrong = await not_done(stage, who, way)
            if wrong is None and may is May.OWN:
                wrong = await not_kept_apart(stage, who, way)
        else:
            wrong = await not_refused(stage, who, way)
        if wrong:
            failed.append(f"{who}: {way}: {wrong}")
    assert not failed, "\n\n".join(failed)
    assert set(stage.world.failures()) <= {"NotAllowed", "NotInAServer"}


OPENING = [
    way
    for row in IN_DISCORD
    if row.cells[Who.MANAGER] is not May.NO and row.cells[Who.MEMBER] is May.NO
    for name in row.names
    for way in DEEDS[name]
    if isinstance(way, Pressed) and way.does == OPENS
]


@pytest.mark.parametrize("way", OPENING, ids=lambda way: way.custom_id)
async def test_who_lost_the_right_while_a_form_was_open_is_refused(stage: Stage, way: Way) -> None:
    made = await filled(stage.making(Who.MANAGER), way)
    assert isinstance(made, Pressed)
    editor, world = stage.people[Who.MANAGER], stage.world
    form = await stage.forger.press(editor, stage.card, made.custom_id)
    world.env.backend.remove_member_role(world.guild.id, editor.id, world.roles["moderators"].id)
    before, card = stage.rows(), text(stage.card)
    sent = sendable(form)
    refused = answered(await editor.submit_modal(form, sent))
    assert refused.ephemeral
    assert any(refusal in text(refused) for refusal in (*REFUSALS, editor_words.NO_LONGER_EDITOR))
    assert FAILED not in text(refused)
    assert ("As I had it" in text(refused)) is ("As I had it" in sent.values()), "nothing typed is lost"
    assert (stage.rows(), text(stage.card)) == (before, card)
    assert not world.failures()


def sendable(form: InteractionResult) -> dict[str, Any]:
    """What a form is sent with: as it opened, and where it was empty with what fits."""
    fits: dict[str, Any] = {"kind": ["statement"], "certainty": ["confirmed"], "date": "2026-11-01", "prefix": "?"}
    return {name: value or fits.get(name, "As I had it") for name, value in shown(form).items()}


async def not_done(stage: Stage, who: Who, way: Way) -> str | None:
    """What is wrong where something is to be done, if anything is."""
    made = await filled(stage.making(who), way)
    before = stage.rows()
    came, written = await stage.try_(who, made), stage.rows() != before
    if FAILED in came.all or any(refusal in came.all for refusal in (*REFUSALS, *AT_FORMS)):
        return f"refused: {came}"
    if way.does == WRITES:
        return None if written else f"nothing was written: {came}"
    if written:
        return f"something was written: {came}"
    if way.does == OPENS:
        return None if came.form else f"no form opened: {came}"
    return None if way.does.casefold() in came.all.casefold() else f"“{way.does}” is not there: {came}"


async def not_refused(stage: Stage, who: Who, way: Way) -> str | None:
    """What is wrong where something is to be refused, if anything is."""
    made = await filled(stage.making(who), way)
    before, card = stage.rows(), text(stage.card)
    came = await stage.try_(who, made)
    if stage.rows() != before:
        return f"something was written: {came}"
    if came.form or text(stage.card) != card:
        return f"more than a refusal came: {came}"
    if len(came.said) != 1 or not (came.alone or isinstance(way, Typed)):
        return f"not one sentence to who tried: {came}"
    refusals = (*REFUSALS, *AT_FORMS)
    return None if any(refusal in came.said[0] for refusal in refusals) else f"no clear refusal: {came}"


async def not_kept_apart(stage: Stage, who: Who, way: Way) -> str | None:
    """What is wrong where somebody tries it with what is somebody else's, if anything is."""
    made = await filled(stage.making(who, of_others=True), way)
    before = stage.rows()
    came: Came = await stage.try_(who, made)
    if stage.rows() != before or came.form:
        return f"somebody else's was done: {came}"
    if len(came.said) != 1 or not came.alone or FAILED in came.all:
        return f"not one sentence to who tried: {came}"
    return None
