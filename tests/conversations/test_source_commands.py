"""Editors keep articles: add, edit and list, by command, form and button, before and after a restart."""

from __future__ import annotations

from typing import Any

import pytest
from simcord.results import InteractionResult

from db.seen_sources import SeenSource
from tests.conversations.conftest import World, buttons_of, reply_of
from tests.conversations.test_editing import WHOLE as EVENT
from tests.conversations.test_forms import message_of, shown

ARTICLE: dict[str, Any] = {
    "couple": "kimye",
    "title": "A headline of our own",
    "publisher": "The Paper",
    "url": "https://paper.example/ours",
    "published": "2 nov 2026",
}
FIELDS = {name: text for name, text in ARTICLE.items() if name != "couple"}
SHIPPED = "capitalfm-2021-09-16-met-gala-post"
CITING = "https://paper.example/cited"


def typed(command: str, fields: dict[str, Any]) -> str:
    """A whole command as it is typed."""
    return f"!source {command} " + " ".join(f"{name}: {value}" for name, value in fields.items())


async def articles(world: World, slug: str = "kimye") -> dict[str, SeenSource]:
    """The articles that a server's editors can name, by id."""
    stored = (await world.bot.answers.archive.names(world.guild.id)).by_slug(slug)
    assert stored
    return {each.source.key: each for each in await world.store.articles.seen(stored.id, world.guild.id)}


async def added(world: World, **fields: Any) -> tuple[InteractionResult, str]:
    """An article that was added by slash command, and its id."""
    before = await articles(world)
    result = await world.editor.slash(world.channel, "source add", **{**ARTICLE, **fields})
    [key] = (await articles(world)).keys() - before.keys()
    return result, key


async def cited(world: World, url: str, **fields: Any) -> str:
    """An event that cites the article of a link."""
    reply = await world.slash("event add", by=world.editor, **{**EVENT, "url": url, **fields})
    assert reply.startswith("## Saved as ")
    return reply.partition("Saved as ")[2].partition(".")[0]


# ------------------------------------------------------------ add
async def test_an_article_is_added_by_options_and_by_flags(world: World) -> None:
    result, key = await added(world)
    assert not result.ephemeral
    assert reply_of(result).startswith(f"## Saved as {key}.")
    assert "“A headline of our own”, The Paper, 2 November 2026" in reply_of(result)
    assert "[[1]](https://paper.example/ours)" in reply_of(result)
    assert buttons_of(result) == ["Undo"]
    line = typed("add", {**ARTICLE, "title": "Another", "url": "https://paper.example/b"})
    assert "Saved as s" in await world.say(line, by=world.editor)
    assert "Saved as s" in await world.say("!source add kim and kanye title: A third", by=world.editor)


@pytest.mark.parametrize("restarts", [False, True])
async def test_the_couple_alone_opens_the_form(world: World, restarts: bool) -> None:
    form = await world.editor.slash(world.channel, "source add", couple="kimye")
    assert form.modal
    assert form.modal["title"] == "Add an article: Kim Kardashian & Kanye West"
    assert shown(form) == dict.fromkeys(FIELDS, "")
    if restarts:
        await world.restart()
    result = await world.editor.submit_modal(form, FIELDS)
    assert reply_of(result).startswith("## Saved as s")
    assert not result.ephemeral


async def test_typed_without_anything_it_shows_how(world: World) -> None:
    for line in ("!source", "!source add", "!source add kimye", "!source edit kimye", "!source list"):
        reply = await world.say(line, by=world.editor)
        assert "source add couple: " in reply
        assert "Add an article: Kim" in " ".join(buttons_of(world.channel.last_message or pytest.fail("no reply")))
    assert "its id, as !source list shows it" in await world.say("!source edit kimye", by=world.editor)
    how = world.channel.last_message
    assert how
    await world.restart()
    form = await world.editor.click(how, label="Add an article: Kim Kardashian & Kanye West")
    assert shown(form) == dict.fromkeys(FIELDS, "")
    assert "Saved as s" in reply_of(await world.editor.submit_modal(form, FIELDS))
    reply = await world.say("!source", by=world.editor)
    example = next(line for line in reply.splitlines() if line.startswith("!source add couple"))
    assert "Saved as s" in await world.say(example, by=world.editor)
    assert set(world.failures()) == {"MissingRequiredArgument", "MissingRequiredFlag"}


