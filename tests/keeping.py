"""The scenes of "Keeping a record: the first ten minutes", for the pictures in the README."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import discord
from playwright.async_api import async_playwright
from simcord.builders import ChannelHandle

from bot.client import Shiplog
from bot.offline import Stage
from db.servers import ServerSettings

# The picture that is of a form, which is no message.
FORM = "keep-form"
ADD = (
    "!event add couple: tayvis date: 14 nov 2026 kind: seen together certainty: reported"
    " summary: They are photographed leaving a restaurant together. title: Dinner for two publisher: An Outlet"
    " url: https://news.example/dinner published: 15 nov 2026"
)
SUGGESTED = {
    "couple": "tayvis",
    "date": "2026-11-16",
    "kind": "supportive_gesture",
    "certainty": "confirmed",
    "summary": "He wears a bracelet with her initials in an interview.",
    "url": "https://news.example/bracelet",
    "published": "2026-11-16",
}
TYPED = {
    "date": "14 nov 2026",
    "summary": "They are photographed leaving a restaurant together.",
    "article": "Dinner for two\nAn Outlet\nhttps://news.example/dinner\n15 nov 2026",
}
_TALL = 1900


async def keeping(on: Stage) -> AsyncIterator[tuple[str, ChannelHandle | None]]:
    """Bring each scene about in turn: the picture's name, and the channel if it is not the usual one."""
    guild, bot = on.channel.guild, on.env.bot
    assert guild is not None
    assert isinstance(bot, Shiplog)
    keepers = guild.create_role("Ship Keepers")
    proposed, log = guild.create_text_channel("suggestions"), guild.create_text_channel("ship-log")
    chosen = ServerSettings(editor_role=keepers.id, suggestions_channel=proposed.id, log_channel=log.id)
    await bot.store.servers.change(guild.id, lambda _: chosen, editor=on.editor.id, made_at=datetime.now(UTC))
    await on.editor.slash(on.channel, "settings")
    yield "keep-settings", None
    await on.say("!event add", by=on.editor)
    yield FORM, None
    await on.say(ADD, by=on.editor)
    yield "keep-saved", None
    [*_, saved] = on.channel.history()
    number = _number(saved)
    reason = "the article says lunch"
    await on.say(f"!event edit {number} summary: They are photographed after lunch. reason: {reason}", by=on.editor)
    await on.editor.slash(on.channel, "event history", event=number)
    yield "keep-history", None
    await on.member.slash(on.channel, "suggest", **SUGGESTED)
    yield "keep-suggestion", proposed
    await on.editor.slash(on.channel, "record log")
    yield "keep-log", None
    yield "keep-told", log


def _number(message: discord.Message) -> str:
    """The number of the event that a reply says was saved."""
    text = str([component.to_dict() for component in message.components])
    return text.partition("Saved as e")[2].partition(".")[0]


async def take_form(on: Stage, path: Path, width: int) -> None:
    """Take the form as it opens under the example, with something typed into it."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    async with (
        on.env.preview(on.channel, viewers=[on.editor], layout="channel", port=0) as preview,
        async_playwright() as playwright,
    ):
        chromium = await playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = await chromium.new_page(viewport={"width": width, "height": _TALL}, bypass_csp=True)
        await page.goto(str(preview.url))
        await page.get_by_role("button", name="Open the form: Taylor").last.click()
        dialog = page.get_by_role("dialog")
        await dialog.wait_for()
        for name, text in TYPED.items():
            await dialog.locator(f"[name='{name}'], #{name}").first.fill(text)
        # A form that is longer than the screen scrolls; a picture shows all of it.
        await page.add_style_tag(content="[role=dialog], [role=dialog] * { max-height: none !important }")
        await dialog.screenshot(path=path)
        await chromium.close()
