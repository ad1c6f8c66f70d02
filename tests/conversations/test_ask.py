"""Questions in plain words: by command, behind a couple's name or a mention, from buttons, after a restart."""

from __future__ import annotations

import hashlib
import logging
import re
from typing import Any

import discord
import pytest
from simcord.results import ResponseMessage

from bot.asks import Asks
from bot.pace import Pace
from bot.packing import pack
from tests.conversations.conftest import World, reply_of
from tests.conversations.invented import HOSTILE, bring, dating
from tests.conversations.pressing import (
    FAILED,
    UNKNOWN_BUTTON,
    answered,
    buttons,
    encoded,
    forge,
    live,
    press,
    pressable,
    quick_drawing,
    said,
    sent,
    shows,
    text,
)
from tests.conversations.test_errors import SECRET, assert_apology, broken
from tests.conversations.test_user_install import SERVER, Install, install

__all__ = ["install"]

BACK = "are kim and kanye back together?"
NO = "## **No.** Divorced since 29 November 2022."
MARRIED = "They married on 24 May 2014."
HOW_READ, THE_ANSWER = "How did you read this?", "The answer"
EXPLAINED = "## How I read it\n"
WHICH = "Which couple do you mean?"
ASK_ME = "Ask me a question about a couple on record."
TOLD_HERE = "Only here it is told that they bought a lighthouse."
ADDED = (
    "!event add couple: kimye date: 2026-11-01 kind: statement certainty: confirmed"
    f" summary: {TOLD_HERE} title: A headline publisher: An Outlet url: https://news.example/a"
)


@pytest.fixture(autouse=True)
def drawn_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pictures._drawn", quick_drawing)


async def by_slash(world: World, question: str, *, in_dm: bool = False) -> ResponseMessage:
    """The answer to `/ask`."""
    if in_dm:
        return answered(await world.fan.user.slash("ask", question=question))
    return answered(await world.fan.slash(world.channel, "ask", question=question))


async def by_dm(world: World, line: str) -> ResponseMessage:
    """The answer to a direct message."""
    await world.fan.send_dm(line)
    message = world.fan.user.dm_channel.last_message
    assert message
    assert message.author.bot
    return live(world, message)


# ------------------------------------------------------------ every way to ask
async def test_a_question_is_answered_however_it_is_asked(world: World) -> None:
    for card in (
        await by_slash(world, BACK),
        await by_slash(world, BACK, in_dm=True),
        await said(world, f"!ask {BACK}"),
        await said(world, f"!ASK   {BACK}"),
        await said(world, "!kimye are they back together?"),
        await said(world, "!kim and kanye are back together"),
        await said(world, f"!{BACK}"),
        await said(world, f"<@{world.me}> {BACK}"),
        await said(world, f"{BACK} <@!{world.me}>"),
        await said(world, f"<@{world.me}> ask {BACK}"),
        await said(world, f"<@{world.me}> kimye are they back together?"),
        await said(world, "!ship kimye are they back together?"),
        await by_dm(world, BACK),
        await by_dm(world, f"!ask {BACK}"),
        await by_dm(world, "kimye: are they back together?"),
    ):
        assert text(card).startswith(NO)
        assert pressable(card) == ["Status", "Timeline", "Rumours", HOW_READ]
        assert not card.ephemeral
        assert re.search(r"\[\[1\]\]\(https?://", text(card))
        assert len(text(card)) <= 2000
    assert world.failures() == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("!kimye wedding", "The pair married at Forte di Belvedere"),
        ("!kimye when did they marry", MARRIED),
        ("!kimye when was the wedding?", MARRIED),
        ("!kimye why did they get divorced?", "Kim Kardashian & Kanye West"),
        ("!tayvis married yet", "**Yes.**"),
        ("!kimmye are they back together?", NO),
    ],
)
async def test_what_stands_behind_a_couple_is_asked_of_it(world: World, line: str, expected: str) -> None:
    card = await said(world, line)
    assert expected in text(card)
    assert HOW_READ in pressable(card)


