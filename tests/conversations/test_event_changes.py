"""Editors change events that are there: shown, edited, retracted, restored, and read back in the history."""

from __future__ import annotations

from dataclasses import replace

import pytest
from simcord.results import InteractionResult, ResponseMessage

from db.packstore import Origin
from tests.conversations.conftest import World, buttons_of, reply_of
from tests.conversations.invented import bring, dating
from tests.conversations.pressing import answered, buttons, live, menus_of_kind, press, text
from tests.conversations.test_editing import REUNION, events_of, typed
from tests.conversations.test_forms import message_of, shown
from tests.db.samples import BY_PACK

FILED = "divorce-filed"


async def number_of(world: World, key: str, slug: str = "kimye") -> int:
    """The number of an event."""
    stored = (await world.bot.answers.archive.names(world.guild.id)).by_slug(slug)
    assert stored
    return (await world.store.event_rows(stored.id, world.guild.id))[key]


async def summary_of(world: World, number: int) -> str | None:
    """What an event says for a server, None where it does not stand there."""
    entry = await world.bot.editing.entries.numbered(number, world.guild.id)
    assert entry
    return entry.event.summary if entry.version.stands else None


async def added(world: World, **changes: str) -> int:
    """An event of this server's own."""
    reply = await world.slash("event add", by=world.editor, **{**REUNION, **changes})
    assert "Saved as e" in reply
    return int(reply.removeprefix("## Saved as e").split(".")[0])


async def opened(world: World, event: str | int) -> InteractionResult:
    """The form filled in with an event."""
    return await world.editor.slash(world.channel, "event edit", event=str(event))


@pytest.mark.parametrize("name", ["number", "#number", "kimye/divorce-filed", "kimye divorce-filed"])
async def test_an_event_is_shown_by_any_of_its_names(world: World, name: str) -> None:
    number = await number_of(world, FILED)
    by = name.replace("number", str(number))
    result = await world.editor.slash(world.channel, "event show", event=by)
    assert result.ephemeral
    assert "Kardashian filed for divorce" in reply_of(result)
    assert f"Number {number} · id divorce\\-filed" in reply_of(result) or f"Number {number}" in reply_of(result)
    assert buttons_of(result) == ["Edit", "Retract", "History"]
    assert "Kardashian filed for divorce" in await world.say(f"!event show {by}", by=world.editor)


async def test_an_event_is_found_by_autocomplete_over_its_words(world: World) -> None:
    number = await number_of(world, FILED)
    for words in ("filed for divorce", "kimye filed", "feb 2021", "19 February 2021", str(number)):
        offered = await world.editor.autocomplete(world.channel, "event edit", "event", words)
        assert str(number) in [choice["value"] for choice in offered], words
        assert len(offered) <= 25
    assert await world.choices("event edit", "event", "filed") == []


async def test_what_is_retracted_is_offered_to_be_restored_alone(world: World) -> None:
    number = await added(world)
    await world.slash("event retract", by=world.editor, event=str(number), reason="wrong article")

    async def offered(command: str) -> list[str]:
        choices = await world.editor.autocomplete(world.channel, command, "event", "together again")
        return [choice["value"] for choice in choices]

    assert str(number) not in await offered("event edit")
    assert str(number) not in await offered("event retract")
    assert await offered("event restore") == [str(number)]
    assert str(number) in await offered("event history")


@pytest.mark.parametrize("name", ["0", "999999", "e999999", "nobody/x", "zzzzzz", "9" * 30, "💔"])
async def test_a_name_that_is_none_is_told(world: World, name: str) -> None:
    for command in ("show", "edit", "restore", "history"):
        result = await world.editor.slash(world.channel, f"event {command}", event=name)
        assert result.ephemeral
        assert "No event here is called" in reply_of(result)
        assert "No event here" in await world.say(f"!event {command} {name}", by=world.editor)


async def test_a_name_of_several_events_is_asked_back(world: World) -> None:
    reply = await world.say(f"!event show {FILED}", by=world.editor)
    assert "Did you mean" in reply
    assert f"Kanye West, {await number_of(world, FILED)}" in reply


