"""Taking a couple down from the terminal: done, listed, lifted, and what cannot be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.packfile import read_pack
from db.packwriter import write_pack
from tests.conversations import running
from tests.conversations.running import Bot
from tests.conversations.test_takedown import GONE, REASON

here = running.here


def test_the_terminal_takes_down_lists_and_lifts(here: Bot) -> None:
    done = here("takedown", "Kimye", "--reason", f" {REASON}\n").answered()
    assert done.startswith("kimye: Kim Kardashian & Kanye West is taken down.")
    assert "is taken down already, since" in here("takedown", "kimye", "--reason", "again").answered()
    assert here("takedown", "--list").answered().startswith("kimye: since ")
    assert here("takedown", "--list").answered().endswith(f": {REASON}\n")
    for arguments in (
        ("status", "kimye"),
        ("status", "kim and kanye", "--json"),
        ("pack", "export", "kimye"),
        ("pack", "export", "kim and kanye", "--server", "7"),
    ):
        assert here(*arguments).refused() == GONE
    for line in ("say", "ask"):
        assert here(line, "!ask did kim and kanye marry?").answered().strip() == GONE
    assert "taken down" in here("status", "-", stdin="kimye 2021-01-01").answered()
    assert here("takedown", "kimye", "--lift").answered().startswith("kimye is answered about again.")
    assert here("takedown", "--list").answered() == "No couple is taken down.\n"
    assert here("status", "kimye").answered().startswith("No. Divorced")


def test_a_pack_does_not_bring_it_back(here: Bot, tmp_path: Path) -> None:
    same = replace(read_pack("kimye.toml", here("pack", "export", "kimye").answered()), version=9)
    here("takedown", "kimye", "--reason", REASON).answered()
    renamed = replace(same, couple=replace(same.couple, slug="west-wing", name="Two", aliases=()))
    for name, pack in (("same.toml", same), ("renamed.toml", renamed)):
        (tmp_path / name).write_text(write_pack(pack), encoding="utf-8")
        assert "kimye was taken down; lift that first" in here("pack", "load", name).refused()
    assert here("say", "!kimye").answered().strip() == GONE
    assert "no couple called" in here("status", "west-wing").refused()


@pytest.mark.parametrize(
    ("arguments", "said_so"),
    [
        (("kimy", "--reason", "x"), "No couple has the slug “kimy”: did you mean kimye?"),
        (("qqqqqqq", "--reason", "x"), "No couple has the slug “qqqqqqq”: write a couple's slug"),
        (("kimye", "--reason", "  "), "Give the reason in at most 500 characters"),
        (("kimye", "--reason", "x" * 501), "Give the reason in at most 500 characters"),
        (("kimye", "--lift"), "“kimye” is not taken down; taken down: none."),
    ],
)
def test_what_cannot_be_taken_down_is_said_in_a_sentence(here: Bot, arguments: tuple[str, ...], said_so: str) -> None:
    assert said_so in here("takedown", *arguments).refused()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("kimye",),
        ("--reason", "x"),
        ("--lift",),
        ("kimye", "--list"),
        ("--list", "--reason", "x"),
        ("kimye", "--list", "--lift"),
    ],
)
def test_arguments_that_do_not_go_together_are_refused(here: Bot, arguments: tuple[str, ...]) -> None:
    ran = here("takedown", *arguments)
    assert ran.code == 2
    assert "usage:" in ran.err