async def test_a_heading_is_told_and_not_affirmed(world: World) -> None:
    assert "Yes" not in text(await said(world, "!kimye wedding"))
    assert "Yes" in text(await said(world, "!kimye wedding?"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("!kimye statsu", "Did you mean “status”? Type !kimye status."),
        ("!kimmye status", "Did you mean\n- **Kim Kardashian & Kanye West:** !kimye status"),
        ("!kim", "!kimye status"),
        ("!copules", "Did you mean !couples?"),
        ("!asj are kim and kanye together?", "Did you mean !ask?"),
        ("!kimye status the day of the cat", "is not a date I can read"),
        ("<@{me}>", "Ask me about a couple"),
        ("<@{me}> help", "Ask me about a couple"),
        ("<@{me}> kimye status", NO),
        ("<@{me}> couples", "Couples on record"),
        ("<@{me}> copules", "Did you mean !couples?"),
    ],
)
async def test_commands_and_their_slips_are_read_as_before(world: World, line: str, expected: str) -> None:
    assert expected in await world.say(line.format(me=world.me))


@pytest.mark.parametrize(
    "line",
    [
        "!who is the best?",
        "!are they back together?",
        "!what is this",
        "!how are you",
        "!is it true?",
        "!play are kim and kanye back?",
        "!gif kimye",
        "!gif kimye?",
        "!afk brb",
        "!task are we done?",
        "!kim who is she dating",
        "!when did taylor marry?",
        BACK,
        "are they back together?",
    ],
)
async def test_a_line_that_is_not_for_us_gets_silence(world: World, line: str) -> None:
    assert await world.say(line) == ""


@pytest.mark.parametrize("line", ["what is this", "🙂", "play despacito", "hello there", "who are you?", "?", "no"])
async def test_whatever_is_said_after_a_mention_or_in_private_is_answered(world: World, line: str) -> None:
    for reply in (await world.say(f"<@{world.me}> {line}"), await world.dm(line)):
        assert reply
        assert FAILED not in reply
    assert world.failures() == []


@pytest.mark.parametrize("line", ["!ask", "!ask ", "<@{me}> ask", "!ask 🙂", "!ask ..."])
async def test_who_asks_nothing_is_shown_an_example(world: World, line: str) -> None:
    reply = await world.say(line.format(me=world.me))
    assert ASK_ME in reply
    assert "Are Jennifer Lopez and Ben Affleck together?" in reply
    assert set(world.failures()) <= {"MissingRequiredArgument"}


async def test_a_question_that_is_too_long_is_told_so_to_its_author_alone(world: World) -> None:
    assert "at most 300 characters" in await world.say(f"!ask {'why? ' * 100}")
    card = await by_slash(world, "are kim and kanye together " * 200)
    assert "at most 300 characters" in text(card)
    assert card.ephemeral
    assert (await by_slash(world, "who is romeo dating?")).ephemeral
    assert (await by_slash(world, "are they married?")).ephemeral


# ------------------------------------------------------------ how it was read
@pytest.mark.parametrize("way", ["typed", "slash", "dm"])
async def test_how_a_question_was_read_is_a_click_away_after_a_restart_too(world: World, way: str) -> None:
    question = "did kim and kanye marry in florence before 2015?"
    card = await {"typed": said, "slash": by_slash, "dm": by_dm}[way](
        world, f"!ask {question}" if way != "slash" else question
    )
    person = world.fan.user if way == "dm" else world.fan
    answer = text(card)
    assert "**Yes.**" in answer
    for restarts in (False, True):
        if restarts:
            await world.restart()
        shown = await press(person, card, HOW_READ)
        assert shown.id == card.id
        assert text(card).startswith(EXPLAINED)
        assert len(text(card)) <= 2000
        assert "**Asked:** whether it is so (married)" in text(card)
        assert "**Days:** up to 1 January 2015" in text(card) or "**Days:** up to 31 December 2014" in text(card)
        assert re.search(r"- \*\*\d\\\.\d\d, married \(covers \d\.\d\d\):\*\* The pair married at Forte", text(card))
        assert "An event has to cover 0.60 of it to settle it; the best covers" in text(card)
        assert re.search(r"\[\[1\]\]\(https?://", text(card))
        assert pressable(card) == [THE_ANSWER]
        if restarts:
            await world.restart()
        assert (await press(person, card, THE_ANSWER)).id == card.id
        assert text(card) == answer
    assert world.failures() == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (BACK, "The status of that day tells it"),
        ("will kim and kanye get back together?", "nothing to look for among the events"),
        ("how long were kim and kanye married?", "Worked out from the events on record"),
        ("did kim kardashian eat a flabbergasting zeppelin?", "that no event tells of"),
        ("what did kim say in march 1999?", "## How I read it"),
        ("when did ben and jlo split and why?", "**Part 2**"),
        ("who did kim date after kanye?", "- **Of whom:** Kim Kardashian & Kanye West, Kim Kardashian"),
    ],
)
async def test_the_explanation_says_why_it_was_told_or_not(world: World, question: str, expected: str) -> None:
    card = await press(world.fan, await said(world, f"!ask {question}"), HOW_READ)
    assert expected in text(card)
    assert len(text(card)) <= 2000
    for word in ("flabbergasting", "zeppelin", "eat"):
        assert word not in text(card), "nothing that nobody knows is repeated"