@pytest.mark.parametrize("restarts", [False, True])
async def test_every_mistake_is_said_and_mended_in_the_form(world: World, restarts: bool) -> None:
    before = await articles(world)
    wrong = {**ARTICLE, "url": "javascript:alert(1)", "published": "3/4/2021"}
    refused = await world.editor.slash(world.channel, "source add", **wrong)
    assert refused.ephemeral
    assert "“javascript:alert(1)” is no web link" in reply_of(refused)
    assert "can be 3 April 2021 or 4 March 2021: write 2021-04-03 or 2021-03-04" in reply_of(refused)
    assert "**Title:** A headline of our own" in reply_of(refused)
    if restarts:
        await world.restart()
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    assert shown(fixing) == {name: wrong[name] for name in FIELDS}
    if restarts:
        await world.restart()
    still = await world.editor.submit_modal(fixing, {**shown(fixing), "url": "https://paper.example/ours"})
    assert still.ephemeral
    fixing = await world.editor.click(message_of(still), label="Fix it")
    assert await articles(world) == before
    saved = await world.editor.submit_modal(fixing, {**shown(fixing), "published": "2021-04-03"})
    assert "Saved as s" in reply_of(saved)


async def test_what_is_typed_for_a_couple_that_is_not_there_comes_back(world: World) -> None:
    near = await world.editor.slash(world.channel, "source add", **{**ARTICLE, "couple": "kymie"})
    assert near.ephemeral
    assert buttons_of(near) == ["Fix it: Kim Kardashian & Kanye West"]
    form = await world.editor.click(message_of(near), label=buttons_of(near)[0])
    assert shown(form) == FIELDS
    nobody = await world.slash("source add", by=world.editor, **{**ARTICLE, "couple": "zzzzzz"})
    assert "On record: bennifer, kimye, tayvis." in nobody
    assert "A headline of our own" in nobody
    lost = await world.slash("source edit", by=world.editor, **{**ARTICLE, "couple": "zzzzzz", "source": "s1"})
    assert "A headline of our own" in lost
    assert "no couple called" in await world.slash("source list", by=world.editor, couple="zzzzzz")


# ------------------------------------------------------------ one article, one row
@pytest.mark.parametrize("restarts", [False, True])
async def test_the_same_link_is_recognised_and_offered(world: World, restarts: bool) -> None:
    _, key = await added(world)
    await cited(world, "https://paper.example/ours")
    before = await articles(world)
    again = {"couple": "kimye", "title": "Their own headline", "url": "http://m.paper.example/ours/?utm_source=x&amp=1"}
    known = await world.editor.slash(world.channel, "source add", **again)
    assert known.ephemeral
    said = f"The record has that article already as {key} (“A headline of our own”, The Paper, 2 November 2026)"
    assert said in reply_of(known)
    assert "used by 1 event." in reply_of(known)
    assert "**Title:** Their own headline" in reply_of(known)
    assert buttons_of(known) == ["Edit it"]
    assert await articles(world) == before
    if restarts:
        await world.restart()
    form = await world.editor.click(message_of(known), label="Edit it")
    assert shown(form) == {**FIELDS, "published": "2026-11-02"}
    saved = await world.editor.submit_modal(form, {**shown(form), "title": "Their own headline"})
    assert f"Saved: {key} is changed." in reply_of(saved)
    assert "**Title:** A headline of our own → Their own headline" in reply_of(saved)
    assert "1 event cites it, and shows it so." in reply_of(saved)


