"""Every verb of a couple, asked for in every way, before and after a restart, by its owner and by others."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from bot.questions import Verb
from db.changes import Change
from db.records import Certainty, Event, Kind, Source
from tests.conversations.conftest import World
from tests.conversations.invented import bring, dating, event, pack_of
from tests.conversations.pressing import (
    FAILED,
    LABELS,
    VERBS,
    WAYS,
    answered,
    asked,
    buttons,
    encoded,
    forge,
    last_callback,
    menu_of,
    press,
    pressable,
    quick_drawing,
    reader,
    said,
    sent,
    shows,
    text,
)

EDITED_IN_PLACE, NEW_MESSAGE = 7, 4
_ADDED = (
    "date: 2026-11-01 kind: statement certainty: confirmed summary: {} title: A headline publisher: An Outlet url: https://news.example/a"
    " published: 2026-11-02"
)


@pytest.fixture(autouse=True)
def drawn_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pictures._drawn", quick_drawing)


def test_these_are_all_the_verbs() -> None:
    assert set(VERBS) == set(LABELS) == {verb.value for verb in Verb}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("verb", list(VERBS))
async def test_from_each_verb_every_other_is_a_click_away_after_a_restart(world: World, verb: str, way: str) -> None:
    card = await asked(world, verb, way)
    assert shows(card, verb)
    assert LABELS[verb] not in buttons(card)
    await world.restart()
    person = reader(world, way)
    others = [other for other in VERBS if other != verb]
    # All pairs of verbs when typed; by the other ways one there and back.
    for other in (*(others if way == "typed" else others[:1]), verb):
        shown = await press(person, card, LABELS[other])
        assert shown.id == card.id
        assert shows(card, other), text(card)
    assert not card.ephemeral
    assert world.failures() == []


@pytest.mark.parametrize("couple", ["tayvis", "bennifer"])
async def test_the_other_couples_have_every_verb_too(world: World, couple: str) -> None:
    for verb in VERBS:
        replies = {text(await asked(world, verb, way, couple=couple)) for way in ("slash", "ship", "slash in dm")}
        assert len(replies) == 1
        typed = text(await asked(world, verb, "typed", couple=couple))
        assert typed.replace(f"!{couple}", f"/{couple}") == replies.pop()


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("!kim and kanye timeline", "timeline"),
        ("!timeline of kimye", "timeline"),
        ("!kimye history", "timeline"),
        ("!kimye gossip", "rumours"),
        ("!kimye rumors", "rumours"),
        ("!Kimye WHY", "why"),
        ("!kimye articles", "sources"),
        ("!kimye chart", "picture"),
        ("!ship kanye and kim picture", "picture"),
    ],
)
async def test_a_verb_is_found_by_what_people_call_it(world: World, line: str, verb: str) -> None:
    assert shows(await said(world, line), verb)


@pytest.mark.parametrize("verb", ["rumours", "picture"])
async def test_what_a_verb_has_no_use_for_is_said_and_a_button_helps_on(world: World, verb: str) -> None:
    card = await said(world, f"!kimye {verb} 2021")
    assert f"“{verb}” is asked for alone: leave out" in text(card)
    await world.restart()
    assert shows(await press(world.fan, card, LABELS[verb]), verb)


async def test_a_misspelt_verb_is_suggested_with_a_button(world: World) -> None:
    card = await said(world, "!kimye timelien")
    assert "Did you mean “timeline”? Type !kimye timeline." in text(card)
    await world.restart()
    assert shows(await press(world.fan, card, "Timeline"), "timeline")


# ------------------------------------------------------------ one's own card, and somebody else's
@pytest.mark.parametrize("way", ["typed", "slash"])
async def test_ones_own_card_changes_in_place(world: World, way: str) -> None:
    card = await asked(world, "status", way)
    posts = len(sent(world))
    await world.restart()
    result = await world.fan.click(card, label="Timeline")
    assert answered(result).id == card.id
    assert last_callback(world)["type"] == EDITED_IN_PLACE
    assert len(sent(world)) == posts + 1
    assert shows(card, "timeline")


@pytest.mark.parametrize("way", ["typed", "slash"])
@pytest.mark.parametrize("verb", ["timeline", "picture"])
async def test_somebody_elses_click_leaves_the_card_and_brings_a_private_one_of_their_own(
    world: World, verb: str, way: str
) -> None:
    card = await asked(world, "status", way)
    before = text(card), buttons(card)
    await world.restart()
    result = await world.editor.click(card, label=LABELS[verb])
    theirs = answered(result)
    assert theirs.ephemeral
    assert theirs.id != card.id
    assert shows(theirs, verb)
    assert (text(card), buttons(card)) == before
    await world.restart()
    shown = await press(world.editor, theirs, "Sources")
    assert shown.id == theirs.id
    assert last_callback(world)["type"] == EDITED_IN_PLACE
    assert theirs.ephemeral
    assert shows(theirs, "sources")
    shown = await press(world.editor, theirs, "Picture")
    assert shown.id == theirs.id
    assert shows(theirs, "picture")
    assert (text(card), buttons(card)) == before
    assert shows(await press(world.fan, card, "Why?"), "why")


async def test_the_picture_goes_and_comes_with_the_click(world: World) -> None:
    card = await asked(world, "picture")
    assert [file.filename for file in card.attachments] == ["timeline.png"]
    await world.restart()
    await press(world.fan, card, "Status")
    assert card.attachments == []
    assert "attachment" not in str(card.components)
    await world.restart()
    await press(world.fan, card, "Picture")
    assert [file.filename for file in card.attachments] == ["timeline.png"]
    await press(world.fan, card, "Status")
    assert card.attachments == []
    await press(world.fan, card, "Picture")
    assert [file.filename for file in card.attachments] == ["timeline.png"]


# ------------------------------------------------------------ one server's record, and another's
async def add(world: World, summary: str, couple: str = "kimye") -> None:
    """An event in the record of one server, by its editor."""
    assert "Saved as e" in await world.say(f"!event add couple: {couple} {_ADDED.format(summary)}", by=world.editor)


async def test_what_one_server_adds_is_seen_there_and_nowhere_else(world: World) -> None:
    other = world.elsewhere()
    summary = "Only here is this told."
    here, there = await asked(world, "timeline"), await asked(other, "timeline")
    await add(world, summary)
    await world.restart()
    assert summary in text(await press(world.fan, here, "Status")) + text(await press(world.fan, here, "Timeline"))
    for verb in VERBS:
        for card in (
            await asked(other, verb),
            await asked(other, verb, "slash"),
            await asked(world, verb, "ship in dm"),
        ):
            assert summary not in text(card)
            assert "A headline" not in text(card)
    shown = text(await press(other.fan, there, "Sources")) + text(await press(other.fan, there, "Timeline"))
    assert summary not in shown
    assert "of 106" in shown
    assert "of 107" in text(await asked(world, "timeline"))
    assert await other.choices("kimye sources", "article", "A headline, An Outlet") == []
    assert any("An Outlet" in choice for choice in await world.choices("kimye sources", "article", "An Outlet"))


async def test_a_forged_id_of_one_servers_article_shows_nothing_in_another(world: World) -> None:
    other = world.elsewhere()
    await add(world, "Only here is this told.")
    menu = menu_of(await asked(world, "sources"), "article")
    stolen = next(option["value"] for option in menu["options"] if "An Outlet" in option["label"])
    card = await asked(other, "sources")
    forge(other, card, encoded(other.fan, stolen))
    shown = await press(other.fan, card, "forged")
    assert "No article about Kim Kardashian" in text(shown)
    assert "Only here" not in text(shown)
    forge(other, card, encoded(other.fan, "kimye.timeline.f20261101.u20261101"))
    assert "Nothing on record" in text(await press(other.fan, card, "forged"))


async def test_a_picture_shows_its_own_servers_record(world: World) -> None:
    other = world.elsewhere()
    line = _ADDED.format("They are said to be engaged.").replace("kind: statement", "kind: reconciled")
    assert "Saved as e" in await world.say(f"!event add couple: kimye {line}", by=world.editor)
    here, there = await asked(world, "picture"), await asked(other, "picture")
    assert "Dating:** since 1 November 2026" in text(here)
    assert "1 November 2026" not in text(there)
    assert here.attachments[0].description != there.attachments[0].description


# ------------------------------------------------------------ couples that go
@pytest.mark.parametrize("way", ["typed", "slash", "typed in dm"])
async def test_a_card_whose_couple_is_gone_says_so_to_who_clicks(world: World, way: str) -> None:
    card = await asked(world, "timeline", way)
    before = text(card)
    await world.store.keep_packs(["bennifer", "tayvis"], Change(datetime(2026, 11, 21, tzinfo=UTC), "a test"))
    await world.restart()
    for label in ("Next ›", "Status", "Picture", "Why?"):
        shown = await press(reader(world, way), card, label)
        assert "The record has no couple called “kimye”." in text(shown)
        assert shown.ephemeral
        assert shown.id != card.id
    assert text(card) == before
    assert world.failures() == []


async def test_a_new_couple_has_every_verb_at_once(world: World) -> None:
    await bring(world.store, dating(7))
    for verb in VERBS:
        for way in ("typed", "ship", "typed in dm", "ship in dm"):
            card = await asked(world, verb, way, couple="pair-07")
            assert "Pair 07" in text(card)
            assert FAILED not in text(card)


# ------------------------------------------------------------ records that are empty, long or hostile
def undated(number: int, summary: str = "They are said to have met.") -> Event:
    source = Source(f"s{number}", f"Headline {number}", "An Outlet", f"https://news.example/{number}")
    return Event(f"event-{number}", Kind.STATEMENT, Certainty.REPORTED, summary, (source,))


def cited_by(count: int) -> Event:
    """An event with so many articles."""
    sources = [Source(f"s{n}", f"Headline {n} " * 9, "An Outlet", f"https://news.example/{n}") for n in range(count)]
    began = event(1, "2020-01-01", Kind.DATING_STARTED, "They began dating.")
    return Event("event-1", began.kind, began.certainty, began.summary, (sources[0], *sources[1:]), began.date)


def long_title() -> Event:
    title = ("**Bold** _and_ [a](https://evil.example) `code` @everyone שלום محمد \u202e# " * 9)[:300]
    source = Source("s1", title, "An Outlet (שלום)", "https://news.example/a_(b)")
    return Event(
        "event-1",
        Kind.RECONCILED,
        Certainty.RUMOURED,
        "They are said to be close.",
        (source,),
        event(1, "2021-01-01", Kind.STATEMENT, "x").date,
    )


@pytest.mark.parametrize(
    "events",
    [(), (event(1, "2020-01-01", Kind.DATING_STARTED, "They began dating."),), (undated(1), undated(2)),
     (cited_by(200),), (long_title(),)],
    ids=["none", "one", "undated", "200 sources", "a long title"],
)  # fmt: skip
async def test_every_verb_of_an_odd_record_is_answered(world: World, events: tuple[Event, ...]) -> None:
    await bring(world.store, pack_of("pair", "Ann & Bob", *events))
    for verb in VERBS:
        card = await asked(world, verb, "ship", couple="pair")
        assert FAILED not in text(card)
        assert "@everyone" not in text(card)
        assert not re.search(r"(?<!\\)\]\(https://evil", text(card))
        assert "\u202e" not in text(card)
        assert len(text(card)) <= 4000
        for label in ("Last »", "« First"):
            if label in pressable(card):
                await press(world.fan, card, label)
    assert world.failures() == []
    timeline = await asked(world, "timeline", couple="pair")
    if not events:
        assert "Nothing on record" in text(timeline)
        assert "All events" not in pressable(timeline)
    else:
        assert f"{len(events)} of {len(events)}, newest first: everything." in text(timeline)
        assert ("### Undated" in text(timeline)) is (events[0].date is None)
