"""CPU time a reply: the contestants by turns, in rounds, so that a busy machine slows all alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import import_module
from itertools import count

from db.store import Store
from tests.bench.bots import HardCoded, Room, bare_bot, room, shiplog
from tests.bench.records import LONG, SHORT, TODAY, slug

WARM_UP = 30
PING, CARD, STATUS, TIMELINE, PICTURE = "ping", "card status", "kimye status", "kimye timeline", "kimye picture"
COLD_PICTURE = "kimye picture, cold"


@dataclass
class Contestant:
    """A command of a bot, and what a reply of it cost in each round, in milliseconds.

    One that is slow replies only once where the others reply `slower` times.
    """

    name: str
    command: str
    enter: Callable[[], AbstractAsyncContextManager[Room]]
    slower: int = 1
    costs: list[float] = field(default_factory=list[float])

    @property
    def best(self) -> float:
        """The least that a reply cost: what noise can only add to."""
        return min(self.costs)


async def hard_coded(store: Store) -> HardCoded:
    """The real card's parts, for the hard-coded one to repeat; the two have to send the same."""
    async with room(shiplog(store)) as running:
        real = await running.ask(STATUS)
    card = HardCoded.of(real)
    async with room(bare_bot(card), sync=True) as running:
        if await running.ask(CARD) != real:
            raise RuntimeError("the hard-coded card no longer has the status card's shape")
    return card


async def measure_replies(
    shipped: Store, made: Store, card: HardCoded, *, rounds: int, replies: int
) -> dict[str, Contestant]:
    """Every contestant by its name, measured in as many rounds."""
    # Loaded before the first round rather than in it, so that all rounds are alike.
    import_module("bot.drawing")
    contestants = _contestants(shipped, made, card)
    for _ in range(rounds):
        for contestant in contestants:
            async with contestant.enter() as running:
                contestant.costs.append(await _cost(running, contestant, replies))
    return {contestant.name: contestant for contestant in contestants}


def _contestants(shipped: Store, made: Store, card: HardCoded) -> list[Contestant]:
    def bare() -> AbstractAsyncContextManager[Room]:
        return room(bare_bot(card), sync=True)

    def ours() -> AbstractAsyncContextManager[Room]:
        return room(shiplog(shipped))

    made_up = [
        *(f"{slug(events, talk=talk)} status" for talk in (False, True) for events in (SHORT, LONG)),
        *(f"{slug(events, talk=False)} timeline" for events in (SHORT, LONG)),
    ]
    return [
        *(Contestant(command, command, bare) for command in (PING, CARD)),
        *(Contestant(command, command, ours) for command in (STATUS, TIMELINE, PICTURE)),
        *(Contestant(command, command, lambda: room(shiplog(made))) for command in made_up),
        # Another day, another picture: none of them has been drawn before.
        Contestant(COLD_PICTURE, PICTURE, lambda: room(shiplog(shipped, _ever_later())), slower=20),
    ]


def _ever_later() -> Callable[[], date]:
    """A "today" that is a day later whenever it is asked."""
    days = count()
    return lambda: TODAY + timedelta(days=next(days))


async def _cost(running: Room, contestant: Contestant, replies: int) -> float:
    times = replies // contestant.slower
    await running.ask_often(contestant.command, WARM_UP // contestant.slower)
    gc.collect()
    started = time.process_time()
    await running.ask_often(contestant.command, times)
    return (time.process_time() - started) / times * 1000


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
