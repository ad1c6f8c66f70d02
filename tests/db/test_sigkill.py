"""The program killed in the middle of an add, many times: what it acknowledged is there, whole."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from db.store import open_store
from tests.db.samples import HERE, ROOT, couple_id, load_sample

KILLS = 30
# Adds events from three coroutines at once and says each one's id and name after it was acknowledged.
EDITOR = """
import asyncio, os, sys
from pathlib import Path
from db.store import open_store
from tests.db.samples import BY_EDITOR, HERE, article, couple_id, event

async def main(path, turn):
    async with open_store(path) as store:
        couple = await couple_id(store, "abby-bo")

        async def add(who):
            for n in range(100_000):
                name = f"{turn}-{who}-{n}"
                given = event(name, article(name), article("shared"), disputes=("met",))
                key = await store.add_event(couple, HERE, given, BY_EDITOR)
                os.write(1, f"{key} {name}\\n".encode())

        os.write(1, b"ready\\n")
        await asyncio.gather(add("a"), add("b"), add("c"))

asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
"""
# Event rows that are not whole, as (what is missing, row).
HALVES = """
    SELECT 'version', id FROM events WHERE id NOT IN (SELECT event_id FROM event_versions)
    UNION ALL SELECT 'source', id FROM event_versions WHERE id NOT IN (SELECT version_id FROM event_sources)
    UNION ALL SELECT 'what it says', id FROM sources WHERE id NOT IN (SELECT source_id FROM source_versions)
    UNION ALL SELECT 'second source', v.id FROM event_versions v JOIN events e ON e.id = v.event_id
        WHERE e.server IS NOT NULL AND (SELECT count(*) FROM event_sources WHERE version_id = v.id) <> 2
    UNION ALL SELECT 'dispute', v.id FROM event_versions v JOIN events e ON e.id = v.event_id
        WHERE e.server IS NOT NULL AND (SELECT count(*) FROM event_disputes WHERE version_id = v.id) <> 1
"""


async def killed_editor(path: Path, turn: int, chance: random.Random) -> dict[str, str]:
    """Start an editor, kill it at a random moment, and return what it had said: names by id."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", EDITOR, str(path), str(turn), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    said = [await process.stdout.readline() for _ in range(chance.randrange(6))]
    await asyncio.sleep(chance.random() * 0.02)
    process.kill()
    said += (await process.stdout.read()).splitlines(keepends=True)
    assert await process.wait() == -9
    return dict(line.decode().split() for line in said if line.endswith(b"\n"))


def wrong(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(HALVES).fetchall() + connection.execute("PRAGMA foreign_key_check").fetchall()
        return [*found, *(row for row in connection.execute("PRAGMA integrity_check") if row != ("ok",))]


async def test_no_acknowledged_event_is_lost_and_none_is_half_there(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    async with open_store(path) as store:
        await load_sample(store)
    chance = random.Random(20221129)
    acknowledged: dict[str, str] = {}

    async def one_after_another(turns: range) -> None:
        for turn in turns:
            said = await killed_editor(path, turn, chance)
            assert not said.keys() & acknowledged.keys()
            acknowledged.update(said)
            assert wrong(path) == []

    # Two editors share the file, so that one is killed while the other goes on.
    await asyncio.gather(one_after_another(range(0, KILLS, 2)), one_after_another(range(1, KILLS, 2)))
    assert len(acknowledged) > KILLS
    async with open_store(path) as store:
        seen = await store.events(await couple_id(store, "abby-bo"), HERE)
    added = {e.key: (e.summary, [s.title for s in e.sources], e.disputes) for e in seen.added}
    for key, name in acknowledged.items():
        assert added[key] == (f"Event {name}.", [f"Title {name}", "Title shared"], ("met",))
    # Besides those, at most the three that an editor was about to acknowledge when it was killed.
    assert len(added) <= len(acknowledged) + 3 * KILLS


STARTER = """
import os, sys
from pathlib import Path
from db.migrate import prepare
import sqlite_utils.migrations
os.write(1, b"ready\\n")
prepare(Path(sys.argv[1]))
os.write(1, b"done\\n")
sys.stdin.read()
"""


async def test_a_start_that_is_killed_leaves_a_file_that_can_be_started_on(tmp_path: Path) -> None:
    chance = random.Random(20140524)
    for turn in range(8):
        path = tmp_path / f"{turn}.db"
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            STARTER,
            str(path),
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"
        await asyncio.sleep(chance.random() * 0.03)
        process.kill()
        await process.communicate()
        async with open_store(path) as store:
            await load_sample(store)
            assert len(await store.couples(None)) == 1
        assert wrong(path) == []
