"""A server that hides rumours: none is shown by anything that a reader can ask or press, and all come back."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from simcord.results import ResponseMessage

from bot.questions import Verb
from bot.reasoning.timeline import Show
from db.records import Certainty, Event, Kind
from db.store import Store
from tests.conversations.conftest import World, reply_of, walked
from tests.conversations.invented import bring, event, pack_of
from tests.conversations.pressing import FAILED, UNKNOWN_BUTTON, answered, encoded, forge, quick_drawing, said, text
from tests.conversations.test_claims import checked

HIDDEN = "This server hides rumours"
TALK = "A stranger says that they eloped to Iceland"
PARTNER = "Zed Quince"
INVENTED = "ann-bob"


@pytest.fixture(autouse=True)
def drawn_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pictures._drawn", quick_drawing)


@pytest.fixture
async def rumoured(store: Store) -> None:
    """A couple of whom two articles carry nothing but rumours, one of them about somebody else."""
    began = event(1, "2020-01-01", Kind.DATING_STARTED, "They start dating.")
    talk = event(2, "2026-10-01", Kind.MARRIED, TALK, Certainty.RUMOURED)
    other = event(3, "2026-10-02", Kind.NEW_PARTNER, "Bob is said to see somebody new", Certainty.RUMOURED)
    other = Event(
        other.key, other.kind, other.certainty, other.summary, other.sources, other.date, ("Bob Birch",), PARTNER
    )
    await bring(store, pack_of(INVENTED, "Ann & Bob", began, talk, other))


async def hide(world: World, *, button: str = "Hide rumours") -> None:
    """Press the button of the settings card."""
    card = answered(await world.editor.slash(world.channel, "settings"))
    assert "## Settings of this server" in text(answered(await world.editor.click(card, label=button)))


async def rumours(store: Store, slug: str) -> list[Event]:
    """The rumours of a couple in the record itself."""
    [row] = [stored.id for stored in await store.couples(None) if stored.couple.slug == slug]
    seen = await store.events(row, None)
    return [each for each in (*seen.listed, *seen.added) if not each.asserted]


def letters(value: object) -> str:
    """A text, or all texts of a message, as letters alone: however they were escaped, cut or laid out."""
    return re.sub(r"[\W_]+", "", value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).lower()


async def walk(world: World, slug: str) -> list[str]:
    """Everything that a couple's card leads to, one click after the other: what was pressed."""
    card, done = await said(world, f"!{slug}"), set[str]()
    waiting = leads_of(card)
    while waiting:
        done.add(to := waiting.pop())
        forge(world, card, encoded(world.fan, to))
        shown = answered(await world.fan.click(card, label="forged"))
        assert FAILED not in text(shown), to
        assert UNKNOWN_BUTTON not in text(shown), to
        waiting |= leads_of(shown) - done
        card = shown if shown.id == card.id else await said(world, f"!{slug}")
    return sorted(done)


def leads_of(card: ResponseMessage) -> set[str]:
    """What the buttons and menus of a card ask for."""
    found: set[str] = set()
    for raw in walked(card.components):
        if raw.get("type") == 2 and str(raw.get("custom_id")).startswith("go:") and not raw.get("disabled"):
            found.add(str(raw["custom_id"]).split(":", 2)[2])
        found |= {str(option["value"]) for option in raw.get("options", [])}
    return found


async def everything(world: World, slug: str, talk: list[Event]) -> str:
    """All that the bot sends a fan who asks of a couple in every way, as letters."""
    begun = len(world.env.http_requests)
    for verb in ("", *Verb):
        await world.say(f"!{slug} {verb}".strip())
    for verb in Verb:
        await world.slash(f"ship {verb}", couple=slug)
        # A couple that was brought after the start has no commands of its own yet.
        if slug != INVENTED:
            await world.slash(f"{slug} {verb}")
    for show in Show:
        await world.slash("ship timeline", couple=slug, show=show.value)
    await world.say("!couples")
    for question in ("any rumours?", "did they get back together?", "what do fans say?", "who is the new partner?"):
        await world.say(f"!{slug} {question}")
    for each in talk:
        await asked_about(world, slug, each)
    await walk(world, slug)
    sent: list[Any] = [r.json for r in world.env.http_requests[begun:] if r.method != "GET"]
    return letters([sent, await offered(world, slug)])


async def asked_about(world: World, slug: str, rumour: Event) -> None:
    """Ask about one rumour, knowing its words, its day and its article."""
    day = rumour.date.first.isoformat() if rumour.date else "2020"
    for line in (f"!{slug} {day}", f"!{slug} why {day}", f"!{slug} sources {rumour.sources[0].title or day}"):
        await world.say(line)
    await world.slash("ask", question=f"{slug}: {rumour.summary}")
    await checked(world, f"{slug}: {rumour.summary}")


