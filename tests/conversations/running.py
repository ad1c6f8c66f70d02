"""Running the command line: as a process of its own, or in this one."""

from __future__ import annotations

import io
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main

ROOT = Path(__file__).parents[2]


@dataclass
class Ran:
    """What a finished process left."""

    code: int
    out: str
    err: str

    def refused(self) -> str:
        """The one sentence of a start that was stopped."""
        assert self.code == 1, self
        assert self.out == ""
        assert "Traceback" not in self.err
        assert self.err.count("\n") == 1
        return self.err.strip()

    def answered(self) -> str:
        """What was printed by a command that went well."""
        assert (self.code, self.err) == (0, ""), self
        return self.out


Bot = Callable[..., Ran]


@pytest.fixture
def bot(tmp_path: Path, shipped_record: Path) -> Bot:
    """Runs `python -m bot` in an empty folder, on the shipped record; settings by keyword."""
    shutil.copyfile(shipped_record, tmp_path / "record.db")

    def run(*arguments: str, stdin: str = "", **settings: str) -> Ran:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("SHIPLOG_", "DISCORD_"))}
        environment = {**ours, "SHIPLOG_DB": str(tmp_path / "record.db"), "PYTHONPATH": str(ROOT), **settings}
        done = subprocess.run(  # our own program, with arguments of our own
            [sys.executable, "-m", "bot", *arguments],
            input=stdin,
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=30,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def here(
    tmp_path: Path, shipped_record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Bot]:
    """The same in this process, for what needs none of its own: a start of one takes half a second."""
    shutil.copyfile(shipped_record, tmp_path / "record.db")
    loggers = [logging.getLogger(), logging.getLogger("discord")]
    levels = [logger.level for logger in loggers]
    for name in [name for name in os.environ if name.startswith(("SHIPLOG_", "DISCORD_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SHIPLOG_DB", str(tmp_path / "record.db"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str = "", **settings: str) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        try:
            code = main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    yield run
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
