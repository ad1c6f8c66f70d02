"""What our own judge lets pass, and that it agrees with the shared one on what both judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.eval.asking import Reply
from tests.eval.judging import MOST, judge, shared_judge, verdict
from tests.eval.questions import Answer, BadQuestion, Question, read_questions

MARRIED = Question(
    "q", "when did they marry", Answer((("2014", "fourteen"), ("Florence",)), ("2015",), None, ("a", "b"))
)
UNTOLD = Question("q", "how many guests", Answer(abstain=True, must_not_contain=("200",)))


@pytest.mark.parametrize(
    ("text", "sources", "reasons"),
    [
        ("They married in florence in 2014.", ("b",), []),
        ("They married in Florence in Fourteen.", ("x", "a"), []),
        ("They married in 2014.", ("a",), ["missing: Florence"]),
        ("They married in Florence in 2014.", ("x",), ["cites none of: a, b"]),
        ("Florence, 2014, not 2015.", ("a",), ["forbidden: 2015"]),
        ("  ", ("a",), ["empty"]),
        ("Florence 2014 " + "x" * MOST, ("a",), [f"too long: {MOST + 14} characters"]),
    ],
)
def test_an_answer_holds_what_it_must(text: str, sources: tuple[str, ...], reasons: list[str]) -> None:
    assert judge(MARRIED, Reply(text, answered=True, sources=sources)) == reasons


@pytest.mark.parametrize(
    ("text", "answered", "reasons"),
    [
        ("The record doesn't say how many guests came.", False, []),
        ("I don’t know: no source names a number.", False, []),
        ("Nothing on record tells that.", False, []),
        ("The record doesn't say.", True, ["answered, where it has to abstain"]),
        ("There were many guests.", False, ["does not say that it abstains"]),
        ("Yes, but the record does not say how many.", False, ["opens with yes, where it has to abstain"]),
        ("The record does not say; others write 200.", False, ["forbidden: 200"]),
    ],
)
def test_abstaining_is_said(text: str, answered: bool, reasons: list[str]) -> None:
    assert judge(UNTOLD, Reply(text, answered=answered)) == reasons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes: they married in 2014.", "yes"),
        ("**No.** Yes would be wrong.", "no"),
        ("They weren’t married.", "no"),
        ("It was never said.", "no"),
        ("They did not.", "no"),
        ("They married in 2014 in November, nobly.", None),
        ("They married. " + "word " * 40 + "not", None),
    ],
)
def test_the_first_yes_or_no_is_the_verdict(text: str, expected: str | None) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(("text", "right"), [("They married.", True), ("Yes.", True), ("They didn't.", False)])
def test_a_plain_statement_affirms(text: str, right: bool) -> None:
    question = Question("q", "are they married", Answer(yes_no="yes"))
    assert (judge(question, Reply(text, answered=True)) == []) is right


def test_the_shared_judge_is_loaded_from_its_file(shared: Path) -> None:
    score = shared_judge(shared / "questions" / "score.py")
    questions = {question.id: question for question in read_questions(shared / "questions" / "dev.jsonl")}
    assert len(questions) == 60
    reply = Reply("They married in 2014. (001_40911d7f29e81e14.txt)", answered=True)
    assert score(questions["q129"], reply) == []
    assert score(questions["q031"], Reply("Yes, on 24 May.", answered=True)) == [
        "forbidden:24 May",
        "did_not_abstain",
        "said_yes",
    ]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('{"id": "a", "question": "?"}', "line 1: a question is an object with an `answer` object"),
        ('{"id": "a", "answer": {}}', "line 1: `question` has to be text"),
        ('{"id": "a", "question": "?", "answer": {"cite": [1]}}', "line 1: `cite` has to be a list of texts"),
        ('{"id": "a", "question": "?", "answer": {"yes_no": "maybe"}}', 'line 1: `yes_no` has to be "yes"'),
        ('{"id": "a", "question": "?", "answer": {}}\n' * 2, "line 2: the id a stands twice"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, wrong: str) -> None:
    file = tmp_path / "wrong.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(BadQuestion) as error:
        read_questions(file)
    assert f"wrong.jsonl, {wrong}" in str(error.value)
