"""What is offered while typing, long lists and long records, and text that means harm."""

from __future__ import annotations

import re
from typing import Any

import pytest

from db.records import Certainty, Kind
from tests.conversations.conftest import World, text_of
from tests.conversations.invented import HOSTILE, bring, dating, hostile, on_and_off


async def test_couples_are_offered_by_what_is_typed(world: World) -> None:
    assert len(await world.choices("ship status", "couple", "")) == 3
    for typed in ("kim", "KANYE", "kimeye", "Kim and Ka"):
        assert (await world.choices("ship status", "couple", typed))[0] == "Kim Kardashian & Kanye West"
    assert await world.choices("ship status", "couple", "xqzj") == []
    assert (await world.fan.autocomplete(world.channel, "ship status", "couple", "tayv"))[0]["value"] == "tayvis"


@pytest.mark.parametrize("option", ["as_of", "known_by"])
async def test_days_are_offered_as_they_are_read(world: World, option: str) -> None:
    assert await world.choices("kimye status", option, "sept 2021") == ["30 September 2021"]
    assert await world.choices("kimye status", option, "02/03/2021") == ["2 March 2021", "3 February 2021"]
    assert await world.choices("kimye status", option, "the day of the cat") == []
    offered = await world.choices("kimye status", option, "")
    assert offered[0] == "Today, 21 November 2026"
    assert offered[1].startswith("29 November 2022: ")
    assert await world.choices("ship status", option, "", couple="kimye") == offered
    assert await world.choices("ship status", option, "") == ["Today, 21 November 2026"]


async def test_a_day_that_is_offered_is_a_day_that_is_read(world: World) -> None:
    for offered in await world.fan.autocomplete(world.channel, "kimye status", "as_of", ""):
        assert "as of" in (reply := await world.slash("kimye status", as_of=offered["value"])) or "today" in reply


async def test_an_events_words_are_offered(world: World) -> None:
    async def disputed(typed: str, couple: str = "kimye") -> list[str]:
        offered = await world.editor.autocomplete(world.channel, "event add", "disputes", typed, couple=couple)
        return [choice["name"] for choice in offered]

    assert len(await world.choices("event add", "kind", "", couple="kimye")) == len(Kind)
    like = await world.choices("event add", "kind", "divorce_f")
    assert like == ["filed for divorce", "divorce final"], "only what holds it, where something does"
    assert (await world.choices("event add", "kind", "seperated"))[0] == "separated"
    assert await world.choices("event add", "kind", "xqzj") == []
    assert len(await world.choices("event add", "certainty", "")) == len(Certainty)
    assert await world.choices("event add", "about", "kanye", couple="kimye") == ["Kanye West"]
    for typed in ("kan", "kayne"):
        assert (await world.choices("event add", "about", typed, couple="kimye"))[0] == "Kanye West"
    assert await world.choices("event add", "about", "") == []
    assert await world.choices("event add", "couple", "bennif") == ["Jennifer Lopez & Ben Affleck"]
    disputes = await disputed("divorce-fil")
    assert [offered.partition(":")[0] for offered in disputes] == ["divorce-filed"]
    talk = await disputed("censori-")
    assert talk
    assert all("censori-" in offered for offered in talk)
    assert await disputed("xqzj") == []
    assert await disputed("", couple="nobody") == []
    assert await world.choices("event add", "disputes", "divorce", couple="kimye") == [], "for editors alone"


async def test_no_more_than_25_choices_of_100_characters_are_offered(world: World) -> None:
    await bring(world.store, *(dating(number) for number in range(1, 31)), on_and_off(80), hostile())
    for command, option in (
        ("ship status", "couple"),
        ("ship status", "as_of"),
        ("event add", "disputes"),
        ("event add", "kind"),
        ("ship timeline", "from"),
        ("ship timeline", "to"),
        ("ship timeline", "show"),
        ("ship sources", "article"),
        ("ship why", "known_by"),
        ("couples", "page"),
        ("help", "command"),
    ):
        for typed in ("", "pair", "e", "1"):
            alone = option in {"couple", "page", "command"}
            filled: dict[str, Any] = {} if alone else {"couple": "on-off"}
            offered = await world.choices(command, option, typed, **filled)
            assert len(offered) <= 25
            assert all(1 <= len(choice) <= 100 for choice in offered)
    assert len(await world.choices("ship status", "couple", "pair")) == 25
    assert len(await world.choices("ship status", "as_of", "", couple="on-off")) == 25
    assert len(await world.choices("ship timeline", "from", "", couple="on-off")) == 25
    assert len(await world.choices("ship sources", "article", "", couple="on-off")) == 25