async def test_without_a_link_it_is_recognised_by_its_headline(world: World) -> None:
    _, key = await added(world, title="Only a headline", url="-", published="-")
    line = "!source add kimye title: Only a headline publisher: The Paper"
    assert f"already as {key}" in await world.say(line, by=world.editor)
    assert "Saved as s" in await world.say(f"{line} & Co", by=world.editor)


# ------------------------------------------------------------ edit
@pytest.mark.parametrize("restarts", [False, True])
async def test_the_article_alone_opens_the_form_filled_in(world: World, restarts: bool) -> None:
    form = await world.editor.slash(world.channel, "source edit", couple="kimye", source=SHIPPED)
    assert form.modal
    assert form.modal["title"].startswith("Edit an article: ")
    was = shown(form)
    assert was["published"] == "2021-09-16"
    if restarts:
        await world.restart()
    saved = await world.editor.submit_modal(form, {**was, "published": "Sept 2021"})
    reply = reply_of(saved)
    assert not saved.ephemeral
    assert "**Published:** 16 September 2021 → September 2021" in reply
    assert "Title:" not in reply
    assert "13 events cite it, and show it so." in reply
    assert "what other servers see of it stays as it was" in reply
    assert "Capital FM, September 2021" in await world.say("!kimye sources capital fm")
    other = world.elsewhere()
    assert "Capital FM, 16 September 2021" in await other.say("!kimye sources capital fm")


async def test_typed_options_change_what_they_name(world: World) -> None:
    _, key = await added(world)
    reply = await world.say(f"!source edit kimye source: {key} title: Told anew published: -", by=world.editor)
    assert "**Title:** A headline of our own → Told anew" in reply
    assert "**Published:** 2 November 2026 → nothing" in reply
    assert "**Link:**" not in reply
    card = await world.say("!source edit kimye source: http://paper.example/ours/", by=world.editor)
    assert f"{key} · Kim Kardashian" in card
    shown_card = world.channel.last_message
    assert shown_card
    await world.restart()
    form = await world.editor.click(shown_card, label="Edit")
    assert shown(form) == {**FIELDS, "title": "Told anew", "published": ""}
    assert "No article of Kim" in await world.say("!source edit kimye source: s9999 title: X", by=world.editor)
    near = await world.slash("source edit", by=world.editor, couple="kimye", source="met gala post")
    assert "Did you mean" in near
    assert SHIPPED in near


async def test_what_it_needs_cannot_be_taken_away(world: World) -> None:
    before = await articles(world)
    form = await world.editor.slash(world.channel, "source edit", couple="kimye", source=SHIPPED)
    refused = await world.editor.submit_modal(form, {**shown(form), "title": "", "url": ""})
    assert "An article needs a headline, or an outlet and a link" in reply_of(refused)
    assert buttons_of(refused) == ["Fix it"]
    _, key = await added(world, url=CITING)
    event = await cited(world, CITING)
    refused = await world.editor.slash(world.channel, "source edit", couple="kimye", source=key, url="-")
    assert f"the confirmed event {event} would have no article with a link" in reply_of(refused)
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    assert shown(fixing)["title"] == "A headline of our own"
    now = await articles(world)
    assert {name: now[name].version for name in before} == {name: each.version for name, each in before.items()}


async def test_the_link_of_another_article_is_refused_with_that_one_to_edit(world: World) -> None:
    _, one = await added(world)
    _, two = await added(world, title="The other", url="https://paper.example/two")
    taken = {"couple": "kimye", "source": two, "url": "http://www.paper.example/ours", "title": "Mine"}
    refused = await world.editor.slash(world.channel, "source edit", **taken)
    assert refused.ephemeral
    assert f"That is the link or headline of another article, {one}" in reply_of(refused)
    assert "**Title:** Mine" in reply_of(refused)
    assert buttons_of(refused) == ["Edit it", "Fix it"]
    assert shown(await world.editor.click(message_of(refused), label="Edit it")) == {
        **FIELDS,
        "published": "2026-11-02",
    }
    fixing = await world.editor.click(message_of(refused), label="Fix it")
    assert shown(fixing)["title"] == "Mine"
    saved = await world.editor.submit_modal(fixing, {**shown(fixing), "url": "https://paper.example/two"})
    assert f"Saved: {two} is changed." in reply_of(saved)


