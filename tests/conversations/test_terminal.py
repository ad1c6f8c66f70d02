"""The command line, as real processes."""

from __future__ import annotations

import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conversations import running
from tests.conversations.running import ROOT, Bot
from tests.db.samples import PACK, pack_text

TODAY = ("--today", "2026-11-21")


bot, here = running.bot, running.here


def test_say_prints_the_card_with_its_links(bot: Bot) -> None:
    said = bot("say", "!kimye status", *TODAY).answered()
    assert said.startswith("No. Divorced since 29 November 2022. [1][2]\n")
    assert "[1] “Settlement agreed in Kim Kardashian and Kanye West divorce”, Echo Live (PA)" in said
    assert "<https://www.echolive.ie/" in said
    assert "**" not in said
    assert "](" not in said


def test_say_answers_each_line_of_standard_input(bot: Bot) -> None:
    lines = [
        "!kimye status 2015",
        "",
        "!play music",
        "/kimye status as_of:2021-09-16",
        "/kimye statsu",
        "/kimye status as_of:soonish",
        "/event add couple:kimye",
    ]
    said = bot("say", *TODAY, "--as", "editor", stdin="\n".join(lines)).answered().split("\n\n")
    text = "\n\n".join(said)
    for part in (
        "Yes. Married since 24 May 2014.",
        "(no reply)",
        "No. Divorce pending since 19 February 2021.",
        "There is no command /kimye statsu. Did you mean /kimye status?",
        "(only you see this)\n“soonish” is not a date I can read.",
        "(a form opens: Add an event: Kim Kardashian & Kanye West: Date, Kind, Certainty, Summary, Article)",
    ):
        assert part in text
    assert text.index("Married") < text.index("(no reply)") < text.index("Divorce pending")


def test_what_an_editor_says_is_kept_and_a_member_may_not_say_it(bot: Bot) -> None:
    line = (
        "!event add couple: kimye date: 2026-11-01 kind: reconciled certainty: confirmed summary: Again. title: T"
        " url: https://news.example/a"
    )
    assert "Only for editors." in bot("say", line, *TODAY).answered()
    added = bot("say", line, *TODAY, "--as", "editor").answered()
    assert "Saved as e" in added
    assert "[ Undo ]" in added
    assert bot("status", "kimye", *TODAY).answered().startswith("No. Divorced")


def test_the_hint_under_a_status_is_a_command_for_this_terminal(bot: Bot) -> None:
    asked = bot("status", "kimye", "--as-of", "2021-09-16", "--known-by", "2021-10-01", *TODAY).answered()
    [hint] = re.findall(r"and 1 more; to see them: python -m bot (.+)", asked)
    shown = bot(*shlex.split(hint), *TODAY).answered()
    assert shown.startswith("No. Divorce pending since 19 February 2021.")
    assert "as of 16 September 2021, from what was known by 1 October 2021" in shown
    assert "- April 2012: " in shown
    assert "- April 2012: " not in asked


def test_status_is_the_cards_text_or_json(bot: Bot) -> None:
    assert bot("status", "kimye", *TODAY).answered().startswith("No. Divorced since 29 November 2022.")
    shown = bot("status", "kim and kanye", "--as-of", "16 sept 2021", "--known-by", "2021-09-16", "--json").answered()
    status: dict[str, Any] = json.loads(shown)
    assert shown.count("\n") == 1
    assert list(status) == [
        "couple",
        "as_of",
        "known_by",
        "romantic",
        "legal",
        "since",
        "reported_only",
        "confirmed",
        "possible",
        "ambiguous",
        "partners",
        "because",
        "newest_evidence",
    ]
    assert (status["couple"], status["as_of"], status["known_by"]) == ("kimye", "2021-09-16", "2021-09-16")
    assert (status["romantic"], status["legal"]) == ("apart", "divorce_pending")
    assert status["since"]["legal"] == "2021-02-19"
    assert {"romantic": "apart", "legal": "divorce_pending"} in status["possible"]


def test_status_of_lines_answers_each_or_says_why_not(bot: Bot) -> None:
    lines = ["kimye 2015-06-01", "tayvis 2024-01-01 2024-02-01", "romeo 2020", "kimye", "kimye someday", "kimye 1 2 3"]
    answers = [json.loads(line) for line in bot("status", "-", *TODAY, stdin="\n".join(lines)).answered().splitlines()]
    assert [min(answer) for answer in answers] == ["ambiguous"] * 2 + ["error"] * 4
    assert answers[0]["romantic"] == "married"
    assert answers[0]["known_by"] == "2026-11-21"
    assert answers[1]["known_by"] == "2024-02-01"
    assert "no couple called “romeo”" in answers[2]["error"]
    assert "someday" in answers[4]["error"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("status", "romeo"), "no couple called “romeo”"),
        (("status", "kimye", "--as-of", "soonish"), "“soonish” is not a date I can read"),
        (("status", "kimye", "--as-of", "02/03/2021"), "2 March 2021 or 3 February 2021"),
        (("status", "kimye", "--known-by", "99999"), "“99999” is not a date I can read"),
        (("pack", "export", "romeo"), "no couple called “romeo”"),
        (("pack", "check", "nowhere.toml"), "nowhere.toml"),
        (("pack", "load", "nowhere.toml"), "nowhere.toml"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(here: Bot, arguments: tuple[str, ...], said: str) -> None:
    assert said in here(*arguments).refused()


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "kimye", "--today", "soon"),
        ("preview", "--port", "99999"),
        ("say", "!kimye", "--as", "owner"),
        ("pack",),
        ("dance",),
    ],
)
def test_a_wrong_argument_shows_the_usage(here: Bot, arguments: tuple[str, ...]) -> None:
    ran = here(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("usage: python -m bot")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "command", ["", "run", "preview", "say", "status", "pack", "pack check", "pack export", "pack load", "erase"]
)
def test_every_command_has_help(here: Bot, command: str) -> None:
    shown = here(*command.split(), "--help", SHIPLOG_LOG_LEVEL="WRONG").answered()
    assert shown.startswith(f"usage: python -m bot {command}".rstrip())


