"""Editors decide what members proposed: once, also after a restart, and the member is told."""

from __future__ import annotations

import copy
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from db.changes import Change
from db.takedowns import Takedown
from tests.conftest import TODAY
from tests.conversations.conftest import World, reply_of
from tests.conversations.pressing import buttons, text
from tests.conversations.suggested import DECISIONS, card_of, decide, desk_of, suggest, told
from tests.conversations.test_editing import REUNION, events_of
from tests.conversations.test_forms import SENT, message_of, shown


@pytest_asyncio.fixture
async def desk(world: World) -> ChannelHandle:
    """The channel in which the editors decide."""
    return await desk_of(world)


def second_editor(world: World) -> MemberActor:
    """Another moderator."""
    return world.guild.add_member(world.env.create_user("second"), roles=[world.roles["moderators"]])


@pytest.mark.parametrize("restarts", [False, True])
async def test_what_is_accepted_is_in_the_record_and_its_member_is_told(
    world: World, desk: ChannelHandle, restarts: bool
) -> None:
    await suggest(world)
    if restarts:
        await world.restart()
    await decide(world, desk, "accept")
    said = text(card_of(world, desk))
    [*_, key] = await events_of(world)
    assert said.startswith(f"## Suggestion 1: accepted, saved as {key}")
    assert f"**Suggested by:** <@{world.fan.id}>" in said
    assert f"Accepted by <@{world.editor.id}>." in said
    assert "**Was:** No. Divorced since 29 November 2022." in said
    assert "**Now:** Yes. Dating since 1 November 2026." in said
    assert list(buttons(card_of(world, desk))) == ["Undo"]
    assert (await world.say("!kimye")).startswith("## **Yes.** Dating since 1 November 2026.")
    [direct] = told(world.fan)
    assert direct.startswith(f"## Your suggestion is in the record of Kim Kardashian & Kanye West as {key}")
    assert REUNION["summary"] in direct
    assert "Fans of ships" in direct
    history = await world.slash("event history", by=world.editor, event=key)
    assert f"by <@{world.editor.id}>: “a suggestion (number 1)”" in history
    assert str(world.fan.id) not in history
    if restarts:
        await world.restart()
    assert "is retracted" in reply_of(await world.editor.click(card_of(world, desk), label="Undo"))
    assert (await world.say("!kimye")).startswith("## **No.**")


@pytest.mark.parametrize("restarts", [False, True])
async def test_an_editor_changes_it_first(world: World, desk: ChannelHandle, restarts: bool) -> None:
    await suggest(world, about="Kim", kind="statement")
    form = await world.editor.click(card_of(world, desk), label="Edit")
    assert form.modal
    assert form.modal["title"].startswith("Accept as edited: Kim Kardashian")
    assert shown(form)["summary"] == REUNION["summary"]
    assert shown(form)["article"] == "A headline\nAn Outlet\nhttps://news.example/a\n2026-11-02"
    if restarts:
        await world.restart()
    await world.editor.submit_modal(form, {**shown(form), "summary": "She says so.", "date": "2 nov 2026"})
    said = text(card_of(world, desk))
    assert "accepted, saved as e" in said
    assert f"Accepted as edited by <@{world.editor.id}>." in said
    for line in ("**Was:** They say that they are together again.", "**Now:** She says so.", "1 November 2026 → 2"):
        assert line in said
        assert line in told(world.fan)[0]
    assert "An editor changed it before it was saved." in told(world.fan)[0]
    assert said.count("“A headline”") == 1
    record = await world.slash("kimye timeline", show="all")
    assert "She says so." in record
    [*_, key] = await events_of(world)
    assert "**About:** Kim Kardashian" in await world.slash("event show", by=world.editor, event=key)


async def test_what_an_editor_mistypes_comes_back(world: World, desk: ChannelHandle) -> None:
    await suggest(world)
    form = await world.editor.click(card_of(world, desk), label="Edit")
    refused = await world.editor.submit_modal(form, {**SENT, "date": "99999", "summary": "Typed by the editor."})
    assert refused.ephemeral
    assert reply_of(refused).startswith("## Not accepted yet.")
    assert "Typed by the editor." in reply_of(refused)
    assert list(buttons(card_of(world, desk))) == ["Accept", "Edit", "Reject"]
    await world.restart()
    assert "no longer" not in reply_of(refused)
    form = await world.editor.click(message_of(refused), label="Fix it")
    assert shown(form)["date"] == "99999"
    await world.restart()
    saved = await world.editor.submit_modal(form, {**shown(form), "date": "2026-11-02"})
    assert saved.ephemeral
    assert "Suggestion 1: accepted, saved as e" in reply_of(saved)
    assert "Suggestion 1: accepted, saved as e" in text(card_of(world, desk))
    assert "Typed by the editor." in text(card_of(world, desk))
    assert "An editor changed it" in told(world.fan)[0]


