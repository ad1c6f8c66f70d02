"""Walking from card to card by every kind of control, each after a restart; and ids that the bot never made."""

from __future__ import annotations

import pytest

from db.records import Kind
from tests.conversations.conftest import World
from tests.conversations.invented import bring, dating, event, pack_of
from tests.conversations.pressing import (
    FAILED,
    UNKNOWN_BUTTON,
    asked,
    encoded,
    forge,
    forge_menu,
    menus,
    pick,
    press,
    pressable,
    quick_drawing,
    reader,
    said,
    shows,
    text,
)


@pytest.fixture(autouse=True)
def drawn_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pictures._drawn", quick_drawing)


# ------------------------------------------------------------ every kind of control, after a restart
@pytest.mark.parametrize("way", ["typed", "slash in dm"])
@pytest.mark.parametrize(
    ("verb", "total"), [("timeline", "of 106"), ("why", "of 13"), ("rumours", "of 12"), ("sources", "of 88 articles")]
)
async def test_a_long_card_has_first_back_next_and_last(world: World, verb: str, total: str, way: str) -> None:
    card, person = await asked(world, verb, way), reader(world, way)
    first = text(card)
    assert pressable(card)[:2] == ["Next ›", "Last »"]
    for label, there in (("Next ›", 4), ("Last »", 2), ("Back ‹", 4), ("« First", 2)):
        await world.restart()
        shown = await press(person, card, "‹ Back" if label == "Back ‹" else label)
        assert shown.id == card.id
        assert total in text(card)
        assert shows(card, verb) or verb == "why"
        pages = [each for each in ("« First", "‹ Back", "Next ›", "Last »") if each in pressable(card)]
        assert len(pages) in {there, 4}
    assert text(card) == first


@pytest.mark.parametrize("way", ["typed", "slash in dm"])
async def test_the_menus_of_a_timeline_work_after_a_restart(world: World, way: str) -> None:
    card, person = await asked(world, "timeline", way), reader(world, way)
    await world.restart()
    await pick(person, card, "year", "2014")
    assert "### 2014" in text(card)
    assert "### 2019" not in text(card)
    await world.restart()
    await pick(person, card, "show", "Milestones")
    assert "1–7 of 7, newest first: milestones." in text(card)
    assert menus(card) == ["show"]
    await world.restart()
    await pick(person, card, "show", "Everything")
    assert "1–9 of 106, newest first: everything." in text(card)


@pytest.mark.parametrize("way", ["typed", "slash in dm"])
async def test_an_article_is_chosen_and_left_again_after_a_restart(world: World, way: str) -> None:
    card, person = await asked(world, "sources", way), reader(world, way)
    await world.restart()
    await pick(person, card, "article", "CinemaBlend, 12 February 2026")
    assert "## Kim Kardashian & Kanye West: one source" in text(card)
    assert "It carries 2 events." in text(card)
    await world.restart()
    await press(person, card, "All articles")
    assert "1–9 of 88 articles" in text(card)


@pytest.mark.parametrize("way", ["typed", "slash in dm"])
async def test_an_empty_period_leads_back_to_all_events_after_a_restart(world: World, way: str) -> None:
    if way == "typed":
        card = await said(world, "!kimye timeline from 1990 to 1995")
    else:
        card = await asked(world, "timeline", way, **{"from": "1990", "to": "1995"})
    await world.restart()
    await press(reader(world, way), card, "All events")
    assert "1–9 of 106, newest first: everything." in text(card)


async def test_couples_are_picked_from_their_list_after_a_restart(world: World) -> None:
    await bring(world.store, *(dating(number) for number in range(1, 8)))
    card = await said(world, "!couples")
    await world.restart()
    await press(world.fan, card, "Last »")
    assert "Taylor Swift & Travis Kelce" in text(card)
    await world.restart()
    theirs = await pick(world.editor, card, "couple", "Taylor Swift")
    assert theirs.ephemeral
    await pick(world.fan, card, "couple", "Taylor Swift")
    assert text(card) == text(theirs)
    assert "Married since 3 July 2026" in text(card)


async def test_the_couples_under_help_are_a_click_away_after_a_restart(world: World) -> None:
    card = await said(world, "!help")
    await world.restart()
    assert shows(await press(world.fan, card, "Kim Kardashian & Kanye West"), "status")
    card = await said(world, "!kimey status")
    await world.restart()
    assert shows(await press(world.fan, card, "Kim Kardashian & Kanye West"), "status")


