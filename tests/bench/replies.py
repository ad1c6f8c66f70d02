"""CPU time a reply: the contestants by turns, in rounds, so that a busy machine slows all alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field

from db.store import Store
from tests.bench.bots import Room, bare_bot, room, shiplog
from tests.bench.records import LONG, SHORT, slug

WARM_UP = 30
PING, CARD, STATUS = "ping", "card status", "kimye status"


@dataclass
class Contestant:
    """A command of a bot, and what a reply of it cost in each round, in milliseconds."""

    command: str
    enter: Callable[[], AbstractAsyncContextManager[Room]]
    costs: list[float] = field(default_factory=list[float])

    @property
    def best(self) -> float:
        """The least that a reply cost: what noise can only add to."""
        return min(self.costs)


async def status_texts(store: Store) -> tuple[list[str], int]:
    """The texts and the colour of the real card, for the hard-coded one to repeat."""
    async with room(shiplog(store)) as running:
        container = (await running.ask(STATUS))[0]
    return [part["content"] for part in container["components"] if "content" in part], container["accent_color"]


async def measure_replies(shipped: Store, made: Store, *, rounds: int, replies: int) -> dict[str, Contestant]:
    """Every contestant by its command, measured in as many rounds."""
    texts, colour = await status_texts(shipped)

    def bare() -> AbstractAsyncContextManager[Room]:
        return room(bare_bot(texts, colour=colour), sync=True)

    contestants = [
        Contestant(PING, bare),
        Contestant(CARD, bare),
        Contestant(STATUS, lambda: room(shiplog(shipped))),
        *(
            Contestant(f"{slug(events, talk=talk)} status", lambda: room(shiplog(made)))
            for talk in (False, True)
            for events in (SHORT, LONG)
        ),
    ]
    for _ in range(rounds):
        for contestant in contestants:
            async with contestant.enter() as running:
                contestant.costs.append(await _cost(running, contestant.command, replies))
    return {contestant.command: contestant for contestant in contestants}


async def _cost(running: Room, command: str, replies: int) -> float:
    await running.ask_often(command, WARM_UP)
    gc.collect()
    started = time.process_time()
    await running.ask_often(command, replies)
    return (time.process_time() - started) / replies * 1000


async def first_answer_after_a_write(store: Store, command: str, *, times: int) -> float:
    """What the first answer costs after somebody wrote to the record, in milliseconds."""
    costs: list[float] = []
    async with room(shiplog(store)) as running:
        await running.ask(command)
        for number in range(times):
            await store.remember("bench", str(number))
            started = time.process_time()
            await running.ask(command)
            costs.append((time.process_time() - started) * 1000)
    return min(costs)