@pytest.mark.parametrize(("reason", "said"), [("Not from a good outlet.", "“Not from a good outlet.”"), ("", "no ")])
@pytest.mark.parametrize("restarts", [False, True])
async def test_what_is_rejected_says_why(
    world: World, desk: ChannelHandle, restarts: bool, reason: str, said: str
) -> None:
    before = await events_of(world)
    await suggest(world)
    form = await world.editor.click(card_of(world, desk), label="Reject")
    if restarts:
        await world.restart()
    await world.editor.submit_modal(form, {"reason": reason})
    card = text(card_of(world, desk))
    assert card.startswith("## Suggestion 1: rejected")
    assert f"Rejected by <@{world.editor.id}>" in card
    assert said in card
    assert buttons(card_of(world, desk)) == {}
    assert await events_of(world) == before
    assert said.lower() in told(world.fan)[0].lower()
    assert str(world.editor.id) not in told(world.fan)[0]


async def test_a_reason_holds_no_private_detail(world: World, desk: ChannelHandle) -> None:
    await suggest(world)
    refused = await decide(world, desk, "reject", reason="Ask me on 212 555 0123.")
    assert "Reason holds a phone number" in refused
    assert "Not rejected yet." in refused
    assert told(world.fan) == []
    assert list(buttons(card_of(world, desk))) == ["Accept", "Edit", "Reject"]


@pytest.mark.parametrize("first", DECISIONS)
@pytest.mark.parametrize("second", DECISIONS)
async def test_of_two_editors_the_first_decides(world: World, desk: ChannelHandle, first: str, second: str) -> None:
    await suggest(world)
    other, card = second_editor(world), card_of(world, desk)
    stored = world.env.backend.get_message(desk.id, card.id)
    before, was = copy.deepcopy(stored.components), len(await events_of(world))
    opened = None if second == "accept" else await other.click(card, label=second.capitalize())
    await decide(world, desk, first, summary="As the first has it.")
    decided = text(card_of(world, desk))
    if opened is None:
        # A press that was on its way when the first one changed the card.
        stored.components = before
        late = await other.click(card, label="Accept")
        assert text(card) != decided
    else:
        late = await other.submit_modal(opened, {**shown(opened), **({"reason": "no"} if second == "reject" else {})})
        assert text(card_of(world, desk)) == decided
    assert late.ephemeral
    assert "Suggestion 1 was decided already; nothing was done." in reply_of(late)
    assert f"<@{world.editor.id}>" in reply_of(late)
    assert len(await events_of(world)) == was + (first != "reject")
    assert len(told(world.fan)) == 1


async def test_pressed_twenty_times_it_is_accepted_once(world: World, desk: ChannelHandle) -> None:
    await suggest(world)
    card, was = card_of(world, desk), len(await events_of(world))
    stored = world.env.backend.get_message(desk.id, card.id)
    before = copy.deepcopy(stored.components)
    for _ in range(20):
        stored.components = copy.deepcopy(before)
        await world.editor.click(card, label="Accept")
    assert len(await events_of(world)) == was + 1
    assert len(told(world.fan)) == 1


@pytest.mark.parametrize("why", ["closed", "left"])
@pytest.mark.parametrize("decision", DECISIONS)
async def test_whom_nothing_can_be_told_the_card_names(
    world: World, desk: ChannelHandle, decision: str, why: str
) -> None:
    await suggest(world)
    if why == "left":
        world.guild.remove_member(world.fan)
    else:
        world.env.inject_error("POST", f"/channels/{world.fan.user.dm_channel.id}/messages", status=403, times=1)
    await decide(world, desk, decision, summary="As it was said.")
    said = text(card_of(world, desk))
    assert ("rejected" if decision == "reject" else "accepted") in said
    assert "could not be told: they left, or take no direct messages." in said
    assert list(buttons(card_of(world, desk))) == ([] if decision == "reject" else ["Undo"])


async def test_nothing_pings_anybody(world: World, desk: ChannelHandle) -> None:
    for decision in DECISIONS:
        await suggest(world)
        await decide(world, desk, decision)
    bodies = [sent.json for sent in world.env.http_requests if "/messages" in sent.path and sent.json]
    assert len(bodies) >= 6
    assert all(body["allowed_mentions"]["parse"] == [] for body in bodies)