async def offered(world: World, slug: str) -> list[str]:
    """What autocomplete offers of a couple."""
    options = (("as_of", "status"), ("from", "timeline"), ("show", "timeline"), ("article", "sources"))
    return [
        choice
        for option, verb in options
        for typed in ("", "rum")
        for choice in await world.choices(f"ship {verb}", option, typed, couple=slug)
    ]


async def test_what_is_asked_here_would_show_every_rumour(world: World, store: Store, rumoured: None) -> None:
    talk = await rumours(store, INVENTED)
    before = await everything(world, INVENTED, talk)
    assert [each.summary for each in talk if letters(each.summary) not in before] == []
    assert letters(HIDDEN) not in before
    await hide(world)
    await hide(world, button="Show rumours")
    after = await everything(world, INVENTED, talk)
    assert [each.summary for each in talk if letters(each.summary) not in after] == []
    assert letters(HIDDEN) not in after


@pytest.mark.parametrize("slug", ["kimye", "bennifer", "tayvis", INVENTED])
async def test_no_rumour_appears_anywhere_until_the_server_shows_them_again(
    world: World, store: Store, rumoured: None, slug: str
) -> None:
    talk = await rumours(store, slug)
    before = await world.say(f"!{slug} rumours")
    assert letters(talk[-1].summary) in letters(before)
    await hide(world)
    shown = await everything(world, slug, talk)
    assert [each.summary for each in talk if letters(each.summary)[:60] in shown] == []
    assert letters(HIDDEN) in shown
    await world.restart()
    await hide(world, button="Show rumours")
    assert await world.say(f"!{slug} rumours") == before


async def test_what_hides_says_so_where_it_would_say_that_there_is_nothing(world: World, rumoured: None) -> None:
    await hide(world)
    for line in (
        "!ann-bob rumours",
        "!ann-bob timeline rumours",
        "!ann-bob timeline 2026",
        "!ann-bob sources headline 2",
        "!ask did Ann and Bob elope?",
        "!ask did Ann and Bob marry?",
        f"!ask is {PARTNER} dating?",
        "!ann-bob any rumours?",
    ):
        reply = await world.say(line)
        assert HIDDEN in reply, line
        assert "no rumour of them" not in reply
    assert HIDDEN in text(await checked(world, "Ann and Bob eloped to Iceland!!"))
    assert HIDDEN in text(await checked(world, f"Bob Birch is with {PARTNER}"))
    for line in ("!ann-bob", "!ann-bob timeline", "!ann-bob sources", "!ann-bob why", "!ask are Ann and Bob together?"):
        assert HIDDEN not in await world.say(line), line


async def test_an_article_that_carries_rumours_alone_is_not_listed(world: World, rumoured: None) -> None:
    assert "Headline 2" in await world.say("!ann-bob sources")
    await hide(world)
    listed = await world.say("!ann-bob sources")
    assert "Headline 1" in listed
    assert "Headline 2" not in listed
    assert "Headline 3" not in listed
    assert await world.choices("ship sources", "article", "headline", couple="ann-bob") == [
        "“Headline 1”, An Outlet, 1 January 2020"
    ]


async def test_a_partner_of_a_rumour_leads_nowhere_while_it_is_hidden(world: World, rumoured: None) -> None:
    archive = world.bot.answers.archive
    assert "zed quince" in await archive.partners(world.guild.id)
    await hide(world)
    assert "zed quince" not in await archive.partners(world.guild.id)
    assert "zed quince" in await archive.partners(None)
    assert PARTNER not in await world.say(f"!ask who is {PARTNER}?")


async def test_other_servers_and_direct_messages_see_them_as_before(world: World, rumoured: None) -> None:
    other = world.elsewhere()
    before = await other.say("!ann-bob rumours"), await world.dm("!ann-bob rumours")
    await hide(world)
    assert (await other.say("!ann-bob rumours"), await world.dm("!ann-bob rumours")) == before
    assert TALK in before[0]
    assert HIDDEN not in before[0]


async def test_an_old_card_shows_none_when_it_is_pressed(world: World, rumoured: None) -> None:
    card = await said(world, "!ann-bob")
    assert TALK in text(card)
    await hide(world)
    await world.restart()
    shown = answered(await world.fan.click(card, label="Rumours"))
    assert shown.id == card.id
    assert HIDDEN in text(shown)
    assert TALK not in text(shown)


async def test_the_whole_record_is_there_for_editors(world: World, rumoured: None) -> None:
    await hide(world)
    archive = world.bot.answers.archive
    stored = (await archive.names(world.guild.id)).by_slug("ann-bob")
    assert stored
    seen = await archive.record(stored, world.guild.id)
    whole = await archive.record(stored, world.guild.id, whole=True)
    assert [event.key for event in seen.events] == ["event-1"]
    assert [event.key for event in whole.events] == ["event-1", "event-2", "event-3"]
    assert await archive.record(stored, world.guild.id) is seen
    assert "Settings" in reply_of(await world.editor.slash(world.channel, "settings"))