@pytest.mark.parametrize(
    ("line", "label", "expected"),
    [
        ("!kimye status 02/03/2021", "3 February 2021", "Kim Kardashian & Kanye West · as of 3 February 2021"),
        ("!kimye status 02/03/2021 known by sept 2021", "2 March 2021", "as of 2 March 2021, from what was known by"),
        ("!kimye why sept 2021 known by 02/03/2021", "2 March 2021", "as of 30 September 2021, from what was known"),
        ("!kimye timeline from 02/03/2021 to sept 2021", "2 March 2021", "from 2 March 2021 to 30 September 2021"),
        ("!kimye timeline sightings and gestures from 02/03/2021", "2 March 2021", "sightings and gestures from 2 M"),
    ],
)
async def test_a_day_with_two_readings_is_chosen_by_button_beside_the_other_options(
    world: World, line: str, label: str, expected: str
) -> None:
    card = await said(world, line)
    assert "Which one?" in text(card)
    await world.restart()
    assert expected in text(await press(world.fan, card, label))


async def test_a_day_with_two_readings_beside_a_long_text_gets_an_answer(world: World) -> None:
    card = await asked(world, "status", "slash", as_of="02/03/2021", known_by=f"sept {' ' * 150} 2021")
    assert "Which one?" in text(card)
    assert world.failures() == []


async def test_the_longest_name_and_the_longest_filter_fit_on_the_buttons(world: World) -> None:
    slug = "a-couple-with-the-longest-slug-1"
    assert len(slug) == 32
    turns = (Kind.DATING_STARTED, Kind.BROKE_UP)
    events = [event(n, f"2020-01-{n + 1:02}", turns[n % 2], f"Turn {n} of their story.") for n in range(30)]
    await bring(world.store, pack_of(slug, "Ann & Bob", *events))
    card = await said(world, f"!{slug} timeline milestones from 2020 to 2021")
    assert FAILED not in text(card)
    assert "1–9 of 30, newest first: milestones from 1 January 2020 to 31 December 2021." in text(card)
    await press(world.fan, card, "Last »")
    await press(world.fan, card, "‹ Back")
    assert FAILED not in text(card)


# ------------------------------------------------------------ ids that the bot never made
async def pressed(world: World, custom_id: str) -> str:
    """What a click on a forged button brings the fan on their own timeline."""
    card = await asked(world, "timeline")
    forge(world, card, custom_id)
    shown = text(await press(world.fan, card, "forged"))
    assert shown
    assert FAILED not in shown
    assert world.failures() == []
    return shown


FORGED_QUESTIONS = [
    ("kimye.timeline@99999", "of 106, newest first"),
    ("kimye.timeline@999999", "of 106, newest first"),
    ("kimye.timeline<999999", "of 106, newest first"),
    ("kimye.timeline@105", "106 of 106, newest first"),
    ("kimye.timeline<0", "1–9 of 106, newest first"),
    ("kimye.timeline@000012", "13–"),
    ("kimye.timeline@1000000", UNKNOWN_BUTTON),
    ("kimye.timeline.@-1", UNKNOWN_BUTTON),
    ("kimye.timeline.<-5", UNKNOWN_BUTTON),
    ("kimye.timeline.@", UNKNOWN_BUTTON),
    ("kimye.timeline@1@2", UNKNOWN_BUTTON),
    ("kimye.timeline.@٣", UNKNOWN_BUTTON),
    ("kimye.timeline.f20211345", UNKNOWN_BUTTON),
    ("kimye.timeline.f00000000", UNKNOWN_BUTTON),
    ("kimye.timeline.f20210101.f20220101", UNKNOWN_BUTTON),
    ("kimye.timeline.f2021", UNKNOWN_BUTTON),
    ("kimye.timeline.f20220101.u20210101", "is after"),
    ("kimye.timeline.f00010101.u00010101", "Nothing on record"),
    ("kimye.timeline.f99991231", "Nothing on record"),
    ("kimye.timeline.wweddings", "is no part of a timeline"),
    ("kimye.timeline.w'; DROP TABLE events; --", UNKNOWN_BUTTON),
    ("kimye.status.o00010101", "Not yet"),
    ("kimye.status.o99991231", "Divorced since 29 November 2022"),
    ("kimye.status.k00010101", "Kim Kardashian & Kanye West"),
    ("kimye.why.o00010101.k99991231", "No event on record decides it"),
    ("kimye.why@50", "of 13, oldest first"),
    ("kimye.rumours@50", "of 12, newest first"),
    ("kimye.sources@5000", "of 88 articles"),
    ("kimye.sources.azzzzzzzzzzzzzzzz", "No article about Kim Kardashian"),
    ("kimye.picture@7", "drawn timeline"),
    ("tayvis.status", "Married since 3 July 2026"),
    ("nobody.timeline", "The record has no couple called “nobody”"),
    ("kimye.wedding", UNKNOWN_BUTTON),
    ("kimye", UNKNOWN_BUTTON),
    (".timeline", UNKNOWN_BUTTON),
    ("KIMYE.timeline", UNKNOWN_BUTTON),
    ("kimye' OR 1=1.status", UNKNOWN_BUTTON),
    ("*", "Couples on record"),
    ("*@99999", "Couples on record"),
    ("*.kimye", UNKNOWN_BUTTON),
    ("x" * 79, UNKNOWN_BUTTON),
    ("kimye.timeline.f20210101.u20221231.wrumours.wrumours", UNKNOWN_BUTTON),
]


