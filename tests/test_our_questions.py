"""Our own questions, asked of the shipped record in one process: most are right, and none is badly wrong."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from bot.archive import Archive
from bot.ask_script import AskScript
from bot.asks import Asks
from db.store import open_store
from tests.eval.__main__ import TODAY, Places
from tests.eval.asking import SHIPPED, Reply
from tests.eval.evaluation import LEAST, Evaluation, QuestionSet, evaluate, share
from tests.eval.judging import judge
from tests.eval.questions import read_questions

FILES = {file.stem: file for file in sorted(Places().own.glob("*.jsonl"))}
# Just below what each file is at: raise what has become better.
FLOORS = {"bennifer": 0.90, "kimye": 0.90, "tayvis": 0.88}


@pytest.fixture(scope="module")
def evaluations(shipped_record: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Evaluation]:
    """How each file of questions went."""
    path = tmp_path_factory.mktemp("judged") / "record.db"
    shutil.copyfile(shipped_record, path)

    async def answered(questions: Sequence[tuple[str, str]], today: date) -> dict[str, Reply]:
        async with open_store(path) as store:
            script = AskScript(Asks(Archive(store)), today)
            said = {key: json.loads(await script.json(text)) for key, text in questions}
        return {key: Reply(one["reply"], one["answered"], tuple(one["sources"])) for key, one in said.items()}

    def ask(questions: Sequence[tuple[str, str]], /, *, record: Path, today: date) -> Mapping[str, Reply]:
        assert record == SHIPPED
        return asyncio.run(answered(questions, today))

    sets = (QuestionSet(name, tuple(read_questions(file)), SHIPPED, judge) for name, file in FILES.items())
    return {of.name: evaluate(of, ask, TODAY, None) for of in sets}


def test_every_file_has_its_floor() -> None:
    assert list(FILES) == sorted(FLOORS)


@pytest.mark.parametrize("name", FLOORS)
def test_most_of_each_file_is_right(evaluations: dict[str, Evaluation], name: str) -> None:
    found = evaluations[name]
    wrong = [f"{result.question.id}: {'; '.join(result.reasons)}" for result in found.results if not result.passed]
    assert len(found.results) > 50
    assert found.share >= FLOORS[name], wrong


def test_most_of_all_are_right(evaluations: dict[str, Evaluation]) -> None:
    assert share([result for found in evaluations.values() for result in found.results]) >= LEAST


@pytest.mark.parametrize("name", FLOORS)
def test_no_reply_says_what_it_must_not(evaluations: dict[str, Evaluation], name: str) -> None:
    assert [result.question.id for result in evaluations[name].results if result.forbidden] == []


@pytest.mark.parametrize("name", FLOORS)
def test_nothing_that_is_not_told_is_answered_by_yes(evaluations: dict[str, Evaluation], name: str) -> None:
    silent = [result for result in evaluations[name].results if result.question.answer.abstain]
    assert silent
    assert [result.question.id for result in silent if result.reply.text.casefold().startswith("yes")] == []
