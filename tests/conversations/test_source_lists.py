"""The list of articles, what is offered of them, who may keep them, and what goes wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conversations.conftest import World, buttons_of, reply_of, text_of
from tests.conversations.pressing import forge, live
from tests.conversations.test_editing import WHOLE as EVENT
from tests.conversations.test_editing import held
from tests.conversations.test_forms import message_of, shown
from tests.conversations.test_source_commands import ARTICLE, CITING, FIELDS, SHIPPED, added, articles, typed


async def hide_rumours(world: World) -> None:
    """Let the server hide rumours."""
    await world.store.servers.change(
        world.guild.id, lambda was: replace(was, hide_rumours=True), editor=1, made_at=datetime.now(UTC)
    )


# ------------------------------------------------------------ list
async def test_the_list_names_every_article_the_newest_first(world: World) -> None:
    _, key = await added(world)
    result = await world.editor.slash(world.channel, "source list", couple="kimye")
    assert result.ephemeral
    first = next(line for line in reply_of(result).splitlines() if line.startswith("- "))
    assert "“A headline of our own”, The Paper, 2 November 2026" in first
    assert first.endswith(f"{key}, no event cites it yet")
    assert "(https://paper.example/ours)" in first
    capital = await world.say("!source list kimye article: Capital FM", by=world.editor)
    assert "1–3 of 3 articles with “capital fm”, newest first." in capital
    assert f"{SHIPPED}, used by 13 events: " in capital
    assert " and 10 more" in capital
    assert "No article here has “nonsense”" in await world.say("!source list kimye article: nonsense", by=world.editor)


@pytest.mark.parametrize("restarts", [False, True])
async def test_its_pages_lead_on_and_back(world: World, restarts: bool) -> None:
    total = len(await articles(world))
    result = await world.editor.slash(world.channel, "source list", couple="kimye", article="a")
    seen: list[str] = []
    card = message_of(result)
    for _ in range(30):
        seen += [line for line in text_of(card.message).splitlines() if line.startswith("- ")]
        if "Next ›" not in buttons_of(card.message):
            break
        if restarts:
            await world.restart()
        await world.editor.click(card, label="Next ›")
    assert len(seen) == len(set(seen))
    assert 9 < len(seen) <= total
    last = text_of(card.message)
    await world.editor.click(card, label="‹ Back")
    assert text_of(card.message) != last
    assert "with “a”" in text_of(card.message)
    long = "the kim kardashian and kanye west of the world of words"
    assert reply_of(await world.editor.slash(world.channel, "source list", couple="kimye", article=long))


async def test_where_rumours_are_hidden_a_public_list_names_none(world: World) -> None:
    await world.slash(
        "event add", by=world.editor, **{**EVENT, "certainty": "rumour", "url": CITING, "title": "Gossip"}
    )
    await hide_rumours(world)
    public = await world.say("!source list kimye", by=world.editor)
    assert "Gossip" not in public
    assert "Rumours are hidden here" in public
    card = live(world, world.channel.last_message or pytest.fail("no reply"))
    await world.editor.click(card, label="Next ›")
    await world.editor.click(card, label="‹ Back")
    assert "Gossip" not in text_of(card.message)
    gala = await world.say("!source list kimye article: capital fm", by=world.editor)
    private = await world.slash("source list", by=world.editor, couple="kimye", article="capital fm")
    assert "september-rumours" in private
    assert "september-rumours" not in gala
    assert "Gossip" in await world.slash("source list", by=world.editor, couple="kimye")


# ------------------------------------------------------------ autocomplete
async def test_articles_are_offered_by_headline_outlet_and_date(world: World) -> None:
    _, key = await added(world)
    for words in ("headline own", "the paper", "nov 2026", key, "2026-11-02"):
        found = await world.editor.autocomplete(world.channel, "source edit", "source", words, couple="kimye")
        assert key in [choice["value"] for choice in found], words
    assert await world.choices("source edit", "source", "", couple="kimye") == [], "the fan is no editor"
    assert await world.choices("source edit", "couple", "") == []
    other = world.elsewhere()
    theirs = await other.editor.autocomplete(other.channel, "source edit", "source", "headline own", couple="kimye")
    assert theirs == []


async def test_an_event_picks_an_article_again(world: World) -> None:
    long = f"https://paper.example/{'x' * 120}"
    _, key = await added(world, url=long, title="Long way")
    found = await world.editor.autocomplete(world.channel, "event add", "url", "long way", couple="kimye")
    assert [(choice["name"], choice["value"]) for choice in found] == [
        (f"The Paper, 2 November 2026, “Long way”, {key}", key)
    ]
    reply = await world.slash(
        "event add",
        by=world.editor,
        **{name: EVENT[name] for name in ("couple", "date", "kind", "certainty", "summary")},
        url=key,
    )
    assert "“Long way”, The Paper, 2 November 2026" in reply
    assert len((await articles(world))[key].cited_by) == 1
    offered = await world.editor.autocomplete(world.channel, "event add", "url", "capital fm 2024", couple="kimye")
    assert offered[0]["value"] == "https://www.capitalfm.com/news/kim-kardashian-odell-beckham-jr-split-why/"
    assert await world.choices("event add", "url", "", couple="kimye") == []
    event = (await articles(world))[key].cited_by[0].key
    edits = await world.editor.autocomplete(world.channel, "event edit", "url", "long way", event=event)
    assert [choice["value"] for choice in edits] == [key]


# ------------------------------------------------------------ permission and isolation
async def test_nobody_else_may(world: World) -> None:
    result, key = await added(world)
    how = await world.say("!source add kimye", by=world.editor)
    assert how
    card = world.channel.last_message
    assert card
    form = await world.editor.slash(world.channel, "source edit", couple="kimye", source=key)
    other = world.elsewhere()
    stranger = other.guild.add_member(world.editor.user)
    before = await articles(world)
    for reply in (
        await world.say(typed("add", ARTICLE)),
        await world.say("!source"),
        await world.say("!source list kimye"),
        await world.say(f"!source edit kimye source: {key} title: Mine"),
        await world.slash("source add", **ARTICLE),
        await world.slash("source add", couple="kimye"),
        await world.slash("source edit", couple="kimye", source=key),
        await world.slash("source list", couple="kimye"),
        await world.slash("source help"),
        await other.say(typed("add", ARTICLE), by=stranger),
        reply_of(await world.fan.click(message_of(result), label="Undo")),
        reply_of(await world.fan.click(card, label="Add an article: Kim Kardashian & Kanye West")),
    ):
        assert reply.startswith("## Only for editors."), reply
    assert "## Only in servers." in await world.dm(typed("add", ARTICLE))
    world.env.backend.remove_member_role(world.guild.id, world.editor.id, world.roles["moderators"].id)
    refused = await world.editor.submit_modal(form, {**shown(form), "title": "Mine"})
    assert "you are no longer an editor here" in reply_of(refused)
    assert "**Title:** Mine" in reply_of(refused)
    assert "Only for editors" in reply_of(await world.editor.click(message_of(refused), label="Fix it"))
    assert await articles(world) == before
    world.env.backend.add_member_role(world.guild.id, world.editor.id, world.roles["moderators"].id)
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    assert "→ Mine" in reply_of(await world.editor.submit_modal(fixing, shown(fixing)))
    assert set(world.failures()) <= {"NotAllowed", "NotInAServer", "NoPrivateMessage"}


async def test_forged_ids_reach_nothing_of_another_server(world: World) -> None:
    _, key = await added(world)
    article = (await articles(world))[key]
    await world.say("!source add kimye title: Draft published: 3/4/2021", by=world.editor)
    other = world.elsewhere()
    await other.say("!source list kimye", by=other.editor)
    card = live(other, other.channel.last_message or pytest.fail("no reply"))
    number, version = article.number, article.version.id
    for custom_id, said in (
        (f"source:edit:kimye:{number}", "has been changed already"),
        (f"source:undo:kimye:{number}:{version}", "has been changed already"),
        (f"source:put-back:kimye:{number}:{version}", "has been changed already"),
        (f"source:undo:bennifer:{number}:{version}", "has been changed already"),
        ("source:edit:no-such-couple:1", "no couple called"),
        ("source:fix:1", "too old and has been cleared away"),
        (f"source:fix:m{number}", "too old and has been cleared away"),
    ):
        forge(other, card, custom_id)
        result = await other.editor.click(card, custom_id=custom_id)
        assert said in reply_of(result), custom_id
    assert "No article of Kim" in await other.slash("source edit", by=other.editor, couple="kimye", source=key)
    assert await world.bot.drafts.find("1", server=world.guild.id, editor=world.editor.id)
    for editor in (other.editor.id, world.editor.id):
        assert await world.bot.drafts.find("1", server=other.guild.id, editor=editor) is None
    assert (await articles(world))[key].version == article.version
    assert key not in await articles(other)


async def test_a_draft_of_another_form_is_none_of_this_one(world: World) -> None:
    await world.say("!event add couple: kimye date: 2026-11-01", by=world.editor)
    refused = live(world, world.channel.last_message or pytest.fail("no reply"))
    forge(world, refused, "source:fix:1")
    assert "too old" in reply_of(await world.editor.click(refused, custom_id="source:fix:1"))


# ------------------------------------------------------------ trouble
async def test_what_a_held_record_cannot_take_comes_back(world: World, tmp_path: Path) -> None:
    with held(tmp_path / "record.db"):
        result = await world.editor.slash(world.channel, "source add", **ARTICLE)
        assert result.ephemeral
        assert "another program is holding the record" in reply_of(result)
        assert "A headline of our own" in reply_of(result)
    fixing = await world.editor.click(message_of(result), label="Fix it")
    assert shown(fixing) == FIELDS
    assert "Saved as s" in reply_of(await world.editor.submit_modal(fixing, FIELDS))


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("title", "x" * 400, "Title has 400 characters: shorten it to at most 300."),
        ("title", "Call +1 212 555 0187 now", "Title holds a phone number"),
        ("url", "ftp://paper.example/x", "is no web link"),
        ("url", "https://paper.example/?mail=a@paper.example", "holds an e-mail address"),
        ("published", "2099", "cannot have come out in 2099"),
    ],
)
async def test_what_may_not_be_stored_is_refused(world: World, field: str, text: str, said: str) -> None:
    reply = (await world.slash("source add", by=world.editor, **{**ARTICLE, field: text})).replace("\\", "")
    assert said in reply


async def test_hostile_text_is_shown_as_it_is(world: World) -> None:
    title = "@everyone <@1> [x](https://evil.example) **bold**"
    result, _ = await added(world, title=title)
    assert "[x](https://evil" not in reply_of(result)
    assert "<@1>" not in reply_of(result)
    assert "\\*\\*bold" in reply_of(result)
