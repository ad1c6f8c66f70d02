"""A couple that the operator takes down: nobody is answered about it any more, however they ask, until it is lifted."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot import takedown
from bot.questions import Verb
from db.changes import Change
from db.records import Certainty, Kind
from db.store import Store, open_store
from tests.conversations.conftest import World, buttons_of, reply_of, text_of
from tests.conversations.invented import bring, event, pack_of
from tests.conversations.pressing import (
    answered,
    asked,
    encoded,
    forge,
    forge_menu,
    quick_drawing,
    said,
    text,
)
from tests.conversations.suggested import desk_of
from tests.conversations.test_claims import checked
from tests.conversations.test_editing import WHOLE, typed
from tests.conversations.test_forms import SENT, message_of

GONE = "“kimye” was taken down by whoever runs this bot, and is answered about no more."
REASON = "asked for by a lawyer"
AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
WAYS = ("typed", "ship", "typed in dm", "ship in dm")


@pytest.fixture(autouse=True)
def drawn_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pictures._drawn", quick_drawing)


async def down(store: Store, slug: str = "kimye") -> None:
    """Take a couple down, while the bot runs."""
    await takedown.take_down(store, slug, REASON, made_at=AT)


@pytest.mark.parametrize("way", WAYS)
async def test_no_verb_answers_in_any_way(world: World, way: str) -> None:
    for verb in Verb:
        assert GONE not in text(await asked(world, verb, way))
    await down(world.store)
    for verb in Verb:
        assert text(await asked(world, verb, way)) == f"## {GONE}"
    await takedown.lift(world.store, "kimye", None, made_at=AT)
    assert "Divorced" in text(await asked(world, "status", way))


@pytest.mark.parametrize("way", ["slash", "slash in dm"])
async def test_its_own_slash_commands_say_so_until_the_next_start_takes_them_away(world: World, way: str) -> None:
    await down(world.store)
    for verb in Verb:
        assert text(await asked(world, verb, way)) == f"## {GONE}"
    await world.restart()
    assert "kimye status" not in world.fan.available_commands(world.channel)
    assert "bennifer status" in world.fan.available_commands(world.channel)


@pytest.mark.parametrize(
    "line",
    [
        "!kimye",
        "!KimYe?",
        "!kim and kanye",
        "!Kanye West & Kim Kardashian status 2021",
        "!kim & kanye why sept 2021",
        "!timeline of kimye 2021",
        "!rumours kimye",
        "!kimye who filed for divorce?",
        "!did kim and kanye split?",
        "!ask are kim and kanye back together?",
        "!ask kimye",
        "!ask did Kanye ever leave Kim?",
        "!help kimye",
        "!help kimye timeline",
        "<@{me}> kimye",
        "<@{me}> is Kim still married to Kanye West?",
        "how is kimye doing, <@{me}>?",
    ],
)
async def test_every_line_that_names_it_is_met_by_the_same_sentence(world: World, line: str) -> None:
    line = line.format(me=world.me)
    assert GONE not in await world.say(line)
    await down(world.store)
    reply = await world.say(line)
    assert reply == f"## {GONE}"
    assert REASON not in reply


async def test_a_line_of_another_bot_that_holds_its_name_is_left_alone(world: World) -> None:
    await down(world.store)
    for line in ("!play kimye song", "kimye forever", "!playlist kim and kanye"):
        assert await world.say(line) == ""


async def test_what_names_another_couple_too_is_answered_about_that_one(world: World) -> None:
    await down(world.store)
    reply = await world.say("!ask did Kim and Kanye divorce and did Bennifer divorce?")
    assert "Jennifer Lopez" in reply
    assert GONE in reply
    assert "Kardashian" not in reply
    both = await checked(world, "kimye and bennifer, what a year")
    assert "Ben Affleck" in text(both)
    assert "Kardashian" not in text(both)


async def test_is_this_true_of_a_message_says_so_too(world: World) -> None:
    await down(world.store)
    for message in ("kimye are back together!!!", "Kim is so over Kanye"):
        assert text(await checked(world, message)) == f"## {GONE}"
    assert "names no couple" in text(await checked(world, "what a lovely day"))


async def test_no_list_and_no_choice_has_it(world: World) -> None:
    assert "Kardashian" in " ".join(await world.choices("ship status", "couple", "kim"))
    await down(world.store)
    shown = [await world.say(line) for line in ("!couples", "!help", "!status", "!kimie", "!ask Kim?")]
    shown += [await world.slash("couples"), await world.slash("help")]
    for command, option in (("ship status", "couple"), ("help", "command")):
        for begun in ("", "kim", "kimye", "kanye"):
            shown += await world.choices(command, option, begun)
    shown += (await world.choices("ask", "question", "kim"))[1:] + await world.choices("ask", "question", "")
    shown += await world.choices("ship timeline", "from", "", couple="kimye")
    shown += await world.choices("ship sources", "article", "", couple="kimye")
    shown += [str(choice) for choice in await world.editor.autocomplete(world.channel, "event add", "couple", "kim")]
    for part in shown:
        for name in ("kimye", "kim", "kanye", "kardashian"):
            assert name not in part.replace("!kimie", "").replace("“kimie”", "").casefold(), part


async def test_buttons_and_menus_of_old_cards_say_so_after_a_restart(world: World) -> None:
    card, menu = await said(world, "!kimye"), await said(world, "!kimye timeline")
    asked_plainly = await said(world, "!ask are kim and kanye back together?")
    await down(world.store)
    await world.restart()
    for label in ("Timeline", "Why?", "Rumours", "Sources", "Picture"):
        elsewhere = answered(await world.editor.click(card, label=label))
        assert elsewhere.ephemeral
        assert text(elsewhere) == f"## {GONE}"
    explained = answered(await world.fan.click(asked_plainly, label="How did you read this?"))
    assert text(explained) == f"## {GONE}"
    # On one's own card, the sentence takes the place of what the card said.
    assert text(answered(await world.fan.click(card, label="Timeline"))) == f"## {GONE}"
    assert text_of(card.message) == f"## {GONE}"
    assert buttons_of(card.message) == []
    forge_menu(world, menu, f"pick:{world.fan.id:x}:show", "kimye.timeline.wrumours")
    assert text(answered(await world.fan.select(menu, ["kimye.timeline.wrumours"]))) == f"## {GONE}"
    forged = await said(world, "!bennifer")
    for to in ("kimye.status", "kimye.why.o20210916", "kimye.sources.acapital-fm@2"):
        forge(world, forged, encoded(world.editor, to))
        assert text(answered(await world.editor.click(forged, label="forged"))) == f"## {GONE}"


async def test_editors_cannot_reach_it_either(world: World) -> None:
    card = await said(world, "!event add", by=world.editor)
    await down(world.store)
    assert "Saved" not in await world.say(typed(WHOLE), by=world.editor)
    assert "Saved" not in await world.slash("event add", by=world.editor, **WHOLE)
    forge(world, card, "event:open:kimye")
    assert not (await world.editor.click(card, label="forged")).modal


async def test_every_server_is_without_it_and_other_couples_stay(world: World) -> None:
    other = world.elsewhere()
    before = await other.say("!bennifer")
    await down(world.store)
    assert await other.say("!kimye") == f"## {GONE}"
    assert await world.dm("!kimye") == f"## {GONE}"
    assert await other.say("!bennifer") == before


async def add_own(world: World, slug: str, people: tuple[str, str], **more: Any) -> None:
    """Give a server a couple of its own."""
    couple = pack_of(slug, f"{people[0]} & {people[1]}", people=people).couple
    await world.store.layers.add_couple(world.guild.id, couple, Change(AT, "a test", world.editor.id))


async def test_a_servers_own_couple_of_that_slug_is_down_too(world: World) -> None:
    other = world.elsewhere()
    await add_own(other, "kimye", ("Kimberly Stone", "Yeats Miller"))
    assert "Kimberly Stone" in await other.say("!kimye")
    await down(world.store)
    for line in ("!kimye", "!Kimberly Stone & Yeats Miller", "!ask is Kimberly Stone with Yeats Miller?"):
        assert await other.say(line) == f"## {GONE}"


async def test_the_same_two_people_under_another_slug_are_down_too(world: World) -> None:
    other = world.elsewhere()
    await add_own(other, "west-wing", ("KANYE WEST", "Kim  Kardashian"))
    assert "KANYE WEST" in await other.say("!west-wing")
    await down(world.store)
    reply = await other.say("!west-wing")
    assert reply == f"## {GONE.replace('kimye', 'west-wing')}"
    assert "west" not in (await other.say("!couples")).casefold()
    assert await other.say("!kimye") == f"## {GONE}"
    # Here, where there never was one of that name, it says nothing.
    assert "west-wing" not in await world.say("!ask who is in the west wing?")


async def test_a_couple_of_one_server_is_taken_down_by_its_slug(world: World) -> None:
    other = world.elsewhere()
    await add_own(other, "ann-bob", ("Ann Ash", "Bob Birch"))
    await down(world.store, "ann-bob")
    gone = f"## {GONE.replace('kimye', 'ann-bob')}"
    assert await other.say("!ann-bob") == gone
    assert await world.say("!Ann Ash and Bob Birch") == gone
    assert "Divorced" in await world.say("!kimye")


async def test_somebody_beside_a_couple_taken_down_leads_nowhere(world: World) -> None:
    archive = world.bot.answers.archive
    assert (await archive.partners(world.guild.id))["bianca censori"]
    await down(world.store)
    assert "bianca censori" not in await archive.partners(world.guild.id)
    assert "Censori" not in await world.say("!ask who is Bianca Censori married to?")


async def test_a_couple_without_a_couple_left_is_asked_of_the_only_one(world: World, store: Store) -> None:
    began = event(1, "2020-01-01", Kind.DATING_STARTED, "They start dating.", Certainty.CONFIRMED)
    await bring(store, pack_of("ann-bob", "Ann & Bob", began))
    for slug in ("kimye", "bennifer", "tayvis", "ann-bob"):
        await down(store, slug)
    assert "no couple yet" in await world.say("!couples")
    assert "was taken down" in await world.say("!ann-bob")
    assert "Ann" not in await world.say("!ask are they together?")


async def test_another_program_takes_it_down_while_the_bot_runs(world: World, tmp_path: Path) -> None:
    assert "Divorced" in await world.say("!kimye")
    async with open_store(tmp_path / "record.db") as other:
        await takedown.take_down(other, "kimye", REASON, made_at=AT)
    assert await world.say("!kimye") == f"## {GONE}"
    assert "taken down" in reply_of(await world.fan.slash(world.channel, "ship status", couple="kimye"))


async def test_an_old_card_of_it_undoes_nothing(world: World) -> None:
    edited = await world.editor.slash(world.channel, "couple alias add", couple="kimye", alias="Kanyedashian")
    removed = await world.editor.slash(world.channel, "couple remove", couple="bennifer", reason="A test.")
    await down(world.store)
    await down(world.store, "bennifer")
    for card, slug, label in ((edited, "kimye", "Undo"), (removed, "bennifer", "Put it back")):
        before = await world.store.couple_versions(world.guild.id)
        refused = await world.editor.click(message_of(card), label=label)
        assert refused.ephemeral
        assert (
            reply_of(refused) == f"## “{slug}” was taken down by whoever runs this bot, and is answered about no more."
        )
        assert await world.store.couple_versions(world.guild.id) == before


async def test_a_form_of_it_says_so_and_keeps_what_was_typed(world: World) -> None:
    await desk_of(world)
    form = await world.fan.slash(world.channel, "suggest", couple="kimye")
    await down(world.store)
    refused = reply_of(await world.fan.submit_modal(form, SENT))
    assert refused.startswith("## “kimye” was taken down by whoever runs this bot")
    assert SENT["summary"] in refused
