"""What is behind it all: "Is this true?" on messages, the reasons of a status, rumours, and articles."""

from __future__ import annotations

import re
from collections import Counter

import discord
import pytest
from simcord.results import ResponseMessage

from db.records import Certainty, Event, Kind, Source
from tests.conversations.conftest import World
from tests.conversations.invented import HOSTILE, bring, dating, pack_of
from tests.conversations.pressing import (
    FAILED,
    answered,
    asked,
    menu_of,
    pick,
    press,
    pressable,
    quick_drawing,
    said,
    shows,
    text,
)
from tests.conversations.test_timeline import shipped

NO_COUPLE = "That message names no couple of the record."
REUNION, DAVIDSON, CENSORI = "an item again", "Pete Davidson were pictured", "West and Censori"


@pytest.fixture(autouse=True)
def drawn_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pictures._drawn", quick_drawing)


async def checked(world: World, message: discord.Message | str) -> ResponseMessage:
    """What the editor is told of a message of the fan's."""
    if isinstance(message, str):
        message = await world.fan.send(world.channel, message)
    result = await world.editor.context_menu(world.channel, "Is this true?", message)
    assert result.ephemeral
    card = answered(result)
    assert FAILED not in text(card)
    assert "@everyone" not in text(card)
    return card


# ------------------------------------------------------------ "Is this true?"
@pytest.mark.parametrize(
    "message",
    [
        "kimye are back together!!!",
        "omg Kim and Kanye are back together",
        "is Kim really back with her ex Kanye?",
        "KANYE AND KIM back on",
        "Kim Kardashian got back with Kanye West, says my aunt",
    ],
)
async def test_reunion_talk_is_met_by_the_status_and_the_reunion_rumours(world: World, message: str) -> None:
    card = await checked(world, message)
    assert "Divorced since 29 November 2022" in text(card)
    rumours = text(card).partition("### Rumours like it")[2].partition("-# ")[0]
    assert re.search(r"an item again|reunion|renewed vows|back on|drop the divorce", rumours)
    assert DAVIDSON not in rumours
    assert "Censori" not in rumours
    assert re.search(r"\[\[1\]\]\(https?://", text(card))
    await world.restart()
    for label, verb in (("Rumours", "rumours"), ("Timeline", "timeline"), ("Picture", "picture"), ("Why?", "why")):
        assert (await press(world.editor, card, label)).id == card.id
        assert shows(card, verb)
    assert card.ephemeral


async def test_talk_of_somebody_else_is_met_by_the_rumours_of_that_person(world: World) -> None:
    rumours = text(await checked(world, "Kanye split from Bianca Censori, Kim is happy")).partition("### Rumours like")[
        2
    ]
    assert CENSORI in rumours
    assert DAVIDSON not in rumours
    assert REUNION not in rumours.partition("-# ")[0]


@pytest.mark.parametrize("message", ["Kanye dropped a new album", "kim k looks great", "Taylor is on tour"])
async def test_one_person_alone_is_asked_back(world: World, message: str) -> None:
    card = await checked(world, message)
    assert NO_COUPLE in text(card)
    assert "one person of a couple" in text(card)
    couple = "Taylor Swift & Travis Kelce" if "Taylor" in message else "Kim Kardashian & Kanye West"
    assert pressable(card) == [couple]
    await world.restart()
    assert couple in text(await press(world.editor, card, couple))


@pytest.mark.parametrize("message", ["what a lovely day", "🙂", HOSTILE, "x" * 1999, "and & + and"])
async def test_where_no_couple_is_named_it_says_so(world: World, message: str) -> None:
    card = await checked(world, message)
    assert NO_COUPLE in text(card)
    assert len(pressable(card)) == 3


async def test_several_couples_are_answered_in_short(world: World) -> None:
    card = await checked(world, "kimye, bennifer and tayvis are all married")
    assert "That message names 3 couples." in text(card)
    for line in ("Divorced since 29 November 2022", "Divorced since 21 February 2025", "Married since 3 July 2026"):
        assert line in text(card)
    await world.restart()
    assert "Married since 3 July 2026" in text(await press(world.editor, card, "Taylor Swift & Travis Kelce"))
    await bring(world.store, dating(1))
    assert "That message names 4 couples." in text(await checked(world, "kimye bennifer tayvis pair-01"))