async def test_what_came_into_the_record_meanwhile_is_noticed(world: World, desk: ChannelHandle) -> None:
    await suggest(world)
    added = await world.slash("event add", by=world.editor, **{**REUNION, "summary": "They are one again."})
    assert "Saved as e" in added
    pressed = await world.editor.click(card_of(world, desk), label="Accept")
    assert pressed.ephemeral
    assert "looks like the same, and stands since after this was suggested" in reply_of(pressed)
    assert told(world.fan) == []
    form = await world.editor.click(message_of(pressed), label="Edit")
    assert "accepted, saved as e" in reply_of(await world.editor.submit_modal(form, shown(form)))
    assert "accepted, saved as e" in text(card_of(world, desk))


async def test_what_stood_before_is_on_the_card_and_in_nobodys_way(world: World, desk: ChannelHandle) -> None:
    await world.slash("event add", by=world.editor, **{**REUNION, "summary": "They are one again."})
    await suggest(world)
    assert "**Looks like:** e" in text(card_of(world, desk))
    await decide(world, desk, "accept")
    assert "accepted, saved as e" in text(card_of(world, desk))


async def test_what_it_disputes_may_be_gone_by_then(world: World, desk: ChannelHandle) -> None:
    await suggest(world, kind="denial", disputes="september-rumours")
    await world.slash("event retract", by=world.editor, event="kimye/september-rumours", reason="no")
    pressed = await world.editor.click(card_of(world, desk), label="Accept")
    assert "No event here has the id “september-rumours”" in reply_of(pressed)
    form = await world.editor.click(card_of(world, desk), label="Edit")
    assert shown(form)["disputes"] == "september-rumours"
    await world.editor.submit_modal(form, {**shown(form), "disputes": ""})
    assert "accepted, saved as e" in text(card_of(world, desk))


async def test_of_a_couple_that_was_taken_down_nothing_is_shown(world: World, desk: ChannelHandle) -> None:
    await suggest(world)
    people = ("Kim Kardashian", "Kanye West")
    await world.store.takedowns.take_down(Takedown("kimye", ("kimye",), people, "asked to", datetime.now(UTC)))
    for label in ("Accept", "Edit"):
        pressed = await world.editor.click(card_of(world, desk), label=label)
        assert "no longer on record here" in reply_of(pressed)
        assert REUNION["summary"] not in reply_of(pressed)
    await decide(world, desk, "reject", reason="gone")
    assert REUNION["summary"] not in text(card_of(world, desk))
    assert REUNION["summary"] not in told(world.fan)[0]
    assert told(world.fan)[0].startswith("## Your suggestion was not taken (Fans of ships).")
    assert "it can be rejected" not in told(world.fan)[0]


@pytest.mark.parametrize("decision", ["accepted", "rejected"])
async def test_a_card_that_missed_the_decision_shows_it_when_pressed(
    world: World, desk: ChannelHandle, decision: str
) -> None:
    await suggest(world)
    store, here = world.store.suggestions, world.guild.id
    earlier = Change(datetime.now(UTC) - timedelta(minutes=2), "as it was", world.editor.id)
    if decision == "rejected":
        assert await store.reject(1, server=here, change=earlier)
    else:
        open_one = await store.find(1, server=here)
        assert open_one
        read = await world.bot.suggesting.proposal(open_one, TODAY)
        assert read.event
        assert await store.accept(1, read.event, server=here, change=earlier)
    pressed = await world.editor.click(card_of(world, desk), label="Edit")
    assert "Suggestion 1 was decided already" in reply_of(pressed)
    assert text(card_of(world, desk)).startswith(f"## Suggestion 1: {decision}")
    assert REUNION["summary"] in text(card_of(world, desk))
    assert buttons(card_of(world, desk)) == {}


async def test_a_late_withdrawal_leaves_the_card_as_it_is(world: World, desk: ChannelHandle, tmp_path: Path) -> None:
    sent = await suggest(world)
    await decide(world, desk, "accept")
    # As if the decision were of last year: what the card says is all there is to tell of it.
    card = text(card_of(world, desk))
    with closing(sqlite3.connect(tmp_path / "record.db")) as other, other:
        other.execute("UPDATE suggestions SET decided_at = '2025-01-01T00:00:00+00:00'")
    late = await world.fan.click(message_of(sent), label="Withdraw")
    assert "Suggestion 1 was decided already" in reply_of(late)
    assert text(card_of(world, desk)) == card
    assert list(buttons(card_of(world, desk))) == ["Undo"]
