"""The bot in a local browser page, no token needed: one channel, a member and an editor to act as."""

from __future__ import annotations

import asyncio
import sys
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from bot.offline import Stage, stage
from bot.settings import Settings
from db.store import Store

TICK = 0.2


async def show_preview(store: Store, settings: Settings, *, port: int, viewer: str, today: Callable[[], date]) -> None:
    """Serve the page until it is stopped, and open it where somebody is looking."""
    async with stage(store, settings, today=today) as on:
        people = [on.member, on.editor] if viewer == "member" else [on.editor, on.member]
        async with on.env.preview(on.channel, viewers=people, layout="channel", port=port) as page:
            print(f"Preview: {page.url}", flush=True)
            print(f"Type {settings.prefix}kimye status, or pick /kimye status. Stop with Ctrl+C.", flush=True)
            if sys.stdout.isatty():
                webbrowser.open(str(page.url))
            ticking = asyncio.create_task(_tick(on))
            try:
                await page.wait_closed()
            finally:
                ticking.cancel()
                with suppress(asyncio.CancelledError):
                    await ticking


async def _tick(on: Stage) -> None:
    """Let the page's time pass: it stands still by itself."""
    while True:
        await asyncio.sleep(TICK)
        await on.env.advance_time(TICK)
