"""Couples at the command line: marks of names, and a server's own couples in `say`."""

from __future__ import annotations

from db.guard import minor_mark
from tests.conversations import running
from tests.conversations.running import Bot

bot = running.bot


def test_a_mark_is_made_of_a_name_that_is_not_typed_behind_the_command(bot: Bot) -> None:
    said = bot("mark", stdin="Wee Q. Testing\n").answered()
    assert said.strip() == minor_mark("wee q testing")
    refused = bot("mark", stdin="Wee\n").refused()
    assert "write first and last name" in refused
    assert "Wee" not in refused
    assert bot("mark", "Wee Testing").code == 2


def test_a_couple_that_say_added_has_its_commands_in_the_next_one(bot: Bot) -> None:
    added = bot(
        "say", "--as", "editor", "!couple add name: Ann & Bo slug: annbo first: Ann Example second: Bo Sample"
    ).answered()
    assert "Ann & Bo is on this server's record." in added
    assert "Ann & Bo: timeline" in bot("say", "/annbo timeline").answered()
