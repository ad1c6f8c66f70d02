"""Editors add events by command: what they read, who may, and what cannot be saved."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from tests.conversations.conftest import World, buttons_of, reply_of
from tests.conversations.invented import HOSTILE, bring, dating

WHOLE: dict[str, Any] = {
    "couple": "kimye",
    "date": "2026-11-01",
    "kind": "statement",
    "certainty": "confirmed",
    "summary": "They issue a joint statement.",
    "title": "A headline",
    "publisher": "An Outlet",
    "url": "https://news.example/a",
    "published": "2026-11-02",
}
REUNION: dict[str, Any] = {**WHOLE, "kind": "reconciled", "summary": "They say that they are together again."}
# Any name of a Discord id: no such role is in the server.
ROLE = "Ship Keepers"


def typed(fields: dict[str, str], command: str = "!event add") -> str:
    """A whole command as it is typed."""
    return f"{command} " + " ".join(f"{name}: {value}" for name, value in fields.items())


async def events_of(world: World, slug: str = "kimye") -> list[str]:
    """The ids of the events that a server sees of a couple."""
    names = await world.bot.answers.archive.names(world.guild.id)
    stored = names.by_slug(slug)
    assert stored
    return [event.key for event in (await world.bot.answers.archive.record(stored, world.guild.id)).events]


async def test_an_event_with_all_options_is_shown_as_readers_will_see_it(world: World) -> None:
    options: dict[str, Any] = {
        **WHOLE,
        "kind": "new_partner",
        "about": "Kanye",
        "partner": "Somebody Else",
        "known_from": "2026-11-03",
        "disputes": "divorce-filed",
        "date": "Nov 2026",
    }
    result = await world.editor.slash(world.channel, "event add", **options)
    reply = reply_of(result)
    assert not result.ephemeral
    assert reply.startswith("## Saved as e")
    assert "They issue a joint statement. [[1]](https://news.example/a)" in reply
    assert "“A headline”, An Outlet, 2 November 2026" in reply
    assert "November 2026" in reply
    assert buttons_of(result) == ["Undo"]
    assert "Kanye West with Somebody Else, since November 2026" in await world.say("!kimye")


async def test_the_reply_says_how_the_status_changed(world: World) -> None:
    reply = await world.slash("event add", by=world.editor, **REUNION)
    assert "**Was:** No. Divorced since 29 November 2022." in reply
    assert "**Now:** Yes. Dating since 1 November 2026." in reply
    assert "The record still has Kanye West with Bianca Censori" in reply.replace("\\", "")
    assert (await world.say("!kimye")).startswith("## **Yes.** Dating since 1 November 2026.")
    statement = await world.slash("event add", by=world.editor, **{**WHOLE, "date": "2026-11-02"})
    assert "**The status stays:** Yes. Dating" in statement
    assert "Was:" not in statement


async def test_flags_do_the_same_after_the_prefix(world: World) -> None:
    reply = await world.say(typed(REUNION), by=world.editor)
    assert "**Now:** Yes. Dating since 1 November 2026." in reply
    assert buttons_of(world.channel.last_message or pytest.fail("no reply")) == ["Undo"]
    mixed = typed({"Couple": "Kim and Kanye", "DATE": "16 sept 2021", "Kind": "Seen together", "certainty": "rumour"})
    assert "Saved as e" in await world.say(f"{mixed} summary: Seen. title: T", by=world.editor)


async def test_without_flags_an_example_and_buttons_are_shown(world: World) -> None:
    for line in ("!event add", "!event", "!event add kimye", f"<@{world.me}> event add"):
        reply = await world.say(line, by=world.editor)
        assert "!event add couple: bennifer date:" in reply
        assert [label[:15] for label in buttons_of(world.channel.last_message or pytest.fail("no reply"))] == [
            "Open the form: "
        ] * 3
    assert "!event add couple: bennifer" in await world.slash("event help", by=world.editor)


async def test_the_example_that_is_shown_can_be_typed(world: World) -> None:
    reply = await world.say("!event add", by=world.editor)
    example = next(line for line in reply.splitlines() if line.startswith("!event add couple"))
    assert "Saved as e" in await world.say(example, by=world.editor)


async def test_an_event_like_one_that_stands_is_saved_and_said(world: World) -> None:
    first = await world.slash("event add", by=world.editor, **REUNION)
    assert "looks like" not in first
    again = await world.editor.slash(world.channel, "event add", **{**REUNION, "date": "Nov 2026"})
    assert "This looks like e" in reply_of(again)
    assert "stands already" in reply_of(again)
    assert buttons_of(again) == ["Undo"]
    other = await world.slash("event add", by=world.editor, **{**REUNION, "date": "2024-01-01"})
    assert "looks like" not in other


async def test_another_server_sees_nothing_of_it(world: World) -> None:
    other = world.elsewhere()
    before = await other.say("!kimye")
    await world.slash("event add", by=world.editor, **REUNION)
    assert (await world.say("!kimye")).startswith("## **Yes.**")
    assert await other.say("!kimye") == before
    assert await world.dm("!kimye") == before
    added = (await events_of(world))[-1]
    assert added not in await other.choices("event add", "disputes", "e", couple="kimye")
    assert "together again" not in await other.say("!couples")


async def test_members_strangers_and_direct_messages_are_refused(world: World) -> None:
    other = world.elsewhere()
    stranger = other.guild.add_member(world.editor.user)
    before = await events_of(world)
    for reply in (
        await world.say(typed(WHOLE)),
        await world.slash("event add", **WHOLE),
        await world.slash("event add", couple="kimye"),
        await other.say(typed(WHOLE), by=stranger),
        await world.say("!event"),
        await world.slash("event help"),
    ):
        assert reply.startswith("## Only for editors.")
    assert (await world.dm(typed(WHOLE))).startswith("## Only in servers.")
    assert await events_of(world) == before
    assert await events_of(other) == before
    assert "event add" not in world.fan.user.available_commands()
    assert set(world.failures()) == {"NotAllowed", "NotInAServer"}


@pytest.mark.parametrize("settings", [Settings(editor_role=ROLE), Settings(editor_role=ROLE.upper())])
async def test_the_role_of_the_setting_makes_an_editor(world: World, settings: Settings) -> None:
    keepers = world.guild.create_role(ROLE)
    keeper = world.guild.add_member(world.env.create_user("keeper"), roles=[keepers])
    assert "Saved as e" in await world.say(typed(WHOLE), by=keeper)
    assert "Saved as e" in await world.slash("event add", by=keeper, **{**WHOLE, "date": "2026-10-01"})
    assert f"or the role {settings.editor_role}" in await world.say(typed(WHOLE))
    assert "Saved as e" in await world.say(typed({**WHOLE, "date": "2026-09-01"}), by=world.editor)
    assert world.failures() == ["NotAllowed"]


async def test_the_role_may_be_set_by_its_id(world: World) -> None:
    keepers = world.guild.create_role("keepers of the log")
    keeper = world.guild.add_member(world.env.create_user("keeper"), roles=[keepers])
    await world.restart(Settings(editor_role=str(keepers.id)))
    assert "Saved as e" in await world.say(typed(WHOLE), by=keeper)
    other = world.elsewhere()
    namesake = other.guild.add_member(keeper.user, roles=[other.guild.create_role("keepers of the log")])
    assert "Only for editors" in await other.say(typed(WHOLE), by=namesake)
    assert world.failures() == ["NotAllowed"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"date": "99999"}, "Date “99999” is not a date"),
        ({"date": "2099"}, "2099 is still to come"),
        ({"date": "02/03/2021"}, "write 2021-03-02 or 2021-02-03"),
        ({"kind": "maried"}, "did you mean married?"),
        ({"certainty": "sure"}, "Certainty “sure” is not one that I know"),
        ({"summary": "x" * 5000}, "Summary has 5,000 characters: shorten it to at most 200."),
        ({"url": "javascript:alert(1)"}, "“javascript:alert(1)” is no web link"),
        ({"url": "https://" + "x" * 600}, "is no web link"),
        ({"published": "soon"}, "Published “soon” is not a date"),
        ({"about": "Bob"}, "write Kim Kardashian or Kanye West"),
        ({"kind": "new_partner"}, "Partner is missing"),
        ({"kind": "new_partner", "about": "Kim", "partner": "kanye"}, "name somebody outside it"),
        ({"disputes": "no-such-id"}, "No event here has the id “no-such-id”"),
        ({"known_from": "99999-01-01"}, "Known from “99999-01-01” is not a date"),
    ],
)
async def test_what_cannot_be_saved_comes_back_with_what_is_wrong(
    world: World, change: dict[str, str], said: str
) -> None:
    before = await events_of(world)
    result = await world.editor.slash(world.channel, "event add", **{**WHOLE, **change})
    reply = reply_of(result).replace("\\", "")
    assert result.ephemeral
    assert "Not saved yet." in reply
    assert said in reply
    assert "**Title:** A headline" in reply
    assert buttons_of(result) == ["Fix it"]
    assert await events_of(world) == before


async def test_every_mistake_is_said_at_once(world: World) -> None:
    reply = await world.say("!event add couple: kimye date: someday kind: dance url: ftp://x.example", by=world.editor)
    for part in ("Date “someday”", "Kind “dance”", "Certainty is missing", "The summary is missing", "no web link"):
        assert part in reply


@pytest.mark.parametrize(
    "summary",
    [
        "💔" * 100,
        "שלום עליכם, הם ביחד",
        "العودة معا",
        HOSTILE,
        "```code``` `x`",
        "||spoiler|| ~~gone~~ > quote",
        "\u202eabc",
    ],
    ids=["emoji", "hebrew", "arabic", "hostile", "code", "marks", "override"],
)
async def test_any_text_of_a_summary_is_shown_as_it_is(world: World, summary: str) -> None:
    reply = await world.slash("event add", by=world.editor, **{**REUNION, "summary": summary, "title": summary})
    shown = await world.say("!kimye")
    for text in (reply, shown):
        assert summary[:2] in text or summary.startswith(("@", "`", "|", "\u202e"))
        for harm in ("@everyone", "<@1>", "\n```", "\n> quote", "\u202e", "[x](https://evil"):
            assert harm not in text


async def test_a_link_alone_is_an_article(world: World) -> None:
    for gone in ("title", "publisher", "published"):
        without = {name: value for name, value in WHOLE.items() if name != gone}
        assert "Saved as e" in await world.slash("event add", by=world.editor, **without)
    alone = {name: WHOLE[name] for name in ("couple", "date", "kind", "certainty", "summary", "url")}
    assert "news.example" in await world.slash("event add", by=world.editor, **alone)


@contextmanager
def held(path: Path) -> Generator[None]:
    """Another program that is writing to the record."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_what_a_held_record_cannot_take_comes_back_and_can_be_saved_later(world: World, tmp_path: Path) -> None:
    with held(tmp_path / "record.db"):
        result = await world.editor.slash(world.channel, "event add", **REUNION)
        assert result.ephemeral
        assert "another program is holding the record" in reply_of(result)
        assert "They say that they are together again." in reply_of(result)
        assert (await world.say("!kimye")).startswith("## **No.**")
    fixing = await world.editor.click(result.response or pytest.fail("no reply"), label="Fix it")
    assert fixing.modal
    filled: dict[str, Any] = {
        field["component"]["custom_id"]: field["component"].get("value") for field in fixing.modal["components"]
    }
    sent = {**filled, "kind": ["reconciled"], "certainty": ["confirmed"]}
    assert "Saved as e" in reply_of(await world.editor.submit_modal(fixing, sent))


async def test_an_event_of_a_couple_added_later_can_be_added(world: World) -> None:
    await bring(world.store, dating(3))
    reply = await world.slash("event add", by=world.editor, **{**WHOLE, "couple": "pair-03", "kind": "broke_up"})
    assert "**Was:** Yes. Dating since 3 January 2020." in reply
    assert "**Now:** No. Apart since 1 November 2026." in reply
