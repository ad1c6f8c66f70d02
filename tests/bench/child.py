"""What needs a process of its own: start-up, memory over many replies, and the first picture.

Run by the benchmark as `python -m tests.bench.child start-bare|growth-bare|first-picture|...`; prints one line of JSON.
Nothing is imported here that a bot would not import, so that each bot pays for its own imports.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discord.ext import commands

PAGE = os.sysconf("SC_PAGE_SIZE")


def rss() -> float:
    """The memory that this process holds now, in megabytes, as Linux tells it."""
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - pathlib is not imported for it
        return int(statm.read().split()[1]) * PAGE / 1e6


class Simulator:
    """The import of SimCord, whose cost in time and memory is not the bot's."""

    def __init__(self) -> None:
        self.measured: dict[str, float] = {}
        cpu, wall, memory = time.process_time(), time.perf_counter(), rss()
        import simcord

        del simcord
        self.cpu = time.process_time() - cpu
        self.wall = time.perf_counter() - wall
        self.memory = rss() - memory

    def watch(self, bot: commands.Bot | commands.AutoShardedBot, spawned: float) -> None:
        """Note, once the bot is ready, what it took since the process began, without SimCord's import."""

        async def on_ready() -> None:
            self.measured = {
                "cpu": (time.process_time() - self.cpu) * 1000,
                "wall": (time.perf_counter() - spawned - self.wall) * 1000,
                "memory": rss() - self.memory,
            }

        # perf_counter, which on Linux all processes share: SimCord has a time.monotonic of its own.
        # Not when SimCord's own start returns: it may wait a moment longer, to see that all is quiet.
        bot.add_listener(on_ready)


def start_bare(spawned: float) -> dict[str, float]:
    """A bare bot with one command, ready."""
    from tests.bench.bots import bare_bot

    bot = bare_bot()
    simulator = Simulator()

    async def start() -> dict[str, float]:
        import simcord

        simulator.watch(bot, spawned)
        async with simcord.run(bot):
            return simulator.measured

    return asyncio.run(start())


def start_shiplog(spawned: float) -> dict[str, float]:
    """Shiplog, ready, from settings in the environment, on a record that is loaded already."""
    from datetime import UTC, datetime
    from importlib import import_module

    # What `python -m bot` imports to connect to Discord.
    import_module("bot.cli")
    import_module("bot.service")
    from bot.client import Shiplog, intents_for
    from bot.packs import load_folder, shipped_packs
    from bot.settings import settings_from_environment
    from db.store import open_store

    simulator = Simulator()

    async def start() -> dict[str, float]:
        import simcord

        settings = settings_from_environment()
        async with open_store(settings.db) as store:
            await load_folder(store, shipped_packs())
            bot = Shiplog(
                store,
                settings,
                today=lambda: datetime.now(UTC).date(),
                intents=intents_for(None),
                shard_count=1,
            )
            simulator.watch(bot, spawned)
            async with simcord.run(bot):
                return simulator.measured

    return asyncio.run(start())


def growth_bare(replies: int, warm_up: int, card: dict[str, Any]) -> dict[str, float]:
    """Memory before and after many replies with the hard-coded card."""
    from tests.bench.bots import HardCoded, bare_bot, room

    async def grow() -> dict[str, float]:
        async with room(bare_bot(HardCoded(**card)), sync=True) as running:
            await running.ask_often("card status", warm_up)
            before = _settled()
            await running.ask_often("card status", replies)
            return {"before": before, "after": _settled()}

    return asyncio.run(grow())


def growth_shiplog(replies: int, warm_up: int) -> dict[str, float]:
    """Memory before and after many replies of `/kimye status`."""
    from bot.settings import settings_from_environment
    from db.store import open_store
    from tests.bench.bots import room, shiplog

    async def grow() -> dict[str, float]:
        async with open_store(settings_from_environment().db) as store, room(shiplog(store)) as running:
            await running.ask_often("kimye status", warm_up)
            before = _settled()
            await running.ask_often("kimye status", replies)
            return {"before": before, "after": _settled()}

    return asyncio.run(grow())


def first_picture() -> dict[str, float]:
    """The CPU time of the first picture after a start, which loads the library that draws."""
    from bot.settings import settings_from_environment
    from db.store import open_store
    from tests.bench.bots import room, shiplog

    async def draw() -> dict[str, float]:
        async with open_store(settings_from_environment().db) as store, room(shiplog(store)) as running:
            await running.ask("kimye status")
            started = time.process_time()
            await running.ask("kimye picture")
            return {"cpu": (time.process_time() - started) * 1000}

    return asyncio.run(draw())


def _settled() -> float:
    gc.collect()
    return rss()


def main() -> None:
    """Measure what the command line names, with its arguments as JSON."""
    measure, *values = sys.argv[1:]
    measures = {
        "start-bare": start_bare,
        "start-shiplog": start_shiplog,
        "growth-bare": growth_bare,
        "growth-shiplog": growth_shiplog,
        "first-picture": first_picture,
    }
    print(json.dumps(measures[measure](*map(json.loads, values))))


if __name__ == "__main__":
    main()