async def test_somebody_else_is_shown_how_it_was_read_in_private(world: World) -> None:
    card = await said(world, f"!ask {BACK}")
    before = text(card)
    await world.restart()
    theirs = answered(await world.editor.click(card, label=HOW_READ))
    assert theirs.ephemeral
    assert text(theirs).startswith(EXPLAINED)
    assert text(card) == before
    await world.restart()
    assert (await press(world.editor, theirs, THE_ANSWER)).id == theirs.id
    assert text(theirs) == before


async def test_the_other_buttons_lead_on_after_a_restart(world: World) -> None:
    for label, verb in (("Status", "status"), ("Timeline", "timeline"), ("Rumours", "rumours")):
        card = await said(world, f"!ask {BACK}")
        await world.restart()
        assert shows(await press(world.fan, card, label), verb)


async def test_a_question_too_long_for_a_button_is_answered_without_it(world: World) -> None:
    odd = " ".join(hashlib.sha256(bytes([n])).hexdigest()[:7] for n in range(30))
    card = await said(world, f"!kimye are they back together or {odd}?")
    assert HOW_READ not in buttons(card)
    assert FAILED not in text(card)
    assert world.failures() == []


# ------------------------------------------------------------ which couple
async def test_a_question_about_any_couple_is_asked_back_with_a_button_for_each(world: World) -> None:
    for ask in (said, by_dm):
        card = await ask(world, "!ask are they married?")
        assert WHICH in text(card)
        assert len(pressable(card)) == 3
        await world.restart()
        person = world.fan if ask is said else world.fan.user
        await press(person, card, "Taylor Swift & Travis Kelce")
        assert text(card).startswith("## **Yes.** Married since 3 July 2026.")
        await world.restart()
        await press(person, card, HOW_READ)
        assert "**Of whom:** Taylor Swift & Travis Kelce" in text(card)
        await press(person, card, THE_ANSWER)
        assert text(card).startswith("## **Yes.** Married since 3 July 2026.")


