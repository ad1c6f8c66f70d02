"""Asking the bot: a list of questions in, a reply for each out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypedDict, cast

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "db" / "packs"
_LONGEST = 900


class CannotAsk(Exception):
    """The bot did not answer at all; the message says what it said instead."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The whole visible text, whether it answers, and the ids of the sources that it cites."""

    text: str
    answered: bool
    sources: tuple[str, ...] = ()


NO_REPLY = Reply("", answered=False)


class Asker(Protocol):
    """Asks (id, question) pairs of a record, a pack or a folder of packs, and gives the replies by id."""

    def __call__(
        self, questions: Sequence[tuple[str, str]], /, *, record: Path, today: date
    ) -> Mapping[str, Reply]: ...


class _Line(TypedDict):
    id: str
    reply: str
    answered: bool
    sources: list[str]


def ask_bot(questions: Sequence[tuple[str, str]], /, *, record: Path, today: date) -> dict[str, Reply]:
    """Ask the real bot, all in one process; raises CannotAsk."""
    lines = (json.dumps({"id": key, "question": text}, ensure_ascii=False) for key, text in questions)
    # A folder is what the bot itself is started with; a file is named to the command.
    packs, of = (record, []) if record.is_dir() else (SHIPPED, ["--pack", str(record)])
    with tempfile.TemporaryDirectory(prefix="shiplog-eval-") as folder:
        ours = {"SHIPLOG_DB": str(Path(folder) / "record.db"), "SHIPLOG_PACKS": str(packs), "PYTHONUTF8": "1"}
        try:
            done = subprocess.run(
                [sys.executable, "-m", "bot", "ask", "--jsonl", *of, "--today", today.isoformat()],
                input="".join(f"{line}\n" for line in lines),
                capture_output=True,
                encoding="utf-8",
                cwd=ROOT,
                env={**os.environ, **ours},
                timeout=_LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise CannotAsk(f"the bot took longer than {_LONGEST} s") from None
    if done.returncode:
        raise CannotAsk(f"the bot ended with status {done.returncode}: {done.stderr.strip()[-1000:]}")
    return dict(_reply(line) for line in done.stdout.splitlines() if line.strip())


def _reply(line: str) -> tuple[str, Reply]:
    try:
        said = cast(_Line, json.loads(line))
        return said["id"], Reply(said["reply"], said["answered"], tuple(said["sources"]))
    except (ValueError, KeyError, TypeError):
        raise CannotAsk(f"the bot wrote a line that is no reply: {line[:200]}") from None