async def test_what_stands_in_embeds_and_cards_counts_too(world: World) -> None:
    hook = world.guild.create_webhook(world.channel)
    embeds = [discord.Embed(title="Kim and Kanye: back together?")]
    shared = await hook.send(embeds=embeds)
    assert "Divorced since 29 November 2022" in text(await checked(world, shared))
    await said(world, "!tayvis")
    ours = world.channel.last_message
    assert ours
    assert "Married since 3 July 2026" in text(await checked(world, ours))


async def test_a_long_or_hostile_message_is_answered(world: World) -> None:
    hook = world.guild.create_webhook(world.channel)
    long = await hook.send(embeds=[discord.Embed(description="kim and kanye are back together " * 125)])
    assert "Divorced since 29 November 2022" in text(await checked(world, long))
    assert "Divorced" in text(await checked(world, f"kimye are back {HOSTILE}"))


# ------------------------------------------------------------ why
async def whole(world: World, card: ResponseMessage) -> str:
    """All windows of a card, one below the other."""
    told = [text(card)]
    while "Next ›" in pressable(card):
        told.append(text(await press(world.fan, card, "Next ›")))
    return "\n".join(told)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "!kimye why",
            ["Not a couple yet → dating.", "Dating → engaged.", "Engaged → married; in law: unmarried"],
        ),
        ("!kimye why", ["Married → apart.", "In law: divorce pending → legally single.", "legally single → divorced."]),
        ("!kimye why", ["28 August 2021, denied:", "16 September 2021, only a rumour:", "Undated, only a rumour:"]),
        ("!tayvis why", ["Changes nothing: engaged already", "Engaged → married", "3 September 2024, denied:"]),
        ("!kimye why sept 2021 known by 2021-09-16", ["known only from 29 November 2022", "married → divorce pending"]),
        ("!kimye why 2013", ["as of 31 December 2013", "Dating → engaged."]),
    ],
)
async def test_every_step_says_what_it_changed_and_what_is_left_out_says_why(
    world: World, line: str, expected: list[str]
) -> None:
    told = await whole(world, await said(world, line))
    for part in expected:
        assert part in told
    if "2013" in line:
        assert "→ married" not in told


async def test_what_a_denial_took_out_and_what_has_no_date_are_named(world: World) -> None:
    add = "!event add couple: kimye title: A headline url: https://news.example/a certainty: {} kind: {} summary: {}"
    taken = add.format("reported", "reconciled", "They are reported to be together.") + " date: 2026-10-01"
    key = re.search(r"Saved as (e\w+)", await world.say(taken, by=world.editor))
    assert key
    denial = add.format("confirmed", "denial", "Both deny it.") + f" date: 2026-10-03 disputes: {key[1]}"
    assert "Saved as" in await world.say(denial, by=world.editor)
    told = await whole(world, await said(world, "!kimye why"))
    assert "1 October 2026, reported, then denied:" in told
    assert "Against it, 3 October 2026:" in told
    assert told.startswith("## **No.** Divorced")


async def test_the_days_asked_about_go_with_every_page_and_into_the_status_and_back(world: World) -> None:
    about = "as of 30 September 2021, from what was known by 16 September 2021"
    card = await said(world, "!kimye why sept 2021 known by 16 sept 2021")
    for label in ("Next ›", "‹ Back", "Last »", "« First", "Status", "Why?"):
        await world.restart()
        if label in pressable(card):
            await press(world.fan, card, label)
        assert about in text(card), label
    assert "### Step by step" in text(card)


# ------------------------------------------------------------ rumours
@pytest.mark.parametrize(
    ("couple", "parts"),
    [
        ("tayvis", ["**1 July 2026, came true:**", "**Later confirmed, 3 July 2026:**"]),
        ("tayvis", ["**Oldest article:** celebrity.land"]),
        ("tayvis", ["**3 September 2024, denied:**", "**Denied, 4 September 2024:**", "2 came true"]),
        ("kimye", ["About 1 February 2026, reportedly came true:", "**Later reported, about 1 March 2026:**"]),
        ("kimye", ["**October 2024, never settled:**", "**Against it, October 2024:**", "**Undated, never settled:**"]),
        ("bennifer", ["**14 September 2024, never settled:**", "**28 June 2024, came true:**"]),
    ],
)
async def test_each_rumour_says_who_began_it_and_what_became_of_it(world: World, couple: str, parts: list[str]) -> None:
    told = await whole(world, await asked(world, "rumours", couple=couple))
    assert all(part in told for part in parts), told
    rumours = sum(e.certainty in {"rumoured", "denied"} and e.kind != "denial" for e in shipped(couple).events)
    assert told.count("**Oldest article:**") == len(re.findall(r"^- ", told, re.MULTILINE)) == rumours


