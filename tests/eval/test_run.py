"""A whole run with a made-up bot: what is asked, what is printed, and the exit status."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from db.packfile import read_pack
from tests.eval import asking
from tests.eval.__main__ import TODAY, Places, main
from tests.eval.asking import SHIPPED, CannotAsk, Reply, ask_bot
from tests.eval.evaluation import LEAST
from tests.eval.renaming import YEARS

SCORE = """
def score(q, reply):
    a = q["answer"]
    bad = ["forbidden:" + f for f in a["must_not_contain"] if f in reply]
    return bad + ["missing"] * any(not any(x in reply for x in alts) for alts in a["must_contain_any"])
"""
SOURCE = "capitalfm-2021-09-16-met-gala-post"


class MadeUpBot:
    """Says the same of everybody, unless it knows Kim; notes what it was asked."""

    def __init__(self, *, knows_kim: bool = False, says: str = "Yes, in 2014 and in 2042.") -> None:
        self.knows_kim, self.says = knows_kim, says
        self.asked: list[tuple[Path, date, Sequence[tuple[str, str]]]] = []
        self.folders: list[bool] = []

    def __call__(self, questions: Sequence[tuple[str, str]], /, *, record: Path, today: date) -> Mapping[str, Reply]:
        self.asked.append((record, today, questions))
        self.folders.append(record.is_dir())
        files = sorted(record.glob("*.toml")) if record.is_dir() else [record]
        keys = [s.key for f in files for s in read_pack(f.name, f.read_text(encoding="utf-8")).sources]
        return {
            key: Reply("No.", answered=False)
            if self.knows_kim and "kim" not in text.casefold()
            else Reply(self.says, answered=True, sources=tuple(keys))
            for key, text in questions
        }


def question(key: str, text: str, **answer: object) -> str:
    return json.dumps({"id": key, "question": text, "kind": "when", "style": "slang", "answer": answer}) + "\n"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Two questions of either sort, with a judge of one's own."""
    places = Places(tmp_path / "shared", tmp_path / "own")
    places.shared.mkdir()
    places.own.mkdir()
    places.score.write_text(SCORE, encoding="utf-8")
    pack = (SHIPPED / "kimye.toml").read_text(encoding="utf-8")
    (places.shared / "four-articles.toml").write_text(pack, encoding="utf-8")
    lines = question("s1", "when did kim marry", must_contain_any=[["2014"]])
    lines += question("s2", "kim at easter 2014?", must_contain_any=[["2014"]], must_not_contain=["Tuesday"])
    (places.shared / "dev.jsonl").write_text(lines, encoding="utf-8")
    own = question("k1", "did kim marry in 2014", must_contain_any=[["2014"]], yes_no="yes", cite=[SOURCE])
    (places.own / "kimye.jsonl").write_text(own, encoding="utf-8")
    return places


def test_all_is_asked_twice_of_the_right_packs_on_the_right_day(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    bot = MadeUpBot()
    assert main([], ask=bot, places=places) == 0
    assert [[key for key, _ in questions] for _, _, questions in bot.asked] == [
        ["s1", "s2"],
        ["s1"],
        ["s2"],
        *[["k1"]] * 2,
    ]
    assert bot.folders == [False, False, False, True, True]
    assert bot.asked[3][0] == SHIPPED
    later = TODAY.replace(year=TODAY.year + YEARS)
    assert [today for _, today, _ in bot.asked] == [TODAY, later, TODAY, TODAY, later]
    assert "kim" not in bot.asked[1][2][0][1]
    printed = capsys.readouterr().out
    assert "shared: 2 of 2 passed (100.0%)" in printed
    assert "kimye: 1 of 1 passed (100.0%)" in printed
    assert "  kind     when 2/2" in printed
    assert "  renamed: 1 of 1 passed (100.0%), 0 answered otherwise" in printed


def test_an_answer_that_hangs_on_a_name_fails(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], ask=MadeUpBot(knows_kim=True), places=places) == 1
    printed = capsys.readouterr().out
    assert "differs s1: answered → abstained, verdict yes → verdict no" in printed
    assert "when did kim marry" in printed
    assert "Yes, in 2014" in printed
    assert "Fails: shared: 2 answered otherwise when renamed." in printed
    assert "our own: " not in printed
    assert main(["--no-renames"], ask=MadeUpBot(knows_kim=True), places=places) == 0
    assert main(["--only", "kimye"], ask=MadeUpBot(knows_kim=True), places=places) == 0