async def test_the_form_of_an_event_is_filled_in(world: World) -> None:
    form = await opened(world, await number_of(world, FILED))
    assert form.modal
    assert form.modal["title"].startswith("Edit an event: Kim Kardashian")
    filled = shown(form)
    assert filled["date"] == "2021-02-19"
    assert filled["kind"] == ["divorce_filed"]
    assert filled["certainty"] == ["confirmed"]
    assert filled["summary"].startswith("Kardashian filed for divorce")
    assert "https://" in filled["article"]


async def test_a_form_that_is_sent_unchanged_changes_nothing_of_what_is_said(world: World) -> None:
    number = await number_of(world, FILED)
    stored = (await world.bot.answers.archive.names(world.guild.id)).by_slug("kimye")
    assert stored
    before = await world.store.seen_events(stored.id, world.guild.id, number)
    form = await opened(world, number)
    result = await world.editor.submit_modal(form, shown(form))
    assert "Nothing in it is otherwise than before" in reply_of(result)
    after = await world.store.seen_events(stored.id, world.guild.id, number)
    assert [version.says for version in after] == [version.says for version in before]


@pytest.mark.parametrize("restarts", [False, True])
async def test_a_shipped_event_is_edited_in_this_server_alone(world: World, restarts: bool) -> None:
    other = world.elsewhere()
    elsewhere = await other.say("!kimye timeline feb 2021")
    number = await number_of(world, FILED)
    form = await opened(world, number)
    if restarts:
        await world.restart()
    changed = {**shown(form), "summary": "Kardashian asks a court for a divorce.", "date": "20 feb 2021"}
    result = await world.editor.submit_modal(form, changed)
    reply = reply_of(result)
    assert not result.ephemeral
    assert "**Was:** Kardashian filed for divorce" in reply
    assert "**Now:** Kardashian asks a court for a divorce." in reply
    assert "**Date:** 19 February 2021 → 20 February 2021" in reply
    assert "asks a court" in await world.say("!kimye timeline feb 2021")
    assert await other.say("!kimye timeline feb 2021") == elsewhere
    assert "asks a court" not in await world.dm("!kimye timeline feb 2021")
    if restarts:
        await world.restart()
    await world.editor.click(message_of(result), label="Undo")
    assert "asks a court" not in await world.say("!kimye timeline feb 2021")
    assert buttons_of(result) == ["Put it back"]
    await world.editor.click(message_of(result), label="Put it back")
    assert "asks a court" in await world.say("!kimye timeline feb 2021")


async def test_an_edit_that_was_undone_follows_the_shipped_record_again(world: World) -> None:
    await bring(world.store, dating(1))
    number = await number_of(world, "event-1", "pair-01")
    await world.say(f"!event edit {number} summary: They were seen kissing.", by=world.editor)
    assert await summary_of(world, number) == "They were seen kissing."
    last = world.channel.last_message
    assert last
    await world.editor.click(last, label="Undo")
    pack = dating(1)
    newer = replace(pack.events[0], summary="The pack says something new.")
    second = replace(pack, version=2, events=(newer,))
    await world.store.load_pack(second, digest="2", origin=Origin.FILE, change=BY_PACK)
    assert await summary_of(world, number) == "The pack says something new."


async def test_an_edit_stays_when_the_pack_changes_and_editors_are_shown(world: World) -> None:
    await bring(world.store, dating(1))
    number = await number_of(world, "event-1", "pair-01")
    await world.say(f"!event edit {number} summary: They were seen kissing.", by=world.editor)
    pack = dating(1)
    newer = replace(pack.events[0], summary="The pack says something new.")
    second = replace(pack, version=2, events=(newer,))
    await world.store.load_pack(second, digest="2", origin=Origin.FILE, change=BY_PACK)
    assert await summary_of(world, number) == "They were seen kissing."
    reply = await world.slash("event show", by=world.editor, event=str(number))
    assert "The shipped entry changed on" in reply
    assert "The pack says something new." in reply
    history = await world.slash("event history", by=world.editor, event=str(number))
    assert "changed here" in history
    assert "changed for everybody" in history
    assert "The pack says something new." in history


