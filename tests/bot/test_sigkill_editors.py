"""A random hour of editors' work, killed at random moments: what was acknowledged is there, nothing is half done."""

from __future__ import annotations

import asyncio
import os
import random
import time
from pathlib import Path

from bot.answers import Answers
from bot.archive import Archive
from bot.bundles import read_bundle
from bot.exporting import export
from bot.reasoning.when import Day
from db.store import Store, open_store
from tests.bot.killed.checks import Told, broken, kinds, told_by, wrong
from tests.bot.killed.killing import Killing, killing
from tests.bot.killed.promises import WRITING
from tests.bot.killed.work import EDITORS, KINDS
from tests.conftest import TODAY
from tests.db.samples import ELSEWHERE, HERE, load_sample

KILLS = 200 if os.environ.get("CI") else 60
SEED = 20221129


# Several rows, or rows of several tables, are one change.
HEAVY = ("accept", "adopt", "apply", "apply anew", "rename", "undo import")
# Nobody waits longer for a change of a kind that does not come.
MOST_STATEMENTS = 45


async def some_work(child: Killing, kind: str, chance: random.Random) -> list[str]:
    """What a child says until a random moment: while it starts, or at some statement for a change of a kind."""
    said: list[str] = []
    if chance.random() < 0.1:
        await asyncio.to_thread(time.sleep, chance.random() * 0.03)
        return said
    of_kind, of_any = chance.randrange(1, 19), MOST_STATEMENTS
    while of_kind and of_any:
        said.append(await child.line())
        of_kind -= said[-1] == f"{WRITING} {kind}"
        of_any -= said[-1].startswith(WRITING)
    # Asyncio's own sleep counts in milliseconds.
    await asyncio.to_thread(time.sleep, chance.random() * 0.001)
    return said


async def until_all_is_done(child: Killing, told: list[Told]) -> list[str]:
    """What a child says until every kind of change was acknowledged once, by it or before."""
    missing = {*KINDS} - {*kinds(told)}
    said: list[str] = []
    while missing:
        said.append(await child.line())
        if said[-1].startswith("kept"):
            missing -= {*kinds(told_by(said))}
    return said


async def test_editors_at_work_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    async with open_store(path) as store:
        await load_sample(store)
    chance = random.Random(SEED)
    told: list[Told] = []
    checked = 0
    async with killing("tests.bot.killed.work") as child:
        for turn in range(KILLS):
            last = turn == KILLS - 1
            kind = "any" if last else chance.choice((*KINDS, *HEAVY, *HEAVY))
            await child.start(path, turn, SEED, kind)
            said = await (until_all_is_done(child, told) if last else some_work(child, kind, chance))
            heard = told_by([*said, *await child.kill()])
            # Each was about to acknowledge one change at most.
            assert sum(each.open for each in heard) <= EDITORS
            told += heard
            # Where nobody looks at the file, the next one opens it as it was left.
            if chance.random() < 0.7:
                assert wrong(path) == []
                assert broken(path, told[checked:]) == []
                checked = len(told)
    assert wrong(path) == []
    assert broken(path, told) == []
    async with open_store(path) as store:
        for server in (HERE, ELSEWHERE):
            await look_at_everything(store, server)


async def look_at_everything(store: Store, server: int) -> None:
    """Read and answer all that a server's record holds, and export it."""
    archive = Archive(store)
    answers = Answers(archive)
    couples = (await archive.names(server)).couples
    for stored in couples:
        answer = await answers.on_day(stored, server, as_of=Day(TODAY), known=TODAY, today=TODAY)
        assert answer.status
        await store.event_versions(stored.id, server)
        await store.source_versions(stored.id, server)
        exported = await export(archive, server, stored)
        assert exported
        assert exported.data
        [pack] = read_bundle(exported.name, exported.data)
        record = await archive.record(stored, server, whole=True)
        assert [event.summary for event in pack.events] == [event.summary for event in record.events]
    together = await export(archive, server, None)
    assert together
    assert together.data
    assert len(read_bundle(together.name, together.data)) == len(together.packs)