@pytest.mark.parametrize("restarts", [False, True])
async def test_the_second_of_two_editors_is_shown_the_firsts_change(world: World, restarts: bool) -> None:
    second = world.guild.add_member(world.env.create_user("second"), roles=[world.roles["moderators"]])
    forms = [
        await editor.slash(world.channel, "source edit", couple="kimye", source=SHIPPED)
        for editor in (world.editor, second)
    ]
    if restarts:
        await world.restart()
    await world.editor.submit_modal(forms[0], {**shown(forms[0]), "publisher": "Capital"})
    late = await second.submit_modal(forms[1], {**shown(forms[1]), "title": "The second's headline"})
    assert late.ephemeral
    assert f"Not saved yet: {SHIPPED} was changed while you were editing it." in reply_of(late)
    assert f"<@{world.editor.id}> changed it" in reply_of(late)
    assert "**Publisher:** Capital FM → Capital" in reply_of(late)
    assert "The second's headline" in reply_of(late)
    again = await second.click(message_of(late), label="Fix it")
    assert shown(again)["title"] == "The second's headline"
    saved = await second.submit_modal(again, {**shown(again), "publisher": "Capital"})
    assert "→ The second's headline" in reply_of(saved)
    assert "Publisher" not in reply_of(saved)


# ------------------------------------------------------------ undo
@pytest.mark.parametrize("restarts", [False, True])
async def test_every_change_is_undone_and_put_back(world: World, restarts: bool) -> None:
    result, key = await added(world)
    edited = await world.editor.slash(world.channel, "source edit", couple="kimye", source=key, title="Told anew")
    for card, gone in ((edited, "as it was before"), (result, "has been changed already; nothing was done")):
        if restarts:
            await world.restart()
        undone = await world.editor.click(message_of(card), label="Undo")
        assert gone in reply_of(undone)
    assert buttons_of(edited) == ["Put it back"]
    await world.editor.click(message_of(edited), label="Put it back")
    assert (await articles(world))[key].source.title == "Told anew"
    fresh, new = await added(world, url="https://paper.example/new")
    undone = await world.editor.click(message_of(fresh), label="Undo")
    assert f"Undone: {new} is no longer on record." in reply_of(undone)
    assert new not in await articles(world)
    assert new not in await world.slash("source list", by=world.editor, couple="kimye")
    assert "Saved as" in reply_of(await world.editor.slash(world.channel, "source add", couple="kimye", title="Else"))
    if restarts:
        await world.restart()
    back = await world.editor.click(message_of(fresh), label="Put it back")
    assert f"Put back: {new} says so again." in reply_of(back)
    assert new in await articles(world)


async def test_an_article_that_events_cite_by_now_is_not_undone(world: World) -> None:
    result, key = await added(world)
    event = await cited(world, "https://paper.example/ours")
    refused = await world.editor.click(message_of(result), label="Undo")
    assert refused.ephemeral
    assert f"{key} stays: it is used by 1 event: {event}, which would be left without it" in reply_of(refused)
    assert buttons_of(result) == ["Undo"]
    assert "“A headline of our own”" in await world.say("!kimye sources headline of our own")


async def test_one_that_is_back_under_another_id_is_not_put_back_twice(world: World) -> None:
    result, key = await added(world)
    await world.editor.click(message_of(result), label="Undo")
    _, new = await added(world)
    refused = await world.editor.click(message_of(result), label="Put it back")
    assert f"another article, {new}" in reply_of(refused)
    assert key not in await articles(world)
