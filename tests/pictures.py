"""Takes the pictures in docs/ from the real bot: `make pictures`. Needs Debian's Chromium, or another."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

from PIL import Image, ImageChops
from simcord.builders import ChannelHandle

from bot.offline import Stage, stage
from bot.packs import load_folder, shipped_packs
from bot.settings import Settings
from db.store import open_store
from tests.keeping import FORM, keeping, take_form

DOCS = Path(__file__).parents[1] / "docs"
TODAY = date(2026, 11, 21)
# A picture's name, and what is typed for it.
TYPED = {
    "status": "!kimye status",
    "timeline": "!kimye timeline",
    "why": "!kimye why",
    "rumours": "!kimye rumours",
    "sources": "!kimye sources capital fm",
    "article": "!kimye sources capital fm rare",
    "picture-kimye": "!kimye picture",
    "picture-bennifer": "!bennifer picture",
    "picture-tayvis": "!tayvis picture",
    "ask": "!kimye is it true that they got back together in aug 2021, and when did they divorce?",
    "ask-unknown": "!ask y did kim n pete split",
    "couples": "!couples",
    "help": "!help",
    "about": "!about",
    "privacy": "!privacy",
}
# What somebody says, for "Is this true?" to be asked about it.
SAID = "omg kim and kanye are back together, he posted her met gala look"
WIDTHS = {"-phone": 420, "": 960}
# Higher than any reply; what is empty is cut off.
HEIGHT = 3000
MARGIN = 16
# Rendering that comes out the same every time.
FLAGS = """--no-sandbox --disable-background-networking --disable-gpu --disable-lcd-text --font-render-hinting=none
--force-color-profile=srgb --disable-partial-raster --num-raster-threads=1 --disable-checker-imaging
--run-all-compositor-stages-before-draw"""


def use_installed_browser(folder: Path) -> None:
    """Let Playwright, which wants a browser of its own, find the one that is installed here."""
    import playwright

    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("No Chromium is installed: install it (on Debian: apt-get install chromium) and try again.")
    listing = Path(playwright.__file__).parent / "driver" / "package" / "browsers.json"
    wanted = next(b for b in json.loads(listing.read_text())["browsers"] if b["name"] == "chromium-headless-shell")
    shell = folder / f"chromium_headless_shell-{wanted['revision']}" / "chrome-headless-shell-linux64"
    shell.mkdir(parents=True)
    script = shell / "chrome-headless-shell"
    script.write_text(f'#!/bin/sh\nexec {browser} {" ".join(FLAGS.split())} "$@"\n')
    script.chmod(0o755)
    os.environ["PLAYWRIGHT_BROWSERS_PATH"] = str(folder)


async def take(on: Stage, name: str, *, editor: bool = False, channel: ChannelHandle | None = None) -> None:
    """Take the last message of a channel, as a member or an editor sees it, at a phone's and at a desktop's width."""
    where, viewer = channel or on.channel, on.editor if editor else on.member
    async with on.env.preview(where, viewers=[viewer], layout="message", port=0) as page:
        for suffix, width in WIDTHS.items():
            path = DOCS / f"{name}{suffix}.png"
            await page.screenshot(path, viewport=(width, HEIGHT), viewer=viewer)
            cut_to_content(path)


def cut_to_content(path: Path) -> None:
    """Cut off the empty part below a reply."""
    with Image.open(path) as picture:
        whole = picture.convert("RGB")
    empty = Image.new("RGB", whole.size, whole.getpixel((0, whole.height - 1)))
    _, _, _, bottom = ImageChops.difference(whole, empty).getbbox() or (0, 0, 0, whole.height)
    content = whole.crop((0, 0, whole.width, min(bottom + MARGIN, whole.height)))
    # A card has few colours: with 256 it looks the same and takes a third of the room.
    content.quantize(256).save(path, optimize=True)


async def replies(on: Stage) -> AsyncIterator[str]:
    """Cause each reply in turn, and name it."""
    for name, line in TYPED.items():
        await on.say(line, by=on.member)
        yield name
    message = await on.editor.send(on.channel, SAID)
    await on.member.context_menu(on.channel, "Is this true?", message)
    yield "is-this-true"


async def main(wanted: set[str]) -> None:
    """Take every picture, or those named, of a fresh record."""
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        use_installed_browser(Path(folder))
        async with open_store(Path(folder) / "record.db") as store:
            await load_folder(store, shipped_packs())
            async with stage(store, Settings(), today=lambda: TODAY) as on:
                async for name in replies(on):
                    if not wanted or name in wanted:
                        await take(on, name)
            async with stage(store, Settings(), today=lambda: TODAY) as on:
                async for name, channel in keeping(on):
                    if wanted and name not in wanted:
                        continue
                    if name == FORM:
                        await take_form(on, DOCS / f"{name}-phone.png", WIDTHS["-phone"])
                        cut_to_content(DOCS / f"{name}-phone.png")
                    else:
                        await take(on, name, editor=True, channel=channel)


if __name__ == "__main__":
    asyncio.run(main(set(sys.argv[1:])))
