"""`erase`, as real processes, and the page that tells of it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tests.conversations import running
from tests.conversations.running import Bot
from tests.conversations.test_terminal import TODAY
from tests.db.samples import everything, rows

bot, here = running.bot, running.here

ADDING = "!event add couple: kimye date: 2026-11-01 kind: statement certainty: confirmed summary: Again. title: T url: https://news.example/a"
MOST = 2**63 - 1


def names(path: Path) -> list[int]:
    """The ids in every row that names an editor."""
    found = rows(
        path,
        "SELECT editor FROM couple_versions UNION ALL SELECT editor FROM source_versions"
        " UNION ALL SELECT editor FROM event_versions UNION ALL SELECT editor FROM drafts",
    )
    return [editor for (editor,) in found if isinstance(editor, int)]


def test_what_an_editor_said_stays_without_the_id(bot: Bot, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    assert "Saved as e" in bot("say", ADDING, *TODAY, "--as", "editor").answered()
    # A day that cannot be read: the third entry is the draft that is handed back.
    assert "soonish" in bot("say", ADDING.replace("2026-11-01", "soonish"), *TODAY, "--as", "editor").answered()
    [editor] = set(names(path))
    assert len(names(path)) == 3
    assert bot("erase", str(editor)).answered() == f"Erased: 3 entries no longer name {editor}.\n"
    assert names(path) == []
    assert rows(path, "SELECT summary, editor FROM event_versions WHERE layer IS NOT NULL") == [("Again.", None)]
    assert bot("erase", str(editor)).answered() == f"No entry names {editor}.\n"


def test_one_entry_is_counted_as_one(bot: Bot, tmp_path: Path) -> None:
    draft = "INSERT INTO drafts (server, editor, couple, fields, made_at) VALUES (1, ?, 'kimye', '{}', '2026-11-21')"
    rows(tmp_path / "record.db", draft, (MOST,))
    assert bot("erase", str(MOST)).answered() == f"Erased: 1 entry no longer names {MOST}.\n"


def test_a_pack_that_is_broken_keeps_nobodys_id(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "broken.toml").write_text("format = ", encoding="utf-8")
    settings = {"SHIPLOG_PACKS": str(tmp_path / "packs")}
    assert "broken.toml" in bot("status", "kimye", **settings).refused()
    assert bot("erase", "0123", **settings).answered() == "No entry names 123.\n"


@pytest.mark.parametrize(
    "typed",
    ["", "kim", "<@123>", "12.5", "-- -1", "1e5", "²", str(MOST + 1), "9" * 20, "0" * 21, "9" * 5000],
    ids=lambda typed: typed[:21] or "empty",
)
def test_an_id_that_is_none_is_told_what_to_type(here: Bot, tmp_path: Path, typed: str) -> None:
    before = everything(tmp_path / "record.db")
    ran = here("erase", *(typed.split() or [""]))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("usage: python -m bot erase")
    assert "is no Discord user id: write a whole number, such as 123456789012345678" in ran.err
    assert "Traceback" not in ran.err
    assert everything(tmp_path / "record.db") == before


def test_help_says_what_it_does(here: Bot) -> None:
    assert "remove a Discord user's id from the record" in here("--help").answered()
    assert here("erase", "--help").answered().startswith("usage: python -m bot erase")


def test_the_privacy_page_fits_a_reply_and_names_the_command() -> None:
    text = files("bot").joinpath("privacy.md").read_text(encoding="utf-8")
    assert text.startswith("## Privacy\n")
    assert len(text) <= 3000
    assert "`python -m bot erase ID`" in text
    # Discord shows neither tables nor HTML.
    assert not set("|<>") & set(text)
