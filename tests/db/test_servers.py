"""What servers choose, as it is kept: the newest version counts, each server's own, and none is ever lost."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from db.servers import ServerSettings, SettingsChanged
from db.store import Store, open_store
from tests.db.samples import EDITOR, ELSEWHERE, HERE, MADE_AT, SOMEBODY, count, rows

EVERYTHING = ServerSettings(2**63 - 1, 12, 13, "s?", True)


async def choose(store: Store, server: int = HERE, *, editor: int = EDITOR, **chosen: object) -> SettingsChanged:
    """Change some of a server's settings."""
    changed: Callable[[ServerSettings], ServerSettings] = lambda settings: replace(settings, **chosen)  # noqa: E731
    return await store.servers.change(server, changed, editor=editor, made_at=MADE_AT)


async def test_nothing_is_chosen_at_first(empty_store: Store) -> None:
    assert await empty_store.servers.settings(HERE) == ServerSettings()
    assert ServerSettings() == ServerSettings(None, None, None, None, False)


async def test_every_setting_is_kept_and_read_back(empty_store: Store, tmp_path: Path) -> None:
    made = await empty_store.servers.change(HERE, lambda _: EVERYTHING, editor=EDITOR, made_at=MADE_AT)
    assert made == SettingsChanged(ServerSettings(), EVERYTHING, 1)
    async with open_store(tmp_path / "record.db") as again:
        assert await again.servers.settings(HERE) == EVERYTHING
        assert await again.servers.settings(ELSEWHERE) == ServerSettings()


async def test_a_change_is_made_from_what_holds_at_that_moment(empty_store: Store) -> None:
    await asyncio.gather(
        choose(empty_store, editor_role=1),
        choose(empty_store, log_channel=2),
        choose(empty_store, suggestions_channel=3),
        choose(empty_store, prefix="?!"),
        choose(empty_store, hide_rumours=True),
    )
    assert await empty_store.servers.settings(HERE) == ServerSettings(1, 3, 2, "?!", True)


async def test_choosing_what_holds_already_writes_nothing(empty_store: Store, tmp_path: Path) -> None:
    await choose(empty_store, prefix="?")
    again = await choose(empty_store, prefix="?")
    assert again == SettingsChanged(ServerSettings(prefix="?"), ServerSettings(prefix="?"), None)
    assert count(tmp_path / "record.db", "setting_versions") == 1


async def test_the_newest_change_is_taken_back_and_put_back(empty_store: Store) -> None:
    servers = empty_store.servers
    await choose(empty_store, prefix="?")
    newest = await choose(empty_store, hide_rumours=True)
    assert newest.version
    undone = await servers.take_back(HERE, newest.version, editor=SOMEBODY, made_at=MADE_AT)
    assert undone
    assert undone.version
    assert (undone.before, undone.after) == (newest.after, ServerSettings(prefix="?"))
    assert await servers.settings(HERE) == ServerSettings(prefix="?")
    back = await servers.take_back(HERE, undone.version, editor=SOMEBODY, made_at=MADE_AT)
    assert back
    assert back.after == newest.after == await servers.settings(HERE)


async def test_the_first_change_is_taken_back_to_nothing(empty_store: Store) -> None:
    first = await choose(empty_store, hide_rumours=True)
    assert first.version
    undone = await empty_store.servers.take_back(HERE, first.version, editor=EDITOR, made_at=MADE_AT)
    assert undone
    assert undone.after == ServerSettings() == await empty_store.servers.settings(HERE)


async def test_what_is_not_a_servers_newest_change_is_not_taken_back(empty_store: Store) -> None:
    old = await choose(empty_store, prefix="?")
    await choose(empty_store, hide_rumours=True)
    theirs = await choose(empty_store, ELSEWHERE, prefix="%")
    for version in (old.version, theirs.version, 0, 99):
        assert version is not None
        assert await empty_store.servers.take_back(HERE, version, editor=EDITOR, made_at=MADE_AT) is None
    assert await empty_store.servers.settings(HERE) == ServerSettings(prefix="?", hide_rumours=True)
    assert await empty_store.servers.settings(ELSEWHERE) == ServerSettings(prefix="%")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM setting_versions",
        "UPDATE setting_versions SET prefix = '%'",
        "UPDATE setting_versions SET editor = 1",
        "UPDATE setting_versions SET made_at = '2020-01-01'",
    ],
)
async def test_a_version_is_never_rewritten(empty_store: Store, tmp_path: Path, statement: str) -> None:
    await choose(empty_store, prefix="?")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        rows(tmp_path / "record.db", statement)


async def test_who_chose_can_be_erased_and_the_choice_stays(empty_store: Store, tmp_path: Path) -> None:
    await choose(empty_store, prefix="?", editor=EDITOR)
    await choose(empty_store, hide_rumours=True, editor=SOMEBODY)
    assert await empty_store.erase_editor(EDITOR) == 1
    assert rows(tmp_path / "record.db", "SELECT editor FROM setting_versions ORDER BY id") == [(None,), (SOMEBODY,)]
    assert await empty_store.servers.settings(HERE) == ServerSettings(prefix="?", hide_rumours=True)
