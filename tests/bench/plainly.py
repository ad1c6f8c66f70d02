"""CPU time a plain question: of the shipped record, and of one with thousands of couples, beside the bare ping."""

from __future__ import annotations

import gc
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.archive import Archive
from db.records import Couple
from db.store import Store
from tests.bench.bots import Room, bare_bot, room, shiplog
from tests.bench.crowd import COUPLES, crowd_couple
from tests.bench.replies import WARM_UP

# As people ask in tests/questions, with the names left open.
_QUESTIONS = (
    "are {both} together rn or nah",
    "when did {couple} get married",
    "where did {both} have their weding",
    "How long were {both} married before they split?",
    "who filed for divorce, {one} or {other}?",
    "How many times had {both} split, and when was it?",
    "Were {both} engaged by 1 August 2025?",
    "Going only by what was known on 1 June 2024, had {both} split for certain?",
    "What did {one} say about the divorce?",
    "will {both} ever be a couple again, what do u say bot",
    "according to who did {both} break up in aug 2021?",
    "ok but WHY did {both} split up, what reasons were given",
    "¿Cuándo pidió {one} el divorcio?",
    "Wie lange dauerte es bei {both} von der Hochzeit bis zur Scheidung?",
    "were {couple} photographed hand in hand before or after the engagement",
    "List everyone {other} is recorded as having been with since {one} filed.",
    "How many guests were at the wedding of {both}?",
    "werent {both} dating back in 2009 already?",
    "when did {couple} separate and who claimed it",
    "halloween 2013, what were {both} to each other",
)
_SEED = 20261121


@dataclass(frozen=True, slots=True)
class Plainly:
    """The least that a reply cost, in milliseconds: to `!ping`, and to questions of either record."""

    ping: float
    shipped: float
    crowd: float
    crowd_first: float
    after_a_write: float


def asked_of(couples: Sequence[Couple], times: int) -> list[str]:
    """As many questions, whose wordings and couples vary at a different pace."""
    return [
        "!ask "
        + _QUESTIONS[number % len(_QUESTIONS)].format(
            both=f"{couple.people[0].name} and {couple.people[1].name}",
            couple=couple.aliases[0],
            one=couple.people[0].name,
            other=couple.people[1].name,
        )
        for number in range(times)
        for couple in [couples[number % len(couples)]]
    ]


async def measure_questions(shipped: Store, crowd: Store, *, rounds: int, replies: int) -> Plainly:
    """All of them, by turns in as many rounds."""
    ours = [stored.couple for stored in (await Archive(shipped).names(None)).couples]
    drawn = random.Random(_SEED).sample(range(COUPLES), replies + WARM_UP)
    strangers = [crowd_couple(number) for number in drawn]
    costs: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        async with room(bare_bot(), sync=True) as running:
            await running.say_each(["!ping"] * WARM_UP)
            costs["ping"].append(await _cost(running, ["!ping"] * replies))
        async with room(shiplog(shipped)) as running:
            await running.say_each(asked_of(ours, 3 * len(_QUESTIONS)))
            costs["shipped"].append(await _cost(running, asked_of(ours, replies)))
        async with room(shiplog(crowd)) as running:
            await running.say_each(asked_of(strangers[replies:], WARM_UP))
            # The same lines twice: what a couple costs that nobody asked about yet, and what it costs from then on.
            lines = asked_of(strangers[:replies], replies)
            costs["crowd_first"].append(await _cost(running, lines))
            costs["crowd"].append(await _cost(running, lines))
            await crowd.remember("bench", str(len(costs["after_a_write"])))
            costs["after_a_write"].append(await _cost(running, lines[:1]))
    return Plainly(**{name: min(found) for name, found in costs.items()})


async def _cost(running: Room, lines: Sequence[str]) -> float:
    gc.collect()
    started = time.process_time()
    await running.say_each(lines)
    return (time.process_time() - started) / len(lines) * 1000
