"""The command `ask`, of the record and of one pack alone, as a process and in this one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.asks import Asks
from bot.replies.words import reading_words
from tests.conversations import running
from tests.conversations.running import ROOT, Bot
from tests.db.samples import PACK, pack_text

TODAY = ("--today", "2026-11-21")
MARRIED = "did kim and kanye marry?"

bot, here = running.bot, running.here


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The sample pack as a file."""
    file = tmp_path / "mine.toml"
    file.write_text(PACK, encoding="utf-8")
    return file


def lines_of(said: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.splitlines()]


def test_a_question_is_answered_as_a_reader_sees_it_with_the_links_in_the_list(bot: Bot) -> None:
    said = bot("ask", MARRIED, *TODAY).answered()
    assert said.startswith("Yes. They married on 24 May 2014. [1]")
    assert "\n[1] “Kim Kardashian and Kanye West tie the knot in Italy”, FOX8 / CNN, 24 May 2014 <https://" in said
    assert "**" not in said
    assert "](" not in said


def test_how_a_question_was_read_is_told_below_the_answer(here: Bot) -> None:
    answer = here("ask", MARRIED, *TODAY).answered()
    explained = here("ask", MARRIED, "--explain", *TODAY).answered()
    assert explained.startswith(f"{answer}\n{reading_words.TITLE}\n")
    assert len(re.findall(r"^\[1\] .+ <https://", explained, re.MULTILINE)) == 2, "each list has its links"
    assert here("ask", "", "--explain", *TODAY).answered() == here("ask", "", *TODAY).answered()


def test_json_has_the_visible_text_whether_it_is_answered_and_the_sources(here: Bot) -> None:
    said = here("ask", MARRIED, "--json", *TODAY).answered()
    assert said.count("\n") == 1
    [answer] = lines_of(said)
    assert list(answer) == ["reply", "answered", "sources"]
    assert answer["reply"].startswith("Yes. They married on 24 May 2014. [1]")
    assert "<http" not in answer["reply"]
    assert answer["answered"] is True
    assert "fox8-cnn-2014-05-24-wedding" in answer["sources"]


def test_what_the_record_does_not_tell_is_not_answered(here: Bot) -> None:
    asked = ["", "who is Zaphod Beeblebrox?"]
    lines = [json.dumps({"id": number, "question": text}) for number, text in enumerate(asked)]
    for answer in lines_of(here("ask", "--jsonl", *TODAY, stdin="\n".join(lines)).answered()):
        assert (answer["answered"], answer["sources"]) == (False, [])
        assert answer["reply"]


def test_the_day_counts(here: Bot) -> None:
    for day, verdict in (("2015-06-01", "Yes."), ("2026-11-21", "No.")):
        assert here("ask", "are kim and kanye together?", "--today", day).answered().startswith(verdict)


def test_each_line_gets_a_line_in_order_and_a_bad_one_its_error(bot: Bot) -> None:
    typed = [
        json.dumps({"id": "a", "question": MARRIED, "kind": "yes_no"}),
        "no json",
        "",
        '{"id": 2}',
        '{"id": [3], "question": 4}',
        '["question"]',
        "[" * 100_000,
        "9" * 5_000,
        r'{"id": "\ud83d", "question": "are kim \ud83d and kanye together?"}',
        '{"question": "are kim and kanye together?"}',
        "\ufffd",
    ]
    said = lines_of(bot("ask", "--jsonl", *TODAY, stdin="\ufeff" + "\n".join(typed)).answered())
    assert [line["id"] for line in said] == ["a", None, 2, [3], None, None, None, "\ud83d", None, None]
    assert [min(line) for line in said] == ["answered", *["error"] * 6, "answered", "answered", "error"]
    assert list(said[0]) == ["id", "reply", "answered", "sources"]
    assert "no JSON" in said[1]["error"]
    assert all('"question"' in line["error"] for line in said if "error" in line)


def test_an_answer_comes_before_the_next_question_is_asked(tmp_path: Path, bot: Bot, pack: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--jsonl", "--pack", str(pack)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SHIPLOG_DB": str(tmp_path / "record.db")},
    ) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "question": "did they break up?"}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        # Not UTF-8: the line alone is spoilt.
        process.stdin.write(b'{"id": 3, "question": \xff\xfe}\n{"id": 4, "question": "did they date\xff?"}\n')
        process.stdin.flush()
        assert "error" in json.loads(process.stdout.readline())
        assert json.loads(process.stdout.readline())["id"] == 4
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_a_question_that_fails_leaves_the_others_their_answers(
    here: Bot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ask = Asks.ask

    async def failing(self: Asks, text: str, *rest: Any, **options: Any) -> Any:
        if "fail" in text:
            raise ZeroDivisionError
        return await ask(self, text, *rest, **options)

    monkeypatch.setattr(Asks, "ask", failing)
    typed = [json.dumps({"id": text, "question": text}) for text in ("fail", MARRIED)]
    failed, answered = lines_of(here("ask", "--jsonl", *TODAY, stdin="\n".join(typed)).out)
    assert failed == {"id": "fail", "error": "This question failed, and the log says why."}
    assert answered["answered"] is True
    assert "ZeroDivisionError" in caplog.text


def test_a_pack_is_asked_alone_and_leaves_nothing(
    here: Bot, tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    before = (tmp_path / "record.db").read_bytes()
    told = here("ask", "did they break up?", "--pack", str(pack), *TODAY).answered()
    assert told.startswith("Yes.")
    assert "1 June 2021" in told
    assert "From the record of Abby & Bo." in told
    [other] = lines_of(here("ask", MARRIED, "--pack", "mine.toml", "--json", *TODAY).answered())
    assert other["answered"] is False
    assert "Kardashian" not in other["reply"]
    assert (tmp_path / "record.db").read_bytes() == before
    assert list(temporary.iterdir()) == []
    assert here("status", "abby-bo").refused()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "broken.toml: this file cannot be read"),
        ("format = ", "broken.toml: this is not TOML"),
        (pack_text(('kind = "broke_up"', 'kind = "maried"')), "kind"),
        (pack_text(('slug = "abby-bo"', 'slug = "couples"')), "name of a command"),
    ],
    ids=["absent", "toml", "kind", "reserved"],
)
@pytest.mark.parametrize("way", [("did they marry?",), ("--jsonl",)], ids=["one", "lines"])
def test_a_wrong_pack_is_one_sentence(
    here: Bot, tmp_path: Path, text: str | None, said: str, way: tuple[str, ...]
) -> None:
    if text is not None:
        (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    sentence = here("ask", *way, "--pack", "broken.toml", stdin='{"question": "did they marry?"}').refused()
    assert sentence.startswith("broken.toml: ")
    assert said in sentence


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("did they marry?", "--jsonl"),
        ("did they marry?", "--json", "--explain"),
        ("--jsonl", "--json"),
        ("did they marry?", "--today", "soon"),
    ],
)
def test_a_wrong_argument_shows_the_usage_and_what_to_type(here: Bot, arguments: tuple[str, ...]) -> None:
    ran = here("ask", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("usage: python -m bot ask")
    if not arguments:
        assert 'such as "did they marry?", or --jsonl' in ran.err


def test_the_help_tells_the_lines(here: Bot) -> None:
    told = " ".join(here("ask", "--help", SHIPLOG_LOG_LEVEL="WRONG").answered().split())
    assert told.startswith("usage: python -m bot ask")
    for part in ('"QUESTION"', '{"id": "1", "question": "when did they marry?"}', '"answered"', "--pack FILE"):
        assert part in told
