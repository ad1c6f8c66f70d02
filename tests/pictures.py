"""Takes the pictures in docs/ from the real bot: `make pictures`. Needs Debian's Chromium, or another."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from bot.offline import Stage, stage
from bot.packs import load_folder, shipped_packs
from bot.settings import Settings
from db.store import open_store

DOCS = Path(__file__).parents[1] / "docs"
TODAY = date(2026, 11, 21)
# Name of the picture, what is typed, and the heights that show the whole reply at 420 and 960 pixels.
PICTURES = [("status-card", "!kimye status", 1500, 1000)]
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


async def take(on: Stage, name: str, line: str, tall: int, wide: int) -> None:
    """Type a line and take its reply at a phone's and at a desktop's width."""
    await on.say(line, by=on.member)
    async with on.env.preview(on.channel, viewers=[on.member, on.editor], layout="message", port=0) as page:
        for suffix, viewport in (("-phone", (420, tall)), ("", (960, wide))):
            await page.screenshot(DOCS / f"{name}{suffix}.png", viewport=viewport, viewer=on.member)


async def main() -> None:
    """Take every picture of a fresh record."""
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        use_installed_browser(Path(folder))
        async with open_store(Path(folder) / "record.db") as store:
            await load_folder(store, shipped_packs())
            async with stage(store, Settings(), today=lambda: TODAY) as on:
                for picture in PICTURES:
                    await take(on, *picture)


if __name__ == "__main__":
    asyncio.run(main())