async def test_a_couple_without_rumours_has_none(world: World) -> None:
    await bring(world.store, dating(4))
    assert "The record holds no rumour of them." in text(await asked(world, "rumours", couple="pair-04"))


# ------------------------------------------------------------ sources
@pytest.mark.parametrize("couple", ["kimye", "bennifer", "tayvis"])
async def test_every_article_is_listed_newest_first_with_its_outlet_and_number_of_events(
    world: World, couple: str
) -> None:
    pack = shipped(couple)
    carried = Counter(source.key for event in pack.events for source in dict.fromkeys(event.sources))
    told = await whole(world, await asked(world, "sources", couple=couple))
    lines = re.findall(r"^- \[\[\d+\]\]\((\S+)\) (.+): (\d+) events?$", told, re.MULTILINE)
    assert len(lines) == len(carried)
    days = {s.url: s.published.first.isoformat() if s.published else "" for s in pack.sources}
    found = [days[url] for url, _, _ in lines]
    assert found == sorted(found, reverse=True)
    for source in pack.sources:
        (line,) = (line for line in lines if line[0] == source.url)
        assert int(line[2]) == carried[source.key]
        assert (source.publisher or "").replace("*", "") in line[1].replace("\\", "")
        assert ("undated" in line[1]) is (source.published is None)


async def test_an_article_chosen_shows_its_events_and_no_others(world: World) -> None:
    pack = shipped("tayvis")
    card = await asked(world, "sources", couple="tayvis")
    for option in list(menu_of(card, "article")["options"]):
        await pick(world.fan, card, "article", option["label"])
        url = next(s.url for s in pack.sources if s.url and f"[[1]]({s.url})" in text(card))
        own = {event.key for event in pack.events if url in [source.url for source in event.sources]}
        entries = "\n".join(line for line in text(card).splitlines() if line.startswith("- "))
        assert {event.key for event in pack.events if event.summary in entries} == own
        assert f"It carries {len(own)} event" in text(card)
        await press(world.fan, card, "All articles")


@pytest.mark.parametrize(
    ("asked_for", "expected"),
    [
        ("Capital FM", "1–3 of 3 articles like “Capital FM”, newest first."),
        ("reuters", "Kim Kardashian & Kanye West: one source"),
        ("no such outlet", "No article about Kim Kardashian & Kanye West is called “no such outlet”."),
        ("!!!", "No article about Kim Kardashian & Kanye West is called “!!!”."),
    ],
)
async def test_articles_are_found_by_their_outlet(world: World, asked_for: str, expected: str) -> None:
    typed = await said(world, f"!kimye sources {asked_for}")
    slash = await asked(world, "sources", "slash", article=asked_for)
    assert expected in text(typed)
    assert expected in text(slash)
    assert slash.ephemeral is ("No article" in expected)
    await world.restart()
    label = "All articles" if "All articles" in pressable(typed) else "Sources"
    assert "1–9 of 88 articles, newest first." in text(await press(world.fan, typed, label))


async def test_many_articles_with_a_name_in_another_script_are_walked(world: World) -> None:
    sources = [Source(f"s{n}", f"Новости {n}", "Газета", f"https://news.example/{n}") for n in range(12)]
    events = [Event(f"e{s.key}", Kind.STATEMENT, Certainty.CONFIRMED, "They spoke.", (s,)) for s in sources]
    await bring(world.store, pack_of("pair", "Ann & Bob", *events))
    card = await said(world, "!pair sources Газета")
    assert "1–9 of 12 articles like “Газета”" in text(card)
    await press(world.fan, card, "Next ›")
    assert FAILED not in text(card)