@pytest.mark.parametrize(
    "settings",
    [
        {"SHIPLOG_DB": "/nowhere/at/all/record.db"},
        {"SHIPLOG_DB": "/"},
        {"SHIPLOG_PREFIX": "much too long a prefix"},
        {"SHIPLOG_PREFIX": "/"},
        {"SHIPLOG_PACKS": "/nowhere/at/all"},
        {"SHIPLOG_EDITOR_ROLE": "x" * 101},
        {"SHIPLOG_LOG_LEVEL": "LOUD"},
    ],
    ids=lambda settings: next(iter(settings)),
)
def test_a_wrong_setting_stops_the_start_naming_it(here: Bot, settings: dict[str, str]) -> None:
    [name] = settings
    for command in (("status", "kimye"), ("run",)) if name == "SHIPLOG_LOG_LEVEL" else (("status", "kimye"),):
        assert here(*command, **settings).refused().startswith(name)


def test_settings_may_stand_in_a_file_and_the_environment_comes_first(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SHIPLOG_PREFIX=?\nSHIPLOG_LOG_LEVEL=LOUD\n", encoding="utf-8")
    assert "SHIPLOG_LOG_LEVEL" in bot("say", "?kimye").refused()
    assert "Divorced" in bot("say", "?kimye", *TODAY, SHIPLOG_LOG_LEVEL="ERROR").answered()


def test_packs_are_checked_exported_and_loaded(bot: Bot, tmp_path: Path) -> None:
    shipped = [str(ROOT / "db" / "packs" / f"{slug}.toml") for slug in ("kimye", "bennifer", "tayvis")]
    assert bot("pack", "check", *shipped).answered().count("right") == 3
    exported = bot("pack", "export", "kimye").answered()
    (tmp_path / "kimye.toml").write_text(exported, encoding="utf-8")
    assert "right, kimye" in bot("pack", "check", "kimye.toml").answered()
    (tmp_path / "mine.toml").write_text(PACK, encoding="utf-8")
    assert bot("pack", "load", "mine.toml").answered().startswith("abby-bo: added, version 1, 3 events.")
    assert "unchanged" in bot("pack", "load", "mine.toml").answered()
    assert bot("status", "abby-bo", *TODAY).answered().startswith("No. Apart since 1 June 2021.")
    assert "!abby-bo status" in bot("say", "!couples", *TODAY).answered()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format = ", "broken.toml"),
        (pack_text(('kind = "broke_up"', 'kind = "maried"')), "kind"),
        (pack_text(('date = "2021-06-01"', 'date = "99999"')), "date"),
        (pack_text(('slug = "abby-bo"', 'slug = "couples"')), "couples"),
        (pack_text(('url = "https://paper.example/b"', 'url = "javascript:alert(1)"')), "url"),
        (PACK.replace("abby-bo", "kimye"), "kimye"),
    ],
    ids=["toml", "kind", "date", "reserved", "link", "taken"],
)
def test_a_broken_pack_is_refused_whole(here: Bot, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    ran = here("pack", "load", "broken.toml")
    assert (ran.code, ran.out) == (1, "")
    assert "Traceback" not in ran.err
    assert ran.err.startswith("broken.toml")
    assert said in ran.err
    assert here("status", "kimye", *TODAY).answered().startswith("No. Divorced since 29 November 2022.")


def newer(path: Path) -> None:
    """A record of a Shiplog to come."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")


def foreign(path: Path) -> None:
    """Another program's database."""
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
        other.commit()


def no_database(path: Path) -> None:
    """A file that is none."""
    path.write_bytes(b"Dear diary, today I learned about ships. " * 100)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (newer, "written by a newer Shiplog"),
        (foreign, "belongs to another program"),
        (no_database, "not a database"),
    ],
)
def test_a_file_that_cannot_be_the_record_is_left_as_it_is(
    bot: Bot, tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    path = tmp_path / "record.db"
    spoil(path)
    before = path.read_bytes()
    sentence = bot("status", "kimye").refused()
    assert sentence.startswith("record.db: ")
    assert said in sentence
    assert path.read_bytes() == before


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path, bot: Bot) -> None:
    assert bot("status", "kimye").code == 0
    piped = f"{sys.executable} -m bot status - --today 2026-11-21 | head -n 1"
    done = subprocess.run(
        ["/bin/sh", "-c", piped],
        input="kimye 2015\n" * 200,
        env={**os.environ, "SHIPLOG_DB": str(tmp_path / "record.db"), "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
