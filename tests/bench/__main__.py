"""Measures Shiplog against bots that do less, and prints one table. Never fails by time."""

from __future__ import annotations

import argparse
import asyncio
import logging
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from db.store import open_store
from tests.bench.crowd import COUPLES, EVENTS, write_crowd
from tests.bench.plainly import Plainly, measure_questions
from tests.bench.processes import Growth, Start, measure_first_picture, measure_growth, measure_starts
from tests.bench.records import LONG, SHORT, slug, write_generated, write_shipped
from tests.bench.replies import (
    CARD,
    COLD_PICTURE,
    PICTURE,
    PING,
    STATUS,
    TIMELINE,
    Contestant,
    first_answer_after_a_write,
    hard_coded,
    measure_replies,
)


@dataclass(frozen=True, slots=True)
class Effort:
    """How often each thing is measured."""

    rounds: int
    replies: int
    starts: int
    growth: int


_LONG = f"{slug(LONG, talk=False)} status"
_SHORT_LIST, _LONG_LIST = (f"{slug(events, talk=False)} timeline" for events in (SHORT, LONG))

FULL = Effort(rounds=12, replies=200, starts=8, growth=10_000)
QUICK = Effort(rounds=2, replies=60, starts=2, growth=500)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `ratio` is to what `baseline` names; `meets` is None where there is no target."""

    measure: str
    value: str
    ratio: float | None = None
    baseline: str = ""
    target: str = ""
    meets: bool | None = None


async def measure(effort: Effort) -> list[Row]:
    """Everything, in temporary files that are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="shiplog-bench-") as name:
        folder = Path(name)
        shipped_file, made_file, crowd_file = (folder / f"{name}.db" for name in ("shipped", "made", "crowd"))
        await write_shipped(shipped_file)
        await write_generated(made_file)
        await write_crowd(crowd_file)
        async with open_store(shipped_file) as shipped, open_store(made_file) as made:
            card = await hard_coded(shipped)
            contestants = await measure_replies(shipped, made, card, rounds=effort.rounds, replies=effort.replies)
            after_a_write = {
                command: await first_answer_after_a_write(made, command, times=5) for command in (_LONG, _LONG_LIST)
            }
        async with open_store(shipped_file) as shipped, open_store(crowd_file) as crowd:
            plainly = await measure_questions(shipped, crowd, rounds=effort.rounds, replies=effort.replies)
        first_picture = await measure_first_picture(folder, shipped_file, times=min(effort.starts, 3))
        bare, shiplog = await measure_starts(folder, shipped_file, times=effort.starts)
        growth = await measure_growth(
            folder, shipped_file, replies=effort.growth, warm_up=max(100, effort.growth // 10), card=card
        )
    return [
        *_reply_rows(contestants, after_a_write, first_picture),
        *_plain_rows(plainly),
        *_start_rows(bare, shiplog),
        _growth_row(growth, effort.growth),
    ]


def _reply_rows(contestants: dict[str, Contestant], after_a_write: dict[str, float], first_picture: float) -> list[Row]:
    cost = {name: contestant.best for name, contestant in contestants.items()}

    def row(measure: str, name: str, baseline: str, beside: str, most: float | None = None) -> Row:
        return _row(measure, f"{cost[name]:.3f} ms", cost[name] / cost[baseline], beside, most)

    rows = [
        Row("bare hybrid /ping", f"{cost[PING]:.3f} ms"),
        row("hard-coded card of the status card's shape", CARD, PING, "ping"),
        row("/kimye status", STATUS, CARD, "card", 1.3),
    ]
    for talk, made_of in ((False, "turns of the story"), (True, "statements")):
        short, long = (f"{slug(events, talk=talk)} status" for events in (SHORT, LONG))
        rows.append(row(f"status, {SHORT} events, mostly {made_of}", short, CARD, "card"))
        rows.append(row(f"status, {LONG:,} events, mostly {made_of}", long, short, f"{SHORT} events", 2.0))
    rows += [
        Row(f"status, {LONG:,} events (turns), first after a write", f"{after_a_write[_LONG]:.0f} ms"),
        row("/kimye timeline", TIMELINE, PING, "ping"),
        row(f"timeline, {SHORT} events", _SHORT_LIST, PING, "ping"),
        row(f"timeline, {LONG:,} events", _LONG_LIST, PING, "ping"),
        Row(f"timeline, {LONG:,} events, first after a write", f"{after_a_write[_LONG_LIST]:.0f} ms"),
        row("/kimye picture, cached", PICTURE, PING, "ping"),
        row("/kimye picture, cold: never drawn before", COLD_PICTURE, PING, "ping"),
        Row("/kimye picture, cold: the first after a start", f"{first_picture:.0f} ms"),
    ]
    return rows


def _plain_rows(cost: Plainly) -> list[Row]:
    record = f"{COUPLES:,} couples, {COUPLES * EVENTS:,} events"

    def against_shipped(measure: str, milliseconds: float) -> Row:
        return _row(measure, f"{milliseconds:.3f} ms", milliseconds / cost.shipped, "the shipped record", 3.0)

    return [
        Row("bare !ping, typed", f"{cost.ping:.3f} ms"),
        _row("!ask, typed: plain questions", f"{cost.shipped:.3f} ms", cost.shipped / cost.ping, "!ping"),
        against_shipped(f"!ask, {record}", cost.crowd),
        against_shipped(f"!ask, {record}, first of each couple", cost.crowd_first),
        Row(f"!ask, {record}, first after a write", f"{cost.after_a_write:.0f} ms"),
    ]


def _start_rows(bare: Start, shiplog: Start) -> list[Row]:
    return [
        Row("start of a bare bot: CPU", f"{bare.cpu:.0f} ms"),
        _row("start of Shiplog: CPU", f"{shiplog.cpu:.0f} ms", shiplog.cpu / bare.cpu, "bare bot", 1.5),
        Row("start of a bare bot: until ready", f"{bare.wall:.0f} ms"),
        _row("start of Shiplog: until ready", f"{shiplog.wall:.0f} ms", shiplog.wall / bare.wall, "bare bot", 1.5),
        Row("memory of a bare bot when ready", f"{bare.memory:.1f} MB"),
        _row("memory of Shiplog when ready", f"{shiplog.memory:.1f} MB", shiplog.memory / bare.memory, "bare bot"),
    ]


def _growth_row(growth: Growth, replies: int) -> Row:
    judged = replies == FULL.growth
    return Row(
        f"memory gained over {replies:,} x /kimye status",
        f"{growth.own:+.2f} MB",
        baseline=f"{growth.status:+.2f} MB, less the card's {growth.card:+.2f} MB",
        target=f"< 5 MB over {FULL.growth:,}",
        meets=growth.own < 5 if judged else None,
    )


def _row(measure: str, value: str, ratio: float, baseline: str, most: float | None = None) -> Row:
    target, meets = ("", None) if most is None else (f"<= {most:g} x", ratio <= most)
    return Row(measure, value, ratio, baseline, target, meets)


def _table(rows: list[Row]) -> str:
    lines = [("measure", "value", "ratio", "target", "")]
    for row in rows:
        ratio = f"{row.ratio:.2f} x {row.baseline}" if row.ratio is not None else row.baseline
        verdict = "" if row.meets is None else "meets" if row.meets else "misses"
        lines.append((row.measure, row.value, ratio, row.target, verdict))
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    padded = ([f"{cell:{width}}" for cell, width in zip(line, widths, strict=True)] for line in lines)
    return "\n".join("  ".join(cells).rstrip() for cells in padded)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions: half a minute, and rougher")
    effort = QUICK if parser.parse_args().quick else FULL
    # SimCord's own remarks are of no interest, and a log line a reply would be measured too.
    logging.disable(logging.WARNING)
    started = time.monotonic()
    rows = asyncio.run(measure(effort))
    print("CPU time is the whole process's, SimCord's side of Discord included; the least of all rounds counts.")
    print(_table(rows))
    print(f"{time.monotonic() - started:.0f} s, {effort.rounds} rounds of {effort.replies} replies.")


if __name__ == "__main__":
    main()