async def test_flags_edit_what_they_name_and_leave_the_rest(world: World) -> None:
    number = await number_of(world, FILED)
    reply = await world.say(f"!event edit {number} date: 20 feb 2021 reason: the court's own date", by=world.editor)
    assert "19 February 2021 → 20 February 2021" in reply
    assert "Kardashian filed for divorce" in reply
    reply = await world.slash("event edit", by=world.editor, event=str(number), certainty="reported")
    assert "confirmed → reported" in reply
    history = await world.slash("event history", by=world.editor, event=str(number))
    assert "the court's own date" in history
    assert "“edited”" in history


async def test_without_flags_a_typed_edit_shows_the_event_with_its_buttons(world: World) -> None:
    number = await number_of(world, FILED)
    await world.say(f"!event edit {number}", by=world.editor)
    last = world.channel.last_message
    assert last
    form = await world.editor.click(last, label="Edit")
    assert shown(form)["date"] == "2021-02-19"
    retracting = await world.editor.click(last, label="Retract")
    assert retracting.modal
    result = await world.editor.submit_modal(retracting, {"reason": "wrong article"})
    assert "Retracted: divorce" in reply_of(result)
    assert await summary_of(world, number) is None
    assert reply_of(await world.fan.click(last, label="Edit")).startswith("## Only for editors.")


@pytest.mark.parametrize("restarts", [False, True])
async def test_an_edit_with_mistakes_comes_back_filled_in(world: World, restarts: bool) -> None:
    number = await number_of(world, FILED)
    form = await opened(world, number)
    refused = await world.editor.submit_modal(form, {**shown(form), "date": "one fine day", "summary": "Mine."})
    assert "Date “one fine day” is not a date" in reply_of(refused)
    if restarts:
        await world.restart()
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    assert fixing.modal
    assert fixing.modal["title"].startswith("Edit an event")
    assert shown(fixing)["summary"] == "Mine."
    result = await world.editor.submit_modal(fixing, {**shown(fixing), "date": "2021-02-19"})
    assert "**Now:** Mine." in reply_of(result)
    assert await summary_of(world, number) == "Mine."


async def test_the_second_of_two_editors_is_shown_the_firsts_change_and_loses_nothing(world: World) -> None:
    second = world.guild.add_member(world.env.create_user("second"), roles=[world.roles["moderators"]])
    number = await number_of(world, FILED)
    first_form = await opened(world, number)
    second_form = await second.slash(world.channel, "event edit", event=str(number))
    await world.editor.submit_modal(first_form, {**shown(first_form), "summary": "The first one's words."})
    refused = await second.submit_modal(second_form, {**shown(second_form), "summary": "The second one's words."})
    reply = reply_of(refused)
    assert refused.ephemeral
    assert "was changed while you were editing it" in reply
    assert "The first one's words." in reply
    assert "The second one's words." in reply
    assert f"<@{world.editor.id}>" in reply
    assert await summary_of(world, number) == "The first one's words."
    fixing = await second.click(message_of(refused), label="Fix it")
    assert shown(fixing)["summary"] == "The second one's words."
    saved = await second.submit_modal(fixing, shown(fixing))
    assert "**Was:** The first one's words." in reply_of(saved)
    assert await summary_of(world, number) == "The second one's words."


async def test_an_event_that_was_retracted_while_it_was_edited_is_told(world: World) -> None:
    number = await number_of(world, FILED)
    form = await opened(world, number)
    await world.slash("event retract", by=world.editor, event=str(number), reason="wrong article")
    refused = await world.editor.submit_modal(form, {**shown(form), "summary": "Mine."})
    assert "was changed while you were editing it" in reply_of(refused)
    assert "restore it first" in reply_of(refused)
    assert "Mine." in reply_of(refused)
    await world.slash("event restore", by=world.editor, event=str(number))
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    again = await world.editor.submit_modal(fixing, shown(fixing))
    if "was changed while" in reply_of(again):
        fixing = await world.editor.click(message_of(again), label="Fix it")
        again = await world.editor.submit_modal(fixing, shown(fixing))
    assert "**Now:** Mine." in reply_of(again)


