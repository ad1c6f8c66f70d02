""" "Log as event" on somebody's message: the form comes filled in, or a card to pick the couple first."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from simcord.results import InteractionResult

from tests.conversations.conftest import World, reply_of
from tests.conversations.pressing import answered, buttons, menus_of_kind, text
from tests.conversations.test_forms import shown

MENU = "Log as event"
LINK = "https://www.news.example/2026/11/02/joint-statement"


async def logged(world: World, said: str, *, by: Any = None, **options: Any) -> InteractionResult:
    """What the menu of a fan's message brings."""
    message = await world.fan.send(world.channel, said, **options)
    return await (by or world.editor).context_menu(world.channel, MENU, message)


async def test_a_message_with_a_link_fills_the_form_in(world: World) -> None:
    form = await logged(world, f"kim and kanye are back?? {LINK}")
    assert form.modal
    assert form.modal["title"] == "Add an event: Kim Kardashian & Kanye West"
    filled = shown(form)
    assert filled["date"] == "2026-11-02"
    assert filled["summary"] == ""
    assert LINK in filled["article"]
    assert "news.example" in filled["article"]
    sent = {**filled, "kind": ["statement"], "certainty": ["reported"], "summary": "They spoke.", "date": "2026-11-02"}
    reply = reply_of(await world.editor.submit_modal(form, sent))
    assert "Saved as e" in reply
    assert "They spoke." in await world.say("!kimye timeline nov 2026")


async def test_a_message_without_a_link_gives_its_words(world: World) -> None:
    filled = shown(await logged(world, "kimye were seen in Rome on 3 March 2022"))
    assert filled["summary"] == "kimye were seen in Rome on 3 March 2022"
    assert filled["date"] == "2022-03-03"


@pytest.mark.parametrize("said", ["omg they did it", f"{LINK}", "kimye and bennifer both"])
async def test_a_message_that_names_no_one_couple_lets_it_be_picked(world: World, said: str) -> None:
    result = await logged(world, said)
    assert result.ephemeral
    card = answered(result)
    assert "Choose the couple first." in text(card)
    menu = menus_of_kind(card, "event:pick:couple")
    await world.restart()
    card = answered(await world.editor.select(card, ["kimye"], custom_id=menu))
    form = await world.editor.click(card, label="Open the form")
    assert form.modal
    assert form.modal["title"].endswith("Kanye West")
    if LINK in said:
        assert LINK in shown(form)["article"]


async def test_what_discord_shows_of_the_link_is_used_and_nothing_is_fetched(world: World) -> None:
    embed = discord.Embed(title="Ye and Kim speak", url="https://a.example/x")
    message = await world.guild.create_webhook(world.channel).send("about kimye", embeds=[embed])
    form = await world.editor.context_menu(world.channel, MENU, message)
    assert "Ye and Kim speak" in shown(form)["article"]
    assert "https://a.example/x" in shown(form)["article"]


async def test_only_editors_may(world: World) -> None:
    result = await logged(world, f"kimye {LINK}", by=world.fan)
    assert result.ephemeral
    assert reply_of(result).startswith("## Only for editors.")
    assert result.modal is None
    assert "/suggest" in reply_of(result)
    other = world.elsewhere()
    stranger = other.guild.add_member(world.editor.user)
    message = await other.fan.send(other.channel, f"kimye {LINK}")
    refused = await stranger.context_menu(other.channel, MENU, message)
    assert reply_of(refused).startswith("## Only for editors.")
    assert not buttons(answered(refused))