def test_wrong_replies_are_listed_with_their_reasons(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    bot = MadeUpBot(says="No, on a Tuesday.")
    assert main(["--no-renames", "--verbose"], ask=bot, places=places) == 1
    printed = capsys.readouterr().out
    assert "failed s2 'kim at easter 2014?': forbidden:Tuesday; missing" in printed
    assert "failed k1 'did kim marry in 2014': missing: 2014; wrong verdict: no, not yes" in printed
    assert "    No, on a Tuesday." in printed
    assert f"Fails: shared: passed 0.0%, less than {LEAST:.0%}." in printed
    assert "Fails: shared: 1 with something forbidden." in printed
    assert "Fails: our own: passed 0.0%" in printed


def test_what_is_absent_is_said_and_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], ask=MadeUpBot(), places=Places(tmp_path / "shared", tmp_path / "own")) == 0
    assert capsys.readouterr().out.splitlines() == [
        "shared: skipped, because the folder ../shared/questions is absent.",
        "our own: skipped, because tests/questions holds no questions.",
    ]


def test_any_other_file_is_asked_of_its_pack(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    file, pack = places.shared / "dev.jsonl", places.shared / "four-articles.toml"
    bot = MadeUpBot()
    assert main([str(file), "--pack", str(pack)], ask=bot, places=places) == 0
    assert bot.asked[0][0] == pack
    assert "dev: 2 of 2 passed" in capsys.readouterr().out


def test_a_bot_that_cannot_be_asked_is_told_apart(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    def ask(questions: Sequence[tuple[str, str]], /, *, record: Path, today: date) -> Mapping[str, Reply]:
        raise CannotAsk("the bot ended with status 1: no")

    assert main([], ask=ask, places=places) == 2
    assert capsys.readouterr().err == "Cannot ask: the bot ended with status 1: no\n"


def test_a_missing_reply_is_a_wrong_one(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    def ask(questions: Sequence[tuple[str, str]], /, *, record: Path, today: date) -> Mapping[str, Reply]:
        return {}

    assert main(["--only", "kimye"], ask=ask, places=places) == 1
    assert "failed k1 'did kim marry in 2014': empty" in capsys.readouterr().out


def test_the_real_bot_is_asked_in_a_process(tmp_path: Path) -> None:
    with pytest.raises(CannotAsk, match="the bot ended with status"):
        ask_bot([("a", "when?")], record=tmp_path / "absent.toml", today=TODAY)


STAND_IN = """
import json, os, sys
for line in sys.stdin:
    asked = json.loads(line)
    said = [asked["question"], *sys.argv[1:], os.environ["SHIPLOG_PACKS"], os.environ["SHIPLOG_DB"]]
    print(json.dumps({"id": asked["id"], "reply": "\\n".join(said), "answered": True, "sources": ["s"]}))
"""


def test_the_process_is_told_packs_day_and_a_record_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "__init__.py").touch()
    (tmp_path / "bot" / "__main__.py").write_text(STAND_IN, encoding="utf-8")
    monkeypatch.setattr(asking, "ROOT", tmp_path)
    pack = tmp_path / "one.toml"
    of_pack = ask_bot([("a", "¿cuándo?")], record=pack, today=TODAY)["a"]
    assert of_pack.text.split("\n")[:-1] == [
        *("¿cuándo?", "ask", "--jsonl", "--pack", str(pack), "--today", "2026-11-01", str(SHIPPED)),
    ]
    assert (of_pack.answered, of_pack.sources) == (True, ("s",))
    of_folder = ask_bot([("a", "when?")], record=tmp_path, today=TODAY)["a"].text.split("\n")
    assert of_folder[:-1] == ["when?", "ask", "--jsonl", "--today", "2026-11-01", str(tmp_path)]
    assert not Path(of_folder[-1]).parent.exists()
