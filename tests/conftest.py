"""What tests share: a real record in a temporary file, and the day that all of them call today."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import settings

from bot.packs import load_folder, shipped_packs
from db.store import Store, open_store

# No test asserts a time: a busy machine takes longer for one example.
settings.register_profile("shiplog", parent=settings(), deadline=None, derandomize=True)
settings.load_profile("shiplog")

TODAY = date(2026, 11, 21)
SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of material beside the project; the test skips, saying so, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder beside the project is absent")
    return SHARED


@pytest_asyncio.fixture
async def empty_store(tmp_path: Path) -> AsyncIterator[Store]:
    """A record without couples."""
    async with open_store(tmp_path / "record.db") as store:
        yield store


@pytest.fixture(scope="session")
def shipped_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the shipped record, written once: loading packs takes longer than copying a file."""
    path = tmp_path_factory.mktemp("shipped") / "record.db"

    async def write() -> None:
        async with open_store(path) as store:
            await load_folder(store, shipped_packs())

    asyncio.run(write())
    return path


@pytest_asyncio.fixture
async def store(tmp_path: Path, shipped_record: Path) -> AsyncIterator[Store]:
    """The shipped record, a copy for each test."""
    shutil.copyfile(shipped_record, tmp_path / "record.db")
    async with open_store(tmp_path / "record.db") as store:
        yield store
