"""Articles in typed commands, which all can read: rumours that are hidden, links behind a couple, what to type."""

from __future__ import annotations

import pytest
import pytest_asyncio

from tests.conversations.conftest import World, buttons_of, reply_of
from tests.conversations.pressing import live
from tests.conversations.test_forms import message_of, shown
from tests.conversations.test_source_commands import added, articles, cited
from tests.conversations.test_source_lists import hide_rumours

LINK = "https://people.example/rome"
HEADLINE = "Rome rumour"


@pytest_asyncio.fixture
async def rumour(world: World) -> str:
    """The id of an article that a rumour alone cites, where rumours are hidden."""
    await added(world, title=HEADLINE, publisher="People", url=LINK, published="-")
    await cited(world, LINK, certainty="rumoured", summary="They are said to be in Rome.")
    await hide_rumours(world)
    [key] = [key for key, article in (await articles(world)).items() if article.source.title == HEADLINE]
    return key


@pytest.mark.parametrize(
    "line",
    [
        "source edit kimye source: rome title: x",
        "source edit kimye source: {key}",
        f"source edit kimye source: {LINK}",
        f"source add couple: kimye url: {LINK}",
        f"source add kimye {LINK}",
        "source edit kimye source: {key} published: 3/4/2021",
        "source edit kimye source: {key} publisher: -",
        "source list kimye",
        f"source list kimye article: {HEADLINE.split()[1]}",
    ],
)
async def test_what_everybody_reads_names_an_article_of_rumours_by_its_id_alone(
    world: World, rumour: str, line: str
) -> None:
    said = await world.say(f"!{line.format(key=rumour)}", by=world.editor)
    assert said
    assert HEADLINE not in said
    assert "People" not in said
    assert rumour in said or "list" in line or "published:" in line


async def test_a_change_and_its_undoing_name_it_by_its_id_too(world: World, rumour: str) -> None:
    said = await world.say(f"!source edit kimye source: {rumour} publisher: Them", by=world.editor)
    assert said.startswith(f"## Saved: {rumour} is changed.")
    assert "Only rumours cite it, and rumours are hidden in this server" in said
    card = live(world, world.channel.last_message or pytest.fail("no reply"))
    for label in ("Undo", "Put it back"):
        undone = await world.editor.click(card, label=label)
        assert rumour in reply_of(undone)
        assert HEADLINE not in reply_of(undone)
    assert (await articles(world))[rumour].source.publisher == "Them"


async def test_its_editor_alone_sees_all_of_it(world: World, rumour: str) -> None:
    saved = await world.editor.slash(world.channel, "source edit", couple="kimye", source=rumour, publisher="Them")
    assert saved.ephemeral
    assert HEADLINE in reply_of(saved)
    undone = await world.editor.click(message_of(saved), label="Undo")
    assert HEADLINE in reply_of(undone)
    assert buttons_of(undone) == ["Put it back"]
    form = await world.editor.slash(world.channel, "source edit", couple="kimye", source=rumour)
    sent = await world.editor.submit_modal(form, {**shown(form), "publisher": "Them"})
    assert sent.ephemeral
    assert HEADLINE in reply_of(sent)
    known = await world.slash("source add", by=world.editor, couple="kimye", url=LINK)
    assert f"already as {rumour} (“{HEADLINE}”" in known
    assert HEADLINE in await world.slash("source edit", by=world.editor, couple="kimye", source="rome", title="x")


async def test_where_rumours_are_shown_or_a_fact_cites_it_all_is_said(world: World, rumour: str) -> None:
    assert HEADLINE not in await world.say(f"!source edit kimye source: {rumour}", by=world.editor)
    await cited(world, LINK, summary="They are in Rome.")
    assert HEADLINE in await world.say(f"!source edit kimye source: {rumour}", by=world.editor)
    assert HEADLINE in await world.say("!source edit kimye source: rome title: x", by=world.editor)


# ------------------------------------------------------------ links, and what to type
@pytest.mark.parametrize("line", ["kimye {}", "kim and kanye <{}>", "couple: kimye {}", "kimye {} title: A headline"])
async def test_a_link_behind_the_couple_is_the_articles(world: World, line: str) -> None:
    before = await articles(world)
    link = "https://people.example/a"
    said = await world.say(f"!source add {line.format(link)}", by=world.editor)
    assert said.startswith("## Saved as s")
    [key] = (await articles(world)).keys() - before.keys()
    assert (await articles(world))[key].source.url == link


async def test_a_link_behind_no_couple_is_handed_back(world: World) -> None:
    said = await world.say("!source add nobody https://people.example/a", by=world.editor)
    assert "The record has no couple called “nobody”." in said
    assert "people.example/a" in said


async def test_typed_replies_name_what_can_be_typed(world: World) -> None:
    said = await world.say("!source add kimye title: A headline", by=world.editor)
    assert "No event cites it yet: give it as url in !event add." in said
    said = await world.say("!source edit kimye", by=world.editor)
    assert "Name the article: its id, as !source list shows it, or its link." in said
    said = await world.say("!source edit kimye source: zzz title: x", by=world.editor)
    assert "write its id or link, or look for it with !source list." in said
    slash = await world.slash("source edit", by=world.editor, couple="kimye", source="zzz", title="x")
    assert "write its id or link, or pick one from the list." in slash
    assert "give it as url in /event add." in await world.slash(
        "source add", by=world.editor, couple="kimye", title="B"
    )
    assert set(world.failures()) == {"MissingRequiredFlag"}