async def test_where_only_one_couple_is_on_record_it_is_the_one(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    read = world.store.couples

    async def one(server: int | None) -> Any:
        return [stored for stored in await read(server) if stored.couple.slug == "tayvis"]

    monkeypatch.setattr(world.store, "couples", one)
    assert "**Yes.** Married since 3 July 2026." in await world.say("!ask are they married?")


async def test_more_couples_than_a_row_holds_are_offered_in_part(world: World) -> None:
    await bring(world.store, *(dating(number) for number in range(1, 8)))
    card = await said(world, "!ask are they married?")
    assert len(pressable(card)) == 5
    assert "and 5 more; to see them: !couples" in text(card)


# ------------------------------------------------------------ one server's record, and another's
async def test_what_one_server_knows_answers_no_question_in_another(world: World) -> None:
    other = world.elsewhere()
    assert "Saved as e" in await world.say(ADDED, by=world.editor)
    question = "did kim and kanye buy a lighthouse?"
    here = await said(world, f"!ask {question}")
    assert TOLD_HERE in text(here)
    for person, card in (
        (other.fan, await said(other, f"!ask {question}")),
        (other.fan.user, await by_dm(other, question)),
        (world.fan.user, await by_dm(world, question)),
    ):
        assert "lighthouse" not in text(card)
        assert "lighthouse" not in text(await press(person, card, HOW_READ))
    # The very button of the one server, under a card of the other.
    stolen = buttons(here)[HOW_READ]["custom_id"].rpartition(":")[2]
    card = await said(other, "!kimye")
    forge(other, card, encoded(other.fan, stolen))
    shown = await press(other.fan, card, "forged")
    assert text(shown).startswith(EXPLAINED)
    assert "lighthouse" not in text(shown)


async def test_a_person_who_installed_it_asks_the_shipped_record(world: World, install: Install) -> None:
    assert "Saved as e" in await world.say(ADDED, by=world.editor)
    question = "did kim and kanye buy a lighthouse?"
    install.of(server=world.guild.id, context=SERVER)
    assert TOLD_HERE in text(await by_slash(world, question))
    install.of(person=world.fan.id, context=SERVER)
    card = await by_slash(world, question)
    assert "lighthouse" not in text(card)
    await world.restart()
    assert "lighthouse" not in text(await press(world.fan, card, HOW_READ))
    assert text(await by_slash(world, BACK)).startswith(NO)


# ------------------------------------------------------------ ids that the bot never made
FORGED = [
    ("?", UNKNOWN_BUTTON),
    ("?!", UNKNOWN_BUTTON),
    ("?kimye", UNKNOWN_BUTTON),
    ("?" + "\u4e00" * 79, UNKNOWN_BUTTON),
    ("?" + "\u8dff" * 79, UNKNOWN_BUTTON),
    ("?" + pack("no newline"), UNKNOWN_BUTTON),
    ("?" + pack("KIMYE\nwhy?"), UNKNOWN_BUTTON),
    ("?" + pack("\n" + "x" * 301), UNKNOWN_BUTTON),
    ("?" + pack("\n" + "x" * 30_000), UNKNOWN_BUTTON),
    ("?" + pack("\n@everyone <@1>"), ""),
    ("?!" + pack("\nqqqq zzzz"), ""),
    ("?" + pack("nobody\nare kim and kanye back together?"), NO),
    ("?" + pack("tayvis\nare kim and kanye back together?"), NO),
    ("?" + pack("kimye\nare they back together?\n\0\u202e"), NO),
    ("?!" + pack("kimye\nare they back together?"), EXPLAINED),
    ("?!" + pack("\nare they back together?"), WHICH),
]


async def test_a_forged_question_gets_a_sentence(world: World) -> None:
    for to, expected in FORGED:
        card = await said(world, "!kimye")
        forge(world, card, encoded(world.fan, to))
        shown = text(await press(world.fan, card, "forged"))
        assert shown
        assert expected in shown, to
        assert FAILED not in shown
        assert "@everyone" not in shown
    assert world.failures() == []


# ------------------------------------------------------------ nothing is pinged, nobody is flooded
@pytest.mark.parametrize("question", ["did @everyone marry kim?", HOSTILE, "is <@1> kanye's ex? <@&2> @here"])
async def test_a_reply_mentions_nobody_and_repeats_nothing(world: World, question: str) -> None:
    before = len(sent(world))
    replies = [
        await world.say(f"!ask {question}"),
        await world.say(f"!kimye {question}"),
        await world.say(f"<@{world.me}> {question}"),
        text(await by_slash(world, question)),
        await world.dm(question),
    ]
    card = await said(world, f"!kimye and {question}")
    if HOW_READ in pressable(card):
        replies.append(text(await press(world.fan, card, HOW_READ)))
    for reply in replies:
        assert reply
        assert not re.search(r"@everyone|@here|<@", reply)
    bodies = [
        request.json for request in sent(world)[before:] if request.json and "allowed_mentions" in str(request.json)
    ]
    assert bodies
    assert all("'parse': []" in str(body) for body in bodies)
    assert world.failures() == []


@pytest.mark.parametrize("pace", [Pace(uses=2, seconds=30, clock=lambda: 100.0)])
async def test_the_cooldown_holds_for_each_person_and_channel(world: World, pace: Pace) -> None:
    other = world.guild.create_text_channel("other")
    lines = [f"<@{world.me}> {BACK}", f"!ask {BACK}", "!kimye are they back?", f"<@{world.me}> {BACK}"]
    assert [(await world.say(line))[:5] for line in lines] == ["## **", "## **", "## Sl", ""]
    assert "ask again in 30 seconds" in await world.slash("ask", question=BACK)
    assert (await world.say(lines[0], channel=other)).startswith(NO)
    assert (await world.say(lines[0], by=world.editor)).startswith(NO)
    assert set(world.failures()) == {"TooFast"}


async def test_other_bots_are_not_answered(world: World) -> None:
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    for line in (f"<@{world.me}> {BACK}", f"!ask {BACK}"):
        await world.say(line, by=robot)
    assert sent(world) == []


# ------------------------------------------------------------ what goes wrong
async def test_a_bug_is_apologised_for_with_a_reference(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    card = await said(world, f"!ask {BACK}")
    monkeypatch.setattr(Asks, "ask", broken(KeyError(SECRET)))
    for reply in (
        await world.say(f"!ask {BACK}"),
        await world.say("!ask"),
        await world.say("!kimye are they back?"),
        await world.say(f"<@{world.me}> {BACK}"),
        await world.dm(BACK),
        await world.slash("ask", question=BACK),
        text(await press(world.fan, card, HOW_READ)),
    ):
        assert_apology(reply, caplog)
    monkeypatch.undo()
    assert (await world.say(f"!ask {BACK}")).startswith(NO)
    assert set(world.failures()) == {"KeyError", "MissingRequiredArgument"}


async def test_where_the_bot_may_not_write_it_stays_silent(world: World, caplog: pytest.LogCaptureFixture) -> None:
    me = world.guild.me
    assert me
    rules = world.guild.create_text_channel(
        "rules", overwrites={me: discord.PermissionOverwrite(send_messages=False, view_channel=True)}
    )
    for line in (f"<@{world.me}> {BACK}", f"!ask {BACK}", "!ask", "!kimye are they back?"):
        assert await world.say(line, channel=rules) == ""
    assert "Discord does not let us answer" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert reply_of(await world.fan.slash(rules, "ask", question=BACK)).startswith(NO)
    assert (await world.say(f"<@{world.me}> {BACK}")).startswith(NO)
    world.failures()


# ------------------------------------------------------------ what is offered while typing
async def test_questions_are_offered_for_the_couples_that_are_there(world: World) -> None:
    offered = await world.choices("ask", "question", "")
    assert "Are Kim Kardashian and Kanye West together?" in offered
    assert len(offered) == len(set(offered)) == 12
    typed = await world.choices("ask", "question", "kanye rumours")
    assert typed[0] == "kanye rumours"
    assert "Which rumours are there about Kim Kardashian and Kanye West?" in typed[1:]
    assert not any("Swift" in choice for choice in typed)
    in_dm = await world.fan.user.autocomplete("ask", "question", "kanye rumours")
    assert [choice["name"] for choice in in_dm] == typed
    for choice in offered:
        card = await by_slash(world, choice)
        assert HOW_READ in pressable(card)
        assert not card.ephemeral


@pytest.mark.parametrize("typed", ["", "are", "x" * 300, HOSTILE, "when did", "pair 07", "  ", "?"])
async def test_few_and_short_questions_are_offered_on_a_larger_record(world: World, typed: str) -> None:
    await bring(world.store, *(dating(number) for number in range(1, 29)))
    offered = await world.fan.autocomplete(world.channel, "ask", "question", typed)
    assert len(offered) <= 25
    assert all(1 <= len(choice["name"]) <= 100 and 1 <= len(choice["value"]) <= 100 for choice in offered)
    assert not typed.strip() or len(typed) > 100 or offered[0]["value"] == " ".join(typed.split())


async def test_help_tells_of_asking(world: World) -> None:
    for mark, card in (("!ask ", await world.say("!help")), ("/ask question:", await world.slash("help"))):
        assert f"Type {mark}Are Jennifer Lopez and Ben Affleck together? Or mention me with a question." in card
    one = await world.slash("help", command="ask")
    assert "**question:**" in one
    assert "/ask" in one
    assert "Type !ask Are Kim Kardashian and Kanye West together?" in await world.say("!help kimye")