@pytest.mark.parametrize("way", ["slash", "typed"])
async def test_an_event_is_retracted_with_a_reason_and_restored(world: World, way: str) -> None:
    number = await added(world)
    assert (await world.say("!kimye")).startswith("## **Yes.**")
    if way == "slash":
        reply = await world.slash("event retract", by=world.editor, event=str(number), reason="wrong article")
    else:
        reply = await world.say(f"!event retract {number} wrong article", by=world.editor)
    assert f"Retracted: e{number}." in reply
    assert "**Was:** Yes. Dating since 1 November 2026." in reply
    assert "**Now:** No. Divorced since 29 November 2022." in reply
    assert (await world.say("!kimye")).startswith("## **No.**")
    if way == "slash":
        again = await world.slash("event retract", by=world.editor, event=str(number), reason="again")
        restored = await world.slash("event restore", by=world.editor, event=str(number))
    else:
        again = await world.say(f"!event retract {number} again", by=world.editor)
        restored = await world.say(f"!event restore e{number}", by=world.editor)
    assert f"e{number} is retracted already." in again
    assert f"Restored: e{number} stands again." in restored
    assert "stands already" in await world.slash("event restore", by=world.editor, event=str(number))
    assert (await world.say("!kimye")).startswith("## **Yes.**")
    history = await world.slash("event history", by=world.editor, event=str(number))
    assert "“wrong article”" in history
    assert f"<@{world.editor.id}>" in history


async def test_a_reason_is_required(world: World) -> None:
    number = await added(world)
    reply = await world.say(f"!event retract {number}", by=world.editor)
    assert "Say why in a few words" in reply
    assert await summary_of(world, number)
    assert "Name the event" in await world.say("!event retract", by=world.editor)
    assert set(world.failures()) == {"MissingRequiredArgument"}


async def test_a_long_history_is_paged(world: World) -> None:
    number = await added(world)
    for turn in range(12):
        await world.say(f"!event edit {number} summary: Version number {turn}.", by=world.editor)
    result = await world.editor.slash(world.channel, "event history", event=str(number))
    card = answered(result)
    assert "Version number 11." in text(card)
    assert "Versions 1–5 of 13" in text(card)
    await world.restart()
    card = await press(world.editor, card, "Next ›")
    assert "Versions 6–10 of 13" in text(card)
    card = await press(world.editor, card, "Next ›")
    assert "1 · " in text(card)
    assert "Next ›" not in buttons(card)
    card = await press(world.editor, card, "Show")
    assert "13 versions" in text(card)


async def test_disputes_cannot_lead_back(world: World) -> None:
    first = await added(world, kind="denial", date="2026-10-01")
    second = await added(world, kind="statement", date="2026-10-02", disputes=f"e{first}")
    reply = await world.slash("event edit", by=world.editor, event=str(first), disputes=f"e{second}")
    assert "would lead back to itself" in reply
    assert await world.slash("event edit", by=world.editor, event=str(first), disputes=f"e{first}") != ""
    # A retraction takes one out of the circle; then putting it back is what would close it.
    await world.slash("event retract", by=world.editor, event=str(second), reason="to test")
    third = await added(world, kind="statement", date="2026-10-03", disputes=f"e{first}")
    reply = await world.slash("event edit", by=world.editor, event=str(first), disputes=f"e{third}")
    assert "would lead back to itself" in reply


