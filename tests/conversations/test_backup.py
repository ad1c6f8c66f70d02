"""`python -m bot backup FILE`: a copy answers like the record, and naming it restores it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations import running
from tests.conversations.running import Bot
from tests.db.samples import files_in

TODAY = ("--today", "2026-11-21")
ADD = "!event add couple: kimye date: 2026-11-01 kind: reconciled certainty: confirmed summary: Again. title: T url: https://news.example/a"

bot, here = running.bot, running.here


def test_a_restored_copy_answers_alike(bot: Bot, here: Bot, tmp_path: Path) -> None:
    assert "Saved as e" in bot("say", ADD, *TODAY, "--as", "editor").answered()
    record, copy = str(tmp_path / "record.db"), str(tmp_path / "copy.db")
    said = bot("backup", "copy.db").answered()
    assert said == f"copy.db: a whole copy of {record}, {(tmp_path / 'copy.db').stat().st_size:,} bytes.\n"
    lines = "".join(f"{couple} {year}-06-01\n" for couple in ("kimye", "bennifer", "tayvis") for year in (2003, 2022))
    for ask in (["status", "kimye"], ["status", "kimye", "--json"], ["status", "-"], ["pack", "export", "kimye"]):
        days = () if ask[0] == "pack" else TODAY
        before = here(*ask, *days, stdin=lines, SHIPLOG_DB=record).answered()
        assert here(*ask, *days, stdin=lines, SHIPLOG_DB=copy).answered() == before
    # What an editor added is in it, and nothing that came after it is.
    timeline = ("say", "!kimye timeline", *TODAY)
    before = bot(*timeline).answered()
    bot("say", ADD.replace("Again", "Once more"), *TODAY, "--as", "editor").answered()
    assert bot(*timeline).answered() != before
    assert bot(*timeline, SHIPLOG_DB=copy).answered() == before


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("record.db", "record.db: that file is there already; move it away, or name another for the copy."),
        (".", ".: that is a folder; name a new file in it."),
        (
            "no/copy.db",
            "copy.db: no copy can be made there (no such file or directory); name a file elsewhere.",
        ),
    ],
)
def test_what_cannot_be_copied_is_one_sentence(here: Bot, tmp_path: Path, file: str, said: str) -> None:
    before = files_in(tmp_path)
    assert here("backup", file).refused() == said
    assert set(files_in(tmp_path)) <= {*before, "record.db-wal", "record.db-shm"}


def test_no_record_is_made_only_to_be_copied(here: Bot, tmp_path: Path) -> None:
    said = here("backup", "copy.db", SHIPLOG_DB="none.db").refused()
    assert said == "none.db: there is no such file; name the record with SHIPLOG_DB."
    assert files_in(tmp_path) == ["record.db"]
