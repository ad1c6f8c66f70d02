"""Start-up, memory and the first picture, each measured in processes of their own."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from tests.bench.bots import HardCoded

ROOT = Path(__file__).parents[2]


async def child(folder: Path, record: Path, measure: str, *values: object) -> dict[str, float]:
    """One measure in a new process, with a clean set of settings."""
    # Compiled modules are kept, as for an installed program: discord.py's are too.
    unwanted = ("SHIPLOG_", "DISCORD_", "PYTHONDONTWRITEBYTECODE")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    environment |= {"PYTHONPATH": str(ROOT), "SHIPLOG_DB": str(record)}
    command = [sys.executable, "-m", "tests.bench.child", measure, *(json.dumps(value) for value in values)]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=environment, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{measure} failed")
    return cast("dict[str, float]", json.loads(output))


@dataclass(frozen=True, slots=True)
class Start:
    """The least that a start cost: milliseconds of CPU, milliseconds, and megabytes when ready."""

    cpu: float
    wall: float
    memory: float


async def measure_starts(folder: Path, record: Path, *, times: int) -> tuple[Start, Start]:
    """A bare bot's start and Shiplog's, by turns; the first of each only fills the disk's cache."""
    found: dict[str, list[dict[str, float]]] = {"start-bare": [], "start-shiplog": []}
    for _ in range(times + 1):
        for measure, runs in found.items():
            runs.append(await child(folder, record, measure, time.perf_counter()))
    bare, shiplog = (
        Start(*(min(run[value] for run in runs[1:]) for value in ("cpu", "wall", "memory"))) for runs in found.values()
    )
    return bare, shiplog


@dataclass(frozen=True, slots=True)
class Growth:
    """Megabytes gained over many replies: by the hard-coded card's bot, and by Shiplog."""

    card: float
    status: float

    @property
    def own(self) -> float:
        """Shiplog's own share: both run on SimCord, whose ids and discord.py's caches grow alike."""
        return self.status - self.card


async def measure_growth(folder: Path, record: Path, *, replies: int, warm_up: int, card: HardCoded) -> Growth:
    """Both bots' growth, side by side: time does not matter here."""
    bare, shiplog = await asyncio.gather(
        child(folder, record, "growth-bare", replies, warm_up, asdict(card)),
        child(folder, record, "growth-shiplog", replies, warm_up),
    )
    return Growth(bare["after"] - bare["before"], shiplog["after"] - shiplog["before"])


async def measure_first_picture(folder: Path, record: Path, *, times: int) -> float:
    """The least that the first picture of a process cost, in milliseconds of CPU."""
    return min([(await child(folder, record, "first-picture"))["cpu"] for _ in range(times)])