async def test_a_long_list_has_pages(world: World) -> None:
    await bring(world.store, *(dating(number) for number in range(1, 28)))
    first, last = await world.say("!couples"), await world.say("!couples 4")
    assert "1–8 of 30 couples." in first
    assert "25–30 of 30 couples." in last
    beyond = await world.say("!couples 9")
    assert "23–30 of 30 couples." in beyond, "the last ones, as many as there is room for"
    assert set(re.findall(r"!\S+ status", last)) < set(re.findall(r"!\S+ status", beyond))
    assert (await world.slash("couples", page=2)).count("/pair-") == 8
    pages = [await world.say(f"!couples {number}") for number in range(1, 5)]
    assert pages[0] == first
    assert [page.count(" status") for page in pages] == [8, 8, 8, 6]
    listed = "".join(pages)
    assert all(f"!pair-{number:02} status" in listed for number in range(1, 28))


@pytest.mark.parametrize("typed", ["!couples x", "!couples 0", "!couples 99999", "!couples -1"])
async def test_a_page_that_is_none_gets_an_answer(world: World, typed: str) -> None:
    assert await world.say(typed) != ""
    assert set(world.failures()) <= {"BadArgument", "RangeError"}


async def test_a_new_couple_is_there_at_once_and_has_its_command_after_a_restart(world: World) -> None:
    await bring(world.store, dating(7))
    assert "Dating since 7 January 2020" in await world.say("!pair-07")
    assert "Dating since 7 January 2020" in await world.slash("ship status", couple="anna 7 and boris 7")
    assert "pair-07 status" not in world.fan.available_commands(world.channel)
    await world.restart()
    assert "Dating since 7 January 2020" in await world.slash("pair-07 status")


async def test_a_long_record_is_cut_at_whole_entries(world: World) -> None:
    await bring(world.store, on_and_off(100))
    reply = await world.say("!on-off")
    assert "and 97 more; to see them: !on-off why" in reply
    assert "(reported)" not in reply
    told = await world.say("!on-off why")
    while "for time number 99." not in told:
        card = world.channel.last_message
        assert card
        await world.fan.click(card, label="Next ›")
        assert world.channel.last_message
        told += text_of(world.channel.last_message)
    assert [number for number in range(100) if f"for time number {number}." not in told] == []


async def test_stored_text_is_shown_as_it_is_and_pings_nobody(world: World) -> None:
    await bring(world.store, hostile())
    for reply in (
        await world.say("!hostile"),
        await world.slash("hostile status")
        if "hostile status" in world.fan.available_commands(world.channel)
        else await world.slash("ship status", couple="hostile"),
        await world.say("!couples"),
    ):
        assert "@everyone" not in reply
        assert "<@1>" not in reply
        assert "<@&2>" not in reply
        assert "**b**" not in reply
        assert "[x](https://evil.example)" not in reply
        assert "\u202e" not in reply
    assert "https://news.example/a_%28b%29_c" in await world.say("!hostile")


@pytest.mark.parametrize(
    "typed", ["!kimye @everyone", "!kimye status <@&2>", f"!kimye {HOSTILE}", "!kimye [x](https://evil.example)"]
)
async def test_what_is_typed_is_handed_back_harmless(world: World, typed: str) -> None:
    reply = await world.say(typed)
    assert reply != ""
    assert "@everyone" not in reply
    assert "<@" not in reply.replace("\\<@", "").replace("<@\u200b", "")
    assert "[x](https://evil.example)" not in reply


async def test_no_reply_pings_anybody(world: World) -> None:
    await world.say("!kimye")
    await world.say("!kimye @everyone")
    await world.slash("kimye status", as_of="@everyone")
    sent: list[dict[str, Any]] = [request.json for request in world.env.http_requests if request.method == "POST"]  # pyright: ignore[reportAssignmentType]
    assert [body.get("data", body)["allowed_mentions"] for body in sent] == [{"parse": []}] * 3
    assert not any("message_reference" in body for body in sent)
