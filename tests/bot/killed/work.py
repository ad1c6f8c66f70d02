"""An hour of editors' work in one process, for `killing`."""

from __future__ import annotations

import asyncio
import json
import os
import random
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest.mock import patch

from db.connection import Writing
from db.servers import ServerSettings
from db.store import Draft, open_store
from tests.bot.killed import of_couples, of_events, of_packs
from tests.bot.killed.desk import DOING, MOST_CHANGES, Desk, Editor, word
from tests.bot.killed.killing import say
from tests.bot.killed.promises import WRITING, Promise
from tests.db.samples import rows

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")
EDITORS = 3
Task = Callable[[Editor], Coroutine[object, object, None]]


async def choose_settings(editor: Editor) -> None:
    by, server = editor.new(), editor.server
    prefix = word(by)

    def chosen(settings: ServerSettings) -> ServerSettings:
        return replace(settings, prefix=prefix, hide_rumours=not settings.hide_rumours)

    async def choose() -> int | None:
        changed = await editor.desk.store.servers.change(server, chosen, editor=by, made_at=datetime.now(UTC))
        return changed.version

    says = {"server": server, "prefix": prefix}
    await editor.keep(Promise("choose settings", by, {"setting_versions": 1}, says=says), choose)


async def keep_draft(editor: Editor) -> None:
    """Keep what was typed, and forget it again or not."""
    by, drafts = editor.new(), editor.desk.drafts
    fields = {"summary": f"Draft {word(by)}", "date": "yesterday"}
    draft = Draft(editor.server, by, "abby-bo", fields, purpose="edit", target=1, seen=2)

    async def keep() -> int | None:
        number = await drafts.keep(draft)
        return int(number) if number.isdecimal() else None

    says = {"server": editor.server, "couple": "abby-bo", "fields": json.dumps(fields), "target": 1, "seen": 2}
    number = await editor.keep(Promise("keep draft", by, {"drafts": 1}, says=says), keep)
    if number is None or editor.likely(0.5):
        return

    async def drop() -> int | None:
        await drafts.drop(str(number))
        return number

    await editor.keep(Promise("drop draft", by, {}, drops=number), drop)


# What editors do, and how often.
_WORK: dict[Task, int] = {
    of_events.add_event: 5,
    of_events.edit_event: 7,
    of_events.retract_event: 4,
    of_events.restore_event: 4,
    of_events.undo_event: 4,
    of_events.suggest: 3,
    of_events.accept: 4,
    of_events.reject: 1,
    of_couples.add_couple: 4,
    of_couples.rename: 5,
    of_couples.add_alias: 2,
    of_couples.undo_couple: 3,
    of_couples.change_source: 6,
    of_packs.bring_in: 4,
    of_packs.take_back_import: 2,
    choose_settings: 2,
    keep_draft: 2,
}
# All kinds of changes that come of it.
KINDS: dict[str, Task] = {
    "add event": of_events.add_event,
    "edit event": of_events.edit_event,
    "retract event": of_events.retract_event,
    "restore event": of_events.restore_event,
    "undo event": of_events.undo_event,
    "suggest": of_events.suggest,
    "accept": of_events.accept,
    "reject": of_events.reject,
    "add couple": of_couples.add_couple,
    "remove couple": of_couples.add_couple,
    "adopt": of_couples.add_couple,
    "rename": of_couples.rename,
    "add alias": of_couples.add_alias,
    "undo couple": of_couples.undo_couple,
    "add source": of_couples.change_source,
    "edit source": of_couples.change_source,
    "undo source": of_couples.change_source,
    "attach": of_packs.bring_in,
    "apply": of_packs.bring_in,
    "apply anew": of_packs.bring_in,
    "undo import": of_packs.take_back_import,
    "choose settings": choose_settings,
    "keep draft": keep_draft,
    "drop draft": keep_draft,
}


def work(path: str, turn: str, seed: str, favourite: str) -> None:
    """Work on the record at `path` until killed; every other thing that is done is of the favourite kind.

    `turn` is the number of this process.
    """
    tasks, weights = [*_WORK], [*_WORK.values()]
    weights = [each + sum(weights) * (task is KINDS.get(favourite)) for task, each in zip(tasks, weights, strict=True)]
    # What is written goes the same way as ever; it is only heard of.
    with (
        patch.object(Writing, "rows", _heard(Writing.rows)),
        patch.object(Writing, "insert_all", _heard(Writing.insert_all)),
    ):
        asyncio.run(_together(Path(path), int(turn), seed, _Tasks(tasks, weights)))


def _heard(
    statement: Callable[_Given, Coroutine[object, object, _Found]],
) -> Callable[_Given, Coroutine[object, object, _Found]]:
    """Statements of transactions, each of which is said before it runs."""

    async def heard(*given: _Given.args, **named: _Given.kwargs) -> _Found:
        say(f"{WRITING} {DOING.get()}")
        return await statement(*given, **named)

    return heard


@dataclass(frozen=True, slots=True)
class _Tasks:
    """What there is to do, and how often."""

    tasks: Sequence[Task]
    weights: Sequence[int]


async def _together(path: Path, turn: int, seed: str, tasks: _Tasks) -> None:
    suggestions = rows(path, "SELECT id, server FROM suggestions WHERE decision IS NULL")
    applied = rows(path, "SELECT id, server FROM imports WHERE applied_at IS NOT NULL")
    async with open_store(path) as store:
        desk = Desk.over(store, suggestions=_numbers(suggestions), applied=_numbers(applied))
        editors = [
            Editor(desk, (turn * EDITORS + who + 1) * MOST_CHANGES, random.Random(f"{seed} {turn} {who}"))
            for who in range(EDITORS)
        ]
        await asyncio.gather(*(_alone(editor, tasks) for editor in editors))


def _numbers(found: list[tuple[object, ...]]) -> list[tuple[int, int]]:
    return [(number, server) for number, server in found if isinstance(number, int) and isinstance(server, int)]


async def _alone(editor: Editor, tasks: _Tasks) -> None:
    """One editor. Whose parent is gone has nobody who would kill them."""
    parent = os.getppid()
    while os.getppid() == parent:
        [task] = editor.chance.choices(tasks.tasks, tasks.weights)
        await task(editor)
        await asyncio.sleep(0)
