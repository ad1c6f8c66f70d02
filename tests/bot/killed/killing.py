"""Children of one process that has everything imported, to be killed with SIGKILL at any moment.

    python -m tests.bot.killed.killing tests.bot.killed.work

reads lines on its standard input: "go", with arguments behind tabs, forks a child, which calls the module's
`work(*arguments)` and goes on until it is killed; "kill" kills that child. Both it and its children write lines to
its standard output.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import os
import select
import signal
import sys
import traceback
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from tests.db.samples import ROOT

FORKED, ENDED, FAILED = "forked", "ended", "failed"
# A child that says nothing for so many seconds hangs.
_PATIENCE = 90


def say(line: str) -> None:
    """Write a line at once and whole: a child that is killed leaves no half of one."""
    written = f"{line}\n".encode()
    assert len(written) <= select.PIPE_BUF, line
    os.write(1, written)


class Killing:
    """The process that forks; one child at a time."""

    def __init__(self, process: Process) -> None:
        assert process.stdin
        assert process.stdout
        self._process = process
        self._stdin, self._stdout = process.stdin, process.stdout

    async def start(self, *arguments: object) -> None:
        """Fork a child that works."""
        command = "\t".join(["go", *map(str, arguments)])
        self._stdin.write(f"{command}\n".encode())
        assert await self.line() == FORKED

    async def line(self) -> str:
        """The next line that the child says; it may take its time, but not for ever."""
        async with asyncio.timeout(_PATIENCE):
            line = (await self._stdout.readline()).decode().rstrip("\n")
        assert line, "the process that forks has ended"
        assert not line.startswith(FAILED), line.replace("\\n", "\n")
        return line

    async def kill(self) -> list[str]:
        """Kill the child, and return what else it had said."""
        self._stdin.write(b"kill\n")
        said: list[str] = []
        while not (line := await self.line()).startswith(ENDED):
            said.append(line)
        assert line == f"{ENDED} -{signal.SIGKILL}", "the child ended before it was killed"
        return said


@asynccontextmanager
async def killing(module: str) -> AsyncGenerator[Killing]:
    """Start the process that forks; it and its child are gone on leaving."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bot.killed.killing", module, cwd=ROOT, stdin=PIPE, stdout=PIPE
    )
    try:
        yield Killing(process)
    finally:
        assert process.stdin
        process.stdin.close()
        await process.communicate()


def _serve(module: str) -> None:
    work = importlib.import_module(module).work
    # What is there now stays shared with the children.
    gc.freeze()
    child = 0
    try:
        # At the end of the input whoever asked is gone, and so is the child.
        while command := sys.stdin.readline():
            if child:
                os.kill(child, signal.SIGKILL)
                _, status = os.waitpid(child, 0)
                child = 0
                say(f"{ENDED} {os.waitstatus_to_exitcode(status)}")
            else:
                say(FORKED)
                child = os.fork()
                if not child:
                    _work(work, command.rstrip("\n").split("\t")[1:])
    finally:
        if child:
            os.kill(child, signal.SIGKILL)


def _work(work: object, arguments: list[str]) -> None:
    """Be the child; never come back."""
    try:
        assert callable(work)
        work(*arguments)
    finally:
        told = traceback.format_exc()[-3000:].replace("\n", "\\n")
        say(f"{FAILED} {told}")
        os._exit(1)


if __name__ == "__main__":
    _serve(sys.argv[1])