async def test_undo_of_an_older_change_does_nothing(world: World) -> None:
    number = await added(world)
    await world.say(f"!event edit {number} summary: One.", by=world.editor)
    one = world.channel.last_message
    assert one
    await world.say(f"!event edit {number} summary: Two.", by=world.editor)
    reply = reply_of(await world.editor.click(one, label="Undo"))
    assert "has been changed already; nothing was done" in reply
    assert await summary_of(world, number) == "Two."


async def test_the_same_button_pressed_twenty_times_does_one_thing(world: World) -> None:
    number = await added(world)
    await world.say(f"!event edit {number} summary: One.", by=world.editor)
    one = world.channel.last_message
    assert one
    undo = buttons(live(world, one))["Undo"]["custom_id"]
    for _ in range(20):
        stored = world.env.backend.get_message(world.channel.id, one.id)
        row = next(component for component in stored.components if component["type"] == 1)
        row["components"][0]["custom_id"] = undo
        await world.editor.click(one, custom_id=undo)
    stored_couple = (await world.bot.answers.archive.names(world.guild.id)).by_slug("kimye")
    assert stored_couple
    versions = await world.store.event_versions(stored_couple.id, world.guild.id, number)
    assert [version.says.summary for version in versions] == [REUNION["summary"], "One.", REUNION["summary"]]


async def test_no_number_reaches_another_servers_event(world: World) -> None:
    number = await added(world)
    other = world.elsewhere()
    for reply in (
        await other.slash("event show", by=other.editor, event=str(number)),
        await other.slash("event edit", by=other.editor, event=str(number), summary="Theirs."),
        await other.slash("event retract", by=other.editor, event=str(number), reason="theirs"),
        await other.slash("event history", by=other.editor, event=f"e{number}"),
        await other.say(f"!event retract {number} theirs", by=other.editor),
    ):
        assert "No event here is called" in reply
    assert await summary_of(world, number) == REUNION["summary"]
    offered = await other.editor.autocomplete(other.channel, "event show", "event", "together again")
    assert str(number) not in [choice["value"] for choice in offered]


async def test_a_new_partner_is_picked_before_the_form(world: World) -> None:
    start = await world.editor.slash(world.channel, "event add")
    assert start.ephemeral
    card = answered(start)
    assert "Choose the couple first." in text(card)

    async def pick(what: str, value: str) -> ResponseMessage:
        menu = menus_of_kind(card, f"event:pick:{what}")
        return answered(await world.editor.select(card, [value], custom_id=menu))

    card = await pick("couple", "kimye")
    card = await pick("kind", "new_partner")
    assert "choose whom of the two" in text(card)
    assert "Open the form" not in buttons(card)
    card = await pick("about", "Kim Kardashian")
    await world.restart()
    form = await world.editor.click(card, label="Open the form")
    assert set(shown(form)) == {"date", "partner", "certainty", "summary", "article"}
    sent = {
        "date": "2026-11-01",
        "partner": "Somebody Else",
        "certainty": ["reported"],
        "summary": "They are said to be dating.",
        "article": "https://news.example/b",
    }
    assert "Saved as e" in reply_of(await world.editor.submit_modal(form, sent))
    assert "Kim Kardashian with Somebody Else" in await world.say("!kimye")
    assert "Kim Kardashian" in await world.say("!kimye timeline partners")


async def test_a_change_that_the_guard_refuses_is_not_saved(world: World) -> None:
    number = await number_of(world, FILED)
    for summary, said in (
        ("Call her at +1 212 555 2368.", "holds a phone number"),
        ("She lives at 1234 Hidden Hills Road.", "holds an address"),
        ("Write to somebody@example.org.", "holds an e-mail address"),
    ):
        reply = await world.slash("event edit", by=world.editor, event=str(number), summary=summary)
        assert said in reply
    reply = await world.say(typed({**REUNION, "summary": "They were seen in Chicago."}), by=world.editor)
    assert "Saved as e" in reply
    reply = await world.slash("event retract", by=world.editor, event=str(number), reason="mail me: a@example.org")
    assert "holds an e-mail address" in reply
    assert await summary_of(world, number)
    assert len(await events_of(world)) > 100