async def test_a_forged_question_gets_a_sentence(world: World) -> None:
    for to, expected in FORGED_QUESTIONS:
        assert expected in await pressed(world, encoded(world.fan, to)), to


FORGED_IDS = [
    "nonsense",
    "go",
    "go:",
    "go::kimye.timeline",
    "go:xyz:kimye.timeline",
    "go:11111111111111111:kimye.timeline",
    "go:1",
    "go:1:",
    "GO:1:kimye.timeline",
    "go:1:kimye.timeline\nx",
    "pick:1:year",
    "pick:1:'; DROP TABLE couples; --",
    "pick:",
    "event:",
    "event:nonsense",
    "event:undo:kimye",
    "event:open:KIMYE",
    "event:fix:9999999999999999999",
    "shiplog:v0:timeline:kimye:3",
    "\u202e\u0000🙂",
    "x" * 100,
]


async def test_a_forged_id_gets_a_sentence(world: World) -> None:
    for custom_id in FORGED_IDS:
        assert UNKNOWN_BUTTON in await pressed(world, custom_id), custom_id


async def test_a_card_with_another_owner_in_its_id_is_answered_privately(world: World) -> None:
    for owner in ("0", "ffffffffffffffff", f"{world.editor.id:x}"):
        card = await asked(world, "timeline")
        before = text(card)
        forge(world, card, f"go:{owner}:kimye.status")
        shown = await press(world.fan, card, "forged")
        assert shown.ephemeral
        assert shows(shown, "status")
        assert text(card) == before
    assert world.failures() == []


@pytest.mark.parametrize(
    ("custom_id", "value", "expected"),
    [
        ("pick:{0:x}:year", "kimye.timeline@99999", "of 106"),
        ("pick:{0:x}:year", "; DELETE FROM events", UNKNOWN_BUTTON),
        ("pick:{0:x}:year", "kimye.timeline.f20211345", UNKNOWN_BUTTON),
        ("pick:{0:x}:year", "nobody.status", "no couple called “nobody”"),
        ("pick:{0:x}:anything", "kimye.timeline", "of 106"),
        ("pick:{0:x}:YEAR", "kimye.timeline", UNKNOWN_BUTTON),
        ("go:{0:x}:kimye.status", "kimye.timeline", ""),
        ("year", "2021", UNKNOWN_BUTTON),
        ("event:undo:kimye:e1", "x", ""),
    ],
)
async def test_a_forged_menu_gets_a_sentence(world: World, custom_id: str, value: str, expected: str) -> None:
    card = await asked(world, "timeline")
    custom_id = custom_id.format(world.fan.id)
    forge_menu(world, card, custom_id, value)
    result = await world.fan.select(card, [value], custom_id=custom_id)
    assert result.acknowledged
    assert result.response
    assert expected in text(result.response)
    assert FAILED not in text(result.response)
    assert world.failures() == []


async def test_a_forged_id_changes_nothing(world: World) -> None:
    before = [text(await asked(world, verb)) for verb in ("status", "timeline", "sources")]
    for to in ("kimye'; DELETE FROM events; --.status", "kimye.sources.a' OR '1'='1", "*'; DROP TABLE couples"):
        await pressed(world, encoded(world.fan, to))
    assert [text(await asked(world, verb)) for verb in ("status", "timeline", "sources")] == before
