"""What was typed is mended where it was wrong, and what a change does is said whole."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.conftest import World, buttons_of, reply_of
from tests.conversations.pressing import buttons, live
from tests.conversations.suggested import desk_of
from tests.conversations.test_editing import WHOLE
from tests.conversations.test_forms import SENT, message_of, shown


async def test_a_couple_that_is_not_clear_hands_everything_back(world: World) -> None:
    result = await world.editor.slash(world.channel, "event add", **{**WHOLE, "couple": "kimeye"})
    assert result.ephemeral
    assert "no couple called “kimeye”" in reply_of(result)
    assert WHOLE["summary"] in reply_of(result)
    assert buttons_of(result) == ["Fix it: Kim Kardashian & Kanye West"]
    await world.restart()
    form = await world.editor.click(message_of(result), label="Fix it: Kim Kardashian & Kanye West")
    assert shown(form)["summary"] == WHOLE["summary"]
    assert "Saved as e" in reply_of(await world.editor.submit_modal(form, shown(form)))


async def test_a_couple_like_no_other_is_told_which_there_are(world: World) -> None:
    result = await world.editor.slash(world.channel, "event add", couple="zzzzqqqq", date="2021")
    assert "On record: bennifer, kimye, tayvis." in reply_of(result)
    assert "**Date:** 2021" in reply_of(result)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ({"about": "Taylor"}, {"about": "Kim"}),
        ({"known_from": "someday"}, {"known_from": "2026-11-10"}),
        ({"disputes": "nothing-like-it"}, {"disputes": "september-rumours"}),
        ({"url": "javascript:alert(1)"}, {"article": "A headline | https://news.example/a"}),
    ],
)
async def test_the_form_shows_the_field_that_is_wrong(
    world: World, wrong: dict[str, str], right: dict[str, str]
) -> None:
    result = await world.editor.slash(world.channel, "event add", **{**WHOLE, **wrong})
    assert "Not saved yet." in reply_of(result)
    form = await world.editor.click(message_of(result), label="Fix it")
    filled: dict[str, Any] = shown(form)
    assert set(right) <= set(filled)
    saved = await world.editor.submit_modal(form, {**filled, **right})
    assert "Saved as e" in reply_of(saved)


async def test_the_form_offers_no_kind_that_it_cannot_save(world: World) -> None:
    form = await world.editor.slash(world.channel, "event add", couple="kimye")
    assert form.modal
    kinds = {option["value"] for option in form.modal["components"][1]["component"]["options"]}
    assert not kinds & {"new_partner", "new_partner_ended"}
    filled = await world.editor.slash(world.channel, "event add", couple="kimye", about="Kim", partner="Somebody")
    assert filled.modal
    assert "new_partner" in str(filled.modal)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("date: 2021", "“couple:” is missing"),
        ("couple: kimye couple: tayvis", "“couple:” stands twice"),
        ("couple=kimye date=2021", "“couple:” is missing"),
    ],
)
async def test_flags_that_cannot_be_read_are_explained(world: World, typed: str, said: str) -> None:
    assert said in await world.say(f"!event add {typed}", by=world.editor)
    assert world.failures() in ([], ["TooManyFlags"])


async def test_what_was_typed_without_a_couple_is_kept_for_the_couple_that_is_picked(world: World) -> None:
    reply = await world.say("!event add date: 2021-06-01 summary: They met.", by=world.editor)
    assert "**Summary:** They met." in reply
    last = world.channel.last_message
    assert last
    form = await world.editor.click(last, label="Fix it: Kim Kardashian & Kanye West")
    assert shown(form)["summary"] == "They met."
    assert shown(form)["date"] == "2021-06-01"


async def test_a_change_of_the_past_is_told_for_that_day(world: World) -> None:
    reply = await world.slash(
        "event add", by=world.editor, **{**WHOLE, "date": "2021-06-01", "kind": "divorce_finalized"}
    )
    assert "**The status stays:** No. Divorced since 29 November 2022." in reply
    assert "**On 1 June 2021 it was:** No. Divorce pending since 19 February 2021." in reply
    assert "**Now:** No. Divorced since 1 June 2021." in reply


async def test_a_new_partner_is_told_though_the_status_stays(world: World) -> None:
    typed = {**WHOLE, "kind": "new_partner", "about": "Kanye", "partner": "Somebody Else", "date": "2026-11-01"}
    reply = await world.slash("event add", by=world.editor, **typed)
    assert "The status stays" in reply
    assert "**Now:** Kanye West with Somebody Else, since 1 November 2026" in reply
    ended = {**typed, "kind": "new_partner_ended", "date": "2026-11-02"}
    assert "Kanye West is no longer with Somebody Else on record." in await world.slash(
        "event add", by=world.editor, **ended
    )


async def test_an_article_that_is_known_keeps_its_name_and_says_so(world: World) -> None:
    await world.slash("event add", by=world.editor, **WHOLE)
    again = {**WHOLE, "title": "Another headline", "summary": "A second thing happened.", "kind": "statement"}
    reply = await world.slash("event add", by=world.editor, **again)
    assert "The record has that article already" in reply
    assert WHOLE["title"] in reply


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"url": "https://people.example@evil.example/x"}, "is no web link"),
        ({"published": "2031"}, "which is still to come"),
        ({"summary": "See https://evil.example/free"}, "The summary holds a link"),
    ],
)
async def test_what_deceives_is_not_saved(world: World, wrong: dict[str, str], said: str) -> None:
    reply = await world.slash("event add", by=world.editor, **{**WHOLE, **wrong})
    assert said in reply
    assert "Not saved yet." in reply


@pytest.mark.parametrize("url", ["<https://news.example/b>", "news.example/b"])
async def test_a_link_is_taken_as_people_paste_it(world: World, url: str) -> None:
    assert "(https://news.example/b)" in await world.slash("event add", by=world.editor, **{**WHOLE, "url": url})


async def test_an_undone_event_still_shows_what_it_was(world: World) -> None:
    form = await world.editor.slash(world.channel, "event add", couple="kimye")
    result = await world.editor.submit_modal(form, SENT)
    undone = await world.editor.click(message_of(result), label="Undo")
    assert undone.acknowledged
    last = world.channel.last_message
    assert last
    assert SENT["summary"] in str([component.to_dict() for component in last.components])


@pytest.mark.parametrize(
    "text",
    ["hello {me} kimye status", "kimye status {me}", "@Shiplog kimye", "@shiplog status kimye", "{me} status kimye"],
)
async def test_a_mention_counts_wherever_it_stands(world: World, text: str) -> None:
    assert world.bot.user
    name = world.bot.user.name
    said = (
        text.replace("{me}", f"<@{world.me}>").replace("@Shiplog", f"@{name}").replace("@shiplog", f"@{name.lower()}")
    )
    reply = await world.say(said)
    assert "Kim Kardashian & Kanye West" in reply


@pytest.mark.parametrize(("text", "answered"), [("!kim", True), ("!kanye west", True), ("!play kim and kanye", False)])
async def test_a_persons_name_is_near_a_couple(world: World, text: str, answered: bool) -> None:
    reply = await world.say(text)
    assert ("!kimye status" in reply) is answered


async def test_hindsight_stays_out_of_the_hint(world: World) -> None:
    reply = await world.slash("kimye status", as_of="2022-03-05", known_by="2022-03-05")
    assert "to see them: /kimye why as\\_of:2022-03-05 known\\_by:2022-03-05" in reply


async def test_what_nobody_can_know_yet_is_not_saved(world: World) -> None:
    reply = await world.slash("event add", by=world.editor, **{**WHOLE, "known_from": "2026-12-25"})
    assert "Known from 25 December 2026 is still to come" in reply


async def test_the_same_happening_is_noticed_whomever_it_names(world: World) -> None:
    await world.slash("event add", by=world.editor, **WHOLE)
    reply = await world.slash("event add", by=world.editor, **{**WHOLE, "partner": "Somebody"})
    assert "This looks like e" in reply


async def test_a_new_partner_of_a_couple_that_is_together_is_pointed_out(world: World) -> None:
    typed = {**WHOLE, "couple": "tayvis", "kind": "new_partner", "about": "Taylor", "partner": "Somebody Else"}
    reply = await world.slash("event add", by=world.editor, **typed)
    assert "The record still has Taylor Swift with Somebody Else" in reply


@pytest.mark.parametrize(("typed", "slug"), [("!kymie", "kimye"), ("!tayvsi", "tayvis"), ("!bennfier", "bennifer")])
async def test_letters_in_the_wrong_order_are_a_slip(world: World, typed: str, slug: str) -> None:
    assert f"!{slug} status" in await world.say(typed)


async def test_a_suggestion_of_which_the_couple_alone_was_typed_leads_to_the_form(world: World) -> None:
    await desk_of(world)
    assert "Not sent yet." in await world.say("!suggest couple: kimye")
    card = live(world, world.channel.last_message or pytest.fail("no reply"))
    assert list(buttons(card)) == ["Fix it"]
    form = await world.fan.click(card, label="Fix it")
    assert "Suggestion 1 is sent" in reply_of(await world.fan.submit_modal(form, {**shown(form), **SENT}))
