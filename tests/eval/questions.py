"""Questions with what a right answer holds, read from JSON lines as ../shared/questions/README.md tells them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeGuard, cast

YesNo = Literal["yes", "no"]


class BadQuestion(ValueError):
    """A line that is no question; the message names the file, the line and the field."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a right answer holds, under the names that score.py reads."""

    must_contain_any: tuple[tuple[str, ...], ...] = ()
    must_not_contain: tuple[str, ...] = ()
    yes_no: YesNo | None = None
    cite: tuple[str, ...] = ()
    abstain: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its answer, and the groups that it is counted in."""

    id: str
    question: str
    answer: Answer
    kind: str = ""
    style: str = ""


def read_questions(path: Path) -> list[Question]:
    """The questions of a file, one a line; raises BadQuestion at the first that is wrong."""
    questions: dict[str, Question] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            question = _question(json.loads(line))
        except ValueError as error:
            raise BadQuestion(f"{path.name}, line {number}: {error}") from None
        if question.id in questions:
            raise BadQuestion(f"{path.name}, line {number}: the id {question.id} stands twice")
        questions[question.id] = question
    return list(questions.values())


def _question(line: object) -> Question:
    if not _is_table(line) or not _is_table(answer := line.get("answer")):
        raise ValueError("a question is an object with an `answer` object")
    return Question(
        _text(line, "id"),
        _text(line, "question"),
        Answer(
            must_contain_any=_lists(answer, "must_contain_any"),
            must_not_contain=_texts(answer.get("must_not_contain", []), "must_not_contain"),
            yes_no=_verdict(answer.get("yes_no")),
            cite=_texts(answer.get("cite", []), "cite"),
            abstain=answer.get("abstain", False) is True,
        ),
        kind=_text(line, "kind", ""),
        style=_text(line, "style", ""),
    )


def _text(table: dict[str, object], field: str, default: str | None = None) -> str:
    match table.get(field, default):
        case str(value):
            return value
        case _:
            raise ValueError(f"`{field}` has to be text")


def _texts(value: object, field: str) -> tuple[str, ...]:
    if not _is_list(value):
        raise ValueError(f"`{field}` has to be a list of texts")
    texts = tuple(text for text in value if isinstance(text, str))
    if len(texts) != len(value):
        raise ValueError(f"`{field}` has to be a list of texts")
    return texts


def _lists(answer: dict[str, object], field: str) -> tuple[tuple[str, ...], ...]:
    value = answer.get(field, [])
    if not _is_list(value):
        raise ValueError(f"`{field}` has to be a list of lists")
    return tuple(_texts(texts, field) for texts in value)


def _verdict(value: object) -> YesNo | None:
    if value is None or value == "yes" or value == "no":
        return cast(YesNo | None, value)
    raise ValueError('`yes_no` has to be "yes", "no" or null')


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
